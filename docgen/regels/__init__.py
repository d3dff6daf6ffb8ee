"""The checks of stage 3: one module per subject, one small function per rule.

Importing this room registers every rule; the list below is the register and refuses duplicates.
"""

from docgen.regels import (
    convenant,
    convenant_afspraken,
    convenant_codes,
    convenant_grenzen,
    convenant_grondslagen,
    organisatie,
    overleg,
    overleg_tekenen,
    overleg_vorm,
    register,
    register_codes,
    register_recht,
    taal,
    tekst_toestemming,
    verwerkers,
    verzoek_besluit,
    verzoek_bevoegd,
    verzoek_codes,
    verzoek_recht,
    verzoek_tekst,
    verzoek_termijn,
)
from docgen.regels.kern import REGELS, Bevinding, Regel, controleer
from docgen.regels.tekst import controleer_tekst

__all__ = [
    "REGELS",
    "Bevinding",
    "Regel",
    "controleer",
    "controleer_tekst",
    "convenant",
    "convenant_afspraken",
    "convenant_codes",
    "convenant_grenzen",
    "convenant_grondslagen",
    "organisatie",
    "overleg",
    "overleg_tekenen",
    "overleg_vorm",
    "register",
    "register_codes",
    "register_recht",
    "taal",
    "tekst_toestemming",
    "verwerkers",
    "verzoek_besluit",
    "verzoek_bevoegd",
    "verzoek_codes",
    "verzoek_recht",
    "verzoek_tekst",
    "verzoek_termijn",
]
