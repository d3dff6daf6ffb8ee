"""Where a request stands: its step, its last day and what to do now, derived from the facts in the case file.

Nothing of this is stored, so that a case edited by hand and one edited by command cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from docgen.dossier import Dossier
from docgen.model.begrippen import Recht
from docgen.model.besluit import Besluit
from docgen.model.verzoek import Verzoek
from docgen.recht.exemplaren import te_informeren
from docgen.recht.kalender import EEN_DAG
from docgen.recht.termijn import Antwoordtermijn, Termijn
from docgen.recht.verzoekrecht import GEGEVEN, MET_ONTVANGERS, termijn_van, uiterste_datum


class Stap(StrEnum):
    """The steps of a request; their words stand in keuzelijsten/verzoekstappen."""

    NIEUW = "nieuw"
    WACHT_OP_IDENTITEIT = "wacht-op-identiteit"
    WACHT_OP_VERDUIDELIJKING = "wacht-op-verduidelijking"
    BEHANDELEN = "behandelen"
    WACHT_OP_KOSTEN = "wacht-op-kosten"
    BESLUIT_VERSTUREN = "besluit-versturen"
    DOORSTUREN = "doorsturen"
    ONTVANGERS_INFORMEREN = "ontvangers-informeren"
    OPHEFFING_MELDEN = "opheffing-melden"
    BEPERKING_LOOPT = "beperking-loopt"
    AFGESLOTEN = "afgesloten"
    INGETROKKEN = "ingetrokken"

    @property
    def open(self) -> bool:
        """Whether the school still has to do something."""
        return self not in (Stap.AFGESLOTEN, Stap.INGETROKKEN)

    @property
    def beantwoord(self) -> bool:
        """Whether the requester has the answer, so that no last day runs any more."""
        return self in NAZORG or not self.open


NAZORG = frozenset({Stap.DOORSTUREN, Stap.ONTVANGERS_INFORMEREN, Stap.OPHEFFING_MELDEN, Stap.BEPERKING_LOOPT})


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
    def dagen_over(self) -> int | None:
        """Days until the last day; below zero the answer is late; none when the answer is given."""
        if self.stap.beantwoord:
            return None
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
        return _na_besluit(verzoek, verzoek.besluit)
    if verzoek.identiteit and not verzoek.identiteit.ontvangen_op:
        return Stap.WACHT_OP_IDENTITEIT
    if verzoek.verduidelijking and not verzoek.verduidelijking.ontvangen_op:
        return Stap.WACHT_OP_VERDUIDELIJKING
    if verzoek.kosten and not verzoek.kosten.keuze:
        return Stap.WACHT_OP_KOSTEN
    bezig = (
        verzoek.bevestigd_op
        or verzoek.kosten
        or verzoek.identiteit
        or verzoek.verduidelijking
        or verzoek.verlenging
    )
    return Stap.BEHANDELEN if bezig else Stap.NIEUW


def _na_besluit(verzoek: Verzoek, besluit: Besluit) -> Stap:
    """What is left after the decision: pass on, tell the recipients (AVG 19), tell of the end (AVG 18 lid 3)."""
    if not besluit.verzonden_op:
        return Stap.BESLUIT_VERSTUREN
    doorzending = besluit.doorzending
    if doorzending and doorzending.instemming_op and not doorzending.doorgestuurd_op:
        return Stap.DOORSTUREN
    if besluit.uitkomst not in GEGEVEN:
        return Stap.AFGESLOTEN
    if verzoek.recht in MET_ONTVANGERS and any(not k.op for k in te_informeren(besluit)):
        return Stap.ONTVANGERS_INFORMEREN
    if verzoek.recht is Recht.BEPERKING and verzoek.beperking:
        opheffing = verzoek.beperking.opheffing
        if opheffing is None:
            return Stap.BEPERKING_LOOPT
        return Stap.AFGESLOTEN if opheffing.bericht_op else Stap.OPHEFFING_MELDEN
    return Stap.AFGESLOTEN


def stand(dossier: Dossier) -> Stand | None:
    """Where the request of this dossier stands; None when its dates cannot be true (the INV rules say why)."""
    verzoek = dossier.verzoek
    termijn = termijn_van(verzoek, dossier.org, dossier.naslag.wetboek)
    if termijn is None:
        return None
    stap = stap_van(verzoek)
    laatste = uiterste_datum(verzoek, termijn)
    woorden = dossier.naslag.lijsten["verzoekstappen"]
    te_laat = not stap.beantwoord and laatste < dossier.peildatum
    nu = Stap.BEHANDELEN if te_laat and stap is Stap.NIEUW else stap  # too late for a confirmation
    volgende = str(woorden[nu.value]["volgende"])
    if te_laat:
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
