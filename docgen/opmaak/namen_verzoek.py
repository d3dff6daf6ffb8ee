"""The names for letters about a request: `zaak` (facts and law of this case) and the words for u or je.

Nothing is worked out before a template asks for it, so that a case with impossible facts can still be reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.basis import Persoon
from docgen.model.begrippen import Uitkomst
from docgen.model.besluit import Besluit, Onderdeel
from docgen.model.verzoek import Kanaal, Rol, Verzoek
from docgen.opmaak.namen_moment import Moment, adresregels
from docgen.opmaak.namen_register import Activiteit, Boek
from docgen.recht.bevoegdheid import Bevoegdheid
from docgen.recht.leeftijd import zelf_beslissen, zelf_rechten
from docgen.recht.norm import Norm, Wet
from docgen.recht.rechtsmiddelen import Rechtsmiddelen
from docgen.recht.termijn import Antwoordtermijn
from docgen.recht.verzoekrecht import (
    bekend_op,
    bevoegd,
    is_intrekking,
    leeftijd_van,
    middelen_van,
    termijn_van,
    uiterste_datum,
    weigert,
)
from docgen.recht.wetboek import Wetboek

Item = Mapping[str, Any]
PERSOON = {
    Rol.MEDEWERKER: "medewerker",
    Rol.OUDER: "ouder",
    Rol.VOOGD: "ouder",
    Rol.OUDER_ZONDER_GEZAG: "ouder",
}


def namen_verzoek(dossier: Dossier) -> dict[str, Any]:
    """Return `zaak`, `moment`, `je` and the words that differ between a letter in "u" and one in "je".

    `aan("Wilt u", "Wil je")` picks one of two wordings.
    """
    je = dossier.verzoek.verzoeker.rol is Rol.LEERLING
    return {
        "zaak": Zaak(dossier),
        "moment": Moment(dossier),
        "je": je,
        "aan": _kiezer(je),
        "u": "je" if je else "u",
        "uw": "jouw" if je else "uw",
        "Uw": "Jouw" if je else "Uw",
    }


def _kiezer(je: bool) -> Callable[[str, str], str]:
    def aan(voor_u: str, voor_je: str) -> str:
        return voor_je if je else voor_u

    return aan


@dataclass(frozen=True)
class Deel:
    """A part of the decision with its ground in words and the norms that hold for this right and requester."""

    onderdeel: Onderdeel
    grond: Item | None
    normen: tuple[Norm, ...]


@dataclass(frozen=True)
class Gedaan:
    """A line of what happened; `soort` is the key of a wording in the template, or None for the school's own."""

    op: date
    soort: str | None
    wat: str | None = None


@dataclass(frozen=True)
class Zaak:
    """One request with what the law makes of it."""

    dossier: Dossier

    @property
    def verzoek(self) -> Verzoek:
        """The case file."""
        return self.dossier.verzoek

    @property
    def besluit(self) -> Besluit:
        """The decision; LookupError when there is none yet."""
        if self.verzoek.besluit is None:
            raise LookupError("er is nog geen besluit")
        return self.verzoek.besluit

    # dates

    @property
    def besluitdatum(self) -> date:
        """Date of the decision letter: the day on which it is sent."""
        return bekend_op(self.besluit)

    @property
    def bevestigd_op(self) -> date:
        """Date of the acknowledgement."""
        return self.verzoek.bevestigd_op or self.dossier.peildatum

    @property
    def termijn(self) -> Antwoordtermijn | None:
        """The dates of the request with all answers that are known now."""
        return self.termijn_bij(None)

    def termijn_bij(self, dag: date | None) -> Antwoordtermijn | None:
        """The dates as they were known on the day of a letter."""
        return termijn_van(self.verzoek, self.dossier.org, self._wetboek, dag)

    @property
    def uiterlijk(self) -> date | None:
        """The last day to decide, extension included."""
        return uiterste_datum(self.verzoek, self.termijn) if self.termijn else None

    # people

    @property
    def leeftijd(self) -> int | None:
        """Age of the pupil on the day of receipt."""
        return leeftijd_van(self.verzoek, self.verzoek.ontvangen_op)

    @cached_property
    def bevoegd(self) -> Bevoegdheid | None:
        """Whether the requester may ask this."""
        return bevoegd(self.verzoek, self._wetboek)

    @property
    def wie_wel(self) -> str:
        """Who may ask instead: `ouder`, `beiden` (pupil or parent) or `leerling`."""
        jaren, op = self.leeftijd, self.verzoek.ontvangen_op
        if jaren is None or jaren >= zelf_beslissen(self._wetboek, op):
            return "leerling"
        return "ouder" if jaren < zelf_rechten(self._wetboek, op) else "beiden"

    @property
    def aanhef(self) -> str:
        """How the letter begins."""
        wie = self.verzoek.verzoeker
        return (wie.aanhef or f"Beste {wie.naam}").rstrip(",") + ","

    @property
    def adresregels(self) -> list[str]:
        """Name and address, or name and mail address when the answer goes by mail (AVG 12 lid 3)."""
        wie, via = self.verzoek.verzoeker, self._via
        if wie.email and (via is Kanaal.EMAIL or not wie.adres):
            return [wie.naam, f"per e-mail: {wie.email}"]
        if via is Kanaal.PORTAAL:
            return [wie.naam, "via het ouderportaal" if wie.rol is not Rol.LEERLING else "via het portaal"]
        return [wie.naam, *adresregels(wie.adres)] if wie.adres else []

    @property
    def digitaal(self) -> bool:
        """Whether the letter goes by mail or portal, so that nobody needs room for a pen."""
        return self._via.digitaal

    @property
    def ondertekenaar(self) -> Persoon | None:
        """Who signs the decision on behalf of the board."""
        eigen = self.verzoek.besluit.ondertekenaar if self.verzoek.besluit else None
        return eigen or self.dossier.org.bestuur.ondertekenaar

    # the decision

    @cached_property
    def geweigerd(self) -> bool:
        """Whether the school does not (fully) do what was asked."""
        return weigert(self.verzoek, self._weigeringen)

    @cached_property
    def middelen(self) -> Rechtsmiddelen:
        """The remedies under the decision."""
        return middelen_van(self.verzoek, self.dossier.org, self._wetboek, self._weigeringen)

    @property
    def clausules(self) -> frozenset[str]:
        """The codes of the clauses under the decision (A, B, C, D ...)."""
        return frozenset(c.value for c in self.middelen.clausules)

    @cached_property
    def delen(self) -> tuple[Deel, ...]:
        """The parts of the decision."""
        return tuple(self._deel(deel) for deel in self.besluit.onderdelen)

    @property
    def weigeringen(self) -> tuple[Deel, ...]:
        """The parts that are not (fully) granted."""
        return tuple(d for d in self.delen if d.onderdeel.uitkomst is not Uitkomst.TOEGEWEZEN)

    @cached_property
    def is_intrekking(self) -> bool:
        """Whether the objection is in truth a withdrawal of consent (AVG 7 lid 3)."""
        over_bezwaar = frozenset(id_ for id_, g in self._gronden.items() if "avg-21-1" in g["normen"])
        return is_intrekking(self.verzoek, self.dossier.register, over_bezwaar)

    @property
    def geeft_informatie(self) -> bool:
        """Whether an access decision tells how the school uses the data; a ground may limit the copy only."""
        if self.besluit.uitkomst in (Uitkomst.TOEGEWEZEN, Uitkomst.GEDEELTELIJK):
            return True
        gronden = [d.grond or {} for d in self.weigeringen]
        return bool(gronden) and all(g.get("alleen_kopie") == "ja" for g in gronden)

    @property
    def wetten(self) -> tuple[Wet, ...]:
        """The acts that the reasons cite by an abbreviation, each once, to write them out below."""
        alle = {n.wet.id: n.wet for d in self.weigeringen for n in d.normen if n.wet.soort == "wet"}
        namen = [f" {w.naam} " for w in alle.values()]
        bekend = {n.wet.id: n.wet for n in self._wetboek.normen() if n.wet.soort == "wet"}
        erin = {i: w for i, w in bekend.items() if any(f" {w.afkorting} " in naam for naam in namen)}
        return tuple(w for w in (alle | erin).values() if w.afkorting != w.naam)

    @property
    def gronden(self) -> frozenset[str]:
        """The codes of the grounds that are used."""
        return frozenset(d.onderdeel.grond for d in self.delen if d.onderdeel.grond)

    @property
    def verloop(self) -> list[Gedaan]:
        """What happened, in order of date (juridisch § 2.1 B6)."""
        return sorted(self._verloop(), key=lambda g: g.op)

    @property
    def inzage(self) -> tuple[Activiteit, ...]:
        """The activities that an access decision tells about: those named, else all about this kind of person."""
        eigen = self.verzoek.inzage.verwerkingen if self.verzoek.inzage else ()
        alle = Boek(self.dossier).activiteiten
        if eigen:
            return tuple(a for a in alle if a.verwerking.id in eigen)
        soort = "leerling" if self.verzoek.leerling else PERSOON.get(self.verzoek.verzoeker.rol, "leerling")
        return tuple(a for a in alle if soort in a.verwerking.betrokkenen)

    # inside

    @property
    def _via(self) -> Kanaal:
        return self.verzoek.antwoord_via or self.verzoek.kanaal

    @property
    def _wetboek(self) -> Wetboek:
        return self.dossier.naslag.wetboek

    @property
    def _gronden(self) -> Mapping[str, Item]:
        return self.dossier.naslag.lijsten["weigeringsgronden"]

    @property
    def _weigeringen(self) -> frozenset[str]:
        return frozenset(id_ for id_, grond in self._gronden.items() if grond["weigering"] == "ja")

    def _deel(self, deel: Onderdeel) -> Deel:
        grond = self._gronden.get(deel.grond or "")
        boek = Boek(self.dossier)
        return Deel(deel, grond, boek.normen(dict.fromkeys((*self._van_grond(grond), *deel.normen))))

    def _van_grond(self, grond: Item | None) -> tuple[str, ...]:
        if not grond:
            return ()
        alleen = grond.get("alleen_bij", {})
        past = (self.verzoek.recht.value, self.verzoek.verzoeker.rol.value)
        return tuple(n for n in grond["normen"] if n not in alleen or alleen[n] in past)

    def _verloop(self) -> Iterator[Gedaan]:
        v, b = self.verzoek, self.besluit
        yield Gedaan(v.ontvangen_op, "ontvangen")
        if v.bevestigd_op:
            yield Gedaan(v.bevestigd_op, "bevestigd")
        for soort, vraag in (("identiteit", v.identiteit), ("verduidelijking", v.verduidelijking)):
            if vraag:
                yield Gedaan(vraag.gevraagd_op, f"{soort}-gevraagd")
            if vraag and vraag.ontvangen_op:
                yield Gedaan(vraag.ontvangen_op, f"{soort}-ontvangen")
        if v.verlenging:
            yield Gedaan(v.verlenging.op, "verlengd")
        yield from (Gedaan(h.op, None, h.wat) for h in b.gedaan)
        yield Gedaan(b.op, "besloten")
