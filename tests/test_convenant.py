"""The convenant and its privacyreglement: elements, numbers, references, branches and rules."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from ruamel.yaml import YAML

from docgen.bron import Kaart, keur, lees_bestand, lees_tekst, leg_op
from docgen.bron.boom import vind
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, als_tekst
from docgen.model.convenant import Convenant
from docgen.model.organisatie import Organisatie
from docgen.naslag import Naslag
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht, eisen
from docgen.opmaak.namen import namen
from docgen.regels import REGELS, Regel

from .conftest import GOED, PEILDATUM, WORTEL

GEVALLEN = WORTEL / "tests" / "gevallen" / "convenant"
DOCUMENTEN = ("convenant", "privacyreglement")
LIJST: dict[str, list[dict[str, str]]] = YAML(typ="safe").load(WORTEL / "tests" / "eisen.yaml")
Geval = dict[str, Any]


def _gevallen(naam: str) -> list[Any]:
    inhoud = YAML(typ="safe").load(GEVALLEN / f"{naam}.yaml")["gevallen"]
    return [pytest.param(g, id=g["naam"]) for g in inhoud]


def _boom(naam: str, leg: str) -> Kaart:
    meldingen = Meldingen()
    basis, boven = lees_bestand(GOED / f"{naam}.yaml", meldingen), lees_tekst(leg, meldingen, "geval")
    assert basis, als_tekst(meldingen.lijst)
    return cast(Kaart, leg_op(basis, boven)) if boven else basis


def dossier(leg: str = "", sector: str = "po") -> Dossier:
    meldingen = Meldingen()
    org = keur(_boom("organisatie", f"sector: {sector}"), Organisatie, meldingen)
    zaak = keur(_boom("convenant", leg or "versie: '1.0'"), Convenant, meldingen)
    assert org, als_tekst(meldingen.lijst)
    assert zaak, als_tekst(meldingen.lijst)
    return Dossier(org, Naslag(), PEILDATUM, ()).met("convenant", zaak)


@cache
def _soort(naam: str) -> Documentsoort:
    return lees_catalogus((), Meldingen())[naam]


@cache
def _opmaker() -> Opmaker:
    return Opmaker()


def pagina(naam: str, d: Dossier) -> HtmlElement:
    soort = _soort(naam)
    opdracht = Opdracht(PEILDATUM, d.org.naam, Huisstijl(), (), concept=False)
    titel = {"document_titel": soort.voorwerk.titel}
    document = maak_document(_opmaker(), soort, namen(d) | titel, opdracht)
    return lxml_html.document_fromstring(document.html)


def tekst(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


# --- elements -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sector", ["po", "so", "vo", "swv", "mbo"])
@pytest.mark.parametrize("rol", ["gezamenlijk", "afzonderlijk"])
@pytest.mark.parametrize("gevallen", ["[]", "[X1, X8]"])
def test_elk_element_staat_erin(sector: str, rol: str, gevallen: str) -> None:
    d = dossier(f"rolverdeling: {rol}\nuitzonderingsgevallen: {gevallen}", sector)
    reglement = {e["id"] for e in LIJST["privacyreglement"]}
    convenant = {e["id"] for e in LIJST["convenant"]} - ({"CV-K12"} if gevallen == "[]" else set())
    assert eisen(pagina("privacyreglement", d)) >= reglement
    assert eisen(pagina("convenant", d)) == reglement | convenant


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_een_goed_convenant_heeft_geen_gat(naam: str) -> None:
    boom = pagina(naam, dossier())
    assert boom.xpath("//span[@class='gat']") == []
    assert boom.body.get("data-concept") is None


def test_wat_ontbreekt_is_een_zichtbaar_gat() -> None:
    leg = """
        looptijd:
        contactpunt:
        dpia:
        partijen: [{id: bestuur, rechtsvorm: , vertegenwoordiger: , fg: }, {id: hulp, fg: }]
    """
    boom = pagina("convenant", dossier(leg))
    gaten = {tekst(g) for g in boom.xpath("//span[@class='gat']")}
    verwacht = ("begindatum", "einddatum", "contactpunt", "DPIA", "rechtsvorm", "wie tekent", "FG met e-mail")
    assert all(any(v in g for g in gaten) for v in verwacht), gaten
    assert boom.body.get("data-concept") == "CONCEPT"
    assert "Deze partij heeft geen FG" in tekst(boom)  # a care provider may have none


# --- numbers and references -----------------------------------------------------------------------------------


def _koppen(boom: HtmlElement) -> list[str]:
    return [tekst(k) for k in boom.xpath("//h2[@data-artikel]/span[@class='nummer']")]


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_nummers_lopen_door_en_beginnen_in_het_reglement_opnieuw(naam: str) -> None:
    boom = pagina(naam, dossier())
    nummers = [int(k.removeprefix("Artikel ")) for k in _koppen(boom)]
    delen = [i for i, n in enumerate(nummers) if n == 1]
    assert len(delen) == (2 if naam == "convenant" else 1)
    for begin, eind in zip(delen, [*delen[1:], len(nummers)], strict=True):
        assert nummers[begin:eind] == list(range(1, eind - begin + 1))
    bijlagen = [tekst(b) for b in boom.xpath("//h2[@data-bijlage]/span[@class='nummer']")]
    assert bijlagen == [f"Bijlage {i}" for i in range(1, (5 if naam == "convenant" else 2) + 1)]


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_leden_dragen_het_nummer_van_hun_artikel(naam: str) -> None:
    artikel = ""
    for el in pagina(naam, dossier()).iter("h2", "ol"):
        if el.get("data-artikel") is not None:
            artikel = tekst(el).split()[1]
        elif el.get("class") == "leden":
            assert [tekst(li).split()[0] for li in el] == [f"{artikel}.{i}" for i in range(1, len(el) + 1)]


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_verwijzingen_zijn_gevuld_en_wijzen_naar_dat_nummer(naam: str) -> None:
    boom = pagina(naam, dossier("rolverdeling: gezamenlijk"))
    ids = boom.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = boom.xpath("//a[contains(@class, 'verwijzing')]")
    assert len(links) > 8
    for a in links:
        (doel,) = boom.xpath(f"//*[@id='{a.get('href')[1:]}']")
        assert tekst(doel).lower().startswith(tekst(a).lower() + " ")


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_geen_artikelnummer_zonder_wet_is_getypt(naam: str) -> None:
    """Every 'artikel n' that is no reference names its act: nobody typed a number of this document."""
    boom = pagina(naam, dossier())
    for el in boom.xpath("//a[contains(@class, 'verwijzing')] | //span[@class='nummer']"):
        el.text = ""
    wetten = {n.wet.afkorting for n in Naslag().wetboek.normen()}
    for treffer in re.finditer(r"artikel [\d:.]+[a-z]*( lid \w+)?( onder \w+)? (\S+( \d{4})?)", tekst(boom)):
        assert any(treffer[3].startswith(w.split()[0]) for w in wetten), treffer[0]


# --- one source -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("leg", ["", "doel: Jongeren vinden samen met ons hun weg. Niemand valt uit."])
def test_doel_is_overal_woordelijk_gelijk(leg: str) -> None:
    d = dossier(leg)
    convenant, los = pagina("convenant", d), pagina("privacyreglement", d)
    (doel,) = convenant.xpath("//*[@data-eis='CV-K14']")
    in_bijlage, in_reglement = (b.xpath("//*[@data-eis='PR-4.1']")[0] for b in (convenant, los))
    assert tekst(doel) == tekst(in_bijlage) == tekst(in_reglement)
    assert not leg or tekst(doel) == leg.removeprefix("doel: ")


def test_reglement_is_gelijk_aan_de_bijlage() -> None:
    """Apart from the numbers of annexes and the table of councils, the regulation says the same in both places."""
    d = dossier("medezeggenschap: []")
    bijlage = pagina("convenant", d).xpath("//section[contains(@class, 'reglement')]")[0]
    los = pagina("privacyreglement", d)
    zonder = [
        re.sub(r"[Bb]ijlage \d", "bijlage", tekst(li)) for li in bijlage.xpath(".//ol[@class='leden']/li")
    ]
    assert zonder == [
        re.sub(r"[Bb]ijlage \d", "bijlage", tekst(li)) for li in los.xpath("//ol[@class='leden']/li")
    ]


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_versie_en_datum_staan_in_de_voettekst(naam: str) -> None:
    (voet,) = pagina(naam, dossier("versie: '3.1'")).xpath("//footer")
    assert "versie 3.1" in tekst(voet)
    assert "1 november 2026" in tekst(voet)


def test_elke_partij_tekent_met_naam_functie_plaats_en_datum() -> None:
    d = dossier()
    (deel,) = pagina("convenant", d).xpath("//*[@data-eis='CV-ondertekening']")
    blokken = deel.xpath(".//section[@class='ondertekening']")
    assert [tekst(b.find("h3")) for b in blokken] == [p.naam for p in d.convenant.partijen]
    for blok, partij in zip(blokken, d.convenant.partijen, strict=True):
        velden = {re.sub(r"partij_\d+_", "", v.get("name")): v.get("value") for v in blok.iter("input")}
        assert set(velden) == {"naam", "functie", "plaats", "datum", "handtekening"}
        assert partij.vertegenwoordiger
        assert (velden["naam"], velden["functie"]) == (
            partij.vertegenwoordiger.naam,
            partij.vertegenwoordiger.functie,
        )


def test_leeftijden_komen_uit_de_wet() -> None:
    (tabel,) = pagina("privacyreglement", dossier()).xpath("//*[@data-eis='PR-15.1']")
    rijen = [tekst(th) for th in tabel.xpath(".//tbody//th")]
    assert rijen[:3] == ["Jonger dan 12 jaar", "12 tot en met 15 jaar", "16 jaar en ouder"]
    twaalf = tekst(tabel.xpath(".//tbody/tr")[1])
    assert "Intrekken mogen zij en de leerling allebei" in twaalf
    assert "De leerling gebruikt de rechten zelf. De ouders mogen dat ook." in twaalf


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_geen_woorden_van_de_oude_wet(naam: str) -> None:
    oud = r"\b(persoonsregistratie|houder|verzet|afscherm(en|ing)|Wbp|GBA|RMC|eigenaar|Wgs|WGS)\b"
    assert re.findall(oud, tekst(pagina(naam, dossier()))) == []


# --- branches -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("geval", _gevallen("takken"))
def test_tak(geval: Geval) -> None:
    boom = pagina("convenant", dossier(geval["leg_op"], geval.get("sector", "po")))
    inhoud = tekst(boom)
    assert [w for w in geval["wel"] if w not in inhoud] == []
    assert [w for w in geval.get("niet", ()) if w in inhoud] == []


# --- rules ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("geval", _gevallen("regels"))
def test_regels(geval: Geval) -> None:
    d = dossier(geval["leg_op"])
    gevonden = []
    for regel in REGELS.values():
        if (
            isinstance(regel, Regel)
            and regel.over == "convenant"
            and regel.code.startswith(geval.get("alleen", ""))
        ):
            for b in regel.controle(d):
                ernst = b.ernst or regel.ernst
                gevonden.append(f"{regel.code} {ernst.value} {'.'.join(map(str, b.pad))}")
                assert b.hint
    assert sorted(gevonden) == sorted(geval["codes"])


def test_een_onbekende_code_noemt_de_naaste() -> None:
    d = dossier("partijen: [{id: hulp, soort: jeugdhulpp}]\nuitzonderingsgevallen: [X1]")
    (melding,) = [
        m for r in REGELS.values() if isinstance(r, Regel) and r.code == "INV141" for m in r.pas_toe(d)
    ]
    assert melding.hint == "bedoelde u 'jeugdhulp'?"


def test_melding_wijst_naar_de_regel_van_de_fout() -> None:
    d = dossier("uitzonderingsgevallen:\n  - X1\n  - X17\n")
    assert d.zaak
    (melding,) = [
        m for r in REGELS.values() if isinstance(r, Regel) and r.code == "CNV115" for m in r.pas_toe(d)
    ]
    assert (melding.plek.bestand, melding.plek.regel) == ("geval", 3)
    assert melding.plek == vind(d.zaak.boom, ("uitzonderingsgevallen", 1))[1]
