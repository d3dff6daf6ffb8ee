"""Numbers that may never be in a file: the citizen service number (BSN; juridisch § 6.4)."""

from __future__ import annotations

import re

from stdnum.nl import bsn

_HASH = re.compile(r"[0-9a-f]{64}")
_BSN = re.compile(r"(?<![\d.,-])(\d{4}[. ]?\d{2}[. ]?\d{3}|\d{3}[-. ]\d{3}[-. ]\d{3})(?![\d-]|[.,]\d)")
_GROEPEN = r"\d{9}|\d{3}[-._ ]\d{3}[-._ ]\d{3}|\d{4}[-._ ]\d{2}[-._ ]\d{3}"
_BSN_IN_NUMMER = re.compile(rf"(?<!\d)(?=0*({_GROEPEN})(?!\d))")


def tel_bsn(tekst: str) -> int:
    """How many numbers in a text are a valid BSN (elfproef), with or without dots, spaces or hyphens.

    The digits in the SHA-256 of a letter are chance: one hash in a hundred or so holds a valid number.
    """
    if _HASH.fullmatch(tekst):
        return 0
    return sum(_geldig(treffer.group()) for treffer in _BSN.finditer(tekst))


def heeft_bsn(nummer: str) -> bool:
    """Whether a reference holds a valid BSN, whatever letters, signs or zeros are put around it.

    Stricter than for a text, in which a hyphen next to the digits tells that they are another number.
    """
    return any(_geldig(treffer[1]) for treffer in _BSN_IN_NUMMER.finditer(nummer))


def _geldig(cijfers: str) -> bool:
    return bool(bsn.is_valid(re.sub(r"\D", "", cijfers)))
