"""What every check of finished files shares: a file, a check, the outcome per file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath

from docgen.meldingen import Ernst, Melding, Plek

SOORTEN = ("pdf", "docx", "xlsx", "html")


@dataclass(frozen=True)
class Bestand:
    """A finished file: its name or path as the user knows it, and its bytes."""

    naam: str
    inhoud: bytes = field(repr=False)

    @property
    def soort(self) -> str:
        """The kind of file, from its name: pdf, docx, xlsx, html or something unknown."""
        einde = PurePath(self.naam).suffix.lower().lstrip(".")
        return "html" if einde == "htm" else einde

    @property
    def stam(self) -> str:
        """The path without its ending: files of one document share it."""
        return str(PurePath(self.naam).with_suffix(""))


def altijd() -> str:
    """A check that needs no other program."""
    return ""


@dataclass(frozen=True)
class Toets:
    """One check over all files of its kinds at once, so that a browser or office starts only once.

    `ontbreekt` says in Dutch which program or package is missing; empty when the check can run.
    """

    naam: str
    soorten: frozenset[str]
    keur: Callable[[Sequence[Bestand]], Iterator[Melding]]
    ontbreekt: Callable[[], str] = altijd
    kies: Callable[[Sequence[Bestand]], list[Bestand]] = (
        list  # which of these files it can say something about
    )


@dataclass(frozen=True)
class Uitslag:
    """What came of one file; `overgeslagen` holds the checks that could not run, with the reason."""

    bestand: Bestand
    gedaan: tuple[str, ...]
    overgeslagen: tuple[str, ...]
    meldingen: tuple[Melding, ...]

    def als_dict(self) -> dict[str, object]:
        """Return plain values, for JSON."""
        return {
            "bestand": self.bestand.naam,
            "soort": self.bestand.soort,
            "gedaan": list(self.gedaan),
            "overgeslagen": list(self.overgeslagen),
            "meldingen": [m.als_dict() for m in self.meldingen],
        }


def los(functie: Callable[[Bestand], Iterator[Melding]]) -> Callable[[Sequence[Bestand]], Iterator[Melding]]:
    """Make a check of many files from a check of one."""

    def keur(bestanden: Sequence[Bestand]) -> Iterator[Melding]:
        for bestand in bestanden:
            yield from functie(bestand)

    return keur


def fout(code: str, bestand: Bestand, tekst: str, hint: str) -> Melding:
    """A fault in a finished file. The text never quotes the file: that may hold personal data."""
    return Melding(code, Ernst.FOUT, Plek(bestand.naam), tekst, hint)


def koppenfouten(niveaus: Sequence[int]) -> Iterator[str]:
    """Say what is wrong with a row of heading levels: exactly one h1 and it comes first, no level skipped."""
    if niveaus.count(1) != 1:
        yield f"er zijn {niveaus.count(1)} koppen van niveau 1; het moet er precies één zijn"
    elif niveaus[0] != 1:
        yield "de eerste kop is niet de titel van het document (niveau 1)"
    for nummer, (vorige, deze) in enumerate(pairwise(niveaus), start=2):
        if deze > vorige + 1:
            yield f"kop {nummer} heeft niveau {deze} en volgt op een kop van niveau {vorige}"


class NietTeDoen(Exception):
    """A check could not run after all; the text says in Dutch why."""
