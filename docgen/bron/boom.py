"""The tree of stage 1: scalars stay text, every node and every key knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from docgen.meldingen import Plek


@dataclass(frozen=True, slots=True)
class Bereik:
    """The slice of the text that a node takes, in characters; `vloeiend` is a collection between brackets."""

    van: int
    tot: int
    vloeiend: bool = False


GEEN_BEREIK = Bereik(0, 0)


@dataclass(frozen=True, slots=True)
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

    @cached_property
    def gevuld(self) -> tuple[Knoop, ...]:
        """The items that count: an empty one is as if not given. Looked up for every place in a long register."""
        return tuple(k for k in self.items if not _leeg(k))


@dataclass(frozen=True)
class Kaart:
    """A mapping; `sleutels` holds the place of each key and `sleutelbereik` its slice.

    A key without a field is one that a list has a column for, with nothing in this row.
    """

    velden: dict[str, Knoop]
    plek: Plek
    sleutels: dict[str, Plek] = field(default_factory=dict)
    bereik: Bereik = field(default=GEEN_BEREIK, compare=False)
    sleutelbereik: dict[str, Bereik] = field(default_factory=dict, compare=False)

    def zonder(self, *namen: str) -> Kaart:
        """The same without these keys."""
        return replace(self, velden={naam: k for naam, k in self.velden.items() if naam not in namen})


Knoop = Waarde | Lijst | Kaart


def als_data(knoop: Knoop) -> Any:
    """Return the plain values (str, list, dict); empty values are left out, as if not given."""
    if isinstance(knoop, Waarde):
        return knoop.tekst
    if isinstance(knoop, Lijst):
        return [als_data(k) for k in knoop.gevuld]
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
            if stap >= len(knoop.gevuld):
                break
            knoop = knoop.gevuld[stap]
            plek = knoop.plek
        else:
            return knoop, knoop.sleutels.get(str(stap), plek) if isinstance(knoop, Kaart) else plek
    return knoop, plek


def waarden(knoop: Knoop) -> Iterator[Waarde]:
    """Walk over all scalars, keys excluded."""
    if isinstance(knoop, Waarde):
        yield knoop
    else:
        for kind in knoop.items if isinstance(knoop, Lijst) else knoop.velden.values():
            yield from waarden(kind)


def inpakken(knoop: Knoop) -> Any:
    """Pack a tree into JSON values: kind, content, line and column; slices of text are left out."""
    plek = [knoop.plek.regel, knoop.plek.kolom]
    if isinstance(knoop, Waarde):
        return ["w", knoop.tekst, *plek]
    if isinstance(knoop, Lijst):
        return ["l", [inpakken(k) for k in knoop.items], *plek]
    sleutels = {s: [p.regel, p.kolom] for s, p in knoop.sleutels.items()}
    return ["k", {s: inpakken(k) for s, k in knoop.velden.items()}, *plek, sleutels]


def uitpakken(pak: Any, bestand: str) -> Knoop:
    """Unpack what `inpakken` made of a file."""
    soort, inhoud, regel, kolom, *sleutels = pak
    plek = Plek(bestand, regel, kolom)
    if soort == "w":
        return Waarde(inhoud, plek)
    if soort == "l":
        return Lijst(tuple(uitpakken(k, bestand) for k in inhoud), plek)
    velden = {s: uitpakken(k, bestand) for s, k in inhoud.items()}
    return Kaart(velden, plek, {s: Plek(bestand, *p) for s, p in sleutels[0].items()})
