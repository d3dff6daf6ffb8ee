"""Render once, fill many, for Word: the markers stand in the XML of the text, its headers and its footers.

Parts that hold no marker are compressed once. What the Word writer does with a text besides copying it (places where
a long word may be cut, text that stays on one line) is seen while it writes the markers.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

from docgen.document import Document
from docgen.schrijvers.docx import schrijf
from docgen.schrijvers.word.afbreken import breek_af
from docgen.vullen.fouten import Onvulbaar, PastNiet
from docgen.vullen.merken import Merken, Sjabloon, keur, vul_in
from docgen.vullen.stromen import Stroom

_TEKSTDEEL = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_TAG = re.compile(r"<[^>]*>")
_LOKAAL, _INHOUD, _EINDE = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DAG, _RECHTEN, _DEFLATE = 0x21, 0o600 << 16, 8  # 1 January 1980, as word/afwerking.py
_STREEP = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


class _Cel(NamedTuple):
    """The text of a cell of a table, the letters of a word that fit in it, and how many cuts it has by itself."""

    sjabloon: Sjabloon
    passend: int
    knippen: int

    def past(self, waarden: Mapping[str, str]) -> bool:
        """Whether the writer would cut no word of the values."""
        tekst = vul_in(self.sjabloon, waarden)
        lang = max(map(len, tekst.split()), default=0)
        return lang <= self.passend or _knippen(tekst, self.passend) == self.knippen


class _Deel(NamedTuple):
    """A part of the package with slots: its name in the package, content, and the slot with its way per hole."""

    naam: bytes
    stroom: Stroom
    gaten: tuple[tuple[str, str], ...]


class DocxVorm:
    """A layout ready to be filled. It can be pickled; make it once per batch and hand it to every worker."""

    formaat = "docx"

    def __init__(self, document: Document, sleuven: Mapping[str, str]) -> None:
        """Write the document with its markers. Raises Onvulbaar, and what `schrijvers.docx.schrijf` raises."""
        merken = Merken(sleuven)
        self.merken = dict(sleuven)
        with _kijk(merken) as kijker:
            inhoud = schrijf(document)
        self._cellen = kijker.cellen
        self._vast = {s for s, wijzen in kijker.wijzen.items() if wijzen == {True}}
        self._half = {s for s, wijzen in kijker.wijzen.items() if wijzen == {True, False}}
        with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
            delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
        self._delen = [self._deel(n, d, merken) for n, d in delen.items() if _TEKSTDEEL.fullmatch(n)]
        self._delen = [d for d in self._delen if d.gaten]
        self._gebruikt = sorted({sleuf for d in self._delen for sleuf, _ in d.gaten})
        eigen = {d.naam.decode() for d in self._delen}
        if any(merken.in_(d.decode("utf-8", "replace")) for n, d in delen.items() if n not in eigen):
            raise Onvulbaar("een sleuf staat ook in de titel of een ander gegeven over het bestand")
        self._kop, self._inhoud = _vaste_delen({n: d for n, d in delen.items() if n not in eigen})
        self._aantal = len(delen)

    def _deel(self, naam: str, ruw: bytes, merken: Merken) -> _Deel:
        xml = ruw.decode()
        stukken = merken.ontleed(xml)
        gaten, waar = [], 0
        for vast, sleuf in zip(stukken[::2], stukken[1::2], strict=False):
            waar += len(vast)
            in_tekst = xml.rfind(">", 0, waar) > xml.rfind("<", 0, waar)
            wijze = "vast" if in_tekst and sleuf in self._vast else "tekst" if in_tekst else "kenmerk"
            gaten.append((sleuf, wijze))
            waar += len(merken.per_sleuf[sleuf])
        if merken.tel(_TAG.sub("", xml)) != merken.tel(_TAG.sub("<>", xml)):
            raise Onvulbaar("een merkteken is in het document in stukken gebroken")
        return _Deel(naam.encode(), Stroom([s.encode() for s in stukken[::2]]), tuple(gaten))

    def vul(self, waarden: Mapping[str, str]) -> bytes:
        """Return the DOCX of one recipient; `waarden` has a text for every slot. Raises PastNiet."""
        eigen_waarden = {s: waarden[s] for s in self._gebruikt}
        keur(eigen_waarden.values())
        self._keur(eigen_waarden)
        xml = {
            sleuf: {
                "tekst": (schoon := _tekst(w)),
                "vast": _vast(schoon),
                "kenmerk": schoon.replace('"', "&quot;"),
            }
            for sleuf, w in eigen_waarden.items()
        }
        uit, inhoud, waar = [self._kop], [self._inhoud], len(self._kop)
        for deel in self._delen:
            eigen = [xml[sleuf][wijze].encode() for sleuf, wijze in deel.gaten]
            blokken = deel.stroom.blokken(eigen)
            vast = deel.stroom.inhoud(eigen)
            stuk, regel = _inpakken(deel.naam, zlib.crc32(vast), len(vast), blokken, waar)
            uit.append(stuk)
            inhoud.append(regel)
            waar += len(stuk)
        lijst = b"".join(inhoud)
        slot = struct.pack("<4s4H2LH", _EINDE, 0, 0, self._aantal, self._aantal, len(lijst), waar, 0)
        return b"".join((*uit, lijst, slot))

    def _keur(self, waarden: Mapping[str, str]) -> None:
        for sleuf, waarde in waarden.items():
            if (
                "\u00ad" in waarde
                or "\u2011" in waarde
                or (sleuf in self._half and (" " in waarde or "-" in waarde))
            ):
                raise PastNiet("Word schrijft een teken uit een waarde op een eigen manier")
        if not all(cel.past(waarden) for cel in self._cellen):
            raise PastNiet("een waarde heeft een woord dat in zijn kolom wordt afgebroken")


def _tekst(waarde: str) -> str:
    return waarde.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _vast(schoon: str) -> str:
    return schoon.replace(" ", "\u00a0").replace("-", _STREEP)


def _inpakken(naam: bytes, som: int, lang: int, blokken: bytes, waar: int) -> tuple[bytes, bytes]:
    """Return a part of the package as it stands in the file, and its line in the list at the end."""
    gemeen = struct.pack("<5H3L2H", 20, 0, _DEFLATE, 0, _DAG, som, len(blokken), lang, len(naam), 0)
    regel = b"".join((_INHOUD, b"\x14\x03", gemeen, struct.pack("<3H2L", 0, 0, 0, _RECHTEN, waar), naam))
    return b"".join((_LOKAAL, gemeen, naam, blokken)), regel


def _vaste_delen(delen: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """Return the front of the package and its lines in the list at the end."""
    uit, lijst, waar = [], [], 0
    for naam, inhoud in delen.items():
        pers = zlib.compressobj(9, zlib.DEFLATED, -15)
        blokken = pers.compress(inhoud) + pers.flush()
        stuk, regel = _inpakken(naam.encode(), zlib.crc32(inhoud), len(inhoud), blokken, waar)
        uit.append(stuk)
        lijst.append(regel)
        waar += len(stuk)
    return b"".join(uit), b"".join(lijst)


@dataclass
class _Kijker:
    """What was seen of the Word writer: cells with slots, and per slot whether it stays on one line."""

    merken: Merken
    cellen: list[_Cel] = field(default_factory=list)
    wijzen: dict[str, set[bool]] = field(default_factory=dict)

    def tekst(self, tekst: str, vast: bool) -> None:
        for sleuf in self.merken.ontleed(tekst)[1::2]:
            self.wijzen.setdefault(sleuf, set()).add(vast)

    def cel(self, tekst: str, passend: int) -> None:
        if self.merken.in_(tekst):
            self.cellen.append(_Cel(self.merken.ontleed(tekst), passend, _knippen(tekst, passend)))


_KIJKER: ContextVar[_Kijker | None] = ContextVar("docx-kijker", default=None)


@contextmanager
def _kijk(merken: Merken) -> Iterator[_Kijker]:
    """See how the Word writer treats each text with a marker."""
    _omwikkel()
    merk = _KIJKER.set(kijker := _Kijker(merken))
    try:
        yield kijker
    finally:
        _KIJKER.reset(merk)


def _knippen(tekst: str, passend: int) -> int:
    return breek_af(tekst, passend).count("\u00ad")


def _omwikkel() -> None:
    from docgen.schrijvers.word import tabellen
    from docgen.schrijvers.word.alinea import GEWOON, Alinea
    from docgen.schrijvers.word.tekst import platte_tekst

    schrijf_tekst: Any = Alinea.tekst
    passend: Any = tabellen._passend
    if getattr(schrijf_tekst, "kijkt", False):
        return

    def tekst(self: Alinea, tekst: str, opmaak: Any = GEWOON) -> None:
        if kijker := _KIJKER.get():
            kijker.tekst(tekst, opmaak.vast)
        schrijf_tekst(self, tekst, opmaak)

    def _passend(cel: Any, breedte: int) -> int:
        if kijker := _KIJKER.get():
            vol = deepcopy(cel)
            vol.text = f"{'x' * 999} {vol.text or ''}"  # a word that never fits: then it says what does
            kijker.cel(platte_tekst(cel), passend(vol, breedte))
        uit: int = passend(cel, breedte)
        return uit

    tekst.kijkt = True  # type: ignore[attr-defined]
    Alinea.tekst = tekst  # type: ignore[method-assign]
    tabellen._passend = _passend
