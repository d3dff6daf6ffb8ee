"""A request about personal data and what the school did with it (AVG 12, 15-21; juridisch § 1-3)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ValidationInfo, field_validator

from docgen.model.basis import Adres, Datum, Email, Gegevens, Id, JaNee, Tekst, fout
from docgen.model.begrippen import Recht
from docgen.model.besluit import (
    Beperking,
    Besluit,
    BezwaarGebruik,
    Inzage,
    Overdraagbaarheid,
    Rectificatie,
    Verwijdering,
    Weging,
)
from docgen.model.leerling import Leerling
from docgen.model.verzoekbrief import AndereOuder, BelangrijkeFeiten, Kosten


class Kanaal(StrEnum):
    """How the request came in; an electronic request gets an electronic answer (AVG 12 lid 3)."""

    EMAIL = "e-mail"
    PORTAAL = "portaal"
    BRIEF = "brief"
    MONDELING = "mondeling"

    @property
    def digitaal(self) -> bool:
        """Whether the answer is electronic too, unless the requester asks otherwise."""
        return self in (Kanaal.EMAIL, Kanaal.PORTAAL)


class Rol(StrEnum):
    """Who asks (juridisch § 4.3)."""

    LEERLING = "leerling"
    OUDER = "ouder"
    VOOGD = "voogd"
    GI_VOOGD = "gi-voogd"
    OUDER_ZONDER_GEZAG = "ouder-zonder-gezag"
    CURATOR = "curator"
    MENTOR = "mentor"
    BEWINDVOERDER = "bewindvoerder"
    GEMACHTIGDE = "gemachtigde"
    MEDEWERKER = "medewerker"
    ANDER = "ander"


class Verzoeker(Gegevens):
    """The person who asks.

    `machtiging_gezien`, `machtiging_van` (its date), `machtiging_voor` (what it covers, as the end of "u mag
    vragen ..."), `gemachtigd_door` and `gemachtigd_rol` (whose mandate it is) are only for a gemachtigde;
    `binnen_maatregel` only for a curator, mentor or bewindvoerder. `nagegaan` records who judged the competence
    where the law leaves that to a person.
    """

    naam: Tekst
    rol: Rol
    aanhef: Tekst | None = None
    adres: Adres | None = None
    email: Email | None = None
    machtiging_gezien: JaNee = False
    machtiging_van: Datum | None = None
    machtiging_voor: Tekst | None = None
    gemachtigd_door: Tekst | None = None
    gemachtigd_rol: Rol | None = None
    binnen_maatregel: JaNee | None = None
    nagegaan: Weging | None = None


class Vraag(Gegevens):
    """A question back to the requester (identity, clarification) and its answer; may suspend the term.

    `reden` says why the school doubts or needs more; `vraag` what it asks. Both are printed.
    """

    gevraagd_op: Datum
    ontvangen_op: Datum | None = None
    reden: Tekst | None = None
    vraag: Tekst | None = None

    @field_validator("ontvangen_op")
    @classmethod
    def _na_de_vraag(cls, waarde: Datum | None, info: ValidationInfo) -> Datum | None:
        begin = info.data.get("gevraagd_op")
        if waarde and begin and waarde < begin:
            raise fout("INV220", "het antwoord ligt vóór de vraag", "kijk beide datums na")
        return waarde


class Verlenging(Gegevens):
    """The extension (AVG 12 lid 3): codes of keuzelijsten/verlengingsredenen plus the concrete facts."""

    op: Datum
    redenen: tuple[Id, ...] = ()
    toelichting: Tekst | None = None


class Gebeurtenis(Gegevens):
    """A line of the history, which only ever grows: what happened when; a letter with its file and hash.

    `op` is the day itself, `vastgelegd_op` the day on which it was written down when that is another one.
    """

    op: Datum
    wat: Tekst
    vastgelegd_op: Datum | None = None
    document: Id | None = None
    bestand: Tekst | None = None
    sha256: Tekst | None = None


class Verzoek(Gegevens):
    """One case: what was asked, by whom, when, and what followed.

    Without `leerling` the requester asks about own data. `omschrijving` is the request in the school's own
    words, as the end of "U vroeg ons ...". `intussen_beperkt`: the school does not use disputed data until it
    has decided (juridisch T12). `openbaar_gezag`: data of a task with public authority, such as leave.
    `direct_marketing`: the objection is against direct marketing, which always stops (AVG 21 lid 3).
    """

    kenmerk: Id
    recht: Recht
    ontvangen_op: Datum
    kanaal: Kanaal = Kanaal.EMAIL
    antwoord_via: Kanaal | None = None
    omschrijving: Tekst | None = None
    verzoeker: Verzoeker
    andere_ouder: AndereOuder | None = None
    leerling: Leerling | None = None
    behandelaar: Tekst | None = None
    bevestigd_op: Datum | None = None
    intussen_beperkt: JaNee = True
    identiteit: Vraag | None = None
    verduidelijking: Vraag | None = None
    verlenging: Verlenging | None = None
    eerdere_verzoeken: tuple[Datum, ...] = ()
    kosten: Kosten | None = None
    openbaar_gezag: JaNee = False
    direct_marketing: JaNee = False
    besluit: Besluit | None = None
    inzage: Inzage | None = None
    rectificatie: Rectificatie | None = None
    verwijdering: Verwijdering | None = None
    beperking: Beperking | None = None
    overdraagbaarheid: Overdraagbaarheid | None = None
    bezwaar: BezwaarGebruik | None = None
    feiten: BelangrijkeFeiten | None = None
    ingetrokken_op: Datum | None = None
    geschiedenis: tuple[Gebeurtenis, ...] = ()
