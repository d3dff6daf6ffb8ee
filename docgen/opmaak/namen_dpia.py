"""The names for the summary of an assessment: its activities as the register has them."""

from __future__ import annotations

from typing import Any

from docgen.dossier import Dossier
from docgen.opmaak.boek import Boek


def namen_dpia(dossier: Dossier) -> dict[str, Any]:
    """Return `onderzocht`: the activities that the assessment names and the register holds, in its order."""
    if dossier.soort != "dpia" or not dossier.zaak:
        return {"onderzocht": ()}
    genoemd = dossier.zaak.model.verwerkingen
    return {"onderzocht": tuple(a for a in Boek(dossier).activiteiten if a.verwerking.id in genoemd)}
