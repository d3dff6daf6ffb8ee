"""Real Word numbering: lists, and the articles of a convenant.

The HTML carries the number of each article as text. `Nummerplan` gives Word the numbering that yields that same
number and remembers where it cannot (then the text stays); a number that does not follow the previous one restarts.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

from docgen.schrijvers.word.bouw import el, q
from docgen.schrijvers.word.stijlblad import Stijlblad
from docgen.schrijvers.word.tekst import heeft_klasse

INSPRINGING = 397  # twips per level of a list
_LID = 624
_SOORTEN = ("opsomming", "lijst", "letters", "artikel", "bijlage")
_TEKENS = ("•", "–", "▪")
_TELLING = ("decimal", "lowerLetter", "lowerRoman")


def inspringing(niveau: int, *, leden: bool = False) -> int:
    """Return where the text of a list level starts, in twips."""
    return _LID + (niveau - 1) * INSPRINGING if leden else (niveau + 1) * INSPRINGING


class Nummering:
    """The numbering part of one document."""

    def __init__(self, wortel: _Element, blad: Stijlblad) -> None:
        self.wortel = wortel
        bezet = [int(n.get(q("w:abstractNumId"), "0")) for n in wortel.findall(q("w:abstractNum"))]
        self._eerste = max(bezet, default=-1) + 1
        self._nums = max((int(n.get(q("w:numId"), "0")) for n in wortel.findall(q("w:num"))), default=0)
        self._plaats = self._na_abstract()
        for volgnummer, soort in enumerate(_SOORTEN):
            wortel.insert(self._plaats + volgnummer, _abstract(self._eerste + volgnummer, soort, blad))
        self.opsomming = self.nieuw("opsomming")

    def _na_abstract(self) -> int:
        """Return where a new abstractNum belongs: after the school's own, before the first num."""
        laatste = [i for i, e in enumerate(self.wortel) if e.tag in (q("w:numPicBullet"), q("w:abstractNum"))]
        return laatste[-1] + 1 if laatste else 0

    def koppel(self, soort: str, niveau: int, stijl: str) -> None:
        """Tell a level which paragraph style it numbers."""
        abstract = self.wortel[self._plaats + _SOORTEN.index(soort)]
        abstract.findall(q("w:lvl"))[niveau].insert(2, el("w:pStyle", val=stijl))

    def nieuw(self, soort: str, start: int | None = None) -> int:
        """Return the id of a new list of this kind; with `start` it counts anew from there."""
        self._nums += 1
        num = el(
            "w:num",
            el("w:abstractNumId", val=str(self._eerste + _SOORTEN.index(soort))),
            numId=str(self._nums),
        )
        if start is not None:
            num.append(el("w:lvlOverride", el("w:startOverride", val=str(start)), ilvl="0"))
        laatste = [i for i, e in enumerate(self.wortel) if e.tag in (q("w:abstractNum"), q("w:num"))]
        self.wortel.insert(laatste[-1] + 1, num)
        return self._nums


class Nummerplan:
    """Which elements Word numbers: element -> (num id, level, number as text)."""

    def __init__(self, inhoud: _Element, nummering: Nummering) -> None:
        self.nummering = nummering
        self.plaatsen: dict[_Element, tuple[int, int, str]] = {}
        self._laatste = {"artikel": 0, "bijlage": 0}
        self._num = {"artikel": nummering.nieuw("artikel"), "bijlage": nummering.nieuw("bijlage")}
        self.eerste = dict(self._num)
        self._lid = 0
        for merk in inhoud.iter("span"):
            ouder = merk.getparent()
            if heeft_klasse(merk, "nummer") and ouder is not None and ouder[0] is merk:
                self._plaats(ouder, (merk.text or "").strip())

    def _plaats(self, element: _Element, tekst: str) -> None:
        kop = re.fullmatch(r"(Artikel|Bijlage) (\d+)", tekst)
        if kop and str(element.tag).startswith("h"):
            self._kop(element, kop[1].lower(), int(kop[2]))
        elif element.tag == "li" and tekst == f"{self._laatste['artikel']}.{self._lid + 1}":
            self._lid += 1
            self.plaatsen[element] = (self._num["artikel"], 1, tekst)

    def _kop(self, element: _Element, soort: str, nummer: int) -> None:
        if nummer != self._laatste[soort] + 1:
            self._num[soort] = self.nummering.nieuw(soort, nummer)
        self._laatste[soort] = nummer
        if soort == "artikel":
            self._lid = 0
        self.plaatsen[element] = (self._num[soort], 0, str(nummer))


def _abstract(nummer: int, soort: str, blad: Stijlblad) -> _Element:
    abstract = el("w:abstractNum", el("w:multiLevelType", val="multilevel"), abstractNumId=str(nummer))
    niveaus = 1 if soort == "bijlage" else 9
    for n in range(niveaus):
        niveau = _niveau(soort, n)
        niveau.extend(blad.kleurig(_uiterlijk(soort, n)))
        abstract.append(niveau)
    return abstract


# what a number looks like: quiet beside an article, in the colour of the school in a list
_STIL = '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{grijs}"/></w:rPr>'
_TEKEN = '<w:rPr><w:color w:val="{accent}"/></w:rPr>'
_CIJFER = '<w:rPr><w:b/><w:bCs/><w:color w:val="{accent}"/></w:rPr>'


def _uiterlijk(soort: str, n: int) -> str:
    if soort in ("artikel", "bijlage") and n < 2:
        return _STIL
    return _TEKEN if soort == "opsomming" else _CIJFER


def _niveau(soort: str, n: int) -> _Element:
    telling, vorm, links = _vorm(soort, n)
    hangend = _LID if (soort, n) == ("artikel", 1) else INSPRINGING if links else 0
    niveau = el("w:lvl", el("w:start", val="1"), el("w:numFmt", val=telling), ilvl=str(n))
    if hangend == 0:
        niveau.append(el("w:suff", val="space"))
    niveau.extend([el("w:lvlText", val=vorm), el("w:lvlJc", val="left")])
    niveau.append(el("w:pPr", el("w:ind", left=str(links), hanging=str(hangend))))
    return niveau


def _vorm(soort: str, n: int) -> tuple[str, str, int]:
    """Return number format, text and indent of one level."""
    if soort == "opsomming":
        return "bullet", _TEKENS[n % 3], inspringing(n)
    if soort in ("lijst", "letters"):
        return _TELLING[(n + (soort == "letters")) % 3], f"%{n + 1}.", inspringing(n)
    if n == 0:
        return "decimal", f"{soort.capitalize()} %1", 0
    if n == 1:
        return "decimal", "%1.%2", _LID
    return _TELLING[(n - 1) % 3], f"%{n + 1}.", inspringing(n, leden=True)
