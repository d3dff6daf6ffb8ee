"""docgen register importeer: an export that someone changed comes back into the YAML, and nothing else changes."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from docgen.bronnen.werkmap import kolomletter, lees_werkmap
from docgen.cli_register_boek import importeer
from docgen.document import Huisstijl
from docgen.meldingen import Ernst, Meldingen, Onleesbaar, Uitgang, als_tekst
from docgen.opdrachten.register_exporteer import Exportvraag, exporteer
from docgen.opdrachten.register_importeer import Voorstel, schrijf, stel_voor
from docgen.opdrachten.register_lezing import lees_export, verschillen
from docgen.registers import REGISTERS
from docgen.schrijvers.csv_tabel import schrijf as schrijf_csv
from docgen.schrijvers.xlsx import Werkboek
from docgen.schrijvers.xlsx import schrijf as schrijf_xlsx

from .conftest import PEILDATUM, VOORBEELDEN
from .hulp_register import voorbeelden
from .hulp_registers import register

SCHOOL = VOORBEELDEN / "basisschool" / "school.yaml"
WERKBOEK = "verwerkingsregister.xlsx"


def _uitvoer(config: Path, uit: Path, *formaten: str) -> dict[str, bytes]:
    antwoord = exporteer(Exportvraag(config, uit, PEILDATUM, formaten or ("xlsx",)))
    return {p.name: p.read_bytes() for p in antwoord.bestanden}


@pytest.fixture(scope="module")
def uitgevoerd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the primary school exports, made once."""
    return _uitvoer(SCHOOL, tmp_path_factory.mktemp("uit"), "xlsx", "csv")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A copy of the primary school."""
    shutil.copytree(SCHOOL.parent, tmp_path / "school")
    return tmp_path / "school" / "school.yaml"


Cellen = Mapping[tuple[str, str, str], Any]  # (sheet, id, heading) -> value


def _veranderd(ruw: bytes, cellen: Cellen) -> bytes:
    """The workbook with other values, as Excel would save it; a new id becomes a row below the others."""
    boek = load_workbook(io.BytesIO(ruw))
    for (titel, id_, kop), waarde in cellen.items():
        blad = boek[titel]
        kolom = next(c.column for c in blad[1] if c.value == kop)
        rij = next((r for r in range(2, blad.max_row + 1) if blad.cell(r, 1).value == id_), blad.max_row + 1)
        blad.cell(rij, 1).value = id_
        blad.cell(rij, kolom).value = waarde
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _stel_voor(config: Path, ruw: bytes, naam: str = WERKBOEK, *, toch: bool = False) -> Voorstel:
    pad = config.parent.parent / naam
    pad.write_bytes(ruw)
    return stel_voor(config, pad, PEILDATUM, toch=toch)


def _bestanden(config: Path) -> dict[str, bytes]:
    return {str(p.relative_to(config.parent)): p.read_bytes() for p in config.parent.rglob("*.yaml")}


@pytest.mark.parametrize("voorbeeld", voorbeelden(VOORBEELDEN), ids=lambda p: p.parent.name)
def test_wat_is_uitgevoerd_verandert_niets(voorbeeld: Path, tmp_path: Path) -> None:
    tabellen = tuple(register(naam, voorbeeld) for naam in REGISTERS)
    werkboek = Werkboek("Register", "Bestuur", PEILDATUM, (), tabellen, Huisstijl())
    uit = {"boek.xlsx": schrijf_xlsx(werkboek)} | {f"{t.id}.csv": schrijf_csv(t) for t in tabellen if t.rijen}
    for naam, ruw in uit.items():
        (tmp_path / naam).write_bytes(ruw)
        meldingen = Meldingen()
        gelezen = lees_export(tmp_path / naam, meldingen)
        assert len(gelezen) == (len(REGISTERS) if naam == "boek.xlsx" else 1)
        for een in gelezen:
            onderdelen = verschillen(een, register(een.register.id, voorbeeld), meldingen)
            assert [(o.id, c.kolom.naam) for o in onderdelen for c in o.cellen] == []
        assert als_tekst(meldingen.lijst) == ""


def test_een_werkboek_dat_excel_opnieuw_bewaarde_verandert_niets(
    config: Path, uitgevoerd: dict[str, bytes]
) -> None:
    voorstel = _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], {}))
    assert (voorstel.veranderingen, voorstel.meldingen) == ((), [])


def test_een_eigen_waarde_verandert_waar_zij_staat(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    voor = _bestanden(config)
    ruw = _veranderd(
        uitgevoerd[WERKBOEK],
        {
            ("Verwerkingen", "leerlingvolgsysteem", "Systeem"): "Nieuwvolg",
            ("Verwerkingen", "leerlingvolgsysteem", "DPIA gedaan op"): date(2026, 10, 1),
            ("Verwerkers", "voorbeeldloon", "Loopt tot"): "1-1-2030",
        },
    )
    voorstel = _stel_voor(config, ruw)
    assert {(v.veld, v.was, v.wordt) for v in voorstel.veranderingen} == {
        ("Systeem", "Voorbeeldvolg", "Nieuwvolg"),
        ("DPIA gedaan op", "2025-11-03", "2026-10-01"),
        ("Loopt tot", "2028-12-31", "1-1-2030"),
    }
    assert all(v.plek.regel for v in voorstel.veranderingen)
    assert _bestanden(config) == voor
    schrijf(config, voorstel)
    na = {n: b for n, b in _bestanden(config).items() if b != voor[n]}
    assert set(na) == {"registers/verwerkingen.yaml", "registers/verwerkers.yaml"}
    oud = voor["registers/verwerkingen.yaml"].decode()
    bedoeld = oud.replace("systeem: Voorbeeldvolg", "systeem: Nieuwvolg").replace(
        "dpia: {nodig: ja, uitgevoerd_op: 2025-11-03, toelichting: de FG",
        "dpia: {nodig: ja, uitgevoerd_op: 2026-10-01, toelichting: de FG",
    )
    assert na["registers/verwerkingen.yaml"].decode() == bedoeld
    assert _stel_voor(config, ruw).veranderingen == ()


def test_wat_de_school_erft_wordt_een_eigen_waarde(tmp_path: Path) -> None:
    """A value of the board or of docgen's catalogue stays where it is."""
    shutil.copytree(VOORBEELDEN / "vo-scholengroep", tmp_path / "groep")
    config = tmp_path / "groep" / "scholen" / "vmbo" / "school.yaml"
    voor = _bestanden(config.parent.parent.parent / "bestuur.yaml")
    ruw = _veranderd(
        _uitvoer(config, tmp_path / "uit")[WERKBOEK],
        {
            ("Verwerkingen", "leerlingvolgsysteem", "Systeem"): "Eigenvolg",
            ("Verwerkingen", "rapporten", "Persoonsgegevens"): "cijfers\nverslagen",
            ("Verwerkers", "loonloket", "Dienst"): None,
        },
    )
    voorstel = _stel_voor(config, ruw)
    assert {m.code for m in voorstel.meldingen if m.ernst is Ernst.FOUT} == {"INV102"}
    ruw = _veranderd(
        ruw, {("Verwerkers", "loonloket", "Dienst"): "lonen", ("Verwerkers", "loonloket", "Land"): ""}
    )
    schrijf(config, _stel_voor(config, ruw))
    na = _bestanden(config.parent.parent.parent / "bestuur.yaml")
    assert {n for n, b in na.items() if b != voor.get(n)} == {
        "scholen/vmbo/registers/verwerkingen.yaml",
        "scholen/vmbo/registers/verwerkers.yaml",
    }
    eigen = na["scholen/vmbo/registers/verwerkingen.yaml"].decode()
    assert "systeem: Eigenvolg" in eigen
    assert "doelen" not in eigen
    assert _stel_voor(config, ruw).veranderingen == ()


def test_wat_voor_andere_scholen_is_staat_niet_in_de_cel_en_blijft_staan(
    config: Path, uitgevoerd: dict[str, bytes]
) -> None:
    """A primary school does not see the Doorstroompunt of article 8.19 WVO 2020; a school below may need it."""
    rij = register("verwerkingen", config).rij("verzuim")
    assert (rij.waarden["ontvangers"], rij.elders["ontvangers"]) == (("X14", "X7", "X8"), ("X10",))
    assert "wvo-8.19" in rij.elders["normen"]
    assert "web-8.1.7" not in rij.waarden["normen"]  # type: ignore[operator]
    ruw = _veranderd(uitgevoerd[WERKBOEK], {("Verwerkingen", "verzuim", "Ontvangers"): "X14\nX7\nX8\nX16"})
    voorstel = _stel_voor(config, ruw)
    assert [v.wordt for v in voorstel.veranderingen] == ["X14\nX7\nX8\nX16"]
    schrijf(config, voorstel)
    eigen = _bestanden(config)["registers/verwerkingen.yaml"].decode()
    assert "ontvangers: [X14, X7, X8, X16, X10]" in eigen
    assert _stel_voor(config, ruw).veranderingen == ()


def test_een_nieuwe_rij_wordt_een_nieuw_onderdeel(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    nieuw = {
        "Ontvanger": "Museum De Proef",
        "Waarom (om ...)": "een rondleiding te geven",
    }
    cellen = {("Eigen ontvangers", "museum", kop): waarde for kop, waarde in nieuw.items()}
    voorstel = _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], cellen))
    assert voorstel.uitgang is Uitgang.SCHOON, als_tekst(voorstel.meldingen)
    schrijf(config, voorstel)
    tekst = (config.parent / "registers" / "ontvangers.yaml").read_text(encoding="utf-8")
    assert "id: museum" in tekst
    assert "Museum De Proef" in tekst


def test_een_leeg_gemaakte_groep_gaat_weg(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    koppen = ("DPIA nodig", "DPIA gedaan op", "Toelichting bij de DPIA")
    cellen = {("Verwerkingen", "schooltuin", kop): None for kop in koppen}
    schrijf(config, _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], cellen), toch=True))
    tekst = (config.parent / "registers" / "verwerkingen.yaml").read_text(encoding="utf-8")
    assert "kleine groep en gewone gegevens" not in tekst


def test_wat_niet_mag_wijst_naar_de_cel_en_wordt_niet_geschreven(
    config: Path, uitgevoerd: dict[str, bytes]
) -> None:
    """A rule speaks of a line in a file that is not there yet: the user sees the cell."""
    bijzonder = "Bijzondere gegevens: gegeven | uitzondering | toelichting"
    ruw = _veranderd(
        uitgevoerd[WERKBOEK],
        {("Verwerkingen", "opp", bijzonder): "gezondheid", ("Verwerkingen", "opp", "Systeem"): "123456782"},
    )
    voorstel = _stel_voor(config, ruw)
    plekken = {m.code: m.plek.bestand.rpartition("!")[2] for m in voorstel.meldingen}
    assert set(plekken) == {"INV110"}
    ruw = _veranderd(ruw, {("Verwerkingen", "opp", "Systeem"): "papier"})
    voorstel = _stel_voor(config, ruw)
    assert [(m.code, m.plek.bestand.rpartition("!")[2]) for m in voorstel.meldingen] == [("VRW112", "G17")]
    assert not voorstel.bestanden
    assert _stel_voor(config, ruw, toch=True).bestanden


def test_een_leeg_vak_is_nee_waar_niets_nee_betekent(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    cellen = {("Verwerkingen", "rapporten", "BSN of onderwijsnummer"): None}
    assert _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], cellen)).veranderingen == ()


def test_een_bestuur_verandert_niets_dat_bij_een_school_fout_gaat(tmp_path: Path) -> None:
    shutil.copytree(VOORBEELDEN / "vo-scholengroep", tmp_path / "groep")
    config = tmp_path / "groep" / "bestuur.yaml"
    eigen = tmp_path / "groep" / "scholen" / "vmbo" / "registers"
    eigen.mkdir()
    (eigen / "verwerkingen.yaml").write_text(
        "verwerkingen:\n  - id: onderzoek\n    verwerkers: [leswolk, extra]\n", encoding="utf-8"
    )
    (tmp_path / "groep" / "registers" / "extra.yaml").write_text(
        "verwerkers:\n  - {id: extra, naam: Extra Voorbeeld BV, dienst: vragenlijsten, overeenkomst_op: 2026-01-01}\n",
        encoding="utf-8",
    )
    ruw = _uitvoer(config, tmp_path / "uit")[WERKBOEK]
    cellen = {("Verwerkers", "extra", "Uitgezet, omdat"): "wij gebruiken dit niet meer"}
    voorstel = _stel_voor(config, _veranderd(ruw, cellen))
    assert any("vmbo" in m.plek.bestand for m in voorstel.meldingen if m.ernst is Ernst.FOUT)
    assert not voorstel.bestanden


FOUTEN = {
    ("Verwerkers", "voorbeeldsoft", "Overeenkomst van"): ("ooit", "INV205"),
    ("Verwerkingen", "schooltuin", "BSN of onderwijsnummer"): ("misschien", "INV207"),
    ("Verwerkingen", "schooltuin", "Beveiliging"): ("M99 – bestaat niet", "INV325"),
    ("Verwerkingen", "schooltuin", "Grondslag"): ("q", "INV104"),
    ("Verwerkingen", "schooltuin", "Systeem"): ("=1+1", "INV330"),
    ("Verwerkingen", "", "Systeem"): ("zonder id", "INV323"),
}


def test_elke_foute_cel_is_een_melding_op_haar_plek(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    """All at once, and nothing is written."""
    voor = _bestanden(config)
    cellen = {plek: waarde for plek, (waarde, code) in FOUTEN.items() if code not in ("INV330", "INV323")}
    voorstel = _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], cellen))
    assert not voorstel.bestanden
    fouten = {(m.plek.bestand.split(":")[-1].split("!")[0], m.code) for m in voorstel.meldingen}
    for (blad, _, _), (_, code) in FOUTEN.items():
        if code not in ("INV330", "INV323"):
            assert (blad, code) in fouten, als_tekst(voorstel.meldingen)
    datum = next(m for m in voorstel.meldingen if m.code == "INV205")
    assert str(datum.plek).endswith(f"{WERKBOEK}:Verwerkers!D2")
    assert _bestanden(config) == voor


@pytest.mark.parametrize("code", ["INV330", "INV323"])
def test_een_formule_of_een_rij_zonder_id(config: Path, uitgevoerd: dict[str, bytes], code: str) -> None:
    cellen = {plek: waarde for plek, (waarde, fout) in FOUTEN.items() if fout == code}
    voorstel = _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], cellen))
    assert [m.code for m in voorstel.meldingen] == [code]
    assert not voorstel.bestanden


def test_wat_na_de_uitvoer_veranderde_wordt_niet_overschreven(
    config: Path, uitgevoerd: dict[str, bytes]
) -> None:
    pad = config.parent / "registers" / "verwerkingen.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("Voorbeeldvolg", "Tussenvolg"), encoding="utf-8")
    cellen = {("Verwerkingen", "leerlingvolgsysteem", "Systeem"): "Nieuwvolg"}
    voorstel = _stel_voor(config, _veranderd(uitgevoerd[WERKBOEK], cellen))
    assert [m.code for m in voorstel.meldingen] == ["INV328"]
    assert not voorstel.bestanden


def test_een_verzoek_verandert_alleen_met_zijn_eigen_opdracht(
    config: Path, uitgevoerd: dict[str, bytes]
) -> None:
    ruw = _veranderd(
        uitgevoerd["verzoekenregister.xlsx"], {("Verzoeken", "2026-014", "Behandelaar"): "iemand"}
    )
    voorstel = _stel_voor(config, ruw, "verzoekenregister.xlsx")
    assert [m.code for m in voorstel.meldingen] == ["INV329"]


def test_een_datalek_verandert_in_zijn_eigen_bestand(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    ruw = _veranderd(
        uitgevoerd["datalekkenregister.xlsx"], {("Datalekken", "dl-2026-001", "Systeem"): "de post"}
    )
    schrijf(config, _stel_voor(config, ruw, "datalekkenregister.xlsx", toch=True))
    assert "de post" in (config.parent / "datalekken" / "dl-2026-001.yaml").read_text(encoding="utf-8")


def test_een_getinte_cel_en_een_gewiste_rij_veranderen_niets(
    config: Path, uitgevoerd: dict[str, bytes]
) -> None:
    boek = load_workbook(io.BytesIO(uitgevoerd[WERKBOEK]))
    boek["Verwerkers"].delete_rows(2)
    uit = io.BytesIO()
    boek.save(uit)
    ruw = _veranderd(uit.getvalue(), {("Verwerkingen", "schooltuin", "Bezwaar mogelijk"): "nee"})
    voorstel = _stel_voor(config, ruw)
    assert sorted((m.code, m.ernst.value) for m in voorstel.meldingen) == [
        ("INV326", "waarschuwing"),
        ("INV327", "waarschuwing"),
    ]
    assert not voorstel.veranderingen


def test_csv_uit_excel_met_windowsletters(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    """Excel may save CSV in its own encoding, with other line ends."""
    tekst = uitgevoerd["verwerkers.csv"].decode("utf-8-sig").replace("Voorbeeldloon BV", "Loon & Zoon Café")
    voorstel = _stel_voor(config, tekst.encode("cp1252"), "verwerkers.csv")
    assert [(v.was, v.wordt) for v in voorstel.veranderingen] == [("Voorbeeldloon BV", "Loon & Zoon Café")]


def test_een_fout_in_csv_noemt_de_regel(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    tekst = uitgevoerd["verwerkers.csv"].decode("utf-8-sig").replace("2028-12-31", "12/31/2030")
    voorstel = _stel_voor(config, tekst.encode(), "verwerkers.csv")
    assert [(m.code, m.plek.regel, m.plek.kolom) for m in voorstel.meldingen] == [("INV205", 6, 5)]


def test_alles_of_niets_over_meer_bestanden(config: Path, uitgevoerd: dict[str, bytes]) -> None:
    """When the second file turns out to be changed meanwhile, the first is put back."""
    ruw = _veranderd(
        uitgevoerd[WERKBOEK],
        {
            ("Verwerkingen", "schooltuin", "Systeem"): "een schrift",
            ("Verwerkers", "voorbeeldloon", "Land"): "Nederland",
        },
    )
    voorstel = _stel_voor(config, ruw)
    assert len(voorstel.bestanden) == 2
    laatste = voorstel.bestanden[1][0].pad
    laatste.write_bytes(laatste.read_bytes() + b"# iemand anders\n")
    voor = _bestanden(config)
    with pytest.raises(Onleesbaar) as e:
        schrijf(config, voorstel)
    assert [m.code for m in e.value.meldingen] == ["UIT107"]
    assert _bestanden(config) == voor


def _pakket(delen: Mapping[str, bytes], basis: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(basis)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(naam, delen.get(naam) or oud.read(naam))
        for naam in set(delen) - set(oud.namelist()):
            nieuw.writestr(naam, delen[naam])
    return uit.getvalue()


_BOM = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize(
    "delen",
    [
        {"xl/vbaProject.bin": b"x"},
        {"xl/externalLinks/externalLink1.xml": b"<x/>"},
        {"xl/connections.xml": b"<x/>"},
        {"xl/worksheets/sheet1.xml": _BOM},
        {"xl/worksheets/sheet1.xml": _BOM.decode().encode("utf-16")},
        {"xl/media/groot.xml": b"0" * 120_000_000},
        {"xl/workbook.xml": b"geen xml"},
    ],
    ids=["macro", "elders", "verbinding", "entiteit", "entiteit-utf16", "zipbom", "geen-xml"],
)
def test_een_gevaarlijk_bestand_wordt_niet_gelezen(
    delen: dict[str, bytes], uitgevoerd: dict[str, bytes]
) -> None:
    meldingen = Meldingen()
    assert lees_werkmap(_pakket(delen, uitgevoerd[WERKBOEK]), "boek.xlsx", meldingen) == {}
    assert [m.code for m in meldingen.lijst] == ["INV324"]


def test_geen_zip_en_te_veel_rijen(uitgevoerd: dict[str, bytes]) -> None:
    blad = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    for ruw in (b"PK\x03\x04 kapot", _pakket({"xl/worksheets/sheet2.xml": blad}, uitgevoerd[WERKBOEK])):
        meldingen = Meldingen()
        assert lees_werkmap(ruw, "boek.xlsx", meldingen) == {}
        assert [m.code for m in meldingen.lijst] == ["INV324"]


def test_kolommen_heten_als_in_excel() -> None:
    assert [kolomletter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


@pytest.mark.parametrize(("antwoord", "geschreven"), [("nee\n", False), ("", False), ("ja\n", True)])
def test_de_opdracht_toont_vraagt_en_schrijft(
    config: Path, uitgevoerd: dict[str, bytes], antwoord: str, geschreven: bool
) -> None:
    ruw = _veranderd(uitgevoerd[WERKBOEK], {("Verwerkingen", "leerlingvolgsysteem", "Systeem"): "Nieuwvolg"})
    bestand = config.parent.parent / "nieuw.xlsx"
    bestand.write_bytes(ruw)
    klaar = CliRunner().invoke(
        importeer, [str(bestand), "-c", str(config), "--peildatum", str(PEILDATUM)], antwoord
    )
    assert "registers/verwerkingen.yaml:" in klaar.stdout
    assert "leerlingvolgsysteem: Systeem: Voorbeeldvolg -> Nieuwvolg" in klaar.stdout
    tekst = (config.parent / "registers" / "verwerkingen.yaml").read_text(encoding="utf-8")
    assert ("Nieuwvolg" in tekst) is geschreven


def test_een_ander_bestand_is_geen_register(config: Path) -> None:
    voorstel = _stel_voor(config, b"naam;groep\r\nNoor;6\r\n", "leerlingen.csv")
    assert [m.code for m in voorstel.meldingen] == ["INV323"]
