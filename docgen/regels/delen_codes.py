"""Codes and dates of a file about sharing that cannot be right; docgen makes nothing until they are (INV)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from docgen.dossier import Dossier
from docgen.model.delen import Delen
from docgen.recht.delen import Item, namen_van, zoek
from docgen.regels.kern import Bevinding, Pad, regel


def ontvangers_van(dossier: Dossier) -> tuple[Item, ...]:
    """The recipients that the file may mean; a sound file means exactly one."""
    return zoek(dossier.delen.ontvanger, dossier.ontvangers(), dossier.org.sector)


def ontvanger_van(dossier: Dossier) -> Item | None:
    """The recipient, when it is exactly one."""
    gevonden = ontvangers_van(dossier)
    return gevonden[0] if len(gevonden) == 1 else None


def bedoelde(code: str, codes: Iterable[str]) -> str:
    """A hint with the nearest code."""
    beste = difflib.get_close_matches(code, list(codes), n=1, cutoff=0.5)
    return f"bedoelde u '{beste[0]}'?" if beste else "kijk in configuratie welke codes er zijn"


@regel("INV171", "delen")
def ontvanger_is_een(dossier: Dossier) -> Iterator[Bevinding]:
    """De ontvanger staat in de keuzelijst, en het is er één.

    Wat: Bij ontvanger staat een code of naam uit configuratie/keuzelijsten/ontvangers.yaml. Betekent een naam meer
        dan één ontvanger, dan kiest u de code.
    Waarom: Wat mag en waarom hangt af van de ontvanger. De leerplichtambtenaar krijgt verzuim van de wet, maar
        praat alleen met toestemming mee in een overleg.
    Fout:
        ontvanger: leerplicht
    Goed:
        ontvanger: X8
    """
    gevonden = ontvangers_van(dossier)
    if not gevonden:
        namen = [naam for o in dossier.ontvangers().values() for naam in namen_van(o)]
        hint = bedoelde(dossier.delen.ontvanger, namen)
        yield Bevinding(("ontvanger",), "deze ontvanger ken ik niet", hint)
    elif len(gevonden) > 1:
        keuze = "; ".join(f"{o['id']} ({o['naam']})" for o in gevonden)
        yield Bevinding(
            ("ontvanger",), "deze naam betekent meer dan één ontvanger", f"kies een code: {keuze}"
        )


@regel("INV172", "delen")
def uitzondering_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van een uitzondering staat in de keuzelijst.

    Wat: Bij bijzonder staat een uitzondering uit configuratie/keuzelijsten/uitzonderingen.yaml.
    Waarom: Extra gevoelige gegevens delen is verboden, tenzij de wet een uitzondering geeft (AVG 9).
    Fout:
        bijzonder: [{gegeven: advies over gehoor, uitzondering: UAVG30_9}]
    Goed:
        bijzonder: [{gegeven: advies over gehoor, uitzondering: UAVG30_2A}]
    """
    codes = dossier.naslag.lijsten["uitzonderingen"]
    for i, bijzonder in enumerate(dossier.delen.bijzonder):
        code = bijzonder.uitzondering
        if code is not None and code not in codes:
            pad = ("bijzonder", i, "uitzondering")
            yield Bevinding(pad, "deze uitzondering ken ik niet", bedoelde(code, codes))


@regel("INV173", "delen")
def norm_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Een wetsartikel bestaat in docgen.

    Wat: Bij normen staan codes uit configuratie/recht, zoals wpo-18a-6.
    Waarom: De brief noemt het artikel. Een artikel dat niet bestaat, kan niemand nalezen.
    Fout:
        normen: [wpo-18a-66]
    Goed:
        normen: [wpo-18a-6]
    """
    wetboek = dossier.naslag.wetboek
    for pad, id_ in _normen(dossier.delen):
        if id_ not in wetboek:
            hint = bedoelde(id_, [n.id for n in wetboek.normen()])
            yield Bevinding(pad, "dit wetsartikel ken ik niet", hint)


def _normen(delen: Delen) -> Iterator[tuple[Pad, str]]:
    for i, id_ in enumerate(delen.normen):
        yield ("normen", i), id_
    for i, id_ in enumerate(delen.strafrechtelijk_normen):
        yield ("strafrechtelijk_normen", i), id_
    uitstel = delen.informeren.uitstel
    for i, id_ in enumerate(uitstel.normen if uitstel else ()):
        yield ("informeren", "uitstel", "normen", i), id_


@regel("INV174", "delen")
def geboren_voor_het_formulier(dossier: Dossier) -> Iterator[Bevinding]:
    """De leerling is geboren vóór de datum van het formulier.

    Wat: De geboortedatum ligt niet na opgesteld_op of de peildatum.
    Waarom: Aan wie de brief gaat, hangt af van de leeftijd.
    Fout:
        leerling: {geboortedatum: 2028-05-03}
    Goed:
        leerling: {geboortedatum: 2017-05-03}
    """
    delen = dossier.delen
    if delen.leerling.geboortedatum > (delen.opgesteld_op or dossier.peildatum):
        hint = "kijk de geboortedatum en opgesteld_op na"
        yield Bevinding(("leerling", "geboortedatum"), "deze datum ligt na die van het formulier", hint)
