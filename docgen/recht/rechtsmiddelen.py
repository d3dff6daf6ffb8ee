"""What to put under a decision: which road to a judge, which clauses, which last day (juridisch § 3).

The wording is in the templates. Which legal form stands where in the law is in configuratie/recht.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from docgen.model.begrippen import Karakter, Rechtsgang, Rechtsvorm, Uitkomst
from docgen.recht.leeftijd import meerderjarig, zelf_beslissen, zelf_rechten
from docgen.recht.termijn import STANDAARD, Termijn, TermijnInstelling
from docgen.recht.termijnen import bezwaartermijn, verzoekschrifttermijn
from docgen.recht.wetboek import Wetboek


class Clausule(StrEnum):
    """The building blocks of § 3.3; L16, L12A and L12B speak to a pupil who asks for himself or herself."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    D2 = "D2"
    D2_GESCHIL = "D2-geschil"
    E = "E"
    L16 = "L16"
    L12A = "L12A"
    L12B = "L12B"


NORMEN: dict[Clausule, tuple[str, ...]] = {
    Clausule.A: ("uavg-34", "awb-3:45", "awb-6:5", "awb-6:7", "awb-6:8"),
    Clausule.B: ("uavg-35-1", "uavg-35-2", "uavg-35-4", "rechtspraak-hr-2023-1216"),
    Clausule.C: (
        *("uavg-34", "awb-3:45", "awb-6:5", "awb-6:7", "awb-6:8"),
        *("uavg-35-1", "uavg-35-2", "uavg-35-4", "rechtspraak-hr-2023-1216"),
    ),
    Clausule.D: ("avg-77",),
    Clausule.D2: ("uavg-36-1",),
    Clausule.D2_GESCHIL: ("uavg-36-1",),
    Clausule.E: (),
    Clausule.L16: ("uavg-5-5",),
    Clausule.L12A: ("awb-8:21-2",),
    Clausule.L12B: ("uavg-35-1",),
}
_AWB = ("awb-1:1-1-a", "awb-1:1-1-b")
_CIVIEL = ("uavg-35-1",)
_SCHOOL = "wpo-17d-10"
_BESTUUR = "wpo-17"


@dataclass(frozen=True)
class Bestuursvorm:
    """What decides the road: legal form, character of the school, the board's own choice.

    `openbaar_gezag`: the decision is about data of a task with public authority (leave, diploma, a
    toelaatbaarheidsverklaring); for that part even a private board is a public body.
    """

    rechtsvorm: Rechtsvorm | None = None
    karakter: Karakter | None = None
    rechtsgang: Rechtsgang = Rechtsgang.AUTO
    openbaar_gezag: bool = False


@dataclass(frozen=True)
class Weg:
    """The road to a judge and the norms that point to it."""

    rechtsgang: Rechtsgang
    normen: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """What must be known of the decision letter.

    `bekend_op`: day on which it is made known; `ontvangen_op`: day on which the requester certainly got it, if
    known. `leerling`: age of the pupil who asks for himself or herself. `geschillenregeling`: the school joined
    an approved code of conduct. `contact`: there is someone to talk to first.
    """

    uitkomst: Uitkomst
    bekend_op: date
    ontvangen_op: date | None = None
    leerling: int | None = None
    geschillenregeling: bool = False
    contact: bool = True


@dataclass(frozen=True)
class Rechtsmiddelen:
    """The clauses in the order of the letter; `uiterlijk` only where a hard date may be printed."""

    weg: Weg
    clausules: tuple[Clausule, ...]
    uiterlijk: Termijn | None
    normen: tuple[str, ...]


def weg(bestuur: Bestuursvorm, op: date, wetboek: Wetboek) -> Weg:
    """Derive the road to a judge; when in doubt both (juridisch § 3.2)."""
    if bestuur.rechtsgang is not Rechtsgang.AUTO:
        return Weg(bestuur.rechtsgang, ())
    if bestuur.openbaar_gezag:
        return Weg(Rechtsgang.AWB, ("awb-1:1-1-b",))
    vorm, karakter = bestuur.rechtsvorm, bestuur.karakter
    if (norm := _vindplaats(vorm, _AWB, op, wetboek)) is not None:
        twijfel = karakter is Karakter.BIJZONDER
        return Weg(Rechtsgang.BEIDE if twijfel else Rechtsgang.AWB, (norm,))
    if (norm := _vindplaats(vorm, _CIVIEL, op, wetboek)) is not None:
        twijfel = karakter is Karakter.OPENBAAR
        return Weg(Rechtsgang.BEIDE if twijfel else Rechtsgang.CIVIEL, (norm,))
    if (norm := _vindplaats(vorm, (_SCHOOL,), op, wetboek)) is not None:
        openbaar = karakter is Karakter.OPENBAAR
        return Weg(Rechtsgang.BEIDE if openbaar else Rechtsgang.CIVIEL, (norm,))
    per_school = {Karakter.OPENBAAR: Rechtsgang.AWB, Karakter.BIJZONDER: Rechtsgang.CIVIEL}
    if (norm := _vindplaats(vorm, (_BESTUUR,), op, wetboek)) is not None and karakter:
        return Weg(per_school[karakter], (norm,))
    return Weg(Rechtsgang.BEIDE, ())


def rechtsmiddelen(
    bestuur: Bestuursvorm, brief: Brief, wetboek: Wetboek, instelling: TermijnInstelling = STANDAARD
) -> Rechtsmiddelen:
    """Return the remedies for this decision.

    At a public body every decision carries them; elsewhere each that does not grant all (AVG 12 lid 4).
    """
    gang = weg(bestuur, brief.bekend_op, wetboek)
    hoofd = _hoofd(gang.rechtsgang, brief.uitkomst)
    clausules = _clausules(hoofd, brief, wetboek)
    termijn = _termijn(hoofd, brief, wetboek, instelling)
    normen = [*gang.normen, *(norm for clausule in clausules for norm in NORMEN[clausule])]
    normen += termijn.normen if termijn else ()
    return Rechtsmiddelen(
        gang, clausules, termijn, wetboek.van_kracht(dict.fromkeys(normen), brief.bekend_op)
    )


def _vindplaats(vorm: Rechtsvorm | None, normen: tuple[str, ...], op: date, wetboek: Wetboek) -> str | None:
    """The norm that names this legal form."""
    return next((n for n in normen if vorm in wetboek.woorden(n, "rechtsvormen", op)), None)


def _hoofd(gang: Rechtsgang, uitkomst: Uitkomst) -> Clausule | None:
    if gang is Rechtsgang.AWB:
        return Clausule.A
    if gang is Rechtsgang.BEIDE:
        return Clausule.C
    return None if uitkomst is Uitkomst.TOEGEWEZEN else Clausule.B


def _clausules(hoofd: Clausule | None, brief: Brief, wetboek: Wetboek) -> tuple[Clausule, ...]:
    clausules = [hoofd, *_voor_leerling(hoofd, brief, wetboek)] if hoofd else []
    clausules.append(Clausule.D)
    if hoofd is Clausule.B:
        clausules.append(Clausule.D2)
        clausules += [Clausule.D2_GESCHIL] if brief.geschillenregeling else []
    return (*clausules, Clausule.E) if hoofd and brief.contact else tuple(clausules)


def _voor_leerling(hoofd: Clausule, brief: Brief, wetboek: Wetboek) -> list[Clausule]:
    """The sentence for a pupil who asks; none under 12 (the representative asks) or from 18 on."""
    if brief.leerling is None or brief.leerling >= meerderjarig(wetboek, brief.bekend_op):
        return []
    if brief.leerling >= zelf_beslissen(wetboek, brief.bekend_op):
        return [Clausule.L16]
    if brief.leerling < zelf_rechten(wetboek, brief.bekend_op):
        return []
    keuze = {Clausule.A: [Clausule.L12A], Clausule.B: [Clausule.L12B]}
    return keuze.get(hoofd, [Clausule.L12A, Clausule.L12B])


def _termijn(
    hoofd: Clausule | None, brief: Brief, wetboek: Wetboek, instelling: TermijnInstelling
) -> Termijn | None:
    """A hard date: at A always, at C for the objection only, at B when the day of receipt is known."""
    if hoofd in (Clausule.A, Clausule.C):
        return bezwaartermijn(brief.bekend_op, wetboek, instelling)
    if hoofd is Clausule.B and brief.ontvangen_op:
        return verzoekschrifttermijn(brief.ontvangen_op, wetboek, instelling)
    return None
