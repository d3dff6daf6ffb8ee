"""Choosing and searching in the register as HTML: in a real browser, from a file, without a network."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.register_exporteer import Exportvraag, exporteer
from docgen.schrijvers import SCHRIJVERS
from docgen.toetsen import bladeraar
from docgen.toetsen.gelijk import gelijk
from docgen.toetsen.html import opbouw
from docgen.toetsen.kern import Bestand

from .conftest import PEILDATUM, VOORBEELDEN
from .huisstijl_proef import los

SCHOOL = VOORBEELDEN / "basisschool" / "school.yaml"
TELLING = "() => document.querySelector('[role=status]').textContent"
ZICHTBAAR = "() => [...document.querySelectorAll('article[data-kies]')].filter(a => !a.hidden).length"


@pytest.fixture(scope="module")
def bestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of the example as one HTML file."""
    uit = tmp_path_factory.mktemp("kiezen")
    maak(Vraag("verwerkingsregister", SCHOOL, uit, PEILDATUM, formaten=("html",)))
    return uit / "verwerkingsregister.html"


@pytest.fixture(scope="module")
def openbaar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for everyone."""
    uit = tmp_path_factory.mktemp("openbaar")
    exporteer(Exportvraag(SCHOOL, uit, PEILDATUM, ("html",), openbaar=True))
    return uit / "verwerkingsregister-openbaar.html"


@pytest.fixture(scope="module")
def pagina(bestand: Path) -> Iterator[Any]:
    """The file in Chromium as a reader opens it: its own policy holds and nothing comes from outside."""
    if zonder := bladeraar.zonder():
        pytest.skip(zonder)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as speler:
        pad = bladeraar._pad()
        with speler.chromium.launch(executable_path=pad, chromium_sandbox=False) as chromium:
            blad = chromium.new_context(offline=True).new_page()
            blad.goto(bestand.as_uri())
            yield blad


def _kies(pad: Path) -> list[dict[str, list[str]]]:
    boom = lxml_html.fromstring(pad.read_bytes())
    return [dict(json.loads(a)) for el in boom.iter("article") if (a := el.get("data-kies"))]


def test_kiezen_laat_precies_zien_wat_past(pagina: Any, bestand: Path) -> None:
    alle = _kies(bestand)
    pagina.reload()
    assert pagina.evaluate(ZICHTBAAR) == len(alle)
    assert pagina.evaluate(TELLING) == f"{len(alle)} van {len(alle)} getoond"
    pagina.get_by_label("Thema").select_option("Extra ondersteuning")
    pagina.get_by_label("Gevoelig").select_option("Bijzondere gegevens")
    past = [k for k in alle if "Extra ondersteuning" in k["Thema"] and "Bijzondere gegevens" in k["Gevoelig"]]
    assert 0 < len(past) < len(alle)
    assert pagina.evaluate(ZICHTBAAR) == len(past)
    assert pagina.evaluate(TELLING) == f"{len(past)} van {len(alle)} getoond"
    koppen = "() => [...document.querySelectorAll('h2[id^=\"t-\"]')].filter(k => !k.hidden).map(k => k.id)"
    assert pagina.evaluate(koppen) == ["t-ondersteuning"]
    rijen = "() => [...document.querySelectorAll('tr:has(a[href^=\"#v-\"])')].filter(r => !r.hidden).length"
    assert pagina.evaluate(rijen) == len(past)
    pagina.get_by_role("button", name="Alles tonen").click()
    pagina.wait_for_function(f"{ZICHTBAAR[6:]} === {len(alle)}")


def test_zoeken_met_alleen_het_toetsenbord(pagina: Any) -> None:
    pagina.reload()
    pagina.get_by_label("Zoeken", exact=True).focus()
    pagina.keyboard.type("VERZUIM leerplicht")
    gevonden = pagina.evaluate(ZICHTBAAR)
    assert gevonden >= 1
    assert str(gevonden) in pagina.evaluate(TELLING)
    pagina.keyboard.press("Enter")  # sends nothing, leaves nothing
    assert pagina.evaluate(ZICHTBAAR) == gevonden
    pagina.keyboard.type(" xyzzy")
    assert pagina.evaluate(ZICHTBAAR) == 0
    assert "Niets gevonden" in pagina.evaluate(TELLING)


def test_een_link_naar_wat_verborgen_is_werkt(pagina: Any) -> None:
    pagina.reload()
    pagina.get_by_label("Zoeken", exact=True).fill("xyzzy")
    pagina.evaluate("() => { location.hash = document.querySelector('article[data-kies] h3').id }")
    pagina.wait_for_function(f"{ZICHTBAAR[6:]} > 0")


def test_de_pagina_draait_alleen_dit_script(pagina: Any, bestand: Path) -> None:
    gelukt = """() => { const s = document.createElement('script'); s.textContent = 'window.vreemd = 1';
        document.body.append(s); return window.vreemd === undefined; }"""
    assert pagina.evaluate(gelukt)
    goed = bestand.read_bytes()
    assert not list(opbouw(Bestand("register.html", goed)))
    for fout in (
        goed.replace(b'"use strict";', b'"use strict"; fetch("x");', 1),
        goed.replace(b"default-src 'none'", b"default-src *", 1),
        goed.replace(b"<script>", b'<script src="data:,x">', 1),
    ):
        assert "UIT222" in {m.code for m in opbouw(Bestand("register.html", fout))}


def test_zonder_script_staat_alles_er(bestand: Path) -> None:
    boom = lxml_html.fromstring(bestand.read_bytes())
    assert not boom.xpath("//form | //select | //button | //*[@hidden]")
    assert all(el.get("data-kies") for el in boom.iter("article"))


def test_openbaar_kiest_alleen_op_wat_iedereen_mag_zien(openbaar: Path) -> None:
    tekst = openbaar.read_text()
    assert {naam for k in _kies(openbaar) for naam in k} == {
        "Thema",
        "Betrokkenen",
        "Bijzondere gegevens",
        "BSN of onderwijsnummer",
        "Grondslag",
        "Verwerkers",
        "DPIA nodig",
    }
    assert "Beveiliging" not in tekst.split("</head>")[1].replace("onze beveiliging", "")
    assert not list(opbouw(Bestand("register.html", openbaar.read_bytes())))


def test_een_pagina_zonder_keuze_heeft_geen_script(tmp_path: Path) -> None:
    maak(Vraag("privacyverklaring", SCHOOL, tmp_path, PEILDATUM, formaten=("html",)))
    assert "<script" not in (tmp_path / "privacyverklaring.html").read_text()


def test_de_tekening_heeft_haar_eigen_letters(bestand: Path) -> None:
    boom = lxml_html.fromstring(bestand.read_bytes())
    (bron,) = (i.get("src") or "" for i in boom.iter("img") if i.get("class") == "tekening")
    assert b"data:font/woff" in base64.b64decode(bron.partition(",")[2])


def test_het_script_is_geen_tekst_die_word_mist() -> None:
    klein = los('<article data-kies=\'[["Thema", ["Leren"]]]\'><p>Tekst</p></article>')
    pagina = Bestand("los.html", SCHRIJVERS["html"](klein))
    assert b"<script>" in pagina.inhoud
    assert not list(gelijk([pagina, Bestand("los.docx", SCHRIJVERS["docx"](klein))]))
