"""Registers as tables: what stands in a cell, and from which file and line it comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN
from docgen.registers import REGISTERS, Register, Soort, als_cel, uit_cel

from .conftest import VOORBEELDEN
from .hulp_register import voorbeelden
from .hulp_registers import register

SCHOOL = VOORBEELDEN / "basisschool" / "school.yaml"
# a review is made by its own command
NIET_GETYPT = {"beoordeeld.vingerafdruk"}
VMBO = VOORBEELDEN / "vo-scholengroep" / "scholen" / "vmbo" / "school.yaml"


def test_een_rij_heeft_typen() -> None:
    rij = register("verwerkingen", SCHOOL).rij("leerlingvolgsysteem")
    assert rij.waarden["systeem"] == "Voorbeeldvolg"
    assert rij.waarden["verwerkers"] == ("voorbeeldsoft",)
    assert rij.waarden["dpia.nodig"] is True
    assert rij.waarden["dpia.uitgevoerd_op"] == date(2025, 11, 3)
    assert rij.waarden["bezwaar"] is True


@pytest.mark.parametrize(
    ("config", "id_", "kolom", "bestand"),
    [
        (SCHOOL, "leerlingvolgsysteem", "systeem", "basisschool/registers/verwerkingen.yaml"),
        (SCHOOL, "leerlingvolgsysteem", "doelen", "configuratie/verwerkingen/onderwijs.yaml"),
        (VMBO, "leerlingvolgsysteem", "systeem", "vo-scholengroep/registers/verwerkingen.yaml"),
    ],
)
def test_elke_cel_weet_waar_zij_vandaan_komt(config: Any, id_: str, kolom: str, bestand: str) -> None:
    plek = register("verwerkingen", config).rij(id_).plek_van(kolom)
    assert plek.bestand.endswith(bestand)
    assert plek.regel > 0


def test_een_cel_zonder_waarde_wijst_naar_haar_onderdeel() -> None:
    rij = register("verwerkers", SCHOOL).rij("voorbeeldloon")
    assert rij.waarden["land"] is None
    assert rij.plek_van("land").regel == rij.plek_van("id").regel


def test_een_code_heeft_een_naam() -> None:
    tabel = register("verwerkingen", SCHOOL)
    kolom = tabel.kolom("maatregelen")
    tekst = als_cel(kolom, tabel.rij("schooltuin").waarden["maatregelen"], tabel.woorden["maatregelen"])
    assert tekst.startswith("M9 – ")
    assert uit_cel(kolom, tekst) == ["M9"]


def test_het_register_van_verzoeken_rekent_de_termijn_uit() -> None:
    rij = register("verzoeken", SCHOOL).rij("2026-014")
    assert rij.waarden["ontvangen_op"] == date(2026, 11, 2)
    assert rij.waarden["uiterste_1"] == date(2026, 12, 2)
    assert rij.waarden["gronden"] == ("ANDEREN",)
    assert rij.plek_van("ontvangen_op").bestand.endswith("2026-014/zaak.yaml")


def test_openbaar_laat_weg_wat_niet_voor_iedereen_is() -> None:
    tabel = register("verwerkingen", SCHOOL, openbaar=True)
    namen = {k.naam for k in tabel.kolommen}
    assert not namen & {"maatregelen", "proceseigenaar", "systeem", "toegang", "uit"}
    assert "cameratoezicht" not in {r.id for r in tabel.rijen}


@pytest.mark.parametrize("naam", REGISTERS)
def test_elke_kolom_heeft_een_eigen_kop_en_een_veld(naam: str) -> None:
    """A column that is not worked out leads to a field of the model, so that it can be read back."""
    register = REGISTERS[naam]
    titels = [k.titel for k in register.kolommen]
    assert len(set(titels)) == len(titels)
    velden = dict(_velden(_model(register)))
    assert not [k.naam for k in register.kolommen if not k.afgeleid and k.naam not in velden]


@pytest.mark.parametrize("naam", [r.id for r in REGISTERS.values() if r.lijst])
def test_elk_veld_van_een_lijst_heeft_een_kolom(naam: str) -> None:
    """A field without a column would be lost when someone keeps the register in Excel."""
    register = REGISTERS[naam]
    kolommen = {k.naam for k in register.kolommen}
    groepen = {k.naam for k in register.kolommen if k.delen}
    los = {v for v, blad in _velden(_model(register)) if blad and v.rpartition(".")[0] not in groepen}
    assert los - kolommen - NIET_GETYPT == set()


@pytest.mark.parametrize("naam", REGISTERS)
def test_een_groep_in_een_cel_is_heel(naam: str) -> None:
    """A field of a group that the cell does not show would be lost when the cell is read back."""
    velden = [v for v, _ in _velden(_model(REGISTERS[naam]))]
    for kolom in REGISTERS[naam].kolommen:
        if kolom.delen:
            assert {f"{kolom.naam}.{d}" for d in kolom.delen} == {
                v for v in velden if v.startswith(f"{kolom.naam}.")
            }


@pytest.mark.parametrize("config", voorbeelden(VOORBEELDEN), ids=lambda p: p.parent.name)
@pytest.mark.parametrize("naam", REGISTERS)
def test_elke_cel_is_terug_te_lezen(naam: str, config: Any) -> None:
    tabel = register(naam, config)
    for rij in tabel.rijen:
        for kolom in tabel.kolommen:
            tekst = als_cel(kolom, rij.waarden[kolom.naam], tabel.woorden[kolom.naam])
            terug = uit_cel(kolom, tekst)
            assert _kaal(terug) == _kaal(rij.waarden[kolom.naam]), (rij.id, kolom.naam)


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, tuple | list):
        leeg = [i for i in waarde if i]
        return [_groep(i) if isinstance(i, dict) else i for i in leeg] or None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int):
        return str(waarde)
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _groep(groep: dict[str, Any]) -> dict[str, str]:
    return {s: str(_kaal(w)) for s, w in groep.items() if w is not None}


def _model(register: Register) -> type[BaseModel]:
    if register.soort:
        return SOORTEN[register.soort].model
    return next(_modellen(Organisatie.model_fields[register.lijst].annotation))


def _modellen(annotatie: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        yield annotatie
    for deel in get_args(annotatie):
        yield from _modellen(deel)


def _velden(model: type[BaseModel], voor: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each path, and whether it is a leaf."""
    for naam, veld in model.model_fields.items():
        onder = next(_modellen(veld.annotation), None)
        yield f"{voor}{naam}", onder is None
        if onder:
            yield from _velden(onder, f"{voor}{naam}.")


def test_datums_uit_excel_worden_datums() -> None:
    kolom = REGISTERS["verwerkers"].kolommen[3]
    assert kolom.soort is Soort.DATUM
    assert [uit_cel(kolom, t) for t in ("5-1-2026", "2026-01-05", "2026-01-05 00:00:00", "ooit")] == [
        "2026-01-05",
        "2026-01-05",
        "2026-01-05",
        "ooit",
    ]
