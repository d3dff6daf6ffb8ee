"""Places where a long Dutch word may be cut, for narrow columns.

Word hyphenates by itself where Dutch proofing is installed; elsewhere a word that does not fit is cut anywhere
("Schoolprestati-es"). The soft hyphens are seen only at the end of a line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_LANG = 9  # letters; as hyphenate-limit-chars in the style sheet
_RAND = 4
_WOORD = re.compile(rf"[^\W\d_]{{{_LANG},}}")


def breek_af(tekst: str) -> str:
    """Return the text with a soft hyphen at each place where a long word may be cut."""
    return _WOORD.sub(lambda woord: str(_regels().inserted(woord[0], "\u00ad")), tekst)


@cache
def _regels() -> Any:
    import pyphen  # type: ignore[import-untyped]  # has no types

    return pyphen.Pyphen(lang="nl_NL", left=_RAND, right=_RAND)
