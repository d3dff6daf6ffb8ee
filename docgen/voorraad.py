"""What docgen makes once and keeps in the user's cache: static fonts and its own data files, parsed.

Nothing of a user comes here, only what docgen itself ships. A cache that cannot be written is no error: then
the work is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any


@cache
def voorraadmap(sleutel: str) -> Path:
    """Return a private, writable folder for this key; a temporary one when there is no other."""
    for folder in _mappen(sleutel):
        if _schrijfbaar(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix="docgen-"))


def bewaar(doel: Path, inhoud: bytes) -> None:
    """Write in one move: a second process that does the same at the same time sees all or nothing."""
    nummer, tijdelijk = tempfile.mkstemp(dir=doel.parent)
    with os.fdopen(nummer, "wb") as bestand:
        bestand.write(inhoud)
    Path(tijdelijk).replace(doel)


def uit_voorraad(pad: Path, recept: str, bereid: Callable[[], Any]) -> Any:
    """Return what `bereid` makes of a file (JSON values only), kept by the file's bytes and the recipe's name."""
    vingerafdruk = hashlib.sha256(recept.encode() + b"\0" + pad.read_bytes()).hexdigest()
    bewaard = voorraadmap("gegevens") / f"{vingerafdruk}.json"
    with suppress(OSError, ValueError):
        return json.loads(bewaard.read_bytes())
    gemaakt = bereid()
    with suppress(OSError):
        bewaar(bewaard, json.dumps(gemaakt, ensure_ascii=False, separators=(",", ":")).encode())
    return gemaakt


def _mappen(sleutel: str) -> Iterator[Path]:
    thuis = os.environ.get("XDG_CACHE_HOME")
    with suppress(RuntimeError):  # no home directory
        yield (Path(thuis) if thuis else Path.home() / ".cache") / "docgen" / sleutel
    yield Path(tempfile.gettempdir()) / f"docgen-{getattr(os, 'getuid', lambda: 0)()}" / sleutel


def _schrijfbaar(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        eigen = not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
    except OSError:
        return False
    return eigen and os.access(folder, os.W_OK)
