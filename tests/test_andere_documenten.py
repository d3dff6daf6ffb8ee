"""Secrecy, authority, the parents' example letters and the letter with the educational report."""

from __future__ import annotations

import re
from functools import cache

import pytest
from lxml.html import HtmlElement

from docgen.bron import keur, lees_bestand
from docgen.meldingen import Meldingen
from docgen.model.soorten import SOORTEN
from docgen.regels import controleer

from .conftest import VOORBEELDEN
from .hulp_delen import SOORTEN_BRIEF, dossier, geldt, pagina, tekst

OUDERBRIEVEN = [id_ for id_ in SOORTEN_BRIEF if id_.startswith("ouderbrief-")]
GEHEIM = ["geheimhoudingsverklaring", "geheimhoudingsverklaring-overleg"]
LEEG = [*OUDERBRIEVEN, *GEHEIM, "verklaring-gezag"]


@cache
def blad(id_: str, sector: str = "po") -> HtmlElement:
    return pagina(id_, dossier(sector=sector))


def eisen(id_: str) -> set[str]:
    return {c for el in blad(id_).xpath("//*[@data-eis]") for c in el.get("data-eis").split()}


def woorden(id_: str, sector: str = "po") -> str:
    return " ".join(blad(id_, sector).find(".//main").text_content().split())


def test_vier_brieven_van_ouders() -> None:
    assert sorted(OUDERBRIEVEN) == [
        "ouderbrief-beperkt-delen",
        "ouderbrief-gespreksverslag",
        "ouderbrief-inzage",
        "ouderbrief-specifieke-toestemming",
    ]


@pytest.mark.parametrize("id_", LEEG)
def test_leeg_formulier_is_in_te_vullen_en_vraagt_nooit_een_nummer_of_kopie(id_: str) -> None:
    voorwerk, boom = SOORTEN_BRIEF[id_].voorwerk, blad(id_)
    assert voorwerk.invulbaar
    assert not voorwerk.gegevens
    namen = [v.get("name") for v in boom.xpath("//input|//textarea")]
    assert len(namen) == len(set(namen)) > 4
    assert boom.xpath("//input[@checked]") == []
    assert boom.xpath("//span[@class='gat']") == []
    assert not [n for n in namen if re.search(r"bsn|nummer|paspoort|identiteit", n)]
    for zin in re.split(r"(?<=[.?!]) ", woorden(id_)):
        assert not re.search(r"paspoort|identiteitskaart", zin) or "geen kopie" in zin, zin


@pytest.mark.parametrize("id_", OUDERBRIEVEN)
def test_brief_van_een_ouder_is_van_ik_aan_de_school(id_: str) -> None:
    boom = blad(id_)
    assert "Basisschool De Proef" in boom.xpath("string(//*[@data-eis='OB-2'])")
    assert boom.xpath("//header//img") == []
    uit = woorden(id_)
    assert re.search(r"\b[Ii]k\b", uit)
    assert not re.search(r"\bnietig\b|\bopname\b", uit)
    swv = blad(id_, "swv")
    assert swv.xpath("//*[@data-eis='OB-2']//input[@name='school']")


def test_inzagebrief_kent_de_wet_van_nu() -> None:
    uit = woorden("ouderbrief-inzage")
    assert "binnen 1 maand" in uit
    assert "2 maanden bij nemen. U vertelt mij dat dan in de eerste maand, met de reden" in uit
    assert "jonger dan 16 jaar" in uit
    assert "artikel 12 lid 6 AVG" in uit
    assert {"OB-6", "OB-7", "OB-8"} <= eisen("ouderbrief-inzage")


def test_toestemming_per_keer_noemt_wat_waarmee_en_waarvoor() -> None:
    punten = [li.text_content() for li in blad("ouderbrief-specifieke-toestemming").xpath("//ul/li")]
    assert len(punten) == 4
    assert "ongeldig" in woorden("ouderbrief-specifieke-toestemming")
    assert "Ik mag ook een eigen verklaring toevoegen" in woorden("ouderbrief-gespreksverslag")
    assert "Mist u nog iets?" in woorden("ouderbrief-beperkt-delen")


# secrecy


@pytest.mark.parametrize("id_", GEHEIM)
def test_geheimhouding_heeft_alle_delen(id_: str) -> None:
    assert {f"GH-{n}" for n in range(1, 8)} <= eisen(id_)
    uit = woorden(id_)
    assert "meldcode" in uit
    assert "De geheimhouding heeft geen einddatum." in uit
    assert "Een misstand mag ik altijd melden." in uit
    assert "artikel 272 Sr" in uit


def test_medewerker_en_deelnemer_beloven_iets_anders() -> None:
    medewerker, deelnemer = (woorden(id_) for id_ in GEHEIM)
    assert "artikel 30 lid 4 UAVG" in medewerker
    assert "Ook als ik niet meer bij de school werk." in medewerker
    assert "GH-8" in eisen(GEHEIM[1]) - eisen(GEHEIM[0])
    assert "Ik gebruik de gegevens alleen voor het doel hierboven." in deelnemer
    assert "ontslag" not in deelnemer
    assert blad(GEHEIM[0]).xpath("//input[@name='bestuur_naam']/@value") == ["S. Voorbeeld"]


def test_verklaring_over_gezag() -> None:
    assert {f"VG-{n}" for n in range(1, 7)} <= eisen("verklaring-gezag")
    uit = woorden("verklaring-gezag")
    assert "De erkenning was in 2023 of later." in uit
    assert "Was de erkenning vóór 2023?" in uit
    assert "Niet alles staat daarin." in uit
    assert "artikel 377c" in uit.replace("1:377c", "377c")


# the educational report

OKR = "ontvanger: okr\ngrondslag: c\nnormen: null\nbijzonder: null\n"


def test_okr_brief_vooraf_met_kopie_en_tijd_om_te_reageren() -> None:
    d = dossier("delen", OKR)
    assert geldt("okr-brief", d)
    assert not geldt("informeringsbrief", d), "de ouders krijgen hier één brief over"
    assert geldt("informeringsbrief", dossier("delen"))
    assert not geldt("okr-brief", dossier("delen"))
    uit = tekst("okr-brief", d)
    assert "Deze kopie is voor u." in uit
    assert "uiterlijk op woensdag 25 november 2026" in uit
    assert "Daarom vragen wij geen toestemming." in uit
    assert "bezwaar" not in uit
    assert "gegevens over het gezin" in uit


@pytest.mark.parametrize(("sector", "wel", "niet"), [("po", "42 WPO", "WEC"), ("so", "43 WEC", "WPO")])
def test_okr_brief_noemt_de_wet_van_de_sector(sector: str, wel: str, niet: str) -> None:
    uit = tekst("okr-brief", dossier("delen", OKR, sector))
    assert wel in uit
    assert niet not in uit


@pytest.mark.parametrize(
    ("geboren", "aanhef", "blad_erbij"),
    [
        ("2017-05-03", "Beste Karim Voorbeeld", False),
        ("2012-05-03", "Beste Karim Voorbeeld", True),
        ("2009-05-03", "Beste Karim Voorbeeld", True),
        ("2008-11-12", "Beste Karim Voorbeeld", True),
        ("2008-11-11", "Beste Mila Voorbeeld", False),
    ],
)
def test_okr_brief_gaat_naar_ouders_tot_de_leerling_meerderjarig_is(
    geboren: str, aanhef: str, blad_erbij: bool
) -> None:
    boom = pagina("okr-brief", dossier("delen", f"{OKR}leerling: {{geboortedatum: {geboren}}}", "vso"))
    assert aanhef in boom.text_content()
    assert bool(boom.xpath("//section[@class='bijlage']")) == blad_erbij


def test_rapport_gaat_niet_weg_voordat_ouders_het_zagen() -> None:
    def codes(erop: str) -> set[str]:
        return {m.code for m in controleer(dossier("delen", OKR + erop), frozenset({"delen"}))}

    assert "DEL141" in codes("informeren: {brief_op: 2026-11-30}")
    assert "DEL141" not in codes("")


def test_voorbeelden_van_deze_documenten_lezen_zonder_fout() -> None:
    paden = {
        "beeld": sorted(VOORBEELDEN.rglob("beeld/*.yaml")),
        "delen": [VOORBEELDEN / "basisschool/delen/d-2026-009.yaml"],
    }
    assert len(paden["beeld"]) >= 2
    for soort, lijst in paden.items():
        for pad in lijst:
            meldingen = Meldingen()
            boom = lees_bestand(pad, meldingen)
            assert boom
            assert keur(boom, SOORTEN[soort].model, meldingen), pad
            assert meldingen.lijst == []
