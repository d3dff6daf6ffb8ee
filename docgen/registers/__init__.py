"""Registers as tables: which registers there are, which columns they have and where every cell comes from.

A register is a list in the organisation's files (layers merged) or the case files of one kind. What stands here is
data: a new register or column is one line in `lijst.py` or `verwerkingen.py`. Listing, exporting, importing and
checking all read the same tables, so that they cannot disagree. Nothing here reads or writes a file.
"""

from docgen.registers.bouw import Bronnen, tabel
from docgen.registers.cel import als_cel, uit_cel, vingerafdruk
from docgen.registers.kern import Kolom, Rij, Soort, Tabel, Waarde
from docgen.registers.lijst import BOEKEN, REGISTERS, Register

__all__ = [
    "BOEKEN",
    "REGISTERS",
    "Bronnen",
    "Kolom",
    "Register",
    "Rij",
    "Soort",
    "Tabel",
    "Waarde",
    "als_cel",
    "tabel",
    "uit_cel",
    "vingerafdruk",
]
