"""The consent form: who signs, what it shows, what the rules see (tests/gevallen/toestemmingsformulier)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from pypdf import PdfReader
from ruamel.yaml import YAML

from docgen.bron import Kaart, keur, lees_bestand, lees_tekst, leg_op
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Uitgang, als_tekst
from docgen.model.organisatie import Organisatie
from docgen.model.overleg import Overleg
from docgen.naslag import Naslag
from docgen.opdrachten.inlezen import ORGANISATIES
from docgen.opdrachten.maak import Antwoord, Vraag, maak
from docgen.opmaak import Opmaker
from docgen.opmaak.document import eisen
from docgen.opmaak.namen import namen
from docgen.opmaak.namen_overleg import Formulier
from docgen.regels import REGELS, controleer
from docgen.regels.kern import Pagina, Paginaregel, controleer_pagina

from .conftest import GOED, PEILDATUM, VOORBEELDEN, WORTEL

ID = "toestemmingsformulier"
NASLAG = Naslag()
OPMAKER = Opmaker()
SOORT: Documentsoort = lees_catalogus((), Meldingen())[ID]
LIJST: list[dict[str, str]] = YAML(typ="safe").load(WORTEL / "tests" / "eisen.yaml")[ID]
PAGINAREGELS = {c: r for c, r in REGELS.items() if isinstance(r, Paginaregel)}


def _gevallen(bestand: str) -> list[Any]:
    """The scenarios of a file."""
    pad = Path(__file__).parent / "gevallen" / ID / f"{bestand}.yaml"
    lijst = YAML(typ="safe", pure=True).load(pad)
    return [pytest.param(g["gegeven"], g["verwacht"], id=g["naam"]) for g in lijst]


def _yaml(gegeven: dict[str, Any]) -> str:
    """Write what is given as YAML again, so that docgen's own reader reads it."""
    return "".join(f"{sleutel}: {_vloeiend(waarde)}\n" for sleutel, waarde in gegeven.items())


def _vloeiend(waarde: Any) -> str:
    match waarde:
        case None:
            return ""
        case dict():
            return "{" + ", ".join(f"{k}: {_vloeiend(v)}" for k, v in waarde.items()) + "}"
        case list():
            return "[" + ", ".join(map(_vloeiend, waarde)) + "]"
        case bool():
            return "ja" if waarde else "nee"
        case _:
            return str(waarde)


def _lees(pad: Path) -> Kaart:
    meldingen = Meldingen()
    boom = lees_bestand(pad, meldingen)
    assert boom, als_tekst(meldingen.lijst)
    return boom


def _leeg_dossier(org: str = "") -> Dossier:
    meldingen = Meldingen()
    boom = _lees(GOED / "organisatie.yaml")
    boven = lees_tekst(org, meldingen, "geval") if org else None
    gelegd = leg_op(boom, boven) if boven else boom
    assert isinstance(gelegd, Kaart)
    gelezen = keur(gelegd, Organisatie, meldingen)
    assert gelezen, als_tekst(meldingen.lijst)
    return Dossier(gelezen, NASLAG, PEILDATUM, ())


def _dossier(gegeven: dict[str, Any] | None = None, org: str = "") -> Dossier:
    meldingen = Meldingen()
    boom: Any = _lees(GOED / "overleg.yaml")
    if gegeven:
        boven = lees_tekst(_yaml(gegeven), meldingen, "geval")
        assert boven, als_tekst(meldingen.lijst)
        boom = leg_op(boom, boven)
    gelezen = keur(boom, Overleg, meldingen)
    assert gelezen, als_tekst(meldingen.lijst)
    return _leeg_dossier(org).met("overleg", gelezen)


def _pagina(dossier: Dossier, **anders: Any) -> Pagina:
    context = namen(dossier) | {"document_titel": SOORT.voorwerk.titel} | anders
    boom: HtmlElement = lxml_html.document_fromstring(OPMAKER.vul(SOORT.sjabloon, context))
    return Pagina(ID, SOORT.sjabloon, boom, dossier)


def _codes(meldingen: list[Melding]) -> list[str]:
    return sorted(m.code for m in meldingen)


def _regels(dossier: Dossier) -> list[Melding]:
    return controleer(dossier, frozenset({"overleg"}))


@pytest.mark.parametrize(("gegeven", "verwacht"), _gevallen("tekenaars"))
def test_wie_tekent(gegeven: dict[str, Any], verwacht: dict[str, Any]) -> None:
    dossier = _dossier(gegeven)
    formulier, pagina = Formulier(dossier), _pagina(dossier)
    blokken = [f"{b.wie.value} {b.waarvoor.value}" for b in formulier.tekenen.blokken]
    gevonden = eisen(pagina.boom)
    assert blokken == verwacht["tekenaars"]
    assert ("je" if formulier.je else "u") == verwacht["aanspreek"]
    assert set(verwacht["aanwezig"]) - gevonden == set()
    assert set(verwacht["afwezig"]) & gevonden == set()
    assert [t for t in verwacht["tekst"] if t not in pagina.tekst] == []
    assert [t for t in verwacht.get("niet", ()) if t in pagina.boom.body.text_content()] == []
    assert _codes(_regels(dossier)) == verwacht["codes"]
    assert controleer_pagina(pagina) == []


@pytest.mark.parametrize(("gegeven", "verwacht"), _gevallen("tekenaars"))
def test_elk_blok_staat_eenmaal_op_de_pagina(gegeven: dict[str, Any], verwacht: dict[str, Any]) -> None:
    boom = _pagina(_dossier(gegeven)).boom
    secties = boom.xpath("//section[@class='ondertekening']")
    namen_ = [v.get("name") for v in boom.xpath("//input|//textarea")]
    assert len(secties) == len(verwacht["tekenaars"])
    assert all(len(s.xpath(".//input[@class='handtekening']")) == 1 for s in secties)
    assert len(set(namen_)) == len(namen_)


@pytest.mark.parametrize(("gegeven", "verwacht"), _gevallen("tekenaars"))
def test_aanspreekvorm_blijft_gelijk(gegeven: dict[str, Any], verwacht: dict[str, Any]) -> None:
    """Only the pupil's own box speaks to someone else than the rest of the form."""
    boom = _pagina(_dossier(gegeven)).boom
    for vak in boom.xpath("//section[contains(@class, 'kader')][.//textarea]"):
        vak.getparent().remove(vak)
    woorden = set(boom.body.text_content().lower().split())
    fout = {"u", "uw"} if verwacht["aanspreek"] == "je" else {"je", "jij", "jou", "jouw"}
    assert woorden & fout == set()


@pytest.mark.parametrize(("gegeven", "verwacht"), _gevallen("regels"))
def test_regels(gegeven: dict[str, Any], verwacht: dict[str, Any]) -> None:
    gevonden = _regels(_dossier(gegeven))
    assert _codes(gevonden) == verwacht["codes"]
    if "ernst" in verwacht:
        assert {m.ernst.value for m in gevonden} == {verwacht["ernst"]}
    if "hint" in verwacht:
        assert verwacht["hint"] in gevonden[0].hint
    assert not any("Mila" in m.tekst + m.hint or "Proef" in m.tekst for m in gevonden)


def test_alle_controles_bestaan_en_zijn_eenmaal_geteld() -> None:
    assert {f"TST{100 + n}" for n in range(1, 25)} <= set(REGELS)


@pytest.mark.parametrize("code", sorted(PAGINAREGELS))
def test_voorbeelden_van_paginaregels(code: str) -> None:
    regel, dossier = PAGINAREGELS[code], _dossier()

    def codes(stukje: str) -> set[str]:
        id_ = next(iter(regel.sjablonen), ID)
        pagina = Pagina(id_, "x.html", lxml_html.document_fromstring(f"<body>{stukje}</body>"), dossier)
        return {m.code for m in regel.pas_toe(pagina)}

    assert codes(regel.fout) == {code}
    assert codes(regel.goed) == set()


def test_paginaregels_gelden_alleen_voor_hun_sjabloon() -> None:
    boom = lxml_html.document_fromstring("<p>Ik ga akkoord met het privacybeleid.</p>")
    assert controleer_pagina(Pagina("verklaring", "x.html", boom, _dossier())) == []


def test_keuze_per_partner_is_een_fout_bij_meer_partners() -> None:
    regel = PAGINAREGELS["TST109"]
    kaal = lxml_html.document_fromstring("<p>Kruis aan wie mee mag praten.</p>")
    een = _dossier({"partners": [{"partner": "jeugdarts", "organisatie": "GGD Proef"}]})
    ernst = [
        [m.ernst for m in regel.pas_toe(Pagina(ID, "x", kaal, d))] for d in (een, _dossier(), _leeg_dossier())
    ]
    assert ernst == [[Ernst.WAARSCHUWING], [Ernst.FOUT], [Ernst.WAARSCHUWING]]


@pytest.mark.parametrize("sector", ["po", "so", "vo", "mbo", "swv"])
def test_blanco_formulier_toont_alles(sector: str) -> None:
    pagina = _pagina(_leeg_dossier(f"sector: {sector}\n"))
    assert {e["id"] for e in LIJST} - eisen(pagina.boom) == set()
    assert controleer_pagina(pagina) == []
    assert pagina.boom.xpath("//span[@class='gat']") == []


def test_gevuld_formulier_toont_wat_altijd_moet() -> None:
    altijd = {e["id"] for e in LIJST if e["wanneer"].startswith("altijd")}
    assert altijd - eisen(_pagina(_dossier()).boom) == set()


def test_niets_is_aangekruist_en_elk_vak_heeft_een_naam() -> None:
    for dossier in (_dossier(), _leeg_dossier()):
        vakken = _pagina(dossier).boom.xpath("//input[@type='checkbox']")
        assert vakken
        assert all(v.get("checked") is None and v.get("title") for v in vakken)


def test_partner_krijgt_alleen_wat_gekozen_is() -> None:
    boom = _pagina(_dossier()).boom
    (rij,) = [r for r in boom.iter("tr") if "Praktijk Proefstraat" in r.text_content()]
    assert [v.get("title") for v in rij.iter("input")] == [
        "Medewerker van een zorgaanbieder, schoolprestaties: ja",
        "Medewerker van een zorgaanbieder, schoolprestaties: nee",
    ]
    assert rij.text_content().count("delen wij niet") == 4


def test_leerplicht_na_melding_vraagt_niet_wat_de_wet_al_regelt() -> None:
    leerplicht = {"partner": "leerplichtambtenaar", "organisatie": "gemeente Proef", "verzuimmelding": True}
    pagina = _pagina(_dossier({"partners": [leerplicht]}))
    (rij,) = pagina.boom.xpath("//tr[th[@data-eis='TF-F17']]")
    assert rij.text_content().count("mag van de wet") == 2
    assert "Staat er ‘mag van de wet’? Dan vragen wij geen toestemming." in pagina.tekst
    assert "moet van de wet" not in pagina.tekst


def test_twee_handtekeningen_zijn_nooit_een_plicht() -> None:
    for gegeven in ({}, {"ouders_samen": False}, {"gezag": [{"naam": "Elise Proef"}], "ouders_samen": False}):
        tekst = _pagina(_dossier(gegeven)).tekst.lower()
        assert "verplicht" not in tekst
    assert "verplicht" not in _pagina(_leeg_dossier()).tekst.lower()


def test_intrekken_bij_de_school_als_er_geen_privacycontact_is() -> None:
    pagina = _pagina(_dossier(org="privacycontact:\n"))
    (span,) = pagina.boom.xpath("//*[@data-eis='TF-G8']")
    assert "info@deproef.example" in span.text_content()


def test_bewaartermijn_in_eigen_woorden() -> None:
    assert (
        "Wij bewaren het verslag tot 1 augustus 2028."
        in _pagina(_dossier({"bewaartermijn": "tot 1 augustus 2028"})).tekst
    )


def test_samenwerkingsverband_bewaart_niet_tot_een_vertrek() -> None:
    for dossier in (_leeg_dossier("sector: swv\n"), _dossier(org="sector: swv\n")):
        uit = _pagina(dossier).tekst
        assert "Wij bewaren het verslag tot 3 jaar na de beoordeling, het advies of de toewijzing." in uit
        assert "vertrek" not in uit


def test_bezwaar_alleen_bij_taak_of_belang() -> None:
    zelf = _dossier({"leerling": {"geboortedatum": "2009-05-03"}, "gezag": []})
    for dossier, kunt in ((_dossier(), "kunt u"), (zelf, "kun je")):
        uit = _pagina(dossier).tekst
        assert f"voor onze taak of ons eigen belang? Dan {kunt} daar bezwaar tegen maken." in uit
        assert "kunt je" not in uit
        assert "gebruik zonder toestemming" not in uit


@pytest.mark.parametrize(
    ("gegeven", "wel", "niet"),
    [
        ({"geboortedatum": "2017-05-03"}, "alleen als de leerling dat wil", "beslis je zelf"),
        ({"geboortedatum": "2009-05-03"}, "Je ouders betrekken wij alleen als jij dat wilt.", "tot en met"),
        ({"geboortedatum": "2008-11-20"}, "Je bent 18 jaar of ouder en beslist zelf.", "ouders"),
        (
            {"geboortedatum": "2009-05-03", "wilsonbekwaam": True},
            "dat niet overzien? Dan beslist",
            "tot en met",
        ),
    ],
)
def test_uitleg_over_leeftijd_past_bij_de_leerling(gegeven: dict[str, Any], wel: str, niet: str) -> None:
    (voetnoot,) = _pagina(_dossier({"leerling": gegeven})).boom.xpath("//*[@data-eis='TF-F34']")
    uit = " ".join(voetnoot.text_content().split())
    assert wel in uit
    assert niet not in uit


def test_voor_een_instelling_tekent_een_mens_met_naam_en_functie() -> None:
    gi = {"gezag": [{"naam": "Jeugdbescherming Proef", "soort": "gi-voogd"}], "ouders_samen": None}
    (blok,) = _pagina(_dossier(gi)).boom.xpath("//section[@class='ondertekening']")
    velden = [v.get("name") for v in blok.iter("input")]
    assert velden == [f"teken1_{v}" for v in ("naam", "functie", "plaats", "datum", "handtekening")]
    ouder = _pagina(_dossier()).boom.xpath("//section[@class='ondertekening']")[0]
    assert not ouder.xpath(".//input[contains(@name, 'functie')]")


def test_verantwoording_toont_bronnen() -> None:
    dossier = _dossier()
    aan = Pagina(
        ID,
        SOORT.sjabloon,
        lxml_html.document_fromstring(
            OPMAKER.vul(SOORT.sjabloon, namen(dossier, verantwoording=True) | {"document_titel": "x"})
        ),
        dossier,
    )
    assert "UAVG" in " ".join(s.text_content() for s in aan.boom.xpath("//small[@class='bron']"))
    assert _pagina(dossier).boom.xpath("//small[@class='bron']") == []


def test_leeftijd_op_de_dag_van_het_formulier() -> None:
    dossier = _dossier({"leerling": {"geboortedatum": "2010-12-01"}, "opgesteld_op": None})
    assert Formulier(dossier).tekenen.leeftijd == 15
    assert Formulier(replace(dossier, peildatum=date(2026, 12, 2))).tekenen.leeftijd == 16


def _maak(school: Path, tekst: str, **anders: Any) -> Antwoord:
    pad = school.parent / "o.yaml"
    pad.write_text((GOED / "overleg.yaml").read_text() + tekst, encoding="utf-8")
    uit = school.parent / "uit"
    return maak(Vraag(ID, school, uit, PEILDATUM, gegevens=pad, formaten=("html",), **anders))


@pytest.mark.parametrize(("weg", "code"), [("doel", "TST101"), ("partners", "TST102")])
def test_zonder_doel_of_partner_komt_er_geen_bestand(school: Path, weg: str, code: str) -> None:
    pad = school.parent / "o.yaml"
    regels, over = [], False
    for regel in (GOED / "overleg.yaml").read_text().splitlines():
        over = regel.startswith(f"{weg}:") or (over and regel.startswith(" "))
        regels += [] if over else [regel]
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    antwoord = maak(Vraag(ID, school, school.parent / "uit", PEILDATUM, gegevens=pad, formaten=("html",)))
    assert {m.code for m in antwoord.meldingen} >= {code, "BRF101"}
    assert antwoord.uitgang is Uitgang.MELDINGEN
    assert antwoord.bestanden == []
    assert not (school.parent / "uit").exists()


def test_zonder_weg_om_in_te_trekken_komt_er_geen_bestand(school: Path) -> None:
    tekst = school.read_text()
    for woord in ("email", "telefoon"):
        tekst = "\n".join(
            r.replace(f"{woord}: ", "# ") if r.startswith(f"  {woord}:") else r for r in tekst.splitlines()
        )
    tekst = "\n".join(r for r in tekst.splitlines() if not r.startswith("privacycontact"))
    school.write_text(tekst + "\n", encoding="utf-8")
    antwoord = maak(Vraag(ID, school, school.parent / "uit", PEILDATUM, formaten=("html",)))
    assert "BRF101" in {m.code for m in antwoord.meldingen}
    assert antwoord.bestanden == []


def test_onbekende_code_houdt_alles_tegen(school: Path) -> None:
    antwoord = _maak(school, "bewaartermijn: BT44\n")
    assert [m.code for m in antwoord.meldingen] == ["INV135"]
    assert antwoord.meldingen[0].plek.regel == len((GOED / "overleg.yaml").read_text().splitlines()) + 1
    assert antwoord.bestanden == []


def test_een_fout_maakt_er_een_concept_van(school: Path) -> None:
    antwoord = _maak(school, "ondertekend: [{naam: Elise Proef, op: 2026-12-10}]\n")
    assert [m.code for m in antwoord.meldingen] == ["TST120"]
    assert antwoord.concepten == [f"{ID}-o-2026-001.html"]
    assert _maak(school, "ondertekend: [{naam: Elise Proef, op: 2026-12-10}]\n", streng=True).bestanden == []


def test_eigen_sjabloon_van_de_school_wordt_ook_nagekeken(school: Path) -> None:
    eigen = school.parent / "sjablonen" / "formulieren" / f"{ID}.html"
    eigen.parent.mkdir(parents=True)
    eigen.write_text(
        "---\ntitel: Toestemming\ngroep: formulieren\ndoel: eigen formulier\ngegevens: overleg\nleeg: ja\n---\n"
        '<html lang="nl"><head><title>Toestemming</title></head><body class="formulier"><main>'
        "<h1>Toestemming</h1><p>Ik ga akkoord met het privacybeleid.</p></main></body></html>\n",
        encoding="utf-8",
    )
    antwoord = _maak(school, "")
    codes = {m.code for m in antwoord.meldingen}
    assert codes == {f"TST{n}" for n in (107, 109, 111, 112, 113, 114, 115, 116, 122)}
    assert {m.plek.bestand for m in antwoord.meldingen} == {f"sjablonen/formulieren/{ID}.html"}
    assert antwoord.concepten == [f"{ID}-o-2026-001.html"]


VOORBEELDEN_OVERLEG = sorted(VOORBEELDEN.rglob("overleggen/*.yaml"))


def test_er_zijn_voorbeelden() -> None:
    assert len(VOORBEELDEN_OVERLEG) >= 5


@pytest.mark.parametrize("pad", VOORBEELDEN_OVERLEG, ids=lambda p: p.stem)
def test_voorbeeld_is_compleet_en_past_op_drie_bladzijden(pad: Path, tmp_path: Path) -> None:
    (org,) = [p for p in sorted(pad.parent.parent.glob("*.yaml")) if p.name in ORGANISATIES]
    antwoord = maak(Vraag(ID, org, tmp_path, PEILDATUM, gegevens=pad, formaten=("pdf",)))
    assert {m.ernst for m in antwoord.meldingen} <= {Ernst.WAARSCHUWING}, als_tekst(antwoord.meldingen)
    assert antwoord.concepten == []
    papier, scherm = sorted((b for b in antwoord.bestanden if b.suffix == ".pdf"), key=lambda b: len(b.stem))
    assert scherm.stem == f"{papier.stem}-invulbaar"
    assert [p for p in (papier, scherm) if len(PdfReader(p).pages) > 3] == []


@pytest.mark.parametrize("gegeven", [None, {}, {"leerling": {"geboortedatum": "2010-01-01"}}], ids=str)
def test_zinnen_zijn_kort_en_gewoon(gegeven: dict[str, Any] | None) -> None:
    pagina = _pagina(_leeg_dossier() if gegeven is None else _dossier(gegeven))
    for regel in (el for el in pagina.boom.body.iter("p", "td", "li", "label", "h1", "h2", "h3")):
        for zin in re.split(r"(?<=[.?:])\s+", " ".join(regel.text_content().split())):
            assert len(zin.split()) <= 25, zin
    stijf = r"\b(middels|betreffende|teneinde|conform|onderhavige?|dient|derhalve|indien|ten allen tijde)\b"
    assert re.findall(stijf, pagina.tekst.lower()) == []
