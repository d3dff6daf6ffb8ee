"""Where docgen's own templates and data live: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PAKKET = Path(__file__).resolve().parent


def _map(naam: str) -> Path:
    in_wheel = _PAKKET / f"_{naam}"
    return in_wheel if in_wheel.is_dir() else _PAKKET.parent / naam


CONFIGURATIE = _map("configuratie")
SJABLONEN = _map("sjablonen")
