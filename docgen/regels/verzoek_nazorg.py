"""After the decision: notices to recipients, passing on, the end of a restriction (AVG 18 lid 3, 19; juridisch § 2.6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Recht
from docgen.model.verzoek import Verzoek
from docgen.recht.verzoekrecht import GEGEVEN, MET_ONTVANGERS
from docgen.regels.kern import Bevinding, regel


def _veranderd(zaak: Verzoek) -> tuple[str, ...]:
    """What was corrected, erased or restricted, in the words of the decision."""
    if zaak.recht is Recht.RECTIFICATIE and zaak.rectificatie:
        return tuple(w.gegeven for w in zaak.rectificatie.wijzigingen)
    if zaak.recht is Recht.VERWIJDERING and zaak.verwijdering:
        return tuple(h.wat for h in zaak.verwijdering.gewist)
    if zaak.recht is Recht.BEPERKING and zaak.beperking:
        return zaak.beperking.gegevens
    return ()


@regel("VRZ138", "verzoek")
def ontvanger_kreeg_dit(dossier: Dossier) -> Iterator[Bevinding]:
    """Een bericht aan een ontvanger gaat over gegevens uit het besluit.

    Wat: Bij een ontvanger staan onder gegevens de woorden van het besluit: het gegeven dat is verbeterd, wat is
        gewist of wat stilstaat.
    Waarom: Zo vertelt het bericht niet meer dan nodig is (AVG 5 lid 1 c en 19).
    Fout:
        recht: verwijdering
        verwijdering: {grond: a, gewist: [{wat: foto's, op: 2026-11-10}]}
        besluit: {uitkomst: toegewezen, ontvangers: [{naam: zwembad, gegevens: [foto]}]}
    Goed:
        recht: verwijdering
        verwijdering: {grond: a, gewist: [{wat: foto's, op: 2026-11-10}]}
        besluit: {uitkomst: toegewezen, ontvangers: [{naam: zwembad, gegevens: [foto's]}]}
    """
    besluit, bekend = dossier.verzoek.besluit, _veranderd(dossier.verzoek)
    for i, k in enumerate(besluit.ontvangers if besluit else ()):
        for j, naam in enumerate(k.gegevens):
            if naam not in bekend:
                pad = ("besluit", "ontvangers", i, "gegevens", j)
                hint = f"kies uit: {'; '.join(bekend)}" if bekend else "vul eerst in wat er is veranderd"
                yield Bevinding(pad, "dit staat niet in het besluit", hint)


@regel("VRZ139", "verzoek", Ernst.WAARSCHUWING)
def per_ontvanger_wat(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij meer wijzigingen staat per ontvanger welke hij kreeg.

    Wat: Is er meer dan één gegeven veranderd, dan staat bij elke ontvanger onder gegevens welke hij had.
    Waarom: Een ontvanger leest anders over gegevens die hij nooit kreeg (AVG 5 lid 1 c).
    Fout:
        recht: verwijdering
        verwijdering: {grond: a, gewist: [{wat: foto's, op: 2026-11-10}, {wat: het dossier, op: 2026-11-10}]}
        besluit: {uitkomst: toegewezen, ontvangers: [{naam: zwembad}]}
    Goed:
        recht: verwijdering
        verwijdering: {grond: a, gewist: [{wat: foto's, op: 2026-11-10}]}
        besluit: {uitkomst: toegewezen, ontvangers: [{naam: zwembad}]}
    """
    zaak, besluit = dossier.verzoek, dossier.verzoek.besluit
    if not besluit or zaak.recht not in MET_ONTVANGERS or besluit.uitkomst not in GEGEVEN:
        return
    for i, k in enumerate(besluit.ontvangers):
        if len(_veranderd(zaak)) > 1 and not k.gegevens and not k.reden_niet:
            hint = "noem bij gegevens wat deze ontvanger had, in de woorden van het besluit"
            yield Bevinding(("besluit", "ontvangers", i), "er staat niet wat deze ontvanger had", hint)


@regel("VRZ158", "verzoek")
def eerst_bericht_dan_gebruik(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie gegevens weer gaat gebruiken, stuurt eerst een bericht.

    Wat: Bij opheffing staan de dag waarop het gebruik weer begint en de reden. Het bericht is van vóór die dag.
    Waarom: De school laat het weten voordat zij de beperking opheft (AVG 18 lid 3).
    Fout:
        recht: beperking
        beperking: {opheffing: {bericht_op: 2026-11-20, vanaf: 2026-11-20, reden: Het verslag klopt.}}
    Goed:
        recht: beperking
        beperking: {opheffing: {bericht_op: 2026-11-20, vanaf: 2026-12-04, reden: Het verslag klopt.}}
    """
    beperking = dossier.verzoek.beperking
    opheffing = beperking.opheffing if beperking else None
    if not opheffing:
        return
    pad = ("beperking", "opheffing")
    if mist := [veld for veld in ("vanaf", "reden") if not getattr(opheffing, veld)]:
        hint = "schrijf vanaf welke dag u de gegevens weer gebruikt en waarom dat kan"
        yield Bevinding(pad, f"bij opheffing ontbreekt: {', '.join(mist)}", hint)
    hint = "kies een dag na die van het bericht"
    if opheffing.vanaf and opheffing.bericht_op and opheffing.vanaf <= opheffing.bericht_op:
        yield Bevinding((*pad, "vanaf"), "het bericht komt niet vóór het gebruik", hint)
    elif opheffing.vanaf and not opheffing.bericht_op and opheffing.vanaf <= dossier.peildatum:
        yield Bevinding((*pad, "vanaf"), "deze dag is er, maar het bericht ging nog niet uit", hint)


@regel("VRZ159", "verzoek")
def doorsturen_mag(dossier: Dossier) -> Iterator[Bevinding]:
    """De school stuurt een verzoek alleen door als de verzoeker dat goedvindt.

    Wat: Bij doorgestuurd_op staat ook instemming_op, en die dag ligt er niet na. De organisatie staat bij een
        onderdeel met de grond ANDERE_VV.
    Waarom: Een verzoek vertelt iets over iemand; dat deelt de school niet zonder diens wens (AVG 5 lid 1 a en b).
    Fout:
        besluit: {doorzending: {doorgestuurd_op: 2026-11-20}, onderdelen: [{wat: alles, uitkomst: niet-van-toepassing, grond: ANDERE_VV, verwijzing: {naam: GGD}}]}
    Goed:
        besluit: {doorzending: {instemming_op: 2026-11-19, doorgestuurd_op: 2026-11-20}, onderdelen: [{wat: alles, uitkomst: niet-van-toepassing, grond: ANDERE_VV, verwijzing: {naam: GGD}}]}
    """
    besluit = dossier.verzoek.besluit
    weg = besluit.doorzending if besluit else None
    if not besluit or not weg:
        return
    pad = ("besluit", "doorzending")
    if weg.doorgestuurd_op and (not weg.instemming_op or weg.instemming_op > weg.doorgestuurd_op):
        hint = "vraag de verzoeker eerst of het mag en vul instemming_op in"
        yield Bevinding((*pad, "doorgestuurd_op"), "de verzoeker vond het doorsturen nog niet goed", hint)
    if not any(deel.grond == "ANDERE_VV" and deel.verwijzing for deel in besluit.onderdelen):
        hint = "zet bij het onderdeel de grond ANDERE_VV en bij verwijzing de organisatie"
        yield Bevinding(pad, "er staat niet naar welke organisatie het verzoek gaat", hint)
