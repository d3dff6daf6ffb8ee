"""What every form that asks for consent works out: who signs, to whom it speaks and which ages it names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from docgen.dossier import Dossier
from docgen.model.organisatie import Contact
from docgen.recht.leeftijd import meerderjarig, zelf_beslissen, zelf_intrekken, zelf_rechten
from docgen.recht.ondertekening import Blok, Ondertekening, Waarvoor, Wie


@dataclass(frozen=True)
class Toestemmingsvraag(ABC):
    """A form that asks for consent; blank when the dossier has no case for it."""

    dossier: Dossier

    @property
    @abstractmethod
    def leeg(self) -> bool:
        """Whether it is still to be filled in."""

    @property
    @abstractmethod
    def op(self) -> date:
        """The day on which the form is drawn up."""

    @cached_property
    @abstractmethod
    def tekenen(self) -> Ondertekening:
        """Who signs, by the law on the day of the form."""

    @property
    def toestemmers(self) -> tuple[Blok, ...]:
        """The blocks of those who give consent."""
        return tuple(b for b in self.tekenen.blokken if b.waarvoor is Waarvoor.TOESTEMMING)

    @property
    def aan(self) -> str:
        """To whom the form speaks: leerling, ouder or vertegenwoordiger."""
        wie = {b.wie for b in self.toestemmers}
        if self.leeg:
            return "leerling" if self.dossier.org.leerling == "student" else "vertegenwoordiger"
        return wie.pop().value if wie in ({Wie.LEERLING}, {Wie.OUDER}) else "vertegenwoordiger"

    @property
    def je(self) -> bool:
        """Whether the form speaks to a pupil who decides."""
        return self.aan == "leerling"

    @cached_property
    def grenzen(self) -> Mapping[str, int]:
        """The ages that the texts name, on the day of the form."""
        wet, op = self.dossier.naslag.wetboek, self.op
        return {
            "beslissen": zelf_beslissen(wet, op),
            "meerderjarig": meerderjarig(wet, op),
            "intrekken": zelf_intrekken(wet, op),
            "rechten": zelf_rechten(wet, op),
            "mening": wet.getal("beleid-mening-leerling", "leeftijd", op),
        }

    @property
    def intrekken_bij(self) -> Contact | None:
        """Where consent is withdrawn: the privacy contact, else the school or board; None when nobody can be reached."""
        org = self.dossier.org
        wie = org.privacycontact
        if wie and (wie.email or wie.telefoon):
            return wie
        for ander in (org.school, org.bestuur):
            if ander and (ander.email or ander.telefoon):
                return Contact(functie="school", email=ander.email, telefoon=ander.telefoon)
        return None
