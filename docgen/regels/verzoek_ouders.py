"""Two parents who ask together, and a parent without authority (juridisch § 2.4, § 4.3; BW 1:377c)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.basis import Adres
from docgen.model.begrippen import Uitkomst
from docgen.model.besluit import Ouder
from docgen.model.verzoek import Rol, Verzoek
from docgen.recht.leeftijd import meerderjarig
from docgen.recht.verzoekrecht import leeftijd_van
from docgen.regels.kern import Bevinding, Pad, regel

_NOOIT_GEDRUKT = ("verzoeker", "andere_ouder", "leerling", "geschiedenis", "kenmerk")


@regel("VRZ116", "verzoek")
def gelakt_met_grond(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie iets onleesbaar krijgt, leest ook waarom.

    Wat: Gaat een stuk ook over één van twee ouders, dan staat er voor de andere ouder een onderdeel met de grond
        ANDEREN. Onder voor staat voor wie dat deel is.
    Waarom: Iets weglaten is een deel weigeren; dat vraagt redenen (AVG 12 lid 4, 15 lid 4).
    Fout:
        andere_ouder: {naam: B. Proef}
        inzage: {stukken: [{nummer: "1", soort: een e-mail, over_ouder: verzoeker}]}
        besluit: {uitkomst: toegewezen, onderdelen: []}
    Goed:
        andere_ouder: {naam: B. Proef}
        inzage: {stukken: [{nummer: "1", soort: een e-mail, over_ouder: verzoeker}]}
    """
    zaak = dossier.verzoek
    if not zaak.andere_ouder or not zaak.besluit:
        return
    redenen = {
        d.voor
        for d in zaak.besluit.onderdelen
        if d.grond == "ANDEREN" and d.uitkomst is not Uitkomst.TOEGEWEZEN
    }
    for i, stuk in enumerate(zaak.inzage.stukken if zaak.inzage else ()):
        lezer = _lezer(stuk.over_ouder)
        if lezer and not redenen & {None, lezer}:
            hint = f"voeg een onderdeel toe: grond ANDEREN, voor: {lezer.value}, met motivering en weging"
            pad = ("inzage", "stukken", i)
            yield Bevinding(pad, "voor de ouder die dit deels onleesbaar krijgt, ontbreekt de reden", hint)


@regel("VRZ117", "verzoek")
def ouder_bij_ouder(dossier: Dossier) -> Iterator[Bevinding]:
    """Alleen bij een ouder staat een andere ouder.

    Wat: Bij andere_ouder is de verzoeker ook een ouder met gezag, en het verzoek gaat over een leerling.
    Waarom: De brieven gaan naar beide ouders; dat mag alleen als beiden dit mogen vragen (UAVG 5 lid 4).
    Fout:
        verzoeker: {rol: voogd}
        andere_ouder: {naam: B. Proef}
    Goed:
        andere_ouder: {naam: B. Proef}
    """
    zaak = dossier.verzoek
    if zaak.andere_ouder and (zaak.verzoeker.rol is not Rol.OUDER or not zaak.leerling):
        hint = "haal andere_ouder weg; wie zonder gezag vraagt, krijgt een eigen zaak"
        yield Bevinding(("andere_ouder",), "bij deze verzoeker hoort geen andere ouder", hint)


@regel("BRF112", "verzoek")
def nooit_het_adres_van_de_ander(dossier: Dossier) -> Iterator[Bevinding]:
    """De ene ouder leest nooit het adres van de andere.

    Wat: In de eigen tekst staat geen adres, postcode of e-mailadres van een ouder of het kind, als twee ouders
        samen vragen of een ouder zonder gezag vraagt.
    Waarom: Elke ouder krijgt alleen wat die ouder mag zien (AVG 5 lid 1 f en 15 lid 4). Een adres kan geheim zijn.
    Fout:
        andere_ouder: {naam: B. Proef, adres: {straat: Proefweg, huisnummer: "9", postcode: 1234 AE, plaats: Proefdorp}}
        inzage: {wijze: Wij sturen de kopie naar Proefweg 9.}
    Goed:
        andere_ouder: {naam: B. Proef, adres: {straat: Proefweg, huisnummer: "9", postcode: 1234 AE, plaats: Proefdorp}}
        inzage: {wijze: De kopie zit bij deze brief.}
    """
    geheim = list(_geheim(dossier.verzoek))
    data = dossier.verzoek.model_dump(mode="json", exclude=set(_NOOIT_GEDRUKT))
    for pad, tekst in _teksten(data, ()) if geheim else ():
        if any(stuk in _kaal(tekst) for stuk in geheim):
            hint = "haal het adres uit deze tekst; docgen zet elk adres alleen in de eigen brief"
            yield Bevinding(pad, "deze tekst noemt een adres dat niet iedereen mag lezen", hint)


@regel("VRZ160", "verzoek", Ernst.OORDEEL)
def belang_kind_gewogen(dossier: Dossier) -> Iterator[Bevinding]:
    """Of feiten goed zijn voor het kind, weegt een mens.

    Wat: Bij feiten staat een weging van het belang van het kind, en niet_meer_dan_gezag: ja.
    Waarom: De school geeft een ouder zonder gezag niets dat het kind schaadt, en niet meer dan de ouder met gezag
        krijgt (BW 1:377c).
    Fout:
        verzoeker: {rol: ouder-zonder-gezag}
        feiten: {feiten: [{onderwerp: leren, tekst: Het gaat goed.}]}
    Goed:
        verzoeker: {rol: ouder-zonder-gezag}
        feiten: {feiten: [{onderwerp: leren, tekst: Het gaat goed.}], niet_meer_dan_gezag: ja, weging: {tekst: Het helpt Mila., door: {naam: S. Voorbeeld, functie: directeur}, op: 2026-11-18}}
    """
    feiten = dossier.verzoek.feiten
    if feiten and not feiten.weging:
        hint = "zet bij weging: tekst, door (naam en functie) en op; de weging komt niet in de brief"
        yield Bevinding(("feiten",), "weeg eerst of dit goed is voor het kind", hint)
    if feiten and feiten.feiten and not feiten.niet_meer_dan_gezag:
        hint = "kijk na of de ouder met gezag hetzelfde krijgt en zet niet_meer_dan_gezag: ja"
        yield Bevinding(("feiten",), "er staat niet dat de ouder met gezag hetzelfde krijgt", hint)


@regel("VRZ161", "verzoek")
def feiten_voor_ouder_zonder_gezag(dossier: Dossier) -> Iterator[Bevinding]:
    """Feiten zijn er alleen voor een ouder zonder gezag van een minderjarig kind.

    Wat: Bij feiten is de verzoeker een ouder zonder gezag en is het kind nog geen 18 jaar.
    Waarom: Boven de 18 heeft niemand gezag en vraagt het kind zelf (BW 1:233 en 1:377c).
    Fout:
        verzoeker: {rol: ouder-zonder-gezag}
        leerling: {geboortedatum: 2006-05-14}
        feiten: {feiten: [{onderwerp: leren, tekst: Het gaat goed.}]}
    Goed:
        verzoeker: {rol: ouder-zonder-gezag}
        feiten: {feiten: [{onderwerp: leren, tekst: Het gaat goed.}]}
    """
    zaak = dossier.verzoek
    if not zaak.feiten:
        return
    jaren = leeftijd_van(zaak, zaak.ontvangen_op)
    volwassen = jaren is not None and jaren >= meerderjarig(dossier.naslag.wetboek, zaak.ontvangen_op)
    if zaak.verzoeker.rol is not Rol.OUDER_ZONDER_GEZAG or not zaak.leerling or volwassen:
        hint = "haal feiten weg en behandel dit als een gewoon verzoek"
        yield Bevinding(("feiten",), "deze verzoeker krijgt geen feiten als ouder zonder gezag", hint)


@regel("VRZ162", "verzoek")
def feiten_of_waarom_niet(dossier: Dossier) -> Iterator[Bevinding]:
    """Een ouder zonder gezag krijgt feiten, of leest waarom niet.

    Wat: Bij feiten staat ten minste één feit, of waarom_niet. Wie iets niet krijgt, leest ook waarom.
    Waarom: Wie vraagt, krijgt een antwoord met een reden (BW 1:377c).
    Fout:
        verzoeker: {rol: ouder-zonder-gezag}
        feiten: {niet_meer_dan_gezag: ja}
    Goed:
        verzoeker: {rol: ouder-zonder-gezag}
        feiten: {waarom_niet: Wij denken dat dit nu niet goed is voor Mila.}
    """
    feiten = dossier.verzoek.feiten
    if feiten and (not feiten.feiten or feiten.niet) and not feiten.waarom_niet:
        hint = "schrijf bij waarom_niet de reden, zonder meer te zeggen dan veilig is"
        yield Bevinding(("feiten",), "er staat niet waarom deze ouder (een deel) niet krijgt", hint)


def _lezer(over: Ouder | None) -> Ouder | None:
    """The parent who gets a piece about the other one with lines made unreadable."""
    wissel = {Ouder.VERZOEKER: Ouder.ANDERE_OUDER, Ouder.ANDERE_OUDER: Ouder.VERZOEKER}
    return wissel[over] if over else None


def _geheim(zaak: Verzoek) -> Iterator[str]:
    """What one of the readers may not see, in bare form."""
    wie, ander, kind = zaak.verzoeker, zaak.andere_ouder, zaak.leerling
    if ander:
        zelfde = ander.adres is not None and wie.adres == ander.adres
        adressen = () if zelfde else (wie.adres, ander.adres, kind.adres if kind else None)
        yield from (stuk for adres in adressen if adres for stuk in _delen(adres))
        yield from (_kaal(email) for email in (wie.email, ander.email) if email)
    elif wie.rol is Rol.OUDER_ZONDER_GEZAG and kind and kind.adres and kind.adres != wie.adres:
        yield from _delen(kind.adres)


def _delen(adres: Adres) -> tuple[str, str]:
    return _kaal(f"{adres.straat} {adres.huisnummer}"), _kaal(adres.postcode)


def _teksten(data: Any, pad: Pad) -> Iterator[tuple[Pad, str]]:
    """All texts of the case with their place."""
    if isinstance(data, str):
        yield pad, data
    elif isinstance(data, Mapping):
        for naam, waarde in data.items():
            yield from _teksten(waarde, (*pad, naam))
    elif isinstance(data, list):
        for i, waarde in enumerate(data):
            yield from _teksten(waarde, (*pad, i))


def _kaal(tekst: str) -> str:
    return re.sub(r"[^\w@]+", "", tekst).lower()
