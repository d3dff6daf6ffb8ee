"""What stands above and below the text: letterhead, CONCEPT mark, footer with page numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lxml.etree import _Element

from docgen.schrijvers.word import lopend
from docgen.schrijvers.word.blokken import blok
from docgen.schrijvers.word.bouw import el, fragment, q
from docgen.schrijvers.word.secties import slot, tekstbreedte
from docgen.schrijvers.word.tekst import heeft_klasse, knopen
from docgen.schrijvers.word.werk import Plaats, Werk

_LINKS = 105 / 160  # share of the width for the logo; the sender stands beside it
_HOOG = 1794  # twips; with it the address of a letter starts 50 mm from the top, in the window (NEN 1026)
_CONCEPT = "CONCEPT – nog niet volledig, nog niet gebruiken"
_MERK = (
    '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="docgenconcept{n}" o:spid="_x0000_s{n}" type="#_x0000_t136" alt="CONCEPT" style="position:absolute;'
    "margin-left:0;margin-top:0;width:430pt;height:105pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e3c3c8" stroked="f"><v:fill opacity=".45"/>'
    '<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="CONCEPT"/></v:shape></w:pict></w:r>'
)


def briefhoofd(werk: Werk, sectie: Any, hoofd: _Element) -> None:
    """Write the letterhead in the header of the first page: logo or name on the left, sender on the right."""
    sectie.different_first_page_header_footer = True
    kop = sectie.first_page_header
    kop.is_linked_to_previous = False
    eigen = replace(werk, deel=kop.part, uit=[])
    breedte = tekstbreedte(sectie._sectPr)
    maten = (int(breedte * _LINKS), breedte - int(breedte * _LINKS))
    logo = [k for k in hoofd if k.tag == "img" or heeft_klasse(k, "woordmerk")]
    cellen = [_cel(eigen, logo, maten[0]), _cel(eigen, [k for k in hoofd if k not in logo], maten[1])]
    rij = el("w:tr", el("w:trPr", el("w:trHeight", val=str(_HOOG), hRule="atLeast")), *cellen)
    raster = el("w:tblGrid", *(el("w:gridCol", w=str(m)) for m in maten))
    _vervang(kop._element, [el("w:tbl", _tabel(eigen, breedte), raster, rij), slot(eigen)])


def voeten(werk: Werk, secties: list[Any], tekst: _Element | None, *, omslag: bool) -> None:
    """Give every section whose pages have another width a footer of its own; the others inherit.

    The first page has no footer when it is a cover.
    """
    vorige = 0
    for sectie in secties:
        breedte = tekstbreedte(sectie._sectPr)
        if breedte != vorige:
            _voet(werk, sectie.footer, tekst, breedte)
        if sectie.different_first_page_header_footer:
            _voet(werk, sectie.first_page_footer, tekst, 0 if omslag else breedte)
        vorige = breedte


def concept(werk: Werk, sectie: Any) -> None:
    """Mark every page as CONCEPT, in the headers that the first section has."""
    koppen = [sectie.header]
    if sectie.different_first_page_header_footer:
        koppen.append(sectie.first_page_header)
    if any(kop.get(q("w:type")) == "even" for kop in sectie._sectPr.findall(q("w:headerReference"))):
        koppen.append(sectie.even_page_header)
    for kop in koppen:
        if kop.is_linked_to_previous:
            kop.is_linked_to_previous = False
            _vervang(kop._element, [])
        regel = werk.begin(Plaats(0), "Concept")
        regel.tekst(_CONCEPT)
        regel.voeg_toe(fragment(_MERK.format(n=int(werk.id()) % 100000 + 2048))[0])
        kop._element.append(regel.element)


def _cel(werk: Werk, elementen: list[_Element], breedte: int) -> _Element:
    """Return a cell of the letterhead; a cell without a paragraph would break the file."""
    werk.uit = []
    for element in elementen:
        if element.tag == "img":
            alinea = werk.begin(Plaats(breedte), "Woordmerk")
            lopend.schrijf(werk, alinea, [element])
            werk.sluit(alinea)
        else:
            blok(werk, Plaats(breedte, "Afzender"), element)
    return el("w:tc", el("w:tcPr", el("w:tcW", w=str(breedte), type="dxa")), *(werk.uit or [slot(werk)]))


def _tabel(werk: Werk, breedte: int) -> _Element:
    stijl = el("w:tblStyle", val=werk.blad.id("Kenmerk", "table"))
    return el("w:tblPr", stijl, el("w:tblW", w=str(breedte), type="dxa"), el("w:tblLayout", type="fixed"))


def _voet(werk: Werk, deel: Any, tekst: _Element | None, breedte: int) -> None:
    """Fill one footer; width 0 leaves it empty."""
    deel.is_linked_to_previous = False
    eigen = replace(werk, deel=deel.part, uit=[])
    if breedte:
        _voetregel(eigen, tekst, breedte)
    _vervang(deel._element, eigen.uit or [slot(eigen)])


def _voetregel(werk: Werk, tekst: _Element | None, breedte: int) -> None:
    alinea = werk.begin(Plaats(breedte), "footer", el("w:tabs", el("w:tab", val="right", pos=str(breedte))))
    if tekst is not None:
        lopend.schrijf(werk, alinea, [k for p in tekst.iter("p") for k in knopen(p)])
    alinea.teken("w:tab")
    alinea.tekst("pagina ")
    alinea.voeg_toe(_veld("PAGE"))
    alinea.tekst(" van ")
    alinea.voeg_toe(_veld("NUMPAGES"))
    werk.sluit(alinea)


def _veld(opdracht: str) -> _Element:
    """Return a field; Word itself fills in the number."""
    (een,) = fragment("<w:t>1</w:t>")
    return el("w:fldSimple", el("w:r", een), instr=f" {opdracht} ")


def _vervang(deel: _Element, inhoud: list[_Element]) -> None:
    """Put new content in a header or footer, instead of what python-docx put there."""
    for kind in list(deel):
        deel.remove(kind)
    deel.extend(inhoud)
