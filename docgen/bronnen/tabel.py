"""A table from a file: rows of text that know their line, with the names of the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.meldingen import Meldingen, Plek

_KIJK, _ZEKER = 10, 3  # a list of one column may have a stray second cell


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: its line in the file, counted from 1, and its cells without spaces around them."""

    regel: int
    cellen: tuple[str, ...]


@dataclass(frozen=True)
class Schrijfwijze:
    """How a text file is written, so that rows can be written back in the same form."""

    codering: str = "utf-8-sig"
    scheiding: str = ";"
    einde: str = "\r\n"


def begint_met_titel(rijen: Sequence[Rij], naam: str, meldingen: Meldingen) -> bool:
    """Whether a title stands above the names of the columns: one text alone, with wider rows under it.

    Then a melding says what to do; which of the rows below has the names is not guessed.
    """
    eerste, *rest = rijen
    breed = [sum(map(bool, rij.cellen)) for rij in rest[:_KIJK]]
    if sum(map(bool, eerste.cellen)) > 1 or max(breed, default=0) < _ZEKER:
        return False
    hint = "haal de regels boven de kop weg; op regel 1 horen de namen van de kolommen"
    tekst = "op de eerste regel staan geen namen van kolommen, maar één tekst"
    meldingen.fout("RKS105", Plek(naam, eerste.regel, 1), tekst, hint)
    return True


@dataclass(frozen=True)
class Tabel:
    """All rows of one file under the names of its columns; `geweigerd` are those that could not be read."""

    bestand: str
    kop: tuple[str, ...]
    rijen: tuple[Rij, ...]
    kopregel: int = 1
    schrijfwijze: Schrijfwijze = Schrijfwijze()
    geweigerd: tuple[Rij, ...] = ()

    def plek(self, rij: Rij, kolom: int | None = None) -> Plek:
        """The place of a row, or of a cell: the line of the row and the number of the column."""
        return Plek(self.bestand, rij.regel, 0 if kolom is None else kolom + 1)

    def kopplek(self, kolom: int = 0) -> Plek:
        """The place of the name of a column."""
        return Plek(self.bestand, self.kopregel, kolom + 1)
