"""The letters around a meeting: invitation, what was agreed, withdrawal of consent and its confirmation."""

from __future__ import annotations

from typing import Any

import pytest

from .hulp_delen import dossier, geldt, pagina, tekst

AGENDA = "agenda: [wat goed gaat, wat beter kan]\nuitgenodigd_op: 2026-11-20\n"


def test_uitnodiging_heeft_alle_onderdelen() -> None:
    d = dossier("overleg", AGENDA + "stukken: [{wat: leesresultaten, met: de ouders}]")
    boom = pagina("uitnodiging-mdo", d)
    codes = {el.get("data-eis") for el in boom.xpath("//*[@data-eis]")}
    assert codes == {f"DU-{n}" for n in range(1, 11)}
    uit = " ".join(boom.text_content().split())
    assert "dinsdag 8 december 2026, 14.30 uur" in uit
    assert "U mag iemand meenemen die u vertrouwt" in uit
    assert "F. Proef, GGD Voorbeeldstreek" in uit


def test_uitnodiging_aan_leerling_en_blad_voor_12_tot_16() -> None:
    zelf = dossier("overleg", AGENDA + "leerling: {geboortedatum: 2009-05-03}\ngezag: []")
    assert "Je mag iemand meenemen die je vertrouwt" in tekst("uitnodiging-mdo", zelf)
    jong = dossier("overleg", AGENDA + "leerling: {geboortedatum: 2013-05-03}")
    assert "Dit overleg gaat over jou." in tekst("uitnodiging-mdo", jong)
    assert "Dit overleg gaat over jou." not in tekst("uitnodiging-mdo", dossier("overleg", AGENDA))


@pytest.mark.parametrize(
    ("erop", "id_"),
    [
        ("", "uitnodiging-mdo"),
        ("", "terugkoppeling-mdo"),
        ("", "bevestiging-intrekking"),
    ],
)
def test_zonder_gegevens_is_er_geen_brief(erop: str, id_: str) -> None:
    assert not geldt(id_, dossier("overleg", erop))


@pytest.mark.parametrize(
    ("datum", "dag"),
    [("", "donderdag 24 december 2026"), ("reactie_tot: 2026-12-18", "vrijdag 18 december 2026")],
)
def test_terugkoppeling_vraagt_een_reactie_voor_een_dag(datum: str, dag: str) -> None:
    afspraak = "teruggekoppeld_op: 2026-12-10\nafspraken: [{wat: extra leesles, wie: de leerkracht, weten: [ouders]}]\n"
    uit = tekst("terugkoppeling-mdo", dossier("overleg", afspraak + datum))
    assert f"uiterlijk op {dag} weten" in uit
    assert "Extra leesles" in uit
    assert "een eigen verklaring geven" in uit


def intrekking(**velden: Any) -> str:
    regels = {"op": "2026-12-10", "door": "Elise Proef", "rol": "ouder"} | velden
    return "intrekking: {" + ", ".join(f"{k}: {v}" for k, v in regels.items()) + "}\n"


def test_bevestiging_zegt_vanaf_wanneer_wat_blijft_en_wie_het_weet() -> None:
    uit = tekst("bevestiging-intrekking", dossier("overleg", intrekking(partners_verteld_op="2026-12-11")))
    assert "Vanaf die dag delen wij die gegevens niet meer" in uit
    assert "Wat wij vóór 10 december 2026 deelden, mocht." in uit
    assert "Op vrijdag 11 december 2026 vertelden wij deze deskundigen" in uit
    assert "U hoefde niet te zeggen waarom. Het heeft geen gevolgen voor u of uw kind." in uit
    assert "geen andere reden in de wet" not in uit
    assert "Zegt een wet later dat wij toch iets moeten delen? Dan hoort u dat van ons" in uit


def test_bevestiging_noemt_wat_de_wet_laat_doorgaan() -> None:
    uit = tekst(
        "bevestiging-intrekking",
        dossier("overleg", intrekking(blijft="het verzuim aan leerplicht", blijft_normen="[lpw-21a-1]")),
    )
    assert "het verzuim aan leerplicht (artikel 21a lid 1 LPW)" in uit
    assert "Zegt een wet later" not in uit


LEERPLICHT = """
partners:
  - {partner: jeugdarts, organisatie: GGD Voorbeeldstreek}
  - {partner: leerplichtambtenaar, organisatie: gemeente Proef, gegevens: [naw, verzuim], verzuimmelding: ja}
gegevens: [{soort: naw}, {soort: verzuim}]
"""


def test_wat_de_wet_toestaat_is_geen_keuze_en_gaat_door() -> None:
    formulier = pagina("intrekking-toestemming", dossier("overleg", LEERPLICHT))
    keuzes = " ".join(el.text_content() for el in formulier.xpath("//label[@class='vinkje']"))
    assert "jeugdarts" in keuzes
    assert "leerplicht" not in keuzes
    assert "Dat kunnen wij blijven delen." in formulier.text_content()
    brief_ = pagina("bevestiging-intrekking", dossier("overleg", LEERPLICHT + intrekking()))
    tabel = brief_.xpath("//table[@class='kenmerk']")[1].text_content()
    assert "jeugdarts" in tabel
    assert "leerplicht" not in tabel
    blijft = brief_.xpath("string(//*[@data-eis='DB-2'])")
    assert "nog wel delen met de leerplichtambtenaar (gemeente Proef): naam, adres en woonplaats" in blijft
    assert "LPW" in blijft


def test_alleen_gevraagde_soorten_zijn_een_keuze() -> None:
    alleen = LEERPLICHT.replace("GGD Voorbeeldstreek}", "GGD Voorbeeldstreek, gegevens: [naw]}")
    uit = pagina("intrekking-toestemming", dossier("overleg", alleen))
    keuzes = " ".join(el.text_content() for el in uit.xpath("//label[@class='vinkje']"))
    assert "naam, adres" in keuzes
    assert "verzuim" not in keuzes


def test_brief_aan_een_instelling_begint_met_geachte() -> None:
    gi = "gezag: [{naam: Jeugdbescherming Proef, soort: gi-voogd}]\nouders_samen: null\n"
    assert "Geachte heer of mevrouw," in tekst("uitnodiging-mdo", dossier("overleg", AGENDA + gi))
    assert "Beste Karim Voorbeeld en" in tekst("uitnodiging-mdo", dossier("overleg", AGENDA))
    trok_in = intrekking(door="Jeugdbescherming Proef", rol="gi-voogd")
    assert "Geachte heer of mevrouw," in tekst("bevestiging-intrekking", dossier("overleg", gi + trok_in))


def test_blad_voor_de_leerling_noemt_fg_en_toezichthouder() -> None:
    boom = pagina("informeringsbrief", dossier("delen", "leerling: {geboortedatum: 2012-05-03}"))
    blad = " ".join(boom.xpath("string(//section[@class='bijlage'])").split())
    assert "(FG)" in blad
    assert "een klacht sturen naar de Autoriteit Persoonsgegevens (AP)" in blad


def test_een_deel_intrekken_raakt_alleen_die_partner() -> None:
    boom = pagina(
        "bevestiging-intrekking", dossier("overleg", intrekking(partners="[jeugdarts]", gegevens="[naw]"))
    )
    tabel = " ".join(boom.xpath("//table[@class='kenmerk']")[1].text_content().split())
    assert "jeugdarts" in tabel
    assert "zorgaanbieder" not in tabel
    assert "naam, adres en woonplaats" in tabel


def test_leerling_die_zelf_intrekt_leest_je_en_er_komt_geen_nieuwe_vraag_aan_ouders() -> None:
    jong = "leerling: {geboortedatum: 2013-05-03}\n" + intrekking(door="Mila Voorbeeld", rol="leerling")
    uit = tekst("bevestiging-intrekking", dossier("overleg", jong))
    assert "trok jij toestemming in" in uit
    assert "Wij vragen je ouders niet om toch toestemming te geven" in uit


def test_formulier_intrekken_kent_de_partners_van_dit_overleg() -> None:
    uit = tekst("intrekking-toestemming", dossier("overleg"))
    assert "jeugdarts" in uit
    assert "leerkracht" not in uit, "voor een eigen medewerker is geen toestemming gevraagd"
    assert "vanaf 12 jaar kan ook zelf tekenen" in uit
