"""A convenant for every member: from a list, from DUO's file, or from both; and one with all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.bron import Kaart, lees_bestand, lees_tekst
from docgen.bron.boom import als_data
from docgen.document import Bijlage
from docgen.meldingen import Meldingen, Uitgang
from docgen.opdrachten.aanhang import bijlagen
from docgen.opdrachten.reeks.leden import plaats_leden
from docgen.opdrachten.taken import Taak

from .hulp_reeks import codes, draai, werkmap

DUO = (
    "PROVINCIE;BEVOEGD_GEZAG_NUMMER ;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;GEMEENTENAAM;TELEFOONNUMMER\n"
    "Utrecht;90101;99ZZ;99ZZ00;De Regenboog;RIETDAM;0850000001\n"
    "Utrecht;90101;99ZZ;99ZZ01;De Regenboog; VEENBURG;\n"
    "Utrecht;90102;99ZY;99ZY00;’t Eéndje;RIETDAM;0850000002\n"
    "Utrecht;90103;99ZX;99ZX00;De Verte;VERWEG;0850000003\n"
    "Utrecht;;99ZW;99ZW00;Zonder Bestuur;RIETDAM;\n"
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path, "samenwerkingsverband")


def _tekst(uit: Path, naam: str) -> str:
    return (uit / f"convenant-leden-2027{naam}.html").read_text(encoding="utf-8")


def test_elk_bestuur_een_convenant_en_een_voor_allen(config: Path, tmp_path: Path) -> None:
    verslag = draai(config, config.parent / "reeksen" / "leden.csv", wat="convenant", rol="partij")
    assert (verslag.gemaakt, verslag.mislukt, verslag.concepten) == (5, 0, 0), verslag.meldingen
    uit = tmp_path / "uit"
    een, alle = _tekst(uit, "-90102"), _tekst(uit, "")
    assert "Het Kompas" in een
    assert "Veenrand" not in een
    assert all(naam in alle for naam in ("Het Kompas", "Veenrand", "De Oeverzwaluw", "Coöperatie Leerhof"))
    assert "basisschool De Plaggenhut" in _tekst(uit, "-90101")
    assert "het schoolbestuur</" not in een


def test_wat_de_pdf_meedraagt_is_alleen_het_eigen_convenant(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien: list[Bijlage] = []

    def kijk(taak: Taak) -> tuple[Bijlage, ...]:
        gezien.extend(bijlagen(taak))
        return ()

    monkeypatch.setattr("docgen.opdrachten.maak.bijlagen", kijk)
    draai(config, config.parent / "reeksen" / "leden.csv", wat="convenant", rol="partij", proef=1)
    assert gezien
    for bijlage in gezien:
        boom = lees_tekst(bijlage.inhoud.decode(), Meldingen(), "bijlage")
        assert isinstance(boom, Kaart)
        assert [p["id"] for p in als_data(boom)["partijen"]][:2] == ["swv", "bestuur-90101"]
        assert als_data(boom)["kenmerk"] == "leden-2027-90101"
        assert b"Kompas" not in bijlage.inhoud


@pytest.mark.parametrize("codering", ["cp1252", "utf-8-sig"])
def test_uit_het_bestand_van_duo(codering: str, config: Path, tmp_path: Path) -> None:
    duo = tmp_path / "duo.csv"
    duo.write_bytes(DUO.replace("\n", "\r\n").encode(codering))
    verslag = draai(config, None, wat="convenant", rol="partij", duo=duo, gemeenten=("Rietdam",))
    assert (verslag.gemaakt, verslag.mislukt) == (3, 1)
    assert codes(verslag) >= {"RKS109", "RKS141"}
    assert verslag.concepten == verslag.bestanden >= 3
    assert "’t Eéndje" in _tekst(tmp_path / "uit", "-90102")
    assert "naam van het bestuur met nummer 90102" in _tekst(tmp_path / "uit", "-90102")


def test_duo_met_de_namen_uit_een_eigen_lijst(config: Path, tmp_path: Path) -> None:
    duo, leden = tmp_path / "duo.csv", config.parent / "reeksen" / "leden.csv"
    duo.write_text(DUO, encoding="utf-8")
    verslag = draai(config, leden, wat="convenant", rol="partij", duo=duo, gemeenten=("RIETDAM",))
    assert "RKS141" not in codes(verslag)
    tekst = _tekst(tmp_path / "uit", "-90102")
    assert "basisschool De Windroos" in tekst
    assert "’t Eéndje" in tekst


def test_zonder_modelpartij_gaat_het_niet(config: Path) -> None:
    gewoon = config.parent / "convenanten" / "regio-2026.yaml"
    verslag = draai(
        config, config.parent / "reeksen" / "leden.csv", wat="convenant", rol="partij", sjabloon=gewoon
    )
    assert codes(verslag) == {"RKS140"}
    assert (verslag.gemaakt, verslag.meldingen[0].plek.bestand) == (0, str(gewoon))


def test_de_modelpartij_geeft_geen_bestuur_het_nummer_van_een_ander(config: Path) -> None:
    model = config.parent / "reeksen" / "convenant.yaml"
    eigen = "\n    kvk: 90000299\n    vertegenwoordiger: {naam: P. Verzonnen, functie: bestuurder}"
    model.write_text(model.read_text().replace("naam: het schoolbestuur", "naam: het schoolbestuur" + eigen))
    verslag = draai(
        config, config.parent / "reeksen" / "leden.csv", wat="convenant", rol="partij", sjabloon=model
    )
    assert [(m.code, m.tekst.split("'")[1]) for m in verslag.meldingen] == [
        ("RKS142", "kvk"),
        ("RKS142", "vertegenwoordiger.naam"),
    ]
    assert verslag.gemaakt == 0


def test_elke_regel_over_het_lid_komt_terug_voor_elk_lid(config: Path) -> None:
    basis = lees_bestand(config.parent / "reeksen" / "convenant.yaml", Meldingen())
    leden = [lees_tekst(f"{{id: b-{n}, naam: Bestuur {n}}}", Meldingen(), "x") for n in (1, 2)]
    assert basis
    data = als_data(plaats_leden(basis, [lid for lid in leden if lid], enige=False))
    assert [p["id"] for p in data["partijen"]][:4] == ["swv", "b-1", "b-2", "leerplicht"]
    assert data["partijen"][1]["soort"] == "schoolbestuur"
    per_partij = [r["partij"] for r in data["grondslagen"]]
    assert per_partij.count("b-1") == per_partij.count("b-2") > 1
    assert all("lid" not in r.get("ontvangers", ()) and r["partij"] != "lid" for r in data["grondslagen"])
    van_ggd = next(r for r in data["grondslagen"] if r["partij"] == "ggd")
    assert van_ggd["ontvangers"] == ["b-1", "b-2", "jeugdhulp"]


def _eigen_stuk(config: Path, zin: str, kop: str = "") -> None:
    """A template that says that it belongs to the series."""
    stuk = config.parent / "sjablonen" / "convenanten" / "machtiging.html"
    stuk.parent.mkdir(parents=True, exist_ok=True)
    vast = "titel: Machtiging\ngroep: convenanten\ndoel: een proef\ngegevens: convenant\nreeks: convenant\n"
    blok = f"{{% block brief %}}<p>{zin}</p>{{% endblock %}}"
    stuk.write_text(
        f'---\n{vast}{kop}---\n{{% extends "huisstijl/brief.html" %}}\n{blok}\n', encoding="utf-8"
    )


_STUK_FOUT = "{{ 1 // 0 if lid.id == 'bestuur-90102' else '' }}"
_ALS_FOUT = "als: lid.onzin if lid.id == 'bestuur-90102' else true\n"


@pytest.mark.parametrize(("zin", "kop"), [(_STUK_FOUT, ""), ("", _ALS_FOUT)], ids=["sjabloon", "als"])
def test_mislukt_een_stuk_dan_krijgt_dat_bestuur_niets(
    zin: str, kop: str, config: Path, tmp_path: Path
) -> None:
    leden = config.parent / "reeksen" / "leden.csv"
    _eigen_stuk(config, zin, kop)
    verslag = draai(config, leden, wat="convenant", rol="partij")
    uit = tmp_path / "uit"
    (code,) = (c for c in codes(verslag) if c.startswith("SJB"))
    assert (verslag.gemaakt, verslag.mislukt, verslag.uitgang) == (4, 1, Uitgang.MELDINGEN)
    assert list(uit.glob("*-90102*")) == []
    assert code in (uit / "mislukt.csv").read_text(encoding="utf-8-sig")
    assert draai(config, leden, wat="convenant", rol="partij", hervat=True).mislukt == 1
    _eigen_stuk(config, "Goed.")
    verslag = draai(config, leden, wat="convenant", rol="partij", hervat=True)
    assert (verslag.mislukt, len(list(uit.glob("*-90102*")))) == (0, 5)


def test_een_eigen_stuk_in_de_reeks(config: Path, tmp_path: Path) -> None:
    """A template that says that it belongs to the series is made too, once per member."""
    _eigen_stuk(config, "Wij machtigen namens {{ lid.naam }}.")
    verslag = draai(config, config.parent / "reeksen" / "leden.csv", wat="convenant", rol="partij", proef=1)
    assert verslag.gemaakt == 1
    assert len(list((tmp_path / "uit").glob("machtiging-*"))) == 1
    tekst = (tmp_path / "uit" / "machtiging-leden-2027-90101.html").read_text()
    assert "namens Stichting Openbaar Basisonderwijs Veenrand." in tekst
