"""Puts the styles of `stijlen` in a document; styles that a school's letterhead already has win."""

from __future__ import annotations

from lxml.etree import _Element

from docgen.schrijvers.lettertype import STANDAARD
from docgen.schrijvers.stijlblad import kleurrollen
from docgen.schrijvers.word.bouw import el, fragment, orden, q
from docgen.schrijvers.word.stijlen import ALINEAS, TABELLEN, TEKENS, Stijl, koppen

# Word does not embed fonts and its users do not have Source Sans 3: without this Word would pick Times New Roman.
_LETTER_IN_WORD = {STANDAARD: "Calibri"}
_GRONDSTIJLEN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
    '<w:widowControl/><w:spacing w:after="150" w:line="269" w:lineRule="auto"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
)


class Stijlblad:
    """The styles part of one document: knows the id behind each style name."""

    def __init__(self, wortel: _Element, kleur: str, soort: str, *, eigen_papier: bool) -> None:
        self.wortel = wortel
        self.soort = soort
        self.eigen_papier = eigen_papier  # ours, and not the letterhead of the school
        self._rollen = rollen(kleur)
        self.eigen: set[str] = set()
        self._ids = {self._sleutel(s): s.get(q("w:styleId"), "") for s in wortel.findall(q("w:style"))}
        for stijl in [*koppen(soort), *ALINEAS, *TEKENS, *TABELLEN]:
            self._voeg_toe(stijl)

    def id(self, naam: str, soort: str = "paragraph") -> str:
        """Return the style id for a style name of ours."""
        return self._ids[soort, naam.lower()]

    def kleurig(self, xml: str) -> list[_Element]:
        """Return a fragment with the colour roles filled in."""
        return fragment(xml.format(**self._rollen))

    def koppel(self, naam: str, nummer: int, niveau: int) -> None:
        """Tie a style that we added to a level of a numbering."""
        if naam not in self.eigen:
            return
        stijl = next(s for s in self.wortel if s.get(q("w:styleId")) == self.id(naam))
        alinea = stijl.find(q("w:pPr"))
        assert alinea is not None
        alinea.append(el("w:numPr", el("w:ilvl", val=str(niveau)), el("w:numId", val=str(nummer))))
        orden(alinea)

    @staticmethod
    def _sleutel(stijl: _Element) -> tuple[str, str]:
        naam = stijl.find(q("w:name"))
        assert naam is not None
        return stijl.get(q("w:type"), "paragraph"), naam.get(q("w:val"), "").lower()

    def _voeg_toe(self, stijl: Stijl) -> None:
        sleutel = (stijl.soort, stijl.naam.lower())
        if sleutel in self._ids:
            return
        bezet = set(self._ids.values())
        self._ids[sleutel] = stijl.id if stijl.id not in bezet else f"{stijl.id}Docgen"
        self.eigen.add(stijl.naam)
        self.wortel.append(self._element(stijl, self._ids[sleutel]))

    def _element(self, stijl: Stijl, nieuw_id: str) -> _Element:
        element = el("w:style", el("w:name", val=stijl.naam), type=stijl.soort, styleId=nieuw_id)
        if stijl.op:
            element.append(el("w:basedOn", val=self._ouder(stijl)))
        if stijl.volgende:
            element.append(el("w:next", val=self._van_id(stijl.volgende)))
        element.append(el("w:qFormat"))
        if stijl.soort == "paragraph":
            element.append(orden(el("w:pPr", *self.kleurig(stijl.alinea))))
        if stijl.teken:
            element.append(orden(el("w:rPr", *self.kleurig(stijl.teken))))
        element.extend(self.kleurig(stijl.extra))
        return element

    def _ouder(self, stijl: Stijl) -> str:
        return self._ids["table", "normal table"] if stijl.soort == "table" else self._van_id(stijl.op)

    def _van_id(self, eigen_id: str) -> str:
        """Return the id in this document of the style that we ourselves call `eigen_id`."""
        naam = next((s.naam for s in [*koppen(""), *ALINEAS] if s.id == eigen_id), eigen_id)
        return self._ids.get(("paragraph", naam.lower()), naam)


def rollen(kleur: str) -> dict[str, str]:
    """Return the colour roles as Word writes them: six hex digits."""
    return {rol: waarde.lstrip("#").upper() for rol, waarde in kleurrollen(kleur).items()}


def letter_in_word(lettertype: str) -> str:
    """Return the font that Word should use."""
    return _LETTER_IN_WORD.get(lettertype, lettertype)


def grondslag(wortel: _Element, lettertype: str, taal: str) -> None:
    """Fill an empty styles part with the defaults that every other style rests on."""
    letter = letter_in_word(lettertype)
    standaard = el("w:rFonts", ascii=letter, hAnsi=letter, eastAsia=letter, cs=letter)
    rpr = el("w:rPr", standaard, el("w:sz", val="22"), el("w:szCs", val="22"))
    rpr.append(el("w:lang", val=taal, eastAsia=taal, bidi="ar-SA"))
    wortel.append(el("w:docDefaults", el("w:rPrDefault", rpr), el("w:pPrDefault", el("w:pPr"))))
    wortel.extend(fragment(_GRONDSTIJLEN))


def zorg_voor_grond(wortel: _Element, taal: str) -> None:
    """Give a school's own styles the language and the styles without which ours cannot stand."""
    rpr = wortel.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}")
    if rpr is not None and rpr.find(q("w:lang")) is None:
        rpr.append(el("w:lang", val=taal, eastAsia=taal, bidi="ar-SA"))
    for element in wortel.iter(q("w:lang")):
        element.set(q("w:val"), taal)
    aanwezig = {Stijlblad._sleutel(s) for s in wortel.findall(q("w:style"))}
    for stijl in fragment(_GRONDSTIJLEN):
        if Stijlblad._sleutel(stijl) not in aanwezig:
            wortel.append(stijl)
