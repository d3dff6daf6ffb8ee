"""The list of checks, and one round of all of them over a set of files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from docgen.meldingen import Melding, gesorteerd
from docgen.toetsen import bladeraar, docx, gelijk, html, kantoor, keurders, kleur, pdf, pdf_lezing, xlsx
from docgen.toetsen.kern import SOORTEN, Bestand, NietTeDoen, Toets, Uitslag, fout, los
from docgen.toetsen.ooxml import Kapot, Pakket

_PDF, _DOCX, _XLSX, _HTML = (frozenset({s}) for s in SOORTEN)
_pikepdf = keurders.pakket("pikepdf", "pikepdf")
_page = keurders.pakket("page", "page-validation")

TOETSEN: tuple[Toets, ...] = (
    Toets("qpdf", _PDF, los(keurders.qpdf), _pikepdf),
    Toets("PDF/UA-1 (page-validation)", _PDF, los(keurders.ua1), _page),
    Toets("PDF/A-3a (page-validation)", _PDF, los(keurders.a3a), _page),
    Toets("PDF/UA-1 (pdfua)", _PDF, los(keurders.pdfua), keurders.pakket("pdfua", "pdfua")),
    Toets("opbouw van PDF", _PDF, los(pdf.opbouw), _pikepdf),
    Toets("tags tegen tekst", _PDF, los(pdf_lezing.lezing), _pikepdf),
    Toets(
        "openxml-audit",
        _DOCX | _XLSX,
        keurders.openxml,
        keurders.pakket("openxml_audit", "openxml-audit"),
    ),
    Toets("opbouw van Word", _DOCX, los(docx.opbouw)),
    Toets("opbouw van Excel", _XLSX, los(xlsx.opbouw)),
    Toets("LibreOffice Writer", _DOCX, kantoor.in_writer, kantoor.zonder_writer),
    Toets("LibreOffice Calc", _XLSX, kantoor.in_calc, kantoor.zonder_calc),
    Toets("opbouw van HTML", _HTML, los(html.opbouw)),
    Toets("contrast", _HTML, los(kleur.kleuren)),
    Toets("axe-core in Chromium", _HTML, bladeraar.axe, bladeraar.zonder),
    Toets("zelfde tekst", _PDF | _DOCX | _HTML, gelijk.gelijk, _pikepdf, gelijk.met_pagina),
)


def toets(bestanden: Iterable[Bestand], toetsen: Sequence[Toets] = TOETSEN) -> list[Uitslag]:
    """Examine the files; every check runs once over all its files, and what cannot run is said."""
    alle = list(bestanden)
    meldingen: dict[Bestand, list[Melding]] = {b: list(_opent(b)) for b in alle}
    heel = [b for b in alle if not meldingen[b]]
    gedaan: dict[Bestand, list[str]] = {b: [] for b in alle}
    overgeslagen: dict[Bestand, list[str]] = {b: [] for b in alle}
    for een in toetsen:
        eigen = een.kies([b for b in heel if b.soort in een.soorten])
        reden, gevonden = _voer_uit(een, eigen)
        for bestand in eigen:
            (overgeslagen if reden else gedaan)[bestand].append(f"{een.naam}: {reden}" if reden else een.naam)
            meldingen[bestand] += [m for m in gevonden if m.plek.bestand == bestand.naam]
    return [
        Uitslag(b, tuple(gedaan[b]), tuple(overgeslagen[b]), tuple(gesorteerd(meldingen[b]))) for b in alle
    ]


def _voer_uit(een: Toets, bestanden: Sequence[Bestand]) -> tuple[str, list[Melding]]:
    """Return the reason why a check could not run, or its meldingen."""
    if not bestanden:
        return "", []
    reden = een.ontbreekt()
    if reden:
        return reden, []
    try:
        return "", list(een.keur(bestanden))
    except NietTeDoen as e:
        return str(e), []


def _opent(bestand: Bestand) -> Iterable[Melding]:
    """The melding for a file that the other checks need not see: unknown kind, empty or broken."""
    hint = "maak het bestand opnieuw met docgen maak"
    if bestand.soort not in SOORTEN:
        soorten = ", ".join(SOORTEN)
        yield fout(
            "UIT201", bestand, "dit soort bestand kan docgen niet toetsen", f"kies een bestand van {soorten}"
        )
    elif not bestand.inhoud.strip():
        yield fout("UIT201", bestand, "dit bestand is leeg", hint)
    elif not _heel(bestand):
        yield fout("UIT201", bestand, f"dit is geen {bestand.soort}-bestand, of het is kapot", hint)


def _heel(bestand: Bestand) -> bool:
    if bestand.soort == "pdf":
        return _pdf_heel(bestand)
    if bestand.soort == "html":
        return b"<" in bestand.inhoud
    try:
        pakket = Pakket(bestand)
        pakket.deel("word/document.xml" if bestand.soort == "docx" else "xl/workbook.xml")
    except (Kapot, KeyError):
        return False
    return True


def _pdf_heel(bestand: Bestand) -> bool:
    if _pikepdf():
        return bestand.inhoud.startswith(b"%PDF-")
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(bestand.inhoud)) as pdf:
            return len(pdf.pages) > 0
    except pikepdf.PdfError:
        return False
