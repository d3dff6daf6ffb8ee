"""The files of an organisation as they were in a commit: into a folder that goes away again."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

_SOORTEN = (".yaml", ".yml", ".html")


class GeenRevisie(Exception):
    """git is not there, this is no repository, or it does not know the revision; says which."""


@contextmanager
def uit_git(pad: Path, revisie: str) -> Iterator[tuple[Path, date]]:
    """Give the place of the same file at that revision, and the day of the commit. Raises GeenRevisie."""
    echt = pad.resolve()
    thuis = echt if echt.is_dir() else echt.parent
    wortel = Path(_git(thuis, "rev-parse", "--show-toplevel").decode().strip())
    commit = (
        _git(thuis, "rev-parse", "--verify", "--end-of-options", f"{revisie}^{{commit}}").decode().strip()
    )
    dag = date.fromisoformat(_git(thuis, "show", "-s", "--format=%cs", commit).decode().strip())
    with TemporaryDirectory(prefix="docgen-") as tijdelijk:
        doel = Path(tijdelijk).resolve()
        with tarfile.open(fileobj=io.BytesIO(_git(wortel, "archive", "--format=tar", commit))) as pak:
            leden = [lid for lid in pak if lid.isfile() and lid.name.endswith(_SOORTEN)]
            pak.extractall(doel, members=leden, filter="data")
        toen = doel / echt.relative_to(wortel.resolve())
        if not toen.exists():
            raise GeenRevisie("dit bestand was er toen niet")
        yield toen, dag


def _git(folder: Path, *woorden: str) -> bytes:
    try:
        klaar = subprocess.run(
            ["git", "-C", str(folder), *woorden],
            capture_output=True,
            check=True,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise GeenRevisie("het programma git ontbreekt") from None
    except subprocess.CalledProcessError as e:
        bekend = woorden[0] != "rev-parse" or "--verify" not in woorden
        raise GeenRevisie("deze map staat niet in git" if bekend else "git kent deze versie niet") from e
    return klaar.stdout
