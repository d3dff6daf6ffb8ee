"""The PDF and the Word file of a document say all that its HTML page says, in the same order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from docgen.meldingen import Melding
from docgen.toetsen.html import lees
from docgen.toetsen.kern import Bestand, fout
from docgen.toetsen.ooxml import Pakket, W
from docgen.toetsen.pdf_boom import lees_boom
from docgen.toetsen.pdf_tekst import per_merk, zichtbaar

_WEG = re.compile(r"[\s\u00ad\u200b\u2010\u2011-]+")  # what a renderer may add or drop at the end of a line
_OVERSLAAN = (
    "ancestor-or-self::textarea or ancestor-or-self::footer or ancestor-or-self::style or ancestor-or-self::script"
    " or ancestor-or-self::caption"
    "[contains(@class,'verborgen')] or ancestor-or-self::*[@class='nummer']"
)


def met_pagina(bestanden: Sequence[Bestand]) -> list[Bestand]:
    """The PDF and Word files that have an HTML page beside them."""
    paginas = {b.stam for b in bestanden if b.soort == "html"}
    return [b for b in bestanden if b.soort == "html" or b.stam in paginas]


def gelijk(bestanden: Sequence[Bestand]) -> Iterator[Melding]:
    """Compare each PDF and Word file with the page of the same name."""
    paginas = {b.stam: _stukken(b) for b in bestanden if b.soort == "html"}
    for bestand in bestanden:
        if bestand.soort == "html":
            continue
        tekst = _kaal(_van_pdf(bestand) if bestand.soort == "pdf" else _van_word(bestand))
        kwijt = _kwijt(paginas[bestand.stam], tekst)
        if kwijt:
            hint = f"vergelijk met de HTML, vanaf het {kwijt[0]}e stuk tekst; meld het aan de makers"
            yield fout(
                "UIT237",
                bestand,
                f"{len(kwijt)} stukken tekst van de HTML ontbreken of staan ergens anders",
                hint,
            )


def _kwijt(stukken: list[str], tekst: str) -> list[int]:
    """Numbers (from 1) of the pieces that do not follow, in order, in the text."""
    waar, kwijt = 0, []
    for nummer, stuk in enumerate(stukken, start=1):
        plek = tekst.find(stuk, waar)
        if plek < 0:
            kwijt.append(nummer)
        else:
            waar = plek + len(stuk)
    return kwijt


def _kaal(tekst: str) -> str:
    return _WEG.sub("", tekst)


def _stukken(pagina: Bestand) -> list[str]:
    """The pieces of text of a page in order, without what the other formats make in their own way."""
    teksten = lees(pagina).xpath(f"//body//text()[not(parent::*[{_OVERSLAAN}])]")
    return [kaal for t in teksten if (kaal := _kaal(str(t)))]


def _van_pdf(bestand: Bestand) -> str:
    import pikepdf

    with pikepdf.open(io.BytesIO(bestand.inhoud)) as pdf:
        teksten = per_merk(s for blad in zichtbaar(pdf) for s in blad)
        wortel = lees_boom(pdf)
        return "".join(teksten.get(m, "") for m in wortel.merken()) if wortel else ""


def _van_word(bestand: Bestand) -> str:
    pakket = Pakket(bestand)
    delen = [*(d for _, d in pakket.delen("word/header")), pakket.deel("word/document.xml")]
    return "".join(_woorden(d) for d in delen)


def _woorden(deel: Any) -> str:
    delen = deel.iter(f"{W}t", f"{W}tblCaption")
    return "".join(e.get(f"{W}val", "") or e.text or "" for e in delen)
