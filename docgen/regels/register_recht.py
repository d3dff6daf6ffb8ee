"""Whether the register is lawful: ground, special data, BSN, transfers and DPIA (juridisch § 6, 7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Rechtsgang
from docgen.model.verwerking import Grondslag, Verwerking
from docgen.recht.rechtsmiddelen import Bestuursvorm, weg
from docgen.regels.kern import Bevinding, regel
from docgen.regels.register_hulp import LEERLING, actief, artikelen, van_docgen

_TOESTEMMING = "avg-9-2-a"
_MET_ARTIKEL = {Grondslag.C, Grondslag.E}
_WERK = frozenset({"medewerker", "oud-medewerker", "sollicitant"})
_BSN = re.compile(r"\bbsn\b|burgerservicenummer|persoonsgebonden nummer|onderwijsnummer", re.I)


@regel("VRW108", "register")
def belang_is_afgewogen(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij grondslag f staat een afweging.

    Wat: Bij grondslag f is belang ingevuld in drie stappen: belang, noodzaak en afweging.
    Waarom: Een eigen belang telt alleen als het zwaarder weegt dan de privacy, zeker van kinderen. De verklaring
        noemt dat belang (AVG 6 lid 1 f en 13 lid 1 d).
    Fout:
        verwerkingen: [{id: muziekles, grondslagen: [f]}]
    Goed:
        verwerkingen:
          - id: muziekles
            grondslagen: [f]
            belang: {belang: Wij willen weten wie komt., noodzaak: Anders weten wij dat niet., afweging: Alleen namen.}
    """
    for pad, v in actief(dossier):
        if Grondslag.F in v.grondslagen and not v.belang:
            hint = "vul bij belang in: belang, noodzaak en afweging"
            yield Bevinding((*pad, "belang"), f"bij '{v.naam}' ontbreekt de afweging van het belang", hint)


@regel("VRW109", "register")
def geen_eigen_belang_bij_overheidstaak(dossier: Dossier) -> Iterator[Bevinding]:
    """Een openbaar bestuur gebruikt grondslag f niet voor zijn taak.

    Wat: Het bestuur is een bestuursorgaan en een verwerking voor de onderwijstaak heeft grondslag f.
    Waarom: De wet sluit het eigen belang uit voor overheden bij hun taak (AVG 6 lid 1, laatste zin).
    Fout:
        bestuur: {rechtsvorm: stichting_openbaar}
        school: {karakter: openbaar}
        verwerkingen: [{id: muziekles, grondslagen: [f]}]
    Goed:
        bestuur: {rechtsvorm: stichting_openbaar}
        school: {karakter: openbaar}
        verwerkingen: [{id: muziekles, grondslagen: [e]}]
    """
    if not _bestuursorgaan(dossier):
        return
    themas = dossier.naslag.lijsten["themas"]
    for pad, v in actief(dossier):
        if Grondslag.F in v.grondslagen and themas.get(v.thema, {}).get("taak") == "ja":
            nr = v.grondslagen.index(Grondslag.F)
            tekst = f"bij '{v.naam}' kan een openbaar bestuur grondslag f niet gebruiken"
            yield Bevinding((*pad, "grondslagen", nr), tekst, "kies e, met het artikel van uw taak")


def _bestuursorgaan(dossier: Dossier) -> bool:
    bestuur, school = dossier.org.bestuur, dossier.org.school
    vorm = Bestuursvorm(bestuur.rechtsvorm, school.karakter if school else None, bestuur.rechtsgang)
    return weg(vorm, dossier.peildatum, dossier.naslag.wetboek).rechtsgang is Rechtsgang.AWB


@regel("VRW110", "register")
def grondslag_met_artikel(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij grondslag c of e staat het wetsartikel.

    Wat: Bij normen staat ten minste één artikel dat voor uw sector geldt, of bij wet staat het in woorden.
    Waarom: Een wettelijke plicht of taak moet in een wet staan (AVG 6 lid 3).
    Fout:
        verwerkingen: [{id: muziekles, grondslagen: [e], normen: [wvo-2.87]}]
    Goed:
        verwerkingen: [{id: muziekles, grondslagen: [e], normen: [wpo-8]}]
    """
    for pad, v in actief(dossier):
        if _MET_ARTIKEL & set(v.grondslagen) and not v.wet and not artikelen(dossier, v):
            letter = next(g for g in v.grondslagen if g in _MET_ARTIKEL)
            hint = "noem bij normen een artikel dat voor uw sector geldt, of schrijf het bij wet"
            tekst = f"bij '{v.naam}' ontbreekt het artikel voor grondslag {letter}"
            yield Bevinding((*pad, "normen"), tekst, hint)


@regel("VRW111", "register", Ernst.WAARSCHUWING)
def geen_toestemming_bij_plicht(dossier: Dossier) -> Iterator[Bevinding]:
    """U vraagt geen toestemming voor wat de wet al regelt.

    Wat: Een verwerking heeft grondslag a, terwijl de wet u verplicht (grondslag c) of het uw taak is volgens de
        standaard van docgen. Vraagt u die toestemming alleen voor een extra gevoelig gegeven (uitzondering A9_2A)?
        Dan klopt het.
    Waarom: Wie toestemming vraagt en het bij "nee" toch doet, misleidt (AVG 5 lid 1 a en overweging 43).
    Fout:
        verwerkingen: [{id: muziekles, grondslagen: [a, c]}]
    Goed:
        verwerkingen: [{id: muziekles, grondslagen: [c]}]
    """
    for pad, v in actief(dossier):
        geregeld = Grondslag.C in v.grondslagen or _was_plicht(dossier, pad, v)
        if Grondslag.A in v.grondslagen and geregeld and not _voor_bijzonder(dossier, v):
            nr = v.grondslagen.index(Grondslag.A)
            tekst = f"bij '{v.naam}' staat toestemming, terwijl de wet dit al regelt"
            yield Bevinding((*pad, "grondslagen", nr), tekst, "haal a weg, of splits de verwerking in tweeën")


def _voor_bijzonder(dossier: Dossier, v: Verwerking) -> bool:
    """Whether the consent is the one that a special category rests on (AVG 9 lid 2 a)."""
    lijst = dossier.naslag.lijsten["uitzonderingen"]
    return any(_TOESTEMMING in lijst.get(b.uitzondering or "", {}).get("normen", ()) for b in v.bijzonder)


def _was_plicht(dossier: Dossier, pad: tuple[str | int, ...], v: Verwerking) -> bool:
    """Whether docgen's own entry rests on the law alone and the school added consent."""
    if van_docgen(dossier, (*pad, "grondslagen")):
        return False
    standaard = dossier.standaarden.get(v.id, {}).get("grondslagen", ())
    return "c" in standaard and "a" not in standaard


@regel("VRW112", "register")
def bijzonder_met_uitzondering(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij bijzondere gegevens staat een uitzondering.

    Wat: Elk bijzonder gegeven heeft bij uitzondering een code.
    Waarom: Bijzondere gegevens zijn verboden, tenzij een uitzondering uit de wet geldt (AVG 9 lid 1 en 2).
    Fout:
        verwerkingen: [{id: muziekles, bijzonder: [{gegeven: gezondheid}]}]
    Goed:
        verwerkingen: [{id: muziekles, bijzonder: [{gegeven: gezondheid, uitzondering: A9_2A}]}]
    """
    for pad, v in actief(dossier):
        for nr, b in enumerate(v.bijzonder):
            if not b.uitzondering:
                tekst = f"bij '{v.naam}' heeft een bijzonder gegeven geen uitzondering"
                hint = "kies een code, bijvoorbeeld UAVG30_2A (school) of A9_2A (uitdrukkelijke toestemming)"
                yield Bevinding((*pad, "bijzonder", nr, "uitzondering"), tekst, hint)


@regel("VRW113", "register")
def uitzondering_past(dossier: Dossier) -> Iterator[Bevinding]:
    """De uitzondering geldt voor uw organisatie.

    Wat: De uitzondering is bedoeld voor een ander soort organisatie. UAVG30_2A is er alleen voor scholen, SWV_GEZ
        alleen voor samenwerkingsverbanden, UAVG30_1 alleen voor uw medewerkers.
    Waarom: De wet noemt per uitzondering wie haar mag gebruiken (UAVG 30; WPO 18a lid 13).
    Fout:
        sector: swv
        verwerkingen: [{id: muziekles, bijzonder: [{gegeven: gezondheid, uitzondering: UAVG30_2A}]}]
    Goed:
        sector: swv
        verwerkingen: [{id: muziekles, bijzonder: [{gegeven: gezondheid, uitzondering: SWV_GEZ}]}]
    """
    lijst = dossier.naslag.lijsten["uitzonderingen"]
    for pad, v in actief(dossier):
        for nr, b in enumerate(v.bijzonder):
            wie = lijst.get(b.uitzondering or "", {}).get("wie", "allen")
            if not _mag(wie, dossier.org.is_swv, v):
                tekst = f"de uitzondering '{b.uitzondering}' geldt hier niet"
                hint = f"zij is er alleen voor: {wie}; kies een andere of haal het gegeven weg"
                yield Bevinding((*pad, "bijzonder", nr, "uitzondering"), tekst, hint)


def _mag(wie: str, is_swv: bool, v: Verwerking) -> bool:
    werkgever = bool(_WERK & set(v.betrokkenen))
    return {"allen": True, "school": not is_swv, "swv": is_swv, "werkgever": werkgever}.get(wie, False)


@regel("VRW114", "register")
def swv_zonder_bsn(dossier: Dossier) -> Iterator[Bevinding]:
    """Een samenwerkingsverband gebruikt geen BSN van leerlingen.

    Wat: De organisatie is een samenwerkingsverband en bij leerlingen staat bsn: ja.
    Waarom: Geen wet geeft een samenwerkingsverband dat recht (UAVG 46).
    Fout:
        sector: swv
        verwerkingen: [{id: muziekles, bsn: ja}]
    Goed:
        sector: swv
        verwerkingen: [{id: muziekles, bsn: nee}]
    """
    for pad, v in actief(dossier):
        if dossier.org.is_swv and v.bsn and LEERLING & set(v.betrokkenen):
            tekst = f"bij '{v.naam}' mag een samenwerkingsverband geen BSN gebruiken"
            yield Bevinding((*pad, "bsn"), tekst, "zet bsn op nee en werk met een eigen nummer")


@regel("VRW115", "register")
def bsn_met_wet(dossier: Dossier) -> Iterator[Bevinding]:
    """Het BSN of onderwijsnummer gebruikt u alleen als een wet dat zegt.

    Wat: Bij bsn: ja staat grondslag c of e, met een artikel.
    Waarom: Het nummer mag alleen worden gebruikt waar een wet dat bepaalt (UAVG 46).
    Fout:
        verwerkingen: [{id: muziekles, bsn: ja, grondslagen: [a]}]
    Goed:
        verwerkingen: [{id: muziekles, bsn: ja, grondslagen: [c], normen: [wpo-40b]}]
    """
    for pad, v in actief(dossier):
        basis = _MET_ARTIKEL & set(v.grondslagen) and (v.wet or artikelen(dossier, v))
        if v.bsn and not basis:
            tekst = f"bij '{v.naam}' ontbreekt de wet die het BSN toestaat"
            yield Bevinding((*pad, "bsn"), tekst, "noem grondslag c of e met het artikel, of zet bsn op nee")


@regel("VRW122", "register", Ernst.WAARSCHUWING)
def bsn_aangevinkt(dossier: Dossier) -> Iterator[Bevinding]:
    """Staat het BSN bij de gegevens, dan staat bsn op ja.

    Wat: Bij gegevens staat BSN, burgerservicenummer of persoonsgebonden nummer, maar bsn staat op nee.
    Waarom: Anders ziet u in het overzicht niet waar het nummer wordt gebruikt (UAVG 46).
    Fout:
        verwerkingen: [{id: muziekles, gegevens: [voornaam, BSN]}]
    Goed:
        verwerkingen: [{id: muziekles, gegevens: [voornaam, instrument]}]
    """
    for pad, v in actief(dossier):
        for nr, tekst in enumerate(v.gegevens):
            if not v.bsn and _BSN.search(tekst) and "in plaats van" not in tekst:
                hint = "zet bsn op ja als een wet dat toestaat; haal het gegeven anders weg"
                yield Bevinding(
                    (*pad, "gegevens", nr), f"'{v.naam}' gebruikt het BSN, maar bsn staat op nee", hint
                )


@regel("VRW116", "register")
def doorgifte_met_waarborg(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een land buiten de EER staat een waarborg.

    Wat: Elke doorgifte noemt het land en bij waarborg de bescherming, zoals een adequaatheidsbesluit of
        modelcontract.
    Waarom: Buiten de EER mogen gegevens alleen met passende bescherming (AVG 30 lid 1 e, 44 tot en met 46).
    Fout:
        verwerkingen: [{id: muziekles, doorgifte: [{land: Verenigde Staten}]}]
    Goed:
        verwerkingen: [{id: muziekles, doorgifte: [{land: Verenigde Staten, waarborg: adequaatheidsbesluit}]}]
    """
    hint = "noem de bescherming, bijvoorbeeld: modelcontract van de Europese Commissie"
    for pad, v in actief(dossier):
        for nr, d in enumerate(v.doorgifte):
            if not d.waarborg:
                plek = (*pad, "doorgifte", nr)
                yield Bevinding(plek, f"bij '{v.naam}' ontbreekt de waarborg voor {d.land}", hint)


@regel("VRW119", "register", Ernst.WAARSCHUWING)
def dpia_gedaan(dossier: Dossier) -> Iterator[Bevinding]:
    """Een DPIA die nodig is, is ook gedaan.

    Wat: Bij dpia staat of een DPIA nodig is. Zo ja, dan staat bij uitgevoerd_op de datum.
    Waarom: Bij een hoog risico weegt u vooraf de gevolgen af (AVG 35).
    Fout:
        verwerkingen: [{id: muziekles, dpia: {nodig: ja}}]
    Goed:
        verwerkingen: [{id: muziekles, dpia: {nodig: ja, uitgevoerd_op: 2026-03-01}}]
    """
    for pad, v in actief(dossier):
        if not v.dpia:
            hint = "vul in: dpia: {nodig: ja of nee, toelichting: ...}"
            yield Bevinding((*pad, "dpia"), f"bij '{v.naam}' staat niet of een DPIA nodig is", hint)
        elif v.dpia.nodig and (not v.dpia.uitgevoerd_op or v.dpia.uitgevoerd_op > dossier.peildatum):
            regel_ = f"- {{id: {v.id}, dpia: {{uitgevoerd_op: JAAR-MAAND-DAG}}}}"
            hint = f"doe de DPIA met uw FG en zet in uw eigen bestand onder verwerkingen: {regel_}"
            yield Bevinding((*pad, "dpia"), f"voor '{v.naam}' is nog geen DPIA gedaan", hint)
