"""What a count of days gives: a last day with the steps that led to it (juridisch § 1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TermijnInstelling:
    """Choices of the organisation (juridisch § 16.1). None means: the value of configuratie/recht/beleid.yaml.

    `extra_vrije_dagen` only count for parents and pupils, never for the school's own month.
    """

    streef_bezwaar_dagen: int | None = None
    reactietermijn_uitwisseling: int | None = None
    goede_vrijdag_ouder: bool = True
    goede_vrijdag_school: bool = False
    vijf_mei_school: bool = False
    extra_vrije_dagen: tuple[date, ...] = ()


STANDAARD = TermijnInstelling()


@dataclass(frozen=True)
class Stap:
    """One step of a count: the date it leads to, why (Dutch) and the norm it rests on."""

    datum: date
    waarom: str
    norm: str


@dataclass(frozen=True)
class Termijn:
    """A last day and how it was found."""

    datum: date
    stappen: tuple[Stap, ...]

    @property
    def normen(self) -> tuple[str, ...]:
        """The norms of the steps, each once, in order."""
        return tuple(dict.fromkeys(stap.norm for stap in self.stappen))


@dataclass(frozen=True)
class Wachttijd:
    """A question to the requester (identity or clarification) and the day of the answer."""

    gevraagd_op: date
    beantwoord_op: date | None = None


@dataclass(frozen=True)
class Antwoordtermijn:
    """The dates of one request (AVG 12 lid 3).

    `een`: last day of the first month; `drie`: last day after extension; `zonder`: the last day if suspension
    does not count, to be shown and aimed at when `stil` > 0; `streef`: internal, never in a letter.
    """

    ontvangen_op: date
    stil: int
    een: Termijn
    drie: Termijn
    zonder: Termijn
    zonder_drie: Termijn
    streef: Termijn

    @property
    def geschorst(self) -> bool:
        """Whether the term stood still; the law does not say so, the EDPB does: advise to answer by `zonder`."""
        return self.stil > 0


@dataclass(frozen=True)
class Verlengingsoordeel:
    """Whether an extension can still be announced (AVG 12 lid 3); `op_tijd_zonder` ignores suspension."""

    mag: bool
    op_tijd_zonder: bool
    uiterlijk: date
    nieuwe_datum: Termijn
    norm: str
