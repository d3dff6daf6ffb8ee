"""Who signs a consent form and when (juridisch § 4.6, § 5.2 V19, V20, V23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.recht.leeftijd import keerpunten
from docgen.recht.ondertekening import Blok, Ondertekening, Oordeel, ondertekening
from docgen.recht.toestemming import datum_formulier, situatie
from docgen.regels.kern import Bevinding, regel

MET_WEGING = (Oordeel.WILSBEKWAAMHEID, Oordeel.WIE_VERTEGENWOORDIGT)
VRAAG = {
    Oordeel.GEEN_GEZAG_BEKEND: (
        ("gezag",),
        "er staat niet wie het gezag heeft",
        "vul bij gezag in wie het gezag heeft, in een lijst in de kolom Ouder 1; kijk bij twijfel in het gezagsregister",
    ),
    Oordeel.REIKWIJDTE_DEELGEZAG: (
        ("gezag",),
        "beslist de gecertificeerde instelling ook hierover?",
        "kijk in de beschikking van de rechter en vul binnen_maatregel in: ja of nee",
    ),
    Oordeel.REIKWIJDTE_MENTOR: (
        ("gezag",),
        "beslist de mentor of bewindvoerder ook hierover?",
        "kijk in de beschikking van de rechter en vul binnen_maatregel in: ja of nee",
    ),
    Oordeel.WIE_VERTEGENWOORDIGT: (
        ("leerling", "wilsonbekwaam"),
        "er staat niet wie voor deze leerling beslist",
        "noem bij gezag de curator of mentor, of schrijf bij nagegaan wie dit beoordeelde en waarom",
    ),
    Oordeel.WILSBEKWAAMHEID: (
        ("leerling", "wilsonbekwaam"),
        "kan deze leerling echt niet zelf beslissen?",
        "schrijf bij nagegaan wie dit beoordeelde, wanneer en waarom",
    ),
}


def _tekenen(dossier: Dossier, op: date) -> Ondertekening | None:
    """Who signs on this day; None when the pupil was not born yet (INV133 reports that)."""
    overleg = dossier.overleg
    if overleg.leerling.geboortedatum > op:
        return None
    feiten = situatie(overleg, op, dossier.naslag.lijsten["partners"])
    return ondertekening(feiten, dossier.naslag.wetboek)


def _zelfde(een: str | None, ander: str) -> bool:
    return " ".join((een or "").split()).casefold() == " ".join(ander.split()).casefold()


def is_blok_van(blok: Blok, naam: str) -> bool:
    """Whether this may be the block of this person; a block without a name is open to whoever has the authority."""
    return blok.naam is None or _zelfde(blok.naam, naam)


@regel("TST119", "overleg")
def tekenaar_bevoegd(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie tekende, mocht dat op die dag ook.

    Wat: Ieder die bij ondertekend staat, tekent volgens de leeftijd en het gezag op de dag van de handtekening.
        Ontbreekt er nog een handtekening, dan is dat een waarschuwing. (V19)
    Waarom: Toestemming is alleen geldig van de juiste persoon: tot 16 jaar van wie het gezag heeft, daarna van de
        leerling zelf (UAVG 5).
    Fout:
        ondertekend: [{naam: R. Buurman, op: 2026-11-23}]
    Goed:
        ondertekend: [{naam: Karim Voorbeeld, op: 2026-11-23}]
    """
    overleg = dossier.overleg
    for i, teken in enumerate(overleg.ondertekend):
        tekenen = _tekenen(dossier, teken.op)
        if tekenen and not any(is_blok_van(b, teken.naam) for b in tekenen.blokken):
            if any(_zelfde(n.naam, teken.naam) for n in overleg.naasten):
                hint = "deze persoon heeft geen gezag en tekent dus niet"
            else:
                hint = "kijk de naam na, en wie het gezag heeft op de dag van de handtekening"
            yield Bevinding(("ondertekend", i), "deze persoon mag hier niet tekenen", hint)
    if overleg.ondertekend and not _genoeg(dossier):
        hint = "deel nog niets; vraag wie nog niet heeft getekend"
        tekst = "er is nog geen geldige toestemming: een handtekening ontbreekt"
        yield Bevinding(("ondertekend",), tekst, hint, Ernst.WAARSCHUWING)


def _genoeg(dossier: Dossier) -> bool:
    """Whether the signatures together make a consent, judged on the day of the last one."""
    handtekeningen = dossier.overleg.ondertekend
    tekenen = _tekenen(dossier, max(h.op for h in handtekeningen))
    if tekenen is None:
        return False
    return tekenen.gegeven(
        [True if any(is_blok_van(b, h.naam) for h in handtekeningen) else None for b in tekenen.blokken]
    )


@regel("TST120", "overleg")
def getekend_voor_overleg(dossier: Dossier) -> Iterator[Bevinding]:
    """Er is getekend vóór het overleg.

    Wat: De datum van elke handtekening ligt niet na de datum van het overleg. (V20)
    Waarom: Toestemming achteraf bestaat niet (AVG 6 lid 1 a).
    Fout:
        datum: 2026-12-08
        ondertekend: [{naam: Karim Voorbeeld, op: 2026-12-09}]
    Goed:
        datum: 2026-12-08
        ondertekend: [{naam: Karim Voorbeeld, op: 2026-12-08}]
    """
    overleg = dossier.overleg
    for i, teken in enumerate(overleg.ondertekend):
        if overleg.datum and teken.op > overleg.datum:
            hint = "deel wat er is besproken niet verder, en vraag het de ouders of de leerling"
            yield Bevinding(("ondertekend", i, "op"), "er is pas na het overleg getekend", hint)


@regel("TST123", "overleg", Ernst.WAARSCHUWING)
def verjaart_tijdens_looptijd(dossier: Dossier) -> Iterator[Bevinding]:
    """De leerling wordt geen 16 of 18 zolang de toestemming geldt.

    Wat: Tussen de dag van het formulier en geldig_tot ligt geen verjaardag waarop iemand anders gaat beslissen.
        (V23)
    Waarom: Vanaf 16 jaar beslist de leerling zelf, vanaf 18 jaar is die meerderjarig (UAVG 5, BW 1:233).
    Fout:
        leerling: {geboortedatum: 2011-03-15}
        geldig_tot: 2027-07-09
    Goed:
        leerling: {geboortedatum: 2011-03-15}
        geldig_tot: 2027-03-14
    """
    overleg = dossier.overleg
    van = datum_formulier(overleg, dossier.peildatum)
    if overleg.geldig_tot is None or overleg.leerling.geboortedatum > van:
        return
    wet = dossier.naslag.wetboek
    for jaren, _ in keerpunten(overleg.leerling.geboortedatum, van, overleg.geldig_tot, wet):
        tekst = f"de leerling wordt {jaren} jaar vóór het einde van de toestemming"
        hint = "leg de leerling op die verjaardag een nieuw formulier voor, of kies een eerdere datum"
        yield Bevinding(("geldig_tot",), tekst, hint)


@regel("TST125", "overleg", Ernst.OORDEEL)
def wie_tekent_staat_vast(dossier: Dossier) -> Iterator[Bevinding]:
    """Het staat vast wie tekent.

    Wat: De gegevens zeggen wie het gezag heeft en hoever een maatregel gaat. Waar de wet geen antwoord geeft,
        staat bij nagegaan wie het beoordeelde en waarom.
    Waarom: docgen kan niet beoordelen of iemand iets overziet of wat een rechter besliste (UAVG 5).
    Fout:
        gezag: []
    Goed:
        gezag: [{naam: Karim Voorbeeld}]
    """
    overleg = dossier.overleg
    tekenen = _tekenen(dossier, datum_formulier(overleg, dossier.peildatum))
    for oordeel in tekenen.oordelen if tekenen else ():
        if not (overleg.nagegaan and oordeel in MET_WEGING):
            yield Bevinding(*VRAAG[oordeel])


@regel("TST128", "overleg")
def formulier_voor_overleg(dossier: Dossier) -> Iterator[Bevinding]:
    """Het formulier is van vóór het overleg.

    Wat: De dag van het formulier ligt niet na de datum van het overleg.
    Waarom: De school vraagt toestemming voordat zij gegevens deelt (AVG 6 lid 1 a).
    Fout:
        opgesteld_op: 2026-12-09
        datum: 2026-12-08
    Goed:
        opgesteld_op: 2026-12-01
        datum: 2026-12-08
    """
    overleg = dossier.overleg
    if overleg.datum and datum_formulier(overleg, dossier.peildatum) > overleg.datum:
        hint = "vul bij opgesteld_op de dag in waarop u het formulier maakte"
        yield Bevinding(("datum",), "het overleg was vóór dit formulier", hint)
