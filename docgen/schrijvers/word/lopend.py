"""Running text: what stands inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from docgen.schrijvers.word.alinea import GEWOON, Alinea, Opmaak
from docgen.schrijvers.word.beeld import beeld
from docgen.schrijvers.word.bouw import el, q
from docgen.schrijvers.word.tekst import heeft_klasse, knopen, platte_tekst
from docgen.schrijvers.word.velden import VELDEN, veld
from docgen.schrijvers.word.werk import Werk

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def schrijf(werk: Werk, alinea: Alinea, stukken: Iterable[str | _Element], opmaak: Opmaak = GEWOON) -> None:
    """Put text and inline elements in a paragraph."""
    for stuk in stukken:
        if isinstance(stuk, str):
            alinea.tekst(stuk, opmaak)
        else:
            _element(werk, alinea, stuk, opmaak)


def _element(werk: Werk, alinea: Alinea, element: _Element, opmaak: Opmaak) -> None:
    naam = str(element.tag)
    if naam == "br":
        alinea.teken("w:br")
    elif naam == "img":
        beeld(werk, alinea, element, opmaak)
    elif naam in VELDEN:
        veld(werk, alinea, element)
    elif naam == "a" and element.get("href"):
        _koppeling(werk, alinea, element, opmaak)
    elif not _vervangen_nummer(werk, element):
        schrijf(werk, alinea, knopen(element), _opmaak(werk, element, opmaak))


def _vervangen_nummer(werk: Werk, element: _Element) -> bool:
    """Return whether Word itself makes this number."""
    return heeft_klasse(element, "nummer") and element.getparent() in werk.plan.plaatsen


def _opmaak(werk: Werk, element: _Element, opmaak: Opmaak) -> Opmaak:
    if element.tag == "strong":
        return opmaak.met(vet=True)
    if element.tag == "em":
        return opmaak.met(cursief=True)
    if element.tag == "small":
        return opmaak.met(stijl=werk.blad.id("Bron", "character"))
    if heeft_klasse(element, "gat"):
        return opmaak.met(stijl=werk.blad.id("Gat", "character"), gat=True)
    return opmaak


def _koppeling(werk: Werk, alinea: Alinea, element: _Element, opmaak: Opmaak) -> None:
    doel = element.get("href", "")
    if doel.startswith("#") and doel[1:] not in werk.ankers:
        raise ValueError(f"De verwijzing naar '{doel}' op regel {element.sourceline} wijst nergens heen.")
    if heeft_klasse(element, "verwijzing") and _verwijzing(werk, alinea, element, opmaak):
        return
    link = el("w:hyperlink", history="1")
    if doel.startswith("#"):
        link.set(q("w:anchor"), werk.ankers[doel[1:]])
    else:
        link.set(q("r:id"), werk.deel.relate_to(doel, _LINK, is_external=True))
    stijl = (
        opmaak
        if heeft_klasse(element, "verwijzing")
        else opmaak.met(stijl=werk.blad.id("Hyperlink", "character"))
    )
    _binnen(werk, alinea, element, link, stijl)


def _verwijzing(werk: Werk, alinea: Alinea, element: _Element, opmaak: Opmaak) -> bool:
    """Write a reference to a member of an article as a REF field, which Word renews when articles move.

    Not for a heading: its number is "Artikel 3", and LibreOffice shows all of it ("artikel Artikel 3").
    """
    tekst = platte_tekst(element)
    doel = element.get("href", "")[1:]
    nummer = next((p[2] for e, p in werk.plan.plaatsen.items() if e.get("id") == doel and p[1]), "")
    if not nummer or not tekst.endswith(nummer):
        return False
    # \n: the number without context, \t: digits only, \h: clickable
    anker = werk.ankers[element.get("href", "")[1:]]
    ref = el("w:fldSimple", instr=f" REF {anker} \\n \\t \\h ")
    alinea.tekst(tekst[: -len(nummer)].rstrip(" ") + "\u00a0" if tekst != nummer else "", opmaak)
    buiten, alinea.doel = alinea.doel, ref
    alinea.tekst(nummer, opmaak)
    alinea.doel = buiten
    alinea.voeg_toe(ref)
    return True


def _binnen(werk: Werk, alinea: Alinea, element: _Element, omhulsel: _Element, opmaak: Opmaak) -> None:
    """Write the content of an element inside a wrapper such as a link."""
    buiten, alinea.doel = alinea.doel, omhulsel
    schrijf(werk, alinea, knopen(element), opmaak)
    alinea.doel = buiten
    buiten.append(omhulsel)
