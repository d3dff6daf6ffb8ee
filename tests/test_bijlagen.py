"""What travels inside a PDF: the register as JSON, the convenant as the file that it was made from."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from docgen.document import Bijlage, Document
from docgen.meldingen import Meldingen
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opdrachten.maak import Vraag, maak
from docgen.opmaak.registergegevens import als_data, als_json
from docgen.schrijvers import SCHRIJVERS
from docgen.schrijvers.pdf_stromen import zonder_regeleinde

from .conftest import PEILDATUM, VOORBEELDEN
from .huisstijl_proef import document

SWV = VOORBEELDEN / "samenwerkingsverband"
CONVENANT = SWV / "convenanten" / "regio-2026.yaml"


@cache
def proef(inhoud: bytes = b"a: 1\n") -> Document:
    een = Bijlage("a-1.yaml", "application/yaml", "Waar dit uit komt: één bestand", inhoud, "Source")
    ander = Bijlage("b.json", "application/json", "De gegevens", b"{}", "Data")
    return replace(document("proefbrief"), bijlagen=(een, ander))


def dossier(pad: Path) -> Any:
    gelezen = lees_dossier(pad, PEILDATUM, Meldingen())
    assert gelezen
    return gelezen


def uitgepakt(pdf: bytes | Path) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as bestand:
        return {naam: deel.get_file().read_bytes() for naam, deel in bestand.attachments.items()}


def test_bijlage_staat_er_zoals_pdf_a_3_dat_wil() -> None:
    inhoud = SCHRIJVERS["pdf"](proef())
    assert uitgepakt(inhoud) == {"a-1.yaml": b"a: 1\n", "b.json": b"{}"}
    with pikepdf.open(BytesIO(inhoud)) as bestand:
        delen = {str(s.UF): s for s in bestand.Root.AF}
        assert len(bestand.Root.AF) == 2
        assert {n: str(s.AFRelationship) for n, s in delen.items()} == {
            "a-1.yaml": "/Source",
            "b.json": "/Data",
        }
        assert str(delen["a-1.yaml"].EF.F.Subtype) == "/application/yaml"
        assert str(delen["a-1.yaml"].Desc) == "Waar dit uit komt: één bestand"
        assert {str(s.EF.F.Params.ModDate) for s in delen.values()} == {"D:20261122000000Z"}
        assert bestand.check_pdf_syntax() == []
    for profiel in ("ua1", "3a"):
        assert page.validate_pdf_bytes(inhoud, profile=profiel).failures == []


def test_zelfde_bytes_met_bijlage() -> None:
    assert SCHRIJVERS["pdf"](proef()) == SCHRIJVERS["pdf"](proef())


def test_inhoud_van_een_bijlage_verandert_nooit() -> None:
    """A stream that would end in a carriage return is stored in another way, not with a byte more."""
    import pydyf

    for tekst in (b"regel\r\n", b"regel\r", *(bytes([65 + n]) * 9 for n in range(26)), b"\x0c"):
        for klein in (True, False):
            pdf = pydyf.PDF()
            stroom = pydyf.Stream([tekst], {"Type": "/EmbeddedFile"}, compress=klein)
            pdf.add_object(stroom)
            zonder_regeleinde(pdf)
            assert stroom.stream == [tekst]
            assert b"\r\nendstream" not in stroom.data


def test_register_draagt_zijn_gegevens(tmp_path: Path) -> None:
    antwoord = maak(Vraag("verwerkingsregister", SWV / "swv.yaml", tmp_path, PEILDATUM, formaten=("pdf",)))
    (pdf,) = antwoord.bestanden
    delen = uitgepakt(pdf)
    register = dossier(SWV / "swv.yaml")
    assert delen == {"verwerkingsregister.json": als_json(register)}
    gelezen = json.loads(delen["verwerkingsregister.json"])
    assert [v["id"] for v in gelezen["verwerkingen"]] == sorted(v.id for v in register.register)


@pytest.mark.parametrize(
    "organisatie", ["basisschool/school.yaml", "mbo/school.yaml", "samenwerkingsverband/swv.yaml"]
)
def test_gegevens_zijn_die_van_het_register(organisatie: str) -> None:
    register = dossier(VOORBEELDEN / organisatie)
    data = json.loads(als_json(register))
    per_id = {v["id"]: v for v in data["verwerkingen"]}
    for v in register.register:
        uit = per_id.pop(v.id)
        ruw = v.model_dump(mode="json", exclude={"uit", "normen", "ontvangers", "beoordeeld"})
        assert {k: uit[k] for k in ruw} == ruw
        assert set(uit["ontvangers"]) <= set(v.ontvangers)  # those that fit the sector
        assert set(uit["normen"]) <= set(v.normen)
        for veld in ("betrokkenen", "ontvangers", "grondslagen", "maatregelen"):
            assert set(uit[veld]) <= set(data["begrippen"][veld]), veld
    assert per_id == {}
    assert data["bestuur"]["naam"] == register.org.bestuur.naam
    assert "ondertekenaar" not in data["bestuur"]
    assert register.org.bestuur.ondertekenaar.naam not in json.dumps(data["bestuur"])


def test_gegevens_zijn_gewone_waarden() -> None:
    data = als_data(dossier(SWV / "swv.yaml"))
    assert json.loads(json.dumps(data)) == data


def test_convenant_draagt_zijn_eigen_bestand(tmp_path: Path) -> None:
    antwoord = maak(
        Vraag("privacyreglement", SWV / "swv.yaml", tmp_path, PEILDATUM, CONVENANT, formaten=("pdf",))
    )
    (pdf,) = antwoord.bestanden
    assert uitgepakt(pdf) == {"convenant-regio-2026.yaml": CONVENANT.read_bytes()}
