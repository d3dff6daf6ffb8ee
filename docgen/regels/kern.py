"""What a rule is: a small function with a code, whose Dutch docstring is its manual page and its test.

A docstring has a first line (the title) and the headings Wat, Waarom, Fout and Goed. Fout and Goed hold YAML
that is laid over a sound example of the subject; a test runs both.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding

Onderwerp = Literal["organisatie", "register", "overleg", "verzoek", "convenant"]
Pad = tuple[str | int, ...]
_KOP = re.compile(r"^(Wat|Waarom|Fout|Goed):[ \t]*", re.M)


@dataclass(frozen=True)
class Bevinding:
    """What a rule found: where in the input, the fault and its cure."""

    pad: Pad
    tekst: str
    hint: str


Controle = Callable[[Dossier], Iterator[Bevinding]]


@dataclass(frozen=True)
class Regel:
    """One rule with its manual page."""

    code: str
    ernst: Ernst
    over: Onderwerp
    controle: Controle
    titel: str
    wat: str
    waarom: str
    fout: str
    goed: str

    def pas_toe(self, dossier: Dossier) -> Iterator[Melding]:
        """Run the rule; places are looked up in the file that the subject comes from."""
        for b in self.controle(dossier):
            yield Melding(self.code, self.ernst, dossier.plek(self.over, b.pad), b.tekst, b.hint)


REGELS: dict[str, Regel] = {}


def regel(code: str, over: Onderwerp, ernst: Ernst = Ernst.FOUT) -> Callable[[Controle], Controle]:
    """Register a rule; a code is used once and never again for something else."""

    def registreer(controle: Controle) -> Controle:
        if code in REGELS:
            raise ValueError(f"regelcode {code} bestaat al")
        titel, delen = lees_uitleg(controle.__doc__ or "")
        REGELS[code] = Regel(code, ernst, over, controle, titel, *delen)
        return controle

    return registreer


def lees_uitleg(tekst: str) -> tuple[str, tuple[str, str, str, str]]:
    """Split a manual page in its title and the parts Wat, Waarom, Fout, Goed."""
    stukken = _KOP.split(inspect.cleandoc(tekst))
    delen = dict(
        zip(stukken[1::2], (inspect.cleandoc("\n" + s).strip("\n") for s in stukken[2::2]), strict=True)
    )
    return stukken[0].strip(), (delen["Wat"], delen["Waarom"], delen["Fout"], delen["Goed"])


def controleer(dossier: Dossier, onderwerpen: frozenset[str]) -> list[Melding]:
    """Run all rules about these subjects."""
    return [m for r in REGELS.values() if r.over in onderwerpen for m in r.pas_toe(dossier)]
