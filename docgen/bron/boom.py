"""The tree of stage 1: scalars stay text, every node and every key knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.meldingen import Plek


@dataclass(frozen=True)
class Bereik:
    """The slice of the text that a node takes, in characters; `vloeiend` is a collection between brackets."""

    van: int
    tot: int
    vloeiend: bool = False


GEEN_BEREIK = Bereik(0, 0)


@dataclass(frozen=True)
class Waarde:
    """A scalar; `tekst` is None for an empty plain value."""

    tekst: str | None
    plek: Plek
    bereik: Bereik = field(default=GEEN_BEREIK, compare=False)


@dataclass(frozen=True)
class Lijst:
    """A sequence."""

    items: tuple[Knoop, ...]
    plek: Plek
    bereik: Bereik = field(default=GEEN_BEREIK, compare=False)


@dataclass(frozen=True)
class Kaart:
    """A mapping; `sleutels` holds the place of each key and `sleutelbereik` its slice."""

    velden: dict[str, Knoop]
    plek: Plek
    sleutels: dict[str, Plek] = field(default_factory=dict)
    bereik: Bereik = field(default=GEEN_BEREIK, compare=False)
    sleutelbereik: dict[str, Bereik] = field(default_factory=dict, compare=False)


Knoop = Waarde | Lijst | Kaart


def als_data(knoop: Knoop) -> Any:
    """Return the plain values (str, list, dict); empty values are left out, as if not given."""
    if isinstance(knoop, Waarde):
        return knoop.tekst
    if isinstance(knoop, Lijst):
        return [als_data(k) for k in knoop.items if not _leeg(k)]
    return {s: als_data(k) for s, k in knoop.velden.items() if not _leeg(k)}


def _leeg(knoop: Knoop) -> bool:
    return isinstance(knoop, Waarde) and knoop.tekst is None


def vind(knoop: Knoop, pad: tuple[str | int, ...]) -> tuple[Knoop, Plek]:
    """Return the node at `pad`, or the nearest one above it, with the place to point at.

    For a mapping entry that place is the value's; for an empty value the key's.
    """
    plek = knoop.plek
    for stap in pad:
        if isinstance(knoop, Kaart) and stap in knoop.velden:
            sleutelplek = knoop.sleutels.get(str(stap), plek)
            knoop = knoop.velden[str(stap)]
            plek = sleutelplek if not isinstance(knoop, Waarde) or _leeg(knoop) else knoop.plek
        elif isinstance(knoop, Lijst) and isinstance(stap, int):
            gevuld = [k for k in knoop.items if not _leeg(k)]
            if stap >= len(gevuld):
                break
            knoop = gevuld[stap]
            plek = knoop.plek
        else:
            break
    return knoop, plek


def waarden(knoop: Knoop) -> Iterator[Waarde]:
    """Walk over all scalars, keys excluded."""
    if isinstance(knoop, Waarde):
        yield knoop
    else:
        for kind in knoop.items if isinstance(knoop, Lijst) else knoop.velden.values():
            yield from waarden(kind)
