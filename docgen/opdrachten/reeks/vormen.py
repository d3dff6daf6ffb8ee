"""Prepared layouts: one rendering with marker texts for all recipients that share it, proven on some of them first.

A layout is prepared once, by one worker, and stands in the hidden folder of the output until the run is done.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.bestanden import leg_neer
from docgen.meldingen import Meldingen
from docgen.opdrachten.maak import Schrijfwerk, schrijfwerk
from docgen.opdrachten.reeks.sleuven import Sleuf, deel_in, gemerkt
from docgen.opdrachten.reeks.vraag import Ontvanger
from docgen.opdrachten.reeks.werkplaats import Werkplaats, lees_rol, voor_manifest, werkplaats
from docgen.opdrachten.taken import Taak
from docgen.vullen import DocxVorm, Onvulbaar, PdfVorm, Vorm, afwijkend
from docgen.vullen.controle import Controle
from docgen.vullen.fouten import Verwisseld

_HEEL = 3  # of the samples so many are also compared as files: the shortest, the longest and one at random


@dataclass
class Gereed:
    """One file of a layout: its document, format and line of the manifest. `controle` is made where it is used."""

    document: str
    vorm: Vorm
    gegevens: Mapping[str, Any]
    _controle: Controle | None = field(default=None, repr=False)

    def vul(self, taak: Taak, waarden: Mapping[str, str]) -> tuple[str, bytes, Mapping[str, Any]]:
        """The file of one recipient, read back and compared. Raises PastNiet or Verwisseld."""
        inhoud = self.vorm.vul(waarden)
        self._controle = self._controle or Controle(self.vorm)
        if not self._controle.klopt(inhoud, waarden):
            raise Verwisseld
        return f"{taak.naam}.{self.vorm.formaat}", inhoud, {**self.gegevens, "kenmerk": taak.kenmerk}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_controle": None}


@dataclass
class Vormen:
    """All files of a layout."""

    gereed: list[Gereed]

    def vul(self, taak: Taak, waarden: Mapping[str, str]) -> Iterator[tuple[str, bytes, Mapping[str, Any]]]:
        """The files of one document of one recipient."""
        return (g.vul(taak, waarden) for g in self.gereed if g.document == taak.soort.id)


def vormen(w: Werkplaats, sleutel: str) -> Vormen | None:
    """The prepared layout with this key, or None when there is none."""
    return _geladen(str(_pad(w, sleutel))) if sleutel else None


@lru_cache(maxsize=8)
def _geladen(pad: str) -> Vormen:
    klaar: Vormen = pickle.loads(Path(pad).read_bytes())  # from our own folder, 0700
    return klaar


def _pad(w: Werkplaats, sleutel: str) -> Path:
    return w.map / f"vorm-{sleutel}"


def geraamte(w: Werkplaats, o: Ontvanger, *, bezwaar: bool) -> str:
    """A fingerprint of the page without the texts of its recipient: the same means the same layout.

    Raises Onvulbaar.
    """
    delen: list[Any] = [bezwaar]
    with _het_lukt():
        for taak in w.taken(o, Meldingen()):
            sleuven = deel_in(o, taak, bezwaar).sleuven
            taak_met, merken = gemerkt(taak, sleuven)
            leeg = dict.fromkeys(merken, "\0")
            werk = _werk(w, taak_met, bezwaar)
            delen += [taak.soort.id, sorted(merken)]
            delen += [(s.formaat, _gevuld(s.document.html, sleuven, merken, leeg)) for s in werk]
    return hashlib.sha256(json.dumps(delen).encode()).hexdigest()[:16]


@contextmanager
def _het_lukt() -> Iterator[None]:
    """To prepare only saves time: when it goes wrong, laying out in full tells on which rows, and why."""
    try:
        yield
    except Onvulbaar:
        raise
    except Exception as e:
        raise Onvulbaar(f"de opmaak voorbereiden lukte niet ({type(e).__name__})") from e


def bereid(
    rol: str, bestek: str, sleutel: str, plaatsen: tuple[int, ...], bezwaar: bool, tekens: str
) -> tuple[str, str]:
    """Prepare the layout that these recipients share, and prove it on them; a task for a worker.

    Returns the key with why it cannot be used (empty when it can).
    """
    w = werkplaats(bestek)
    ontvangers = list(lees_rol(Path(rol), plaatsen))
    try:
        with _het_lukt():
            klaar = [g for taken in _per_document(w, ontvangers) for g in _bereid(w, taken, bezwaar, tekens)]
    except Onvulbaar as e:
        return sleutel, str(e)
    leg_neer(w.map, {f"vorm-{sleutel}": pickle.dumps(Vormen(klaar))})
    return sleutel, ""


def _per_document(w: Werkplaats, ontvangers: list[Ontvanger]) -> list[list[tuple[Ontvanger, Taak]]]:
    rijen = [[(o, t) for t in w.taken(o, Meldingen())] for o in ontvangers]
    return [list(rij) for rij in zip(*rijen, strict=True)]


def _bereid(
    w: Werkplaats, paren: list[tuple[Ontvanger, Taak]], bezwaar: bool, tekens: str
) -> Iterator[Gereed]:
    """Prepare each format of one document, from its samples. Raises Onvulbaar when one comes out otherwise."""
    delingen = [deel_in(o, taak, bezwaar) for o, taak in paren]
    sleuven = delingen[0].sleuven
    taak, merken = gemerkt(paren[0][1], sleuven)
    waarden = [d.waarden for d in delingen]
    vol = [_werk(w, t, bezwaar) for _, t in paren]
    met_merken = _werk(w, taak, bezwaar)
    if any(len(anders) != len(met_merken) for anders in vol):
        raise Onvulbaar("niet elke bladzijde van deze ontvangers lukt")
    for werk, *anders in zip(met_merken, *vol, strict=True):
        for w_, ander in zip(waarden, anders, strict=True):
            if _gevuld(werk.document.html, sleuven, merken, w_) != ander.document.html:
                raise Onvulbaar("de bladzijden verschillen in meer dan de gegevens van de ontvanger")
        if werk.formaat == "docx":
            vorm: Vorm = DocxVorm(werk.document, merken)
        else:
            vorm = PdfVorm(werk.document, merken, tekens)
        if afwijkend(vorm, [(w_, ander.schrijf) for w_, ander in zip(waarden, anders, strict=True)][:_HEEL]):
            raise Onvulbaar("een steekproef komt niet precies uit zoals met volledige opmaak")
        yield Gereed(taak.soort.id, vorm, voor_manifest(werk.gegevens))


def _werk(w: Werkplaats, taak: Taak, bezwaar: bool) -> list[Schrijfwerk]:
    werk = schrijfwerk(w.vraag, taak, bezwaar, w.opmaker, w.beeldmerk, Meldingen())
    return [s for s in werk if s.formaat in w.bestek.formaten]


def _gevuld(
    html: str, sleuven: tuple[Sleuf, ...], merken: Mapping[str, str], waarden: Mapping[str, str]
) -> str:
    """The page with the values in the place of the markers; of a date also in the form for machines."""
    per_merk = {merken[s.naam]: _escape(waarden[s.naam]) for s in sleuven}
    for s in sleuven:
        if s.datum:
            per_merk[_iso(merken[s.naam])] = _iso(waarden[s.naam])
    patroon = re.compile("|".join(map(re.escape, sorted(per_merk, key=len, reverse=True))))
    return patroon.sub(lambda m: per_merk[m[0]], html)


def _escape(tekst: str) -> str:
    kaal = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return kaal.replace("\u00a0", "&nbsp;")


def _iso(tekst: str) -> str:
    """The machine form of a date that is written in full."""
    from docgen.opmaak.filters import MAANDEN

    delen = tekst.split()
    if len(delen) != 3 or delen[1] not in MAANDEN:
        return tekst
    return date(int(delen[2]), MAANDEN.index(delen[1]) + 1, int(delen[0])).isoformat()
