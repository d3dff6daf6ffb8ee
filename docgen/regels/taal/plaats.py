"""Where the words of a sentence stand: in a template, in docgen's data or in the organisation's own files.

A page is put together from many files, so a sentence is looked up by its pairs of neighbouring words: the line
that holds most of them is the place. Only words of templates and of docgen's own data are ever quoted: the rest of
a sentence may be about a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from docgen.bron.boom import Kaart, waarden
from docgen.meldingen import Plek
from docgen.plaatsen import CONFIGURATIE, SJABLONEN
from docgen.regels.kern import Pagina

_ANDER = re.compile(r"{%-?\s*(?:include|extends|import|from)\s+[\"']([^\"']+)[\"']")
_COMMENTAAR = re.compile(r"{#.*?#}|<!--.*?-->|\A---[ \t]*\n.*?\n---[ \t]*$", re.S | re.M)
# literals inside expressions are words too: {{ "Jouw rechten" if je else "Uw rechten" }}
_GEEN_WOORDEN = re.compile(r"</?[a-zA-Z][^<>]*>|{{|}}|{%-?|-?%}|[\"'(]?\s*~\s*[\"')]?")
_WOORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BEKEND = ("sjablonen/", "configuratie/")
_MAX_CITAAT = 9
_EIGEN = "configuratie/keuzelijsten"

Paar = tuple[str, str]
Index = dict[Paar, list[Plek]]


@dataclass(frozen=True)
class Vindplaatsen:
    """The places of the words of one page."""

    pagina: Pagina

    def vind(self, zin: str) -> tuple[Plek, str]:
        """The place of a sentence and the part that may be quoted; without a place, the template as a whole."""
        geheel = Plek(f"sjablonen/{self.pagina.sjabloon}")
        paren = _paren(_WOORD.findall(zin))
        kandidaten = [_beste(paren, index) for index in (self._sjablonen, self._gegevens)]
        beste = max((k for k in kandidaten if k), key=lambda k: k[0], default=None)
        beste = beste or _beste(paren, _lijsten())
        return (beste[1], self._citaat(zin, beste[1])) if beste else (geheel, "")

    @cached_property
    def _sjablonen(self) -> Index:
        index: Index = defaultdict(list)
        for naam, pad in _bestanden(self.pagina):
            _bij(index, _lees_sjabloon(pad, pad.stat().st_mtime_ns, naam))
        return index

    @cached_property
    def _gegevens(self) -> Index:
        """What the organisation and docgen's catalogue say, and the case."""
        index: Index = defaultdict(list)
        bomen = [self.pagina.dossier.organisatie.boom]
        if self.pagina.dossier.zaak:
            bomen.append(self.pagina.dossier.zaak.boom)
        for boom in bomen:
            _bij(index, _lees_boom(boom))
        return index

    def _citaat(self, zin: str, plek: Plek) -> str:
        if not plek.bestand.startswith(_BEKEND):
            return ""
        bekend = {p for p in _paren(_WOORD.findall(zin)) if self._is_bekend(p)}
        return _toon(zin, bekend)

    def _is_bekend(self, paar: Paar) -> bool:
        plekken = [*self._sjablonen.get(paar, ()), *self._gegevens.get(paar, ())]
        return any(p.bestand.startswith(_BEKEND) for p in plekken)


def _toon(zin: str, bekend: set[Paar]) -> str:
    """The first words of a sentence; words that may be about a person become an ellipsis."""
    stukken = list(_WOORD.finditer(zin))
    laag = [s.group().lower() for s in stukken]
    open_ = {i for n, p in enumerate(pairwise(laag)) if p in bekend for i in (n, n + 1)}
    uit: list[str] = []
    for i in range(min(len(stukken), _MAX_CITAAT)):
        woord = stukken[i].group() if i in open_ else "…"
        if not (uit and woord == uit[-1] == "…"):
            uit.append(woord)
    rest = len(stukken) > _MAX_CITAAT and uit[-1] != "…"
    return " ".join([*uit, "…"] if rest else uit) if open_ else ""


def _paren(woorden: Iterable[str]) -> list[Paar]:
    laag = [w.lower() for w in woorden]
    return list(pairwise(laag))


def _beste(paren: list[Paar], index: Index) -> tuple[int, Plek] | None:
    """The line with most of the pairs and how many; at least a third of the sentence, or four pairs."""
    telling = Counter(p for paar in set(paren) for p in set(index.get(paar, ())))
    if not telling:
        return None
    meest = max(telling.values())
    if meest < min(4, (len(set(paren)) + 2) // 3):
        return None
    return meest, min(p for p, n in telling.items() if n == meest)


def _bij(index: Index, regels: Iterable[tuple[Plek, tuple[Paar, ...]]]) -> None:
    for plek, paren in regels:
        for paar in paren:
            index[paar].append(plek)


def _bestanden(pagina: Pagina) -> Iterator[tuple[str, Path]]:
    """A template and all that it is made of, each by the name that the user knows and its path."""
    wortels = [*(m / "sjablonen" for m in pagina.dossier.mappen), SJABLONEN]
    open_, gezien = [pagina.sjabloon], set[str]()
    while open_:
        naam = open_.pop(0)
        pad = next((w / naam for w in wortels if (w / naam).is_file()), None)
        if naam in gezien or pad is None:
            continue
        gezien.add(naam)
        yield f"sjablonen/{naam}", pad
        open_ += _ANDER.findall(pad.read_text(encoding="utf-8"))


@cache
def _lees_sjabloon(pad: Path, gewijzigd: int, naam: str) -> tuple[tuple[Plek, tuple[Paar, ...]], ...]:
    """The pairs of words per line; `gewijzigd` only keeps the memory true when the file changes."""
    del gewijzigd
    tekst = _COMMENTAAR.sub(lambda m: "\n" * m.group().count("\n"), pad.read_text(encoding="utf-8"))
    return tuple(_per_regel(naam, tekst))


def _per_regel(naam: str, tekst: str) -> Iterator[tuple[Plek, tuple[Paar, ...]]]:
    vorige = ""
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        woorden = _WOORD.findall(_GEEN_WOORDEN.sub(" ", regel))
        if woorden:
            yield Plek(naam, nummer, len(regel) - len(regel.lstrip()) + 1), tuple(_paren([vorige, *woorden]))
            vorige = woorden[-1]


def _lees_boom(boom: Kaart) -> Iterator[tuple[Plek, tuple[Paar, ...]]]:
    for waarde in waarden(boom):
        if waarde.tekst and " " in waarde.tekst:
            yield waarde.plek, tuple(_paren(_WOORD.findall(waarde.tekst)))


@cache
def _lijsten() -> Index:
    """The words of docgen's own lists; only needed when a text stands nowhere else."""
    index: Index = defaultdict(list)
    for pad in sorted((CONFIGURATIE / "keuzelijsten").glob("*.yaml")):
        _bij(index, _per_regel(f"{_EIGEN}/{pad.name}", pad.read_text(encoding="utf-8")))
    return index
