"""The register in a few lines, for the school guide: groups instead of lists, derived and never typed.

Only activities about pupils, their parents and family count here; the full statement has them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docgen.opmaak.boek import Activiteit, Boek

Item = Mapping[str, Any]
_MEESTE = 3  # so many retention periods fit in a school guide


@dataclass(frozen=True)
class Groep:
    """A name with what belongs to it."""

    naam: str
    tekst: str


@dataclass(frozen=True)
class Kort:
    """The summary of one register."""

    boek: Boek

    @property
    def _gezin(self) -> tuple[Activiteit, ...]:
        return tuple(a for thema in self.boek.themas_gezin for a in thema.activiteiten)

    @property
    def gronden(self) -> tuple[tuple[Item, tuple[str, ...]], ...]:
        """Each ground with the themes that rest on it, the most used first; f is told apart, by activity."""
        teller = Counter(g["id"] for a in self._gezin for g in a.grondslagen if g["id"] != "f")
        items = self.boek.lijst("grondslagen")
        return tuple((items[letter], self._themas_met(letter)) for letter, _ in teller.most_common())

    def _themas_met(self, letter: str) -> tuple[str, ...]:
        return tuple(
            thema.naam
            for thema in self.boek.themas_gezin
            if any(letter == g["id"] for a in thema.activiteiten for g in a.grondslagen)
        )

    @property
    def gegevens(self) -> tuple[str, ...]:
        """The groups of data, in the order of the list; a pseudonym is not the number it replaces."""
        teksten = [t for a in self._gezin for t in self._teksten(a) if "in plaats van" not in t]
        return tuple(
            str(groep["naam"])
            for groep in self.boek.lijst("gegevensgroepen").values()
            if any(woord in tekst for woord in groep["woorden"] for tekst in teksten)
        )

    @staticmethod
    def _teksten(a: Activiteit) -> tuple[str, ...]:
        return (*a.verwerking.gegevens, *(b.gegeven for b in a.bijzonder))

    @property
    def ontvangers(self) -> tuple[Groep, ...]:
        """The groups of recipients with their purpose, and the organisation's own recipients by name."""
        gebruikt = [o for a in self._gezin for o in a.ontvangers]
        aanwezig = {o.get("groep") for o in gebruikt}
        groepen = [g for id_, g in self.boek.lijst("ontvangergroepen").items() if id_ in aanwezig]
        eigen = {o["id"]: o for o in gebruikt if "groep" not in o}
        return tuple(Groep(i["naam"], i["doel"]) for i in (*groepen, *eigen.values()))

    @property
    def termijnen(self) -> tuple[Groep, ...]:
        """The retention periods that occur most, each with the data that it is about, in the order of the list.

        The first one of the list goes first, also when it occurs less: the texts of later ones build on it.
        """
        teller = Counter(a.verwerking.bewaartermijn for a in self._gezin if a.verwerking.bewaartermijn)
        items = self.boek.lijst("bewaartermijnen")
        eerste = next((code for code in items if code in teller), None)
        vaak = [code for code, _ in teller.most_common() if code in items and code != eerste][: _MEESTE - 1]
        codes = [code for code in items if code in (eerste, *vaak)]
        return tuple(Groep(items[code]["naam"], self.boek.bewaartermijn(code) or "") for code in codes)

    @property
    def landen(self) -> tuple[str, ...]:
        """The countries outside the EEA to which data go."""
        return tuple(dict.fromkeys(o.land for a in self.boek.activiteiten for o in a.overdrachten))

    @property
    def waarborgen(self) -> tuple[str, ...]:
        """The safeguards of those transfers, as far as known."""
        alle = (o.waarborg for a in self.boek.activiteiten for o in a.overdrachten)
        return tuple(dict.fromkeys(w for w in alle if w))
