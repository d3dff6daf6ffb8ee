"""A letter about a serious event points at nobody (juridisch § 14.3; S001)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.incident import Incident
from docgen.regels.kern import Bevinding, Pad, regel
from docgen.regels.woorden import signaal


def _over_het_incident(zaak: Incident) -> Iterator[tuple[Pad, str]]:
    """The words about the event; what the school itself does may name a role."""
    velden = ("wat", "niet_nu", "waarom_niet", "kring")
    yield from ((pad, tekst) for pad, tekst in _teksten(zaak) if pad[0] in velden)


def _teksten(zaak: Incident) -> Iterator[tuple[Pad, str]]:
    """All words of the school that come in the letter."""
    for veld in ("wat", "niet_nu", "waarom_niet", "mondeling"):
        if tekst := getattr(zaak, veld):
            yield (veld,), tekst
    yield from ((("school_doet", i), tekst) for i, tekst in enumerate(zaak.school_doet))
    if zaak.kring:
        yield ("kring", "wie"), zaak.kring.wie


@regel("BRF131", "incident")
def geen_strafrecht(dossier: Dossier) -> Iterator[Bevinding]:
    """Een incidentbrief noemt niemand dader of verdachte.

    Wat: In de tekst staat geen woord dat zegt dat iemand een strafbaar feit heeft gedaan. docgen maakt de brief dan
        niet.
    Waarom: Een school onderzoekt geen strafbare feiten en mag daar niets over verspreiden (AVG 10, UAVG 31). Zo'n woord
        beschadigt iemand, ook als later blijkt dat het niet klopt.
    Fout:
        wat: De politie heeft een verdachte op het oog.
    Goed:
        wat: Op onze school is iets ernstigs gebeurd. De politie weet ervan.
    """
    for pad, tekst in _teksten(dossier.incident):
        if woord := signaal(dossier, "strafrecht", tekst):
            hint = "schrijf neutraal, zoals: er is iets ernstigs gebeurd"
            yield Bevinding(pad, f"het woord '{woord}' hoort niet in een incidentbrief", hint)


@regel("BRF132", "incident", Ernst.WAARSCHUWING)
def niemand_herkenbaar(dossier: Dossier) -> Iterator[Bevinding]:
    """Een incidentbrief noemt geen rol of groep waaraan iemand te herkennen is.

    Wat: In de tekst over het incident staat geen rol die maar één of enkele mensen hebben, en geen kleine groep zoals
        groep 7. Wat de school doet, mag wel een rol noemen.
    Waarom: 'De gymleraar van groep 7' is net zo duidelijk als een naam (AVG 4 lid 1).
    Fout:
        wat: Er is iets gebeurd met de gymleraar van groep 7.
    Goed:
        wat: Er is iets ernstigs gebeurd. Daar is ook een medewerker bij betrokken.
    """
    for pad, tekst in _over_het_incident(dossier.incident):
        for soort in ("herkenbare-rol", "kleine-kring"):
            if woord := signaal(dossier, soort, tekst):
                hint = "noem een ruimere groep, zoals: een medewerker, of: leerlingen van onze school"
                yield Bevinding(pad, f"met '{woord}' is iemand te herkennen", hint)


@regel("BRF133", "incident", Ernst.WAARSCHUWING)
def kring_groot_genoeg(dossier: Dossier) -> Iterator[Bevinding]:
    """De groep in een incidentbrief is groot genoeg.

    Wat: Bij kring staat een aantal, en dat is niet kleiner dan de grens van docgen (norm beleid-kleine-groep).
    Waarom: In een kleine groep weet iedereen meteen wie het is (AVG 4 lid 1).
    Fout:
        kring: {wie: het kamp van de bovenbouw, aantal: 9}
    Goed:
        kring: {wie: iedereen op onze school, aantal: 240}
    """
    kring = dossier.incident.kring
    grens = dossier.naslag.wetboek.getal("beleid-kleine-groep", "personen", dossier.peildatum)
    if kring and (kring.aantal is None or kring.aantal < grens):
        hint = f"noem een groep van ten minste {grens} mensen, of laat de groep weg"
        yield Bevinding(("kring",), "deze groep is misschien te klein", hint)
