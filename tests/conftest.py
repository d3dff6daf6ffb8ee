"""What the tests share: sound examples, and writing small organisations to a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
VOORBEELDEN = WORTEL / "voorbeelden"
GOED = Path(__file__).parent / "gevallen" / "goed"
PEILDATUM = date(2026, 11, 22)

Draai = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """One switch rewrites the golden files."""
    parser.addoption("--vernieuw", action="store_true", help="schrijf de golden files opnieuw")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests that take minutes begin first, so that no core waits for the last one."""
    items.sort(key=lambda item: "test_alles_van_een_organisatie" not in item.nodeid)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder with the sound example organisation as school.yaml; returns the file."""
    shutil.copy(GOED / "organisatie.yaml", tmp_path / "school.yaml")
    return tmp_path / "school.yaml"


@pytest.fixture
def docgen(tmp_path: Path) -> Draai:
    """Run the real command in a process of its own, in tmp_path."""

    def draai(*woorden: str | Path, **omgeving: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "docgen", *map(str, woorden)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **omgeving},
            check=False,
        )

    return draai
