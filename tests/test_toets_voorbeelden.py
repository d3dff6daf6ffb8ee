"""Every document of every example organisation, in every format, passes every check that this machine can do.

One test per organisation, so that two cores share the work. A school under a board differs from it in its cases
only, so of such a school the cases are made. What was made is also compared with the golden pictures; `--vernieuw`
draws those anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from docgen.bestanden import lees_manifest
from docgen.opdrachten.inlezen import vind_organisaties
from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.taken import Taak, kies
from docgen.toetsen import TOETSEN

from .conftest import PEILDATUM, VOORBEELDEN, WORTEL
from .hulp_plaatjes import vergelijk, verschil

GOLDEN = WORTEL / "tests" / "golden" / "plaatjes"


def _eigen(*wat: Any) -> list[Taak]:
    taken = kies(*wat)
    eigen = [t for t in taken if t.kenmerk or not t.dossier.org.basis]
    return eigen or taken[:1]


MAG_ONTBREKEN = ("axe-core in Chromium",)  # Ubuntu has no package of Chromium


@pytest.mark.parametrize(
    "organisatie",
    [pytest.param(p, id=str(p.parent.relative_to(VOORBEELDEN))) for p in vind_organisaties(VOORBEELDEN)],
)
def test_alles_van_een_organisatie_doorstaat_de_toets(
    organisatie: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.opdrachten.maak.kies", _eigen)
    antwoord = maak(Vraag("alles", organisatie, tmp_path, PEILDATUM, toets=True))
    assert [m for m in antwoord.meldingen if m.code.startswith("UIT")] == []
    assert antwoord.bestanden
    assert antwoord.concepten == []
    assert {p.name for p in antwoord.bestanden} == set(lees_manifest(tmp_path))
    assert [r for r in antwoord.overgeslagen if not r.split(": ")[1].startswith(MAG_ONTBREKEN)] == []
    vernieuw = request.config.getoption("--vernieuw")
    map_ = GOLDEN / organisatie.parent.relative_to(VOORBEELDEN)
    pdfs = [p for p in antwoord.bestanden if p.suffix == ".pdf"]
    anders = {p.name: vergelijk(p, map_ / f"{p.stem}.png", vernieuw=vernieuw) for p in pdfs}
    assert {naam: wat for naam, wat in anders.items() if wat} == {}


@pytest.mark.parametrize("wat", ["andere regel", "andere bladzijde", "andere maat"])
def test_een_verschoven_regel_valt_op(wat: str) -> None:
    bladzij = Image.new("L", (200, 280), 255)
    for hoogte in range(20, 260, 12):
        bladzij.paste(60, (20, hoogte, 180, hoogte + 4))
    anders = {
        "andere regel": ImageChops.offset(bladzij, 0, 2),
        "andere bladzijde": Image.new("L", (200, 280), 255),
        "andere maat": bladzij.resize((200, 282)),
    }[wat]
    assert verschil(bladzij, bladzij.point(lambda grijs: min(255, grijs + 1))) == ""
    assert verschil(bladzij, anders)


def test_elke_toets_heeft_een_eigen_naam() -> None:
    assert len({t.naam for t in TOETSEN}) == len(TOETSEN)
