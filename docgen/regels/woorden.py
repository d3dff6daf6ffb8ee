"""Finding signal words (keuzelijsten/signaalwoorden) as whole words in what a school wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.dossier import Dossier


def gevonden(tekst: str | None, woorden: Iterable[str]) -> str | None:
    """The first of these words that stands in the text as a whole word, or None."""
    laag = (tekst or "").lower()
    return next((w for w in woorden if re.search(rf"(?<!\w){re.escape(w.lower())}(?!\w)", laag)), None)


def signaal(dossier: Dossier, soort: str, *teksten: str | None) -> str | None:
    """The first signal word of this kind in one of the texts, or None."""
    woorden = dossier.naslag.lijsten["signaalwoorden"][soort]["woorden"]
    return gevonden(" \n ".join(t for t in teksten if t), woorden)
