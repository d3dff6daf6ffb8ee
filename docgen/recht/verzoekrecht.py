"""What the law says about one request as it stands in its file: terms, competence, remedies (juridisch § 1-4).

Rules and letters ask here, so that they cannot disagree. Facts that cannot be true (born after the request, a
request from before the AVG) give None; the INV rules report them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from docgen.model.begrippen import Recht, Uitkomst
from docgen.model.besluit import Besluit, Onderdeel
from docgen.model.organisatie import Organisatie
from docgen.model.verwerking import Grondslag, Verwerking
from docgen.model.verzoek import Rol, Verzoek, Vraag
from docgen.recht.bevoegdheid import Bevoegdheid, Persoon, mag_verzoek_doen
from docgen.recht.leeftijd import leeftijd
from docgen.recht.rechtsmiddelen import Bestuursvorm, Brief, Rechtsmiddelen, rechtsmiddelen
from docgen.recht.termijn import Antwoordtermijn, TermijnInstelling, Wachttijd
from docgen.recht.termijnen import antwoordtermijn, vraag_uiterlijk
from docgen.recht.wetboek import Wetboek

AFWIJZEND = frozenset({Uitkomst.AFGEWEZEN, Uitkomst.GEDEELTELIJK})
GEGEVEN = frozenset({Uitkomst.TOEGEWEZEN, Uitkomst.GEDEELTELIJK})
MET_ONTVANGERS = frozenset({Recht.RECTIFICATIE, Recht.VERWIJDERING, Recht.BEPERKING})


def instelling(org: Organisatie) -> TermijnInstelling:
    """The choices of the organisation about holidays and its own terms."""
    eigen = org.termijnen
    return TermijnInstelling(
        reactietermijn_uitwisseling=eigen.reactietermijn_uitwisseling,
        goede_vrijdag_ouder=eigen.goede_vrijdag_ouder,
        goede_vrijdag_school=eigen.goede_vrijdag_school,
        vijf_mei_school=eigen.vijf_mei_school,
        extra_vrije_dagen=eigen.extra_vrije_dagen,
    )


def kan_kloppen(verzoek: Verzoek, wetboek: Wetboek) -> bool:
    """Whether the day of receipt lies in the time of the AVG; else there is nothing to count."""
    return "avg-12-3" in wetboek.van_kracht(("avg-12-3",), verzoek.ontvangen_op)


def termijn_van(
    verzoek: Verzoek, org: Organisatie, wetboek: Wetboek, bekend_op: date | None = None
) -> Antwoordtermijn | None:
    """The dates of this request, with the answers that were known on `bekend_op` (default: all)."""
    if not kan_kloppen(verzoek, wetboek):
        return None
    vragen = [
        Wachttijd(
            v.gevraagd_op,
            v.ontvangen_op if bekend_op is None or (v.ontvangen_op and v.ontvangen_op <= bekend_op) else None,
        )
        for v in (verzoek.identiteit, verzoek.verduidelijking)
        if v and v.gevraagd_op >= verzoek.ontvangen_op
    ]
    bezwaar = verzoek.bezwaar is not None
    return antwoordtermijn(verzoek.ontvangen_op, wetboek, vragen, instelling(org), bezwaar=bezwaar)


def meteen_gevraagd(verzoek: Verzoek, vraag: Vraag, org: Organisatie, wetboek: Wetboek) -> bool:
    """Whether a question went out so soon that the term can stand still until the answer (EDPB 01/2022 § 159)."""
    if not kan_kloppen(verzoek, wetboek):
        return False
    ontvangen = verzoek.ontvangen_op
    return ontvangen <= vraag.gevraagd_op <= vraag_uiterlijk(ontvangen, wetboek, instelling(org))


def uiterste_datum(verzoek: Verzoek, termijn: Antwoordtermijn) -> date:
    """The last day to decide: that of the extension when it was announced in time, else of the first month."""
    verlengd = verzoek.verlenging and verzoek.verlenging.op <= termijn.een.datum
    return termijn.drie.datum if verlengd else termijn.een.datum


def leeftijd_van(verzoek: Verzoek, op: date) -> int | None:
    """Age of the pupil, if the request is about one."""
    if not verzoek.leerling or verzoek.leerling.geboortedatum > op:
        return None
    return leeftijd(verzoek.leerling.geboortedatum, op)


def bevoegd(verzoek: Verzoek, wetboek: Wetboek) -> Bevoegdheid | None:
    """Whether the requester may ask this, judged on the day of receipt (UAVG 5 lid 4)."""
    wie, kind, op = verzoek.verzoeker, verzoek.leerling, verzoek.ontvangen_op
    if (kind and kind.geboortedatum > op) or not kan_kloppen(verzoek, wetboek):
        return None
    persoon = Persoon(
        wie.rol,
        machtiging_gezien=wie.machtiging_gezien,
        namens=wie.gemachtigd_rol,
        eigen_gegevens=kind is None and wie.rol is not Rol.GEMACHTIGDE,
        binnen_maatregel=wie.binnen_maatregel,
    )
    geboren, onbekwaam = (kind.geboortedatum, kind.wilsonbekwaam) if kind else (op, False)
    return mag_verzoek_doen(persoon, geboren, op, wetboek, wilsonbekwaam=onbekwaam)


def bekend_op(besluit: Besluit) -> date:
    """The day on which the decision is made known; the term for an objection begins the day after (Awb 6:8)."""
    return besluit.verzonden_op or besluit.op


def weigert(verzoek: Verzoek, gronden: frozenset[str]) -> bool:
    """Whether the school does not (fully) do what was asked; `gronden` are the grounds that are a refusal.

    'Not applicable' refuses too when it rests on such a ground, for instance that another is the controller.
    """
    besluit = verzoek.besluit
    if not besluit:
        return False
    if besluit.uitkomst is Uitkomst.NIET_VAN_TOEPASSING:
        return any(deel.grond in gronden for deel in besluit.onderdelen)
    return besluit.uitkomst in AFWIJZEND


def geweigerde_delen(besluit: Besluit) -> tuple[tuple[int, Onderdeel], ...]:
    """The parts that are not (fully) granted, with their number in the file."""
    return tuple(
        (nummer, deel)
        for nummer, deel in enumerate(besluit.onderdelen)
        if deel.uitkomst is not Uitkomst.TOEGEWEZEN
    )


def is_intrekking(verzoek: Verzoek, register: Iterable[Verwerking], gronden: frozenset[str]) -> bool:
    """Whether the objection is against use that rests on consent only, so that it withdraws it (AVG 7 lid 3).

    `gronden` are the grounds about the objection itself; one of another kind (who asks, whose data) comes first.
    """
    if verzoek.recht is not Recht.BEZWAAR or not verzoek.besluit:
        return False
    delen = [deel for _, deel in geweigerde_delen(verzoek.besluit)]
    if any(deel.grond not in gronden for deel in delen):
        return False
    gebruik = verzoek.bezwaar.verwerking if verzoek.bezwaar else None
    volgens_register = {g for v in register if v.id == gebruik for g in v.grondslagen}
    return {Grondslag.A} in (volgens_register, {deel.grondslag for deel in delen})


def middelen_van(
    verzoek: Verzoek, org: Organisatie, wetboek: Wetboek, gronden: frozenset[str]
) -> Rechtsmiddelen:
    """The remedies under this decision; LookupError when there is no decision yet."""
    besluit = verzoek.besluit
    if besluit is None:
        raise LookupError("er is nog geen besluit")
    bestuur = Bestuursvorm(
        org.bestuur.rechtsvorm,
        org.school.karakter if org.school else None,
        org.bestuur.rechtsgang,
        verzoek.openbaar_gezag,
    )
    dag = bekend_op(besluit)
    zelf = verzoek.verzoeker.rol is Rol.LEERLING
    brief = Brief(
        Uitkomst.AFGEWEZEN if weigert(verzoek, gronden) else Uitkomst.TOEGEWEZEN,
        dag,
        ontvangen_op=besluit.ontvangen_op,
        leerling=leeftijd_van(verzoek, dag) if zelf else None,
        geschillenregeling=org.geschillenregeling is not None,
        contact=org.privacycontact is not None or org.fg is not None,
    )
    return rechtsmiddelen(bestuur, brief, wetboek, instelling(org))
