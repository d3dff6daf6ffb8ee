"""A request through the real command line: the clock, what is refused, the letters, the history, the calendar."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from docgen.bron import lees_tekst
from docgen.bron.boom import als_data
from docgen.cli import main
from docgen.cli_verzoek import KANALEN, ROLLEN
from docgen.meldingen import Meldingen
from docgen.model.verzoek import Kanaal, Rol
from docgen.naslag import Naslag
from docgen.opdrachten.verzoek_daden import SOORTEN
from docgen.opdrachten.verzoek_stand import Stap

from .conftest import VOORBEELDEN
from .hulp_verzoek import KIND, NAAM, Verzoek, begin, geschiedenis, maak_verzoek, stap, status

GEVALLEN = Path(__file__).parent / "gevallen" / "verzoek"
SCENARIOS = YAML(typ="safe", pure=True).load((GEVALLEN / "klok.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def verzoek(school: Path) -> Verzoek:
    return maak_verzoek(school)


# the clock


@pytest.mark.parametrize("geval", SCENARIOS, ids=lambda g: g["naam"])
def test_scenario(geval: dict[str, Any], verzoek: Verzoek) -> None:
    zaak = begin(verzoek, geval["ontvangen"])
    for woorden in geval.get("stappen", ()):
        voor, regels = geschiedenis(zaak), set(zaak.read_text().splitlines())
        klaar = stap(verzoek, zaak, woorden)
        assert klaar.uitgang == 0, klaar.fout
        assert geschiedenis(zaak)[:-1] == voor, "de geschiedenis groeit alleen"
        assert regels <= set(zaak.read_text().splitlines()), "de regels van een mens blijven staan"
    if "weigert" in geval:
        voor_weigering = zaak.read_bytes()
        klaar = stap(verzoek, zaak, geval["weigert"]["stap"])
        assert klaar.uitgang == 1
        assert geval["weigert"]["code"] in klaar.codes
        assert zaak.read_bytes() == voor_weigering
    if "status" in geval:
        lijst = status(verzoek, geval["peildatum"])
        verwacht = geval["status"]
        assert bool(lijst) == (verwacht is not None)
        for naam, waarde in (verwacht or {}).items():
            assert lijst[0][naam] == (waarde.isoformat() if isinstance(waarde, date) else waarde), naam


# what a command shows and writes


def test_status_heeft_precies_deze_velden(verzoek: Verzoek) -> None:
    begin(verzoek, "2026-11-02", "inzage", "--naam", NAAM, "--leerling", KIND)
    assert status(verzoek) == [
        {
            "zaak": "2026-001",
            "recht": "inzage",
            "stap": "nieuw",
            "ontvangen": "2026-11-02",
            "begin_termijn": "2026-11-03",
            "uiterste_datum": "2026-12-02",
            "verlengd_tot": None,
            "dagen_over": 10,
            "volgende": "Stuur een bevestiging dat het verzoek binnen is.",
        }
    ]


def test_wat_te_laat_is_staat_bovenaan_en_namen_nergens(verzoek: Verzoek) -> None:
    for dag in ("2026-11-20", "2026-10-01", "2026-11-02"):
        begin(verzoek, dag, "inzage", "--naam", NAAM, "--leerling", KIND)
    klaar = verzoek("status", "--uitleg")
    zaken = re.findall(r"^(2026-\d+)", klaar.uit, re.M)
    assert zaken == ["2026-002", "2026-003", "2026-001"]
    assert "20 te laat" in klaar.uit
    assert klaar.uit.count("Verlengen kan niet meer.") == 1
    assert "AVG 12 lid 3" in klaar.uit
    assert NAAM not in klaar.uit + klaar.fout
    assert KIND not in klaar.uit + klaar.fout
    assert [z["dagen_over"] for z in status(verzoek)] == [-20, 10, 29]


def test_uitleg_in_json_noemt_elke_stap_en_norm(verzoek: Verzoek) -> None:
    begin(verzoek, "2026-11-25")
    lijst = json.loads(verzoek("status", "--uitleg", "--formaat", "json").uit)
    assert [s["datum"] for s in lijst[0]["uitleg"]] == [
        "2026-11-25",
        "2026-12-25",
        "2026-12-26",
        "2026-12-27",
        "2026-12-28",
    ]
    assert {s["norm"] for s in lijst[0]["uitleg"]} == {"v1182-71-3-1", "avg-12-3", "v1182-71-3-4"}


def test_wat_alleen_stilstaat_komt_onderaan(verzoek: Verzoek) -> None:
    zaak = begin(verzoek, "2026-10-01", "beperking", "--naam", NAAM)
    stap(verzoek, zaak, "--besluit toegewezen --op 2026-10-05")
    beperkt = "beperking: {grond: a, vanaf: 2026-10-02, gegevens: [het verslag]}\nbesluit:\n"
    zaak.write_text(zaak.read_text().replace("besluit:\n", beperkt))
    stap(verzoek, zaak, "--verzonden 2026-10-05")
    begin(verzoek, "2026-11-20")
    assert [z["stap"] for z in status(verzoek)] == ["nieuw", "beperking-loopt"]
    assert "Streefdatum" not in verzoek("status", "--uitleg").uit.split("2026-001")[1]


def test_geen_zaken(verzoek: Verzoek) -> None:
    assert verzoek("status").uit == "er zijn geen open verzoeken\n"
    assert status(verzoek) == []


def test_een_zaak_die_niet_te_lezen_is_telt_niet_als_geen_zaak(verzoek: Verzoek) -> None:
    zaak = begin(verzoek)
    zaak.write_text(zaak.read_text() + "  scheef: ja\n a: b\n")
    klaar = verzoek("status")
    assert klaar.uitgang != 0
    assert klaar.uit == "geen open verzoeken om te tonen; los eerst de fouten op\n"


def test_nieuw_nummert_per_jaar_en_schermt_af(verzoek: Verzoek, school: Path) -> None:
    paden = [begin(verzoek, dag) for dag in ("2026-11-02", "2027-01-04", "2026-12-30")]
    assert [p.parent.name for p in paden] == ["2026-001", "2027-001", "2026-002"]
    (school.parent / "verzoeken" / "2026-041").mkdir()
    assert begin(verzoek, "2026-12-31").parent.name == "2026-042"
    for pad in paden:
        assert (pad.stat().st_mode & 0o777, pad.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (school.parent / "verzoeken").stat().st_mode & 0o777 == 0o700


def test_nieuw_schrijft_alles_wat_bekend_is(verzoek: Verzoek) -> None:
    wat = ["--naam", NAAM, "--rol", "ouder", "--kanaal", "brief", "--email", "q@mail.example"]
    wat += ["--omschrijving", "om inzage: alles", "--leerling", KIND, "--geboortedatum", "14-05-2016"]
    zaak = begin(verzoek, "2026-11-23", "rectificatie", *wat, "--behandelaar", "de administratie")
    boom = lees_tekst(zaak.read_text(), Meldingen(), "x")
    assert boom
    assert als_data(boom) == {
        "kenmerk": "2026-001",
        "recht": "rectificatie",
        "ontvangen_op": "2026-11-23",
        "kanaal": "brief",
        "omschrijving": "om inzage: alles",
        "behandelaar": "de administratie",
        "verzoeker": {"naam": NAAM, "rol": "ouder", "email": "q@mail.example"},
        "leerling": {"naam": KIND, "geboortedatum": "2016-05-14"},
        "geschiedenis": [{"op": "2026-11-23", "wat": "ontvangen"}],
    }


@pytest.mark.parametrize(
    ("woorden", "uitgang", "code"),
    [
        (["--recht", "inzage"], 2, None),
        (["--ontvangen", "2026-11-23"], 2, None),
        (["--recht", "inzage", "--ontvangen", "2016-11-23"], 1, "INV222"),
        (["--recht", "inzage", "--ontvangen", "2026-11-23", "--email", "geen adres"], 1, "INV211"),
        (["--recht", "inzage", "--ontvangen", "2026-11-23", "--omschrijving", "over 111222333"], 1, "INV110"),
    ],
)
def test_nieuw_weigert(
    woorden: list[str], uitgang: int, code: str | None, verzoek: Verzoek, school: Path
) -> None:
    klaar = verzoek("nieuw", *woorden)
    assert klaar.uitgang == uitgang
    assert klaar.codes == ([code] if code else [])
    assert not list(school.parent.glob("verzoeken/*"))
    assert "111222333" not in klaar.fout


def test_aan_het_toetsenbord_vraagt_docgen_de_rest(school: Path) -> None:
    ik, terminal = pty.openpty()
    woorden = ["verzoek", "nieuw", "-c", str(school), "--recht", "inzage", "--peildatum", "2026-11-22"]
    proces = subprocess.Popen(
        [sys.executable, "-m", "docgen", *woorden], stdin=terminal, stdout=terminal, stderr=subprocess.STDOUT
    )
    os.close(terminal)
    antwoorden = ["", NAAM, "oom", "ouder", "", "", KIND, "2016-05-14"]
    os.write(ik, ("\n".join(antwoorden) + "\n").encode())
    assert proces.wait(timeout=60) == 0
    os.close(ik)
    boom = lees_tekst((school.parent / "verzoeken/2026-001/zaak.yaml").read_text(), Meldingen(), "x")
    assert boom
    data = als_data(boom)
    assert (data["ontvangen_op"], data["verzoeker"]) == ("2026-11-22", {"naam": NAAM, "rol": "ouder"})
    assert data["leerling"] == {"naam": KIND, "geboortedatum": "2016-05-14"}


@pytest.mark.parametrize(
    "woorden",
    [
        [],
        ["--bevestigd", "2026-11-24", "--intrekken", "2026-11-24"],
        ["--bevestigd", "2026-11-24", "--reden", "grote-hoeveelheid"],
        ["--bevestigd", "2026-11-24", "--toelichting", "x"],
        ["--identiteit-gevraagd", "2026-11-24", "--op", "2026-11-24"],
        ["--besluit", "toegewezen", "--toelichting", "x"],
        ["--bevestigd", "gisteren"],
    ],
)
def test_stap_vraagt_precies_een_stap(woorden: list[str], verzoek: Verzoek) -> None:
    zaak = begin(verzoek)
    voor = zaak.read_bytes()
    assert verzoek("stap", "2026-001", *woorden).uitgang == 2
    assert zaak.read_bytes() == voor


def test_stap_laat_een_bestand_van_een_mens_verder_met_rust(verzoek: Verzoek) -> None:
    zaak = begin(verzoek)
    eigen = "# van mij\r\nkenmerk: '2026-001'   # het nummer\r\nrecht:   inzage\r\nontvangen_op: 23-11-2026\r\nverzoeker: {naam: Q, rol: ouder}\r\n# eind"
    zaak.write_bytes(b"\xef\xbb\xbf" + eigen.encode())
    assert verzoek("stap", zaak.parent, "--bevestigd", "2026-11-24", op="2026-11-25").uitgang == 0
    na = zaak.read_bytes().decode()
    erbij = (
        "bevestigd_op: 2026-11-24\r\n",
        "geschiedenis:\r\n  - {op: 2026-11-24, wat: bevestigd, vastgelegd_op: 2026-11-25}\r\n",
    )
    assert na.replace(erbij[0], "").replace(erbij[1], "") == "\ufeff" + eigen
    assert na.index(erbij[0]) > na.index("ontvangen_op")


def test_stap_waarschuwt_maar_schrijft(verzoek: Verzoek) -> None:
    zaak = begin(verzoek, "2026-11-02")
    klaar = verzoek("stap", "2026-001", "--bevestigd", "2062-11-24")
    assert (klaar.uitgang, klaar.codes) == (0, ["VRZ151"])
    laat = verzoek("stap", "2026-001", "--besluit", "afgewezen", "--op", "2026-12-10", op="2026-12-10")
    assert laat.uitgang == 0
    assert {"VRZ104", "BRF110"} <= set(laat.codes)
    assert "uitkomst: afgewezen" in zaak.read_text()


@pytest.mark.parametrize("opdracht", ["stap", "brief"])
def test_onbekende_zaak(opdracht: str, verzoek: Verzoek) -> None:
    begin(verzoek)
    klaar = verzoek(opdracht, "2026-01", *(["--bevestigd", "2026-11-24"] if opdracht == "stap" else []))
    assert (klaar.uitgang, klaar.codes) == (1, ["INV128"])
    assert "bedoelde u '2026-001'" in klaar.fout


def test_zaak_die_docgen_niet_kan_lezen(verzoek: Verzoek) -> None:
    kapot = begin(verzoek, "2026-11-02")
    begin(verzoek, "2026-11-03")
    kapot.write_text("kenmerk: [\n")
    klaar = verzoek("status", "--formaat", "json")
    assert (klaar.uitgang, klaar.codes) == (3, ["INV007"])
    assert [z["zaak"] for z in json.loads(klaar.uit)] == ["2026-002"]
    assert verzoek("stap", "2026-001", "--bevestigd", "2026-11-24").uitgang == 3


def test_twee_stappen_tegelijk(verzoek: Verzoek, school: Path) -> None:
    zaak = begin(verzoek)
    opdracht = [sys.executable, "-m", "docgen", "verzoek", "stap", "2026-001", "-c", str(school)]
    stappen = ["--bevestigd", "--identiteit-gevraagd", "--verduidelijking-gevraagd", "--intrekken"][:3]
    processen = [subprocess.Popen([*opdracht, s, "2026-11-24"], stdout=subprocess.DEVNULL) for s in stappen]
    assert [p.wait() for p in processen] == [0, 0, 0]
    assert sorted(g["wat"] for g in geschiedenis(zaak)) == [
        "bevestigd",
        "identiteit-gevraagd",
        "ontvangen",
        "verduidelijking-gevraagd",
    ]


def test_twee_keer_nieuw_tegelijk_geeft_twee_nummers(school: Path) -> None:
    opdracht = [sys.executable, "-m", "docgen", "verzoek", "nieuw", "-c", str(school), "--recht", "inzage"]
    opdracht += ["--ontvangen", "2026-11-20"]
    processen = [
        subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [p.wait() for p in processen] == [0, 0, 0]
    assert sorted(p.name for p in school.parent.glob("verzoeken/*")) == ["2026-001", "2026-002", "2026-003"]


# docgen keeps its own lists together


def test_woorden_van_de_opdracht_zijn_die_van_het_model() -> None:
    assert [k.value for k in Kanaal] == KANALEN
    assert [r.value for r in Rol] == ROLLEN
    assert {s.value for s in Stap} | {"te-laat"} == set(Naslag().lijsten["verzoekstappen"])


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_stap_staat_in_de_hulp(soort: str) -> None:
    naam = {"verlengd": "verlengen", "ingetrokken": "intrekken"}.get(soort, soort)
    hulp = CliRunner().invoke(main, ["verzoek", "stap", "--help"]).stdout
    assert f"--{naam}" in hulp


def test_status_van_de_voorbeelden() -> None:
    school = VOORBEELDEN / "basisschool" / "school.yaml"
    klaar = CliRunner().invoke(
        main, ["verzoek", "status", "-c", str(school), "--formaat", "json", "--peildatum", "2026-11-22"]
    )
    assert klaar.exit_code == 0, klaar.stderr
    assert {z["stap"] for z in json.loads(klaar.stdout)} <= {s.value for s in Stap if s.open}
