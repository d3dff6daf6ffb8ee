"""What a consent form for a meeting must say: purpose, partners, data and duration (juridisch § 5.2, V01-V24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.overleg import Deelnemer
from docgen.recht.kalender import plus_maanden
from docgen.recht.toestemming import datum_formulier, is_eigen_medewerker
from docgen.regels.kern import Bevinding, regel
from docgen.regels.woorden import gevonden, signaal

MINIMUM_DOEL = 20


@regel("TST101", "overleg")
def doel_is_duidelijk(dossier: Dossier) -> Iterator[Bevinding]:
    """Het doel van het overleg is duidelijk.

    Wat: Het doel heeft ten minste 20 tekens en meer dan algemene woorden. Het maakt deze zin af: "samen bepalen
        wat er nodig is om ...". (V01)
    Waarom: Toestemming is alleen geldig voor een bepaald doel (AVG 4 lid 11 en 6 lid 1 a).
    Fout:
        doel: goede zorg en begeleiding voor de leerling te bieden
    Goed:
        doel: de leerling na een halfjaar thuis weer hele dagen naar school te laten gaan
    """
    doel = dossier.overleg.doel
    hint = "maak de zin af: samen bepalen wat er nodig is om ..."
    if not doel:
        yield Bevinding(("doel",), "het doel van het overleg ontbreekt", hint)
    elif len(doel) < MINIMUM_DOEL:
        yield Bevinding(("doel",), "het doel is te kort om te begrijpen", hint)
    elif not eigen_woorden(dossier, doel):
        yield Bevinding(("doel",), "het doel heeft alleen algemene woorden", f"noem wat er speelt; {hint}")


def eigen_woorden(dossier: Dossier, doel: str) -> list[str]:
    """The words of a purpose that say something: longer than three letters and not general."""
    algemeen = {*dossier.naslag.lijsten["signaalwoorden"]["algemeen-doel"]["woorden"]}
    klein = {"voor", "over", "naar", "door", "deze", "zijn", "haar", "hem", "het", "onze", "alle", "worden"}
    woorden = re.findall(r"[a-zà-ÿ]{4,}", doel.lower())
    return [w for w in woorden if w not in algemeen | klein]


@regel("TST102", "overleg")
def partner_gekozen(dossier: Dossier) -> Iterator[Bevinding]:
    """Er is ten minste één partner.

    Wat: Bij partners staat wie er aan het overleg meedoen. (V02)
    Waarom: Wie toestemming geeft, moet weten wie de gegevens krijgen (AVG 4 lid 11).
    Fout:
        partners: []
    Goed:
        partners: [{partner: jeugdarts, organisatie: GGD Voorbeeldstreek}]
    """
    if not dossier.overleg.partners:
        yield Bevinding(("partners",), "er is geen partner gekozen", "noem wie er aan het overleg meedoen")


@regel("TST103", "overleg")
def partner_heeft_naam(dossier: Dossier) -> Iterator[Bevinding]:
    """Van elke partner van buiten staan organisatie en functie vast.

    Wat: Bij een partner van buiten de school staat de organisatie. De functie volgt uit de code, behalve bij
        'anders': daar staat zij erbij. (V03)
    Waarom: Toestemming geldt per ontvanger; 'een hulpverlener' kan iedereen zijn (AVG 4 lid 11).
    Fout:
        partners: [{partner: jeugdarts}]
    Goed:
        partners: [{partner: jeugdarts, organisatie: GGD Voorbeeldstreek}]
    """
    lijst = dossier.naslag.lijsten["partners"]
    for i, d in enumerate(dossier.overleg.partners):
        if not d.organisatie and not is_eigen_medewerker(d, lijst, dossier.org):
            yield Bevinding(
                ("partners", i), "de organisatie van deze partner ontbreekt", "vul organisatie in"
            )
        elif d.partner == "anders" and not d.functie:
            yield Bevinding(("partners", i), "de functie van deze partner ontbreekt", "vul functie in")


@regel("TST104", "overleg")
def partner_is_gesloten(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij de partners blijft niets open.

    Wat: Bij een partner staat geen 'enz.', 'e.d.', 'derden' of 'andere instanties'. (V04)
    Waarom: Een open einde maakt dat iemand toestemming geeft zonder te weten aan wie (AVG 4 lid 11).
    Fout:
        partners: [{partner: jeugdwerker, organisatie: wijkteam Oost e.d.}]
    Goed:
        partners: [{partner: jeugdwerker, organisatie: wijkteam Oost}]
    """
    for i, d in enumerate(dossier.overleg.partners):
        if woord := signaal(dossier, "open-einde", d.organisatie, d.functie, d.naam, d.omschrijving):
            yield Bevinding(("partners", i), f"'{woord}' laat open wie er meedoet", "noem elke partner apart")


@regel("TST105", "overleg")
def anders_is_ingevuld(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij 'anders' staat wie of wat dat is.

    Wat: Bij een partner of soort gegevens 'anders' staat een omschrijving. (V05)
    Waarom: 'Anders' zonder tekst is toestemming voor alles (AVG 4 lid 11).
    Fout:
        gegevens: [{soort: anders}]
    Goed:
        gegevens: [{soort: anders, omschrijving: het plan voor de dagbesteding}]
    """
    overleg = dossier.overleg
    for i, d in enumerate(overleg.partners):
        if d.partner == "anders" and not d.omschrijving:
            hint = "vul omschrijving in: wie is dit en wat doet deze persoon"
            yield Bevinding(("partners", i), "bij de partner 'anders' staat niet wie dat is", hint)
    for i, g in enumerate(overleg.gegevens):
        if g.soort == "anders" and not g.omschrijving:
            hint = "vul omschrijving in: welke gegevens precies"
            yield Bevinding(("gegevens", i), "bij 'anders' staat niet welke gegevens dat zijn", hint)


@regel("TST106", "overleg")
def gezondheid_is_omschreven(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij gegevens over gezondheid staat welke dat zijn.

    Wat: Een soort gegevens over gezondheid heeft een omschrijving. (V06)
    Waarom: Voor gezondheid is uitdrukkelijke toestemming nodig; dan moet duidelijk zijn waarvoor (AVG 9 lid 2 a).
    Fout:
        gegevens: [{soort: gezondheid}]
    Goed:
        gegevens: [{soort: gezondheid, omschrijving: de conclusie en het advies van de oogarts}]
    """
    lijst = dossier.naslag.lijsten["soorten-gegevens"]
    for i, g in enumerate(dossier.overleg.gegevens):
        if lijst.get(g.soort, {}).get("bijzonder") == "ja" and not g.omschrijving:
            hint = "vul omschrijving in, liefst alleen een conclusie en een advies"
            yield Bevinding(("gegevens", i), "er staat niet welke gezondheidsgegevens het zijn", hint)


@regel("TST110", "overleg")
def geldigheid_is_begrensd(dossier: Dossier) -> Iterator[Bevinding]:
    """De toestemming heeft een einddatum, hooguit een schooljaar later.

    Wat: Bij geldig_tot staat een datum. Ligt die meer dan een schooljaar na het formulier, dan staat bij
        geldig_reden waarom. (V10)
    Waarom: Toestemming geldt niet voor altijd; de duur van een traject is te vaag (AVG 5 lid 1 e).
    Fout:
        geldig_tot:
    Goed:
        geldig_tot: 2027-07-09
    """
    overleg = dossier.overleg
    if overleg.geldig_tot is None:
        hint = "kies de dag waarop u samen terugkijkt, tot uiterlijk het einde van het schooljaar"
        yield Bevinding(("geldig_tot",), "de einddatum van de toestemming ontbreekt", hint)
        return
    op = datum_formulier(overleg, dossier.peildatum)
    maanden = dossier.naslag.wetboek.getal("beleid-geldigheid-toestemming", "maanden", op)
    if overleg.geldig_tot > plus_maanden(op, maanden) and not overleg.geldig_reden:
        hint = "kies een eerdere datum, of schrijf bij geldig_reden waarom het langer moet"
        yield Bevinding(
            ("geldig_tot",), "de toestemming duurt langer dan een schooljaar", hint, Ernst.WAARSCHUWING
        )


@regel("TST117", "overleg")
def geen_nummer_gevraagd(dossier: Dossier) -> Iterator[Bevinding]:
    """In een overleg deelt de school nooit een burgerservicenummer.

    Wat: Bij gegevens staat geen burgerservicenummer, onderwijsnummer of ander persoonsgebonden nummer. (V17)
    Waarom: Zo'n nummer mag alleen waar een wet dat zegt; voor een overleg zegt geen wet dat (UAVG 46).
    Fout:
        gegevens: [{soort: anders, omschrijving: naam en BSN}]
    Goed:
        gegevens: [{soort: anders, omschrijving: naam en leerlingnummer}]
    """
    for i, g in enumerate(dossier.overleg.gegevens):
        if woord := signaal(dossier, "nummer", g.omschrijving):
            hint = "haal het nummer weg; de naam en de geboortedatum zijn genoeg"
            yield Bevinding(("gegevens", i, "omschrijving"), f"'{woord}' mag niet in een overleg", hint)


@regel("TST118", "overleg", Ernst.WAARSCHUWING)
def wettelijke_taak(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een partner met een wettelijke taak is toestemming vaak niet de reden om te delen.

    Wat: Geen partner is leerplichtambtenaar, Veilig Thuis, Raad voor de Kinderbescherming, gecertificeerde
        instelling of samenwerkingsverband. (V18)
    Waarom: Zij krijgen gegevens omdat een wet dat zegt. Wie toch toestemming vraagt, wekt de indruk dat nee
        helpt. Vraag alleen toestemming voor wat de wet niet regelt, en informeer over de rest.
    Fout:
        partners: [{partner: leerplichtambtenaar, organisatie: gemeente Voorbeeldam}]
    Goed:
        partners: [{partner: jeugdarts, organisatie: GGD Voorbeeldstreek}]
    """
    for i, d in enumerate(dossier.overleg.partners):
        if dossier.naslag.lijsten["partners"].get(d.partner, {}).get("wettelijke_taak") == "ja":
            yield Bevinding(("partners", i), *_leerplicht(d))
        elif taak := _met_taak(dossier, d):
            tekst = f"dit lijkt op {taak}: toestemming is dan vaak niet de reden om te delen"
            hint = "vraag alleen toestemming voor wat de wet niet regelt; informeer over de rest"
            yield Bevinding(("partners", i), tekst, hint)


def _leerplicht(deelnemer: Deelnemer) -> tuple[str, str]:
    if deelnemer.verzuimmelding:
        tekst = "na een verzuimmelding krijgt leerplicht verzuim zonder toestemming"
        return tekst, "het formulier vraagt alleen toestemming voor de andere gegevens"
    tekst = "leerplicht doet mee zonder verzuimmelding"
    return tekst, "bespreek alleen wat met verzuim te maken heeft, en alleen met toestemming of zonder naam"


def _met_taak(dossier: Dossier, deelnemer: Deelnemer) -> str | None:
    """The name of the recipient with a legal task that this partner looks like (keuzelijsten/ontvangers)."""
    tekst = " \n ".join(t for t in (deelnemer.organisatie, deelnemer.functie, deelnemer.omschrijving) if t)
    ontvangers = dossier.naslag.lijsten["ontvangers"].values()
    return next((o["naam"] for o in ontvangers if gevonden(tekst, o.get("herken", ()))), None)


@regel("TST124", "overleg", Ernst.WAARSCHUWING)
def geen_volledig_verslag(dossier: Dossier) -> Iterator[Bevinding]:
    """De school deelt liever een conclusie en advies dan een heel verslag.

    Wat: Bij gegevens staat niet dat een volledig verslag of dossier wordt gedeeld. (V24)
    Waarom: De school deelt niet meer dan nodig is voor het doel (AVG 5 lid 1 c).
    Fout:
        gegevens: [{soort: gezondheid, omschrijving: het onderzoek van de psycholoog, volledig_verslag: ja}]
    Goed:
        gegevens: [{soort: gezondheid, omschrijving: de conclusie van de psycholoog}]
    """
    for i, g in enumerate(dossier.overleg.gegevens):
        if g.volledig_verslag or signaal(dossier, "volledig-verslag", g.omschrijving):
            hint = "deel alleen de conclusie en het advies, als dat genoeg is"
            yield Bevinding(("gegevens", i), "hier wordt een heel verslag gedeeld", hint)


@regel("TST127", "overleg")
def soort_gekozen(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat welke soorten gegevens de school wil delen.

    Wat: Bij gegevens staat ten minste één soort.
    Waarom: Toestemming geldt per soort gegevens (AVG 4 lid 11).
    Fout:
        gegevens: []
    Goed:
        gegevens: [{soort: schoolprestaties}]
    """
    if not dossier.overleg.gegevens:
        yield Bevinding(("gegevens",), "er is geen soort gegevens gekozen", "noem wat u wilt delen")


@regel("TST129", "overleg", Ernst.WAARSCHUWING)
def alleen_eigen_school(dossier: Dossier) -> Iterator[Bevinding]:
    """Er doet iemand van buiten de school mee.

    Wat: Ten minste één partner werkt niet bij de school.
    Waarom: Voor overleg binnen de school is geen toestemming nodig. Wie die toch vraagt, wekt de indruk dat het
        bij nee niet doorgaat (AVG 6 lid 1 e).
    Fout:
        partners: [{partner: leerkracht-mentor}, {partner: intern-begeleider}]
    Goed:
        partners: [{partner: leerkracht-mentor}, {partner: jeugdarts, organisatie: GGD Voorbeeldstreek}]
    """
    partners = dossier.overleg.partners
    lijst = dossier.naslag.lijsten["partners"]
    if partners and all(is_eigen_medewerker(d, lijst, dossier.org) for d in partners):
        hint = "vraag geen toestemming; vertel ouders wel dat u overlegt"
        yield Bevinding(("partners",), "er doet alleen iemand van de eigen school mee", hint)
