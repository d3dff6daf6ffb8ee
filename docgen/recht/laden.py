"""Reads configuratie/recht: the only part of this room that touches the disk.

An act is parsed when the first norm of it is asked for: a letter needs five of the forty files.
An organisation's own `configuratie/recht/<wet>.yaml` adds norms or replaces those with the same id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Plek
from docgen.plaatsen import CONFIGURATIE
from docgen.recht.wetboek import Wetboek
from docgen.voorraad import uit_voorraad


class _Boeken(Mapping[str, Mapping[str, Any]]):
    """The acts in these folders by file name, read on demand; a later folder wins per norm."""

    def __init__(self, mappen: tuple[Path, ...]) -> None:
        self._paden: dict[str, list[Path]] = {}
        for pad in (pad for map_ in mappen for pad in sorted(map_.glob("*.yaml"))):
            self._paden.setdefault(pad.stem, []).append(pad)

    def __getitem__(self, wet: str) -> Mapping[str, Any]:
        boek, *eigen = ((_lees(pad), pad) for pad in self._paden[wet])
        if boek[1].parent.parent != CONFIGURATIE:
            return _gekeurd(boek[0], boek[1])
        uit = boek[0]
        for extra, pad in eigen:
            uit = _gekeurd(_samen(uit, extra, pad), pad)
        return uit

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

    @property
    def postadres(self) -> str:
        """The address on one line."""
        return f"{self.straat} {self.huisnummer}, {self.postcode} {self.plaats}"


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
        gegevens |= _toezicht(pad) if pad.is_file() else {}
    return Toezichthouder(**gegevens)


def _toezicht(pad: Path) -> dict[str, str]:
    """The fields of one file, as text; an unknown field is refused. Raises Onleesbaar."""
    inhoud = _lees(pad)
    velden = inhoud.get("toezichthouder") if isinstance(inhoud, Mapping) else None
    if not isinstance(velden, Mapping) or not velden.keys() <= {veld.name for veld in fields(Toezichthouder)}:
        hint = "gebruik alleen de velden van docgens eigen toezichthouder.yaml"
        plek = Plek(str(pad))
        raise Onleesbaar([Melding("INV312", Ernst.FOUT, plek, "deze velden ken ik niet", hint)])
    return {naam: str(waarde) for naam, waarde in velden.items()}


def _mappen(eigen: tuple[Path, ...]) -> tuple[Path, ...]:
    return (CONFIGURATIE, *reversed(eigen))


def _samen(onder: Mapping[str, Any], boven: Mapping[str, Any], pad: Path) -> Mapping[str, Any]:
    """Lay an own file over ours, norm by norm."""
    try:
        normen = {norm["id"]: norm for norm in (*onder["normen"], *boven.get("normen", ()))}
        return {"wet": {**onder["wet"], **boven.get("wet", {})}, "normen": list(normen.values())}
    except (AttributeError, KeyError, TypeError) as fout:
        raise _onleesbaar(pad) from fout


def _gekeurd(boek: Mapping[str, Any], pad: Path) -> Mapping[str, Any]:
    """Check an own file by building its norms once; raises Onleesbaar."""
    try:
        list(Wetboek.uit_lijst([boek]).normen())
    except (AttributeError, KeyError, TypeError, ValueError) as fout:
        raise _onleesbaar(pad) from fout
    return boek


def _onleesbaar(pad: Path) -> Onleesbaar:
    hint = "neem de vorm over van het bestand met dezelfde naam bij docgen: wet en normen, elk met id en kern"
    return Onleesbaar([Melding("INV311", Ernst.FOUT, Plek(str(pad)), "dit is geen bestand met normen", hint)])


def _lees(pad: Path) -> Mapping[str, Any]:
    """Parse a file; one of the organisation itself first passes the strict reader. Raises Onleesbaar."""
    if not pad.is_relative_to(CONFIGURATIE):
        from docgen.bron import lees_bestand  # pydantic and all; only for an organisation's own file

        meldingen = Meldingen()
        lees_bestand(pad, meldingen)
        if meldingen:
            raise Onleesbaar(meldingen.lijst)
        return _ontleed(pad)
    uit: Mapping[str, Any] = _uitpakken(uit_voorraad(pad, "recht-1", lambda: _inpakken(_ontleed(pad))))
    return uit


def _ontleed(pad: Path) -> Mapping[str, Any]:
    from ruamel.yaml import YAML

    gegevens: Mapping[str, Any] = YAML(typ="safe").load(pad)
    return gegevens


def _inpakken(waarde: Any) -> Any:
    """Plain YAML data as JSON values; a date becomes a mapping with its ISO form."""
    if isinstance(waarde, Mapping):
        return {sleutel: _inpakken(w) for sleutel, w in waarde.items()}
    if isinstance(waarde, list):
        return [_inpakken(w) for w in waarde]
    return {"$datum": waarde.isoformat()} if isinstance(waarde, date) else waarde


def _uitpakken(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        if set(waarde) == {"$datum"}:
            return date.fromisoformat(waarde["$datum"])
        return {sleutel: _uitpakken(w) for sleutel, w in waarde.items()}
    return [_uitpakken(w) for w in waarde] if isinstance(waarde, list) else waarde
