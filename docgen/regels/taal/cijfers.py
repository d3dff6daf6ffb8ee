"""Figures about readability; no level of reading is claimed, only what was counted."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.regels.taal.aanspreken import is_lijdend
from docgen.regels.taal.leestekst import Leestekst


@dataclass(frozen=True)
class Cijfers:
    """What was counted on one page; lengths in words, `lijdend` as a share from 0 to 1."""

    zinnen: int
    gemiddeld: float
    langste: int
    lijdend: float


def cijfers(tekst: Leestekst) -> Cijfers:
    """Count one page; only whole sentences outside headings and form fields."""
    zinnen = [z.tekst for z in tekst.lopend]
    lijdend = sum(map(is_lijdend, zinnen)) / len(zinnen) if zinnen else 0.0
    return Cijfers(len(zinnen), tekst.gemiddeld, max(map(tekst.langste_deel, zinnen), default=0), lijdend)
