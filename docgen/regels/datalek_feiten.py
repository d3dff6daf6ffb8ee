"""The facts of a data breach: what the register, the report and the letter cannot do without (AVG 33 lid 3 en 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.datalek import Datalek
from docgen.recht.kalender import plus_maanden
from docgen.regels.datalek import plichten
from docgen.regels.kern import Bevinding, Pad, regel

_BEWAREN = "BT21"
_VOORLETTERS = r"(?:[A-Z]\.\s?)+(?:(?:de|der|den|van|ter|ten|in|’t|'t)\s+)*[A-Z][a-zé]+"


@regel("DLK120", "datalek")
def feiten_beschreven(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat wat er gebeurde, en met welke gegevens.

    Wat: feiten en gegevens zijn ingevuld.
    Waarom: De school legt van elk datalek de feiten vast (AVG 33 lid 5).
    Fout:
        feiten: null
    Goed:
        feiten: Een laptop zonder wachtwoord bleef liggen in de trein.
    """
    for veld, waarde in (("feiten", dossier.datalek.feiten), ("gegevens", dossier.datalek.gegevens)):
        if not waarde:
            hint = "beschrijf het kort, zonder namen van mensen"
            yield Bevinding((veld,), f"'{veld}' is nog leeg", hint)


@regel("DLK121", "datalek")
def gevolgen_genoemd(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat welke gevolgen waarschijnlijk zijn.

    Wat: Bij gevolgen staat ten minste één zin. Verwacht u geen gevolgen, schrijf dan dat, met de reden.
    Waarom: Gevolgen staan in het register, in de melding en in de brief (AVG 33 lid 3 c en 5, 34 lid 2).
    Fout:
        gevolgen: []
    Goed:
        gevolgen: [Wij verwachten geen gevolgen. Niemand kan het bestand openen.]
    """
    if not dossier.datalek.gevolgen:
        hint = "schrijf wat mensen kan overkomen, zoals pesten, oplichting of schaamte"
        yield Bevinding(("gevolgen",), "er staat geen gevolg", hint)


@regel("DLK122", "datalek")
def maatregel_genoemd(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat wat de school doet.

    Wat: Bij maatregelen staat ten minste één maatregel.
    Waarom: Maatregelen staan in het register, in de melding en in de brief (AVG 33 lid 3 d en 5, 34 lid 2).
    Fout:
        maatregelen: []
    Goed:
        maatregelen: [{wat: Wij haalden het bestand van de website., op: 2026-11-17}]
    """
    if not dossier.datalek.maatregelen:
        hint = "schrijf wat u deed tegen dit lek, en wat u doet om het volgende te voorkomen"
        yield Bevinding(("maatregelen",), "er staat geen maatregel", hint)


@regel("DLK123", "datalek", Ernst.WAARSCHUWING)
def aantallen_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat om hoeveel mensen het gaat.

    Wat: Bij personen staat ten minste één groep, elk met een aantal. Weet u het niet precies, schat dan en zet
        ongeveer op ja.
    Waarom: De melding noemt de aantallen, zo mogelijk (AVG 33 lid 3 a). Zonder aantal is het risico moeilijk te wegen.
    Fout:
        personen: [{wie: leerling}]
    Goed:
        personen: [{wie: leerling, aantal: 20, ongeveer: ja}]
    """
    if not dossier.datalek.personen:
        yield Bevinding(("personen",), "er staat niet om wie het gaat", "noem elke groep met een aantal")
    for i, groep in enumerate(dossier.datalek.personen):
        if groep.aantal is None:
            hint = "schat het aantal en zet ongeveer op ja"
            yield Bevinding(("personen", i), "er staat niet om hoeveel mensen het gaat", hint)


@regel("DLK124", "datalek", Ernst.WAARSCHUWING)
def tijd_van_ontdekking(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat hoe laat de school het datalek ontdekte.

    Wat: ontdekt_om is ingevuld zolang niet is gemeld. Zonder tijd telt docgen vanaf het begin van de dag.
    Waarom: De uren voor de melding lopen vanaf het moment dat de school het weet (AVG 33 lid 1).
    Fout:
        ontdekt_om: null
        gemeld_ap_op: null
        gemeld_ap_om: null
        te_laat_reden: De FG was er niet.
    Goed:
        ontdekt_om: 10:15
    """
    p = plichten(dossier)
    if p.lek.ontdekt_om is None and p.gemeld is None and p.melden is not False:
        yield Bevinding(
            ("ontdekt_op",), "er staat niet hoe laat u dit ontdekte", "vul ontdekt_om in, zoals 14:30"
        )


@regel("DLK125", "datalek", Ernst.WAARSCHUWING)
def verwerker_op_tijd(dossier: Dossier) -> Iterator[Bevinding]:
    """Een verwerker vertelt de school snel van een datalek.

    Wat: Tussen ontdekt_op en gemeld_op van de verwerker liggen niet meer dagen dan norm beleid-datalek-verwerker
        zegt.
    Waarom: De verwerker meldt zonder onnodige vertraging (AVG 33 lid 2). De wet noemt geen aantal; de dagen zijn
        een keuze van docgen. Kijk wat uw overeenkomst zegt.
    Fout:
        verwerker: {wie: leerspel, ontdekt_op: 2026-11-09, gemeld_op: 2026-11-17}
    Goed:
        verwerker: {wie: leerspel, ontdekt_op: 2026-11-16, gemeld_op: 2026-11-17}
    """
    werk = dossier.datalek.verwerker
    if werk and werk.ontdekt_op and werk.gemeld_op:
        dagen = dossier.naslag.wetboek.getal("beleid-datalek-verwerker", "dagen", dossier.peildatum)
        if werk.gemeld_op > werk.ontdekt_op + timedelta(days=dagen):
            hint = "spreek de verwerker aan op de overeenkomst, en leg dat vast bij maatregelen"
            yield Bevinding(("verwerker", "gemeld_op"), "de verwerker vertelde dit laat", hint)


@regel("DLK126", "datalek")
def klok_vanaf_melding_verwerker(dossier: Dossier) -> Iterator[Bevinding]:
    """De school kent een lek bij een verwerker vanaf de dag dat hij het vertelt.

    Wat: ontdekt_op ligt niet na gemeld_op van de verwerker.
    Waarom: Vanaf dat bericht weet de school het, en lopen de uren (AVG 33 lid 1 en 2).
    Fout:
        verwerker: {wie: leerspel, gemeld_op: 2026-11-16}
    Goed:
        verwerker: {wie: leerspel, gemeld_op: 2026-11-17}
    """
    werk = dossier.datalek.verwerker
    if werk and werk.gemeld_op and werk.gemeld_op < dossier.datalek.ontdekt_op:
        hint = "zet ontdekt_op op de dag van het bericht van de verwerker"
        yield Bevinding(("ontdekt_op",), "de verwerker vertelde het al eerder", hint)


@regel("DLK127", "datalek")
def partners_gewaarschuwd(dossier: Dossier) -> Iterator[Bevinding]:
    """Partners van een convenant horen van een lek in hun gegevens.

    Wat: Staat er een convenant, dan staat bij doorgegeven_aan_partners wie het weet en sinds wanneer.
    Waarom: Zo spraken de partijen het af (artikel 7.5 van het privacyreglement). Elke partij moet zelf nagaan of zij
        ook moet melden.
    Fout:
        convenant: regio-2026
    Goed:
        convenant: regio-2026
        doorgegeven_aan_partners: [{partij: Gemeente Proefstad, op: 2026-11-18}]
    """
    lek = dossier.datalek
    if lek.convenant and not lek.doorgegeven_aan_partners:
        hint = "waarschuw de betrokken partijen en het contactpunt, en vul doorgegeven_aan_partners in"
        yield Bevinding(("convenant",), "de partners van het convenant weten dit nog niet", hint)


@regel("DLK128", "datalek", Ernst.WAARSCHUWING)
def geen_namen(dossier: Dossier) -> Iterator[Bevinding]:
    """In een datalek staan geen namen van mensen.

    Wat: In de vrije tekst staat geen aanspreekvorm met een naam, geen naam met voorletters en geen naam uit het
        bestand van de school. Noem een rol of een groep. Andere namen ziet docgen niet.
    Waarom: Het register en de brief zeggen om welke soort mensen het gaat, nooit om wie (AVG 5 lid 1 c). De brief gaat
        naar iedereen.
    Fout:
        melder: mevrouw Proefma
    Goed:
        melder: een leerkracht
    """
    patroon = _naampatroon(dossier)
    for pad, tekst in _vrije_tekst(dossier.datalek):
        if patroon.search(tekst):
            yield Bevinding(pad, "hier staat waarschijnlijk een naam", "noem een rol, zoals: een leerkracht")


def _naampatroon(dossier: Dossier) -> re.Pattern[str]:
    org = dossier.org
    aanspreek = "|".join(map(re.escape, dossier.naslag.lijsten["signaalwoorden"]["aanspreekvorm"]["woorden"]))
    mensen = (org.bestuur.ondertekenaar, org.fg, org.privacycontact)
    eigen = "".join(rf"|{re.escape(m.naam)}" for m in mensen if m and m.naam)
    return re.compile(
        rf"(?<!\w)(?:(?i:{aanspreek})\.?\s+(?:(?:de|van|der|den)\s+)*[A-Z]|{_VOORLETTERS}{eigen})"
    )


def _vrije_tekst(lek: Datalek) -> Iterator[tuple[Pad, str]]:
    velden = ("melder", "systeem", "feiten", "ap_niet_reden", "te_laat_reden")
    lijsten = ("gegevens", "bijzonder", "gevolgen", "advies", "nog_uitzoeken")
    yield from (((veld,), tekst) for veld in velden if (tekst := getattr(lek, veld)))
    yield from (((naam, i), tekst) for naam in lijsten for i, tekst in enumerate(getattr(lek, naam)))
    yield from ((("maatregelen", i, "wat"), m.wat) for i, m in enumerate(lek.maatregelen))
    if lek.risico:
        yield ("risico", "toelichting"), lek.risico.toelichting


@regel("DLK129", "datalek")
def advies_in_de_brief(dossier: Dossier) -> Iterator[Bevinding]:
    """De brief zegt wat mensen zelf kunnen doen.

    Wat: Gaat er een brief of mededeling uit, dan staat bij advies ten minste één zin. Kan iemand niets doen, schrijf
        dan dat.
    Waarom: Een bericht helpt mensen om schade te voorkomen (AVG 34 lid 2).
    Fout:
        advies: []
    Goed:
        advies: [Verander vandaag het wachtwoord van het ouderportaal.]
    """
    p = plichten(dossier)
    if (p.brief or p.openbaar) and not p.lek.advies:
        hint = "schrijf het als opdracht, zodat het past bij ouders en leerlingen: Verander het wachtwoord."
        yield Bevinding(("advies",), "er staat niet wat mensen zelf kunnen doen", hint)


@regel("DLK130", "datalek", Ernst.WAARSCHUWING)
def niet_te_lang_bewaard(dossier: Dossier) -> Iterator[Bevinding]:
    """Een afgesloten datalek blijft niet langer bewaard dan nodig.

    Wat: De bewaartermijn van de lijst (BT21) is na afgesloten_op niet voorbij.
    Waarom: Ook het register van datalekken heeft een bewaartermijn (AVG 5 lid 1 e). De wet noemt die niet; de lijst
        volgt de verjaring van schadeclaims.
    Fout:
        ontdekt_op: 2020-03-02
        opgetreden_van: null
        gemeld_ap_op: 2020-03-03
        betrokkenen_geinformeerd_op: 2020-03-03
        afgesloten_op: 2020-04-01
    Goed:
        afgesloten_op: 2026-11-20
    """
    dicht = dossier.datalek.afgesloten_op
    if dicht and dossier.peildatum > _bewaren_tot(dossier, dicht):
        hint = "verwijder het bestand, of leg in uw beleid vast waarom u het langer bewaart"
        yield Bevinding(("afgesloten_op",), "de bewaartermijn van dit datalek is voorbij", hint)


def _bewaren_tot(dossier: Dossier, dicht: date) -> date:
    grens = dossier.naslag.lijsten["bewaartermijnen"][_BEWAREN]["maximum"]
    maanden = int(grens["aantal"]) * (12 if grens["eenheid"] == "jaar" else 1)
    return plus_maanden(dicht, maanden)
