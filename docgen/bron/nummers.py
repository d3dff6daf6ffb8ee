"""Numbers that may never be in a file: the citizen service number (BSN; juridisch § 6.4)."""

from __future__ import annotations

import re

from stdnum.nl import bsn

_HASH = re.compile(r"[0-9a-f]{64}")
_BSN = re.compile(r"(?<![\d.,-])(\d{4}[. ]?\d{2}[. ]?\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\d-]|[.,]\d)")


def tel_bsn(tekst: str) -> int:
    """How many numbers in a text are a valid BSN (elfproef), with or without dots or spaces.

    The digits in the SHA-256 of a letter are chance: one hash in a hundred or so holds a valid number.
    """
    if _HASH.fullmatch(tekst):
        return 0
    return sum(bsn.is_valid(re.sub(r"\D", "", treffer.group())) for treffer in _BSN.finditer(tekst))
