"""Whether a consent in the register counts on a day (AVG 7; juridisch § 4.5, § 5): pure, and never by guessing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from docgen.model.toestemming import Antwoord, Gever, Toestemming
from docgen.model.verzoek import Rol
from docgen.recht.kalender import plus_maanden
from docgen.recht.wetboek import Wetboek

ZONDER_GEZAG = frozenset({Rol.OUDER_ZONDER_GEZAG, Rol.GEMACHTIGDE, Rol.MEDEWERKER, Rol.ANDER})


class Stand(StrEnum):
    """What a record comes to; only `geldig` is a yes."""

    OPEN = "open"
    GELDIG = "geldig"
    GEWEIGERD = "geweigerd"
    ONEENS = "oneens"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"


def mag_beslissen(gever: Gever) -> bool:
    """Whether this person may decide at all; the age of the pupil is looked at elsewhere."""
    return gever.gezag is not False and gever.rol not in ZONDER_GEZAG


def gezegd(t: Toestemming) -> tuple[bool | None, ...]:
    """The answers of those who may decide."""
    return tuple(g.antwoord for g in t.gegeven_door if mag_beslissen(g))


def stand(t: Toestemming, op: date) -> Stand:
    """What this record comes to on a day: one no is no, and silence is no yes (juridisch § 4.5)."""
    antwoorden = gezegd(t)
    if t.ingetrokken_op and t.ingetrokken_op <= op:
        return Stand.INGETROKKEN
    if False in antwoorden:
        return Stand.ONEENS if True in antwoorden else Stand.GEWEIGERD
    if t.antwoord is Antwoord.NEE:
        return Stand.GEWEIGERD
    if t.antwoord is None or not antwoorden or None in antwoorden:
        return Stand.OPEN
    return Stand.VERLOPEN if t.geldig_tot and t.geldig_tot < op else Stand.GELDIG


def loopt(t: Toestemming, op: date) -> bool:
    """Whether the school may still be using it: a yes was noted, and it did not end."""
    klaar = t.uit or t.ingetrokken_op or (t.geldig_tot and t.geldig_tot < op)
    return t.antwoord in (Antwoord.JA, Antwoord.DEELS) and not klaar


def gaat_zelf_beslissen(t: Toestemming) -> bool:
    """Whether the pupil starts to decide while a consent of someone else holds (juridisch § 4.1)."""
    dag, van = t.beslist_zelf_vanaf, t.gegeven_op or t.gevraagd_op
    return bool(dag) and dag > van and (t.geldig_tot is None or dag <= t.geldig_tot)  # type: ignore[operator]


def straks(wetboek: Wetboek, op: date) -> date:
    """The day until which an end or a birthday counts as soon."""
    return plus_maanden(op, wetboek.getal("beleid-toestemming-aflopend", "maanden", op))


def beslist_straks(t: Toestemming, op: date, tot: date) -> bool:
    """Whether the pupil decides now, or soon, while a consent of someone else holds."""
    return (
        loopt(t, op) and gaat_zelf_beslissen(t) and bool(t.beslist_zelf_vanaf and t.beslist_zelf_vanaf <= tot)
    )
