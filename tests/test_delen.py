"""Sharing with others: the advice per recipient, the branches of each letter, and the letters around a meeting."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from docgen.bron import Kaart, keur, lees_bestand, lees_tekst, leg_op
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.document import Huisstijl
from docgen.dossier import SOORTEN, Dossier
from docgen.meldingen import Meldingen, als_tekst
from docgen.model.organisatie import Organisatie, VoMbo, VoMboGrondslag
from docgen.naslag import Naslag
from docgen.opdrachten.delen import Antwoord, adviezen_voor, deel_advies
from docgen.opdrachten.delen import als_tekst as advies_tekst
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.recht.delen import Advies

from .conftest import GOED, PEILDATUM, VOORBEELDEN, Draai

NASLAG = Naslag()
SOORTEN_BRIEF = lees_catalogus((), Meldingen())
OPMAKER = Opmaker()


def _boom(naam: str, erop: str = "") -> Kaart:
    meldingen = Meldingen()
    boom = lees_bestand(GOED / f"{naam}.yaml", meldingen)
    laag = lees_tekst(erop, meldingen, "laag") if erop else None
    assert boom, als_tekst(meldingen.lijst)
    gelegd = leg_op(boom, laag) if laag else boom
    assert isinstance(gelegd, Kaart)
    return gelegd


def dossier(soort: str | None = None, erop: str = "", sector: str = "po") -> Dossier:
    """The sound organisation, in another sector if asked, with the sound case and `erop` laid over it."""
    meldingen = Meldingen()
    org = keur(_boom("organisatie", f"sector: {sector}"), Organisatie, meldingen)
    assert org, als_tekst(meldingen.lijst)
    uit = Dossier(org, NASLAG, PEILDATUM, ())
    if soort:
        zaak = keur(_boom(soort, erop), SOORTEN[soort], meldingen)
        assert zaak, als_tekst(meldingen.lijst)
        uit = uit.met(soort, zaak)
    return uit


def pagina(id_: str, d: Dossier) -> lxml_html.HtmlElement:
    """The finished page."""
    soort: Documentsoort = SOORTEN_BRIEF[id_]
    context = namen(d) | {"document_titel": soort.voorwerk.titel}
    document = maak_document(
        OPMAKER, soort, context, Opdracht(PEILDATUM, d.org.naam, Huisstijl(), (), concept=False)
    )
    boom: lxml_html.HtmlElement = lxml_html.document_fromstring(document.html)
    return boom


def tekst(id_: str, d: Dossier) -> str:
    """All words of the page."""
    return " ".join(pagina(id_, d).find(".//main").text_content().split())


def geldt(id_: str, d: Dossier) -> bool:
    """Whether the document applies to this case."""
    soort = SOORTEN_BRIEF[id_]
    return OPMAKER.geldt(soort.voorwerk.als or "true", namen(d), soort.sjabloon)


# the advice


def advies(woord: str, sector: str = "po") -> list[Advies]:
    return list(adviezen_voor(dossier(sector=sector), woord))


@pytest.mark.parametrize(
    ("woord", "sector", "codes", "soort", "grond", "verzoek", "document"),
    [
        ("veilig-thuis", "po", ["X1"], "recht", "e", None, "meldbrief"),
        ("raad", "vo", ["X2"], "recht", "e", None, "meldbrief"),
        ("jeugdbeschermer", "po", ["X3"], "op-verzoek", "e", "c", "antwoordbrief-instantie"),
        ("gi-voogd", "po", ["X4"], "plicht", "c", None, None),
        ("verwijsindex", "mbo", ["X5"], "recht", "e", None, "informeringsbrief"),
        ("swv", "vo", ["X6"], "recht", "e", None, "informeringsbrief"),
        ("verzuim", "mbo", ["X7"], "plicht", "c", None, None),
        ("X8", "po", ["X8"], "plicht", "c", None, "antwoordbrief-instantie"),
        ("X9", "po", ["X9"], "toestemming", "a", None, "toestemmingsformulier"),
        ("doorstroompunt", "mbo", ["X10"], "plicht", "c", None, "antwoordbrief-instantie"),
        ("X11", "vo", ["X11"], "plicht", "c", None, "privacyverklaring"),
        ("nieuwe-school", "po", ["X12"], "plicht", "c", None, None),
        ("nieuwe-school", "vo", ["X13"], "vo-mbo", "a", None, "afwegingsformulier"),
        ("duo", "so", ["X14"], "plicht", "c", None, "privacyverklaring"),
        ("inspectie", "po", ["X15"], "plicht", "c", None, "antwoordbrief-instantie"),
        ("X16", "po", ["X16"], "op-verzoek", None, "c", "antwoordbrief-instantie"),
        ("wijkagent", "po", ["X17"], "toestemming", "a", None, "toestemmingsformulier"),
        ("jeugdhulp", "po", ["X18"], "toestemming", "a", None, "toestemmingsformulier"),
        ("ambulance", "po", ["X19"], "recht", "d", None, None),
        ("ouder-zonder-gezag", "po", ["X20"], "op-verzoek", None, "c", None),
        ("geheimhouder", "po", ["X21"], "mens", None, None, "afwegingsformulier"),
        ("leverancier", "po", ["X22"], "overeenkomst", None, None, "verwerkingsregister"),
        ("veiligheidshuis", "po", ["X23"], "mens", None, None, "afwegingsformulier"),
        ("leerlingenvervoer", "po", ["X24"], "toestemming", "a", None, None),
        ("Veilig Thuis", "po", ["X1"], "recht", "e", None, "meldbrief"),
    ],
)
def test_advies_per_ontvanger(
    woord: str,
    sector: str,
    codes: list[str],
    soort: str,
    grond: str | None,
    verzoek: str | None,
    document: str | None,
) -> None:
    gevonden = advies(woord, sector)
    assert [a.code for a in gevonden] == codes
    a = gevonden[0]
    assert (a.soort, a.grond, a.grond_op_verzoek) == (soort, grond, verzoek)
    assert (document in a.documenten) if document else a.documenten == ()
    assert a.bezwaar == (grond in ("e", "f"))


@pytest.mark.parametrize(
    ("woord", "codes"),
    [("leerplicht", ["X7", "X8", "X9"]), ("politie", ["X16", "X17"]), ("gi", ["X3", "X4"])],
)
def test_een_naam_kan_meer_ontvangers_zijn(woord: str, codes: list[str]) -> None:
    gevonden = advies(woord)
    assert [a.code for a in gevonden] == codes
    assert f"Er zijn {len(codes)} mogelijkheden" in advies_tekst(
        Antwoord(gevonden, gronden=dict.fromkeys("abcdef", "naam"))
    )


def test_alle_24_hebben_een_advies_met_bronnen_en_bestaande_documenten() -> None:
    for sector in ("po", "vso", "vo", "mbo"):
        d = dossier(sector=sector)
        for nummer in range(1, 25):
            (a,) = adviezen_voor(d, f"x{nummer}")
            assert a.antwoord
            assert set(a.documenten) <= set(SOORTEN_BRIEF), a.code
            assert a.wel
            assert a.niet
            assert a.soort == "past-niet" or a.normen, (sector, a.code)


def test_waar_een_mens_weegt_geeft_docgen_geen_antwoord() -> None:
    for code in ("X21", "X23"):
        (a,) = advies(code)
        assert a.antwoord.startswith("Hier geeft docgen geen antwoord")
        assert a.oordeel


def test_het_advies_hangt_af_van_de_sector() -> None:
    (mbo,) = advies("swv", "mbo")
    assert (mbo.soort, mbo.grond, mbo.documenten) == ("past-niet", None, ())
    (po,) = advies("swv", "po")
    assert {n.wet.id for n in po.normen} == {"wpo"}
    (vo,) = advies("swv", "vo")
    assert {n.wet.id for n in vo.normen} == {"wvo"}
    assert [a.code for a in advies("mbo-overstap", "po")] == ["X13"]
    assert advies("mbo-overstap", "po")[0].soort == "past-niet"


def test_overstap_naar_mbo_volgt_de_keuze_van_het_bestuur() -> None:
    d = dossier(sector="vo")
    assert d.org.vo_mbo.grondslag is VoMboGrondslag.TOESTEMMING
    (veilig,) = adviezen_voor(d, "X13")
    wettelijk = d.org.model_copy(update={"vo_mbo": VoMbo(grondslag=VoMboGrondslag.WETTELIJK)})
    anders = replace(d, organisatie=replace(d.organisatie, model=wettelijk))
    (wet,) = adviezen_voor(anders, "X13")
    assert (veilig.soort, veilig.grond, veilig.bezwaar) == ("vo-mbo", "a", False)
    assert (wet.soort, wet.grond, wet.bezwaar) == ("recht", "e", True)
    assert "zorg is altijd toestemming" in wet.antwoord


def test_een_ontvanger_zonder_eigen_antwoord_krijgt_dat_van_zijn_soort() -> None:
    (ggd,) = advies("ggd")
    assert (ggd.soort, ggd.grond) == ("recht", None)
    (foto,) = advies("sociale-media")
    assert (foto.soort, foto.grond) == ("toestemming", "a")


def test_de_opdracht_geeft_json(docgen: Draai, school: Path) -> None:
    klaar = docgen("delen", "advies", "-c", school, "--ontvanger", "veilig-thuis", "--formaat", "json")
    uit = json.loads(klaar.stdout)
    (a,) = uit["adviezen"]
    assert klaar.returncode == 0
    assert (a["code"], a["mag"], a["grondslag"], a["bezwaar"]) == ("X1", "recht", "e", True)
    assert a["bronnen"] == [{"id": "wmo-5.2.6", "artikel": "artikel 5.2.6 Wmo 2015", "zekerheid": "zeker"}]
    assert "12 tot en met 15 jaar" in a["wie_weten"]
    assert len(uit["vooraf"]) == 3


def test_een_onbekende_ontvanger_is_een_melding(docgen: Draai, school: Path) -> None:
    klaar = docgen("delen", "advies", "-c", school, "--ontvanger", "veilig-tuis")
    assert klaar.returncode == 2
    assert klaar.stdout == ""
    assert "INV127" in klaar.stderr
    assert "bedoelde u veilig-thuis" in klaar.stderr


def test_een_school_die_niet_te_lezen_is(tmp_path: Path) -> None:
    antwoord = deel_advies(tmp_path / "weg.yaml", "swv", PEILDATUM)
    assert antwoord.uitgang == 3
    assert antwoord.adviezen == []


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
    assert "Eerder kon dat niet: Vertellen was niet veilig." in tekst("informeringsbrief", nu)
    assert "UAVG" in tekst("informeringsbrief", nu)


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


# the letters around a meeting

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


def test_brief_aan_ouders_verraadt_niet_wat_een_kind_in_vertrouwen_vertelde() -> None:
    zaak = (VOORBEELDEN / "basisschool" / "delen" / "d-2026-007.yaml").read_text(encoding="utf-8")
    assert "in vertrouwen" not in zaak


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


# the examples


def test_elk_document_heeft_een_voorbeeld() -> None:
    zaken = [p for soort in ("delen", "overleggen") for p in VOORBEELDEN.rglob(f"{soort}/*.yaml")]
    gemaakt = set()
    for pad in zaken:
        kind = "delen" if pad.parent.name == "delen" else "overleg"
        boom = lees_bestand(pad, Meldingen())
        gelezen = keur(boom, SOORTEN[kind], Meldingen()) if boom else None
        assert gelezen, pad
        d = dossier().met(kind, gelezen)
        gemaakt |= {s.id for s in SOORTEN_BRIEF.values() if s.voorwerk.gegevens == kind and geldt(s.id, d)}
    nieuw = {s.id for s in SOORTEN_BRIEF.values() if s.voorwerk.gegevens in ("delen", "overleg")}
    assert gemaakt == nieuw
