"""The register of processing activities: every field of AVG 30 in every sector, and the rules that guard it."""

from __future__ import annotations

import time

import pytest
from ruamel.yaml import YAML

from docgen.meldingen import Ernst
from docgen.model.basis import Sector
from docgen.regels import controleer

from .conftest import WORTEL
from .hulp_register import REGISTER, document, dossier, gevonden, met_eis, pagina, rijen, tekst

EISEN = YAML(typ="safe").load(WORTEL / "tests" / "eisen.yaml")["verwerkingsregister"]
ALTIJD = {e["id"] for e in EISEN if e["wanneer"] == "altijd"}
REGELS_REGISTER = frozenset({"register"})
VERWERKER = """
verwerkt_voor:
  - id: buurschool
    voor: Basisschool De Buren
    contact: info@deburen.example
    verwerkingen: [beheer van het netwerk]
    maatregelen: [M1, M3]
verwerkingen:
  - {id: accounts, gezamenlijk_met: [{naam: Stichting Samen Leren, contact: privacy@samenleren.example}]}
"""


@pytest.mark.parametrize("sector", list(Sector))
def test_elk_veld_bij_elke_verwerking(sector: Sector) -> None:
    d = dossier(sector.value)
    boom = pagina(REGISTER, d)
    bladen = list(rijen(boom))
    assert len(bladen) == len(d.register) == len(boom.xpath("(//section[@class='liggend'])[1]//tbody/tr"))
    per_blad = ALTIJD - {"VR-a-verantwoordelijke", "VR-a-fg"}
    for artikel in boom.xpath("//article"):
        codes = {c for el in artikel.xpath(".//*[@data-eis]") for c in el.get("data-eis").split()}
        assert per_blad - codes == set()
    assert ALTIJD | {"VR-bijzonder"} <= gevonden(boom)
    assert not document(REGISTER, d).concept


@pytest.mark.parametrize("sector", list(Sector))
def test_standaard_van_docgen_heeft_geen_fout(sector: Sector) -> None:
    fouten = [
        m for m in controleer(dossier(sector.value), REGELS_REGISTER) if m.ernst is not Ernst.WAARSCHUWING
    ]
    assert fouten == []


def test_deel_als_verwerker_en_gezamenlijk_alleen_als_het_voorkomt() -> None:
    extra = {"VR-verwerker-deel", "VR-a-gezamenlijk"}
    zonder, met = gevonden(pagina(REGISTER, dossier())), pagina(REGISTER, dossier("po", VERWERKER))
    assert extra & zonder == set()
    assert extra <= gevonden(met)
    assert "beheer van het netwerk" in met_eis(met, "VR-verwerker-deel").casefold()
    assert "Stichting Samen Leren" in met_eis(met, "VR-a-gezamenlijk")


def test_verwerker_met_datum() -> None:
    assert "1 augustus 2026" in met_eis(pagina(REGISTER, dossier()), "VR-verwerkers")


def test_verwerker_zonder_overeenkomst_is_een_zichtbaar_gat() -> None:
    d = dossier("po", "verwerkers: [{id: noot, overeenkomst_op: }]")
    assert document(REGISTER, d).concept
    assert "VWK101" in {m.code for m in controleer(d, REGELS_REGISTER)}


def test_uitgezet_staat_met_reden_in_de_bijlage() -> None:
    boom = pagina(REGISTER, dossier("po", "verwerkingen: [{id: tso, uit: wij hebben een continurooster}]"))
    assert "Wij hebben een continurooster" in tekst(boom)
    assert not [naam for naam, _ in rijen(boom) if "Overblijven" in naam]


def test_termijn_per_sector() -> None:
    po, mbo = (dict(rijen(pagina(REGISTER, dossier(s)))) for s in ("po", "mbo"))
    assert "ten minste 5 jaar" in po["2. Inschrijving en administratie"]["Bewaartermijn"].casefold()
    assert "selectielijst voor het mbo" in mbo["2. Inschrijving en administratie"]["Bewaartermijn"]


@pytest.mark.parametrize(
    ("tekst_", "goed"),
    [
        ("onbepaald", False),
        ("onbeperkt", False),
        ("zo lang als nodig", False),
        ("niet langer dan noodzakelijk is", False),
        ("wettelijke termijn", False),
        ("n.v.t.", False),
        ("altijd", False),
        ("BT99", False),
        ("jaren", False),
        ("vijf jaar na vertrek", True),
        ("2 schooljaren", True),
        ("72 uur", True),
        ("tot de leerling van school gaat", True),
        ("zo lang als de selectielijst vraagt", True),
        ("direct na de activiteit", True),
        ("BT3", True),
    ],
)
def test_wat_een_bewaartermijn_is(tekst_: str, goed: bool) -> None:
    d = dossier("po", f"verwerkingen: [{{id: muziekles, bewaartermijn: {tekst_}}}]")
    gevonden_ = [m for m in controleer(d, REGELS_REGISTER) if m.code == "VRW104"]
    assert [m.plek.regel for m in gevonden_] == ([] if goed else [1])
    if tekst_ == "onbepaald":
        assert gevonden_[0].tekst == "bewaartermijn 'onbepaald' is geen termijn en geen criterium"


@pytest.mark.parametrize(
    ("wie", "naam"),
    [
        ("mevrouw Voorbeeld", True),
        ("J. de Vries", True),
        ("juf Anna", True),
        ("j.voorbeeld@school.example", True),
        ("directeur", False),
        ("Hoofd Bedrijfsvoering", False),
        ("Wolkenstroom B.V. Nederland", False),
        ("de juf of meester van de groep", False),
        ("administratie@school.example", False),
    ],
)
def test_namen_van_personen(wie: str, naam: bool) -> None:
    d = dossier("po", f"verwerkingen: [{{id: muziekles, toegang: {wie}}}]")
    assert ("VRW121" in {m.code for m in controleer(d, REGELS_REGISTER)}) is naam


def test_hint_noemt_de_naaste_code() -> None:
    d = dossier("po", "verwerkingen: [{id: muziekles, ontvangers: [ouders, DUO], normen: [wpo-8, wpo-40z]}]")
    hints = {m.code: (m.plek.kolom, m.hint) for m in controleer(d, REGELS_REGISTER)}
    assert "X14" in hints["INV152"][1]
    assert "wpo-40" in hints["INV157"][1]
    assert hints["INV152"][0] == len("verwerkingen: [{id: muziekles, ontvangers: [ouders, ") + 1


def test_langer_mag_met_een_eigen_reden() -> None:
    lang = "verwerkingen: [{id: accounts, bewaartermijn: 3 jaar na vertrek%s}]"
    zonder, met = (
        {m.code for m in controleer(dossier("po", lang % reden), REGELS_REGISTER)}
        for reden in ("", ", bewaartermijn_reden: Studenten halen hun werk vaak later op.")
    )
    assert "VRW106" in zonder
    assert "VRW106" not in met


def test_een_onbekend_thema_is_een_fout() -> None:
    d = dossier("po", "verwerkingen: [{id: muziekles, thema: lessen}]")
    assert [m for m in controleer(d, REGELS_REGISTER) if m.code == "INV156" and m.ernst is Ernst.FOUT]


def test_honderd_eigen_verwerkingen_blijven_vlug() -> None:
    eigen = "\n".join(
        f"  - {{id: eigen-{n}, naam: Eigen {n}, thema: onderwijs, doelen: [iets te doen], betrokkenen: [leerling],"
        " gegevens: [naam], ontvangers: [ouders], grondslagen: [e], normen: [wpo-8], bewaartermijn: 1 jaar na vertrek,"
        " maatregelen: [M1]}"
        for n in range(100)
    )
    d = dossier("po", f"verwerkingen:\n{eigen}\n")
    begin = time.perf_counter()
    assert len(list(rijen(pagina(REGISTER, d)))) == len(d.register) > 140
    controleer(d, REGELS_REGISTER)
    assert time.perf_counter() - begin < 10
