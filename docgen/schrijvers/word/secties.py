"""Sections: portrait and landscape pages, page breaks, and blocks that stay together."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml.etree import _Element

from docgen.schrijvers.word.bouw import el, orden, q, zet
from docgen.schrijvers.word.werk import Plaats, Werk

_A4 = (11906, 16838)
MARGES = {
    "top": "1247",
    "right": "1418",
    "bottom": "1531",
    "left": "1418",
    "header": "794",
    "footer": "794",
    "gutter": "0",
}
_MARGES = {"formulier": {"top": "1021", "right": "1191", "bottom": "1361", "left": "1191"}}


def a4(soort: str = "") -> _Element:
    """Return the section of a docgen page: A4, portrait; a form has smaller margins, it needs the room."""
    maat = el("w:pgSz", w=str(_A4[0]), h=str(_A4[1]))
    return el("w:sectPr", maat, el("w:pgMar", **(MARGES | _MARGES.get(soort, {}))), el("w:cols", space="708"))


def tekstbreedte(sectie: _Element) -> int:
    """Return the width between the margins in twips."""
    maat, marge = sectie.find(q("w:pgSz")), sectie.find(q("w:pgMar"))
    if maat is None or marge is None:
        return _A4[0] - 2 * 1418
    return (
        int(maat.get(q("w:w"), _A4[0]))
        - int(marge.get(q("w:left"), 1418))
        - int(marge.get(q("w:right"), 1418))
    )


def liggend(werk: Werk, plaats: Plaats, schrijf: Callable[[Plaats], None]) -> None:
    """Write something on landscape pages: before and after it a section of the document ends."""
    dwars = gedraaid(werk.sectie)
    if werk.uit and not _eindigt(
        werk.uit[-1]
    ):  # after other landscape pages an empty one would stand between
        _beeindig(werk, werk.sectie)
    werk.nieuwe_bladzijde, werk.bovenaan = False, True
    schrijf(plaats.met(breedte=tekstbreedte(dwars)))
    _beeindig(werk, dwars)
    werk.nieuwe_bladzijde, werk.bovenaan = False, True


def gedraaid(sectie: _Element) -> _Element:
    """Return a copy of a section with width and height exchanged."""
    dwars = deepcopy(sectie)
    maat = dwars.find(q("w:pgSz"))
    assert maat is not None
    breed, hoog = maat.get(q("w:w"), ""), maat.get(q("w:h"), "")
    maat.set(q("w:w"), hoog)
    maat.set(q("w:h"), breed)
    maat.set(q("w:orient"), "landscape")
    _smalle_marges(dwars)
    return dwars


def _smalle_marges(sectie: _Element) -> None:
    """Take at most 18 mm left and right: a wide table needs the room."""
    for marge in sectie.findall(q("w:pgMar")):
        for kant in (q("w:left"), q("w:right")):
            marge.set(kant, str(min(int(marge.get(kant, "1020")), 1020)))


def _eindigt(element: _Element) -> bool:
    """Whether a section ends here."""
    return element.find(f"{q('w:pPr')}/{q('w:sectPr')}") is not None


def _beeindig(werk: Werk, sectie: _Element) -> None:
    """Let the last paragraph carry the section; after a table that takes a paragraph of its own."""
    if not werk.uit or werk.uit[-1].tag != q("w:p") or _eindigt(werk.uit[-1]):
        werk.uit.append(slot(werk))
    alinea = werk.uit[-1]
    eigenschappen = alinea.find(q("w:pPr"))
    if eigenschappen is None:
        eigenschappen = el("w:pPr")
        alinea.insert(0, eigenschappen)
    eigenschappen.append(deepcopy(sectie))
    orden(eigenschappen)


def slot(werk: Werk) -> _Element:
    """Return the paragraph of no height that Word wants after a table."""
    return el("w:p", el("w:pPr", el("w:pStyle", val=werk.blad.id("Tabelslot"))))


def laat_los(delen: list[_Element]) -> None:
    """Let the last paragraph of a block that stays together go its own way, else the next page is drawn in."""
    if not delen:
        return
    laatste = list(delen[-1].iter(q("w:p")))
    if delen[-1].tag == q("w:tbl"):
        rij = delen[-1].findall(q("w:tr"))[-1]
        laatste = list(rij.iter(q("w:p")))
    for alinea in laatste:
        for merk in list(alinea.iter(q("w:keepNext"))):
            ouder = merk.getparent()
            assert ouder is not None
            ouder.remove(merk)


def rond_af(werk: Werk, body: _Element) -> None:
    """End the body: no empty page after a last landscape section, and a letterhead on the first page only."""
    laatste = body.index(werk.sectie) - 1
    if laatste >= 0 and body[laatste].tag == q("w:tbl"):
        body.insert(laatste + 1, slot(werk))
    slotsectie = body[laatste].find(f"{q('w:pPr')}/{q('w:sectPr')}") if laatste >= 0 else None
    if slotsectie is not None:  # the section that just ended becomes the last one of the document
        body.replace(werk.sectie, slotsectie)
        werk.sectie = slotsectie
    for sectie in list(body.iter(q("w:sectPr")))[1:]:
        for merk in sectie.findall(q("w:titlePg")):
            sectie.remove(merk)


def lijn_boven(werk: Werk, delen: list[_Element]) -> None:
    """Draw a line above a block that begins with a paragraph."""
    if not delen or delen[0].tag != q("w:p"):
        return
    (rand,) = werk.blad.kleurig(
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="8" w:color="{accent}"/></w:pBdr>'
    )
    zet(delen[0], "w:spacing", before="420")
    delen[0][0].append(rand)
    orden(delen[0][0])


def lucht_om(delen: list[_Element]) -> None:
    """Put air above and below a framed block; inside it paragraphs follow closely."""
    alineas = [deel for deel in delen if deel.tag == q("w:p")]
    if alineas:
        zet(alineas[0], "w:spacing", before="300")
        zet(alineas[-1], "w:spacing", after="300")
