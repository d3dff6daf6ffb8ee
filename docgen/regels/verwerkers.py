"""Processors: an agreement that still runs, used where listed and listed where used (AVG 28; juridisch § 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verwerking import Verwerking
from docgen.recht.doorgifte import buiten_eer
from docgen.recht.kalender import plus_maanden
from docgen.regels.kern import Bevinding, regel
from docgen.regels.register_hulp import actief, gebundeld, verwerkers


@regel("VWK101", "register")
def heeft_overeenkomst(dossier: Dossier) -> Iterator[Bevinding]:
    """Met elke verwerker is een overeenkomst.

    Wat: Bij elke verwerker staat bij overeenkomst_op de datum van de verwerkersovereenkomst.
    Waarom: Zonder overeenkomst mag een ander niet voor u met gegevens werken (AVG 28 lid 3).
    Fout:
        verwerkers: [{id: noot, overeenkomst_op: }]
    Goed:
        verwerkers: [{id: noot, overeenkomst_op: 2026-08-01}]
    """
    for pad, v in verwerkers(dossier):
        if not v.overeenkomst_op:
            tekst = f"met '{v.naam}' is geen verwerkersovereenkomst vastgelegd"
            yield Bevinding(
                (*pad, "overeenkomst_op"), tekst, "sluit haar en schrijf de datum bij overeenkomst_op"
            )


@regel("VWK102", "register")
def overeenkomst_loopt(dossier: Dossier) -> Iterator[Bevinding]:
    """De overeenkomst met een verwerker loopt nog.

    Wat: De datum bij loopt_tot is niet voorbij.
    Waarom: Na het einde mag de verwerker de gegevens niet meer gebruiken (AVG 28 lid 3).
    Fout:
        verwerkers: [{id: noot, loopt_tot: 2026-10-31}]
    Goed:
        verwerkers: [{id: noot, loopt_tot: 2027-07-31}]
    """
    for pad, v in verwerkers(dossier):
        if v.loopt_tot and v.loopt_tot < dossier.peildatum:
            hint = "verleng de overeenkomst, of zet de verwerker uit met een reden"
            yield Bevinding((*pad, "loopt_tot"), f"de overeenkomst met '{v.naam}' is afgelopen", hint)


@regel("VWK103", "register", Ernst.WAARSCHUWING)
def wordt_gebruikt(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerker in de lijst hoort bij een verwerking.

    Wat: Een verwerker staat in de lijst, maar bij geen enkele verwerking.
    Waarom: Oude leveranciers blijven vaak in het register staan; of de verwerking is vergeten (AVG 30 lid 1 d).
    Fout:
        verwerkingen: [{id: muziekles, verwerkers: []}]
    Goed:
        verwerkingen: [{id: muziekles, verwerkers: [noot]}]
    """
    gebruikt = {id_ for _, v in actief(dossier) for id_ in v.verwerkers}
    for pad, verwerker in verwerkers(dossier):
        if verwerker.id not in gebruikt:
            hint = "noem hem bij de verwerking waarvoor hij werkt, of zet hem uit met een reden"
            yield Bevinding(pad, f"de verwerker '{verwerker.naam}' hoort bij geen enkele verwerking", hint)


@regel("VWK104", "register")
def niet_uitgezet(dossier: Dossier) -> Iterator[Bevinding]:
    """Een verwerking gebruikt geen verwerker die uit staat.

    Wat: Bij een verwerking staat een verwerker die u met uit hebt uitgezet.
    Waarom: Het register moet laten zien wie nu voor u werkt (AVG 30 lid 1 d).
    Fout:
        verwerkers: [{id: noot, uit: contract opgezegd}]
    Goed:
        verwerkers: [{id: noot, overeenkomst_op: 2026-08-01}]
    """
    uit = {v.id: v.naam for v in dossier.org.verwerkers if v.uit}
    for pad, v in actief(dossier):
        for nr, id_ in enumerate(v.verwerkers):
            if id_ in uit:
                tekst = f"'{v.naam}' gebruikt een verwerker die uit staat: {uit[id_]}"
                yield Bevinding((*pad, "verwerkers", nr), tekst, "haal hem hier weg, of zet hem weer aan")


@regel("VWK105", "register")
def land_met_waarborg(dossier: Dossier) -> Iterator[Bevinding]:
    """Een verwerker buiten de EER heeft een waarborg.

    Wat: Bij een verwerker staat een land buiten de EER, maar geen waarborg.
    Waarom: Buiten de EER mogen gegevens alleen met passende bescherming (AVG 44 tot en met 46).
    Fout:
        verwerkers: [{id: noot, land: Verenigde Staten}]
    Goed:
        verwerkers: [{id: noot, land: Verenigde Staten, waarborg: adequaatheidsbesluit}]
    """
    eer = frozenset(str(land["naam"]).casefold() for land in dossier.naslag.lijsten["eer"].values())
    for pad, v in verwerkers(dossier):
        if buiten_eer(v.land, eer) and not v.waarborg:
            hint = "noem de bescherming, bijvoorbeeld: modelcontract van de Europese Commissie"
            yield Bevinding((*pad, "land"), f"bij '{v.naam}' ontbreekt de waarborg voor {v.land}", hint)


@regel("VWK106", "register", Ernst.WAARSCHUWING)
def leverancier_genoemd(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een verwerking met een leverancier staat welke dat is.

    Wat: Een verwerking gaat naar leveranciers (X22, uitgevers of een onderzoeksbureau), maar bij verwerkers staat
        niemand.
    Waarom: De FG en de toezichthouder willen weten wie er voor u werkt en met welke overeenkomst (AVG 28 en 30).
    Fout:
        verwerkingen: [{id: muziekles, ontvangers: [X22], verwerkers: []}]
    Goed:
        verwerkingen: [{id: muziekles, ontvangers: [X22], verwerkers: [noot]}]
    """
    hint = "zet uw leveranciers bij verwerkers en noem hun id bij de verwerking"
    zonder = [(pad, v) for pad, v in actief(dossier) if not v.verwerkers and _naar_leverancier(dossier, v)]
    regels = [
        Bevinding((*pad, "ontvangers"), f"bij '{v.naam}' staat niet welke leverancier er werkt", hint)
        for pad, v in zonder
    ]
    namen = ", ".join(f"'{v.naam}'" for _, v in zonder)
    tekst = f"bij {len(zonder)} verwerkingen staat niet welke leverancier er werkt: {namen}"
    yield from gebundeld(regels, ("verwerkers",), tekst, hint)


def _naar_leverancier(dossier: Dossier, v: Verwerking) -> bool:
    ontvangers = dossier.ontvangers()
    return any("avg-28" in ontvangers.get(id_, {}).get("normen", ()) for id_ in v.ontvangers)


@regel("VWK107", "register", Ernst.WAARSCHUWING)
def overeenkomst_loopt_niet_bijna_af(dossier: Dossier) -> Iterator[Bevinding]:
    """De overeenkomst met een verwerker loopt niet bijna af.

    Wat: Tot de datum bij loopt_tot is er nog drie maanden of meer.
    Waarom: Een nieuwe overeenkomst kost tijd. Zonder overeenkomst moet de verwerker stoppen (AVG 28 lid 3).
    Fout:
        verwerkers: [{id: noot, loopt_tot: 2027-01-31}]
    Goed:
        verwerkers: [{id: noot, loopt_tot: 2027-07-31}]
    """
    op = dossier.peildatum
    maanden = dossier.naslag.wetboek.getal("beleid-overeenkomst-aflopend", "maanden", op)
    for pad, v in verwerkers(dossier):
        if v.loopt_tot and op <= v.loopt_tot <= plus_maanden(op, maanden):
            tekst = f"de overeenkomst met '{v.naam}' loopt af op {v.loopt_tot:%d-%m-%Y}"
            yield Bevinding((*pad, "loopt_tot"), tekst, "spreek nu een verlenging af, of kies een ander")


@regel("VWK108", "register", Ernst.WAARSCHUWING)
def overeenkomst_is_getekend(dossier: Dossier) -> Iterator[Bevinding]:
    """De datum van een overeenkomst met een verwerker is geweest.

    Wat: De datum bij overeenkomst_op ligt niet in de toekomst.
    Waarom: Voor die dag mag de verwerker nog niet voor u werken (AVG 28 lid 3).
    Fout:
        verwerkers: [{id: noot, overeenkomst_op: 2027-01-01}]
    Goed:
        verwerkers: [{id: noot, overeenkomst_op: 2026-08-01}]
    """
    for pad, v in verwerkers(dossier):
        if v.overeenkomst_op and v.overeenkomst_op > dossier.peildatum:
            tekst = f"de overeenkomst met '{v.naam}' begint pas op {v.overeenkomst_op:%d-%m-%Y}"
            yield Bevinding((*pad, "overeenkomst_op"), tekst, "wacht met gegevens delen, of kijk de datum na")
