"""The papers around a convenant: volmacht, tekenblad, toetreding, addendum and covering letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement
from ruamel.yaml import YAML

from docgen.bron import keur, lees_tekst
from docgen.catalogus import lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.model.convenant import Convenant
from docgen.naslag import Naslag
from docgen.opdrachten.taken import Taak
from docgen.opmaak import Opmaker
from docgen.opmaak.document import eisen
from docgen.opmaak.namen import namen

from .conftest import PEILDATUM, WORTEL
from .hulp_reeks import codes, draai, werkmap
from .test_convenant import dossier, pagina, tekst

VOLMACHT = 'volmacht: {versie: "1.0", geldig_tot: 2027-01-31}\n'
TOEZENDING = "toezending: {uiterlijk: 2026-12-18}\n"
GETEKEND = 'versie: "1.1"\nondertekend: {op: 2026-11-10, versie: "1.0"}\n'
WIJZIGING = (
    "wijzigingen: [{artikel: '17.1', was: Oud., wordt: Nieuw., reden: het moest, vanaf: 2027-01-01}]\n"
)
ADDENDUM = GETEKEND + WIJZIGING + TOEZENDING + 'volmacht: {versie: "1.1", geldig_tot: 2027-01-31}\n'
LID = "lid: bestuur\ngeheel: proef\n"
STUKKEN = {
    "volmacht": VOLMACHT,
    "tekenblad": "",
    "toetredingsformulier": "",
    "addendum": GETEKEND + WIJZIGING,
    "begeleidende-brief-convenant": VOLMACHT + TOEZENDING,
}


@pytest.mark.parametrize("sector", ["swv", "vo"])
@pytest.mark.parametrize("lid", ["", LID, "lid: gemeente\n"])
@pytest.mark.parametrize("stuk", STUKKEN)
def test_elk_onderdeel_staat_erin_zonder_gat(stuk: str, lid: str, sector: str) -> None:
    boom = pagina(stuk, dossier(STUKKEN[stuk] + lid, sector))
    assert eisen(boom) >= set(lees_catalogus((), Meldingen())[stuk].voorwerk.nooit_zonder)
    assert boom.xpath("//span[@class='gat']") == []


@pytest.mark.parametrize("stuk", STUKKEN)
def test_elk_stuk_noemt_versie_datum_en_kenmerk(stuk: str) -> None:
    d = dossier(STUKKEN[stuk] + LID)
    boom = pagina(stuk, d)
    (voet,) = boom.xpath("//footer")
    assert d.convenant.kenmerk in tekst(voet)
    assert f"versie {d.convenant.versie}" in tekst(boom).replace("Versie ", "versie ")


@pytest.mark.parametrize("stuk", STUKKEN)
def test_alleen_de_eigen_partij_staat_erin(stuk: str) -> None:
    """A package goes to one board: nothing about the signatory of another party, but for who gets the power."""
    if stuk in ("toetredingsformulier", "addendum"):
        return  # these name every party of the convenant
    inhoud = _alles(pagina(stuk, dossier(STUKKEN[stuk] + LID)))
    assert "S. Voorbeeld" in inhoud
    assert all(ander not in inhoud for ander in ("H. Voorbeeld", "G. Voorbeeld"))


# --- volmacht -------------------------------------------------------------------------------------------------


def test_volmacht_is_voor_een_versie_tot_een_dag_en_niet_door_te_geven() -> None:
    inhoud = tekst(pagina("volmacht", dossier(VOLMACHT + LID)))
    assert "alleen voor versie 1.0" in inhoud
    assert "uiterlijk na 31 januari 2027" in inhoud
    assert "mag deze volmacht niet aan een ander doorgeven" in inhoud
    assert "op elk moment intrekken" in inhoud
    assert "met alle partijen: kenmerk proef" in inhoud


def test_doorgeven_mag_alleen_als_het_er_staat() -> None:
    leg = 'volmacht: {versie: "1.0", geldig_tot: 2027-01-31, doorgeven: ja}\n'
    assert "aan een ander doorgeven. U hoort dan aan wie" in tekst(pagina("volmacht", dossier(leg)))


def test_zonder_lid_een_blad_per_schoolbestuur_of_een_leeg_blad() -> None:
    boom = pagina("volmacht", dossier(VOLMACHT))
    assert [tekst(h) for h in boom.xpath("//section[@class='ondertekening']/h3")] == [
        "Namens Stichting Voorbeeldonderwijs"
    ]
    leeg = pagina("volmacht", dossier(VOLMACHT + "partijen: [{id: bestuur, soort: ggd}]"))
    assert leeg.xpath("//input[@name='gever_naam_1' and not(@value)]")


def test_een_ander_dan_het_samenwerkingsverband_krijgt_de_volmacht() -> None:
    leg = 'volmacht: {versie: "1.0", geldig_tot: 2027-01-31, aan: hulp}\n' + LID
    inhoud = tekst(pagina("volmacht", dossier(leg)))
    assert "mag Stichting Jeugdhulp Proefstad voor u tekenen" in inhoud
    assert "Samenwerkingsverband" not in inhoud


def test_wie_tekent_zegt_zelf_waarom_dat_mag() -> None:
    boom = pagina("tekenblad", dossier("lid: gemeente\n"))
    assert "Bij een overheid is het vaak een mandaat" in tekst(boom)
    vakken = boom.xpath("//input[@type='checkbox']")
    assert len(vakken) == 3
    assert all(v.get("checked") is None for v in vakken)
    bekend = pagina("tekenblad", dossier("lid: hulp\npartijen: [{id: hulp, bevoegdheid: artikel 8}]"))
    assert bekend.xpath("//input[@name='bevoegd_waar_1']/@value") == ["artikel 8"]


# --- addendum -------------------------------------------------------------------------------------------------


def test_addendum_zegt_van_wat_naar_wat_en_wie_tekent() -> None:
    boom = pagina("addendum", dossier(ADDENDUM))
    inhoud = tekst(boom)
    assert "1. Artikel 17.1: opzegging" in inhoud
    assert "Waarom: het moest. Vanaf: 1 januari 2027." in inhoud
    assert [tekst(td) for td in boom.xpath("//tbody/tr/td")][-2:] == ["Oud.", "Nieuw."]
    assert len(boom.xpath("//section[@class='ondertekening']")) == 4
    assert len(pagina("addendum", dossier(ADDENDUM + LID)).xpath("//section[@class='ondertekening']")) == 1


def test_met_een_addendum_vragen_brief_en_volmacht_om_het_addendum() -> None:
    brief = tekst(pagina("begeleidende-brief-convenant", dossier(ADDENDUM + LID)))
    assert "Tekenblad" not in brief
    assert "U tekende versie 1.0." in brief
    assert "mag voor dit bestuur het addendum" in tekst(pagina("volmacht", dossier(ADDENDUM + LID)))


@pytest.mark.parametrize(
    ("stuk", "leg", "past"),
    [
        ("volmacht", "", False),
        ("volmacht", VOLMACHT, True),
        ("volmacht", VOLMACHT + "lid: verband\n", False),  # nobody gives the power to himself
        ("tekenblad", "", True),
        ("tekenblad", ADDENDUM, False),
        ("addendum", "", False),
        ("addendum", ADDENDUM, True),
        ("begeleidende-brief-convenant", "", False),
        ("begeleidende-brief-convenant", TOEZENDING, True),
    ],
)
def test_wanneer_een_stuk_past(stuk: str, leg: str, past: bool) -> None:
    soort = lees_catalogus((), Meldingen())[stuk]
    taak = Taak(soort, dossier(leg))
    assert soort.voorwerk.als
    assert Opmaker().geldt(soort.voorwerk.als, namen(taak.dossier), soort.sjabloon) is past


# --- letter ---------------------------------------------------------------------------------------------------


def test_brief_noemt_stukken_datum_en_wie_helpt() -> None:
    leg = (
        VOLMACHT
        + LID
        + "toezending: {uiterlijk: 2026-12-18, naar: Proefweg 1, vragen: {naam: B. Bel, telefoon: 085 000 00 01}}"
    )
    boom = pagina("begeleidende-brief-convenant", dossier(leg))
    assert [tekst(th) for th in boom.xpath("//tbody/tr/th")][-3:] == [
        "Convenant, versie 1.0", "Tekenblad", "Volmacht",
    ]  # fmt: skip
    inhoud = tekst(boom)
    assert "uiterlijk op vrijdag 18 december 2026, naar Proefweg 1" in inhoud
    assert "contact op met B. Bel, per telefoon (085 000 00 01)" in inhoud


def test_zonder_volmacht_noemt_de_brief_er_geen() -> None:
    inhoud = tekst(pagina("begeleidende-brief-convenant", dossier(TOEZENDING + LID)))
    assert "volmacht" not in inhoud.lower()


# --- the list of articles -------------------------------------------------------------------------------------


def test_de_lijst_met_artikelen_is_die_van_het_convenant() -> None:
    lijst = Naslag().lijsten["convenantartikelen"].values()
    for deel, kop in (("convenant", "c-"), ("reglement", "r-"), ("bijlage", "b-")):
        koppen = pagina("convenant", dossier()).xpath(f"//h2[starts-with(@id, '{kop}')]")
        for h2 in koppen:
            h2.find("span").drop_tree()
        echt = [(h2.get("id"), tekst(h2)) for h2 in koppen]
        assert echt == [(i["id"], i["naam"]) for i in lijst if i["deel"] == deel]


@pytest.mark.parametrize("nummer", ["", "zeventien", "0", "17.", "17.1.2", "artikel"])
def test_een_artikel_is_een_nummer(nummer: str) -> None:
    meldingen = Meldingen()
    boom = lees_tekst(f"wijzigingen: [{{artikel: '{nummer}', reden: x, vanaf: 2027-01-01}}]", meldingen, "x")
    assert boom
    keur(boom, Convenant, meldingen)
    assert "INV149" in {m.code for m in meldingen.lijst}


def test_artikel_mag_ook_voluit() -> None:
    leg = GETEKEND + WIJZIGING.replace("'17.1'", "Artikel 17.1")
    assert dossier(leg).convenant.wijzigingen[0].artikel == "17.1"


@pytest.mark.parametrize(
    ("sector", "vraag"),
    [("po", "advies over de samenwerking"), ("mbo", "de studentenraad om instemming")],
)
def test_de_brief_zegt_wat_het_bestuur_zijn_raad_vraagt(sector: str, vraag: str) -> None:
    leg = TOEZENDING + f"partijen: [{{id: bestuur, sectoren: [{sector}]}}]\n"
    inhoud = tekst(pagina("begeleidende-brief-convenant", dossier(leg)))
    assert "Ga eerst naar uw medezeggenschap" in inhoud
    assert vraag in inhoud


# --- in a series ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reeks_uit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("reeks")
    config = werkmap(map_, "samenwerkingsverband")
    verslag = draai(config, config.parent / "reeksen" / "leden.csv", wat="convenant", rol="partij")
    assert (verslag.gemaakt, verslag.geheel, verslag.concepten) == (4, "gemaakt", 0), verslag.meldingen
    return map_ / "uit"


def test_elk_bestuur_krijgt_zijn_eigen_pakket(reeks_uit: Path) -> None:
    stukken = {p.name.removesuffix("-leden-2027-90102.html") for p in reeks_uit.glob("*-90102.html")}
    assert stukken == {"convenant", "volmacht", "tekenblad", "begeleidende-brief-convenant"}
    for pad in reeks_uit.glob("*-90102.html"):
        inhoud = pad.read_text(encoding="utf-8")
        assert "leden-2027-90102" in inhoud
        assert all(ander not in inhoud for ander in ("Veenrand", "Oeverzwaluw", "Leerhof"))


def test_voor_allen_samen_tekenbladen_en_een_leeg_formulier(reeks_uit: Path) -> None:
    samen = {p.name for p in reeks_uit.glob("*-leden-2027.html")}
    assert samen == {f"{s}-leden-2027.html" for s in ("convenant", "tekenblad", "toetredingsformulier")}
    bladen = (reeks_uit / "tekenblad-leden-2027.html").read_text(encoding="utf-8")
    assert "Blad 10 van 10: politie Rietdam" in bladen


def test_de_lijst_zegt_waarom_iemand_mag_tekenen(reeks_uit: Path) -> None:
    met, zonder = (
        (reeks_uit / f"tekenblad-leden-2027-{n}.html").read_text(encoding="utf-8") for n in (90102, 90104)
    )
    assert 'value="artikel 7 van de statuten"' in met
    assert "artikel 7" not in zonder


def test_volmacht_noemt_ook_het_convenant_met_alle_partijen(reeks_uit: Path) -> None:
    inhoud = (reeks_uit / "volmacht-leden-2027-90104.html").read_text(encoding="utf-8")
    assert "kenmerk leden-2027-90104 tekenen" in inhoud
    assert "met alle partijen: kenmerk leden-2027." in inhoud


def test_een_volmacht_voor_een_oude_versie_is_een_concept(tmp_path: Path) -> None:
    config = werkmap(tmp_path, "samenwerkingsverband")
    basis = config.parent / "reeksen" / "convenant.yaml"
    basis.write_text(
        basis.read_text(encoding="utf-8").replace('versie: "1.2"', 'versie: "1.3"', 1), encoding="utf-8"
    )
    verslag = draai(config, config.parent / "reeksen" / "leden.csv", wat="volmacht", rol="partij", proef=1)
    assert "CNV202" in codes(verslag)
    assert verslag.concepten == 1


@pytest.mark.parametrize(("stuk", "samen"), [("volmacht", False), ("toetredingsformulier", True)])
def test_een_stuk_alleen_komt_er_voor_elk_lid(stuk: str, samen: bool, tmp_path: Path) -> None:
    """Members who join later get a form with their own names; nobody is said to have failed."""
    config = werkmap(tmp_path, "samenwerkingsverband")
    verslag = draai(config, config.parent / "reeksen" / "leden.csv", wat=stuk, rol="partij")
    assert (verslag.gemaakt, verslag.mislukt, verslag.geheel) == (4, 0, "gemaakt" if samen else "")
    assert (tmp_path / "uit" / f"{stuk}-leden-2027.html").is_file() is samen
    inhoud = (tmp_path / "uit" / f"{stuk}-leden-2027-90102.html").read_text(encoding="utf-8")
    assert "Vereniging voor Christelijk Basisonderwijs Het Kompas" in inhoud


def _alles(boom: HtmlElement) -> str:
    return " ".join([tekst(boom), *boom.xpath("//input/@value")])


def test_voorbeelden_tonen_elk_stuk() -> None:
    yaml = YAML(typ="safe")
    map_ = WORTEL / "voorbeelden" / "samenwerkingsverband" / "convenanten"
    alle = [yaml.load(p) for p in map_.glob("*.yaml")]
    assert any("volmacht" in c and "toezending" in c and "wijzigingen" not in c for c in alle)
    assert any("wijzigingen" in c for c in alle)


def test_dossier_kent_de_peildatum() -> None:
    """A return date that has passed is a fault until everyone has signed."""
    from docgen.regels import controleer

    def gevonden(leg: str) -> set[str]:
        d: Dossier = dossier(leg)
        return {m.code for m in controleer(d, frozenset({"convenant"}))}

    oud = "toezending: {uiterlijk: 2026-11-20}\n"
    assert PEILDATUM.isoformat() > "2026-11-20"
    assert gevonden(oud) == {"CNV209"}
    assert gevonden(oud + 'ondertekend: {op: 2026-11-21, versie: "1.0"}\n') == set()
    assert gevonden(oud + GETEKEND + WIJZIGING) == {"CNV209"}
