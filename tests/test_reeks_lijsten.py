"""Which list fits which document, and who takes part when DUO's file and the user's own list are given together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.opdrachten.reeks import Verslag

from .hulp_reeks import LEERLINGEN, codes, draai, schrijf_lijst, werkmap
from .test_duo import KOP_2021, RIJ
from .test_reeks_convenant import DUO

LEDEN = """Bestuursnummer;Bestuur;School;Gemeente;Tekenaar;Functie
90101;Stichting Veenrand;De Turfsteker;Veenburg;P. Bedacht;voorzitter
90101;Stichting Veenrand;De Plaggenhut;Rietdam;;
90104;Coöperatie Leerhof;De Laan;Leerdam-Oost;O. Verzinsel;directeur
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path, "samenwerkingsverband")


def _convenanten(config: Path, bron: Path | None, **anders: Any) -> Verslag:
    return draai(config, bron, **{"wat": "convenant", "rol": "partij"} | anders)


def _besturen(config: Path) -> set[str]:
    """The numbers of the boards with a convenant."""
    namen = (p.stem for p in (config.parent.parent / "uit").glob("convenant-leden-2027-*.html"))
    return {naam.rpartition("-")[2] for naam in namen}


def _regels(verslag: Verslag, code: str) -> set[tuple[str, int]]:
    return {(Path(m.plek.bestand).name, m.plek.regel) for m in verslag.meldingen if m.code == code}


def _tekst(config: Path, nummer: str) -> str:
    pad = config.parent.parent / "uit" / f"convenant-leden-2027-{nummer}.html"
    return pad.read_text(encoding="utf-8")


def test_met_duo_en_een_gemeente_doet_mee_wie_daar_een_school_heeft(config: Path) -> None:
    leden = config.parent / "reeksen" / "leden.csv"
    verslag = _convenanten(config, leden, duo=schrijf_lijst(config, DUO, "duo.csv"), gemeenten=("Rietdam",))
    assert _besturen(config) == {"90101", "90102"}
    assert _regels(verslag, "RKS117") == {("leden.csv", 5), ("leden.csv", 6)}
    assert "Stichting Openbaar Basisonderwijs Veenrand" in _tekst(config, "90101")


def test_met_duo_zonder_gemeente_blijft_elk_bestuur_van_deschrijf_lijst(config: Path) -> None:
    duo = schrijf_lijst(config, DUO.replace("Utrecht;;99ZW;99ZW00;Zonder Bestuur;RIETDAM;\n", ""), "duo.csv")
    verslag = _convenanten(config, config.parent / "reeksen" / "leden.csv", duo=duo)
    assert _besturen(config) == {"90101", "90102", "90103", "90104"}
    assert _regels(verslag, "RKS117") == {("leden.csv", 6)}
    assert verslag.concepten == 0


def test_een_gemeente_die_niemand_heeft_geeft_niets(config: Path) -> None:
    duo = schrijf_lijst(config, DUO, "duo.csv")
    verslag = _convenanten(config, schrijf_lijst(config, LEDEN), duo=duo, gemeenten=("Nergens",))
    assert (verslag.gemaakt, codes(verslag)) == (0, {"RKS114", "RKS117"})


@pytest.mark.parametrize("met_duo", [False, True])
def test_zonder_kolom_met_de_gemeente_kiest_niemand(met_duo: bool, config: Path) -> None:
    leden = config.parent / "reeksen" / "leden.csv"
    duo = schrijf_lijst(config, DUO.replace("GEMEENTENAAM", "RPA_GEBIED"), "duo.csv") if met_duo else None
    verslag = _convenanten(config, leden, duo=duo, gemeenten=("Rietdam",))
    assert (verslag.gemaakt, codes(verslag)) == (0, {"RKS116"})
    assert _regels(verslag, "RKS116") == {((duo or leden).name, 1)}


def test_een_eigen_kolom_is_ook_een_gemeente(config: Path) -> None:
    leden = schrijf_lijst(config, LEDEN.replace("Gemeente", "Waar"))
    _convenanten(config, leden, gemeenten=("Leerdam Oost",), kolommen=("gemeente=Waar",))
    assert _besturen(config) == {"90104"}


def test_wie_tekent_mag_op_de_regel_van_een_school_elders_staan(config: Path) -> None:
    _convenanten(config, schrijf_lijst(config, LEDEN), gemeenten=("Rietdam",))
    assert _besturen(config) == {"90101"}
    tekst = _tekst(config, "90101")
    assert "P. Bedacht" in tekst
    assert "De Plaggenhut" in tekst
    assert "De Turfsteker" not in tekst


def test_een_adres_in_duo_is_van_de_school_en_nooit_van_het_bestuur(config: Path) -> None:
    rij = RIJ.replace(";10001;", ";90101;").replace('"', "")
    leden = schrijf_lijst(config, "Bestuursnummer;Bestuur\n90101;Stichting Veenrand\n")
    _convenanten(config, leden, duo=schrijf_lijst(config, f"{KOP_2021}\n{rij}\n", "duo.csv"))
    tekst = _tekst(config, "90101")
    assert "De Regenboog" in tekst
    assert [deel for deel in ("1-A-5", "GRAVENHAGE") if deel in tekst] == []


@pytest.mark.parametrize("kolom", ["partij.naam=Wie", "gemeente=RPA_GEBIED"])
def test_een_eigen_kolom_hoeft_maar_in_een_van_de_bestanden_te_staan(kolom: str, config: Path) -> None:
    duo = schrijf_lijst(config, DUO.replace("TELEFOONNUMMER", "RPA_GEBIED"), "duo.csv")
    leden = schrijf_lijst(config, LEDEN.replace("Bestuur;", "Wie;"))
    verslag = _convenanten(config, leden, duo=duo, kolommen=(kolom,))
    assert "RKS107" not in codes(verslag)
    assert _besturen(config) >= {"90101", "90102", "90103"}
    verslag = _convenanten(config, leden, duo=duo, kolommen=("partij.naam=Weet niet",))
    assert [m.code for m in verslag.meldingen] == ["RKS107"]


def test_wat_een_bestuur_van_duo_mist_staat_nooit_bij_een_ander_bestuur(config: Path) -> None:
    leden = config.parent / "reeksen" / "leden.csv"
    duo = schrijf_lijst(config, DUO.replace(";90101;", ";90108;").replace(";90102;", ";90109;"), "duo.csv")
    verslag = _convenanten(config, leden, duo=duo, gemeenten=("Rietdam",), streng=True)
    assert (verslag.gemaakt, verslag.mislukt, verslag.geheel) == (0, 3, "niet gemaakt")
    assert _regels(verslag, "CNV102") == _regels(verslag, "RKS141") == {("duo.csv", 2), ("duo.csv", 4)}
    (pad,) = verslag.mislukt_bestanden
    assert pad.name == "mislukt-duo.csv"
    assert _mislukt(pad, 1, 4) == [
        ("90108", "De Regenboog", "CNV102"),
        ("90108", "De Regenboog", "hoort bij regel 2"),
        ("90109", "’t Eéndje", "CNV102"),
        ("", "Zonder Bestuur", "RKS109"),
    ]


def test_wie_in_twee_bestanden_staat_komt_terug_in_de_eigenschrijf_lijst(config: Path) -> None:
    duo, leden = schrijf_lijst(config, DUO, "duo.csv"), schrijf_lijst(config, LEDEN)
    verslag = _convenanten(config, leden, duo=duo, streng=True)
    lijst, van_duo = verslag.mislukt_bestanden
    assert [nummer for nummer, *_ in _mislukt(lijst, 0)] == ["90101", "90101", "90104"]
    assert [nummer for nummer, *_ in _mislukt(van_duo, 1)] == ["90102", "90103", ""]
    assert verslag.mislukt == 5
    assert _convenanten(config, leden).mislukt_bestanden == []
    assert not lijst.exists()
    assert not van_duo.exists()


def _mislukt(pad: Path, *kolommen: int) -> list[tuple[str, ...]]:
    """What stands in these columns of the rows that were not made, and the code of why."""
    rijen = [rij.split(";") for rij in pad.read_text(encoding="utf-8-sig").splitlines()]
    return [(*(rij[k] for k in kolommen), rij[-1].partition(":")[0]) for rij in rijen[1:]]


PAST_NIET: dict[str, tuple[str, str, dict[str, Any]]] = {
    "besturen bij een formulier": ("basisschool", "--leerlingen", {"rol": "partij"}),
    "leerlingen bij een convenant": ("samenwerkingsverband", "--leden", {"wat": "convenant"}),
    "ontvangers bij een volmacht": ("samenwerkingsverband", "--leden", {"wat": "volmacht", "rol": "aan"}),
    "gemeente bij leerlingen": ("basisschool", "--groep", {"gemeenten": ("Rietdam",)}),
    "groep bij besturen": (
        "samenwerkingsverband",
        "--gemeente",
        {"wat": "convenant", "rol": "partij", "groepen": ("6a",)},
    ),
}


@pytest.mark.parametrize("geval", PAST_NIET)
def test_een_lijst_of_keuze_die_niet_past(geval: str, tmp_path: Path) -> None:
    soort, hint, anders = PAST_NIET[geval]
    config = werkmap(tmp_path, soort)
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN if soort == "basisschool" else LEDEN), **anders)
    assert [m.code for m in verslag.meldingen] == ["RKS115"]
    assert hint in verslag.meldingen[0].hint
    assert (verslag.gemaakt, list((tmp_path / "uit").glob("*.html"))) == (0, [])
