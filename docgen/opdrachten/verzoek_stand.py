"""Where a request stands: its step, its last day and what to do now, derived from the facts in the case file.

Nothing of this is stored, so that a case edited by hand and one edited by command cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from docgen.dossier import Dossier
from docgen.model.begrippen import Recht
from docgen.model.verzoek import Verzoek
from docgen.recht.kalender import EEN_DAG
from docgen.recht.termijn import Antwoordtermijn, Termijn
from docgen.recht.verzoekrecht import termijn_van, uiterste_datum


class Stap(StrEnum):
    """The steps of a request; their words stand in keuzelijsten/verzoekstappen."""

    NIEUW = "nieuw"
    WACHT_OP_IDENTITEIT = "wacht-op-identiteit"
    WACHT_OP_VERDUIDELIJKING = "wacht-op-verduidelijking"
    BEHANDELEN = "behandelen"
    BESLUIT_VERSTUREN = "besluit-versturen"
    AFGESLOTEN = "afgesloten"
    INGETROKKEN = "ingetrokken"

    @property
    def open(self) -> bool:
        """Whether the school still has to do something."""
        return self not in (Stap.AFGESLOTEN, Stap.INGETROKKEN)


@dataclass(frozen=True)
class Stand:
    """One request on one day; days are counted to `laatste_dag`."""

    zaak: str
    recht: Recht
    stap: Stap
    ontvangen: date
    termijn: Antwoordtermijn
    verlengd: bool
    peildatum: date
    volgende: str

    @property
    def begin_termijn(self) -> date:
        """The first day that counts (V 1182/71 art. 3 lid 1)."""
        return self.ontvangen + EEN_DAG

    @property
    def telling(self) -> Termijn:
        """How the last day was found, extension included."""
        return self.termijn.drie if self.verlengd else self.termijn.een

    @property
    def laatste_dag(self) -> date:
        """The last day to answer, extension included."""
        return self.telling.datum

    @property
    def dagen_over(self) -> int:
        """Days until the last day; below zero the answer is late."""
        return (self.laatste_dag - self.peildatum).days

    @property
    def zonder_stilstand(self) -> date | None:
        """The last day if the term did not stand still; none when it did not (EDPB 01/2022 § 159)."""
        if not self.termijn.geschorst:
            return None
        return (self.termijn.zonder_drie if self.verlengd else self.termijn.zonder).datum


def stap_van(verzoek: Verzoek) -> Stap:
    """The step that follows from the facts."""
    if verzoek.ingetrokken_op:
        return Stap.INGETROKKEN
    if verzoek.besluit:
        return Stap.AFGESLOTEN if verzoek.besluit.verzonden_op else Stap.BESLUIT_VERSTUREN
    if verzoek.identiteit and not verzoek.identiteit.ontvangen_op:
        return Stap.WACHT_OP_IDENTITEIT
    if verzoek.verduidelijking and not verzoek.verduidelijking.ontvangen_op:
        return Stap.WACHT_OP_VERDUIDELIJKING
    bezig = verzoek.bevestigd_op or verzoek.identiteit or verzoek.verduidelijking or verzoek.verlenging
    return Stap.BEHANDELEN if bezig else Stap.NIEUW


def stand(dossier: Dossier) -> Stand | None:
    """Where the request of this dossier stands; None when its dates cannot be true (the INV rules say why)."""
    verzoek = dossier.verzoek
    termijn = termijn_van(verzoek, dossier.org, dossier.naslag.wetboek)
    if termijn is None:
        return None
    stap = stap_van(verzoek)
    laatste = uiterste_datum(verzoek, termijn)
    woorden = dossier.naslag.lijsten["verzoekstappen"]
    volgende = str(woorden[stap.value]["volgende"])
    if stap.open and laatste < dossier.peildatum:
        volgende = f"{woorden['te-laat']['volgende']} {volgende}"
    return Stand(
        zaak=verzoek.kenmerk,
        recht=verzoek.recht,
        stap=stap,
        ontvangen=verzoek.ontvangen_op,
        termijn=termijn,
        verlengd=laatste != termijn.een.datum,
        peildatum=dossier.peildatum,
        volgende=volgende,
    )
