"""Codes and dates of a request file that cannot be right; docgen makes nothing until they are (INV)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.recht.verzoekrecht import kan_kloppen
from docgen.regels.kern import Bevinding, Pad, regel


@regel("INV161", "verzoek")
def grond_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van een weigeringsgrond staat in de keuzelijst.

    Wat: Bij grond staat een code uit configuratie/keuzelijsten/weigeringsgronden.yaml.
    Waarom: Weigeren mag alleen op een grond die de wet noemt (AVG 12 lid 4 en 5, UAVG 41).
    Fout:
        besluit: {onderdelen: [{wat: een verslag, uitkomst: afgewezen, grond: ANDERE, motivering: Niet.}]}
    Goed:
        besluit: {onderdelen: [{wat: een verslag, uitkomst: afgewezen, grond: ANDEREN, motivering: Niet.}]}
    """
    codes = dossier.naslag.lijsten["weigeringsgronden"]
    besluit = dossier.verzoek.besluit
    for i, deel in enumerate(besluit.onderdelen if besluit else ()):
        if deel.grond and deel.grond not in codes:
            pad = ("besluit", "onderdelen", i, "grond")
            yield _onbekend(pad, "deze weigeringsgrond ken ik niet", deel.grond, codes)


@regel("INV162", "verzoek")
def verlengingsreden_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van een reden voor verlenging staat in de keuzelijst.

    Wat: Bij redenen staan codes uit configuratie/keuzelijsten/verlengingsredenen.yaml.
    Waarom: Verlengen mag alleen door de complexiteit of het aantal van de verzoeken (AVG 12 lid 3).
    Fout:
        verlenging: {op: 2026-11-16, redenen: [drukte], toelichting: Het gaat om 300 e-mails.}
    Goed:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid], toelichting: Het gaat om 300 e-mails.}
    """
    codes = dossier.naslag.lijsten["verlengingsredenen"]
    verlenging = dossier.verzoek.verlenging
    for i, reden in enumerate(verlenging.redenen if verlenging else ()):
        if reden not in codes:
            yield _onbekend(("verlenging", "redenen", i), "deze reden ken ik niet", reden, codes)


@regel("INV163", "verzoek")
def verwerking_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De verwerkingen die een brief noemt, staan in het register.

    Wat: Bij inzage en bezwaar staan alleen verwerkingen die in het register van de school staan en aan staan.
    Waarom: De brief vertelt wat het register zegt: doelen, ontvangers en bewaartermijn (AVG 15 lid 1).
    Fout:
        inzage: {verwerkingen: [muziekkles]}
    Goed:
        inzage: {verwerkingen: [muziekles]}
    """
    codes = [v.id for v in dossier.register]
    zaak = dossier.verzoek
    genoemd: list[tuple[Pad, str]] = [
        (("inzage", "verwerkingen", i), id_)
        for i, id_ in enumerate(zaak.inzage.verwerkingen if zaak.inzage else ())
    ]
    if zaak.bezwaar and zaak.bezwaar.verwerking:
        genoemd.append((("bezwaar", "verwerking"), zaak.bezwaar.verwerking))
    for pad, id_ in genoemd:
        if id_ not in codes:
            yield _onbekend(pad, "deze verwerking staat niet in het register", id_, codes)


@regel("INV164", "verzoek")
def norm_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Het wetsartikel bij een onderdeel bestaat.

    Wat: Bij normen staan codes uit configuratie/recht, zoals wpo-8 of bw-7:454-2.
    Waarom: De brief noemt het artikel waarop de weigering rust (AVG 12 lid 4, Awb 3:47).
    Fout:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, motivering: Niet., normen: [wpo-800]}]}
    Goed:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, motivering: Niet., normen: [wpo-8]}]}
    """
    besluit = dossier.verzoek.besluit
    for i, deel in enumerate(besluit.onderdelen if besluit else ()):
        for j, id_ in enumerate(deel.normen):
            if id_ not in dossier.naslag.wetboek:
                codes = [n.id for n in dossier.naslag.wetboek.normen()]
                pad = ("besluit", "onderdelen", i, "normen", j)
                yield _onbekend(pad, "dit artikel ken ik niet", id_, codes, keuzes=False)


@regel("INV165", "verzoek")
def letter_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De letter van de reden voor verwijdering of beperking bestaat.

    Wat: Bij verwijdering staat een letter a tot en met f, bij beperking a tot en met d.
    Waarom: De wet noemt zes situaties waarin verwijderen moet en vier voor beperken (AVG 17 lid 1, 18 lid 1).
    Fout:
        verwijdering: {grond: z}
    Goed:
        verwijdering: {grond: a}
    """
    zaak = dossier.verzoek
    for veld, lijst, feiten in (
        ("verwijdering", "verwijderredenen", zaak.verwijdering),
        ("beperking", "beperkingsredenen", zaak.beperking),
    ):
        codes = dossier.naslag.lijsten[lijst]
        if feiten and feiten.grond and feiten.grond not in codes:
            yield _onbekend((veld, "grond"), "deze letter ken ik niet", feiten.grond, codes)


@regel("INV166", "verzoek")
def kostenreden_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De reden voor kosten staat in de keuzelijst.

    Wat: Bij kosten staat een code uit configuratie/keuzelijsten/kostenredenen.yaml.
    Waarom: Een verzoek is gratis; geld vragen mag alleen in deze gevallen (AVG 12 lid 5, 15 lid 3).
    Fout:
        kosten: {reden: portokosten}
    Goed:
        kosten: {reden: extra-kopie}
    """
    codes, kosten = dossier.naslag.lijsten["kostenredenen"], dossier.verzoek.kosten
    if kosten and kosten.reden not in codes:
        yield _onbekend(("kosten", "reden"), "deze reden voor kosten ken ik niet", kosten.reden, codes)


@regel("INV221", "verzoek")
def na_ontvangst(dossier: Dossier) -> Iterator[Bevinding]:
    """Alles gebeurt na de ontvangst van het verzoek.

    Wat: Bevestiging, vragen, verlenging en besluit liggen niet vóór de dag van ontvangst; verzenden niet vóór
        het besluit.
    Waarom: Met een verkeerde datum klopt geen enkele termijn (AVG 12 lid 3).
    Fout:
        besluit: {op: 2026-10-19}
    Goed:
        besluit: {op: 2026-11-19}
    """
    zaak, besluit = dossier.verzoek, dossier.verzoek.besluit
    dagen: list[tuple[Pad, date | None]] = [(("bevestigd_op",), zaak.bevestigd_op)]
    for veld, vraag in (("identiteit", zaak.identiteit), ("verduidelijking", zaak.verduidelijking)):
        dagen.append(((veld, "gevraagd_op"), vraag.gevraagd_op if vraag else None))
    dagen.append((("verlenging", "op"), zaak.verlenging.op if zaak.verlenging else None))
    dagen.append((("kosten", "op"), zaak.kosten.op if zaak.kosten else None))
    dagen.append((("besluit", "op"), besluit.op if besluit else None))
    for pad, dag in dagen:
        if dag and dag < zaak.ontvangen_op:
            yield Bevinding(pad, "deze dag ligt vóór de ontvangst van het verzoek", "kijk beide datums na")
    for veld, later in (
        ("verzonden_op", besluit.verzonden_op if besluit else None),
        ("ontvangen_op", besluit.ontvangen_op if besluit else None),
    ):
        if besluit and later and later < besluit.op:
            yield Bevinding(("besluit", veld), "deze dag ligt vóór het besluit", "kijk beide datums na")


@regel("INV222", "verzoek")
def na_de_avg(dossier: Dossier) -> Iterator[Bevinding]:
    """Het verzoek is van na de start van de AVG.

    Wat: De dag van ontvangst ligt niet vóór de dag waarop de AVG ging gelden.
    Waarom: Een oudere datum is een typefout, en docgen kan er geen termijn mee rekenen (AVG 12 lid 3).
    Fout:
        ontvangen_op: 2016-11-02
    Goed:
        ontvangen_op: 2026-11-02
    """
    if not kan_kloppen(dossier.verzoek, dossier.naslag.wetboek):
        yield Bevinding(("ontvangen_op",), "dit verzoek is ouder dan de AVG", "kijk het jaar na")


@regel("INV223", "verzoek")
def geboren_voor_verzoek(dossier: Dossier) -> Iterator[Bevinding]:
    """De leerling is geboren vóór het verzoek.

    Wat: De geboortedatum ligt niet na de dag van ontvangst.
    Waarom: De leeftijd bepaalt wie het verzoek mag doen (UAVG 5 lid 4).
    Fout:
        leerling: {geboortedatum: 2027-05-14}
    Goed:
        leerling: {geboortedatum: 2017-05-14}
    """
    zaak = dossier.verzoek
    if zaak.leerling and zaak.leerling.geboortedatum > zaak.ontvangen_op:
        pad = ("leerling", "geboortedatum")
        yield Bevinding(pad, "de leerling is na het verzoek geboren", "kijk het jaar na")


def _onbekend(pad: Pad, tekst: str, code: str, codes: Iterable[str], *, keuzes: bool = True) -> Bevinding:
    alle = list(codes)
    beste = difflib.get_close_matches(code.upper() if code.upper() in alle else code, alle, n=1, cutoff=0.5)
    kies = f"kies uit: {', '.join(alle)}" if keuzes else "kijk in configuratie/recht welke codes er zijn"
    return Bevinding(pad, tekst, f"bedoelde u '{beste[0]}'?" if beste else kies)
