"""What a register is made of: columns, rows and tables. Every cell can say where its value stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from docgen.meldingen import Plek

# what a cell holds: text, date, number, yes or no, texts, or groups of fields; None is empty
Waarde: TypeAlias = "str | date | int | bool | tuple[str, ...] | tuple[Mapping[str, Any], ...] | None"


class Soort(StrEnum):
    """The kind of value in a column."""

    TEKST = "tekst"
    DATUM = "datum"
    GETAL = "getal"
    JANEE = "janee"
    LIJST = "lijst"
    CODE = "code"


@dataclass(frozen=True)
class Kolom:
    """One column.

    `naam` is the path of the field in an entry, with dots: `dpia.uitgevoerd_op`. `codes` names the list
    (keuzelijst, or `verwerkers`) that the codes in it come from; a code column also takes free text when `vrij`.
    `delen` are the fields of each item of a list of groups, `codedeel` the one of them that holds the code. A column with `bereken` is worked out from the entry
    and cannot be imported. `openbaar` says whether a public register shows it, `kies` whether a page on screen lets
    someone choose by it; `breedte` is in characters.
    """

    naam: str
    titel: str
    soort: Soort = Soort.TEKST
    codes: str | None = None
    delen: tuple[str, ...] = ()
    codedeel: str = ""
    vrij: bool = False
    bereken: Callable[[Any, Any], Waarde] | None = None
    openbaar: bool = True
    kies: bool = False
    breedte: int = 18

    @property
    def pad(self) -> tuple[str, ...]:
        """The path in the entry."""
        return tuple(self.naam.split("."))

    @property
    def afgeleid(self) -> bool:
        """Whether docgen works it out, so that nobody types it."""
        return self.bereken is not None


@dataclass(frozen=True)
class Rij:
    """One entry. `plek` answers for a path where that value stands; `pad` is its way in the tree of `plek`.

    `elders` has per column the codes that docgen's own entry holds for another kind of education: no table shows
    them, and they stay when someone changes the cell, because a school of another kind may inherit them.
    """

    id: str
    waarden: Mapping[str, Waarde]
    plek: Callable[..., Plek] = field(repr=False, compare=False)
    elders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def plek_van(self, kolom: str) -> Plek:
        """File and line of the value in this column, or of the entry when it has none."""
        return self.plek(*kolom.split("."))


@dataclass(frozen=True)
class Tabel:
    """One register of one organisation. `woorden` gives per column what its codes stand for."""

    id: str
    titel: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    woorden: Mapping[str, Mapping[str, str]]

    def kolom(self, naam: str) -> Kolom:
        """The column with this name; KeyError when there is none."""
        return {k.naam: k for k in self.kolommen}[naam]

    def rij(self, id_: str) -> Rij:
        """The entry with this id; KeyError when there is none."""
        return {r.id: r for r in self.rijen}[id_]
