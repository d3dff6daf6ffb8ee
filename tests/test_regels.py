"""Every rule proves its own manual page: the Fout example gives exactly this code, the Goed example nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.bron import Kaart, keur, lees_bestand, lees_tekst, leg_op
from docgen.bron.boom import als_data
from docgen.dossier import Dossier
from docgen.meldingen import Melding, Meldingen, als_tekst
from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN
from docgen.naslag import Naslag
from docgen.opdrachten.regel import bladzijden, overzicht, uitleg
from docgen.regels import REGELS, Regel, controleer

from .conftest import GOED, PEILDATUM, WORTEL

ORGANISATIE = ("organisatie", "register")
OVER_INVOER = {c: r for c, r in REGELS.items() if isinstance(r, Regel)}


def _basis(naam: str) -> Kaart:
    meldingen = Meldingen()
    boom = lees_bestand(GOED / f"{naam}.yaml", meldingen)
    assert boom, als_tekst(meldingen.lijst)
    return boom


def _dossier(over: str, voorbeeld: str) -> Dossier:
    meldingen = Meldingen()
    boom = lees_tekst(voorbeeld, meldingen, "voorbeeld") if voorbeeld else None
    org, zaak = _basis("organisatie"), _basis(over) if over in SOORTEN else None
    if boom and over in ORGANISATIE:
        org = _op(org, boom)
    elif boom and zaak:
        zaak = _op(zaak, boom)
    gelezen = keur(org, Organisatie, meldingen)
    assert gelezen, als_tekst(meldingen.lijst)
    dossier = Dossier(gelezen, Naslag(), PEILDATUM, ())
    if zaak:
        gelezen_zaak = keur(zaak, SOORTEN[over].model, meldingen)
        assert gelezen_zaak, als_tekst(meldingen.lijst)
        dossier = dossier.met(over, gelezen_zaak)
    assert not meldingen, als_tekst(meldingen.lijst)
    return dossier


def _op(onder: Kaart, boven: Kaart) -> Kaart:
    gelegd = leg_op(onder, boven)
    assert isinstance(gelegd, Kaart)
    return gelegd


def _codes(regel: Regel, voorbeeld: str) -> list[Melding]:
    return list(regel.pas_toe(_dossier(regel.over, voorbeeld)))


@pytest.mark.parametrize("code", sorted(OVER_INVOER))
def test_foutvoorbeeld_geeft_deze_code(code: str) -> None:
    gevonden = _codes(OVER_INVOER[code], OVER_INVOER[code].fout)
    assert {m.code for m in gevonden} == {code}
    assert all(m.hint and m.tekst[0].islower() for m in gevonden if m.tekst[0].isalpha()), gevonden


@pytest.mark.parametrize("code", sorted(OVER_INVOER))
def test_goedvoorbeeld_geeft_niets(code: str) -> None:
    assert _codes(OVER_INVOER[code], OVER_INVOER[code].goed) == []


@pytest.mark.parametrize("over", sorted({r.over for r in OVER_INVOER.values()}))
def test_goede_voorbeelden_zijn_schoon(over: str) -> None:
    assert controleer(_dossier(over, ""), frozenset({over})) == []


def test_elke_regel_heeft_een_bladzijde() -> None:
    for code, regel in REGELS.items():
        tekst = uitleg(code.lower()) or ""
        assert all(deel in tekst for deel in (regel.titel, "Wat", "Waarom", "Fout", "Goed"))
        assert code in overzicht()
    assert uitleg("XYZ999") is None


def test_elke_titel_is_een_zin() -> None:
    for code, bladzijde in bladzijden().items():
        assert re.fullmatch(r"(?:[A-Z]|docgen ).*[^.]\.", bladzijde.titel), code
        assert len(bladzijde.titel.split()) > 2, code


def test_elke_code_in_de_broncode_heeft_een_bladzijde() -> None:
    patroon = re.compile(r'"((?:INV|SJB|UIT|BRF|ORG|VRW|VWK|TST|CNV|VRZ|DEL|DLK|RKS)\d{3})"')
    gebruikt = {c for p in (WORTEL / "docgen").rglob("*.py") for c in patroon.findall(Path(p).read_text())}
    assert gebruikt
    assert {c for c in gebruikt if uitleg(c) is None} == set()


INVOER = {b.code: b for b in bladzijden().values() if b.lees in ("school", "tekst")}


def _invoer_codes(lees: str, voorbeeld: str) -> set[str]:
    meldingen = Meldingen()
    boom = lees_tekst(voorbeeld, meldingen, "voorbeeld")
    if boom and lees == "school":
        keur(_op(_basis("organisatie"), boom), Organisatie, meldingen)
    return {m.code for m in meldingen.lijst}


@pytest.mark.parametrize("code", sorted(INVOER))
def test_voorbeelden_over_bestanden(code: str) -> None:
    bladzijde = INVOER[code]
    assert _invoer_codes(bladzijde.lees, bladzijde.fout) == {code}
    assert _invoer_codes(bladzijde.lees, bladzijde.goed) == set()


def test_een_code_betekent_een_ding() -> None:
    boom = lees_bestand(WORTEL / "configuratie" / "meldingen.yaml", Meldingen())
    assert boom
    codes = [item["code"] for item in als_data(boom)["items"]]
    assert len(codes) == len(set(codes))
    assert set(codes) & set(REGELS) == set()
