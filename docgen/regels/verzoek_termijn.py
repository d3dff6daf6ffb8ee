"""On time or not: extension, suspension and the last day to answer a request (juridisch § 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.recht.termijn import Antwoordtermijn
from docgen.recht.verzoekrecht import termijn_van, uiterste_datum
from docgen.regels.kern import Bevinding, regel
from docgen.regels.woorden import signaal


def _termijn(dossier: Dossier) -> Antwoordtermijn | None:
    return termijn_van(dossier.verzoek, dossier.org, dossier.naslag.wetboek)


def _dag(datum: date) -> str:
    return f"{datum:%d-%m-%Y}"


@regel("VRZ101", "verzoek")
def verlenging_op_tijd(dossier: Dossier) -> Iterator[Bevinding]:
    """Het bericht over verlenging gaat uit in de eerste maand.

    Wat: De dag van het verlengingsbericht ligt niet na de laatste dag van de eerste maand.
    Waarom: Wie later hoort dat het langer duurt, kreeg geen geldige verlenging (AVG 12 lid 3).
    Fout:
        verlenging: {op: 2026-12-03, redenen: [grote-hoeveelheid], toelichting: Het gaat om 300 e-mails.}
    Goed:
        verlenging: {op: 2026-12-02, redenen: [grote-hoeveelheid], toelichting: Het gaat om 300 e-mails.}
    """
    termijn, verlenging = _termijn(dossier), dossier.verzoek.verlenging
    if termijn and verlenging and verlenging.op > termijn.een.datum:
        tekst = f"dit bericht komt te laat: het moest uiterlijk op {_dag(termijn.een.datum)} bij de verzoeker zijn"
        yield Bevinding(("verlenging", "op"), tekst, "besluit zo snel mogelijk; verlengen kan niet meer")


@regel("VRZ102", "verzoek")
def verlenging_met_reden(dossier: Dossier) -> Iterator[Bevinding]:
    """Een verlenging heeft een reden en feiten.

    Wat: Bij verlenging staat ten minste één reden uit de lijst, en een toelichting met de feiten van dit verzoek.
    Waarom: Het bericht over verlenging noemt de reden (AVG 12 lid 3; richtsnoer EDPB 01/2022, 162-164).
    Fout:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid]}
    Goed:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid], toelichting: Het gaat om 300 e-mails.}
    """
    verlenging = dossier.verzoek.verlenging
    if verlenging and not verlenging.redenen:
        codes = ", ".join(dossier.naslag.lijsten["verlengingsredenen"])
        yield Bevinding(
            ("verlenging", "redenen"), "de reden van de verlenging ontbreekt", f"kies uit: {codes}"
        )
    elif verlenging and not verlenging.toelichting:
        vragen = [
            dossier.naslag.lijsten["verlengingsredenen"].get(r, {}).get("vraag", "")
            for r in verlenging.redenen
        ]
        hint = f"beantwoord bij toelichting: {' '.join(v for v in vragen if v)}"
        yield Bevinding(("verlenging",), "de feiten bij de verlenging ontbreken", hint)


@regel("VRZ103", "verzoek")
def verlenging_niet_om_drukte(dossier: Dossier) -> Iterator[Bevinding]:
    """Drukte of vakantie is geen reden om te verlengen.

    Wat: De toelichting noemt geen drukte, ziekte, vakantie of tekort aan mensen.
    Waarom: Alleen de complexiteit en het aantal van de verzoeken tellen, niet hoe druk de school het heeft
        (AVG 12 lid 3).
    Fout:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid], toelichting: Het is nu erg druk op school.}
    Goed:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid], toelichting: Het gaat om 300 e-mails.}
    """
    verlenging = dossier.verzoek.verlenging
    if verlenging and (woord := signaal(dossier, "geen-reden-verlenging", verlenging.toelichting)):
        tekst = f"'{woord}' is geen reden om later te antwoorden"
        hint = "noem wat dit verzoek zelf zo groot of ingewikkeld maakt; is er niets, antwoord dan op tijd"
        yield Bevinding(("verlenging", "toelichting"), tekst, hint)


@regel("VRZ104", "verzoek", Ernst.WAARSCHUWING)
def besluit_op_tijd(dossier: Dossier) -> Iterator[Bevinding]:
    """Het besluit is op tijd.

    Wat: De dag van het besluit (of van verzending) ligt niet na de uiterste datum, met een geldige verlenging erbij.
    Waarom: De verzoeker heeft recht op antwoord binnen de termijn (AVG 12 lid 3).
    Fout:
        besluit: {op: 2026-12-03}
    Goed:
        besluit: {op: 2026-12-02}
    """
    termijn, besluit = _termijn(dossier), dossier.verzoek.besluit
    if termijn and besluit:
        uiterlijk = uiterste_datum(dossier.verzoek, termijn)
        if (besluit.verzonden_op or besluit.op) > uiterlijk:
            tekst = f"dit besluit is te laat; de uiterste dag was {_dag(uiterlijk)}"
            yield Bevinding(("besluit", "op"), tekst, "stuur het meteen en bied in een gesprek excuses aan")


@regel("VRZ105", "verzoek", Ernst.WAARSCHUWING)
def vraag_meteen_gesteld(dossier: Dossier) -> Iterator[Bevinding]:
    """Een vraag aan de verzoeker gaat meteen uit.

    Wat: De vraag wie iemand is of wat iemand zoekt, gaat uit binnen twee werkdagen na ontvangst.
    Waarom: Alleen dan kan de termijn stilstaan tot het antwoord (richtsnoer EDPB 01/2022, 159).
    Fout:
        identiteit: {gevraagd_op: 2026-11-10, ontvangen_op: 2026-11-13}
    Goed:
        identiteit: {gevraagd_op: 2026-11-02, ontvangen_op: 2026-11-02}
    """
    zaak, termijn = dossier.verzoek, _termijn(dossier)
    for veld, vraag in (("identiteit", zaak.identiteit), ("verduidelijking", zaak.verduidelijking)):
        if (
            vraag
            and vraag.ontvangen_op
            and vraag.ontvangen_op > vraag.gevraagd_op
            and termijn
            and not termijn.stil
        ):
            tekst = f"deze vraag ging te laat uit; de termijn stond niet stil en eindigt op {_dag(termijn.een.datum)}"
            yield Bevinding((veld, "gevraagd_op"), tekst, "vraag het voortaan binnen twee werkdagen")


@regel("VRZ106", "verzoek", Ernst.WAARSCHUWING)
def streef_zonder_schorsing(dossier: Dossier) -> Iterator[Bevinding]:
    """Stond de termijn stil, streef dan naar de datum zonder stilstand.

    Wat: De termijn is langer door een vraag aan de verzoeker en het besluit ligt na de datum zonder stilstand.
    Waarom: Stilstand staat niet in de wet maar in een richtsnoer (EDPB 01/2022, 159); zonder is altijd veilig.
    Fout:
        identiteit: {gevraagd_op: 2026-11-03, ontvangen_op: 2026-11-10}
        besluit: {op: 2026-12-07}
    Goed:
        identiteit: {gevraagd_op: 2026-11-03, ontvangen_op: 2026-11-10}
        besluit: {op: 2026-12-02}
    """
    zaak, termijn = dossier.verzoek, _termijn(dossier)
    if not termijn or not termijn.geschorst:
        return
    zonder = termijn.zonder_drie if zaak.verlenging else termijn.zonder
    if (zaak.besluit.op if zaak.besluit else dossier.peildatum) > zonder.datum:
        tekst = f"de termijn stond {termijn.stil} dagen stil; zonder stilstand was de laatste dag {_dag(zonder.datum)}"
        yield Bevinding(
            ("besluit", "op") if zaak.besluit else ("ontvangen_op",), tekst, "besluit liefst vóór die dag"
        )


@regel("VRZ107", "verzoek", Ernst.WAARSCHUWING)
def einde_in_de_zomer(dossier: Dossier) -> Iterator[Bevinding]:
    """Een termijn loopt door in de zomervakantie.

    Wat: De uiterste dag voor een antwoord valt in de zomer, en er is nog geen besluit.
    Waarom: De wet kent geen uitzondering voor schoolvakanties (AVG 12 lid 3). Regel dus wie het antwoord stuurt.
    Fout:
        ontvangen_op: 2027-06-28
        bevestigd_op:
        besluit:
    Goed:
        ontvangen_op: 2026-11-20
        bevestigd_op:
        besluit:
    """
    termijn = _termijn(dossier)
    if not termijn or dossier.verzoek.besluit:
        return
    uiterlijk = uiterste_datum(dossier.verzoek, termijn)
    wetboek = dossier.naslag.wetboek
    begin, einde = (
        str(wetboek.waarde("beleid-zomervakantie", naam, uiterlijk)) for naam in ("begin", "einde")
    )
    if begin <= f"{uiterlijk:%m-%d}" <= einde:
        tekst = f"de laatste dag, {_dag(uiterlijk)}, valt in de zomer; de termijn loopt gewoon door"
        yield Bevinding(("ontvangen_op",), tekst, "spreek af wie in de vakantie het antwoord stuurt")


@regel("VRZ108", "verzoek", Ernst.WAARSCHUWING)
def antwoord_voor_de_uiterste_dag(dossier: Dossier) -> Iterator[Bevinding]:
    """Een verzoek is beantwoord vóór de uiterste dag voorbij is.

    Wat: De uiterste dag is voorbij, met een geldige verlenging erbij, en er is nog geen besluit.
    Waarom: De verzoeker heeft recht op antwoord binnen de termijn en kan nu klagen (AVG 12 lid 3 en 4).
    Fout:
        ontvangen_op: 2026-09-02
        besluit:
    Goed:
        ontvangen_op: 2026-11-02
        besluit:
    """
    termijn, zaak = _termijn(dossier), dossier.verzoek
    if termijn and not zaak.besluit and not zaak.ingetrokken_op:
        uiterlijk = uiterste_datum(zaak, termijn)
        if dossier.peildatum > uiterlijk:
            hint = "besluit meteen en bied excuses aan; docgen verzoek status zegt wat u nu doet"
            yield Bevinding(
                ("ontvangen_op",), f"de uiterste dag voor het antwoord was {_dag(uiterlijk)}", hint
            )
