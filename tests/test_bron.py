"""Stages 1 and 2: every broken file gives its melding on its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from docgen.bron import Kaart, keur, lees_bestand, lees_lagen, lees_tekst, leg_op
from docgen.bron.boom import als_data
from docgen.meldingen import Meldingen, als_tekst
from docgen.model.organisatie import Organisatie
from docgen.model.overleg import Overleg

GEVALLEN = Path(__file__).parent / "gevallen" / "invoer"


def _verwacht(tekst: str) -> set[tuple[str, int]]:
    """The codes in '# CODE' at the end of a line, with that line's number."""
    regels = enumerate(tekst.splitlines(), start=1)
    return {(code, nr) for nr, r in regels if "#!" in r for code in r.split("#!")[1].split()}


@pytest.mark.parametrize("pad", sorted(GEVALLEN.glob("*.yaml")), ids=lambda p: p.stem)
def test_elke_fout_op_haar_regel(pad: Path) -> None:
    meldingen = Meldingen()
    boom = lees_bestand(pad, meldingen)
    if boom:
        keur(boom, Overleg if pad.stem.startswith("overleg") else Organisatie, meldingen)
    assert {(m.code, m.plek.regel) for m in meldingen.lijst} == _verwacht(pad.read_text()), als_tekst(
        meldingen.lijst
    )
    assert all(m.hint and m.plek.kolom for m in meldingen.lijst)


def _lees(inhoud: bytes, pad: Path) -> list[tuple[str, int]]:
    pad.write_bytes(inhoud)
    meldingen = Meldingen()
    lees_bestand(pad, meldingen)
    return [(m.code, m.plek.regel) for m in meldingen.lijst]


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ("sector: po\nnaam: Café".encode("cp1252"), [("INV004", 2)]),
        ("sector: po".encode("utf-16"), [("INV004", 1)]),
        (b"", [("INV005", 0)]),
        (b"  \n\n", [("INV005", 0)]),
        (b"sector: po\n\tnaam: x\n", [("INV006", 2)]),
        (b"a: b: c\n", [("INV007", 1)]),
        (b'a: "x\n', [("INV007", 2)]),
        (b"a: \x00\n", [("INV007", 0)]),
        (b"[" * 60, [("INV010", 1)]),
        (b"a: 1\n---\nb: 2\n", [("INV011", 2)]),
        (b"- a\n", [("INV014", 1)]),
        (b"x" * 50_000_000, [("INV003", 0)]),
    ],
)
def test_onleesbare_bestanden(inhoud: bytes, verwacht: list[tuple[str, int]], tmp_path: Path) -> None:
    assert _lees(inhoud, tmp_path / "x.yaml") == verwacht


def test_cp1252_wordt_bij_naam_genoemd(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"naam: \x92t Eiland")
    meldingen = Meldingen()
    lees_bestand(tmp_path / "x.yaml", meldingen)
    assert "cp1252" in meldingen.lijst[0].tekst
    assert meldingen.lijst[0].plek.kolom == 7


def test_ontbrekend_bestand_en_map(tmp_path: Path) -> None:
    meldingen = Meldingen()
    lees_bestand(tmp_path / "weg.yaml", meldingen)
    lees_bestand(tmp_path, meldingen)
    assert [m.code for m in meldingen.lijst] == ["INV001", "INV002"]


def test_aliasbom_wordt_niet_uitgerekend() -> None:
    bom = "a0: &a0 [x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n" for i in range(1, 30)
    )
    meldingen = Meldingen()
    lees_tekst(bom, meldingen, "bom.yaml")
    assert {m.code for m in meldingen.lijst} == {"INV008"}


def test_scalars_blijven_tekst() -> None:
    meldingen = Meldingen()
    boom = lees_tekst("a: NO\nb: on\nc: 012345670\nd: 2025-02-30\ne: 1e3\nf: ~\ng: '~'\n", meldingen, "x")
    assert boom
    assert als_data(boom) == {"a": "NO", "b": "on", "c": "012345670", "d": "2025-02-30", "e": "1e3", "g": "~"}


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("bsn 111222333", 1),
        ("1112.22.333", 1),
        ("111 222 333", 1),
        ("E 111-222-333", 1),
        ("2026-111-222-333", 0),
        ("x111222333", 1),
        ("111222334", 0),
        ("0111222333", 0),
        ("06 11 12 22 33", 0),
        ("€ 111.222.333,00", 0),
        ("NL00BANK0111222333", 0),
        ("a" * 54 + "111222333b", 0),  # the hash of a letter
        ("a" * 53 + "111222333b", 1),
    ],
)
def test_bsn(tekst: str, aantal: int) -> None:
    meldingen = Meldingen()
    lees_tekst(f"a: '{tekst}'", meldingen, "x")
    assert [m.code for m in meldingen.lijst] == ["INV110"] * aantal
    assert all("111" not in m.tekst + m.hint for m in meldingen.lijst)


class _Model(BaseModel):
    waarde: str = ""


# what YAML itself folds or refuses inside quotes: other line ends and control characters
TEKST = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20)


@given(st.dictionaries(st.sampled_from("abcdef"), TEKST, max_size=4))
def test_elke_tekst_komt_heel_terug(gegevens: dict[str, str]) -> None:
    import json

    tekst = "\n".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in gegevens.items()) or "{}"
    meldingen = Meldingen()
    boom = lees_tekst(tekst, meldingen, "x")
    if not meldingen:
        assert boom
        assert als_data(boom) == gegevens


def _boom(tekst: str, naam: str) -> Kaart:
    boom = lees_tekst(tekst, Meldingen(), naam)
    assert boom
    return boom


def test_lagen_wie_dichtbij_staat_wint_en_elke_waarde_houdt_haar_plek() -> None:
    onder = _boom(
        "fg: {email: a@b.example, telefoon: 1}\nlijst:\n  - {id: a, x: 1}\n  - {id: b, x: 1}\n", "bestuur"
    )
    boven = _boom("fg: {email: c@d.example}\nlijst:\n  - {id: b, x: 2}\n  - {id: c, x: 3}\n", "school")
    samen = leg_op(onder, boven)
    assert als_data(samen) == {
        "fg": {"email": "c@d.example", "telefoon": "1"},
        "lijst": [{"id": "a", "x": "1"}, {"id": "b", "x": "2"}, {"id": "c", "x": "3"}],
    }
    assert isinstance(samen, Kaart)
    fg = samen.velden["fg"]
    assert isinstance(fg, Kaart)
    assert (fg.velden["email"].plek.bestand, fg.velden["telefoon"].plek.bestand) == ("school", "bestuur")


def test_leeg_veld_zet_een_geerfde_waarde_uit() -> None:
    samen = leg_op(_boom("fg: {telefoon: 1}", "a"), _boom("fg: {telefoon: }", "b"))
    assert als_data(samen) == {"fg": {}}


def test_keten_van_basis_en_registers(tmp_path: Path) -> None:
    (tmp_path / "school" / "registers").mkdir(parents=True)
    (tmp_path / "bestuur.yaml").write_text("sector: vo\nbestuur: {naam: B}\n")
    (tmp_path / "school" / "school.yaml").write_text("basis: ../bestuur.yaml\nschool: {naam: S}\n")
    (tmp_path / "school" / "registers" / "verwerkers.yaml").write_text(
        "verwerkers: [{id: a, naam: A, dienst: d}]\n"
    )
    meldingen = Meldingen()
    boom, mappen = lees_lagen(tmp_path / "school" / "school.yaml", meldingen)
    assert boom
    gelezen = keur(boom, Organisatie, meldingen)
    assert not meldingen
    assert gelezen
    assert (gelezen.model.bestuur.naam, gelezen.model.verwerkers[0].id) == ("B", "a")
    assert gelezen.plek("bestuur", "naam").bestand.endswith("bestuur.yaml")
    assert [m.resolve() for m in mappen] == [tmp_path / "school", tmp_path]


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [("b.yaml", "a.yaml", "INV013"), ("a.yaml", "", "INV013"), ("weg.yaml", "", "INV001")],
)
def test_kring_en_ontbrekende_basis(a: str, b: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"sector: po\nbasis: {a}\n")
    (tmp_path / "b.yaml").write_text(f"sector: po\nbasis: {b}\n")
    meldingen = Meldingen()
    lees_lagen(tmp_path / "a.yaml", meldingen)
    assert [(m.code, m.plek.regel) for m in meldingen.lijst] == [(code, 2)]


def test_komma_in_een_tekst_maakt_geen_woorden_zoek(tmp_path: Path) -> None:
    bestand = tmp_path / "school.yaml"
    bestand.write_text("sector: po\nbestuur: {naam: Brood, melk en Kaas}\n")
    meldingen = Meldingen()
    boom = lees_bestand(bestand, meldingen)
    assert boom
    assert keur(boom, Organisatie, meldingen) is None
    assert [(m.code, m.plek.regel) for m in meldingen.lijst] == [("INV101", 2)]


@pytest.mark.parametrize(
    ("bestand", "inhoud", "verwacht"),
    [
        ("o.yaml", "fg:\n", ("het veld 'a' ontbreekt", "voeg toe: a: ...")),
        ("o.yaml", "a:\n", ("het veld 'a' is leeg", "vul het in achter a:")),
        ("o.csv", "a:\n", ("het veld 'a' ontbreekt", "vul het in op deze regel van de lijst")),
    ],
)
def test_een_leeg_veld_vraagt_geen_nieuw_veld(bestand: str, inhoud: str, verwacht: tuple[str, str]) -> None:
    class Soort(BaseModel):
        a: str

    meldingen = Meldingen()
    boom = lees_tekst(inhoud, meldingen, bestand)
    assert boom is not None
    keur(boom, Soort, meldingen)
    assert [(m.tekst, m.hint) for m in meldingen.lijst if m.code == "INV102"] == [verwacht]
