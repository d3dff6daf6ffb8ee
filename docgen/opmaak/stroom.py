"""Which data flow to whom, as nodes and lines: what the picture of the register draws and its table says.

The whole register on one sheet: kinds of data at the left, kinds of parties at the right. One theme on a sheet of its
own: the parties by name. A line bundles activities; its weight is their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.opmaak.boek import Activiteit
from docgen.opmaak.matrix import EIGEN, VERWERKERS, Matrix, Partij

MEESTE = 14  # more parties than this do not stay readable on one sheet
_GENOEMD = 3  # so many lines are told in the alternative text
_KORT = {VERWERKERS: "verwerkers: bedrijven die voor ons werken", EIGEN: "andere ontvangers"}
_Cellen = tuple[tuple[Activiteit, ...], ...]


@dataclass(frozen=True)
class Knoop:
    """A kind of data or a party, with the number of activities that its lines stand for."""

    naam: str
    aantal: int


@dataclass(frozen=True)
class Lijn:
    """From a kind of data (place in `links`) to a party (place in `rechts`)."""

    van: int
    naar: int
    aantal: int


@dataclass(frozen=True)
class Stroom:
    """The flows of one register, or of the activities of one theme."""

    matrix: Matrix
    thema: str | None = None

    @cached_property
    def _rijen(self) -> tuple[tuple[str, _Cellen], ...]:
        """(name, cells) of each node at the right; parties that are too many go together in one."""
        groepen = [(g.naam, [self._cellen(p) for p in g.partijen]) for g in self.matrix.groepen]
        if self.thema is None:
            rijen = [(_KORT.get(naam, naam), _samen(cellen)) for naam, cellen in groepen]
        else:
            rijen = [(p.naam, self._cellen(p)) for g in self.matrix.groepen for p in g.partijen]
        gevuld = [(naam, cellen) for naam, cellen in rijen if any(cellen)]
        if len(gevuld) <= MEESTE:
            return tuple(gevuld)
        groot = sorted(gevuld, key=lambda r: -len(_ids(r[1])))[: MEESTE - 1]
        rest = [cellen for naam, cellen in gevuld if (naam, cellen) not in groot]
        return (*(r for r in gevuld if r in groot), (f"{len(rest)} andere partijen", _samen(rest)))

    def _cellen(self, partij: Partij) -> _Cellen:
        return tuple(
            tuple(a for a in cel if self.thema in (None, a.verwerking.thema)) for cel in partij.cellen
        )

    @cached_property
    def _kolommen(self) -> tuple[int, ...]:
        """The columns of the matrix that have a line."""
        return tuple(k for k, _ in enumerate(self.matrix.kolommen) if any(c[k] for _, c in self._rijen))

    @cached_property
    def links(self) -> tuple[Knoop, ...]:
        """The kinds of data."""
        return tuple(
            Knoop(self.matrix.kolommen[k][1], len(_ids(tuple(c[k] for _, c in self._rijen))))
            for k in self._kolommen
        )

    @cached_property
    def rechts(self) -> tuple[Knoop, ...]:
        """Who gets them."""
        return tuple(Knoop(naam, len(_ids(cellen))) for naam, cellen in self._rijen)

    @cached_property
    def lijnen(self) -> tuple[Lijn, ...]:
        """All lines, from the top left node down."""
        return tuple(self._lijnen())

    def _lijnen(self) -> Iterator[Lijn]:
        for van, kolom in enumerate(self._kolommen):
            for naar, (_, cellen) in enumerate(self._rijen):
                if cellen[kolom]:
                    yield Lijn(van, naar, len(cellen[kolom]))

    def aantal(self, van: int, naar: int) -> int:
        """How many activities the line between two nodes stands for; 0 without a line."""
        return {(lijn.van, lijn.naar): lijn.aantal for lijn in self.lijnen}.get((van, naar), 0)

    @property
    def titel(self) -> str:
        """What the picture is called."""
        thema = next((t.naam for t in self.matrix.boek.themas if t.id == self.thema), None)
        return f"Waar gaan gegevens heen? {thema}" if thema else "Waar gaan gegevens heen?"

    @cached_property
    def alt(self) -> str:
        """The picture in words, for who does not see it."""
        meest = sorted(self.lijnen, key=lambda lijn: -lijn.aantal)[:_GENOEMD]
        dikste = "; ".join(
            f"van {self.links[m.van].naam} naar {self.rechts[m.naar].naam}, {m.aantal} keer" for m in meest
        )
        soorten = ", ".join(k.naam for k in self.links)
        partijen = ", ".join(k.naam for k in self.rechts)
        return (
            f"Tekening met lijnen van soorten gegevens naar partijen. Links staan: {soorten}. "
            f"Rechts staan: {partijen}. De dikste lijnen lopen {dikste}."
        )


def _samen(rijen: list[_Cellen]) -> _Cellen:
    """The cells of more parties as those of one; each activity counts once."""
    return tuple(
        tuple({a.verwerking.id: a for cel in kolom for a in cel}.values())
        for kolom in zip(*rijen, strict=True)
    )


def _ids(cellen: _Cellen) -> frozenset[str]:
    return frozenset(a.verwerking.id for cel in cellen for a in cel)
