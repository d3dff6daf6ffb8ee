"""All sheets of an Excel file that someone sends back, every cell as text; what could do harm is refused unread.

A workbook is a zip of XML: it can unpack to more than a memory holds, run macros and fetch data from elsewhere. A
register of docgen has none of that.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docgen.bronnen.tabel import Rij, Tabel
from docgen.bronnen.xlsxbestand import als_tekst, heeft_definities
from docgen.meldingen import Meldingen, Plek

_MAX_BESTAND, _MAX_UITGEPAKT, _MAX_DELEN = 20_000_000, 100_000_000, 500
_MAX_RIJEN, _MAX_KOLOMMEN = 20_000, 200
_LEVEND = re.compile(
    r"vbaProject|externalLinks/|activeX/|embeddings/|connections|queryTables/|ctrlProps/", re.I
)
_HINT = "lees alleen een bestand terug dat docgen register exporteer maakte"


class _Geweigerd(Exception):
    """Why a workbook is not read; the text is Dutch."""


def lees_werkmap(ruw: bytes, naam: str, meldingen: Meldingen) -> dict[str, Tabel]:
    """Return every sheet with a head row by its name; adds a melding, and returns nothing, when it is refused.

    A cell with a formula or an error is a melding too: only what someone typed can go into a register.
    """
    from openpyxl import load_workbook

    try:
        _keur_pakket(ruw)
        boek = load_workbook(io.BytesIO(ruw), read_only=True, data_only=False, keep_links=False)
        try:
            return {b.title: t for b in boek.worksheets if (t := _tabel(b, naam, meldingen))}
        finally:
            boek.close()
    except _Geweigerd as e:
        meldingen.fout("INV324", Plek(naam), str(e), _HINT)
    except Exception:  # openpyxl raises anything on a file that is not what it says
        meldingen.fout("INV324", Plek(naam), "dit Excel-bestand kan ik niet lezen", _HINT)
    return {}


def celplek(tabel: Tabel, regel: int, kolom: int) -> Plek:
    """A cell as a spreadsheet names it: `register.xlsx:Verwerkers!C4`."""
    return Plek(f"{tabel.bestand}!{kolomletter(kolom)}{regel}")


def kolomletter(kolom: int) -> str:
    """The letter of a column, counted from 0: A, B, ... Z, AA."""
    letters = ""
    while kolom >= 0:
        letters = chr(ord("A") + kolom % 26) + letters
        kolom = kolom // 26 - 1
    return letters


def _keur_pakket(ruw: bytes) -> None:
    if len(ruw) > _MAX_BESTAND:
        raise _Geweigerd("dit bestand is te groot")
    with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
        delen = pakket.infolist()
        if len(delen) > _MAX_DELEN or sum(d.file_size for d in delen) > _MAX_UITGEPAKT:
            raise _Geweigerd("dit bestand is uitgepakt te groot")
        if any(_LEVEND.search(d.filename) for d in delen):
            raise _Geweigerd("in dit bestand zit een macro of een verbinding naar buiten")
        if heeft_definities(pakket):
            raise _Geweigerd("in dit bestand staat iets dat niet in een werkblad hoort")


def _tabel(blad: Any, naam: str, meldingen: Meldingen) -> Tabel | None:
    blad.reset_dimensions()  # what a file says of its own size need not be true
    bestand = f"{naam}:{blad.title}"
    rijen = list(_rijen(blad, bestand, meldingen))
    if not rijen or rijen[0].regel != 1:
        return None
    breedte = max(i for i, cel in enumerate(rijen[0].cellen, 1) if cel)
    smal = (Rij(r.regel, (r.cellen + ("",) * breedte)[:breedte]) for r in rijen[1:])
    return Tabel(bestand, rijen[0].cellen[:breedte], tuple(r for r in smal if any(r.cellen)))


def _rijen(blad: Any, bestand: str, meldingen: Meldingen) -> Iterator[Rij]:
    for nummer, cellen in enumerate(blad.iter_rows(max_col=_MAX_KOLOMMEN), 1):
        if nummer > _MAX_RIJEN:
            raise _Geweigerd("dit bestand heeft te veel rijen")
        for plaats, cel in enumerate(cellen):
            if cel.data_type in ("f", "e"):
                plek = Plek(f"{bestand}!{kolomletter(plaats)}{nummer}")
                wat = "een formule" if cel.data_type == "f" else "een fout van Excel"
                meldingen.fout("INV330", plek, f"in deze cel staat {wat}", "typ de waarde zelf")
        teksten = tuple(als_tekst(cel.value) for cel in cellen)
        if any(teksten):
            yield Rij(nummer, teksten)
