"""Codes in the register that are in no list: nothing can be made from them (INV152-INV158)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docgen.dossier import Dossier
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.register_hulp import Item, actief, bedoelde


def _onbekend(wat: str, codes: Iterable[str], items: Mapping[str, Item], pad: Pad) -> Iterator[Bevinding]:
    """Yield a finding on each list item that is not in `items`."""
    for nr, code in enumerate(codes):
        if code not in items:
            yield Bevinding((*pad, nr), f"{wat} '{code}' ken ik niet", bedoelde(code, items))


@regel("INV152", "register")
def ontvanger_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke ontvanger staat in de lijst.

    Wat: Bij ontvangers staan codes uit keuzelijsten/ontvangers of ids van uw eigen lijst ontvangers.
    Waarom: Alleen zo weten register en verklaring hoe de ontvanger heet en waarom u deelt (AVG 30 lid 1 d).
    Fout:
        verwerkingen: [{id: muziekles, ontvangers: [DUO]}]
    Goed:
        verwerkingen: [{id: muziekles, ontvangers: [X14]}]
    """
    items = dossier.ontvangers()
    for pad, v in actief(dossier):
        yield from _onbekend("de ontvanger", v.ontvangers, items, (*pad, "ontvangers"))


@regel("INV153", "register")
def maatregel_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke maatregel staat in de lijst.

    Wat: Bij maatregelen staan codes uit keuzelijsten/maatregelen, zoals M1. Dat geldt ook voor wat u als
        verwerker doet (verwerkt_voor).
    Waarom: Het register beschrijft de beveiliging in vaste woorden (AVG 30 lid 1 g).
    Fout:
        verwerkingen: [{id: muziekles, maatregelen: [M99]}]
    Goed:
        verwerkingen: [{id: muziekles, maatregelen: [M9]}]
    """
    items = dossier.naslag.lijsten["maatregelen"]
    for pad, v in actief(dossier):
        yield from _onbekend("de maatregel", v.maatregelen, items, (*pad, "maatregelen"))
    for nr, werk in enumerate(dossier.org.verwerkt_voor):
        yield from _onbekend("de maatregel", werk.maatregelen, items, ("verwerkt_voor", nr, "maatregelen"))


@regel("INV154", "register")
def betrokkene_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke soort betrokkene staat in de lijst.

    Wat: Bij betrokkenen staan codes uit keuzelijsten/betrokkenen, zoals leerling of ouder.
    Waarom: Het register noemt van wie de gegevens zijn, in het woord van uw sector (AVG 30 lid 1 c).
    Fout:
        verwerkingen: [{id: muziekles, betrokkenen: [leerlingen]}]
    Goed:
        verwerkingen: [{id: muziekles, betrokkenen: [leerling]}]
    """
    items = dossier.naslag.lijsten["betrokkenen"]
    for pad, v in actief(dossier):
        yield from _onbekend("de betrokkene", v.betrokkenen, items, (*pad, "betrokkenen"))


@regel("INV155", "register")
def uitzondering_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke uitzondering staat in de lijst.

    Wat: Bij bijzonder staat bij uitzondering een code uit keuzelijsten/uitzonderingen.
    Waarom: Bijzondere gegevens mogen alleen met een uitzondering uit de wet (AVG 9 lid 2).
    Fout:
        verwerkingen: [{id: muziekles, bijzonder: [{gegeven: gezondheid, uitzondering: UAVG30-2A}]}]
    Goed:
        verwerkingen: [{id: muziekles, bijzonder: [{gegeven: gezondheid, uitzondering: UAVG30_2A}]}]
    """
    items = dossier.naslag.lijsten["uitzonderingen"]
    for pad, v in actief(dossier):
        for nr, b in enumerate(v.bijzonder):
            if b.uitzondering and b.uitzondering not in items:
                plek = (*pad, "bijzonder", nr, "uitzondering")
                tekst = f"de uitzondering '{b.uitzondering}' ken ik niet"
                yield Bevinding(plek, tekst, bedoelde(b.uitzondering, items))


@regel("INV156", "register")
def thema_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Het thema staat in de lijst.

    Wat: Bij thema staat een code uit keuzelijsten/themas.
    Waarom: Het thema bepaalt onder welke kop de verwerking in de verklaring komt.
    Fout:
        verwerkingen: [{id: muziekles, thema: lessen}]
    Goed:
        verwerkingen: [{id: muziekles, thema: onderwijs}]
    """
    items = dossier.naslag.lijsten["themas"]
    for pad, v in actief(dossier):
        if v.thema not in items:
            yield Bevinding((*pad, "thema"), f"het thema '{v.thema}' ken ik niet", bedoelde(v.thema, items))


@regel("INV157", "register")
def norm_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke norm staat in het wetboek van docgen.

    Wat: Bij normen staan ids zoals wpo-8 of wvo-8.17-5. Staat uw artikel er niet bij, schrijf het dan bij wet.
    Waarom: Alleen van een bekend artikel weet docgen of het voor uw sector en op deze dag geldt.
    Fout:
        verwerkingen: [{id: muziekles, normen: [wpo-8x]}]
    Goed:
        verwerkingen: [{id: muziekles, normen: [wpo-8]}]
    """
    wetboek = dossier.naslag.wetboek
    for pad, v in actief(dossier):
        for nr, id_ in enumerate(v.normen):
            if id_ not in wetboek:
                alle: dict[str, Item] = {n.id: {} for n in wetboek.normen()}
                hint = f"{bedoelde(id_, alle)} of schrijf het artikel bij wet"
                yield Bevinding((*pad, "normen", nr), f"de norm '{id_}' ken ik niet", hint)


@regel("INV158", "register")
def verwerker_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerker die u gebruikt, staat in de lijst verwerkers.

    Wat: Bij een verwerking staan bij verwerkers ids uit uw eigen lijst verwerkers.
    Waarom: Het register noemt elke verwerker met de datum van de overeenkomst (AVG 28 lid 3 en 30).
    Fout:
        verwerkingen: [{id: muziekles, verwerkers: [nood]}]
    Goed:
        verwerkingen: [{id: muziekles, verwerkers: [noot]}]
    """
    items: dict[str, Item] = {v.id: {"naam": v.naam} for v in dossier.org.verwerkers}
    for pad, v in actief(dossier):
        for nr, id_ in enumerate(v.verwerkers):
            if id_ not in items:
                hint = bedoelde(id_, items) if items else "zet deze leverancier eerst bij verwerkers"
                yield Bevinding(
                    (*pad, "verwerkers", nr), f"de verwerker '{id_}' staat niet in uw lijst", hint
                )
