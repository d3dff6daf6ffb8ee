"""Plain Dutch at level B1, checked on the finished page (juridisch § 15). Importing this room registers its rules."""

from docgen.regels.taal import aanspreken, lengte, woordgebruik
from docgen.regels.taal.cijfers import Cijfers, cijfers
from docgen.regels.taal.kern import TAALREGELS, Taalregel, controleer_taal
from docgen.regels.taal.leestekst import Leestekst

__all__ = [
    "TAALREGELS",
    "Cijfers",
    "Leestekst",
    "Taalregel",
    "aanspreken",
    "cijfers",
    "controleer_taal",
    "lengte",
    "woordgebruik",
]
