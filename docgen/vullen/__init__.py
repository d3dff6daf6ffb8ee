"""Render once, fill many: a layout is rendered once with markers, each recipient's values are put in afterwards.

vorm = PdfVorm(document, {"naam": merk(0)}, tekens)    # once per batch; Onvulbaar: render all in full
if afwijkend(vorm, volledig, [alle[i] for i in steekproef(alle)]):
    vorm = None                                         # the samples differ: render all in full, and say so
gemaakt = maak(vorm, volledig, waarden)                 # per recipient; `reden` says why one was rendered
Controle(vorm).klopt(gemaakt.inhoud, waarden)           # no mix-ups: a filled file, read back
"""

from docgen.vullen.controle import Controle, ids_in, tekst_van
from docgen.vullen.docx import DocxVorm
from docgen.vullen.fouten import Onvulbaar, PastNiet
from docgen.vullen.merken import merk
from docgen.vullen.pdf import PdfVorm
from docgen.vullen.samen import samen
from docgen.vullen.vuller import Gemaakt, Volledig, Vorm, Waarden, afwijkend, maak, steekproef

__all__ = [
    "Controle",
    "DocxVorm",
    "Gemaakt",
    "Onvulbaar",
    "PastNiet",
    "PdfVorm",
    "Volledig",
    "Vorm",
    "Waarden",
    "afwijkend",
    "ids_in",
    "maak",
    "merk",
    "samen",
    "steekproef",
    "tekst_van",
]
