"""The moments around a decision through the real commands: who must still be told, and which letter fits now."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from .hulp_brieven import gevallen, vloeiend
from .hulp_verzoek import KIND, NAAM, Verzoek, begin, geschiedenis, maak_verzoek, stap, status

WIE = [
    "--naam",
    NAAM,
    "--rol",
    "ouder",
    "--leerling",
    KIND,
    "--geboortedatum",
    "2016-05-14",
    "--email",
    "q@mail.example",
]


@pytest.fixture
def verzoek(school: Path) -> Verzoek:
    return maak_verzoek(school)


def _begin(geval: dict[str, Any], verzoek: Verzoek, school: Path) -> Path:
    if geval.get("openbaar"):
        school.write_text(school.read_text().replace("stichting_bijzonder", "stichting_openbaar"))
    wie = [geval.get("rol", w) if w == "ouder" else w for w in WIE]
    zaak = begin(verzoek, geval["ontvangen"], geval.get("recht", "inzage"), *wie)
    erbij = "".join(f"{naam}: {vloeiend(waarde)}\n" for naam, waarde in geval.get("zaak", {}).items())
    namens = "rol: gemachtigde\n"
    tekst = zaak.read_text().replace(namens, f"{namens}  gemachtigd_door: B. Proef\n")
    zaak.write_text(tekst + erbij)
    return zaak


@pytest.mark.parametrize("geval", gevallen("momenten", "verzoek"), ids=lambda g: g["naam"])
def test_moment(geval: dict[str, Any], verzoek: Verzoek, school: Path) -> None:
    zaak = _begin(geval, verzoek, school)
    for woorden in geval.get("stappen", ()):
        voor = geschiedenis(zaak)
        klaar = stap(verzoek, zaak, woorden)
        assert klaar.uitgang == 0, klaar.fout
        assert geschiedenis(zaak)[:-1] == voor, "de geschiedenis groeit alleen"
    if "weigert" in geval:
        voor_weigering = zaak.read_bytes()
        klaar = stap(verzoek, zaak, geval["weigert"]["stap"])
        assert (klaar.uitgang, geval["weigert"]["code"] in klaar.codes) == (1, True), klaar.fout
        assert zaak.read_bytes() == voor_weigering
    if "status" in geval:
        lijst, verwacht = status(verzoek, geval["peildatum"]), geval["status"]
        assert bool(lijst) == (verwacht is not None)
        for naam, waarde in (verwacht or {}).items():
            assert lijst[0][naam] == (waarde.isoformat() if isinstance(waarde, date) else waarde), naam
    if "brief" in geval:
        klaar = verzoek("brief", zaak.parent.name, "-f", "html", op=geval["peildatum"])
        assert klaar.uitgang == 0, klaar.fout
        brieven = [g["document"] for g in geschiedenis(zaak) if "document" in g]
        assert sorted(set(brieven)) == geval["brief"]


def test_per_ontvanger_een_bericht_in_de_geschiedenis(verzoek: Verzoek, school: Path) -> None:
    geval = {
        "recht": "rectificatie",
        "ontvangen": "2026-11-02",
        "zaak": {
            "rectificatie": {"wijzigingen": [{"gegeven": "adres", "nieuw": "Laan 2", "op": "2026-11-10"}]},
            "besluit": {
                "op": "2026-11-16",
                "uitkomst": "toegewezen",
                "verzonden_op": "2026-11-17",
                "ontvangers": [{"naam": "zwembad"}, {"naam": "sportclub"}],
            },
        },
    }
    zaak = _begin(geval, verzoek, school)
    klaar = verzoek("brief", "2026-001", "-f", "html")
    assert klaar.uitgang == 0, klaar.fout
    assert [g["bestand"] for g in geschiedenis(zaak)[1:]] == [
        "kennisgeving-ontvanger-2026-001-1.html",
        "kennisgeving-ontvanger-2026-001-2.html",
    ]
    een, twee = (p.read_text() for p in sorted(zaak.parent.glob("*.html")))
    assert ("Zwembad" in een, "Sportclub" in een) == (True, False)
    assert ("Zwembad" in twee, "Sportclub" in twee) == (False, True)
    assert NAAM not in een + twee


def test_wat_beantwoord_is_staat_niet_als_te_laat(verzoek: Verzoek, school: Path) -> None:
    geval = {
        "recht": "beperking",
        "ontvangen": "2026-09-02",
        "zaak": {
            "beperking": {"grond": "a", "vanaf": "2026-09-05", "gegevens": ["het verslag"]},
            "besluit": {"op": "2026-09-16", "uitkomst": "toegewezen", "verzonden_op": "2026-09-17"},
        },
    }
    _begin(geval, verzoek, school)
    begin(verzoek, "2026-10-01", "inzage", *WIE)
    klaar = verzoek("status")
    assert klaar.uit.index("2026-002") < klaar.uit.index("2026-001")
    assert "gegevens staan stil" in klaar.uit
    assert klaar.uit.count("te laat") == 1
    assert "2026-001" not in verzoek("agenda").uit
    assert json.loads(verzoek("status", "--formaat", "json").uit)[1]["dagen_over"] is None
