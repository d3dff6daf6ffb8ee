"""What a rule is: a small function with a code, whose Dutch docstring is its manual page and its test.

A docstring has a first line (the title) and the headings Wat, Waarom, Fout and Goed. For a rule about the input
Fout and Goed hold YAML that is laid over a sound example of the subject; for a rule about the finished page they
hold the HTML of a page. A test runs both.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Plek

Onderwerp = str  # organisatie, register, pagina, taal, or a kind of model/soorten.py
Pad = tuple[str | int, ...]
_KOP = re.compile(r"^(Wat|Waarom|Fout|Goed):[ \t]*", re.M)


@dataclass(frozen=True)
class Bevinding:
    """What a rule found: where in the input, the fault and its cure; `ernst` only when it differs from the rule's.

    About a page `pad` is empty: the place is the template.
    """

    pad: Pad
    tekst: str
    hint: str
    ernst: Ernst | None = None


@dataclass(frozen=True)
class Pagina:
    """A finished page with what it was made from; `id` is that of its template."""

    id: str
    sjabloon: str
    boom: HtmlElement
    dossier: Dossier

    @cached_property
    def tekst(self) -> str:
        """All visible text, with single spaces."""
        return " ".join(self.boom.text_content().split())


Controle = Callable[[Dossier], Iterator[Bevinding]]
Paginacontrole = Callable[[Pagina], Iterator[Bevinding]]


@dataclass(frozen=True)
class Handleiding:
    """The manual page of a rule."""

    code: str
    ernst: Ernst
    over: Onderwerp
    titel: str
    wat: str
    waarom: str
    fout: str
    goed: str

    def melding(self, b: Bevinding, plek: Plek) -> Melding:
        """Turn what was found into a melding."""
        return Melding(self.code, b.ernst or self.ernst, plek, b.tekst, b.hint)


@dataclass(frozen=True)
class Regel(Handleiding):
    """A rule about the input."""

    controle: Controle

    def pas_toe(self, dossier: Dossier) -> Iterator[Melding]:
        """Run the rule; places are looked up in the file that the subject comes from."""
        for b in self.controle(dossier):
            yield self.melding(b, dossier.plek(self.over, b.pad))


@dataclass(frozen=True)
class Paginaregel(Handleiding):
    """A rule about finished pages of the templates with these ids, whoever wrote them; no ids means all."""

    controle: Paginacontrole
    sjablonen: frozenset[str] = frozenset()

    def pas_toe(self, pagina: Pagina) -> Iterator[Melding]:
        """Run the rule when it is meant for this page."""
        if not self.sjablonen or pagina.id in self.sjablonen:
            for b in self.controle(pagina):
                yield self.melding(b, Plek(f"sjablonen/{pagina.sjabloon}"))


REGELS: dict[str, Handleiding] = {}


def regel(code: str, over: Onderwerp, ernst: Ernst = Ernst.FOUT) -> Callable[[Controle], Controle]:
    """Register a rule about the input; a code is used once and never again for something else."""

    def registreer(controle: Controle) -> Controle:
        titel, delen = lees_uitleg(controle.__doc__ or "")
        voeg_toe(Regel(code, ernst, over, titel, *delen, controle))
        return controle

    return registreer


def paginaregel(
    code: str, *sjablonen: str, ernst: Ernst = Ernst.FOUT
) -> Callable[[Paginacontrole], Paginacontrole]:
    """Register a rule about the finished pages of these templates; Fout and Goed hold HTML."""

    def registreer(controle: Paginacontrole) -> Paginacontrole:
        titel, delen = lees_uitleg(controle.__doc__ or "")
        voeg_toe(Paginaregel(code, ernst, "pagina", titel, *delen, controle, frozenset(sjablonen)))
        return controle

    return registreer


def voeg_toe(nieuw: Handleiding) -> None:
    """Put a rule in the register; a code that is taken is refused."""
    if nieuw.code in REGELS:
        raise ValueError(f"regelcode {nieuw.code} bestaat al")
    REGELS[nieuw.code] = nieuw


def lees_uitleg(tekst: str) -> tuple[str, tuple[str, str, str, str]]:
    """Split a manual page in its title and the parts Wat, Waarom, Fout, Goed."""
    stukken = _KOP.split(inspect.cleandoc(tekst))
    delen = dict(zip(stukken[1::2], stukken[2::2], strict=True))
    proza = (" ".join(delen[kop].split()) for kop in ("Wat", "Waarom"))
    voorbeelden = (inspect.cleandoc("\n" + delen[kop]).strip("\n") for kop in ("Fout", "Goed"))
    wat, waarom, fout, goed = *proza, *voorbeelden
    return stukken[0].strip(), (wat, waarom, fout, goed)


def controleer(dossier: Dossier, onderwerpen: frozenset[str]) -> list[Melding]:
    """Run all rules about these subjects."""
    regels = [r for r in REGELS.values() if isinstance(r, Regel) and r.over in onderwerpen]
    return [m for r in regels for m in r.pas_toe(dossier)]


def controleer_pagina(pagina: Pagina) -> list[Melding]:
    """Run all rules about a finished page."""
    return [m for r in REGELS.values() if isinstance(r, Paginaregel) for m in r.pas_toe(pagina)]
