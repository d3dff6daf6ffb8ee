"""Filling a batch safely: samples are compared with a full rendering first, and what does not fit is rendered."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from docgen.vullen.fouten import PastNiet
from docgen.vullen.gelijk import zelfde

Waarden = Mapping[str, str]
Volledig = Callable[[Waarden], bytes]
"""Renders one recipient in full, from the same values."""

_ZAAD = 20180525  # the sample is the same for the same batch


class Vorm(Protocol):
    """A prepared layout in one format; `merken` holds the marker text per slot."""

    formaat: str
    merken: dict[str, str]

    def vul(self, waarden: Waarden) -> bytes:
        """Return the file of one recipient, or raise PastNiet."""


class Gemaakt(NamedTuple):
    """A file, and why it was rendered in full (empty when it was filled in)."""

    inhoud: bytes
    reden: str


def steekproef(alle: Sequence[Waarden]) -> list[int]:
    """Return the places in a batch of the recipients to compare: the shortest, the longest and one at random."""
    if not alle:
        return []
    lengte = [sum(map(len, w.values())) for w in alle]
    keuze = random.Random(_ZAAD).randrange(len(alle))
    return list(dict.fromkeys((lengte.index(min(lengte)), lengte.index(max(lengte)), keuze)))


def afwijkend(vorm: Vorm, volledig: Volledig, proeven: Sequence[Waarden]) -> list[int]:
    """Return which samples differ from their full rendering; then the whole batch must be rendered in full.

    A sample that does not fit proves nothing: it will be rendered in full anyway. When none fits, all count as other.
    """
    uitslag = [_zelfde(vorm, volledig, waarden) for waarden in proeven]
    return [i for i, zelfde_ in enumerate(uitslag) if zelfde_ is False or not any(uitslag)]


def _zelfde(vorm: Vorm, volledig: Volledig, waarden: Waarden) -> bool | None:
    """Whether a sample is the same filled in as rendered; None when it does not fit."""
    try:
        gevuld = vorm.vul(waarden)
    except PastNiet:
        return None
    return zelfde(vorm.formaat, gevuld, volledig(waarden))


def maak(vorm: Vorm | None, volledig: Volledig, waarden: Waarden) -> Gemaakt:
    """Return the file of one recipient: filled in when it can be, else rendered in full (always without a layout)."""
    if vorm is None:
        return Gemaakt(volledig(waarden), "de hele reeks heeft volledige opmaak nodig")
    try:
        return Gemaakt(vorm.vul(waarden), "")
    except PastNiet as reden:
        return Gemaakt(volledig(waarden), str(reden))
