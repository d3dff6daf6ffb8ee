"""Who signs, who may ask and who may withdraw (tests/gevallen/ondertekening)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.model.leerling import Gezagsoort
from docgen.model.verzoek import Rol
from docgen.recht.bevoegdheid import Nagaan, Persoon, mag_intrekken, mag_verzoek_doen
from docgen.recht.laden import wetboek
from docgen.recht.ondertekening import Gezag, Situatie, ondertekening
from tests.hulp_recht import Geval, gevallen, naam

WET = wetboek()
OP = date(2026, 11, 22)


def _situatie(g: dict[str, Any]) -> Situatie:
    gezag = tuple(
        Gezag(Gezagsoort(p.get("soort", "ouder")), p.get("naam"), p.get("dekt")) for p in g.get("gezag", ())
    )
    rest = {k: v for k, v in g.items() if k not in ("op", "geboren", "gezag")}
    return Situatie(op=g.get("op", OP), geboortedatum=g.get("geboren"), gezag=gezag, **rest)


@pytest.mark.parametrize("geval", gevallen("ondertekening", "formulieren"), ids=naam)
def test_formulier(geval: Geval) -> None:
    situatie, verwacht = _situatie(geval.gegeven), geval.verwacht
    uit = ondertekening(situatie, WET)
    assert uit.leeftijd == verwacht["leeftijd"]
    assert [[b.wie.value, b.waarvoor.value, b.verplicht] for b in uit.blokken] == verwacht["blokken"]
    assert [vak.value for vak in uit.vakken] == verwacht["vakken"]
    assert [oordeel.value for oordeel in uit.oordelen] == verwacht.get("oordelen", [])
    assert uit.een_van == verwacht.get("een_van", False)
    if "normen" in verwacht:
        assert list(uit.blokken[0].normen) == verwacht["normen"]


@pytest.mark.parametrize("geval", gevallen("ondertekening", "formulieren"), ids=naam)
def test_elk_blok_heeft_reden_en_geldende_normen(geval: Geval) -> None:
    situatie = _situatie(geval.gegeven)
    namen = {g.naam for g in situatie.gezag} | {situatie.naam, None}
    for blok in ondertekening(situatie, WET).blokken:
        assert blok.reden
        assert blok.naam in namen
        assert WET.van_kracht(blok.normen, situatie.op) == blok.normen
        assert "wettelijk verplicht" not in blok.reden


def test_namen_komen_in_het_blok() -> None:
    situatie = Situatie(OP, date(2013, 5, 1), "Noor Vos", (Gezag(naam="Sanne Vos"),), hulpverlener=True)
    assert [blok.naam for blok in ondertekening(situatie, WET).blokken] == ["Sanne Vos", "Noor Vos"]


@pytest.mark.parametrize("geval", gevallen("ondertekening", "antwoorden"), ids=naam)
def test_antwoorden(geval: Geval) -> None:
    situatie = Situatie(
        OP, date(2018, 5, 1), gezag=(Gezag(), Gezag()), ouders_samen=geval.gegeven["ouders_samen"]
    )
    uit = ondertekening(situatie, WET)
    assert uit.gegeven(geval.gegeven["antwoorden"]) == geval.verwacht["gegeven"]


def test_blok_voor_hulpverlener_telt_niet_voor_de_school() -> None:
    situatie = Situatie(OP, date(2013, 5, 1), gezag=(Gezag(),), hulpverlener=True)
    assert ondertekening(situatie, WET).gegeven([True, None])


def test_antwoord_per_blok() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ondertekening(Situatie(OP, date(2018, 5, 1), gezag=(Gezag(),)), WET).gegeven([])


def test_blanco_is_nooit_toestemming() -> None:
    assert not ondertekening(Situatie(OP), WET).gegeven([None] * 4)


@pytest.mark.parametrize("geval", gevallen("ondertekening", "bevoegdheid"), ids=naam)
def test_bevoegdheid(geval: Geval) -> None:
    g, verwacht = dict(geval.gegeven), geval.verwacht
    op, geboren, onbekwaam = g.pop("op", OP), g.pop("geboren"), g.pop("wilsonbekwaam", False)
    namens = g.pop("namens", None)
    persoon = Persoon(rol=Rol(g.pop("rol")), namens=Rol(namens) if namens else None, **g)
    verzoek = mag_verzoek_doen(persoon, geboren, op, WET, wilsonbekwaam=onbekwaam)
    oordeel = Nagaan(verwacht["oordeel"]) if "oordeel" in verwacht else None
    assert (verzoek.mag, verzoek.oordeel) == (verwacht["verzoek"], oordeel)
    assert verzoek.reden
    if "normen" in verwacht:
        assert list(verzoek.normen) == verwacht["normen"]
    if "intrekken" in verwacht:
        intrekken = mag_intrekken(persoon, geboren, op, WET, wilsonbekwaam=onbekwaam)
        assert (intrekken.mag, intrekken.oordeel) == (verwacht["intrekken"], oordeel)
        assert WET.van_kracht(intrekken.normen, op) == intrekken.normen
