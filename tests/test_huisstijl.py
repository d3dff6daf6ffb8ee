"""The looks: colours that everyone can read, fonts that are made once, base pages that keep the contract."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import Huisstijl
from docgen.opmaak.keuring import ELEMENTEN
from docgen.schrijvers import lettertype
from docgen.schrijvers.stijlblad import HUISSTIJL, contrast, css, kleurrollen
from docgen.voorraad import voorraadmap

from .huisstijl_proef import SOORTEN, document, lees, pagina

KLEUREN = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_contrast_volgens_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#123456", "#123456") == 1


@given(KLEUREN)
def test_elke_schoolkleur_geeft_leesbare_rollen(kleur: str) -> None:
    rol = kleurrollen(kleur)
    for tekst in ("accent", "grijs", "inkt"):
        assert contrast(rol[tekst], "#ffffff") >= 4.5
        assert contrast(rol[tekst], rol["tint"]) >= 4.5
    assert contrast(rol["op-merk"], rol["merk"]) >= 4.5
    assert contrast(rol["veld"], "#ffffff") >= 3
    assert contrast(rol["veld"], rol["tint"]) >= 3


def test_donkere_schoolkleur_blijft_zoals_zij_is() -> None:
    assert kleurrollen("#1f5a7a")["accent"] == "#1f5a7a"
    assert kleurrollen("#ffd400")["accent"] != "#ffd400"
    assert kleurrollen("#FFD400")["merk"] == "#ffd400"


def test_lettertype_kan_geen_css_toevoegen() -> None:
    huisstijl = Huisstijl(lettertype='Proef"; } body { display: none')
    regel = css(replace(document("proefbrief"), huisstijl=huisstijl), ()).splitlines()[0]
    assert regel.count("{") == regel.count("}") == 1
    assert '"Source Sans 3"' in regel


def test_eigen_stijlblad_van_de_school_gaat_voor(tmp_path: Path) -> None:
    eigen = tmp_path / "sjablonen" / "huisstijl" / "basis.css"
    eigen.parent.mkdir(parents=True)
    eigen.write_text("p { color: #123456 }", encoding="utf-8")
    tekst = css(replace(document("proefbrief"), mappen=(tmp_path,)), ("basis.css", "velden.css"))
    assert "p { color: #123456 }" in tekst
    assert "line-height: 1.3636" not in tekst.split("label {")[0]
    assert "input.handtekening" in tekst


@pytest.mark.parametrize("blad", sorted(p.name for p in HUISSTIJL.glob("*.css")))
def test_stijlblad_noemt_geen_kleur_van_een_school(blad: str) -> None:
    assert "http" not in (HUISSTIJL / blad).read_text(encoding="utf-8")
    assert "#1f5a7a" not in (HUISSTIJL / blad).read_text(encoding="utf-8")


@pytest.mark.parametrize("soort", SOORTEN)
def test_bladzijde_houdt_zich_aan_de_afspraak(soort: str) -> None:
    boom = lees(pagina(soort))
    assert {e.tag for e in boom.iter() if isinstance(e.tag, str)} <= ELEMENTEN
    assert [e.tag for e in boom.body] == ["header", "main", "footer"]
    assert len(boom.xpath("//h1")) == 1
    niveaus = [int(e.tag[1]) for e in boom.iter("h1", "h2", "h3", "h4")]
    assert all(na <= voor + 1 for voor, na in pairwise(niveaus))
    assert not boom.xpath(
        "//table[not(caption)] | //th[not(@scope)] | //img[not(@alt)] | //input[@checked] | //*[@style]"
    )
    namen = boom.xpath("//input/@name | //textarea/@name")
    assert len(namen) == len(set(namen))
    assert all(v.get("title") and v.iterancestors("label") for v in boom.iter("input", "textarea"))


def test_letters_worden_een_keer_gemaakt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gemaakt: list[str] = []

    def maak(snede: lettertype.Snede) -> bytes:
        gemaakt.append(snede.bestand)
        return b"letter"

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(lettertype, "voorraadmap", voorraadmap.__wrapped__)
    monkeypatch.setattr(lettertype, "maak", maak)
    map_ = lettertype.lettermap.__wrapped__()
    assert map_.is_relative_to(tmp_path)
    assert lettertype.lettermap.__wrapped__() == map_
    assert gemaakt == [s.bestand for s in lettertype.SNEDEN]
    assert sorted(p.name for p in map_.iterdir()) == sorted(gemaakt)
    assert stat.S_IMODE(map_.stat().st_mode) == 0o700


def test_letters_zonder_schrijfbare_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bestand = tmp_path / "geen-map"
    bestand.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(bestand))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(lettertype, "voorraadmap", voorraadmap.__wrapped__)
    monkeypatch.setattr(lettertype, "maak", lambda s: s.bestand.encode())
    map_ = lettertype.lettermap.__wrapped__()
    assert map_.is_relative_to(tmp_path / f"docgen-{os.getuid()}")


def test_letters_zijn_steeds_dezelfde_bytes() -> None:
    snede = next(s for s in lettertype.SNEDEN if s.css_stijl == "italic")
    bewaard = (lettertype.lettermap() / snede.bestand).read_bytes()
    assert hashlib.sha256(lettertype.maak(snede)).digest() == hashlib.sha256(bewaard).digest()
