"""Filled in instead of laid out: the same bytes on the page, proven on samples, and never someone else's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docgen.meldingen import Meldingen
from docgen.opdrachten.reeks import maken, vormen, vormen_kiezen
from docgen.opdrachten.reeks.loop import _loopmap
from docgen.opdrachten.reeks.maken import keur_id, lees_tekst, maak_een
from docgen.opdrachten.reeks.sleuven import deel_in
from docgen.opdrachten.reeks.verslag import als_data, als_tekst
from docgen.opdrachten.reeks.vormen import geraamte
from docgen.opdrachten.reeks.vraag import Ontvanger, Opdracht
from docgen.opdrachten.reeks.werkplaats import Bestek, Werkplaats, richt_in
from docgen.vullen import Onvulbaar
from docgen.vullen.fouten import Verwisseld
from docgen.vullen.gelijk import zelfde

from .conftest import PEILDATUM
from .hulp_reeks import draai, leerlingen, schrijf_lijst, werkmap

STAM = "toestemming-beeldmateriaal-beeld"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path)


@pytest.fixture
def werkplaats(config: Path, tmp_path: Path) -> Werkplaats:
    (tmp_path / "uit").mkdir()
    bestek = Bestek(
        werkmap=str(tmp_path),
        config=str(config),
        uit=str(tmp_path / "uit"),
        loop=str(tmp_path / "uit"),
        peildatum=PEILDATUM.isoformat(),
        documenten=("toestemming-beeldmateriaal",),
        bron="lijst.csv",
        voorvoegsel="beeld",
    )
    w = richt_in(bestek, Meldingen())
    assert w
    return w


def _ontvanger(
    id_: str = "1", *, naam: str = "Sanne Kind", geboren: str = "2018-03-04", **rest: str
) -> Ontvanger:
    velden = {"naam": naam, "geboortedatum": geboren, **rest}
    leerling = ["k", {s: ["w", t, 2, 1] for s, t in velden.items()}, 2, 1, {}]
    return Ontvanger(id_, 2, ["k", {"leerling": leerling}, 2, 1, {}])


def _sleutel(w: Werkplaats, o: Ontvanger, *, bezwaar: bool = False) -> str:
    return deel_in(o, w.taken(o, Meldingen())[0], bezwaar).sleutel


def test_wie_dezelfde_opmaak_deelt(werkplaats: Werkplaats) -> None:
    een = _sleutel(werkplaats, _ontvanger())
    assert een == _sleutel(werkplaats, _ontvanger("2", naam="Łukasz Őry", geboren="2018-05-06"))
    assert een != _sleutel(werkplaats, _ontvanger(geboren="2010-05-06"))
    assert een != _sleutel(werkplaats, _ontvanger(groep="5B"))
    assert een != _sleutel(werkplaats, _ontvanger(wilsonbekwaam="ja"))
    assert een != _sleutel(werkplaats, _ontvanger(), bezwaar=True)


def test_op_elke_dag_van_de_zaak_telt_de_leeftijd(werkplaats: Werkplaats) -> None:
    """On the day of the run both are 15; on the last day of the school year only one of them still is."""
    vroeg, laat = _ontvanger(geboren="2010-12-24"), _ontvanger(geboren="2011-08-24")
    assert _sleutel(werkplaats, _ontvanger(geboren="2011-09-24")) == _sleutel(werkplaats, laat)
    assert _sleutel(werkplaats, vroeg) != _sleutel(werkplaats, laat)


def test_ingevuld_is_gelijk_aan_opgemaakt(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    bron = config.parent / "lijst.csv"
    bron.write_text(leerlingen(4), encoding="utf-8")
    snel = draai(config, bron, formaten=("pdf", "docx"), uit=tmp_path / "snel")
    traag = draai(config, bron, formaten=("pdf", "docx"), uit=tmp_path / "traag", gewoon=True)
    assert (snel.gevuld, traag.gevuld, snel.bestanden) == (8, 0, 8)
    for pad in (p for p in (tmp_path / "traag").iterdir() if p.suffix in (".pdf", ".docx")):
        assert zelfde(pad.suffix[1:], (tmp_path / "snel" / pad.name).read_bytes(), pad.read_bytes()), pad.name
    manifest = [
        json.loads((tmp_path / m / "manifest.json").read_text())["documenten"] for m in ("snel", "traag")
    ]
    zonder = [[{k: v for k, v in d.items() if k != "sha256"} for d in m] for m in manifest]
    assert zonder[0] == zonder[1]
    assert not any("zaak" in d["gebruikt"] for d in zonder[0])


def test_een_pagina_die_meer_verschilt_wordt_volledig_opgemaakt(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that prints something that follows from the birth date cannot be filled in; nobody gets the wrong day."""
    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    _eigen_wie(
        config, "<p>Geboren in de maand {{ b.leerling.geboortedatum.month if b.leerling else 0 }}.</p>"
    )
    verslag = draai(config, schrijf_lijst(config, leerlingen(5)), formaten=("docx",))
    assert (verslag.gemaakt, verslag.gevuld) == (5, 0)
    maanden = {
        lees_tekst("docx", p.read_bytes()).split("de maand ")[1][0] for p in (tmp_path / "uit").glob("*.docx")
    }
    assert len(maanden) == 5


@pytest.mark.parametrize(
    "als",
    [
        'b.leerling.groep == "8A"',
        '"8A" == b.leerling.groep',
        'b.leerling.groep in ["8A", "8B"]',
        '"8" in b.leerling.groep',
        'b.leerling.groep.startswith("8")',
        'b.leerling.groep|first == "8"',
        'b.leerling.groep[:1] == "8"',
        "b.leerling.groep|int(0) > 7",
        'b.leerling.groep|lower == "8a"',
        '("groep " + b.leerling.groep) == "groep 8A"',
        '{"8A": true}.get(b.leerling.groep)',
        '[b.leerling]|selectattr("groep", "equalto", "8A")|list',
        "b.leerling.geboortedatum.month == 3",
        'b.leerling.geboortedatum.strftime("%m") == "03"',
        '[b.leerling]|map(attribute="geboortedatum.year")|first > 2018',
        'b.leerling.geboortedatum|weekdag == "zondag"',
    ],
)
def test_een_pagina_die_naar_een_tekst_kijkt_wordt_volledig_opgemaakt(
    als: str, werkplaats: Werkplaats
) -> None:
    """Only one of thousands may be in 8A: no sample would show that the page says something else for that one."""
    _eigen_wie(Path(werkplaats.bestek.config), "{% if b.leerling and (" + als + ") %}ACHT{% endif %}")
    w = richt_in(werkplaats.bestek, Meldingen())
    assert w
    with pytest.raises(Onvulbaar, match="kijkt naar de inhoud"):
        geraamte(w, _ontvanger(groep="5B"), bezwaar=False)


def test_een_zeldzame_regel_krijgt_haar_eigen_tekst(config: Path, tmp_path: Path) -> None:
    als = '{% if b.leerling and b.leerling.groep == "8A" %}ACHT{% else %}GEEN{% endif %}'
    _eigen_wie(config, f"<p>Hier staat {als}.</p>")
    rijen = leerlingen(60).splitlines()
    rijen[30] = rijen[30].replace("5B", "8A")
    verslag = draai(config, schrijf_lijst(config, "\n".join(rijen) + "\n"), formaten=("docx",))
    assert (verslag.gemaakt, verslag.gevuld) == (60, 0)
    teksten = {p.stem[-4:]: lees_tekst("docx", p.read_bytes()) for p in (tmp_path / "uit").glob("*.docx")}
    assert [n for n, tekst in teksten.items() if "Hier staat ACHT." in tekst] == ["1030"]
    reden = "het sjabloon kijkt naar de inhoud van een gegeven van de ontvanger"
    assert als_data(verslag)["waarom_niet_ingevuld"] == {reden: 60}
    assert f"60 keer helemaal opgemaakt, en dat duurt langer dan invullen: {reden}" in als_tekst(verslag)


def test_een_fout_in_een_eigen_sjabloon_geeft_dezelfde_melding_als_bij_een_paar(config: Path) -> None:
    _eigen_wie(config, "<style>p { colr: red; }</style><p>x</p>")
    bron = schrijf_lijst(config, leerlingen(12))
    assert set(draai(config, bron, formaten=("pdf",), proef=3).redenen) == {"SJB110"}
    alle = draai(config, bron, formaten=("pdf",))
    assert set(alle.redenen) == {"SJB110"}
    assert alle.waarom_niet_gevuld == {"de opmaak voorbereiden lukte niet (OpmaakFout)": 12}


def test_een_pagina_die_voor_een_ontvanger_mislukt_houdt_de_rest_niet_tegen(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    kapot = "{% if b.leerling %}{% set x = 1 // (b.leerling.geboortedatum.month - 3) %}{% endif %}"
    _eigen_wie(config, kapot)
    verslag = draai(config, schrijf_lijst(config, leerlingen(5)), formaten=("docx",))
    assert (verslag.gemaakt, verslag.gevuld, dict(verslag.redenen)) == (4, 0, {"SJB107": 1})


def test_een_pagina_die_voor_niemand_lukt_zegt_waarom(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    _eigen_wie(config, "{{ onbekend }}")
    assert set(draai(config, schrijf_lijst(config, leerlingen(5)), formaten=("docx",)).redenen) == {"SJB103"}


def _eigen_wie(config: Path, inhoud: str) -> None:
    """Give the school its own template for who the form is about."""
    eigen = config.parent / "sjablonen" / "formulieren" / "beeld" / "wie.html"
    eigen.parent.mkdir(parents=True, exist_ok=True)
    eigen.write_text(inhoud)


@pytest.mark.parametrize("formaat", ["html", "docx", "pdf"])
def test_een_geplante_verwisseling_wordt_gezien(formaat: str, werkplaats: Werkplaats) -> None:
    schrijf = _schrijf(werkplaats, formaat)
    eigen = schrijf(_ontvanger("12"))
    ids = frozenset({"beeld-12", "beeld-1", "beeld-123"})
    keur_id(formaat, eigen, "beeld-12", ids)
    with pytest.raises(Verwisseld):
        keur_id(formaat, eigen, "beeld-1", ids)
    met_ander = schrijf(_ontvanger("12", naam="Kind beeld-123"))
    with pytest.raises(Verwisseld):
        keur_id(formaat, met_ander, "beeld-12", ids)


def _schrijf(w: Werkplaats, formaat: str) -> Any:
    from docgen.opdrachten.maak import schrijfwerk
    from docgen.schrijvers import SCHRIJVERS

    def schrijf(o: Ontvanger) -> bytes:
        taak = w.taken(o, Meldingen())[0]
        werk = schrijfwerk(w.vraag, taak, False, w.opmaker, w.beeldmerk, Meldingen())
        return SCHRIJVERS[formaat](werk[0].document)

    return schrijf


def test_een_verwisseld_bestand_wordt_niet_bewaard(
    werkplaats: Werkplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    o = _ontvanger("12")
    monkeypatch.setattr(maken, "lees_tekst", lambda *_: "kenmerk beeld-12 beeld-13")
    monkeypatch.setattr("docgen.opdrachten.maak.Schrijfwerk.schrijf", lambda _: b"x")
    gemaakt = maak_een(werkplaats, o, Opdracht(0, bezwaar=False), frozenset({"beeld-12", "beeld-13"}))
    assert gemaakt.bestanden == {}
    assert [m.code for m in gemaakt.meldingen] == ["RKS133"]
    assert list(Path(werkplaats.bestek.uit).iterdir()) == []


def test_een_verkeerd_ingevuld_bestand_wordt_niet_bewaard(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The values of one recipient come out in the file of another: the file is read back and refused."""
    monkeypatch.setattr(vormen_kiezen, "_GENOEG", 4)
    echt = vormen.Vormen.vul
    eerdere: list[Any] = []

    def verwissel(self: Any, taak: Any, waarden: Any) -> Any:
        eerdere.append(waarden)
        for g in self.gereed:
            vul = type(g.vorm).vul
            monkeypatch.setattr(
                type(g.vorm), "vul", lambda s, w, vul=vul: vul(s, eerdere[0] if w is waarden else w)
            )
            yield from list(echt(self, taak, waarden))
            monkeypatch.setattr(type(g.vorm), "vul", vul)

    monkeypatch.setattr(vormen.Vormen, "vul", verwissel)
    bron = config.parent / "lijst.csv"
    bron.write_text(leerlingen(5), encoding="utf-8")
    verslag = draai(config, bron, formaten=("docx",))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (1, {"RKS133": 4})


def test_een_fout_in_docgen_raakt_een_regel_en_vertelt_niets(
    werkplaats: Werkplaats, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(_: object) -> bytes:
        raise RuntimeError("Sanne Kind")

    monkeypatch.setattr("docgen.opdrachten.maak.Schrijfwerk.schrijf", stuk)
    gemaakt = maak_een(werkplaats, _ontvanger(), Opdracht(0, bezwaar=False), frozenset({"beeld-1"}))
    (melding,) = gemaakt.meldingen
    assert melding.code == "RKS134"
    assert "RuntimeError" in melding.tekst
    assert "Sanne" not in melding.tekst + melding.hint


def test_afdrukken_begint_elk_op_een_nieuw_vel(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pikepdf

    monkeypatch.setattr("docgen.opdrachten.reeks.samenvoegen.STAPEL", 2)
    bron = config.parent / "lijst.csv"
    bron.write_text(leerlingen(3), encoding="utf-8")
    verslag = draai(config, bron, formaten=("pdf",), samen=True)
    assert [p.name for p in verslag.samen] == ["samen-001.pdf", "samen-002.pdf"]
    los = [len(pikepdf.open(p).pages) for p in sorted((tmp_path / "uit").glob(f"{STAM}-*.pdf"))]
    met_wit = [n + n % 2 for n in los]
    assert [len(pikepdf.open(p).pages) for p in verslag.samen] == [sum(met_wit[:2]), met_wit[2]]
    assert all((p.stat().st_mode & 0o777) == 0o600 for p in verslag.samen)


def test_een_loopmap_verdwijnt_met_wat_erin_staat(tmp_path: Path) -> None:
    (tmp_path / "verborgen").mkdir()
    with _loopmap(tmp_path / "verborgen") as loop:
        (loop / "rol").write_text("iemand")
        assert (loop.stat().st_mode & 0o777) == 0o700
    assert list((tmp_path / "verborgen").iterdir()) == []
