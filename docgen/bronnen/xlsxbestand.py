"""The first filled sheet of an Excel file that a person sees, row by row, every cell as the text that stands there."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from docgen.bronnen.tabel import Rij, Tabel, begint_met_titel
from docgen.meldingen import Meldingen, Plek

_MAX_UITGEPAKT, _MAX_RIJEN = 300_000_000, 1_048_576
_DEFINITIES = re.compile(rb"<\x00?!\x00?(?:D|E)\x00?(?:O|N)\x00?(?:C|T)")


def lees_xlsx(ruw: bytes, naam: str, meldingen: Meldingen) -> Tabel | None:
    """Read the first visible sheet with content; formulas count as their last result."""
    rijen: list[Rij] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, it tells where its own code is
            for rij in _eerste_blad(ruw):
                rijen.append(rij)  # also before a fault: then they tell where it is
    except Exception:  # openpyxl raises anything on a file that is not what it says
        plek = Plek(naam, rijen[-1].regel + 1) if rijen else Plek(naam)
        tekst = (
            "vanaf hier kan ik dit Excel-bestand niet lezen"
            if rijen
            else "dit Excel-bestand kan ik niet lezen"
        )
        meldingen.fout("RKS101", plek, tekst, "open het in Excel en sla het opnieuw op als .xlsx")
        return None
    if not rijen:
        hint = "kies een bestand met kolommen en regels; een verborgen blad lees ik niet"
        meldingen.fout("INV005", Plek(naam), "het bestand is leeg", hint)
        return None
    if begint_met_titel(rijen, naam, meldingen):
        return None
    breedte = len(_zonder_staart(rijen[0].cellen))
    kop = rijen[0].cellen[:breedte]
    goed = tuple(Rij(r.regel, (r.cellen + ("",) * breedte)[:breedte]) for r in rijen[1:])
    return Tabel(naam, kop, tuple(r for r in goed if any(r.cellen)), rijen[0].regel)


def heeft_definities(pakket: zipfile.ZipFile) -> bool:
    """Whether a part has definitions of its own (DTD): a small text that can unpack to more than a memory holds."""
    delen = (d for d in pakket.infolist() if d.filename.endswith((".xml", ".rels")))
    return any(_DEFINITIES.search(pakket.read(d)) for d in delen)


def _eerste_blad(ruw: bytes) -> Iterator[Rij]:
    from openpyxl.reader.excel import ExcelReader

    class Lezer(ExcelReader):
        def read_chartsheet(self, *wat: object) -> None:
            """A sheet with a drawing alone has no rows, and openpyxl cannot read every one."""

    with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
        if sum(deel.file_size for deel in pakket.infolist()) > _MAX_UITGEPAKT or heeft_definities(pakket):
            raise ValueError
    lezer = Lezer(io.BytesIO(ruw), read_only=True, data_only=True, keep_links=False)
    lezer.read()
    try:
        for blad in lezer.wb.worksheets:
            rijen = _rijen(blad) if blad.sheet_state == "visible" else iter(())
            if eerste := next(rijen, None):
                yield eerste
                yield from rijen
                return
    finally:
        lezer.wb.close()


def _rijen(blad: Any) -> Iterator[Rij]:
    blad.reset_dimensions()  # what a file says of its own size need not be true
    for nummer, cellen in enumerate(blad.iter_rows(values_only=True), 1):
        if nummer > _MAX_RIJEN:
            raise ValueError
        teksten = tuple(als_tekst(cel) for cel in cellen)
        if any(teksten):
            yield Rij(nummer, teksten)


def als_tekst(waarde: Any) -> str:
    """The text of a cell: a date as year-month-day, a whole number without a point, an error as nothing."""
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case datetime():
            return waarde.date().isoformat()
        case date():
            return waarde.isoformat()
        case float() if waarde.is_integer():
            return str(int(waarde))
        case str() if waarde.startswith("#") and waarde.endswith(("!", "?", "/A")):
            return ""
    return str(waarde).strip()


def _zonder_staart(cellen: tuple[str, ...]) -> tuple[str, ...]:
    while cellen and not cellen[-1]:
        cellen = cellen[:-1]
    return cellen
