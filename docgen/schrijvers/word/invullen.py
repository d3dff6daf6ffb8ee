"""Rows to fill in: a label with its field, ruled as on a paper form."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from docgen.schrijvers.word import lopend
from docgen.schrijvers.word.alinea import GEWOON, Alinea, Opmaak
from docgen.schrijvers.word.bouw import el
from docgen.schrijvers.word.tekst import eerste, knopen, platte_tekst
from docgen.schrijvers.word.velden import BREEDTE, VELDEN, is_handtekening, is_vakje, veld
from docgen.schrijvers.word.veldrij import veldrijen
from docgen.schrijvers.word.werk import Plaats, Werk

_STIP = 172  # twips that a dot of three takes
_KORT = 34  # characters of a label that fit before the tab stop of style Veld


def alleen_labels(stukken: Iterable[str | _Element]) -> bool:
    """Return whether this is nothing but labels that hold a field."""
    labels = [s for s in stukken if not isinstance(s, str) and s.tag != "br"]
    if not labels or any(isinstance(s, str) and s.strip() for s in stukken):
        return False
    return all(label.tag == "label" and _veld(label) is not None for label in labels)


def invulregels(werk: Werk, plaats: Plaats, stukken: Iterable[str | _Element], *, rij: bool = False) -> None:
    """Write each label as a row of its own; with `rij` short ones stand side by side."""
    labels = [s for s in stukken if not isinstance(s, str) and s.tag == "label"]
    if rij and not plaats.cel and not plaats.kader and veldrijen(werk, plaats, labels):
        return
    for stuk in labels:
        element = _veld(stuk)
        assert element is not None
        if is_vakje(element):
            _keuze(werk, plaats, stuk)
        elif element.tag == "textarea":
            _invulruimte(werk, plaats, stuk, element)
        else:
            _veldregel(werk, plaats, stuk, element)


def _veld(label: _Element) -> _Element | None:
    return eerste(label, *VELDEN)


def _keuze(werk: Werk, plaats: Plaats, label: _Element) -> None:
    if not platte_tekst(label):  # a bare box in the cell of a table
        kaal = werk.begin(plaats, plaats.stijl)
        lopend.schrijf(werk, kaal, knopen(label))
        werk.sluit(kaal)
        return
    alinea = _keuzealinea(werk, plaats)
    for knoop in knopen(label):
        lopend.schrijf(werk, alinea, [knoop])
        if not isinstance(knoop, str) and is_vakje(knoop):
            alinea.teken("w:tab")
    werk.sluit(alinea)


def _keuzealinea(werk: Werk, plaats: Plaats) -> Alinea:
    """Begin a line with a box; in a narrow cell the text stands close to its box."""
    if plaats.cel:
        dicht = [el("w:spacing", before="0", after="0"), el("w:ind", left="312", hanging="312")]
        return werk.begin(plaats, plaats.stijl, *dicht)
    if plaats.kader:
        tabs = el("w:tabs", el("w:tab", val="clear", pos="482"), el("w:tab", val="left", pos="709"))
        return werk.begin(plaats, "Keuze", tabs, el("w:ind", left="709", right="113", hanging="482"))
    extra = [el("w:ind", left=str(plaats.inspringing + 454), hanging="454")] if plaats.inspringing else []
    return werk.begin(plaats, "Keuze", *extra)


def _veldregel(werk: Werk, plaats: Plaats, label: _Element, element: _Element) -> None:
    stijl = "Handtekening" if is_handtekening(element) else "Veld"
    alinea = werk.begin(plaats, plaats.stijl if plaats.cel else stijl)
    lang = len(platte_tekst(label)) > _KORT
    naam = GEWOON if plaats.cel else Opmaak(stijl=werk.blad.id("Veldnaam", "character"))
    for knoop in knopen(label):
        if knoop is not element:
            lopend.schrijf(werk, alinea, [knoop], naam)
            continue
        if not plaats.cel:
            _naar_veld(alinea, lang)
        veld(werk, alinea, element, gelijnd=False, breed=_breedte(plaats, label))
    werk.sluit(alinea)


def _breedte(plaats: Plaats, label: _Element) -> int:
    """Return how many en spaces an empty field takes, so that it fits in its cell."""
    if not plaats.cel:
        return BREEDTE
    return max(min(plaats.breedte // 110 - len(platte_tekst(label)) - 3, BREEDTE), 3)


def _naar_veld(alinea: Alinea, lang: bool) -> None:
    """Go from the label to its field: to the tab stop, or to the next line after a long label."""
    alinea.teken("w:br" if lang else "w:tab")


def _invulruimte(werk: Werk, plaats: Plaats, label: _Element, element: _Element) -> None:
    delen = list(knopen(label))
    plek = delen.index(element)
    vraag = werk.begin(plaats, "Kader" if plaats.kader else "Veldvraag", el("w:keepNext"))
    lopend.schrijf(werk, vraag, delen[:plek])
    werk.sluit(vraag)
    ruimte = werk.begin(plaats, "Kader" if plaats.kader else "Invulruimte")
    veld(
        werk,
        ruimte,
        element,
        gelijnd=plaats.kader,
        breed=plaats.breedte // _STIP if plaats.kader else BREEDTE,
    )
    lopend.schrijf(werk, ruimte, delen[plek + 1 :])
    werk.sluit(ruimte)
