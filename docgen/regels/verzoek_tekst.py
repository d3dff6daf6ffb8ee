"""What the school's own words may never say, and what every page of a decision says (juridisch § 1.2, § 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.verzoek import Verzoek
from docgen.recht.rechtsmiddelen import Clausule
from docgen.recht.verzoekrecht import middelen_van, weigert
from docgen.regels.kern import Bevinding, Pad, Pagina, paginaregel, regel
from docgen.regels.woorden import signaal

_BESLUITEN = tuple(
    f"besluit-{r}"
    for r in (
        *("inzage", "rectificatie", "verwijdering", "beperking", "overdraagbaarheid", "bezwaar"),
        *("geen-gegevens", "doorverwijzing"),
    )
)
KOPIE_ID = re.compile(
    r"(?<!geen )\b(kopie|scan|foto)\b(\s+van)?(\s+(uw|je|jouw|een|het))?\s+"
    r"(id|id-kaart|id-bewijs|identiteitsbewijs|identiteitskaart|paspoort|rijbewijs|legitimatie\w*)\b",
    re.I,
)
_ZIN = re.compile(r"[^.!?]+")


def _eigen_tekst(zaak: Verzoek) -> Iterator[tuple[Pad, str | None]]:
    """The sentences that the school wrote itself and that come in a letter."""
    for veld, vraag in (("identiteit", zaak.identiteit), ("verduidelijking", zaak.verduidelijking)):
        if vraag:
            yield (veld, "reden"), vraag.reden
            yield (veld, "vraag"), vraag.vraag
    if zaak.verlenging:
        yield ("verlenging", "toelichting"), zaak.verlenging.toelichting
    if zaak.kosten:
        yield ("kosten", "opbouw"), zaak.kosten.opbouw
        yield from ((("kosten", "feiten", i), feit) for i, feit in enumerate(zaak.kosten.feiten))
    if zaak.beperking and zaak.beperking.opheffing:
        yield ("beperking", "opheffing", "reden"), zaak.beperking.opheffing.reden
    if zaak.feiten:
        yield ("feiten", "waarom_niet"), zaak.feiten.waarom_niet
    for i, deel in enumerate(zaak.besluit.onderdelen if zaak.besluit else ()):
        for naam in ("motivering", "gevraagd", "gecontroleerd", "bewaren_tot"):
            yield ("besluit", "onderdelen", i, naam), getattr(deel, naam)
    for i, stap in enumerate(zaak.besluit.gedaan if zaak.besluit else ()):
        yield ("besluit", "gedaan", i, "wat"), stap.wat


@regel("VRZ140", "verzoek")
def geen_kopie_id(dossier: Dossier) -> Iterator[Bevinding]:
    """De school vraagt nooit om een kopie van een identiteitsbewijs.

    Wat: In de eigen tekst staat geen vraag om een kopie, scan of foto van een paspoort, rijbewijs of ID-kaart.
    Waarom: Dat is meer dan nodig (AVG 5 lid 1 c en 12 lid 6). Laat het bewijs zien, bel terug of gebruik het
        portaal; schrijf alleen op dat het is gezien.
    Fout:
        identiteit: {gevraagd_op: 2026-11-03, reden: Stuur ons een kopie van uw paspoort.}
    Goed:
        identiteit: {gevraagd_op: 2026-11-03, reden: Het e-mailadres kennen wij niet.}
    """
    for pad, tekst in _eigen_tekst(dossier.verzoek):
        if tekst and KOPIE_ID.search(tekst):
            hint = "laat het bewijs op school zien, of bel op het bekende nummer"
            yield Bevinding(pad, "deze tekst vraagt om een kopie van een identiteitsbewijs", hint)


@regel("VRZ141", "verzoek", Ernst.WAARSCHUWING)
def geen_andere_termijn(dossier: Dossier) -> Iterator[Bevinding]:
    """De eigen tekst noemt geen andere antwoordtermijn dan de wet.

    Wat: In de eigen tekst staat bij antwoord, besluit of verlenging geen 'vier weken', '30 dagen' of 'twee maanden'.
    Waarom: De termijn is één maand, en bij verlenging drie maanden in totaal (AVG 12 lid 3).
    Fout:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid], toelichting: Wij antwoorden in totaal binnen twee maanden.}
    Goed:
        verlenging: {op: 2026-11-16, redenen: [grote-hoeveelheid], toelichting: Het gaat om 300 e-mails.}
    """
    for pad, tekst in _eigen_tekst(dossier.verzoek):
        for zin in _ZIN.findall(tekst or ""):
            woord = signaal(dossier, "andere-termijn", zin)
            if woord and signaal(dossier, "over-termijn", zin):
                hint = "laat de termijn weg; docgen zet de juiste datum in de brief"
                yield Bevinding(pad, f"'{woord}' is niet de wettelijke termijn", hint)


@paginaregel("BRF111", *_BESLUITEN)
def besluit_met_rechtsmiddel(pagina: Pagina) -> Iterator[Bevinding]:
    """Een besluit noemt altijd de klacht bij de AP, en bij een weigering ook de redenen en de weg naar de rechter.

    Wat: De tekst noemt de toezichthouder. Weigert de school iets, dan staan de redenen erin, en hoe iemand
        bezwaar maakt tegen het besluit of naar de rechtbank gaat.
    Waarom: Zonder die drie is een weigering niet geldig (AVG 12 lid 4; Awb 3:45 en 3:46).
    Fout:
        <p>Wij wijzen uw verzoek af.</p>
    Goed:
        <p>U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.</p>
    """
    hint = "zet dit onderdeel terug in het sjabloon (sjablonen/brieven/onderdelen)"
    if pagina.dossier.naslag.toezichthouder.naam not in pagina.tekst:
        yield Bevinding((), "in dit besluit ontbreekt de klacht bij de toezichthouder", hint)
    if pagina.dossier.soort != "verzoek":
        return
    for wat in _ontbreekt(pagina):
        yield Bevinding((), f"in dit besluit ontbreekt {wat}", hint)


def _ontbreekt(pagina: Pagina) -> Iterator[str]:
    zaak, naslag = pagina.dossier.verzoek, pagina.dossier.naslag
    gronden = naslag.lijsten["weigeringsgronden"]
    weigeringen = frozenset(id_ for id_, grond in gronden.items() if grond["weigering"] == "ja")
    redenen = [d.motivering for d in zaak.besluit.onderdelen if d.motivering] if zaak.besluit else []
    if weigert(zaak, weigeringen) and not all(_kaal(r) in _kaal(pagina.tekst) for r in redenen):
        yield "de reden van de weigering"
    clausules = middelen_van(zaak, pagina.dossier.org, naslag.wetboek, weigeringen).clausules
    for clausule, woorden, naam in (
        (Clausule.A, "bezwaar maken tegen dit besluit", "hoe iemand bezwaar maakt tegen dit besluit"),
        (Clausule.B, "rechtbank", "de weg naar de rechtbank"),
        (Clausule.C, "rechtbank", "de weg naar de rechtbank"),
        (Clausule.C, "bezwaar maken tegen dit besluit", "hoe iemand bezwaar maakt tegen dit besluit"),
    ):
        if clausule in clausules and woorden not in pagina.tekst:
            yield naam


def _kaal(tekst: str) -> str:
    """Text without case, spaces and final stop, to compare the file with the page."""
    return re.sub(r"\W+", "", tekst).lower()
