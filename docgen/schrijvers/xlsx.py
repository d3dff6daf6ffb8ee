"""Stage 6, Excel: registers as a workbook that opens in Excel and LibreOffice and can be read back.

A sheet per register with a head row that stays in view, filters, real dates and a print setup; in front of them a
sheet that says whose register it is, behind them one with the meaning of the codes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from docgen.document import Huisstijl
from docgen.registers import Kolom, Rij, Soort, Tabel, Waarde, als_cel, vingerafdruk
from docgen.schrijvers.xlsx_pakket import GEVAARLIJK, inpakken
from docgen.schrijvers.xlsx_stijl import Stijl, pas_thema_toe

VOORBLAD, CODES = "Toelichting", "Codes"
VINGERAFDRUK = "Controlegetal"  # heading of the hidden last column
_LANGST = 32_767  # characters in one cell of Excel
_KOPHOOGTE, _HOOGST, _REGEL = 45.0, 409.0, 15.0  # points; Excel allows no higher row
_LEESBAAR = 170  # characters side by side on one landscape page
_DATUM = "dd-mm-yyyy"


@dataclass(frozen=True)
class Werkboek:
    """What a workbook shows. `voorblad` are the lines of its first sheet: what it is about, and the answer."""

    titel: str
    auteur: str
    datum: date
    voorblad: tuple[tuple[str, str], ...]
    bladen: tuple[Tabel, ...]
    huisstijl: Huisstijl
    taal: str = "nl-NL"


def schrijf(boek: Werkboek) -> bytes:
    """Return the workbook as XLSX: the same bytes for the same input. ValueError (in Dutch) when a cell cannot be."""
    from openpyxl import Workbook

    werk = Workbook()
    stijl = Stijl(boek.huisstijl)
    pas_thema_toe(werk, boek.huisstijl)
    _voorblad(werk.active, boek, stijl)
    for tabel in boek.bladen:
        _register(werk.create_sheet(tabel.titel), tabel, boek, stijl)
    if codes := list(_codes(boek)):
        blad = werk.create_sheet(CODES)
        _tekstblad(blad, ("Kolom", "Code", "Betekenis"), codes, (30, 24, 80), stijl)
        _druk_af(blad, boek, "A:A")
    _eigenschappen(werk, boek)
    return inpakken(werk, boek.datum)


def _voorblad(blad: Any, boek: Werkboek, stijl: Stijl) -> None:
    blad.title = VOORBLAD
    _tekstblad(blad, ("Onderdeel", "Inhoud"), [("Titel", boek.titel), *boek.voorblad], (30, 90), stijl)
    _druk_af(blad, boek, "A:A")


def _tekstblad(
    blad: Any, koppen: tuple[str, ...], rijen: list[tuple[str, ...]], breedten: tuple[int, ...], stijl: Stijl
) -> None:
    """A sheet with a few columns of text."""
    _koppen(blad, koppen, breedten, stijl)
    for nummer, rij in enumerate(rijen, start=2):
        for plaats, tekst in enumerate(rij, start=1):
            cel = blad.cell(nummer, plaats)
            stijl.cel(cel, vet=plaats == 1)
            _tekst(cel, tekst)
        _hoogte(blad, nummer, zip(rij, breedten, strict=True))
    blad.freeze_panes = "A2"


def _register(blad: Any, tabel: Tabel, boek: Werkboek, stijl: Stijl) -> None:
    from openpyxl.utils import get_column_letter

    _koppen(
        blad, (*(k.titel for k in tabel.kolommen), VINGERAFDRUK), [k.breedte for k in tabel.kolommen], stijl
    )
    for nummer, rij in enumerate(tabel.rijen, start=2):
        _rij(blad, nummer, rij, tabel, stijl)
    laatste = get_column_letter(len(tabel.kolommen))
    blad.column_dimensions[get_column_letter(len(tabel.kolommen) + 1)].hidden = True
    blad.freeze_panes = "C2" if len(tabel.kolommen) > 4 else "B2"
    blad.auto_filter.ref = f"A1:{laatste}{max(2, len(tabel.rijen) + 1)}"
    _keuzes(blad, tabel)
    breed = sum(k.breedte for k in tabel.kolommen)
    _druk_af(blad, boek, "A:B" if len(tabel.kolommen) > 4 else "A:A", bladzijden=-(-breed // _LEESBAAR))
    blad.print_area = f"A1:{laatste}{len(tabel.rijen) + 1}"


def _rij(blad: Any, nummer: int, rij: Rij, tabel: Tabel, stijl: Stijl) -> None:
    teksten = []
    for plaats, kolom in enumerate(tabel.kolommen, start=1):
        cel, waarde = blad.cell(nummer, plaats), rij.waarden[kolom.naam]
        tekst = als_cel(kolom, waarde, tabel.woorden[kolom.naam])
        stijl.cel(cel, vet=plaats <= 2, afgeleid=kolom.afgeleid)
        _vul(cel, kolom, waarde, tekst)
        teksten.append((tekst, kolom.breedte))
    _tekst(blad.cell(nummer, len(tabel.kolommen) + 1), vingerafdruk(tabel.id, rij))
    _hoogte(blad, nummer, teksten)


def _vul(cel: Any, kolom: Kolom, waarde: Waarde, tekst: str) -> None:
    if kolom.soort is Soort.DATUM and isinstance(waarde, date):
        cel.value, cel.number_format = waarde, _DATUM
    elif kolom.soort is Soort.GETAL and isinstance(waarde, int):
        cel.value = waarde
    elif tekst:
        _tekst(cel, tekst)


def _tekst(cel: Any, tekst: str) -> Any:
    """Put text in a cell as text: a value that looks like a formula stays what it is, also after an edit."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if len(tekst) > _LANGST or ILLEGAL_CHARACTERS_RE.search(tekst):
        waarom = "is te lang" if len(tekst) > _LANGST else "heeft een teken dat niet mag"
        raise ValueError(f"een tekst {waarom} voor een cel van Excel")
    cel.value, cel.data_type = tekst, "s"
    if GEVAARLIJK.match(tekst):
        cel.quotePrefix = True
    return cel


def _koppen(blad: Any, koppen: tuple[str, ...], breedten: Any, stijl: Stijl) -> None:
    from openpyxl.utils import get_column_letter

    for plaats, kop in enumerate(koppen, start=1):
        stijl.kop(_tekst(blad.cell(1, plaats), kop))
    for plaats, breedte in enumerate(breedten, start=1):
        blad.column_dimensions[get_column_letter(plaats)].width = breedte
    blad.row_dimensions[1].height = _KOPHOOGTE


def _hoogte(blad: Any, nummer: int, cellen: Any) -> None:
    """Set the height of a row by its longest cell: Excel does not work it out for a file made elsewhere."""
    regels = max(sum(1 + len(r) // max(1, b - 2) for r in t.split("\n")) for t, b in cellen)
    blad.row_dimensions[nummer].height = min(_HOOGST, regels * _REGEL + 3)


def _keuzes(blad: Any, tabel: Tabel) -> None:
    """Let Excel offer ja and nee."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    keuze = DataValidation(
        type="list",
        formula1='"ja,nee"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Ja of nee",
        error="Kies ja of nee, of laat de cel leeg.",
    )
    for plaats, kolom in enumerate(tabel.kolommen, start=1):
        if kolom.soort is Soort.JANEE and not kolom.afgeleid and tabel.rijen:
            letter = get_column_letter(plaats)
            keuze.add(f"{letter}2:{letter}{len(tabel.rijen) + 1}")
    if keuze.sqref:
        blad.add_data_validation(keuze)


def _codes(boek: Werkboek) -> Iterator[tuple[str, ...]]:
    """Each column with codes, once, with all codes that one may use there."""
    gezien: set[str] = set()
    for tabel in boek.bladen:
        for kolom in tabel.kolommen:
            if kolom.codes and kolom.codes not in gezien:
                gezien.add(kolom.codes)
                yield from ((kolom.titel, code, naam) for code, naam in tabel.woorden[kolom.naam].items())


def _druk_af(blad: Any, boek: Werkboek, kolommen: str, bladzijden: int = 1) -> None:
    """Landscape A4, so many pages wide, with the head row and the first columns on every page."""
    blad.page_setup.orientation, blad.page_setup.paperSize = "landscape", blad.PAPERSIZE_A4
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = bladzijden, 0
    blad.print_title_rows, blad.print_title_cols = "1:1", kolommen
    blad.oddFooter.left.text = boek.titel.replace("&", "&&")
    blad.oddFooter.center.text = "&A"
    blad.oddFooter.right.text = "bladzijde &P van &N"


def _eigenschappen(werk: Any, boek: Werkboek) -> None:
    kern = werk.properties
    kern.title, kern.language = boek.titel, boek.taal
    kern.creator = kern.lastModifiedBy = boek.auteur
    kern.created = kern.modified = datetime.combine(boek.datum, time())
