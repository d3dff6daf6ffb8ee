"""Stages 1 and 2: YAML text -> tree in which every value knows its place -> frozen model plus meldingen."""

from docgen.bron.boom import Kaart, Knoop, Lijst, Waarde
from docgen.bron.keuren import Gelezen, keur
from docgen.bron.lagen import Concept, lees_lagen, leg_op
from docgen.bron.lezen import lees_bestand, lees_tekst

__all__ = [
    "Concept",
    "Gelezen",
    "Kaart",
    "Knoop",
    "Lijst",
    "Waarde",
    "keur",
    "lees_bestand",
    "lees_lagen",
    "lees_tekst",
    "leg_op",
]
