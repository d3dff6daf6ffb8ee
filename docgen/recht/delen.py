"""May a school share data with this recipient, on what ground and with which document (juridisch § 10.1)?

Pure: the list of recipients and the words of the answers come in as already read data. What only a person can
judge is said, never answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.model.basis import Sector
from docgen.model.delen import Vordering
from docgen.model.organisatie import Organisatie, VoMboGrondslag
from docgen.recht.norm import Norm
from docgen.recht.wetboek import Wetboek

Item = Mapping[str, Any]
OVERSTAP = "X13"
MENS, PAST_NIET, VO_MBO, OP_VERZOEK = "mens", "past-niet", "vo-mbo", "op-verzoek"
_BEZWAAR = frozenset("ef")


@dataclass(frozen=True)
class Advies:
    """The advice for one recipient.

    `soort` is an id of keuzelijsten/deelantwoorden; `grond` the letter of AVG 6 lid 1 when the school shares on its
    own, `grond_op_verzoek` when the recipient asks (None: only a person can tell); `bezwaar` whether AVG 21 applies
    to sharing on `grond`; `wie` says who is told when that differs from the rule for all recipients; `oordeel` are
    questions that a person must answer first.
    """

    code: str
    naam: str
    soort: str
    kort: str
    antwoord: str
    grond: str | None
    grond_op_verzoek: str | None
    documenten: tuple[str, ...]
    informeren: str
    wie: str | None
    wel: str | None
    niet: str | None
    oordeel: tuple[str, ...]
    normen: tuple[Norm, ...]
    zekerheid: str

    @property
    def bezwaar(self) -> bool:
        """AVG 21 lid 1: only on grounds e and f."""
        return self.grond in _BEZWAAR


def sleutel(woord: str) -> str:
    """How a name of a recipient is compared: small letters, words joined by a dash."""
    return "-".join(woord.lower().split())


def zoek(woord: str, ontvangers: Mapping[str, Item], sector: Sector) -> tuple[Item, ...]:
    """The recipients meant by a code or other name: those that fit the sector, else all with that name."""
    gezocht = sleutel(woord)
    alle = tuple(o for o in ontvangers.values() if gezocht in namen_van(o))
    return tuple(o for o in alle if past(o, sector)) or alle


def namen_van(ontvanger: Item) -> tuple[str, ...]:
    """Its code, its name and its other names."""
    return (ontvanger["id"].lower(), sleutel(ontvanger["naam"]), *ontvanger.get("ook", ()))


def past(ontvanger: Item, sector: Sector) -> bool:
    """Whether this recipient belongs to this kind of education."""
    return not ontvanger.get("sectoren") or bool(set(ontvanger["sectoren"]) & sector.delen)


def grond_van(ontvanger: Item, *, op_verzoek: bool) -> str | None:
    """The ground of AVG 6 lid 1 that the law gives for this recipient; None when a person must choose."""
    letter = ontvanger.get("grond_op_verzoek") if op_verzoek else None
    return letter or ontvanger.get("grond")


def normen_van(ids: Iterable[str], sector: Sector, wetboek: Wetboek, op: date) -> tuple[Norm, ...]:
    """The norms with these ids that apply to this sector on this day."""
    alle = (wetboek.norm(id_, op) for id_ in dict.fromkeys(ids))
    return tuple(n for n in alle if n.geldt_voor(sector.delen))


def advies(
    ontvanger: Item, org: Organisatie, antwoorden: Mapping[str, Item], wetboek: Wetboek, op: date
) -> Advies:
    """Work out the advice for one recipient of keuzelijsten/ontvangers or of the organisation itself."""
    soort = _soort(ontvanger, org)
    toestemming, van_wet = soort == VO_MBO, {} if soort == PAST_NIET else ontvanger
    eigen = None if soort in (PAST_NIET, VO_MBO) else ontvanger.get("antwoord")
    return Advies(
        code=ontvanger["id"],
        naam=ontvanger["naam"],
        soort=soort,
        kort=antwoorden[soort]["naam"],
        antwoord=eigen or antwoorden[soort]["antwoord"],
        grond="a" if toestemming else _letter(ontvanger, soort),
        grond_op_verzoek=None if toestemming else van_wet.get("grond_op_verzoek"),
        documenten=("afwegingsformulier",) if toestemming else tuple(van_wet.get("documenten", ())),
        informeren=ontvanger.get("informeren", ""),
        wie=ontvanger.get("wie"),
        wel=ontvanger.get("wel"),
        niet=ontvanger.get("niet"),
        oordeel=tuple(van_wet.get("oordeel", ())),
        normen=normen_van(ontvanger["normen"], org.sector, wetboek, op),
        zekerheid=ontvanger.get("zekerheid", "te verifiëren"),
    )


def _letter(ontvanger: Item, soort: str) -> str | None:
    if soort in (MENS, PAST_NIET):
        return None
    standaard = {"plicht": "c", "toestemming": "a"} if "ook" not in ontvanger else {}
    return ontvanger.get("grond") or standaard.get(soort)


def _soort(ontvanger: Item, org: Organisatie) -> str:
    if not past(ontvanger, org.sector):
        return PAST_NIET
    if ontvanger["id"] == OVERSTAP and org.vo_mbo.grondslag is VoMboGrondslag.TOESTEMMING:
        return VO_MBO
    if "plicht" not in ontvanger or ("ook" in ontvanger and "antwoord" not in ontvanger):
        return MENS
    if "grond_op_verzoek" in ontvanger:
        return OP_VERZOEK
    return str(ontvanger["plicht"])


def bevel_geldig(vraag: Vordering | None) -> bool:
    """Whether a demand can be followed: in writing, and naming its own article (juridisch § 10.1 X16)."""
    return vraag is not None and vraag.schriftelijk is True and vraag.artikel is not None
