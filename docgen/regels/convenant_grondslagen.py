"""The basis table of a convenant: who may share what, and on which ground (juridisch § 6, 10, 12.4)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verwerking import Grondslag
from docgen.regels.convenant_feiten import (
    SCHOLEN,
    is_bijzonder,
    is_overheid,
    mag_uitzondering,
    regels_met_partij,
)
from docgen.regels.kern import Bevinding, regel

_WET = (Grondslag.C, Grondslag.E)
_ALGEMEEN = {
    "overleg",
    "zorg",
    "hulp",
    "begeleiding",
    "samenwerking",
    "ondersteuning",
    "mdo",
    "de",
    "het",
    "en",
}
_OVERSTAP = {"wvo-8.17-5", "web-2.5.5a-9", "stb-2012-234-2"}
_LEERPLICHT = ("lpw-", "rod-")


@regel("CNV121", "convenant")
def elke_partij_heeft_een_regel(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke partij staat in de tabel met grondslagen.

    Wat: Elke partij heeft minstens één regel bij grondslagen.
    Waarom: Het convenant is zelf geen grondslag. Zonder eigen grondslag mag een partij niets delen (AVG 6).
    Fout:
        grondslagen: []
    Goed:
        grondslagen:
          - {partij: bestuur, gegevens: [personalia], doel: samen bepalen welke hulp past, grondslag: a}
          - {partij: hulp, gegevens: [personalia], doel: samen bepalen welke hulp past, grondslag: a}
          - {partij: gemeente, gegevens: [personalia], doel: samen bepalen welke hulp past, grondslag: a}
          - {partij: verband, gegevens: [personalia], doel: samen bepalen welke hulp past, grondslag: a}
    """
    met_regel = {rij.partij for rij in dossier.convenant.grondslagen}
    for i, partij in enumerate(dossier.convenant.partijen):
        if partij.id not in met_regel:
            hint = "voeg onder grondslagen een regel toe, of haal de partij weg"
            yield Bevinding(
                ("partijen", i), f"partij '{partij.id}' staat niet in de tabel met grondslagen", hint
            )


@regel("CNV122", "convenant")
def wet_genoemd(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een wettelijke plicht of taak staat het artikel.

    Wat: Bij grondslag c of e staat minstens één artikel bij normen.
    Waarom: De plicht of taak moet in een wet staan (AVG 6 lid 3).
    Fout:
        grondslagen:
          - {partij: gemeente, gegevens: [personalia], doel: afspraken maken over verzuim, grondslag: e}
    Goed:
        grondslagen:
          - {partij: gemeente, gegevens: [personalia], doel: afspraken maken over verzuim, grondslag: e, normen: [lpw-22]}
    """
    for i, rij in enumerate(dossier.convenant.grondslagen):
        if rij.grondslag in _WET and not rij.normen:
            tekst = f"bij grondslag {rij.grondslag.value} ontbreekt het wetsartikel"
            yield Bevinding(("grondslagen", i, "grondslag"), tekst, "vul normen in, bijvoorbeeld [lpw-18-3]")


@regel("CNV123", "convenant")
def uitzondering_genoemd(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij bijzondere gegevens staat een uitzondering.

    Wat: Een regel met gegevens die bijzonder kunnen zijn, noemt een uitzondering uit de lijst.
    Waarom: Bijzondere gegevens vragen twee sleutels: een grondslag en een uitzondering op het verbod (AVG 9).
    Fout:
        grondslagen:
          - {partij: hulp, gegevens: [voortgang], doel: hulp afstemmen op school, grondslag: a}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [voortgang], doel: hulp afstemmen op school, grondslag: a, uitzondering: A9_2A}
    """
    for i, rij in enumerate(dossier.convenant.grondslagen):
        if is_bijzonder(dossier, rij) and not rij.uitzondering:
            hint = "vul uitzondering in, bijvoorbeeld A9_2A (uitdrukkelijke toestemming)"
            yield Bevinding(
                ("grondslagen", i, "gegevens"), "voor deze gegevens ontbreekt een uitzondering", hint
            )


@regel("CNV124", "convenant")
def uitzondering_past_bij_partij(dossier: Dossier) -> Iterator[Bevinding]:
    """De uitzondering is bedoeld voor deze soort partij.

    Wat: UAVG30_2A is alleen voor scholen, SWV_GEZ alleen voor een samenwerkingsverband, UAVG30_3A alleen voor
        hulpverleners en UAVG30_2B alleen voor de gecertificeerde instelling.
    Waarom: De wet geeft elke uitzondering aan een bepaalde groep (UAVG 30). Een convenant breidt dat niet uit.
    Fout:
        grondslagen:
          - {partij: verband, gegevens: [voortgang], doel: hulp afstemmen op school, grondslag: a, uitzondering: UAVG30_2A}
    Goed:
        grondslagen:
          - {partij: bestuur, gegevens: [voortgang], doel: hulp afstemmen op school, grondslag: a, uitzondering: UAVG30_2A}
    """
    lijst = dossier.naslag.lijsten["uitzonderingen"]
    for i, rij, partij in regels_met_partij(dossier):
        item = lijst.get(rij.uitzondering or "")
        if item and not mag_uitzondering(dossier, partij, item["wie"]):
            tekst = f"uitzondering {rij.uitzondering} is niet voor een partij van de soort '{partij.soort}'"
            hint = f"deze is alleen voor: {item['wie']}; kies een andere, zoals A9_2A"
            yield Bevinding(("grondslagen", i, "uitzondering"), tekst, hint)


@regel("CNV125", "convenant")
def overheid_zonder_belang(dossier: Dossier) -> Iterator[Bevinding]:
    """Een overheid gebruikt geen gerechtvaardigd belang.

    Wat: Een gemeente, GGD, politie of openbaar bestuur heeft geen regel met grondslag f.
    Waarom: Voor hun taken mogen overheden die grondslag niet gebruiken (AVG 6 lid 1, laatste zin).
    Fout:
        grondslagen:
          - {partij: gemeente, gegevens: [personalia], doel: verzuim bespreken, grondslag: f, afweging: kort}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: hulp op tijd starten, grondslag: f, afweging: de hulp weegt zwaarder}
    """
    for i, rij, partij in regels_met_partij(dossier):
        if rij.grondslag is Grondslag.F and is_overheid(dossier, partij):
            hint = "kies e met een wetsartikel, of a met toestemming"
            yield Bevinding(
                ("grondslagen", i, "grondslag"), "een overheid mag grondslag f hier niet gebruiken", hint
            )


@regel("CNV126", "convenant", Ernst.OORDEEL)
def belang_afgewogen(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een gerechtvaardigd belang staat de afweging.

    Wat: Bij grondslag f staat bij afweging welk belang zwaarder weegt dan de privacy, en waarom.
    Waarom: Zonder afweging is deze grondslag er niet, zeker niet bij een kind (AVG 6 lid 1 f).
    Fout:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: hulp op tijd starten, grondslag: f}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: hulp op tijd starten, grondslag: f, afweging: de hulp weegt zwaarder}
    """
    for i, rij in enumerate(dossier.convenant.grondslagen):
        if rij.grondslag is Grondslag.F and not rij.afweging:
            hint = "schrijf bij afweging: welk belang, waarom nodig, en waarom het zwaarder weegt"
            yield Bevinding(("grondslagen", i, "grondslag"), "de afweging bij grondslag f ontbreekt", hint)


@regel("CNV127", "convenant", Ernst.WAARSCHUWING)
def leerplicht_in_overleg(dossier: Dossier) -> Iterator[Bevinding]:
    """Delen met leerplicht vraagt een melding, een verzoek of toestemming.

    Wat: Een partij deelt alleen met leerplicht op grondslag a, of met een artikel uit de Leerplichtwet.
    Waarom: Uit zichzelf een leerling met naam bespreken mag niet zonder verzuimmelding of toestemming
        (ontvanger X9; LPW 16 lid 4). Op een concreet verzoek geldt de plicht van LPW 18 lid 3 (X8).
    Fout:
        grondslagen:
          - partij: bestuur
            gegevens: [personalia]
            doel: zorgen over verzuim bespreken
            ontvangers: [gemeente]
            grondslag: e
            normen: [wpo-8]
    Goed:
        grondslagen:
          - partij: bestuur
            gegevens: [personalia]
            doel: vragen over de leerplicht beantwoorden
            ontvangers: [gemeente]
            grondslag: c
            normen: [lpw-18-3]
    """
    leerplicht = {p.id for p in dossier.convenant.partijen if p.soort == "leerplicht"}
    for i, rij in enumerate(dossier.convenant.grondslagen):
        zonder_wet = not any(n.startswith(_LEERPLICHT) for n in rij.normen)
        naar = leerplicht & set(rij.ontvangers) if rij.partij not in leerplicht else set()
        if naar and rij.grondslag is not Grondslag.A and zonder_wet:
            hint = "vraag toestemming (a), of noem het artikel: lpw-21a-1 bij verzuim, lpw-18-3 op verzoek"
            yield Bevinding(("grondslagen", i), "zo mag een partij niet met leerplicht delen", hint)


@regel("CNV128", "convenant")
def swv_geeft_alleen_aan_school(dossier: Dossier) -> Iterator[Bevinding]:
    """Het samenwerkingsverband geeft gezondheidsgegevens alleen aan de school.

    Wat: Een regel met uitzondering SWV_GEZ heeft alleen scholen als ontvanger, en noemt die ook.
    Waarom: De wet verbiedt doorgeven aan anderen dan de school van aanmelding of inschrijving
        (WPO 18a lid 13; WVO 2020 2.47 lid 16).
    Fout:
        grondslagen:
          - partij: verband
            gegevens: [voortgang]
            doel: de school laten weten wat mogelijk is
            ontvangers: [bestuur, hulp]
            grondslag: e
            normen: [wpo-18a-6]
            uitzondering: SWV_GEZ
    Goed:
        grondslagen:
          - partij: verband
            gegevens: [voortgang]
            doel: de school laten weten wat mogelijk is
            ontvangers: [bestuur]
            grondslag: e
            normen: [wpo-18a-6]
            uitzondering: SWV_GEZ
    """
    scholen = {p.id for p in dossier.convenant.partijen if p.soort in SCHOLEN}
    for i, rij in enumerate(dossier.convenant.grondslagen):
        if rij.uitzondering == "SWV_GEZ" and not (rij.ontvangers and set(rij.ontvangers) <= scholen):
            hint = "noem bij ontvangers alleen de school of het schoolbestuur"
            yield Bevinding(
                ("grondslagen", i, "ontvangers"), "deze gegevens mogen alleen naar de school", hint
            )


@regel("CNV129", "convenant")
def overstap_als_ingesteld(dossier: Dossier) -> Iterator[Bevinding]:
    """De overstap naar het mbo volgt de instelling.

    Wat: Staat vo_mbo_wettelijk op nee, dan staat er geen regel op grond van de wet over de overstap, en X13 niet bij
        de uitzonderingsgevallen.
    Waarom: De standaard is toestemming: dat is zeker. Het convenant mag zichzelf niet tegenspreken.
    Fout:
        grondslagen:
          - partij: bestuur
            gegevens: [schoolloopbaan]
            doel: de start op het mbo goed laten verlopen
            grondslag: e
            normen: [wvo-8.17-5]
    Goed:
        grondslagen:
          - partij: bestuur
            gegevens: [schoolloopbaan]
            doel: de start op het mbo goed laten verlopen
            grondslag: a
    """
    c = dossier.convenant
    if c.vo_mbo_wettelijk:
        return
    hint = "kies grondslag a, of zet vo_mbo_wettelijk: ja"
    for i, rij in enumerate(c.grondslagen):
        if rij.grondslag in _WET and _OVERSTAP & set(rij.normen):
            yield Bevinding(("grondslagen", i), "de overstap staat ingesteld op toestemming", hint)
    for i, code in enumerate(c.uitzonderingsgevallen):
        if code == "X13":
            yield Bevinding(("uitzonderingsgevallen", i), "de overstap staat ingesteld op toestemming", hint)


@regel("CNV130", "convenant")
def doel_is_precies(dossier: Dossier) -> Iterator[Bevinding]:
    """Het doel van een regel is precies.

    Wat: Bij elke grondslagregel staat waarvoor de gegevens nodig zijn, en niet alleen een algemeen woord.
    Waarom: Gegevens zijn alleen voor een duidelijk doel (AVG 5 lid 1 b).
    Fout:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: zorg en overleg, grondslag: a}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: hulp thuis afstemmen op school, grondslag: a}
    """
    for i, rij in enumerate(dossier.convenant.grondslagen):
        if set(rij.doel.lower().strip(" .").split()) <= _ALGEMEEN:
            hint = "begin met een werkwoord: waarvoor is het gegeven nodig?"
            yield Bevinding(("grondslagen", i, "doel"), "dit doel is te algemeen", hint)
