"""The visible text of a PDF page: every piece that is drawn, its place and the mark it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
_EEN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TOON = {"Tj", "TJ", "'", '"'}
_STAPPEN = "q Q cm BT Tm TL Td TD T* Tf Do BDC BMC EMC Tj TJ ' \""  # all that moves, marks or shows text


@dataclass(frozen=True, order=True)
class Merk:
    """Marked content: the page (from 1), the object number of its stream when that is a form, its number."""

    bladzijde: int
    stroom: int
    mcid: int


@dataclass(frozen=True)
class Stuk:
    """Text drawn at one place, in points from the left and bottom edge; without `merk` no tag holds it."""

    tekst: str
    x: float
    y: float
    merk: Merk | None
    versiering: bool


def maal(een: Matrix, ander: Matrix) -> Matrix:
    """Return the product of two PDF matrices: first `een`, then `ander`."""
    a, b, c, d, e, f = een
    g, h, i, j, k, m = ander
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


class Lettertype:
    """How the bytes of one font become text."""

    _PAAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
    _REEKS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

    def __init__(self, font: Any) -> None:
        self.breedte = 2 if str(font.get("/Subtype")) == "/Type0" else 1
        kaart = font.get("/ToUnicode")
        self.tekens = self._lees(kaart.read_bytes()) if kaart is not None else {}

    def _lees(self, kaart: bytes) -> dict[int, str]:
        tekens: dict[int, str] = {}
        for blok in re.findall(rb"beginbfchar(.*?)endbfchar", kaart, re.DOTALL):
            for bron, doel in self._PAAR.findall(blok):
                tekens[int(bron, 16)] = self._tekst(doel)
        for blok in re.findall(rb"beginbfrange(.*?)endbfrange", kaart, re.DOTALL):
            for eerste, laatste, doel in self._REEKS.findall(blok):
                begin = int(eerste, 16)
                for nummer in range(begin, min(int(laatste, 16), begin + 0xFFFF) + 1):
                    tekens[nummer] = self._tekst(b"%0*x" % (len(doel), int(doel, 16) + nummer - begin))
        return tekens

    @staticmethod
    def _tekst(hexa: bytes) -> str:
        return bytes.fromhex(hexa.decode()).decode("utf-16-be", errors="replace")

    def vertaal(self, ruw: bytes) -> str:
        """Return the text of a string; what cannot be read back becomes U+FFFD."""
        if not self.tekens and self.breedte == 1:
            return ruw.decode("latin-1")
        codes = (ruw[i : i + self.breedte] for i in range(0, len(ruw), self.breedte))
        return "".join(self.tekens.get(int.from_bytes(c, "big"), "\ufffd") for c in codes)


class _Lezer:
    """Runs the operators of one page that move, mark or show text."""

    def __init__(self, bladzijde: int, fonts: dict[Any, Lettertype]) -> None:
        self.bladzijde, self.fonts = bladzijde, fonts
        self.matrix, self.bewaard = _EEN, list[tuple[Matrix, Lettertype | None]]()
        self.regel, self.hier, self.afstand = _EEN, _EEN, 0.0
        self.font: Lettertype | None = None
        self.merken: list[tuple[Merk | None, bool]] = []

    def lees(self, inhoud: Any, bronnen: Any, stroom: int = 0, diepte: int = 0) -> Iterator[Stuk]:
        """Yield the pieces of text of a page or form, in the order of drawing."""
        import pikepdf

        for stap in pikepdf.parse_content_stream(inhoud, _STAPPEN):
            operanden, naam = stap.operands, str(stap.operator)
            if naam in _TOON:
                yield from self._toon(naam, operanden)
            elif naam == "Do" and diepte < 10:
                yield from self._vorm(bronnen.get("/XObject", {}).get(str(operanden[0])), diepte)
            elif naam == "Tf":
                self.font = self._kies(bronnen.get("/Font", {}).get(str(operanden[0])))
            elif naam in ("BDC", "BMC"):
                self._merk(operanden, bronnen, stroom)
            elif naam == "EMC" and self.merken:
                self.merken.pop()
            else:
                self._beweeg(naam, operanden)

    def _beweeg(self, naam: str, operanden: Any) -> None:
        if naam == "q":
            self.bewaard.append((self.matrix, self.font))
        elif naam == "Q" and self.bewaard:
            self.matrix, self.font = self.bewaard.pop()
        elif naam == "cm":
            self.matrix = maal(self._getallen(operanden), self.matrix)
        elif naam == "BT":
            self.regel = self.hier = _EEN
        elif naam == "Tm":
            self.regel = self.hier = self._getallen(operanden)
        elif naam == "TL":
            self.afstand = float(operanden[0])
        elif naam in ("Td", "TD"):
            self.afstand = -float(operanden[1]) if naam == "TD" else self.afstand
            self._verder(float(operanden[0]), float(operanden[1]))
        elif naam == "T*":
            self._verder(0.0, -self.afstand)

    def _verder(self, x: float, y: float) -> None:
        self.regel = self.hier = maal((1.0, 0.0, 0.0, 1.0, x, y), self.regel)

    @staticmethod
    def _getallen(operanden: Any) -> Matrix:
        a, b, c, d, e, f = (float(o) for o in operanden)
        return (a, b, c, d, e, f)

    def _kies(self, font: Any) -> Lettertype | None:
        if font is None:
            return None
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = Lettertype(font)
        return self.fonts[font.objgen]

    def _merk(self, operanden: Any, bronnen: Any, stroom: int) -> None:
        import pikepdf

        soort, eigen = str(operanden[0]), operanden[1] if len(operanden) > 1 else None
        if isinstance(eigen, pikepdf.Name):
            eigen = bronnen.get("/Properties", {}).get(str(eigen))
        mcid = eigen.get("/MCID") if eigen is not None else None
        boven, versierd = self.merken[-1] if self.merken else (None, False)
        merk = Merk(self.bladzijde, stroom, int(mcid)) if mcid is not None else boven
        self.merken.append((merk, versierd or soort == "/Artifact"))

    def _toon(self, naam: str, operanden: Any) -> Iterator[Stuk]:
        if naam in ("'", '"'):
            self._verder(0.0, -self.afstand)
        delen = operanden[0] if naam == "TJ" else [operanden[-1]]
        ruw = b"".join(bytes(d) for d in delen if not isinstance(d, (int, float)) and hasattr(d, "__bytes__"))
        tekst = self.font.vertaal(ruw) if self.font else ruw.decode("latin-1")
        merk, versierd = self.merken[-1] if self.merken else (None, False)
        x, y = maal(self.hier, self.matrix)[4:]
        if tekst.strip():
            yield Stuk(tekst, x, y, None if versierd else merk, versierd)

    def _vorm(self, vorm: Any, diepte: int) -> Iterator[Stuk]:
        if vorm is None or str(vorm.get("/Subtype")) != "/Form":
            return
        bewaard = self.matrix, self.font
        if "/Matrix" in vorm:
            self.matrix = maal(self._getallen(vorm["/Matrix"]), self.matrix)
        yield from self.lees(vorm, vorm.get("/Resources", {}), vorm.objgen[0], diepte + 1)
        self.matrix, self.font = bewaard


def zichtbaar(pdf: Any) -> list[list[Stuk]]:
    """Return, per page, all text that it draws, in the order of drawing."""
    fonts: dict[Any, Lettertype] = {}
    return [
        list(_Lezer(nummer, fonts).lees(pagina, pagina.obj.get("/Resources", {})))
        for nummer, pagina in enumerate(pdf.pages, start=1)
    ]


def per_merk(stukken: Iterable[Stuk]) -> dict[Merk, str]:
    """Return the text under each mark."""
    teksten: dict[Merk, str] = {}
    for stuk in stukken:
        if stuk.merk is not None:
            teksten[stuk.merk] = teksten.get(stuk.merk, "") + stuk.tekst
    return teksten
