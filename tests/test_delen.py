"""Sharing with others: the branches of each letter and form, and an example of every document."""

from __future__ import annotations

from functools import cache

import pytest

from docgen.bron import keur, lees_bestand
from docgen.meldingen import Meldingen
from docgen.model.soorten import SOORTEN

from .conftest import VOORBEELDEN
from .hulp_delen import SOORTEN_BRIEF, dossier, geldt, pagina, tekst

# the letter to the family


@cache
def brief(erop: str) -> str:
    return tekst("informeringsbrief", dossier("delen", erop))


def test_bezwaar_staat_apart_bij_grond_e_met_de_dag_waarop_de_school_wacht() -> None:
    boom = pagina("informeringsbrief", dossier("delen", "delen_op: null"))
    (kader,) = boom.xpath("//section[@class='kader']")
    woorden = " ".join(kader.text_content().split())
    assert "U mag bezwaar maken tegen dit gebruik" in woorden
    assert "woensdag 25 november 2026" in woorden
    assert "Tot en met die dag delen wij niets" in woorden
    assert kader.get("data-eis") == "DI-8"


def test_bij_grond_f_ook_bezwaar_en_de_afweging() -> None:
    f = """
grondslag: f
belang: {belang: De school wil veilig zijn., noodzaak: Het kan niet anders., afweging: Het gaat om weinig gegevens.}
"""
    assert "bezwaar maken" in brief(f)
    assert "Het gaat om weinig gegevens." in brief(f)


@pytest.mark.parametrize("grond", ["b", "c", "d"])
def test_geen_bezwaar_bij_een_andere_grond(grond: str) -> None:
    assert "bezwaar" not in brief(f"grondslag: {grond}").lower()


def test_spoed_zegt_waarom_de_school_niet_wachtte() -> None:
    uit = brief("delen_op: 2026-11-10\nspoed: wachten was gevaarlijk")
    assert "Wij konden niet wachten: Wachten was gevaarlijk." in uit
    assert "Wij deelden gegevens over uw kind met" in uit
    assert "Tot en met die dag" not in uit


def test_geweigerde_toestemming_staat_erin() -> None:
    assert "U gaf geen toestemming." in brief("toestemming_geweigerd: ja")
    assert "U gaf geen toestemming." not in brief("")


def test_alle_tien_punten() -> None:
    boom = pagina("informeringsbrief", dossier("delen"))
    codes = {c for el in boom.xpath("//*[@data-eis]") for c in el.get("data-eis").split()}
    assert {f"DI-{n}" for n in range(1, 11)} <= codes


def test_uitstel_houdt_de_brief_tegen_tot_de_school_hem_stuurt() -> None:
    uitstel = "uitstel: {reden: vertellen was niet veilig, herbeoordeling_op: 2026-12-01}"
    later = dossier("delen", f"informeren: {{brief_op: null, {uitstel}}}")
    assert not geldt("informeringsbrief", later)
    assert "Wij kijken opnieuw op 1 december 2026" in tekst("afwegingsformulier", later)
    nu = dossier("delen", f"informeren: {{brief_op: 2026-11-20, {uitstel}}}")
    assert geldt("informeringsbrief", nu)
    uit = tekst("informeringsbrief", nu)
    assert "Eerder kon dat niet, omdat wij eerst iemand wilden beschermen." in uit
    assert "UAVG" in uit
    assert "niet veilig" not in uit, "de reden kan zijn wat een kind vertelde"


@pytest.mark.parametrize("erop", ["grondslag: a", "grondslag: null", "oordeel: {uitkomst: niet-delen}"])
def test_zonder_besluit_om_te_delen_is_er_geen_brief(erop: str) -> None:
    assert not geldt("informeringsbrief", dossier("delen", erop))


@pytest.mark.parametrize(
    ("geboren", "je", "blad"),
    [
        ("2014-11-12", False, False),
        ("2014-11-11", False, True),
        ("2010-11-12", False, True),
        ("2010-11-11", True, False),
    ],
)
def test_aan_wie_de_brief_gaat_volgt_uit_de_leeftijd(geboren: str, je: bool, blad: bool) -> None:
    boom = pagina("informeringsbrief", dossier("delen", f"leerling: {{geboortedatum: {geboren}}}"))
    adres = boom.xpath("//p[@class='adres']")[0].text_content()
    assert adres.startswith("Mila Voorbeeld" if je else "Karim Voorbeeld")
    assert bool(boom.xpath("//section[@class='bijlage']")) == blad


def test_ouders_op_twee_adressen_zien_elkaars_adres_niet() -> None:
    twee = """
gezag:
  - {naam: Karim Voorbeeld, adres: {straat: Beuklaan, huisnummer: 1, postcode: 1234 AB, plaats: Proefstad}}
  - {naam: Elise Proef, adres: {straat: Esweg, huisnummer: 2, postcode: 1234 AC, plaats: Proefstad}}
"""
    uit = brief(twee)
    assert "Beuklaan 1" in uit
    assert "Esweg" not in uit
    assert "Deze brief sturen wij ook aan Elise Proef." in uit


# forms: blank and filled


@pytest.mark.parametrize(
    "id_", ["afwegingsformulier", "doelbindingslijst", "grondslaglijst", "intrekking-toestemming"]
)
def test_leeg_formulier_heeft_vakken_en_geen_kruisjes(id_: str) -> None:
    boom = pagina(id_, dossier())
    assert boom.xpath("//input[@type='text'] | //textarea")
    assert boom.xpath("//input[@type='checkbox']")
    assert not boom.xpath("//input[@checked] | //span[@class='gat'] | //input[@type='text'][@value]")


@pytest.mark.parametrize("id_", ["afwegingsformulier", "doelbindingslijst", "grondslaglijst"])
def test_ingevuld_formulier_heeft_antwoorden(id_: str) -> None:
    boom = pagina(id_, dossier("delen"))
    assert not boom.xpath("//input | //textarea | //span[@class='gat']")
    assert "Mila Voorbeeld" in boom.text_content()


def test_leeg_afwegingsformulier_vraagt_vier_stappen_drie_en_vijf_vragen() -> None:
    uit = tekst("afwegingsformulier", dossier())
    assert all(f"Stap {n}." in uit for n in range(1, 5))
    assert all(f"{n}. W" in uit for n in (1, 2, 3))
    vragen = pagina("afwegingsformulier", dossier()).xpath("//table//th[@scope='row']")
    assert len(vragen) == 5


def test_zonder_oordeel_is_het_formulier_een_concept() -> None:
    boom = pagina("afwegingsformulier", dossier("delen", "oordeel: null"))
    assert "een mens weegt af" in boom.xpath("string(//span[@class='gat'])")
    assert boom.body.get("data-concept") == "CONCEPT"


def test_vijf_vragen_alleen_voor_een_geheimhouder() -> None:
    conflict = "geheimhouding: ja\nconflict: {toestemming_geprobeerd: ja, gewetensnood: nee}"
    assert "Is alles geprobeerd om toestemming te krijgen?" in tekst(
        "afwegingsformulier", dossier("delen", conflict)
    )
    assert "Is alles geprobeerd" not in tekst("afwegingsformulier", dossier("delen"))


def test_grondslaglijst_toont_de_ontvangers_van_de_sector() -> None:
    mbo, po = tekst("grondslaglijst", dossier(sector="mbo")), tekst("grondslaglijst", dossier())
    assert "Doorstroompunt" in mbo
    assert "Doorstroompunt" not in po
    assert "Samenwerkingsverband passend onderwijs" in po
    assert "Samenwerkingsverband passend onderwijs" not in mbo


# letters to an organisation

MELDING = """
ontvanger: veilig-thuis
instantie: {naam: Veilig Thuis Proefstad}
normen: [wmo-5.2.6]
melding:
  aanleiding: Wij zagen een blauwe plek.
  feiten: [{op: 2026-11-03, wat: Mila had een blauwe plek, bron: leerkracht}]
  meningen: [{van: de leerkracht, wat: Mila is stil}]
  vermoedens: [{van: de directeur, wat: iemand slaat Mila, omdat: de blauwe plek}]
"""


def test_melding_houdt_feiten_meningen_en_vermoedens_apart() -> None:
    boom = pagina("meldbrief", dossier("delen", MELDING))
    delen = {el.get("data-eis"): el.text_content() for el in boom.xpath("//*[@data-eis]")}
    assert "blauwe plek" in delen["DM-2"]
    assert "stil" in delen["DM-3"]
    assert "stil" not in delen["DM-2"] + delen["DM-4"]
    assert "slaat" in delen["DM-4"]
    assert "slaat" not in delen["DM-2"] + delen["DM-3"]
    assert "artikel 5.2.6 Wmo 2015" in delen["DM-1"]


def test_melding_zonder_feiten_heeft_een_gat() -> None:
    leeg = dossier(
        "delen", MELDING.replace("[{op: 2026-11-03, wat: Mila had een blauwe plek, bron: leerkracht}]", "[]")
    )
    assert pagina("meldbrief", leeg).xpath("//span[@class='gat']")


def test_melding_zegt_of_het_gezin_het_weet() -> None:
    assert "Wij vertelden het in een brief" in tekst("meldbrief", dossier("delen", MELDING))
    uitstel = (
        "informeren: {brief_op: null, uitstel: {reden: dat is niet veilig, herbeoordeling_op: 2026-12-01}}"
    )
    assert "De reden: Dat is niet veilig. Wij kijken op 1 december 2026" in tekst(
        "meldbrief", dossier("delen", MELDING + uitstel)
    )


POLITIE = "ontvanger: X16\ngrondslag: c\nnormen: [sv-126nd]\n"


@pytest.mark.parametrize(
    ("vraag", "geeft"),
    [
        ("{ontvangen_op: 2026-11-09}", False),
        ("{ontvangen_op: 2026-11-09, schriftelijk: nee, artikel: artikel 126nd Sv}", False),
        ("{ontvangen_op: 2026-11-09, schriftelijk: ja}", False),
        ("{ontvangen_op: 2026-11-09, schriftelijk: ja, artikel: artikel 126nd Sv}", True),
    ],
)
def test_politie_krijgt_pas_iets_na_een_vordering_met_artikel(vraag: str, geeft: bool) -> None:
    antwoord = "antwoorden: [{vraag: Was Mila er op 3 november?, antwoord: Ja}]\n"
    uit = tekst("antwoordbrief-instantie", dossier("delen", f"{POLITIE}{antwoord}vraag: {vraag}"))
    assert ("Was Mila er op 3 november?" in uit) == geeft
    assert ("het wetsartikel waarop de vordering steunt" in uit) != geeft
    assert ("Mila" in uit) == geeft, "wie niets krijgt, hoort ook niet of de leerling hier is"


def test_antwoord_aan_de_jeugdbeschermer() -> None:
    gi = """
ontvanger: gi-ots
grondslag: c
normen: null
vraag: {ontvangen_op: 2026-11-09}
antwoorden: [{vraag: Komt Mila?, antwoord: Ja}, {vraag: Wat zegt zij thuis?, niet: dat weten wij niet}]
"""
    uit = tekst(
        "antwoordbrief-instantie", dossier("delen", gi.replace("normen: null", "normen: [jeugdwet-7.3.11-4]"))
    )
    assert "geen recht om het dossier te zien" in uit
    assert "Dit geven wij niet. Dat weten wij niet." in uit
    assert "artikel 7.3.11 lid 4 Jeugdwet" in uit


def test_welke_brief_bij_welke_gegevens() -> None:
    kaal, vraag = dossier("delen"), dossier("delen", "vraag: {ontvangen_op: 2026-11-09}")
    assert [geldt(i, kaal) for i in ("meldbrief", "antwoordbrief-instantie")] == [False, False]
    assert geldt("antwoordbrief-instantie", vraag)
    assert geldt("meldbrief", dossier("delen", MELDING))


# the examples


def test_elk_document_heeft_een_voorbeeld() -> None:
    zaken = [p for soort in ("delen", "overleggen") for p in VOORBEELDEN.rglob(f"{soort}/*.yaml")]
    gemaakt = set()
    for pad in zaken:
        kind = "delen" if pad.parent.name == "delen" else "overleg"
        boom = lees_bestand(pad, Meldingen())
        gelezen = keur(boom, SOORTEN[kind].model, Meldingen()) if boom else None
        assert gelezen, pad
        d = dossier().met(kind, gelezen)
        gemaakt |= {s.id for s in SOORTEN_BRIEF.values() if s.voorwerk.gegevens == kind and geldt(s.id, d)}
    nieuw = {s.id for s in SOORTEN_BRIEF.values() if s.voorwerk.gegevens in ("delen", "overleg")}
    assert gemaakt == nieuw


def test_brief_aan_ouders_verraadt_niet_wat_een_kind_in_vertrouwen_vertelde() -> None:
    zaak = (VOORBEELDEN / "basisschool" / "delen" / "d-2026-007.yaml").read_text(encoding="utf-8")
    assert "in vertrouwen" not in zaak
