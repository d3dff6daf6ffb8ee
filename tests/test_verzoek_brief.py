"""The letters of a request and its days in the calendar, through the real command line."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from docgen.catalogus import lees_catalogus
from docgen.meldingen import Meldingen
from docgen.naslag import Naslag

from .conftest import Draai
from .hulp_verzoek import KIND, NAAM, Verzoek, begin, geschiedenis, maak_verzoek, stap


@pytest.fixture
def verzoek(school: Path) -> Verzoek:
    return maak_verzoek(school)


# the letters


def volledig(verzoek: Verzoek) -> Path:
    return begin(verzoek, "2026-11-02", "inzage", "--naam", NAAM, "--rol", "ouder", "--leerling", KIND,
                  "--geboortedatum", "2016-05-14", "--email", "q@mail.example",
                  "--omschrijving", "om alle verslagen")  # fmt: skip


def test_brief_komt_naast_de_zaak_en_in_de_geschiedenis(verzoek: Verzoek) -> None:
    zaak = volledig(verzoek)
    klaar = verzoek("brief", "2026-001", "-f", "html")
    assert klaar.uitgang == 0, klaar.fout
    brief = zaak.parent / "ontvangstbevestiging-2026-001.html"
    assert brief.is_file()
    assert geschiedenis(zaak)[1:] == [
        {
            "op": "2026-11-22",
            "wat": "brief gemaakt",
            "document": "ontvangstbevestiging",
            "bestand": brief.name,
            "sha256": hashlib.sha256(brief.read_bytes()).hexdigest(),
        }
    ]
    voor = zaak.read_bytes()
    assert verzoek("brief", "2026-001", "-f", "html").uitgang == 0
    assert zaak.read_bytes() == voor, "dezelfde brief staat er maar een keer"


def test_brief_volgt_de_stap(verzoek: Verzoek) -> None:
    zaak = volledig(verzoek)
    stap(verzoek, zaak, "--bevestigd 2026-11-03")
    stap(
        verzoek,
        zaak,
        "--verlengen --op 2026-11-22 --reden uitleg-nodig --toelichting 'De toetsen vragen uitleg.'",
    )
    assert "verlengingsbericht-2026-001.html" in verzoek("brief", "2026-001", "-f", "html").uit
    stap(verzoek, zaak, "--intrekken 2026-11-23")
    assert verzoek("brief", "2026-001").codes == ["VRZ152"]


def test_brieven_bij_een_stap_bestaan() -> None:
    genoemd = {b for stap in Naslag().lijsten["verzoekstappen"].values() for b in stap.get("brieven", ())}
    assert genoemd <= set(lees_catalogus((), Meldingen()))
    assert {s.id for s in lees_catalogus((), Meldingen()).values() if s.id.startswith("besluit-")} <= genoemd


def test_passen_er_meer_dan_kiest_een_mens(verzoek: Verzoek, school: Path) -> None:
    eigen = school.parent / "sjablonen" / "brieven"
    eigen.mkdir(parents=True)
    kop = "---\ntitel: Wij bellen u\ngroep: brieven\ndoel: een afspraak maken\ngegevens: verzoek\n---\n"
    (eigen / "afspraak.html").write_text(
        kop
        + '{% extends "huisstijl/brief.html" %}\n{% block brief %}\n<p>Wij bellen u.</p>\n{% endblock %}\n'
    )
    zaak = volledig(verzoek)
    stap(verzoek, zaak, "--bevestigd 2026-11-03")
    klaar = verzoek("brief", "2026-001", "-f", "html")
    assert klaar.uitgang == 0
    assert "--document ontvangstbevestiging" in klaar.uit
    assert "--document afspraak" in klaar.uit
    assert not list(zaak.parent.glob("*.html"))
    klaar = verzoek("brief", "2026-001", "-f", "html", "--document", "ontvangstbevestiging")
    assert klaar.uitgang == 0, klaar.fout
    assert (zaak.parent / "ontvangstbevestiging-2026-001.html").is_file()


def test_een_brief_vraagt_een_naam(verzoek: Verzoek) -> None:
    zaak = begin(verzoek)
    klaar = verzoek("brief", "2026-001")
    assert (klaar.uitgang, klaar.codes) == (1, ["INV102", "INV102"])
    assert sorted(p.name for p in zaak.parent.iterdir()) == ["zaak.yaml"]


def test_een_concept_heet_concept(verzoek: Verzoek, school: Path) -> None:
    school.write_text(school.read_text().replace("fg: {", "# fg: {"))
    zaak = volledig(verzoek)
    klaar = verzoek("brief", "2026-001", "-f", "html", "--document", "ontvangstbevestiging")
    assert "CONCEPT" in klaar.uit
    assert geschiedenis(zaak)[-1]["wat"] == "concept gemaakt"


def test_inzage_zonder_lijst_van_stukken_is_een_concept(verzoek: Verzoek) -> None:
    zaak = volledig(verzoek)
    stap(verzoek, zaak, "--besluit toegewezen --op 2026-11-20")
    klaar = verzoek("brief", "2026-001", "-f", "html")
    assert klaar.codes == ["VRZ130"]
    assert "lijst van de stukken" in (zaak.parent / "besluit-inzage-2026-001.html").read_text()


def test_weigering_zonder_redenen_wordt_geen_brief(verzoek: Verzoek) -> None:
    zaak = volledig(verzoek)
    stap(verzoek, zaak, "--besluit afgewezen --op 2026-11-20")
    voor = zaak.read_bytes()
    klaar = verzoek("brief", "2026-001", "-f", "html")
    assert (klaar.uitgang, "BRF110" in klaar.codes) == (1, True)
    assert zaak.read_bytes() == voor
    assert sorted(p.name for p in zaak.parent.iterdir()) == ["zaak.yaml"]


# the calendar


def test_agenda_zonder_namen_met_vaste_bytes(verzoek: Verzoek, docgen: Draai, school: Path) -> None:
    from icalendar import Calendar

    for dag in ("2026-11-02", "2026-11-23"):
        begin(verzoek, dag, "inzage", "--naam", NAAM, "--leerling", KIND)
    klaar = docgen("verzoek", "agenda", "-c", school, "--peildatum", "2026-11-22")
    assert klaar.returncode == 0, klaar.stderr
    nogmaals = verzoek("agenda")
    assert nogmaals.uit.split() == klaar.stdout.split()
    assert NAAM.split()[0] not in klaar.stdout
    assert KIND not in klaar.stdout
    dagen = {(str(e["summary"]), e.decoded("dtstart")) for e in Calendar.from_ical(klaar.stdout).events}
    assert ("Laatste dag: verzoek 2026-001 (inzage)", date(2026, 12, 2)) in dagen
    assert ("Streefdatum: verzoek 2026-001 (inzage)", date(2026, 11, 25)) in dagen
    assert len(dagen) == 4


def test_agenda_raadt_niets_aan_wat_voorbij_is(verzoek: Verzoek) -> None:
    begin(verzoek, "2026-10-01")
    uit = verzoek("agenda").uit
    assert "Laatste dag" in uit
    assert "Streefdatum" not in uit
    assert "bevestiging" not in uit


def test_agenda_houdt_haar_uid_als_de_dag_verschuift(verzoek: Verzoek) -> None:
    from icalendar import Calendar

    def laatste() -> dict[str, date]:
        alle = Calendar.from_ical(verzoek("agenda").uit).events
        return {str(e["uid"]): e.decoded("dtstart") for e in alle if "Laatste" in str(e["summary"])}

    zaak = begin(verzoek, "2026-11-02")
    voor = laatste()
    stap(verzoek, zaak, "--verlengen --op 2026-11-22 --reden uitleg-nodig --toelichting toetsen")
    na = laatste()
    assert set(voor) == set(na)
    assert [*voor.values(), *na.values()] == [date(2026, 12, 2), date(2027, 2, 2)]
