"""The privacy statements: all required elements in every sector, and never another story than the register."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opmaak.boek import Boek

from .conftest import PEILDATUM, VOORBEELDEN, WORTEL
from .hulp_register import (
    REGISTER,
    VERKLARINGEN,
    document,
    dossier,
    gevonden,
    met_eis,
    pagina,
    rijen,
    tekst,
    voorbeelden,
)

SECTOREN = ("po", "so", "vso", "so-vso", "vo", "mbo", "swv")
EISEN = {e["id"] for e in YAML(typ="safe").load(WORTEL / "tests" / "eisen.yaml")["privacyverklaring"]}
UIT = "verwerkingen:\n"


def _zonder(d: Dossier, *letters: str) -> str:
    """YAML that switches off every activity with one of these grounds."""
    ids = [v.id for v in d.register if set(letters) & {g.value for g in v.grondslagen}]
    return UIT + "".join(f"  - {{id: {id_}, uit: doen wij niet}}\n" for id_ in ids)


@pytest.mark.parametrize("sector", SECTOREN)
@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_elk_element_in_elke_sector(id_: str, sector: str) -> None:
    assert EISEN - gevonden(pagina(id_, dossier(sector))) == set()
    assert not document(id_, dossier(sector)).concept


@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_bestuur_zonder_school(id_: str) -> None:
    assert EISEN - gevonden(pagina(id_, dossier("vo", school=False))) == set()


@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_belang_en_intrekken_alleen_als_het_voorkomt(id_: str) -> None:
    zonder_f = dossier("po", _zonder(dossier("po"), "f"))
    zonder_a = dossier("po", _zonder(dossier("po"), "a"))
    assert EISEN - gevonden(pagina(id_, zonder_f)) == {"PV-belang"}
    assert EISEN - gevonden(pagina(id_, zonder_a)) == {"PV-intrekken"}


@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_leeftijden_komen_uit_de_wet(id_: str) -> None:
    nu = met_eis(pagina(id_, dossier()), "PV-wie-oefent-uit")
    assert "12 tot en met 15" in nu
    assert "16" in nu


@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_mbo_noemt_geen_kinderen_onder_de_twaalf(id_: str) -> None:
    tekst = met_eis(pagina(id_, dossier("mbo")), "PV-wie-oefent-uit")
    assert "16" in tekst
    assert "12" not in tekst


def test_alleen_ontvangers_van_de_eigen_sector() -> None:
    verzuim = {
        s: {o["id"] for o in Boek(dossier(s)).activiteit("verzuim").ontvangers} for s in ("po", "so", "vo")
    }
    assert verzuim["vo"] - verzuim["po"] == {"X10"}
    assert verzuim["po"] == verzuim["so"]
    assert "X10" not in {r.item["id"] for r in Boek(dossier("po")).ontvangers}


def test_een_ontvanger_die_de_school_zelf_toevoegt_blijft() -> None:
    d = dossier("po", "verwerkingen: [{id: rapporten, ontvangers: [ouders, X10]}]")
    assert [o["id"] for o in Boek(d).activiteit("rapporten").ontvangers] == ["ouders", "X10"]


def test_overstap_naar_het_mbo_vraagt_toestemming() -> None:
    for sector in ("vo", "mbo"):
        assert Boek(dossier(sector)).activiteit("doorstroomgegevens-mbo").grondslagen[0]["id"] == "a"
    assert "overstap-andere-school" not in {a.verwerking.id for a in Boek(dossier("mbo")).activiteiten}


def test_gezondheid_bij_verlof_is_een_keuze() -> None:
    verlof = dict(rijen(pagina("privacyverklaring", dossier("po"))))["Verlof en vrijstelling"]
    assert "toestemming intrekken" in verlof["Uw keuze"]
    assert "kiest u zelf" in verlof["Verplicht?"]


@pytest.mark.parametrize("sector", ["po", "vo", "so-vso", "mbo", "swv"])
def test_schoolgids_past_op_een_bladzijde(sector: str) -> None:
    pypdf = pytest.importorskip("pypdf")
    from docgen.schrijvers import SCHRIJVERS

    ruim = (
        "bestuur: {naam: Stichting Christelijk en Algemeen Bijzonder Onderwijs in het Rivierengebied en Omgeving}\n"
        "ontvangers: [{id: museum, naam: Museum De Voorbeeldschuur, doel: lessen over vroeger te geven}]\n"
        "verwerkingen: [{id: website, ontvangers: [X22, museum], betrokkenen: [leerling],"
        " doorgifte: [{land: Verenigde Staten, waarborg: adequaatheidsbesluit}]}]\n"
    )
    for eigen in ("", ruim):
        pdf = SCHRIJVERS["pdf"](document("privacyverklaring-schoolgids", dossier(sector, eigen)))
        assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.parametrize("pad", voorbeelden(VOORBEELDEN), ids=lambda p: str(p.parent.name))
def test_verklaring_en_register_zeggen_hetzelfde(pad: Path) -> None:
    d = lees_dossier(pad, PEILDATUM, Meldingen())
    assert d
    register = dict(rijen(pagina(REGISTER, d)))
    verklaring = dict(rijen(pagina("privacyverklaring", d)))
    assert [re.sub(r"^\d+\. ", "", naam) for naam in register] == list(verklaring)
    for a, blad, uitleg in zip(Boek(d).activiteiten, register.values(), verklaring.values(), strict=True):
        assert blad["Bewaartermijn"] == uitleg["Hoe lang"]
        assert a.bewaartermijn
        assert a.bewaartermijn.casefold() in blad["Bewaartermijn"].casefold()
        for partij in [*(o["naam"] for o in a.ontvangers), *(v.naam for v in a.verwerkers)]:
            assert partij.casefold() in uitleg["Met wie wij delen"].casefold()
            samen = f"{blad['Ontvangers']} {blad.get('Verwerkers', '')}"
            assert partij.casefold() in samen.casefold()
        for doel in a.verwerking.doelen:
            assert doel.casefold() in blad["Doelen"].casefold()
            assert doel in uitleg["Waarvoor"]


def test_leerlingentabel_zegt_hetzelfde_als_het_register() -> None:
    d = dossier("vo")
    boek = Boek(d)
    tabel = pagina("privacyverklaring-leerlingen", d)
    over = [a for thema in boek.themas_leerling for a in thema.activiteiten]
    assert len(over) > 20
    for a in over:
        rij = tekst(tabel.xpath(f"//tr[@id='{a.anker}']")[0]).casefold()
        assert str(a.bewaartermijn).casefold() in rij
        assert all(o["naam"].casefold() in rij for o in a.ontvangers)


EIGEN = """
ontvangers: [{id: museum, naam: Museum De Voorbeeldschuur, doel: lessen over vroeger te geven}]
verwerkers: [{id: wolk, naam: Wolkenstroom, dienst: opslag, overeenkomst_op: 2026-01-05, land: Canada, waarborg: modelcontract}]
verwerkingen:
  - {id: rapporten, naam: Rapportfolio, bewaartermijn: 1 jaar na vertrek, ontvangers: [museum]}
  - {id: verwijsindex, uit: onze regio werkt hier niet mee}
  - {id: accounts, verwerkers: [wolk], automatisch_besluit: het systeem sluit een account na tien foute pogingen}
"""


def test_eigen_gegevens_komen_in_beide() -> None:
    d = dossier("po", EIGEN)
    verklaring, register = pagina("privacyverklaring", d), pagina(REGISTER, d)
    blad = dict(rijen(verklaring))["Rapportfolio"]
    assert blad["Hoe lang"] == "1 jaar na vertrek."
    assert blad["Met wie wij delen"] == "Museum De Voorbeeldschuur, om lessen over vroeger te geven."
    for boom in (verklaring, register):
        assert "Rapportfolio" in tekst(boom)
        assert "Museum De Voorbeeldschuur" in tekst(boom)
    assert "Melding in de verwijsindex" not in tekst(verklaring)
    assert "Onze regio werkt hier niet mee" in tekst(register)


@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_doorgifte_noemt_land_en_waarborg(id_: str) -> None:
    met = met_eis(pagina(id_, dossier("po", EIGEN)), "PV-doorgifte")
    assert "Canada" in met
    assert "modelcontract" in met
    assert "Canada" not in met_eis(pagina(id_, dossier("po")), "PV-doorgifte")


def test_een_computer_die_beslist_staat_erbij() -> None:
    assert "tien foute pogingen" in met_eis(
        pagina("privacyverklaring", dossier("po", EIGEN)), "PV-geautomatiseerd"
    )


@pytest.mark.parametrize("id_", VERKLARINGEN)
def test_camera_en_beeld_volgen_het_register(id_: str) -> None:
    uit = UIT + "  - {id: cameratoezicht, uit: geen cameras}\n  - {id: beeldmateriaal, uit: geen fotos}\n"
    zonder = met_eis(pagina(id_, dossier("po", uit)), "PV-beeld-en-camera")
    met = met_eis(pagina(id_, dossier("po")), "PV-beeld-en-camera")
    assert "geen camera" in zonder
    assert re.search("geen (herkenbare )?foto", zonder)
    assert "Er hangen camera" in met


def test_samenwerkingsverband_noemt_het_steunpunt() -> None:
    for id_ in VERKLARINGEN:
        assert "www.steunpunt.example" in tekst(pagina(id_, dossier("swv")))


def test_leerlingen_krijgen_geen_u() -> None:
    for sector in ("po", "vo", "mbo"):
        woorden = re.findall(r"\b[Uu]w?\b", tekst(pagina("privacyverklaring-leerlingen", dossier(sector))))
        assert woorden == []
