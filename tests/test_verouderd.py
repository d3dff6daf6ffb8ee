"""A document that was made before is out of date when something that it shows has changed, and only then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.register_exporteer import Exportvraag, exporteer
from docgen.opdrachten.verouderd import verouderd

from .conftest import GOED, PEILDATUM

NORM = """normen:
  - id: avg-12-3
    kern: Een andere omschrijving.
    waarden:
      antwoordtermijn_maanden: [{vanaf: 2018-05-25, waarde: 1}]
      totaal_maanden: [{vanaf: 2018-05-25, waarde: 3}]
      verlenging_maanden: [{vanaf: 2018-05-25, waarde: 2}]
"""
VERKLARINGEN = ("privacyverklaring", "privacyverklaring-leerlingen", "privacyverklaring-schoolgids")
EXTRA = """
  - id: schaken
    naam: Schaakclub
    thema: onderwijs
    doelen: [schaken te leren]
    betrokkenen: [leerling]
    gegevens: [voornaam]
    grondslagen: [e]
    normen: [wpo-8]
    bewaartermijn: BT12
"""


@pytest.fixture(scope="module")
def eenmaal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a school with three statements, the register and a blank form in uit/, all made once."""
    folder = tmp_path_factory.mktemp("school")
    shutil.copy(GOED / "organisatie.yaml", folder / "school.yaml")
    for document in (*VERKLARINGEN, "verwerkingsregister", "toestemmingsformulier"):
        antwoord = maak(
            Vraag(document, folder / "school.yaml", folder / "uit", PEILDATUM, formaten=("html",))
        )
        assert antwoord.bestanden, antwoord.meldingen
    return folder


@pytest.fixture
def gemaakt(eenmaal: Path, tmp_path: Path) -> Path:
    """A copy of that folder to change; returns its school.yaml."""
    shutil.copytree(eenmaal, tmp_path, dirs_exist_ok=True)
    return tmp_path / "school.yaml"


def _oud(school: Path, *uit: Path) -> dict[str, tuple[str, ...]]:
    return {v.documenten[0].removesuffix(".html"): v.redenen for v in verouderd(_dossier(school), uit)}


def _dossier(school: Path) -> Dossier:
    meldingen = Meldingen()
    dossier = lees_dossier(school, PEILDATUM, meldingen)
    assert dossier
    assert not meldingen
    return dossier


def _verander(school: Path, oud: str, nieuw: str) -> None:
    tekst = school.read_text()
    assert oud in tekst
    school.write_text(tekst.replace(oud, nieuw, 1))


def test_wat_niet_verandert_is_niet_verouderd(gemaakt: Path) -> None:
    assert _oud(gemaakt) == {}
    _verander(gemaakt, "sector: po", "# een opmerking\nsector: po")
    assert _oud(gemaakt) == {}


def test_een_verwerking_verandert(gemaakt: Path) -> None:
    _verander(gemaakt, "doelen: [muziekles te geven aan wie dat wil]", "doelen: [blokfluitles te geven]")
    reden = ("de verwerking 'Muziekles op school' is veranderd",)
    assert _oud(gemaakt) == dict.fromkeys(("privacyverklaring", "verwerkingsregister"), reden)


def test_alleen_wat_de_bladzijde_toont_telt(gemaakt: Path) -> None:
    _verander(gemaakt, "uitleg_leerling: Volg je muziekles?", "uitleg_leerling: Doe je mee met muziekles?")
    assert set(_oud(gemaakt)) == {"privacyverklaring-leerlingen"}


def test_een_verwerking_erbij_of_weg(gemaakt: Path) -> None:
    gemaakt.write_text(gemaakt.read_text() + EXTRA)
    reden = ("de verwerking 'Schaakclub' is erbij gekomen",)
    assert _oud(gemaakt) == dict.fromkeys((*VERKLARINGEN, "verwerkingsregister"), reden)
    _verander(gemaakt, EXTRA, "\n  - {id: cameratoezicht, uit: wij hebben geen camera's}\n")
    gevonden = _oud(gemaakt)
    assert any("staat er niet meer in" in reden for reden in gevonden["privacyverklaring"])


def test_een_norm_of_de_fg_verandert(gemaakt: Path) -> None:
    recht = gemaakt.parent / "configuratie" / "recht"
    recht.mkdir(parents=True)
    (recht / "avg.yaml").write_text(NORM)
    assert _oud(gemaakt)["privacyverklaring"] == ("norm avg-12-3 is veranderd",)
    _verander(gemaakt, "email: fg@voorbeeld.example", "email: andere@voorbeeld.example")
    assert "wat er bij 'fg' staat, is veranderd" in _oud(gemaakt)["toestemmingsformulier"]


def test_een_eigen_sjabloon_verandert(gemaakt: Path) -> None:
    macros = gemaakt.parent / "sjablonen" / "huisstijl"
    macros.mkdir(parents=True)
    bron = Path(__file__).parent.parent / "sjablonen" / "huisstijl" / "macros.html"
    (macros / "macros.html").write_text(bron.read_text() + "{# anders #}")
    assert _oud(gemaakt)["toestemmingsformulier"] == ("de tekst van het sjabloon is veranderd",)


def test_andere_map_en_andere_organisatie(gemaakt: Path, tmp_path: Path) -> None:
    website = tmp_path / "website"
    (tmp_path / "uit").rename(website)
    _verander(gemaakt, "doelen: [muziekles te geven aan wie dat wil]", "doelen: [blokfluitles te geven]")
    assert _oud(gemaakt) == {}
    assert "privacyverklaring" in _oud(gemaakt, website)
    (website / "privacyverklaring.html").unlink()
    assert "privacyverklaring" not in _oud(gemaakt, website)
    _verander(gemaakt, "brin: 99ZZ00", "brin: 99ZY00")
    assert _oud(gemaakt, website) == {}


def test_een_uitgevoerd_register_veroudert_ook(tmp_path: Path) -> None:
    """A register on the website is published as much as a statement; a review alone makes it no older."""
    school = tmp_path / "school.yaml"
    shutil.copy(GOED / "organisatie.yaml", school)
    vraag = Exportvraag(school, tmp_path / "uit", PEILDATUM, ("xlsx", "csv"), openbaar=True)
    assert exporteer(vraag).uitgang == 0
    assert _oud(school) == {}
    oordeel = "beoordeeld: {door: de FG, op: 2026-11-01, vingerafdruk: abcdefghijkl}"
    _verander(school, "verwerkingen:\n", f"verwerkingen:\n  - id: verzuim\n    {oordeel}\n")
    assert _oud(school) == {}, "wie keek, staat er niet in"
    _verander(school, oordeel, "bron: van ouders")
    [verouderde] = verouderd(_dossier(school))
    assert {Path(d).suffix for d in verouderde.documenten} == {".xlsx", ".csv"}
    assert verouderde.redenen == ("de verwerking 'Aanwezigheid en verzuim' is veranderd",)
    assert verouderde.tekst.startswith(
        "verwerkingsregister-openbaar (csv, xlsx) van 22-11-2026 is verouderd: "
    )


def test_een_brief_in_een_zaak_veroudert_niet(gemaakt: Path) -> None:
    zaak = gemaakt.parent / "verzoeken" / "2026-001" / "zaak.yaml"
    zaak.parent.mkdir(parents=True)
    zaak.write_text((GOED / "verzoek.yaml").read_text())
    uit = gemaakt.parent / "uit"
    maak(Vraag("ontvangstbevestiging", gemaakt, uit, PEILDATUM, zaak, ("html",)))
    regels = json.loads((uit / "manifest.json").read_text())["documenten"]
    [brief] = [d for d in regels if d["id"] == "ontvangstbevestiging"] or [None]
    if brief:
        assert set(brief["gebruikt"]["zaak"]) == {"verzoek"}
    zaak.write_text(zaak.read_text() + "\n")
    assert _oud(gemaakt) == {}


def test_het_manifest_noemt_geen_persoon(gemaakt: Path) -> None:
    tekst = (gemaakt.parent / "uit" / "manifest.json").read_text()
    assert "S. Voorbeeld" not in tekst
    assert "fg@voorbeeld" not in tekst
    for d in json.loads(tekst)["documenten"]:
        assert all(len(a) == 16 for soort in d["gebruikt"].values() for a in soort.values())
