"""A tree as plain values with nothing left out, to compare a file before and after a change."""

from __future__ import annotations

from typing import TypeAlias

from docgen.bron.boom import Knoop, Lijst, Waarde

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"


def als_gegevens(knoop: Knoop) -> Data:
    """Return text, None for an empty value, list or dict; unlike `als_data` it keeps what is empty."""
    if isinstance(knoop, Waarde):
        return knoop.tekst
    if isinstance(knoop, Lijst):
        return [als_gegevens(item) for item in knoop.items]
    return {sleutel: als_gegevens(waarde) for sleutel, waarde in knoop.velden.items()}
