"""What can happen in a request and what of it goes in the case file; each happens once.

A command only writes facts. Whether the law allows them is for the rules (docgen/regels/verzoek_*).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from docgen.bewerken import Data, Voeg, Wijziging, Zet
from docgen.model.begrippen import Uitkomst
from docgen.model.verzoek import Gebeurtenis, Verzoek
from docgen.opdrachten.verzoek_stand import stap_van

VELDEN = tuple(Verzoek.model_fields)
GEMAAKT, CONCEPT = "brief gemaakt", "concept gemaakt"
ELK = "*"  # in the path of a day: in every item of the list where it is not filled in yet


@dataclass(frozen=True)
class Daad:
    """Something that happened on a day, as the user tells it."""

    soort: str
    op: date
    redenen: tuple[str, ...] = ()
    toelichting: str | None = None
    uitkomst: Uitkomst | None = None


@dataclass(frozen=True)
class Soort:
    """A kind of act: the field of its day, the field that must be there first, and how it is recorded.

    `volledig` says that the act must be right at once; a decision gets its reasons in the file afterwards.
    `na_afloop` says that it can still happen in a case that is closed.
    """

    dag: tuple[str, ...]
    na: str | None = None
    eerst: str = ""
    toelichting: str | None = None
    volledig: bool = True
    nog_geen_besluit: bool = field(default=True)
    na_afloop: bool = False


SOORTEN: Mapping[str, Soort] = {
    "bevestigd": Soort(("bevestigd_op",)),
    "identiteit-gevraagd": Soort(("identiteit", "gevraagd_op"), toelichting="reden"),
    "identiteit-ontvangen": Soort(("identiteit", "ontvangen_op"), "identiteit", "identiteit-gevraagd"),
    "verduidelijking-gevraagd": Soort(("verduidelijking", "gevraagd_op"), toelichting="reden"),
    "verduidelijking-ontvangen": Soort(
        ("verduidelijking", "ontvangen_op"), "verduidelijking", "verduidelijking-gevraagd"
    ),
    "verlengd": Soort(("verlenging", "op"), toelichting="toelichting"),
    "kosten-gemeld": Soort(("kosten", "op"), "kosten", "kosten in zaak.yaml"),
    "besluit": Soort(("besluit", "op"), volledig=False),
    "verzonden": Soort(("besluit", "verzonden_op"), "besluit", "besluit", None, False, False),
    "instemming": Soort(
        ("besluit", "doorzending", "instemming_op"), "besluit", "besluit", None, True, False, na_afloop=True
    ),
    "doorgestuurd": Soort(
        ("besluit", "doorzending", "doorgestuurd_op"), "besluit", "besluit", None, True, False, na_afloop=True
    ),
    "ontvangers-bericht": Soort(
        ("besluit", "ontvangers", ELK, "op"), "besluit", "besluit", None, False, False
    ),
    "opheffing-bericht": Soort(
        ("beperking", "opheffing", "bericht_op"), "beperking", "beperking in zaak.yaml", "reden", True, False
    ),
    "ingetrokken": Soort(("ingetrokken_op",), volledig=False, nog_geen_besluit=False),
}


def bezwaar(daad: Daad, verzoek: Verzoek) -> tuple[str, str] | None:
    """Why this act does not fit the case, with the cure; None when it does."""
    soort = SOORTEN[daad.soort]
    if not stap_van(verzoek).open and not soort.na_afloop:
        return "deze zaak is klaar", "wilt u toch iets veranderen? Doe dat in zaak.yaml"
    if daad.op < verzoek.ontvangen_op:
        return "deze dag ligt vóór de ontvangst van het verzoek", "kijk de datum na"
    if soort.na and getattr(verzoek, soort.na) is None:
        streepjes = "" if " " in soort.eerst else "--"
        return "hier ging nog niets aan vooraf", f"leg eerst vast: {streepjes}{soort.eerst}"
    if soort.nog_geen_besluit and verzoek.besluit:
        return "er is al een besluit", "alleen versturen kan nog: --verzonden DATUM"
    if ELK in soort.dag and not _paden(verzoek, soort.dag):
        return (
            "er is niemand die nog bericht krijgt",
            "zet bij besluit, ontvangers wie de gegevens eerder kreeg",
        )
    if ELK not in soort.dag and _staat_er(verzoek, soort.dag) is not None:
        return "dit staat al in de zaak", "klopt het niet? Verander het in zaak.yaml"
    return None


def wijzigingen(daad: Daad, verzoek: Verzoek, peildatum: date) -> list[Wijziging]:
    """The changes in the file, the line of the history last."""
    soort = SOORTEN[daad.soort]
    if ELK in soort.dag:
        dagen: list[Wijziging] = [Zet(pad, daad.op.isoformat()) for pad in _paden(verzoek, soort.dag)]
        return [*dagen, gebeurtenis(daad.soort, daad.op, peildatum)]
    feiten: dict[str, Data] = {soort.dag[-1]: daad.op.isoformat()}
    if daad.uitkomst:
        feiten["uitkomst"] = daad.uitkomst.value
    if daad.redenen:
        feiten["redenen"] = list(daad.redenen)
    if daad.toelichting and soort.toelichting:
        feiten[soort.toelichting] = daad.toelichting
    na = VELDEN[: VELDEN.index(soort.dag[0])]
    uit: list[Wijziging] = [Zet((*soort.dag[:-1], naam), waarde, na) for naam, waarde in feiten.items()]
    return [*uit, gebeurtenis(daad.soort, daad.op, peildatum)]


def gebeurtenis(wat: str, op: date, peildatum: date, **brief: str) -> Voeg:
    """A line of the history; `brief` are the document, file and hash of a letter."""
    regel: dict[str, Data] = {"op": op.isoformat(), "wat": wat, **brief}
    if peildatum != op:
        regel["vastgelegd_op"] = peildatum.isoformat()
    assert set(regel) <= set(Gebeurtenis.model_fields)
    return Voeg(("geschiedenis",), regel)


def _paden(verzoek: Verzoek, dag: tuple[str, ...]) -> list[tuple[str | int, ...]]:
    """The paths of the notices that are still to be recorded."""
    assert dag == ("besluit", "ontvangers", ELK, "op")
    ontvangers = verzoek.besluit.ontvangers if verzoek.besluit else ()
    return [
        ("besluit", "ontvangers", i, "op") for i, k in enumerate(ontvangers) if not (k.op or k.reden_niet)
    ]


def _staat_er(verzoek: Verzoek, pad: tuple[str, ...]) -> object | None:
    waarde: object | None = verzoek
    for stap in pad:
        waarde = getattr(waarde, stap, None)
    return waarde
