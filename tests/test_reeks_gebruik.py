"""A series as a school meets it: the question about the columns, a stop, whose letter it is, which cell is wrong."""

from __future__ import annotations

import io
import os
import signal
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.cli_voortgang import Scherm
from docgen.meldingen import Uitgang

from .hulp_reeks import LEERLINGEN, werkmap


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path)


def _lijst(config: Path, tekst: str, naam: str = "lijst.csv") -> Path:
    pad = config.parent / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


@pytest.mark.parametrize(
    ("antwoord", "goed"), [("", True), ("j", True), ("Ja", True), ("y", True), ("n", False), ("NEE", False)]
)
def test_de_vraag_naar_de_kolommen_is_in_het_nederlands(
    antwoord: str, goed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"weet niet\n{antwoord}\n"))
    scherm = Scherm(vragen=True)
    assert scherm.bevestig([("Roepnaam", "leerling.naam")], ["Schoenmaat"]) is goed
    gezien = "".join(capsys.readouterr())
    assert "Kloppen deze kolommen? [J/n]" in gezien
    assert "antwoord met j (ja) of n (nee)" in gezien
    assert "Error" not in gezien
    assert ("--kolom 'leerling.naam=Schoenmaat'" in gezien) is not goed


def test_na_nee_is_er_niets_gemaakt_en_niets_geteld(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.cli_reeks.is_scherm", lambda: True)
    uitkomst = _reeks(config, _lijst(config, LEERLINGEN), invoer="n\n")
    assert uitkomst.exit_code == Uitgang.MELDINGEN
    assert "er is niets gemaakt" in uitkomst.stderr
    assert (uitkomst.stdout, list((config.parent.parent / "uit").glob("*.html"))) == ("", [])


def test_na_een_stop_zegt_docgen_een_keer_wat_klaar_is(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is impatient presses Ctrl-C again, at the worst moment."""
    echo = click.echo

    def ongeduldig(tekst: Any = None, **opties: Any) -> None:
        echo(tekst, **opties)
        if "gestopt" in str(tekst):
            os.kill(os.getpid(), signal.SIGINT)

    def stopt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("docgen.opdrachten.reeks.reeks", stopt)
    monkeypatch.setattr(click, "echo", ongeduldig)
    voor = signal.getsignal(signal.SIGINT)
    try:
        uitkomst = _reeks(config, _lijst(config, LEERLINGEN))
    finally:
        signal.signal(signal.SIGINT, voor)
    assert uitkomst.exit_code == Uitgang.MELDINGEN
    assert "wat klaar is, is heel" in uitkomst.stderr
    assert "niets veranderd" not in uitkomst.stderr


def _reeks(config: Path, bron: Path, *opties: str, invoer: str | None = None) -> Any:
    """The command in this process."""
    woorden = ["reeks", "toestemming-beeldmateriaal", "-c", config, "--leerlingen", bron]
    woorden += ["-o", config.parent.parent / "uit", "-f", "html", "--werkers", "1", *opties]
    return CliRunner().invoke(main, [str(w) for w in woorden], input=invoer)
