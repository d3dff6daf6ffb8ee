"""The names for the consent form for photos and videos and for its yearly letter: one name, `beeldvraag`.

They are also given to the blank documents; nothing is worked out before a template asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.beeld import Beeld
from docgen.model.leerling import Leerling
from docgen.opmaak.lezer import Lezer, woorden
from docgen.opmaak.toestemmingsvraag import Toestemmingsvraag
from docgen.recht.beeld import in_gebruik, laatste_dag, schooljaar_van, situatie
from docgen.recht.ondertekening import Ondertekening, ondertekening
from docgen.recht.toestemming import datum_formulier

VERWERKING = "beeldmateriaal"


@dataclass(frozen=True)
class Antwoord:
    """What was chosen for one channel."""

    naam: str
    mag: bool


@dataclass(frozen=True)
class Beeldvraag(Toestemmingsvraag):
    """What a form about pictures asks, of whom and who signs it; blank when the dossier has no pupil."""

    @cached_property
    def beeld(self) -> Beeld | None:
        """The case file, or None for a blank document."""
        return self.dossier.beeld if self.dossier.soort == "beeld" else None

    @property
    def leerling(self) -> Leerling | None:
        """The pupil, when the file names one."""
        return self.beeld.leerling if self.beeld else None

    @property
    def leeg(self) -> bool:
        """Whether the pupil is still to be filled in."""
        return self.leerling is None

    @property
    def op(self) -> date:
        """The day on which the form is drawn up."""
        return datum_formulier(self.beeld, self.dossier.peildatum)

    @property
    def herinnerd_op(self) -> date:
        """Date of the yearly letter."""
        return (self.beeld and self.beeld.herinnerd_op) or self.dossier.peildatum

    @cached_property
    def schooljaar(self) -> str:
        """The school year of the choice; on a blank form the present one."""
        return self.beeld.schooljaar if self.beeld else schooljaar_van(self.op, self.dossier.naslag.wetboek)

    @property
    def geldig_tot(self) -> date:
        """The last day on which the choice holds."""
        return laatste_dag(self.schooljaar, self.dossier.naslag.wetboek, self.op)

    @cached_property
    def kanalen(self) -> tuple[Mapping[str, Any], ...]:
        """The rows of the form: the channels of the case, or all that the organisation uses."""
        alle = in_gebruik(self.dossier.naslag.lijsten["beeldkanalen"])
        gekozen = self.beeld.kanalen if self.beeld else ()
        return tuple(k for id_, k in alle.items() if not gekozen or id_ in gekozen)

    @property
    def gekozen(self) -> tuple[Antwoord, ...]:
        """The answers that the school noted, for the rows that it still uses, in their order."""
        mag = {k.kanaal: k.mag for k in self.beeld.keuzes} if self.beeld else {}
        return tuple(Antwoord(k["naam"], mag[k["id"]]) for k in self.kanalen if k["id"] in mag)

    @cached_property
    def tekenen(self) -> Ondertekening:
        """Who signs, by the law on the day of the form."""
        return ondertekening(situatie(self.beeld, self.op), self.dossier.naslag.wetboek)

    @property
    def lezer(self) -> Lezer:
        """Who reads the yearly letter; LookupError without a pupil."""
        if self.beeld is None or self.leerling is None:
            raise LookupError("er is geen leerling")
        return Lezer(self.leerling, self.beeld.gezag, self.herinnerd_op, self.dossier.naslag.wetboek)

    @property
    def bewaartermijn(self) -> str | None:
        """The code or phrase of the register for how long pictures are kept; None when it has no such activity."""
        gevonden = [v.bewaartermijn for v in self.dossier.register if v.id == VERWERKING]
        return gevonden[0] if gevonden else None


def namen_beeld(dossier: Dossier) -> dict[str, Any]:
    """Return `beeldvraag`, and for a case the words for its reader."""
    vraag = Beeldvraag(dossier)
    return {"beeldvraag": vraag} | (woorden(vraag.je) if vraag.beeld else {})
