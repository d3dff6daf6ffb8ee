"""Places where a long Dutch word may be cut, for narrow columns.

Word hyphenates by itself where Dutch proofing is installed; elsewhere a word that does not fit is cut anywhere
("Schoolprestati-es"). The soft hyphens are seen only at the end of a line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_RAND = 4  # letters that stay together at both ends, as hyphenate-limit-chars in the style sheet
_WOORD = re.compile(r"(?<!\S)[^\w\s@]*([^\W\d_]+)[^\w\s@]*(?!\S)")  # no address, code or number


def breek_af(tekst: str, passend: int) -> str:
    """Return the text with soft hyphens in each word of more than `passend` letters."""
    return _WOORD.sub(lambda woord: _geknipt(woord, passend), tekst)


def _geknipt(woord: re.Match[str], passend: int) -> str:
    return (
        woord[0]
        if len(woord[1]) <= passend
        else woord[0].replace(woord[1], _regels().inserted(woord[1], "\u00ad"))
    )


@cache
def _regels() -> Any:
    import pyphen  # type: ignore[import-untyped]  # has no types

    return pyphen.Pyphen(lang="nl_NL", left=_RAND, right=_RAND)
