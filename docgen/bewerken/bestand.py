"""Read a file to change it and put the new text in its place: one writer at a time, whole or not at all."""

from __future__ import annotations

import codecs
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from docgen.bestanden import NietSchrijfbaar, maak, vervang
from docgen.bron.lezen import decodeer, lees_bytes
from docgen.meldingen import Meldingen, Onleesbaar


class Gewijzigd(Exception):
    """Someone else changed the file after it was read; nothing was written."""


@dataclass(frozen=True)
class Bestand:
    """What a file held when it was read; `bom` is its byte order mark, if it has one.

    Without `sha256` there was no file.
    """

    pad: Path
    tekst: str
    sha256: str
    bom: bytes = b""


def lees(pad: Path) -> Bestand:
    """Read a YAML file for a change. Raises Onleesbaar."""
    meldingen = Meldingen()
    ruw = lees_bytes(pad, str(pad), meldingen)
    tekst = decodeer(ruw, str(pad), meldingen) if ruw is not None else None
    if ruw is None or tekst is None:
        raise Onleesbaar(meldingen.lijst)
    bom = codecs.BOM_UTF8 if ruw.startswith(codecs.BOM_UTF8) else b""
    return Bestand(pad, tekst, hashlib.sha256(ruw).hexdigest(), bom)


def lees_of_begin(pad: Path, begin: str) -> Bestand:
    """Read a file for a change; one that is not there yet holds the text `begin`. Raises Onleesbaar."""
    return lees(pad) if pad.exists() else Bestand(pad, begin, "")


def schrijf(bestand: Bestand, tekst: str) -> Bestand:
    """Replace the file by the new text, its mode stays; or make it. Returns the file as it is now.

    Raises Gewijzigd when the file is no longer what was read and NietSchrijfbaar when the disk refuses. Call it
    inside `slot`, or another docgen can come in between.
    """
    inhoud = bestand.bom + tekst.encode("utf-8")
    onveranderd(bestand)
    if bestand.sha256:
        vervang(bestand.pad, inhoud)
    else:
        _maak(bestand.pad, inhoud)
    return Bestand(bestand.pad, tekst, hashlib.sha256(inhoud).hexdigest(), bestand.bom)


def onveranderd(bestand: Bestand) -> None:
    """Raise Gewijzigd when the file is no longer what was read, or is there while it was not."""
    nu = lees(bestand.pad).sha256 if bestand.sha256 or bestand.pad.exists() else ""
    if nu != bestand.sha256:
        raise Gewijzigd(bestand.pad)


def _maak(pad: Path, inhoud: bytes) -> None:
    try:
        maak(pad, inhoud)
    except FileExistsError as e:
        raise Gewijzigd(pad) from e


@contextmanager
def slot(folder: Path) -> Iterator[None]:
    """Keep other docgen processes out of a folder; they wait. Raises NietSchrijfbaar.

    The lock is on the folder itself, so that no lock file stays behind and a killed process frees it. Where the
    system has no such lock (Windows), only the hash in `schrijf` protects.
    """
    if os.name != "posix":
        yield
        return
    import fcntl

    try:
        greep = os.open(folder, os.O_RDONLY)
    except OSError as e:
        raise NietSchrijfbaar(e.strerror or "onbekende oorzaak") from e
    try:
        fcntl.flock(greep, fcntl.LOCK_EX)
        yield
    finally:
        os.close(greep)
