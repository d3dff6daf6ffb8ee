"""Contrast of text on its background, computed from the style sheet inside an HTML page (WCAG 2.1, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.meldingen import Melding
from docgen.schrijvers.stijlblad import AA_TEKST, contrast
from docgen.toetsen.html import lees
from docgen.toetsen.kern import Bestand, fout

_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_WIT = "#ffffff"


def kleuren(bestand: Bestand) -> Iterator[Melding]:
    """Check every rule that colours text: on its own background, else on white and on each tint of the page."""
    regels = [r for stijl in lees(bestand).xpath("//style/text()") for r in _regels(str(stijl))]
    waarden = {n: w for _, eigen in regels for n, w in eigen.items() if n.startswith("--")}
    achter = {_WIT} | {
        k
        for kiezer, eigen in regels
        if _is_vlak(kiezer, eigen) and (k := _achter(eigen, waarden)) is not None
    }
    for kiezer, eigen in regels:
        tekst = _kleur(eigen.get("color", ""), waarden)
        if tekst is None:
            continue
        zelf = _achter(eigen, waarden)
        laagste = min(contrast(tekst, a) for a in ([zelf] if zelf else achter))
        if laagste < AA_TEKST:
            hint = f"minstens {AA_TEKST:n} is nodig; kies een andere kleur in huisstijl"
            yield fout("UIT223", bestand, f"contrast {laagste:.1f} van de tekst in '{kiezer}'", hint)


def _regels(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield selector and declarations of every rule, also inside @media."""
    import tinycss2

    def loop(delen: Any) -> Iterator[tuple[str, dict[str, str]]]:
        for deel in delen:
            if deel.type == "at-rule" and deel.lower_at_keyword == "media" and deel.content:
                yield from loop(
                    tinycss2.parse_rule_list(deel.content, skip_comments=True, skip_whitespace=True)
                )
            elif deel.type == "qualified-rule":
                eigen = tinycss2.parse_blocks_contents(deel.content, skip_comments=True, skip_whitespace=True)
                paren = {
                    d.name: tinycss2.serialize(d.value).strip() for d in eigen if d.type == "declaration"
                }
                yield tinycss2.serialize(deel.prelude).strip(), paren

    yield from loop(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _is_vlak(kiezer: str, eigen: dict[str, str]) -> bool:
    """A rule that gives a background to what is inside it, and not only to its own coloured text."""
    return "color" not in eigen or kiezer == "body"


def _achter(eigen: dict[str, str], waarden: dict[str, str]) -> str | None:
    return _kleur(eigen.get("background-color") or eigen.get("background", ""), waarden)


def _kleur(waarde: str, waarden: dict[str, str], diepte: int = 0) -> str | None:
    """Return a plain colour as #rrggbb; None for images, inherit, see-through and no value."""
    import tinycss2.color3

    if (m := _VAR.fullmatch(waarde)) and diepte < 10:
        return _kleur(waarden.get(m[1], ""), waarden, diepte + 1)
    kleur = tinycss2.color3.parse_color(waarde) if waarde else None
    if kleur is None or isinstance(kleur, str) or kleur.alpha < 1:
        return None
    return "#" + "".join(f"{round(d * 255):02x}" for d in kleur[:3])
