"""A letter about a serious event at school (juridisch § 14.3): only neutral fields.

The three fields that would point at a person (naam, klas, functie) exist so that docgen can refuse them on their
own line and say why.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from docgen.model.basis import Datum, Email, Gegevens, Geheel, Id, Tekst, Telefoon, fout
from docgen.model.datalek import Aan


def _geweigerd(waarde: Any) -> Any:
    if waarde is None:
        return waarde
    raise fout(
        "INV232",
        "dit veld mag niet in een brief over een incident",
        "haal de regel weg: de brief wijst nooit iemand aan, ook niet met een klas of een functie",
    )


Verboden = Annotated[None, BeforeValidator(_geweigerd), WithJsonSchema({"not": {}})]


class Neutraal(Gegevens):
    """Base: refuses the fields that would make someone known."""

    naam: Verboden = None
    klas: Verboden = None
    functie: Verboden = None


class Loket(Neutraal):
    """Where people can turn: a place or a team, never a person; `wanneer` in words."""

    waar: Tekst
    wanneer: Tekst | None = None
    email: Email | None = None
    telefoon: Telefoon | None = None


class Kring(Neutraal):
    """The group of people that the letter speaks of, and how many they are."""

    wie: Tekst
    aantal: Geheel | None = None


class Incident(Neutraal):
    """What the school tells about an event.

    `wat` is what happened, in neutral words; `school_doet` what the school does, each a sentence that begins with
    "Wij"; `niet_nu` what it cannot say now, as the end of "Wij vertellen niet ...", and `waarom_niet` why.
    `mondeling` is when and how the school also tells it in person.
    """

    kenmerk: Id
    datum: Datum | None = None
    aan: Aan = Aan.OUDERS
    wat: Tekst | None = None
    kring: Kring | None = None
    school_doet: tuple[Tekst, ...] = ()
    niet_nu: Tekst | None = None
    waarom_niet: Tekst | None = None
    mondeling: Tekst | None = None
    terecht: tuple[Loket, ...] = ()
    media: Loket | None = None
    vervolg_op: Datum | None = None
