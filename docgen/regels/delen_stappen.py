"""The four steps of the weighing (juridisch § 14.1): each step that is empty blocks."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verwerking import Grondslag
from docgen.regels.delen_codes import ontvanger_van
from docgen.regels.kern import Bevinding, regel
from docgen.regels.woorden import signaal


@regel("DEL101", "delen")
def grondslag_gekozen(dossier: Dossier) -> Iterator[Bevinding]:
    """Stap 1: er is één grond gekozen.

    Wat: Bij grondslag staat een letter van a tot en met f.
    Waarom: Zonder grond mag de school niets delen (AVG 6).
    Fout:
        grondslag: null
    Goed:
        grondslag: e
    """
    if dossier.delen.grondslag is None:
        hint = "docgen delen advies zegt welke grond bij deze ontvanger past"
        yield Bevinding(("grondslag",), "er is nog geen grond gekozen", hint)


@regel("DEL102", "delen")
def doelen_ingevuld(dossier: Dossier) -> Iterator[Bevinding]:
    """Stap 2: het doel van de school en het nieuwe doel staan er.

    Wat: Bij doelen zijn school en samen ingevuld.
    Waarom: Gegevens die de school voor het ene doel heeft, gebruikt zij niet zomaar voor een ander (AVG 5 lid 1 b).
    Fout:
        doelen: {samen: null}
    Goed:
        doelen: {samen: te bepalen welke hulp Mila in de klas nodig heeft}
    """
    doelen = dossier.delen.doelen
    for veld, waarde in (("school", doelen.school), ("samen", doelen.samen)):
        if waarde is None:
            hint = "maak de zin af: om ..."
            yield Bevinding(("doelen", veld), "hier ontbreekt een doel", hint)


@regel("DEL103", "delen")
def doelen_verenigbaar(dossier: Dossier) -> Iterator[Bevinding]:
    """Stap 2: een mens vindt dat de doelen bij elkaar passen.

    Wat: Bij doelen staat verenigbaar op ja.
    Waarom: Past het nieuwe doel niet bij het oude, dan mag delen alleen met toestemming of omdat een wet dat zegt
        (AVG 6 lid 4).
    Fout:
        doelen: {verenigbaar: nee}
    Goed:
        doelen: {verenigbaar: ja}
    """
    past = dossier.delen.doelen.verenigbaar
    if past is None:
        hint = "beoordeel of de doelen bij elkaar passen en vul in: ja of nee"
        yield Bevinding(("doelen", "verenigbaar"), "niemand beoordeelde het doel", hint, Ernst.OORDEEL)
    elif not past:
        hint = "vraag toestemming, of deel niet"
        yield Bevinding(("doelen", "verenigbaar"), "de doelen passen niet bij elkaar", hint)


@regel("DEL104", "delen")
def niet_meer_dan_nodig(dossier: Dossier) -> Iterator[Bevinding]:
    """Stap 3: er staat wat de school deelt, en ook wat niet.

    Wat: Bij gegevens en bij niet staat ten minste één soort. Bij gegevens staat niet alles of het hele dossier.
    Waarom: De school deelt niet meer dan nodig is (AVG 5 lid 1 c). Wie niets weglaat, heeft niet afgewogen.
    Fout:
        gegevens: [het hele dossier]
    Goed:
        gegevens: [resultaten van lezen]
    """
    delen = dossier.delen
    for veld, waarden in (("gegevens", delen.gegevens), ("niet", delen.niet)):
        if not waarden:
            yield Bevinding((veld,), "deze lijst is leeg", "noem wat u deelt, en wat u niet deelt")
    for i, tekst in enumerate(delen.gegevens):
        if signaal(dossier, "alles", tekst) or signaal(dossier, "volledig-verslag", tekst):
            hint = "noem alleen wat de ontvanger nodig heeft, zoals een conclusie"
            yield Bevinding(("gegevens", i), "dit is meer dan nodig", hint)


@regel("DEL105", "delen")
def alternatieven_bekeken(dossier: Dossier) -> Iterator[Bevinding]:
    """Stap 4: er staat waarom het niet anders kan.

    Wat: Bij alternatieven zijn zelf_vragen, zonder_naam en minder_mensen ingevuld.
    Waarom: Kan het doel op een lichtere manier, dan kiest de school die.
    Fout:
        alternatieven: {zonder_naam: null}
    Goed:
        alternatieven: {zonder_naam: Het advies gaat over Mila zelf.}
    """
    a = dossier.delen.alternatieven
    velden = {"zelf_vragen": a.zelf_vragen, "zonder_naam": a.zonder_naam, "minder_mensen": a.minder_mensen}
    for veld, waarde in velden.items():
        if waarde is None:
            hint = "schrijf op waarom dit niet kan, of doe het zo"
            yield Bevinding(("alternatieven", veld), "deze lichtere manier is niet bekeken", hint)


@regel("DEL106", "delen", Ernst.OORDEEL)
def een_mens_besloot(dossier: Dossier) -> Iterator[Bevinding]:
    """Vastleggen: een mens besloot, en er staat wie, wanneer en waarom.

    Wat: Bij oordeel staat de uitkomst met de reden, de naam, de functie en de datum.
    Waarom: De school moet kunnen laten zien wie besloot en waarom (AVG 5 lid 2). docgen weegt niet af.
    Fout:
        oordeel: null
    Goed:
        oordeel: {uitkomst: delen}
    """
    if dossier.delen.oordeel is None:
        hint = "vul bij oordeel in: uitkomst, toelichting, door en op"
        yield Bevinding(("oordeel",), "er is nog geen besluit van een mens", hint)


@regel("DEL108", "delen")
def belang_afgewogen(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij grond f zijn de drie vragen beantwoord.

    Wat: Bij grondslag f staan bij belang het belang, de noodzaak en de afweging.
    Waarom: Een belang van de school telt alleen als het zwaarder weegt dan de privacy (AVG 6 lid 1 f).
    Fout:
        grondslag: f
    Goed:
        grondslag: f
        belang:
          belang: De school wil haar gebouw veilig houden.
          noodzaak: Zonder deze gegevens kan de verzekeraar niets doen.
          afweging: Het gaat om weinig gegevens en de leerling verwacht dit.
    """
    if dossier.delen.grondslag is Grondslag.F and dossier.delen.belang is None:
        hint = "vul bij belang in: belang, noodzaak en afweging"
        yield Bevinding(("grondslag",), "de drie vragen bij grond f zijn niet beantwoord", hint)


@regel("DEL110", "delen", Ernst.OORDEEL)
def geheimhouding_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Stap 1: er staat of degene die deelt een beroepsgeheim heeft.

    Wat: Bij geheimhouding staat ja of nee.
    Waarom: Een arts, psycholoog of maatschappelijk werker mag minder vertellen dan een leraar (BW 7:457).
    Fout:
        geheimhouding: null
    Goed:
        geheimhouding: nee
    """
    if dossier.delen.geheimhouding is None:
        hint = "vul in: ja of nee"
        yield Bevinding(("geheimhouding",), "niemand keek of er een beroepsgeheim is", hint)


@regel("DEL111", "delen")
def vijf_keer_ja(dossier: Dossier) -> Iterator[Bevinding]:
    """Een geheimhouder spreekt alleen na vijf keer ja.

    Wat: Heeft degene die deelt een beroepsgeheim, dan is er toestemming, een wet die spreken toelaat, of vijf keer
        ja op de vragen bij conflict.
    Waarom: Het beroepsgeheim gaat voor. Alleen als zwijgen ernstige schade geeft en niets anders helpt, weegt het
        andere belang zwaarder.
    Fout:
        geheimhouding: ja
        conflict: {toestemming_geprobeerd: ja, gewetensnood: ja, geen_andere_weg: nee}
    Goed:
        geheimhouding: ja
        conflict:
          toestemming_geprobeerd: ja
          gewetensnood: ja
          geen_andere_weg: ja
          ernstige_schade: ja
          helpt_vrijwel_zeker: ja
    """
    delen, ontvanger = dossier.delen, ontvanger_van(dossier)
    wet = ontvanger is not None and ontvanger.get("wet_voor_geheim") == "ja"
    if not delen.geheimhouding or delen.grondslag is Grondslag.A or wet:
        return
    antwoorden = delen.conflict.antwoorden if delen.conflict else (None,)
    if any(a is False for a in antwoorden):
        hint = "de geheimhouder zwijgt; vraag toestemming"
        yield Bevinding(("conflict",), "niet alle vijf de antwoorden zijn ja", hint)
    elif not all(antwoorden):
        hint = "beantwoord bij conflict alle vijf de vragen, samen met een collega"
        yield Bevinding(("conflict",), "de vijf vragen zijn niet beantwoord", hint, Ernst.OORDEEL)
