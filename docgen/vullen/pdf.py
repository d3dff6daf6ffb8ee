"""Render once, fill many, for PDF: the page with markers is laid out once, each recipient costs only the texts.

Tags, reading order, bookmarks, metadata and fonts are those of the first rendering; only glyphs on the page differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.document import Document
from docgen.schrijvers.pdf import schrijf
from docgen.vullen.bestand import Mal
from docgen.vullen.fouten import Onvulbaar, PastNiet
from docgen.vullen.keuren import keur_alles
from docgen.vullen.merken import Merken, Sjabloon, keur, vul_in
from docgen.vullen.regels import Begin, Regels, Tekst, zoek
from docgen.vullen.stromen import Stroom
from docgen.vullen.waarnemen import Waarneming, kijk
from docgen.vullen.zetten import EENHEDEN, Letter, Schrift, Zetter, zetbaar


@dataclass(frozen=True)
class _Zet:
    """A text to set: on which line, with what text, by which setter, and how wide its markers were."""

    regel: int
    sjabloon: Sjabloon
    zetter: int
    breedte: int


@dataclass(frozen=True)
class _Schuif:
    """A text to move: on which line, its place with the markers, and its step before and after that place."""

    regel: int
    x: float
    voor: bytes
    na: bytes


class PdfVorm:
    """A layout ready to be filled. It can be pickled; make it once per batch and hand it to every worker."""

    formaat = "pdf"

    def __init__(self, document: Document, sleuven: Mapping[str, str], tekens: Iterable[str]) -> None:
        """Render the document with its markers; `tekens` are all characters of all values of the batch.

        Raises Onvulbaar, and what `schrijvers.pdf.schrijf` raises.
        """
        merken, zetters = Merken(sleuven), _Zetters()
        self.merken = dict(sleuven)
        tekens = {*tekens, *"".join(sleuven.values())}
        gevonden: list[Regels] = []

        def bij_letters(gezien: Waarneming) -> None:
            gevonden[:] = [zoek(gezien, merken)]
            zetters.verbreed(gezien, gevonden[0], tekens)

        with kijk(bij_letters) as gezien:
            inhoud = schrijf(document)
        regels = gevonden[0]
        keur_alles(document, gezien, merken, regels, inhoud)
        self._toegestaan = frozenset(t for t in tekens if zetbaar(t))
        self._ruimte = regels.ruimte
        self._gebruikt = sorted({n for s in regels.stappen if isinstance(s, Tekst) for n in s.sjabloon[1::2]})
        self._zetters = list(zetters.alle.values())
        self._paginas: list[list[_Zet | _Schuif]] = []
        self._mal = Mal(inhoud, self._verdeel(gezien, regels, zetters))

    def _verdeel(self, gezien: Waarneming, regels: Regels, zetters: _Zetters) -> dict[int, Stroom]:
        """Cut the content of every page that changes; return it per page number."""
        per_stroom: dict[int, list[Tekst | Begin]] = {}
        for stap in regels.stappen:
            per_stroom.setdefault(id(stap.plek.stroom), []).append(stap)
        uit = {}
        for nummer, stroom in enumerate(_inhouden(gezien.pdf)):
            stappen = sorted(per_stroom.pop(id(stroom), ()), key=lambda s: s.stap)
            if stappen:
                uit[nummer] = Stroom(_knip(stroom.stream, [s.stap for s in stappen]))
                self._paginas.append([self._opdracht(s, zetters) for s in stappen])
        if per_stroom:
            raise Onvulbaar("een gegeven van de ontvanger staat in een doorzichtig of gedraaid vak")
        return uit

    def _opdracht(self, stap: Tekst | Begin, zetters: _Zetters) -> _Zet | _Schuif:
        ruw: bytes = stap.plek.stroom.stream[stap.stap]
        if isinstance(stap, Begin):
            delen = ruw.split(b" ")
            return _Schuif(stap.regel, stap.x, b" ".join(delen[:4]) + b" ", b" " + b" ".join(delen[5:]))
        zetter = zetters.alle[stap.schrift]
        try:
            gezet, breedte = zetter.zet(stap.merktekst)
        except PastNiet as fout:
            raise Onvulbaar(f"naast een gegeven van de ontvanger: {fout}") from None
        if gezet != ruw:
            raise Onvulbaar("een tekst met een gegeven van de ontvanger laat zich niet precies nazetten")
        return _Zet(stap.regel, stap.sjabloon, list(zetters.alle).index(stap.schrift), breedte)

    def vul(self, waarden: Mapping[str, str]) -> bytes:
        """Return the PDF of one recipient; `waarden` has a text for every slot. Raises PastNiet."""
        eigen_waarden = [waarden[s] for s in self._gebruikt]
        keur(eigen_waarden)
        if not all(self._toegestaan.issuperset(w) for w in eigen_waarden):
            raise PastNiet("een teken kan alleen met volledige opmaak op de bladzijde")
        schuif = [0] * len(self._ruimte)
        eigen = [[self._stap(o, waarden, schuif) for o in pagina] for pagina in self._paginas]
        if any(s > r for s, r in zip(schuif, self._ruimte, strict=True)):
            raise PastNiet("een waarde is te lang voor haar regel")
        return self._mal.giet(eigen)

    def _stap(self, opdracht: _Zet | _Schuif, waarden: Mapping[str, str], schuif: list[int]) -> bytes:
        if isinstance(opdracht, _Schuif):
            x = opdracht.x + schuif[opdracht.regel] / EENHEDEN
            return opdracht.voor + _getal(x) + opdracht.na
        gezet, breedte = self._zetters[opdracht.zetter].zet(vul_in(opdracht.sjabloon, waarden))
        schuif[opdracht.regel] += breedte - opdracht.breedte
        return gezet


class _Zetters:
    """The setters of a layout by how their text looks."""

    def __init__(self) -> None:
        self.alle: dict[Schrift, Zetter] = {}

    def verbreed(self, gezien: Waarneming, regels: Regels, tekens: set[str]) -> None:
        """Make a setter for every look, and see to it that its font will be embedded with all characters."""
        self.alle.clear()
        letters: dict[str, Letter] = {}
        for stap in regels.stappen:
            if isinstance(stap, Tekst) and stap.schrift not in self.alle:
                naam = stap.schrift.letter
                if naam not in letters:
                    letters[naam] = _letter(gezien, naam)
                self.alle[stap.schrift] = Zetter(letters[naam], stap.schrift)
                self.alle[stap.schrift].verbreed(tekens)


def _letter(gezien: Waarneming, naam: str) -> Letter:
    """Return a font of WeasyPrint; its tables of widths and characters are shared, so that both know the same."""
    fonts = [f for f in gezien.letters.values() if f.hash == naam]
    if len(fonts) != 1 or fonts[0].bitmap or fonts[0].variations:
        raise Onvulbaar("een gegeven van de ontvanger staat in een lettertype dat niet na te zetten is")
    font = fonts[0]
    return Letter(font.file_content, font.index, font.widths, font.to_unicode)


def _inhouden(pdf: Any) -> list[Any]:
    """Return the content streams of the pages, in order."""
    paginas = [pdf.objects[int(r.split()[0])] for r in pdf.page_references]
    return [pdf.objects[int(p["Contents"].split()[0])] for p in paginas]


def _knip(stappen: list[Any], gaten: list[int]) -> list[bytes]:
    """Return the content of a page as it goes into the file, without the steps in `gaten`."""
    from pydyf import _to_bytes

    einde = len(stappen)
    while stappen[einde - 1] == b"":  # what pdf_stromen adds for the checksum of this one page
        einde -= 1
    grenzen = zip([-1, *gaten], [*gaten, einde], strict=True)
    stukken = [b"\n".join(_to_bytes(s) for s in stappen[van + 1 : tot]) for van, tot in grenzen]
    return [
        (b"\n" if i else b"") + stuk + (b"\n" if i < len(gaten) and stuk else b"")
        for i, stuk in enumerate(stukken)
    ]


def _getal(x: float) -> bytes:
    from pydyf import _to_bytes

    uit: bytes = _to_bytes(x)
    return uit
