"""Which registers an export holds, in which files, and reading what they are made of."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bron import Concept, Gelezen, keur, lees_tekst
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, Plek
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.inlezen import hoofdbestand, keur_dossier, lees_gelaagd, lees_zaak, vind_zaken
from docgen.registers import REGISTERS, Bronnen, Register, Tabel, tabel

OPDRACHTREGEL = Plek("opdrachtregel")


@dataclass(frozen=True)
class Boek:
    """The registers that go in one file. `heel` says that none of the registers of that file was left out."""

    naam: str
    registers: tuple[Register, ...]
    heel: bool

    def tabellen(self, bronnen: Bronnen, *, openbaar: bool) -> tuple[Tabel, ...]:
        """Its registers as tables."""
        return tuple(tabel(r, bronnen, openbaar=openbaar) for r in self.registers)


def lees_bronnen(
    config: Path, peildatum: date, meldingen: Meldingen, concept: Concept | None = None
) -> Bronnen | None:
    """Read an organisation with the cases that stand in a register; adds a melding for what cannot be read.

    A text in `concept` is read instead of its file.
    """
    bestand = hoofdbestand(config)
    gelaagd = lees_gelaagd(bestand, peildatum, meldingen, concept)
    dossier = keur_dossier(gelaagd, peildatum, meldingen) if gelaagd else None
    soorten = {r.soort for r in REGISTERS.values() if r.soort}
    gevonden = [(s, p) for s, p in vind_zaken(bestand.parent) if s in soorten]
    gelezen = [(s, zaak) for s, p in gevonden if (zaak := _zaak(s, p, meldingen, concept or {}))]
    if dossier is None:
        return None
    return Bronnen(dossier, {soort: tuple(z for s, z in gelezen if s == soort) for soort in soorten})


def _zaak(soort: str, pad: Path, meldingen: Meldingen, concept: Concept) -> Gelezen[Any] | None:
    tekst = concept.get(pad.resolve())
    if tekst is None:
        return lees_zaak(soort, pad, meldingen)
    boom = lees_tekst(tekst, meldingen, str(pad))
    return keur(boom, SOORTEN[soort].model, meldingen) if boom else None


def kies_registers(namen: Sequence[str], *, openbaar: bool, meldingen: Meldingen) -> list[Register]:
    """The registers that someone names, or all; adds a melding for a name that is none."""
    for naam in namen:
        if naam not in REGISTERS:
            beste = difflib.get_close_matches(naam, list(REGISTERS), n=1)
            hint = f"bedoelde u '{beste[0]}'?" if beste else f"kies uit: {', '.join(REGISTERS)}"
            meldingen.fout("INV321", OPDRACHTREGEL, f"het register '{naam}' ken ik niet", hint)
        elif openbaar and not REGISTERS[naam].openbaar:
            hint = "maak het zonder --openbaar, of noem een ander register"
            meldingen.fout("INV322", OPDRACHTREGEL, f"het register '{naam}' is nooit openbaar", hint)
    gekozen = [REGISTERS[n] for n in namen if n in REGISTERS] if namen else list(REGISTERS.values())
    return [r for r in gekozen if r.openbaar or not openbaar]


def boeken(registers: Iterable[Register], bronnen: Bronnen, *, alles: bool) -> list[Boek]:
    """Put registers that belong together in one file. With `alles` a kind without cases gives no file."""
    per_boek: dict[str, list[Register]] = {}
    for r in registers:
        if not alles or r.lijst or bronnen.zaken.get(r.soort):
            per_boek.setdefault(r.boek, []).append(r)
    return [_boek(naam, leden) for naam, leden in per_boek.items()]


def _boek(naam: str, leden: list[Register]) -> Boek:
    heel = len(leden) == sum(r.boek == naam for r in REGISTERS.values())
    return Boek(naam if heel else "-".join(r.id for r in leden), tuple(leden), heel)


def voorblad(dossier: Dossier, *, openbaar: bool) -> tuple[tuple[str, str], ...]:
    """Whose register it is and how to reach them (AVG 30 lid 1 a); for the keeper also how to work in it."""
    org, fg = dossier.org, dossier.org.fg
    gecontroleerd = org.register_gecontroleerd_op
    rijen = [
        ("Verantwoordelijke", org.bestuur.naam),
        ("School", org.school.naam if org.school else ""),
        ("Contact", " · ".join(c for c in (org.bestuur.email, org.bestuur.telefoon) if c)),
        (
            "FG",
            " · ".join(c for c in (None if openbaar else fg.naam, fg.email, fg.telefoon) if c) if fg else "",
        ),
        ("Datum", f"{dossier.peildatum:%d-%m-%Y}"),
        ("Gecontroleerd", f"{gecontroleerd:%d-%m-%Y}" if gecontroleerd else ""),
    ]
    return tuple((kop, tekst) for kop, tekst in [*rijen, *(() if openbaar else _WERKWIJZE)] if tekst)


_WERKWIJZE = (
    (
        "Zo werkt u hierin",
        "Verander een cel en bewaar het bestand. Lees het daarna terug met: docgen register importeer",
    ),
    ("Lijst in een cel", "Zet elk deel op een eigen regel. In Excel maakt u een regel met Alt en Enter."),
    ("Code", "De code staat voor het streepje. Alleen de code telt; alle codes staan op het laatste blad."),
    ("Getinte kolom", "Dit rekent docgen zelf uit. Wat u daar typt, telt niet mee."),
)
