"""Every document of every example organisation, in every format, passes every check that this machine can do.

One test per organisation, so that two cores share the work; together about two minutes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.bestanden import lees_manifest
from docgen.opdrachten.inlezen import vind_organisaties
from docgen.opdrachten.maak import Vraag, maak
from docgen.toetsen import TOETSEN

from .conftest import PEILDATUM, VOORBEELDEN

MAG_ONTBREKEN = ("axe-core in Chromium",)  # Ubuntu has no package of Chromium


@pytest.mark.parametrize(
    "organisatie",
    [pytest.param(p, id=str(p.parent.relative_to(VOORBEELDEN))) for p in vind_organisaties(VOORBEELDEN)],
)
def test_alles_van_een_organisatie_doorstaat_de_toets(organisatie: Path, tmp_path: Path) -> None:
    antwoord = maak(Vraag("alles", organisatie, tmp_path, PEILDATUM, toets=True))
    assert [m for m in antwoord.meldingen if m.code.startswith("UIT")] == []
    assert antwoord.bestanden
    assert {p.name for p in antwoord.bestanden} == set(lees_manifest(tmp_path))
    assert [r for r in antwoord.overgeslagen if not r.split(": ")[1].startswith(MAG_ONTBREKEN)] == []


def test_elke_toets_heeft_een_eigen_naam() -> None:
    assert len({t.naam for t in TOETSEN}) == len(TOETSEN)
