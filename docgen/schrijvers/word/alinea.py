"""One paragraph in the making: its properties, its runs, and white space as HTML reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element

from docgen.schrijvers.word.afbreken import breek_af
from docgen.schrijvers.word.bouw import el, orden, zuiver

_WIT = re.compile("[ \t\n\r\f]+")
_BIJZONDER = re.compile("([\u00ad\u2011])")  # soft and non-breaking hyphen are elements in Word


@dataclass(frozen=True)
class Opmaak:
    """How a run looks."""

    vet: bool = False
    cursief: bool = False
    stijl: str = ""
    gat: bool = False
    vast: bool = False  # stays on one line

    def met(self, **anders: bool | str) -> Opmaak:
        """Return this look with something changed."""
        return replace(self, **anders)  # type: ignore[arg-type]  # the fields are bool and str

    def eigenschappen(self) -> list[_Element]:
        """Return the rPr, or nothing when the run is plain."""
        delen = [el("w:rStyle", val=self.stijl)] if self.stijl else []
        delen += [el("w:b"), el("w:bCs")] if self.vet else []
        delen += [el("w:i"), el("w:iCs")] if self.cursief else []
        delen += [el("w:highlight", val="yellow")] if self.gat else []
        return [orden(el("w:rPr", *delen))] if delen else []


GEWOON = Opmaak()


class Alinea:
    """A w:p that receives text; `doel` is where runs go (the paragraph itself, or a link or field in it)."""

    def __init__(self, *eigenschappen: _Element) -> None:
        self.eigenschappen = el("w:pPr", *eigenschappen)
        self.element = el("w:p", self.eigenschappen)
        self.doel = self.element
        self.passend = 0  # letters of a word that fit on a line; longer ones show where they may be cut
        self._laatste: _Element | None = None
        self._na_wit = True

    def tekst(self, tekst: str, opmaak: Opmaak = GEWOON) -> None:
        """Add text; runs of white space become one space, none at the start or after a break."""
        schoon = _WIT.sub(" ", zuiver(tekst))
        if opmaak.vast:
            schoon = schoon.replace(" ", "\u00a0").replace("-", "\u2011")
        if self._na_wit:
            schoon = schoon.removeprefix(" ")
        if not schoon:
            return
        self._na_wit = schoon.endswith(" ")
        self.doel.append(el("w:r", *opmaak.eigenschappen(), *self._stukken(schoon)))

    def _stukken(self, tekst: str) -> list[_Element]:
        stukken = []
        tekst = breek_af(tekst, self.passend) if self.passend else tekst
        for stuk in filter(None, _BIJZONDER.split(tekst)):
            if stuk in "\u00ad\u2011":
                stukken.append(el("w:softHyphen" if stuk == "\u00ad" else "w:noBreakHyphen"))
                continue
            t = el("w:t")
            t.text = stuk
            t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            self._laatste = t
            stukken.append(t)
        return stukken

    def teken(self, naam: str) -> None:
        """Add a `w:br` or `w:tab`; white space before it disappears."""
        self.knip()
        self.doel.append(el("w:r", el(naam)))
        self._na_wit = True

    def voeg_toe(self, element: _Element) -> None:
        """Add something that is not text, such as a field or a picture."""
        self.doel.append(element)
        self._laatste, self._na_wit = None, False

    def knip(self) -> None:
        """Remove the space that ends the text so far."""
        if self._laatste is not None and self._laatste.text and self._na_wit:
            self._laatste.text = self._laatste.text.rstrip(" ")
        self._laatste = None
