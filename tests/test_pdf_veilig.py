"""The PDF writer reads nothing outside its folders, and hides no warning."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from docgen.schrijvers import pdf as schrijver
from docgen.schrijvers.fouten import OpmaakFout, VerbodenBron

from .huisstijl_proef import los


@pytest.mark.parametrize(
    "inhoud",
    [
        '<img alt="x" src="http://127.0.0.1:9/l.png">',
        '<img alt="x" src="https://school.example/l.png">',
        '<img alt="x" src="//school.example/l.png">',
        '<img alt="x" src="ftp://school.example/l.png">',
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="file://school.example/etc/passwd">',
        '<img alt="x" src="../geheim.png">',
        '<img alt="x" src="%2e%2e/geheim.png">',
        '<img alt="x" src="link.png">',
        '<img alt="x" src="bestaat-niet.png">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
        "<style>p { background: url(file:///etc/passwd) }</style><p>x</p>",
        "<style>@import 'http://127.0.0.1:9/a.css';</style><p>x</p>",
        "<style>@import '../geheim.css';</style><p>x</p>",
        '<style>@font-face { font-family: x; src: url("file:///etc/passwd") } p { font-family: x }</style><p>x</p>',
        "<img alt=\"x\" src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
        "%3Cimage href='file:///etc/passwd' width='9' height='9'/%3E%3C/svg%3E\">",
    ],
)
def test_verboden_bron(inhoud: str, tmp_path: Path) -> None:
    map_ = tmp_path / "school"
    map_.mkdir()
    for naam in ("geheim.png", "geheim.css"):
        (tmp_path / naam).write_text("p { color: red }", encoding="utf-8")
    (map_ / "link.png").symlink_to(tmp_path / "geheim.png")
    with pytest.raises(VerbodenBron):
        schrijver.schrijf(los(f"<h1>Proef</h1>{inhoud}", map_))


def test_bestand_in_de_map_mag(tmp_path: Path) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    (tmp_path / "logo.svg").write_text(logo, encoding="utf-8")
    schrijver.schrijf(los('<h1>Proef</h1><img alt="Logo" src="logo.svg">', tmp_path))


@pytest.mark.parametrize(
    "inhoud",
    [
        "<style>p { kleur: rood }</style>",
        '<img alt="x" src="kapot.png">',
        '<a href="#nergens">x</a>',
        '<img src="logo.svg">',
    ],
)
def test_waarschuwing_van_de_opmaak_is_een_fout(inhoud: str, tmp_path: Path) -> None:
    (tmp_path / "kapot.png").write_bytes(b"geen beeld")
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    with pytest.raises(OpmaakFout):
        schrijver.schrijf(los(f"<h1>Proef</h1>{inhoud}", tmp_path))


def test_een_bladzijde_hangt_zelf_niets_aan(tmp_path: Path) -> None:
    """Attachments come from the document, never from its page: the link is not even read."""
    inhoud = schrijver.schrijf(
        los('<h1>Proef</h1><link rel="attachment" href="file:///etc/hostname">', tmp_path)
    )
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        assert list(pdf.attachments) == []
