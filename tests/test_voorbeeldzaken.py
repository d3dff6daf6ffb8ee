"""The whole example cases: every right given and refused at both kinds of school, and one case from mail to closed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest

from docgen.meldingen import Meldingen
from docgen.model.begrippen import Karakter, Recht, Uitkomst
from docgen.model.verzoek import Gebeurtenis, Verzoek
from docgen.opdrachten.inlezen import vind_organisaties
from docgen.opdrachten.verzoek_daden import ELK, GEMAAKT, SOORTEN
from docgen.opdrachten.verzoek_lezen import lees_organisatie, zaken
from docgen.opdrachten.verzoek_stand import Stap, stap_van

from .conftest import PEILDATUM, VOORBEELDEN
from .hulp_verzoek import geschiedenis, maak_verzoek, stap, status

UITKOMST = {
    Uitkomst.TOEGEWEZEN: "gegeven",
    Uitkomst.GEDEELTELIJK: "geweigerd",
    Uitkomst.AFGEWEZEN: "geweigerd",
}
# what is sent on the day of an act; a decision has its own letter for each right
BRIEF = {
    "bevestigd": "ontvangstbevestiging",
    "identiteit-gevraagd": "identiteitsvraag",
    "verduidelijking-gevraagd": "verduidelijkingsvraag",
    "verlengd": "verlengingsbericht",
    "kosten-gemeld": "kostenaankondiging",
    "verzonden": "besluit-",
    "doorgestuurd": "doorzendbrief",
    "ontvangers-bericht": "kennisgeving-ontvanger",
    "opheffing-bericht": "bericht-opheffing",
}


@dataclass(frozen=True)
class Voorbeeld:
    naam: str
    karakter: Karakter | None
    verzoek: Verzoek


@cache
def voorbeelden() -> tuple[Voorbeeld, ...]:
    uit, meldingen = [], Meldingen()
    for config in vind_organisaties(VOORBEELDEN):
        dossier = lees_organisatie(config, PEILDATUM)
        karakter = dossier.org.school.karakter if dossier.org.school else None
        for zaak in zaken(config, dossier, meldingen):
            uit.append(Voorbeeld(f"{config.parent.name}/{zaak.verzoek.kenmerk}", karakter, zaak.verzoek))
    assert not meldingen.lijst
    return tuple(uit)


def elke_zaak() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("verzoek", [pytest.param(v.verzoek, id=v.naam) for v in voorbeelden()])


def test_elk_recht_gegeven_en_geweigerd_bij_elke_soort_school() -> None:
    heel = {
        (v.verzoek.recht, UITKOMST[v.verzoek.besluit.uitkomst], v.karakter)
        for v in voorbeelden()
        if v.verzoek.besluit
        and v.verzoek.besluit.uitkomst in UITKOMST
        and stap_van(v.verzoek) is Stap.AFGESLOTEN
    }
    soorten = (Karakter.OPENBAAR, Karakter.BIJZONDER)
    assert set(product(Recht, ("gegeven", "geweigerd"), soorten)) - heel == set()


def test_er_is_ook_nog_iets_te_doen() -> None:
    open_ = {stap_van(v.verzoek) for v in voorbeelden() if stap_van(v.verzoek).open}
    assert {Stap.BESLUIT_VERSTUREN, Stap.WACHT_OP_KOSTEN, Stap.BEPERKING_LOOPT} <= open_


@elke_zaak()
def test_geschiedenis_loopt_vooruit(verzoek: Verzoek) -> None:
    regels = verzoek.geschiedenis
    assert (regels[0].wat, regels[0].op) == ("ontvangen", verzoek.ontvangen_op)
    assert {r.wat for r in regels} <= {"ontvangen", GEMAAKT, *SOORTEN}
    geschreven = [r.vastgelegd_op or r.op for r in regels]
    assert all(a <= b for a, b in pairwise(geschreven))
    assert geschreven[-1] <= PEILDATUM
    assert all(r.op <= w for r, w in zip(regels, geschreven, strict=True))


@elke_zaak()
def test_elke_dag_in_de_zaak_staat_in_de_geschiedenis(verzoek: Verzoek) -> None:
    regels = {(r.wat, r.op) for r in verzoek.geschiedenis if r.wat in SOORTEN}
    assert regels == {(naam, dag) for naam, soort in SOORTEN.items() for dag in _dagen(verzoek, soort.dag)}


def _dagen(waarde: object, pad: tuple[str, ...]) -> set[date]:
    """The days at this path; more when it goes through a list."""
    if not pad:
        return {waarde} if isinstance(waarde, date) else set()
    if pad[0] == ELK:
        assert isinstance(waarde, tuple)
        return {dag for item in waarde for dag in _dagen(item, pad[1:])}
    verder = getattr(waarde, pad[0], None)
    return set() if verder is None else _dagen(verder, pad[1:])


@elke_zaak()
def test_wat_verstuurd_is_heeft_een_brief_met_hash(verzoek: Verzoek) -> None:
    brieven = [r for r in verzoek.geschiedenis if r.wat == GEMAAKT]
    assert len({(r.bestand, r.sha256) for r in brieven}) == len(brieven)
    for r in brieven:
        assert re.fullmatch("[0-9a-f]{64}", r.sha256 or "")
        assert re.fullmatch(rf"{r.document}-{verzoek.kenmerk}(-\d)?\.pdf", r.bestand or "")
    for r in verzoek.geschiedenis:
        if r.wat in BRIEF:
            assert _klaar(brieven, BRIEF[r.wat], r.op), r.wat


def _klaar(brieven: list[Gebeurtenis], document: str, op: date) -> bool:
    return any((r.document or "").startswith(document) and r.op <= op for r in brieven)


ONDERDELEN = """\
    - {wat: de foto's, uitkomst: toegewezen}
    - wat: de inschrijving
      uitkomst: afgewezen
      grond: BEWAARPLICHT
      motivering: Wij moeten laten zien dat uw kind bij ons op school zat.  # besproken met de administratie
      normen: [bb-wpo-11]
      bewaren_tot: 1 oktober 2031
"""
GEWIST = "verwijdering:\n  grond: a\n  gewist: [{wat: de foto's, op: 2026-11-10}]\n\n"


def test_een_zaak_van_mail_tot_klaar(school: Path) -> None:
    verzoek = maak_verzoek(school)
    klaar = verzoek(
        *("nieuw", "--recht", "verwijdering", "--ontvangen", "2026-10-15", "--naam", "Quirine Zonderling"),
        *("--rol", "ouder", "--email", "q@mail.example", "--leerling", "Zebedeus", "--geboortedatum"),
        *("2016-05-14", "--omschrijving", "om alles over Zebedeus te verwijderen"),
        op="2026-10-15",
    )
    zaak = Path(klaar.uit.splitlines()[0])
    zaak.write_text(zaak.read_text().replace("verzoeker:\n", "# let op: ouders zijn verhuisd\nverzoeker:\n"))
    opmerkingen = [r for r in zaak.read_text().splitlines() if "#" in r]

    def doe(
        woorden: str, nu: str | None, uiterlijk: str = "2026-11-16", *, verlengd: str | None = None
    ) -> None:
        voor = geschiedenis(zaak)
        gezet = stap(verzoek, zaak, woorden)
        assert gezet.uitgang == 0, gezet.fout
        assert geschiedenis(zaak)[:-1] == voor
        lijst = status(verzoek, "2026-11-20")
        assert [(z["stap"], z["uiterste_datum"], z["verlengd_tot"]) for z in lijst] == (
            [(nu, uiterlijk, verlengd)] if nu else []
        )

    def brief(document: str, op: str) -> None:
        voor = geschiedenis(zaak)
        gemaakt = verzoek("brief", "2026-001", "-f", "html", op=op)
        assert gemaakt.uitgang == 0, gemaakt.fout
        pad = Path(gemaakt.uit.split()[0])
        assert pad.name == f"{document}-2026-001.html"
        regel = {"op": op, "wat": GEMAAKT, "document": document, "bestand": pad.name}
        regel["sha256"] = hashlib.sha256(pad.read_bytes()).hexdigest()
        assert geschiedenis(zaak) == [*voor, regel]

    brief("ontvangstbevestiging", "2026-10-16")
    doe("--bevestigd 2026-10-16", "behandelen")
    doe("--identiteit-gevraagd 2026-10-16 --toelichting 'Uw adres is nieuw.'", "wacht-op-identiteit")
    brief("identiteitsvraag", "2026-10-16")
    doe("--identiteit-ontvangen 2026-10-19", "behandelen", "2026-11-18")
    doe(
        "--verlengen --op 2026-11-02 --reden verspreide-systemen --toelichting 'De gegevens staan op zes plaatsen.'",
        *("behandelen", "2026-11-18"),
        verlengd="2027-01-18",
    )
    brief("verlengingsbericht", "2026-11-02")
    doe("--besluit gedeeltelijk --op 2026-11-12", "besluit-versturen", "2026-11-18", verlengd="2027-01-18")

    leeg = zaak.read_text()
    te_vroeg = stap(verzoek, zaak, "--verzonden 2026-11-12")
    assert te_vroeg.uitgang == 1
    assert te_vroeg.codes == ["BRF110"]
    assert zaak.read_text() == leeg

    vol = leeg.replace("  uitkomst: gedeeltelijk\n", f"  uitkomst: gedeeltelijk\n  onderdelen:\n{ONDERDELEN}")
    vol = vol.replace("besluit:\n", f"{GEWIST}besluit:\n").replace(
        ONDERDELEN, ONDERDELEN + "  ontvangers:\n    - {naam: fotograaf De Proef, gegevens: [de foto's]}\n"
    )
    zaak.write_text(vol)
    assert stap(verzoek, zaak, "--verzonden 2026-11-13").codes == ["VRZ136", "VRZ153"]
    zaak.write_text(vol)
    brief("besluit-verwijdering", "2026-11-12")
    doe("--verzonden 2026-11-13", "ontvangers-informeren", "2026-11-18", verlengd="2027-01-18")
    brief("kennisgeving-ontvanger", "2026-11-16")
    doe("--ontvangers-bericht 2026-11-16", None)

    assert "besproken met de administratie" in zaak.read_text()
    assert [r for r in opmerkingen if r not in zaak.read_text().splitlines()] == []
    laatste = verzoek("stap", "2026-001", "--intrekken", "2026-11-20")
    assert "VRZ150" in laatste.codes
