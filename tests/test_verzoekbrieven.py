"""The letters around a decision: questions, costs, notices, two parents, and what no letter ever says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from docgen.document import Document
from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.opdrachten.maak import Vraag, maak
from docgen.opmaak.namen import namen
from docgen.recht.exemplaren import exemplaren
from docgen.regels import controleer_tekst
from docgen.regels.kern import REGELS, Pagina, Paginaregel

from .conftest import GOED, PEILDATUM
from .hulp_brieven import (
    CATALOGUS,
    OPMAKER,
    codes_van,
    eisen_van,
    gevallen,
    maak_brief,
    maak_brieven,
    maak_dossier,
    tekst_van,
    toets_zinnen,
)

SCENARIOS = gevallen("brieven", "verzoek")
BRIEVEN = sorted(s.id for s in CATALOGUS.values() if s.voorwerk.gegevens == "verzoek")
NIEUW = {g["document"] for g in SCENARIOS} - {"ontvangstbevestiging"}
UITGAAND = {"kennisgeving-ontvanger", "doorzendbrief"}  # to another organisation, always "u"
LEERLING = {"verzoeker": {"rol": "leerling"}, "leerling": {"geboortedatum": "2012-05-14"}}
OPENBAAR = {"bestuur": {"rechtsvorm": "stichting_openbaar"}, "school": {"karakter": "openbaar"}}
VORMEN: list[dict[str, Any]] = [OPENBAAR, {"bestuur": {"rechtsgang": "beide"}}]


@pytest.mark.parametrize("geval", SCENARIOS, ids=lambda g: f"{g['document']}-{g['naam']}")
def test_scenario(geval: dict[str, Any]) -> None:
    dossier = maak_dossier([geval["gegeven"]], geval.get("organisatie", {}))
    assert codes_van(dossier) == set(geval.get("codes", ()))
    brieven = maak_brieven(geval["document"], dossier)
    if geval.get("past") == "nee":
        assert brieven == []
        return
    lezers = geval.get("lezers") or [geval] * len(brieven)
    assert len(brieven) == len(lezers) > 0
    for (document, _), lezer in zip(brieven, lezers, strict=True):
        assert document.concept == (geval.get("concept") == "ja")
        toets_zinnen(tekst_van(document), lezer)


@cache
def _alle() -> list[tuple[dict[str, Any], str, Document, Dossier]]:
    return list(_maak_alle())


def _maak_alle() -> Iterator[tuple[dict[str, Any], str, Document, Dossier]]:
    """Every letter of every scenario, for the roads to a judge that name an objection and a court."""
    for geval, vorm in itertools.product(SCENARIOS, VORMEN):
        dossier = maak_dossier([geval["gegeven"]], geval.get("organisatie", vorm))
        if geval.get("codes") or geval.get("past") == "nee":
            continue
        for id_ in BRIEVEN:
            if vorm is not OPENBAAR and not id_.startswith("besluit-"):
                continue
            yield from ((geval, id_, document, deel) for document, deel in maak_brieven(id_, dossier))


def test_geen_brief_zegt_wat_nooit_mag_en_alles_wat_moet() -> None:
    """Copy of an ID, two meanings of bezwaar, another period: no letter to anyone, on any road to a judge."""
    gezien = set()
    for geval, id_, document, dossier in _alle():
        if document.concept:
            continue
        gezien.add(id_)
        assert controleer_tekst(document, dossier, "x") == [], (geval["naam"], id_)
        assert set(CATALOGUS[id_].voorwerk.nooit_zonder) <= eisen_van(document)
    assert gezien >= NIEUW


def test_u_en_je_staan_niet_door_elkaar() -> None:
    for geval, id_, document, dossier in _alle():
        je = dossier.verzoek.verzoeker.rol == "leerling" and id_ not in UITGAAND
        fout = r"\b(u|uw|uzelf)\b" if je else r"\b(je|jij|jou|jouw)\b"
        assert not re.search(fout, tekst_van(document), re.I), (geval["naam"], id_)


def test_een_besluit_van_een_bestuursorgaan_noemt_het_bezwaar() -> None:
    for geval, id_, document, dossier in _alle():
        if id_.startswith("besluit-") and dossier.org.bestuur.rechtsvorm == "stichting_openbaar":
            assert "BR-B9" in eisen_van(document), (geval["naam"], id_)
            assert "bezwaar maken tegen dit besluit" in tekst_van(document)


def test_geen_exemplaar_kent_het_adres_van_de_ander() -> None:
    """What is not in the copy cannot be printed, by no template at all."""
    zaken = [g for g in SCENARIOS if "andere_ouder" in g["gegeven"] and not g.get("codes")]
    assert zaken
    for geval in zaken:
        verzoek = maak_dossier([geval["gegeven"]], {}).verzoek
        een, twee = exemplaren(verzoek)
        assert verzoek.andere_ouder
        for deel, vreemd in ((een, verzoek.andere_ouder), (twee, verzoek.verzoeker)):
            data = deel.model_dump_json()
            geheim = [vreemd.email or "", vreemd.adres.postcode if vreemd.adres else ""]
            assert [waarde for waarde in geheim if waarde and waarde in data] == [], geval["naam"]


def test_een_bericht_aan_een_ontvanger_kent_alleen_die_ontvanger() -> None:
    geval = next(g for g in SCENARIOS if g["naam"].startswith("bericht over een verbetering"))
    verzoek = maak_dossier([geval["gegeven"]], {}).verzoek
    delen = exemplaren(verzoek, "ontvanger")
    assert [[k.naam for k in d.besluit.ontvangers] for d in delen if d.besluit] == [
        ["zwembad De Proef"],
        ["DUO Proef"],
    ]
    assert all(d.verzoeker.adres is None and d.verzoeker.email is None for d in delen)


@pytest.mark.parametrize(
    ("zin", "code"),
    [
        ("Stuur ons een kopie van uw paspoort.", "BRF113"),
        ("Wij vragen u om een scan van uw identiteitskaart mee te sturen.", "BRF113"),
        ("Voor uw verzoek is een foto van het rijbewijs nodig.", "BRF113"),
        ("Wij vragen geen kopie van uw paspoort.", None),
        ("Stuur nooit een kopie van uw paspoort.", None),
        ("Verwijderd: de kopie van uw paspoort (op 11 november 2026).", None),
        ("U krijgt binnen vier weken antwoord.", "VRZ164"),
        ("De wettelijke termijn is met verlenging twee maanden.", "VRZ164"),
        ("U hebt zes weken om bezwaar te maken tegen dit besluit.", None),
        ("De muziekles duurt vier weken.", None),
        ("Bezwaar tegen het gebruik mag. Bezwaar tegen dit besluit mag ook. Mail uw bezwaar.", "VRZ163"),
        ("Bezwaar tegen het gebruik mag. Maak bezwaar tegen dit besluit.", None),
    ],
)
def test_wat_een_brief_nooit_zegt(zin: str, code: str | None) -> None:
    boom = lxml_html.document_fromstring(f"<html><body class='brief'><main><p>{zin}</p></main></body></html>")
    regels = (REGELS[c] for c in ("BRF113", "VRZ163", "VRZ164"))
    pagina = Pagina("eigen-brief", "x.html", boom, maak_dossier([], {}))
    gevonden = {m.code for r in regels if isinstance(r, Paginaregel) for m in r.pas_toe(pagina)}
    assert gevonden == ({code} if code else set())


def test_een_eigen_sjabloon_dat_een_kopie_vraagt_wordt_nooit_een_brief(school: Path) -> None:
    eigen = school.parent / "sjablonen" / "brieven" / "onderdelen"
    eigen.mkdir(parents=True)
    (eigen / "overzicht.html").write_text("<p>Stuur ons een kopie van uw identiteitskaart.</p>")
    uit = school.parent / "uit"
    antwoord = maak(Vraag("besluit-inzage", school, uit, PEILDATUM, GOED / "verzoek.yaml", ("html",)))
    assert "BRF113" in {m.code for m in antwoord.meldingen}
    assert not uit.exists() or not list(uit.iterdir())


def test_twee_ouders_geven_twee_bestanden(school: Path) -> None:
    zaak = school.parent / "verzoeken" / "2026-001" / "zaak.yaml"
    zaak.parent.mkdir(parents=True)
    ander = "andere_ouder: {naam: B. Proef, email: b.proef@mail.example}\n"
    zaak.write_text((GOED / "verzoek.yaml").read_text() + ander)
    uit = school.parent / "uit"
    antwoord = maak(Vraag("besluit-inzage", school, uit, PEILDATUM, zaak, ("html",)))
    assert sorted(p.name for p in antwoord.bestanden if p.suffix == ".html") == [
        "besluit-inzage-2026-001-1.html",
        "besluit-inzage-2026-001-2.html",
    ]
    een, twee = (p.read_text() for p in sorted(uit.glob("*.html")))
    assert ("b.proef@mail.example" in een, "a.voorbeeld@mail.example" in een) == (False, True)
    assert ("b.proef@mail.example" in twee, "a.voorbeeld@mail.example" in twee) == (True, False)


def test_ook_een_fout_in_het_tweede_exemplaar_wordt_gezien(school: Path) -> None:
    """The rules look at the whole case, not at the copy of the first reader."""
    zaak = school.parent / "zaak.yaml"
    tekst = (GOED / "verzoek.yaml").read_text() + "andere_ouder: {naam: B. Proef}\n"
    zaak.write_text(
        tekst.replace("motivering: Twee alinea's gaan over een ander kind.", "voor: andere-ouder")
    )
    antwoord = maak(Vraag("besluit-inzage", school, school.parent / "uit", PEILDATUM, zaak, ("html",)))
    assert "BRF110" in {m.code for m in antwoord.meldingen if m.ernst is Ernst.FOUT}


def test_elke_briefsoort_heeft_een_sjabloon() -> None:
    """The codes of juridisch § 2.2, with the document that is that letter."""
    soorten = {
        "BR-ONT": "ontvangstbevestiging",
        "BR-ID": "identiteitsvraag",
        "BR-VERD": "verduidelijkingsvraag",
        "BR-VERL": "verlengingsbericht",
        "BR-INZ": "besluit-inzage",
        "BR-REC": "besluit-rectificatie",
        "BR-WIS": "besluit-verwijdering",
        "BR-BEP": "besluit-beperking",
        "BR-BEZ": "besluit-bezwaar",
        "BR-POR": "besluit-overdraagbaarheid",
        "BR-GEEN": "besluit-geen-gegevens",
        "BR-DOOR": "besluit-doorverwijzing",
        "BR-KOST": "kostenaankondiging",
    }
    assert set(soorten.values()) <= set(BRIEVEN)
    assert OPMAKER.geldt("moment.gewoon", namen(maak_dossier([], {})), "x")
    assert maak_brief("besluit-inzage", maak_dossier([], {})).html
