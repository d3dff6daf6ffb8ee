"""Reads the scenarios of the law room: tests/gevallen/<onderwerp>/*.yaml (naam, gegeven, verwacht)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

GEVALLEN = Path(__file__).parent / "gevallen"


@dataclass(frozen=True)
class Geval:
    naam: str
    gegeven: dict[str, Any]
    verwacht: dict[str, Any]


def gevallen(onderwerp: str, bestand: str) -> list[Geval]:
    lijst = YAML(typ="safe").load(GEVALLEN / onderwerp / f"{bestand}.yaml")
    uit = [Geval(**geval) for geval in lijst]
    namen = [geval.naam for geval in uit]
    assert len(set(namen)) == len(namen), "twee gevallen met dezelfde naam"
    return uit


def naam(geval: Geval) -> str:
    return geval.naam
