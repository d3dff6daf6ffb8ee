"""Is the decision complete: ground, reasons, weighing and what the letter must name (juridisch § 2.1, § 2.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Uitkomst
from docgen.model.besluit import Onderdeel
from docgen.recht.verzoekrecht import geweigerde_delen, is_intrekking
from docgen.regels.kern import Bevinding, Pad, regel

Grond = Mapping[str, Any]


def _delen(dossier: Dossier) -> Iterator[tuple[Pad, Onderdeel, Grond]]:
    """The parts that are not (fully) granted and have a known ground, with their place."""
    besluit = dossier.verzoek.besluit
    gronden = dossier.naslag.lijsten["weigeringsgronden"]
    for i, deel in geweigerde_delen(besluit) if besluit else ():
        if deel.grond and deel.grond in gronden:
            yield ("besluit", "onderdelen", i), deel, gronden[deel.grond]


@regel("BRF110", "verzoek")
def weigering_met_redenen(dossier: Dossier) -> Iterator[Bevinding]:
    """Een weigering zonder grond en redenen maakt docgen niet.

    Wat: Wijst de school een verzoek (deels) af, dan heeft elk deel dat zij niet geeft een grond en een motivering.
    Waarom: Wie een weigering krijgt, moet weten waarom (AVG 12 lid 4, Awb 3:46).
    Fout:
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: ANDEREN}]}
    Goed:
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: ANDEREN, motivering: Het gaat over een ander kind.}]}
    """
    besluit = dossier.verzoek.besluit
    if not besluit or besluit.uitkomst is Uitkomst.TOEGEWEZEN:
        return
    delen = geweigerde_delen(besluit)
    if not delen:
        hint = "voeg bij onderdelen toe: wat, uitkomst, grond en motivering"
        yield Bevinding(("besluit",), "er staat niet welk deel de school weigert en waarom", hint)
    for i, deel in delen:
        mist = [naam for naam in ("grond", "motivering") if not getattr(deel, naam)]
        if mist:
            hint = "kies een grond en schrijf in eigen woorden waarom; zonder redenen komt er geen brief"
            yield Bevinding(
                ("besluit", "onderdelen", i), f"bij dit deel ontbreekt: {' en '.join(mist)}", hint
            )


@regel("VRZ120", "verzoek")
def grond_past_bij_recht(dossier: Dossier) -> Iterator[Bevinding]:
    """De grond hoort bij het recht dat is gevraagd.

    Wat: De grond staat in de keuzelijst bij het recht van dit verzoek, en geldt voor wie het vraagt.
    Waarom: Elke weigeringsgrond geldt maar voor sommige rechten (AVG 15 tot en met 21, UAVG 41). De
        geheimhouding van een hulpverlener geldt nooit tegenover de leerling zelf (BW 7:457 lid 3).
    Fout:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, grond: NIET_ONJUIST, motivering: Het klopt.}]}
    Goed:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, grond: ANDERE_VV, motivering: Het is van de GGD.}]}
    """
    recht, wie = dossier.verzoek.recht.value, dossier.verzoek.verzoeker
    rol = (wie.gemachtigd_rol or wie.rol).value
    for pad, deel, grond in _delen(dossier):
        if recht not in grond["rechten"]:
            hint = f"deze grond kan bij: {', '.join(grond['rechten'])}"
            yield Bevinding((*pad, "grond"), f"de grond {deel.grond} past niet bij {recht}", hint)
        if rol in grond.get("niet_voor", ()):
            tekst = f"de grond {deel.grond} geldt niet als de {rol} het zelf vraagt"
            yield Bevinding((*pad, "grond"), tekst, "geef het stuk, of kies een grond die wel geldt")


@regel("VRZ121", "verzoek")
def grond_is_kiesbaar(dossier: Dossier) -> Iterator[Bevinding]:
    """Een werkaantekening is op zichzelf geen grond.

    Wat: De grond mag zelfstandig worden gekozen.
    Waarom: Ook een werkaantekening valt onder inzage, behalve waar zij de rechten van een ander schaadt
        (AVG 15 lid 4, ECLI:NL:GHARL:2023:7768).
    Fout:
        besluit: {onderdelen: [{wat: een notitie, uitkomst: afgewezen, grond: WERKAANT, motivering: Van de leraar.}]}
    Goed:
        besluit: {onderdelen: [{wat: een notitie, uitkomst: afgewezen, grond: ANDEREN, motivering: Over een ander kind.}]}
    """
    for pad, deel, grond in _delen(dossier):
        if grond["kiesbaar"] != "ja":
            hint = (
                f"geef het stuk, of gebruik {grond.get('in_plaats', 'een andere grond')} en weeg per stuk af"
            )
            yield Bevinding((*pad, "grond"), f"op {deel.grond} alleen mag de school niet weigeren", hint)


@regel("VRZ122", "verzoek", Ernst.OORDEEL)
def weging_vastgelegd(dossier: Dossier) -> Iterator[Bevinding]:
    """Waar de wet een afweging vraagt, heeft een mens die gemaakt.

    Wat: Bij een grond die weging vraagt, staat bij weging wat is afgewogen, door wie en wanneer.
    Waarom: Of een weigering noodzakelijk en evenredig is, kan alleen iemand met gezag beoordelen (UAVG 41 lid 2,
        AVG 21 lid 1).
    Fout:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, grond: ANDEREN, motivering: Over een ander kind.}]}
    Goed:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, grond: ANDERE_VV, motivering: Het is van de GGD.}]}
    """
    for pad, deel, grond in _delen(dossier):
        if grond["weging"] == "ja" and not deel.weging:
            hint = "zet bij weging: tekst, door (naam en functie) en op; de weging komt niet in de brief"
            yield Bevinding(pad, f"de grond {deel.grond} vraagt een afweging door een mens", hint)


@regel("VRZ123", "verzoek")
def brief_noemt_alles(dossier: Dossier) -> Iterator[Bevinding]:
    """De brief noemt wat bij de grond hoort.

    Wat: Bij elke grond zijn de velden ingevuld die de keuzelijst bij vraagt noemt, zoals het bewijs bij
        ONGEGROND, de procedure bij RECHTSVORD_17, de einddatum bij BEWAARPLICHT en de hele afweging bij DWINGEND.
    Waarom: Zonder die feiten kan de verzoeker de weigering niet nagaan (AVG 12 lid 4).
    Fout:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, grond: ONGEGROND, motivering: Dat vinden wij.}]}
    Goed:
        besluit: {onderdelen: [{wat: het verslag, uitkomst: afgewezen, grond: ONGEGROND, motivering: Dat vinden wij., feiten: [u schreef dat u niets wilt weten]}]}
    """
    for pad, deel, grond in _delen(dossier):
        mist = [veld for veld in grond["vraagt"] if not getattr(deel, veld)]
        if mist:
            tekst = f"bij de grond {deel.grond} ontbreekt: {', '.join(mist)}"
            yield Bevinding(pad, tekst, f"de brief moet noemen: {grond['moet_noemen']}")


@regel("VRZ124", "verzoek")
def uitkomst_past_bij_delen(dossier: Dossier) -> Iterator[Bevinding]:
    """De uitkomst past bij de onderdelen.

    Wat: Bij toegewezen is geen deel geweigerd. Bij afgewezen is geen deel toegewezen.
    Waarom: De verzoeker moet in één zin kunnen lezen wat het besluit is (AVG 12 lid 1).
    Fout:
        besluit: {uitkomst: toegewezen}
    Goed:
        besluit: {uitkomst: gedeeltelijk}
    """
    besluit = dossier.verzoek.besluit
    uitkomsten = {deel.uitkomst for deel in besluit.onderdelen} if besluit else set()
    hint = "kies gedeeltelijk, of pas het onderdeel aan"
    if besluit and besluit.uitkomst is Uitkomst.TOEGEWEZEN and uitkomsten - {Uitkomst.TOEGEWEZEN}:
        yield Bevinding(("besluit", "uitkomst"), "de uitkomst is toegewezen, maar een deel is dat niet", hint)
    gegeven = {Uitkomst.TOEGEWEZEN, Uitkomst.GEDEELTELIJK}
    if besluit and besluit.uitkomst is Uitkomst.AFGEWEZEN and uitkomsten & gegeven:
        yield Bevinding(("besluit", "uitkomst"), "de uitkomst is afgewezen, maar een deel is dat niet", hint)


@regel("VRZ125", "verzoek", Ernst.WAARSCHUWING)
def grondslag_klopt_met_register(dossier: Dossier) -> Iterator[Bevinding]:
    """De grondslag in een besluit op bezwaar is die van het register.

    Wat: Bij GRONDSLAG_21 staat een grondslag die het register ook noemt, en niet e of f.
    Waarom: Bij grondslag e en f kan iemand altijd bezwaar maken tegen het gebruik (AVG 21 lid 1).
    Fout:
        recht: bezwaar
        bezwaar: {verwerking: muziekles}
        besluit: {onderdelen: [{wat: de muziekles, uitkomst: afgewezen, grond: GRONDSLAG_21, motivering: Het moet., grondslag: c}]}
    Goed:
        recht: bezwaar
        bezwaar: {verwerking: muziekles}
        besluit: {onderdelen: [{wat: de muziekles, uitkomst: afgewezen, grond: DWINGEND, motivering: Het moet.}]}
    """
    bezwaar = dossier.verzoek.bezwaar
    register = {v.id: v for v in dossier.register}
    gebruik = register.get(bezwaar.verwerking or "") if bezwaar else None
    for pad, deel, _ in _delen(dossier):
        if deel.grond == "GRONDSLAG_21" and gebruik and gebruik.bezwaar_mogelijk:
            letters = ", ".join(g.value for g in gebruik.grondslagen)
            tekst = f"volgens het register is bezwaar mogelijk (grondslag {letters})"
            yield Bevinding((*pad, "grond"), tekst, "weeg het bezwaar af, of pas eerst het register aan")


@regel("VRZ126", "verzoek")
def bezwaar_is_intrekking(dossier: Dossier) -> Iterator[Bevinding]:
    """Bezwaar tegen gebruik met toestemming is het intrekken van die toestemming.

    Wat: Rust het gebruik alleen op toestemming, dan wijst de school het bezwaar niet af. Zij stopt.
    Waarom: Toestemming intrekken mag altijd en zonder reden (AVG 7 lid 3).
    Fout:
        recht: bezwaar
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: de foto's, uitkomst: afgewezen, grond: GRONDSLAG_21, motivering: Er is toestemming., grondslag: a}]}
    Goed:
        recht: bezwaar
        bezwaar: {gevolg: Vanaf 19 november 2026 gebruiken wij de foto's niet meer.}
        besluit: {uitkomst: toegewezen, onderdelen: [{wat: de foto's, uitkomst: toegewezen}]}
    """
    gronden = dossier.naslag.lijsten["weigeringsgronden"]
    over_bezwaar = frozenset(id_ for id_, grond in gronden.items() if "avg-21-1" in grond["normen"])
    if not is_intrekking(dossier.verzoek, dossier.register, over_bezwaar):
        return
    for pad, deel, _ in _delen(dossier):
        hint = "behandel dit als intrekking: kies toegewezen en schrijf bij bezwaar, gevolg wanneer u stopt"
        yield Bevinding(
            (*pad, "grond"), f"de grond {deel.grond} kan niet: dit gebruik rust op toestemming", hint
        )
