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

from docgen.bronnen import Rij, Tabel
from docgen.bronnen.kolommen import koppel
from docgen.cli import main
from docgen.cli_voortgang import Scherm
from docgen.meldingen import Meldingen, Uitgang
from docgen.naslag import Naslag
from docgen.opdrachten.reeks.lezen import modellen_van
from docgen.opdrachten.reeks.rijen import kent

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


GEEN_LEERLING = modellen_van("datalek", "aan")
ITEMS = list(Naslag().lijsten["reekskolommen"].values())


@pytest.mark.parametrize(
    ("kop", "aan"),
    [
        ("Leerlingnummer;Leerling;Ouder;Straat", "Ouder"),
        ("Naam ouder;Roepnaam;Achternaam", "Naam ouder"),
        ("Naam;Verzorger", "Verzorger"),
        ("Leerling;Naam", "Naam"),
        ("Leerling;Roepnaam;Achternaam", "Roepnaam Achternaam"),
        ("Ouder 2;Leerling;Ouder 1", "Ouder 1 en Ouder 2"),
        ("Naam ouder/verzorger 1;Naam ouder/verzorger 2", "Naam ouder/verzorger 1 en Naam ouder/verzorger 2"),
        ("Ontvanger;Ouder 1;Ouder 2", "Ontvanger"),
        ("Nummer;Leerling", "Leerling"),
    ],
)
@pytest.mark.parametrize("rol", ["aan", "leerling"])
def test_een_brief_gaat_naar_de_ouder_en_alleen_zonder_ouder_naar_de_leerling(
    kop: str, aan: str, rol: str
) -> None:
    tabel = Tabel("x.csv", tuple(kop.split(";")), (rij := Rij(2, tuple(kop.split(";"))),))
    koppeling = koppel(tabel, ITEMS, lambda pad: kent(GEEN_LEERLING, pad), (), Meldingen(), rol)
    assert koppeling.waarde(rij, "aan.naam") == aan


def test_een_lege_ouder_laat_geen_spoor_na() -> None:
    tabel = Tabel("x.csv", ("Ouder 1", "Ouder 2"), (Rij(2, ("", "A. Bedacht")),))
    koppeling = koppel(tabel, ITEMS, lambda pad: kent(GEEN_LEERLING, pad), (), Meldingen(), "aan")
    assert koppeling.waarde(tabel.rijen[0], "aan.naam") == "A. Bedacht"


@pytest.mark.parametrize("nummer", [1, 2])
@pytest.mark.parametrize("kop", ["Naam verzorger {}", "Naam ouder/verzorger {}", "Verzorger{}"])
def test_in_een_lijst_van_leerlingen_is_een_ouder_wie_het_gezag_heeft(kop: str, nummer: int) -> None:
    tabel = Tabel("x.csv", ("Leerling", kop.format(nummer)), ())
    modellen = modellen_van("overleg", "leerling")
    koppeling = koppel(tabel, ITEMS, lambda pad: kent(modellen, pad), (), Meldingen(), "leerling")
    assert dict(koppeling.velden) == {"leerling.naam": (0,), f"gezag.{nummer - 1}.naam": (1,)}


def test_eigen_keuzes_vullen_samen_een_veld_in_hun_volgorde() -> None:
    tabel = Tabel("x.csv", ("Roepnaam", "Fam", "Vooraan"), ())
    modellen, keuzes = modellen_van("overleg", "leerling"), ("leerling.naam=Vooraan", "leerling.naam=Fam")
    meldingen = Meldingen()
    koppeling = koppel(tabel, ITEMS, lambda pad: kent(modellen, pad), keuzes, meldingen, "leerling")
    assert (koppeling.velden["leerling.naam"], meldingen.lijst) == ((2, 1), [])
