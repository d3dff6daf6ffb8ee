"""A data breach from discovery to closed (AVG 33, 34; juridisch § 11): one file per breach.

The file is the entry in the register of AVG 33 lid 5. It says what kind of data of which kinds of people were hit,
never whose. docgen works out the last moment to report; the risk is judged by a person.
"""

from __future__ import annotations

import re
from datetime import time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from docgen.model.basis import Datum, Gegevens, Geheel, Id, JaNee, Persoon, Tekst, fout
from docgen.model.besluit import Weging
from docgen.model.delen import Uitstel
from docgen.model.verzoek import Gebeurtenis

_TIJD = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: uur)?")


def _tijd(waarde: Any) -> Any:
    if not isinstance(waarde, str):
        return waarde
    treffer = _TIJD.fullmatch(waarde.strip())
    if not treffer:
        raise fout("INV231", "dit is geen tijd", "schrijf uren en minuten, bijvoorbeeld 14:30")
    return time(int(treffer.group(1)), int(treffer.group(2)))


Tijd = Annotated[
    time, BeforeValidator(_tijd), WithJsonSchema({"type": "string", "pattern": r"^\d{1,2}[:.]\d{2}( uur)?$"})
]


class Aard(StrEnum):
    """How it happened; keuzelijsten/datalekaarden has the words."""

    VERLIES = "verlies"
    VERZENDING = "verzending"
    HACK = "hack"
    INZAGE = "inzage"


class Geraakt(StrEnum):
    """What was broken (AVG 4 lid 12): someone saw it, it is not right any more, or it is gone."""

    VERTROUWELIJKHEID = "vertrouwelijkheid"
    JUISTHEID = "juistheid"
    BESCHIKBAARHEID = "beschikbaarheid"


class Risico(StrEnum):
    """What a person judged about the risk for the people concerned (AVG 33 lid 1, 34 lid 1)."""

    GEEN = "geen"
    RISICO = "risico"
    HOOG = "hoog"


class Risicooordeel(Gegevens):
    """The judgement of a person: how high, why, who and when; `opnieuw` is a second look by someone else."""

    uitkomst: Risico
    toelichting: Tekst
    door: Persoon
    op: Datum
    opnieuw: Weging | None = None


class Groep(Gegevens):
    """People of one kind (code of keuzelijsten/betrokkenen) and how many; about so many when `ongeveer`."""

    wie: Id
    aantal: Geheel | None = None
    ongeveer: JaNee = False


class Maatregel(Gegevens):
    """What the school did or will do, against this breach or the next; without `op` it still has to happen."""

    wat: Tekst
    op: Datum | None = None


class Verwerkerlek(Gegevens):
    """The breach was at a processor (AVG 33 lid 2): its id in the register or its name, and when it told."""

    wie: Tekst
    ontdekt_op: Datum | None = None
    gemeld_op: Datum | None = None


class Nietverteld(Gegevens):
    """Why the people concerned were not told at a high risk (AVG 34 lid 3).

    `reden` is a code of keuzelijsten/datalekuitzonderingen; `openbaar_op` is the day of the public notice that
    takes the place of letters (34 lid 3 c), `openbaar_waar` where it stands.
    """

    reden: Id
    toelichting: Tekst | None = None
    openbaar_op: Datum | None = None
    openbaar_waar: Tekst | None = None


class Doorgegeven(Gegevens):
    """A partner of the convenant that was told (convenant 7.5)."""

    partij: Tekst
    op: Datum


class Aan(StrEnum):
    """Who reads the letter: parents and staff in "u", pupils who decide themselves in "je"."""

    OUDERS = "ouders"
    LEERLINGEN = "leerlingen"
    MEDEWERKERS = "medewerkers"


class Datalek(Gegevens):
    """One breach.

    `ontdekt_op` and `ontdekt_om` are the moment on which the school knew; the clock starts there. `feiten` is what
    happened, `gegevens` the kinds of data, `bijzonder` the extra sensitive ones among them. `advies` holds what
    the people concerned can do themselves, each a sentence that fits "u" and "je". `nog_uitzoeken` comes in a
    later part of the report (33 lid 4). `ap_niet_reden` says why the authority was not told, `convenant` is the
    kenmerk of the convenant whose data were hit.
    """

    kenmerk: Id
    ontdekt_op: Datum
    ontdekt_om: Tijd | None = None
    opgetreden_van: Datum | None = None
    opgetreden_tot: Datum | None = None
    melder: Tekst | None = None
    aard: Aard
    systeem: Tekst | None = None
    geraakt: tuple[Geraakt, ...] = ()
    feiten: Tekst | None = None
    personen: tuple[Groep, ...] = ()
    records: Geheel | None = None
    gegevens: tuple[Tekst, ...] = ()
    bijzonder: tuple[Tekst, ...] = ()
    gevolgen: tuple[Tekst, ...] = ()
    risico: Risicooordeel | None = None
    maatregelen: tuple[Maatregel, ...] = ()
    advies: tuple[Tekst, ...] = ()
    verwerker: Verwerkerlek | None = None
    gemeld_ap_op: Datum | None = None
    gemeld_ap_om: Tijd | None = None
    ap_kenmerk: Tekst | None = None
    ap_niet_reden: Tekst | None = None
    te_laat_reden: Tekst | None = None
    nog_uitzoeken: tuple[Tekst, ...] = ()
    brief_aan: tuple[Aan, ...] = (Aan.OUDERS,)
    betrokkenen_geinformeerd_op: Datum | None = None
    betrokkenen_niet: Nietverteld | None = None
    uitstel: Uitstel | None = None
    convenant: Id | None = None
    doorgegeven_aan_partners: tuple[Doorgegeven, ...] = ()
    afgesloten_op: Datum | None = None
    geschiedenis: tuple[Gebeurtenis, ...] = ()
