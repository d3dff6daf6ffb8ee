"""Filters for templates: Dutch dates, lists and visible gaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from markupsafe import Markup, escape

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WOORDEN = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)


def gat(label: str) -> Markup:
    """A visible gap in a document that is not complete yet."""
    return Markup('<span class="gat">[nog invullen: {}]</span>').format(label)


def datum(waarde: date | None, label: str = "datum") -> Markup:
    """28 december 2026, as a time element; nothing known gives a gap."""
    if waarde is None:
        return gat(label)
    tekst = f"{waarde.day} {MAANDEN[waarde.month - 1]} {waarde.year}"
    return Markup('<time datetime="{}">{}</time>').format(waarde.isoformat(), tekst)


def weekdag(waarde: date) -> str:
    """Name of the day of the week."""
    return _DAGEN[waarde.weekday()]


def opsomming(delen: Iterable[Any], woord: str = "en") -> Markup:
    """Return "a, b en c"."""
    stukken = [escape(d) for d in delen]
    if len(stukken) < 2:
        return Markup("").join(stukken)
    return Markup(", ").join(stukken[:-1]) + Markup(f" {escape(woord)} ") + stukken[-1]


def invullen(waarde: Any, label: str) -> Any:
    """The value, or a visible gap when there is none."""
    return gat(label) if waarde is None or waarde in ("", ()) else waarde


def telwoord(getal: int) -> str:
    """Small numbers in words, larger ones in digits."""
    return _WOORDEN[getal] if 0 <= getal < len(_WOORDEN) else str(getal)


def hoofdletter(tekst: str) -> str:
    """The same text with a capital first letter."""
    return tekst[:1].upper() + tekst[1:]


def kleine_letter(tekst: str) -> str:
    """The same text with a small first letter, unless it begins with an abbreviation."""
    return tekst if tekst[:2].isupper() else tekst[:1].lower() + tekst[1:]


FILTERS = {
    "datum": datum,
    "weekdag": weekdag,
    "opsomming": opsomming,
    "invullen": invullen,
    "telwoord": telwoord,
    "hoofdletter": hoofdletter,
    "kleine_letter": kleine_letter,
}
