"""Marker texts, and texts in which slots stand between what is the same for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from docgen.vullen.fouten import Onvulbaar, PastNiet

_WIT_AAN_DE_RAND = re.compile(r"^\s|\s$|\s\s|[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

_GEWOON = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-"})

Sjabloon = tuple[str, ...]
"""Fixed text and names of slots by turns; the first and the last are fixed text, possibly empty."""


def gewoon(tekst: str) -> str:
    """Return the text with plain spaces and hyphens: fonts draw the fixed ones with the same glyph."""
    return tekst.translate(_GEWOON)


def merk(nummer: int) -> str:
    """Return a marker text for slot `nummer` (from 0): one short word that no text of a document holds."""
    return f"Qz{nummer:03d}Wx"


class Merken:
    """The slots of a layout: their names and the marker text that stands in the place of each value."""

    def __init__(self, per_sleuf: Mapping[str, str], *, precies: bool = False) -> None:
        """Raise Onvulbaar when one marker is part of another, or empty: then places cannot be told apart.

        Without `precies` a marker is also seen where a fixed space or hyphen stands in it.
        """
        teksten = [t if precies else gewoon(t) for t in per_sleuf.values()]
        if any(not t or sum(t in ander for ander in teksten) > 1 for t in teksten):
            raise Onvulbaar("twee gegevens van de ontvanger zijn niet uit elkaar te houden")
        self.per_sleuf = dict(per_sleuf)
        self._gewoon = (lambda t: t) if precies else gewoon
        self._naam = dict(zip(teksten, per_sleuf, strict=True))
        patronen = [re.escape(t) if precies else _soepel(t) for t in teksten]
        self._patroon = re.compile("|".join(patronen) or r"(?!)")

    def in_(self, tekst: str) -> bool:
        """Whether a marker stands in the text."""
        return self._patroon.search(tekst) is not None

    def tel(self, tekst: str) -> dict[str, int]:
        """Return how often each slot stands in the text."""
        gevonden = [self._gewoon(t) for t in self._patroon.findall(tekst)]
        return {naam: gevonden.count(t) for t, naam in self._naam.items()}

    def ontleed(self, tekst: str) -> Sjabloon:
        """Return the text as fixed pieces and names of slots by turns; Onvulbaar for a marker with other spaces."""
        uit, waar = [], 0
        for gevonden in self._patroon.finditer(tekst):
            naam = self._naam[self._gewoon(gevonden[0])]
            if gevonden[0] != self.per_sleuf[naam]:
                raise Onvulbaar(f"het gegeven '{naam}' staat er met vaste spaties of streepjes")
            uit += [tekst[waar : gevonden.start()], naam]
            waar = gevonden.end()
        return (*uit, tekst[waar:])


def _soepel(tekst: str) -> str:
    return re.escape(tekst).replace("\\ ", "[ \u00a0]").replace("\\-", "[-\u2010\u2011]")


def zichtbaar(html: str) -> str:
    """Return what a page may show: its text and what is filled in in its boxes."""
    from lxml import html as lxml_html

    body = lxml_html.document_fromstring(html).find("body")
    stukken: Any = body.xpath(".//text() | .//input/@value") if body is not None else ()
    return "\n".join(stukken)


def vul_in(sjabloon: Sjabloon, waarden: Mapping[str, str]) -> str:
    """Return the text with the values in their places."""
    if len(sjabloon) == 3:  # one slot, by far the most common
        return sjabloon[0] + waarden[sjabloon[1]] + sjabloon[2]
    return "".join([waarden[deel] if i % 2 else deel for i, deel in enumerate(sjabloon)])


def keur(waarden: Iterable[str]) -> None:
    """Raise PastNiet for a value whose white space a page shows otherwise, or that leaves a gap."""
    for waarde in waarden:
        if not waarde:
            raise PastNiet("een waarde is leeg")
        if _WIT_AAN_DE_RAND.search(waarde):
            raise PastNiet("een waarde heeft witruimte die een bladzijde anders toont")
