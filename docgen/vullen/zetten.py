"""Setting a text in the glyphs of an embedded font, exactly as Pango and WeasyPrint would on the page.

HarfBuzz shapes at Pango's scale (1024 units in a CSS pixel, no rounding of positions); WeasyPrint writes each glyph
as four hexadecimal digits and the difference with the font's own width as a whole number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docgen.vullen.fouten import PastNiet
from docgen.vullen.merken import gewoon

EENHEDEN = 1024  # Pango's units in a CSS pixel
_ONTHOUDEN = 4096  # texts that a setter remembers; dates, groups and towns come back
_LATIJN, _GEWOON = "Latn", "Zyyy"
_DRIELINGEN = "ffi ffl fft ffj"


class Schrift(NamedTuple):
    """How a run of text looks: the font's name in the PDF, its size in CSS pixels, features and language."""

    letter: str
    grootte: float
    kenmerken: tuple[tuple[str, int], ...]
    taal: str


def zetbaar(teken: str) -> bool:
    """Whether a character stays one run of left-to-right text without marks: Latin letters, digits, punctuation."""
    from fontTools.unicodedata import script

    if gewoon(teken) != teken or teken == " ":
        return teken in " \u00a0"  # a fixed hyphen would be read as a plain one
    soort = unicodedata.category(teken)
    goed = soort[0] in "LNP" or soort == "Sc" or (soort == "Sm" and teken < "\u0100")
    return (
        goed
        and script(teken) in (_LATIJN, _GEWOON)
        and unicodedata.bidirectional(teken) not in ("R", "AL", "AN")
    )


def is_latijn(teken: str) -> bool:
    """Whether a character makes the text around it Latin script; digits and punctuation do not."""
    from fontTools.unicodedata import script

    return bool(script(teken) == _LATIJN)


@dataclass
class Letter:
    """A font as it is embedded: the whole file to shape with, the glyphs in the PDF with width and meaning."""

    bestand: bytes = field(repr=False)
    index: int
    breedten: dict[int, int]
    tekens: dict[int, str]


class Zetter:
    """Sets texts in one font, size, language and set of features."""

    def __init__(self, letter: Letter, schrift: Schrift) -> None:
        self.letter, self.schrift = letter, schrift
        self._klaar = False

    def __getstate__(self) -> dict[str, Any]:
        return {"letter": self.letter, "schrift": self.schrift, "_klaar": False}

    def _maak_klaar(self) -> None:
        """Build what cannot travel to another process."""
        import uharfbuzz

        self._hb = uharfbuzz
        self._font = uharfbuzz.Font(uharfbuzz.Face(self.letter.bestand, self.letter.index))
        schaal = round(self.schrift.grootte * EENHEDEN)
        self._font.scale = (schaal, schaal)
        self._kenmerken = dict(self.schrift.kenmerken)
        self._stukken: dict[tuple[int, int, int, int], str] = {}
        self._gezet: dict[str, tuple[bytes, int]] = {}
        self._latijn: dict[str, bool] = {}
        self._klaar = True

    def _vorm(self, tekst: str) -> Any:
        if not self._klaar:
            self._maak_klaar()
        latijn = self._latijn
        buffer = self._hb.Buffer()
        buffer.add_str(tekst)
        buffer.direction, buffer.language = "ltr", self.schrift.taal
        buffer.script = _GEWOON
        for teken in tekst:
            if teken not in latijn:
                latijn[teken] = is_latijn(teken)
            if latijn[teken]:
                buffer.script = _LATIJN
                break
        self._hb.shape(self._font, buffer, self._kenmerken)
        return buffer

    def zet(self, tekst: str) -> tuple[bytes, int]:
        """Return the drawing step (`[...] TJ`) and the width in Pango units.

        PastNiet for a glyph that the PDF does not hold, or that it would read back as another character.
        """
        if self._klaar and tekst in self._gezet:
            return self._gezet[tekst]
        buffer = self._vorm(tekst)
        uit, breed, gelezen, tekens = [], 0, [], self.letter.tekens
        stukken = self._stukken
        for info, plek in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glief, breedte = info.codepoint, plek.x_advance
            sleutel = (glief, breedte, plek.x_offset, plek.y_offset)
            if sleutel not in stukken:
                stukken[sleutel] = self._stuk(glief, breedte, plek)
            uit.append(stukken[sleutel])
            gelezen.append(tekens[glief])
            breed += breedte
        if (lees := "".join(gelezen)) != tekst and gewoon(lees) != gewoon(tekst):
            raise PastNiet("een teken zou als een ander teken worden gelezen")
        klaar = (_stap("".join(uit)), breed)
        if len(self._gezet) >= _ONTHOUDEN:
            self._gezet.clear()
        self._gezet[tekst] = klaar
        return klaar

    def _stuk(self, glief: int, breedte: int, plek: Any) -> str:
        eigen = self.letter.breedten.get(glief)
        if eigen is None or plek.y_offset or glief not in self.letter.tekens:
            raise PastNiet("een teken staat niet in het lettertype van de bladzijde")
        grootte = self.schrift.grootte
        schuif = plek.x_offset / grootte
        spatie = eigen + schuif - breedte * 1000 * (1 / EENHEDEN) / grootte
        voor = f">{-schuif}<" if schuif else ""
        return f"{voor}{glief:04x}" + (f">{int(spatie)}<" if spatie else "")

    def verbreed(self, tekens: Iterable[str]) -> None:
        """Add to the font every glyph that a text of these characters may need (once, while the PDF is made)."""
        rij = sorted(t for t in tekens if zetbaar(t))
        kaal = "".join(rij)
        for tekst in (
            kaal,
            *(f"{t}{t.join(kaal)}{t}" for t in rij),
            *(_DRIELINGEN.split() if "f" in rij else ()),
        ):
            self._voeg_toe(tekst)

    def _voeg_toe(self, tekst: str) -> None:
        buffer = self._vorm(tekst)
        infos = buffer.glyph_infos
        einden = [*(i.cluster for i in infos[1:]), len(tekst)]
        for info, einde in zip(infos, einden, strict=True):
            glief, teken = info.codepoint, tekst[info.cluster : einde]
            if glief and teken == gewoon(self.letter.tekens.get(glief, teken)):
                self.letter.tekens[glief] = (
                    teken  # a plain hyphen before that of a word cut at the end of a line
                )
            elif glief and glief not in self.letter.tekens:
                self.letter.tekens[glief] = teken
            if glief and glief not in self.letter.breedten:
                breed = self._font.get_glyph_h_advance(glief)
                self.letter.breedten[glief] = round(breed * 1000 * (1 / EENHEDEN) / self.schrift.grootte)


def _stap(glieven: str) -> bytes:
    """Open and close the strings of glyphs as WeasyPrint does: never an empty one at the end."""
    return (f"[<{glieven[:-1]}] TJ" if glieven.endswith("<") else f"[<{glieven}>] TJ").encode()
