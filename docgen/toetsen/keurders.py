"""The checkers of others: qpdf, page-validation and pdfua for PDF, openxml-audit for Word and Excel."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout

HINT = "maak het bestand opnieuw met docgen maak; blijft het fout, meld het dan aan de makers"


def pakket(module: str, naam: str) -> Callable[[], str]:
    """Say that a package is missing, when it is."""

    def ontbreekt() -> str:
        return "" if find_spec(module) else f"het pakket {naam} ontbreekt; pip install docgen[toets]"

    return ontbreekt


def qpdf(bestand: Bestand) -> Iterator[Melding]:
    """The check of qpdf (the library inside pikepdf): is every object and stream of the file sound?"""
    import pikepdf

    with pikepdf.open(io.BytesIO(bestand.inhoud)) as pdf:
        for probleem in pdf.check_pdf_syntax():
            yield fout("UIT202", bestand, f"qpdf: {probleem}", HINT)


def ua1(bestand: Bestand) -> Iterator[Melding]:
    """PDF/UA-1 by page-validation."""
    yield from _page(bestand, "ua1", "UIT203")


def a3a(bestand: Bestand) -> Iterator[Melding]:
    """PDF/A-3a by page-validation."""
    yield from _page(bestand, "3a", "UIT204")


def _page(bestand: Bestand, profiel: str, code: str) -> Iterator[Melding]:
    import page

    try:
        verslag = page.validate_pdf_bytes(bestand.inhoud, profile=profiel)
    except page.PageError as e:
        yield fout(code, bestand, f"page-validation kan dit niet lezen: {e}", HINT)
        return
    yield from _samen(bestand, code, Counter((f.rule_id, f.message) for f in verslag.failures))


def _samen(bestand: Bestand, code: str, gevonden: Counter[tuple[str, str]]) -> Iterator[Melding]:
    """One melding per rule of a checker, with how often."""
    per_regel: Counter[str] = Counter()
    eerste: dict[str, str] = {}
    for (regel, uitleg), aantal in gevonden.items():
        per_regel[regel] += aantal
        eerste.setdefault(regel, uitleg)
    for regel, aantal in sorted(per_regel.items()):
        keer = f" ({aantal} keer)" if aantal > 1 else ""
        yield fout(code, bestand, f"{regel}{keer}: {eerste[regel]}", HINT)


def pdfua(bestand: Bestand) -> Iterator[Melding]:
    """PDF/UA-1 by pdfua, which looks at other things than page-validation (it reads only files)."""
    from pdfua import Severity, UnreadableDocumentError, validate

    with TemporaryDirectory(prefix="docgen-") as tijdelijk:
        pad = Path(tijdelijk) / "bestand.pdf"
        pad.write_bytes(bestand.inhoud)
        try:
            verslag = validate(str(pad))
        except UnreadableDocumentError as e:
            yield fout("UIT203", bestand, f"pdfua kan dit niet lezen: {e}", HINT)
            return
    erg = [f for f in verslag.findings if f.severity >= Severity.WARNING]
    yield from _samen(bestand, "UIT203", Counter((f"pdfua {f.rule_id}", f.message) for f in erg))


def openxml(bestanden: Sequence[Bestand]) -> Iterator[Melding]:
    """The rules of Microsoft's Open XML SDK, by openxml-audit (it reads only files)."""
    from openxml_audit import OpenXmlValidator

    keurder = OpenXmlValidator()
    with TemporaryDirectory(prefix="docgen-") as tijdelijk:
        for bestand in bestanden:
            pad = Path(tijdelijk) / f"bestand.{bestand.soort}"
            pad.write_bytes(bestand.inhoud)
            gevonden = Counter((e.part_uri, e.description) for e in keurder.validate(pad).errors)
            yield from _samen(bestand, "UIT205", gevonden)
