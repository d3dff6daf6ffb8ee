"""What a worker makes: nothing when one file fails, nothing of someone else, nothing from input that changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.meldingen import Uitgang
from docgen.opdrachten.reeks import maken
from docgen.opdrachten.reeks.maken import keur_id
from docgen.vullen.fouten import Verwisseld

from .hulp_reeks import LEERLINGEN, codes, draai, leerlingen, werkmap


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path)


@pytest.fixture
def bron(config: Path) -> Path:
    pad = config.parent / "lijst.csv"
    pad.write_text(LEERLINGEN, encoding="utf-8")
    return pad


@pytest.mark.parametrize(
    ("tekst", "eigen", "ids"),
    [
        ("Kenmerk beeld-12 van Jan", "beeld-12", ("beeld-12", "beeld-1")),
        ("Kenmerk beeld-\n12 van Jan", "beeld-12", ("beeld-12", "beeld-1")),
        ("Kenmerk beeld-12\npagina 1", "beeld-12", ("beeld-12", "beeld-1")),
        ("stukken: leden-2027-90101.\nMet", "leden-2027-90101", ("leden-2027-90101",)),
        ("alle partijen: leden-2027", "leden-2027", ("leden-2027-90101",)),
        ("Kenmerk beeld-1- van Jan", "beeld-1-", ("beeld-1-", "beeld-12")),
    ],
)
def test_het_eigen_kenmerk_mag_over_twee_regels(
    tekst: str, eigen: str, ids: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maken, "lees_tekst", lambda *_: tekst)
    keur_id("pdf", b"", eigen, frozenset(ids))


@pytest.mark.parametrize(
    "tekst",
    [
        "Kenmerk beeld-1\n2 van Jan",
        "Kenmerk beeld-1 van Jan, zie ook beeld-\n12.",
        "Kenmerk beeld-123 van Jan",
        "Kenmerk beeld-\n123 van Jan",
        "Jan",
    ],
)
def test_het_kenmerk_van_een_ander_ook_niet_over_twee_regels(
    tekst: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maken, "lees_tekst", lambda *_: tekst)
    with pytest.raises(Verwisseld):
        keur_id("pdf", b"", "beeld-1", frozenset({"beeld-1", "beeld-12"}))


def test_een_fout_bij_het_invullen_is_geen_verwisseling(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.opdrachten.reeks import vormen, vormen_kiezen

    def stuk(*_: object) -> None:
        raise KeyError("Sanne")

    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    monkeypatch.setattr(vormen.Vormen, "vul", stuk)
    bron = config.parent / "lijst.csv"
    bron.write_text(leerlingen(4), encoding="utf-8")
    verslag = draai(config, bron, formaten=("docx",))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (0, {"RKS134": 4})
    assert not any("Sanne" in m.tekst for m in verslag.meldingen)


def test_waar_niets_uit_komt_is_een_fout(config: Path, tmp_path: Path) -> None:
    """A letter has no form fields to fill in on a screen."""
    lijst, lek = config.parent / "lijst.csv", config.parent / "datalekken" / "dl-2026-002.yaml"
    lijst.write_text("naam\nA. Verzonnen\n", encoding="utf-8")
    lek.write_text("\n".join(r for r in lek.read_text().splitlines() if "geinformeerd_op" not in r))
    verslag = draai(config, lijst, wat="datalekbrief", rol="aan", sjabloon=lek, formaten=("invulbaar",))
    assert (verslag.gemaakt, verslag.mislukt, verslag.uitgang) == (0, 1, Uitgang.MELDINGEN)
    assert "RKS135" in codes(verslag)
    assert "RKS135" in (tmp_path / "uit" / "mislukt.csv").read_text(encoding="utf-8-sig")
