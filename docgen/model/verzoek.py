"""A request about personal data and what the school decided (AVG 12, 15-21; juridisch § 1-3)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ValidationInfo, field_validator

from docgen.model.basis import Adres, Datum, Email, Gegevens, Id, JaNee, NormId, Persoon, Tekst, fout
from docgen.model.begrippen import Recht, Uitkomst
from docgen.model.leerling import Leerling


class Kanaal(StrEnum):
    """How the request came in; an electronic request gets an electronic answer (AVG 12 lid 3)."""

    EMAIL = "e-mail"
    PORTAAL = "portaal"
    BRIEF = "brief"
    MONDELING = "mondeling"


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
    """The person who asks; `gemachtigd_door` only for a gemachtigde."""

    naam: Tekst
    rol: Rol
    aanhef: Tekst | None = None
    adres: Adres | None = None
    email: Email | None = None
    machtiging_gezien: JaNee = False
    gemachtigd_door: Tekst | None = None


class Vraag(Gegevens):
    """A question back to the requester (identity, clarification) and its answer; may suspend the term."""

    gevraagd_op: Datum
    ontvangen_op: Datum | None = None

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
    redenen: tuple[Id, ...]
    toelichting: Tekst | None = None


class Weging(Gegevens):
    """The judgement of a person: what was weighed, by whom and when. docgen never makes it."""

    tekst: Tekst
    door: Persoon
    op: Datum


class Onderdeel(Gegevens):
    """One part of the decision; a refused part has a ground (keuzelijsten/weigeringsgronden) and reasons."""

    wat: Tekst
    uitkomst: Uitkomst
    grond: Id | None = None
    motivering: Tekst | None = None
    normen: tuple[NormId, ...] = ()
    weging: Weging | None = None
    herbeoordeling_op: Datum | None = None
    bewaren_tot: Tekst | None = None


class Handeling(Gegevens):
    """What the school did, and when."""

    wat: Tekst
    op: Datum


class Kennisgeving(Gegevens):
    """A recipient that was told of a correction, erasure or restriction (AVG 19)."""

    naam: Tekst
    op: Datum | None = None
    reden_niet: Tekst | None = None


class Stuk(Gegevens):
    """One document in the overview of an access decision."""

    nummer: Tekst
    soort: Tekst
    datum: Datum | None = None
    verstrekt: Uitkomst = Uitkomst.TOEGEWEZEN
    toelichting: Tekst | None = None


class Wijziging(Gegevens):
    """A corrected value: old and new (AVG 16)."""

    gegeven: Tekst
    oud: Tekst
    nieuw: Tekst
    op: Datum


class Inzage(Gegevens):
    """What an access decision tells besides the register (AVG 15)."""

    verwerkingen: tuple[Id, ...] = ()
    stukken: tuple[Stuk, ...] = ()
    ontvangers: tuple[Tekst, ...] = ()
    bronnen: tuple[Tekst, ...] = ()
    wijze: Tekst | None = None


class Rectificatie(Gegevens):
    """Facts of a decision on correction (AVG 16)."""

    wijzigingen: tuple[Wijziging, ...] = ()
    verklaring_toegevoegd_op: Datum | None = None


class Verwijdering(Gegevens):
    """Facts of a decision on erasure (AVG 17); `grond` is the letter of lid 1."""

    grond: Tekst | None = None
    gewist: tuple[Handeling, ...] = ()
    openbaar_gemaakt: Tekst | None = None


class Beperking(Gegevens):
    """Facts of a decision on restriction (AVG 18); `grond` is the letter of lid 1."""

    grond: Tekst | None = None
    vanaf: Datum | None = None
    gegevens: tuple[Tekst, ...] = ()
    tot: Tekst | None = None


class Overdraagbaarheid(Gegevens):
    """Facts of a decision on portability (AVG 20)."""

    formaat: Tekst | None = None
    inhoud: tuple[Tekst, ...] = ()
    wijze: Tekst | None = None
    naar: Tekst | None = None


class BezwaarGebruik(Gegevens):
    """Facts of a decision on an objection (AVG 21)."""

    verwerking: Id | None = None
    omstandigheden: Tekst | None = None
    gevolg: Tekst | None = None


class Besluit(Gegevens):
    """The decision: outcome, parts, what was done; the letter is made from this."""

    op: Datum
    uitkomst: Uitkomst
    onderdelen: tuple[Onderdeel, ...] = ()
    gedaan: tuple[Handeling, ...] = ()
    ontvangers: tuple[Kennisgeving, ...] = ()
    ondertekenaar: Persoon | None = None


class Verzoek(Gegevens):
    """One case: what was asked, by whom, when, and what followed."""

    kenmerk: Id
    recht: Recht
    ontvangen_op: Datum
    kanaal: Kanaal = Kanaal.EMAIL
    omschrijving: Tekst | None = None
    verzoeker: Verzoeker
    leerling: Leerling | None = None
    behandelaar: Tekst | None = None
    bevestigd_op: Datum | None = None
    identiteit: Vraag | None = None
    verduidelijking: Vraag | None = None
    verlenging: Verlenging | None = None
    openbaar_gezag: JaNee = False
    besluit: Besluit | None = None
    inzage: Inzage | None = None
    rectificatie: Rectificatie | None = None
    verwijdering: Verwijdering | None = None
    beperking: Beperking | None = None
    overdraagbaarheid: Overdraagbaarheid | None = None
    bezwaar: BezwaarGebruik | None = None
