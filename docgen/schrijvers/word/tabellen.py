"""Tables: built row by row as XML (python-docx's cell access is a thousand times slower)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from docgen.schrijvers.word import lopend
from docgen.schrijvers.word.bouw import el, q
from docgen.schrijvers.word.kolommen import breedtes
from docgen.schrijvers.word.secties import slot
from docgen.schrijvers.word.tekst import eerste, heeft_klasse, knopen, platte_tekst
from docgen.schrijvers.word.velden import is_handtekening, is_vakje
from docgen.schrijvers.word.werk import Plaats, Werk

Inhoud = Callable[[Werk, Plaats, _Element], None]
_SOORTEN = ("Kenmerk", "Breed", "Raster")
_KENMERK_MET_LIJNEN = ("register", "convenant", "verklaring")
_RIJ_OM_IN_TE_VULLEN = 510  # twips: 9 mm, enough for a pen
_LETTER, _WIT, _VAKJE = 125, 200, 312  # twips: a wide letter, the white beside the text, a check box
_RIJ_VOOR_HANDTEKENING = 964


@dataclass
class _Tabel:
    """One table in the making."""

    werk: Werk
    plaats: Plaats
    kolommen: list[int]
    soort: str
    inhoud: Inhoud
    dicht: bool  # a page of the register: everything about one activity together
    open: dict[int, tuple[int, int]]  # column -> rows still to cover, columns wide

    def rij(self, element: _Element, *, kop: bool) -> _Element:
        """Return one row."""
        eigenschappen = el("w:trPr", el("w:cantSplit"))
        if hoogte := _hoogte(element):
            eigenschappen.append(el("w:trHeight", val=str(hoogte), hRule="atLeast"))
        if kop:
            eigenschappen.append(el("w:tblHeader"))
        rij = el("w:tr", eigenschappen)
        rij.extend(self._cellen(element, kop))
        return rij

    def _cellen(self, element: _Element, kop: bool) -> Iterator[_Element]:
        kolom = 0
        for cel in element.iterchildren("td", "th"):
            yield from self._vervolgen(kolom)
            kolom = self._vrij(kolom)
            breed, hoog = int(cel.get("colspan", "1")), int(cel.get("rowspan", "1"))
            yield self._cel(cel, kolom, breed, hoog, kop)
            if hoog > 1:
                self.open[kolom] = (hoog, breed)
            kolom += breed
        yield from self._vervolgen(kolom)
        self.open = {k: (rest - 1, breed) for k, (rest, breed) in self.open.items() if rest > 1}

    def _vrij(self, kolom: int) -> int:
        while kolom in self.open:
            kolom += self.open[kolom][1]
        return kolom

    def _vervolgen(self, kolom: int) -> Iterator[_Element]:
        """Yield the hidden cells of a cell that reaches down from an earlier row."""
        while kolom in self.open:
            breed = self.open[kolom][1]
            yield el("w:tc", self._tcpr(kolom, breed, el("w:vMerge")), slot(self.werk))
            kolom += breed

    def _tcpr(self, kolom: int, breed: int, *extra: _Element) -> _Element:
        tcpr = el("w:tcPr", el("w:tcW", w=str(sum(self.kolommen[kolom : kolom + breed])), type="dxa"))
        if breed > 1:
            tcpr.append(el("w:gridSpan", val=str(breed)))
        tcpr.extend(extra)
        return tcpr

    def _cel(self, cel: _Element, kolom: int, breed: int, hoog: int, kop: bool) -> _Element:
        extra = [el("w:vMerge", val="restart")] if hoog > 1 else []
        stijl = self._stijl(cel, kop)
        breedte = sum(self.kolommen[kolom : kolom + breed])
        samen = self.plaats.samen or kop
        plek = Plaats(breedte, stijl, samen=samen, cel=True, passend=_passend(cel, breedte))
        self.werk.merk(cel)
        with self.werk.opvang() as delen:
            self.inhoud(self.werk, plek, cel)
        if not delen or delen[-1].tag != q("w:p"):
            delen.append(el("w:p", el("w:pPr", el("w:pStyle", val=self.werk.blad.id(stijl)))))
        return el("w:tc", self._tcpr(kolom, breed, *extra), *delen)

    def _stijl(self, cel: _Element, kop: bool) -> str:
        if self.soort == "Kenmerk":
            return ("Kenmerkkop" if cel.tag == "th" else "Kenmerktekst") + (" klein" if self.dicht else "")
        stijl = ("Tabelkop" if kop else "Tabelrijkop") if cel.tag == "th" else "Tabeltekst"
        return stijl + (" klein" if self.soort == "Breed" else "")


def tabel(werk: Werk, plaats: Plaats, element: _Element, inhoud: Inhoud) -> None:
    """Write a table with its caption; `inhoud` writes what is inside a cell."""
    titel = _bijschrift(werk, plaats, element)
    if werk.uit and werk.uit[-1].tag == q("w:tbl"):
        werk.uit.append(slot(werk))  # else Word makes one table of the two
    rijen = [rij for rij in element.iter("tr") if next(rij.iterancestors("table")) is element]
    if not rijen:
        return
    soort = next((n for n in _SOORTEN if heeft_klasse(element, n.lower())), "Raster")
    kolommen = breedtes(rijen, plaats.breedte, kenmerk=soort == "Kenmerk")
    bouw = _Tabel(werk, plaats, kolommen, soort, inhoud, _dicht(werk, element), {})
    koppen = _koprijen(rijen)
    raster = el("w:tblGrid", *(el("w:gridCol", w=str(k)) for k in kolommen))
    gemaakt = el("w:tbl", _eigenschappen(bouw, titel, rijen, bool(koppen)), raster)
    gemaakt.extend(bouw.rij(rij, kop=rij in koppen) for rij in rijen)
    werk.uit.append(gemaakt)


def _passend(cel: _Element, breedte: int) -> int:
    """Return how many letters of a word fit in the cell; 0 when every word fits."""
    vakje = _VAKJE if next(cel.iter("input"), None) is not None else 0
    passend = max((breedte - _WIT - vakje) // _LETTER, 1)
    return passend if max(map(len, platte_tekst(cel).split()), default=0) > passend else 0


def _koprijen(rijen: list[_Element]) -> list[_Element]:
    """Return the rows at the top that repeat on every page."""
    koppen: list[_Element] = []
    for rij in rijen:
        ouder = rij.getparent()
        in_thead = ouder is not None and ouder.tag == "thead"
        if not in_thead and (koppen or not all(c.tag == "th" and c.get("scope") == "col" for c in rij)):
            break
        koppen.append(rij)
    return koppen if len(koppen) < len(rijen) else []


def _bijschrift(werk: Werk, plaats: Plaats, element: _Element) -> str:
    """Write a visible caption above the table; return its text, which the table itself carries too."""
    bijschrift = element.find("caption")
    if bijschrift is None:
        return ""
    if not heeft_klasse(bijschrift, "verborgen"):
        alinea = werk.begin(plaats.met(samen=True), "caption")
        lopend.schrijf(werk, alinea, knopen(bijschrift))
        werk.sluit(alinea)
    return platte_tekst(bijschrift)


def _eigenschappen(bouw: _Tabel, titel: str, rijen: list[_Element], kop: bool) -> _Element:
    """Return the tblPr: style, fixed width, which cells are heads, and what the table is called."""
    stijl = bouw.werk.blad.id(bouw.soort + _uitvoering(bouw), "table")
    delen = [el("w:tblStyle", val=stijl), el("w:tblW", w=str(sum(bouw.kolommen)), type="dxa")]
    rijkop = all(rij[0].tag == "th" for rij in rijen if len(rij))
    vlaggen = {"firstRow": str(int(kop)), "firstColumn": str(int(rijkop)), "lastRow": "0", "lastColumn": "0"}
    waarde = f"{0x20 * kop + 0x80 * rijkop + 0x600:04X}"
    delen += [
        el("w:tblLayout", type="fixed"),
        el("w:tblLook", val=waarde, **vlaggen, noHBand="1", noVBand="1"),
    ]
    if titel:
        delen.append(el("w:tblCaption", val=titel))
    return el("w:tblPr", *delen)


def _uitvoering(bouw: _Tabel) -> str:
    if bouw.soort != "Kenmerk" or bouw.werk.blad.soort not in _KENMERK_MET_LIJNEN:
        return ""
    return " dicht" if bouw.dicht else " lijnen"


def _dicht(werk: Werk, element: _Element) -> bool:
    return werk.blad.soort == "register" and next(element.iterancestors("article"), None) is not None


def _hoogte(rij: _Element) -> int:
    """Return the least height of a row that people write in, in twips; 0 when nobody does."""
    velden = [e for e in rij.iter("input", "textarea") if not is_vakje(e)]
    if any(is_handtekening(e) for e in velden):
        return _RIJ_VOOR_HANDTEKENING
    leeg = [c for c in rij if c.tag == "td" and eerste(c, "input", "textarea") is not None]
    return _RIJ_OM_IN_TE_VULLEN if velden and leeg else 0
