"""Good files, and ways to break them, for the tests of the self-test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

from docgen.schrijvers import SCHRIJVERS
from docgen.toetsen import TOETSEN, Bestand, toets

from . import huisstijl_proef
from .docx_pagina import pagina

ANDERE_PROGRAMMAS = ("LibreOffice Writer", "LibreOffice Calc", "axe-core in Chromium")
SNEL = tuple(t for t in TOETSEN if t.naam not in ANDERE_PROGRAMMAS)
WERKMAP = Path(__file__).parent / "gevallen" / "toets" / "werkmap"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def bestand(soort: str, formaat: str, concept: bool = False) -> Bestand:
    """One of our own sample pages in one format."""
    return Bestand(f"{soort}.{formaat}", SCHRIJVERS[formaat](huisstijl_proef.document(soort, concept)))


@cache
def brief_met_logo() -> Bestand:
    """A letter in Word whose letterhead has a picture."""
    document = replace(
        huisstijl_proef.document("proefbrief"), html=pagina("brief", "<h1>Proef</h1><p>Tekst.</p>")
    )
    return Bestand("brief.docx", SCHRIJVERS["docx"](document))


def codes(*bestanden: Bestand, toetsen: Any = SNEL) -> set[str]:
    """The codes that the files give."""
    return {m.code for u in toets(bestanden, toetsen) for m in u.meldingen}


def breek_pdf(wijzig: Callable[[pikepdf.Pdf], None], soort: str = "proefbrief") -> Bestand:
    """A PDF of ours with one thing changed."""
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(bestand(soort, "pdf").inhoud)) as pdf:
        wijzig(pdf)
        pdf.save(uit)
    return Bestand("kapot.pdf", uit.getvalue())


def elementen(pdf: pikepdf.Pdf, soort: str) -> list[Any]:
    """All structure elements of a kind, in reading order."""

    def loop(element: Any) -> Any:
        if isinstance(element, pikepdf.Array):
            for kind in element:
                yield from loop(kind)
        elif isinstance(element, pikepdf.Dictionary):
            if str(element.get("/S")) == f"/{soort}":
                yield element
            yield from loop(element.get("/K"))

    return list(loop(pdf.Root.StructTreeRoot.K))


def breek_zip(goed: Bestand, deel: str, wijzig: Callable[[Any], None]) -> Bestand:
    """A Word or Excel file with one part changed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(goed.inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            inhoud = oud.read(naam)
            if naam == deel:
                boom = etree.fromstring(inhoud)
                wijzig(boom)
                inhoud = etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True)
            nieuw.writestr(naam, inhoud)
    return Bestand(f"kapot.{goed.soort}", uit.getvalue())


def weg(boom: Any, *namen: str) -> None:
    """Remove all elements with these names of Word."""
    for element in list(boom.iter(*(f"{W}{n}" for n in namen))):
        element.getparent().remove(element)


def html(inhoud: str = "<p>Tekst.</p>", kop: str = "") -> Bestand:
    """A small page of our own kind."""
    ruw = pagina("brief", f"<h1>Proef</h1>{inhoud}")
    return Bestand("proef.html", ruw.replace("</head>", f"{kop}</head>").encode())


@cache
def xlsx() -> Bestand:
    """A small workbook with one sheet, as a writer of ours should make it."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as nieuw:
        for deel in sorted(p for p in WERKMAP.rglob("*") if p.is_file()):
            nieuw.write(deel, deel.relative_to(WERKMAP).as_posix())
        with zipfile.ZipFile(io.BytesIO(bestand("proefbrief", "docx").inhoud)) as woord:
            nieuw.writestr("xl/theme/theme1.xml", woord.read("word/theme/theme1.xml"))
    return Bestand("register.xlsx", uit.getvalue())
