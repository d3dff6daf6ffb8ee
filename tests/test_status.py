"""docgen status: every school of a board, the worst first, with one line of what to do now."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.status import Overzicht, Schoolstand, status
from docgen.opdrachten.status_beeld import als_json, als_tekst

from .conftest import GOED, PEILDATUM, Draai
from .hulp_registers import bronnen

BASIS = "basis: ../../bestuur.yaml\nsector: po\nbestuur: {naam: Stichting Voorbeeldonderwijs}\n"


@pytest.fixture
def bestuur(tmp_path: Path) -> Path:
    """A sound board with two schools, and a school of another board in the same folder."""
    shutil.copy(GOED / "organisatie.yaml", tmp_path / "bestuur.yaml")
    for naam, brin in (("eik", "99ZA00"), ("beuk", "99ZB00")):
        _school(tmp_path / "scholen" / naam, f"Basisschool De {naam.capitalize()}", brin, BASIS)
    anders = (GOED / "organisatie.yaml").read_text()
    (tmp_path / "scholen" / "vreemd").mkdir()
    (tmp_path / "scholen" / "vreemd" / "school.yaml").write_text(anders)
    return tmp_path / "bestuur.yaml"


def _school(folder: Path, naam: str, brin: str, basis: str) -> None:
    folder.mkdir(parents=True)
    (folder / "school.yaml").write_text(f"{basis}school: {{naam: {naam}, brin: {brin}}}\n")


def _erbij(bestuur: Path, school: str, tekst: str) -> None:
    pad = bestuur.parent / "scholen" / school / "school.yaml"
    pad.write_text(pad.read_text() + tekst)


def _van(overzicht: Overzicht, naam: str) -> Schoolstand:
    [school] = [s for s in overzicht.scholen if s.naam == naam]
    return school


def _eik(bestuur: Path, op: date = PEILDATUM) -> Schoolstand:
    """One school alone, which is faster than its whole board."""
    return status(bestuur.parent / "scholen" / "eik" / "school.yaml", op).scholen[0]


def test_alleen_het_bestuur_en_zijn_scholen(bestuur: Path) -> None:
    overzicht = status(bestuur, PEILDATUM)
    assert {s.bestand.parent.name for s in overzicht.scholen} == {bestuur.parent.name, "eik", "beuk"}
    assert overzicht.uitgang == 0
    een = status(bestuur.parent / "scholen" / "eik" / "school.yaml", PEILDATUM)
    assert [s.naam for s in een.scholen] == ["Basisschool De Eik"]


def test_volledigheid_noemt_wat_ontbreekt(bestuur: Path) -> None:
    voor = _eik(bestuur).register
    _erbij(bestuur, "eik", "verwerkingen:\n  - {id: muziekles, doelen: [], maatregelen: []}\n")
    na = _eik(bestuur).register
    assert na.ontbreekt["doelen"] == na.ontbreekt["maatregelen"] == ("Muziekles op school",)
    assert (na.gevuld, na.totaal) == (voor.gevuld - 2, voor.totaal)
    assert na.procent == 100 * na.gevuld // na.totaal < 100


def test_nakijken_na_een_jaar(bestuur: Path) -> None:
    assert _eik(bestuur, date(2027, 9, 1)).nakijken == ()
    assert "Muziekles op school" in _eik(bestuur, date(2027, 9, 2)).nakijken


def test_nakijken_wat_na_de_beoordeling_veranderde(bestuur: Path) -> None:
    oordeel = "beoordeeld: {door: de FG, op: 2026-11-01, vingerafdruk: abcdefghijkl}"
    _erbij(bestuur, "eik", f"verwerkingen:\n  - {{id: muziekles, {oordeel}}}\n")
    eik = _eik(bestuur)
    assert eik.nakijken == ("Muziekles op school",)
    assert (9, "kijk 1 onderdeel van het register na") in eik.daden


@pytest.mark.parametrize(
    ("veld", "voorbij"),
    [
        ("loopt_tot: 2027-02-22", [False]),
        ("loopt_tot: 2027-02-23", []),
        ("loopt_tot: 2026-11-21", [True]),
        ("overeenkomst_op: ", [True]),
    ],
)
def test_overeenkomsten_binnen_drie_maanden(veld: str, voorbij: list[bool], bestuur: Path) -> None:
    _erbij(bestuur, "eik", f"verwerkers:\n  - {{id: noot, {veld}}}\n")
    assert [o.voorbij for o in _eik(bestuur).overeenkomsten] == voorbij


def test_verzoek_datalek_en_fout_in_volgorde(bestuur: Path) -> None:
    eik, beuk = (bestuur.parent / "scholen" / naam for naam in ("eik", "beuk"))
    (eik / "verzoeken" / "2026-001").mkdir(parents=True)
    (eik / "verzoeken" / "2026-001" / "zaak.yaml").write_text(
        "kenmerk: 2026-001\nrecht: inzage\nontvangen_op: 2026-10-01\nverzoeker: {naam: S. Voorbeeld, rol: ouder}\n"
        "leerling: {naam: Sem Voorbeeld, geboortedatum: 2016-03-04}\n"
    )
    (beuk / "datalekken").mkdir()
    (beuk / "datalekken" / "dl-1.yaml").write_text(
        "kenmerk: dl-1\nontdekt_op: 2026-11-21\naard: verzending\nfeiten: Een brief ging naar het verkeerde adres.\n"
    )
    overzicht = status(bestuur, PEILDATUM)
    assert [s.bestand.parent.name for s in overzicht.scholen][:2] == ["beuk", "eik"]
    assert _van(overzicht, "Basisschool De Beuk").nu == (
        "meld datalek dl-1 bij de toezichthouder, uiterlijk 24-11-2026"
    )
    assert _eik(bestuur).nu == "beantwoord verzoek 2026-001: 20 dagen te laat"
    tekst = als_tekst(overzicht)
    assert "S. Voorbeeld" not in tekst
    assert "Sem" not in tekst + als_json(overzicht)


def test_een_datalek_dat_niet_te_lezen_is_staat_vooraan(bestuur: Path) -> None:
    """Its clock runs as well: whoever forgets a field in a hurry may not lose the 72 hours."""
    folder = bestuur.parent / "scholen" / "eik" / "datalekken"
    folder.mkdir()
    (folder / "dl-1.yaml").write_text("kenmerk: dl-1\nontdekt_op: 2026-11-20\nontdekt_om: 09:00\n")
    eik = _eik(bestuur)
    assert (eik.onleesbare_lekken, eik.datalekken) == (1, ())
    assert eik.daden[0][1].startswith(
        "vul 1 datalek aan, want de tijd om te melden loopt: docgen controleer "
    )


def test_verouderd_staat_erbij(bestuur: Path) -> None:
    folder = bestuur.parent / "scholen" / "eik"
    maak(
        Vraag(
            "privacyverklaring-leerlingen",
            folder / "school.yaml",
            folder / "uit",
            PEILDATUM,
            formaten=("html",),
        )
    )
    assert _eik(bestuur).verouderd == ()
    _erbij(bestuur, "eik", "verwerkingen:\n  - {id: muziekles, uitleg_leerling: Wij geven les.}\n")
    [oud] = _eik(bestuur).verouderd
    assert oud.redenen == ("de verwerking 'Muziekles op school' is veranderd",)


def test_tabel_en_json(bestuur: Path, docgen: Draai) -> None:
    klaar = docgen("status", "-c", bestuur, "--peildatum", "2026-11-22")
    assert klaar.returncode == 0, klaar.stderr
    kop, *regels = klaar.stdout.splitlines()
    assert kop.split() == [
        *("school", "volledig", "fouten", "oordelen", "waarsch.", "nakijken"),
        *("verwerkers", "verzoeken", "datalekken", "verouderd"),
    ]
    assert len(regels) == 6
    assert all(regel.startswith("    ") for regel in regels[1::2])
    scholen: list[dict[str, Any]] = json.loads(als_json(status(bestuur, PEILDATUM)))
    assert {s["naam"] for s in scholen} >= {"Basisschool De Eik", "Basisschool De Beuk"}
    assert all(s["daden"] == [] or s["nu"] == s["daden"][0] for s in scholen)


def test_een_bestuur_met_meer_soorten_onderwijs(bestuur: Path) -> None:
    """What a board says about primary schools is no fault at its secondary school; its own slip is."""
    registers = bestuur.parent / "registers"
    registers.mkdir()
    (registers / "verwerkingen.yaml").write_text(
        "verwerkingen:\n  - {id: schooladvies, systeem: Adviessoft}\n"
    )
    basis = BASIS.replace("sector: po", "sector: vo")
    _school(bestuur.parent / "scholen" / "iep", "Lyceum De Iep", "99ZC00", basis)
    lyceum = bestuur.parent / "scholen" / "iep" / "school.yaml"
    zonder = {m.code for m in status(lyceum, PEILDATUM).scholen[0].meldingen}
    assert "INV107" not in zonder
    advies = next(v for v in bronnen(bestuur).dossier.org.verwerkingen if v.id == "schooladvies")
    assert advies.systeem == "Adviessoft"
    _erbij(bestuur, "iep", "verwerkingen:\n  - {id: schooladvies, systeem: Adviessoft}\n")
    assert "INV107" in {m.code for m in status(lyceum, PEILDATUM).scholen[0].meldingen}


def test_een_onleesbare_school_is_een_fout(bestuur: Path) -> None:
    (bestuur.parent / "scholen" / "eik" / "school.yaml").write_text("sector: [po\n")
    overzicht = status(bestuur, PEILDATUM)
    assert overzicht.uitgang == 3
    assert "INV007" in {m.code for m in overzicht.onleesbaar}
    assert "Basisschool De Beuk" in als_tekst(overzicht)
