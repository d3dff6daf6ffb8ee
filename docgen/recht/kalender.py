"""Working days, holidays and months: the arithmetic under every term (juridisch § 1.3, § 1.5).

Which days are holidays is law and stands in configuratie/recht; the library `holidays` only knows when they
fall. docgen takes them from it by name and never uses its default set.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from docgen.recht.wetboek import Wetboek

EEN_DAG = timedelta(days=1)
VRIJDAG = 4


@dataclass(frozen=True)
class Kalender:
    """A set of days off: holidays by name, plus loose dates."""

    feestdagen: frozenset[str]
    losse_dagen: frozenset[date] = frozenset()

    def vrij(self, dag: date) -> str:
        """Why the day is no working day, in Dutch; empty for a working day."""
        naam = _namen(dag.year).get(dag, "")
        if naam in self.feestdagen:
            return naam
        if dag in self.losse_dagen:
            return "een dag die met een feestdag gelijkstaat"
        return ("zaterdag", "zondag")[dag.weekday() - VRIJDAG - 1] if dag.weekday() > VRIJDAG else ""

    def werkdagen_terug(self, dag: date, aantal: int) -> date:
        """The working day that lies this number of working days before `dag`."""
        while aantal:
            dag -= EEN_DAG
            aantal -= not self.vrij(dag)
        return dag

    def werkdagen_verder(self, dag: date, aantal: int) -> date:
        """The working day that lies this number of working days after `dag`."""
        while aantal:
            dag += EEN_DAG
            aantal -= not self.vrij(dag)
        return dag


def school_kalender(
    wetboek: Wetboek, op: date, *, goede_vrijdag: bool = False, vijf_mei: bool = False
) -> Kalender:
    """Days off for the school's own AVG term (Verordening 1182/71 art. 2).

    Whether Goede Vrijdag and 5 mei count is uncertain; without them the term is shorter and always safe.
    """
    norm = "v1182-71-2-1"
    namen = set(wetboek.woorden(norm, "feestdagen", op))
    namen |= set(wetboek.woorden(norm, "onzeker_goede_vrijdag", op)) if goede_vrijdag else set()
    namen |= set(wetboek.woorden(norm, "onzeker_vijf_mei", op)) if vijf_mei else set()
    return Kalender(frozenset(namen))


def atw_kalender(
    wetboek: Wetboek, op: date, *, goede_vrijdag: bool = True, extra: Iterable[date] = ()
) -> Kalender:
    """Days off for the terms of parents and pupils (ATW art. 3), with the days the Crown has added."""
    namen = set(wetboek.woorden("atw-3-1", "feestdagen", op))
    namen |= set(wetboek.woorden("atw-3-2", "feestdagen", op)) if goede_vrijdag else set()
    gelijkgesteld = wetboek.waarde("atw-3-3", "gelijkgestelde_dagen", op)
    dagen = gelijkgesteld if isinstance(gelijkgesteld, tuple) else ()
    return Kalender(frozenset(namen), frozenset(d for d in (*dagen, *extra) if isinstance(d, date)))


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day number so many months later, or the last day of that month (V 1182/71 art. 3 lid 2 c)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


@lru_cache(maxsize=64)
def _namen(jaar: int) -> dict[date, str]:
    from holidays import country_holidays  # costs half a second, so only when a term is computed

    maak: Callable[..., dict[date, str]] = country_holidays
    return dict(maak("NL", years=jaar, categories=("public", "optional"), language="nl"))
