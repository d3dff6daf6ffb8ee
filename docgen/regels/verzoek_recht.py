"""What a granted request must show per right, and whether recipients were told (juridisch § 2.4, § 2.6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Recht, Uitkomst
from docgen.recht.verzoekrecht import GEGEVEN, MET_ONTVANGERS
from docgen.regels.kern import Bevinding, regel


def _gegeven(dossier: Dossier, *rechten: Recht) -> bool:
    """Whether the decision on one of these rights is granted, at least in part."""
    besluit = dossier.verzoek.besluit
    return besluit is not None and dossier.verzoek.recht in rechten and besluit.uitkomst in GEGEVEN


def _mist(feiten: object | None, *velden: str) -> list[str]:
    """The fields that are not filled in."""
    return [veld for veld in velden if not getattr(feiten, veld, None)]


@regel("VRZ130", "verzoek")
def inzage_met_kopie(dossier: Dossier) -> Iterator[Bevinding]:
    """Een besluit om inzage te geven noemt de stukken en hoe de kopie komt.

    Wat: Bij inzage staan stukken en wijze. Alleen op school komen kijken is niet genoeg.
    Waarom: De verzoeker krijgt een kopie van de gegevens (AVG 15 lid 3).
    Fout:
        inzage: {stukken: [], wijze: }
    Goed:
        inzage: {stukken: [{nummer: "1", soort: rapport}], wijze: De kopie zit bij deze brief.}
    """
    if _gegeven(dossier, Recht.INZAGE) and (mist := _mist(dossier.verzoek.inzage, "stukken", "wijze")):
        hint = "zet bij inzage: stukken (nummer, soort) en wijze (hoe de kopie komt); zie verzoeken/voorbeeld.yaml"
        yield Bevinding(("inzage",), f"bij inzage ontbreekt: {', '.join(mist)}", hint)


@regel("VRZ165", "verzoek")
def reclame_stopt_altijd(dossier: Dossier) -> Iterator[Bevinding]:
    """Bezwaar tegen reclame wijst de school nooit af.

    Wat: Bij direct_marketing: ja is het besluit op het bezwaar helemaal toegewezen.
    Waarom: Wie geen reclame wil, krijgt haar niet meer. Er is niets af te wegen (AVG 21 lid 2 en 3).
    Fout:
        recht: bezwaar
        direct_marketing: ja
        besluit: {uitkomst: gedeeltelijk}
    Goed:
        recht: bezwaar
        direct_marketing: ja
        besluit: {uitkomst: toegewezen, onderdelen: []}
    """
    v = dossier.verzoek
    geweigerd = v.besluit is not None and v.besluit.uitkomst in (Uitkomst.GEDEELTELIJK, Uitkomst.AFGEWEZEN)
    if v.recht is Recht.BEZWAAR and v.direct_marketing and geweigerd:
        hint = "stop met de reclame en maak er toegewezen van"
        yield Bevinding(("besluit", "uitkomst"), "bezwaar tegen reclame wijst u niet af", hint)


@regel("VRZ131", "verzoek")
def rectificatie_met_wijzigingen(dossier: Dossier) -> Iterator[Bevinding]:
    """Een toegewezen verbetering noemt wat er stond en wat er nu staat.

    Wat: Bij rectificatie staan wijzigingen, of de dag waarop de eigen verklaring in het dossier kwam.
    Waarom: De school laat weten wat zij met het verzoek deed (AVG 12 lid 3, 16).
    Fout:
        recht: rectificatie
    Goed:
        recht: rectificatie
        rectificatie: {wijzigingen: [{gegeven: adres, oud: Laan 1, nieuw: Laan 2, op: 2026-11-10}]}
    """
    feiten = dossier.verzoek.rectificatie
    leeg = not feiten or not (feiten.wijzigingen or feiten.verklaring_toegevoegd_op)
    if _gegeven(dossier, Recht.RECTIFICATIE) and leeg:
        hint = "vul bij wijzigingen in: gegeven, oud, nieuw en op"
        yield Bevinding(("rectificatie",), "er staat niet wat de school verbeterde", hint)


@regel("VRZ132", "verzoek")
def verwijdering_met_gewist(dossier: Dossier) -> Iterator[Bevinding]:
    """Een toegewezen verwijdering noemt wat weg is en waarom.

    Wat: Bij verwijdering staan gewist (wat en op welke dag) en de grond, een letter van AVG 17 lid 1.
    Waarom: De school laat weten wat zij met het verzoek deed (AVG 12 lid 3, 17 lid 1).
    Fout:
        recht: verwijdering
        verwijdering: {grond: a}
    Goed:
        recht: verwijdering
        verwijdering: {grond: a, gewist: [{wat: foto's, op: 2026-11-10}]}
    """
    mist = _mist(dossier.verzoek.verwijdering, "grond", "gewist")
    if mist and _gegeven(dossier, Recht.VERWIJDERING):
        hint = "vul bij gewist in wat weg is en op welke dag, en bij grond de letter"
        yield Bevinding(("verwijdering",), f"bij verwijdering ontbreekt: {', '.join(mist)}", hint)


@regel("VRZ133", "verzoek")
def beperking_met_feiten(dossier: Dossier) -> Iterator[Bevinding]:
    """Een toegewezen beperking noemt de reden, de gegevens en vanaf wanneer.

    Wat: Bij beperking staan grond (letter van AVG 18 lid 1), vanaf en gegevens.
    Waarom: De verzoeker moet weten wat stilstaat en waarom (AVG 12 lid 3, 18).
    Fout:
        recht: beperking
        beperking: {grond: a}
    Goed:
        recht: beperking
        beperking: {grond: a, vanaf: 2026-11-10, gegevens: [het verslag]}
    """
    mist = _mist(dossier.verzoek.beperking, "grond", "vanaf", "gegevens")
    if mist and _gegeven(dossier, Recht.BEPERKING):
        hint = "vul de letter in, de dag en om welke gegevens het gaat"
        yield Bevinding(("beperking",), f"bij beperking ontbreekt: {', '.join(mist)}", hint)


@regel("VRZ134", "verzoek")
def meenemen_in_bestand(dossier: Dossier) -> Iterator[Bevinding]:
    """Gegevens om mee te nemen komen in een bestand dat een computer kan lezen.

    Wat: Bij overdraagbaarheid staan formaat, inhoud en wijze. Het formaat is geen pdf of scan.
    Waarom: Het bestand moet gestructureerd, gangbaar en machineleesbaar zijn (AVG 20 lid 1).
    Fout:
        recht: overdraagbaarheid
        overdraagbaarheid: {formaat: pdf, inhoud: [antwoorden], wijze: Het bestand zit bij deze mail.}
    Goed:
        recht: overdraagbaarheid
        overdraagbaarheid: {formaat: csv, inhoud: [antwoorden], wijze: Het bestand zit bij deze mail.}
    """
    if not _gegeven(dossier, Recht.OVERDRAAGBAARHEID):
        return
    feiten = dossier.verzoek.overdraagbaarheid
    if mist := _mist(feiten, "formaat", "inhoud", "wijze"):
        hint = "noem het soort bestand, wat erin staat en hoe de verzoeker het krijgt"
        yield Bevinding(("overdraagbaarheid",), f"bij overdraagbaarheid ontbreekt: {', '.join(mist)}", hint)
    elif feiten and any(w in (feiten.formaat or "").lower() for w in ("pdf", "scan", "papier")):
        tekst = "dit soort bestand kan een ander programma niet inlezen"
        yield Bevinding(("overdraagbaarheid", "formaat"), tekst, "geef csv, json, xml of een rekenblad")


@regel("VRZ135", "verzoek")
def bezwaar_met_gevolg(dossier: Dossier) -> Iterator[Bevinding]:
    """Een toegewezen bezwaar noemt wat er verandert.

    Wat: Bij bezwaar staat het gevolg: wat de school stopt en vanaf wanneer.
    Waarom: De school stopt met het gebruik en laat dat weten (AVG 12 lid 3, 21 lid 1).
    Fout:
        recht: bezwaar
    Goed:
        recht: bezwaar
        bezwaar: {gevolg: Vanaf 19 november 2026 vragen wij dit niet meer.}
    """
    if _gegeven(dossier, Recht.BEZWAAR) and _mist(dossier.verzoek.bezwaar, "gevolg"):
        hint = "schrijf bij gevolg wat stopt en vanaf welke dag"
        yield Bevinding(("bezwaar",), "er staat niet wat er verandert", hint)


@regel("VRZ136", "verzoek", Ernst.WAARSCHUWING)
def ontvangers_bericht(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke ontvanger kreeg bericht, of er staat waarom niet.

    Wat: Bij elke ontvanger staat op (dag van het bericht) of reden_niet. Het besluit mag al wel op de post.
    Waarom: Wie de gegevens kreeg, hoort van een verbetering, verwijdering of beperking, tenzij dat onmogelijk
        is of onevenredig veel werk (AVG 19).
    Fout:
        recht: verwijdering
        besluit: {ontvangers: [{naam: zwembad}]}
    Goed:
        recht: verwijdering
        besluit: {ontvangers: [{naam: zwembad, op: 2026-11-12}]}
    """
    besluit = dossier.verzoek.besluit
    for i, k in enumerate(besluit.ontvangers if besluit else ()):
        if _gegeven(dossier, *MET_ONTVANGERS) and not (k.op or k.reden_niet):
            hint = "verstuur kennisgeving-ontvanger en leg dat vast met --ontvangers-bericht, of vul reden_niet in"
            yield Bevinding(("besluit", "ontvangers", i), "deze ontvanger kreeg nog geen bericht", hint)


@regel("VRZ137", "verzoek", Ernst.WAARSCHUWING)
def ontvangers_nagegaan(dossier: Dossier) -> Iterator[Bevinding]:
    """De school ging na wie de gegevens eerder kreeg.

    Wat: Bij verbetering, verwijdering en beperking staan ontvangers, of ontvangers_nagegaan: ja.
    Waarom: Zonder die lijst kan de school niemand bericht sturen (AVG 19).
    Fout:
        recht: verwijdering
    Goed:
        recht: verwijdering
        besluit: {ontvangers_nagegaan: ja}
    """
    besluit = dossier.verzoek.besluit
    bekend = besluit and (besluit.ontvangers or besluit.ontvangers_nagegaan)
    if not bekend and _gegeven(dossier, *MET_ONTVANGERS):
        hint = "noem de ontvangers, of zet ontvangers_nagegaan: ja als er geen zijn"
        yield Bevinding(("besluit",), "er staat niet wie deze gegevens eerder kreeg", hint)
