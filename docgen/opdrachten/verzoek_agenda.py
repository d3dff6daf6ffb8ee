"""docgen verzoek agenda: the last days of open requests as a calendar; a reference and a right, never a name."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.meldingen import Melding
from docgen.model.organisatie import Organisatie
from docgen.opdrachten.verzoek_lezen import lees_organisatie
from docgen.opdrachten.verzoek_stand import Stand
from docgen.opdrachten.verzoek_status import status

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//docgen//verzoeken//NL"


@dataclass(frozen=True)
class Dag:
    """One day in the calendar; `soort` keeps its identity stable when the day moves."""

    soort: str
    datum: date
    titel: str
    uitleg: str


def agenda(config: Path, peildatum: date) -> tuple[bytes, list[Melding]]:
    """Return the calendar (RFC 5545); the same case files and day give the same bytes. Raises Onleesbaar."""
    from icalendar import Calendar

    org = lees_organisatie(config, peildatum).org
    overzicht = status(config, peildatum)
    kalender = Calendar()
    kalender.add("prodid", PRODUCT)
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", "Termijnen van verzoeken")
    for stand in sorted((s for s in overzicht.standen if not s.stap.beantwoord), key=lambda s: s.zaak):
        for dag in _dagen(stand):
            kalender.add_component(_afspraak(dag, stand, org, peildatum))
    return kalender.to_ical(), overzicht.meldingen


def _dagen(stand: Stand) -> Iterator[Dag]:
    """The last day, the day to aim at and the last day to extend, as far as they still matter."""
    wat = f"{stand.zaak} ({stand.recht.value})"
    streef, eerste = stand.termijn.streef.datum, stand.termijn.een.datum
    yield Dag("uiterlijk", stand.laatste_dag, f"Laatste dag: verzoek {wat}", stand.volgende)
    if stand.verlengd or eerste < stand.peildatum:
        return
    yield Dag("streef", streef, f"Streefdatum: verzoek {wat}", f"Verlengen kan tot en met {eerste:%d-%m-%Y}.")
    if stand.zonder_stilstand:
        uitleg = "Antwoord liefst vandaag: dit is de laatste dag als de termijn niet stilstond."
        yield Dag(
            "zonder-stilstand", stand.zonder_stilstand, f"Antwoord liefst vandaag: verzoek {wat}", uitleg
        )


def _afspraak(dag: Dag, stand: Stand, org: Organisatie, peildatum: date) -> Event:
    from icalendar import Event

    afspraak = Event()
    afspraak.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"docgen/{_wie(org)}/{stand.zaak}/{dag.soort}")))
    afspraak.add("dtstamp", datetime.combine(peildatum, time(), UTC))
    afspraak.add("dtstart", dag.datum)
    afspraak.add("summary", dag.titel)
    afspraak.add("description", dag.uitleg)
    afspraak.add("transp", "TRANSPARENT")
    return afspraak


def _wie(org: Organisatie) -> str:
    """What tells this organisation from another, so that the calendars of two schools can be joined."""
    return (org.school.brin if org.school else None) or org.bestuur.kvk or org.naam
