"""Facts of a request that only some letters need: a second parent, costs, facts for a parent without authority."""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import Adres, Bedrag, Datum, Email, Gegevens, Id, JaNee, Tekst
from docgen.model.besluit import Weging


class AndereOuder(Gegevens):
    """The other parent with authority who asks the same; each parent gets an own letter.

    What stands here is never in the letter to the first parent, apart from the name (juridisch § 2.4, § 4.3).
    """

    naam: Tekst
    aanhef: Tekst | None = None
    adres: Adres | None = None
    email: Email | None = None


class Kostenkeuze(StrEnum):
    """What the requester did after reading what it costs."""

    BETALEN = "betalen"
    BEPERKEN = "beperken"
    INTREKKEN = "intrekken"


class Kosten(Gegevens):
    """A fee, announced before it is made (AVG 12 lid 5 a, 15 lid 3; EDPB 01/2022 § 194).

    `reden` is a code of keuzelijsten/kostenredenen, `bedrag` is in euro, `opbouw` says how it is counted,
    `feiten` prove that the request is excessive or unfounded; `weging` is the judgement of a person.
    """

    reden: Id
    op: Datum | None = None
    bedrag: Bedrag | None = None
    opbouw: Tekst | None = None
    feiten: tuple[Tekst, ...] = ()
    reageren_voor: Datum | None = None
    weging: Weging | None = None
    keuze: Kostenkeuze | None = None
    keuze_op: Datum | None = None


class Feit(Gegevens):
    """One important fact about the pupil, under a short heading."""

    onderwerp: Tekst
    tekst: Tekst


class BelangrijkeFeiten(Gegevens):
    """What a parent without authority is told about the pupil and the upbringing (BW 1:377c).

    `niet` is what this parent does not get and `waarom_niet` why, without telling more than is safe.
    `niet_meer_dan_gezag`: someone checked that the parent with authority gets the same. `weging` is the
    judgement of a person about the interest of the child; without it the letter is a CONCEPT.
    """

    op: Datum | None = None
    feiten: tuple[Feit, ...] = ()
    niet: tuple[Tekst, ...] = ()
    waarom_niet: Tekst | None = None
    niet_meer_dan_gezag: JaNee = False
    weging: Weging | None = None
