"""A value on one line, as a person reads it in the terminal."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any


def kort(waarde: Any) -> str:
    """A list of codes with commas, a group with its fields, yes and no as ja and nee, nothing as a dash."""
    match waarde:
        case None | () | []:
            return "–"
        case bool():
            return "ja" if waarde else "nee"
        case Enum():
            return str(waarde.value)
        case date():
            return waarde.isoformat()
        case dict():
            return ", ".join(f"{s}: {kort(w)}" for s, w in waarde.items() if w is not None)
        case list() | tuple():
            return ("; " if any(" " in kort(w) for w in waarde) else ", ").join(kort(w) for w in waarde)
    return " ".join(str(waarde).split())
