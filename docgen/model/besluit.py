"""The decision on a request, as the school writes it down; the letter is made from this (juridisch § 2).

What a letter must name for each ground (juridisch § 2.5) has its own field here, so that a rule can see that it
is missing; keuzelijsten/weigeringsgronden says which fields a ground asks for.
"""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import Adres, Datum, Email, Gegevens, Id, JaNee, NormId, Persoon, Tekst, Telefoon
from docgen.model.begrippen import Uitkomst
from docgen.model.verwerking import Grondslag


class Ouder(StrEnum):
    """Which of two parents who ask together: the first (verzoeker) or the other one."""

    VERZOEKER = "verzoeker"
    ANDERE_OUDER = "andere-ouder"


class Weging(Gegevens):
    """The judgement of a person: what was weighed, by whom and when. Never printed; docgen never makes it."""

    tekst: Tekst
    door: Persoon
    op: Datum


class Afweging(Gegevens):
    """The weighing that the letter shows: the interest of the requester, that of the school, and why it prevails."""

    belang_verzoeker: Tekst
    belang_school: Tekst
    waarom_zwaarder: Tekst


class Verwijzing(Gegevens):
    """Where the requester can go: another organisation, a care provider, the expert who gave an opinion."""

    naam: Tekst
    adres: Tekst | None = None
    email: Email | None = None
    telefoon: Telefoon | None = None


class Onderdeel(Gegevens):
    """One part of the decision; a refused part has a ground (keuzelijsten/weigeringsgronden) and reasons.

    The fields from `onleesbaar_maken` on hold what the letter must name for some grounds:
    `onleesbaar_maken` why blacking out is not enough; `feiten` proof, or earlier requests with their dates;
    `gevraagd` what the school asked and did not get; `verwijzing` to whom the requester can turn;
    `grondslag` the ground (letter) on which the school uses the data; `gezocht_in` where it looked;
    `gecontroleerd` how it checked; `procedure` which complaint, case, supervisor or study;
    `reden_verzoeker` the reason that the requester gave; `afweging` the weighing to print.
    `voor` names the one parent whose letter tells this part, when two parents ask together.
    """

    wat: Tekst
    uitkomst: Uitkomst
    grond: Id | None = None
    motivering: Tekst | None = None
    normen: tuple[NormId, ...] = ()
    weging: Weging | None = None
    herbeoordeling_op: Datum | None = None
    bewaren_tot: Tekst | None = None
    onleesbaar_maken: Tekst | None = None
    feiten: tuple[Tekst, ...] = ()
    gevraagd: Tekst | None = None
    verwijzing: Verwijzing | None = None
    grondslag: Grondslag | None = None
    gezocht_in: tuple[Tekst, ...] = ()
    gecontroleerd: Tekst | None = None
    procedure: Tekst | None = None
    reden_verzoeker: Tekst | None = None
    afweging: Afweging | None = None
    voor: Ouder | None = None


class Handeling(Gegevens):
    """What the school did, and when."""

    wat: Tekst
    op: Datum


class Kennisgeving(Gegevens):
    """A recipient that is told of a correction, erasure or restriction (AVG 19), or why not.

    `op` is the day of the notice. `gegevens` are the corrected, erased or restricted data that this recipient
    had, in the words of the decision: the notice tells of nothing else. `kenmerk` is the recipient's reference.
    """

    naam: Tekst
    op: Datum | None = None
    reden_niet: Tekst | None = None
    gegevens: tuple[Tekst, ...] = ()
    kenmerk: Tekst | None = None
    adres: Adres | None = None
    email: Email | None = None


class Stuk(Gegevens):
    """One document in the overview of an access decision.

    `over_ouder`: it also tells about this parent; of two parents who ask together the other one gets it with
    those lines made unreadable.
    """

    nummer: Tekst
    soort: Tekst
    datum: Datum | None = None
    verstrekt: Uitkomst = Uitkomst.TOEGEWEZEN
    toelichting: Tekst | None = None
    over_ouder: Ouder | None = None


class Wijziging(Gegevens):
    """A corrected or added value: old (none when it was missing) and new (AVG 16)."""

    gegeven: Tekst
    oud: Tekst | None = None
    nieuw: Tekst
    op: Datum


class Inzage(Gegevens):
    """What an access decision tells besides the register (AVG 15).

    `verwerkingen` empty means: every activity about this kind of person. `ontvangers` are the actual recipients
    by name; `wijze` is a sentence on how the requester gets the copy.
    """

    verwerkingen: tuple[Id, ...] = ()
    stukken: tuple[Stuk, ...] = ()
    ontvangers: tuple[Tekst, ...] = ()
    bronnen: tuple[Tekst, ...] = ()
    wijze: Tekst | None = None


class Rectificatie(Gegevens):
    """Facts of a decision on correction (AVG 16)."""

    wijzigingen: tuple[Wijziging, ...] = ()
    verklaring_toegevoegd_op: Datum | None = None


class Verwijdering(Gegevens):
    """Facts of a decision on erasure; `grond` is a letter of AVG 17 lid 1, `openbaar_gemaakt` is about lid 2."""

    grond: Id | None = None
    gewist: tuple[Handeling, ...] = ()
    openbaar_gemaakt: Tekst | None = None


class Opheffing(Gegevens):
    """The end of a restriction: the notice goes out before the day on which the data are used again (AVG 18 lid 3).

    `reden` is why the restriction can end, as a sentence.
    """

    bericht_op: Datum | None = None
    vanaf: Datum | None = None
    reden: Tekst | None = None


class Beperking(Gegevens):
    """Facts of a decision on restriction; `grond` is a letter of AVG 18 lid 1, `tot` until when, in words."""

    grond: Id | None = None
    vanaf: Datum | None = None
    gegevens: tuple[Tekst, ...] = ()
    tot: Tekst | None = None
    opheffing: Opheffing | None = None


class Overdraagbaarheid(Gegevens):
    """Facts of a decision on portability (AVG 20); `naar` when the data went straight to another organisation."""

    formaat: Tekst | None = None
    inhoud: tuple[Tekst, ...] = ()
    wijze: Tekst | None = None
    naar: Tekst | None = None


class BezwaarGebruik(Gegevens):
    """Facts of a decision on an objection to the use of data (AVG 21); never the objection of the Awb."""

    verwerking: Id | None = None
    omstandigheden: Tekst | None = None
    gevolg: Tekst | None = None


class Doorzending(Gegevens):
    """Passing a request on to the organisation that it belongs to; only when the requester agrees."""

    instemming_op: Datum | None = None
    doorgestuurd_op: Datum | None = None


class Besluit(Gegevens):
    """The decision: outcome, parts, what was done.

    `verzonden_op` is the day on which it is made known (default: `op`); the term for an objection runs from it.
    `ontvangen_op` is the day on which the requester certainly got it, such as when it was handed over.
    `ontvangers_nagegaan` says that the school looked for recipients (AVG 19), also when there were none.
    """

    op: Datum
    verzonden_op: Datum | None = None
    ontvangen_op: Datum | None = None
    uitkomst: Uitkomst
    onderdelen: tuple[Onderdeel, ...] = ()
    gedaan: tuple[Handeling, ...] = ()
    ontvangers: tuple[Kennisgeving, ...] = ()
    ontvangers_nagegaan: JaNee = False
    doorzending: Doorzending | None = None
    ondertekenaar: Persoon | None = None
