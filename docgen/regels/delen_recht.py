"""What the law says about this recipient and these data (juridisch § 6, § 10.1)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Rechtsgang
from docgen.model.delen import Uitkomst
from docgen.model.organisatie import VoMboGrondslag
from docgen.model.verwerking import Grondslag
from docgen.recht.delen import OVERSTAP, bevel_geldig, past
from docgen.recht.rechtsmiddelen import Bestuursvorm, weg
from docgen.regels.delen_codes import ontvanger_van
from docgen.regels.kern import Bevinding, regel
from docgen.regels.woorden import signaal

POLITIE, NIEUWE_SCHOOL = "X16", "X12"


@regel("DEL109", "delen", Ernst.WAARSCHUWING)
def belang_past_niet_bij_taak(dossier: Dossier) -> Iterator[Bevinding]:
    """Voor haar taak gebruikt een school grond e en niet grond f.

    Wat: Bij grondslag staat geen f. Een openbare school mag het niet, een andere school doet het liever niet.
    Waarom: Een overheid mag zich voor haar taak niet op een eigen belang beroepen (AVG 6 lid 1, slot).
    Fout:
        grondslag: f
    Goed:
        grondslag: e
    """
    if dossier.delen.grondslag is Grondslag.F:
        hint = "kies e als delen bij de taak van de school hoort"
        ernst = Ernst.FOUT if _bestuursorgaan(dossier) else Ernst.WAARSCHUWING
        yield Bevinding(("grondslag",), "grond f past meestal niet bij een school", hint, ernst)


def _bestuursorgaan(dossier: Dossier) -> bool:
    bestuur, school = dossier.org.bestuur, dossier.org.school
    vorm = Bestuursvorm(bestuur.rechtsvorm, school.karakter if school else None, bestuur.rechtsgang)
    return weg(vorm, dossier.peildatum, dossier.naslag.wetboek).rechtsgang is Rechtsgang.AWB


@regel("DEL112", "delen")
def uitzondering_past(dossier: Dossier) -> Iterator[Bevinding]:
    """Extra gevoelige gegevens hebben een uitzondering die een school mag gebruiken.

    Wat: Bij elk gegeven onder bijzonder staat een uitzondering voor scholen of voor iedereen.
    Waarom: Er zijn twee sleutels nodig: een grond en een uitzondering op het verbod (AVG 9, UAVG 22).
    Fout:
        bijzonder: [{gegeven: advies over gehoor}]
    Goed:
        bijzonder: [{gegeven: advies over gehoor, uitzondering: UAVG30_2A}]
    """
    lijst = dossier.naslag.lijsten["uitzonderingen"]
    wie = {"allen", "swv" if dossier.org.is_swv else "school"}
    for i, bijzonder in enumerate(dossier.delen.bijzonder):
        code = bijzonder.uitzondering
        if code is None:
            hint = "kies een code, zoals UAVG30_2A (begeleiding) of A9_2A (uitdrukkelijke toestemming)"
            yield Bevinding(("bijzonder", i), "de uitzondering ontbreekt", hint)
        elif code in lijst and lijst[code]["wie"] not in wie:
            hint = "kies een uitzondering voor scholen of voor iedereen"
            yield Bevinding(("bijzonder", i, "uitzondering"), "deze uitzondering is niet voor u", hint)


@regel("DEL113", "delen")
def strafrechtelijk_mag(dossier: Dossier) -> Iterator[Bevinding]:
    """Over strafbare feiten deelt de school alleen iets als de wet dat zegt.

    Wat: Is strafrechtelijk ingevuld, dan staat bij strafrechtelijk_normen het artikel dat dit toelaat.
    Waarom: Deze gegevens mogen alleen in een paar gevallen (AVG 10, UAVG 32 en 33).
    Fout:
        strafrechtelijk: er is aangifte gedaan
    Goed:
        strafrechtelijk: er is aangifte gedaan
        strafrechtelijk_normen: [uavg-33-2-b]
    """
    if dossier.delen.strafrechtelijk and not dossier.delen.strafrechtelijk_normen:
        hint = "laat het weg en schrijf neutraal, of noem bij strafrechtelijk_normen het artikel"
        yield Bevinding(("strafrechtelijk",), "dit mag alleen met een artikel dat het toelaat", hint)


@regel("DEL116", "delen")
def toestemming_nodig(dossier: Dossier) -> Iterator[Bevinding]:
    """Met deze ontvanger deelt de school alleen met toestemming.

    Wat: Vraagt de wet toestemming voor deze ontvanger, dan staat bij grondslag a. Laat de wet ruimte, dan besloot
        een mens.
    Waarom: Zonder wet die delen toelaat, beslist de ouder of de leerling (AVG 6 lid 1 a).
    Fout:
        ontvanger: X17
        grondslag: e
    Goed:
        ontvanger: X17
        grondslag: a
    """
    ontvanger, delen = ontvanger_van(dossier), dossier.delen
    if (
        ontvanger is None
        or ontvanger.get("plicht") != "toestemming"
        or delen.grondslag in (None, Grondslag.A)
    ):
        return
    ruimte = "oordeel" in ontvanger and delen.grondslag is Grondslag.E
    if not (ruimte and delen.oordeel):
        hint = "vraag toestemming en kies grond a, of bespreek het zonder dat iemand weet over wie het gaat"
        yield Bevinding(("grondslag",), "deze ontvanger krijgt alleen iets met toestemming", hint)


@regel("DEL117", "delen", Ernst.WAARSCHUWING)
def toestemming_niet_de_grond(dossier: Dossier) -> Iterator[Bevinding]:
    """Zegt de wet dat delen moet of mag, dan is toestemming niet de grond.

    Wat: Bij een ontvanger met een wettelijke taak staat bij grondslag geen a.
    Waarom: Wie toestemming vraagt en het bij een nee toch doet, misleidt ouders (AVG 4 lid 11).
    Fout:
        grondslag: a
    Goed:
        grondslag: e
    """
    ontvanger = ontvanger_van(dossier)
    wet = ontvanger is not None and ontvanger.get("plicht") in ("plicht", "recht") and "grond" in ontvanger
    overstap = ontvanger is not None and ontvanger["id"] == OVERSTAP
    if wet and not overstap and dossier.delen.grondslag is Grondslag.A:
        hint = f"kies grond {ontvanger['grond'] if ontvanger else 'e'} en vertel het de ouders met een brief"
        yield Bevinding(("grondslag",), "voor deze ontvanger is toestemming niet de grond", hint)


@regel("DEL118", "delen")
def plicht_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Grond c kan alleen als een wet de school verplicht.

    Wat: Bij grondslag c verplicht de wet delen met deze ontvanger. Moet de school alleen op verzoek antwoorden, dan
        is vraag ingevuld.
    Waarom: Mag de school delen maar hoeft het niet, dan is het grond e. Ouders mogen dan bezwaar maken (AVG 21).
    Fout:
        grondslag: c
    Goed:
        grondslag: e
    """
    ontvanger, delen = ontvanger_van(dossier), dossier.delen
    if ontvanger is None or delen.grondslag is not Grondslag.C:
        return
    altijd, op_verzoek = ontvanger.get("grond") == "c", ontvanger.get("grond_op_verzoek") == "c"
    if not altijd and op_verzoek and delen.vraag is None:
        hint = "vul vraag in met de datum van ontvangst, of kies een andere grond"
        yield Bevinding(("grondslag",), "deze plicht geldt alleen als de ander erom vraagt", hint)
    elif not altijd and not op_verzoek and ontvanger.get("plicht") != "plicht":
        hint = "de wet laat dit toe maar verplicht het niet; kies meestal grond e"
        yield Bevinding(("grondslag",), "geen wet verplicht u om dit te delen", hint)


@regel("DEL119", "delen")
def ontvanger_past_bij_sector(dossier: Dossier) -> Iterator[Bevinding]:
    """De ontvanger hoort bij dit soort onderwijs.

    Wat: De wet regelt delen met deze ontvanger voor de sector van de school.
    Waarom: Een artikel voor het mbo geeft een basisschool geen recht om te delen.
    Fout:
        ontvanger: X10
    Goed:
        ontvanger: X6
    """
    ontvanger = ontvanger_van(dossier)
    if ontvanger is not None and not past(ontvanger, dossier.org.sector):
        hint = "docgen delen advies zegt met wie u mag delen; vraag anders uw FG"
        yield Bevinding(("ontvanger",), "deze ontvanger hoort bij een ander soort onderwijs", hint)


@regel("DEL121", "delen")
def politie_op_papier(dossier: Dossier) -> Iterator[Bevinding]:
    """De politie krijgt pas gegevens na een schriftelijke vordering met een artikel.

    Wat: Vraagt de politie iets, dan deelt de school alleen als vraag schriftelijk is en een artikel noemt.
    Waarom: Zonder vordering is er geen plicht, en mag de politie niet vrij in gegevens kijken (Sv 126nd).
    Fout:
        ontvanger: X16
        vraag: {ontvangen_op: 2026-11-09, schriftelijk: nee}
    Goed:
        ontvanger: X16
        vraag: {ontvangen_op: 2026-11-09, schriftelijk: ja, artikel: artikel 126nd Sv}
    """
    ontvanger, delen = ontvanger_van(dossier), dossier.delen
    if ontvanger is None or ontvanger["id"] != POLITIE or delen.vraag is None or bevel_geldig(delen.vraag):
        return
    if delen.delen_op or (delen.oordeel and delen.oordeel.uitkomst is Uitkomst.DELEN):
        hint = (
            "vraag eerst om de vordering: docgen maak antwoordbrief-instantie; zet het oordeel op niet-delen"
        )
        yield Bevinding(("vraag",), "er is geen schriftelijke vordering met een artikel", hint)


@regel("DEL122", "delen")
def geen_bsn_delen(dossier: Dossier) -> Iterator[Bevinding]:
    """Het burgerservicenummer deelt de school alleen als de wet dat zegt.

    Wat: Bij gegevens staat geen burgerservicenummer, tenzij de grond c is.
    Waarom: Een BSN mag alleen worden gebruikt waar een wet dat bepaalt (UAVG 46). Het samenwerkingsverband mag het
        nooit krijgen.
    Fout:
        gegevens: [naam en BSN]
    Goed:
        gegevens: [naam]
    """
    if dossier.delen.grondslag is Grondslag.C:
        return
    for i, tekst in enumerate(dossier.delen.gegevens):
        if signaal(dossier, "nummer", tekst):
            yield Bevinding(("gegevens", i), "dit nummer mag u hier niet delen", "laat het nummer weg")


@regel("DEL120", "delen", Ernst.WAARSCHUWING)
def overstap_met_toestemming(dossier: Dossier) -> Iterator[Bevinding]:
    """Tussen vo en mbo deelt de school met toestemming, tenzij het bestuur anders koos.

    Wat: Staat bij vo_mbo in het schoolbestand niets of toestemming, dan is de grond voor een overstap a.
    Waarom: De wet vraagt geen toestemming, maar welke gegevens precies mogen is onzeker (WVO 2020 8.17 lid 5). De
        veilige keuze is toestemming.
    Fout:
        ontvanger: X13
        grondslag: e
    Goed:
        ontvanger: X13
        grondslag: a
    """
    ontvanger = ontvanger_van(dossier)
    keuze = dossier.org.vo_mbo.grondslag is VoMboGrondslag.TOESTEMMING
    if ontvanger and ontvanger["id"] == OVERSTAP and keuze and dossier.delen.grondslag is not Grondslag.A:
        hint = "vraag toestemming, of zet vo_mbo: {grondslag: wettelijk} in het schoolbestand"
        yield Bevinding(
            ("grondslag",), "bij een overstap tussen vo en mbo vraagt uw school toestemming", hint
        )
