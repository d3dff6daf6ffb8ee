"""The facts of a consent form for a meeting: its date, its retention, and the situation that decides who signs.

Pure: the lists of partners and retention periods come in as already read data (juridisch § 4.2, § 4.6, § 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from docgen.model.beeld import Beeld
from docgen.model.leerling import Leerling
from docgen.model.organisatie import Organisatie
from docgen.model.overleg import Deelnemer, Overleg
from docgen.recht.handtekening import Gezag, Situatie

Lijst = Mapping[str, Mapping[str, Any]]


def datum_formulier(vraag: Overleg | Beeld | None, peildatum: date) -> date:
    """The day on which the form is drawn up; age and law are judged on it."""
    return (vraag and vraag.opgesteld_op) or peildatum


def is_hulpverlener(deelnemer: Deelnemer, partners: Lijst) -> bool:
    """Whether this partner has a treatment relation; unless the school knows, the kind of partner decides."""
    if deelnemer.behandelrelatie is not None:
        return deelnemer.behandelrelatie
    return partners.get(deelnemer.partner, {}).get("hulpverlener") == "ja"


def is_eigen_medewerker(deelnemer: Deelnemer, partners: Lijst, org: Organisatie) -> bool:
    """Whether this partner works for the organisation itself, without a treatment relation.

    Such a colleague uses the data for the public task; asking consent for it would mislead (§ 5.1, § 6.1 e).
    """
    eigen = {None, org.naam, org.bestuur.naam}
    if org.is_swv or deelnemer.organisatie not in eigen or is_hulpverlener(deelnemer, partners):
        return False
    return partners.get(deelnemer.partner, {}).get("groep") == "school"


def van_de_wet(deelnemer: Deelnemer, soort: str, partners: Lijst) -> bool:
    """Whether the law has this kind shared with this partner, so that the form asks no consent for it (§ 10.1 X7)."""
    return deelnemer.verzuimmelding and soort in partners.get(deelnemer.partner, {}).get(
        "wet_bij_melding", ()
    )


def gevraagd(
    deelnemer: Deelnemer, soorten: Iterable[str], partners: Lijst, org: Organisatie
) -> tuple[str, ...]:
    """The kinds for which the form asks consent for this partner, out of those on the form."""
    if is_eigen_medewerker(deelnemer, partners, org):
        return ()
    return tuple(
        s
        for s in soorten
        if (not deelnemer.gegevens or s in deelnemer.gegevens) and not van_de_wet(deelnemer, s, partners)
    )


def situatie(overleg: Overleg | None, op: date, partners: Lijst) -> Situatie:
    """The facts from which follows who signs (§ 4.6); without an overleg those of a blank form."""
    if overleg is None:
        return Situatie(op)
    return van_leerling(
        overleg, overleg.leerling, op, any(is_hulpverlener(d, partners) for d in overleg.partners)
    )


def van_leerling(
    geval: Overleg | Beeld, leerling: Leerling, op: date, hulpverlener: bool = False
) -> Situatie:
    """The facts about one pupil and those with authority, the same for every form that asks consent."""
    return Situatie(
        op=op,
        geboortedatum=leerling.geboortedatum,
        naam=leerling.naam,
        gezag=tuple(Gezag(g.soort, g.naam, g.binnen_maatregel) for g in geval.gezag),
        ouders_samen=geval.ouders_samen,
        gemeenschappelijk_adres=geval.gemeenschappelijk_adres,
        wilsonbekwaam=leerling.wilsonbekwaam,
        hulpverlener=hulpverlener,
    )


def bewaartermijn(overleg: Overleg | None, termijnen: Lijst, sectoren: frozenset[str]) -> str:
    """How long the report is kept, as a phrase: that of the code, or the school's own words."""
    keuze = overleg.bewaartermijn if overleg else str(Overleg.model_fields["bewaartermijn"].default)
    if keuze not in termijnen:
        return keuze
    per_sector: Mapping[str, str] = termijnen[keuze].get("per_sector", {})
    passend = [zin for sector, zin in per_sector.items() if sector in sectoren]
    return passend[0] if passend else str(termijnen[keuze]["termijn"])
