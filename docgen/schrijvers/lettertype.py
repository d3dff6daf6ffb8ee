"""Source Sans 3 as three static fonts, made once from the variable font and kept in the user's cache.

Why: a variable font makes every letter 2.7 times slower. The font files come from the package
fontpkg-source-sans-3 (OFL); they are cut down to Latin, Greek and Cyrillic first, which makes them fast to make.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

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

    font = instancer.instantiateVariableFont(_variabel(snede.bron), {"wght": snede.gewicht})
    uit = BytesIO()
    font.save(uit)
    return uit.getvalue()


def _cachemappen() -> Iterator[Path]:
    sleutel = f"source-sans-3-{version('fontpkg-source-sans-3')}-{version('fonttools')}-{_UITGAVE}"
    thuis = os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):  # no home directory
        yield (Path(thuis) if thuis else Path.home() / ".cache") / "docgen" / sleutel
    yield Path(tempfile.gettempdir()) / f"docgen-{getattr(os, 'getuid', lambda: 0)()}" / sleutel


def _schrijfbaar(map_: Path) -> bool:
    try:
        map_.mkdir(parents=True, exist_ok=True, mode=0o700)
        eigen = not hasattr(os, "getuid") or map_.stat().st_uid == os.getuid()
    except OSError:
        return False
    return eigen and os.access(map_, os.W_OK)


def _bewaar(doel: Path, inhoud: bytes) -> None:
    """Write in one move: a second process that does the same at the same time sees all or nothing."""
    nummer, tijdelijk = tempfile.mkstemp(dir=doel.parent)
    with os.fdopen(nummer, "wb") as bestand:
        bestand.write(inhoud)
    Path(tijdelijk).replace(doel)


@cache
def lettermap() -> Path:
    """Return the folder that holds the static fonts; the first call on a machine makes them."""
    map_ = next((m for m in _cachemappen() if _schrijfbaar(m)), None) or Path(
        tempfile.mkdtemp(prefix="docgen-")
    )
    for snede in SNEDEN:
        if not (map_ / snede.bestand).is_file():
            _bewaar(map_ / snede.bestand, maak(snede))
    return map_


def font_face() -> str:
    """Return the CSS that makes the static fonts known under the name Source Sans 3."""
    regel = '@font-face {{ font-family: "{}"; font-weight: {}; font-style: {}; src: url("{}"); }}'
    return "\n".join(
        regel.format(STANDAARD, s.css_gewicht, s.css_stijl, (lettermap() / s.bestand).as_uri())
        for s in SNEDEN
    )
