"""Which kinds of data go to which party: derived from the register, never typed.

The register says per activity which data are used and who gets data. So a mark means: in these activities the data
occur and the party gets data. It may get fewer kinds; the activity itself tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen.opmaak.boek import Activiteit, Boek

Item = Mapping[str, Any]
VERWERKERS = "Bedrijven die voor ons werken (verwerkers)"
EIGEN = "Andere ontvangers"
OVERIG = "overig"


@dataclass(frozen=True)
class Partij:
    """One party: its cells are, per column, the activities by which data of that kind may reach it."""

    naam: str
    cellen: tuple[tuple[Activiteit, ...], ...]


@dataclass(frozen=True)
class Partijgroep:
    """Parties of one kind under their heading."""

    naam: str
    partijen: tuple[Partij, ...]


@dataclass(frozen=True)
class Matrix:
    """Data by party for one register; columns are the groups of data that occur in it."""

    boek: Boek

    @cached_property
    def kolommen(self) -> tuple[tuple[str, str], ...]:
        """(id, name) of each group of data that the register has; what fits no group comes last."""
        gebruikt = {id_ for a in self.boek.activiteiten for id_ in self._groepen(a)}
        namen = [(id_, str(g["naam"])) for id_, g in self._gegevensgroepen.items() if id_ in gebruikt]
        return (*namen, (OVERIG, "andere gegevens")) if OVERIG in gebruikt else tuple(namen)

    @cached_property
    def groepen(self) -> tuple[Partijgroep, ...]:
        """The parties that get data, by kind and in the order of the lists; processors last."""
        namen = {id_: str(g["naam"]) for id_, g in self.boek.lijst("ontvangergroepen").items()}
        per_groep: dict[str, dict[str, set[str]]] = {n: {} for n in (*namen.values(), EIGEN, VERWERKERS)}
        for r in self.boek.ontvangers:
            groep = per_groep[namen.get(r.item.get("groep", ""), EIGEN)]
            # one party under two codes (DUO for pupils and for staff) is one row
            groep.setdefault(r.item["naam"], set()).update(a.verwerking.id for a in r.activiteiten)
        for r in self.boek.verwerkers:
            per_groep[VERWERKERS][r.item.naam] = {a.verwerking.id for a in r.activiteiten}
        rijen = ((naam, tuple(self._partijen(groep))) for naam, groep in per_groep.items())
        return tuple(Partijgroep(naam, partijen) for naam, partijen in rijen if partijen)

    def _partijen(self, groep: Mapping[str, set[str]]) -> Iterator[Partij]:
        for naam, ids in groep.items():
            eigen = [a for a in self.boek.activiteiten if a.verwerking.id in ids]
            if eigen:
                cellen = (tuple(a for a in eigen if id_ in self._groepen(a)) for id_, _ in self.kolommen)
                yield Partij(naam, tuple(cellen))

    @cached_property
    def _gegevensgroepen(self) -> Mapping[str, Item]:
        return self.boek.lijst("gegevensgroepen")

    def _groepen(self, a: Activiteit) -> frozenset[str]:
        return self._per_activiteit[a.verwerking.id]

    @cached_property
    def _per_activiteit(self) -> Mapping[str, frozenset[str]]:
        return {a.verwerking.id: frozenset(self._in_groepen(a)) for a in self.boek.activiteiten}

    def _in_groepen(self, a: Activiteit) -> Iterator[str]:
        for tekst in (*a.verwerking.gegevens, *(b.gegeven for b in a.bijzonder)):
            past = [
                id_
                for id_, groep in self._gegevensgroepen.items()
                if any(woord.casefold() in tekst.casefold() for woord in groep["woorden"])
            ]
            yield from past or [OVERIG]
