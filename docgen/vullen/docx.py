"""Render once, fill many, for Word: the markers stand in the XML of the text, its headers and its footers.

Parts that hold no marker are compressed once. What the Word writer does with a text besides copying it (places where
a long word may be cut, text that stays on one line) is seen while it writes the markers.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from docgen.document import Document
from docgen.schrijvers.docx import schrijf
from docgen.vullen.docx_kijken import kijk
from docgen.vullen.fouten import Onvulbaar, PastNiet
from docgen.vullen.merken import Merken, keur, zichtbaar
from docgen.vullen.pakket import pak_in, slot, vaste_delen
from docgen.vullen.stromen import Stroom

_TEKSTDEEL = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_TAG = re.compile(r"<[^>]*>")
_VAST = "\0vast"  # after the name of a slot: its marker as text that stays on one line
_STREEP = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


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
        with kijk(merken) as kijker:
            inhoud = schrijf(document)
        self._cellen = kijker.cellen
        kaal = {s: wijzen for s, wijzen in kijker.wijzen.items() if _vast(sleuven[s]) == sleuven[s]}
        self._vast = {s for s, wijzen in kaal.items() if wijzen == {True}}
        self._half = {s for s, wijzen in kaal.items() if wijzen == {True, False}}
        with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
            delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
        vormen = Merken(_vormen(sleuven), precies=True)
        alle = [self._deel(n, d, vormen) for n, d in delen.items() if _TEKSTDEEL.fullmatch(n)]
        self._delen = [d for d in alle if d.gaten]
        self._keur_aantal(merken.tel(zichtbaar(document.html)))
        self._gebruikt = sorted({sleuf for d in self._delen for sleuf, _ in d.gaten})
        eigen = {d.naam.decode() for d in self._delen}
        if any(merken.in_(d.decode("utf-8", "replace")) for n, d in delen.items() if n not in eigen):
            raise Onvulbaar(
                "een gegeven van de ontvanger staat ook in de titel of een ander gegeven over het bestand"
            )
        self._kop, self._lijst = vaste_delen({n: d for n, d in delen.items() if n not in eigen})
        self._aantal = len(delen)

    def _deel(self, naam: str, ruw: bytes, vormen: Merken) -> _Deel:
        xml = ruw.decode()
        stukken = vormen.ontleed(xml)
        gaten, waar = [], 0
        for vast, vorm in zip(stukken[::2], stukken[1::2], strict=False):
            waar += len(vast)
            if xml.rfind(">", 0, waar) < xml.rfind("<", 0, waar):
                raise Onvulbaar("een gegeven van de ontvanger staat in Word ook in een omschrijving of link")
            sleuf = vorm.removesuffix(_VAST)
            gaten.append((sleuf, "vast" if vorm != sleuf or sleuf in self._vast else "tekst"))
            waar += len(vormen.per_sleuf[vorm])
        if vormen.tel(_TAG.sub("", xml)) != vormen.tel(_TAG.sub("<>", xml)):
            raise Onvulbaar("een gegeven van de ontvanger is in Word in stukken gebroken")
        return _Deel(naam.encode(), Stroom([s.encode() for s in stukken[::2]]), tuple(gaten))

    def _keur_aantal(self, op_de_pagina: Mapping[str, int]) -> None:
        """Raise Onvulbaar when the page shows a slot more often than the document has it."""
        gevonden = [sleuf for d in self._delen for sleuf, _ in d.gaten]
        for sleuf, aantal in op_de_pagina.items():
            if gevonden.count(sleuf) < aantal:
                raise Onvulbaar(f"het gegeven '{sleuf}' is in Word vervormd of weggelaten")

    def vul(self, waarden: Mapping[str, str]) -> bytes:
        """Return the DOCX of one recipient; `waarden` has a text for every slot. Raises PastNiet."""
        eigen_waarden = {s: waarden[s] for s in self._gebruikt}
        keur(eigen_waarden.values())
        self._keur(eigen_waarden)
        xml = {
            sleuf: {"tekst": (schoon := _tekst(w)), "vast": _vast(schoon)}
            for sleuf, w in eigen_waarden.items()
        }
        uit, lijst, waar = [self._kop], [self._lijst], len(self._kop)
        for deel in self._delen:
            eigen = [xml[sleuf][wijze].encode() for sleuf, wijze in deel.gaten]
            blokken = deel.stroom.blokken(eigen)
            gevuld = deel.stroom.inhoud(eigen)
            stuk, regel = pak_in(deel.naam, zlib.crc32(gevuld), len(gevuld), blokken, waar)
            uit.append(stuk)
            lijst.append(regel)
            waar += len(stuk)
        return b"".join((*uit, slot(lijst, self._aantal, waar)))

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


def _vormen(sleuven: Mapping[str, str]) -> dict[str, str]:
    """Return the markers as they stand in XML; those with a space or hyphen also as text that stays on one line."""
    uit = {sleuf: _tekst(t) for sleuf, t in sleuven.items()}
    return uit | {sleuf + _VAST: _vast(t) for sleuf, t in uit.items() if _vast(t) != t}


def _tekst(waarde: str) -> str:
    return waarde.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _vast(schoon: str) -> str:
    return schoon.replace(" ", "\u00a0").replace("-", _STREEP)
