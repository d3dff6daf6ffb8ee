"""Questions back to the requester and costs: only with a reason, and a person judges (juridisch § 1.1 T7, § 2.3)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verzoek import Kanaal
from docgen.recht.kalender import plus_maanden
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.woorden import signaal

MISBRUIK = frozenset({"ONGEGROND", "BUITENSPORIG"})
MAANDEN_IN_EEN_JAAR = 12


@regel("VRZ142", "verzoek", Ernst.OORDEEL)
def twijfel_met_reden(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie vraagt wie iemand is, zegt waarom hij twijfelt.

    Wat: Bij identiteit staat de reden van de twijfel, uit dit verzoek zelf.
    Waarom: De school mag dit alleen vragen bij redelijke twijfel (AVG 12 lid 6). Of die er is, beoordeelt een mens.
    Fout:
        identiteit: {gevraagd_op: 2026-11-03}
    Goed:
        identiteit: {gevraagd_op: 2026-11-03, reden: Het e-mailadres kennen wij niet.}
    """
    vraag = dossier.verzoek.identiteit
    if vraag and not vraag.reden:
        hint = "schrijf bij reden waarom u twijfelt; twijfelt u niet, vraag het dan niet"
        yield Bevinding(("identiteit",), "er staat niet waarom u twijfelt wie dit vraagt", hint)


@regel("VRZ143", "verzoek")
def twijfel_over_deze_persoon(dossier: Dossier) -> Iterator[Bevinding]:
    """De school vraagt niet standaard wie iemand is.

    Wat: De reden gaat over dit verzoek, niet over een vaste werkwijze.
    Waarom: Bij iedereen vragen wie hij is, is meer dan nodig (AVG 5 lid 1 c en 12 lid 6).
    Fout:
        identiteit: {gevraagd_op: 2026-11-03, reden: Wij vragen dit bij elk verzoek.}
    Goed:
        identiteit: {gevraagd_op: 2026-11-03, reden: De naam in de mail is een andere dan bij ons.}
    """
    vraag = dossier.verzoek.identiteit
    if vraag and (woord := signaal(dossier, "geen-twijfel", vraag.reden)):
        hint = "noem wat er in dit verzoek niet klopt; is er niets, behandel het dan"
        yield Bevinding(("identiteit", "reden"), f"'{woord}' is geen twijfel over deze persoon", hint)


@regel("VRZ144", "verzoek", Ernst.WAARSCHUWING)
def portaal_kent_de_verzoeker(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie via het portaal vraagt, heeft al ingelogd.

    Wat: Bij een verzoek via het portaal vraagt de school niet nog eens wie het is.
    Waarom: Inloggen laat al zien wie iemand is (AVG 12 lid 6; richtsnoer EDPB 01/2022, 65).
    Fout:
        kanaal: portaal
        identiteit: {gevraagd_op: 2026-11-03, reden: De naam is een andere.}
    Goed:
        kanaal: brief
        identiteit: {gevraagd_op: 2026-11-03, reden: De naam is een andere.}
    """
    if dossier.verzoek.identiteit and dossier.verzoek.kanaal is Kanaal.PORTAAL:
        hint = "vraag het alleen als er echt iets niet klopt"
        yield Bevinding(("identiteit",), "deze verzoeker logde in op het portaal", hint)


@regel("VRZ145", "verzoek")
def kosten_compleet(dossier: Dossier) -> Iterator[Bevinding]:
    """Een bericht over kosten noemt het bedrag, hoe dat is opgebouwd en tot wanneer iemand kan kiezen.

    Wat: Bij kosten zijn de velden ingevuld die de keuzelijst kostenredenen noemt, en past de reden bij het recht.
    Waarom: De verzoeker moet vooraf kunnen kiezen: betalen, minder vragen of stoppen (AVG 12 lid 5, 15 lid 3).
    Fout:
        kosten: {reden: extra-kopie}
    Goed:
        kosten: {reden: extra-kopie, bedrag: "6,40", opbouw: 64 bladzijden van 10 cent, reageren_voor: 2026-11-16}
    """
    kosten = dossier.verzoek.kosten
    reden = dossier.naslag.lijsten["kostenredenen"].get(kosten.reden) if kosten else None
    if not kosten or not reden:
        return
    if mist := [veld for veld in reden["vraagt"] if not getattr(kosten, veld)]:
        hint = "vul dit in, of vraag geen geld; een verzoek kost niets"
        yield Bevinding(("kosten",), f"bij de kosten ontbreekt: {', '.join(mist)}", hint)
    if dossier.verzoek.recht.value not in reden["rechten"]:
        tekst = f"de reden {kosten.reden} past niet bij {dossier.verzoek.recht.value}"
        yield Bevinding(("kosten", "reden"), tekst, f"deze reden kan bij: {', '.join(reden['rechten'])}")


@regel("VRZ146", "verzoek", Ernst.OORDEEL)
def kosten_beoordeeld(dossier: Dossier) -> Iterator[Bevinding]:
    """Geld vragen omdat een verzoek te ver gaat, is het oordeel van een mens.

    Wat: Bij de reden ongegrond of buitensporig staat bij weging wie dat beoordeelde, wanneer en waarom.
    Waarom: De school moet bewijzen dat een verzoek kennelijk ongegrond of buitensporig is (AVG 12 lid 5).
    Fout:
        kosten: {reden: buitensporig, bedrag: "6,40", opbouw: 64 bladzijden, feiten: [u vroeg dit drie keer], reageren_voor: 2026-11-16}
    Goed:
        kosten: {reden: extra-kopie, bedrag: "6,40", opbouw: 64 bladzijden van 10 cent, reageren_voor: 2026-11-16}
    """
    kosten = dossier.verzoek.kosten
    reden = dossier.naslag.lijsten["kostenredenen"].get(kosten.reden) if kosten else None
    if kosten and reden and reden["weging"] == "ja" and not kosten.weging:
        hint = "zet bij weging: tekst, door (naam en functie) en op; de weging komt niet in de brief"
        yield Bevinding(("kosten",), f"de reden {kosten.reden} vraagt een afweging door een mens", hint)


@regel("VRZ147", "verzoek")
def een_jaar_ertussen(dossier: Dossier) -> Iterator[Bevinding]:
    """Zit er een jaar tussen twee verzoeken, dan is het tweede niet buitensporig.

    Wat: Bij buitensporig ligt het laatste van de eerdere_verzoeken minder dan een jaar voor dit verzoek.
    Waarom: Na een jaar mag iemand altijd opnieuw vragen (richtsnoer EDPB 01/2022, 185).
    Fout:
        eerdere_verzoeken: [2025-10-01]
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: BUITENSPORIG, motivering: Weer., feiten: [u vroeg het eerder]}]}
    Goed:
        eerdere_verzoeken: [2026-10-01]
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: BUITENSPORIG, motivering: Weer., feiten: [u vroeg het eerder]}]}
    """
    zaak = dossier.verzoek
    jaren = dossier.naslag.wetboek.getal("edpb-01-2022-185", "jaren", dossier.peildatum)
    if not zaak.eerdere_verzoeken:
        return
    grens = plus_maanden(max(zaak.eerdere_verzoeken), jaren * MAANDEN_IN_EEN_JAAR)
    if grens <= zaak.ontvangen_op:
        for pad in _plekken(dossier, frozenset({"BUITENSPORIG"}), frozenset({"buitensporig"})):
            tekst = "tussen dit verzoek en het vorige zit een jaar of meer"
            yield Bevinding(
                pad, tekst, "behandel het verzoek; alleen misbruik dat u bewijst, kan anders maken"
            )


@regel("VRZ148", "verzoek", Ernst.WAARSCHUWING)
def motief_telt_niet(dossier: Dossier) -> Iterator[Bevinding]:
    """Een rechtszaak, veel werk of een boze toon maakt een verzoek niet buitensporig.

    Wat: De feiten bij ongegrond of buitensporig gaan niet over een procedure, de moeite of de toon.
    Waarom: Waarom iemand het vraagt, telt in beginsel niet mee (richtsnoer EDPB 01/2022, 166-167 en 188-189).
    Fout:
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: BUITENSPORIG, motivering: U bereidt een rechtszaak voor., feiten: [u vroeg het eerder]}]}
    Goed:
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: BUITENSPORIG, motivering: U vroeg dit vier keer in een maand., feiten: [u vroeg het eerder]}]}
    """
    zaak = dossier.verzoek
    teksten: list[tuple[Pad, tuple[str | None, ...]]] = [
        (("besluit", "onderdelen", i), (deel.motivering, *deel.feiten))
        for i, deel in enumerate(zaak.besluit.onderdelen if zaak.besluit else ())
        if deel.grond in MISBRUIK
    ]
    if zaak.kosten and zaak.kosten.reden.upper() in MISBRUIK:
        teksten.append((("kosten",), zaak.kosten.feiten))
    for pad, woorden in teksten:
        if woord := signaal(dossier, "geen-misbruik", *woorden):
            hint = "laat dit weg en noem de feiten; blijven er geen over, behandel dan het verzoek"
            yield Bevinding(pad, f"'{woord}' maakt een verzoek niet ongegrond of buitensporig", hint)


@regel("VRZ149", "verzoek")
def eerst_kiezen(dossier: Dossier) -> Iterator[Bevinding]:
    """De verzoeker kiest voordat de school kosten maakt.

    Wat: Is er een besluit, dan staat bij kosten wat de verzoeker koos.
    Waarom: Wie vooraf weet wat het kost, kan minder vragen of stoppen (richtsnoer EDPB 01/2022, 194).
    Fout:
        kosten: {reden: extra-kopie, bedrag: "6,40", opbouw: 64 bladzijden van 10 cent, reageren_voor: 2026-11-16}
    Goed:
        kosten: {reden: extra-kopie, bedrag: "6,40", opbouw: 64 bladzijden van 10 cent, reageren_voor: 2026-11-16, keuze: betalen}
    """
    kosten, besluit = dossier.verzoek.kosten, dossier.verzoek.besluit
    if kosten and besluit and not kosten.keuze:
        hint = "vul bij keuze in: betalen, beperken of intrekken; koos niemand, vraag dan geen geld"
        yield Bevinding(("kosten",), "er is een besluit, maar de verzoeker koos nog niet", hint)


def _plekken(dossier: Dossier, gronden: frozenset[str], redenen: frozenset[str]) -> Iterator[Pad]:
    """Where one of these grounds or reasons is used."""
    zaak = dossier.verzoek
    for i, deel in enumerate(zaak.besluit.onderdelen if zaak.besluit else ()):
        if deel.grond in gronden:
            yield ("besluit", "onderdelen", i, "grond")
    if zaak.kosten and zaak.kosten.reden in redenen:
        yield ("kosten", "reden")
