"""What schools often get wrong in their register: parts, places, access and recipients that are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verwerking import Grondslag, Verwerking
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.register_hulp import LEERLING, actief, gebundeld, van_docgen
from docgen.regels.woorden import signaal

_WERK = frozenset({"medewerker", "oud-medewerker"})
_NAAM = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]evr\.|[Mm]w\.|[Dd]hr\.|[Jj]uf|[Mm]eester)\s+[A-Z]"
    r"|(?<![A-Za-z.])(?!B\.\s?V\.|N\.\s?V\.)[A-Z]\.\s?(?:[A-Z]\.\s?)*(?:(?:van|de|den|der|ter|ten|el)\s+)*[A-Z][a-z]{2,}"
    r"|\b[a-z]+\.[a-z][\w.-]*@"
)
_DELEN = {"leerlingen": LEERLING | {"ouder"}, "medewerkers": _WERK}


@regel("VRW125", "register", Ernst.WAARSCHUWING)
def verklaring_niet_ouder(dossier: Dossier) -> Iterator[Bevinding]:
    """De privacyverklaring is niet ouder dan de laatste controle van het register.

    Wat: De datum bij verklaring ligt niet voor de dag waarop u het register voor het laatst nakeek.
    Waarom: De verklaring vertelt wat er in het register staat. Na een controle kan dat anders zijn (AVG 12 lid 1).
    Fout:
        verklaring: {datum: 2026-03-01}
        register_gecontroleerd_op: 2026-09-01
    Goed:
        verklaring: {datum: 2026-09-01}
        register_gecontroleerd_op: 2026-09-01
    """
    datum, gecontroleerd = dossier.org.verklaring.datum, dossier.org.register_gecontroleerd_op
    if datum and gecontroleerd and datum < gecontroleerd:
        hint = "lees de verklaring na, maak haar opnieuw en zet bij verklaring de nieuwe datum"
        tekst = f"de privacyverklaring is ouder dan de controle van het register op {gecontroleerd:%d-%m-%Y}"
        yield Bevinding(("verklaring", "datum"), tekst, hint)


@regel("VRW126", "register", Ernst.WAARSCHUWING)
def alle_delen(dossier: Dossier) -> Iterator[Bevinding]:
    """Het register heeft alle drie de delen: leerlingen, medewerkers en verwerkers.

    Wat: U zette niet alle verwerkingen over leerlingen of over medewerkers uit, en ook niet alle verwerkers.
    Waarom: Een register met een leeg deel is bijna altijd niet af (AVG 30 lid 1).
    Fout:
        verwerkingen: [{id: muziekles, uit: wij geven geen muziekles}]
    Goed:
        verwerkingen: [{id: muziekles, betrokkenen: [leerling]}]
    """
    hint = "kijk of er echt niets is; zet anders aan wat u doet"
    for naam, soorten in _DELEN.items():
        deel = [v for v in dossier.org.verwerkingen if soorten & set(v.betrokkenen)]
        if deel and all(v.uit for v in deel):
            yield Bevinding(("verwerkingen",), f"in het register staat niets over {naam}", hint)
    if dossier.org.verwerkers and all(v.uit for v in dossier.org.verwerkers):
        yield Bevinding(("verwerkers",), "in het register staat geen enkele verwerker", hint)


@regel("VRW127", "register", Ernst.WAARSCHUWING)
def plek_van_de_gegevens(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een eigen verwerking staat waar de gegevens zijn.

    Wat: Bij een verwerking die u zelf toevoegde, staat bij systeem waar de gegevens zijn, of bij verwerkers wie ze
        bewaart. Papier telt ook: schrijf dan in welke kast of map.
    Waarom: Zonder plek kunt u een verzoek om inzage niet goed beantwoorden (AVG 5 lid 2 en 15 lid 1).
    Fout:
        verwerkingen: [{id: muziekles, systeem: , verwerkers: []}]
    Goed:
        verwerkingen: [{id: muziekles, systeem: een map in de kast van de administratie, verwerkers: []}]
    """
    hint = "noem bij systeem het programma, de map of de kast"
    zonder = [
        Bevinding((*pad, "systeem"), f"bij '{v.naam}' staat niet waar de gegevens zijn", hint)
        for pad, v in actief(dossier)
        if not v.systeem and not v.verwerkers and not van_docgen(dossier, (*pad, "naam"))
    ]
    tekst = f"bij {len(zonder)} eigen verwerkingen staat niet waar de gegevens zijn"
    yield from gebundeld(zonder, ("verwerkingen",), tekst, hint)


@regel("VRW128", "register", Ernst.WAARSCHUWING)
def bsn_van_personeel_afgeschermd(dossier: Dossier) -> Iterator[Bevinding]:
    """Het BSN van medewerkers is niet open voor leidinggevenden.

    Wat: Bij een verwerking over medewerkers staat bsn: ja, en bij toegang staat een leidinggevende zonder dat erbij
        staat dat die het BSN niet ziet.
    Waarom: Alleen wie het nummer nodig heeft voor de loonadministratie, mag het zien (AVG 5 lid 1 f; UAVG 46).
    Fout:
        verwerkingen:
          - {id: muziekles, betrokkenen: [medewerker], bsn: ja, grondslagen: [c], toegang: de directeur en de administratie}
    Goed:
        verwerkingen:
          - {id: muziekles, betrokkenen: [medewerker], bsn: ja, grondslagen: [c], toegang: alleen de salarisadministratie}
    """
    for pad, v in actief(dossier):
        open_voor = None if signaal(dossier, "bsn-afgeschermd", v.toegang) else _leider(dossier, v)
        if v.bsn and open_voor and _WERK & set(v.betrokkenen):
            tekst = f"bij '{v.naam}' kan de {open_voor} het BSN van medewerkers zien"
            hint = "scherm het nummer af en schrijf dat bij toegang, of haal deze functie weg"
            yield Bevinding((*pad, "toegang"), tekst, hint)


def _leider(dossier: Dossier, v: Verwerking) -> str | None:
    return signaal(dossier, "leidinggevende", v.toegang)


@regel("VRW129", "register", Ernst.WAARSCHUWING)
def plicht_niet_weggelaten(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie de gegevens volgens de wet krijgt, staat bij de ontvangers.

    Wat: U veranderde de ontvangers van een verwerking van docgen. Iemand die de gegevens van de wet krijgt, staat er
        niet meer bij, zoals DUO, UWV, ABP of de Belastingdienst.
    Waarom: Dat u levert, verandert niet als u het weglaat. Dan klopt het register niet (AVG 30 lid 1 d).
    Fout:
        verwerkingen: [{id: salaris, naam: Salaris, thema: personeel, betrokkenen: [medewerker], ontvangers: [abp]}]
    Goed:
        verwerkingen:
          - {id: salaris, naam: Salaris, thema: personeel, betrokkenen: [medewerker], ontvangers: [abp, uwv, belastingdienst]}
    """
    for pad, v in actief(dossier):
        weg = [] if van_docgen(dossier, (*pad, "ontvangers")) else _weggelaten(dossier, v)
        if weg:
            tekst = f"bij '{v.naam}' ontbreekt een ontvanger die de wet noemt: {', '.join(weg)}"
            hint = "zet hem terug, of zet de verwerking uit als u haar niet doet"
            yield Bevinding((*pad, "ontvangers"), tekst, hint)


def _weggelaten(dossier: Dossier, v: Verwerking) -> list[str]:
    """Names of recipients by duty that docgen's own entry has, for this sector, and this entry has not."""
    ontvangers, delen = dossier.ontvangers(), dossier.org.sector.delen
    weg = (
        ontvangers[o]
        for o in dossier.standaarden.get(v.id, {}).get("ontvangers", ())
        if o not in v.ontvangers
    )
    verplicht = (o for o in weg if _van_de_wet(o))
    return [str(o["naam"]) for o in verplicht if not o.get("sectoren") or delen & set(o["sectoren"])]


def _van_de_wet(ontvanger: Mapping[str, Any]) -> bool:
    """Whether the law makes the school give data to this organisation; people themselves are another matter."""
    return ontvanger.get("plicht") == "plicht" and ontvanger.get("groep") != "personen"


@regel("VRW130", "register", Ernst.WAARSCHUWING)
def dpia_waarschijnlijk_nodig(dossier: Dossier) -> Iterator[Bevinding]:
    """Zegt u dat een DPIA niet nodig is bij een verwerking met risico, dan staat er waarom.

    Wat: Bij dpia staat nodig: nee zonder toelichting, en er zijn ten minste twee tekens van een hoog risico. Dat zijn:
        kinderen, extra gevoelige gegevens, een systeem dat zelf besluit, en mensen volgen of filmen.
    Waarom: Bij twee of meer van deze tekens is een DPIA meestal verplicht (AVG 35 lid 1 en de lijst van de AP).
    Fout:
        verwerkingen:
          - {id: muziekles, gegevens: [camerabeelden van de les], dpia: {nodig: nee, toelichting: }}
    Goed:
        verwerkingen:
          - {id: muziekles, gegevens: [camerabeelden van de les], dpia: {nodig: nee, toelichting: de FG keek mee}}
    """
    genoeg = dossier.naslag.wetboek.getal("richtlijn-dpia-criteria", "ten_minste", dossier.peildatum)
    for pad, v in actief(dossier):
        tekens = list(_risicotekens(dossier, v))
        if v.dpia and not v.dpia.nodig and not v.dpia.toelichting and len(tekens) >= genoeg:
            tekst = f"voor '{v.naam}' is een DPIA waarschijnlijk nodig: {', '.join(tekens)}"
            hint = "vraag uw FG; schrijf bij toelichting waarom het niet hoeft, of zet nodig op ja"
            yield Bevinding((*pad, "dpia"), tekst, hint)


def _risicotekens(dossier: Dossier, v: Verwerking) -> Iterator[str]:
    if LEERLING & set(v.betrokkenen):
        yield "gegevens van kinderen"
    if v.bijzonder or v.strafrechtelijk:
        yield "extra gevoelige gegevens"
    if v.automatisch_besluit and not v.automatisch_besluit.casefold().startswith(("nee", "geen")):
        yield "een systeem besluit zelf"
    if signaal(dossier, "volgen", v.naam, *v.gegevens, *v.doelen):
        yield "u volgt of filmt mensen"


@regel("VRW131", "register", Ernst.WAARSCHUWING)
def plicht_rust_niet_op_toestemming(dossier: Dossier) -> Iterator[Bevinding]:
    """Wat een ontvanger van de wet moet krijgen, rust niet alleen op toestemming.

    Wat: De enige grondslag is a, en bij ontvangers staat iemand aan wie u van de wet moet leveren.
    Waarom: U levert ook als iemand nee zegt. Dan is de vraag om toestemming misleidend (AVG 5 lid 1 a; juridisch
        blad § 10).
    Fout:
        verwerkingen: [{id: muziekles, grondslagen: [a], ontvangers: [X14]}]
    Goed:
        verwerkingen: [{id: muziekles, grondslagen: [a], ontvangers: [ouders]}]
    """
    ontvangers = dossier.ontvangers()
    for pad, v in actief(dossier):
        moet = [o for o in v.ontvangers if _van_de_wet(ontvangers.get(o, {}))]
        if moet and set(v.grondslagen) == {Grondslag.A}:
            tekst = f"'{v.naam}' rust op toestemming, maar aan {ontvangers[moet[0]]['naam']} moet u leveren"
            plek: Pad = (*pad, "ontvangers", v.ontvangers.index(moet[0]))
            yield Bevinding(plek, tekst, "kies grondslag c, of splits de verwerking in tweeën")


@regel("VRW132", "register", Ernst.WAARSCHUWING)
def bijzonder_genoemd(dossier: Dossier) -> Iterator[Bevinding]:
    """Staan er bijzondere gegevens bij gegevens, dan staan zij ook bij bijzonder.

    Wat: Bij gegevens staat een woord als gezondheid, geloof of vingerafdruk, of docgen kent deze verwerking met
        bijzondere gegevens. Toch is bijzonder leeg.
    Waarom: Bijzondere gegevens zijn verboden, tenzij u een uitzondering uit de wet noemt (AVG 9 lid 1 en 2). Staan zij
        alleen bij gegevens, dan ziet niemand dat u die uitzondering mist.
    Fout:
        verwerkingen: [{id: muziekles, gegevens: [voornaam, gezondheid], bijzonder: []}]
    Goed:
        verwerkingen:
          - id: muziekles
            gegevens: [voornaam, gezondheid]
            bijzonder: [{gegeven: gezondheid, uitzondering: A9_2A}]
    """
    for pad, v in actief(dossier):
        nr, woord = next(
            ((i, w) for i, g in enumerate(v.gegevens) if (w := signaal(dossier, "bijzonder", g))), (0, "")
        )
        bekend = dossier.standaarden.get(v.id, {}).get("bijzonder")
        if v.bijzonder or not (woord or bekend):
            continue
        wat = f"staat '{woord}'" if woord else "horen bijzondere gegevens"
        hint = "noem het bij bijzonder, met de uitzondering uit de wet; of haal het gegeven weg"
        yield Bevinding(
            (*pad, "gegevens", nr) if woord else (*pad, "bijzonder"),
            f"bij '{v.naam}' {wat}, maar bijzonder is leeg",
            hint,
        )


@regel("VRW121", "register", Ernst.WAARSCHUWING)
def geen_namen(dossier: Dossier) -> Iterator[Bevinding]:
    """In het register staan functies, geen namen.

    Wat: In een tekst van een verwerking lijkt een naam van iemand te staan, bijvoorbeeld bij proceseigenaar, toegang,
        doelen of gegevens.
    Waarom: Een naam is niet nodig en veroudert snel; een functie zegt genoeg (AVG 5 lid 1 c).
    Fout:
        verwerkingen: [{id: muziekles, proceseigenaar: mevrouw Voorbeeld}]
    Goed:
        verwerkingen: [{id: muziekles, proceseigenaar: coördinator muziek}]
    """
    for pad, v in actief(dossier):
        for veld, inhoud in _teksten(v):
            if _NAAM.search(inhoud):
                tekst = f"bij {veld} van '{v.naam}' lijkt de naam van een persoon te staan"
                yield Bevinding((*pad, veld), tekst, "schrijf een functie, geen naam")


def _teksten(v: Verwerking) -> Iterator[tuple[str, str]]:
    """What an entry says in its own words, by field; who judged it may be named."""
    for veld in (
        "proceseigenaar",
        "toegang",
        "systeem",
        "bron",
        "informatie_via",
        "wet",
        "automatisch_besluit",
    ):
        yield veld, getattr(v, veld) or ""
    for veld, teksten in (("doelen", v.doelen), ("gegevens", v.gegevens)):
        yield veld, " | ".join(teksten)
    yield "dpia", (v.dpia and v.dpia.toelichting) or ""
