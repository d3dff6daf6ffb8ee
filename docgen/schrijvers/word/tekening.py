"""A drawing of docgen as pixels, because Word shows no SVG: the same rectangles, lines and texts, drawn again.

Only what a drawing may hold (CONTRIBUTING.md): `rect`, `path` with M, C and L, and `text`. A logo in SVG is no drawing.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element

from docgen.schrijvers.lettertype import lettermap

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_PER_MM = 8.0  # 203 dots per inch: enough for print, small enough to mail
_FIJN = 2  # drawn twice as large and made smaller again, for smooth lines
_STAPPEN = 40  # straight pieces per curve
_KLEUREN = 64
_MAAT = re.compile(r"-?\d+(?:\.\d+)?")
Punt = tuple[float, float]


def breedte_mm(svg: bytes) -> float:
    """Width on paper as the drawing says it."""
    return float(_getal(etree.fromstring(svg, _lezer()).get("width", "0")))


def als_png(svg: bytes) -> bytes:
    """Return the drawing as PNG; the same bytes for the same drawing. Raises ValueError for a shape it does not know."""
    from PIL import Image, ImageDraw

    wortel = etree.fromstring(svg, _lezer())
    breed, hoog = (_getal(m) for m in wortel.get("viewBox", "").split()[2:])
    schaal = _getal(wortel.get("width", "0")) * _PER_MM / breed * _FIJN
    doek = Image.new("RGB", (round(breed * schaal), round(hoog * schaal)), "white")
    pen = ImageDraw.Draw(doek)
    for vorm in wortel:
        _teken(pen, vorm, schaal)
    klein = doek.resize((doek.width // _FIJN, doek.height // _FIJN), Image.Resampling.LANCZOS)
    uit = BytesIO()
    klein.quantize(_KLEUREN).save(uit, "PNG", optimize=True)
    return uit.getvalue()


def _lezer() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


def _getal(tekst: str) -> float:
    treffer = _MAAT.match(tekst)
    return float(treffer.group()) if treffer else 0.0


def _teken(pen: ImageDraw, vorm: _Element, schaal: float) -> None:
    match etree.QName(vorm).localname:
        case "rect":
            x, y, b, h = (_getal(vorm.get(n, "0")) * schaal for n in ("x", "y", "width", "height"))
            pen.rectangle((x, y, x + b - 1, y + h - 1), fill=vorm.get("fill"))
        case "path":
            dikte = max(1, round(_getal(vorm.get("stroke-width", "1")) * schaal))
            punten = [(x * schaal, y * schaal) for x, y in _punten(vorm.get("d", ""))]
            pen.line(punten, fill=vorm.get("stroke"), width=dikte, joint="curve")
        case "text":
            _schrijf(pen, vorm, schaal)
        case "title" | "desc" | "style":
            pass
        case anders:
            raise ValueError(f"De tekening heeft een vorm die Word niet kan tonen: {anders}.")


def _schrijf(pen: ImageDraw, vorm: _Element, schaal: float) -> None:
    letter = _letter(round(_getal(vorm.get("font-size", "12")) * schaal), vorm.get("font-weight") == "bold")
    anker = {"end": "rs", "middle": "ms"}.get(vorm.get("text-anchor", ""), "ls")
    plaats = (_getal(vorm.get("x", "0")) * schaal, _getal(vorm.get("y", "0")) * schaal)
    pen.text(plaats, vorm.text or "", fill=vorm.get("fill"), font=letter, anchor=anker)


@cache
def _letter(hoogte: int, vet: bool) -> FreeTypeFont:
    from PIL import ImageFont

    bestand = lettermap() / ("semibold.ttf" if vet else "regular.ttf")
    return ImageFont.truetype(str(bestand), hoogte, layout_engine=ImageFont.Layout.BASIC)


def _punten(pad: str) -> list[Punt]:
    """The points of a path; a curve becomes short straight lines."""
    punten: list[Punt] = []
    for letter, rest in re.findall(r"([MLC])([^MLC]*)", pad):
        getallen = [float(g) for g in _MAAT.findall(rest)]
        paren = list(zip(getallen[::2], getallen[1::2], strict=True))
        punten += _kromme(punten[-1], *paren) if letter == "C" else paren
    return punten


def _kromme(a: Punt, b: Punt, c: Punt, d: Punt) -> list[Punt]:
    """A cubic Bézier curve from a to d."""
    uit = []
    for stap in range(1, _STAPPEN + 1):
        t = stap / _STAPPEN
        u = 1 - t
        w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        uit.append(
            (
                w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
                w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
            )
        )
    return uit
