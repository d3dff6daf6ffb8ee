"""A consent in the register: what it is about, and what happens when it ends (juridisch § 5.2, § 5.3, § 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.toestemming import Antwoord
from docgen.recht.toestemmingstand import loopt
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.overleg import MINIMUM_DOEL, eigen_woorden
from docgen.regels.woorden import gevonden, signaal


@regel("TST148", "toestemming")
def bijzonder_uitdrukkelijk(dossier: Dossier) -> Iterator[Bevinding]:
    """Voor bijzondere gegevens is er een uitdrukkelijk ja.

    Wat: Gaat het om gegevens zoals gezondheid, dan staat bijzonder op ja. Bij ja of deels staat dan ook uitdrukkelijk
        op ja: er was een eigen vak of zin voor deze gegevens.
    Waarom: Voor bijzondere gegevens is een gewoon ja niet genoeg (AVG 9 lid 2 a; UAVG 22 lid 2 a).
    Fout:
        bijzonder: ja
    Goed:
        bijzonder: ja
        uitdrukkelijk: ja
    """
    t, soorten = dossier.toestemming, dossier.naslag.lijsten["soorten-gegevens"]
    if not t.bijzonder and any(soorten.get(s, {}).get("bijzonder") == "ja" for s in t.gegevenssoorten):
        hint = "zet bijzonder op ja, of noem de gegevens zonder de gevoelige"
        yield Bevinding(("gegevenssoorten",), "deze gegevens zijn bijzonder, maar dat staat er niet", hint)
    elif t.bijzonder and not t.uitdrukkelijk and t.antwoord in (Antwoord.JA, Antwoord.DEELS):
        hint = "zet uitdrukkelijk op ja als er een eigen vak voor was; vraag het anders opnieuw"
        yield Bevinding(("bijzonder",), "er is geen uitdrukkelijk ja voor bijzondere gegevens", hint)


@regel("TST149", "toestemming")
def intrekking_doorgegeven(dossier: Dossier) -> Iterator[Bevinding]:
    """Na een intrekking weet elke ontvanger dat.

    Wat: Staat ingetrokken_op er, dan noemt gevolg_intrekking elke ontvanger, met de dag waarop die het hoorde. Hoort
        de toestemming bij een overleg, dan maakt docgen ook de brief bevestiging-intrekking.
    Waarom: Na de intrekking stopt het delen, ook bij wie de gegevens kreeg (AVG 7 lid 3 en 19).
    Fout:
        ingetrokken_op: 2026-11-10
        ingetrokken_door: leerling
    Goed:
        ingetrokken_op: 2026-11-10
        ingetrokken_door: leerling
        gevolg_intrekking: [{wie: GGD Voorbeeldstreek, op: 2026-11-11}]
    """
    t = dossier.toestemming
    verteld = {v.wie.casefold() for v in t.gevolg_intrekking}
    if t.ingetrokken_op and any(o.casefold() not in verteld for o in t.ontvangers):
        brief = f" (bericht aan wie introk: docgen maak bevestiging-intrekking -g overleggen/{t.zaak}.yaml)"
        hint = "vertel het elke ontvanger, en vul gevolg_intrekking in: wie en op"
        hint += brief if t.zaak and t.soort == "overleg" else ""
        yield Bevinding(("ingetrokken_op",), "niet elke ontvanger weet van de intrekking", hint)


@regel("TST150", "toestemming")
def intrekking_van_wie(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een intrekking staat wie introk.

    Wat: Staat ingetrokken_op er, dan ook ingetrokken_door. Staat er een ingetrokken_door of gevolg_intrekking, dan
        ook de dag.
    Waarom: Intrekken mag wie het gezag heeft, een vertegenwoordiger, en de leerling vanaf de leeftijd van norm
        uavg-5-3. Een reden vraagt de school nooit (AVG 7 lid 3).
    Fout:
        ingetrokken_door: leerling
    Goed:
        ingetrokken_op: 2026-11-10
        ingetrokken_door: leerling
        gevolg_intrekking: [{wie: GGD Voorbeeldstreek, op: 2026-11-11}]
    """
    t = dossier.toestemming
    if t.ingetrokken_op and t.ingetrokken_door is None:
        hint = "vul ingetrokken_door in; een leerling mag het ook, vanaf de leeftijd van norm uavg-5-3"
        yield Bevinding(("ingetrokken_op",), "er staat niet wie introk", hint)
    if not t.ingetrokken_op and (t.ingetrokken_door or t.gevolg_intrekking):
        veld = "ingetrokken_door" if t.ingetrokken_door else "gevolg_intrekking"
        yield Bevinding((veld,), "er staat niet wanneer dit was", "vul ingetrokken_op in")


@regel("TST151", "toestemming", Ernst.WAARSCHUWING)
def wet_in_plaats_van_toestemming(dossier: Dossier) -> Iterator[Bevinding]:
    """De school vraagt geen toestemming als een wet al zegt dat zij mag delen.

    Wat: Bij een toestemming die loopt, is geen ontvanger iemand met wie de school door een wet deelt, zoals Veilig
        Thuis of de leerplichtambtenaar.
    Waarom: Wie toch toestemming vraagt, wekt de indruk dat nee helpt. Kies vooraf één grondslag en informeer
        (AVG 6 en 7 lid 4). docgen delen advies zegt wat er mag.
    Fout:
        ontvangers: [Veilig Thuis Voorbeeldstreek]
    Goed:
        ontvangers: [GGD Voorbeeldstreek]
    """
    t = dossier.toestemming
    if t.antwoord is not Antwoord.NEE and (t.antwoord is None or loopt(t, dossier.peildatum)):
        for i, ontvanger in enumerate(t.ontvangers):
            if naam := _van_de_wet(dossier, ontvanger):
                hint = "deel op grond van de wet en informeer de ouders; docgen delen advies helpt"
                tekst = f"dit lijkt op {naam}: daar is toestemming vaak niet de reden om te delen"
                yield Bevinding(("ontvangers", i), tekst, hint)


def _van_de_wet(dossier: Dossier, ontvanger: str) -> str | None:
    """The name of the recipient that gets data without consent and that this looks like (§ 10.1)."""
    lijst = dossier.naslag.lijsten["ontvangers"]
    if item := lijst.get(ontvanger):
        return str(item["naam"]) if item.get("zonder_toestemming") == "ja" else None
    return next((str(o["naam"]) for o in lijst.values() if gevonden(ontvanger, o.get("herken", ()))), None)


@regel("TST152", "toestemming")
def niets_open(dossier: Dossier) -> Iterator[Bevinding]:
    """In een toestemming blijft niets open.

    Wat: Bij ontvangers en gegevenssoorten staat geen 'enz.', 'e.d.', 'derden' of 'andere instanties'.
    Waarom: Een open einde maakt dat iemand ja zegt zonder te weten waartegen (AVG 4 lid 11).
    Fout:
        ontvangers: [GGD Voorbeeldstreek enz.]
    Goed:
        ontvangers: [GGD Voorbeeldstreek, wijkteam Oost]
    """
    t = dossier.toestemming
    plekken: list[tuple[Pad, str]] = [(("ontvangers", i), o) for i, o in enumerate(t.ontvangers)]
    plekken += [(("gegevenssoorten", i), g) for i, g in enumerate(t.gegevenssoorten)]
    for pad, tekst in plekken:
        if woord := signaal(dossier, "open-einde", tekst):
            yield Bevinding(pad, f"'{woord}' laat open waarvoor iemand ja zegt", "noem alles apart")


@regel("TST153", "toestemming")
def doel_en_ontvanger(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat waarvoor de toestemming is, voor wie en welke gegevens.

    Wat: Het doel heeft ten minste 20 tekens en meer dan algemene woorden. Er staat welke gegevens het zijn. Deelt de
        school met iemand van buiten, dan staat er wie. Bij foto's en video's staat het kanaal.
    Waarom: Toestemming is alleen geldig voor een bepaald doel, per ontvanger en per soort gegevens (AVG 4 lid 11).
    Fout:
        ontvangers: []
    Goed:
        soort: beeld
        kanaal: website
        ontvangers: []
    """
    t, soort = (
        dossier.toestemming,
        dossier.naslag.lijsten["toestemmingsoorten"].get(dossier.toestemming.soort, {}),
    )
    if len(t.doel) < MINIMUM_DOEL or not eigen_woorden(dossier, t.doel):
        hint = "maak de zin af: wij gebruiken de gegevens om ..."
        yield Bevinding(("doel",), "het doel is te kort of te algemeen", hint)
    if not t.gegevenssoorten:
        hint = "vul gegevenssoorten in, met codes uit soorten-gegevens of eigen woorden"
        yield Bevinding(("soort",), "er staat niet om welke gegevens het gaat", hint)
    if soort.get("ontvanger") == "ja" and not t.ontvangers:
        yield Bevinding(("soort",), "er staat niet wie de gegevens krijgt", "vul ontvangers in")
    if soort.get("kanaal") == "ja" and not t.kanaal:
        yield Bevinding(("soort",), "er staat niet voor welk kanaal dit is", "vul kanaal in")


@regel("TST154", "toestemming", Ernst.WAARSCHUWING)
def bewijs_niet_te_lang(dossier: Dossier) -> Iterator[Bevinding]:
    """Na de bewaartermijn gooit de school het bewijs weg.

    Wat: Ligt bewaren_tot vóór de peildatum, dan is dit bestand er niet meer.
    Waarom: Het bewijs blijft niet langer dan nodig (AVG 5 lid 1 e). De termijn staat bij BT15 in bewaartermijnen.
    Fout:
        bewaren_tot: 2026-11-01
    Goed:
        bewaren_tot: 2029-07-09
    """
    t = dossier.toestemming
    if t.bewaren_tot and t.bewaren_tot < dossier.peildatum:
        hint = "haal dit bestand weg, en ook het bewijs zelf"
        yield Bevinding(("bewaren_tot",), "de bewaartermijn van dit bewijs is voorbij", hint)


@regel("TST155", "toestemming")
def leerling_zonder_naam(dossier: Dossier) -> Iterator[Bevinding]:
    """Een leerling staat in het register met een nummer, niet met een naam.

    Wat: In kenmerk en leerling_ref staat ten minste één cijfer.
    Waarom: Het register noemt niet meer dan nodig (AVG 5 lid 1 c). Met het nummer vindt de school de leerling.
    Fout:
        leerling_ref: sam-voorbeeld
    Goed:
        leerling_ref: "10452"
    """
    t = dossier.toestemming
    for veld, waarde in (("kenmerk", t.kenmerk), ("leerling_ref", t.leerling_ref)):
        if not re.search(r"\d", waarde):
            yield Bevinding((veld,), "dit lijkt een naam", "gebruik een nummer, zoals het leerlingnummer")
