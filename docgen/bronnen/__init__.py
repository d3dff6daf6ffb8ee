"""Lists of people and schools from other programs: CSV, Excel and EDEXML, every row with its place."""

from __future__ import annotations

from pathlib import Path

from docgen.bronnen.csvbestand import lees_csv, schrijf_csv
from docgen.bronnen.edexml import GEEN_LIJST, is_xml, lees_edexml
from docgen.bronnen.tabel import Rij, Schrijfwijze, Tabel
from docgen.bronnen.xlsxbestand import lees_xlsx
from docgen.meldingen import Meldingen, Plek

__all__ = ["Rij", "Schrijfwijze", "Tabel", "lees_tabel", "schrijf_csv"]

MAX_BYTES = 100_000_000


def lees_tabel(pad: Path, meldingen: Meldingen) -> Tabel | None:
    """Read a list; what kind of file it is follows from its content. Adds a melding when it cannot be read."""
    naam = str(pad)
    try:
        ruw = pad.read_bytes() if pad.stat().st_size <= MAX_BYTES else None
    except OSError:
        meldingen.fout("INV001", Plek(naam), "dit bestand kan ik niet lezen", "kijk de naam en de map na")
        return None
    if ruw is None:
        meldingen.fout(
            "INV003",
            Plek(naam),
            f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB",
            "splits het bestand, of kijk of dit wel het goede bestand is",
        )
        return None
    if ruw.startswith(b"PK"):
        return lees_xlsx(ruw, naam, meldingen)
    if is_xml(ruw):
        return lees_edexml(ruw, naam, meldingen)
    if ruw.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")):
        meldingen.fout("RKS101", Plek(naam), *GEEN_LIJST)
        return None
    return lees_csv(ruw, naam, meldingen)
