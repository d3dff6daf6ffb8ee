"""A convenant for every member: from a list, from DUO's file, or from both; and one with all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.bron import Kaart, lees_bestand, lees_tekst
from docgen.bron.boom import als_data
from docgen.document import Bijlage
from docgen.meldingen import Meldingen, Uitgang
from docgen.opdrachten.aanhang import bijlagen
from docgen.opdrachten.reeks import Verslag
from docgen.opdrachten.reeks.leden import plaats_leden
from docgen.opdrachten.reeks.verslag import als_tekst
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
    assert (verslag.gemaakt, verslag.geheel, verslag.mislukt) == (4, "gemaakt", 0), verslag.meldingen
    assert verslag.concepten == 0
    assert als_tekst(verslag).startswith(
        "5 regels gelezen: 4 besturen en het geheel gemaakt, 0 besturen niet"
    )
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
    assert (verslag.gemaakt, verslag.mislukt, verslag.geheel) == (2, 1, "niet gemaakt")
    assert codes(verslag) >= {"RKS109", "RKS141", "RKS144"}
    assert verslag.concepten == verslag.bestanden >= 2
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


@pytest.mark.parametrize("bestanden", [["convenant.yaml", "convenant-2028.yaml"], []])
def test_zonder_een_enig_convenant_in_reeksen_kiest_de_gebruiker(bestanden: list[str], config: Path) -> None:
    folder = config.parent / "reeksen"
    inhoud = (folder / "convenant.yaml").read_text(encoding="utf-8")
    (folder / "convenant.yaml").unlink()
    for naam in bestanden:
        (folder / naam).write_text(inhoud, encoding="utf-8")
    verslag = draai(config, folder / "leden.csv", wat="convenant", rol="partij")
    (melding,) = verslag.meldingen
    assert (melding.code, melding.plek.bestand) == ("RKS146", str(folder))
    assert all(naam in melding.tekst for naam in bestanden)
    assert "--sjabloon" in melding.hint


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
    assert (verslag.gemaakt, verslag.mislukt, verslag.uitgang) == (3, 1, Uitgang.MELDINGEN)
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


KOP = "Bestuursnummer;Bestuur;Korte naam;School;Gemeente;KvK;Tekenaar;Functie;FG email;Plaats;Straat;Huisnummer;Postcode"
EEN = "7;Stichting Een;Een;De Eik;Rietdam;90000701;A. Een;bestuurder;fg@een.example;;;;"
TWEE = "8;Stichting Twee;Twee;De Beuk;Rietdam;90000702;B. Twee;bestuurder;fg@twee.example;;;;"


def _leden(config: Path, *rijen: str, kop: str = KOP, **anders: Any) -> Verslag:
    lijst = config.parent / "leden.csv"
    lijst.write_text("\n".join([kop, *rijen, ""]), encoding="utf-8")
    return draai(config, anders.pop("bron", lijst), wat="convenant", rol="partij", **anders)


def _fouten(verslag: Verslag, code: str) -> list[tuple[int, int]]:
    return sorted((m.plek.regel, m.plek.kolom) for m in verslag.meldingen if m.code == code)


@pytest.mark.parametrize(
    ("rij", "plaatsen"),
    [
        (TWEE.replace("8;", "7;", 1), [(3, 2)]),
        (EEN.replace("90000701", "90000702"), [(3, 6)]),
        (EEN.replace("A. Een", "C. Een"), [(3, 7)]),
        (EEN.replace("De Eik;Rietdam", "De Linde;Veenburg"), []),
        ("7;;;De Linde;;;;;;;;;", []),
    ],
)
def test_regels_van_een_bestuur_spreken_elkaar_niet_tegen(
    rij: str, plaatsen: list[tuple[int, int]], config: Path, tmp_path: Path
) -> None:
    verslag = _leden(config, EEN, rij, TWEE)
    assert _fouten(verslag, "RKS118") == plaatsen
    fout = bool(plaatsen)
    assert (verslag.gemaakt, verslag.mislukt, verslag.geheel) == (
        (1, 1, "niet gemaakt") if fout else (2, 0, "gemaakt")
    )
    assert (tmp_path / "uit" / "convenant-leden-2027-7.html").exists() is not fout
    assert ("RKS144" in codes(verslag)) is fout


def test_een_tweede_bestuur_met_hetzelfde_nummer_of_dezelfde_naam_valt_op(config: Path) -> None:
    zelfde = "9;stichting EEN;;De Linde;Veenburg;9000 0702;C. Drie;bestuurder;fg@drie.example;;;;"
    verslag = _leden(config, EEN.replace(";Een;", ";;"), TWEE, zelfde)
    assert (_fouten(verslag, "RKS119"), _fouten(verslag, "RKS123")) == ([(4, 6)], [(4, 2)])
    verslag = _leden(config, EEN, TWEE, zelfde.replace(";;", ";Drie;", 1), overschrijf=True)
    assert _fouten(verslag, "RKS123") == []


def test_een_bestuur_met_een_foute_regel_komt_met_al_zijn_regels_terug(config: Path, tmp_path: Path) -> None:
    fout = "8;;;De Linde;Veenburg;123;;;;;;;"
    goed = fout.replace("123", "")
    verslag = _leden(config, EEN, TWEE, fout)
    assert (verslag.gemaakt, verslag.mislukt, verslag.geheel) == (1, 1, "niet gemaakt")
    assert als_tekst(verslag).startswith(
        "3 regels gelezen: 1 bestuur gemaakt, 1 bestuur en het geheel niet gemaakt"
    )
    mislukt = tmp_path / "uit" / "mislukt.csv"
    kop, *rijen = mislukt.read_text(encoding="utf-8-sig").splitlines()
    assert [rij.rsplit(";", 1)[0] for rij in rijen] == [TWEE, fout]
    mislukt.write_text("\n".join([kop, *rijen]).replace("Veenburg;123", "Veenburg;"), encoding="utf-8")
    verslag = _leden(config, EEN, bron=mislukt)
    assert (verslag.gemaakt, verslag.geheel, codes(verslag)) == (1, "", {"RKS145"})
    assert all(school in _tekst(tmp_path / "uit", "-8") for school in ("De Beuk", "De Linde"))
    assert not (tmp_path / "uit" / "convenant-leden-2027.html").exists()
    verslag = _leden(config, EEN, TWEE, goed, hervat=True)
    assert (verslag.gemaakt, verslag.al_klaar, verslag.geheel) == (0, 2, "gemaakt")
    assert _leden(config, EEN, TWEE, goed, hervat=True).geheel == "al klaar"


@pytest.mark.parametrize(
    "slecht", ["8;Stichting;Twee;te;veel;1;2;3;4;5;6;7;8;9;10", "8;111222333;;;;;;;;;;;"]
)
def test_wat_bij_het_lezen_afvalt_neemt_zijn_bestuur_en_het_geheel_mee(
    slecht: str, config: Path, tmp_path: Path
) -> None:
    verslag = _leden(config, EEN, TWEE, slecht)
    assert (verslag.gemaakt, verslag.mislukt, verslag.geheel) == (1, 1, "niet gemaakt")
    assert len((tmp_path / "uit" / "mislukt.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_een_fout_bestuur_komt_niet_zonder_naam_uit_duo_terug(config: Path, tmp_path: Path) -> None:
    duo = tmp_path / "duo.csv"
    duo.write_text(DUO, encoding="utf-8")
    rij = EEN.replace("7;", "90101;", 1)
    verslag = _leden(config, rij, rij.replace("A. Een", "B. Een"), duo=duo, gemeenten=("Rietdam",))
    assert _fouten(verslag, "RKS118") == [(3, 7)]
    assert [p.name for p in (tmp_path / "uit").glob("convenant-*")] == ["convenant-leden-2027-90102.html"]


def test_wat_mislukte_blijft_met_duo_bij_de_eigen_besturen(config: Path, tmp_path: Path) -> None:
    duo = tmp_path / "duo.csv"
    duo.write_text(DUO, encoding="utf-8")
    rij = EEN.replace("7;", "90101;", 1)
    keus: dict[str, Any] = {"duo": duo, "gemeenten": ("Rietdam",), "kop": f"{KOP};waarom niet"}
    verslag = _leden(config, f"{rij};RKS118", **keus)
    assert (verslag.gemaakt, verslag.geheel) == (1, "")
    assert codes(verslag) >= {"RKS122", "RKS145"}
    assert [p.name for p in (tmp_path / "uit").glob("convenant-*")] == ["convenant-leden-2027-90101.html"]


def test_met_een_gemeente_zegt_docgen_welke_scholen_niet_meedoen(config: Path, tmp_path: Path) -> None:
    elders = "7;;;De {};{};;;;;;;;"
    rijen = [elders.format("Linde", "Bergen op Zoom"), elders.format("Es", "'S-GRAVENHAGE")]
    verslag = _leden(config, EEN, *rijen, TWEE, gemeenten=("rietdam",))
    (melding,) = (m for m in verslag.meldingen if m.code == "RKS122")
    assert melding.tekst.startswith("2 scholen")
    assert melding.hint.endswith("'s-Gravenhage, Bergen op Zoom")
    assert verslag.geheel == "gemaakt"
    assert "De Linde" not in _tekst(tmp_path / "uit", "")


def test_een_plaats_in_hoofdletters_staat_gewoon_in_het_convenant(config: Path, tmp_path: Path) -> None:
    _leden(config, EEN.removesuffix(";;;;") + ";ALPHEN AAN DEN RIJN;Kade;1;1234 AB", proef=1)
    assert "1234 AB Alphen aan den Rijn" in _tekst(tmp_path / "uit", "-7").replace("\u00a0", " ")


def test_een_bestuur_zonder_lijst_van_scholen_doet_mee_met_zijn_scholen(config: Path, tmp_path: Path) -> None:
    _leden(config, EEN.replace("De Eik", ""), proef=1)
    tekst = _tekst(tmp_path / "uit", "-7")
    assert "<li>de scholen van Stichting Een.</li>" in tekst
    assert "<li>Stichting Een" not in tekst


def test_elke_bladzijde_van_een_convenant_heeft_het_kenmerk(config: Path, tmp_path: Path) -> None:
    _leden(config, EEN, proef=1)
    voet = _tekst(tmp_path / "uit", "-7").partition('<footer class="voet">')[2].partition("</footer>")[0]
    assert "kenmerk leden-2027-7" in voet
