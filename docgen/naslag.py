"""The reference works that docgen ships: law, lists, supervisor and the catalogue of processing activities.

A school's own configuratie/ folder overrides them piece by piece, entry by entry, with the same layers as any
other file; so a changed address or period needs no new release. Each work is read when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from docgen.bron import Kaart, Knoop, Lijst, Waarde, lees_bestand, leg_op
from docgen.bron.boom import als_data, inpakken, uitpakken
from docgen.meldingen import Meldingen, Onleesbaar
from docgen.model.basis import Sector
from docgen.plaatsen import CONFIGURATIE
from docgen.recht.laden import Toezichthouder, toezichthouder, wetboek
from docgen.recht.wetboek import Wetboek
from docgen.voorraad import uit_voorraad

Item = Mapping[str, Any]


class Keuzelijsten(Mapping[str, Mapping[str, Item]]):
    """The lists of configuratie/keuzelijsten by name, each a mapping of items by id, read on demand."""

    def __init__(self, eigen: tuple[Path, ...]) -> None:
        self._eigen = eigen
        self._gelezen: dict[str, dict[str, Item]] = {}

    def __getitem__(self, naam: str) -> Mapping[str, Item]:
        if naam not in self._gelezen:
            boom = _lees("keuzelijsten", naam, self._eigen)
            self._gelezen[naam] = {item["id"]: item for item in als_data(boom)["items"]}
        return self._gelezen[naam]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(p.stem for p in (CONFIGURATIE / "keuzelijsten").glob("*.yaml")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Naslag:
    """All reference works; `eigen` are the organisation's own configuratie folders, nearest first."""

    eigen: tuple[Path, ...] = ()

    @cached_property
    def wetboek(self) -> Wetboek:
        """The book of law."""
        return wetboek(self.eigen)

    @cached_property
    def toezichthouder(self) -> Toezichthouder:
        """The supervisory authority."""
        return toezichthouder(self.eigen)

    @cached_property
    def lijsten(self) -> Keuzelijsten:
        """The lists of codes."""
        return Keuzelijsten(self.eigen)

    def catalogus(self, sector: Sector) -> Kaart:
        """The ready-made activities for a sector, as the lowest layer under an organisation file."""
        namen = sorted(p.stem for p in (CONFIGURATIE / "verwerkingen").glob("*.yaml"))
        lijsten = [_lees("verwerkingen", naam, self.eigen).velden["verwerkingen"] for naam in namen]
        items = tuple(v for lijst in lijsten if isinstance(lijst, Lijst) for v in lijst.items)
        passend = tuple(v for v in items if sector.delen & _sectoren(v))
        return Kaart({"verwerkingen": Lijst(passend, lijsten[0].plek)}, lijsten[0].plek)


@lru_cache(maxsize=64)
def _standaard(soort: str, naam: str) -> Kaart:
    """Read one file of docgen's own configuratie/, parsed once per machine. Raises Onleesbaar."""
    pad, toon = CONFIGURATIE / soort / f"{naam}.yaml", f"configuratie/{soort}/{naam}.yaml"

    def bereid() -> Any:
        meldingen = Meldingen()
        boom = lees_bestand(pad, meldingen, toon)
        if meldingen or boom is None:
            raise Onleesbaar(meldingen.lijst)
        return inpakken(boom)

    boom = uitpakken(uit_voorraad(pad, "boom-1", bereid), toon)
    assert isinstance(boom, Kaart)
    return boom


def _lees(soort: str, naam: str, eigen: tuple[Path, ...]) -> Kaart:
    """Read one file of configuratie/ with the organisation's own on top. Raises Onleesbaar."""
    meldingen = Meldingen()
    boom: Knoop = _standaard(soort, naam)
    for wortel in reversed(eigen):
        pad = wortel / soort / f"{naam}.yaml"
        laag = lees_bestand(pad, meldingen) if pad.is_file() else None
        boom = leg_op(boom, laag) if laag else boom
    if meldingen or not isinstance(boom, Kaart):
        raise Onleesbaar(meldingen.lijst)
    return boom


def _sectoren(verwerking: Knoop) -> frozenset[str]:
    veld = verwerking.velden.get("sectoren") if isinstance(verwerking, Kaart) else None
    return (
        frozenset(str(w.tekst) for w in veld.items if isinstance(w, Waarde))
        if isinstance(veld, Lijst)
        else frozenset()
    )
