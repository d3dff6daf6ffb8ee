"""The Word files before two strangers: a checker of Open XML, and LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from docgen.document import Huisstijl
from docgen.schrijvers.docx import schrijf
from docgen.schrijvers.word.tekst import platte_tekst

from .docx_pagina import SOORTEN, document
from .test_docx_briefpapier import _briefpapier


def _fouten(pad: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    return [str(f) for f in OpenXmlValidator().validate(pad).errors]


@pytest.mark.parametrize("concept", [False, True])
@pytest.mark.parametrize("soort", SOORTEN)
def test_open_xml_zonder_fouten(tmp_path: Path, soort: str, concept: bool) -> None:
    pad = tmp_path / "proef.docx"
    pad.write_bytes(schrijf(document(soort, concept=concept)))
    assert _fouten(pad) == []


def test_open_xml_op_eigen_briefpapier_zonder_nieuwe_fouten(tmp_path: Path) -> None:
    papier = _briefpapier(tmp_path / "papier.docx")
    pad = tmp_path / "proef.docx"
    pad.write_bytes(schrijf(document("formulier", huisstijl=Huisstijl(word=papier))))
    assert len(_fouten(pad)) <= len(_fouten(papier))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice staat niet op deze machine")
def test_libreoffice_leest_alles(tmp_path: Path) -> None:
    for soort in SOORTEN:
        (tmp_path / f"{soort}.docx").write_bytes(schrijf(document(soort)))
    profiel = f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}"
    namen = [f"{soort}.docx" for soort in SOORTEN]
    doel = "txt:Text (encoded):UTF8"
    opdracht = ["soffice", profiel, "--headless", "--convert-to", doel, *namen]
    subprocess.run(opdracht, cwd=tmp_path, capture_output=True, timeout=180, check=True)
    for soort in SOORTEN:
        gelezen = (tmp_path / f"{soort}.txt").read_text(encoding="utf-8-sig")
        for kop in html.document_fromstring(document(soort).html).iter("h1", "h2", "h3"):
            assert platte_tekst(kop) in " ".join(gelezen.split()), soort
