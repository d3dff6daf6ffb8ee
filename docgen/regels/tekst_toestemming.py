"""What a consent form must show and may never show, whoever wrote its template (juridisch § 5.1, § 5.2).

These rules read the finished page by its words and boxes, not by data-eis: a school's own template has no codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.recht.toestemming import bewaartermijn, gevraagd
from docgen.regels.kern import Bevinding, Pagina, paginaregel
from docgen.regels.woorden import signaal

FORMULIER, BEELD = "toestemmingsformulier", "toestemming-beeldmateriaal"


def _staat(pagina: Pagina, patroon: str) -> bool:
    return re.search(patroon, pagina.tekst, re.I) is not None


def _vakken(el: HtmlElement) -> list[HtmlElement]:
    return list(el.xpath(".//input[@type='checkbox' or @type='radio']"))


def _label(vak: HtmlElement) -> str:
    """What a box means to its reader: the text of its label with its title."""
    label = next(vak.iterancestors("label"), None)
    tekst = label.text_content() if label is not None else ""
    return " ".join(f"{tekst} {vak.get('title') or ''}".split())


@paginaregel("TST107", FORMULIER)
def gezondheid_apart(pagina: Pagina) -> Iterator[Bevinding]:
    """Voor gegevens over gezondheid is er een eigen vak met uitdrukkelijke toestemming.

    Wat: Gaat het overleg over gezondheid, dan heeft het formulier een vak met 'uitdrukkelijk' en 'gezondheid'.
        (V07)
    Waarom: Gegevens over gezondheid delen is verboden zonder uitdrukkelijke toestemming (AVG 9 lid 2 a).
    Fout:
        <p>Wij delen gegevens over gezondheid.</p>
    Goed:
        <label><input type="checkbox" name="g"> Ja, ik geef uitdrukkelijk toestemming om gegevens over gezondheid
        te delen.</label>
    """
    if not _gaat_over_gezondheid(pagina.dossier):
        return
    labels = [_label(vak).lower() for vak in _vakken(pagina.boom)]
    if not any("uitdrukkelijk" in label and "gezondheid" in label for label in labels):
        hint = "geef de gezondheid een eigen vak: ja, ik geef uitdrukkelijk toestemming ..."
        yield Bevinding((), "de aparte, uitdrukkelijke vraag over gezondheid ontbreekt", hint)


def _gaat_over_gezondheid(dossier: Dossier) -> bool:
    """Whether health data is asked; a blank form may ask it."""
    if dossier.soort != "overleg":
        return True
    lijst = dossier.naslag.lijsten["soorten-gegevens"]
    return any(lijst.get(g.soort, {}).get("bijzonder") == "ja" for g in dossier.overleg.gegevens)


@paginaregel("TST108", FORMULIER, BEELD)
def niets_voorgevuld(pagina: Pagina) -> Iterator[Bevinding]:
    """Geen vak is vooraf aangekruist en er is geen vak voor alles tegelijk.

    Wat: Geen aankruisvak staat al aan. Geen vak heet 'alles', 'alle gegevens' of 'alle partners'. (V08)
    Waarom: Toestemming is een actieve keuze per onderdeel; een vooraf ingevuld vak telt niet (AVG 4 lid 11).
    Fout:
        <label><input type="checkbox" name="a" checked> verzuim</label>
    Goed:
        <label><input type="checkbox" name="a"> verzuim</label>
    """
    for vak in _vakken(pagina.boom):
        if vak.get("checked") is not None:
            yield Bevinding((), "een vak is vooraf aangekruist", "haal 'checked' weg uit het sjabloon")
        if woord := signaal(pagina.dossier, "alles", _label(vak)):
            hint = "maak per soort gegevens en per deskundige een eigen vak"
            yield Bevinding((), f"het vak '{woord}' vraagt alles in één keer", hint)


@paginaregel("TST109", FORMULIER, ernst=Ernst.WAARSCHUWING)
def keuze_per_partner(pagina: Pagina) -> Iterator[Bevinding]:
    """Er is ja en nee per deskundige en per soort gegevens.

    Wat: Het formulier heeft voor elke deskundige van buiten de school een rij met een vak voor ja en een vak voor
        nee. Bij meer dan één deskundige is het een fout als dat ontbreekt. (V09)
    Waarom: Iemand moet de een wel en de ander niet kunnen toelaten (AVG 4 lid 11).
    Fout:
        <table><tr><th>jeugdarts</th><td><label><input type="checkbox" title="jeugdarts"></label></td></tr></table>
    Goed:
        <table><tr><th>jeugdarts</th><td><label><input type="checkbox" title="jeugdarts, verzuim: ja"> ja</label>
        <label><input type="checkbox" title="jeugdarts, verzuim: nee"> nee</label></td></tr>
        <tr><th>logopedist</th><td><label><input type="checkbox" title="logopedist, verzuim: ja"> ja</label>
        <label><input type="checkbox" title="logopedist, verzuim: nee"> nee</label></td></tr></table>
    """
    nodig = _van_buiten(pagina.dossier)
    rijen = [rij for rij in pagina.boom.iter("tr") if _vraagt_ja_en_nee(_vakken(rij))]
    if len(rijen) < nodig:
        ernst = Ernst.FOUT if nodig > 1 else Ernst.WAARSCHUWING
        hint = "geef elke deskundige een eigen rij met per soort gegevens een vak voor ja en voor nee"
        yield Bevinding((), "er is geen ja en nee per deskundige", hint, ernst)


def _vraagt_ja_en_nee(vakken: Iterable[HtmlElement]) -> bool:
    woorden = {w for vak in vakken for w in re.findall(r"\w+", _label(vak).lower())}
    return {"ja", "nee"} <= woorden


def _van_buiten(dossier: Dossier) -> int:
    """How many partners the form asks something about; a blank form has at least one such row."""
    if dossier.soort != "overleg":
        return 1
    lijst = dossier.naslag.lijsten["partners"]
    soorten = [g.soort for g in dossier.overleg.gegevens]
    return sum(bool(gevraagd(d, soorten, lijst, dossier.org)) for d in dossier.overleg.partners)


@paginaregel("TST111", FORMULIER, BEELD)
def intrekken_kan(pagina: Pagina) -> Iterator[Bevinding]:
    """Er staat hoe en bij wie iemand de toestemming intrekt.

    Wat: Het formulier zegt dat intrekken mag, met een e-mailadres of telefoonnummer van school, bestuur of
        privacycontact. (V11)
    Waarom: Intrekken is net zo makkelijk als geven, en dat staat vooraf op papier (AVG 7 lid 3).
    Fout:
        <p>De toestemming geldt tot de zomer.</p>
    Goed:
        <p>Intrekken kan altijd. Mail naar privacy@deproef.example of bel 085 000 00 02.</p>
    """
    org = pagina.dossier.org
    wegen = [
        w for wie in (org.privacycontact, org.school, org.bestuur) if wie for w in (wie.email, wie.telefoon)
    ]
    # an organisation that nobody can reach has ORG103 and ORG106; here the template is at fault
    bereikbaar = not any(wegen) or any(weg in pagina.tekst for weg in wegen if weg)
    if not _staat(pagina, r"\bintrekken\b|\btrek\w*\b.{0,60}\bin\b") or not bereikbaar:
        hint = "zet erbij: intrekken kan altijd, met een e-mailadres of telefoonnummer"
        yield Bevinding((), "er staat niet hoe en bij wie intrekken kan", hint)


@paginaregel("TST112", FORMULIER, BEELD)
def nee_mag(pagina: Pagina) -> Iterator[Bevinding]:
    """Er staat dat nee zeggen geen gevolgen heeft.

    Wat: Het formulier zegt dat nee mag en dat dit geen gevolgen heeft. (V12)
    Waarom: Toestemming is alleen geldig als iemand vrij kan kiezen (AVG 4 lid 11 en 7 lid 4).
    Fout:
        <p>Wij rekenen op uw toestemming.</p>
    Goed:
        <p>U mag nee zeggen. Dat heeft geen gevolgen voor uw kind.</p>
    """
    if not _staat(pagina, r"\bgeen (nadelige )?gevolgen\b|\bgeen nadeel\b") or not _staat(pagina, r"\bnee\b"):
        hint = "zet erbij: u mag nee zeggen, dat heeft geen gevolgen"
        yield Bevinding((), "er staat niet dat nee zeggen geen gevolgen heeft", hint)


@paginaregel("TST113", FORMULIER, BEELD)
def verantwoordelijke_staat_er(pagina: Pagina) -> Iterator[Bevinding]:
    """Er staat wie verantwoordelijk is.

    Wat: De naam van het bestuur en die van de school staan op het formulier. (V13)
    Waarom: Wie toestemming geeft, moet weten aan wie (AVG 13 lid 1 a).
    Fout:
        <p>Wij vragen uw toestemming.</p>
    Goed:
        <p>Basisschool De Proef, Stichting Voorbeeldonderwijs</p>
    """
    org = pagina.dossier.org
    if not all(" ".join(naam.split()) in pagina.tekst for naam in (org.bestuur.naam, org.naam)):
        hint = "zet de naam van het bestuur en van de school op het formulier"
        yield Bevinding((), "er staat niet wie verantwoordelijk is", hint)


@paginaregel("TST114", FORMULIER, BEELD)
def fg_staat_er(pagina: Pagina) -> Iterator[Bevinding]:
    """Er staat hoe de functionaris voor gegevensbescherming te bereiken is.

    Wat: Het e-mailadres of telefoonnummer van de FG staat op het formulier. (V14)
    Waarom: Dat is verplichte informatie (AVG 13 lid 1 b).
    Fout:
        <p>Vragen? Kom langs.</p>
    Goed:
        <p>Vragen? Mail fg@voorbeeld.example.</p>
    """
    fg = pagina.dossier.org.fg
    wegen = [weg for weg in (fg.email, fg.telefoon) if weg] if fg else []
    if wegen and not any(weg in pagina.tekst for weg in wegen):  # without any, ORG105 says so
        hint = "zet het e-mailadres of telefoonnummer van de FG op het formulier"
        yield Bevinding((), "er staat niet hoe de FG te bereiken is", hint)


@paginaregel("TST115", FORMULIER)
def bewaartermijn_staat_er(pagina: Pagina) -> Iterator[Bevinding]:
    """Er staat hoelang de school het verslag bewaart.

    Wat: De bewaartermijn van het verslag staat op het formulier, zoals het overleg die noemt. (V15)
    Waarom: Dat is verplichte informatie (AVG 13 lid 2 a).
    Fout:
        <p>Wij bewaren het verslag zorgvuldig.</p>
    Goed:
        <p>Wij bewaren het verslag tot uiterlijk 3 jaar na vertrek of het einde van de ondersteuning.</p>
    """
    dossier = pagina.dossier
    overleg = dossier.overleg if dossier.soort == "overleg" else None
    termijn = bewaartermijn(overleg, dossier.naslag.lijsten["bewaartermijnen"], dossier.org.sector.delen)
    if " ".join(termijn.split()) not in pagina.tekst:
        hint = "zet erbij: wij bewaren het verslag ..., met de termijn van het overleg"
        yield Bevinding((), "de bewaartermijn van het verslag ontbreekt", hint)


@paginaregel("TST116", FORMULIER, BEELD)
def rechten_en_ap(pagina: Pagina) -> Iterator[Bevinding]:
    """De rechten en de Autoriteit Persoonsgegevens staan op het formulier.

    Wat: Het formulier noemt zien, verbeteren en verwijderen, en de toezichthouder met telefoon of website. (V16)
    Waarom: Dat is verplichte informatie (AVG 13 lid 2 b en d).
    Fout:
        <p>U hebt rechten.</p>
    Goed:
        <p>U kunt de gegevens zien, laten verbeteren en laten verwijderen. Een klacht kan naar de Autoriteit
        Persoonsgegevens, autoriteitpersoonsgegevens.nl.</p>
    """
    ap = pagina.dossier.naslag.toezichthouder
    rechten = (r"\b(in)?zien\b|\binzage\b", r"\bverbeter", r"\bverwijder")
    if not all(_staat(pagina, recht) for recht in rechten):
        hint = "noem het recht op zien, verbeteren en verwijderen"
        yield Bevinding((), "de rechten van ouders en leerling ontbreken", hint)
    if ap.naam not in pagina.tekst or not any(weg in pagina.tekst for weg in (ap.website, ap.telefoon)):
        hint = f"noem de {ap.naam} met website of telefoonnummer"
        yield Bevinding((), "er staat niet dat een klacht naar de toezichthouder kan", hint)


@paginaregel("TST121", FORMULIER)
def niet_gebundeld(pagina: Pagina) -> Iterator[Bevinding]:
    """Het formulier vraagt alleen toestemming voor het overleg.

    Wat: Op het formulier staat niets over beeldmateriaal, nieuwsbrief of inschrijving. (V21)
    Waarom: Toestemming voor verschillende doelen vraagt de school los van elkaar (AVG 7 lid 2).
    Fout:
        <p>Ook geef ik toestemming voor foto's op de website.</p>
    Goed:
        <p>Ik geef toestemming voor dit overleg.</p>
    """
    if woord := signaal(pagina.dossier, "bundeling", pagina.tekst):
        hint = "maak daarvoor een eigen formulier"
        yield Bevinding((), f"'{woord}' hoort niet op dit formulier", hint)


@paginaregel("TST122", FORMULIER, BEELD)
def geen_akkoord_met_beleid(pagina: Pagina) -> Iterator[Bevinding]:
    """Het formulier vraagt toestemming, geen akkoord met beleid.

    Wat: Op het formulier staat niet dat iemand akkoord gaat met het privacybeleid. (V22)
    Waarom: Akkoord met beleid is geen keuze voor een bepaald doel (AVG 4 lid 11 en 7 lid 2).
    Fout:
        <p>Ik ga akkoord met het privacybeleid van de school.</p>
    Goed:
        <p>Ik geef toestemming om deze gegevens te delen met de jeugdarts.</p>
    """
    if woord := signaal(pagina.dossier, "akkoord-beleid", pagina.tekst):
        hint = "schrijf waarvoor iemand toestemming geeft, en aan wie"
        yield Bevinding((), f"'{woord}' is geen toestemming", hint)


@paginaregel("TST126", FORMULIER, BEELD)
def geen_veld_voor_nummer(pagina: Pagina) -> Iterator[Bevinding]:
    """Het formulier vraagt niet naar een burgerservicenummer.

    Wat: Geen veld of tekst op het formulier vraagt een BSN, onderwijsnummer of ander persoonsgebonden nummer.
    Waarom: Zo'n nummer mag alleen waar een wet dat zegt; voor een overleg zegt geen wet dat (UAVG 46).
    Fout:
        <label>BSN <input type="text" name="nummer"></label>
    Goed:
        <label>Geboortedatum <input type="text" name="geboren"></label>
    """
    titels = pagina.boom.xpath("//@title|//@name|//@placeholder")
    if woord := signaal(pagina.dossier, "nummer", pagina.tekst, *map(str, titels)):
        yield Bevinding((), f"het formulier vraagt naar '{woord}'", "haal dit veld uit het sjabloon")
