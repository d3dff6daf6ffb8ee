"""A register as CSV for Excel: semicolons, UTF-8 with a byte order mark, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
import re

from docgen.registers import Tabel, als_cel, vingerafdruk
from docgen.schrijvers.xlsx import VINGERAFDRUK
from docgen.schrijvers.xlsx_pakket import GEVAARLIJK

_ACHTER_APOSTROF = re.compile(rf"'+(?:{GEVAARLIJK.pattern})")
SCHEIDING = ";"


def schrijf(tabel: Tabel) -> bytes:
    """Return one register: a head row with the titles, a row per entry, the hash of the entry last."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDING, lineterminator="\r\n")
    schrijver.writerow([*(k.titel for k in tabel.kolommen), VINGERAFDRUK])
    for rij in tabel.rijen:
        cellen = [als_cel(k, rij.waarden[k.naam], tabel.woorden[k.naam]) for k in tabel.kolommen]
        schrijver.writerow([*map(onschadelijk, cellen), vingerafdruk(tabel.id, rij)])
    return uit.getvalue().encode("utf-8-sig")


def onschadelijk(tekst: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; `oorspronkelijk` takes it away."""
    return f"'{tekst}" if GEVAARLIJK.match(tekst) or _ACHTER_APOSTROF.match(tekst) else tekst


def oorspronkelijk(tekst: str) -> str:
    """The text as it was before `onschadelijk`."""
    return tekst[1:] if _ACHTER_APOSTROF.match(tekst) else tekst
