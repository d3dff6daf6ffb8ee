"""The looks as one CSS text: colour roles computed from the school's colour, then the style sheets by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from docgen.document import Document
from docgen.plaatsen import SJABLONEN
from docgen.schrijvers.lettertype import STANDAARD

_WIT, _INKT = "#ffffff", "#1c2127"
AA_TEKST, AA_LIJN = 4.5, 3.0  # WCAG 2.1, success criteria 1.4.3 and 1.4.11
HUISSTIJL = SJABLONEN / "huisstijl"


def _rgb(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def meng(kleur: str, met: str, deel: float) -> str:
    """Return the colour with `deel` (0 to 1) of the other colour mixed in."""
    paren = zip(_rgb(kleur), _rgb(met), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * deel):02x}" for a, b in paren)


def helderheid(kleur: str) -> float:
    """Return the relative luminance by WCAG 2.1: 0 is black, 1 is white."""
    delen = [d / 255 for d in _rgb(kleur)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    """Return the contrast ratio of two colours by WCAG 2.1, from 1 (equal) to 21."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _donkerder(kleur: str, op: str, minimum: float) -> str:
    """Return the colour, with as little black mixed in as gives the contrast on `op`."""
    return next(
        donker for stap in range(51) if contrast(donker := meng(kleur, "#000000", stap / 50), op) >= minimum
    )


def kleurrollen(kleur: str) -> dict[str, str]:
    """Return the colour of each role: text roles reach 4.5 on white and on the tint, lines of fields reach 3.

    `merk` is the school's colour as given, for decoration only; `op-merk` is text on that colour.
    """
    tint = meng(kleur, _WIT, 0.92)
    return {
        "merk": kleur.lower(),
        "op-merk": max(_WIT, "#000000", key=lambda k: contrast(k, kleur)),
        "accent": _donkerder(kleur, tint, AA_TEKST),
        "tint": tint,
        "tint-sterk": meng(kleur, _WIT, 0.82),
        "lijn": meng(meng(kleur, "#6b7280", 0.6), _WIT, 0.55),
        "veld": _donkerder(meng(kleur, "#6b7280", 0.6), tint, AA_LIJN),
        "inkt": _INKT,
        "grijs": _donkerder(meng(kleur, "#5b626b", 0.85), tint, AA_TEKST),
    }


def zoek(naam: str, mappen: Iterable[Path]) -> Path:
    """Return the style sheet: the school's own `sjablonen/huisstijl/<naam>` goes before docgen's."""
    eigen = (m / "sjablonen" / "huisstijl" / naam for m in mappen)
    return next((p for p in eigen if p.is_file()), HUISSTIJL / naam)


def _eigenschappen(document: Document) -> str:
    """Return the custom properties. The font name is quoted; characters that could end the string are dropped."""
    naam = re.sub(r"[^\w .-]", "", document.huisstijl.lettertype)
    familie = ", ".join(f'"{n}"' for n in dict.fromkeys((naam, STANDAARD)))
    rollen = kleurrollen(document.huisstijl.kleur)
    regels = [f"--{rol}: {kleur};" for rol, kleur in rollen.items()]
    return ":root { " + " ".join([*regels, f"--letter: {familie}, system-ui, sans-serif;"]) + " }"


def _kolombreedten(html: str) -> str:
    """Return a rule per column width that the page uses: `<th data-breedte="20">` is 20 percent."""
    breedten = sorted({int(b) for b in re.findall(r'data-breedte="(\d{1,3})"', html)})
    return "\n".join(f'th[data-breedte="{b}"] {{ width: {b}% }}' for b in breedten)


def css(document: Document, bladen: Iterable[str]) -> str:
    """Return the whole CSS for a document: roles, then the named style sheets in order."""
    teksten = [zoek(blad, document.mappen).read_text(encoding="utf-8") for blad in bladen]
    return "\n".join([_eigenschappen(document), *teksten, _kolombreedten(document.html)])
