"""Delivery: whole or not at all, for the owner alone, and never over someone's own work."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from docgen.bestanden import NietSchrijfbaar, Uitvoer, gewijzigd, schrijf, schrijf_map

KOP = {"docgen": "0", "peildatum": "2026-11-22"}


def _uitvoer(naam: str, inhoud: bytes = b"x") -> Uitvoer:
    return Uitvoer(naam, inhoud, {"id": naam, "kenmerk": None, "concept": False})


def test_bestanden_zijn_alleen_voor_de_eigenaar(tmp_path: Path) -> None:
    schrijf(tmp_path / "uit", [_uitvoer("a.pdf"), _uitvoer("b.pdf")], KOP)
    assert stat.S_IMODE((tmp_path / "uit").stat().st_mode) == 0o700
    assert {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "uit").iterdir()} == {
        "a.pdf": 0o600,
        "b.pdf": 0o600,
        "manifest.json": 0o600,
    }


def test_manifest_kent_alles_wat_er_staat(tmp_path: Path) -> None:
    schrijf(tmp_path, [_uitvoer("a.pdf")], KOP)
    schrijf(tmp_path, [_uitvoer("b.pdf")], KOP)
    documenten = json.loads((tmp_path / "manifest.json").read_text())["documenten"]
    assert [d["bestand"] for d in documenten] == ["a.pdf", "b.pdf"]
    assert documenten[0]["sha256"] == _uitvoer("a.pdf").sha256


def test_eigen_werk_wordt_herkend(tmp_path: Path) -> None:
    schrijf(tmp_path, [_uitvoer("a.docx"), _uitvoer("b.docx")], KOP)
    (tmp_path / "a.docx").write_bytes(b"mijn eigen zin")
    (tmp_path / "c.docx").write_bytes(b"niet van docgen")
    assert gewijzigd(tmp_path, ["a.docx", "b.docx", "c.docx", "d.docx"]) == ["a.docx", "c.docx"]


@pytest.mark.parametrize("wanneer", [1, 2, 3])
def test_volle_schijf_verandert_niets(wanneer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf(tmp_path, [_uitvoer("a.pdf", b"oud"), _uitvoer("b.pdf", b"oud")], KOP)
    voor = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    keren, echt = [0], os.fsync

    def vol(greep: int) -> None:
        keren[0] += 1
        if keren[0] == wanneer:
            raise OSError(errno.ENOSPC, "No space left on device")
        echt(greep)

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(NietSchrijfbaar):
        schrijf(tmp_path, [_uitvoer("a.pdf", b"nieuw"), _uitvoer("b.pdf", b"nieuw")], KOP)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == voor


def test_nieuwe_map_heel_of_niet(tmp_path: Path) -> None:
    schrijf_map(tmp_path / "m", {"a.yaml": b"1", "sub/b.yaml": b"2"})
    assert (tmp_path / "m" / "sub" / "b.yaml").read_bytes() == b"2"
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(NietSchrijfbaar):
        schrijf_map(tmp_path / "bestand" / "m", {"a.yaml": b"1"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bestand", "m"]
