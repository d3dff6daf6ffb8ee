"""The organisation file: board, school, FG, looks, terms and registers.

Only what docgen cannot work without is required here. What the law wants in a document but may still be
unknown is optional; regels/ reports it and the document shows a visible gap.
"""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import (
    Adres,
    Brin,
    Datum,
    Email,
    Gegevens,
    Geheel,
    JaNee,
    Kleur,
    Kvk,
    Persoon,
    Postcode,
    Sector,
    Tekst,
    Telefoon,
    Webadres,
)
from docgen.model.begrippen import Karakter, Rechtsgang, Rechtsvorm
from docgen.model.verwerking import Ontvanger, Verwerker, Verwerking, VerwerkingVoorAnder


class Postadres(Gegevens):
    """Where letters go; `postbus` is a number."""

    postbus: Tekst
    postcode: Postcode
    plaats: Tekst


class Bestuur(Gegevens):
    """The controller: the legal person behind the school (AVG 4 lid 7)."""

    naam: Tekst
    adres: Adres | None = None
    postadres: Postadres | None = None
    kvk: Kvk | None = None
    telefoon: Telefoon | None = None
    email: Email | None = None
    website: Webadres | None = None
    rechtsvorm: Rechtsvorm | None = None
    rechtsgang: Rechtsgang = Rechtsgang.AUTO
    bezwaar_adres: Tekst | None = None
    bezwaar_email: Email | None = None
    ondertekenaar: Persoon | None = None


class School(Gegevens):
    """One school (vestiging) of the board."""

    naam: Tekst
    brin: Brin | None = None
    karakter: Karakter | None = None
    denominatie: Tekst | None = None
    adres: Adres | None = None
    postadres: Postadres | None = None
    telefoon: Telefoon | None = None
    email: Email | None = None
    website: Webadres | None = None


class Fg(Gegevens):
    """The data protection officer (AVG 37-39); a function is enough, a name is not needed."""

    naam: Tekst | None = None
    functie: Tekst = "functionaris voor gegevensbescherming"
    email: Email | None = None
    telefoon: Telefoon | None = None


class Contact(Gegevens):
    """Where parents go with questions, requests and withdrawals: a function, reachable by mail or phone."""

    functie: Tekst
    naam: Tekst | None = None
    email: Email | None = None
    telefoon: Telefoon | None = None


class Looks(Gegevens):
    """House style; paths are relative to the file that names them."""

    logo: Tekst | None = None
    kleur: Kleur | None = None
    lettertype: Tekst | None = None
    word: Tekst | None = None


class Termijnen(Gegevens):
    """Settings of juridisch § 16.1; a school may be stricter than the law, never looser."""

    reactietermijn_uitwisseling: Geheel = 14
    goede_vrijdag_school: JaNee = False
    vijf_mei_school: JaNee = False
    goede_vrijdag_ouder: JaNee = True
    extra_vrije_dagen: tuple[Datum, ...] = ()


class Verklaring(Gegevens):
    """Version and the facts of the privacy statement that the register does not hold."""

    versie: Tekst | None = None
    datum: Datum | None = None
    vindplaats: Webadres | None = None
    beeldmateriaal: Tekst | None = None
    cameras: Tekst | None = None


class Klachtenregeling(Gegevens):
    """Where the school's own complaints procedure is (juridisch § 3.1 R8)."""

    vindplaats: Tekst
    contact: Tekst | None = None


class VoMboGrondslag(StrEnum):
    """On what a school and an mbo share data of a pupil who moves (juridisch § 10.3)."""

    TOESTEMMING = "toestemming"
    WETTELIJK = "wettelijk"


class VoMbo(Gegevens):
    """The choice for sharing between vo and mbo; consent is the safe default."""

    grondslag: VoMboGrondslag = VoMboGrondslag.TOESTEMMING


class Organisatie(Gegevens):
    """All that docgen knows of one organisation after the layers are merged."""

    basis: Tekst | None = None
    sector: Sector
    bestuur: Bestuur
    school: School | None = None
    fg: Fg | None = None
    privacycontact: Contact | None = None
    huisstijl: Looks = Looks()
    termijnen: Termijnen = Termijnen()
    verklaring: Verklaring = Verklaring()
    klachtenregeling: Klachtenregeling | None = None
    geschillenregeling: Tekst | None = None
    steunpunt: Tekst | None = None
    vo_mbo: VoMbo = VoMbo()
    register_gecontroleerd_op: Datum | None = None
    verwerkingen: tuple[Verwerking, ...] = ()
    verwerkers: tuple[Verwerker, ...] = ()
    ontvangers: tuple[Ontvanger, ...] = ()
    verwerkt_voor: tuple[VerwerkingVoorAnder, ...] = ()

    @property
    def naam(self) -> str:
        """Name as parents know it: the school's, else the board's."""
        return self.school.naam if self.school else self.bestuur.naam

    @property
    def is_swv(self) -> bool:
        """Whether this is a samenwerkingsverband."""
        return self.sector is Sector.SWV

    @property
    def leerling(self) -> str:
        """The word for a pupil in this sector."""
        return "student" if self.sector is Sector.MBO else "leerling"

    @property
    def leerlingen(self) -> str:
        """Plural of `leerling`."""
        return "studenten" if self.sector is Sector.MBO else "leerlingen"
