"""The road to a judge and the clauses under a decision (tests/gevallen/rechtsmiddelen)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.model.begrippen import Karakter, Rechtsgang, Rechtsvorm, Uitkomst
from docgen.recht.laden import wetboek
from docgen.recht.rechtsmiddelen import NORMEN, Bestuursvorm, Brief, Clausule, rechtsmiddelen, weg
from tests.hulp_recht import Geval, gevallen, naam

WET = wetboek()
OP = date(2026, 11, 13)


def _bestuur(g: dict[str, Any]) -> Bestuursvorm:
    return Bestuursvorm(
        Rechtsvorm(g["rechtsvorm"]) if "rechtsvorm" in g else None,
        Karakter(g["karakter"]) if "karakter" in g else None,
        Rechtsgang(g.get("rechtsgang", "auto")),
        g.get("openbaar_gezag", False),
    )


@pytest.mark.parametrize("geval", gevallen("rechtsmiddelen", "rechtsgang"), ids=naam)
def test_rechtsgang(geval: Geval) -> None:
    uit = weg(_bestuur(geval.gegeven), OP, WET)
    assert uit.rechtsgang.value == geval.verwacht["rechtsgang"]
    assert list(uit.normen) == geval.verwacht["normen"]


def test_elke_rechtsvorm_heeft_een_geval() -> None:
    getoetst = {geval.gegeven.get("rechtsvorm") for geval in gevallen("rechtsmiddelen", "rechtsgang")}
    assert {vorm.value for vorm in Rechtsvorm} <= getoetst


@pytest.mark.parametrize("geval", gevallen("rechtsmiddelen", "brieven"), ids=naam)
def test_clausules(geval: Geval) -> None:
    g, verwacht = dict(geval.gegeven), geval.verwacht
    bestuur = Bestuursvorm(rechtsgang=Rechtsgang(g.pop("gang")))
    brief = Brief(Uitkomst(g.pop("uitkomst")), g.pop("op", OP), **g)
    uit = rechtsmiddelen(bestuur, brief, WET)
    assert [clausule.value for clausule in uit.clausules] == verwacht["clausules"]
    assert (uit.uiterlijk.datum if uit.uiterlijk else None) == verwacht["uiterlijk"]
    assert {norm for clausule in uit.clausules for norm in NORMEN[clausule]} <= set(uit.normen)
    assert WET.van_kracht(uit.normen, brief.bekend_op) == uit.normen


def test_elke_clausule_heeft_een_geval() -> None:
    getoetst = {c for geval in gevallen("rechtsmiddelen", "brieven") for c in geval.verwacht["clausules"]}
    assert getoetst == {clausule.value for clausule in Clausule}


def test_normen_van_nu_gelden_niet_voor_een_oud_besluit() -> None:
    brief = Brief(Uitkomst.AFGEWEZEN, date(2026, 8, 14))
    uit = rechtsmiddelen(Bestuursvorm(Rechtsvorm.SWV), brief, WET)
    assert "uavg-36-1" not in uit.normen
    assert "uavg-35-1" in uit.normen
