"""The names for templates that are made from the register."""

from __future__ import annotations

from typing import Any

from docgen.dossier import Dossier
from docgen.opmaak.boek import Activiteit, Boek
from docgen.opmaak.kort_register import Kort
from docgen.opmaak.matrix import Matrix

__all__ = ["Activiteit", "Boek", "namen_register"]


def namen_register(dossier: Dossier) -> dict[str, Any]:
    """Return `boek` (the register in words), `kort` (its summary), `matrix` and `bewaartermijn` (code -> phrase)."""
    boek = Boek(dossier)
    return {"boek": boek, "kort": Kort(boek), "matrix": Matrix(boek), "bewaartermijn": boek.bewaartermijn}
