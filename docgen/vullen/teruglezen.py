"""Reading finished bytes back, by another way than the one that made them: as a reader of the format would.

A PDF is read from its end: the cross-reference stream says where the pages are, the glyphs on them become text by the
ToUnicode tables in the file. The front of the file, which all files of a batch share, is read once and compared.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple

from docgen.vullen.merken import gewoon

_TOON = re.compile(rb"/(\S+) [\d.]+ Tf|\[([^\]]*)\] TJ")
_GLIEVEN = re.compile(rb"<([0-9a-f]*)>")
_TABEL = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
_SLOT = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_VERWIJZING = re.compile(rb"\d+ 0 obj\s*<<[^>]*/W\s*\[\s*1 4 2\s*\][^\0]*?/Length (\d+)\s*>>\s*stream\r?\n")
_INHOUD = re.compile(rb"(\d+) 0 obj\s*<<[^>]*/Length (\d+)\s*>>\s*stream\r?\n")
_XMLTEKST = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_STREEP = b'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_TEKSTDEEL = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_ENTRY = 7  # bytes of an entry with these widths

Tabel = Mapping[bytes, str]


class AnderBestand(Exception):
    """The file is not one of this batch, or it is damaged."""


class Stuk(NamedTuple):
    """A piece of text in a file: its raw bytes, and of a PDF the table from glyphs to characters."""

    ruw: bytes
    tabel: Tabel | None

    def tekst(self) -> str:
        """Return the text with plain spaces and hyphens."""
        if self.tabel is None:
            return gewoon(unescape(self.ruw.decode()))
        glieven, tabel = b"".join(_GLIEVEN.findall(self.ruw)), self.tabel
        return gewoon("".join([tabel[glieven[i : i + 4]] for i in range(0, len(glieven), 4)]))


Lezer = Callable[[bytes], list[Stuk]]


def lees_docx(inhoud: bytes) -> list[Stuk]:
    """Return all pieces of text of a Word file, part by part."""
    uit = []
    with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
        for naam in sorted(n for n in pakket.namelist() if _TEKSTDEEL.fullmatch(n)):
            uit += [Stuk(ruw, None) for ruw in _XMLTEKST.findall(pakket.read(naam).replace(_STREEP, b"-"))]
    return uit


class DocxLezer:
    """Reads many Word files that share their front; `voorbeeld` is one of them, `is_eigen` tells what differs."""

    def __init__(self, voorbeeld: bytes, is_eigen: Callable[[str], bool]) -> None:
        with zipfile.ZipFile(BytesIO(voorbeeld)) as pakket:
            eigen = [i for i in pakket.infolist() if is_eigen(pakket.read(i).decode("utf-8", "replace"))]
        self._voorkant = voorbeeld[: min((i.header_offset for i in eigen), default=len(voorbeeld))]

    def __call__(self, inhoud: bytes) -> list[Stuk]:
        """Return the pieces of text. Raises AnderBestand."""
        if not inhoud.startswith(self._voorkant):
            raise AnderBestand
        return lees_docx(inhoud)


def lees_pdf(inhoud: bytes) -> list[Stuk]:
    """Return all pieces of text of any PDF of docgen, page by page (about a millisecond; see PdfLezer)."""
    import pikepdf

    with pikepdf.open(BytesIO(inhoud)) as pdf:
        tabellen = _tabellen(pdf)
        return [s for blad in pdf.pages for s in _stukken(blad.obj.Contents.read_bytes(), tabellen)]


class PdfLezer:
    """Reads many files that share their front; `voorbeeld` is one of them, `is_eigen` tells what differs."""

    def __init__(self, voorbeeld: bytes, is_eigen: Callable[[str], bool]) -> None:
        import pikepdf

        with pikepdf.open(BytesIO(voorbeeld)) as pdf:
            self._tabellen = _tabellen(pdf)
            self._nummers = [
                blad.obj.Contents.objgen[0]
                for blad in pdf.pages
                if any(is_eigen(s.tekst()) for s in _stukken(blad.obj.Contents.read_bytes(), self._tabellen))
            ]
        plaatsen = [plaats for plaats, _ in _objecten(voorbeeld, self._nummers)]
        self._voorkant = voorbeeld[: min(plaatsen, default=len(voorbeeld))]

    def __call__(self, inhoud: bytes) -> list[Stuk]:
        """Return the pieces of text of the pages that differ. Raises AnderBestand."""
        if not inhoud.startswith(self._voorkant):
            raise AnderBestand
        paginas = [pagina for _, pagina in _objecten(inhoud, self._nummers)]
        return [s for pagina in paginas for s in _stukken(pagina, self._tabellen)]


def _objecten(inhoud: bytes, nummers: list[int]) -> Iterator[tuple[int, bytes]]:
    """Yield place and content of these streams, as the cross-reference stream of the file has them."""
    slot = _SLOT.search(inhoud, max(len(inhoud) - 64, 0))
    kop = slot and _VERWIJZING.match(inhoud, int(slot[1]))
    if not kop:
        raise AnderBestand
    for nummer in nummers:
        begin = kop.end() + _ENTRY * nummer
        plaats = int.from_bytes(inhoud[begin + 1 : begin + 5], "big")
        stroom = _INHOUD.match(inhoud, plaats)
        if inhoud[begin : begin + 1] != b"\1" or not stroom or int(stroom[1]) != nummer:
            raise AnderBestand
        yield plaats, zlib.decompress(inhoud[stroom.end() : stroom.end() + int(stroom[2])])


def _stukken(pagina: bytes, tabellen: Mapping[bytes, Tabel]) -> list[Stuk]:
    uit: list[Stuk] = []
    tabel: Tabel = {}
    for letter, ruw in _TOON.findall(pagina):
        if letter:
            tabel = tabellen[letter]
        else:
            uit.append(Stuk(ruw, tabel))
    return uit


def _tabellen(pdf: Any) -> dict[bytes, Tabel]:
    """Return per font the characters per glyph (four hexadecimal digits), by its ToUnicode table."""
    uit: dict[bytes, Tabel] = {}
    for blad in pdf.pages:
        for naam, font in blad.obj.Resources.Font.items():
            if (sleutel := naam[1:].encode()) not in uit:
                paren = _TABEL.findall(font.ToUnicode.read_bytes())
                uit[sleutel] = {g: bytes.fromhex(t.decode()).decode("utf-16-be") for g, t in paren}
    return uit
