"""Reads configuratie/recht: the only part of this room that touches the disk.

An act is parsed when the first norm of it is asked for: a letter needs five of the forty files.
An organisation's own `configuratie/recht/<wet>.yaml` adds norms or replaces those with the same id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.plaatsen import CONFIGURATIE
from docgen.recht.wetboek import Wetboek


class _Boeken(Mapping[str, Mapping[str, Any]]):
    """The acts in these folders by file name, read on demand; a later folder wins per norm."""

    def __init__(self, mappen: tuple[Path, ...]) -> None:
        self._paden: dict[str, list[Path]] = {}
        for pad in (pad for map_ in mappen for pad in sorted(map_.glob("*.yaml"))):
            self._paden.setdefault(pad.stem, []).append(pad)

    def __getitem__(self, wet: str) -> Mapping[str, Any]:
        boek, *eigen = (_lees(pad) for pad in self._paden[wet])
        for extra in eigen:
            normen = {norm["id"]: norm for norm in (*boek["normen"], *extra.get("normen", ()))}
            boek = {"wet": {**boek["wet"], **extra.get("wet", {})}, "normen": list(normen.values())}
        return boek

    def __iter__(self) -> Iterator[str]:
        return iter(self._paden)

    def __len__(self) -> int:
        return len(self._paden)


@dataclass(frozen=True)
class Toezichthouder:
    """The supervisory authority as letters print it (AVG 77)."""

    naam: str
    afkorting: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    telefoon: str
    website: str
    zoekterm: str


@lru_cache(maxsize=8)
def wetboek(eigen: tuple[Path, ...] = ()) -> Wetboek:
    """Return the book of law; `eigen` are the organisation's own configuratie folders, nearest first."""
    return Wetboek(_Boeken(tuple(map_ / "recht" for map_ in _mappen(eigen))))


@lru_cache(maxsize=8)
def toezichthouder(eigen: tuple[Path, ...] = ()) -> Toezichthouder:
    """Return the authority's details; the organisation's own file replaces them key by key."""
    gegevens: dict[str, Any] = {}
    for map_ in _mappen(eigen):
        pad = map_ / "toezichthouder.yaml"
        gegevens |= _lees(pad)["toezichthouder"] if pad.is_file() else {}
    return Toezichthouder(**gegevens)


def _mappen(eigen: tuple[Path, ...]) -> tuple[Path, ...]:
    return (CONFIGURATIE, *reversed(eigen))


def _lees(pad: Path) -> Mapping[str, Any]:
    from ruamel.yaml import YAML

    gegevens: Mapping[str, Any] = YAML(typ="safe").load(pad)
    return gegevens
