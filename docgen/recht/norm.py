"""A norm: one article, ruling or guideline as data, with its own short paraphrase and dated values.

Why: letters and rules cite the law by id, so that a jurist can change a number or an article in one place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Gegeven = int | str | tuple[str, ...] | tuple[date, ...]


class Zekerheid(StrEnum):
    """How sure we are that the paraphrase says what the law says."""

    ZEKER = "zeker"
    WAARSCHIJNLIJK = "waarschijnlijk"
    TE_VERIFIEREN = "te verifiëren"


@dataclass(frozen=True)
class Waarde:
    """A value of the law from a day on."""

    vanaf: date
    waarde: Gegeven


@dataclass(frozen=True)
class Wet:
    """An act, or a source of norms that is no act (`soort` rechtspraak, richtsnoer, richtlijn, beleid).

    `sectoren` empty means: for all. `gelezen` is the day of the version that was read.
    """

    id: str
    naam: str
    afkorting: str
    vindplaats: str
    soort: str = "wet"
    sectoren: frozenset[str] = frozenset()
    gelezen: date | None = None


@dataclass(frozen=True)
class Norm:
    """One citable rule. `artikel` is how it is printed, `kern` what it says in our own words."""

    id: str
    wet: Wet
    artikel: str
    kern: str
    vanaf: date
    zekerheid: Zekerheid
    sectoren: frozenset[str] = frozenset()
    waarden: Mapping[str, tuple[Waarde, ...]] = field(default_factory=dict)

    @property
    def verwijzing(self) -> str:
        """How a letter cites it: 'artikel 12 lid 3 AVG'; a ruling by its ECLI, a guideline by its number."""
        return f"{self.artikel} {self.wet.afkorting}" if self._in_wet else self.artikel

    @property
    def kort(self) -> str:
        """How a table cites it: 'AVG 12 lid 3'."""
        return (
            f"{self.wet.afkorting} {self.artikel.removeprefix('artikel ')}" if self._in_wet else self.artikel
        )

    @property
    def bron(self) -> str:
        """Where the text can be read, with the version that was read."""
        gelezen = f", toestand {self.wet.gelezen:%d-%m-%Y}" if self.wet.gelezen else ""
        return f"{self.wet.naam} ({self.wet.vindplaats}{gelezen})"

    def geldt_voor(self, delen: frozenset[str]) -> bool:
        """Whether the norm applies to an organisation of these sectors (see Sector.delen)."""
        return not self.sectoren or bool(self.sectoren & delen)

    @property
    def _in_wet(self) -> bool:
        return self.wet.soort == "wet" and self.artikel != self.wet.naam


def artikel_uit_id(rest: str) -> str:
    """Spell out the part of an id after the act: '12-5-b' is 'artikel 12 lid 5 onder b'."""
    artikel, *delen = rest.split("-")
    woorden = [f"artikel {artikel}"]
    for deel in delen:
        lid = re.fullmatch(r"\d+[a-z]?", deel)
        woorden.append(f"lid {deel}" if lid else f"onder {deel}")
    return " ".join(woorden)
