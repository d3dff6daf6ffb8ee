"""The quick way of stage 1: the same tree out of libyaml's events, for a text without anything special.

Registers have files by the thousand; the careful reader in lezen.py takes milliseconds for each. Here nothing is
judged: whatever is not plainly right (a fault, a doubtful character, a place that libyaml tells otherwise) gives None,
and the careful reader has the word. So a melding never depends on which of the two read the file.
"""

from __future__ import annotations

import re
from typing import Any

from docgen.bron.boom import Bereik, Kaart, Knoop, Lijst, Waarde
from docgen.meldingen import Plek

try:
    from yaml import YAMLError
    from yaml.cyaml import CParser
    from yaml.events import (
        DocumentEndEvent,
        DocumentStartEvent,
        MappingEndEvent,
        MappingStartEvent,
        ScalarEvent,
        SequenceEndEvent,
        SequenceStartEvent,
    )
except ImportError:  # PyYAML was built without libyaml
    CParser = None

# tabs, control characters, byte order marks and odd line ends are read differently; so are directives and
# explicit keys
_BIJZONDER = re.compile(
    r"[^\r\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    r"|\r(?!\n)|^%|(?:^|[\[{,:-]) *\?[ \r\n]",
    re.M,
)
_DUBBELEPUNT = re.compile(r"\s*:")
_LEEG = frozenset({"", "~", "null", "Null", "NULL"})
_NIETS = Bereik(0, 0)


class _Anders(Exception):
    """Something that the careful reader must look at."""


def lees_snel(tekst: str, naam: str, diepte: int) -> Kaart | None:
    """Return the tree of a text, or None when the careful reader must read it; `diepte` is the deepest that goes."""
    if CParser is None or _BIJZONDER.search(tekst):
        return None
    try:
        return _Bouwer(tekst, naam).document(diepte)
    except (_Anders, YAMLError):
        return None


class _Bouwer:
    """Builds the tree event by event; `g` is always the event to look at."""

    def __init__(self, tekst: str, naam: str) -> None:
        self.tekst, self.naam = tekst, naam
        self.volgende = CParser(tekst).get_event
        self.g: Any = None

    def document(self, diepte: int) -> Kaart:
        self.volgende()
        if type(self.volgende()) is not DocumentStartEvent:
            raise _Anders
        self.g = self.volgende()
        boom = self.knoop(diepte)
        if type(boom) is not Kaart or type(self.g) is not DocumentEndEvent:
            raise _Anders
        if type(self.volgende()) is DocumentStartEvent:
            raise _Anders
        return boom

    def knoop(self, diepte: int) -> Knoop:
        """The node that begins with the event at hand."""
        g, soort = self.g, type(self.g)
        if not diepte or getattr(g, "anchor", None) or getattr(g, "tag", None):
            raise _Anders
        merk = g.start_mark
        plek = Plek(self.naam, merk.line + 1, merk.column + 1)
        if soort is ScalarEvent:
            self.g = self.volgende()
            return self.waarde(g, plek)
        if soort is SequenceStartEvent:
            return self.lijst(g, plek, diepte - 1)
        if soort is MappingStartEvent:
            return self.kaart(g, plek, diepte - 1)
        raise _Anders

    def waarde(self, g: Any, plek: Plek) -> Waarde:
        van, tot, tekst = g.start_mark.index, g.end_mark.index, g.value
        if van == tot:
            raise _Anders
        if g.style in ("|", ">"):
            if "+" in self.tekst[van : van + 3]:
                raise _Anders
            tot = van + len(self.tekst[van:tot].rstrip())
        leeg = g.style in (None, "") and tekst in _LEEG
        return Waarde(None if leeg else tekst, plek, Bereik(van, tot))

    def leeg(self, sleutel: Waarde, kaart: Any) -> Waarde:
        """A key without a value: its place is where the next token begins, its slice is right behind the colon."""
        dubbelepunt = _DUBBELEPUNT.match(self.tekst, sleutel.bereik.tot)
        if kaart.flow_style or self.g.anchor or self.g.tag or not dubbelepunt:
            raise _Anders
        self.g = self.volgende()
        if type(self.g) is not ScalarEvent:  # at the end of a group the two readers do not agree
            raise _Anders
        merk, plek = self.g.start_mark, dubbelepunt.end()
        return Waarde(None, Plek(self.naam, merk.line + 1, merk.column + 1), Bereik(plek, plek))

    def lijst(self, g: Any, plek: Plek, diepte: int) -> Lijst:
        items = []
        self.g = self.volgende()
        while type(self.g) is not SequenceEndEvent:
            items.append(self.knoop(diepte))
        bereik = self.bereik(g, items[-1].bereik if items else None)
        self.g = self.volgende()
        return Lijst(tuple(items), plek, bereik)

    def kaart(self, g: Any, plek: Plek, diepte: int) -> Kaart:
        velden: dict[str, Knoop] = {}
        sleutels: dict[str, Plek] = {}
        bereiken: dict[str, Bereik] = {}
        self.g = self.volgende()
        while type(self.g) is not MappingEndEvent:
            sleutel = self.knoop(diepte)
            if type(sleutel) is not Waarde or sleutel.tekst is None or sleutel.tekst in velden:
                raise _Anders
            leeg = type(self.g) is ScalarEvent and self.g.start_mark.index == self.g.end_mark.index
            velden[sleutel.tekst] = self.leeg(sleutel, g) if leeg else self.knoop(diepte)
            sleutels[sleutel.tekst], bereiken[sleutel.tekst] = sleutel.plek, sleutel.bereik
        laatste = next(reversed(velden.values())).bereik if velden else None
        bereik = self.bereik(g, laatste)
        self.g = self.volgende()
        return Kaart(velden, plek, sleutels, bereik, bereiken)

    def bereik(self, g: Any, laatste: Bereik | None) -> Bereik:
        """The slice of a collection: to its bracket, or to the end of its last child."""
        if g.flow_style:
            return Bereik(g.start_mark.index, self.g.end_mark.index, vloeiend=True)
        return Bereik(g.start_mark.index, (laatste or _NIETS).tot if laatste else g.end_mark.index)
