"""The state of one text being written, and the place in it that paragraphs inherit from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from lxml.etree import _Element

from docgen.schrijvers.word.alinea import Alinea
from docgen.schrijvers.word.bouw import el, orden, q, zet
from docgen.schrijvers.word.nummering import INSPRINGING, Nummerplan
from docgen.schrijvers.word.stijlblad import Stijlblad
from docgen.schrijvers.word.stijlen import KADER, KADER_LINKS, KADER_RECHTS

_NA_TABEL = "300"  # twips of air between a table and the paragraph after it
_EIGEN_LUCHT = ("caption", "Handtekening", "Handtekeningrij", "Tabelslot", "Ondertekenaar")


@dataclass(frozen=True)
class Plaats:
    """Where we are: what a paragraph at this spot inherits."""

    breedte: int  # twips of text width
    stijl: str = "Normal"
    diepte: int = 0
    inspringing: int = 0
    samen: bool = False  # keep with the next paragraph (signature block)
    kader: bool = False
    cel: bool = False
    passend: int = 0  # in a narrow cell: the letters of a word that fit
    omslag: bool = False
    leden: int = 0  # the numbering of the article whose leden we are in

    def met(self, **anders: Any) -> Plaats:
        """Return this place with something changed."""
        return replace(self, **anders)


class Punt(NamedTuple):
    """The number that the next paragraph gets: list, level and style."""

    num: int
    niveau: int
    stijl: str


@dataclass
class Werk:
    """What the functions that write blocks share; `uit` receives the finished elements."""

    deel: Any  # the python-docx part that owns links and pictures
    blad: Stijlblad
    plan: Nummerplan
    ankers: dict[str, str]
    mappen: tuple[Path, ...]
    sectie: _Element
    tellers: Iterator[int] = field(default_factory=lambda: count(1_000_000))
    uit: list[_Element] = field(default_factory=list)
    nieuwe_bladzijde: bool = False
    bovenaan: bool = False  # a new section starts a page by itself
    wachtende_ankers: list[str] = field(default_factory=list)
    punt: Punt | None = None

    def id(self) -> str:
        """Return a number that no other bookmark, field or picture has."""
        return str(next(self.tellers))

    @contextmanager
    def opvang(self) -> Iterator[list[_Element]]:
        """Collect what is written inside the block in a list of its own."""
        bewaard, self.uit = self.uit, []
        try:
            yield self.uit
        finally:
            self.uit = bewaard

    def begin(self, plaats: Plaats, stijl: str, *eigenschappen: _Element) -> Alinea:
        """Start a paragraph; the caller fills it and hands it to `sluit`."""
        extra = list(eigenschappen)
        if self.punt and stijl == plaats.stijl:
            stijl, extra = self.punt.stijl, _nummer(self.punt, plaats)
            self.punt = None
        if plaats.samen:
            extra += [el("w:keepNext"), el("w:keepLines")]
        if self.nieuwe_bladzijde:
            extra.append(el("w:pageBreakBefore"))
        if plaats.kader and stijl != "Kader":
            extra += self.blad.kleurig(KADER)
        if stijl != "Normal":
            extra.append(el("w:pStyle", val=self.blad.id(stijl)))
        alinea = Alinea(*extra)
        self._geef_lucht(alinea, stijl)
        alinea.passend = plaats.passend
        self._zet_ankers(alinea)
        return alinea

    def _geef_lucht(self, alinea: Alinea, stijl: str) -> None:
        """No air above a heading that starts a page; more air above what follows a table."""
        kop = stijl.startswith("heading") or stijl in ("Artikel", "Bijlagekop")
        if kop and (self.nieuwe_bladzijde or self.bovenaan):
            zet(alinea.eigenschappen, "w:spacing", before="0")
        elif not kop and stijl not in _EIGEN_LUCHT and self.uit and self.uit[-1].tag == q("w:tbl"):
            zet(alinea.eigenschappen, "w:spacing", before=_NA_TABEL)
        self.nieuwe_bladzijde = self.bovenaan = False

    def sluit(self, alinea: Alinea) -> None:
        """Finish a paragraph and put it in the text."""
        alinea.knip()
        for start in alinea.element.findall(q("w:bookmarkStart")):
            alinea.element.append(el("w:bookmarkEnd", id=start.get(q("w:id"), "")))
        orden(alinea.eigenschappen)
        if not len(alinea.eigenschappen):
            alinea.element.remove(alinea.eigenschappen)
        self.uit.append(alinea.element)

    def merk(self, element: _Element) -> None:
        """Remember that the next paragraph is the target of links to this element."""
        anker = self.ankers.get(element.get("id", ""))
        if anker:
            self.wachtende_ankers.append(anker)

    def _zet_ankers(self, alinea: Alinea) -> None:
        for naam in self.wachtende_ankers:
            alinea.element.append(el("w:bookmarkStart", id=self.id(), name=naam))
        self.wachtende_ankers.clear()


def _nummer(punt: Punt, plaats: Plaats) -> list[_Element]:
    inspringing = [
        el("w:ind", left=str(KADER_LINKS + plaats.inspringing), right=KADER_RECHTS, hanging=str(INSPRINGING))
    ]
    kader = inspringing if plaats.kader else []  # else the bar of the frame would jump to the left
    if not punt.num:
        return kader
    return [*kader, el("w:numPr", el("w:ilvl", val=str(punt.niveau)), el("w:numId", val=str(punt.num)))]


def ankers(inhoud: _Element) -> dict[str, str]:
    """Return a bookmark name for each id that a link points to (Word allows 40 letters, digits and underscores)."""
    gevraagd = {a.get("href", "")[1:] for a in inhoud.iter("a") if a.get("href", "").startswith("#")}
    namen: dict[str, str] = {}
    for element in inhoud.iter():
        sleutel = element.get("id", "")
        if sleutel in gevraagd and sleutel not in namen:
            namen[sleutel] = f"_{len(namen) + 1}_{re.sub('[^0-9A-Za-z_]', '_', sleutel)}"[:40]
    return namen
