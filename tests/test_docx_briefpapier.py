"""Letters on the school's own Word letterhead, and pictures from the school's folder."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from docgen.document import Huisstijl
from docgen.schrijvers.docx import schrijf
from docgen.schrijvers.fouten import VerbodenBron

from .docx_pagina import KOP, LOGO, W, alineatekst, delen, document, hoofdtekst, pagina, png, xp


def _briefpapier(pad: Path, *alineas: str, voet: bool = True) -> Path:
    """Write a letterhead as a school makes it in Word."""
    import docx
    from docx.shared import Cm, Pt

    word = docx.Document()
    sectie = word.sections[0]
    sectie.left_margin = Cm(4)
    sectie.header.paragraphs[0].text = "De Zilverlinde, school van de buurt"
    if voet:
        sectie.footer.paragraphs[0].text = "IBAN NL00 PROEF 0000"
    word.styles["Normal"].font.name = "Georgia"
    word.styles["Heading 1"].font.size = Pt(19)
    for alinea in alineas:
        word.add_paragraph(alinea)
    word.core_properties.author = "Iemand Anders"
    word.save(str(pad))
    return pad


def _op(papier: Path, **anders: Any) -> bytes:
    return schrijf(document(huisstijl=Huisstijl(word=papier), **anders))


def _teksten(bestand: bytes) -> list[str]:
    return [alineatekst(p) for p in xp(hoofdtekst(bestand), "w:body/w:p")]


def _randtekst(bestand: bytes, soort: str) -> str:
    randen = [etree.fromstring(x) for n, x in delen(bestand).items() if n.startswith(f"word/{soort}")]
    return " ".join(alineatekst(p) for rand in randen for p in rand.iter(f"{W}p"))


def test_eigen_briefpapier_houdt_kop_voet_marges_en_stijlen(tmp_path: Path) -> None:
    papier = _briefpapier(tmp_path / "papier.docx", "Hier komt uw tekst")
    voor = hashlib.sha256(papier.read_bytes()).digest()
    klaar = _op(papier)
    assert _randtekst(klaar, "header") == "De Zilverlinde, school van de buurt"
    assert _randtekst(klaar, "footer") == "IBAN NL00 PROEF 0000"
    assert xp(hoofdtekst(klaar), "//w:pgMar/@w:left") == ["2268"]
    assert "Hier komt uw tekst" not in _teksten(klaar)
    assert "Besluit op uw verzoek om inzage" in _teksten(klaar)
    stijlen = etree.fromstring(delen(klaar)["word/styles.xml"])
    assert xp(stijlen, "w:style[@w:styleId='Heading1']/w:rPr/w:sz/@w:val") == ["38"]
    assert set(xp(stijlen, "//w:lang/@w:val")) == {"nl-NL"}
    assert hashlib.sha256(papier.read_bytes()).digest() == voor


def test_tekst_komt_op_de_plek_die_het_papier_noemt(tmp_path: Path) -> None:
    teksten = _teksten(_op(_briefpapier(tmp_path / "p.docx", "Boven", "{{tekst}}", "Onder")))
    assert (teksten[0], teksten[-1]) == ("Boven", "Onder")
    assert "{{tekst}}" not in teksten
    assert "Besluit op uw verzoek om inzage" in teksten


def test_papier_zonder_voet_krijgt_bladzijdenummers(tmp_path: Path) -> None:
    assert "pagina 1 van 1" in _randtekst(_op(_briefpapier(tmp_path / "p.docx", voet=False)), "footer")


def test_concept_komt_bij_de_kop_van_de_school(tmp_path: Path) -> None:
    kop = _randtekst(_op(_briefpapier(tmp_path / "p.docx"), concept=True), "header")
    assert kop.startswith("De Zilverlinde, school van de buurt CONCEPT")


def test_metadata_van_het_papier_verdwijnt(tmp_path: Path) -> None:
    stukken = delen(_op(_briefpapier(tmp_path / "p.docx")))
    assert not any(b"Iemand Anders" in x or b"python-docx" in x for x in stukken.values())
    assert not [n for n in stukken if "Effects" in n or "thumbnail" in n]


def test_zelfde_papier_zelfde_bytes(tmp_path: Path) -> None:
    papier = _briefpapier(tmp_path / "p.docx")
    assert _op(papier) == _op(papier)


@pytest.mark.parametrize("inhoud", [b"", b"geen zip", b"PK\x03\x04stuk"])
def test_kapot_briefpapier_is_een_fout_in_het_nederlands(tmp_path: Path, inhoud: bytes) -> None:
    papier = tmp_path / "stuk.docx"
    papier.write_bytes(inhoud)
    with pytest.raises(ValueError, match=r"'stuk\.docx' is geen Word-document"):
        _op(papier)


def test_rekenblad_is_geen_briefpapier(tmp_path: Path) -> None:
    papier = tmp_path / "blad.docx"
    with zipfile.ZipFile(papier, "w") as archief:
        archief.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
    with pytest.raises(ValueError, match="Sla het in Word op"):
        _op(papier)


def _met_logo(bron: str) -> str:
    return pagina("brief", "<h1>Kop</h1>").replace(KOP, KOP.replace(LOGO, bron))


def test_logo_uit_de_map_van_de_school(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    klaar = schrijf(document(html=_met_logo("logo.png"), mappen=(tmp_path,)))
    assert [n for n in delen(klaar) if n.startswith("word/media/")] == ["word/media/image1.png"]


@pytest.mark.parametrize(
    "bron", ["../geheim.png", "/etc/hostname", "https://x.example/l.png", "file:///etc/hostname"]
)
def test_logo_van_elders_wordt_geweigerd(tmp_path: Path, bron: str) -> None:
    (tmp_path / "geheim.png").write_bytes(png())
    (tmp_path / "school").mkdir()
    with pytest.raises(VerbodenBron):
        schrijf(document(html=_met_logo(bron), mappen=(tmp_path / "school",)))


def test_logo_dat_geen_plaatje_is(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"tekst")
    with pytest.raises(ValueError, match="geen PNG of JPEG"):
        schrijf(document(html=_met_logo("logo.png"), mappen=(tmp_path,)))


def test_van_een_svg_staat_de_tekst_er() -> None:
    klaar = schrijf(
        document(html=_met_logo("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"))
    )
    assert "Logo van De Zilverlinde" in _randtekst(klaar, "header")


def test_pakket_opent_weer_in_python_docx(tmp_path: Path) -> None:
    import docx

    klaar = docx.Document(io.BytesIO(_op(_briefpapier(tmp_path / "p.docx"))))
    assert klaar.core_properties.title == "Proefdocument"
