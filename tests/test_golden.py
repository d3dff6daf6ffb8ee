"""Golden pages: the semantic HTML of the examples, as people review it in a diff.

`pytest tests/test_golden.py --vernieuw` writes them anew and removes those that nothing makes any more.
Register and statements are kept for two organisations only: the others differ in data, not in words.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from docgen.catalogus import lees_catalogus
from docgen.document import Huisstijl
from docgen.meldingen import Meldingen
from docgen.opdrachten.inlezen import lees_dossier, vind_organisaties
from docgen.opdrachten.taken import kies
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen

from .conftest import PEILDATUM, VOORBEELDEN, WORTEL

GOLDEN = WORTEL / "tests" / "golden"
LANG = (
    "verwerkingsregister",
    "privacyverklaring",
    "privacyverklaring-leerlingen",
    "privacyverklaring-schoolgids",
)
MET_LANG = ("basisschool", "samenwerkingsverband")


@cache
def paginas(organisatie: Path, op: date = PEILDATUM) -> dict[str, str]:
    """All pages of one organisation by file name."""
    meldingen = Meldingen()
    dossier = lees_dossier(organisatie, op, meldingen)
    assert dossier
    opmaker = Opmaker()
    uit = {}
    for taak in kies("alles", None, dossier, lees_catalogus((), meldingen), opmaker, meldingen):
        context = namen(taak.dossier) | {"document_titel": taak.soort.voorwerk.titel}
        opdracht = Opdracht(op, dossier.org.naam, Huisstijl(), dossier.mappen, concept=False)
        uit[taak.naam] = maak_document(opmaker, taak.soort, context, opdracht).html + "\n"
    return uit


def _verwacht() -> dict[Path, tuple[Path, str]]:
    uit = {}
    for organisatie in vind_organisaties(VOORBEELDEN):
        deel = organisatie.parent.relative_to(VOORBEELDEN)
        for naam in paginas(organisatie):
            if naam not in LANG or deel.as_posix() in MET_LANG:
                uit[GOLDEN / deel / f"{naam}.html"] = (organisatie, naam)
    return uit


@pytest.mark.parametrize(
    "golden", [pytest.param(p, id=str(p.relative_to(GOLDEN))) for p in sorted(_verwacht())]
)
def test_bladzijde_is_als_de_golden(golden: Path, request: pytest.FixtureRequest) -> None:
    organisatie, naam = _verwacht()[golden]
    pagina = paginas(organisatie)[naam]
    if request.config.getoption("--vernieuw"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(pagina, encoding="utf-8")
    assert golden.is_file(), "nieuw document: pytest tests/test_golden.py --vernieuw"
    assert pagina == golden.read_text(encoding="utf-8")


def test_geen_overbodige_goldens(request: pytest.FixtureRequest) -> None:
    overbodig = set(GOLDEN.rglob("*.html")) - set(_verwacht())
    if request.config.getoption("--vernieuw"):
        for pad in overbodig:
            pad.unlink()
        return
    assert overbodig == set()
