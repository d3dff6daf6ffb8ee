"""The limits of a convenant: no more than the law, no numbers, no crimes, nothing for ever (juridisch § 6, 8, 12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.regels.kern import Bevinding, Pad, regel

_BSN = re.compile(r"\b(bsn|pgn)\b|burgerservicenummer|persoonsgebonden nummer|onderwijsnummer", re.I)
_STRAF = re.compile(r"strafbla[dt]|strafrechtelijk|strafbare? feit|justitiële|veroordeling|delict", re.I)
_VAAG = re.compile(
    r"onbepaald|onbeperkt|zo ?lang als nodig|niet langer dan nodig|n\.?v\.?t|nader te bepalen", re.I
)
_GEEN_UITZONDERING = ("X22", "X23")  # a processor; an act that does not cover a school's meeting (WGS)


@regel("CNV111", "convenant", Ernst.WAARSCHUWING)
def bewaartermijn_afgesproken(dossier: Dossier) -> Iterator[Bevinding]:
    """Voor elke soort gegevens is een bewaartermijn afgesproken.

    Wat: Elke soort uit de grondslagen staat ook bij bewaartermijnen. Anders neemt docgen de termijn uit zijn lijst.
    Waarom: Een termijn is een keuze van de partijen; zij moeten die kunnen uitleggen (AVG 5 lid 1 e).
    Fout:
        bewaartermijnen: []
    Goed:
        bewaartermijnen:
          - {soort: personalia, termijn: BT3}
          - {soort: voortgang, termijn: BT3}
          - {soort: ondernomen-acties, termijn: BT3}
    """
    c = dossier.convenant
    bekend = {b.soort for b in c.bewaartermijnen}
    for soort in dict.fromkeys(g for rij in c.grondslagen for g in rij.gegevens):
        if soort not in bekend:
            tekst = f"voor '{soort}' is geen bewaartermijn afgesproken"
            yield Bevinding(
                ("bewaartermijnen",), tekst, "docgen neemt nu de termijn uit de lijst; spreek die samen af"
            )


@regel("CNV112", "convenant")
def bewaartermijn_is_een_termijn(dossier: Dossier) -> Iterator[Bevinding]:
    """Een bewaartermijn is een duur of een gebeurtenis.

    Wat: De termijn zegt hoelang, of tot welke gebeurtenis. Woorden als onbepaald tellen niet.
    Waarom: Gegevens bewaren zonder einde mag niet (AVG 5 lid 1 e).
    Fout:
        bewaartermijnen: [{soort: personalia, termijn: onbepaalde tijd}]
    Goed:
        bewaartermijnen: [{soort: personalia, termijn: tot uiterlijk 1 jaar na het overleg}]
    """
    for i, b in enumerate(dossier.convenant.bewaartermijnen):
        if _VAAG.search(b.termijn):
            hint = "noem een duur of gebeurtenis, of een code zoals BT3"
            yield Bevinding(("bewaartermijnen", i, "termijn"), "dit is geen bewaartermijn", hint)


@regel("CNV115", "convenant")
def niet_verder_dan_de_wet(dossier: Dossier) -> Iterator[Bevinding]:
    """Een uitzonderingsgeval staat in een wet.

    Wat: Elk uitzonderingsgeval is een X-code met een wetsartikel dat delen zonder toestemming toelaat.
    Waarom: Een convenant kan nooit verder gaan dan de wet. Zo vraagt delen met de leerplichtambtenaar (X9),
        de wijkagent (X17) en hulpverleners (X18) in een overleg wél toestemming.
    Fout:
        uitzonderingsgevallen: [X9]
    Goed:
        uitzonderingsgevallen: [X1, X8]
    """
    lijst = dossier.naslag.lijsten["ontvangers"]
    for i, code in enumerate(dossier.convenant.uitzonderingsgevallen):
        item = lijst.get(code, {})
        mag = item.get("zonder_toestemming") == "ja" and item.get("normen") and item.get("wel")
        if item and (not mag or code in _GEEN_UITZONDERING):
            tekst = f"'{code}' ({item['naam']}) is geen wettelijk uitzonderingsgeval"
            yield Bevinding(("uitzonderingsgevallen", i), tekst, "haal de code weg en vraag toestemming")


@regel("CNV116", "convenant")
def geen_nummer_van_leerling(dossier: Dossier) -> Iterator[Bevinding]:
    """Een BSN of onderwijsnummer hoort niet in het overleg.

    Wat: In doelen, soorten gegevens en afspraken staat geen burgerservicenummer, persoonsgebonden nummer of
        onderwijsnummer.
    Waarom: Zo'n nummer mag alleen waar een wet het zegt (UAVG 46). Een samenwerkingsverband mag het nooit
        gebruiken, en voor een overleg is geen enkele wet.
    Fout:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: de leerling vinden met het BSN, grondslag: a}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: de leerling vinden met naam en geboortedatum, grondslag: a}
    """
    hint = "haal het nummer weg; naam en geboortedatum zijn genoeg"
    for pad, tekst in _teksten(dossier):
        if _BSN.search(tekst):
            yield Bevinding(pad, "hier staat een BSN of onderwijsnummer als gegeven", hint)


@regel("CNV117", "convenant")
def geen_strafrecht(dossier: Dossier) -> Iterator[Bevinding]:
    """Gegevens over strafbare feiten horen niet in het overleg.

    Wat: In doelen en afspraken staan geen strafrechtelijke gegevens.
    Waarom: Een schooloverleg heeft daar geen wettelijke basis voor (AVG 10; UAVG 31 tot en met 33).
    Fout:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: het strafblad van de jongere bespreken, grondslag: a}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: bespreken of er contact is met de politie, grondslag: a}
    """
    for pad, tekst in _teksten(dossier):
        if _STRAF.search(tekst):
            hint = "schrijf algemeen, bijvoorbeeld: er is contact met de politie"
            yield Bevinding(pad, "hier gaat het over strafrechtelijke gegevens", hint)


def _teksten(dossier: Dossier) -> Iterator[tuple[Pad, str]]:
    """Yield the free words of a convenant that may name data."""
    c = dossier.convenant
    lijst = dossier.naslag.lijsten["soorten-gegevens"]
    for i, rij in enumerate(c.grondslagen):
        yield ("grondslagen", i, "doel"), rij.doel
        for j, code in enumerate(rij.gegevens):
            yield ("grondslagen", i, "gegevens", j), f"{code} {lijst.get(code, {}).get('naam', '')}"
    for veld in ("doel", "doelgroep", "registratiesysteem"):
        yield (veld,), getattr(c, veld) or ""
