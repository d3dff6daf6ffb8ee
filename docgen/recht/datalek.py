"""What the law asks after a data breach: the clock, and whom to tell (AVG 33, 34; juridisch § 11).

Pure. The risk is judged by a person; from that judgement follows the rest. The clock counts bare hours from the
moment on which the school knew, at night and in weekends too: Verordening 1182/71 art. 3 lid 5 may give more, but
then a report is early and never late. A date without time counts against the school: discovered at the start of
the day, reported at its end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from docgen.model.datalek import Datalek, Risico
from docgen.recht.wetboek import Wetboek

NEDERLAND = ZoneInfo("Europe/Amsterdam")
OPENBAAR = "onevenredig"
_EINDE = time(23, 59)


class Klok(Enum):
    """Where the report to the authority stands on the peildatum."""

    NIET_NODIG = "niet nodig"
    LOOPT = "loopt"
    LAATSTE_DAG = "laatste dag"
    VOORBIJ = "voorbij"
    OP_TIJD = "op tijd"
    TE_LAAT = "te laat"


def moment(dag: date, tijd: time) -> datetime:
    """A moment on the Dutch clock; of an hour that comes twice (end of summer time) the first."""
    return datetime.combine(dag, tijd, NEDERLAND)


def datalektermijn(kennis: datetime, wetboek: Wetboek) -> datetime:
    """Last moment to report a breach (AVG 33 lid 1), real hours later, also across a change of the clock."""
    uren = wetboek.getal("avg-33-1", "melden_uren", kennis.date())
    return (kennis.astimezone(UTC) + timedelta(hours=uren)).astimezone(NEDERLAND)


@dataclass(frozen=True)
class Plichten:
    """What follows from the facts of one breach on the peildatum; None means that nobody judged the risk yet."""

    lek: Datalek
    wetboek: Wetboek
    peildatum: date

    @property
    def risico(self) -> Risico | None:
        """The risk as a person judged it."""
        return self.lek.risico.uitkomst if self.lek.risico else None

    @property
    def kennis(self) -> datetime:
        """The moment on which the school knew."""
        return moment(self.lek.ontdekt_op, self.lek.ontdekt_om or time())

    @property
    def uiterlijk(self) -> datetime:
        """Last moment to report to the authority."""
        return datalektermijn(self.kennis, self.wetboek)

    @property
    def gemeld(self) -> datetime | None:
        """The moment of the report to the authority."""
        lek = self.lek
        return moment(lek.gemeld_ap_op, lek.gemeld_ap_om or _EINDE) if lek.gemeld_ap_op else None

    @property
    def melden(self) -> bool | None:
        """Whether the authority must know (AVG 33 lid 1): unless a risk is unlikely."""
        return None if self.risico is None else self.risico is not Risico.GEEN

    @property
    def klok(self) -> Klok:
        """Where the clock stands. It runs too while nobody judged the risk; the peildatum is a day without time,
        so on the last day itself there may be hours left, and from the day after there are none."""
        if self.gemeld:
            return Klok.OP_TIJD if self.gemeld <= self.uiterlijk else Klok.TE_LAAT
        if self.melden is False:
            return Klok.NIET_NODIG
        laatste = self.uiterlijk.date()
        if self.peildatum == laatste:
            return Klok.LAATSTE_DAG
        return Klok.LOOPT if self.peildatum < laatste else Klok.VOORBIJ

    @property
    def vertellen(self) -> bool | None:
        """Whether the people concerned must know (AVG 34 lid 1 and 3): at a high risk, without an exception."""
        if self.risico is None:
            return None
        return self.risico is Risico.HOOG and self.lek.betrokkenen_niet is None

    @property
    def uitgesteld(self) -> bool:
        """Whether telling waits for safety or an investigation (UAVG 41)."""
        return self.lek.uitstel is not None and self.lek.betrokkenen_geinformeerd_op is None

    @property
    def openbaar(self) -> bool:
        """Whether a public notice takes the place of letters (AVG 34 lid 3 c)."""
        niet = self.lek.betrokkenen_niet
        return self.risico is Risico.HOOG and niet is not None and niet.reden == OPENBAAR

    @property
    def brief(self) -> bool:
        """Whether there is a letter now: it must be sent, or the school chose to tell."""
        verteld = self.lek.betrokkenen_geinformeerd_op is not None
        return verteld or (self.vertellen is True and not self.uitgesteld)
