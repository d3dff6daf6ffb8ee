"""The HTML writer: one file that loads nothing, readable on a phone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.schrijvers.fouten import VerbodenBron
from docgen.schrijvers.html import schrijf

from .huisstijl_proef import SOORTEN, document, lees, los

PIXEL = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xdacd`\xf8_\x0f\0\2\x87\1\x80"
    b"\xebG\xba\x92\0\0\0\0IEND\xaeB`\x82"
)


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_bestand_zonder_iets_van_buiten(soort: str) -> None:
    tekst = schrijf(document(soort)).decode("utf-8")
    boom = lees(tekst)
    assert tekst.startswith("<!DOCTYPE html>")
    assert not boom.xpath("//link | //script | //base | //iframe")
    assert all(src.startswith("data:") for src in boom.xpath("//@src"))
    stijl = boom.findtext("head/style")
    assert stijl
    assert "--accent:" in stijl
    assert not re.search(r"@import|url\(\s*[\"']?(?!data:)", stijl)
    assert boom.xpath("//meta[@name='viewport']")
    assert "default-src 'none'" in boom.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert boom.xpath("head/*[1]/@charset") == ["utf-8"]


def test_twee_keer_dezelfde_bytes() -> None:
    assert schrijf(document("proefregister")) == schrijf(document("proefregister"))


def test_concept_is_te_zien() -> None:
    assert b'<body class="brief" data-concept="CONCEPT">' in schrijf(document("proefbrief", concept=True))
    assert b"data-concept=" not in schrijf(document("proefbrief"))
    assert b"body[data-concept]::before" in schrijf(document("proefbrief"))


def test_logo_uit_de_map_komt_in_het_bestand(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PIXEL)
    for src in ("logo.png", (tmp_path / "logo.png").as_uri()):
        assert b'src="data:image/png;base64,iVBOR' in schrijf(los(f'<img alt="Logo" src="{src}">', tmp_path))


def test_een_pagina_zonder_hoofd_kan_niet() -> None:
    with pytest.raises(ValueError, match="<head>"):
        schrijf(replace(los(""), html="<p>tekst</p>"))


@pytest.mark.parametrize(
    "src",
    [
        "http://school.example/l.png",
        "//school.example/l.png",
        "file:///etc/passwd",
        "../geheim.png",
        "link.png",
        "geen.png",
        "",
    ],
)
def test_verboden_bron(src: str, tmp_path: Path) -> None:
    map_ = tmp_path / "school"
    map_.mkdir()
    (tmp_path / "geheim.png").write_bytes(PIXEL)
    (map_ / "link.png").symlink_to(tmp_path / "geheim.png")
    with pytest.raises(VerbodenBron) as fout:
        schrijf(los(f'<img alt="Logo" src="{src}">', map_))
    assert fout.value.url == src


def test_tabel_op_een_telefoon() -> None:
    boom = lees(schrijf(document("proefregister")))
    rij = boom.xpath("//table[contains(@class, 'breed')]/tbody/tr[1]")[0]
    assert [c.get("data-kop") for c in rij] == [
        "Nr.", None, "Doel", "Betrokkenen", "Gegevens", "Grondslag", "Ontvangers", "Bewaartermijn",
    ]  # fmt: skip
    assert [c.get("role") for c in rij][:3] == ["cell", "rowheader", "cell"]
    assert rij.getparent().getparent().get("role") == "table"


def test_tabel_met_samengevoegde_rijen_krijgt_geen_verkeerde_koppen() -> None:
    tabel = (
        '<table class="raster"><caption>Proef</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
        '<tbody><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>'
    )
    boom = lees(schrijf(los(tabel)))
    assert [td.get("data-kop") for td in boom.iter("td")] == ["A", "B", None]


def test_veld_zonder_zichtbaar_label_heeft_een_naam() -> None:
    boom = lees(schrijf(document("proefformulier")))
    kaal = boom.xpath("//label[contains(@class, 'kaal')]/input")
    assert len(kaal) == 16
    assert all(v.get("aria-label") == v.get("title") for v in kaal)
    assert not boom.xpath("//input[@name='leerling_naam']/@aria-label")
    los_veld = lees(schrijf(los('<main><input type="text" name="dag" title="Dag van tekenen"></main>')))
    assert los_veld.xpath("//input/@aria-label") == ["Dag van tekenen"]
