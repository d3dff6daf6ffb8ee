"""The names for documents about a data breach and about an event: `lek`, `lekken`, `kring` and the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.datalek import Aan, Datalek, Groep
from docgen.opmaak.lezer import woorden
from docgen.recht.datalek import Klok, Plichten
from docgen.recht.norm import Norm

Item = Mapping[str, Any]
_MINDERJARIG = ("leerling", "aangemelde")


@dataclass(frozen=True)
class Lek:
    """One breach with what the law makes of it, in words."""

    datalek: Datalek
    dossier: Dossier

    @cached_property
    def plicht(self) -> Plichten:
        """What the law asks on the peildatum."""
        return Plichten(self.datalek, self.dossier.naslag.wetboek, self.dossier.peildatum)

    @property
    def aard(self) -> Item:
        """How it happened, as an item of keuzelijsten/datalekaarden."""
        return self._lijst("datalekaarden")[self.datalek.aard.value]

    @property
    def risico(self) -> Item | None:
        """The judged risk, as an item of keuzelijsten/datalekrisicos."""
        risico = self.plicht.risico
        return self._lijst("datalekrisicos")[risico.value] if risico else None

    @property
    def uitzondering(self) -> Item | None:
        """Why the people concerned were not told (AVG 34 lid 3)."""
        niet = self.datalek.betrokkenen_niet
        return self._lijst("datalekuitzonderingen")[niet.reden] if niet else None

    @property
    def verwerker(self) -> str | None:
        """Name of the processor where it happened."""
        werk = self.datalek.verwerker
        namen = {v.id: v.naam for v in self.dossier.org.verwerkers}
        return namen.get(werk.wie, werk.wie) if werk else None

    @property
    def normen_uitstel(self) -> tuple[Norm, ...]:
        """The articles that allow to tell later."""
        uitstel, wetboek = self.datalek.uitstel, self.dossier.naslag.wetboek
        return tuple(wetboek.norm(id_, self.dossier.peildatum) for id_ in (uitstel.normen if uitstel else ()))

    @property
    def personen(self) -> tuple[str, ...]:
        """Each group in words: 24 leerlingen, ongeveer 40 ouders en verzorgers; without a number only the group."""
        return tuple(self._groep(g) for g in self.datalek.personen)

    def _groep(self, groep: Groep) -> str:
        item = self._lijst("betrokkenen")[groep.wie]
        mbo = "_mbo" if self.dossier.org.leerling == "student" else ""
        veld = "naam" if groep.aantal == 1 else "meervoud"
        wie = str(item.get(f"{veld}{mbo}") or item[veld])
        if groep.aantal is None:
            return wie
        return f"{'ongeveer ' if groep.ongeveer else ''}{groep.aantal} {wie}"

    @property
    def te_laat(self) -> bool:
        """Whether a report now, or the report that was made, comes after the last moment."""
        return self.plicht.klok in (Klok.TE_LAAT, Klok.VOORBIJ)

    @property
    def minderjarig(self) -> bool:
        """Whether there may be children among them."""
        return any(
            self._lijst("betrokkenen")[g.wie].get("minderjarig") == "ja" for g in self.datalek.personen
        )

    # the letter

    @property
    def brief_op(self) -> date:
        """Date of the letter to the people concerned, or of the public notice."""
        lek = self.datalek
        openbaar = lek.betrokkenen_niet.openbaar_op if lek.betrokkenen_niet else None
        return lek.betrokkenen_geinformeerd_op or openbaar or self.dossier.peildatum

    @property
    def aan_leerlingen(self) -> bool:
        """Whether pupils who decide themselves get a letter, in "je"."""
        return Aan.LEERLINGEN in self.datalek.brief_aan

    @property
    def aan_volwassenen(self) -> tuple[str, ...]:
        """Who gets the letter in "u"."""
        namen = {Aan.OUDERS: "ouder of verzorger", Aan.MEDEWERKERS: "collega"}
        return tuple(naam for aan, naam in namen.items() if aan in self.datalek.brief_aan)

    @property
    def van_u(self) -> str:
        """Whose data the letter in "u" is about."""
        wie = {g.wie for g in self.datalek.personen}
        kind, zelf = bool(wie & set(_MINDERJARIG)), bool(wie - set(_MINDERJARIG))
        ouders = Aan.OUDERS in self.datalek.brief_aan
        if ouders and kind:
            return "u en uw kind" if zelf else "uw kind"
        return "u"

    def _lijst(self, naam: str) -> Mapping[str, Item]:
        return self.dossier.naslag.lijsten[naam]


def uur(moment: datetime | time) -> str:
    """The time of day: 14.30 uur."""
    return f"{moment:%H.%M} uur"


def namen_datalek(dossier: Dossier) -> dict[str, Any]:
    """Return `lek`, and `uur` for a time; the template sets the words for u or je."""
    return {"lek": Lek(dossier.datalek, dossier), "uur": uur, "woorden_je": woorden(True), **woorden(False)}


def namen_incident(dossier: Dossier) -> dict[str, Any]:
    """Return the words for the reader of the letter."""
    return woorden(dossier.incident.aan is Aan.LEERLINGEN)


def namen_lekken(dossier: Dossier) -> dict[str, Any]:
    """Return `lekken`: every breach of the organisation, the oldest first."""
    alle = sorted((z.model for z in dossier.alle.get("datalek", ())), key=lambda m: (m.ontdekt_op, m.kenmerk))
    return {"lekken": tuple(Lek(m, dossier) for m in alle), "uur": uur}
