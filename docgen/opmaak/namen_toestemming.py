"""The names for the register of consents: `overzicht`, counted per kind and channel, with what is still to be done.

Nobody reads a row per consent of a whole school on paper; the rows are in the workbook. A small register shows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.toestemming import Toestemming
from docgen.recht.toestemmingstand import Stand, beslist_straks, stand, straks

RIJEN = 40  # more rows than this nobody reads on paper
MEESTE = 30  # so many references fit in one cell


@dataclass(frozen=True)
class Regel:
    """One consent with what it comes to, in words."""

    toestemming: Toestemming
    stand: Stand
    soort: str
    kanaal: str


@dataclass(frozen=True)
class Groep:
    """All consents of one kind and channel, counted per state."""

    naam: str
    aantallen: Counter[Stand]

    @property
    def totaal(self) -> int:
        """How many there are."""
        return self.aantallen.total()

    def tel(self, naam: str) -> int:
        """How many are in this state."""
        return self.aantallen[Stand(naam)]


@dataclass(frozen=True)
class Punt:
    """What someone has to do, and for which consents; `rest` is how many more there are than those named."""

    wat: str
    kenmerken: tuple[str, ...]
    rest: int


@dataclass(frozen=True)
class Overzicht:
    """The register of consents of one organisation on one day."""

    dossier: Dossier

    @cached_property
    def regels(self) -> tuple[Regel, ...]:
        """Every consent, by reference."""
        alle = (z.model for z in self.dossier.alle.get("toestemming", ()))
        return tuple(self._regel(t) for t in sorted(alle, key=lambda t: str(t.kenmerk)))

    def _regel(self, t: Toestemming) -> Regel:
        lijsten = self.dossier.naslag.lijsten
        soort = lijsten["toestemmingsoorten"].get(t.soort, {}).get("naam", t.soort)
        kanaal = lijsten["beeldkanalen"].get(t.kanaal, {}).get("naam", t.kanaal) if t.kanaal else ""
        return Regel(t, stand(t, self.dossier.peildatum), str(soort), str(kanaal))

    @property
    def alles_erin(self) -> bool:
        """Whether the register is small enough to show every consent."""
        return len(self.regels) <= RIJEN

    @cached_property
    def groepen(self) -> tuple[Groep, ...]:
        """Per kind and channel how many there are in each state."""
        tellers: dict[str, Counter[Stand]] = {}
        for r in self.regels:
            naam = f"{r.soort}: {r.kanaal}" if r.kanaal else r.soort
            tellers.setdefault(naam, Counter())[r.stand] += 1
        return tuple(Groep(naam, tellers[naam]) for naam in sorted(tellers))

    def tel(self, naam: str) -> int:
        """How many are in this state, of all kinds."""
        return sum(g.tel(naam) for g in self.groepen)

    @cached_property
    def punten(self) -> tuple[Punt, ...]:
        """What is to be done; each only when there is something."""
        return tuple(_punt(wat, lijst) for wat, lijst in self._open() if lijst)

    def _open(self) -> Iterator[tuple[str, list[Toestemming]]]:
        op = self.dossier.peildatum
        tot = straks(self.dossier.naslag.wetboek, op)
        actief = [r for r in self.regels if not r.toestemming.uit]
        per: dict[Stand, list[Toestemming]] = {
            s: [r.toestemming for r in actief if r.stand is s] for s in Stand
        }
        geldig = per[Stand.GELDIG]
        yield (
            "Vertel de ontvangers dat de toestemming is ingetrokken",
            [t for t in per[Stand.INGETROKKEN] if len(t.gevolg_intrekking) < len(t.ontvangers)],
        )
        yield "Stop met delen of vraag opnieuw: de toestemming is voorbij", per[Stand.VERLOPEN]
        yield (
            f"Vraag het opnieuw: de {self.dossier.org.leerling} beslist zelf, of doet dat binnenkort",
            [t for t in geldig if beslist_straks(t, op, tot)],
        )
        yield (
            "Kijk of u opnieuw moet vragen: de toestemming loopt bijna af",
            [t for t in geldig if t.geldig_tot and t.geldig_tot <= tot],
        )
        yield "Deel nog niets: het antwoord is er nog niet", per[Stand.OPEN]


def _punt(wat: str, lijst: Iterable[Toestemming]) -> Punt:
    kenmerken = tuple(str(t.kenmerk) for t in lijst)
    return Punt(wat, kenmerken[:MEESTE], max(0, len(kenmerken) - MEESTE))


def namen_toestemmingen(dossier: Dossier) -> dict[str, Any]:
    """Return `overzicht`."""
    return {"overzicht": Overzicht(dossier)}
