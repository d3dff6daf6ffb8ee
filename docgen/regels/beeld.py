"""A choice about photos and videos: known channels, the right school year, and who signs (juridisch § 4, § 5)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.recht.beeld import in_gebruik, laatste_dag, situatie
from docgen.recht.handtekening import Oordeel
from docgen.recht.leeftijd import keerpunten
from docgen.recht.ondertekening import Ondertekening, ondertekening
from docgen.recht.toestemming import datum_formulier
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.overleg_tekenen import MET_WEGING, VRAAG, is_blok_van


def _tekenen(dossier: Dossier, op: date) -> Ondertekening | None:
    """Who signs on this day; None without a pupil, or when the pupil was not born yet (INV192 reports that)."""
    leerling = dossier.beeld.leerling
    if leerling is None or leerling.geboortedatum > op:
        return None
    return ondertekening(situatie(dossier.beeld, op), dossier.naslag.wetboek)


@regel("INV191", "beeld")
def kanaal_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van een kanaal staat in de keuzelijst, en de school gebruikt dat kanaal.

    Wat: Bij kanalen en keuzes staan codes uit configuratie/keuzelijsten/beeldkanalen.yaml. Een kanaal dat de school
        heeft uitgezet, staat er niet bij.
    Waarom: Toestemming geldt per doel en per kanaal. Voor een onbekend kanaal kan niemand kiezen.
    Fout:
        kanalen: [website, webside]
    Goed:
        kanalen: [website, klassenfoto]
    """
    bekend = dossier.naslag.lijsten["beeldkanalen"]
    codes = in_gebruik(bekend)
    for pad, code in _codes(dossier):
        if code in bekend and code not in codes:
            hint = "haal het hier weg, of zet het kanaal weer aan in uw eigen beeldkanalen.yaml"
            yield Bevinding(pad, "dit kanaal gebruikt de school niet", hint)
        elif code not in codes:
            beste = difflib.get_close_matches(code, list(codes), n=1, cutoff=0.5)
            hint = f"bedoelde u '{beste[0]}'?" if beste else f"kies uit: {', '.join(codes)}"
            yield Bevinding(pad, "dit kanaal ken ik niet", hint)


def _codes(dossier: Dossier) -> Iterator[tuple[Pad, str]]:
    for i, code in enumerate(dossier.beeld.kanalen):
        yield ("kanalen", i), code
    for i, keuze in enumerate(dossier.beeld.keuzes):
        yield ("keuzes", i, "kanaal"), keuze.kanaal


@regel("TST131", "beeld")
def schooljaar_loopt_nog(dossier: Dossier) -> Iterator[Bevinding]:
    """Het schooljaar van de keuze is nog niet voorbij.

    Wat: De laatste dag van het schooljaar ligt niet vóór de peildatum.
    Waarom: Een keuze voor foto's en video's geldt voor één schooljaar. Daarna kiest het gezin opnieuw.
    Fout:
        schooljaar: 2024-2025
    Goed:
        schooljaar: 2026-2027
    """
    jaar, op = dossier.beeld.schooljaar, dossier.peildatum
    if laatste_dag(jaar, dossier.naslag.wetboek, op) < op:
        hint = "zet het nieuwe schooljaar erin, haal de oude keuzes weg en maak een nieuw formulier"
        yield Bevinding(("schooljaar",), "dit schooljaar is voorbij", hint)


@regel("TST132", "beeld", Ernst.WAARSCHUWING)
def verjaart_in_schooljaar(dossier: Dossier) -> Iterator[Bevinding]:
    """De leerling wordt geen 16 of 18 zolang de keuze geldt.

    Wat: Tussen de dag van het formulier en het einde van het schooljaar ligt geen verjaardag waarop iemand anders
        gaat beslissen.
    Waarom: Vanaf 16 jaar beslist de leerling zelf, vanaf 18 jaar is die meerderjarig (UAVG 5, BW 1:233).
    Fout:
        leerling: {geboortedatum: 2011-03-15}
    Goed:
        leerling: {geboortedatum: 2011-08-15}
    """
    beeld, wet = dossier.beeld, dossier.naslag.wetboek
    van = datum_formulier(beeld, dossier.peildatum)
    if beeld.leerling is None or beeld.leerling.geboortedatum > van:
        return
    tot = laatste_dag(beeld.schooljaar, wet, van)
    for jaren, _ in keerpunten(beeld.leerling.geboortedatum, van, tot, wet):
        tekst = f"de leerling wordt {jaren} jaar in dit schooljaar"
        hint = "leg de leerling op die verjaardag een nieuw formulier voor"
        yield Bevinding(("leerling", "geboortedatum"), tekst, hint)


@regel("TST133", "beeld")
def tekenaar_bevoegd(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie tekende, mocht dat op die dag ook.

    Wat: Ieder die bij ondertekend staat, tekent volgens de leeftijd en het gezag op de dag van de handtekening.
        Ontbreekt er nog een handtekening, dan is dat een waarschuwing.
    Waarom: Een keuze is alleen geldig van de juiste persoon: tot 16 jaar van wie het gezag heeft, daarna van de
        leerling zelf (UAVG 5).
    Fout:
        ondertekend: [{naam: R. Buurman, op: 2026-09-03}]
    Goed:
        ondertekend: [{naam: Karim Voorbeeld, op: 2026-09-03}]
    """
    tekens = dossier.beeld.ondertekend
    for i, teken in enumerate(tekens):
        tekenen = _tekenen(dossier, teken.op)
        if tekenen and not any(is_blok_van(b, teken.naam) for b in tekenen.blokken):
            hint = "kijk de naam na, en wie het gezag heeft op de dag van de handtekening"
            yield Bevinding(("ondertekend", i), "deze persoon mag hier niet tekenen", hint)
    tekenen = _tekenen(dossier, max(t.op for t in tekens)) if tekens else None
    if tekenen and not tekenen.gegeven(
        [True if any(is_blok_van(b, t.naam) for t in tekens) else None for b in tekenen.blokken]
    ):
        hint = "gebruik nog geen beeld; vraag wie nog niet heeft getekend"
        tekst = "de keuze is nog niet geldig: een handtekening ontbreekt"
        yield Bevinding(("ondertekend",), tekst, hint, Ernst.WAARSCHUWING)


@regel("TST134", "beeld", Ernst.OORDEEL)
def wie_tekent_staat_vast(dossier: Dossier) -> Iterator[Bevinding]:
    """Het staat vast wie tekent.

    Wat: De gegevens zeggen wie het gezag heeft en hoever een maatregel gaat. Waar de wet geen antwoord geeft,
        staat bij nagegaan wie het beoordeelde en waarom. Staat er niemand bij gezag, dan verklaart wie tekent
        dat op het formulier; dat is een waarschuwing.
    Waarom: docgen kan niet beoordelen of iemand iets overziet of wat een rechter besliste (UAVG 5).
    Fout:
        gezag: []
    Goed:
        gezag: [{naam: Karim Voorbeeld}]
    """
    beeld = dossier.beeld
    tekenen = _tekenen(dossier, datum_formulier(beeld, dossier.peildatum))
    for oordeel in tekenen.oordelen if tekenen else ():
        if not (beeld.nagegaan and oordeel in MET_WEGING):
            ernst = Ernst.WAARSCHUWING if oordeel is Oordeel.GEEN_GEZAG_BEKEND else None
            yield Bevinding(*VRAAG[oordeel], ernst)


@regel("TST135", "beeld")
def keuze_met_bewijs(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij elke ingevulde keuze staat wie tekende en wanneer.

    Wat: Zijn er keuzes ingevuld, dan is ondertekend ook ingevuld. Elk kanaal staat hooguit één keer bij keuzes.
    Waarom: De school moet kunnen laten zien wie de keuze maakte (AVG 7 lid 1).
    Fout:
        keuzes: [{kanaal: website, mag: ja}]
    Goed:
        keuzes: [{kanaal: website, mag: ja}]
        ondertekend: [{naam: Elise Proef, op: 2026-09-03}]
    """
    beeld = dossier.beeld
    if beeld.keuzes and not beeld.ondertekend:
        hint = "vul bij ondertekend in wie tekende en op welke dag"
        yield Bevinding(("keuzes",), "er staat niet wie deze keuzes maakte", hint)
    gezien: set[str] = set()
    for i, keuze in enumerate(beeld.keuzes):
        if keuze.kanaal in gezien:
            yield Bevinding(
                ("keuzes", i), "dit kanaal staat er twee keer", "laat alleen de nieuwste keuze staan"
            )
        gezien.add(keuze.kanaal)
