"""The quick reader and the careful one give the same tree, place by place, and a fault is always the careful one's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.bron import Knoop, Lijst, Waarde, snel
from docgen.bron.lezen import MAX_DIEPTE, _Lezer, lees_tekst
from docgen.bron.snel import lees_snel
from docgen.meldingen import Meldingen

from .conftest import GOED, VOORBEELDEN, WORTEL
from .yaml_bestanden import bestanden

BESTANDEN = [
    *sorted(VOORBEELDEN.rglob("*.yaml")),
    *sorted((WORTEL / "tests" / "gevallen").rglob("*.yaml")),
    *sorted((WORTEL / "configuratie" / "keuzelijsten").glob("[a-h]*.yaml")),
]
STUKKEN = [
    *("a", "b:", "c:", "d", "-", "x", ",", "[", "]", "{", "}", "'", '"', "#", "~", "null", "|", "|+", ">-"),
    *(
        "é",
        "😀",
        "&a",
        "*a",
        "!t",
        "?",
        "?a",
        "%",
        "@",
        "---",
        "...",
        "\t",
        "\r",
        "\x85",
        "\ufeff",
        "y:",
        "''",
    ),
    *(" ", "\n", "\n  ", "\n- ", ": ", ", ", "\r\n"),
]


def _heel(knoop: Knoop) -> Any:
    """A tree with all places and slices; slices do not count when trees are compared."""
    if isinstance(knoop, Waarde):
        return knoop.tekst, knoop.plek, knoop.bereik
    if isinstance(knoop, Lijst):
        return [_heel(k) for k in knoop.items], knoop.plek, knoop.bereik
    velden = [(s, _heel(k)) for s, k in knoop.velden.items()]
    return velden, knoop.plek, knoop.bereik, knoop.sleutels, knoop.sleutelbereik


def _gelijk(tekst: str) -> bool:
    """Whether the quick reader read it; then both agree and the careful one finds no fault."""
    meldingen = Meldingen()
    zorgvuldig = _Lezer("x", meldingen).lees_zorgvuldig(tekst)
    vlug = lees_snel(tekst, "x", MAX_DIEPTE)
    if vlug is None:
        return False
    assert zorgvuldig is not None
    assert not meldingen
    assert _heel(vlug) == _heel(zorgvuldig)
    return True


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_elk_bestand_van_docgen_wordt_gelijk_gelezen(einde: str) -> None:
    teksten = [p.read_bytes().decode("utf-8-sig") for p in BESTANDEN if p.stat().st_size < 12_000]
    vlug = sum(_gelijk(t.replace("\n", einde)) for t in teksten)
    assert vlug > len(teksten) * 0.7


@settings(max_examples=100)
@given(bestanden())
def test_willekeurige_bestanden_worden_gelijk_gelezen(geval: tuple[dict[str, Any], bytes]) -> None:
    _gelijk(geval[1].decode("utf-8-sig"))


@settings(max_examples=250)
@example(["a", ":", "\n", " "])
@example(["a:", "\n", "  b:", "\n", "c: d"])
@given(st.lists(st.sampled_from(STUKKEN), max_size=12))
def test_ook_onzin_wordt_gelijk_gelezen(stukken: list[str]) -> None:
    _gelijk("k: " + "".join(stukken))


@settings(max_examples=60)
@given(st.sampled_from(sorted(GOED.glob("*.yaml"))), st.data())
def test_een_stuk_midden_in_een_zaak_wordt_gelijk_gelezen(pad: Path, data: st.DataObject) -> None:
    tekst = pad.read_text(encoding="utf-8")
    plek = data.draw(st.integers(0, len(tekst)))
    begin = tekst.rfind("\n", 0, plek) + 1
    einde = tekst.find("\n", plek + 200)
    stuk = data.draw(st.sampled_from(STUKKEN))
    _gelijk(tekst[begin:plek] + stuk + tekst[plek : einde + 1])


@pytest.mark.parametrize(
    "tekst",
    [
        "a: 1\na: 2\n",
        "a: &x 1\nb: *x\n",
        "a: !t 1\n",
        "- a\n",
        "a\n",
        "a: b: c\n",
        "a: 1\n---\nb: 2\n",
        "? a\n: b\n",
        "%YAML 1.1\n---\na: 1\n",
        "[a]: 1\n",
        "~: 1\n",
        "a: [1, , 2]\n",
        "a: |+\n  x\n\n",
        "a: " + "[" * 30 + "]" * 30 + "\n",
        "a:\tb\n",
        "a: \x85b\n",
        "a: \ufeffb\n",
    ],
)
def test_wat_twijfel_geeft_leest_de_ander(tekst: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lees_snel(tekst, "x", MAX_DIEPTE) is None
    met, zonder = Meldingen(), Meldingen()
    boom = lees_tekst(tekst, met, "x")
    monkeypatch.setattr(snel, "CParser", None)
    assert lees_tekst(tekst, zonder, "x") == boom
    assert met == zonder


def test_zonder_libyaml_leest_docgen_gewoon_door(monkeypatch: pytest.MonkeyPatch) -> None:
    tekst = "naam: x\nlijst: [a, b]\n"
    assert _gelijk(tekst)
    monkeypatch.setattr(snel, "CParser", None)
    assert lees_snel(tekst, "x", MAX_DIEPTE) is None
    assert lees_tekst(tekst, Meldingen(), "anders") is not None


def test_plekken_van_een_lijst_kloppen() -> None:
    boom = lees_snel("# kop\nnaam: x\nlijst:\n  - a\n  - 'b'\n", "x", MAX_DIEPTE)
    assert boom
    lijst = boom.velden["lijst"]
    assert isinstance(lijst, Lijst)
    assert [(k.plek.regel, k.plek.kolom) for k in lijst.items] == [(4, 5), (5, 5)]
