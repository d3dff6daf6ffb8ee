"""Fields side by side on one ruled line, such as place, date and signature."""

from __future__ import annotations

from lxml.etree import _Element

from docgen.schrijvers.word import lopend
from docgen.schrijvers.word.alinea import Opmaak
from docgen.schrijvers.word.bouw import el
from docgen.schrijvers.word.tekst import eerste, knopen, platte_tekst
from docgen.schrijvers.word.velden import is_handtekening, is_vakje, veld
from docgen.schrijvers.word.werk import Plaats, Werk

_LETTER = 105  # twips: about the width of a letter, and of an en space
_MINSTENS = 10  # letters that someone must be able to write


def veldrijen(werk: Werk, plaats: Plaats, labels: list[_Element]) -> bool:
    """Write the labels two or three to a line; return False, with nothing written, for other kinds of fields."""
    if not all(_eenvoudig(label) for label in labels):
        return False
    for rij in _verdeel(labels, plaats.breedte):
        _rij(werk, plaats, rij, _kolommen(rij, plaats.breedte))
    return True


def _verdeel(labels: list[_Element], breedte: int) -> list[list[_Element]]:
    """Divide the labels over lines; those of a line that would not fit get a line each."""
    per_rij = 3 if len(labels) == 3 else 2
    rijen: list[list[_Element]] = []
    for rij in (labels[n : n + per_rij] for n in range(0, len(labels), per_rij)):
        past = all(_past(la, b) for la, b in zip(rij, _kolommen(rij, breedte), strict=True))
        rijen += [rij] if past else [[label] for label in rij]
    return rijen


def _veld(label: _Element) -> _Element | None:
    return eerste(label, "input")


def _eenvoudig(label: _Element) -> bool:
    """A label that is its text and then one line to write on."""
    element = _veld(label)
    return element is not None and not is_vakje(element) and not (element.tail or "").strip()


def _kolommen(rij: list[_Element], breedte: int) -> list[int]:
    """Give each label its share; who signs gets twice the room."""
    delen = [2 if is_handtekening(la[-1]) and len(rij) == 3 else 1 for la in rij]
    return [breedte * deel // sum(delen) for deel in delen]


def _past(label: _Element, breedte: int) -> bool:
    element = _veld(label)
    waarde = element.get("value", "") if element is not None else ""
    return (len(platte_tekst(label)) + max(len(waarde), _MINSTENS) + 2) * _LETTER <= breedte


def _rij(werk: Werk, plaats: Plaats, labels: list[_Element], breedtes: list[int]) -> None:
    tekent = any(is_handtekening(e) for label in labels for e in label.iter("input"))
    plekken = [sum(breedtes[:n]) for n in range(1, len(labels))]
    tabs = [el("w:tab", val="clear", pos="3119"), *(el("w:tab", val="left", pos=str(p)) for p in plekken)]
    alinea = werk.begin(plaats, "Handtekeningrij" if tekent else "Veldrij", el("w:tabs", *tabs))
    naam = Opmaak(stijl=werk.blad.id("Veldnaam", "character"))
    for nummer, (label, breedte) in enumerate(zip(labels, breedtes, strict=True)):
        if nummer:
            alinea.teken("w:tab")
        for knoop in knopen(label):
            if isinstance(knoop, str) or knoop.tag != "input":
                lopend.schrijf(werk, alinea, [knoop], naam)
                continue
            alinea.tekst(" ", naam)
            vrij = breedte // _LETTER - len(platte_tekst(label)) - 4
            veld(werk, alinea, knoop, gelijnd=False, breed=max(vrij, 3))
    werk.sluit(alinea)
