"""The extra names for templates about a verzoek."""

from __future__ import annotations

from typing import Any

from docgen.dossier import Dossier


def namen_verzoek(dossier: Dossier) -> dict[str, Any]:
    """Return the names that the law gives for this verzoek."""
    del dossier
    return {}
