"""No mix-ups: planted collisions, swapped files and damaged files are seen. And the one file to print."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from docgen.schrijvers.docx import schrijf as schrijf_docx
from docgen.schrijvers.pdf import schrijf as schrijf_pdf
from docgen.toetsen import Bestand
from docgen.toetsen.keurders import qpdf
from docgen.vullen import Controle, DocxVorm, PdfVorm, Vorm, ids_in, samen, tekst_van

from .huisstijl_proef import los
from .vulvormen import SLEUVEN, formulier, leerlingen, vorm

RIJ = leerlingen(60)


@cache
def vormen() -> dict[str, Vorm]:
    return {"pdf": vorm(), "docx": DocxVorm(formulier(SLEUVEN), SLEUVEN)}


@cache
def controle(formaat: str) -> Controle:
    return Controle(vormen()[formaat])


beide = pytest.mark.parametrize("formaat", ["pdf", "docx"])


@beide
def test_elk_bestand_is_van_zijn_eigen_ontvanger(formaat: str) -> None:
    for eigen in RIJ[:25]:
        inhoud = vormen()[formaat].vul(eigen)
        assert [r["kenmerk"] for r in RIJ if controle(formaat).klopt(inhoud, r)] == [eigen["kenmerk"]]


@beide
@pytest.mark.parametrize(
    "anders",
    [
        {"kenmerk": "L-12"},  # the id of another begins with that of this one, L-1
        {"kenmerk": "L-11"},
        {"naam": SLEUVEN["groep"]},  # a name that is the marker of another slot
        {"naam": RIJ[0]["naam"] + "a"},
        {"groep": RIJ[0]["geboren"], "geboren": RIJ[0]["groep"]},
    ],
)
def test_botsingen(formaat: str, anders: dict[str, str]) -> None:
    ander = RIJ[0] | anders
    for van, naar in ((RIJ[0], ander), (ander, RIJ[0])):
        assert controle(formaat).klopt(vormen()[formaat].vul(van), van)
        assert not controle(formaat).klopt(vormen()[formaat].vul(van), naar)


@beide
def test_naam_gelijk_aan_merktekens_blijft_een_naam(formaat: str) -> None:
    waarden = RIJ[0] | {"naam": SLEUVEN["kenmerk"], "kenmerk": SLEUVEN["naam"]}
    inhoud = vormen()[formaat].vul(waarden)
    assert controle(formaat).klopt(inhoud, waarden)
    assert not controle(formaat).klopt(inhoud, RIJ[0])


@beide
def test_een_plaats_met_de_waarde_van_een_ander(formaat: str) -> None:
    """A fault in the filling code: one of the places got another value. Two layouts of the same look show it."""
    merken = SLEUVEN | {"ander": "Qz777Wx"}
    html = formulier(SLEUVEN).html.partition('<body class="brief">')[2].replace("</body></html>", "")
    plek = html.rindex(SLEUVEN["naam"])
    met_fout = los(html[:plek] + merken["ander"] + html[plek + 7 :])
    tekens = "".join(w for r in RIJ for w in r.values())
    fout: Any = PdfVorm(met_fout, merken, tekens) if formaat == "pdf" else DocxVorm(met_fout, merken)
    goed, mis = (fout.vul(RIJ[0] | {"ander": RIJ[i]["naam"]}) for i in (0, 1))
    assert Controle(fout).klopt(goed, RIJ[0] | {"ander": RIJ[0]["naam"]})
    assert not controle(formaat).klopt(mis, RIJ[0])
    assert not Controle(fout).klopt(mis, RIJ[0] | {"ander": RIJ[0]["naam"]})


@beide
def test_beschadigd_of_ander_bestand(formaat: str) -> None:
    inhoud = vormen()[formaat].vul(RIJ[0])
    for mis in (
        b"",
        inhoud[:-300],
        inhoud[: len(inhoud) // 2] + b"x" + inhoud[len(inhoud) // 2 :],
        b"%PDF-1.7",
    ):
        assert not controle(formaat).klopt(mis, RIJ[0])
        assert controle(formaat).lees(mis) is None
    ander = vormen()["docx" if formaat == "pdf" else "pdf"].vul(RIJ[0])
    assert not controle(formaat).klopt(ander, RIJ[0])


@beide
def test_tekst_van_een_bestand_dat_volledig_is_opgemaakt(formaat: str) -> None:
    schrijf = schrijf_docx if formaat == "docx" else schrijf_pdf
    tekst = tekst_van(formaat, schrijf(formulier(RIJ[11])))
    assert RIJ[11]["naam"] in tekst
    assert ids_in(tekst, frozenset(r["kenmerk"] for r in RIJ)) == {"L-12"}


def test_ids_alleen_als_heel_woord() -> None:
    ids = frozenset({"L-1", "L-12", "a", "6.b"})
    assert ids_in("Kenmerk L-12. (L-1), XL-1 L-1a 6.b. een", ids) == {"L-12", "L-1", "6.b"}
    assert ids_in("L-123 b", ids) == set()


# -- one file to print


@pytest.fixture
def drie(tmp_path: Path) -> list[Path]:
    """Two filled forms of two pages and a letter of one."""
    inhouden = [vorm().vul(RIJ[0]), schrijf_pdf(los("<h1>Eén bladzijde</h1>")), vorm().vul(RIJ[1])]
    paden = [tmp_path / f"{i}.pdf" for i in range(3)]
    for pad, inhoud in zip(paden, inhouden, strict=True):
        pad.write_bytes(inhoud)
    return paden


def test_samen_met_een_witte_bladzijde_na_een_oneven_aantal(drie: list[Path], tmp_path: Path) -> None:
    uit = tmp_path / "samen.pdf"
    assert samen(drie, uit) == 6
    teksten = [p.extract_text() for p in PdfReader(uit).pages]
    assert [RIJ[0]["naam"] in t for t in teksten] == [True, True, False, False, False, False]
    assert [RIJ[1]["naam"] in t for t in teksten] == [False, False, False, False, True, True]
    assert "bladzijde" in teksten[2]
    assert teksten[3] == ""
    assert samen(drie, uit, wit_na_oneven=False) == 5


def test_samen_is_een_gaaf_bestand_van_de_gebruiker_alleen(drie: list[Path], tmp_path: Path) -> None:
    uit = tmp_path / "samen.pdf"
    samen(drie, uit)
    assert list(qpdf(Bestand("samen.pdf", uit.read_bytes()))) == []
    assert uit.stat().st_mode & 0o777 == 0o600
    eerste = uit.read_bytes()
    samen(drie, uit)
    assert uit.read_bytes() == eerste
    with pikepdf.open(uit) as pdf:
        assert "niet om te laten voorlezen" in str(pdf.docinfo["/Title"])
        assert "/StructTreeRoot" not in pdf.Root
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0.pdf", "1.pdf", "2.pdf", "samen.pdf"]


def test_samen_neemt_lettertypen_een_keer_op(drie: list[Path], tmp_path: Path) -> None:
    samen([drie[0], drie[2]] * 10, tmp_path / "samen.pdf")
    with pikepdf.open(tmp_path / "samen.pdf") as pdf:
        letters = {f.objgen for p in pdf.pages for f in p.obj.Resources.Font.values()}
        assert len(pdf.pages) == 40
    with pikepdf.open(BytesIO(drie[0].read_bytes())) as een:
        assert len(letters) == len(een.pages[0].obj.Resources.Font)


@beide
def test_document_zonder_sleuven_is_voor_iedereen_gelijk(formaat: str) -> None:
    document = los("<h1>Voor iedereen</h1><p>Zonder naam.</p>")
    klaar: Vorm = PdfVorm(document, SLEUVEN, "a") if formaat == "pdf" else DocxVorm(document, SLEUVEN)
    inhoud = klaar.vul(RIJ[0])
    assert Controle(klaar).klopt(inhoud, RIJ[1])
    assert not Controle(klaar).klopt(vormen()[formaat].vul(RIJ[0]), RIJ[0])
