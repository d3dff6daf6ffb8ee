"""Source Sans 3 as three static fonts, made once from the variable font and kept in the user's cache.

Why: a variable font makes every letter 2.7 times slower. The font files come from the package
fontpkg-source-sans-3 (OFL); they are cut down to Latin, Greek and Cyrillic first, which makes them fast to make.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from docgen.voorraad import bewaar, voorraadmap

STANDAARD = "Source Sans 3"
_UITGAVE = 1  # raise when the recipe below changes, so that old caches are not used


class Snede(NamedTuple):
    """One static font: its file, the variable font that it comes from, its weight and CSS names."""

    bestand: str
    bron: str
    gewicht: int
    css_gewicht: str
    css_stijl: str


SNEDEN = (
    Snede("regular.ttf", "SourceSans3[wght].ttf", 400, "normal", "normal"),
    Snede("semibold.ttf", "SourceSans3[wght].ttf", 600, "bold", "normal"),
    Snede("italic.ttf", "SourceSans3-Italic[wght].ttf", 400, "normal", "italic"),
)
_TEKENS = (
    (0x20, 0x250),
    (0x2B0, 0x530),
    (0x1E00, 0x2070),
    (0x20A0, 0x20C0),
    (0x2100, 0x2150),
    (0x2190, 0x2194),
    (0x2200, 0x2270),
    (0x25A0, 0x2600),
    (0x2610, 0x2613),
    (0x2713, 0x2715),
    (0xFB00, 0xFB05),
)
_KENMERKEN = [
    "kern",
    "mark",
    "mkmk",
    "ccmp",
    "locl",
    "liga",
    "calt",
    "tnum",
    "pnum",
    "lnum",
    "onum",
    "case",
    "frac",
]


def _variabel(naam: str) -> Any:
    import fontpkg_source_sans_3
    from fontTools import subset
    from fontTools.ttLib import TTFont

    opties = subset.Options()
    opties.layout_features = _KENMERKEN
    opties.name_IDs = ["*"]
    opties.notdef_outline = True
    font = TTFont(fontpkg_source_sans_3.ROOT / "files" / naam, recalcTimestamp=False)
    snijder = subset.Subsetter(opties)
    snijder.populate(unicodes=[teken for van, tot in _TEKENS for teken in range(van, tot)])
    snijder.subset(font)
    return font


def maak(snede: Snede) -> bytes:
    """Return the static font of one cut; the same bytes every time (about three seconds)."""
    from fontTools.varLib import instancer

    bron = _variabel(snede.bron)
    # else the bytes depend on whether, and which, uharfbuzz is installed
    bron.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    font = instancer.instantiateVariableFont(bron, {"wght": snede.gewicht})
    uit = BytesIO()
    font.save(uit)
    return uit.getvalue()


@cache
def lettermap() -> Path:
    """Return the folder that holds the static fonts; the first call on a machine makes them."""
    map_ = voorraadmap(f"source-sans-3-{version('fontpkg-source-sans-3')}-{version('fonttools')}-{_UITGAVE}")
    for snede in SNEDEN:
        if not (map_ / snede.bestand).is_file():
            bewaar(map_ / snede.bestand, maak(snede))
    return map_


def font_face() -> str:
    """Return the CSS that makes the static fonts known under the name Source Sans 3."""
    regel = '@font-face {{ font-family: "{}"; font-weight: {}; font-style: {}; src: url("{}"); }}'
    return "\n".join(
        regel.format(STANDAARD, s.css_gewicht, s.css_stijl, (lettermap() / s.bestand).as_uri())
        for s in SNEDEN
    )
