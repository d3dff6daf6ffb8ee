"""The README tells the truth: every command and document is in it, and every command in it exists."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from docgen.catalogus import lees_catalogus
from docgen.cli import main
from docgen.meldingen import Meldingen

from .conftest import WORTEL

TEKST = (WORTEL / "README.md").read_text()
OPDRACHTEN = [r.strip() for r in re.findall(r"^    (docgen .+)$", TEKST, re.M)]


def test_elke_opdracht_en_elk_document_staat_erin() -> None:
    assert [naam for naam in main.commands if f"`docgen {naam}" not in TEKST] == []
    assert [id_ for id_ in lees_catalogus((), Meldingen()) if f"`{id_}`" not in TEKST] == []


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_elke_opdracht_in_de_tekst_bestaat(opdracht: str) -> None:
    woorden = shlex.split(opdracht.partition(" > ")[0])[1:]
    commando: click.Command = main
    while isinstance(commando, click.Group):
        commando = commando.commands[woorden.pop(0)]
    commando.make_context(commando.name, woorden)


def test_plaatjes_bestaan() -> None:
    plaatjes = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", TEKST)
    assert len(plaatjes) >= 5
    for tekst, pad in plaatjes:
        assert tekst
        assert (WORTEL / pad).is_file(), pad


def test_opdracht_van_de_ci_is_die_van_de_readme() -> None:
    assert "python3 -m docgen.opzet toets" in TEKST
    assert "python3 -m docgen.opzet toets" in (WORTEL / ".ci" / "run").read_text()
