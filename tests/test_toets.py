"""The self-test of Word, Excel and HTML, the commands around it, and what it says when a program is missing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.document import Document
from docgen.meldingen import Uitgang
from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.toets import als_json, als_tekst, overgeslagen
from docgen.opdrachten.toets import toets as opdracht
from docgen.schrijvers import SCHRIJVERS
from docgen.toetsen import TOETSEN, Bestand, bladeraar, kantoor, toets

from .conftest import Draai
from .huisstijl_proef import SOORTEN
from .toets_bestanden import SNEL, W, bestand, breek_zip, brief_met_logo, codes, html, weg, xlsx

Wijzig = Callable[[Any], None]
WRITER = tuple(t for t in TOETSEN if t.naam == "LibreOffice Writer")
CALC = tuple(t for t in TOETSEN if t.naam == "LibreOffice Calc")
AXE = tuple(t for t in TOETSEN if t.naam == "axe-core in Chromium")
heeft_writer = pytest.mark.skipif(bool(kantoor.zonder_writer()), reason="LibreOffice Writer ontbreekt")
heeft_calc = pytest.mark.skipif(bool(kantoor.zonder_calc()), reason="LibreOffice Calc ontbreekt")
heeft_chromium = pytest.mark.skipif(bool(bladeraar.zonder()), reason="Chromium ontbreekt")
DOCUMENT, STIJLEN, KERN, BLAD = (
    "word/document.xml",
    "word/styles.xml",
    "docProps/core.xml",
    "xl/worksheets/sheet1.xml",
)


@pytest.mark.parametrize("soort", SOORTEN)
def test_eigen_bladzijden_geven_niets(soort: str) -> None:
    assert codes(*(bestand(soort, f) for f in ("pdf", "docx", "html"))) == set()


@pytest.mark.parametrize("soort", ["proefbrief", "proefregister"])
def test_een_concept_geeft_niets(soort: str) -> None:
    assert codes(*(bestand(soort, f, concept=True) for f in ("pdf", "docx", "html"))) == set()


# -- Word


def _zet(naam: str, attribuut: str, waarde: str) -> Wijzig:
    def wijzig(boom: Any) -> None:
        for element in boom.iter(f"{{*}}{naam}"):
            element.set(attribuut, waarde)

    return wijzig


def _leeg(boom: Any) -> None:
    boom[0].insert(1, boom.makeelement(f"{W}p"))


def _zonder_kop(boom: Any) -> None:
    weg(boom, "tblHeader", "tblLook")


def _andere_kop(boom: Any) -> None:
    for stijl in boom.iter(f"{W}pStyle"):
        if stijl.get(f"{W}val") == "Heading2":
            stijl.set(f"{W}val", "Heading4")


def _getypt(boom: Any) -> None:
    next(t for t in boom.iter(f"{W}t") if t.text).text = "- eerste punt"


def _onbekend(boom: Any) -> None:
    boom[0].append(boom.makeelement(f"{W}bestaatniet"))


def _zonder(*namen: str) -> Wijzig:
    return lambda boom: weg(boom, *namen)


def _zonder_titel(boom: Any) -> None:
    boom.find("{*}title").text = ""


WOORD = [
    ("formulier", KERN, _zonder_titel, "UIT211"),
    ("formulier", STIJLEN, _zet("lang", f"{W}val", "en-US"), "UIT212"),
    ("formulier", STIJLEN, _zonder("lang"), "UIT212"),
    ("verklaring", DOCUMENT, _andere_kop, "UIT213"),
    ("register", DOCUMENT, _zonder_kop, "UIT214"),
    ("formulier", DOCUMENT, _zonder("alias"), "UIT216"),
    ("register", DOCUMENT, _zonder("tblCaption"), "UIT218"),
    ("brief", DOCUMENT, _leeg, "UIT219"),
    ("brief", DOCUMENT, _getypt, "UIT225"),
    ("brief", DOCUMENT, _onbekend, "UIT205"),
]


@pytest.mark.parametrize(("soort", "deel", "wijzig", "code"), WOORD)
def test_word_fout_geeft_code(soort: str, deel: str, wijzig: Wijzig, code: str) -> None:
    goed = bestand(f"proef{soort}", "docx")
    assert codes(breek_zip(goed, deel, wijzig)) == {code}


def test_word_beeld_zonder_tekst() -> None:
    assert codes(brief_met_logo()) == set()
    assert codes(breek_zip(brief_met_logo(), "word/header1.xml", _zet("docPr", "descr", ""))) == {"UIT215"}


def test_word_zonder_paginanummers() -> None:
    goed = bestand("proefbrief", "docx")
    for deel in ("word/footer1.xml", "word/footer2.xml"):
        goed = breek_zip(goed, deel, _zonder("instrText", "fldSimple"))
    assert codes(goed) == {"UIT220"}


@heeft_writer
def test_libreoffice_opent_en_leest() -> None:
    goed = bestand("proefformulier", "docx")
    assert codes(goed, toetsen=WRITER) == set()
    verborgen = breek_zip(goed, DOCUMENT, _verberg)
    stuk = Bestand("stuk.docx", b"PK\x03\x04 dit is geen zip")
    gevonden = {m.plek.bestand: m.code for m in kantoor.in_writer([verborgen])}
    assert gevonden == {"kapot.docx": "UIT236"}
    assert [m.code for m in kantoor.in_writer([stuk])] == ["UIT207"]


def _verberg(boom: Any) -> None:
    """Put all text in a form that no program knows, without a form that every program knows beside it."""
    extra = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
    for run in list(boom.iter(f"{W}r")):
        keuze = boom.makeelement(f"{extra}AlternateContent")
        run.getparent().replace(run, keuze)
        keuze.append(boom.makeelement(f"{extra}Choice", Requires="onbekend"))
        keuze[0].append(run)


# -- Excel


def test_goed_werkblad_geeft_niets() -> None:
    assert codes(xlsx()) == set()


def _zonder_vast(boom: Any) -> None:
    vast = boom.find(".//{*}pane")
    vast.getparent().remove(vast)


def _samengevoegd(boom: Any) -> None:
    ruimte = boom.tag.split("}")[0] + "}"
    cellen = boom.makeelement(f"{ruimte}mergeCells", count="1")
    cellen.append(boom.makeelement(f"{ruimte}mergeCell", ref="A1:B1"))
    boom.append(cellen)


def _andere_taal(boom: Any) -> None:
    boom.find("{*}language").text = "en-GB"


def _zonder_kolomkop(boom: Any) -> None:
    eerste = boom.find(".//{*}row")
    eerste.remove(eerste[1])


def _formule(boom: Any) -> None:
    cel = boom.findall(".//{*}c")[-1]
    del cel.attrib["t"]
    cel.insert(0, cel.makeelement(cel.tag.replace("}c", "}f")))
    cel[0].text, cel[1].text = "1+1", "2"


def _niet_passend(boom: Any) -> None:
    boom.remove(boom.find("{*}sheetPr"))


def _zonder_herhaling(boom: Any) -> None:
    boom.remove(boom.find("{*}definedNames"))


def test_excel_met_macro_geeft_code() -> None:
    uit = io.BytesIO(xlsx().inhoud)
    with zipfile.ZipFile(uit, "a") as werkmap:
        werkmap.writestr("xl/vbaProject.bin", b"")
    assert "UIT242" in codes(Bestand("macro.xlsx", uit.getvalue()))


@pytest.mark.parametrize(
    ("deel", "wijzig", "code"),
    [
        (KERN, _zonder_titel, "UIT211"),
        (KERN, _andere_taal, "UIT212"),
        (BLAD, _zonder_vast, "UIT214"),
        (BLAD, _samengevoegd, "UIT214"),
        (BLAD, _zonder_kolomkop, "UIT214"),
        (BLAD, _formule, "UIT241"),
        (BLAD, _niet_passend, "UIT243"),
        ("xl/workbook.xml", _zonder_herhaling, "UIT243"),
    ],
)
def test_excel_fout_geeft_code(deel: str, wijzig: Wijzig, code: str) -> None:
    assert codes(breek_zip(xlsx(), deel, wijzig)) == {code}


@heeft_calc
def test_libreoffice_opent_excel() -> None:
    assert codes(xlsx(), toetsen=CALC) == set()
    assert [m.code for m in kantoor.in_calc([Bestand("stuk.xlsx", b"PK\x03\x04 geen zip")])] == ["UIT207"]


# -- HTML

GAAF = '<table><caption>Wie</caption><tr><th scope="row">Naam</th><td>Sam</td></tr></table>'


@pytest.mark.parametrize(
    ("inhoud", "kop", "code"),
    [
        ("<h3>Te diep</h3>", "", "UIT213"),
        ("<h1>Nog een</h1>", "", "UIT213"),
        ("<table><caption>Wie</caption><tr><td>Naam</td></tr></table>", "", "UIT214"),
        (GAAF.replace(' scope="row"', ""), "", "UIT214"),
        (GAAF.replace("<caption>Wie</caption>", ""), "", "UIT218"),
        ('<img src="data:image/png;base64,AA==">', "", "UIT215"),
        ('<input type="text" name="x">', "", "UIT216"),
        ('<p id="x">a</p><p id="x">b</p>', "", "UIT221"),
        ('<img src="https://x.example/l.png" alt="Logo">', "", "UIT222"),
        ("<script>1</script>", "", "UIT222"),
        ("", '<link rel="stylesheet" href="stijl.css">', "UIT222"),
        ("", "<style>body { background: url(achter.png) }</style>", "UIT222"),
        ("", '<style>@import "andere.css";</style>', "UIT222"),
        ("", "<style>p { color: #aaa }</style>", "UIT223"),
        ("", "<style>:root { --g: #999 } @media screen { p { color: var(--g) } }</style>", "UIT223"),
        ("", "<style>section { background: #555 } p { color: #222 }</style>", "UIT223"),
        ("", "<style>h1 { color: #fff; background: #ccc }</style>", "UIT223"),
        ('<p><a href="#weg">daar</a></p>', "", "UIT224"),
        ('<p><a href="https://x.example/"></a></p>', "", "UIT224"),
    ],
)
def test_html_fout_geeft_code(inhoud: str, kop: str, code: str) -> None:
    assert codes(html(inhoud, kop)) == {code}


def test_goede_html_geeft_niets() -> None:
    velden = '<p><label>Naam <input name="a"></label><label for="b">Plaats</label><input id="b" name="b"></p>'
    kleuren = (
        "<style>:root { --k: #1f5a7a } h1 { color: #fff; background: var(--k) } p { color: var(--k) }</style>"
    )
    assert codes(html(GAAF + velden + '<p id="x"><a href="#x">hier</a></p>', kleuren)) == set()


@pytest.mark.parametrize(
    ("oud", "code"), [(' lang="nl"', "UIT212"), ("<title>Proefdocument</title>", "UIT211")]
)
def test_html_zonder_taal_of_titel(oud: str, code: str) -> None:
    goed = html()
    assert oud.encode() in goed.inhoud
    assert codes(Bestand("x.html", goed.inhoud.replace(oud.encode(), b""))) == {code}


@heeft_chromium
def test_axe_ziet_de_bladzijde_als_een_telefoon() -> None:
    schuift = html('<p style="overflow:auto;width:9rem;white-space:nowrap">' + "lange regel " * 40 + "</p>")
    breed = html('<p style="width:900px">breed</p>')
    vaag = html('<p>goed</p><p class="x" style="color:#bbb">vaag</p>')
    assert [m.code for m in bladeraar.axe([schuift])] == ["UIT206"]
    assert [m.code for m in bladeraar.axe([breed, vaag])] == ["UIT226", "UIT206"]


@heeft_chromium
@pytest.mark.parametrize("soort", SOORTEN)
def test_eigen_bladzijden_in_de_bladeraar(soort: str) -> None:
    assert codes(bestand(soort, "html"), toetsen=AXE) == set()


# -- all kinds together


def test_soorten_die_niet_hetzelfde_zeggen() -> None:
    pagina = bestand("proefbrief", "html")
    meer = pagina.inhoud.replace(b"</main>", b"<p>Deze zin staat alleen hier.</p></main>")
    andere = [Bestand("proefbrief.html", meer), bestand("proefbrief", "pdf"), bestand("proefbrief", "docx")]
    uitslagen = toets(andere, SNEL)
    assert [[m.code for m in u.meldingen] for u in uitslagen] == [[], ["UIT237"], ["UIT237"]]


def test_ontbrekend_programma_wordt_gezegd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _naam: None)
    uitslagen = toets([bestand("proefbrief", "docx"), bestand("proefbrief", "html")])
    gezegd = " ".join(overgeslagen(uitslagen))
    assert "LibreOffice ontbreekt; apt-get install libreoffice-writer-nogui" in gezegd
    assert "Chromium ontbreekt" in gezegd
    assert not any("LibreOffice" in naam or "axe" in naam for u in uitslagen for naam in u.gedaan)


def test_ontbrekend_pakket_wordt_gezegd(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("keurders", "bladeraar"):
        monkeypatch.setattr(f"docgen.toetsen.{module}.find_spec", lambda _naam: None)
    (uitslag,) = toets([bestand("proefbrief", "pdf")])
    assert len(uitslag.overgeslagen) == 6
    assert uitslag.gedaan == ()
    assert all("pip install docgen[toets]" in reden for reden in uitslag.overgeslagen)


def test_bladeraar_die_niet_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bladeraar, "_pad", lambda: "/bestaat/niet")
    (uitslag,) = toets([html()], AXE)
    assert uitslag.gedaan == ()
    assert "Chromium werkt hier niet" in uitslag.overgeslagen[0]


# -- the commands


def test_opdracht_over_een_map(tmp_path: Path) -> None:
    (tmp_path / "goed.html").write_bytes(html().inhoud)
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "leeg.pdf").write_bytes(b"")
    (tmp_path / "onder" / "stuk.docx").write_bytes(b"PK geen zip")
    (tmp_path / "onder" / "stuk.pdf").write_bytes(b"%PDF-1.7 niets")
    (tmp_path / "manifest.json").write_text("{}")
    antwoord = opdracht([tmp_path, tmp_path / "weg.pdf", tmp_path / "manifest.json"])
    assert antwoord.uitgang is Uitgang.ONLEESBAAR
    assert {Path(m.plek.bestand).name: m.code for m in antwoord.meldingen} == dict.fromkeys(
        ("leeg.pdf", "stuk.docx", "stuk.pdf", "weg.pdf", "manifest.json"), "UIT201"
    )
    tabel = als_tekst(antwoord)
    assert "goed.html" in tabel.splitlines()[0]
    assert tabel.splitlines()[0].endswith("in orde")
    assert tabel.count("niet te lezen") == 4
    assert len(json.loads(als_json(antwoord))["bestanden"]) == 5
    (tmp_path / "niets").mkdir()
    assert [m.code for m in opdracht([tmp_path / "niets"]).meldingen] == ["UIT201"]


def test_toets_als_commando(tmp_path: Path, docgen: Draai) -> None:
    (tmp_path / "goed.html").write_bytes(html().inhoud)
    (tmp_path / "fout.html").write_bytes(html("<h4>Te diep</h4>").inhoud)
    goed, fout = (
        docgen("toets", "goed.html", PATH="/usr/bin"),
        docgen("toets", "fout.html", "--formaat", "json", PATH=""),
    )
    assert (goed.returncode, fout.returncode) == (0, 1)
    assert goed.stdout.strip().endswith("in orde")
    assert "overgeslagen: axe-core in Chromium: Chromium ontbreekt" in fout.stderr
    assert json.loads(fout.stdout)["bestanden"][0]["meldingen"][0]["code"] == "UIT213"
    assert docgen("toets").returncode == 2
    assert docgen("toets", "weg.pdf").returncode == 3


def _zonder_taal(document: Document) -> bytes:
    return document.html.replace(' lang="nl"', "").encode()


def test_maak_met_toets_schrijft_geen_fout_bestand(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.toetsen.bladeraar.find_spec", lambda _naam: None)
    uit = school.parent / "uit"
    vraag = Vraag("privacyverklaring", school, uit, date(2026, 11, 22), formaten=("html",), toets=True)
    monkeypatch.setitem(SCHRIJVERS, "html", _zonder_taal)
    antwoord = maak(vraag)
    assert "UIT212" in {m.code for m in antwoord.meldingen}
    assert antwoord.uitgang is Uitgang.MELDINGEN
    assert not uit.exists()
    monkeypatch.undo()
    monkeypatch.setattr("docgen.toetsen.bladeraar.find_spec", lambda _naam: None)
    goed = maak(vraag)
    assert [p.name for p in goed.bestanden] == ["privacyverklaring.html"]
    assert "axe-core" in goed.overgeslagen[0]
