"""Filling a batch safely: samples are compared with a full rendering first."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from docgen.vullen.fouten import PastNiet
from docgen.vullen.gelijk import zelfde

Waarden = Mapping[str, str]
Proef = tuple[Waarden, Callable[[], bytes]]
"""The values of a sample, and what renders it in full."""

_ZAAD = 20180525  # the sample is the same for the same batch


class Vorm(Protocol):
    """A prepared layout in one format; `merken` holds the marker text per slot."""

    formaat: str
    merken: dict[str, str]

    def vul(self, waarden: Waarden) -> bytes:
        """Return the file of one recipient, or raise PastNiet."""


def steekproef(lengten: Sequence[int], willekeurig: int = 1) -> list[int]:
    """Return the places in a batch to compare: that of the shortest, of the longest, and so many at random.

    `lengten` says how many characters the values of each recipient have.
    """
    orde = sorted(range(len(lengten)), key=lengten.__getitem__)
    midden = orde[1:-1]
    return [*orde[:1], *orde[1:][-1:], *random.Random(_ZAAD).sample(midden, min(willekeurig, len(midden)))]


def afwijkend(vorm: Vorm, proeven: Sequence[Proef]) -> list[int]:
    """Return which samples differ from their full rendering; then the whole batch must be rendered in full.

    A sample that does not fit proves nothing: it will be rendered in full anyway. When none fits, all count as other.
    """
    uitslag = [_zelfde(vorm, waarden, volledig) for waarden, volledig in proeven]
    return [i for i, zelfde_ in enumerate(uitslag) if zelfde_ is False or not any(uitslag)]


def _zelfde(vorm: Vorm, waarden: Waarden, volledig: Callable[[], bytes]) -> bool | None:
    """Whether a sample is the same filled in as rendered; None when it does not fit."""
    try:
        gevuld = vorm.vul(waarden)
    except PastNiet:
        return None
    return zelfde(vorm.formaat, gevuld, volledig())
