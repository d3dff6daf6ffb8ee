"""The self-test: look at finished files as an auditor, an archive, Word and a screen reader would."""

from docgen.toetsen.kern import SOORTEN, Bestand, Toets, Uitslag
from docgen.toetsen.ronde import TOETSEN, toets

__all__ = ["SOORTEN", "TOETSEN", "Bestand", "Toets", "Uitslag", "toets"]
