"""Editing a person's file: one slice changes, the rest stays byte for byte, and nothing is ever half or lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.bewerken import (
    Bestand,
    Data,
    GeenPlek,
    Gewijzigd,
    NietTeBewerken,
    Voeg,
    Weg,
    Wijziging,
    Zet,
    als_gegevens,
    bewerk,
    lees,
    schrijf,
    slot,
)
from docgen.bron import Kaart, Knoop, Waarde, lees_tekst
from docgen.meldingen import Meldingen, Onleesbaar

from .yaml_bestanden import COMMENTAREN, SLEUTELS, TEKST, bestanden, gegevens

Pad = tuple[str | int, ...]
PROEVEN = int(os.environ.get("DOCGEN_PROEVEN", "200"))  # more on a night when nobody waits


def _lees(tekst: str) -> Data:
    meldingen = Meldingen()
    boom = lees_tekst(tekst, meldingen, "x")
    assert boom is not None, meldingen.lijst
    return als_gegevens(boom)


def _paden(data: Data, pad: Pad = ()) -> list[tuple[Pad, Data]]:
    kinderen = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(pad, data), *(p for s, k in kinderen for p in _paden(k, (*pad, s)))]


@st.composite
def wijzigingen(draw: st.DrawFn, data: dict[str, Data]) -> Wijziging:
    """A change that this data allows."""
    plekken = _paden(data)
    pad, waar = plekken[draw(st.integers(0, len(plekken) - 1))]
    soorten: list[st.SearchStrategy[Any]] = [TEKST, TEKST, gegevens(), st.lists(TEKST, max_size=3)]
    nieuw: Data = draw(st.one_of(*soorten))
    anders: bool = draw(st.booleans())
    if isinstance(waar, list) and anders:
        return Voeg(pad, nieuw)
    if isinstance(waar, dict) and anders:
        return Zet((*pad, str(draw(st.sampled_from([*SLEUTELS, "nieuw"])))), nieuw)
    weg: bool = draw(st.booleans())
    if pad and weg:
        return Weg(pad)
    return Zet(pad, nieuw) if pad else Zet((draw(st.sampled_from(SLEUTELS)),), nieuw)


def _bedoeld(data: Data, wijziging: Wijziging) -> Data:
    """What the data must become, written down apart from the code under test."""
    eerste, rest = (wijziging.pad[0], wijziging.pad[1:]) if wijziging.pad else (None, ())
    if not rest and not isinstance(wijziging, Voeg):
        return _in_een(data, eerste, wijziging)
    if eerste is None:
        assert isinstance(data, list)
        assert isinstance(wijziging, Voeg)
        return [*data, wijziging.waarde]
    dieper = replace(wijziging, pad=rest)
    if isinstance(data, dict):
        return {s: _bedoeld(w, dieper) if s == eerste else w for s, w in data.items()}
    assert isinstance(data, list)
    return [_bedoeld(w, dieper) if i == eerste else w for i, w in enumerate(data)]


def _in_een(data: Data, sleutel: str | int | None, wijziging: Zet | Weg | Voeg) -> Data:
    weg = isinstance(wijziging, Weg)
    waarde = None if isinstance(wijziging, Weg) else wijziging.waarde
    if isinstance(data, dict):
        return {s: w for s, w in data.items() if s != sleutel} if weg else {**data, str(sleutel): waarde}
    assert isinstance(data, list)
    return [waarde if i == sleutel else w for i, w in enumerate(data) if not (weg and i == sleutel)]


def _gelijk(een: str, ander: str) -> int:
    """How many characters the two begin with together."""
    paren = enumerate(zip(een, ander, strict=False))
    return next((n for n, (a, b) in paren if a != b), min(len(een), len(ander)))


def veranderd(oud: str, nieuw: str) -> list[tuple[int, int]]:
    """The part of the old text that the new one does not have; more answers when the edges repeat."""
    voor = _gelijk(oud, nieuw)
    achter = _gelijk(oud[::-1], nieuw[::-1])
    kort = min(len(oud), len(nieuw))
    if voor + achter < kort:
        return [(voor, len(oud) - achter)]
    return [(v, v + len(oud) - kort) for v in range(kort - achter, voor + 1)]


@settings(
    max_examples=PROEVEN,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(st.data(), bestanden())
def test_alleen_het_bedoelde_verandert(keuze: st.DataObject, bestand: tuple[dict[str, Data], bytes]) -> None:
    data, ruw = bestand
    tekst = ruw.decode("utf-8-sig")
    assert _lees(tekst) == data
    wijziging = keuze.draw(wijzigingen(data))
    nieuw = bewerk(tekst, wijziging, "x")
    assert _lees(nieuw) == _bedoeld(data, wijziging)
    delen = veranderd(tekst, nieuw)
    assert any(not raakt(tekst, wijziging, *deel) for deel in delen)
    if delen[0][0] == delen[0][1]:
        assert [c for c in COMMENTAREN if nieuw.count(c) < tekst.count(c)] == []
    assert _regeleinden(nieuw) <= _regeleinden(tekst) or "\n" not in tekst


def raakt(tekst: str, wijziging: Wijziging, van: int, tot: int) -> list[tuple[int, int]]:
    """The keys and values outside the field that lie in the changed part."""
    boom = lees_tekst(tekst, Meldingen(), "x")
    assert boom
    return [(b, e) for b, e in _andere(boom, wijziging.pad) if b < tot and e > van]


def _andere(knoop: Knoop, pad: Pad | None) -> Iterator[tuple[int, int]]:
    """The slices of all keys and values, but not of what lies at the path."""
    if pad == ():
        return
    if isinstance(knoop, Waarde):
        yield knoop.bereik.van, knoop.bereik.tot
        return
    kinderen = knoop.velden.items() if isinstance(knoop, Kaart) else enumerate(knoop.items)
    for stap, kind in kinderen:
        hier = pad is not None and stap == pad[0]
        if isinstance(knoop, Kaart) and not hier:
            yield knoop.sleutelbereik[str(stap)].van, knoop.sleutelbereik[str(stap)].tot
        yield from _andere(kind, pad[1:] if hier and pad else None)


def _regeleinden(tekst: str) -> set[str]:
    return set(re.findall(r"\r\n|\r|\n", tekst))


# what a person sees in the file


@pytest.mark.parametrize(
    ("oud", "wijziging", "nieuw"),
    [
        ("a: 1  # x\n", Zet(("a",), "2"), "a: 2  # x\n"),
        ("a: 'it''s'\n", Zet(("a",), "'t"), "a: '''t'\n"),
        ("a:   # leeg\nb: 1\n", Zet(("a",), "x: y"), 'a: "x: y"   # leeg\nb: 1\n'),
        ("a: 1\n# slot\n", Zet(("b",), "2026-11-30"), "a: 1\nb: 2026-11-30\n# slot\n"),
        ("a: 1", Zet(("b",), "2"), "a: 1\nb: 2"),
        ("a: 1\nc: 3\n", Zet(("b",), "2", na=("a", "q")), "a: 1\nb: 2\nc: 3\n"),
        ("a: 1\r\n", Zet(("b", "c"), "2"), "a: 1\r\nb:\r\n  c: 2\r\n"),
        ("a:\n    b: 1\n", Zet(("c",), {"d": "2"}), "a:\n    b: 1\nc:\n    d: 2\n"),
        ("a: {b: 1}\n", Zet(("a", "c"), "x, y"), 'a: {b: 1, c: "x, y"}\n'),
        ("a: {}\n", Zet(("a", "c"), "2"), "a: {c: 2}\n"),
        ("a:\n- x\n", Zet(("b",), [{"c": "1"}]), "a:\n- x\nb:\n- {c: 1}\n"),
        ("a:  # hier\n", Zet(("a", "b"), "1"), "a:  # hier\n  b: 1\n"),
        ("a:\n  - x  # een\n\n# b\nb: 1\n", Voeg(("a",), "y"), "a:\n  - x  # een\n  - y\n\n# b\nb: 1\n"),
        ("a:\n  b: 1\n  # c: 2\n\n# d\n", Zet(("e",), "3"), "a:\n  b: 1\n  # c: 2\ne: 3\n\n# d\n"),
        ("a: [x]\n", Voeg(("a",), "y"), "a: [x, y]\n"),
        ("a: []  # x\nb: 1\n", Voeg(("a",), {"id": "y", "c": None}), "a:  # x\n  - id: y\n    c:\nb: 1\n"),
        ("a:\r\n- x\r\nb: [ ]", Voeg(("b",), {"c": "2"}), "a:\r\n- x\r\nb:\r\n- {c: 2}"),
        ("a: {b: []}\n", Voeg(("a", "b"), {"c": "2"}), "a: {b: [{c: 2}]}\n"),
        ("a: 1\n", Voeg(("b",), {"c": "2"}), "a: 1\nb:\n  - {c: 2}\n"),
        ("a:\n  - x\n  # over y\n  - y\nb: 1\n", Weg(("a", 0)), "a:\n  # over y\n  - y\nb: 1\n"),
        ("a:\n  - x\nb: 1\n", Weg(("a", 0)), "a: []\nb: 1\n"),
        ("a: |\n  x\n\nb:\n  c: 1\n  # bij b\nd: 2\n", Weg(("b",)), "a: |\n  x\n\nd: 2\n"),
        ("a:\n  - id: x\n    b: 1\n  - id: y\n    b: 1\n", Zet(("a", "y", "b"), "2"), "a:\n  - id: x\n    b: 1\n  - id: y\n    b: 2\n"),
        ("b:\n- a:\n  # bij a\n  - x\n", Weg(("b", 0, "a", 0)), "b:\n- a:\n  # bij a\n    []\n"),
        ("a:\n  - x\n", Zet(("a",), ["y", "z"]), "a: [y, z]\n"),
    ],
)  # fmt: skip
def test_zo_ziet_het_eruit(oud: str, wijziging: Wijziging, nieuw: str) -> None:
    assert bewerk(oud, wijziging, "x") == nieuw


@pytest.mark.parametrize(
    ("tekst", "wijziging", "fout"),
    [
        ("a: 1\n", Zet(("a", "b"), "2"), GeenPlek),
        ("a: 1\n", Weg(("b",)), GeenPlek),
        ("a: [x]\n", Zet(("a", 1), "y"), GeenPlek),
        ("a: {b: 1}\n", Voeg(("a",), "y"), GeenPlek),
        ("a: 1\n", Zet((), {"b": "2"}), GeenPlek),
        ("? a\n  # x\n", Zet(("a",), "1"), NietTeBewerken),
        ("a: &x 1\nb: *x\n", Zet(("a",), "2"), Onleesbaar),
        ("a: 1\na: 2\n", Zet(("a",), "2"), Onleesbaar),
        ("a: 1\n", Zet(("a",), "111222333"), NietTeBewerken),
    ],
)
def test_weigert(tekst: str, wijziging: Wijziging, fout: type[Exception]) -> None:
    with pytest.raises(fout):
        bewerk(tekst, wijziging, "x")


# the file on the disk


def _bestand(tmp_path: Path, ruw: bytes = b"a: 1\n") -> Path:
    pad = tmp_path / "zaak.yaml"
    pad.write_bytes(ruw)
    pad.chmod(0o640)
    return pad


def _wijzig(bestand: Bestand, wijziging: Wijziging) -> Bestand:
    return schrijf(bestand, bewerk(bestand.tekst, wijziging, "x"))


def test_bom_rechten_en_regeleinden_blijven(tmp_path: Path) -> None:
    pad = _bestand(tmp_path, b"\xef\xbb\xbfa: 1\r\n# \xc3\xa9\r\n")
    na = _wijzig(lees(pad), Zet(("a",), "2"))
    assert pad.read_bytes() == b"\xef\xbb\xbfa: 2\r\n# \xc3\xa9\r\n"
    assert pad.stat().st_mode & 0o777 == 0o640
    _wijzig(na, Zet(("b",), "3"))
    assert pad.read_bytes() == b"\xef\xbb\xbfa: 2\r\nb: 3\r\n# \xc3\xa9\r\n"
    assert list(tmp_path.iterdir()) == [pad]


def test_een_koppeling_blijft_een_koppeling(tmp_path: Path) -> None:
    echt = _bestand(tmp_path)
    (tmp_path / "l.yaml").symlink_to(echt)
    _wijzig(lees(tmp_path / "l.yaml"), Zet(("a",), "2"))
    assert (tmp_path / "l.yaml").is_symlink()
    assert echt.read_text() == "a: 2\n"


def test_intussen_veranderd_wordt_geweigerd(tmp_path: Path) -> None:
    pad = _bestand(tmp_path)
    gelezen = lees(pad)
    pad.write_text("a: 1\nb: van een ander\n")
    with pytest.raises(Gewijzigd):
        _wijzig(gelezen, Zet(("a",), "2"))
    assert pad.read_text() == "a: 1\nb: van een ander\n"


@pytest.mark.parametrize("stap", ["fsync", "chmod", "replace"])
def test_gestopt_tussen_twee_stappen(stap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = _bestand(tmp_path)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os if stap == "fsync" else Path, stap, stop)
    with pytest.raises(KeyboardInterrupt):
        _wijzig(lees(pad), Zet(("a",), "2"))
    monkeypatch.undo()
    assert pad.read_text() == "a: 1\n"
    assert list(tmp_path.iterdir()) == [pad]


def test_gedood_op_elk_moment_laat_een_heel_bestand(tmp_path: Path) -> None:
    pad = _bestand(tmp_path, b"a: " + b"1" * 200_000 + b"\n")
    code = (
        "import sys; from pathlib import Path; from docgen.bewerken import lees, schrijf\n"
        "b = lees(Path(sys.argv[1]))\n"
        "print('klaar', flush=True)\n"
        "for n in range(100000): b = schrijf(b, f'a: {str(n % 10) * 200000}\\n')\n"
    )
    for wacht in (0.0, 0.003, 0.011, 0.02):
        proces = subprocess.Popen([sys.executable, "-c", code, str(pad)], stdout=subprocess.PIPE)
        assert proces.stdout
        proces.stdout.readline()
        time.sleep(wacht)
        proces.kill()
        proces.wait()
        proces.stdout.close()
        tekst = pad.read_text()
        assert len(tekst) == 200_004
        assert len(set(tekst[3:-1])) == 1


def test_twee_processen_tegelijk_verliezen_niets(tmp_path: Path) -> None:
    pad = _bestand(tmp_path, b"lijst: []\n")
    code = (
        "import sys; from pathlib import Path; from docgen.bewerken import *\n"
        "pad = Path(sys.argv[1])\n"
        "for n in range(25):\n"
        "    with slot(pad.parent):\n"
        "        b = lees(pad); schrijf(b, bewerk(b.tekst, Voeg(('lijst',), f'{sys.argv[2]}{n}'), 'x'))\n"
    )
    processen = [subprocess.Popen([sys.executable, "-c", code, str(pad), wie]) for wie in "pq"]
    assert [p.wait() for p in processen] == [0, 0]
    assert sorted(_lees(pad.read_text())["lijst"]) == sorted(f"{w}{n}" for w in "pq" for n in range(25))  # type: ignore[index,call-overload,arg-type]


def test_slot_houdt_een_tweede_tegen(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from docgen.bewerken import slot\nwith slot(Path(sys.argv[1])): print('binnen')"
    with slot(tmp_path):
        proces = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
        time.sleep(0.5)
        assert proces.poll() is None
    uit, _ = proces.communicate(timeout=20)
    assert uit == b"binnen\n"
