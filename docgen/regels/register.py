"""What every activity in the register must say (AVG 30 lid 1; juridisch § 7.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verwerking import Verwerking
from docgen.recht.kalender import plus_maanden
from docgen.regels.kern import Bevinding, regel
from docgen.regels.register_hulp import actief, dagen, gebundeld, grens, van_docgen

_VAAG = re.compile(
    r"\bonbepaald|\bonbeperkt|\bonbekend|\baltijd\b|\bpermanent|\bn\.?v\.?t\b|nader te bepalen|nog te bepalen"
    r"|(zo ?lang|niet langer dan)( (als|dan|wij|dat|het))* (nodig|noodzakelijk)( is)?\s*\.?$"
    r"|^(de )?wettelijke (bewaar)?termijn\s*\.?$",
    re.I,
)
_CRITERIUM = re.compile(
    r"\b(tot|totdat|zodra|zo ?lang|na|nadat|direct|meteen|uiterlijk|binnen|tijdens|einde|selectielijst)\b",
    re.I,
)


def _leeg(
    dossier: Dossier, veld: str, wat: str, hint: str, heeft: Callable[[Verwerking], object]
) -> Iterator[Bevinding]:
    for pad, v in actief(dossier):
        if not heeft(v):
            yield Bevinding((*pad, veld), f"bij '{v.naam}' staat geen {wat}", hint)


@regel("VRW101", "register")
def heeft_doel(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerking heeft een doel.

    Wat: Bij doelen staat ten minste één doel. Schrijf het zo dat het past achter "Wij doen dit om ...".
    Waarom: Zonder doel mag u geen gegevens gebruiken (AVG 5 lid 1 b en 30 lid 1 b).
    Fout:
        verwerkingen: [{id: muziekles, doelen: []}]
    Goed:
        verwerkingen: [{id: muziekles, doelen: [muziekles te geven]}]
    """
    yield from _leeg(
        dossier, "doelen", "doel", "noem waarvoor u de gegevens gebruikt: te ...", lambda v: v.doelen
    )


@regel("VRW102", "register")
def heeft_betrokkenen(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerking noemt van wie de gegevens zijn.

    Wat: Bij betrokkenen staat ten minste één soort mensen.
    Waarom: Het register noemt de categorieën betrokkenen (AVG 30 lid 1 c).
    Fout:
        verwerkingen: [{id: muziekles, betrokkenen: []}]
    Goed:
        verwerkingen: [{id: muziekles, betrokkenen: [leerling, ouder]}]
    """
    hint = "kies uit de lijst, bijvoorbeeld: [leerling, ouder]"
    yield from _leeg(dossier, "betrokkenen", "betrokkene", hint, lambda v: v.betrokkenen)


@regel("VRW103", "register")
def heeft_gegevens(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerking noemt welke gegevens.

    Wat: Bij gegevens staat ten minste één soort gegevens.
    Waarom: Register en verklaring noemen de categorieën gegevens (AVG 30 lid 1 c en 14 lid 1 d).
    Fout:
        verwerkingen: [{id: muziekles, gegevens: []}]
    Goed:
        verwerkingen: [{id: muziekles, gegevens: [voornaam, instrument]}]
    """
    hint = "noem de soorten gegevens, bijvoorbeeld: [naam en geboortedatum, resultaten]"
    yield from _leeg(dossier, "gegevens", "soort gegevens", hint, lambda v: v.gegevens)


@regel("VRW104", "register")
def bewaartermijn_is_een_termijn(dossier: Dossier) -> Iterator[Bevinding]:
    """De bewaartermijn is een duur of een criterium.

    Wat: Bij bewaartermijn staat een code (BT1), een duur ("2 jaar na vertrek") of een moment waarop u de gegevens
        verwijdert ("tot de leerling van school gaat"). Woorden als "onbepaald" of "zo lang als nodig" zeggen niets.
    Waarom: Gegevens bewaart u niet langer dan nodig, en u zegt vooraf hoe lang dat is
        (AVG 5 lid 1 e, 13 lid 2 a en 30 lid 1 f).
    Fout:
        verwerkingen: [{id: muziekles, bewaartermijn: onbepaald}]
    Goed:
        verwerkingen: [{id: muziekles, bewaartermijn: 1 jaar na de laatste les}]
    """
    hint = 'noem een duur ("5 jaar na uitschrijving") of een criterium ("tot de leerling van school gaat")'
    codes = dossier.naslag.lijsten["bewaartermijnen"]
    for pad, v in actief(dossier):
        tekst = v.bewaartermijn
        if tekst is None:
            yield Bevinding((*pad, "bewaartermijn"), f"bij '{v.naam}' staat geen bewaartermijn", hint)
        elif tekst not in codes and not _is_termijn(tekst):
            melding = f"bewaartermijn '{tekst}' is geen termijn en geen criterium"
            yield Bevinding((*pad, "bewaartermijn"), melding, hint)


def _is_termijn(tekst: str) -> bool:
    """Whether the words are a duration or say at what moment data go."""
    return bool(dagen(tekst)) or (not _VAAG.search(tekst) and bool(_CRITERIUM.search(tekst)))


@regel("VRW105", "register")
def heeft_grondslag(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerking heeft een grondslag.

    Wat: Bij grondslagen staat ten minste één letter van a tot en met f.
    Waarom: Zonder grondslag mag u geen gegevens gebruiken (AVG 6 lid 1).
    Fout:
        verwerkingen: [{id: muziekles, grondslagen: []}]
    Goed:
        verwerkingen: [{id: muziekles, grondslagen: [e]}]
    """
    hint = "kies: a toestemming, b overeenkomst, c wet, d levensgevaar, e taak, f eigen belang"
    yield from _leeg(dossier, "grondslagen", "grondslag", hint, lambda v: v.grondslagen)


@regel("VRW106", "register")
def niet_langer_dan_de_tabel(dossier: Dossier) -> Iterator[Bevinding]:
    """U bewaart niet langer dan de tabel, of u zegt waarom.

    Wat: U veranderde de bewaartermijn van een verwerking van docgen. De nieuwe termijn is langer dan het maximum
        in de tabel en bij bewaartermijn_reden staat geen eigen reden.
    Waarom: Langer bewaren mag alleen als u kunt uitleggen waarom dat nodig is (AVG 5 lid 1 e en lid 2).
    Fout:
        verwerkingen: [{id: rapporten, naam: Rapporten, thema: onderwijs, bewaartermijn: 10 jaar na vertrek}]
    Goed:
        verwerkingen:
          - id: rapporten
            naam: Rapporten
            thema: onderwijs
            bewaartermijn: 5 jaar na vertrek
            bewaartermijn_reden: Oud-leerlingen vragen in die jaren vaak een bewijs van hun niveau.
    """
    for pad, v, eigen, maximum in _anders(dossier, "maximum"):
        if max(eigen) > maximum and v.bewaartermijn_reden in (None, _standaardreden(dossier, v)):
            tekst = f"de bewaartermijn van '{v.naam}' is langer dan de tabel en de reden ontbreekt"
            yield Bevinding(
                (*pad, "bewaartermijn"), tekst, "schrijf bij bewaartermijn_reden waarom, of kort haar in"
            )


@regel("VRW107", "register")
def niet_korter_dan_de_wet(dossier: Dossier) -> Iterator[Bevinding]:
    """U bewaart niet korter dan de wet vraagt.

    Wat: U veranderde de bewaartermijn van een verwerking van docgen in een kortere dan het minimum in de wet.
    Waarom: Soms schrijft de wet voor hoe lang u ten minste bewaart, zoals bij de leerlingadministratie.
    Fout:
        verwerkingen:
          - {id: leerlingadministratie, naam: Administratie, thema: inschrijving, bewaartermijn: 2 jaar na vertrek}
    Goed:
        verwerkingen:
          - {id: leerlingadministratie, naam: Administratie, thema: inschrijving, bewaartermijn: BT1}
    """
    codes = dossier.naslag.lijsten["bewaartermijnen"]
    for pad, v, eigen, minimum in _anders(dossier, "minimum"):
        code = dossier.standaarden[v.id]["bewaartermijn"]
        if max(eigen) < minimum and codes[code].get("wettelijk") == "ja":
            tekst = f"de bewaartermijn van '{v.naam}' is korter dan de wet vraagt"
            yield Bevinding((*pad, "bewaartermijn"), tekst, f"de wet zegt: {codes[code]['termijn']}")


def _anders(
    dossier: Dossier, veld: str
) -> Iterator[tuple[tuple[str | int, ...], Verwerking, list[float], float]]:
    """Yield entries of docgen with another retention: path, entry, own durations and the limit, in days."""
    codes = dossier.naslag.lijsten["bewaartermijnen"]
    eigen = [(p, v) for p, v in actief(dossier) if not van_docgen(dossier, (*p, "bewaartermijn"))]
    for pad, v in eigen:
        code = str(dossier.standaarden.get(v.id, {}).get("bewaartermijn"))
        limiet = grens(codes[code], veld) if code in codes else None
        tekst = v.bewaartermijn or ""
        duren = dagen(str(codes[tekst]["termijn"]) if tekst in codes else tekst)
        if limiet is not None and duren and tekst != code:
            yield pad, v, duren, limiet


def _standaardreden(dossier: Dossier, v: Verwerking) -> str | None:
    reden = dossier.standaarden.get(v.id, {}).get("bewaartermijn_reden")
    return str(reden) if reden else None


@regel("VRW117", "register", Ernst.WAARSCHUWING)
def heeft_ontvangers(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een eigen verwerking staat wie de gegevens krijgt.

    Wat: U voegde een verwerking toe of veranderde die, en bij ontvangers en verwerkers staat niemand.
    Waarom: Leveranciers en partners vergeten is de meest gemaakte fout in een register (AVG 30 lid 1 d).
    Fout:
        verwerkingen: [{id: muziekles, ontvangers: [], verwerkers: []}]
    Goed:
        verwerkingen: [{id: muziekles, ontvangers: [ouders]}]
    """
    for pad, v in actief(dossier):
        if not v.ontvangers and not v.verwerkers and not van_docgen(dossier, (*pad, "ontvangers")):
            hint = "gaan de gegevens echt nergens heen? dan klopt dit; anders vult u ontvangers in"
            yield Bevinding((*pad, "ontvangers"), f"bij '{v.naam}' staat geen ontvanger", hint)


@regel("VRW118", "register", Ernst.WAARSCHUWING)
def heeft_maatregelen(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke verwerking noemt maatregelen.

    Wat: Bij maatregelen staat ten minste één code, zoals M1.
    Waarom: Het register beschrijft zo mogelijk de beveiliging (AVG 30 lid 1 g en 32).
    Fout:
        verwerkingen: [{id: muziekles, maatregelen: []}]
    Goed:
        verwerkingen: [{id: muziekles, maatregelen: [M1]}]
    """
    yield from _leeg(
        dossier,
        "maatregelen",
        "maatregel",
        "kies uit de lijst, bijvoorbeeld: [M1, M3]",
        lambda v: v.maatregelen,
    )


@regel("VRW120", "register", Ernst.WAARSCHUWING)
def onlangs_gecontroleerd(dossier: Dossier) -> Iterator[Bevinding]:
    """Het register is het afgelopen jaar gecontroleerd.

    Wat: Bij elke verwerking staat bij laatste_controle een datum van het afgelopen jaar, of een beoordeling die nog
        geldt. Controleerde u alles in één keer, schrijf dan één datum bij register_gecontroleerd_op.
    Waarom: U moet kunnen laten zien dat het register nog klopt (AVG 5 lid 2).
    Fout:
        register_gecontroleerd_op: 2024-01-15
    Goed:
        register_gecontroleerd_op: 2026-09-01
    """
    maanden = dossier.naslag.wetboek.getal("beleid-registercontrole", "maanden", dossier.peildatum)
    oud = list(_oud(dossier, maanden))
    alle = len(list(actief(dossier)))
    yield from gebundeld(
        oud,
        ("register_gecontroleerd_op",),
        f"{len(oud)} van de {alle} verwerkingen zijn het afgelopen jaar niet gecontroleerd",
        "loop het register na en schrijf de datum bij register_gecontroleerd_op",
    )


@regel("VRW124", "register", Ernst.OORDEEL)
def ooit_nagekeken(dossier: Dossier) -> Iterator[Bevinding]:
    """Iemand heeft het register nagekeken.

    Wat: Bij register_gecontroleerd_op, of bij minstens één verwerking, staat een datum. Het veld hoort in
        registers/verwerkingen.yaml of in het bestand van de school.
    Waarom: docgen vult in wat scholen meestal doen. Alleen een mens weet of uw school dat ook doet; pas dan mag het
        in een privacyverklaring staan (AVG 5 lid 2).
    Fout:
        register_gecontroleerd_op:
        verwerkingen: [{id: muziekles, laatste_controle: }]
    Goed:
        register_gecontroleerd_op: 2026-09-01
    """
    data = [dossier.org.register_gecontroleerd_op, *(v.nagekeken_op for _, v in actief(dossier))]
    if not any(data):
        hint = "lees het register, zet uit wat u niet doet en schrijf de dag bij register_gecontroleerd_op"
        yield Bevinding(("register_gecontroleerd_op",), "niemand heeft het register nog nagekeken", hint)


def _oud(dossier: Dossier, maanden: int) -> Iterator[Bevinding]:
    heel = dossier.org.register_gecontroleerd_op
    for pad, v in actief(dossier):
        dag = max((d for d in (v.nagekeken_op, heel) if d), default=None)
        if dag is None or plus_maanden(dag, maanden) < dossier.peildatum:
            tekst = f"'{v.naam}' is het afgelopen jaar niet gecontroleerd"
            yield Bevinding(
                (*pad, "laatste_controle"), tekst, "kijk of alles nog klopt en schrijf de datum op"
            )


@regel("VRW123", "register")
def steunpunt_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Een samenwerkingsverband noemt zijn ouder- en jeugdsteunpunt.

    Wat: Bij steunpunt staat waar ouders en leerlingen het steunpunt vinden.
    Waarom: Elk samenwerkingsverband heeft een steunpunt en maakt dat bekend (WVO 2020 2.47a).
    Fout:
        sector: swv
    Goed:
        sector: swv
        steunpunt: www.steunpunt.example, telefoon 085 000 00 09
    """
    if dossier.org.is_swv and not dossier.org.steunpunt:
        hint = "schrijf het webadres of telefoonnummer op"
        yield Bevinding(("steunpunt",), "er staat niet waar het ouder- en jeugdsteunpunt is", hint)
