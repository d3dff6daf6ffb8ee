"""The command line as a user meets it: Dutch, no traceback, the right exit code, nothing half written."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from docgen.regels.kern import Pagina
from docgen.regels.tekst import geen_bsn

from .conftest import GOED, VOORBEELDEN, WORTEL, Draai

OPEN = ["--formaat", "json", "--peildatum", "2026-11-22"]


def _codes(klaar: subprocess.CompletedProcess[str]) -> list[str]:
    assert "Traceback" not in klaar.stderr + klaar.stdout, klaar.stderr
    return [m["code"] for m in json.loads(klaar.stdout) if m["ernst"] == "fout"]


def _verander(school: Path, oud: str, nieuw: str) -> None:
    tekst = school.read_text()
    assert oud in tekst
    school.write_text(tekst.replace(oud, nieuw, 1))


@pytest.mark.parametrize(
    ("verandering", "codes", "uitgang"),
    [
        ({"sector: po": "sectr: po\nsector: po"}, ["INV101"], 1),
        ({"sector: po": "sector: po\nbasis: weg.yaml"}, ["INV001"], 3),
        ({"sector: po": "sector: po\nbasis: school.yaml"}, ["INV013"], 3),
        ({"sector: po": "sector: po\nhuisstijl: {logo: http://x.example/l.png}"}, ["INV301"], 1),
        ({"sector: po": "sector: po\nhuisstijl: {logo: 'file:///etc/passwd'}"}, ["INV301"], 1),
        ({"sector: po": "sector: po\nhuisstijl: {logo: ../logo.png}"}, ["INV301"], 1),
        ({"sector: po": "sector: po\nhuisstijl: {logo: school.yaml}"}, ["INV302"], 1),
        ({"sector: po": "sector: po\nhuisstijl: {logo: weg.png}"}, ["INV001"], 3),
        ({"sector: po": "sector: po\nhuisstijl: {word: school.yaml}"}, ["INV303"], 1),
        ({"1234 AB": "0234 AB", "kvk: 90000001": "kvk: 9"}, ["INV212", "INV214"], 1),
    ],
)
def test_fout_in_de_school_geeft_geen_bestand(
    verandering: dict[str, str], codes: list[str], uitgang: int, school: Path, docgen: Draai
) -> None:
    for oud, nieuw in verandering.items():
        _verander(school, oud, nieuw)
    klaar = docgen("maak", "privacyverklaring", "-o", "uit", "-f", "html", *OPEN)
    assert _codes(klaar) == codes
    assert klaar.returncode == uitgang
    assert not (school.parent / "uit").exists()


def test_symlink_naar_buiten_is_geen_logo(school: Path, docgen: Draai) -> None:
    (school.parent / "logo.png").symlink_to("/etc/passwd")
    _verander(school, "sector: po", "sector: po\nhuisstijl: {logo: logo.png}")
    assert _codes(docgen("maak", "privacyverklaring", *OPEN)) == ["INV301"]


def test_alle_bestanden_in_een_keer(school: Path, docgen: Draai) -> None:
    _verander(school, "sector: po", "sectr: po\nsector: po")
    (school.parent / "o.yaml").write_text("kenmerk: o-1\nleerling: {naam: S, geboortedatum: 2016-02-30}\n")
    klaar = docgen("maak", "toestemmingsformulier", "-g", "o.yaml", "-o", "uit", *OPEN)
    assert sorted(_codes(klaar)) == ["INV101", "INV206"]


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        (["maak", "privacyverklarnig"], "INV121"),
        (["maak", "besluit-inzage"], "INV122"),
        (["maak", "privacyverklaring", "-c", "weg.yaml"], "INV001"),
    ],
)
def test_onbekend_document_of_bestand(woorden: list[str], code: str, school: Path, docgen: Draai) -> None:
    del school
    klaar = docgen(*woorden, *OPEN)
    assert _codes(klaar) == [code]
    assert klaar.returncode in (1, 3)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("{% if %}", "SJB102"),
        ("<p>{{ org.naaam }}</p>", "SJB103"),
        ("<p>{{ naaam }}</p>", "SJB103"),
        ("<div>x</div>", "SJB104"),
        ('{% extends "weg.html" %}', "SJB105"),
        ("{{ org.__class__.__mro__ }}", "SJB10"),
        ("{{ 1 / 0 }}", "SJB107"),
        ('<img src="http://x.example/a.png" alt="x">', "SJB1"),
        ('<img src="file:///etc/passwd" alt="x">', "SJB1"),
        ('<img src="../../etc/passwd" alt="x">', "SJB1"),
        ("<p>111222333</p>", "BRF103"),
        ("<p>111<strong>222</strong>333</p>", "BRF103"),
    ],
)
def test_fout_in_een_eigen_sjabloon(tekst: str, code: str, school: Path, docgen: Draai) -> None:
    (school.parent / "sjablonen").mkdir()
    kop = "---\ntitel: Eigen\ngroep: eigen\ndoel: proef\n---\n"
    blok = (
        tekst
        if "extends" in tekst
        else ('{% extends "huisstijl/verklaring.html" %}\n{% block tekst %}\n' + tekst + "\n{% endblock %}\n")
    )
    (school.parent / "sjablonen" / "eigen.html").write_text(kop + blok)
    klaar = docgen("maak", "eigen", "-o", "uit", *OPEN)
    gevonden = json.loads(klaar.stdout)
    assert "Traceback" not in klaar.stderr
    assert {m["code"][: len(code)] for m in gevonden if m["ernst"] == "fout"} == {code}, klaar.stdout
    assert klaar.returncode == 1
    assert not (school.parent / "uit").exists()
    if code in ("SJB102", "SJB103", "SJB104", "SJB107"):
        assert {m["regel"] for m in gevonden} == {8}, gevonden


@pytest.mark.parametrize(
    "tekst",
    [
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>1</td><td>11222333</td></tr></table>",
        "<ul><li>1112</li><li>22333</li></ul>",
        "<p>11122<br>2333</p>",
    ],
)
def test_getallen_in_twee_vakken_zijn_samen_geen_bsn(tekst: str) -> None:
    boom = document_fromstring(f"<html><body>{tekst}</body></html>")
    assert list(geen_bsn(Pagina("x", "x.html", boom, None))) == []  # type: ignore[arg-type]


def test_eigen_sjabloon_vervangt_en_komt_in_de_lijst(school: Path, docgen: Draai) -> None:
    (school.parent / "sjablonen").mkdir()
    (school.parent / "sjablonen" / "welkom.html").write_text(
        "---\ntitel: Welkom\ngroep: eigen\ndoel: begroeten\n---\n"
        '{% extends "huisstijl/verklaring.html" %}\n{% block tekst %}\n<p>Dag {{ org.naam }}</p>\n{% endblock %}\n'
    )
    assert "welkom" in docgen("lijst", "-c", "school.yaml").stdout
    klaar = docgen("maak", "welkom", "-o", "uit", "-f", "html")
    assert klaar.returncode == 0, klaar.stderr
    assert "Dag Basisschool De Proef" in (school.parent / "uit" / "welkom.html").read_text()


def test_onbeschrijfbare_map(school: Path, docgen: Draai) -> None:
    klaar = docgen("maak", "privacyverklaring", "-f", "html", "-o", school / "uit", *OPEN)
    assert _codes(klaar) == ["UIT101"]
    assert klaar.returncode == 4


def test_eigen_werk_blijft_staan(school: Path, docgen: Draai) -> None:
    maak = ["maak", "privacyverklaring", "-f", "html", "-o", "uit", *OPEN]
    assert docgen(*maak).returncode == 0
    (school.parent / "uit" / "privacyverklaring.html").write_text("mijn zin")
    klaar = docgen(*maak)
    assert (_codes(klaar), klaar.returncode) == (["UIT103"], 4)
    assert (school.parent / "uit" / "privacyverklaring.html").read_text() == "mijn zin"
    assert docgen(*maak, "--overschrijf").returncode == 0


def test_onvolledig_wordt_concept_of_niets(school: Path, docgen: Draai) -> None:
    _verander(school, "fg: {", "# fg: {")
    klaar = docgen("maak", "privacyverklaring", "-f", "html", "-o", "uit", "--peildatum", "2026-11-22")
    assert klaar.returncode == 1
    assert "CONCEPT" in klaar.stdout
    assert "ORG105" in klaar.stderr
    pagina = (school.parent / "uit" / "privacyverklaring.html").read_text()
    assert "data-concept" in pagina
    assert 'class="gat"' in pagina
    streng = docgen("maak", "privacyverklaring", "-f", "html", "-o", "streng", "--streng")
    assert streng.returncode == 1
    assert not (school.parent / "streng").exists()


def test_geen_persoonsgegeven_in_naam_melding_of_manifest(tmp_path: Path, docgen: Draai) -> None:
    (tmp_path / "school.yaml").write_text((GOED / "organisatie.yaml").read_text())
    overleg = (GOED / "overleg.yaml").read_text()
    (tmp_path / "o.yaml").write_text(overleg + "\nonbekend: 1\n")
    fout = docgen("maak", "toestemmingsformulier", "-g", "o.yaml", "-o", "uit", *OPEN)
    (tmp_path / "o.yaml").write_text(overleg)
    goed = docgen(
        "maak",
        "toestemmingsformulier",
        "-g",
        "o.yaml",
        "-o",
        "uit",
        "-f",
        "html",
        "--peildatum",
        "2026-11-22",
    )
    manifest = (tmp_path / "uit" / "manifest.json").read_text()
    namen = re.findall(r"naam: ([A-Z][^,}\n]+)", overleg)
    assert namen
    for naam in namen:
        for tekst in (fout.stdout, fout.stderr, goed.stdout, goed.stderr, manifest):
            assert naam not in tekst


def test_ctrl_c_halverwege(school: Path, tmp_path: Path) -> None:
    del school
    proces = subprocess.Popen(
        [sys.executable, "-m", "docgen", "maak", "alles", "-o", "uit"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # a test run in the background ignores the interrupt, and its children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    kaart = Path(f"/proc/{proces.pid}/maps")
    while "etree" not in kaart.read_text():  # the command is at work once it has loaded lxml
        time.sleep(0.05)
    fouten = None
    while fouten is None:  # a library may swallow one interrupt; people press again
        proces.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            fouten = proces.communicate(timeout=5)[1]
    # Python itself ends by the signal when it fell in an exec(), such as that of a dataclass, however it is handled
    assert proces.returncode in {1, -signal.SIGINT}
    assert "Traceback" not in fouten
    assert "afgebroken" in fouten
    assert not (tmp_path / "uit").exists()


def test_hulp_is_nederlands_en_licht() -> None:
    klaar = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "docgen", "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Maakt alle privacydocumenten" in klaar.stdout
    zwaar = [
        m for m in ("weasyprint", "docx", "pydantic", "jinja2", "lxml", "ruamel") if f" {m}\n" in klaar.stderr
    ]
    assert zwaar == []


def test_lijst_laadt_geen_schrijvers() -> None:
    klaar = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "docgen", "lijst"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [m for m in ("weasyprint", "docx", "lxml", "fontTools") if f" {m}\n" in klaar.stderr] == []


def test_lijst_json_is_het_contract(docgen: Draai) -> None:
    rijen = json.loads(docgen("lijst", "--formaat", "json").stdout)
    assert {r["id"] for r in rijen} >= {
        "toestemmingsformulier", "privacyverklaring", "privacyverklaring-schoolgids", "privacyverklaring-leerlingen",
        "verwerkingsregister", "convenant", "privacyreglement", "ontvangstbevestiging", "verlengingsbericht",
        "besluit-inzage", "besluit-rectificatie", "besluit-verwijdering", "besluit-beperking",
        "besluit-overdraagbaarheid", "besluit-bezwaar",
    }  # fmt: skip
    for rij in rijen:
        assert set(rij) == {"id", "titel", "groep", "gegevens", "formaten", "normen"}
        assert rij["formaten"] == ["pdf", "docx", "html"]
        assert rij["normen"], rij["id"]


def test_gebruiksfout_is_nederlands(docgen: Draai) -> None:
    klaar = docgen("maak", "privacyverklaring", "--peildatum", "gisteren")
    assert klaar.returncode == 2
    assert "dit is geen datum" in klaar.stderr
    assert docgen("regel", "XYZ1").returncode == 2


def test_zonder_pango_werkt_de_rest(school: Path, docgen: Draai, tmp_path: Path) -> None:
    """A fake weasyprint that cannot load its library stands for a machine without Pango."""
    del school
    nep = tmp_path / "nep" / "weasyprint"
    nep.mkdir(parents=True)
    (nep / "__init__.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    pad = os.pathsep.join([str(tmp_path / "nep"), str(WORTEL)])
    klaar = docgen("maak", "privacyverklaring", "-o", "uit", *OPEN, PYTHONPATH=pad)
    assert _codes(klaar) == ["UIT104"]
    assert "apt-get install" in klaar.stdout
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == [
        "manifest.json", "privacyverklaring.docx", "privacyverklaring.html",
    ]  # fmt: skip


@pytest.mark.parametrize("organisatie", sorted(p.parent.name for p in VOORBEELDEN.glob("*/*.yaml")))
def test_voorbeelden_zijn_schoon(organisatie: str, docgen: Draai) -> None:
    klaar = docgen("controleer", VOORBEELDEN / organisatie, *OPEN)
    fouten = [m for m in json.loads(klaar.stdout) if m["ernst"] != "waarschuwing"]
    assert fouten == []
    assert klaar.returncode == 0


def test_zelfde_kenmerk_overschrijft_niets(school: Path, docgen: Draai) -> None:
    (school.parent / "overleggen").mkdir()
    for naam in ("a.yaml", "b.yaml"):
        (school.parent / "overleggen" / naam).write_text((GOED / "overleg.yaml").read_text())
    for opdracht in (["maak", "alles", "-o", "uit", "-f", "html"], ["controleer", "."]):
        assert "INV108" in _codes(docgen(*opdracht, *OPEN))
    assert not (school.parent / "uit").exists()


def test_verkeerd_id_en_verkeerd_bestand(school: Path, docgen: Draai) -> None:
    (school.parent / "registers").mkdir()
    (school.parent / "registers" / "verwerkingen.yaml").write_text(
        "verwerkingen:\n  - {id: acounts, uit: nee}\n"
    )
    klaar = docgen("controleer", ".", *OPEN)
    assert _codes(klaar) == ["INV107"]
    assert "bedoelde u 'accounts'" in klaar.stdout
    (school.parent / "registers" / "verwerkingen.yaml").unlink()
    (school.parent / "z.yaml").write_text((GOED / "verzoek.yaml").read_text())
    assert _codes(docgen("maak", "toestemmingsformulier", "-g", "z.yaml", *OPEN)) == ["INV129"]


def test_peildatum_van_voor_de_wet_die_docgen_kent(school: Path, docgen: Draai) -> None:
    del school
    for datum in ("2000-01-01", "2020-06-01"):
        klaar = docgen("maak", "privacyverklaring", "--formaat", "json", "--peildatum", datum)
        assert _codes(klaar) == ["INV126"]


def test_register_dat_niemand_las_blijft_concept(school: Path, docgen: Draai) -> None:
    tekst = school.read_text().replace("register_gecontroleerd_op: 2026-09-01\n", "")
    school.write_text(re.sub(r"\n *laatste_controle: .*", "", tekst))
    klaar = docgen("maak", "privacyverklaring", "-o", "uit", "-f", "html", "--peildatum", "2026-11-22")
    assert "VRW124" in klaar.stderr
    assert "CONCEPT" in klaar.stdout
