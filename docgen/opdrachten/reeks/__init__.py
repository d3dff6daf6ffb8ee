"""docgen reeks: one document for many recipients."""

from docgen.opdrachten.reeks.loop import reeks
from docgen.opdrachten.reeks.vraag import Reeksvraag, Stil, Verslag, Volger

__all__ = ["Reeksvraag", "Stil", "Verslag", "Volger", "reeks"]
