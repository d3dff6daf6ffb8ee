"""The font of form fields: one byte per character, so that every reader can type in it.

Why another font than that of the page: there a character is two bytes and only the glyphs in use are there. This one
holds Western Europe (WinAnsi) and no more: PDF/A allows no other letters in a font of one byte per character.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from docgen.schrijvers.lettertype import lettermap

NAAM = "DGVeld"
_EERSTE, _LAATSTE = 32, 255


class Veldletter(NamedTuple):
    """The font file with what a PDF tells of it; `breedten` is per code, in thousandths of the size."""

    bestand: bytes
    codes: dict[str, int]
    breedten: dict[int, int]
    beschrijving: dict[str, Any]

    def kan(self, tekst: str) -> bool:
        """Whether the font has all characters of a text; line ends count as such."""
        return all(t in self.codes or t in "\r\n\t" for t in tekst)

    def codeer(self, tekst: str) -> bytes:
        """Return the bytes of a text that the font `kan` write."""
        return bytes(self.codes[t] for t in tekst)

    def breedte(self, tekst: str, grootte: float) -> float:
        """Return the width of a text in points."""
        return sum(self.breedten[c] for c in self.codeer(tekst)) * grootte / 1000


def _codes() -> dict[str, int]:
    codes: dict[str, int] = {}
    for code in range(_EERSTE, _LAATSTE + 1):
        teken = bytes([code]).decode("cp1252", errors="ignore")
        if teken.isprintable() and teken:
            codes[teken] = code
    return codes | {"\u00a0": 0xA0}


@cache
def veldletter() -> Veldletter:
    """Return the font, cut from Source Sans 3; the same bytes every time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    codes = _codes()
    opties = subset.Options(layout_features=[], notdef_outline=True, hinting=False, name_IDs=[1, 2, 4, 6])
    font = TTFont(lettermap() / "regular.ttf", recalcTimestamp=False)
    snijder = subset.Subsetter(opties)
    snijder.populate(unicodes=[ord(t) for t in codes])
    snijder.subset(font)
    uit = BytesIO()
    font.save(uit)
    schaal = 1000 / font["head"].unitsPerEm
    kaart, maten = font.getBestCmap(), font["hmtx"]
    breedten = {code: round(maten[kaart[ord(t)]][0] * schaal) for t, code in codes.items()}
    return Veldletter(uit.getvalue(), codes, breedten, _beschrijving(font, schaal))


def _beschrijving(font: Any, schaal: float) -> dict[str, Any]:
    kop, os2 = font["head"], font["OS/2"]
    kader = [round(m * schaal) for m in (kop.xMin, kop.yMin, kop.xMax, kop.yMax)]
    return {
        "FontBBox": kader,
        "Ascent": round(font["hhea"].ascent * schaal),
        "Descent": round(font["hhea"].descent * schaal),
        "CapHeight": round(os2.sCapHeight * schaal),
        "ItalicAngle": 0,
        "StemV": 80,
        "Flags": 32,  # nonsymbolic: characters by name
    }


def zet_letter(pdf: Any, voeg_toe: Callable[[dict[str, Any]], Any]) -> bytes:
    """Add the font to a PDF in the making; returns the reference to it. `voeg_toe` adds a dictionary."""
    import pydyf

    letter = veldletter()
    stroom = pydyf.Stream([letter.bestand], {"Length1": len(letter.bestand)}, compress=True)
    pdf.add_object(stroom)
    naam = "/DOCGEN+SourceSans3-Regular"
    beschrijving = letter.beschrijving | {
        "Type": "/FontDescriptor",
        "FontName": naam,
        "FontBBox": pydyf.Array(letter.beschrijving["FontBBox"]),
        "FontFile2": stroom.reference,
    }
    font = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": naam,
        "FirstChar": _EERSTE,
        "LastChar": _LAATSTE,
        "Widths": pydyf.Array(letter.breedten.get(code, 0) for code in range(_EERSTE, _LAATSTE + 1)),
        "FontDescriptor": voeg_toe(beschrijving).reference,
        "Encoding": "/WinAnsiEncoding",
    }
    return bytes(voeg_toe(font).reference)
