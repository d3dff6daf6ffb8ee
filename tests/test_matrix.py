"""Data by party, derived from the register."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import pytest

from docgen.opdrachten.register_matrix import als_csv, als_json, als_tekst, matrix
from docgen.opmaak.matrix import OVERIG, VERWERKERS, Matrix

from .conftest import PEILDATUM, VOORBEELDEN, Draai

ORGANISATIES = ["basisschool/school.yaml", "samenwerkingsverband/swv.yaml", "mbo/school.yaml"]


@cache
def _matrix(naam: str) -> Matrix:
    gemaakt, meldingen = matrix(VOORBEELDEN / naam, PEILDATUM)
    assert gemaakt
    assert not meldingen
    return gemaakt


@pytest.mark.parametrize("naam", ORGANISATIES)
def test_elke_ontvanger_en_verwerker_staat_er_met_al_zijn_verwerkingen(naam: str) -> None:
    m = _matrix(naam)
    gezien = {
        (p.naam, a.verwerking.id) for g in m.groepen for p in g.partijen for cel in p.cellen for a in cel
    }
    verwacht = {
        (partij, a.verwerking.id)
        for a in m.boek.activiteiten
        for partij in [*(o["naam"] for o in a.ontvangers), *(v.naam for v in a.verwerkers)]
    }
    assert gezien == verwacht


def test_een_partij_met_twee_codes_staat_er_een_keer() -> None:
    namen = [p.naam for g in _matrix("basisschool/school.yaml").groepen for p in g.partijen]
    assert len(namen) == len(set(namen))


def test_kolom_zegt_waar_het_gegeven_echt_in_zit() -> None:
    m = _matrix("basisschool/school.yaml")
    nummer = [id_ for id_, _ in m.kolommen].index("gezondheid")
    woorden = m.boek.lijst("gegevensgroepen")["gezondheid"]["woorden"]
    for partij in (p for g in m.groepen for p in g.partijen):
        for a in partij.cellen[nummer]:
            teksten = " ".join((*a.verwerking.gegevens, *(b.gegeven for b in a.bijzonder))).casefold()
            assert any(w in teksten for w in woorden)


def test_alle_vormen_vertellen_hetzelfde() -> None:
    m = _matrix("basisschool/school.yaml")
    uit_json = {d["partij"]: d["gegevens"] for d in json.loads(als_json(m))}
    kop, *rijen = list(csv.reader(io.StringIO(als_csv(m)), delimiter=";"))
    kolommen = {naam: id_ for id_, naam in m.kolommen}
    for rij in rijen:
        gevuld = {kolommen[n]: c.split() for n, c in zip(kop[2:], rij[2:], strict=True) if c}
        assert gevuld == uit_json[rij[1]]
    tekst = als_tekst(m)
    assert all(partij in tekst for partij in uit_json)
    assert VERWERKERS in tekst
    assert OVERIG in kolommen.values()


def test_de_opdracht(docgen: Draai, school: Path) -> None:
    klaar = docgen("register", "matrix", "-c", school)
    assert klaar.returncode == 0
    assert "Nootwerk Muziek" in klaar.stdout
    assert docgen("register", "matrix", "-c", "bestaat-niet.yaml").returncode == 3
