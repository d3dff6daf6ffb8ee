"""The letters of a drawing inside the drawing: a browser has no house font, and a wider one would not fit."""

from __future__ import annotations

import base64
from functools import lru_cache
from io import BytesIO

from docgen.schrijvers.lettertype import STANDAARD, lettermap

_SNEDEN = (("regular.ttf", "normal"), ("semibold.ttf", "bold"))
_SVG = "data:image/svg+xml;base64,"
_NA = "</desc>"


def met_letters(svg: str) -> str:
    """Return a drawing of docgen with the part of the house font that it uses; the same text every time."""
    tekens = "".join(sorted(set(svg)))
    stijl = "".join(_letter(bestand, dikte, tekens) for bestand, dikte in _SNEDEN)
    return svg.replace(_NA, f"{_NA}<style>{stijl}</style>", 1)


def bron_met_letters(bron: str) -> str:
    """The same for the source of an image; another source stays as it is."""
    if not bron.startswith(_SVG):
        return bron
    svg = base64.b64decode(bron.removeprefix(_SVG)).decode()
    return _SVG + base64.b64encode(met_letters(svg).encode()).decode("ascii")


@lru_cache(maxsize=16)
def _letter(bestand: str, dikte: str, tekens: str) -> str:
    """One cut with only these characters, as CSS."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(lettermap() / bestand, recalcTimestamp=False)
    opties = subset.Options()
    opties.layout_features = ["kern"]
    snijder = subset.Subsetter(opties)
    snijder.populate(text=tekens)
    snijder.subset(font)
    font.flavor = "woff"
    uit = BytesIO()
    font.save(uit)
    bron = base64.b64encode(uit.getvalue()).decode("ascii")
    return (
        f'@font-face{{font-family:"{STANDAARD}";font-weight:{dikte};src:url(data:font/woff;base64,{bron})}}'
    )
