"""A table from a file: rows of text that know their line, with the names of the columns."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.meldingen import Plek


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
