"""What changed between two states of a register, for whom, and which documents are out of date by it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html

from docgen.meldingen import Meldingen, Uitgang
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opdrachten.register_vergelijk import Vergelijking, vergelijking
from docgen.opdrachten.register_verslag import als_json, als_tekst, schrijf
from docgen.opmaak.registergegevens import als_json as register_json
from docgen.opmaak.wijzigingen import Soort

from .conftest import GOED, PEILDATUM, Draai

BASIS = (GOED / "organisatie.yaml").read_text()
TUIN = """
  - id: kas
    naam: Kas
    thema: activiteiten
    doelen: [de beurten in de kas te verdelen]
    betrokkenen: [leerling]
    gegevens: [naam en groep]
    grondslagen: [e]
    bewaartermijn: 1 jaar
    maatregelen: [M9]
"""
Bewerk = Callable[[str], str]


def _org(folder: Path, bewerk: Bewerk = str, verwerkingen: str = TUIN) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    pad = folder / "school.yaml"
    (folder / "registers").mkdir(exist_ok=True)
    (folder / "registers" / "verwerkingen.yaml").write_text(bewerk(f"verwerkingen:{verwerkingen}"))
    pad.write_text(BASIS.split("verwerkingen:")[0])
    return pad


def _vergelijk(oud: Path, nieuw: Path) -> Vergelijking:
    gemaakt, meldingen = vergelijking(oud, nieuw, PEILDATUM)
    assert gemaakt, meldingen
    return gemaakt


def _verandert(tmp_path: Path, bewerk: Bewerk) -> Vergelijking:
    return _vergelijk(_org(tmp_path / "oud"), _org(tmp_path / "nieuw", bewerk))


def _merkers(v: Vergelijking, id_: str) -> set[str]:
    return {g.merker["id"] for g in v.groepen if id_ in {w.id for w in g.wijzigingen}}


def test_niets_veranderd(tmp_path: Path) -> None:
    v = _verandert(tmp_path, str)
    assert not v.wijzigingen
    assert v.documenten == ()
    assert "Er is niets veranderd." in als_tekst(v)


@pytest.mark.parametrize(
    ("van", "naar", "veld", "merkers"),
    [
        ("[naam en groep]", "[naam en groep, allergie]", "gegevens", {"gezin", "raad-gezin"}),
        ("bewaartermijn: 1 jaar", "bewaartermijn: 3 jaar", "bewaartermijn", {"gezin", "raad-gezin"}),
        ("[leerling]", "[medewerker]", "betrokkenen", {"gezin", "personeel"}),
        ("[M9]", "[M1]", "maatregelen", {"fg"}),
        ("naam: Kas", "naam: Kas\n    laatste_controle: 2026-11-01", "laatste_controle", {"fg"}),
    ],
)
def test_wie_merkt_een_veld(tmp_path: Path, van: str, naar: str, veld: str, merkers: set[str]) -> None:
    v = _verandert(tmp_path, lambda t: t.replace(van, naar))
    (w,) = v.wijzigingen
    assert (w.id, w.soort, [f.naam for f in w.velden]) == ("kas", Soort.VERANDERD, [veld])
    assert _merkers(v, "kas") == merkers


def test_nieuw_weg_uitgezet_en_weer_aan(tmp_path: Path) -> None:
    uit = TUIN + "  - id: nieuwsbrief\n    uit: wij hebben er geen\n"
    extra = TUIN + TUIN.replace("kas", "bieb").replace("Kas", "Bieb")
    een = _vergelijk(_org(tmp_path / "a"), _org(tmp_path / "b", verwerkingen=uit))
    assert [(w.id, w.soort, w.reden) for w in een.wijzigingen] == [
        ("nieuwsbrief", Soort.UITGEZET, "wij hebben er geen")
    ]
    terug = _vergelijk(_org(tmp_path / "b", verwerkingen=uit), _org(tmp_path / "a"))
    assert [(w.id, w.soort) for w in terug.wijzigingen] == [("nieuwsbrief", Soort.AANGEZET)]
    nieuw = _vergelijk(_org(tmp_path / "a"), _org(tmp_path / "c", verwerkingen=extra))
    assert [(w.id, w.soort) for w in nieuw.wijzigingen] == [("bieb", Soort.NIEUW)]
    weg = _vergelijk(_org(tmp_path / "c", verwerkingen=extra), _org(tmp_path / "a"))
    assert [(w.id, w.soort) for w in weg.wijzigingen] == [("bieb", Soort.WEG)]
    for v in (een, terug, nieuw, weg):
        assert {"gezin", "raad-gezin"} <= _merkers(v, v.wijzigingen[0].id)


def test_alleen_documenten_die_het_tonen_zijn_verouderd(tmp_path: Path) -> None:
    gegeven = _verandert(tmp_path / "1", lambda t: t.replace("[naam en groep]", "[naam, groep]"))
    intern = _verandert(tmp_path / "2", lambda t: t.replace("[M9]", "[M9]\n    systeem: papier"))
    assert {"privacyverklaring", "verwerkingsregister"} <= {d for d, _ in gegeven.documenten or ()}
    assert [d for d, _ in intern.documenten or ()] == ["verwerkingsregister"]


def test_uitvoer_van_toen_zegt_hetzelfde_als_het_bestand_van_toen(tmp_path: Path) -> None:
    oud, nieuw = _org(tmp_path / "oud"), _org(tmp_path / "nieuw", lambda t: t.replace("1 jaar", "3 jaar"))
    dossier = lees_dossier(oud, PEILDATUM, Meldingen())
    assert dossier
    uitvoer = tmp_path / "verwerkingsregister.json"
    uitvoer.write_bytes(register_json(dossier))
    assert _vergelijk(uitvoer, nieuw).wijzigingen == _vergelijk(oud, nieuw).wijzigingen
    uit_json = json.loads(als_json(_vergelijk(uitvoer, nieuw)))
    assert uit_json["wijzigingen"][0]["velden"] == [
        {"veld": "bewaartermijn", "titel": "Bewaartermijn", "was": ["1 jaar"], "wordt": ["3 jaar"]}
    ]
    twee = _vergelijk(uitvoer, uitvoer)
    assert twee.documenten is None
    antwoord = schrijf(twee, tmp_path / "uit")
    assert [m.code for m in antwoord.meldingen] == ["INV334"]
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    "tekst", ["", "[]", "{}", '{"soort": "verwerkingsregister", "uitgave": 1}', "[" * 90000]
)
def test_wat_geen_register_is(tmp_path: Path, tekst: str) -> None:
    (tmp_path / "x.json").write_text(tekst)
    gemaakt, meldingen = vergelijking(tmp_path / "x.json", _org(tmp_path / "a"), PEILDATUM)
    assert gemaakt is None
    assert [m.code for m in meldingen] == ["INV332"]


def test_de_bladzijde_zegt_van_wat_naar_wat_en_wanneer(tmp_path: Path) -> None:
    v = _verandert(tmp_path, lambda t: t.replace("1 jaar", "3 jaar"))
    antwoord = schrijf(v, tmp_path / "uit", ("html",))
    assert antwoord.uitgang is Uitgang.SCHOON
    boom = lxml_html.parse(str(tmp_path / "uit" / "wijzigingen-register.html")).getroot()
    tekst = " ".join(boom.text_content().split())
    assert "22 november 2026" in tekst
    assert "WMS 13 onder i" in tekst
    rij = next(r for r in boom.iter("tr") if r[0].text_content() == "Bewaartermijn")
    assert [c.text_content() for c in rij] == ["Bewaartermijn", "1 jaar", "3 jaar"]


def _git(folder: Path, *woorden: str) -> None:
    wie = ["-c", "user.name=Proef", "-c", "user.email=proef@school.example"]
    subprocess.run(["git", "-C", str(folder), *wie, *woorden], check=True, capture_output=True)


def test_een_versie_uit_git(docgen: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-09-01T12:00:00")
    pad = _org(tmp_path / "bestuur" / "school")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "begin")
    _org(tmp_path / "bestuur" / "school", lambda t: t.replace("1 jaar", "3 jaar"))
    klaar = docgen("register", "vergelijk", pad, "--git", "HEAD", "--peildatum", "2026-11-22")
    assert klaar.returncode == 0, klaar.stderr
    assert "(01-09-2026)" in klaar.stdout
    assert "was ‘1 jaar’, wordt ‘3 jaar’" in klaar.stdout
    for fout in ("bestaat-niet", "--all"):
        gemaakt, meldingen = vergelijking(pad, None, PEILDATUM, fout)
        assert gemaakt is None
        assert [m.code for m in meldingen] == ["INV333"]


def test_buiten_git_en_zonder_nieuw(docgen: Draai, tmp_path: Path) -> None:
    pad = _org(tmp_path / "los")
    _, meldingen = vergelijking(pad, None, PEILDATUM, "HEAD")
    assert [m.code for m in meldingen] == ["INV333"]
    assert docgen("register", "vergelijk", pad).returncode == 2
