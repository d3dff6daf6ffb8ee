"""Telling the family, and what a report or an answer must hold (juridisch § 10.1, § 14.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.delen import Uitkomst
from docgen.model.verwerking import Grondslag
from docgen.recht.delen import bevel_geldig
from docgen.regels.delen_codes import ontvanger_van
from docgen.regels.delen_recht import NIEUWE_SCHOOL, POLITIE
from docgen.regels.kern import Bevinding, regel
from docgen.regels.woorden import signaal


@regel("DEL107", "delen")
def gezin_weet_het(dossier: Dossier) -> Iterator[Bevinding]:
    """Ouders of leerling horen dat de school deelt, of er staat waarom nog niet.

    Wat: Deelt de school zonder toestemming, dan staat bij informeren een brief, een gesprek of uitstel met de reden.
    Waarom: Ook zonder toestemming moet de school vertellen dat zij deelt (AVG 13 en 14). Uitstel mag alleen voor de
        veiligheid of een onderzoek (UAVG 41).
    Fout:
        informeren: {brief_op: null}
    Goed:
        informeren: {brief_op: 2026-11-11}
    """
    delen, ontvanger, inf = dossier.delen, ontvanger_van(dossier), dossier.delen.informeren
    besloten = delen.oordeel is not None and delen.oordeel.uitkomst is Uitkomst.DELEN
    niet_nodig = ontvanger is not None and str(ontvanger.get("informeren", "")).startswith("niet ")
    if not besloten or niet_nodig or delen.grondslag is Grondslag.A:
        return
    if not (inf.brief_op or inf.gesproken_op or inf.uitstel):
        hint = "vul brief_op of gesproken_op in, of uitstel met de reden"
        yield Bevinding(("informeren",), "niemand vertelde dit aan ouders of leerling", hint)


@regel("DEL114", "delen")
def uitstel_met_datum_en_mens(dossier: Dossier) -> Iterator[Bevinding]:
    """Later vertellen mag alleen met een nieuwe datum en een besluit van een mens.

    Wat: Bij uitstel staan herbeoordeling_op en weging: wie dit besloot, wanneer en waarom.
    Waarom: Zwijgen om iemand te beschermen is tijdelijk (UAVG 41 lid 1 en 2). De school kijkt steeds opnieuw.
    Fout:
        informeren: {brief_op: null, uitstel: {reden: vertellen is nu niet veilig}}
    Goed:
        informeren:
          brief_op: null
          uitstel:
            reden: vertellen is nu niet veilig
            herbeoordeling_op: 2026-12-01
            weging: {tekst: Haar veiligheid gaat voor., door: {naam: S. Proef, functie: directeur}, op: 2026-11-10}
    """
    uitstel, pad = dossier.delen.informeren.uitstel, ("informeren", "uitstel")
    if uitstel and uitstel.herbeoordeling_op is None:
        hint = "vul herbeoordeling_op in, bijvoorbeeld over twee weken"
        yield Bevinding(pad, "er staat niet wanneer u opnieuw kijkt", hint)
    if uitstel and uitstel.weging is None:
        hint = "vul weging in: tekst, door en op"
        yield Bevinding(pad, "niemand besloot dat u dit later vertelt", hint, Ernst.OORDEEL)


@regel("DEL115", "delen", Ernst.WAARSCHUWING)
def herbeoordeling_voorbij(dossier: Dossier) -> Iterator[Bevinding]:
    """De dag om opnieuw te kijken is niet voorbij.

    Wat: Ligt herbeoordeling_op vóór de peildatum, dan is er een brief of een nieuwe datum.
    Waarom: Later vertellen is tijdelijk. Na die dag vertelt de school het alsnog, of besluit zij opnieuw.
    Fout:
        informeren: {brief_op: null, uitstel: {reden: nu niet veilig, herbeoordeling_op: 2026-11-15}}
    Goed:
        informeren: {brief_op: null, uitstel: {reden: nu niet veilig, herbeoordeling_op: 2026-12-01}}
    """
    inf = dossier.delen.informeren
    dag = inf.uitstel.herbeoordeling_op if inf.uitstel else None
    if dag and dag < dossier.peildatum and inf.brief_op is None:
        hint = "vertel het nu met een informeringsbrief (brief_op), of kies een nieuwe datum met een reden"
        pad = ("informeren", "uitstel", "herbeoordeling_op")
        yield Bevinding(pad, "de dag om opnieuw te kijken is voorbij", hint)


@regel("DEL123", "delen", Ernst.WAARSCHUWING)
def wacht_op_reactie(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij grond e en f wacht de school met delen tot de reactietermijn voorbij is.

    Wat: delen_op ligt na de reactietermijn van de brief, of bij spoed staat waarom wachten niet kan.
    Waarom: Ouders en leerling mogen bezwaar maken (AVG 21). Dat heeft alleen zin als de school even wacht.
    Fout:
        delen_op: 2026-11-12
    Goed:
        delen_op: 2026-11-12
        spoed: wachten is gevaarlijk
    """
    delen, brief = dossier.delen, dossier.delen.informeren.brief_op
    if brief is None or delen.delen_op is None or delen.grondslag not in (Grondslag.E, Grondslag.F):
        return
    einde = brief + timedelta(days=dossier.org.termijnen.reactietermijn_uitwisseling)
    if brief <= delen.delen_op <= einde and delen.spoed is None:
        hint = f"deel na {einde:%d-%m-%Y}, of schrijf bij spoed waarom dat niet kan"
        yield Bevinding(("delen_op",), "de tijd om te reageren is dan nog niet voorbij", hint)


@regel("DEL124", "delen")
def melding_begint_met_feiten(dossier: Dossier) -> Iterator[Bevinding]:
    """Een melding begint met feiten; een vermoeden zegt waarop het rust.

    Wat: Bij melding staat ten minste één feit met datum en bron. Bij elk vermoeden staat omdat.
    Waarom: Veilig Thuis en de Raad moeten kunnen zien wat zeker is en wat niet (AVG 5 lid 1 d).
    Fout:
        melding: {aanleiding: Wij maken ons zorgen., feiten: []}
    Goed:
        melding:
          aanleiding: Wij maken ons zorgen.
          feiten: [{op: 2026-11-03, wat: Mila had een blauwe plek., bron: leerkracht}]
    """
    melding = dossier.delen.melding
    if melding is None:
        return
    if not melding.feiten:
        hint = "noem wat iemand zag of hoorde, op welke dag"
        yield Bevinding(("melding", "feiten"), "in deze melding staan geen feiten", hint)
    for i, vermoeden in enumerate(melding.vermoedens):
        if vermoeden.omdat is None:
            hint = "noem bij omdat de feiten eronder"
            yield Bevinding(("melding", "vermoedens", i), "dit vermoeden rust nergens op", hint)


@regel("DEL125", "delen", Ernst.WAARSCHUWING)
def feit_is_een_feit(dossier: Dossier) -> Iterator[Bevinding]:
    """Tussen de feiten staat geen mening of vermoeden.

    Wat: Een feit zegt wat iemand zag, hoorde of las, zonder woorden als misschien, lijkt of waarschijnlijk.
    Waarom: Wie leest, moet feiten, meningen en vermoedens uit elkaar kunnen houden.
    Fout:
        melding:
          aanleiding: Wij maken ons zorgen.
          feiten: [{op: 2026-11-03, wat: Mila krijgt waarschijnlijk thuis klappen., bron: leerkracht}]
    Goed:
        melding:
          aanleiding: Wij maken ons zorgen.
          feiten: [{op: 2026-11-03, wat: Mila had een blauwe plek., bron: leerkracht}]
    """
    melding = dossier.delen.melding
    for i, feit in enumerate(melding.feiten if melding else ()):
        if woord := signaal(dossier, "geen-feit", feit.wat):
            hint = "zet dit bij meningen of vermoedens, of schrijf op wat iemand zag of hoorde"
            yield Bevinding(("melding", "feiten", i, "wat"), f"'{woord}' hoort niet in een feit", hint)


@regel("DEL126", "delen")
def besluit_gevolgd(dossier: Dossier) -> Iterator[Bevinding]:
    """Na het besluit om niet te delen, deelt de school niet.

    Wat: Is het oordeel niet-delen, dan is delen_op leeg.
    Waarom: Het besluit is de enige grond om te delen of te laten.
    Fout:
        oordeel: {uitkomst: niet-delen}
    Goed:
        oordeel: {uitkomst: niet-delen}
        delen_op: null
    """
    oordeel = dossier.delen.oordeel
    if oordeel and oordeel.uitkomst is Uitkomst.NIET_DELEN and dossier.delen.delen_op:
        hint = "haal delen_op weg; deelde u toch, bespreek dat met uw FG: het kan een datalek zijn"
        yield Bevinding(("delen_op",), "u besloot niet te delen", hint)


@regel("DEL127", "delen")
def elke_vraag_beantwoord(dossier: Dossier) -> Iterator[Bevinding]:
    """Op elke vraag van de ontvanger staat een antwoord, of waarom niet.

    Wat: Vroeg de ontvanger iets, dan staat bij elke vraag antwoord of niet. Zonder vordering van de politie hoeft
        dat nog niet.
    Waarom: De ontvanger moet weten wat hij krijgt en wat niet. Zo geeft de school niet meer dan nodig is.
    Fout:
        vraag: {ontvangen_op: 2026-11-09}
        antwoorden: [{vraag: Komt Mila elke dag?}]
    Goed:
        vraag: {ontvangen_op: 2026-11-09}
        antwoorden: [{vraag: Komt Mila elke dag?, antwoord: Ja.}]
    """
    delen, ontvanger = dossier.delen, ontvanger_van(dossier)
    politie = ontvanger is not None and ontvanger["id"] == POLITIE and not bevel_geldig(delen.vraag)
    if delen.vraag is None or politie:
        return
    if not delen.antwoorden:
        hint = "schrijf bij antwoorden elke vraag met het antwoord"
        yield Bevinding(("vraag",), "er is nog geen antwoord", hint)
    for i, a in enumerate(delen.antwoorden):
        if a.antwoord is None and a.niet is None:
            hint = "vul antwoord in, of niet met de reden"
            yield Bevinding(("antwoorden", i), "op deze vraag is geen antwoord", hint)


@regel("DEL141", "delen")
def rapport_eerst_naar_ouders(dossier: Dossier) -> Iterator[Bevinding]:
    """De ouders zien het onderwijskundig rapport voordat het weggaat.

    Wat: Bij een onderwijskundig rapport (ontvanger X12) staat brief_op, en ligt delen_op later dan die dag.
    Waarom: De ouders krijgen een kopie van het rapport en kunnen vooraf reageren (WPO 42, WEC 43).
    Fout:
        ontvanger: X12
        grondslag: c
        delen_op: 2026-11-11
        informeren: {brief_op: 2026-11-11}
    Goed:
        ontvanger: X12
        grondslag: c
        delen_op: 2026-11-30
        informeren: {brief_op: 2026-11-11}
    """
    delen, ontvanger = dossier.delen, ontvanger_van(dossier)
    brief_op = delen.informeren.brief_op
    if ontvanger is None or ontvanger["id"] != NIEUWE_SCHOOL or delen.delen_op is None:
        return
    if brief_op is None or brief_op >= delen.delen_op:
        hint = "geef de ouders eerst de okr-brief met het rapport, en deel pas daarna"
        yield Bevinding(("delen_op",), "de ouders zagen dit rapport niet vooraf", hint)
