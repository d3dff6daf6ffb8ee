"""What a worker makes: nothing when one file fails, nothing of someone else, nothing from input that changed."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.meldingen import Uitgang
from docgen.opdrachten.reeks import Reeksvraag, Stil, Verslag, maken, reeks
from docgen.opdrachten.reeks.maken import keur_id
from docgen.opdrachten.reeks.werkplaats import Bestek
from docgen.vullen.fouten import Verwisseld

from .conftest import PEILDATUM, Draai
from .hulp_reeks import LEERLINGEN, codes, draai, leerlingen, werkmap


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path)


@pytest.fixture
def bron(config: Path) -> Path:
    pad = config.parent / "lijst.csv"
    pad.write_text(LEERLINGEN, encoding="utf-8")
    return pad


@pytest.mark.parametrize(
    ("tekst", "eigen", "ids"),
    [
        ("Kenmerk beeld-12 van Jan", "beeld-12", ("beeld-12", "beeld-1")),
        ("Kenmerk beeld-\n12 van Jan", "beeld-12", ("beeld-12", "beeld-1")),
        ("Kenmerk beeld-12\npagina 1", "beeld-12", ("beeld-12", "beeld-1")),
        ("stukken: leden-2027-90101.\nMet", "leden-2027-90101", ("leden-2027-90101",)),
        ("alle partijen: leden-2027", "leden-2027", ("leden-2027-90101",)),
        ("Kenmerk beeld-1- van Jan", "beeld-1-", ("beeld-1-", "beeld-12")),
    ],
)
def test_het_eigen_kenmerk_mag_over_twee_regels(
    tekst: str, eigen: str, ids: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maken, "lees_tekst", lambda *_: tekst)
    keur_id("pdf", b"", eigen, frozenset(ids))


@pytest.mark.parametrize(
    "tekst",
    [
        "Kenmerk beeld-1\n2 van Jan",
        "Kenmerk beeld-1 van Jan, zie ook beeld-\n12.",
        "Kenmerk beeld-123 van Jan",
        "Kenmerk beeld-\n123 van Jan",
        "Jan",
    ],
)
def test_het_kenmerk_van_een_ander_ook_niet_over_twee_regels(
    tekst: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maken, "lees_tekst", lambda *_: tekst)
    with pytest.raises(Verwisseld):
        keur_id("pdf", b"", "beeld-1", frozenset({"beeld-1", "beeld-12"}))


def test_een_fout_bij_het_invullen_is_geen_verwisseling(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.opdrachten.reeks import vormen, vormen_kiezen

    def stuk(*_: object) -> None:
        raise KeyError("Sanne")

    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    monkeypatch.setattr(vormen.Vormen, "vul", stuk)
    bron = config.parent / "lijst.csv"
    bron.write_text(leerlingen(4), encoding="utf-8")
    verslag = draai(config, bron, formaten=("docx",))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (0, {"RKS134": 4})
    assert not any("Sanne" in m.tekst for m in verslag.meldingen)


def test_waar_niets_uit_komt_is_een_fout(config: Path, tmp_path: Path) -> None:
    """A letter has no form fields to fill in on a screen."""
    lijst, lek = config.parent / "lijst.csv", config.parent / "datalekken" / "dl-2026-002.yaml"
    lijst.write_text("naam\nA. Verzonnen\n", encoding="utf-8")
    lek.write_text("\n".join(r for r in lek.read_text().splitlines() if "geinformeerd_op" not in r))
    verslag = draai(config, lijst, wat="datalekbrief", rol="aan", sjabloon=lek, formaten=("invulbaar",))
    assert (verslag.gemaakt, verslag.mislukt, verslag.uitgang) == (0, 1, Uitgang.MELDINGEN)
    assert "RKS135" in codes(verslag)
    assert "RKS135" in (tmp_path / "uit" / "mislukt.csv").read_text(encoding="utf-8-sig")


class _Sleutelaar(Stil):
    """Changes a file when the question about the columns is asked, or when a phase begins."""

    def __init__(self, moment: str, pad: Path, tekst: str) -> None:
        self._moment, self._pad, self._tekst = moment, pad, tekst

    def bevestig(self, *_: object) -> bool:
        self.fase("vraag", 0)
        return True

    def fase(self, wat: str, totaal: int) -> None:
        del totaal
        if wat == self._moment:
            self._pad.parent.mkdir(parents=True, exist_ok=True)
            self._pad.write_text(self._tekst)


def _met(volger: Stil, config: Path, bron: Path) -> Verslag:
    uit = config.parent.parent / "uit"
    vraag = Reeksvraag("toestemming-beeldmateriaal", config, uit, PEILDATUM, bron=bron, formaten=("html",))
    return reeks(vraag, volger)


@pytest.mark.parametrize("wat", ["naam", "onzin", "sjabloon"])
def test_wat_verandert_terwijl_de_vraag_openstaat_geeft_geen_oude_of_halve_stukken(
    wat: str, config: Path, bron: Path, tmp_path: Path
) -> None:
    eigen = config.parent / "sjablonen" / "formulieren" / "beeld" / "wie.html"
    school = config.read_text()
    pad, tekst = {
        "naam": (config, school.replace("De Zilverlinde", "De Goudlinde")),
        "onzin": (config, school + "\nonzin: 1\n"),
        "sjabloon": (eigen, "<p>Anders.</p>"),
    }[wat]
    verslag = _met(_Sleutelaar("vraag", pad, tekst), config, bron)
    assert (codes(verslag), verslag.gemaakt, verslag.uitgang) == ({"RKS137"}, 0, Uitgang.MELDINGEN)
    assert list((tmp_path / "uit").glob("*.html")) == []
    if wat != "onzin":
        assert draai(config, bron, hervat=True).gemaakt == 4


def test_wat_verandert_tijdens_het_maken_komt_er_opnieuw_uit(config: Path, bron: Path) -> None:
    anders = _Sleutelaar("maken", config, config.read_text().replace("De Zilverlinde", "De Goudlinde"))
    assert "RKS137" in codes(_met(anders, config, bron))
    verslag = draai(config, bron, hervat=True)
    assert (verslag.gemaakt, verslag.al_klaar) == (4, 0)
    assert "RKS137" not in codes(verslag)


@pytest.mark.parametrize("volledig", ["lijst", "alles", "niets"])
def test_een_bestand_heet_overal_zoals_de_gebruiker_het_noemde(
    volledig: str, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One fault is found when the list is read, the other by a worker; a gap of the school by a worker too."""
    monkeypatch.chdir(tmp_path)
    lijst = tmp_path / "lijst.csv"
    lijst.write_text(
        LEERLINGEN.replace("2/9/2017", "2/9/17").replace("Bakker", "111222333"), encoding="utf-8"
    )
    config, bron = config.relative_to(tmp_path), lijst.relative_to(tmp_path)
    bron = bron if volledig == "niets" else lijst
    config = config.absolute() if volledig == "alles" else config
    verslag = draai(config, bron, uit=tmp_path / "uit")
    assert {m.code for m in verslag.meldingen} >= {"INV205", "RKS111"}
    assert {m.plek.bestand for m in verslag.meldingen} == {str(bron)}
    assert verslag.mislukt == 2


def test_ook_een_bestand_naast_of_boven_de_school_houdt_zijn_naam(tmp_path: Path) -> None:
    bestek = _bestek(tmp_path, config="scholen/school.yaml", bron=str(tmp_path / "lijst.csv"))
    elders = bestek.voor_elders()
    for naam in ("scholen/school.yaml", "bestuur/registers/x.yaml", "../bestuur.yaml"):
        assert elders.naam(os.path.normpath(tmp_path / naam)) == os.path.normpath(naam)
    assert elders.naam(elders.bron) == bestek.bron
    assert elders.naam("sjablonen/brief.html") == "sjablonen/brief.html"
    volledig = _bestek(tmp_path, config=str(tmp_path / "school.yaml"), bron="lijst.csv").voor_elders()
    assert volledig.naam(str(tmp_path / "registers" / "x.yaml")) == str(tmp_path / "registers" / "x.yaml")
    assert volledig.naam(volledig.bron) == "lijst.csv"


def test_de_keuzes_zijn_in_elk_proces_gelijk(tmp_path: Path) -> None:
    bestek = _bestek(tmp_path, config="school.yaml", bron="lijst.csv")
    assert replace(bestek, vast="x", bezwaar=True, voorvoegsel="beeld").voor_elders().keuzes == bestek.keuzes
    assert replace(bestek, streng=True).keuzes != bestek.keuzes


@pytest.mark.parametrize(("formaat", "gemaakt"), [("docx", 12), ("html", 12), ("pdf", 0)])
def test_zonder_pango_wordt_alleen_pdf_geweigerd(
    formaat: str, gemaakt: int, config: Path, bron: Path, tmp_path: Path, docgen: Draai
) -> None:
    """Also in workers that loaded all beforehand, and for so many recipients that a layout is prepared."""
    nep = tmp_path / "nep" / "weasyprint.py"
    nep.parent.mkdir()
    nep.write_text("raise OSError('cannot load library')\n")
    bron.write_text(leerlingen(12), encoding="utf-8")
    woorden = ["reeks", "toestemming-beeldmateriaal", "-c", config, "--leerlingen", bron, "-f", formaat]
    woorden += ["--werkers", "2", "--peildatum", PEILDATUM.isoformat(), "-o", tmp_path / "uit"]
    uitkomst = docgen(*woorden, "--formaat", "json", PYTHONPATH=str(nep.parent))
    verslag = json.loads(uitkomst.stdout)
    assert (verslag["gemaakt"], verslag["mislukt"]) == (gemaakt, 12 - gemaakt), uitkomst.stderr
    if not gemaakt:
        assert verslag["redenen"] == {"UIT104": 1}
        assert (tmp_path / "uit" / "mislukt.csv").read_text(encoding="utf-8-sig").count("UIT104") == 12


def _bestek(folder: Path, *, config: str, bron: str) -> Bestek:
    return Bestek(str(folder), config, "uit", "loop", PEILDATUM.isoformat(), ("x",), bron)
