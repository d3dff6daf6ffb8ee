"""The book of law: norms by id, in force on a date, with dated values.

Pure: it gets already read data (configuratie/recht/*.yaml, one mapping per act) and does no I/O itself.
A file has `wet` (id, naam, afkorting, vindplaats, vanaf, zekerheid; optional soort, sectoren, gelezen) and
`normen` (id, kern; optional artikel, vanaf, zekerheid, sectoren, waarden). `vanaf`, `zekerheid` and `sectoren`
of the act hold for every norm that does not say otherwise; `artikel` follows from the id when absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from docgen.recht.norm import Gegeven, Norm, Waarde, Wet, Zekerheid, artikel_uit_id

Boek = Mapping[str, Any]


class NormOnbekend(KeyError):
    """An id that is in no act; `lijkt_op` holds the nearest ids that do exist."""

    def __init__(self, id_: str, lijkt_op: tuple[str, ...] = ()) -> None:
        self.id, self.lijkt_op = id_, lijkt_op
        super().__init__(id_)

    def __str__(self) -> str:
        keuze = f"; bedoelde u {' of '.join(self.lijkt_op)}?" if self.lijkt_op else ""
        return f"norm '{self.id}' bestaat niet{keuze}"


class NietVanKracht(NormOnbekend):
    """The norm or value exists but not yet on the given date."""

    def __init__(self, id_: str, op: date, vanaf: date) -> None:
        super().__init__(id_)
        self.op, self.vanaf = op, vanaf

    def __str__(self) -> str:
        return f"norm '{self.id}' geldt pas vanaf {self.vanaf:%d-%m-%Y}"


class WaardeOnbekend(NormOnbekend):
    """The norm has no value of that name."""

    def __str__(self) -> str:
        keuze = f"; wel: {', '.join(self.lijkt_op)}" if self.lijkt_op else ""
        return f"{self.id} staat niet bij deze norm{keuze}"


class Wetboek:
    """Norms of all acts. `boeken` maps an act's id to its data and may be lazy: an act is read when needed."""

    def __init__(self, boeken: Mapping[str, Boek]) -> None:
        self._boeken = boeken
        self._gelezen: dict[str, dict[str, Norm]] = {}

    @classmethod
    def uit_lijst(cls, boeken: Iterable[Boek]) -> Wetboek:
        """Build from plain data, one mapping per act."""
        return cls({boek["wet"]["id"]: boek for boek in boeken})

    def norm(self, id_: str, op: date) -> Norm:
        """Return the norm as it is in force on `op`; raises NormOnbekend or NietVanKracht."""
        norm = self._zoek(id_)
        if op < norm.vanaf:
            raise NietVanKracht(id_, op, norm.vanaf)
        return norm

    def waarde(self, id_: str, naam: str, op: date) -> Gegeven:
        """Return the value that holds on `op`; a value may be older than the norm's present form."""
        reeks = self._zoek(id_).waarden
        if naam not in reeks:
            raise WaardeOnbekend(f"waarde '{naam}' van {id_}", tuple(reeks))
        geldig = [w for w in reeks[naam] if w.vanaf <= op]
        if not geldig:
            raise NietVanKracht(f"{id_}, {naam}", op, reeks[naam][0].vanaf)
        return geldig[-1].waarde

    def getal(self, id_: str, naam: str, op: date) -> int:
        """Return a value that must be a whole number (months, weeks, hours, an age)."""
        waarde = self.waarde(id_, naam, op)
        if not isinstance(waarde, int):
            raise TypeError(f"waarde '{naam}' van {id_} is geen getal")
        return waarde

    def woorden(self, id_: str, naam: str, op: date) -> tuple[str, ...]:
        """Return a value that is a list of words."""
        waarde = self.waarde(id_, naam, op)
        if not isinstance(waarde, tuple):
            raise TypeError(f"waarde '{naam}' van {id_} is geen lijst")
        return tuple(str(woord) for woord in waarde)

    def van_kracht(self, ids: Iterable[str], op: date) -> tuple[str, ...]:
        """Keep the ids of norms that are in force on `op`, in the same order."""
        return tuple(id_ for id_ in ids if self._zoek(id_).vanaf <= op)

    def normen(self) -> Iterator[Norm]:
        """Yield every norm of every act, in the order of the files."""
        for wet in self._boeken:
            yield from self._wet(wet).values()

    def __contains__(self, id_: str) -> bool:
        return any(id_ in self._wet(wet) for wet in self._wetten_van(id_))

    def _zoek(self, id_: str) -> Norm:
        for wet in self._wetten_van(id_):
            if id_ in self._wet(wet):
                return self._wet(wet)[id_]
        alle = [norm.id for norm in self.normen()]
        raise NormOnbekend(id_, tuple(get_close_matches(id_, alle, n=3)))

    def _wetten_van(self, id_: str) -> list[str]:
        """The acts whose id starts this norm id, the longest first; nothing else has to be read."""
        return sorted((wet for wet in self._namen if id_.startswith(f"{wet}-")), key=len, reverse=True)

    @cached_property
    def _namen(self) -> tuple[str, ...]:
        return tuple(self._boeken)

    def _wet(self, wet: str) -> dict[str, Norm]:
        if wet not in self._gelezen:
            self._gelezen[wet] = _normen(self._boeken[wet])
        return self._gelezen[wet]


def _normen(boek: Boek) -> dict[str, Norm]:
    """Turn the data of one act into norms; an id that occurs twice is refused."""
    kop = boek["wet"]
    wet = Wet(
        id=kop["id"],
        naam=kop["naam"],
        afkorting=kop["afkorting"],
        vindplaats=kop["vindplaats"],
        soort=kop.get("soort", "wet"),
        sectoren=frozenset(kop.get("sectoren", ())),
        gelezen=kop.get("gelezen"),
    )
    normen: dict[str, Norm] = {}
    for regel in boek["normen"]:
        norm = _norm(wet, kop, regel)
        if norm.id in normen:
            raise ValueError(f"norm '{norm.id}' staat twee keer in {wet.id}.yaml")
        normen[norm.id] = norm
    return normen


def _norm(wet: Wet, kop: Boek, regel: Boek) -> Norm:
    id_ = regel["id"]
    return Norm(
        id=id_,
        wet=wet,
        artikel=regel.get("artikel") or artikel_uit_id(id_.removeprefix(f"{wet.id}-")),
        kern=regel["kern"],
        vanaf=regel.get("vanaf", kop["vanaf"]),
        zekerheid=Zekerheid(regel.get("zekerheid", kop["zekerheid"])),
        sectoren=frozenset(regel.get("sectoren", wet.sectoren)),
        waarden={naam: _reeks(reeks) for naam, reeks in regel.get("waarden", {}).items()},
    )


def _reeks(reeks: Iterable[Boek]) -> tuple[Waarde, ...]:
    waarden = (Waarde(stap["vanaf"], _gegeven(stap["waarde"])) for stap in reeks)
    return tuple(sorted(waarden, key=lambda waarde: waarde.vanaf))


def _gegeven(waarde: Any) -> Gegeven:
    return tuple(waarde) if isinstance(waarde, list) else waarde
