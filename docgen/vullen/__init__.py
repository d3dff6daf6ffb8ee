"""Render once, fill many: a layout is rendered once with markers, each recipient's values are put in afterwards.

vorm = PdfVorm(document, {"naam": merk(0)}, tekens)    # once per batch; Onvulbaar: render all in full
gekozen = steekproef(lengten)                           # the shortest, the longest, and some at random
if afwijkend(vorm, [(waarden, volledig), ...]):         # of those: else render all in full, and say so
    ...
controle = Controle(vorm)                               # once per process
inhoud = vorm.vul(waarden)                              # per recipient; PastNiet: render this one in full
controle.klopt(inhoud, waarden)                         # no mix-ups: the file is read back

A page that is made with `Merkteken`s for markers may print them only: one that looks at a value is Onvulbaar.
docgen/opdrachten/reeks/vormen.py goes this way.
"""

from docgen.vullen.controle import Controle, ids_in, tekst_van
from docgen.vullen.docx import DocxVorm
from docgen.vullen.fouten import Onvulbaar, PastNiet
from docgen.vullen.merken import merk
from docgen.vullen.merkteken import Merkteken
from docgen.vullen.pdf import PdfVorm
from docgen.vullen.samen import samen
from docgen.vullen.vuller import Vorm, Waarden, afwijkend, steekproef

__all__ = [
    "Controle",
    "DocxVorm",
    "Merkteken",
    "Onvulbaar",
    "PastNiet",
    "PdfVorm",
    "Vorm",
    "Waarden",
    "afwijkend",
    "ids_in",
    "merk",
    "samen",
    "steekproef",
    "tekst_van",
]
