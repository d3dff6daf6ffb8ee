"""Consent for photos and videos: the form per age, a choice per channel, and a layout that no name changes."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement
from pypdf import PdfReader

from docgen.bron import keur, lees_tekst
from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.model.beeld import Beeld
from docgen.naslag import Naslag
from docgen.opmaak import maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.recht.beeld import in_gebruik, laatste_dag, schooljaar_van
from docgen.recht.laden import wetboek
from docgen.regels import controleer
from docgen.regels.kern import Pagina, controleer_pagina
from docgen.schrijvers import SCHRIJVERS

from .conftest import PEILDATUM, Draai
from .hulp_delen import OPMAKER, SOORTEN_BRIEF, dossier, pagina, tekst

FORMULIER, BRIEF = "toestemming-beeldmateriaal", "herinnering-beeldmateriaal"
WET = wetboek()
KANALEN = Naslag().lijsten["beeldkanalen"]
ALLEMAAL = ["website", "schoolgids", "sociale-media", "portaal", "klassenfoto", "promotie"]
NIEMAND = "leerling: null\ngezag: []\n"


def geboren(dag: str, meer: str = "") -> str:
    return f"leerling: {{geboortedatum: {dag}}}\n{meer}"


def blokken(boom: HtmlElement) -> list[str]:
    return [str(el.text_content()).strip() for el in boom.xpath("//section[@class='ondertekening']/h3")]


def vorm(boom: HtmlElement) -> list[tuple[str, str]]:
    """The page without its words: elements and classes, which decide how it is laid out."""
    return [(str(el.tag), el.get("class") or "") for el in boom.body.iter() if isinstance(el.tag, str)]


# the choice


def test_een_rij_per_doel_en_kanaal_met_ja_en_nee_en_niets_aangekruist() -> None:
    boom = pagina(FORMULIER, dossier("beeld"))
    vakken = boom.xpath("//table[@data-eis='BM-3']//input[@type='checkbox']")
    assert [v.get("name") for v in vakken] == [f"{k}_{a}" for k in ALLEMAAL for a in ("ja", "nee")]
    assert [v for v in vakken if v.get("checked") is not None] == []
    for rij in boom.xpath("//table[@data-eis='BM-3']/tbody/tr"):
        assert rij.xpath("string(td[1])").startswith("om te ") or " te " in rij.xpath("string(td[1])")


def test_alleen_de_gevraagde_kanalen() -> None:
    boom = pagina(FORMULIER, dossier("beeld", "kanalen: [klassenfoto, website]"))
    rijen = boom.xpath("//table[@data-eis='BM-3']/tbody/tr/th")
    assert [r.text_content() for r in rijen] == ["Website van de school", "Klassenfoto"]
    assert "buiten Europa" not in boom.text_content()


def test_een_school_zet_een_kanaal_uit_en_voegt_er_een_toe(school: Path, docgen: Draai) -> None:
    eigen = school.parent / "configuratie" / "keuzelijsten"
    eigen.mkdir(parents=True)
    (eigen / "beeldkanalen.yaml").write_text(
        "items:\n  - {id: promotie, uit: wij maken geen folders}\n"
        "  - {id: krant, naam: krant van de wijk, doel: de buurt te vertellen wat wij doen, ziet: de buurt}\n"
    )
    zaak = school.parent / "b.yaml"
    zaak.write_text("kenmerk: b-1\nschooljaar: 2026-2027\nkanalen: [promotie]\n")
    assert docgen("maak", FORMULIER, "-c", school, "-f", "html", "-o", "uit").returncode == 0
    uit = (school.parent / "uit" / f"{FORMULIER}.html").read_text()
    assert "krant_ja" in uit
    assert "promotie_ja" not in uit
    fout = docgen("maak", FORMULIER, "-c", school, "-g", zaak, "-o", "uit")
    assert fout.returncode == 1
    assert "b.yaml:3:11: fout INV191 dit kanaal gebruikt de school niet" in fout.stdout + fout.stderr


def test_zonder_kanalen_is_er_geen_formulier(school: Path, docgen: Draai) -> None:
    eigen = school.parent / "configuratie" / "keuzelijsten"
    eigen.mkdir(parents=True)
    uit = "".join(f"  - {{id: {k}, uit: wij maken geen foto's}}\n" for k in ALLEMAAL)
    (eigen / "beeldkanalen.yaml").write_text(f"items:\n{uit}")
    klaar = docgen("maak", FORMULIER, "-c", school, "-f", "html", "-o", "uit")
    assert "BRF101 dit document mag niet bestaan zonder: de keuze per plek" in klaar.stdout + klaar.stderr
    assert not (school.parent / "uit").exists()


def test_elk_onderdeel_staat_erop() -> None:
    boom = pagina(FORMULIER, dossier("beeld"))
    codes = {c for el in boom.xpath("//*[@data-eis]") for c in el.get("data-eis").split()}
    assert codes == {f"BM-{n}" for n in range(1, 15)} - {"BM-13"}
    uit = " ".join(boom.text_content().split())
    assert "Nee zeggen mag. U kiest vrij. Een nee heeft geen gevolgen voor uw kind of voor u." in uit
    assert "tot en met 31 juli 2027" in uit
    assert "privacy@deproef.example" in uit
    assert "Een kopie van een paspoort of identiteitskaart hebben wij niet nodig." in uit


def test_de_paginaregels_voor_toestemming_gelden_hier_ook() -> None:
    d = dossier("beeld")
    boom = pagina(FORMULIER, d)
    sjabloon = SOORTEN_BRIEF[FORMULIER].sjabloon
    assert [m.code for m in controleer_pagina(Pagina(FORMULIER, sjabloon, boom, d))] == []
    boom.xpath("//input[@type='checkbox']")[0].set("checked", "")
    boom.xpath("//*[@data-eis='BM-2']")[0].text = "Wij rekenen op u."
    gevonden = {m.code for m in controleer_pagina(Pagina(FORMULIER, sjabloon, boom, d))}
    assert {"TST108", "TST112"} <= gevonden


# who signs


@pytest.mark.parametrize(
    ("erop", "wie", "je", "zelf"),
    [
        (geboren("2014-09-02"), ["Ouder met gezag 1", "Ouder met gezag 2"], False, False),
        (geboren("2014-09-01"), ["Ouder met gezag 1", "Ouder met gezag 2"], False, True),
        (geboren("2010-09-02"), ["Ouder met gezag 1", "Ouder met gezag 2"], False, True),
        (geboren("2010-09-01"), ["Leerling"], True, False),
        (geboren("2008-09-01"), ["Leerling"], True, False),
        (geboren("2017-05-03", "gezag: [{naam: Karim Voorbeeld}]"), ["Ouder met gezag"], False, False),
        (
            geboren("2017-05-03", "gezag: [{naam: Jeugdbescherming Proef, soort: gi-voogd}]"),
            ["Gecertificeerde instelling als voogd"],
            False,
            False,
        ),
        (NIEMAND, ["Ouder met gezag of voogd 1", "Ouder met gezag of voogd 2", "Leerling vanaf 16 jaar"],
         False, False),
    ],
)  # fmt: skip
def test_wie_tekent_volgt_uit_leeftijd_en_gezag(erop: str, wie: list[str], je: bool, zelf: bool) -> None:
    boom = pagina(FORMULIER, dossier("beeld", erop))
    assert blokken(boom) == wie
    hoofd = " ".join(boom.find(".//main").text_content().split())
    assert ("Je kunt jouw keuze altijd veranderen" in hoofd) == je
    assert bool(boom.xpath("//section[@data-eis='BM-13']")) == zelf


def test_twee_handtekeningen_zijn_een_eigen_keuze() -> None:
    apart = tekst(FORMULIER, dossier("beeld", "ouders_samen: nee"))
    assert "Wij vragen beide ouders om te tekenen. Dat is onze eigen keuze" in apart
    assert "Eén handtekening is genoeg" in tekst(FORMULIER, dossier("beeld"))


# one layout for a series


def test_een_andere_naam_verandert_de_opmaak_niet() -> None:
    kort = "leerling: {naam: Bo Li, geboortedatum: 2018-01-02, groep: groep 4}\ngezag: [{naam: A. Li}, {naam: C. Li}]"
    lang = (
        "leerling: {naam: Maria-Fernanda van den Oudenhoven tot Proefstede, geboortedatum: 2015-12-31, groep: groep 8b}\n"
        "gezag: [{naam: Wilhelmina van den Oudenhoven tot Proefstede}, {naam: Ferdinand Voorbeeld}]"
    )
    een, ander = (pagina(FORMULIER, dossier("beeld", erop)) for erop in (kort, lang))
    assert vorm(een) == vorm(ander)
    for boom, wie in ((een, ("Bo Li", "A. Li", "C. Li")), (ander, ("Ferdinand Voorbeeld",))):
        for naam in wie:
            # each name stands once, alone in its own element at the end of its line
            (plek,) = [el for el in boom.body.iter() if naam in (el.text or "") or naam in (el.tail or "")]
            assert plek.text == naam
            assert plek.tag in ("td", "strong")
            assert not (plek.tail or "").strip()


def stukken(d: Dossier) -> list[tuple[int, int, int, str]]:
    """Every piece of text of the PDF with its page and place, in whole points."""
    soort, uit = SOORTEN_BRIEF[FORMULIER], []
    context = namen(d) | {"document_titel": soort.voorwerk.titel}
    opdracht = Opdracht(PEILDATUM, d.org.naam, Huisstijl(), (), concept=False)
    pdf = PdfReader(BytesIO(SCHRIJVERS["pdf"](maak_document(OPMAKER, soort, context, opdracht))))
    for nr, blad in enumerate(pdf.pages):

        def zie(tekst: str, _: Any, tm: Any, *__: Any, nr: int = nr) -> None:
            if tekst.strip():
                uit.append((nr, round(tm[4]), round(tm[5]), tekst.strip()))

        blad.extract_text(visitor_text=zie)
    return uit


def test_in_de_pdf_verschuift_een_lange_naam_niets() -> None:
    lang = "leerling: {naam: Maria-Fernanda van den Oudenhoven tot Proefstede, geboortedatum: 2017-12-31}"
    een, ander = stukken(dossier("beeld")), stukken(dossier("beeld", lang))
    anders = {s[3] for s in {*een} ^ {*ander}}
    assert [s[:3] for s in een] == [s[:3] for s in ander]
    assert anders == {
        "Mila Voorbeeld",
        "Maria-Fernanda van den Oudenhoven tot Proefstede",
        "3 mei 2017",
        "31 december 2017",
    }


def test_kenmerk_staat_op_elke_bladzijde() -> None:
    boom = pagina(FORMULIER, dossier("beeld"))
    assert boom.xpath("string(//footer)").strip().endswith("kenmerk b-2026-001")
    assert boom.xpath("//table[@class='kenmerk']//tr[@data-eis='BM-10']/td")[0].text == "b-2026-001"
    leeg = pagina(FORMULIER, dossier("beeld", NIEMAND))
    assert leeg.xpath("string(//footer)").strip().endswith("kenmerk b-2026-001")
    assert "kenmerk" not in pagina(FORMULIER, dossier()).xpath("string(//footer)")


# the school year and the yearly letter


@pytest.mark.parametrize(
    ("op", "jaar"), [("2026-07-31", "2025-2026"), ("2026-08-01", "2026-2027"), ("2027-01-01", "2026-2027")]
)
def test_schooljaar_van_een_dag(op: str, jaar: str) -> None:
    dag = date.fromisoformat(op)
    assert schooljaar_van(dag, WET) == jaar
    assert laatste_dag(jaar, WET, dag) == date(int(jaar[-4:]), 7, 31)


@pytest.mark.parametrize("jaar", ["2026-2028", "2026", "2027-2026", "26-27"])
def test_een_schooljaar_dat_niet_kan_is_een_melding(jaar: str) -> None:
    meldingen = Meldingen()
    boom = lees_tekst(f'kenmerk: b-1\nschooljaar: "{jaar}"', meldingen, "zaak.yaml")
    assert boom
    keur(boom, Beeld, meldingen)
    assert [(m.code, m.plek.regel) for m in meldingen.lijst] == [("INV193", 2)]


GEKOZEN = """
keuzes: [{kanaal: website, mag: nee}, {kanaal: klassenfoto, mag: ja}]
ondertekend: [{naam: Elise Proef, op: 2026-09-07}]
herinnerd_op: 2026-11-16
"""


def test_herinnering_noemt_de_keuze_en_hoe_die_verandert() -> None:
    boom = pagina(BRIEF, dossier("beeld", GEKOZEN))
    rijen = [" ".join(r.text_content().split()) for r in boom.xpath("//tr[@data-eis='BH-4']")]
    assert rijen == ["Jaklassenfoto", "Neewebsite van de school"]
    uit = " ".join(boom.find(".//main").text_content().split())
    assert "Uw keuze geldt dit schooljaar, tot en met 31 juli 2027." in uit
    assert "Een bericht aan de directeur is genoeg" in uit
    assert "16 november 2026" in uit
    assert "Nog niet gekozen" not in uit


def test_herinnering_voor_iedereen_en_voor_een_leerling_die_zelf_beslist() -> None:
    leeg = tekst(BRIEF, dossier())
    assert "Beste ouder of voogd" in leeg
    assert "Hebt u het formulier nog niet ingevuld? Dan gebruiken wij geen beelden van uw kind." in leeg
    zelf = tekst(BRIEF, dossier("beeld", geboren("2009-05-03", GEKOZEN)))
    assert "Jouw keuze geldt dit schooljaar" in zelf
    assert not re.search(r"\b(u|uw)\b", zelf)


def test_wie_in_het_schooljaar_zestien_wordt_geeft_een_waarschuwing() -> None:
    def codes(erop: str) -> list[str]:
        return [m.code for m in controleer(dossier("beeld", erop), frozenset({"beeld"}))]

    assert codes(geboren("2011-07-31")) == ["TST132"]
    assert codes(geboren("2011-08-01")) == []
    assert codes("schooljaar: 2025-2026") == ["TST131"]
    assert codes(NIEMAND) == []


def test_kanalen_in_gebruik() -> None:
    assert list(in_gebruik(KANALEN)) == ALLEMAAL
    met_uit = {**KANALEN, "portaal": {**KANALEN["portaal"], "uit": "wij hebben geen portaal"}}
    assert list(in_gebruik(met_uit)) == [k for k in ALLEMAAL if k != "portaal"]
