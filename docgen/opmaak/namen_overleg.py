"""The extra names for templates about an overleg: one name, `formulier`, that works out what a page asks for.

Everything is worked out when it is first used: these names are also given to templates without an overleg, and
then a blank form may be meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.overleg import Deelnemer, Overleg, SoortGegeven
from docgen.opmaak.toestemmingsvraag import Toestemmingsvraag
from docgen.recht.ondertekening import Ondertekening, ondertekening
from docgen.recht.toestemming import (
    bewaartermijn,
    datum_formulier,
    gevraagd,
    is_eigen_medewerker,
    is_hulpverlener,
    situatie,
    van_de_wet,
)


@dataclass(frozen=True)
class Kolom:
    """A kind of data as the form shows it; `omschrijving` is the school's own, or that of the list."""

    id: str
    naam: str
    eis: str
    omschrijving: str | None
    bijzonder: bool
    eigen_tekst: bool


@dataclass(frozen=True)
class Cel:
    """What the form does with one kind for one partner: ask (`vraag`), do not share (`niet`), `wet`."""

    soort: Kolom
    keuze: str


@dataclass(frozen=True)
class Rij:
    """A partner as the form shows it; `eigen` is a colleague of the school, for whom no consent is asked."""

    id: str
    naam: str
    eis: str
    organisatie: str | None
    persoon: str | None
    eigen: bool
    hulpverlener: bool
    afwezig: bool
    omschrijving_verplicht: bool
    cellen: tuple[Cel, ...]

    @property
    def wie(self) -> str:
        """Function and, when known, organisation."""
        return f"{self.naam} ({self.organisatie})" if self.organisatie else self.naam

    def met_keuze(self, keuze: str) -> tuple[Kolom, ...]:
        """The kinds with which the form does this for the partner: `vraag`, `niet` or `wet`."""
        return tuple(cel.soort for cel in self.cellen if cel.keuze == keuze)


@dataclass(frozen=True)
class Formulier(Toestemmingsvraag):
    """What a consent form asks, of whom and who signs it; blank when the dossier has no overleg."""

    @cached_property
    def overleg(self) -> Overleg | None:
        """The meeting, or None for a blank form."""
        return self.dossier.overleg if self.dossier.soort == "overleg" else None

    @property
    def leeg(self) -> bool:
        """Whether this is a blank form."""
        return self.overleg is None

    @property
    def op(self) -> date:
        """The day on which the form is drawn up."""
        return datum_formulier(self.overleg, self.dossier.peildatum)

    @cached_property
    def tekenen(self) -> Ondertekening:
        """Who signs, by the law on the day of the form."""
        return ondertekening(situatie(self.overleg, self.op, self._partners), self.dossier.naslag.wetboek)

    @property
    def hulpverlener(self) -> bool:
        """Whether someone with a treatment relation takes part; on a blank form that is possible."""
        return any(r.hulpverlener for r in self.partners)

    @cached_property
    def soorten(self) -> tuple[Kolom, ...]:
        """The kinds of data: those of the overleg, or all on a blank form."""
        lijst = self.dossier.naslag.lijsten["soorten-gegevens"]
        if self.overleg is None:
            return tuple(_kolom(s, None) for s in lijst.values() if "overleg" in s["gebruik"])
        return tuple(_kolom(lijst[s.soort], s) for s in self.overleg.gegevens)

    @property
    def gezondheid(self) -> Kolom | None:
        """The first kind that asks a separate, explicit consent."""
        return next((s for s in self.soorten if s.bijzonder), None)

    @cached_property
    def partners(self) -> tuple[Rij, ...]:
        """The partners: those of the overleg, or all on a blank form."""
        if self.overleg is None:
            deelnemers = tuple(Deelnemer(partner=id_) for id_ in self._partners)
        else:
            deelnemers = self.overleg.partners
        return tuple(self._rij(d) for d in deelnemers)

    @property
    def wettelijk(self) -> bool:
        """Whether some data goes to a partner because the law says so."""
        return any(cel.keuze == "wet" for rij in self.partners for cel in rij.cellen)

    @property
    def bewaartermijn(self) -> str:
        """How long the report is kept."""
        termijnen = self.dossier.naslag.lijsten["bewaartermijnen"]
        return bewaartermijn(self.overleg, termijnen, self.dossier.org.sector.delen)

    @property
    def _partners(self) -> Mapping[str, Mapping[str, Any]]:
        return self.dossier.naslag.lijsten["partners"]

    def _rij(self, d: Deelnemer) -> Rij:
        soort = self._partners[d.partner]
        eigen = is_eigen_medewerker(d, self._partners, self.dossier.org)
        return Rij(
            id=d.partner,
            naam=_functie(d, soort),
            eis=soort["eis"],
            organisatie=d.organisatie or (self.dossier.org.naam if eigen else None),
            persoon=d.naam,
            eigen=eigen,
            hulpverlener=is_hulpverlener(d, self._partners),
            afwezig=d.aanwezig is False,
            omschrijving_verplicht=soort["omschrijving_verplicht"] == "ja",
            cellen=tuple(Cel(s, self._keuze(d, s.id)) for s in self.soorten),
        )

    def _keuze(self, d: Deelnemer, soort: str) -> str:
        if van_de_wet(d, soort, self._partners):
            return "wet"
        return "vraag" if gevraagd(d, (soort,), self._partners, self.dossier.org) else "niet"


def _functie(d: Deelnemer, soort: Mapping[str, Any]) -> str:
    """The function as the school names it; "iemand anders" never stands on a filled form when more is known."""
    return d.functie or d.omschrijving or str(soort["naam"])


def _kolom(soort: Mapping[str, Any], gekozen: SoortGegeven | None) -> Kolom:
    eigen_tekst = soort["omschrijving_verplicht"] == "ja"
    tekst = gekozen.omschrijving if gekozen else None
    return Kolom(
        id=soort["id"],
        naam=soort["naam"],
        eis=soort["eis"],
        omschrijving=tekst or (None if eigen_tekst else soort["omschrijving"]),
        bijzonder=soort["bijzonder"] == "ja",
        eigen_tekst=eigen_tekst,
    )


def namen_overleg(dossier: Dossier) -> dict[str, Any]:
    """Return the name `formulier`, for an overleg or for a blank form."""
    return {"formulier": Formulier(dossier)}
