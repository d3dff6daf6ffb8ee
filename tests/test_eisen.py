"""Every element of tests/eisen.yaml is in the page, under its condition, for every example organisation.

The conditions are the words of the list; each has a function here, so that a new condition cannot be skipped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from ruamel.yaml import YAML

from docgen.catalogus import lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.model.begrippen import Recht, Rechtsgang, Uitkomst
from docgen.model.verwerking import Grondslag
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opdrachten.taken import Taak, kies
from docgen.opmaak import Opmaker
from docgen.opmaak.document import eisen
from docgen.opmaak.namen import namen
from docgen.recht.leeftijd import leeftijd
from docgen.recht.rechtsmiddelen import Bestuursvorm, weg

from .conftest import PEILDATUM, VOORBEELDEN, WORTEL

LIJST: dict[str, list[dict[str, str]]] = YAML(typ="safe").load(WORTEL / "tests" / "eisen.yaml")
BRIEVEN = "brieven"
LIJST_VAN = {
    "privacyverklaring-schoolgids": "privacyverklaring",
    "privacyverklaring-leerlingen": "privacyverklaring",
}
HULPVERLENERS = {"jeugdarts", "schoolmaatschappelijk-werker", "jeugdwerker", "zorgaanbieder"}


def _overleg(d: Dossier, eis: str, test: Callable[[Any, int, str], bool]) -> bool:
    """A blank form shows everything; a filled one what fits the pupil."""
    if not d.zaak:
        return True
    op = d.overleg.opgesteld_op or d.peildatum
    return test(d.overleg, leeftijd(d.overleg.leerling.geboortedatum, op), eis)


def _gekozen(d: Dossier, eis: str) -> bool:
    def test(o: Any, _: int, eis: str) -> bool:
        partners, soorten = d.naslag.lijsten["partners"], d.naslag.lijsten["soorten-gegevens"]
        gekozen = [partners[p.partner] for p in o.partners] + [soorten[g.soort] for g in o.gegevens]
        return any(item["eis"] == eis for item in gekozen)

    return _overleg(d, eis, test)


def _hulpverlener(d: Dossier) -> bool:
    lijst = d.naslag.lijsten["partners"]
    return any(
        p.behandelrelatie if p.behandelrelatie is not None else lijst[p.partner].get("hulpverlener") == "ja"
        for p in d.overleg.partners
    )


def _afwijzing(d: Dossier) -> bool:
    b = d.verzoek.besluit
    return b is not None and b.uitkomst in (Uitkomst.AFGEWEZEN, Uitkomst.GEDEELTELIJK)


def _inzage(d: Dossier, *uitkomsten: Uitkomst) -> bool:
    b = d.verzoek.besluit
    return d.verzoek.recht is Recht.INZAGE and b is not None and b.uitkomst in uitkomsten


def _bestuursorgaan(d: Dossier) -> bool:
    b, s = d.org.bestuur, d.org.school
    assert b.rechtsvorm
    vorm = Bestuursvorm(
        rechtsvorm=b.rechtsvorm,
        karakter=s.karakter if s else None,
        rechtsgang=b.rechtsgang,
        openbaar_gezag=d.verzoek.openbaar_gezag,
    )
    return weg(vorm, d.peildatum, d.naslag.wetboek).rechtsgang is Rechtsgang.AWB


def _besluit(taak: Taak) -> bool:
    return taak.soort.id.startswith("besluit-")


TOE, DEELS = Uitkomst.TOEGEWEZEN, Uitkomst.GEDEELTELIJK
VOORWAARDEN: dict[str, Callable[[Taak, str], bool]] = {
    "altijd": lambda t, e: True,
    "altijd, herschreven volgens G22": lambda t, e: True,
    "blanco formulier, of gekozen": lambda t, e: _gekozen(t.dossier, e),
    "leerling jonger dan 16, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: jaar < 16
    ),
    "tweede gezaghebber, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: jaar < 16 and len(o.gezag) > 1
    ),
    "leerling 16 jaar of ouder, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: jaar >= 16
    ),
    "gezondheidsgegevens gekozen, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: any(g.soort == "gezondheid" for g in o.gegevens)
    ),
    "overleg gepland, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: bool(o.datum)
    ),
    "leerling 12 tot en met 15, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: 12 <= jaar <= 15
    ),
    "ouders niet samen, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: o.ouders_samen is False
    ),
    "een hulpverlener neemt deel, of blanco formulier": lambda t, e: _overleg(
        t.dossier, e, lambda o, jaar, _: _hulpverlener(t.dossier)
    ),
    "een verwerking met grondslag f": lambda t, e: any(
        Grondslag.F in v.grondslagen for v in t.dossier.register
    ),
    "een verwerking met grondslag a": lambda t, e: any(
        Grondslag.A in v.grondslagen for v in t.dossier.register
    ),
    "een verwerking met gegevens van derden": lambda t, e: any(v.bron for v in t.dossier.register),
    "aanwezig": lambda t, e: {
        "VR-a-gezamenlijk": any(v.gezamenlijk_met for v in t.dossier.register),
        "VR-bijzonder": any(v.bijzonder for v in t.dossier.register),
        "VR-verwerkers": any(not v.uit for v in t.dossier.org.verwerkers),
    }[e],
    "school verwerkt voor een ander": lambda t, e: bool(t.dossier.org.verwerkt_voor),
    "uitzonderingsgevallen opgegeven": lambda t, e: bool(t.dossier.convenant.uitzonderingsgevallen),
    "elk besluit": lambda t, e: _besluit(t),
    "elk besluit; verplicht bij afwijzing of deels": lambda t, e: _besluit(t),
    "afwijzing of deels": lambda t, e: _besluit(t) and _afwijzing(t.dossier),
    "afwijzing of deels; bij een bestuursorgaan elk besluit": lambda t, e: (
        _besluit(t) and (_afwijzing(t.dossier) or _bestuursorgaan(t.dossier))
    ),
    "rectificatie, verwijdering of beperking met ontvangers": lambda t, e: (
        t.soort.id in ("besluit-rectificatie", "besluit-verwijdering", "besluit-beperking")
        and t.dossier.verzoek.besluit is not None
        and bool(t.dossier.verzoek.besluit.ontvangers)
    ),
    "inzage, toegewezen of deels": lambda t, e: _besluit(t) and _inzage(t.dossier, TOE, DEELS),
    "inzage, deels": lambda t, e: _besluit(t) and _inzage(t.dossier, DEELS),
}
# What may not be shown when its condition fails: signatures of the wrong person, a right that is not there.
VERBODEN_ANDERS = {
    "TF-F31",
    "TF-F33",
    "TF-G15",
    "TF-G5",
    "BR-I4",
    "CV-K12",
    "VR-verwerker-deel",
    "VR-a-gezamenlijk",
}


def _organisaties() -> list[Path]:
    return sorted(
        p for p in VOORBEELDEN.rglob("*.yaml") if p.name in ("school.yaml", "bestuur.yaml", "swv.yaml")
    )


@cache
def _taken(pad: Path) -> tuple[list[Taak], Opmaker]:
    meldingen = Meldingen()
    dossier = lees_dossier(pad, PEILDATUM, meldingen)
    assert dossier, meldingen
    opmaker = Opmaker()
    taken = kies("alles", None, dossier, lees_catalogus((), meldingen), opmaker, meldingen)
    assert not meldingen, meldingen
    return taken, opmaker


def _gevallen() -> list[Any]:
    return [
        pytest.param(pad, i, id=f"{pad.parent.relative_to(VOORBEELDEN)}/{taak.naam}")
        for pad in _organisaties()
        for i, taak in enumerate(_taken(pad)[0])
    ]


def _eisen(soort: str) -> list[dict[str, str]]:
    naam = LIJST_VAN.get(soort, soort)
    if naam in LIJST:
        return LIJST[naam]
    return LIJST[BRIEVEN] if soort.startswith(("besluit-", "ontvangst", "verlenging")) else []


@pytest.mark.parametrize(("pad", "nummer"), _gevallen())
def test_elk_element_staat_erin(pad: Path, nummer: int) -> None:
    taken, opmaker = _taken(pad)
    taak = taken[nummer]
    pagina = opmaker.vul(
        taak.soort.sjabloon, namen(taak.dossier) | {"document_titel": taak.soort.voorwerk.titel}
    )
    gevonden = eisen(lxml_html.document_fromstring(pagina))
    verwacht = {e["id"] for e in _eisen(taak.soort.id) if VOORWAARDEN[e["wanneer"]](taak, e["id"])}
    assert verwacht - gevonden == set()
    assert (gevonden & VERBODEN_ANDERS) - verwacht == set()


def test_elk_document_van_de_lijst_komt_voor() -> None:
    gemaakt = {taak.soort.id for pad in _organisaties() for taak in _taken(pad)[0]}
    assert gemaakt >= {s.id for s in lees_catalogus((), Meldingen()).values() if _eisen(s.id)}


def test_onze_lijst_is_die_van_het_ontwerp() -> None:
    assert {k: len(v) for k, v in LIJST.items()} == {
        "toestemmingsformulier": 54,
        "privacyverklaring": 28,
        "verwerkingsregister": 16,
        "convenant": 31,
        "privacyreglement": 78,
        "brieven": 25,
    }
    ids = [e["id"] for deel in LIJST.values() for e in deel]
    assert len(ids) == len(set(ids))
