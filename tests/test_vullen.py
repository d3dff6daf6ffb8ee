"""Render once, fill many: what is filled in afterwards is byte for byte what a full rendering would show."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from docgen.document import Bijlage, Document
from docgen.schrijvers.pdf import schrijf
from docgen.toetsen import Bestand
from docgen.toetsen.keurders import a3a, pdfua, qpdf, ua1
from docgen.toetsen.pdf import opbouw
from docgen.toetsen.pdf_lezing import lezing
from docgen.vullen import (
    Gemaakt,
    Onvulbaar,
    PastNiet,
    PdfVorm,
    Waarden,
    afwijkend,
    maak,
    merk,
    steekproef,
    tekst_van,
)
from docgen.vullen.gelijk import zelfde
from docgen.vullen.pdf import _knip
from docgen.vullen.stromen import Stroom

from .huisstijl_proef import los
from .vulvormen import SLEUVEN, formulier, leerlingen, namen, tekens, vorm

VOLLEDIG = (0, 7, 31)  # the pupils that are also rendered in full


@cache
def volledig(nummer: int) -> bytes:
    return schrijf(formulier(leerlingen(60)[nummer]))


@cache
def gevuld(nummer: int) -> bytes:
    return vorm().vul(leerlingen(60)[nummer])


def inhoud(pdf: bytes) -> list[bytes]:
    """What is drawn on each page."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return [p.obj.Contents.read_bytes() for p in bestand.pages]


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


# -- what cannot be filled in


@pytest.mark.parametrize(
    ("waarde", "reden"),
    [
        ("", "leeg"),
        (" Noor", "witruimte"),
        ("Noor  Bos", "witruimte"),
        ("Noor\nBos", "witruimte"),
        ("محمد", "volledige opmaak"),
        ("נועה", "volledige opmaak"),
        ("Zoe\u0308", "volledige opmaak"),
        ("Noor\u00adBos", "volledige opmaak"),
        ("Жанна", "volledige opmaak"),
        ("\U000130b8", "volledige opmaak"),
        ("Ωmega", "volledige opmaak"),
        ("Jan\u2011Bos", "volledige opmaak"),
        ("Noor " * 30 + "Bos", "te lang"),
    ],
)
def test_wat_niet_past_gaat_de_lange_weg(waarde: str, reden: str) -> None:
    waarden = leerlingen(60)[0] | {"naam": waarde}
    klaar = PdfVorm(formulier(SLEUVEN), SLEUVEN, tekens([waarden])) if waarde == "Zoe\u0308" else vorm()
    with pytest.raises(PastNiet, match=reden):
        klaar.vul(waarden)
    assert maak(klaar, lambda w: w["naam"].encode(), waarden) == Gemaakt(
        waarde.encode(), _reden(klaar, waarden)
    )


def _reden(klaar: PdfVorm, waarden: Waarden) -> str:
    with pytest.raises(PastNiet) as fout:
        klaar.vul(waarden)
    assert not any(w and w in str(fout.value) for w in waarden.values() if len(w) > 3)
    return str(fout.value)


def test_teken_dat_als_een_ander_zou_worden_gelezen() -> None:
    """Fonts draw some characters with the same glyph; a reader of the file would get the wrong one."""
    klaar = PdfVorm(los(f"<h1>Proef – een</h1><p>{merk(0)}</p>"), {"a": merk(0)}, "Aa-\u2010\u00a0 ")
    for waarde in ("A-a", "A a", "A\u00a0a", "A\u2010a"):
        try:
            pdf = klaar.vul({"a": waarde})
        except PastNiet:
            continue
        tekst = PdfReader(BytesIO(pdf)).pages[0].extract_text()
        assert waarde.replace("\u00a0", " ") in tekst


def test_streepje_in_een_naam_na_een_woord_dat_is_afgebroken() -> None:
    """The hyphen of a word cut at the end of a line has the same glyph, and came first."""
    lang = "<p>" + "onderwijsondersteuningsarrangementen " * 6 + "</p>"
    html = f"<h1>Proef</h1>{lang}<p>{{a}}</p>"
    klaar = PdfVorm(los(html.format(a=merk(0))), {"a": merk(0)}, "Jan-Wilem\u00a0 ")
    waarden = {"a": "Jan-Willem\u00a0Jan"}
    pdf, heel = klaar.vul(waarden), schrijf(los(html.format(**waarden)))
    assert inhoud(pdf) == inhoud(heel)
    assert (
        "Jan\u2010Willem" in PdfReader(BytesIO(heel)).pages[0].extract_text()
    )  # so it is with one rendering
    assert "Jan-Willem Jan" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Jan-Willem Jan" in tekst_van("pdf", heel)


@pytest.mark.parametrize(
    ("html", "reden"),
    [
        ("<h1>Voor {}</h1>", "kop, titel"),
        ("<h1>Proef</h1><p><a href='https://x.example/'>{}</a></p>", "link"),
        ("<h1>Proef</h1><p>Zie <a href='https://x.example/'>{}</a> of niet</p>", "link"),
        ("<h1>Proef</h1><p>" + "woord " * 14 + "{} " + "woord " * 14 + "</p>", "meer regels"),
        ("<h1>Proef</h1><p>" + "woord " * 40 + "<br>" + "{}" * 1 + " woord" * 30 + "</p>", "meer regels"),
        ("<style>p {{ text-align: right }}</style><h1>Proef</h1><p>{}</p>", "niet links"),
        ("<style>p {{ letter-spacing: 1pt }}</style><h1>Proef</h1><p>{}</p>", "extra ruimte"),
        ("<style>p {{ opacity: 0.5 }}</style><h1>Proef</h1><p>{}</p>", "doorzichtig"),
        ("<style>p {{ text-transform: uppercase }}</style><h1>Proef</h1><p>{}</p>", "vervormd"),
        ("<style>p {{ text-decoration: underline }}</style><h1>Proef</h1><p>{}</p>", "streep"),
        ("<style>p {{ width: 8mm }}</style><h1>Proef</h1><p>{}</p>", "vervormd"),
        ("<style>em {{ display: inline-block }}</style><h1>Proef</h1><p><em>{}</em></p>", "meegroeit"),
        (
            "<style>section {{ display: flex }}</style><h1>Proef</h1><section><p>{}</p><p>rest</p></section>",
            "meegroeit",
        ),
        ("<style>em {{ background: #eee }}</style><h1>Proef</h1><p><em>{}</em></p>", "rand"),
    ],
)
def test_vorm_die_niet_vastligt(html: str, reden: str) -> None:
    with pytest.raises(Onvulbaar, match=reden):
        PdfVorm(los(html.format(merk(0))), {"naam": merk(0)}, "abc")


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"titel": f"Brief aan {merk(0)}"}, "titel"),
        ({"auteur": f"Ouder van {merk(0)}"}, "titel"),
        ({"bijlagen": (Bijlage("a.json", "application/json", "Gegevens", b"{}"),)}, "bijlage"),
    ],
)
def test_sleuf_buiten_de_bladzijde(anders: dict[str, Any], reden: str) -> None:
    document = replace(los(f"<h1>Proef</h1><p>{merk(0)}</p>"), **anders)
    with pytest.raises(Onvulbaar, match=reden):
        PdfVorm(document, {"naam": merk(0)}, "abc")


def test_datum_is_haar_eigen_merkteken() -> None:
    html = "<h1>Proef</h1><p>Geboren op {a}.</p><p>{a}</p>"
    klaar = PdfVorm(los(html.format(a="2 maart 2014")), {"a": "2 maart 2014"}, "31 december 2015")
    waarden = {"a": "31 december 2015"}
    assert inhoud(klaar.vul(waarden)) == inhoud(schrijf(los(html.format(**waarden))))
    with pytest.raises(Onvulbaar, match="vaste spaties"):  # it would be left standing, for everybody
        PdfVorm(los(html.format(a="2\u00a0maart 2014")), {"a": "2 maart 2014"}, "31 december 2015")


def test_merktekens_die_op_elkaar_lijken() -> None:
    with pytest.raises(Onvulbaar, match="uit elkaar"):
        PdfVorm(los("<h1>Proef</h1>"), {"a": "Noor", "b": "Noortje"}, "abc")


# -- a batch


def test_steekproef_neemt_de_kortste_de_langste_en_een_willekeurige() -> None:
    batch = [{"a": "x" * n} for n in (5, 9, 1, 7, 6, 4)]
    gekozen = steekproef(batch)
    assert gekozen[:2] == [2, 1]
    assert steekproef(batch) == gekozen
    assert steekproef(batch[:1]) == [0]
    assert steekproef([]) == []


def test_batch_die_meer_dan_waarden_verschilt_wordt_gezien() -> None:
    """A template that says something else for one recipient must not be filled in."""
    rij = leerlingen(60)
    proef = [rij[i] for i in steekproef(rij)]

    def eerlijk(waarden: Waarden) -> bytes:
        return schrijf(formulier(waarden))

    def anders(waarden: Waarden) -> bytes:
        extra = "<p>En nog iets.</p>" if waarden is proef[1] else ""
        document = formulier(waarden)
        return schrijf(
            los(document.html.partition('<body class="brief">')[2].replace("<h2>Wat", f"{extra}<h2>Wat"))
        )

    assert afwijkend(vorm(), eerlijk, proef[:1]) == []
    assert afwijkend(vorm(), anders, proef[:2]) == [1]


def test_zonder_vorm_gaat_alles_de_lange_weg() -> None:
    gemaakt = maak(None, lambda waarden: waarden["a"].encode(), {"a": "Noor"})
    assert gemaakt == Gemaakt(b"Noor", "de hele reeks heeft volledige opmaak nodig")
    assert not zelfde("pdf", gevuld(0), gevuld(7))


def test_regeleinde_dat_alleen_voor_de_eerste_opmaak_nodig_was() -> None:
    """One page in 256 gets a line feed more because of its own checksum; another recipient must not inherit it."""
    assert _knip([b"q", b"[<01>] TJ", b"Q", b"", b""], [1]) == [b"q\n", b"\nQ"]
    assert _knip([b"q", b"1", b"2", b"Q"], [1, 2]) == [b"q\n", b"\n", b"\nQ"]
