"""Who does the work: pieces of the right size, workers that have all loaded before they begin."""

from __future__ import annotations

import gc
import subprocess
import sys
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path
from unittest.mock import Mock

import pytest

from docgen.geheugen import zoek_zelden
from docgen.opdrachten.reeks.loop import _in_stukken
from docgen.werkers import Werkers, werkers


def geladen(naam: str) -> bool:
    """Whether this process has the module."""
    return naam in sys.modules


def hoe_zelden() -> tuple[int, int, int]:
    """How often this process looks for objects that only hold each other."""
    return gc.get_threshold()


@pytest.mark.parametrize("aantal", [0, 1, 2, 9, 20, 37, 1000])
@pytest.mark.parametrize("ploeg", [1, 2, 8])
def test_stukken_worden_kleiner_en_missen_niemand(aantal: int, ploeg: int) -> None:
    stukken = _in_stukken(list(range(aantal)), 8, ploeg)
    maten = [len(s) for s in stukken]
    assert [x for stuk in stukken for x in stuk] == list(range(aantal))
    assert maten == sorted(maten, reverse=True)
    assert all(1 <= m <= 8 for m in maten)
    assert set(maten[-ploeg:]) <= {1}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker starts from nothing")
def test_een_werker_begint_met_alles_geladen() -> None:
    proef = (
        "from docgen.werkers import begin_alvast, werkers\n"
        "begin_alvast(2, None, ['docgen.opdrachten.reeks.warm'])\n"
        "with werkers(2, None, 9) as ploeg:\n"
        '    print(ploeg.aantal, list(ploeg.doe(eval, [(\'"weasyprint" in __import__("sys").modules\',)])))\n'
    )
    # in a process of its own: here another test may have started where the workers come from
    klaar = subprocess.run([sys.executable, "-c", proef], capture_output=True, text=True, check=True)
    assert klaar.stdout == "2 [True]\n"


def test_een_werker_zoekt_net_zo_zelden_op_als_de_opdracht_zelf() -> None:
    oud = gc.get_threshold()
    try:
        zoek_zelden()
        hier = gc.get_threshold()
    finally:
        gc.set_threshold(*oud)
    with werkers(2, None, 9) as ploeg:
        assert set(ploeg.doe(hoe_zelden, [(), ()])) == {hier}


def test_een_werker_alleen_is_dit_proces_zelf() -> None:
    with werkers(1, None, 9) as ploeg:
        assert list(ploeg.doe(geladen, [(__name__,)])) == [True]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker starts from nothing")
def test_de_map_waar_iemand_werkt_levert_geen_code(tmp_path: Path) -> None:
    for naam in ("json", "yaml", "signal"):
        (tmp_path / f"{naam}.py").write_text("open('gedraaid', 'w').close()\nraise SystemExit\n")
    # docgen itself starts from elsewhere: that folder is the one that counts as its own
    proef = (
        "import os, sys; os.chdir(sys.argv[1]); from docgen.werkers import Werkers, begin_alvast, werkers\n"
        "begin_alvast(2, None, ['docgen.opdrachten.reeks.warm'])\n"
        "with werkers(2, None, 9) as ploeg:\n"
        "    print(list(ploeg.doe(len, [('ja',)])))\n"
    )
    klaar = subprocess.run(
        [sys.executable, "-P", "-c", proef, tmp_path], capture_output=True, text=True, check=True
    )
    assert (klaar.stdout, klaar.stderr) == ("[2]\n", "")
    assert not (tmp_path / "gedraaid").exists()


def test_een_verloren_proces_is_geen_afbreken(monkeypatch: pytest.MonkeyPatch) -> None:
    uitvoerder = Executor()
    monkeypatch.setattr(uitvoerder, "submit", Mock(side_effect=EOFError))
    with pytest.raises(BrokenExecutor):
        list(Werkers(uitvoerder, 2).doe(geladen, [("json",)]))
