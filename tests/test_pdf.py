"""The PDF writer: conforming, reproducible, safe, and with the looks that the contract promises."""

from __future__ import annotations

import builtins
import hashlib
import logging
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
import weasyprint
from pypdf import PdfReader

from docgen.document import Huisstijl
from docgen.schrijvers import pdf as schrijver
from docgen.schrijvers import pdf_stromen
from docgen.schrijvers.bronnen import maak_ophaler
from docgen.schrijvers.fouten import OnafdrukbaarTeken, OpmaakFout, PangoOntbreekt
from docgen.schrijvers.lettertype import lettermap
from docgen.schrijvers.stijlblad import HUISSTIJL
from docgen.toetsen import Bestand
from docgen.toetsen.pdf import opbouw
from docgen.toetsen.pdf_lezing import lezing

from .huisstijl_proef import SOORTEN, document, los

GELIJK = [(s, False) for s in SOORTEN] + [("proefformulier", True)]


@cache
def gemaakt(soort: str, concept: bool = False) -> bytes:
    return schrijver.schrijf(document(soort, concept))


def meldingen_van(inhoud: bytes) -> list[str]:
    """What docgen's own self-test says of a PDF."""
    bestand = Bestand("proef.pdf", inhoud)
    return [m.tekst for m in (*opbouw(bestand), *lezing(bestand))]


@cache
def teksten(soort: str, concept: bool = False) -> list[str]:
    return [" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(gemaakt(soort, concept))).pages]


def elementen(inhoud: bytes) -> Iterator[Any]:
    """All structure elements in reading order."""
    with pikepdf.open(BytesIO(inhoud)) as bestand:
        stapel = [bestand.Root.StructTreeRoot]
        while stapel:
            element = stapel.pop()
            if "/S" in element:
                yield element
            kinderen: Any = element.get("/K", [])
            lijst = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
            stapel += [
                k
                for k in reversed(lijst)
                if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/StructElem"
            ]


@pytest.mark.parametrize(("soort", "concept"), GELIJK)
@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_voldoet_aan_pdf_ua_en_pdf_a(soort: str, concept: bool, profiel: str) -> None:
    rapport = page.validate_pdf_bytes(gemaakt(soort, concept), profile=profiel)
    assert [(f.rule_id, f.message) for f in rapport.failures] == []


@pytest.mark.parametrize("soort", SOORTEN)
def test_qpdf_vindt_geen_fouten(soort: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(gemaakt(soort))
    with pikepdf.open(tmp_path / "a.pdf") as bestand:
        assert bestand.check_pdf_syntax() == []


@pytest.mark.parametrize("soort", SOORTEN)
def test_twee_keer_dezelfde_bytes(soort: str) -> None:
    assert schrijver.schrijf(document(soort)) == gemaakt(soort)


def test_zelfde_bytes_in_een_ander_proces() -> None:
    opdracht = (
        "import hashlib; from docgen.schrijvers.pdf import schrijf; from tests.huisstijl_proef import document;"
        "print(hashlib.sha256(schrijf(document('proefbrief'))).hexdigest())"
    )
    omgeving = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    uit = subprocess.run(
        [sys.executable, "-c", opdracht], capture_output=True, text=True, check=True, env=omgeving,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert uit.stdout.strip() == hashlib.sha256(gemaakt("proefbrief")).hexdigest()


def test_een_tweede_poging_als_pydyf_zo_eindigt() -> None:
    pogingen = [b"\r\nendstream", b"\r\nendstream", b"goed"]
    assert pdf_stromen.eerste_goede(pogingen.__getitem__) == b"goed"


def test_vulling_houdt_het_bestand_goed() -> None:
    ophaler = maak_ophaler((HUISSTIJL, lettermap()))
    inhoud = schrijver._teken(weasyprint, document("proefbrief"), ophaler, poging=3)
    assert inhoud != gemaakt("proefbrief")
    assert page.is_pdf_compliant_bytes(inhoud, profile="3a")


def test_metadata() -> None:
    with pikepdf.open(BytesIO(gemaakt("proefbrief"))) as bestand:
        info = bestand.docinfo
        assert str(info["/Title"]) == "Besluit op uw verzoek om inzage"
        assert str(info["/Author"]) == "Stichting Openbaar Onderwijs Het Voorbeeld"
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261122000000Z"
        assert str(bestand.Root.Lang) == "nl-NL"
        assert bestand.Root.ViewerPreferences.DisplayDocTitle
        with bestand.open_outline() as bladwijzers:
            assert [b.title for b in bladwijzers.root] == ["Besluit op uw verzoek om inzage"]
            assert next(b.title for b in bladwijzers.root[0].children) == "Wat wij besluiten"


@pytest.mark.parametrize("soort", SOORTEN)
def test_voet_op_elke_bladzijde_behalve_de_omslag(soort: str) -> None:
    paginas = teksten(soort)
    omslag = soort in ("proefregister", "proefconvenant")
    for nummer, tekst in enumerate(paginas, start=1):
        assert (f"pagina {nummer} van {len(paginas)}" in tekst) is not (omslag and nummer == 1)
        assert ("· 22 november 2026" in tekst) is not (omslag and nummer == 1)


@pytest.mark.parametrize(("soort", "concept"), GELIJK)
def test_boom_leest_alles_wat_inhoud_is_en_niets_dubbel(soort: str, concept: bool) -> None:
    """The text of the structure tree is the visible text without margins, repeated heads and watermark."""
    assert meldingen_van(gemaakt(soort, concept)) == []


def test_tabel_over_bladzijden_is_een_tabel() -> None:
    soorten = Counter(str(e.S) for e in elementen(gemaakt("proefregister")))
    assert soorten["/Table"] == 4
    assert soorten["/THead"] == 1
    assert soorten["/TR"] == 3 + 1 + 40 + 2 * 10


def test_koppen_van_tabellen_hebben_een_richting() -> None:
    richtingen = Counter(str(e.A.Scope) for e in elementen(gemaakt("proefregister")) if e.S == "/TH")
    assert richtingen == {"/Column": 8, "/Row": 3 + 40 + 2 * 10}


def test_cellen_wijzen_naar_koppen_die_bestaan() -> None:
    ids = {bytes(e.ID) for e in elementen(gemaakt("proefregister")) if "/ID" in e}
    verwijzingen = [
        bytes(h) for e in elementen(gemaakt("proefregister")) if e.S == "/TD" for h in e.A.get("/Headers", [])
    ]
    assert len(verwijzingen) > 500
    assert set(verwijzingen) <= ids


def test_liggende_bladzijden_alleen_waar_het_moet() -> None:
    maten = [p.mediabox for p in PdfReader(BytesIO(gemaakt("proefregister"))).pages]
    stand = "".join("L" if m.width > m.height else "S" for m in maten)
    assert re.fullmatch(r"SL{3,5}S+", stand)


def test_adres_staat_in_het_venster() -> None:
    """NEN 1026: the address begins 50 mm from the top and 25 mm from the left, and ends above 90 mm."""
    plaatsen: dict[str, tuple[float, float]] = {}

    def onthoud(tekst: str, matrix: list[float], tekstmatrix: list[float], *_: object) -> None:
        if tekst.strip():
            x, y = tekstmatrix[4], tekstmatrix[5]
            plaatsen[tekst.strip()] = (
                (matrix[0] * x + matrix[2] * y + matrix[4]) / 72 * 25.4,
                297 - (matrix[1] * x + matrix[3] * y + matrix[5]) / 72 * 25.4,
            )

    PdfReader(BytesIO(gemaakt("proefbrief"))).pages[0].extract_text(visitor_text=onthoud)
    naam = next(p for t, p in plaatsen.items() if t.startswith("De heer"))
    woonplaats = next(p for t, p in plaatsen.items() if t.startswith("1234 AB Voorbeeldstad"))
    assert naam[0] == pytest.approx(25, abs=0.5)
    assert 50 < naam[1] < 56
    assert naam[1] < woonplaats[1] < 90


def test_ondertekening_wordt_niet_gebroken() -> None:
    for tekst in teksten("proefconvenant"):
        assert tekst.count("Handtekening") == tekst.count("Plaats")


def test_nummer_staat_niet_alleen_onder_aan_de_bladzijde() -> None:
    for tekst in teksten("proefconvenant"):
        assert not any(
            tekst.split("Convenant gegevensuitwisseling ·")[0].rstrip().endswith(f".{n}") for n in range(1, 4)
        )


def test_concept_op_elke_bladzijde() -> None:
    assert all("CONCEPT" in tekst for tekst in teksten("proefformulier", True))
    assert not any("CONCEPT" in tekst for tekst in teksten("proefformulier"))


def test_teken_zonder_letter() -> None:
    with pytest.raises(OnafdrukbaarTeken) as fout:
        schrijver.schrijf(los("<h1>Proef</h1><p>Geheime naam \U000130b8</p>"))
    assert fout.value.tekens == "\U000130b8"
    assert "Geheim" not in str(fout.value)


def test_eigen_letters_zijn_ingesloten() -> None:
    with pikepdf.open(BytesIO(gemaakt("proefbrief"))) as bestand:
        namen = {str(f.BaseFont).split("+")[-1] for f in bestand.pages[0].Resources.Font.values()}
    assert namen
    assert all(n.startswith("Source-Sans-3") for n in namen), namen


def test_onbekend_lettertype_valt_terug_op_het_eigen() -> None:
    huisstijl = Huisstijl(lettertype="Bestaat Nergens Sans")
    with pikepdf.open(
        BytesIO(schrijver.schrijf(replace(document("proefbrief"), huisstijl=huisstijl)))
    ) as bestand:
        namen = {str(f.BaseFont).split("+")[-1] for f in bestand.pages[0].Resources.Font.values()}
    assert all(n.startswith("Source-Sans-3") for n in namen), namen


def test_zonder_pango_een_uitleg(monkeypatch: pytest.MonkeyPatch) -> None:
    echt = builtins.__import__

    def zonder(naam: str, *rest: Any, **meer: Any) -> Any:
        if naam == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return echt(naam, *rest, **meer)

    monkeypatch.setattr(builtins, "__import__", zonder)
    with pytest.raises(PangoOntbreekt, match="apt-get install libpango"):
        schrijver.schrijf(document("proefbrief"))


def test_logboek_van_weasyprint_blijft_zoals_het_was() -> None:

    voor = list(logging.getLogger("weasyprint").handlers)
    with pytest.raises(OpmaakFout):
        schrijver.schrijf(los("<style>p { kleur: rood }</style><h1>x</h1>"))
    assert logging.getLogger("weasyprint").handlers == voor
    assert (HUISSTIJL / "concept.svg").is_file()
