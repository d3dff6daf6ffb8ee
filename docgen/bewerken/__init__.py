"""Change a user's YAML by splicing: one slice of the text is replaced, every other byte stays as it was.

A person keeps these files by hand, with comments, so they are never dumped again (see ontwerp, `bewerken`).
"""

from docgen.bewerken.bestand import Bestand, Gewijzigd, lees, lees_of_begin, onveranderd, schrijf, slot
from docgen.bewerken.gegevens import Data, als_gegevens
from docgen.bewerken.tekst import NietTeBewerken, bewerk, bewerk_samen
from docgen.bewerken.wijziging import GeenPlek, Voeg, Weg, Wijziging, Zet

__all__ = [
    "Bestand",
    "Data",
    "GeenPlek",
    "Gewijzigd",
    "NietTeBewerken",
    "Voeg",
    "Weg",
    "Wijziging",
    "Zet",
    "als_gegevens",
    "bewerk",
    "bewerk_samen",
    "lees",
    "lees_of_begin",
    "onveranderd",
    "schrijf",
    "slot",
]
