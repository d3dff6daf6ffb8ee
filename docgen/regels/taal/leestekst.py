"""A finished page as a text to read: its sentences, who it is for, and the lists of words it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.regels.kern import Pagina
from docgen.regels.taal.blokken import Blok, Soort, Zin, blokken, lees_zinnen
from docgen.regels.taal.zinnen import delen, woorden, zonder_aanhaling, zonder_telefoon


@dataclass(frozen=True)
class Profiel:
    """How much a reader can take: words in a sentence, words on average, share of passive sentences."""

    naam: str
    zin: int
    gemiddeld: int
    lijdend: float


# juridisch 15 (B1); a convenant and a register are read by boards and the FG
PUBLIEK = Profiel("publiek", 25, 15, 0.10)
JURIDISCH = Profiel("juridisch", 30, 18, 0.25)
_JURIDISCH = frozenset(["convenant", "register"])


@dataclass(frozen=True)
class Leestekst:
    """The text of one page. Everything that rules share is worked out once."""

    pagina: Pagina

    @property
    def dossier(self) -> Dossier:
        """What the page was made from."""
        return self.pagina.dossier

    @cached_property
    def profiel(self) -> Profiel:
        """By the kind of page (class of body)."""
        body = self.pagina.boom.find(".//body")
        klassen = (body.get("class") or "").split() if body is not None else []
        return JURIDISCH if _JURIDISCH & set(klassen) else PUBLIEK

    @cached_property
    def blokken(self) -> list[Blok]:
        """All blocks in reading order."""
        return list(blokken(self.pagina.boom))

    @cached_property
    def zinnen(self) -> list[Zin]:
        """All sentences and loose pieces of text."""
        return lees_zinnen(self.blokken)

    @cached_property
    def lopend(self) -> list[Zin]:
        """The whole sentences outside headings and form fields: what averages are about."""
        return [z for z in self.zinnen if z.heel and z.blok.soort in (Soort.TEKST, Soort.CEL)]

    def lengte(self, tekst: str) -> int:
        """Number of words; a citation, a telephone number and the name of an organisation count as one."""
        ruw = woorden(tekst)
        if len(ruw) <= self.profiel.gemiddeld:
            return len(ruw)
        kaal = zonder_telefoon(zonder_aanhaling(tekst))
        return len(woorden(self._namen.sub("naam", kaal) if self._namen else kaal))

    def langste_deel(self, zin: str) -> int:
        """Length of the longest part between semicolons."""
        return max((self.lengte(deel) for deel in delen(zin)), default=0)

    @cached_property
    def gemiddeld(self) -> float:
        """Average words per sentence; 0 without sentences."""
        lengtes = [self.lengte(z.tekst) for z in self.lopend]
        return sum(lengtes) / len(lengtes) if lengtes else 0.0

    def lijst(self, naam: str) -> Mapping[str, Mapping[str, Any]]:
        """One of the lists of configuratie/keuzelijsten."""
        return self.dossier.naslag.lijsten[naam]

    @cached_property
    def _namen(self) -> re.Pattern[str] | None:
        org = self.dossier.org.model_dump(mode="json", exclude={"verwerkingen"})
        zaak = self.dossier.zaak.model.model_dump(mode="json") if self.dossier.zaak else {}
        toezicht = self.dossier.naslag.toezichthouder
        alle = {*_namen(org), *_namen(zaak), toezicht.naam, toezicht.postadres}
        lang = sorted((n for n in alle if " " in n), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, lang))) if lang else None


def _namen(waarde: Any) -> Iterator[str]:
    """All names of people and organisations below a piece of data."""
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            if sleutel == "naam" and isinstance(deel, str):
                yield deel
            else:
                yield from _namen(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _namen(deel)
