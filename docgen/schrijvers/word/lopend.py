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

_STIPPEN = 16
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
        veld(werk, alinea, element, breed=_STIPPEN)
    elif naam == "a" and element.get("href"):
        _koppeling(werk, alinea, element, opmaak)
    elif not _vervangen_nummer(werk, element):
        if heeft_klasse(element, "bron"):
            alinea.tekst(" ", opmaak)  # where the style sheet has a margin
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
    if heeft_klasse(element, "vast"):
        return opmaak.met(vast=True)
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
    """Write a reference to an article or a lid as a REF field, which Word renews when articles move."""
    tekst, doel = platte_tekst(element), element.get("href", "")[1:]
    plek = next((p for e, p in werk.plan.plaatsen.items() if e.get("id") == doel), None)
    if plek is None or not tekst.endswith(plek[2]):
        return False
    kop = plek[1] == 0  # the number of a heading is "Artikel 3" as a whole, that of a lid only "3.2"
    voor = "" if kop else tekst[: -len(plek[2])].rstrip(" ") + "\u00a0"
    # \h: clickable; \n: without the context of the reader; Lower: inside a sentence the word has no capital
    # (LibreOffice does not know Lower: there such a reference reads "Artikel 3").
    klein = "\\* Lower " if kop and tekst[0].islower() else ""
    ref = el("w:fldSimple", instr=f" REF {werk.ankers[doel]} \\n \\h {klein}")
    alinea.tekst(voor.lstrip("\u00a0"), opmaak)
    buiten, alinea.doel = alinea.doel, ref
    alinea.tekst(tekst if kop else plek[2], opmaak)
    alinea.doel = buiten
    alinea.voeg_toe(ref)
    return True


def _binnen(werk: Werk, alinea: Alinea, element: _Element, omhulsel: _Element, opmaak: Opmaak) -> None:
    """Write the content of an element inside a wrapper such as a link."""
    buiten, alinea.doel = alinea.doel, omhulsel
    schrijf(werk, alinea, knopen(element), opmaak)
    alinea.doel = buiten
    buiten.append(omhulsel)
