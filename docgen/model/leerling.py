"""The pupil and the people around the pupil (juridisch § 4.3-4.4)."""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import Adres, Datum, Email, Gegevens, JaNee, Tekst


class Gezagsoort(StrEnum):
    """On what ground someone decides for the pupil."""

    OUDER = "ouder"
    VOOGD = "voogd"
    GI_VOOGD = "gi-voogd"
    GI_DEELGEZAG = "gi-deelgezag"
    PLEEGOUDERVOOGD = "pleegoudervoogd"
    CURATOR = "curator"
    MENTOR = "mentor"
    BEWINDVOERDER = "bewindvoerder"


class Gezaghebber(Gegevens):
    """Someone with authority over the pupil, with the source that shows it.

    `binnen_maatregel` says whether a partial measure (deelgezag, mentorschap, bewind) covers what is asked here.
    """

    naam: Tekst
    soort: Gezagsoort = Gezagsoort.OUDER
    binnen_maatregel: JaNee | None = None
    relatie: Tekst | None = None
    bron: Tekst | None = None
    gecontroleerd_op: Datum | None = None
    adres: Adres | None = None
    email: Email | None = None


class Betrokkenheid(StrEnum):
    """People around the pupil without authority; they never sign."""

    OUDER_ZONDER_GEZAG = "ouder-zonder-gezag"
    STIEFOUDER = "stiefouder"
    PLEEGOUDER = "pleegouder"
    GI_OTS = "gi-ots"
    BIJZONDERE_CURATOR = "bijzondere-curator"


class Naaste(Gegevens):
    """A person around the pupil without authority."""

    naam: Tekst
    rol: Betrokkenheid


class Leerling(Gegevens):
    """The pupil; never a BSN."""

    naam: Tekst
    geboortedatum: Datum
    groep: Tekst | None = None
    leerlingnummer: Tekst | None = None
    adres: Adres | None = None
    email: Email | None = None
    wilsonbekwaam: JaNee = False
