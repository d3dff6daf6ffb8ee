"""The advice about sharing: per recipient, per kind of education, and where only a person can tell."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.model.organisatie import VoMbo, VoMboGrondslag
from docgen.opdrachten.delen import Antwoord, adviezen_voor, deel_advies
from docgen.opdrachten.delen import als_tekst as advies_tekst
from docgen.recht.delen import Advies

from .conftest import PEILDATUM, Draai
from .hulp_delen import SOORTEN_BRIEF, dossier


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
        ("nieuwe-school", "po", ["X12"], "plicht", "c", None, "okr-brief"),
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


def test_rapport_voor_de_nieuwe_school_gaat_naar_ouders_tot_de_leerling_meerderjarig_is() -> None:
    (okr,) = advies("okr", "vso")
    assert okr.wie
    tekst = advies_tekst(Antwoord([okr], wie="vanaf 16 jaar: de leerling zelf", gronden={"c": "plicht"}))
    assert "meerderjarige leerling zelf" in " ".join(tekst.split())
    assert "vanaf 16 jaar" not in tekst


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
