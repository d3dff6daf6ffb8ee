"""The facts that decide who signs, and the blocks and boxes that follow from them (juridisch § 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from docgen.model.leerling import Gezagsoort


class Wie(StrEnum):
    """In which role someone signs."""

    LEERLING = "leerling"
    OUDER = "ouder"
    VOOGD = "voogd"
    GI_VOOGD = "gi-voogd"
    GI_DEELGEZAG = "gi-deelgezag"
    PLEEGOUDERVOOGD = "pleegoudervoogd"
    CURATOR = "curator"
    MENTOR = "mentor"
    BEWINDVOERDER = "bewindvoerder"
    PERSOON_MET_GEZAG = "persoon-met-gezag"
    VERTEGENWOORDIGER = "vertegenwoordiger"


class Waarvoor(StrEnum):
    """What a signature means."""

    TOESTEMMING = "toestemming"
    GELEZEN = "gelezen"
    HULPVERLENER = "hulpverlener"


class Vak(StrEnum):
    """Extra boxes and sentences on the form."""

    MENING = "mening"
    ZELF_INTREKKEN = "zelf-intrekken"
    TWEE_HANDTEKENINGEN = "twee-handtekeningen"
    EEN_GEZAG = "een-gezag"


class Oordeel(StrEnum):
    """What a person must judge before the form is final."""

    GEEN_GEZAG_BEKEND = "geen-gezag-bekend"
    REIKWIJDTE_DEELGEZAG = "reikwijdte-deelgezag"
    REIKWIJDTE_MENTOR = "reikwijdte-mentor"
    WIE_VERTEGENWOORDIGT = "wie-vertegenwoordigt"
    WILSBEKWAAMHEID = "wilsbekwaamheid"


@dataclass(frozen=True)
class Gezag:
    """A person with authority.

    `dekt` says whether a partial measure (deelgezag, mentorschap, bewind) covers this consent; None means that
    nobody has judged it yet.
    """

    soort: Gezagsoort = Gezagsoort.OUDER
    naam: str | None = None
    dekt: bool | None = None


@dataclass(frozen=True)
class Situatie:
    """The facts on the date of the form. Without `geboortedatum` the form is blank and shows every block."""

    op: date
    geboortedatum: date | None = None
    naam: str | None = None
    gezag: tuple[Gezag, ...] = ()
    ouders_samen: bool | None = None
    gemeenschappelijk_adres: bool | None = None
    wilsonbekwaam: bool = False
    hulpverlener: bool = False

    @property
    def apart(self) -> bool:
        """Whether the parents are known to live apart; the school goes by good faith when it does not know."""
        return self.ouders_samen is False or self.gemeenschappelijk_adres is False


@dataclass(frozen=True)
class Blok:
    """One signature block; `reden` is Dutch for the person who fills the form."""

    wie: Wie
    naam: str | None
    waarvoor: Waarvoor
    verplicht: bool
    reden: str
    normen: tuple[str, ...]


@dataclass(frozen=True)
class Ondertekening:
    """All blocks and boxes of a form. With `een_van` one signature of the consent blocks is enough."""

    leeftijd: int | None
    blokken: tuple[Blok, ...]
    vakken: tuple[Vak, ...] = ()
    oordelen: tuple[Oordeel, ...] = ()
    een_van: bool = False

    def gegeven(self, antwoorden: Sequence[bool | None]) -> bool:
        """Whether these answers (yes, no, nothing; one per block, in order) make a valid consent.

        One "no" or a missing required signature means no consent (juridisch § 4.5).
        """
        paren = [
            (b, a)
            for b, a in zip(self.blokken, antwoorden, strict=True)
            if b.waarvoor is Waarvoor.TOESTEMMING
        ]
        if any(antwoord is False for _, antwoord in paren):
            return False
        if self.een_van:
            return any(antwoord for _, antwoord in paren)
        verplicht = [antwoord for blok, antwoord in paren if blok.verplicht]
        return bool(verplicht) and all(verplicht)
