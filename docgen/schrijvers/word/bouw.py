"""Small tools to make WordprocessingML: elements by prefixed name, fragments, and the order the schema asks."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARATIES = " ".join(f'xmlns:{k}="{v}"' for k, v in NS.items())

# The sequence of CT_PPr and CT_RPr: Word calls a file with another order corrupt.
_REEKS = """
    pStyle rStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr rFonts b
    bCs i iCs caps smallCaps strike color highlight u bdr shd tabs suppressAutoHyphens spacing ind
    contextualSpacing jc textAlignment kern sz szCs vertAlign lang outlineLvl rPr sectPr
"""
_VOLGORDE = {name: place for place, name in enumerate(_REEKS.split())}
_TEKENS = _VOLGORDE | {"spacing": 18.1, "kern": 18.2, "sz": 18.3, "szCs": 18.4}
_ONZICHTBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def q(naam: str) -> str:
    """Return `w:p` in Clark notation."""
    voorvoegsel, _, lokaal = naam.partition(":")
    return f"{{{NS[voorvoegsel]}}}{lokaal}"


def el(naam: str, *kinderen: _Element, **eigenschappen: str) -> _Element:
    """Return a new element; keyword arguments become attributes in the w namespace."""
    element = etree.Element(q(naam), nsmap={"w": W})
    for sleutel, waarde in eigenschappen.items():
        element.set(q(f"w:{sleutel}"), waarde)
    element.extend(kinderen)
    return element


def fragment(xml: str) -> list[_Element]:
    """Return the elements of a piece of XML that may use every prefix of `NS`."""
    wortel = etree.fromstring(f"<x {_DECLARATIES}>{xml}</x>")
    elementen = list(wortel)
    for element in elementen:
        wortel.remove(element)
        etree.cleanup_namespaces(element)
    return elementen


def orden(eigenschappen: _Element) -> _Element:
    """Sort the children of a pPr or rPr in schema order, each kind once (the first counts), and return it."""
    tabel = _TEKENS if eigenschappen.tag == q("w:rPr") else _VOLGORDE
    eerste = {kind.tag: kind for kind in reversed(eigenschappen)}.values()
    eigenschappen[:] = sorted(eerste, key=lambda kind: tabel[etree.QName(kind).localname])
    return eigenschappen


def zet(alinea: _Element, naam: str, **eigenschappen: str) -> None:
    """Set attributes of one property of a paragraph (`w:spacing`, `w:ind`), next to those it already has."""
    ppr = alinea if alinea.tag == q("w:pPr") else alinea.find(q("w:pPr"))
    if ppr is None:
        ppr = el("w:pPr")
        alinea.insert(0, ppr)
    oud = ppr.find(q(naam))
    if oud is None:
        oud = el(naam)
        ppr.append(oud)
    for sleutel, waarde in eigenschappen.items():
        oud.set(q(f"w:{sleutel}"), waarde)
    orden(ppr)


def zuiver(tekst: str) -> str:
    """Return the text without control characters, which XML cannot hold."""
    return _ONZICHTBAAR.sub("", tekst)
