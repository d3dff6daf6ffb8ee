"""The review of an entry: it lapses by itself when the entry changes, and it is done again every year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verwerking import Verwerker, Verwerking, geldige_beoordeling
from docgen.recht.kalender import plus_maanden
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.register_hulp import actief, verwerkers

Entries = Iterable[tuple[Pad, Verwerking]] | Iterable[tuple[Pad, Verwerker]]


def _vervallen(entries: Entries, register: str) -> Iterator[Bevinding]:
    for pad, entry in entries:
        if entry.beoordeeld and not geldige_beoordeling(entry):
            tekst = f"'{entry.naam}' is veranderd na de beoordeling; die telt niet meer"
            hint = (
                f"kijk of het klopt en geef: docgen register beoordeel {register}/{entry.id} --door FUNCTIE"
            )
            yield Bevinding((*pad, "beoordeeld"), tekst, hint)


def opnieuw_bekijken(dossier: Dossier, entry: Verwerking | Verwerker) -> bool:
    """Whether the entry was judged once, but that review lapsed or is too old now."""
    geldig = geldige_beoordeling(entry)
    if not geldig:
        return entry.beoordeeld is not None
    return plus_maanden(geldig.op, _maanden(dossier)) < dossier.peildatum


def _maanden(dossier: Dossier) -> int:
    return dossier.naslag.wetboek.getal("beleid-registercontrole", "maanden", dossier.peildatum)


def _oud(dossier: Dossier, entries: Entries, register: str) -> Iterator[Bevinding]:
    for pad, entry in entries:
        if geldige_beoordeling(entry) and opnieuw_bekijken(dossier, entry):
            tekst = f"de beoordeling van '{entry.naam}' is ouder dan {_maanden(dossier)} maanden"
            hint = f"kijk of het nog klopt en geef: docgen register beoordeel {register}/{entry.id} --door FUNCTIE"
            yield Bevinding((*pad, "beoordeeld"), tekst, hint)


@regel("VRW151", "register", Ernst.WAARSCHUWING)
def verwerking_nog_zo(dossier: Dossier) -> Iterator[Bevinding]:
    """Een beoordeelde verwerking is daarna niet veranderd.

    Wat: Bij beoordeeld staat wie de verwerking bekeek, wanneer, en een vingerafdruk van wat er toen stond. Verandert
        er iets, bij u, bij uw bestuur of in de lijst van docgen, dan vervalt de beoordeling.
    Waarom: U moet kunnen laten zien dat iemand heeft gekeken naar wat er nu staat (AVG 5 lid 2).
    Fout:
        verwerkingen:
          - id: schooltuin
            naam: Schooltuin
            thema: activiteiten
            beoordeeld: {door: de FG, op: 2026-09-01, vingerafdruk: abcdefghijkl}
    Goed:
        verwerkingen:
          - id: schooltuin
            naam: Schooltuin
            thema: activiteiten
            beoordeeld: {door: de FG, op: 2026-09-01, vingerafdruk: nimdobadmpag}
    """
    yield from _vervallen(actief(dossier), "verwerkingen")


@regel("VRW152", "register", Ernst.WAARSCHUWING)
def verwerking_onlangs_beoordeeld(dossier: Dossier) -> Iterator[Bevinding]:
    """De beoordeling van een verwerking is niet te oud.

    Wat: De datum bij beoordeeld is van de afgelopen periode; hoe lang die is, staat in beleid-registercontrole.
    Waarom: Ook wat niet verandert, moet u af en toe bekijken: klopt het nog (AVG 5 lid 2)?
    Fout:
        verwerkingen:
          - id: schooltuin
            naam: Schooltuin
            thema: activiteiten
            beoordeeld: {door: de FG, op: 2025-09-01, vingerafdruk: nimdobadmpag}
    Goed:
        verwerkingen:
          - id: schooltuin
            naam: Schooltuin
            thema: activiteiten
            beoordeeld: {door: de FG, op: 2026-09-01, vingerafdruk: nimdobadmpag}
    """
    yield from _oud(dossier, actief(dossier), "verwerkingen")


@regel("VWK151", "register", Ernst.WAARSCHUWING)
def verwerker_nog_zo(dossier: Dossier) -> Iterator[Bevinding]:
    """Een beoordeelde verwerker is daarna niet veranderd.

    Wat: Bij beoordeeld staat wie de verwerker bekeek, wanneer, en een vingerafdruk van wat er toen stond. Verandert
        er iets, zoals de overeenkomst of het land, dan vervalt de beoordeling.
    Waarom: U werkt alleen met een verwerker die genoeg waarborgen biedt; dat bekijkt u opnieuw als er iets verandert
        (AVG 28 lid 1).
    Fout:
        verwerkers:
          - {id: toets, naam: Toetswerk, dienst: toetsen, beoordeeld: {door: de FG, op: 2026-09-01, vingerafdruk: abcdefghijkl}}
    Goed:
        verwerkers:
          - {id: toets, naam: Toetswerk, dienst: toetsen, beoordeeld: {door: de FG, op: 2026-09-01, vingerafdruk: fdkfjbcknmip}}
    """
    yield from _vervallen(verwerkers(dossier), "verwerkers")


@regel("VWK152", "register", Ernst.WAARSCHUWING)
def verwerker_onlangs_beoordeeld(dossier: Dossier) -> Iterator[Bevinding]:
    """De beoordeling van een verwerker is niet te oud.

    Wat: De datum bij beoordeeld is van de afgelopen periode; hoe lang die is, staat in beleid-registercontrole.
    Waarom: U bekijkt af en toe of een verwerker nog doet wat is afgesproken (AVG 28 lid 1 en 3 h).
    Fout:
        verwerkers:
          - {id: toets, naam: Toetswerk, dienst: toetsen, beoordeeld: {door: de FG, op: 2025-09-01, vingerafdruk: fdkfjbcknmip}}
    Goed:
        verwerkers:
          - {id: toets, naam: Toetswerk, dienst: toetsen, beoordeeld: {door: de FG, op: 2026-09-01, vingerafdruk: fdkfjbcknmip}}
    """
    yield from _oud(dossier, verwerkers(dossier), "verwerkers")
