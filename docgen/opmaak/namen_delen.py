"""The names for documents about sharing data: one name, `deling`, and the words for u or je.

They are also given to the blank forms; nothing is worked out before a template asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.delen import Delen, Uitkomst
from docgen.model.verwerking import Bijzonder, Grondslag
from docgen.opmaak.lezer import Lezer, woorden
from docgen.recht.delen import Advies, Item, advies, bevel_geldig, normen_van, zoek
from docgen.recht.leeftijd import meerderjarig
from docgen.recht.norm import Norm

MELDPUNTEN = ("X1", "X2")
POLITIE = "X16"
NIEUWE_SCHOOL = "X12"


@dataclass(frozen=True)
class Deling:
    """One occasion of sharing with what the law makes of it; blank when the dossier has none."""

    dossier: Dossier

    @property
    def leeg(self) -> bool:
        """Whether this is a blank form."""
        return self.dossier.soort != "delen"

    @property
    def delen(self) -> Delen:
        """The case file; LookupError on a blank form."""
        return self.dossier.delen

    @cached_property
    def ontvanger(self) -> Item:
        """The recipient; a rule stops the document when it is unknown or not one."""
        return zoek(self.delen.ontvanger, self.dossier.ontvangers(), self.dossier.org.sector)[0]

    @property
    def naam(self) -> str:
        """Name of the recipient: the organisation itself when it is known."""
        return self.delen.instantie.naam if self.delen.instantie else str(self.ontvanger["naam"])

    @cached_property
    def advies(self) -> Advies:
        """What the law says about this recipient."""
        return self._advies(self.ontvanger)

    @cached_property
    def alle(self) -> tuple[Advies, ...]:
        """The advice for every recipient of the table in the law sheet that fits this sector."""
        alle = (self._advies(o) for o in self.dossier.ontvangers().values() if "ook" in o)
        return tuple(a for a in alle if a.soort != "past-niet")

    @property
    def grond(self) -> Mapping[str, Any] | None:
        """The ground as an item of keuzelijsten/grondslagen."""
        letter = self.delen.grondslag
        return self.dossier.naslag.lijsten["grondslagen"][letter.value] if letter else None

    @property
    def bezwaar(self) -> bool:
        """Whether AVG 21 applies: only on grounds e and f."""
        return self.delen.grondslag in (Grondslag.E, Grondslag.F)

    @property
    def normen(self) -> tuple[Norm, ...]:
        """The articles on which the sharing rests: the school's choice, else those of the recipient."""
        return self._normen(self.delen.normen or self.ontvanger["normen"])

    @property
    def uitstelnormen(self) -> tuple[Norm, ...]:
        """The articles that allow to tell the family later."""
        uitstel = self.delen.informeren.uitstel
        return self._normen(uitstel.normen) if uitstel else ()

    def uitzondering(self, bijzonder: Bijzonder) -> Item | None:
        """The exception that allows a special category, as an item of the list."""
        return self.dossier.naslag.lijsten["uitzonderingen"].get(bijzonder.uitzondering or "")

    # the letter to the family

    @property
    def brief_op(self) -> date:
        """Date of the letter to the family."""
        return self.delen.informeren.brief_op or self.dossier.peildatum

    @property
    def uitgesteld(self) -> bool:
        """Whether the family is not told yet, because that is not safe or would harm an investigation."""
        return self.delen.informeren.uitstel is not None and self.delen.informeren.brief_op is None

    @property
    def brief(self) -> bool:
        """Whether there is a letter to the family now: sharing without consent that goes on, and not put off."""
        d = self.delen
        besloten = d.oordeel is None or d.oordeel.uitkomst is Uitkomst.DELEN
        return d.grondslag not in (None, Grondslag.A) and besloten and not self.uitgesteld

    @property
    def okr(self) -> bool:
        """Whether this is an educational report for a new school: the parents get it until the pupil is of age."""
        d = self.dossier
        return [o["id"] for o in zoek(self.delen.ontvanger, d.ontvangers(), d.org.sector)] == [NIEUWE_SCHOOL]

    @property
    def gedeeld(self) -> bool:
        """Whether the data were shared before the letter."""
        return self.delen.delen_op is not None and self.delen.delen_op < self.brief_op

    @property
    def reactie_tot(self) -> date:
        """The last day of the school's own term to react."""
        return self.brief_op + timedelta(days=self.dossier.org.termijnen.reactietermijn_uitwisseling)

    @property
    def wacht(self) -> bool:
        """Whether the school waits for a reaction: a ground with objection, and no hurry."""
        return self.bezwaar and not self.gedeeld and self.delen.spoed is None

    @property
    def lezer(self) -> Lezer:
        """Who reads the letter to the family."""
        d, wet = self.delen, self.dossier.naslag.wetboek
        vanaf = meerderjarig(wet, self.brief_op) if self.okr else None
        return Lezer(d.leerling, d.gezag, self.brief_op, wet, vanaf)

    # letters to the recipient

    @property
    def opgesteld_op(self) -> date:
        """Date of the form and of letters to the recipient."""
        return self.delen.opgesteld_op or self.dossier.peildatum

    @property
    def bevel_ontbreekt(self) -> bool:
        """Whether the police asked without a written demand that names an article."""
        return self.ontvanger["id"] == POLITIE and not bevel_geldig(self.delen.vraag)

    @property
    def meldpunt(self) -> bool:
        """Whether the recipient takes reports about the safety of a child."""
        return self.ontvanger["id"] in MELDPUNTEN

    @property
    def adresregels(self) -> list[str]:
        """Name, contact and address of the recipient."""
        wie = self.delen.instantie
        if wie is None:
            return [hoofdletter(self.naam)]
        regels = [wie.naam, *([f"ter attentie van {wie.contact}"] if wie.contact else [])]
        if wie.adres:
            plek = [f"{wie.adres.straat} {wie.adres.huisnummer}", f"{wie.adres.postcode} {wie.adres.plaats}"]
            return [*regels, *plek]
        return [*regels, f"per beveiligde e-mail: {wie.email}"] if wie.email else regels

    def _advies(self, ontvanger: Item) -> Advies:
        d = self.dossier
        antwoorden = d.naslag.lijsten["deelantwoorden"]
        return advies(ontvanger, d.org, antwoorden, d.naslag.wetboek, d.peildatum)

    def _normen(self, ids: tuple[str, ...]) -> tuple[Norm, ...]:
        return normen_van(ids, self.dossier.org.sector, self.dossier.naslag.wetboek, self.dossier.peildatum)


def hoofdletter(tekst: str) -> str:
    """The same text with a capital first letter."""
    return tekst[:1].upper() + tekst[1:]


def namen_delen(dossier: Dossier) -> dict[str, Any]:
    """Return `deling` and the words for the reader of the letter to the family."""
    deling = Deling(dossier)
    return {"deling": deling, **woorden(not deling.leeg and deling.lezer.je)}
