"""The worked examples of the terms (tests/gevallen/termijnen)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.recht.kalender import atw_kalender, plus_maanden, school_kalender
from docgen.recht.laden import wetboek
from docgen.recht.leeftijd import keerpunten, leeftijd, wordt
from docgen.recht.termijnen import (
    Antwoordtermijn,
    TermijnInstelling,
    Wachttijd,
    antwoordtermijn,
    bezwaartermijn,
    informeertermijn,
    reactietermijn,
    verlenging,
    verzoekschrifttermijn,
)
from tests.hulp_recht import Geval, gevallen, naam

WET = wetboek()


def _instelling(gegeven: dict[str, Any]) -> TermijnInstelling:
    velden: dict[str, Any] = dict(gegeven.get("instelling", {}))
    velden["extra_vrije_dagen"] = tuple(velden.get("extra_vrije_dagen", ()))
    return TermijnInstelling(**velden)


def _antwoord(g: dict[str, Any]) -> Antwoordtermijn:
    vragen = [Wachttijd(*vraag) for vraag in g.get("vragen", ())]
    return antwoordtermijn(g["ontvangen"], WET, vragen, _instelling(g), bezwaar=g.get("bezwaar", False))


@pytest.mark.parametrize("geval", gevallen("termijnen", "verzoeken"), ids=naam)
def test_verzoek(geval: Geval) -> None:
    termijn, verwacht = _antwoord(geval.gegeven), geval.verwacht
    assert termijn.stil == 0
    assert plus_maanden(termijn.ontvangen_op, 1) == verwacht["maand"]
    assert termijn.een.datum == verwacht["een"]
    assert termijn.drie.datum == verwacht["drie"]
    assert termijn.zonder == termijn.een
    if "streef" in verwacht:
        assert termijn.streef.datum == verwacht["streef"]


@pytest.mark.parametrize("geval", gevallen("termijnen", "schorsing"), ids=naam)
def test_schorsing(geval: Geval) -> None:
    termijn, verwacht = _antwoord(geval.gegeven), geval.verwacht
    assert termijn.stil == verwacht["stil"]
    assert termijn.geschorst == (verwacht["stil"] > 0)
    assert termijn.een.datum == verwacht["een"]
    assert termijn.zonder.datum == verwacht["zonder"]
    assert termijn.drie.datum == verwacht["drie"]
    assert termijn.zonder_drie.datum == verwacht.get("zonder_drie", termijn.zonder_drie.datum)
    assert ("edpb-01-2022-159" in termijn.een.normen) == termijn.geschorst
    if "streef" in verwacht:
        assert termijn.streef.datum == verwacht["streef"]


@pytest.mark.parametrize("geval", gevallen("termijnen", "verlenging"), ids=naam)
def test_verlenging(geval: Geval) -> None:
    oordeel, verwacht = verlenging(_antwoord(geval.gegeven), geval.gegeven["bericht"]), geval.verwacht
    assert (oordeel.mag, oordeel.op_tijd_zonder) == (verwacht["mag"], verwacht["op_tijd_zonder"])
    assert (oordeel.uiterlijk, oordeel.nieuwe_datum.datum) == (verwacht["uiterlijk"], verwacht["nieuw"])


@pytest.mark.parametrize("geval", gevallen("termijnen", "weken"), ids=naam)
def test_zes_weken(geval: Geval) -> None:
    op, instelling = geval.gegeven["op"], _instelling(geval.gegeven)
    assert bezwaartermijn(op, WET, instelling).datum == geval.verwacht["tot"]
    assert verzoekschrifttermijn(op, WET, instelling).datum == geval.verwacht["tot"]


@pytest.mark.parametrize("geval", gevallen("termijnen", "overig"), ids=naam)
def test_overige_termijn(geval: Geval) -> None:
    soorten = {
        "reactie": reactietermijn,
        "informeer": informeertermijn,
        "verzoekschrift": verzoekschrifttermijn,
    }
    termijn = soorten[geval.gegeven["soort"]](geval.gegeven["op"], WET, _instelling(geval.gegeven))
    assert termijn.datum == geval.verwacht["tot"]
    assert termijn.stappen[-1].datum == termijn.datum


@pytest.mark.parametrize("geval", gevallen("termijnen", "feestdagen"), ids=naam)
def test_feestdag(geval: Geval) -> None:
    dag = geval.gegeven["dag"]
    ouder, school = atw_kalender(WET, dag), school_kalender(WET, dag)
    assert ouder.vrij(dag) == geval.verwacht["ouder"]
    assert (school.vrij(dag) == geval.verwacht["ouder"] != "") == geval.verwacht["school"]


@pytest.mark.parametrize("geval", gevallen("termijnen", "leeftijd"), ids=naam)
def test_leeftijd(geval: Geval) -> None:
    g, verwacht = geval.gegeven, geval.verwacht
    if "leeftijd" in verwacht:
        assert leeftijd(g["geboren"], g["op"]) == verwacht["leeftijd"]
    else:
        gevonden = keerpunten(g["geboren"], g["van"], g["tot"], WET)
        assert [list(paar) for paar in gevonden] == verwacht["keerpunten"]


def test_vraag_voor_de_ontvangst_kan_niet() -> None:
    with pytest.raises(ValueError, match="vóór de ontvangst"):
        antwoordtermijn(date(2026, 11, 23), WET, [Wachttijd(date(2026, 11, 20), date(2026, 11, 24))])


def test_leeftijd_voor_de_geboorte_kan_niet() -> None:
    with pytest.raises(ValueError, match="geboortedatum"):
        leeftijd(date(2026, 11, 23), date(2026, 11, 22))


def test_verjaardag_schrikkeldag() -> None:
    assert wordt(date(2012, 2, 29), 16) == date(2028, 2, 29)
    assert wordt(date(2012, 2, 29), 18) == date(2030, 3, 1)


@given(st.dates(date(2024, 1, 1), date(2035, 12, 31)))
def test_einddatum_is_altijd_een_werkdag_na_de_maand(ontvangen: date) -> None:
    termijn = antwoordtermijn(ontvangen, WET)
    kalender = school_kalender(WET, ontvangen)
    for einde in (termijn.een, termijn.drie):
        assert not kalender.vrij(einde.datum)
        assert [s.datum for s in einde.stappen] == sorted(s.datum for s in einde.stappen)
    maand = plus_maanden(ontvangen, 1)
    assert maand <= termijn.een.datum <= maand + timedelta(days=4)
    assert termijn.streef.datum < maand < termijn.drie.datum


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 2), st.integers(0, 40))
def test_schorsing_schuift_nooit_naar_voren(ontvangen: date, na: int, duur: int) -> None:
    vraag = ontvangen + timedelta(days=na)
    termijn = antwoordtermijn(ontvangen, WET, [Wachttijd(vraag, vraag + timedelta(days=duur))])
    assert termijn.stil == duur
    assert termijn.zonder.datum <= termijn.een.datum <= termijn.drie.datum
    assert termijn.zonder == antwoordtermijn(ontvangen, WET).een
