"""The name `moment` for letters about a request: what the law makes of the moments around the decision.

Questions back, costs, no data, passing on, notices to recipients and the end of a restriction (juridisch § 2.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from docgen.dossier import Dossier
from docgen.model.basis import Adres
from docgen.model.begrippen import Recht, Uitkomst
from docgen.model.besluit import Handeling, Kennisgeving, Onderdeel, Verwijzing, Wijziging
from docgen.model.verzoek import Rol, Verzoek, Vraag
from docgen.opmaak.filters import hoofdletter
from docgen.recht.termijn import Antwoordtermijn
from docgen.recht.verzoekrecht import GEGEVEN, geweigerde_delen, meteen_gevraagd, termijn_van

GEEN_VERWERKING, ANDERE_VV = "GEEN_VERWERKING", "ANDERE_VV"


_M = TypeVar("_M", Wijziging, Handeling, str)


@dataclass(frozen=True)
class Moment:
    """One request as one reader sees it."""

    dossier: Dossier

    @property
    def _verzoek(self) -> Verzoek:
        return self.dossier.verzoek

    # questions and terms

    @property
    def termijn(self) -> Antwoordtermijn | None:
        """The dates without the answers to questions that are still open."""
        return termijn_van(self._verzoek, self.dossier.org, self.dossier.naslag.wetboek)

    @property
    def mag_verlengen(self) -> bool:
        """Whether the message about more time is in the first month; later it is never made (AVG 12 lid 3)."""
        termijn, verlenging = self.termijn, self._verzoek.verlenging
        return bool(termijn and verlenging and verlenging.op <= termijn.een.datum)

    def staat_stil(self, vraag: Vraag) -> bool:
        """Whether the term can stand still until the answer: only for a question asked at once."""
        return meteen_gevraagd(self._verzoek, vraag, self.dossier.org, self.dossier.naslag.wetboek)

    @property
    def brieftermijn(self) -> date | None:
        """The last day to answer as a letter may promise it: without any standing still."""
        return self.termijn.zonder.datum if self.termijn else None

    # which decision letter

    @property
    def geen_gegevens(self) -> bool:
        """Whether the whole answer to a request for access is that there is nothing (AVG 15 lid 1)."""
        return self._verzoek.recht is Recht.INZAGE and self._alleen(GEEN_VERWERKING)

    @property
    def doorverwezen(self) -> bool:
        """Whether the whole request belongs to another controller."""
        return self._alleen(ANDERE_VV)

    @property
    def gewoon(self) -> bool:
        """Whether the decision is about the contents, so that the letter of its right fits."""
        return self._verzoek.besluit is not None and not (self.geen_gegevens or self.doorverwezen)

    @property
    def anderen(self) -> tuple[Verwijzing, ...]:
        """The organisations that the request belongs to."""
        return tuple(d.verwijzing for d in self._geweigerd if d.grond == ANDERE_VV and d.verwijzing)

    @property
    def doorzenden(self) -> bool:
        """Whether the request may be passed on: the requester agreed and it is known to whom."""
        besluit = self._verzoek.besluit
        mag = besluit and besluit.doorzending and besluit.doorzending.instemming_op
        return bool(mag and self.anderen)

    # people

    @property
    def betrokkene(self) -> str | None:
        """Whose data it is about."""
        wie, kind = self._verzoek.verzoeker, self._verzoek.leerling
        if kind:
            return kind.naam
        return wie.gemachtigd_door if wie.rol is Rol.GEMACHTIGDE else wie.naam

    @property
    def kostenreden(self) -> Mapping[str, Any] | None:
        """The reason for a fee, from keuzelijsten/kostenredenen."""
        kosten = self._verzoek.kosten
        return self.dossier.naslag.lijsten["kostenredenen"].get(kosten.reden) if kosten else None

    # notices to recipients

    @property
    def kennisgeven(self) -> bool:
        """Whether this reader is a recipient that must be told (AVG 19)."""
        besluit = self._verzoek.besluit
        recht = self._verzoek.recht in (Recht.RECTIFICATIE, Recht.VERWIJDERING, Recht.BEPERKING)
        return bool(besluit and recht and besluit.uitkomst in GEGEVEN and besluit.ontvangers)

    @property
    def ontvanger(self) -> Kennisgeving:
        """The recipient that this notice is for; LookupError when there is none."""
        if not self.kennisgeven or not self._verzoek.besluit:
            raise LookupError("er is geen ontvanger")
        return self._verzoek.besluit.ontvangers[0]

    @property
    def ontvangeradres(self) -> list[str]:
        """Name and address of the recipient, or mail address."""
        wie = self.ontvanger
        naam = hoofdletter(wie.naam)
        if wie.adres:
            return [naam, *adresregels(wie.adres)]
        return [naam, *([f"per e-mail: {wie.email}"] if wie.email else [])]

    @property
    def wijzigingen(self) -> tuple[Wijziging, ...]:
        """The corrections in data that this recipient had."""
        feiten = self._verzoek.rectificatie
        return self._van_ontvanger(feiten.wijzigingen if feiten else ())

    @property
    def gewist(self) -> tuple[Handeling, ...]:
        """What was erased of the data that this recipient had."""
        feiten = self._verzoek.verwijdering
        return self._van_ontvanger(feiten.gewist if feiten else ())

    @property
    def beperkt(self) -> tuple[str, ...]:
        """The data that this recipient had and that may not be used for now."""
        feiten = self._verzoek.beperking
        return self._van_ontvanger(feiten.gegevens if feiten else ())

    # inside

    @property
    def _geweigerd(self) -> tuple[Onderdeel, ...]:
        besluit = self._verzoek.besluit
        return tuple(deel for _, deel in geweigerde_delen(besluit)) if besluit else ()

    def _alleen(self, grond: str) -> bool:
        besluit = self._verzoek.besluit
        buiten = besluit is not None and besluit.uitkomst is Uitkomst.NIET_VAN_TOEPASSING
        return buiten and {d.grond for d in self._geweigerd} == {grond}

    def _van_ontvanger(self, alles: Iterable[_M]) -> tuple[_M, ...]:
        """Only what this recipient had; when there is one thing only, that is it (AVG 5 lid 1 c)."""
        lijst = tuple(alles)
        namen = self.ontvanger.gegevens
        if namen:
            return tuple(x for x in lijst if woorden_van(x) in namen)
        return lijst if len(lijst) == 1 else ()


def woorden_van(wat: Wijziging | Handeling | str) -> str:
    """The words by which a recipient's `gegevens` point at a change."""
    match wat:
        case Wijziging():
            return wat.gegeven
        case Handeling():
            return wat.wat
        case _:
            return wat


def adresregels(adres: Adres) -> list[str]:
    """The lines of an address."""
    return [f"{adres.straat} {adres.huisnummer}", f"{adres.postcode} {adres.plaats}"]
