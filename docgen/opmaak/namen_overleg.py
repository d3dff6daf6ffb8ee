"""The extra names for templates about a overleg."""

from __future__ import annotations

from typing import Any

from docgen.dossier import Dossier


def namen_overleg(dossier: Dossier) -> dict[str, Any]:
    """Return the names that the law gives for this overleg."""
    del dossier
    return {}
