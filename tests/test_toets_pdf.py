"""The self-test of PDF: every kind of fault gives its code, our own pages give none."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from docgen.toetsen.pdf_tekst import zichtbaar

from .huisstijl_proef import SOORTEN
from .toets_bestanden import bestand, breek_pdf, codes, elementen

Wijzig = Callable[[pikepdf.Pdf], None]


@pytest.mark.parametrize("soort", SOORTEN)
def test_eigen_bladzijden_geven_niets(soort: str) -> None:
    assert codes(bestand(soort, "pdf")) == set()


def zonder_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _teken_erbij(pdf: pikepdf.Pdf, voor: bytes = b"", na: bytes = b"") -> None:
    """Show the first glyphs of the page once more, in its own font, halfway the page."""
    pagina = pdf.pages[0]
    letter = next(iter(pagina.Resources.Font.keys())).encode()
    tekst = next(s for s in pikepdf.parse_content_stream(pagina) if str(s.operator) == "TJ").operands[0][0]
    glyphs = b"<" + bytes(tekst).hex().encode() + b">"
    stroom = (
        b"q 1 0 0 -1 0 842 cm "
        + voor
        + b" BT "
        + letter
        + b" 12 Tf 1 0 0 1 90 400 Tm "
        + glyphs
        + b" Tj ET "
        + na
        + b" Q"
    )
    pagina.contents_coalesce()
    eerst = pagina.Contents.read_bytes()
    pagina.Contents = pdf.make_stream(b"q " + eerst + b" Q " + stroom)


def buiten_tags(pdf: pikepdf.Pdf) -> None:
    _teken_erbij(pdf)


def als_versiering(pdf: pikepdf.Pdf) -> None:
    _teken_erbij(pdf, b"/Artifact BMC", b"EMC")


def rij_onbereikbaar(pdf: pikepdf.Pdf) -> None:
    del elementen(pdf, "TBody")[-1].K[-1]


def twee_keer(pdf: pikepdf.Pdf) -> None:
    alinea = elementen(pdf, "P")[3]
    alinea.K.append(alinea.K[0])
    assert str(alinea.K[0].S) == "/Span"
    alinea.K[0] = pdf.make_indirect(pikepdf.Dictionary(alinea.K[0]))


def rare_volgorde(pdf: pikepdf.Pdf) -> None:
    deel = elementen(pdf, "Part")[0]
    eerste = deel.K[0]
    del deel.K[0]
    deel.K.append(eerste)


def cellen_om(pdf: pikepdf.Pdf) -> None:
    rij = elementen(pdf, "TR")[-1]
    rij.K = pikepdf.Array(list(reversed(list(rij.K))))


def andere_woorden(pdf: pikepdf.Pdf) -> None:
    elementen(pdf, "P")[2].ActualText = "iets heel anders"


def zonder_titel(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def titel_niet_getoond(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def zonder_taal(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def kop_overgeslagen(pdf: pikepdf.Pdf) -> None:
    elementen(pdf, "H2")[0].S = pikepdf.Name("/H4")


def zonder_bladwijzers(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def zonder_richting(pdf: pikepdf.Pdf) -> None:
    del elementen(pdf, "TH")[0].A["/Scope"]


def zonder_alt(pdf: pikepdf.Pdf) -> None:
    del elementen(pdf, "Figure")[0]["/Alt"]


def lege_link(pdf: pikepdf.Pdf) -> None:
    link = elementen(pdf, "Link")[0]
    link.K = pikepdf.Array([k for k in link.K if not isinstance(k, int)])


def los_veld(pdf: pikepdf.Pdf) -> None:
    veld = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, Rect=[9, 9, 90, 20]
    )
    pagina: Any = pdf.pages[0].obj
    pagina.Annots = pikepdf.Array([*list(pagina.get("/Annots", pikepdf.Array())), pdf.make_indirect(veld)])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pagina.Annots[-1]])


def zonder_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def kapotte_stroom(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pikepdf.Stream(pdf, b"BT (nooit dicht Tj ET")


GEVALLEN: list[tuple[Wijzig, set[str]]] = [
    (zonder_tags, {"UIT231"}),
    (buiten_tags, {"UIT232"}),
    (rij_onbereikbaar, {"UIT233"}),
    (twee_keer, {"UIT233"}),
    (andere_woorden, {"UIT233"}),
    (rare_volgorde, {"UIT234"}),
    (cellen_om, {"UIT234"}),
    (als_versiering, {"UIT235"}),
    (zonder_titel, {"UIT211"}),
    (titel_niet_getoond, {"UIT211"}),
    (zonder_taal, {"UIT212"}),
    (kop_overgeslagen, {"UIT213"}),
    (zonder_bladwijzers, {"UIT217"}),
    (zonder_richting, {"UIT214"}),
    (zonder_alt, {"UIT215"}),
    (lege_link, {"UIT224", "UIT233"}),
    (los_veld, {"UIT216"}),
    (zonder_metadata, {"UIT203", "UIT204", "UIT211"}),
    (kapotte_stroom, {"UIT202"}),
]


@pytest.mark.parametrize(("wijzig", "verwacht"), GEVALLEN, ids=lambda w: getattr(w, "__name__", ""))
def test_fout_geeft_code(wijzig: Wijzig, verwacht: set[str]) -> None:
    assert verwacht <= codes(breek_pdf(wijzig))


def test_keurders_zien_een_onbereikbare_rij_niet() -> None:
    """Why this room exists: what the checkers of others pass, ours must not."""
    assert codes(breek_pdf(rij_onbereikbaar)) == {"UIT233"}


@pytest.mark.parametrize("soort", SOORTEN)
def test_wij_lezen_dezelfde_letters_als_pdftotext(soort: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext ontbreekt")
    pad = tmp_path / "x.pdf"
    pad.write_bytes(bestand(soort, "pdf").inhoud)
    ander = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", pad, "-"], capture_output=True, check=True
    ).stdout.decode()
    with pikepdf.open(pad) as pdf:
        eigen = "".join(s.tekst for blad in zichtbaar(pdf) for s in blad)
    # pdftotext joins words that are hyphenated at the end of a line
    assert Counter(re.sub(r"[\s-]", "", eigen)) == Counter(re.sub(r"[\s-]", "", ander))
