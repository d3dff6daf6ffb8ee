"""What an Excel file must have: a title, a language, a named sheet with a head row that stays in view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout
from docgen.toetsen.ooxml import NS, Pakket


def opbouw(bestand: Bestand) -> Iterator[Melding]:
    """Check the properties of the file and every sheet of it."""
    pakket = Pakket(bestand)
    if not pakket.eigenschappen.get("title"):
        yield fout("UIT211", bestand, "dit Excel-bestand heeft geen titel", "geef het sjabloon een titel")
    if not pakket.eigenschappen.get("language", "").startswith("nl"):
        yield fout("UIT212", bestand, "dit Excel-bestand noemt geen taal", "zet de eigenschap taal op nl-NL")
    for nummer, (_, blad) in enumerate(pakket.delen("xl/worksheets/"), start=1):
        yield from _blad(bestand, blad, nummer)
    for _, tekening in pakket.delen("xl/drawings/"):
        for beeld in tekening.iterfind(".//xdr:cNvPr", NS):
            if not (beeld.get("descr") or "").strip():
                yield fout(
                    "UIT215", bestand, "een beeld heeft geen tekst voor wie het niet ziet", "geef het een alt"
                )


def _blad(bestand: Bestand, blad: Any, nummer: int) -> Iterator[Melding]:
    vast = blad.find(".//x:pane[@state='frozen']", NS)
    rijen = blad.findall(".//x:sheetData/x:row", NS)
    if len(rijen) > 1 and vast is None:
        hint = "zet de rij met koppen vast"
        yield fout("UIT214", bestand, f"op blad {nummer} blijft de rij met koppen niet in beeld", hint)
    if rijen and blad.find("x:mergeCells", NS) is not None:
        tekst = f"op blad {nummer} zijn cellen samengevoegd"
        yield fout("UIT214", bestand, tekst, "laat elke cel los; voorleessoftware verdwaalt anders")
