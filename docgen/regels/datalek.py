"""The duties after a data breach: the clock, the risk, the authority and the people concerned (AVG 33, 34)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.datalek import Risico
from docgen.recht.datalek import OPENBAAR, Klok, Plichten
from docgen.regels.kern import Bevinding, regel


def plichten(dossier: Dossier) -> Plichten:
    """What the law asks for the breach of this dossier."""
    return Plichten(dossier.datalek, dossier.naslag.wetboek, dossier.peildatum)


def _wanneer(moment: datetime) -> str:
    return f"{moment:%d-%m-%Y om %H:%M} uur"


@regel("DLK101", "datalek")
def op_tijd_gemeld(dossier: Dossier) -> Iterator[Bevinding]:
    """Een datalek is op tijd gemeld, of er staat waarom niet.

    Wat: Is er een risico, of beoordeelde niemand het risico, dan staat gemeld_ap_op er voordat de uren van norm avg-33-1 om zijn. De
        peildatum is een dag zonder tijd. Op de laatste dag geeft docgen daarom een waarschuwing met het tijdstip,
        vanaf de dag erna een fout. Staat er al een reden voor te laat melden, dan blijft het een waarschuwing.
    Waarom: De uren lopen vanaf het moment dat de school het lek kent (AVG 33 lid 1). Nachten, weekenden en vakanties
        tellen mee.
    Fout:
        gemeld_ap_op: null
        gemeld_ap_om: null
    Goed:
        gemeld_ap_op: 2026-11-20
        gemeld_ap_om: 10:15
    """
    p = plichten(dossier)
    if p.klok is Klok.LAATSTE_DAG:
        tekst = f"de laatste uren lopen: meld uiterlijk op {_wanneer(p.uiterlijk)}"
        hint = "docgen maak ap-meldingsblad zet klaar wat de toezichthouder vraagt; aanvullen mag later"
        yield Bevinding(("ontdekt_op",), tekst, hint, Ernst.WAARSCHUWING)
    elif p.klok is Klok.VOORBIJ:
        tekst = f"dit datalek is niet gemeld; dat moest uiterlijk op {_wanneer(p.uiterlijk)}"
        hint = "meld het vandaag, en schrijf bij te_laat_reden waarom het later is"
        ernst = Ernst.WAARSCHUWING if p.lek.te_laat_reden else None
        yield Bevinding(("ontdekt_op",), tekst, hint, ernst)


@regel("DLK102", "datalek")
def te_laat_met_reden(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie te laat meldt, schrijft waarom.

    Wat: Ligt de melding na de uren van norm avg-33-1, dan staat er een te_laat_reden. Zonder gemeld_ap_om telt docgen tot het einde
        van die dag.
    Waarom: Bij een late melding hoort de reden (AVG 33 lid 1).
    Fout:
        gemeld_ap_om: null
        gemeld_ap_op: 2026-11-20
    Goed:
        gemeld_ap_om: null
        gemeld_ap_op: 2026-11-20
        te_laat_reden: De leverancier gaf pas op 20 november de lijst met leerlingen.
    """
    p = plichten(dossier)
    if p.klok is Klok.TE_LAAT and not p.lek.te_laat_reden:
        tekst = f"deze melding kwam te laat: dat moest uiterlijk op {_wanneer(p.uiterlijk)}"
        hint = "vul te_laat_reden in; was het wel op tijd, vul dan gemeld_ap_om in"
        yield Bevinding(("gemeld_ap_op",), tekst, hint)


@regel("DLK103", "datalek", Ernst.OORDEEL)
def risico_beoordeeld(dossier: Dossier) -> Iterator[Bevinding]:
    """Een mens beoordeelt het risico.

    Wat: Bij risico staan uitkomst (geen, risico of hoog), toelichting, door en op.
    Waarom: Van het risico voor mensen hangt af wie het moet weten (AVG 33 lid 1 en 34 lid 1). docgen weegt dat niet
        zelf.
    Fout:
        risico: null
    Goed:
        risico: {uitkomst: hoog, toelichting: Het gaat om kinderen., door: {naam: S. Proef, functie: directeur}, op: 2026-11-17}
    """
    if dossier.datalek.risico is None:
        hint = "kies geen, risico of hoog, en schrijf wie dat vond, wanneer en waarom"
        yield Bevinding(("risico",), "niemand beoordeelde het risico", hint)


@regel("DLK104", "datalek")
def hoog_risico_verteld(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een hoog risico weten de betrokkenen het, of er staat waarom niet.

    Wat: Is het risico hoog, dan staat er een betrokkenen_geinformeerd_op, een reden bij betrokkenen_niet of uitstel.
    Waarom: De school vertelt het meteen aan de mensen om wie het gaat. Alleen drie redenen van de wet maken dat
        anders (AVG 34 lid 1 en 3). Uitstel mag voor de veiligheid of een onderzoek (UAVG 41).
    Fout:
        betrokkenen_geinformeerd_op: null
    Goed:
        betrokkenen_geinformeerd_op: 2026-11-18
    """
    p = plichten(dossier)
    if p.vertellen and not p.lek.betrokkenen_geinformeerd_op and not p.lek.uitstel:
        hint = "vul bij betrokkenen_geinformeerd_op de dag van de datalekbrief in, ook als die nog komt; of vul betrokkenen_niet in"
        yield Bevinding(("risico", "uitkomst"), "de betrokkenen weten nog niet van dit datalek", hint)


@regel("DLK105", "datalek")
def niet_vertellen_uitgelegd(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie bij een hoog risico niets vertelt, legt uit waarom dat mag.

    Wat: Bij betrokkenen_niet staat een toelichting. Kost iedereen bereiken te veel moeite, dan staat er ook waar en
        wanneer de mededeling voor iedereen stond: openbaar_op en openbaar_waar.
    Waarom: De school moet kunnen laten zien dat een uitzondering klopt (AVG 34 lid 3 en 5 lid 2).
    Fout:
        betrokkenen_niet: {reden: onevenredig, toelichting: Van oud-leerlingen is geen adres meer bekend.}
    Goed:
        betrokkenen_niet:
          reden: onevenredig
          toelichting: Van oud-leerlingen is geen adres meer bekend.
          openbaar_op: 2026-11-18
          openbaar_waar: onze website
    """
    niet = dossier.datalek.betrokkenen_niet
    if niet is None:
        return
    if not niet.toelichting:
        hint = (
            dossier.naslag.lijsten["datalekuitzonderingen"].get(niet.reden, {}).get("hint", "leg uit waarom")
        )
        yield Bevinding(("betrokkenen_niet",), "de uitleg bij deze uitzondering ontbreekt", hint)
    if niet.reden == OPENBAAR and not (niet.openbaar_op and niet.openbaar_waar):
        hint = "maak de datalek-mededeling, en vul openbaar_op en openbaar_waar in"
        yield Bevinding(("betrokkenen_niet",), "er staat niet waar en wanneer iedereen dit kon lezen", hint)


@regel("DLK106", "datalek")
def uitstel_tijdelijk(dossier: Dossier) -> Iterator[Bevinding]:
    """Later vertellen mag alleen met een artikel, een nieuwe datum en een besluit van een mens.

    Wat: Bij uitstel staan een onderdeel van UAVG 41 lid 1, herbeoordeling_op en weging. Is herbeoordeling_op voorbij,
        dan kijkt de school opnieuw.
    Waarom: Zwijgen over een datalek is een uitzondering en duurt zo kort mogelijk (UAVG 41 lid 1 en 2).
    Fout:
        uitstel: {reden: de politie doet onderzoek, normen: [uavg-41-1-d]}
        betrokkenen_geinformeerd_op: null
    Goed:
        uitstel:
          reden: de politie doet onderzoek
          normen: [uavg-41-1-d]
          herbeoordeling_op: 2026-12-01
          weging: {tekst: De politie vroeg ons te wachten., door: {naam: S. Proef, functie: directeur}, op: 2026-11-18}
        betrokkenen_geinformeerd_op: null
    """
    uitstel, pad = dossier.datalek.uitstel, ("uitstel",)
    if uitstel is None or dossier.datalek.betrokkenen_geinformeerd_op:
        return
    if not any(n.startswith("uavg-41-1-") for n in uitstel.normen):
        yield Bevinding(
            pad, "er staat niet waarom uitstel mag", "kies bij normen een onderdeel van uavg-41-1"
        )
    if uitstel.herbeoordeling_op is None or uitstel.herbeoordeling_op < dossier.peildatum:
        hint = "vul bij herbeoordeling_op een dag in die nog komt, of vertel het nu"
        yield Bevinding(pad, "er staat niet wanneer u opnieuw kijkt", hint)
    if uitstel.weging is None:
        hint = "vul weging in: wie besloot dit, wanneer en waarom"
        yield Bevinding(pad, "niemand besloot om later te vertellen", hint, Ernst.OORDEEL)


@regel("DLK107", "datalek")
def risico_altijd_melden(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een risico is niet melden geen keuze.

    Wat: ap_niet_reden staat er alleen als het risico 'geen' is.
    Waarom: Alleen als een risico onwaarschijnlijk is, hoeft de toezichthouder het niet te weten (AVG 33 lid 1). Een
        klein lek of een snelle oplossing is op zichzelf geen reden.
    Fout:
        ap_niet_reden: Het was maar één e-mail.
    Goed:
        ap_niet_reden: null
    """
    p = plichten(dossier)
    if p.melden and p.lek.ap_niet_reden:
        hint = "meld het datalek, of laat een mens het risico opnieuw beoordelen"
        yield Bevinding(("ap_niet_reden",), "bij dit risico moet de school wel melden", hint)


@regel("DLK108", "datalek")
def afgesloten_met_besluiten(dossier: Dossier) -> Iterator[Bevinding]:
    """Een afgesloten datalek heeft alle besluiten.

    Wat: Staat afgesloten_op er, dan is het risico beoordeeld, is er gemeld of staat er een ap_niet_reden, en is niets
        meer uit te zoeken.
    Waarom: Jaren later moet blijken wat de school besloot en waarom (AVG 33 lid 5).
    Fout:
        afgesloten_op: 2026-11-20
        nog_uitzoeken: [of iemand het bestand heeft geopend]
    Goed:
        afgesloten_op: 2026-11-20
    """
    lek, pad = dossier.datalek, ("afgesloten_op",)
    if lek.afgesloten_op is None:
        return
    if lek.risico is None:
        yield Bevinding(pad, "dit datalek is dicht, maar het risico is niet beoordeeld", "vul risico in")
    if not lek.gemeld_ap_op and not lek.ap_niet_reden:
        hint = "vul gemeld_ap_op in, of bij ap_niet_reden waarom melden niet nodig was"
        yield Bevinding(pad, "dit datalek is dicht, maar er is geen besluit over melden", hint)
    if lek.nog_uitzoeken:
        hint = "vul de melding aan bij de toezichthouder en haal de regels weg, of maak afgesloten_op leeg"
        yield Bevinding(("nog_uitzoeken",), "dit datalek is dicht, maar er is nog iets uit te zoeken", hint)


@regel("DLK109", "datalek", Ernst.OORDEEL)
def bijzonder_zonder_risico(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij extra gevoelige gegevens en 'geen risico' kijkt een tweede mens mee.

    Wat: Staan er gegevens bij bijzonder en is het risico 'geen', dan staat bij risico ook opnieuw: wie nog eens keek,
        wanneer en waarom het oordeel blijft.
    Waarom: Gegevens over bijvoorbeeld gezondheid geven snel een risico (AVG 9 en 33 lid 1).
    Fout:
        risico: {uitkomst: geen}
    Goed:
        risico:
          uitkomst: geen
          opnieuw: {tekst: Alleen onze eigen arts zag het., door: {naam: L. Proef, functie: FG}, op: 2026-11-18}
    """
    lek = dossier.datalek
    if lek.bijzonder and lek.risico and lek.risico.uitkomst is Risico.GEEN and lek.risico.opnieuw is None:
        hint = "laat bijvoorbeeld de FG meekijken en vul opnieuw in: tekst, door en op"
        yield Bevinding(("risico", "uitkomst"), "er lekten extra gevoelige gegevens zonder risico", hint)
