"""The register of consents: what counts as a yes, who may say it, its document, its table and its place in status."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.meldingen import Ernst, Meldingen, Onleesbaar, als_tekst
from docgen.opdrachten.inlezen import lees_dossier, lees_zaak, vind_zaken
from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.nieuw import Start, nieuw
from docgen.opdrachten.register_boeken import lees_bronnen
from docgen.opdrachten.register_exporteer import Exportvraag, exporteer
from docgen.opdrachten.register_importeer import stel_voor
from docgen.opdrachten.register_nieuw import schakelaar
from docgen.opdrachten.register_plaats import doel
from docgen.opdrachten.register_toon import Toonvraag, toon
from docgen.opdrachten.register_velden import lees_toekenning
from docgen.opdrachten.register_wijzig import Vraag as Wijziging
from docgen.opdrachten.register_wijzig import wijzig
from docgen.opdrachten.status import status
from docgen.opdrachten.status_beeld import als_json
from docgen.opmaak.namen_toestemming import RIJEN
from docgen.recht.toestemmingstand import stand
from docgen.regels import controleer
from docgen.registers import REGISTERS, tabel

from .conftest import GOED, PEILDATUM, VOORBEELDEN
from .hulp_delen import dossier

TWEE = "{naam: K. Proef, rol: ouder, gezag: ja, antwoord: %s}, {naam: E. Proef, rol: ouder, gezag: ja%s}"


def codes(erop: str) -> dict[str, Ernst]:
    return {m.code: m.ernst for m in controleer(dossier("toestemming", erop), frozenset({"toestemming"}))}


# what counts as a yes


@pytest.mark.parametrize(
    ("erop", "uitkomst"),
    [
        ("", "geldig"),
        ("antwoord: deels", "geldig"),
        ("antwoord: null", "open"),
        ("antwoord: nee", "geweigerd"),
        (f"gegeven_door: [{TWEE % ('ja', ', antwoord: nee')}]", "oneens"),
        (f"antwoord: nee\ngegeven_door: [{TWEE % ('ja', ', antwoord: nee')}]", "oneens"),
        (f"antwoord: nee\ngegeven_door: [{TWEE % ('nee', ', antwoord: nee')}]", "geweigerd"),
        (f"gegeven_door: [{TWEE % ('ja', '')}]", "open"),
        ("gegeven_door: []", "open"),
        ("gegeven_door: [{naam: R. Proef, rol: ouder-zonder-gezag, antwoord: ja}]", "open"),
        ("gegeven_door: [{naam: R. Proef, rol: ouder, gezag: nee, antwoord: ja}]", "open"),
        ("geldig_tot: 2026-11-21", "verlopen"),
        ("geldig_tot: 2026-11-22", "geldig"),
        ("ingetrokken_op: 2026-11-22", "ingetrokken"),
        ("ingetrokken_op: 2026-11-23", "geldig"),
    ],
)
def test_alleen_een_ja_van_ieder_telt(erop: str, uitkomst: str) -> None:
    assert stand(dossier("toestemming", erop).toestemming, PEILDATUM).value == uitkomst


@pytest.mark.parametrize(
    ("erop", "code"),
    [
        ("gegeven_door: [{naam: R. Proef, rol: ouder, gezag: nee, antwoord: ja}]", "TST144"),
        ("beslist_zelf_vanaf: 2026-09-01", "TST144"),
        ("beslist_zelf_vanaf: 2027-03-01\ngegeven_door: [{rol: leerling, antwoord: ja}]", "TST144"),
        ("beslist_zelf_vanaf: 2026-09-01\ngegeven_door: [{rol: leerling, antwoord: ja}]", None),
        ("beslist_zelf_vanaf: 2026-11-01", "TST147"),
        ("beslist_zelf_vanaf: 2027-03-01\nuit: opnieuw gevraagd", None),
        ("gegevenssoorten: [gezondheid]", "TST148"),
        ("ingetrokken_op: 2026-11-10", "TST150"),
        ("geldig_tot: 2028-07-09", "TST145"),
        ("ontvangers: [X1]", "TST151"),
        ("ontvangers: [X18]", None),
        ("ontvangers: [Veilig Thuis]\nantwoord: nee", None),
        ("gegeven_door: [{rol: ouder, gezag: ja, antwoord: ja}]", "TST140"),
        ("gegeven_op: 2026-09-01", "INV242"),
        ("kanaal: tiktak", "INV241"),
        ("gegevenssoorten: [cijfers e.d.]", "TST152"),
        ("doel: hulp bieden", "TST153"),
    ],
)
def test_regels(erop: str, code: str | None) -> None:
    gevonden = codes(erop)
    assert code in gevonden if code else gevonden == {}


def test_hint_bij_intrekking_noemt_de_brief_van_het_overleg() -> None:
    d = dossier(
        "toestemming", "ingetrokken_op: 2026-11-10\ningetrokken_door: leerling\nsoort: overleg\nzaak: o-1"
    )
    [melding] = controleer(d, frozenset({"toestemming"}))
    assert "docgen maak bevestiging-intrekking -g overleggen/o-1.yaml" in melding.hint


def test_meldingen_noemen_niemand() -> None:
    erop = "beslist_zelf_vanaf: 2026-09-01\nbewijs_locatie: null\ngegeven_door: [{naam: Q. Geheim, rol: ander, antwoord: ja}]"
    tekst = als_tekst(controleer(dossier("toestemming", erop), frozenset({"toestemming"})))
    assert tekst
    assert "Geheim" not in tekst
    assert "10452" not in tekst


# the examples, the starter and the document


@pytest.mark.parametrize("school", ["basisschool", "vo-scholengroep/scholen/havo-vwo"])
def test_voorbeelden_hebben_geen_melding(school: str) -> None:
    folder = VOORBEELDEN / school
    meldingen = Meldingen()
    d = lees_dossier(folder, PEILDATUM, meldingen)
    assert d
    zaken = [lees_zaak(s, p, meldingen) for s, p in vind_zaken(folder) if s == "toestemming"]
    assert zaken
    meldingen.lijst += [
        m for z in zaken if z for m in controleer(d.met("toestemming", z), frozenset({"toestemming"}))
    ]
    assert als_tekst(meldingen.lijst) == ""


@pytest.mark.parametrize("sector", ["po", "mbo"])
def test_starter_is_een_goede_toestemming_en_telt_niet_mee(sector: str, tmp_path: Path) -> None:
    nieuw(Start(tmp_path / "x", sector=sector))
    assert [p for s, p in vind_zaken(tmp_path / "x") if s == "toestemming"] == []
    meldingen = Meldingen()
    zaak = lees_zaak("toestemming", tmp_path / "x/toestemmingen/voorbeeld/t-001.yaml", meldingen)
    assert zaak, als_tekst(meldingen.lijst)
    d = dossier(sector=sector).met("toestemming", zaak)
    assert als_tekst(controleer(d, frozenset({"toestemming"}))) == ""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A sound organisation without cases."""
    shutil.copy(GOED / "organisatie.yaml", tmp_path / "school.yaml")
    (tmp_path / "toestemmingen").mkdir()
    return tmp_path


def _erbij(school: Path, nummer: int, erop: str = "") -> Path:
    tekst = (GOED / "toestemming.yaml").read_text(encoding="utf-8").replace("t-2026-001", f"t-{nummer:03}")
    pad = school / "toestemmingen" / f"t-{nummer:03}.yaml"
    pad.write_text(tekst + erop, encoding="utf-8")
    return pad


def _document(school: Path) -> str:
    antwoord = maak(
        Vraag(
            "toestemmingenregister", school, school / "uit", PEILDATUM, formaten=("html",), overschrijf=True
        )
    )
    assert antwoord.bestanden, als_tekst(antwoord.meldingen)
    return antwoord.bestanden[0].read_text(encoding="utf-8")


def test_document_is_er_ook_zonder_toestemmingen(school: Path) -> None:
    assert "Er zijn nog geen toestemmingen." in _document(school)


def test_document_telt_en_noemt_geen_namen(school: Path) -> None:
    _erbij(school, 1)
    _erbij(school, 2, "ingetrokken_op: 2026-11-10\ningetrokken_door: leerling\n")
    tekst = _document(school)
    assert "Vertel de ontvangers dat de toestemming is ingetrokken" in tekst
    assert "t-002" in tekst
    assert "Voorbeeld, " not in tekst
    assert "K. Voorbeeld" not in tekst


def test_grote_registers_zijn_op_papier_een_samenvatting(school: Path) -> None:
    for n in range(RIJEN + 1):
        _erbij(school, n, "beslist_zelf_vanaf: 2026-12-01\n" if n < 35 else "")
    tekst = _document(school)
    assert "Alle toestemmingen, op kenmerk" not in tekst
    assert "en nog 5" in tekst
    assert f"t-{RIJEN:03}" not in tekst


# the table and its commands


def test_tabel_heeft_elk_veld(school: Path) -> None:
    _erbij(school, 1)
    bronnen = lees_bronnen(school, PEILDATUM, Meldingen())
    assert bronnen
    [rij] = tabel(REGISTERS["toestemmingen"], bronnen).rijen
    velden = set(type(bronnen.zaken["toestemming"][0].model).model_fields)
    assert {k.naam for k in REGISTERS["toestemmingen"].kolommen} == velden | {"stand"}
    assert rij.waarden["stand"] == "geldig"


def _wijzig(school: Path, *velden: str) -> None:
    wat = doel(school / "school.yaml", "toestemmingen/t-001")
    toekenningen = tuple(lees_toekenning(v, wat.deel.model) for v in velden)
    wijzig(Wijziging(wat, toekenningen, PEILDATUM))


def test_intrekken_zonder_wie_het_weet_wordt_geweigerd(school: Path) -> None:
    pad = _erbij(school, 1)
    was = pad.read_bytes()
    with pytest.raises(Onleesbaar) as fout:
        _wijzig(school, "ingetrokken_op=2026-11-10", "ingetrokken_door=leerling")
    assert [m.code for m in fout.value.meldingen] == ["TST149"]
    assert pad.read_bytes() == was


def test_intrekken_laat_de_rest_staan(school: Path) -> None:
    pad = _erbij(school, 1)
    was = pad.read_text(encoding="utf-8").splitlines()
    verteld = "gevolg_intrekking+={wie: GGD Voorbeeldstreek, op: 2026-11-11}"
    _wijzig(school, "ingetrokken_op=2026-11-10", "ingetrokken_door=leerling", verteld)
    regels = pad.read_text(encoding="utf-8").splitlines()
    assert [r for r in regels if r in was] == was
    assert len(regels) == len(was) + 4
    vraag = Toonvraag(school / "school.yaml", "toestemmingen", PEILDATUM, ("stand=ingetrokken",))
    assert [r.id for b in toon(vraag).boeken for r in b.rijen] == ["t-001"]


def test_sluiten_zet_uit_met_de_reden(school: Path) -> None:
    _erbij(school, 1, "beslist_zelf_vanaf: 2027-03-01\n")
    wat = doel(school / "school.yaml", "toestemmingen/t-001")
    wijzig(Wijziging(wat, (schakelaar(wat, "opnieuw gevraagd"),), PEILDATUM))
    assert status(school / "school.yaml", PEILDATUM).scholen[0].zelf_beslissen == ()


def test_exporteren_en_terug_verandert_niets(school: Path) -> None:
    _erbij(school, 1, "beslist_zelf_vanaf: 2027-03-01\nmening_leerling: =1+1\n")
    antwoord = exporteer(Exportvraag(school, school / "uit", PEILDATUM, ("xlsx",), ("toestemmingen",)))
    [boek] = [b for b in antwoord.bestanden if b.suffix == ".xlsx"]
    voorstel = stel_voor(school / "school.yaml", boek, PEILDATUM)
    assert voorstel.veranderingen == ()
    assert als_tekst(voorstel.meldingen) == ""


def test_status_noemt_wie_zelf_gaat_beslissen(school: Path) -> None:
    _erbij(school, 1, "beslist_zelf_vanaf: 2027-02-22\n")
    _erbij(school, 2, "beslist_zelf_vanaf: 2027-02-23\n")
    [eigen] = status(school / "school.yaml", PEILDATUM).scholen
    assert eigen.zelf_beslissen == ("t-001",)
    assert any("vraag 1 toestemming opnieuw" in tekst for _, tekst in eigen.daden)
    assert "10452" not in als_json(status(school / "school.yaml", PEILDATUM))
