"""Changing a register from the command line: exactly the intended field, in the own file, and never half or lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.bewerken import bewerk, bewerk_samen
from docgen.bewerken.wijziging import Voeg, Weg, Wijziging, Zet
from docgen.bron import lees_tekst
from docgen.meldingen import Meldingen, Onleesbaar
from docgen.opdrachten import register_wijzig
from docgen.opdrachten.register_plaats import doel
from docgen.opdrachten.register_velden import lees_toekenning
from docgen.opdrachten.register_wijzig import Vraag, wijzig

from .conftest import PEILDATUM
from .hulp_registerbewerken import LAGEN, Lagen, Wens, lees, leg_neer, register, school, wensen
from .test_bewerken import PROEVEN as VEEL
from .test_bewerken import raakt, veranderd

PROEVEN = VEEL if "DOCGEN_PROEVEN" in os.environ else 15


def _doe(pad: Path, id_: str, *woorden: str, toch: bool = True) -> register_wijzig.Gedaan:
    gevonden = doel(pad, f"verwerkingen/{id_}")
    toekenningen = tuple(lees_toekenning(w, gevonden.deel.model) for w in woorden)
    return wijzig(Vraag(gevonden, toekenningen, PEILDATUM, toch=toch))


def _bestanden(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@settings(
    max_examples=PROEVEN,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(st.data(), LAGEN)
def test_alleen_het_bedoelde_veld_in_het_eigen_bestand(keuze: st.DataObject, lagen: Lagen) -> None:
    with tempfile.TemporaryDirectory() as tmp:
        pad = leg_neer(Path(tmp), lagen)
        voor, bytes_voor = register(pad), _bestanden(Path(tmp))
        namen = [i for i in ("verzuim", "website", "bestuurlijk", "schooltuin", "kookles") if i in voor]
        id_ = keuze.draw(st.sampled_from(namen))
        wens: Wens = keuze.draw(wensen(voor[id_]))
        gedaan = _doe(pad, id_, *wens.woorden)
        assert register(pad) == voor | {id_: wens.wordt}
        eigen = pad.parent / "registers" / "verwerkingen.yaml"
        assert {p for p, b in _bestanden(Path(tmp)).items() if bytes_voor.get(p) != b} <= {eigen}
        assert bool(gedaan.veranderd) == (voor[id_] != wens.wordt)
        if eigen in bytes_voor:
            _rest_bleef(bytes_voor[eigen].decode(), eigen.read_bytes().decode(), id_, wens)


def _rest_bleef(oud: str, nieuw: str, id_: str, wens: Wens) -> None:
    """Outside the fields that were named no key and no value lies in the part of the file that changed."""
    velden = {w.split("=")[0].rstrip("+-").split(".")[0] for w in wens.woorden}
    velden = {"ontvangers" if v == "ontvanger" else v for v in velden}
    boom = lees_tekst(oud.removeprefix("\ufeff"), Meldingen(), "x")
    assert boom
    ids = [e["id"] for e in _data(oud)["verwerkingen"]]
    pad = ("verwerkingen", ids.index(id_)) if id_ in ids else ("verwerkingen", len(ids))
    delen = veranderd(oud.removeprefix("\ufeff"), nieuw.removeprefix("\ufeff"))
    assert oud.startswith("\ufeff") == nieuw.startswith("\ufeff")
    binnen = [(*pad, v) for v in velden] if len(velden) == 1 else [pad]
    assert any(not raakt(oud.removeprefix("\ufeff"), Zet(binnen[0], None), *deel) for deel in delen)


def _data(tekst: str) -> dict[str, list[dict[str, str]]]:
    from docgen.bron.boom import als_data

    boom = lees_tekst(tekst.removeprefix("\ufeff"), Meldingen(), "x")
    assert boom
    return als_data(boom)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "wijzigingen",
    [
        [Voeg(("a",), {"id": "y"}), Voeg(("a",), {"id": "z"}), Zet(("a", "x", "b"), "2")],
        [Weg(("l", 0)), Weg(("l", 0))],
        [Zet(("n", "m"), "1"), Zet(("n", "o"), "2")],
        [Voeg(("leeg",), {"id": "y"}), Voeg(("leeg",), {"id": "z"}), Voeg(("leeg",), {"id": "q"})],
    ],
)
def test_samen_is_hetzelfde_als_een_voor_een(wijzigingen: list[Wijziging]) -> None:
    tekst = een = "a:\n  - id: x\n    b: 1  # b\nl: [p, q, r]\nleeg: []  # nog niets\n"
    for wijziging in wijzigingen:
        een = bewerk(een, wijziging, "x")
    assert _data(bewerk_samen(tekst, wijzigingen, "x")) == _data(een)
    assert "# nog niets" in bewerk_samen(tekst, wijzigingen, "x")


def test_intussen_veranderd_wordt_geweigerd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = school(tmp_path)
    _doe(pad, "verzuim", "systeem=Een")
    eigen = pad.parent / "registers" / "verwerkingen.yaml"
    echt = register_wijzig.schrijf_alle

    def ander_eerst(*woorden: object) -> None:
        eigen.write_text(eigen.read_text() + "# van een ander\n")
        echt(*woorden)  # type: ignore[arg-type]

    monkeypatch.setattr(register_wijzig, "schrijf_alle", ander_eerst)
    with pytest.raises(Onleesbaar) as fout:
        _doe(pad, "verzuim", "systeem=Twee")
    assert [m.code for m in fout.value.meldingen] == ["UIT107"]
    assert "systeem: Een" in eigen.read_text()
    assert "# van een ander" in eigen.read_text()


def test_een_bestand_dat_een_ander_net_maakte_blijft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = school(tmp_path)
    eigen = pad.parent / "registers" / "verwerkingen.yaml"
    echt = register_wijzig.schrijf_alle

    def ander_eerst(*woorden: object) -> None:
        eigen.parent.mkdir()
        eigen.write_text("verwerkingen: []\n")
        echt(*woorden)  # type: ignore[arg-type]

    monkeypatch.setattr(register_wijzig, "schrijf_alle", ander_eerst)
    with pytest.raises(Onleesbaar):
        _doe(pad, "verzuim", "systeem=Twee")
    assert eigen.read_text() == "verwerkingen: []\n"
    assert list(eigen.parent.iterdir()) == [eigen]


_PROCES = (
    "import sys; from datetime import date; from pathlib import Path\n"
    "from docgen.opdrachten.register_plaats import doel\n"
    "from docgen.opdrachten.register_velden import lees_toekenning\n"
    "from docgen.opdrachten.register_wijzig import Vraag, wijzig\n"
    "pad, id_, wie, keer = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])\n"
    "d = doel(pad, 'verwerkingen/' + id_)\n"
    "for n in range(keer):\n"
    "    t = (lees_toekenning(f'doelen+={wie}{n}', d.deel.model),)\n"
    "    wijzig(Vraag(d, t, date(2026, 11, 22), toch=True)); print(n, flush=True)\n"
)


def _proces(pad: Path, id_: str, wie: str, keer: int) -> subprocess.Popen[str]:
    woorden = [sys.executable, "-c", _PROCES, str(pad), id_, wie, str(keer)]
    return subprocess.Popen(woorden, stdout=subprocess.PIPE, text=True)


def test_twee_processen_tegelijk_verliezen_niets(tmp_path: Path) -> None:
    pad = school(tmp_path)
    voor = register(pad)["verzuim"]["doelen"]
    processen = [_proces(pad, "verzuim", wie, 5) for wie in "pq"]
    for proces in processen:
        proces.communicate(timeout=60)
    assert [p.returncode for p in processen] == [0, 0]
    erbij = register(pad)["verzuim"]["doelen"][len(voor) :]
    assert sorted(erbij) == sorted(f"{w}{n}" for w in "pq" for n in range(5))
    assert [d for d in erbij if d[0] == "p"] == [f"p{n}" for n in range(5)]


@pytest.mark.parametrize("na", [1, 3] if PROEVEN < 200 else range(1, 26))
def test_gedood_tijdens_het_schrijven_blijft_het_bestand_heel(na: int, tmp_path: Path) -> None:
    pad = school(tmp_path)
    voor = register(pad)
    proces = _proces(pad, "verzuim", "p", 500)
    assert proces.stdout
    for _ in range(na):
        proces.stdout.readline()
    proces.kill()
    proces.wait()
    proces.stdout.close()
    nu = register(pad)
    erbij = nu["verzuim"]["doelen"][len(voor["verzuim"]["doelen"]) :]
    assert erbij == [f"p{n}" for n in range(len(erbij))]
    assert na <= len(erbij) <= na + 2
    assert nu == voor | {"verzuim": voor["verzuim"] | {"doelen": [*voor["verzuim"]["doelen"], *erbij]}}
    assert lees(pad).org.naam == "De Proef"
