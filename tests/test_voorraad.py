"""The stock: made once, made again when the file changes, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen import voorraad
from docgen.bron import lees_tekst
from docgen.bron.boom import inpakken, uitpakken
from docgen.meldingen import Meldingen
from docgen.voorraad import uit_voorraad


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    voorraad.voorraadmap.cache_clear()
    yield tmp_path / "cache"
    voorraad.voorraadmap.cache_clear()


def test_een_keer_maken_tot_het_bestand_verandert(cache: Path, tmp_path: Path) -> None:
    keren = []

    def bereid() -> list[int]:
        keren.append(1)
        return [len(keren)]

    pad = tmp_path / "x.yaml"
    pad.write_text("a: 1")
    assert [uit_voorraad(pad, "r", bereid) for _ in range(3)] == [[1]] * 3
    pad.write_text("a: 2")
    assert uit_voorraad(pad, "r", bereid) == [2]
    assert uit_voorraad(pad, "ander recept", bereid) == [3]
    for bewaard in cache.rglob("*.json"):
        bewaard.write_text("{kapot")
    assert uit_voorraad(pad, "r", bereid) == [4]


def test_zonder_schrijfbare_map_gaat_het_ook(cache: Path, tmp_path: Path) -> None:
    cache.write_text("een bestand waar de map hoort")
    pad = tmp_path / "x.yaml"
    pad.write_text("a: 1")
    assert uit_voorraad(pad, "r", lambda: {"a": 1}) == {"a": 1}


def test_een_boom_komt_heel_terug() -> None:
    boom = lees_tekst("a: [1, {b: , c: 'x'}]\nd: tekst\n", Meldingen(), "x.yaml")
    assert boom
    assert uitpakken(inpakken(boom), "x.yaml") == boom
