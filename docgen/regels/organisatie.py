"""What every document needs to know of the organisation (AVG 13 lid 1 a-b, 37)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Rechtsgang, Rechtsvorm
from docgen.regels.kern import Bevinding, regel


@regel("ORG101", "organisatie")
def adres_bestuur(dossier: Dossier) -> Iterator[Bevinding]:
    """Het bestuur heeft een adres.

    Wat: Van het bestuur staat een adres of postadres in het bestand.
    Waarom: Wie iets wil vragen, moet weten wie verantwoordelijk is en waar (AVG 13 lid 1 a).
    Fout:
        bestuur: {adres: , postadres: }
    Goed:
        bestuur: {adres: {straat: Lindelaan, huisnummer: 1, postcode: 1234 AB, plaats: Voorbeeldstad}}
    """
    bestuur = dossier.org.bestuur
    if not bestuur.adres and not bestuur.postadres:
        yield Bevinding(("bestuur",), "het adres van het bestuur ontbreekt", "vul bij bestuur het adres in")


@regel("ORG102", "organisatie")
def bestuur_bereikbaar(dossier: Dossier) -> Iterator[Bevinding]:
    """Het bestuur of de school heeft een e-mailadres of telefoonnummer.

    Wat: Bij bestuur of school staat een e-mailadres of een telefoonnummer.
    Waarom: Contactgegevens van de verantwoordelijke zijn verplicht (AVG 13 lid 1 a).
    Fout:
        bestuur: {email: , telefoon: }
        school: {email: , telefoon: }
    Goed:
        bestuur: {email: info@bestuur.example}
    """
    org = dossier.org
    wegen = [org.bestuur.email, org.bestuur.telefoon]
    wegen += [org.school.email, org.school.telefoon] if org.school else []
    if not any(wegen):
        yield Bevinding(
            ("bestuur",),
            "er is geen e-mailadres en geen telefoonnummer",
            "vul bij bestuur email of telefoon in",
        )


@regel("ORG103", "organisatie")
def rechtsvorm_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """De rechtsvorm van het bestuur is bekend.

    Wat: Bij bestuur staat de rechtsvorm, of bij rechtsgang staat een keuze.
    Waarom: Een openbaar bestuur is meestal een bestuursorgaan; dan is de weg naar de rechter anders
        (UAVG 34 en 35).
    Fout:
        bestuur: {rechtsvorm: , rechtsgang: auto}
    Goed:
        bestuur: {rechtsvorm: stichting_bijzonder}
    """
    bestuur = dossier.org.bestuur
    if not bestuur.rechtsvorm and bestuur.rechtsgang is Rechtsgang.AUTO:
        keuzes = ", ".join(v.value for v in Rechtsvorm)
        yield Bevinding(
            ("bestuur", "rechtsvorm"), "de rechtsvorm van het bestuur ontbreekt", f"kies uit: {keuzes}"
        )


@regel("ORG104", "organisatie")
def ondertekenaar_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Iemand tekent namens het bestuur.

    Wat: Bij bestuur staat wie tekent: naam en functie.
    Waarom: Een besluit is alleen geldig van iemand die mag beslissen (juridisch blad § 2.1 B12).
    Fout:
        bestuur: {ondertekenaar: }
    Goed:
        bestuur: {ondertekenaar: {naam: S. Voorbeeld, functie: bestuurder}}
    """
    if not dossier.org.bestuur.ondertekenaar:
        yield Bevinding(
            ("bestuur", "ondertekenaar"),
            "er staat niet wie namens het bestuur tekent",
            "vul naam en functie in",
        )


@regel("ORG105", "organisatie")
def fg_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """De functionaris voor gegevensbescherming is bereikbaar.

    Wat: Bij fg staat een e-mailadres of telefoonnummer; een naam hoeft niet.
    Waarom: Elke school heeft een FG en maakt bekend hoe die te bereiken is (AVG 13 lid 1 b en 37 lid 7).
    Fout:
        fg: {email: , telefoon: }
    Goed:
        fg: {email: fg@bestuur.example}
    """
    fg = dossier.org.fg
    if not fg or not (fg.email or fg.telefoon):
        hint = "vul bij fg een e-mailadres of telefoonnummer in"
        yield Bevinding(("fg", "email"), "de FG is niet te bereiken", hint)


@regel("ORG106", "organisatie")
def privacycontact_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Ouders en leerlingen weten bij wie zij een verzoek doen.

    Wat: Bij privacycontact staat een functie met een e-mailadres of telefoonnummer.
    Waarom: Rechten gebruiken en toestemming intrekken moet makkelijk zijn (AVG 7 lid 3 en 12 lid 2).
    Fout:
        privacycontact: {functie: directeur, email: , telefoon: }
    Goed:
        privacycontact: {functie: directeur, email: privacy@school.example}
    """
    contact = dossier.org.privacycontact
    if not contact or not (contact.email or contact.telefoon):
        hint = "vul functie en e-mailadres of telefoonnummer in"
        yield Bevinding(("privacycontact",), "er is geen contactpersoon voor vragen en verzoeken", hint)


@regel("ORG107", "organisatie", Ernst.WAARSCHUWING)
def karakter_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een samenwerkingsbestuur staat per school of die openbaar is.

    Wat: Het bestuur is een samenwerkingsbestuur en bij de school staat openbaar of bijzonder.
    Waarom: Per school kan de weg naar de rechter anders zijn (UAVG 34 en 35; WPO 17).
    Fout:
        bestuur: {rechtsvorm: samenwerkingsbestuur}
        school: {karakter: }
    Goed:
        bestuur: {rechtsvorm: samenwerkingsbestuur}
        school: {karakter: bijzonder}
    """
    org = dossier.org
    samen = org.bestuur.rechtsvorm is Rechtsvorm.SAMENWERKINGSBESTUUR
    if samen and org.school and not org.school.karakter:
        yield Bevinding(
            ("school", "karakter"),
            "er staat niet of de school openbaar of bijzonder is",
            "vul het karakter in",
        )
