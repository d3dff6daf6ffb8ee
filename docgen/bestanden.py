"""The only room that writes: sets of files, atomically, readable by their owner alone, manifest last."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
_OORZAKEN = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is vol",
    errno.EROFS: "deze plek is alleen te lezen",
    errno.EACCES: "u mag hier niet schrijven",
    errno.EPERM: "u mag hier niet schrijven",
    errno.ENOENT: "deze plek bestaat niet",
    errno.ENOTDIR: "op deze plek staat een bestand",
    errno.EEXIST: "op deze plek staat al iets",
}


class NietSchrijfbaar(Exception):
    """The folder or disk refused; nothing of the set has been put in place."""


@dataclass(frozen=True)
class Uitvoer:
    """One file to write. `gegevens` describes it in the manifest and never holds personal data."""

    naam: str
    inhoud: bytes
    gegevens: Mapping[str, Any]

    @property
    def sha256(self) -> str:
        """Hash of the bytes, as in the manifest."""
        return hashlib.sha256(self.inhoud).hexdigest()


def schrijf(uit: Path, bestanden: Iterable[Uitvoer], kop: Mapping[str, Any]) -> list[Path]:
    """Write all files or none of them, then the manifest. Raises NietSchrijfbaar."""
    klaar: list[tuple[Path, Path]] = []
    lijst = list(bestanden)
    try:
        uit.mkdir(mode=0o700, parents=True, exist_ok=True)
        for b in lijst:
            klaar.append((_tijdelijk(uit, b.inhoud), uit / b.naam))
        nieuw = {b.naam: {"bestand": b.naam, "sha256": b.sha256, **b.gegevens} for b in lijst}
        klaar.append((_tijdelijk(uit, _manifest(uit, nieuw, kop)), uit / MANIFEST))
        for tijdelijk, doel in klaar:
            tijdelijk.replace(doel)
        _sync_map(uit)
    except OSError as e:
        raise NietSchrijfbaar(_OORZAKEN.get(e.errno or 0, "de computer weigert het")) from e
    finally:
        for tijdelijk, _ in klaar:
            tijdelijk.unlink(missing_ok=True)
    return [doel for _, doel in klaar[:-1]]


def leg_neer(uit: Path, bestanden: Mapping[str, bytes], *, meteen: bool = True) -> None:
    """Put files in a folder one by one, each whole or not at all. Raises NietSchrijfbaar.

    Without `meteen` they reach the disk when the system likes, or when `naar_schijf` asks: for many files at once.
    """
    try:
        for naam, inhoud in bestanden.items():
            _tijdelijk(uit, inhoud, meteen=meteen).replace(uit / naam)
        if meteen:
            _sync_map(uit)
    except OSError as e:
        raise NietSchrijfbaar(_OORZAKEN.get(e.errno or 0, "de computer weigert het")) from e


def naar_schijf(uit: Path) -> None:
    """Wait until all that was written in this folder is on the disk; one call for many files."""
    if os.name != "posix":
        return
    import ctypes

    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    greep = os.open(uit, os.O_RDONLY)
    try:
        if syncfs is None or syncfs(greep):
            os.sync()
    finally:
        os.close(greep)


def ruim_op(uit: Path) -> None:
    """Remove the half files that a stop in the middle left behind."""
    for pad in uit.glob(".docgen-*"):
        if pad.is_file():
            pad.unlink(missing_ok=True)


def werk_manifest_bij(uit: Path, nieuw: Mapping[str, Mapping[str, Any]], kop: Mapping[str, Any]) -> None:
    """Add lines for files that are in place already, by file name. Raises NietSchrijfbaar.

    One line for each document, written as it goes: thousands of them need no memory.
    """
    oud = {n: d for n, d in lees_manifest(uit).items() if n not in nieuw and (uit / n).is_file()}
    try:
        greep, tijdelijk = tempfile.mkstemp(prefix=".docgen-", dir=uit)
        with os.fdopen(greep, "w", encoding="utf-8") as f:
            f.write(json.dumps(dict(kop), ensure_ascii=False)[:-1] + ', "documenten": [')
            for nummer, naam in enumerate(sorted([*oud, *nieuw])):
                regel = json.dumps(nieuw.get(naam) or oud[naam], ensure_ascii=False)
                f.write(f"{',' if nummer else ''}\n{regel}")
            f.write("\n]}\n")
            f.flush()
            os.fsync(f.fileno())
        Path(tijdelijk).replace(uit / MANIFEST)
        _sync_map(uit)
    except OSError as e:
        raise NietSchrijfbaar(_OORZAKEN.get(e.errno or 0, "de computer weigert het")) from e


def schrijf_map(folder: Path, bestanden: Mapping[str, bytes]) -> None:
    """Make a new folder with these files, whole or not at all. Raises NietSchrijfbaar."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        bouw = Path(tempfile.mkdtemp(prefix=".docgen-", dir=folder.parent))
        try:
            for naam, inhoud in bestanden.items():
                doel = bouw / naam
                doel.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _tijdelijk(doel.parent, inhoud).replace(doel)
            bouw.replace(folder)
        finally:
            shutil.rmtree(bouw, ignore_errors=True)
    except OSError as e:
        raise NietSchrijfbaar(_OORZAKEN.get(e.errno or 0, "de computer weigert het")) from e


def vervang(pad: Path, inhoud: bytes) -> None:
    """Put new bytes in the place of an existing file, at once; its mode stays. Raises NietSchrijfbaar."""
    echt = pad.resolve()
    try:
        tijdelijk = _tijdelijk(echt.parent, inhoud)
        try:
            tijdelijk.chmod(echt.stat().st_mode & 0o777)
            tijdelijk.replace(echt)
        finally:
            tijdelijk.unlink(missing_ok=True)
        _sync_map(echt.parent)
    except OSError as e:
        raise NietSchrijfbaar(_OORZAKEN.get(e.errno or 0, "de computer weigert het")) from e


def maak(pad: Path, inhoud: bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises FileExistsError and NietSchrijfbaar."""
    try:
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        tijdelijk = _tijdelijk(pad.parent, inhoud)
        try:
            os.link(tijdelijk, pad)  # unlike replace, this refuses when someone else made the file meanwhile
        finally:
            tijdelijk.unlink(missing_ok=True)
        _sync_map(pad.parent)
    except FileExistsError:
        raise
    except OSError as e:
        raise NietSchrijfbaar(_OORZAKEN.get(e.errno or 0, "de computer weigert het")) from e


def lees_manifest(uit: Path) -> dict[str, Any]:
    """Return the manifest of an output folder by file name; empty when there is none."""
    try:
        inhoud = json.loads((uit / MANIFEST).read_text(encoding="utf-8"))
        return {d["bestand"]: d for d in inhoud["documenten"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def gewijzigd(uit: Path, namen: Iterable[str]) -> list[str]:
    """Names of existing files that were changed after docgen made them (or that docgen did not make)."""
    bekend = lees_manifest(uit)
    return [n for n in namen if (uit / n).is_file() and _hash(uit / n) != bekend.get(n, {}).get("sha256")]


def _hash(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def _manifest(uit: Path, nieuw: Mapping[str, Mapping[str, Any]], kop: Mapping[str, Any]) -> bytes:
    documenten = {n: d for n, d in lees_manifest(uit).items() if (uit / n).is_file()} | dict(nieuw)
    inhoud = {**kop, "documenten": [documenten[n] for n in sorted(documenten)]}
    return (json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n").encode()


def _tijdelijk(uit: Path, inhoud: bytes, *, meteen: bool = True) -> Path:
    """A complete, synced file beside its target; mkstemp gives it mode 0600."""
    greep, naam = tempfile.mkstemp(prefix=".docgen-", dir=uit)
    try:
        with os.fdopen(greep, "wb") as f:
            f.write(inhoud)
            if meteen:
                f.flush()
                os.fsync(f.fileno())
    except BaseException:
        Path(naam).unlink(missing_ok=True)
        raise
    return Path(naam)


def _sync_map(uit: Path) -> None:
    if os.name == "posix":
        greep = os.open(uit, os.O_RDONLY)
        try:
            os.fsync(greep)
        finally:
            os.close(greep)
