"""The consent form for the screen: real fields, named and explained, in reading order, and archivable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from docgen.opdrachten.maak import Vraag, maak
from docgen.schrijvers import schrijf_invulbaar
from docgen.schrijvers.pdf_veldletter import veldletter
from docgen.toetsen import Bestand, toets
from docgen.toetsen.pdf_boom import lees_boom

from .conftest import PEILDATUM, VOORBEELDEN
from .huisstijl_proef import document, los
from .toets_bestanden import SNEL

SCHOOL = VOORBEELDEN / "basisschool" / "school.yaml"


@cache
def proef() -> bytes:
    return schrijf_invulbaar(document("proefformulier"))


@cache
def met(inhoud: str) -> bytes:
    return schrijf_invulbaar(los(f"<h1>Proef</h1>{inhoud}"))


@pytest.fixture(scope="module")
def echt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The blank consent form of the example school, as `docgen maak` delivers it."""
    uit = tmp_path_factory.mktemp("uit")
    antwoord = maak(Vraag("toestemmingsformulier", SCHOOL, uit, PEILDATUM, formaten=("pdf",)))
    return {p.name: p.read_bytes() for p in antwoord.bestanden}


@contextmanager
def widgets(inhoud: bytes) -> Iterator[list[Any]]:
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        yield [w for p in pdf.pages for w in p.obj.get("/Annots", []) if w.Subtype == "/Widget"]


def bevindingen(naam: str, inhoud: bytes) -> list[str]:
    return [m.tekst for u in toets([Bestand(naam, inhoud)], SNEL) for m in u.meldingen]


def test_apart_bestand_dat_zegt_waarvoor_het_is(echt: dict[str, bytes]) -> None:
    assert set(echt) == {"toestemmingsformulier.pdf", "toestemmingsformulier-invulbaar.pdf"}
    eerste = {n: PdfReader(BytesIO(i)).pages[0].extract_text() for n, i in echt.items()}
    assert "om op het scherm in te vullen" in eerste["toestemmingsformulier-invulbaar.pdf"]
    assert "op het scherm" not in eerste["toestemmingsformulier.pdf"]
    with pikepdf.open(BytesIO(echt["toestemmingsformulier-invulbaar.pdf"])) as pdf:
        assert str(pdf.docinfo["/Title"]).endswith("(om op het scherm in te vullen)")


def test_gewoon_formulier_heeft_geen_velden(echt: dict[str, bytes]) -> None:
    with widgets(echt["toestemmingsformulier.pdf"]) as velden:
        assert velden == []


def test_elk_vak_is_een_veld_met_naam_en_uitleg(echt: dict[str, bytes], tmp_path: Path) -> None:
    maak(Vraag("toestemmingsformulier", SCHOOL, tmp_path, PEILDATUM, formaten=("html",)))
    html = (tmp_path / "toestemmingsformulier.html").read_text()
    vakken = re.findall(r"<(?:input|textarea)\b[^>]*>", html)
    eigen = {m[1]: m[2] for v in vakken if "handtekening" not in v.split("name=")[0]
             and (m := re.search(r'name="([^"]+)" title="([^"]+)"', v))}  # fmt: skip
    velden = PdfReader(BytesIO(echt["toestemmingsformulier-invulbaar.pdf"])).get_fields() or {}
    assert len(eigen) > 100
    assert {n: str(v["/TU"]) for n, v in velden.items()} == eigen


def test_alle_keurders_zijn_tevreden(echt: dict[str, bytes]) -> None:
    assert bevindingen("a.pdf", echt["toestemmingsformulier-invulbaar.pdf"]) == []
    assert bevindingen("b.pdf", proef()) == []


def test_tabtoets_volgt_de_leesvolgorde() -> None:
    with pikepdf.open(BytesIO(proef())) as pdf:
        wortel = lees_boom(pdf)
        assert wortel
        gelezen = [str(o.T) for e in wortel.alle() if e.soort == "Form" for o in e.objecten]
        in_bladen = [str(w.T) for p in pdf.pages for w in p.obj.get("/Annots", []) if "/T" in w]
        in_lijst = [str(w.T) for w in pdf.Root.AcroForm.Fields]
        assert gelezen == in_bladen == in_lijst
        assert len(set(gelezen)) == len(gelezen) > 3
        assert {str(p.obj.Tabs) for p in pdf.pages} == {"/S"}


def test_velden_tonen_zichzelf() -> None:
    with pikepdf.open(BytesIO(proef())) as pdf:
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        for veld in pdf.Root.AcroForm.Fields:
            x1, y1, x2, y2 = (float(m) for m in veld.Rect)
            assert (x2 - x1 > 8, y2 - y1 > 8) == (True, True)
            if veld.FT == "/Btn":
                assert set(veld.AP.N.keys()) == {"/Ja", "/Off"}
                assert str(veld.AS) == str(veld.V) == "/Off"
                assert b" S" in veld.AP.N["/Ja"].read_bytes()
                assert veld.AP.N["/Off"].read_bytes() == b""
            else:
                assert float(veld.AP.N.BBox[2]) == pytest.approx(x2 - x1, abs=0.01)
                assert str(veld.DA).startswith("/DGVeld ")


def test_veld_ligt_op_zijn_vak() -> None:
    """The drawn box and the field share their place: the field fits within the border on the page."""
    vierkant = '<label class="vinkje"><input type="checkbox" name="a" title="A"> Aan</label>'
    with widgets(met(vierkant)) as (veld,):
        x1, y1, x2, y2 = (float(m) for m in veld.Rect)
    assert (x2 - x1, y2 - y1) == pytest.approx((5 / 25.4 * 72 - 2, 5 / 25.4 * 72 - 2), abs=0.1)
    assert x1 == pytest.approx(25 / 25.4 * 72 + 1, abs=0.5)


def test_handtekening_blijft_voor_de_pen() -> None:
    inhoud = met(
        '<label>Handtekening <input type="text" class="handtekening" name="h" title="H"></label>'
        '<label>Naam <input type="text" name="n" title="Naam"></label>'
    )
    with widgets(inhoud) as velden:
        assert [str(w.T) for w in velden] == ["n"]


def test_wat_vooraf_is_ingevuld_staat_in_het_veld_en_niet_ook_eronder() -> None:
    lang = "Ik wil dat Zoë mij helpt. " * 12
    inhoud = met(
        '<label>Naam <input type="text" name="n" title="Naam" value="Noor (8)"></label>'
        f'<label>Mening <textarea name="m" title="Mening" rows="6">{lang}</textarea></label>'
    )
    with widgets(inhoud) as (een, twee):
        assert str(een.V) == "Noor (8)"
        assert veldletter().codeer("Noor (8)").hex().encode() in een.AP.N.read_bytes()
        assert str(twee.V) == lang.strip()
        assert int(twee.Ff) == 1 << 12
        assert twee.AP.N.read_bytes().count(b"Tj") > 2
    assert "Noor" not in PdfReader(BytesIO(inhoud)).pages[0].extract_text()
    assert bevindingen("a.pdf", inhoud) == []


def test_naam_die_de_letter_niet_kent_blijft_op_de_bladzijde() -> None:
    inhoud = met('<label>Naam <input type="text" name="n" title="Naam" value="Yıldız"></label>')
    with widgets(inhoud) as velden:
        assert velden == []
    assert "Yıldız" in PdfReader(BytesIO(inhoud)).pages[0].extract_text()


def test_twee_velden_met_dezelfde_naam_vallen_op() -> None:
    veld = '<label>{0} <input type="text" name="{1}" title="{0}"></label>'
    dubbel = met(veld.format("Naam", "naam") + veld.format("Naam van de ander", "naam"))
    assert [t for t in bevindingen("x.pdf", dubbel) if "heet naam" in t]
    eigen = met(veld.format("Naam", "naam") + veld.format("Naam van de ander", "ander"))
    assert bevindingen("x.pdf", eigen) == []


def test_invullen_en_teruglezen() -> None:
    schrijver = PdfWriter(clone_from=PdfReader(BytesIO(proef())))
    velden = schrijver.get_fields() or {}
    tekst = next(n for n, v in velden.items() if v["/FT"] == "/Tx")
    vinkje = next(n for n, v in velden.items() if v["/FT"] == "/Btn")
    for bladzijde in schrijver.pages:
        schrijver.update_page_form_field_values(
            bladzijde, {tekst: "Zoë Voorbeeld", vinkje: "/Ja"}, auto_regenerate=False
        )
    uit = BytesIO()
    schrijver.write(uit)
    gelezen = PdfReader(uit).get_fields() or {}
    assert (gelezen[tekst]["/V"], gelezen[vinkje]["/V"]) == ("Zoë Voorbeeld", "/Ja")
    assert {n for n, v in gelezen.items() if v.get("/V") not in ("", "/Off", None)} == {tekst, vinkje}


def test_twee_keer_dezelfde_bytes() -> None:
    assert schrijf_invulbaar(document("proefformulier")) == proef()


def test_concept_blijft_concept() -> None:
    inhoud = schrijf_invulbaar(document("proefformulier", concept=True))
    assert page.validate_pdf_bytes(inhoud, profile="3a").failures == []
    assert all("CONCEPT" in p.extract_text() for p in PdfReader(BytesIO(inhoud)).pages)


def test_eigen_sjabloon_dat_alleen_voor_het_scherm_fout_is(school: Path, tmp_path: Path) -> None:
    (tmp_path / "sjablonen").mkdir()
    (tmp_path / "sjablonen" / "eigen.html").write_text(
        "---\ntitel: Eigen\ngroep: formulieren\ndoel: proef\ninvulbaar: ja\nnormen: [avg-6-1-a]\n---\n"
        '{% extends "huisstijl/formulier.html" %}{% block tekst %}{% if invulbaar %}{{ weg }}{% endif %}{% endblock %}\n'
    )
    antwoord = maak(Vraag("eigen", school, tmp_path / "uit", PEILDATUM, formaten=("pdf",)))
    assert [m.code for m in antwoord.meldingen if m.code.startswith("SJB")] == ["SJB103"]
    assert antwoord.bestanden == []
