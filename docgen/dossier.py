"""Everything docgen knows when it makes one document: organisation, case, law and reference lists, on one date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen.bron import Gelezen
from docgen.bron.boom import als_data
from docgen.meldingen import Plek
from docgen.model.basis import Gegevens
from docgen.model.beeld import Beeld
from docgen.model.convenant import Convenant
from docgen.model.datalek import Datalek
from docgen.model.delen import Delen
from docgen.model.incident import Incident
from docgen.model.organisatie import Organisatie
from docgen.model.overleg import Overleg
from docgen.model.soorten import SOORTEN
from docgen.model.toestemming import Toestemming
from docgen.model.verwerking import Verwerking
from docgen.model.verzoek import Verzoek
from docgen.naslag import Naslag


@dataclass(frozen=True)
class Dossier:
    """The input of rules, law and templates; `zaak` is the case file of the kind `soort`, if any.

    `alle` holds every case file of a kind, for a register of them.
    """

    organisatie: Gelezen[Organisatie]
    naslag: Naslag
    peildatum: date
    mappen: tuple[Path, ...]
    soort: str | None = None
    zaak: Gelezen[Any] | None = None
    alle: Mapping[str, tuple[Gelezen[Any], ...]] = field(default_factory=dict, compare=False)

    @property
    def org(self) -> Organisatie:
        """The organisation."""
        return self.organisatie.model

    def met(self, soort: str, zaak: Gelezen[Any]) -> Dossier:
        """The same dossier with a case."""
        return replace(self, soort=soort, zaak=zaak)

    @cached_property
    def register(self) -> tuple[Verwerking, ...]:
        """The activities that this organisation has: of its sector and not switched off.

        An activity without its own `laatste_controle` was last checked with the register as a whole.
        """
        heel = {"laatste_controle": self.org.register_gecontroleerd_op}
        return tuple(
            v if v.laatste_controle else v.model_copy(update=heel) for v in self.org.verwerkingen if not v.uit
        )

    @cached_property
    def standaarden(self) -> Mapping[str, Mapping[str, Any]]:
        """The entries of docgen's catalogue for this sector by id, as they were before anyone changed them."""
        lijst = als_data(self.naslag.catalogus(self.org.sector))["verwerkingen"]
        return {item["id"]: item for item in lijst}

    def _zaak(self, soort: type[Gegevens]) -> Any:
        if not self.zaak or not isinstance(self.zaak.model, soort):
            raise LookupError(f"geen {soort.__name__}")
        return self.zaak.model

    @property
    def overleg(self) -> Overleg:
        """The meeting; LookupError when this dossier has none."""
        return self._zaak(Overleg)  # type: ignore[no-any-return]

    @property
    def verzoek(self) -> Verzoek:
        """The request; LookupError when this dossier has none."""
        return self._zaak(Verzoek)  # type: ignore[no-any-return]

    @property
    def convenant(self) -> Convenant:
        """The convenant; LookupError when this dossier has none."""
        return self._zaak(Convenant)  # type: ignore[no-any-return]

    @property
    def delen(self) -> Delen:
        """The occasion of sharing; LookupError when this dossier has none."""
        return self._zaak(Delen)  # type: ignore[no-any-return]

    @property
    def datalek(self) -> Datalek:
        """The data breach; LookupError when this dossier has none."""
        return self._zaak(Datalek)  # type: ignore[no-any-return]

    @property
    def incident(self) -> Incident:
        """The event to write about; LookupError when this dossier has none."""
        return self._zaak(Incident)  # type: ignore[no-any-return]

    @property
    def beeld(self) -> Beeld:
        """The choice for pictures; LookupError when this dossier has none."""
        return self._zaak(Beeld)  # type: ignore[no-any-return]

    @property
    def toestemming(self) -> Toestemming:
        """The consent; LookupError when this dossier has none."""
        return self._zaak(Toestemming)  # type: ignore[no-any-return]

    def ontvangers(self) -> Mapping[str, Mapping[str, Any]]:
        """Recipients by code: those of docgen and the organisation's own."""
        eigen = {
            o.id: {"id": o.id, "naam": o.naam, "doel": o.doel, "normen": ()}
            for o in self.org.ontvangers
            if not o.uit
        }
        return {**self.naslag.lijsten["ontvangers"], **eigen}

    def plek(self, over: str, pad: tuple[str | int, ...]) -> Plek:
        """Where a value stands: in the case file for rules about a case, else in the organisation's files.

        What comes from docgen's own catalogue is pointed at where the user can change it: the nearest thing above
        it that stands in a file of the organisation.
        """
        bron = self.zaak if over in SOORTEN and self.zaak else self.organisatie
        hoger = (bron.plek(*pad[:diepte]) for diepte in range(len(pad), 0, -1))
        for plek in (*hoger, self.organisatie.plek("verwerkingen")):
            if not plek.bestand.startswith("configuratie/"):
                return plek
        return self.organisatie.plek()
