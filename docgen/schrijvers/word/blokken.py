"""The walk over the page: every block element becomes paragraphs, lists, tables or a new section."""

from __future__ import annotations

from lxml.etree import _Element

from docgen.schrijvers.word import lopend, secties
from docgen.schrijvers.word.bouw import el, q, zet
from docgen.schrijvers.word.invullen import alleen_labels, invulregels
from docgen.schrijvers.word.nummering import inspringing
from docgen.schrijvers.word.stijlen import KADER_LINKS, KADER_RECHTS
from docgen.schrijvers.word.tabellen import tabel
from docgen.schrijvers.word.tekst import BLOKKEN, heeft_klasse, knopen
from docgen.schrijvers.word.werk import Plaats, Punt, Werk

_KLASSEN = {
    naam: naam.capitalize()
    for naam in ("adres", "retouradres", "ondertekenaar", "ondertitel", "inleiding", "klein", "woordmerk")
}
_ADRESVAK = 2381  # twips: 42 mm from the top of the address to what follows, so that it stands in the window
_ADRESREGEL = 300
_NA_LIJST = "150"


def inhoud(werk: Werk, plaats: Plaats, element: _Element) -> None:
    """Write everything inside an element; text outside a block becomes a paragraph of its own."""
    los: list[str | _Element] = []
    for knoop in knopen(element):
        if isinstance(knoop, str) or knoop.tag not in BLOKKEN:
            los.append(knoop)
            continue
        _los(werk, plaats, los)
        los = []
        blok(werk, plaats, knoop)
    _los(werk, plaats, los)


def blok(werk: Werk, plaats: Plaats, element: _Element) -> None:
    """Write one block element."""
    werk.merk(element)
    naam = str(element.tag)
    if naam in ("h1", "h2", "h3", "h4"):
        _kop(werk, plaats, element)
    elif naam == "p":
        stukken = list(knopen(element))
        _regel(werk, plaats, _stijl(element, plaats), stukken, rij=heeft_klasse(element, "velden"))
        if heeft_klasse(element, "adres") and werk.blad.eigen_papier:
            _vul_venster(werk.uit[-1], len(element.findall("br")) + 1)
    elif naam in ("ul", "ol"):
        _lijst(werk, plaats, element)
    elif naam == "table":
        tabel(werk, plaats, element, inhoud)
    elif naam == "hr":
        werk.nieuwe_bladzijde = True
    else:
        _deel(werk, plaats, element)


def _los(werk: Werk, plaats: Plaats, stukken: list[str | _Element]) -> None:
    if all(isinstance(s, str) and not s.strip(" \t\r\n\f") for s in stukken):
        return
    _regel(werk, plaats, "Kader" if plaats.kader and not plaats.diepte else plaats.stijl, stukken)


def _stijl(element: _Element, plaats: Plaats) -> str:
    klasse = next((stijl for naam, stijl in _KLASSEN.items() if heeft_klasse(element, naam)), "")
    return klasse or ("Kader" if plaats.kader and not plaats.diepte else plaats.stijl)


def _regel(
    werk: Werk, plaats: Plaats, stijl: str, stukken: list[str | _Element], *, rij: bool = False
) -> None:
    """Write loose content: form rows when it is nothing but labels, else one paragraph."""
    genummerd = werk.punt is not None and werk.punt.num != werk.plan.nummering.opsomming
    if alleen_labels(stukken) and not genummerd:
        werk.punt = None  # a check box is bullet enough
        invulregels(werk, plaats, stukken, rij=rij)
        return
    extra = [el("w:ind", left=str(plaats.inspringing))] if plaats.diepte else []
    alinea = werk.begin(plaats, stijl, *extra)
    lopend.schrijf(werk, alinea, stukken)
    werk.sluit(alinea)


def _kop(werk: Werk, plaats: Plaats, element: _Element) -> None:
    num, niveau, _ = werk.plan.plaatsen.get(element, (0, 0, ""))
    stijl = "Omslagtitel" if plaats.omslag else f"heading {str(element.tag)[1]}"
    extra = [el("w:ind", left=str(KADER_LINKS), right=KADER_RECHTS)] if plaats.kader else []
    if num:
        extra.append(el("w:numPr", el("w:ilvl", val=str(niveau)), el("w:numId", val=str(num))))
        stijl = _genummerde_kop(element, stijl)
    alinea = werk.begin(plaats, stijl, *extra)
    lopend.schrijf(werk, alinea, knopen(element))
    werk.sluit(alinea)


def _genummerde_kop(element: _Element, anders: str) -> str:
    if element.tag != "h2":
        return anders
    return "Bijlagekop" if (element[0].text or "").strip().startswith("Bijlage") else "Artikel"


def _lijst(werk: Werk, plaats: Plaats, lijst: _Element) -> None:
    nummers = werk.plan.nummering
    if lijst.tag == "ul":
        num, niveau, stijl = nummers.opsomming, plaats.diepte + bool(plaats.leden), "List Bullet"
    elif plaats.leden:  # a list inside a lid is the next level of the article itself
        num, niveau, stijl = plaats.leden, plaats.diepte + 1, "List Number"
    else:
        soort = "letters" if heeft_klasse(lijst, "letters") else "lijst"
        num = nummers.nieuw(soort, int(lijst.get("start", "1")))
        niveau, stijl = plaats.diepte, "List Number"
    for punt in lijst.iterchildren("li"):
        if heeft_klasse(lijst, "leden"):
            num, niveau, stijl = *werk.plan.plaatsen.get(punt, (0, 1))[:2], "Lid"
        _punt(werk, plaats, punt, Punt(num, min(niveau, 8), stijl))
    if (
        not plaats.diepte
        and not plaats.cel
        and not plaats.kader
        and werk.uit
        and werk.uit[-1].tag == q("w:p")
    ):
        zet(werk.uit[-1], "w:spacing", after=_NA_LIJST)


def _punt(werk: Werk, plaats: Plaats, element: _Element, punt: Punt) -> None:
    """Write one list item: its first paragraph has the number, the next ones stand under its text."""
    werk.merk(element)
    lid = punt.stijl == "Lid"
    leden = punt.num if lid else plaats.leden
    links = inspringing(punt.niveau, leden=bool(leden) and punt.stijl != "List Bullet")
    diepte = 1 if lid else plaats.diepte + 1
    stijl = plaats.stijl if plaats.cel else "List Continue"
    werk.punt = (
        punt._replace(stijl=stijl) if plaats.cel else punt
    )  # in a table a list has the size of its cell
    inhoud(werk, plaats.met(diepte=diepte, inspringing=links, leden=leden, stijl=stijl), element)
    werk.punt = None


def _deel(werk: Werk, plaats: Plaats, element: _Element) -> None:
    """Write a section, article or main with what its class asks."""
    blad = heeft_klasse(element, "bijlage", "reglement") or (
        element.tag == "article" and werk.blad.soort == "register"
    )
    if blad and werk.uit:
        werk.nieuwe_bladzijde = True
    if heeft_klasse(element, "liggend"):
        secties.liggend(werk, plaats, lambda dwars: inhoud(werk, dwars, element))
    elif heeft_klasse(element, "ondertekening"):
        _ondertekening(werk, plaats, element)
    elif heeft_klasse(element, "omslag"):
        inhoud(werk, plaats.met(omslag=True), element)
        werk.nieuwe_bladzijde = True
    elif heeft_klasse(element, "kader"):
        with werk.opvang() as delen:
            inhoud(werk, plaats.met(kader=True, samen=True), element)
        if not plaats.samen:
            secties.laat_los(delen)
        secties.lucht_om(delen)
        werk.uit.extend(delen)
    else:
        inhoud(werk, plaats, element)


def _ondertekening(werk: Werk, plaats: Plaats, element: _Element) -> None:
    """Write a signature block: it is never split over pages, and on forms a line sets it apart."""
    with werk.opvang() as delen:
        inhoud(werk, plaats.met(samen=True), element)
    secties.laat_los(delen)
    if werk.blad.soort in ("formulier", "convenant"):
        secties.lijn_boven(werk, delen)
    werk.uit.extend(delen)


def _vul_venster(alinea: _Element, regels: int) -> None:
    na = max(_ADRESVAK - regels * _ADRESREGEL, 300)
    zet(alinea, "w:spacing", before="0", after=str(na), line=str(_ADRESREGEL), lineRule="exact")
