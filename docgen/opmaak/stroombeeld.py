"""The picture of the flows as SVG: only `rect`, `path` and `text`, so that every writer can draw it.

The lines of one node leave and arrive side by side, thick ones first, each with a white edge: so an eye can follow a
line where it crosses others. Colour only tells neighbours apart and means nothing.
"""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docgen.opmaak.stroom import Knoop, Lijn, Stroom

BREED_MM = 261  # the text of a landscape A4
BREED, HOOG = 1000, 520  # units of the drawing
_KOP, _VOET = 34, 6
_LINKS, _RECHTS = 264, 680  # where the lines begin and end
_BALK = 8
_LETTER, _REGEL = 15, 17
_TEKENS = (33, 43)  # so many fit on a line of the labels at the left and at the right
_VAST = "\N{NO-BREAK SPACE}"
_DIKST, _DUNST, _STAP = 7.0, 1.3, 0.1
_WIT, _INKT, _GRIJS = "#ffffff", "#1c2127", "#4b535c"
_KLEUREN = ("#1f5a7a", "#8a4b08", "#2f6b3a", "#7a2e6e")  # each at least 4.5 on white
FAMILIE = "'Source Sans 3', system-ui, sans-serif"


@dataclass(frozen=True)
class _Vak:
    """A node on paper; `begin` is where its first line touches it."""

    y: float
    hoogte: float
    begin: float


def svg(stroom: Stroom) -> str:
    """Return the drawing."""
    dik, links, rechts = _indeling(stroom)
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {HOOG}" width="{BREED_MM}mm" '
        f'height="{BREED_MM * HOOG / BREED:g}mm" role="img" aria-labelledby="titel uitleg" lang="nl" '
        f"font-family={quoteattr(FAMILIE)}>",
        f'<title id="titel">{escape(stroom.titel)}</title><desc id="uitleg">{escape(stroom.alt)}</desc>',
        f'<rect x="0" y="0" width="{BREED}" height="{HOOG}" fill="{_WIT}"/>',
        _tekst("Soort gegevens", _LINKS - 4, 18, "end", vet=True),
        _tekst("Wie gegevens krijgt", _RECHTS + 4, 18, "start", vet=True),
        *_lijnen(stroom, dik, links, rechts),
        *_namen(stroom.links, links, aan_links=True),
        *_namen(stroom.rechts, rechts, aan_links=False),
        "</svg>",
    ]
    return "\n".join(delen) + "\n"


def data_uri(stroom: Stroom) -> str:
    """The drawing as the source of an image in a page."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(stroom).encode()).decode('ascii')}"


def _indeling(stroom: Stroom) -> tuple[float, list[_Vak], list[_Vak]]:
    """The widest line per activity with which both sides fit, and the places of all nodes."""
    dik = _DIKST
    while dik > _STAP and max(_hoogte(stroom, dik, kant) for kant in (0, 1)) > HOOG - _KOP - _VOET:
        dik -= _STAP
    return dik, _vakken(stroom, dik, 0), _vakken(stroom, dik, 1)


def _breedte(lijn: Lijn, dik: float) -> float:
    return max(_DUNST, lijn.aantal * dik)


def _maten(stroom: Stroom, dik: float, kant: int) -> Iterator[tuple[float, float]]:
    """(height, width of its lines together) of each node at one side; a line takes a unit of white beside it."""
    for nummer, knoop in enumerate((stroom.links, stroom.rechts)[kant]):
        eigen = [_breedte(lijn, dik) + 1 for lijn in stroom.lijnen if (lijn.van, lijn.naar)[kant] == nummer]
        yield max(sum(eigen), len(_regels(knoop, kant)) * _REGEL), sum(eigen)


def _hoogte(stroom: Stroom, dik: float, kant: int) -> float:
    maten = list(_maten(stroom, dik, kant))
    return sum(h for h, _ in maten) + 6 * len(maten)


def _vakken(stroom: Stroom, dik: float, kant: int) -> list[_Vak]:
    maten = list(_maten(stroom, dik, kant))
    over = HOOG - _KOP - _VOET - sum(h for h, _ in maten)
    wit = min(over / max(1, len(maten)), 24)
    y = _KOP + (over - wit * (len(maten) - 1)) / 2
    vakken = []
    for hoogte, lijnen in maten:
        vakken.append(_Vak(y, hoogte, y + (hoogte - lijnen) / 2))
        y += hoogte + wit
    return vakken


def _lijnen(stroom: Stroom, dik: float, links: Sequence[_Vak], rechts: Sequence[_Vak]) -> Iterator[str]:
    vrij = [[v.begin for v in links], [v.begin for v in rechts]]
    paden: list[tuple[float, int, str]] = []
    for lijn in stroom.lijnen:
        breed = _breedte(lijn, dik)
        y = []
        for kant, nummer in enumerate((lijn.van, lijn.naar)):
            y.append(vrij[kant][nummer] + (breed + 1) / 2)
            vrij[kant][nummer] += breed + 1
        midden = (_LINKS + _RECHTS) / 2
        pad = f"M{_LINKS} {y[0]:.1f}C{midden:g} {y[0]:.1f} {midden:g} {y[1]:.1f} {_RECHTS} {y[1]:.1f}"
        paden.append((breed, lijn.van, pad))
    for breed, van, pad in sorted(paden, key=lambda p: -p[0]):
        yield f'<path d="{pad}" fill="none" stroke="{_WIT}" stroke-width="{breed + 1.6:.1f}"/>'
        yield f'<path d="{pad}" fill="none" stroke="{_KLEUREN[van % 4]}" stroke-width="{breed:.1f}"/>'


def _namen(knopen: Iterable[Knoop], vakken: Sequence[_Vak], *, aan_links: bool) -> Iterator[str]:
    kant = 0 if aan_links else 1
    for nummer, (knoop, vak) in enumerate(zip(knopen, vakken, strict=True)):
        x = _LINKS - _BALK if aan_links else _RECHTS
        kleur = _KLEUREN[nummer % 4] if aan_links else _GRIJS
        yield (f'<rect x="{x}" y="{vak.y:.1f}" width="{_BALK}" height="{vak.hoogte:.1f}" fill="{kleur}"/>')
        regels = _regels(knoop, kant)
        y = vak.y + vak.hoogte / 2 - len(regels) * _REGEL / 2 + _LETTER * 0.85
        for tel, regel in enumerate(regels):
            plaats = x - 8 if aan_links else x + _BALK + 8
            yield _tekst(regel, plaats, y + tel * _REGEL, "end" if aan_links else "start")


def _regels(knoop: Knoop, kant: int) -> list[str]:
    *woorden, laatste = knoop.naam.split()
    tekst = " ".join([*woorden, f"{laatste}{_VAST}({knoop.aantal})"])
    return textwrap.wrap(f"{tekst[:1].upper()}{tekst[1:]}", _TEKENS[kant])


def _tekst(tekst: str, x: float, y: float, anker: str, *, vet: bool = False) -> str:
    dikte = ' font-weight="bold"' if vet else ""
    return (
        f'<text x="{x:g}" y="{y:.1f}" text-anchor="{anker}" font-size="{_LETTER}"{dikte} '
        f'fill="{_INKT}">{escape(tekst)}</text>'
    )
