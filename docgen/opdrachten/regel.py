"""docgen regel: the manual page of a code."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from functools import cache

from docgen.bron import lees_bestand
from docgen.bron.boom import als_data
from docgen.meldingen import Meldingen
from docgen.plaatsen import CONFIGURATIE
from docgen.regels import REGELS


@dataclass(frozen=True)
class Bladzijde:
    """One manual page; `lees` says how a test reads the examples."""

    code: str
    titel: str
    wat: str
    waarom: str
    fout: str
    goed: str
    ernst: str = "fout"
    lees: str = ""


@cache
def bladzijden() -> dict[str, Bladzijde]:
    """All manual pages: those of the rules and those about files, templates and output."""
    boom = lees_bestand(CONFIGURATIE / "meldingen.yaml", Meldingen())
    uit = [Bladzijde(**item) for item in als_data(boom)["items"]] if boom else []
    uit += [
        Bladzijde(r.code, r.titel, r.wat, r.waarom, r.fout, r.goed, r.ernst.value, r.over)
        for r in REGELS.values()
    ]
    zinnen = (replace(b, titel=f"{b.titel.rstrip('.')}.") for b in uit)
    return {b.code: b for b in sorted(zinnen, key=lambda b: b.code)}


def overzicht() -> str:
    """All codes with their titles."""
    return "\n".join(f"{b.code}  {b.ernst:12}  {b.titel}" for b in bladzijden().values())


def uitleg(code: str) -> str | None:
    """The manual page, or None for an unknown code."""
    b = bladzijden().get(code.upper())
    if b is None:
        return None
    delen = [f"{b.code}  {b.titel}  ({b.ernst})"]
    for kop, tekst in (("Wat", b.wat), ("Waarom", b.waarom), ("Fout", b.fout), ("Goed", b.goed)):
        delen.append(f"{kop}\n{_ingesprongen(kop, tekst)}")
    return "\n\n".join(delen)


def _ingesprongen(kop: str, tekst: str) -> str:
    proza = kop in ("Wat", "Waarom")
    return (
        textwrap.fill(tekst, 96, initial_indent="    ", subsequent_indent="    ")
        if proza
        else textwrap.indent(tekst, "    ")
    )
