"""What an Excel file must have: a title, a language, named sheets with a head row that stays in view and prints
again on each page; and what it may not have: formulas, macros, data from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout
from docgen.toetsen.ooxml import NS, Pakket

_MAAK = "maak het bestand opnieuw met docgen register exporteer"
_LEVEND = (
    "xl/vbaProject",
    "xl/externalLinks/",
    "xl/connections",
    "xl/embeddings/",
    "xl/activeX/",
    "xl/queryTables/",
)
_TITELS = "_xlnm.Print_Titles"


def opbouw(bestand: Bestand) -> Iterator[Melding]:
    """Check the properties of the file and every sheet of it."""
    pakket = Pakket(bestand)
    if not pakket.eigenschappen.get("title"):
        yield fout("UIT211", bestand, "dit Excel-bestand heeft geen titel", "geef het sjabloon een titel")
    if not pakket.eigenschappen.get("language", "").startswith("nl"):
        yield fout("UIT212", bestand, "dit Excel-bestand noemt geen taal", "zet de eigenschap taal op nl-NL")
    for nummer, (_, blad) in enumerate(_bladen(pakket), start=1):
        yield from _blad(bestand, blad, nummer)
        yield from _druk(bestand, pakket, blad, nummer)
    if any(naam.startswith(_LEVEND) for naam in pakket.namen):
        yield fout("UIT242", bestand, "dit Excel-bestand doet iets uit zichzelf, zoals een macro", _MAAK)
    yield from _beelden(bestand, pakket)


def _bladen(pakket: Pakket) -> list[tuple[str, Any]]:
    """The sheets in the order of the workbook: sheet10 comes after sheet9."""
    return sorted(pakket.delen("xl/worksheets/"), key=lambda deel: (len(deel[0]), deel[0]))


def _blad(bestand: Bestand, blad: Any, nummer: int) -> Iterator[Melding]:
    vast = blad.find(".//x:pane[@state='frozen']", NS)
    rijen = blad.findall(".//x:sheetData/x:row", NS)
    if len(rijen) > 1 and vast is None:
        hint = "zet de rij met koppen vast"
        yield fout("UIT214", bestand, f"op blad {nummer} blijft de rij met koppen niet in beeld", hint)
    if rijen and blad.find("x:mergeCells", NS) is not None:
        tekst = f"op blad {nummer} zijn cellen samengevoegd"
        yield fout("UIT214", bestand, tekst, "laat elke cel los; voorleessoftware verdwaalt anders")
    if rijen:
        yield from _koppen(bestand, rijen, nummer)
    if aantal := len(blad.findall(".//x:c/x:f", NS)):
        yield fout("UIT241", bestand, f"op blad {nummer} staan formules ({aantal})", _MAAK)


def _koppen(bestand: Bestand, rijen: list[Any], nummer: int) -> Iterator[Melding]:
    """Each column that holds something has a heading, and no two have the same."""
    koppen = {_letters(c): "".join(c.itertext()) for c in rijen[0].iterfind("x:c", NS) if len(c)}
    gevuld = {_letters(c) for rij in rijen[1:] for c in rij.iterfind("x:c", NS) if len(c)}
    dubbel = [kop for kop, aantal in Counter(koppen.values()).items() if aantal > 1]
    if gevuld - set(koppen) or dubbel:
        hint = "geef elke kolom een eigen kop"
        yield fout("UIT214", bestand, f"op blad {nummer} heeft een kolom geen eigen kop", hint)


def _letters(cel: Any) -> str:
    return str(cel.get("r", "")).rstrip("0123456789")


def _druk(bestand: Bestand, pakket: Pakket, blad: Any, nummer: int) -> Iterator[Melding]:
    """A sheet of more than a few rows prints with its heads on every page, and fits the paper."""
    if len(blad.findall(".//x:sheetData/x:row", NS)) <= 1:
        return
    namen = pakket.deel("xl/workbook.xml").iterfind(".//x:definedName", NS)
    herhaald = {n.get("localSheetId") for n in namen if n.get("name") == _TITELS}
    past = blad.find(".//x:pageSetUpPr[@fitToPage]", NS) is not None
    if str(nummer - 1) not in herhaald or not past:
        hint = "herhaal de rij met koppen op elke bladzijde en laat het blad op het papier passen"
        yield fout("UIT243", bestand, f"blad {nummer} is niet klaar om af te drukken", hint)


def _beelden(bestand: Bestand, pakket: Pakket) -> Iterator[Melding]:
    for _, tekening in pakket.delen("xl/drawings/"):
        for beeld in tekening.iterfind(".//xdr:cNvPr", NS):
            if not (beeld.get("descr") or "").strip():
                yield fout(
                    "UIT215", bestand, "een beeld heeft geen tekst voor wie het niet ziet", "geef het een alt"
                )
