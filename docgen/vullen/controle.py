"""No mix-ups: every finished file holds the values of its own recipient, and nothing of another.

Every text on the page that is the same for everybody must be the same, and each place of a slot must hold the value of
this recipient. What stands before the first changing part of the file must be the same byte by byte. A layout has no
slot outside its texts (docgen/vullen/keuren.py and docx.py refuse it), so what is not compared holds nobody's values.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping

from docgen.vullen.merken import Merken, gewoon, vul_in
from docgen.vullen.teruglezen import AnderBestand, DocxLezer, Lezer, PdfLezer, Stuk, lees_docx, lees_pdf
from docgen.vullen.vuller import Vorm

_WOORD = re.compile(r"\w(?:[\w.-]*\w)?")
_LEZERS: dict[str, Callable[[bytes, Callable[[str], bool]], Lezer]] = {"pdf": PdfLezer, "docx": DocxLezer}


class Controle:
    """What every filled file of a batch must hold; make it once from the prepared layout."""

    def __init__(self, vorm: Vorm) -> None:
        merken, proef = Merken(vorm.merken), vorm.vul(vorm.merken)
        self._lees: Lezer = _LEZERS[vorm.formaat](proef, merken.in_)
        stukken = self._lees(proef)
        teksten = [s.tekst() for s in stukken]
        self._sleuven = {i: merken.ontleed(t) for i, t in enumerate(teksten) if merken.in_(t)}
        self._vast = self._afdruk(stukken)

    def _afdruk(self, stukken: list[Stuk]) -> bytes:
        """Return a fingerprint of the pieces that are the same for everybody, and of how many there are."""
        eigen = self._sleuven
        return hashlib.blake2b(
            b"\0".join([b"" if i in eigen else s.ruw for i, s in enumerate(stukken)])
        ).digest()

    def lees(self, inhoud: bytes) -> list[str] | None:
        """Return the text in each place with a slot, in order; None when it is no sound file of this layout."""
        try:
            stukken = self._lees(inhoud)
        except (AnderBestand, zlib.error, zipfile.BadZipFile):
            return None
        if self._afdruk(stukken) != self._vast:
            return None
        return [stukken[i].tekst() for i in self._sleuven]

    def klopt(self, inhoud: bytes, waarden: Mapping[str, str]) -> bool:
        """Whether a filled file holds the values of this recipient in every place, and besides that what all hold."""
        eigen = [gewoon(vul_in(s, waarden)) for s in self._sleuven.values()]
        return self.lees(inhoud) == eigen


def ids_in(tekst: str, ids: frozenset[str]) -> set[str]:
    """Return which ids stand in a text as a whole: 'L-1' does not stand in 'L-12' nor in 'XL-1'."""
    return {woord for woord in _WOORD.findall(tekst) if woord in ids}


def tekst_van(formaat: str, inhoud: bytes) -> str:
    """Return all text of a PDF or DOCX that docgen made, each piece on a line; for files rendered in full."""
    stukken = lees_docx(inhoud) if formaat == "docx" else lees_pdf(inhoud)
    return "\n".join(s.tekst() for s in stukken)
