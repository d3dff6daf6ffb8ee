"""Terms for a request about personal data and for what comes after it (juridisch § 1.3-1.6).

Each result carries its steps (date, why, norm), so that a letter and `--uitleg` can show how it came about.
The numbers stand in configuratie/recht; here is only how to count.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from docgen.recht.kalender import EEN_DAG, Kalender, atw_kalender, plus_maanden, school_kalender
from docgen.recht.termijn import (
    STANDAARD,
    Antwoordtermijn,
    Stap,
    Termijn,
    TermijnInstelling,
    Verlengingsoordeel,
    Wachttijd,
)
from docgen.recht.wetboek import Wetboek

__all__ = [
    "STANDAARD",
    "Antwoordtermijn",
    "Stap",
    "Termijn",
    "TermijnInstelling",
    "Verlengingsoordeel",
    "Wachttijd",
    "antwoordtermijn",
    "bezwaartermijn",
    "informeertermijn",
    "reactietermijn",
    "verlenging",
    "verzoekschrifttermijn",
    "vraag_uiterlijk",
]


def antwoordtermijn(
    ontvangen_op: date,
    wetboek: Wetboek,
    vragen: Iterable[Wachttijd] = (),
    instelling: TermijnInstelling = STANDAARD,
    *,
    bezwaar: bool = False,
) -> Antwoordtermijn:
    """Count the month, the extension and the target date for a request received on this day.

    `bezwaar` takes the target for an objection (AVG 21). Raises ValueError when a question precedes the request.
    """
    kalender = _school(wetboek, ontvangen_op, instelling)
    stil = stille_dagen(ontvangen_op, vragen, wetboek, kalender)
    maand, langer = _maanden(ontvangen_op, wetboek)
    streef = _streef(ontvangen_op, maand[-1].datum, wetboek, kalender, instelling, bezwaar)
    return Antwoordtermijn(
        ontvangen_op=ontvangen_op,
        stil=stil,
        een=_afgerond(maand, stil, kalender),
        drie=_afgerond(langer, stil, kalender),
        zonder=_afgerond(maand, 0, kalender),
        zonder_drie=_afgerond(langer, 0, kalender),
        streef=streef,
    )


def stille_dagen(
    ontvangen_op: date, vragen: Iterable[Wachttijd], wetboek: Wetboek, kalender: Kalender
) -> int:
    """Days between a prompt question and its answer; days of two questions that coincide count once.

    A question asked too late or never answered suspends nothing (EDPB 01/2022 § 159).
    """
    uiterlijk = _vraag_uiterlijk(ontvangen_op, wetboek, kalender)
    dagen: set[date] = set()
    for vraag in vragen:
        if vraag.gevraagd_op < ontvangen_op:
            raise ValueError("de vraag ligt vóór de ontvangst van het verzoek")
        if vraag.beantwoord_op and vraag.gevraagd_op <= uiterlijk:
            aantal = (vraag.beantwoord_op - vraag.gevraagd_op).days
            dagen |= {vraag.gevraagd_op + n * EEN_DAG for n in range(aantal)}
    return len(dagen)


def vraag_uiterlijk(ontvangen_op: date, wetboek: Wetboek, instelling: TermijnInstelling = STANDAARD) -> date:
    """The last day on which a question back to the requester counts as asked at once."""
    return _vraag_uiterlijk(ontvangen_op, wetboek, _school(wetboek, ontvangen_op, instelling))


def _vraag_uiterlijk(ontvangen_op: date, wetboek: Wetboek, kalender: Kalender) -> date:
    werkdagen = wetboek.getal("beleid-direct-vragen", "werkdagen", ontvangen_op)
    return kalender.werkdagen_verder(ontvangen_op, werkdagen)


def verlenging(termijn: Antwoordtermijn, bericht_op: date) -> Verlengingsoordeel:
    """Judge a message about extension sent on this day: it must reach the requester in the first month."""
    return Verlengingsoordeel(
        mag=termijn.ontvangen_op <= bericht_op <= termijn.een.datum,
        op_tijd_zonder=bericht_op <= termijn.zonder.datum,
        uiterlijk=termijn.een.datum,
        nieuwe_datum=termijn.drie,
        norm="avg-12-3",
    )


def informeertermijn(
    verkregen_op: date, wetboek: Wetboek, instelling: TermijnInstelling = STANDAARD
) -> Termijn:
    """Last day to tell someone about data that came from another (AVG 14 lid 3 a)."""
    maanden = wetboek.getal("avg-14-3-a", "informeren_maanden", verkregen_op)
    stappen = _begin(verkregen_op, "dag waarop de school de gegevens kreeg")
    stap = Stap(
        plus_maanden(verkregen_op, maanden), f"{_aantal(maanden, 'maand', 'maanden')} later", "avg-14-3-a"
    )
    return _afgerond((*stappen, stap), 0, _school(wetboek, verkregen_op, instelling))


def bezwaartermijn(
    bekendgemaakt_op: date, wetboek: Wetboek, instelling: TermijnInstelling = STANDAARD
) -> Termijn:
    """Last day for an objection against a decision of a public body (Awb 6:7, 6:8)."""
    weken = wetboek.getal("awb-6:7", "weken", bekendgemaakt_op)
    begin = Stap(bekendgemaakt_op, "dag van bekendmaking; de termijn begint de dag erna", "awb-6:8")
    return _weken(begin, weken, "awb-6:7", wetboek, instelling)


def verzoekschrifttermijn(
    ontvangen_op: date, wetboek: Wetboek, instelling: TermijnInstelling = STANDAARD
) -> Termijn:
    """Last day for a petition to the court after the requester received the answer (UAVG 35 lid 2)."""
    weken = wetboek.getal("uavg-35-2", "weken", ontvangen_op)
    begin = Stap(ontvangen_op, "dag waarop de verzoeker het antwoord kreeg", "uavg-35-2")
    return _weken(begin, weken, "uavg-35-2", wetboek, instelling)


def reactietermijn(
    verzonden_op: date, wetboek: Wetboek, instelling: TermijnInstelling = STANDAARD
) -> Termijn:
    """Last day to react before data are shared: the school's own term; objection stays possible (AVG 21)."""
    norm = "beleid-reactietermijn"
    eigen = instelling.reactietermijn_uitwisseling
    dagen = wetboek.getal(norm, "dagen", verzonden_op) if eigen is None else eigen
    einde = Stap(verzonden_op + timedelta(days=dagen), f"{_aantal(dagen, 'dag', 'dagen')} later", norm)
    return Termijn(einde.datum, (Stap(verzonden_op, "dag van verzending", norm), einde))


def _maanden(ontvangen_op: date, wetboek: Wetboek) -> tuple[tuple[Stap, ...], tuple[Stap, ...]]:
    """The steps to the end of the first month and to the earliest end of the extension."""
    norm = "avg-12-3"
    eerste = wetboek.getal(norm, "antwoordtermijn_maanden", ontvangen_op)
    extra = wetboek.getal(norm, "verlenging_maanden", ontvangen_op)
    een = Stap(
        plus_maanden(ontvangen_op, eerste), f"{_aantal(eerste, 'maand', 'maanden')} na ontvangst", norm
    )
    los = plus_maanden(een.datum, extra)
    ineens = plus_maanden(ontvangen_op, eerste + extra)
    drie = Stap(min(los, ineens), f"verlengd met {_aantal(extra, 'maand', 'maanden')}", norm)
    keuze = (
        (Stap(drie.datum, "de vroegste van twee rekenwijzen", "beleid-vroegste-einde"),)
        if los != ineens
        else ()
    )
    begin = _begin(ontvangen_op, "dag van ontvangst; die telt niet mee")
    einde = (_maandeinde(ontvangen_op, een),) if een.datum.day != ontvangen_op.day else ()
    return (*begin, een, *einde), (*begin, een, *einde, drie, *keuze)


def _maandeinde(ontvangen_op: date, stap: Stap) -> Stap:
    waarom = f"dag {ontvangen_op.day} bestaat niet in deze maand, dus de laatste dag"
    return Stap(stap.datum, waarom, "v1182-71-3-2-c")


def _streef(
    ontvangen_op: date,
    maandeinde: date,
    wetboek: Wetboek,
    kalender: Kalender,
    instelling: TermijnInstelling,
    bezwaar: bool,
) -> Termijn:
    """The internal target: some working days before the month ends, or the own term for an objection."""
    norm = "beleid-streefdatum-bezwaar" if bezwaar else "beleid-streefdatum"
    if bezwaar:
        eigen = instelling.streef_bezwaar_dagen
        dagen = wetboek.getal(norm, "dagen", ontvangen_op) if eigen is None else eigen
        datum = min(ontvangen_op + timedelta(days=dagen), maandeinde)
        waarom = f"{_aantal(dagen, 'dag', 'dagen')} na ontvangst, nooit na de maand"
    else:
        dagen = wetboek.getal(norm, "werkdagen", ontvangen_op)
        datum = kalender.werkdagen_terug(maandeinde, dagen)
        waarom = f"{_aantal(dagen, 'werkdag', 'werkdagen')} voor het einde van de maand"
    return Termijn(datum, (Stap(datum, waarom, norm),))


def _afgerond(stappen: tuple[Stap, ...], stil: int, kalender: Kalender) -> Termijn:
    """Add the suspended days and run on to a working day (V 1182/71 art. 3 lid 4)."""
    if stil:
        datum = stappen[-1].datum + timedelta(days=stil)
        waarom = f"de termijn stond {_aantal(stil, 'dag', 'dagen')} stil"
        stappen = (*stappen, Stap(datum, waarom, "edpb-01-2022-159"))
    return _naar_werkdag(stappen, kalender, "v1182-71-3-4")


def _weken(begin: Stap, weken: int, norm: str, wetboek: Wetboek, instelling: TermijnInstelling) -> Termijn:
    einde = Stap(begin.datum + timedelta(weeks=weken), f"{_aantal(weken, 'week', 'weken')} later", norm)
    goede_vrijdag, extra = instelling.goede_vrijdag_ouder, instelling.extra_vrije_dagen
    kalender = atw_kalender(wetboek, begin.datum, goede_vrijdag=goede_vrijdag, extra=extra)
    return _naar_werkdag((begin, einde), kalender, "atw-1-1")


def _naar_werkdag(stappen: tuple[Stap, ...], kalender: Kalender, norm: str) -> Termijn:
    datum = stappen[-1].datum
    while reden := kalender.vrij(datum):
        datum += EEN_DAG
        stappen = (*stappen, Stap(datum, f"de dag ervoor is vrij: {reden}", norm))
    return Termijn(datum, stappen)


def _begin(dag: date, waarom: str) -> tuple[Stap, ...]:
    return (Stap(dag, waarom, "v1182-71-3-1"),)


def _school(wetboek: Wetboek, op: date, instelling: TermijnInstelling) -> Kalender:
    goede_vrijdag, vijf_mei = instelling.goede_vrijdag_school, instelling.vijf_mei_school
    return school_kalender(wetboek, op, goede_vrijdag=goede_vrijdag, vijf_mei=vijf_mei)


def _aantal(getal: int, een: str, meer: str) -> str:
    return f"{getal} {een if getal == 1 else meer}"
