"""Dutch sentences and words: where a sentence ends, and how many words a reader counts in it.

Why not a library: the texts are full of "art. 6", "S. Voorbeeld" and "groep 7." and must split the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.naslag import Naslag

_PUNT = re.compile(r"(?:\.\.\.|[.!?…])[\"'”’»)\]]*(?=\s|$)")
_SLOT = "\"'”’»)]"
_OPEN = "\"'“‘«(["
_WOORD = re.compile(r"\S*\w\S*")

_TELEFOON = re.compile(r"(?<!\w)(?:\+31|0)[\d (-]{7,}\d(?!\w)")
AANHALING = "wetsartikel"
_NUMMER = r"\d[\w.:]*"
_DEEL = r"(?:lid|leden|onder|onderdeel|sub|aanhef|jo\.?|juncto)"
_REEKS = rf"(?:\s*,?\s*(?:(?:en|of|tot en met|t/m)\s+)?(?:{_DEEL}\s+)?(?:{_NUMMER}|[a-z]{{1,2}}\b))"
_PLEK = rf"{_NUMMER}(?:,?\s+{_DEEL}{_REEKS}+|\s[a-z]\b)*"


@cache
def woordvormen(id_: str) -> frozenset[str]:
    """A group of words of keuzelijsten/woordvormen; docgen's own, for they are grammar and no choice of a school."""
    return frozenset(Naslag().lijsten["woordvormen"][id_]["woorden"])


def zinnen(tekst: str) -> Iterator[str]:
    """Yield the sentences of one block; a line break (`<br>`) always ends a sentence."""
    for regel in tekst.split("\n"):
        begin = 0
        for treffer in _PUNT.finditer(regel):
            if _is_einde(regel, begin, treffer):
                yield " ".join(regel[begin : treffer.end()].split())
                begin = treffer.end()
        if rest := " ".join(regel[begin:].split()):
            yield rest


def _is_einde(regel: str, begin: int, treffer: re.Match[str]) -> bool:
    volgende = regel[treffer.end() :].lstrip()
    if not volgende:
        return True
    eerste = volgende.lstrip(_OPEN)[:1]
    if not (eerste.isupper() or eerste.isdigit() or _apostrof(volgende)):
        return False
    if treffer.group()[0] in "!?…" or treffer.group().startswith("..."):
        return True
    return _punt_is_einde(regel[begin : treffer.start()].split(), eerste)


def _apostrof(volgende: str) -> bool:
    """'s Avonds, 't Hof: a sentence may begin with an apostrophe and a small letter."""
    return re.match(r"['’][stn] [A-Z]", volgende) is not None


def _punt_is_einde(ervoor: list[str], eerste: str) -> bool:
    if not ervoor:
        return False
    woord = ervoor[-1].lstrip(_OPEN)
    vorig = ervoor[-2].lower() if len(ervoor) > 1 else ""
    if woord.lower() in woordvormen("nooit-einde"):
        return False
    if woord.lower() in woordvormen("soms-einde"):
        return eerste.isupper()
    if re.fullmatch(r"(?:[A-Z]|Th|Ch|IJ)(?:\.(?:[A-Z]|Th|Ch|IJ))*", woord):
        return vorig in woordvormen("geen-initiaal")
    return not (len(ervoor) == 1 and woord.isdigit())


def is_zin(tekst: str) -> bool:
    """Whether a text is closed as a sentence; a cell with a few nouns is not."""
    return tekst.rstrip(_SLOT + " ").endswith((".", "!", "?", "…")) and len(woorden(tekst)) > 1


def woorden(tekst: str) -> list[str]:
    """The words that a reader counts; signs that stand alone do not count."""
    return _WOORD.findall(tekst)


@cache
def _aanhaling() -> re.Pattern[str]:
    """An article with its act: 'artikel 6 lid 1 onder a AVG', 'artikel 3 van het BW', 'AVG 6 lid 1 a'."""
    wetten = "|".join(re.escape(w) for w in sorted(woordvormen("wetten"), key=len, reverse=True))
    wet = rf"(?:\s+(?:van\s+)?(?:de\s+|het\s+)?(?:{wetten})\b)"
    return re.compile(rf"\b(?:[Aa]rt(?:ikel(?:en)?|\.)\s+{_PLEK}{wet}?|(?:{wetten})\s{_PLEK})")


def zonder_aanhaling(tekst: str) -> str:
    """Replace each citation of an article by one word: a reader takes 'artikel 6 lid 1 AVG' as one thing."""
    return _aanhaling().sub(AANHALING, tekst)


def zonder_telefoon(tekst: str) -> str:
    """Replace each telephone number by one word."""
    return _TELEFOON.sub("telefoonnummer", tekst)


def delen(zin: str) -> list[str]:
    """The parts of a sentence between semicolons: a reader rests there."""
    return [deel for deel in (d.strip() for d in zin.split(";")) if deel]
