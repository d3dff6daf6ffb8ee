"""What no finished letter or form ever says, whoever wrote its template (issue 4, 'Never'; juridisch § 1.2, § 2.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.regels.kern import Bevinding, Pagina, paginaregel
from docgen.regels.verzoek_tekst import KOPIE_ID
from docgen.regels.woorden import signaal

_GEEN_BRIEF = frozenset({"register", "verklaring", "convenant"})
_VRAGEND = re.compile(
    r"\b(stuurt?|sturen|mailt?|mailen|levert?|geeft?|geven|voegt?|uploadt?|meesturen|bijvoegen|toevoegen|nodig|vragen|vraagt|maakt|ontvangen)\b",
    re.I,
)
_ONTKEND = re.compile(r"\b(geen|nooit|niet|zonder)\b", re.I)
_BEZWAAR = re.compile(r"\bbezwa(ar|ren)\b", re.I)
_BESLUIT, _GEBRUIK = re.compile(r"\bbesluit\b", re.I), re.compile(r"\bgebruik(t|en)?\b", re.I)
_TEGEN = re.compile(r"\bbezwa(ar|ren)\b.*\btegen\b", re.I)
_BLOKKEN = ("p", "li", "h1", "h2", "h3", "h4", "td", "th", "label")


def _zinnen(pagina: Pagina) -> Iterator[str]:
    """The sentences of a letter or form, one block at a time; registers, statements and convenants have none here."""
    romp = pagina.boom.find("body") if pagina.boom.tag == "html" else pagina.boom
    if romp is not None and set(romp.get("class", "").split()) & _GEEN_BRIEF:
        return
    for blok in pagina.boom.iter(*_BLOKKEN):
        if not any(kind.tag in _BLOKKEN for kind in blok.iterdescendants()):
            yield from (z for z in re.split(r"(?<=[.!?:;])\s+", " ".join(blok.text_content().split())) if z)


@paginaregel("BRF113")
def nooit_een_kopie_id(pagina: Pagina) -> Iterator[Bevinding]:
    """Geen brief of formulier vraagt om een kopie van een identiteitsbewijs.

    Wat: Geen zin vraagt om een kopie, scan of foto van een paspoort, rijbewijs of identiteitskaart.
    Waarom: Dat is meer dan nodig (AVG 5 lid 1 c en 12 lid 6). Het bewijs laten zien is genoeg.
    Fout:
        <p>Stuur ons een kopie van uw paspoort.</p>
    Goed:
        <p>Stuur ons geen kopie van uw paspoort. Laat het op school zien.</p>
    """
    for zin in _zinnen(pagina):
        if KOPIE_ID.search(zin) and _VRAGEND.search(zin) and not _ONTKEND.search(zin):
            hint = "haal deze zin weg; laat iemand het bewijs tonen of bel op het bekende nummer"
            yield Bevinding((), "deze tekst vraagt om een kopie van een identiteitsbewijs", hint)


@paginaregel("VRZ163")
def bezwaar_waartegen(pagina: Pagina) -> Iterator[Bevinding]:
    """In een brief met twee soorten bezwaar is elke keer duidelijk welke.

    Wat: Gaat een brief over bezwaar tegen het gebruik van gegevens en over bezwaar tegen een besluit, dan zegt
        elke zin met het woord bezwaar waartegen het is.
    Waarom: Het zijn twee verschillende rechten, met een eigen weg en termijn (AVG 21, Awb 6:4 en 7:1).
    Fout:
        <p>U kunt bezwaar maken tegen dit besluit. Ook kunt u bezwaar maken tegen het gebruik. Mail uw bezwaar.</p>
    Goed:
        <p>U kunt bezwaar maken tegen dit besluit. Ook kunt u bezwaar maken tegen het gebruik.</p>
    """
    zinnen = [z for z in _zinnen(pagina) if _BEZWAAR.search(z)]
    besluit, gebruik = (any(soort.search(z) for z in zinnen) for soort in (_BESLUIT, _GEBRUIK))
    if besluit and gebruik:
        for zin in zinnen:
            if not any(soort.search(zin) for soort in (_BESLUIT, _GEBRUIK, _TEGEN)):
                hint = "schrijf: bezwaar tegen dit besluit, of: bezwaar tegen het gebruik"
                yield Bevinding((), "hier is niet duidelijk tegen wat het bezwaar is", hint)


@paginaregel("VRZ164")
def nooit_een_andere_termijn(pagina: Pagina) -> Iterator[Bevinding]:
    """Geen brief noemt vier weken of twee maanden als wettelijke termijn.

    Wat: Geen zin over antwoord, besluit of verlenging noemt een termijn uit de lijst andere-termijn.
    Waarom: De termijn is één maand, en met verlenging drie maanden in totaal (AVG 12 lid 3).
    Fout:
        <p>U krijgt binnen vier weken antwoord.</p>
    Goed:
        <p>U krijgt uiterlijk op woensdag 23 december 2026 antwoord.</p>
    """
    for zin in _zinnen(pagina):
        woord = signaal(pagina.dossier, "andere-termijn", zin)
        if woord and signaal(pagina.dossier, "over-termijn", zin):
            hint = "noem de dag; docgen rekent die uit"
            yield Bevinding((), f"'{woord}' is niet de wettelijke termijn voor een antwoord", hint)
