"""What is already made in an output folder: a journal that only grows, so that a stop at any moment loses nothing.

It stands in a hidden folder beside the documents, readable by their owner alone, with the secret for keyed hashes.
A line is written after its files are in place. Half a line at the end is a stop in the middle, and is left out.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from docgen.bestanden import leg_neer

MAP = ".docgen-reeks"


class Bezet(Exception):
    """Another run is busy in this folder."""


@dataclass
class Regel:
    """What the journal knows of one recipient: a hash of all that decides the files, and their manifest lines."""

    recept: str
    bestanden: dict[str, dict[str, Any]]


@dataclass
class Journaal:
    """The journal of one output folder; open it before the first recipient is read.

    `begonnen` are those of runs that were stopped before they were noted: a file of theirs may be in place already.
    `sommen` has the hash of each file that docgen made here, of this document or another.
    """

    map: Path
    geheim: bytes
    kop: dict[str, Any] = field(default_factory=dict)
    klaar: dict[str, Regel] = field(default_factory=dict)
    begonnen: set[str] = field(default_factory=set)
    sommen: dict[str, str] = field(default_factory=dict)
    _ronde: set[str] = field(default_factory=set)
    _delen: dict[str, Any] = field(default_factory=dict)
    _bestand: IO[bytes] | None = None
    _slot: int = -1

    @classmethod
    def open(cls, uit: Path) -> Journaal:
        """Open or begin the journal of a folder. Raises Bezet, or OSError when the folder cannot be written."""
        folder = uit / MAP
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        slot = os.open(folder / "slot", os.O_RDWR | os.O_CREAT, 0o600)
        if not _op_slot(slot):
            os.close(slot)
            raise Bezet
        journaal = cls(folder, _geheim(folder), _slot=slot)
        journaal._lees()
        return journaal

    def begin(self, kop: Mapping[str, Any], ids: Iterable[str]) -> None:
        """Note what this run is going to make."""
        self._bestand = (self.map / "journaal.jsonl").open("ab")
        (self.map / "journaal.jsonl").chmod(0o600)
        self._merk_aan({"kop": dict(kop), "ids": sorted(ids)})

    def eindig(self) -> None:
        """Note that all of this run is noted; whoever it could not make has no new file."""
        self._merk_aan({"einde": True})

    def noteer(self, gemaakt: Iterable[tuple[str, Regel]]) -> None:
        """Note recipients whose files are in place."""
        regels = [{"id": i, "recept": r.recept, "bestanden": r.bestanden} for i, r in gemaakt]
        for regel in regels:
            self._neem(regel)
        self._schrijf(regels)

    def sluit(self) -> None:
        """Close the journal and let the folder go."""
        if self._bestand:
            self._bestand.close()
            self._bestand = None
        os.close(self._slot)

    def _merk_aan(self, regel: Mapping[str, Any]) -> None:
        self._schrijf([regel])
        self._neem(regel)

    def _schrijf(self, regels: Iterable[Mapping[str, Any]]) -> None:
        assert self._bestand
        self._bestand.write("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in regels).encode())
        self._bestand.flush()
        os.fsync(self._bestand.fileno())

    def _lees(self) -> None:
        pad = self.map / "journaal.jsonl"
        if not pad.is_file():
            return
        heel = pad.read_bytes()
        goed = heel.rfind(b"\n") + 1
        for ruw in heel[:goed].splitlines():
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # what is damaged is made again
                self._neem(json.loads(ruw))
        if goed < len(heel):
            with pad.open("r+b") as f:
                f.truncate(goed)

    def _neem(self, regel: Mapping[str, Any]) -> None:
        if "kop" in regel:
            self.kop, self._ronde = regel["kop"], set(regel["ids"])
            self.begonnen |= self._ronde
        elif "einde" in regel:
            self.begonnen -= self._ronde
        else:
            self.klaar[regel["id"]] = Regel(regel["recept"], self._gedeeld(regel["bestanden"]))
            self.sommen |= {naam: str(d["sha256"]) for naam, d in regel["bestanden"].items()}
            self.begonnen.discard(regel["id"])

    def _gedeeld(self, bestanden: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
        """The same lines with what thousands of them have in common kept in memory once."""
        return {n: {k: self._een(v) for k, v in regel.items()} for n, regel in bestanden.items()}

    def _een(self, waarde: Any) -> Any:
        if not isinstance(waarde, dict | list):
            return waarde
        return self._delen.setdefault(json.dumps(waarde, sort_keys=True), waarde)


def _geheim(folder: Path) -> bytes:
    if not (folder / "sleutel").is_file():
        leg_neer(folder, {"sleutel": secrets.token_bytes(32)})
    return (folder / "sleutel").read_bytes()


def _op_slot(greep: int) -> bool:
    """Take the folder for this process; the lock goes by itself when the process dies."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        return True
    try:
        fcntl.flock(greep, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
