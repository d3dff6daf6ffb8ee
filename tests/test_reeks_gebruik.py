"""A series as a school meets it: the question about the columns, a stop, whose letter it is, which cell is wrong."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from docgen.bron import Kaart, Waarde, leg_op
from docgen.bron.boom import vind
from docgen.bronnen import Rij, Tabel, lees_tabel
from docgen.bronnen.kolommen import koppel
from docgen.cli import main
from docgen.cli_voortgang import Scherm
from docgen.meldingen import Ernst, Meldingen, Plek, Uitgang, gesorteerd
from docgen.naslag import Naslag
from docgen.opdrachten.reeks.lezen import modellen_van
from docgen.opdrachten.reeks.rijen import kent
from docgen.opdrachten.reeks.verslag import als_tekst

from .conftest import VOORBEELDEN, WORTEL
from .hulp_reeks import EDEX, LEERLINGEN, draai, leerlingen, schrijf_lijst, werkmap


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path)


@pytest.mark.parametrize(
    ("antwoord", "goed"), [("", True), ("j", True), ("Ja", True), ("y", True), ("n", False), ("NEE", False)]
)
def test_de_vraag_naar_de_kolommen_is_in_het_nederlands(
    antwoord: str, goed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"weet niet\n{antwoord}\n"))
    scherm = Scherm(vragen=True)
    assert scherm.bevestig([("Nr", "sleutel"), ("Roepnaam", "leerling.naam")], ["Schoenmaat"]) is goed
    gezien = "".join(capsys.readouterr())
    assert "Kloppen deze kolommen? [J/n]" in gezien
    assert "antwoord met j (ja) of n (nee)" in gezien
    assert "Error" not in gezien
    assert ("--kolom 'leerling.naam=Schoenmaat'" in gezien) is not goed


def test_na_nee_is_er_niets_gemaakt_en_niets_geteld(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.cli_reeks.is_scherm", lambda: True)
    uitkomst = _reeks(config, schrijf_lijst(config, LEERLINGEN), invoer="n\n")
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
        uitkomst = _reeks(config, schrijf_lijst(config, LEERLINGEN))
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


def _fouten(config: Path, tekst: str, naam: str = "lijst.csv", **anders: Any) -> list[tuple[int, int, str]]:
    """The faults about a list: line, column, text."""
    verslag = draai(config, schrijf_lijst(config, tekst, naam), **anders)
    return [
        (m.plek.regel, m.plek.kolom, m.tekst) for m in gesorteerd(verslag.meldingen) if m.ernst is Ernst.FOUT
    ]


def test_een_fout_noemt_de_kolom_zoals_de_lijst_die_noemt(config: Path) -> None:
    kop, *rijen = LEERLINGEN.splitlines()
    rijen[0] = rijen[0].replace("14-03-2019", "14-33-2019")
    rijen[1] = "20418;;;;2/9/2017;5B"
    rijen[2] = rijen[2].replace("2015-01-05", "")
    rijen[3] = "20420;;;;1-1-13;"
    fouten = _fouten(config, "\n".join([kop, *rijen]))
    assert [(r, k) for r, k, _ in fouten] == [(2, 5), (3, 2), (4, 5), (5, 2), (5, 5)]
    assert [t.partition("(")[2] for *_, t in fouten] == [
        "kolom Geboortedatum)",
        "kolommen Roepnaam, Tussenvoegsel, Achternaam)",
        "kolom Geboortedatum)",
        "kolommen Roepnaam, Tussenvoegsel, Achternaam)",
        "kolom Geboortedatum)",
    ]
    mislukt = (config.parent.parent / "uit" / "mislukt.csv").read_text(encoding="utf-8-sig")
    assert mislukt.count("(kolom Geboortedatum)") == 2
    assert mislukt.count("(kolommen Roepnaam,") == 2


def test_een_veld_zonder_kolom_heeft_een_regel_en_een_weg_verder(config: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, "nummer;naam\n1;Jan Bedacht\n"))
    (m,) = (m for m in verslag.meldingen if m.code == "INV102")
    assert str(m.plek).endswith("lijst.csv:2")
    assert (m.tekst, "--kolom" in m.hint) == ("het veld 'geboortedatum' ontbreekt", True)


def test_een_lezer_zonder_naam_krijgt_geen_brief_zonder_naam(config: Path) -> None:
    zaak: dict[str, Any] = {
        "wat": "datalekbrief",
        "rol": "aan",
        "sjabloon": config.parent / "datalekken" / "dl-2026-002.yaml",
    }
    fouten = _fouten(
        config, "Nummer;Leerling;Ouder 1;Ouder 2;Plaats\n1;Sam;;;\n2;Noor;A. Bedacht;;\n", **zaak
    )
    assert fouten == [(2, 3, "het veld 'naam' ontbreekt (kolommen Ouder 1, Ouder 2)")]


def test_een_leeg_vak_laat_staan_wat_voor_iedereen_geldt() -> None:
    boven = Kaart({}, Plek("l.csv", 2), {"schooljaar": Plek("l.csv", 2, 3)})
    onder = Kaart({"schooljaar": Waarde("2026-2027", Plek("z.yaml", 4, 13))}, Plek("z.yaml", 1, 1))
    assert vind(leg_op(onder, boven), ("schooljaar",))[1] == Plek("z.yaml", 4, 13)


@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize(
    "titel", ["Export van 22-11-2026\n\n", "Export van 22-11-2026;;;;;\n", '"Groep 3A"\n']
)
def test_een_titel_boven_de_kop_is_een_fout_op_regel_1(titel: str, teken: str, tmp_path: Path) -> None:
    meldingen, pad = Meldingen(), tmp_path / "x.csv"
    pad.write_text((titel + LEERLINGEN).replace(";", teken), encoding="utf-8")
    assert lees_tabel(pad, meldingen) is None
    assert [(m.code, m.plek.regel) for m in meldingen.lijst] == [("RKS105", 1)]
    assert "regel 1" in meldingen.lijst[0].hint


def test_een_titel_boven_de_kop_van_een_excelbestand(tmp_path: Path) -> None:
    boek, meldingen = Workbook(), Meldingen()
    for rij in ("Export", "", *LEERLINGEN.splitlines()):
        boek.worksheets[0].append(rij.split(";"))
    boek.save(tmp_path / "x.xlsx")
    assert lees_tabel(tmp_path / "x.xlsx", meldingen) is None
    assert [(m.code, m.plek.regel) for m in meldingen.lijst] == [("RKS105", 1)]


def test_een_lijst_met_een_kolom_mag_leestekens_hebben(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("naam\nBedacht, A.\nVerzinsel, B.\n", encoding="utf-8")
    tabel = lees_tabel(tmp_path / "x.csv", Meldingen())
    assert tabel
    assert [r.cellen for r in tabel.rijen] == [("Bedacht, A.",), ("Verzinsel, B.",)]


def test_een_groep_die_niet_bestaat_noemt_de_groepen_die_er_zijn(config: Path) -> None:
    (m,) = draai(config, schrijf_lijst(config, LEERLINGEN), groepen=("1A",)).meldingen
    assert (m.code, m.hint) == ("RKS114", "kies bij --groep uit: 3A, 5B, 6A, 8A")
    (m,) = draai(
        config, schrijf_lijst(config, LEERLINGEN.replace("Groep", "Waar")), groepen=("1A",)
    ).meldingen
    assert "--kolom groep=KOLOM" in m.hint


@pytest.mark.parametrize("kolom", ["Groep", "Waar"])
def test_een_groep_kiest_ook_lezers_van_een_brief_over_niemand(kolom: str, config: Path) -> None:
    zaak = config.parent / "datalekken/dl-2026-002.yaml"
    lijst = schrijf_lijst(config, f"Nummer;Ouder;{kolom}\n1;A. Bedacht;3A\n2;B. Verzinsel;groep 4\n")
    keuze = {"groepen": ("3a",), "kolommen": ("groep=Waar",) if kolom == "Waar" else ()}
    verslag = draai(config, lijst, wat="datalekbrief", rol="aan", sjabloon=zaak, **keuze)
    assert als_tekst(verslag).startswith("1 van 2 gekozen: 1 gemaakt")


def test_een_eigen_kolom_met_de_groep_komt_ook_op_het_formulier(config: Path) -> None:
    lijst = schrijf_lijst(config, LEERLINGEN.replace("Groep", "Waar"))
    assert draai(config, lijst, kolommen=("groep=Waar",), groepen=("3A",)).gemaakt == 1
    (pagina,) = (config.parent.parent / "uit").glob("toestemming-*.html")
    assert "3A" in pagina.read_text(encoding="utf-8")


def test_het_verslag_zegt_hoeveel_er_zijn_gekozen(config: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN), groepen=("3A", "groep 8a"))
    assert als_tekst(verslag).startswith("2 van 4 gekozen: 2 gemaakt, 0 niet gemaakt")
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN))
    assert als_tekst(verslag).startswith("4 gelezen: 4 gemaakt, 0 niet gemaakt")


@pytest.mark.parametrize("soort", ["basisschool", "samenwerkingsverband"])
def test_wat_niet_in_een_reeks_kan_noemt_wat_wel_kan(soort: str, tmp_path: Path) -> None:
    config = werkmap(tmp_path, soort)
    rol = "leerling" if soort == "basisschool" else "partij"
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN), wat="privacyverklaring", rol=rol)
    (m,) = (m for m in verslag.meldingen if m.code == "RKS112")
    kan = set(m.hint.partition(": ")[2].split(", "))
    assert ("datalekbrief" in kan, "tekenblad" in kan) == (rol == "leerling", rol == "partij")
    assert kan.isdisjoint({"besluit-inzage", "privacyverklaring"})


def test_ouders_op_twee_adressen_krijgen_een_weg_verder(config: Path) -> None:
    zaak: dict[str, Any] = {
        "wat": "datalekbrief",
        "rol": "aan",
        "sjabloon": config.parent / "datalekken/dl-2026-002.yaml",
    }
    verslag = draai(
        config, schrijf_lijst(config, "Nummer;Ouder\n8001;A. Bedacht\n8001;B. Verzinsel\n"), **zaak
    )
    (m,) = (m for m in verslag.meldingen if m.code == "RKS120")
    assert "8001-1 en 8001-2" in m.hint
    lijst = schrijf_lijst(config, "Nummer;Ouder\n8001-1;A. Bedacht\n8001-2;B. Verzinsel\n")
    assert draai(config, lijst, **zaak).gemaakt == 2


def test_een_leerling_met_twee_nummers_is_een_waarschuwing(config: Path) -> None:
    nog_eens = "20499;sanne;van der;Velde;2019-03-14;3A\n20500;Sanne;van der;Velde;2019-03-15;3A\n"
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN + nog_eens))
    (m,) = (m for m in verslag.meldingen if m.code == "RKS124")
    assert (m.plek.regel, "regel 2" in m.tekst, "Sanne" in m.tekst) == (6, True, False)
    assert (verslag.gemaakt, verslag.uitgang) == (6, Uitgang.SCHOON)


def test_om_af_te_drukken_is_het_formulier_op_papier(config: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, leerlingen(2)), formaten=("pdf", "invulbaar"), samen=True)
    uit = config.parent.parent / "uit"
    assert len(list(uit.glob("*-invulbaar.pdf"))) == 2
    papier = sum(_bladen(p) + _bladen(p) % 2 for p in uit.glob("toestemming-*-100[12].pdf"))
    assert [_bladen(p) for p in verslag.samen] == [papier]


def _bladen(pad: Path) -> int:
    import pikepdf

    with pikepdf.open(pad) as pdf:
        return len(pdf.pages)


def test_een_gedeeld_bestand_dat_niet_past_wordt_een_keer_gemeld(config: Path) -> None:
    zaak = config.parent / "datalekken/dl-2026-001.yaml"
    lijst = schrijf_lijst(config, "Nummer;Ouder\n1;A. Bedacht\n2;B. Verzinsel\n3;C. Nergens\n")
    verslag = draai(config, lijst, wat="datalekbrief", rol="aan", sjabloon=zaak)
    (m,) = (m for m in gesorteerd(verslag.meldingen) if m.code == "BRF102")
    assert (str(m.plek), "brief_aan" in m.hint) == (str(zaak), True)
    assert (verslag.gemaakt, verslag.mislukt, verslag.redenen["BRF102"]) == (0, 3, 1)


_README = [
    shlex.split(r.strip())[1:]
    for r in (WORTEL / "README.md").read_text(encoding="utf-8").splitlines()
    if r.startswith("    docgen reeks") and "mijnschool" in r
]


@pytest.fixture
def mijnschool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of README: a start that is filled in, a data breach that was copied, and the lists."""
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["nieuw", "mijnschool", "--sector", "po"])
    for naam in ("school.yaml", "logo.png"):
        shutil.copy(VOORBEELDEN / "basisschool" / naam, "mijnschool")
    lek = Path("mijnschool/datalekken/voorbeeld/dl-001.yaml").read_text(encoding="utf-8")
    Path("mijnschool/datalekken/dl-001.yaml").write_text(lek.replace("uitkomst: geen", "uitkomst: hoog"))
    Path("edexml.xml").write_text(EDEX.format(versie="2.1"), encoding="utf-8")
    Path("lijst.csv").write_text(
        "nummer;naam;geboortedatum;Naam verzorger 1\n1;Sam Bedacht;2016-06-21;A. Bedacht\n"
    )
    boek = Workbook()
    for rij in (["Nummer", "Naam ouder"], ["1", "A. Bedacht"]):
        boek.worksheets[0].append(rij)
    boek.save("lijst.xlsx")


@pytest.mark.usefixtures("mijnschool")
@pytest.mark.parametrize("woorden", _README, ids=lambda w: " ".join(w[1:4] + w[5:]))
def test_elke_reeks_van_een_school_in_de_readme_lukt_zoals_zij_er_staat(woorden: list[str]) -> None:
    anders = ["-f", "html", "--werkers", "1", "--formaat", "json"]
    uitkomst = CliRunner().invoke(main, [*(w for w in woorden if w != "--samen"), *anders])
    verslag = json.loads(uitkomst.stdout)
    assert verslag["gemaakt"] >= 1
    assert not {c for c in verslag["redenen"] if c.startswith(("RKS", "BRF", "INV0"))}
