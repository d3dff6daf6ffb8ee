"""The papers of the organisation itself: the FG, the assessment of risks, the check of an agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from docgen.bron import Gelezen
from docgen.catalogus import lees_catalogus
from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.model.dpia import Dpia, Hoogte
from docgen.opdrachten.inlezen import lees_dossier, lees_zaak
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.regels import controleer

from .conftest import PEILDATUM, VOORBEELDEN

BESTUUR = VOORBEELDEN / "vo-scholengroep" / "bestuur.yaml"
CATALOGUS = lees_catalogus((), Meldingen())


def _dossier() -> Dossier:
    dossier = lees_dossier(BESTUUR, PEILDATUM, Meldingen())
    assert dossier
    return dossier


def _dpia(dossier: Dossier, **anders: object) -> Dossier:
    zaak = lees_zaak("dpia", BESTUUR.parent / "dpia" / "dpia-2026-02.yaml", Meldingen())
    assert zaak
    model: Dpia = zaak.model
    return dossier.met("dpia", Gelezen(model.model_copy(update=anders), zaak.boom))


def _pagina(id_: str, dossier: Dossier) -> HtmlElement:
    soort = CATALOGUS[id_]
    context = namen(dossier) | {"document_titel": soort.voorwerk.titel}
    opdracht = Opdracht(PEILDATUM, dossier.org.naam, Huisstijl(), dossier.mappen, concept=False)
    return lxml_html.fromstring(maak_document(Opmaker(), soort, context, opdracht).html)


def _tekst(boom: HtmlElement) -> str:
    return " ".join(boom.text_content().split())


def test_dpia_vertelt_wat_het_register_zegt() -> None:
    dossier = _dpia(_dossier())
    tekst = _tekst(_pagina("dpia-samenvatting", dossier))
    for v in dossier.register:
        if v.id in dossier.zaak.model.verwerkingen:  # type: ignore[union-attr]
            assert v.naam in tekst
            assert all(g.casefold() in tekst.casefold() for g in v.gegevens)
    assert "Het risico dat overblijft, is laag." in tekst


def test_hoog_risico_dat_blijft_gaat_eerst_naar_de_ap() -> None:
    dossier = _dossier()
    model = _dpia(dossier).zaak.model  # type: ignore[union-attr]
    risicos = tuple(r.model_copy(update={"rest": Hoogte.HOOG}) for r in model.risicos)
    hoog = _dpia(dossier, risicos=risicos)
    assert "vragen wij eerst advies aan de Autoriteit" in _tekst(_pagina("dpia-samenvatting", hoog))
    assert [m.code for m in controleer(hoog, frozenset({"dpia"}))] == ["VRW163"]


@pytest.mark.parametrize("veld", ["advies_fg", "besluit", "noodzaak", "risicos"])
def test_wat_ontbreekt_is_een_zichtbaar_gat(veld: str) -> None:
    leeg = _dpia(_dossier(), **{veld: () if veld == "risicos" else None})
    assert _pagina("dpia-samenvatting", leeg).xpath('//span[@class="gat"]')


def test_fg_heeft_alle_taken_en_waarborgen() -> None:
    boom = _pagina("aanstelling-fg", _dossier())
    assert len(boom.xpath('//ul[@data-eis="FG-taken"]/li')) == 5
    assert "onafhankelijk" in _tekst(boom.xpath('//ul[@data-eis="FG-positie"]')[0])
    assert len(boom.xpath('//input[@type="checkbox"]')) == 4


def test_zonder_fg_is_zijn_adres_een_gat() -> None:
    dossier = _dossier()
    org = replace(dossier.organisatie, model=dossier.org.model_copy(update={"fg": None}))
    assert _pagina("aanstelling-fg", replace(dossier, organisatie=org)).xpath('//span[@class="gat"]')


def test_controlelijst_vraagt_alles_van_artikel_28() -> None:
    dossier = _dossier()
    punten = dossier.naslag.lijsten["verwerkersovereenkomst"].values()
    genoemd = {n for p in punten for n in p["normen"]}
    assert {f"avg-28-3-{letter}" for letter in "abcdefgh"} <= genoemd
    boom = _pagina("checklist-verwerkersovereenkomst", dossier)
    assert len(boom.xpath("//tbody/tr")) == len(punten)
    assert not boom.xpath("//input[@checked]")
