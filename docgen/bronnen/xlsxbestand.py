"""The first filled sheet of an Excel file, row by row, every cell as the text that a person reads there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Meldingen, Plek

_MAX_UITGEPAKT = 300_000_000


def lees_xlsx(ruw: bytes, naam: str, meldingen: Meldingen) -> Tabel | None:
    """Read the first sheet with content; formulas count as their last result."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as zip_:
            if sum(deel.file_size for deel in zip_.infolist()) > _MAX_UITGEPAKT:
                raise ValueError
        boek = load_workbook(io.BytesIO(ruw), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        hint = "open het in Excel en sla het opnieuw op als .xlsx"
        meldingen.fout("RKS101", Plek(naam), "dit Excel-bestand kan ik niet lezen", hint)
        return None
    try:
        rijen = next((r for blad in boek.worksheets if (r := list(_rijen(blad)))), [])
    finally:
        boek.close()
    if not rijen:
        meldingen.fout("INV005", Plek(naam), "het bestand is leeg", "kies een bestand met kolommen en regels")
        return None
    breedte = len(_zonder_staart(rijen[0].cellen))
    kop = rijen[0].cellen[:breedte]
    goed = tuple(Rij(r.regel, (r.cellen + ("",) * breedte)[:breedte]) for r in rijen[1:])
    return Tabel(naam, kop, tuple(r for r in goed if any(r.cellen)), rijen[0].regel)


def _rijen(blad: Any) -> Iterator[Rij]:
    for nummer, cellen in enumerate(blad.iter_rows(values_only=True), 1):
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
