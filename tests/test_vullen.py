"""Render once, fill many: what is filled in afterwards is byte for byte what a full rendering would show."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from docgen.document import Document
from docgen.schrijvers.pdf import schrijf
from docgen.toetsen import Bestand
from docgen.toetsen.keurders import a3a, pdfua, qpdf, ua1
from docgen.toetsen.pdf import opbouw
from docgen.toetsen.pdf_lezing import lezing
from docgen.vullen import (
    PastNiet,
    PdfVorm,
    merk,
)
from docgen.vullen.bestand import Mal
from docgen.vullen.pdf import _knip
from docgen.vullen.stromen import Stroom

from .huisstijl_proef import los
from .vulvormen import SLEUVEN, formulier, inhoud, leerlingen, namen, tekens, vorm

VOLLEDIG = (0, 7, 31)  # the pupils that are also rendered in full


@cache
def volledig(nummer: int) -> bytes:
    return schrijf(formulier(leerlingen(60)[nummer]))


@cache
def gevuld(nummer: int) -> bytes:
    return vorm().vul(leerlingen(60)[nummer])


def strings(pdf: bytes) -> Iterator[str]:
    """Every text in the objects of a PDF, and what its metadata say."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        yield bestand.Root.Metadata.read_bytes().decode()
        for obj in bestand.objects:
            yield from re.findall(r"\(.*?\)|<[0-9a-f]+>", obj.unparse(resolved=True).decode("latin-1"))


# -- the page


def test_honderden_namen_zijn_byte_gelijk_aan_volledige_opmaak() -> None:
    """One page per ninety names, in four looks: plain, bold, italic, and the digits of a table."""
    alle = namen(360)
    rij = "<p>{}</p><p><strong>{}</strong></p><p><em>{}</em></p>"
    merken = {f"n{i}": merk(i) for i in range(90)}

    def blad(waarden: list[str]) -> Document:
        rijen = "".join(rij.format(*waarden[i : i + 3]) for i in range(0, 60, 3))
        cellen = "".join(f"<tr><td>{w}</td></tr>" for w in waarden[60:])
        tabel = f'<thead><tr><th scope="col">Naam</th></tr></thead><tbody>{cellen}</tbody>'
        return los(f'<h1>Namen</h1>{rijen}<table class="raster"><caption>Lijst</caption>{tabel}</table>')

    klaar = PdfVorm(blad(list(merken.values())), merken, set("".join(alle)))
    for begin in range(0, len(alle), 90):
        deel = list(alle[begin : begin + 90])
        assert inhoud(klaar.vul(dict(zip(merken, deel, strict=True)))) == inhoud(schrijf(blad(deel)))


@pytest.mark.parametrize("nummer", VOLLEDIG)
def test_formulier_is_byte_gelijk(nummer: int) -> None:
    assert inhoud(gevuld(nummer)) == inhoud(volledig(nummer))
    assert gevuld(nummer) != volledig(nummer)


def test_formulier_heeft_dezelfde_tekst_en_dezelfde_beelden(tmp_path: Path) -> None:
    beelden = []
    for naam, pdf in (("gevuld", gevuld(7)), ("volledig", volledig(7))):
        (tmp_path / f"{naam}.pdf").write_bytes(pdf)
        opdracht = ["pdftoppm", "-png", "-r", "72", f"{naam}.pdf", naam]
        subprocess.run(opdracht, cwd=tmp_path, check=True)
        beelden.append([p.read_bytes() for p in sorted(tmp_path.glob(f"{naam}*.png"))])
    assert len(beelden[0]) == 2
    assert beelden[0] == beelden[1]
    paginas = [[p.extract_text() for p in PdfReader(BytesIO(b)).pages] for b in (gevuld(7), volledig(7))]
    assert paginas[0] == paginas[1]
    assert leerlingen(60)[7]["naam"] in paginas[0][1]


@pytest.mark.parametrize("nummer", [*VOLLEDIG, 12, 44])
def test_gevuld_bestand_voldoet_en_leest_zoals_het_toont(nummer: int) -> None:
    bestand = Bestand("gevuld.pdf", gevuld(nummer))
    for keur in (qpdf, ua1, a3a, pdfua, opbouw, lezing):
        assert [m.tekst for m in keur(bestand)] == []


@pytest.mark.parametrize("naast", ["Ω {a}", "a\u0301 {a}.", "({a})", "1\u00a0{a}!", "{a}{a}", "‘{a}’, Жанна"])
def test_vaste_tekst_naast_een_sleuf(naast: str) -> None:
    html = f"<h1>Proef</h1><p>{naast}</p>"
    klaar = PdfVorm(los(html.format(a=merk(0))), {"a": merk(0)}, "’t Hof-Łö AV")
    for waarde in ("’t Hof-Łö", "AV", "t"):
        assert inhoud(klaar.vul({"a": waarde})) == inhoud(schrijf(los(html.format(a=waarde))))


def test_tekst_na_een_sleuf_schuift_mee() -> None:
    html = "<h1>Proef</h1><p>Per\u00a0e\u2011mail van {a} naar <em>{b}</em>, en dan <strong>verder</strong> naar {a}.</p>"
    merken = {"a": merk(0), "b": merk(1)}
    waarden = {"a": "Wijk bij Øster-Ålst", "b": "A"}
    klaar = PdfVorm(los(html.format(**merken)), merken, tekens([waarden]))
    assert inhoud(klaar.vul(waarden)) == inhoud(schrijf(los(html.format(**waarden))))


@pytest.mark.parametrize("breed", [14, 23])
def test_wat_op_de_regel_past_is_gelijk_en_wat_niet_past_zegt_het(breed: int) -> None:
    """Longer and longer names in a narrow cell: filled in up to the last one that stays on one line."""
    rij = (
        '<h1>Proef</h1><table class="raster"><caption>Lijst</caption><thead><tr>'
        f'<th scope="col" data-breedte="{breed}">Naam</th><th scope="col">Rest</th></tr></thead>'
        "<tbody><tr><td>{}</td><td>–</td></tr></tbody></table>"
    )
    klaar = PdfVorm(los(rij.format(merk(0))), {"naam": merk(0)}, "Anne iv")
    uitkomst, redenen = [], set()
    for lang in range(1, 40):
        waarde = ("Anne vi " * 5)[:lang].strip()
        try:
            uitkomst.append((waarde, klaar.vul({"naam": waarde})))
        except PastNiet as fout:
            redenen.add(str(fout))
    assert redenen == {"een waarde is te lang voor haar regel"}
    assert 5 < len(uitkomst) < 35
    laatste, pdf = uitkomst[-1]
    assert inhoud(pdf) == inhoud(schrijf(los(rij.format(laatste))))
    with pytest.raises(PastNiet):
        klaar.vul({"naam": laatste + "nnn"})


# -- the file


def test_metadata_blijft_en_noemt_niemand() -> None:
    for nummer in (7, 31):
        with pikepdf.open(BytesIO(gevuld(nummer))) as een, pikepdf.open(BytesIO(volledig(nummer))) as ander:
            assert dict(een.docinfo.items()) == dict(ander.docinfo.items())
            assert een.Root.Metadata.read_bytes() == ander.Root.Metadata.read_bytes()
        naam = leerlingen(60)[nummer]["naam"]
        delen = (naam, naam.encode("utf-16-be").hex(), *SLEUVEN.values())
        assert not [d for tekst in strings(gevuld(nummer)) for d in delen if d in tekst]


def test_eigen_kenmerk_per_ontvanger_uit_de_inhoud() -> None:
    merken = []
    for nummer in (1, 2, 1):
        with pikepdf.open(BytesIO(vorm().vul(leerlingen(60)[nummer]))) as pdf:
            merken.append([bytes(m) for m in pdf.trailer.ID])
    assert merken[0] == merken[2] != merken[1]
    assert merken[0][0] == merken[0][1]


def test_zelfde_bytes_in_een_ander_proces(tmp_path: Path) -> None:
    (tmp_path / "vorm").write_bytes(pickle.dumps((vorm(), leerlingen(60)[3])))
    opdracht = (
        "import pickle, sys; v, w = pickle.load(open(sys.argv[1], 'rb'));"
        "sys.stdout.buffer.write(v.vul(w)); assert 'weasyprint' not in sys.modules"
    )
    uit = subprocess.run(
        [sys.executable, "-c", opdracht, str(tmp_path / "vorm")], capture_output=True, check=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert uit.stdout == gevuld(3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=400), min_size=1, max_size=6), st.data())
def test_stroom_van_stukken_is_een_gewone_stroom(vast: list[bytes], data: st.DataObject) -> None:
    eigen = [data.draw(st.binary(max_size=90)) for _ in vast[1:]]
    heel = b"".join(x for paar in zip(vast, [*eigen, b""], strict=True) for x in paar)
    tekst, geperst = Stroom(vast).zlib(eigen)
    assert zlib.decompress(geperst) == tekst
    assert tekst.rstrip(b"\n") == heel.rstrip(b"\n")
    assert not geperst.endswith(b"\r")


def test_regeleinde_dat_alleen_voor_de_eerste_opmaak_nodig_was() -> None:
    """One page in 256 gets a line feed more because of its own checksum; another recipient must not inherit it."""
    assert _knip([b"q", b"[<01>] TJ", b"Q", b"", b""], [1]) == [b"q\n", b"\nQ"]
    assert _knip([b"q", b"1", b"2", b"Q"], [1, 2]) == [b"q\n", b"\n", b"\nQ"]


def test_bladzijden_met_de_hoogste_nummers() -> None:
    """What changes may stand at the end of the file that the layout comes from; no number is used twice."""
    with pikepdf.open(BytesIO(volledig(0))) as pdf:
        stroom = pdf.pages[0].obj.Contents.read_bytes()
        pdf.pages[0].obj.Contents = pdf.make_stream(stroom)
        pdf.save(uit := BytesIO())
    gemaakt = Mal(uit.getvalue(), {0: Stroom([stroom[:50], stroom[50:]])}).giet([[b" "]])
    with pikepdf.open(BytesIO(gemaakt)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pages[0].obj.Contents.read_bytes() == stroom[:50] + b" " + stroom[50:]
        assert pdf.docinfo["/Title"] == "Proef"
        assert [p.extract_text() for p in PdfReader(BytesIO(gemaakt)).pages][1]
