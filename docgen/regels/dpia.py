"""An assessment before a risky processing: complete, advised on and decided by people (AVG 35-36; juridisch § 14)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.dpia import Dpia, Hoogte, Keuze
from docgen.regels.kern import Bevinding, regel


def _dpia(dossier: Dossier) -> Dpia:
    if not dossier.zaak or not isinstance(dossier.zaak.model, Dpia):
        raise LookupError("geen Dpia")
    return dossier.zaak.model


@regel("VRW160", "dpia")
def verwerking_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerking van een DPIA staat in het register.

    Wat: Bij verwerkingen staan namen (id) uit het register van deze organisatie.
    Waarom: De DPIA beschrijft wat u echt doet; dat staat in het register (AVG 35 lid 7 a).
    Fout:
        verwerkingen: [muziekkles]
    Goed:
        verwerkingen: [muziekles]
    """
    bekend = [v.id for v in dossier.register]
    for nr, id_ in enumerate(_dpia(dossier).verwerkingen):
        if id_ not in bekend:
            beste = difflib.get_close_matches(id_, bekend, n=1)
            hint = f"bedoelde u '{beste[0]}'?" if beste else "docgen register toon verwerkingen noemt ze alle"
            yield Bevinding(("verwerkingen", nr), f"de verwerking '{id_}' staat niet in het register", hint)


@regel("VRW161", "dpia", Ernst.OORDEEL)
def fg_adviseerde(dossier: Dossier) -> Iterator[Bevinding]:
    """De FG gaf advies over een DPIA, en het bestuur zegt wat het daarmee doet.

    Wat: advies_fg heeft een tekst en bij gevolgd ja of nee. Bij nee staat een reden.
    Waarom: Het bestuur vraagt advies aan de FG (AVG 35 lid 2). Wie ervan afwijkt, legt uit waarom.
    Fout:
        advies_fg: {op: 2026-11-05, tekst: Begin pas na een test., gevolgd: nee}
    Goed:
        advies_fg: {op: 2026-11-05, tekst: Begin pas na een test., gevolgd: nee, reden: De test kan pas later.}
    """
    advies = _dpia(dossier).advies_fg
    if advies is None:
        yield Bevinding(("advies_fg",), "het advies van de FG ontbreekt", "vraag de FG om advies")
    elif advies.gevolgd is None:
        yield Bevinding(("advies_fg", "gevolgd"), "volgt het bestuur dit advies?", "schrijf ja of nee")
    elif not advies.gevolgd and not advies.reden:
        yield Bevinding(
            ("advies_fg", "reden"), "waarom volgt het bestuur dit advies niet?", "schrijf de reden"
        )


@regel("VRW162", "dpia", Ernst.OORDEEL)
def risico_beoordeeld(dossier: Dossier) -> Iterator[Bevinding]:
    """Van elk risico in een DPIA staat vast wat u doet en wat overblijft.

    Wat: Er is minstens één risico. Elk risico heeft een maatregel en bij rest een oordeel.
    Waarom: Een DPIA noemt de risico's en de maatregelen (AVG 35 lid 7 c en d). Hoe hoog een risico is, oordeelt een
        mens.
    Fout:
        risicos: [{wat: Te veel mensen zien de notities., voor_wie: leerlingen, kans: laag, ernst: laag}]
    Goed:
        risicos:
          - {wat: Te veel mensen zien de notities., voor_wie: leerlingen, kans: laag, ernst: laag, maatregelen: [rollen], rest: laag}
    """
    risicos = _dpia(dossier).risicos
    if not risicos:
        yield Bevinding(("risicos",), "er staat geen risico in deze DPIA", "noem minstens één risico")
    for nr, risico in enumerate(risicos):
        if not risico.maatregelen:
            yield Bevinding(
                ("risicos", nr),
                "bij dit risico staat geen maatregel",
                "schrijf wat u eraan doet bij maatregelen",
            )
        if risico.rest is None:
            hint = "schrijf bij rest: laag, midden of hoog"
            yield Bevinding(("risicos", nr), "hoe hoog is dit risico na de maatregelen?", hint)


@regel("VRW163", "dpia")
def hoog_dan_eerst_ap(dossier: Dossier) -> Iterator[Bevinding]:
    """Blijft het risico hoog, dan vraagt het bestuur eerst advies aan de AP.

    Wat: Bij een hoog risico dat overblijft, staat bij voorafgaand wanneer u de AP om advies vroeg. Of u stopt.
    Waarom: Zonder dat advies mag u niet beginnen (AVG 36 lid 1).
    Fout:
        risicos:
          - {wat: Een lek toont zorgnotities., voor_wie: leerlingen, kans: hoog, ernst: hoog, maatregelen: [rollen], rest: hoog}
    Goed:
        risicos:
          - {wat: Een lek toont zorgnotities., voor_wie: leerlingen, kans: hoog, ernst: hoog, maatregelen: [rollen], rest: hoog}
        voorafgaand: {gevraagd_op: 2026-11-12}
    """
    dpia = _dpia(dossier)
    stopt = dpia.besluit is not None and dpia.besluit.keuze is Keuze.STOPPEN
    if dpia.rest is Hoogte.HOOG and not dpia.voorafgaand and not stopt:
        hint = "vraag advies aan de AP en schrijf de datum bij voorafgaand, of neem meer maatregelen"
        yield Bevinding(("risicos",), "er blijft een hoog risico over en de AP weet dat niet", hint)


@regel("VRW164", "dpia", Ernst.OORDEEL)
def besluit_genomen(dossier: Dossier) -> Iterator[Bevinding]:
    """Op een DPIA volgt een besluit van wie dat mag nemen.

    Wat: Bij besluit staat de keuze, wie besloot en wanneer.
    Waarom: Het bestuur is verantwoordelijk en moet dat kunnen laten zien (AVG 5 lid 2 en 24).
    Fout:
        besluit:
    Goed:
        besluit: {keuze: doorgaan, door: {naam: S. Voorbeeld, functie: bestuurder}, op: 2026-11-10}
    """
    if _dpia(dossier).besluit is None:
        yield Bevinding(
            ("besluit",), "het besluit op deze DPIA ontbreekt", "leg vast wie wat besloot, en wanneer"
        )


@regel("VRW165", "dpia", Ernst.WAARSCHUWING)
def register_weet_het(dossier: Dossier) -> Iterator[Bevinding]:
    """Het register noemt de DPIA bij elke verwerking waarover zij gaat.

    Wat: Bij de verwerking staat dpia: {nodig: ja, uitgevoerd_op: ...} met een datum.
    Waarom: Anders spreken register en DPIA elkaar tegen (AVG 5 lid 2).
    Fout:
        uitgevoerd_op: 2026-11-02
    Goed:
        uitgevoerd_op:
    """
    dpia = _dpia(dossier)
    for v in dossier.register:
        if v.id in dpia.verwerkingen and dpia.uitgevoerd_op and not (v.dpia and v.dpia.uitgevoerd_op):
            tekst = f"in het register staat bij '{v.naam}' geen uitgevoerde DPIA"
            yield Bevinding(("verwerkingen",), tekst, "schrijf de datum in het register, bij dpia")


@regel("VRW166", "dpia", Ernst.WAARSCHUWING)
def op_tijd_herzien(dossier: Dossier) -> Iterator[Bevinding]:
    """Een DPIA krijgt een dag waarop u opnieuw kijkt, en die dag is niet voorbij.

    Wat: Bij herzien_voor staat een datum in de toekomst.
    Waarom: Verandert het risico, dan kijkt u opnieuw (AVG 35 lid 11). Een vaste dag helpt daarbij.
    Fout:
        herzien_voor: 2026-10-01
    Goed:
        herzien_voor: 2029-10-01
    """
    dag = _dpia(dossier).herzien_voor
    if dag is None:
        yield Bevinding(("herzien_voor",), "wanneer kijkt u opnieuw naar deze DPIA?", "kies een dag")
    elif dag < dossier.peildatum:
        yield Bevinding(
            ("herzien_voor",), "deze DPIA moest al opnieuw bekeken zijn", "kijk opnieuw en kies een dag"
        )
