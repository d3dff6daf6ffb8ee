"""docgen register exporteer: the whole register in every form."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from docgen import cli_register_boek
from docgen.meldingen import Uitgang, als_tekst
from docgen.opdrachten.register_boeken import voorblad
from docgen.opdrachten.register_exporteer import FORMATEN, Exportvraag, exporteer
from docgen.opmaak.registervng import als_vng
from docgen.registers import REGISTERS, Soort
from docgen.schrijvers.csv_tabel import onschadelijk, oorspronkelijk
from docgen.schrijvers.stijlblad import contrast
from docgen.toetsen import TOETSEN, Bestand, toets

from .conftest import PEILDATUM, VOORBEELDEN, Draai
from .hulp_registers import bronnen, register

SCHOOL = VOORBEELDEN / "basisschool" / "school.yaml"
SNEL = [t for t in TOETSEN if t.naam in ("opbouw van Excel", "openxml-audit", "opbouw van HTML", "contrast")]


@cache
def _gemaakt(config: Path, uit: Path, *formaten: str, openbaar: bool = False) -> dict[str, bytes]:
    antwoord = exporteer(Exportvraag(config, uit, PEILDATUM, formaten, openbaar=openbaar))
    assert antwoord.uitgang is Uitgang.SCHOON, als_tekst(antwoord.meldingen)
    return {p.name: p.read_bytes() for p in antwoord.bestanden}


@pytest.fixture(scope="module")
def uit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("uit")


@pytest.fixture
def boek(uit: Path) -> Any:
    """The workbook of the primary school."""
    return load_workbook(io.BytesIO(_gemaakt(SCHOOL, uit, "xlsx")["verwerkingsregister.xlsx"]))


def test_een_blad_per_onderdeel(boek: Any) -> None:
    titels = [r.titel for r in REGISTERS.values() if r.boek == "verwerkingsregister"]
    assert boek.sheetnames == ["Toelichting", *titels, "Codes"]


def test_een_blad_is_te_filteren_te_lezen_en_af_te_drukken(boek: Any) -> None:
    blad = boek["Verwerkingen"]
    assert blad.freeze_panes == "C2"
    assert blad.auto_filter.ref.startswith("A1:")
    assert blad.print_title_rows == "$1:$1"
    assert blad.page_setup.orientation == "landscape"
    assert blad.sheet_properties.pageSetUpPr.fitToPage
    assert blad["E2"].alignment.wrap_text
    assert blad.column_dimensions["D"].width > 20


def test_datums_zijn_datums_en_codes_hebben_namen(boek: Any) -> None:
    blad = boek["Verwerkers"]
    koppen = {cel.value: cel.column for cel in blad[1]}
    cel = blad.cell(2, koppen["Overeenkomst van"])
    assert (cel.value, cel.number_format) == (datetime(2025, 8, 1), "dd-mm-yyyy")  # noqa: DTZ001 - a date
    waarden = [c.value for rij in boek["Verwerkingen"].iter_rows(min_row=2) for c in rij]
    assert any(str(w).startswith("e – taak van algemeen belang") for w in waarden)


def test_koppen_zijn_leesbaar(boek: Any) -> None:
    kop = boek["Verwerkingen"]["A1"]
    vlak, letter = kop.fill.fgColor.rgb[2:], kop.font.color.rgb[2:]
    assert contrast(f"#{vlak}".lower(), f"#{letter}".lower()) >= 4.5
    assert f'<a:accent1><a:srgbClr val="{vlak}"/>' in re.sub(r"\s+<", "<", boek.loaded_theme.decode())


def test_eigenschappen_noemen_titel_taal_en_peildatum(boek: Any) -> None:
    kern = boek.properties
    assert kern.title.startswith("Register van verwerkingsactiviteiten")
    assert kern.language == "nl-NL"
    assert kern.modified.date() == PEILDATUM


@pytest.mark.parametrize("naam", ["basisschool/school.yaml", "samenwerkingsverband/swv.yaml"])
def test_een_voorbeeld_doorstaat_de_toets(naam: str, tmp_path: Path) -> None:
    """Also the generic page of a register that has no document of its own."""
    config = VOORBEELDEN / naam
    gemaakt = _gemaakt(config, tmp_path, "xlsx") | _gemaakt(config, tmp_path, "html", openbaar=True)
    uitslagen = toets([Bestand(naam, inhoud) for naam, inhoud in gemaakt.items()], SNEL)
    assert [als_tekst(u.meldingen) for u in uitslagen if u.meldingen] == []


GIF = (
    "=1+1",
    "+31 6",
    "-2",
    "@SOM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''+1",
    "＝1",
    '=cmd|"/c calc"!A1',
    "gewoon",
    "'gewoon",
)


@pytest.mark.parametrize("tekst", GIF)
def test_csv_maakt_een_formule_onschadelijk_en_komt_terug(tekst: str) -> None:
    assert oorspronkelijk(onschadelijk(tekst)) == tekst
    if "gewoon" not in tekst:
        assert onschadelijk(tekst).startswith("'")


FORMULES = {
    "systeem: Voorbeeldadministratie": "=HYPERLINK(1)",
    "systeem: Voorbeeldvolg": "-1+2",
    "proceseigenaar: administratie": "+1+2",
    "proceseigenaar: intern begeleider": "@SOM(A1)",
}


def _kopie(folder: Path, teksten: dict[str, str]) -> Path:
    """The example with other texts in these fields."""
    shutil.copytree(SCHOOL.parent, folder)
    pad = folder / "registers" / "verwerkingen.yaml"
    vol = pad.read_text(encoding="utf-8")
    for veld, tekst in teksten.items():
        vol = vol.replace(f"{veld}\n", f"{veld.split(':')[0]}: {json.dumps(tekst)}\n")
    pad.write_text(vol, encoding="utf-8")
    return folder / "school.yaml"


def test_een_formule_blijft_tekst(tmp_path: Path) -> None:
    config = _kopie(tmp_path / "school", FORMULES)
    gemaakt = _gemaakt(config, tmp_path / "uit", "xlsx", "csv")
    blad = load_workbook(io.BytesIO(gemaakt["verwerkingsregister.xlsx"]))["Verwerkingen"]
    cellen = [c for rij in blad.iter_rows() for c in rij if c.value in FORMULES.values()]
    assert [(c.data_type, c.quotePrefix) for c in cellen] == [("s", True)] * len(FORMULES)
    rijen = csv.reader(
        io.StringIO(gemaakt["verwerkingen.csv"].decode("utf-8-sig"), newline=""), delimiter=";"
    )
    gevonden = {cel for rij in rijen for cel in rij if cel.lstrip("'") in FORMULES.values()}
    assert gevonden == {f"'{tekst}" for tekst in FORMULES.values()}


def test_een_te_lange_tekst_is_een_melding_en_er_wordt_niets_geschreven(tmp_path: Path) -> None:
    config = _kopie(tmp_path / "school", {"systeem: Voorbeeldvolg": "x" * 40_000})
    antwoord = exporteer(Exportvraag(config, tmp_path / "uit", PEILDATUM, ("xlsx",)))
    assert "UIT109" in {m.code for m in antwoord.meldingen}
    assert not (tmp_path / "uit").exists()


def test_dezelfde_bytes_in_een_ander_proces(docgen: Draai, tmp_path: Path) -> None:
    for uit, zaad in (("een", "1"), ("twee", "2")):
        klaar = docgen(
            *("register", "exporteer", "-c", SCHOOL, "-o", uit, "--peildatum", str(PEILDATUM)),
            *("verwerkingen", "verwerkers", "-f", "xlsx", "-f", "csv"),
            PYTHONHASHSEED=zaad,
            TZ="Asia/Tokyo" if zaad == "2" else "UTC",
        )
        assert klaar.returncode == 0, klaar.stderr
    een, twee = ({p.name: p.read_bytes() for p in (tmp_path / m).iterdir()} for m in ("een", "twee"))
    assert een == twee
    assert {p.stat().st_mode & 0o777 for p in (tmp_path / "een").iterdir()} == {0o600}


def test_csv_opent_in_excel(uit: Path) -> None:
    inhoud = _gemaakt(SCHOOL, uit, "csv")["verwerkers.csv"]
    assert inhoud.startswith(b"\xef\xbb\xbf")
    kop, eerste, *_ = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
    assert kop[:3] == ["Id", "Verwerker", "Dienst"]
    assert eerste[:2] == ["voorbeeldsoft", "Voorbeeldsoft BV"]


def test_het_voorblad_noemt_de_fg_alleen_in_eigen_kring() -> None:
    """AVG 30 lid 1 a asks for a name and how to reach the officer; a public page does without the name."""
    dossier = bronnen(VOORBEELDEN / "vo-scholengroep" / "bestuur.yaml").dossier
    assert dict(voorblad(dossier, openbaar=False))["FG"].startswith("L. Toezichter · fg@driebruggen.example")
    assert dict(voorblad(dossier, openbaar=True))["FG"].startswith("fg@driebruggen.example")


def test_openbaar_laat_de_beveiliging_en_de_verzoeken_weg(tmp_path: Path) -> None:
    gemaakt = _gemaakt(SCHOOL, tmp_path, "json", "csv", "html", openbaar=True)
    assert not [naam for naam in gemaakt if "verzoek" in naam or "datalek" in naam]
    alles = b"".join(gemaakt.values()).decode()
    bron = SCHOOL.parent / "registers" / "verwerkingen.yaml"
    assert "intern begeleider" in bron.read_text(encoding="utf-8")
    for geheim in ("Voorbeeldvolg", '"proceseigenaar"', '"maatregelen"', "wij hebben geen camera's", "M9 –"):
        assert geheim not in alles
    assert "Schooltuin" in alles


def test_json_heeft_de_eigen_veldnamen(uit: Path) -> None:
    inhoud = json.loads(_gemaakt(SCHOOL, uit, "json")["verzoekenregister.json"])
    zaak = next(v for v in inhoud["verzoeken"] if v["kenmerk"] == "2026-014")
    assert zaak["identiteit_ok"] is True
    assert zaak["besluit"]["uitkomst"] == "gedeeltelijk"


def test_json_van_de_vng_heeft_wat_het_model_vraagt(uit: Path) -> None:
    activiteiten = als_vng(register("verwerkingen", SCHOOL), bronnen(SCHOOL).dossier)[
        "verwerkingsactiviteiten"
    ]
    assert len(activiteiten) == len(bronnen(SCHOOL).dossier.register)
    verplicht = {"id", "naam", "verantwoordelijkeOrganisatie", "doel", "grondslag"}
    for een in activiteiten:
        assert verplicht <= set(een)
        assert re.fullmatch(r"[0-9]{20}", een["verantwoordelijkeOrganisatie"])
        assert len(een["naam"]) <= 242
    volg = next(a for a in activiteiten if a["naam"] == "Toetsen en voortgang volgen")
    assert volg["grondslag"] == "Publieke taak"
    assert {"rolBetrokkene", "naam"} == set(volg["verwerktePersoonsgegevens"][0])
    bestand = json.loads(_gemaakt(SCHOOL, uit, "json")["verwerkingsregister-vng.json"])
    assert bestand["verwerkingsactiviteiten"] == activiteiten


@pytest.mark.parametrize(
    ("naam", "openbaar", "code"), [("verwerkingn", False, "INV321"), ("verzoeken", True, "INV322")]
)
def test_een_naam_die_niet_kan(naam: str, openbaar: bool, code: str, tmp_path: Path) -> None:
    vraag = Exportvraag(SCHOOL, tmp_path / "uit", PEILDATUM, ("csv",), (naam,), openbaar)
    antwoord = exporteer(vraag)
    assert antwoord.uitgang is Uitgang.MELDINGEN
    assert code in {m.code for m in antwoord.meldingen}
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("namen", "bestand"),
    [(("verwerkers",), "verwerkers.xlsx"), (("verwerkers", "ontvangers"), "verwerkers-ontvangers.xlsx")],
)
def test_een_deel_overschrijft_het_hele_register_niet(
    namen: tuple[str, ...], bestand: str, tmp_path: Path
) -> None:
    antwoord = exporteer(Exportvraag(SCHOOL, tmp_path, PEILDATUM, ("xlsx",), namen))
    assert [p.name for p in antwoord.bestanden] == [bestand]


def test_wat_u_zelf_veranderde_blijft_staan(tmp_path: Path) -> None:
    vraag = Exportvraag(SCHOOL, tmp_path, PEILDATUM, ("csv",), ("verwerkers",))
    exporteer(vraag)
    (tmp_path / "verwerkers.csv").write_text("eigen werk", encoding="utf-8")
    antwoord = exporteer(vraag)
    assert [m.code for m in antwoord.meldingen if m.code.startswith("UIT")] == ["UIT103"]
    assert (tmp_path / "verwerkers.csv").read_text(encoding="utf-8") == "eigen werk"


def test_elke_datumkolom_is_een_datum(boek: Any) -> None:
    for naam in ("verwerkingen", "verwerkers"):
        koppen = {cel.value: cel.column for cel in boek[REGISTERS[naam].titel][1]}
        for kolom in REGISTERS[naam].kolommen:
            if kolom.soort is Soort.DATUM:
                blad = boek[REGISTERS[naam].titel]
                waarden = {type(blad.cell(n, koppen[kolom.titel]).value) for n in range(2, blad.max_row + 1)}
                assert waarden <= {datetime, date, type(None)}


def test_de_hulp_noemt_elk_register_en_elke_vorm() -> None:
    """The command line has these words written out."""
    assert list(cli_register_boek.FORMATEN) == list(FORMATEN)
    assert [n for n in REGISTERS if n not in (cli_register_boek.exporteer.help or "")] == []
