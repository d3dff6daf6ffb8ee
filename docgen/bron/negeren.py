"""Comments in a user's file that speak to docgen: `# docgen: negeer CODE - reden`.

Only a file in which the words occur pays for the search; a `#` inside a text of the user is no comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from docgen.bron.boom import Bereik, Kaart, Knoop, Lijst, Waarde
from docgen.meldingen import Negeer, Plek

_OPMERKING = re.compile(
    r"(?<!\S)#[ \t]*docgen:[ \t]*negeer\b[ \t]*(?P<code>\w*)(?:[ \t]*[-–—:]+)?[ \t]*(?P<reden>[^\r\n]*)", re.I
)
_NIETS = re.compile(r"\s*(?:#.*)?")


def negeringen(boom: Kaart, tekst: str, naam: str) -> Iterator[Negeer]:
    """Yield the comments of a file that was read; one on a line of its own speaks about the next line."""
    treffers = list(_OPMERKING.finditer(tekst))
    if not treffers:
        return
    bereiken = sorted(_teksten(boom), key=lambda b: b.van)
    begin = [b.van for b in bereiken]
    for treffer in treffers:
        vorige = bisect_right(begin, treffer.start()) - 1
        if vorige < 0 or treffer.start() >= bereiken[vorige].tot:
            yield _negeer(treffer, tekst, naam)


def _negeer(treffer: re.Match[str], tekst: str, naam: str) -> Negeer:
    regel = tekst.count("\n", 0, treffer.start()) + 1
    kop = tekst[tekst.rfind("\n", 0, treffer.start()) + 1 : treffer.start()]
    plek = Plek(naam, regel, len(kop) + 1)
    doel = regel if kop.strip() else _volgende(tekst.split("\n"), regel)
    return Negeer(plek, doel, treffer["code"].upper(), treffer["reden"].strip())


def _volgende(regels: list[str], na: int) -> int:
    """The first line after this one that says something; lines count from 1."""
    return next((nr for nr, r in enumerate(regels[na:], na + 1) if not _NIETS.fullmatch(r)), na)


def _teksten(knoop: Knoop) -> Iterator[Bereik]:
    """The slices of all scalars, keys included."""
    if isinstance(knoop, Waarde):
        yield knoop.bereik
    elif isinstance(knoop, Lijst):
        for kind in knoop.items:
            yield from _teksten(kind)
    else:
        yield from knoop.sleutelbereik.values()
        for kind in knoop.velden.values():
            yield from _teksten(kind)
