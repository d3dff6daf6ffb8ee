"""The extra names for templates about a convenant."""

from __future__ import annotations

from typing import Any

from docgen.dossier import Dossier


def namen_convenant(dossier: Dossier) -> dict[str, Any]:
    """Return the names that the law gives for this convenant."""
    del dossier
    return {}
