"""Finding signal words (keuzelijsten/signaalwoorden) as whole words in what a school wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from docgen.dossier import Dossier


def gevonden(tekst: str | None, woorden: Iterable[str]) -> str | None:
    """The first of these words that stands in the text as a whole word, or None."""
    laag, rij = (tekst or "").lower(), tuple(woorden)
    if not laag or not _een_van(rij).search(laag):
        return None
    return next((w for w in rij if _een_van((w,)).search(laag)), None)


@lru_cache(maxsize=1024)
def _een_van(woorden: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these words; without words one that finds nothing."""
    keuze = "|".join(re.escape(w.lower()) for w in woorden)
    return re.compile(rf"(?<!\w)(?:{keuze})(?!\w)" if keuze else r"(?!)")


def signaal(dossier: Dossier, soort: str, *teksten: str | None) -> str | None:
    """The first signal word of this kind in one of the texts, or None."""
    woorden = dossier.naslag.lijsten["signaalwoorden"][soort]["woorden"]
    return gevonden(" \n ".join(t for t in teksten if t), woorden)
