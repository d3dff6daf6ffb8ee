"""The names for templates that are made from the register."""

from __future__ import annotations

from typing import Any

from docgen.dossier import Dossier
from docgen.opmaak.boek import Activiteit, Boek
from docgen.opmaak.kort_register import Kort
from docgen.opmaak.matrix import Matrix
from docgen.opmaak.stroom import Stroom
from docgen.opmaak.stroombeeld import data_uri

__all__ = ["Activiteit", "Boek", "namen_register"]


def namen_register(dossier: Dossier) -> dict[str, Any]:
    """Return `boek` (the register in words), `kort` (its summary), `matrix`, `stroom` and `bewaartermijn`."""
    boek = Boek(dossier)
    matrix = Matrix(boek)
    return {
        "boek": boek,
        "kort": Kort(boek),
        "matrix": matrix,
        "stroom": Stroom(matrix),
        "stroombeeld": data_uri,
        "bewaartermijn": boek.bewaartermijn,
    }
