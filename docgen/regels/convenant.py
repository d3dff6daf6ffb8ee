"""The parties of a convenant: who they are, who signs, what their task is (juridisch § 12.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.regels.convenant_feiten import SCHOLEN, fg_verplicht, partijsoort
from docgen.regels.kern import Bevinding, regel


@regel("CNV101", "convenant")
def genoeg_partijen(dossier: Dossier) -> Iterator[Bevinding]:
    """Een convenant heeft ten minste twee partijen.

    Wat: Bij partijen staan twee of meer organisaties. Twee afdelingen met hetzelfde KvK-nummer tellen als één.
    Waarom: Een convenant is een afspraak tussen rechtspersonen; een rechtspersoon spreekt niets met zichzelf af.
    Fout:
        partijen:
          - {id: bestuur, kvk: 90000001}
          - {id: verband, kvk: 90000001}
          - {id: hulp, kvk: 90000001}
          - {id: gemeente, kvk: 90000001}
    Goed:
        partijen: [{id: hulp, kvk: 90000009}]
    """
    if len({p.kvk or p.naam for p in dossier.convenant.partijen}) < 2:
        hint = "voeg onder partijen elke organisatie toe, met haar eigen KvK-nummer"
        yield Bevinding(("partijen",), "er zijn minder dan twee partijen", hint)


@regel("CNV102", "convenant")
def partij_heeft_vertegenwoordiger(dossier: Dossier) -> Iterator[Bevinding]:
    """Van elke partij is bekend wie tekent.

    Wat: Bij elke partij staat een vertegenwoordiger met naam en functie.
    Waarom: Een convenant bindt alleen wie bevoegd heeft getekend.
    Fout:
        partijen: [{id: hulp, vertegenwoordiger: }]
    Goed:
        partijen: [{id: hulp, vertegenwoordiger: {naam: S. Proef, functie: bestuurder}}]
    """
    yield from _mist(
        dossier, "vertegenwoordiger", "er staat niet wie voor deze partij tekent", "vul naam en functie in"
    )


@regel("CNV103", "convenant")
def partij_heeft_rechtsvorm(dossier: Dossier) -> Iterator[Bevinding]:
    """Van elke partij is de rechtsvorm bekend.

    Wat: Bij elke partij staat de rechtsvorm, zoals stichting of gemeente.
    Waarom: Alleen een rechtspersoon kan partij zijn en aansprakelijk zijn.
    Fout:
        partijen: [{id: hulp, rechtsvorm: }]
    Goed:
        partijen: [{id: hulp, rechtsvorm: stichting}]
    """
    yield from _mist(
        dossier,
        "rechtsvorm",
        "de rechtsvorm van deze partij ontbreekt",
        "bijvoorbeeld: rechtsvorm: stichting",
    )


@regel("CNV104", "convenant", Ernst.WAARSCHUWING)
def partij_heeft_kvk(dossier: Dossier) -> Iterator[Bevinding]:
    """Van elke partij is het KvK-nummer bekend.

    Wat: Bij elke partij staat het nummer van de Kamer van Koophandel. Ontbreekt het, dan is dat een waarschuwing.
    Waarom: Met het nummer is zeker welke organisatie partij is.
    Fout:
        partijen: [{id: hulp, kvk: }]
    Goed:
        partijen: [{id: hulp, kvk: 90000009}]
    """
    yield from _mist(
        dossier, "kvk", "het KvK-nummer van deze partij ontbreekt", "vul de acht cijfers in bij kvk"
    )


def _mist(dossier: Dossier, veld: str, tekst: str, hint: str) -> Iterator[Bevinding]:
    for i, partij in enumerate(dossier.convenant.partijen):
        if not getattr(partij, veld):
            yield Bevinding(("partijen", i, veld), tekst, hint)


@regel("CNV105", "convenant")
def partij_heeft_fg(dossier: Dossier) -> Iterator[Bevinding]:
    """De FG van elke partij is bereikbaar.

    Wat: Bij elke partij staat een e-mailadres of telefoonnummer van de FG. Bij een school of overheid is dat
        verplicht; bij een andere partij is het een waarschuwing.
    Waarom: Een betrokkene kan altijd naar de FG (AVG 37 lid 7 en 38 lid 4).
    Fout:
        partijen: [{id: gemeente, fg: }]
    Goed:
        partijen: [{id: gemeente, fg: {email: fg@gemeente.example}}]
    """
    for i, partij in enumerate(dossier.convenant.partijen):
        if not partij.fg or not (partij.fg.email or partij.fg.telefoon):
            b = Bevinding(
                ("partijen", i, "fg"),
                "de FG van deze partij is niet te bereiken",
                "vul bij fg een e-mailadres in",
            )
            yield b if fg_verplicht(dossier, partij) else replace(b, ernst=Ernst.WAARSCHUWING)


@regel("CNV113", "convenant")
def er_is_een_school(dossier: Dossier) -> Iterator[Bevinding]:
    """Minstens één school doet mee.

    Wat: Een van de partijen is een school of schoolbestuur.
    Waarom: Het overleg hoort bij een school; haar bestuur is verantwoordelijk voor het dossier.
    Fout:
        partijen: [{id: bestuur, soort: swv}]
    Goed:
        partijen: [{id: bestuur, soort: schoolbestuur}]
    """
    if not any(p.soort in SCHOLEN for p in dossier.convenant.partijen):
        yield Bevinding(
            ("partijen",), "er is geen school bij", "voeg een partij toe met soort school of schoolbestuur"
        )


@regel("CNV119", "convenant")
def taak_van_partij_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke partij heeft een wettelijke taak met een artikel.

    Wat: De taak en het artikel komen uit de lijst partijsoorten, of staan bij de partij zelf.
    Waarom: Wie geen taak heeft die bij het doel past, kan niet meedoen. Een eigen taak zonder artikel is niet na
        te gaan.
    Fout:
        partijen: [{id: hulp, wettelijke_taak: helpen waar dat nodig is}]
    Goed:
        partijen: [{id: hulp, wettelijke_taak: helpen bij het opgroeien, normen: [jeugdwet-2.3-1]}]
    """
    for i, partij in enumerate(dossier.convenant.partijen):
        eigen_zonder_artikel = partij.wettelijke_taak and not partij.normen
        if eigen_zonder_artikel or not (partij.normen or partijsoort(dossier, partij).get("normen", True)):
            hint = "noem bij normen het artikel dat deze taak geeft"
            yield Bevinding(
                ("partijen", i), "bij de wettelijke taak van deze partij ontbreekt een artikel", hint
            )
