"""What pupils of a series share: never the parents, the birthday or the name of another child."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.meldingen import Uitgang

from .hulp_reeks import codes, draai, werkmap

OVERLEG = """kenmerk: o-9
leerling: {{naam: Sam Voorbeeld, geboortedatum: 2017-05-03, groep: 5B}}
gezag: [{{soort: ouder, naam: Karim Verzonnen}}, {{soort: ouder, naam: Elise Bedacht}}]
ouders_samen: ja
mening_leerling: ik vind het goed
doel: {doel}
partners: [{{partner: leerplichtambtenaar, organisatie: gemeente Proefstad}}]
gegevens: [{{soort: verzuim}}]
"""
LIJST = "leerlingnummer;naam;geboortedatum\n11;Noor Bakker;2016-02-01\n12;;2016-02-01\n13;Ravi 't Hof;\n"


def _draai(tmp_path: Path, doel: str):  # type: ignore[no-untyped-def]
    config = werkmap(tmp_path)
    bron, sjabloon = config.parent / "lijst.csv", config.parent / "gedeeld.yaml"
    bron.write_text(LIJST, encoding="utf-8")
    sjabloon.write_text(OVERLEG.format(doel=doel), encoding="utf-8")
    return draai(config, bron, wat="toestemmingsformulier", sjabloon=sjabloon)


def test_niets_van_de_ene_leerling_komt_bij_een_ander(tmp_path: Path) -> None:
    verslag = _draai(tmp_path, "samen bepalen welke hulp de leerling in de klas nodig heeft")
    (pagina,) = (tmp_path / "uit").glob("*.html")
    tekst = pagina.read_text(encoding="utf-8")
    assert pagina.name == "toestemmingsformulier-o-9-11.html"
    assert "Noor Bakker" in tekst
    for naam in ("Sam", "Karim", "Elise", "3 mei 2017", "ik vind het goed"):
        assert naam not in tekst
    assert (verslag.gemaakt, verslag.mislukt) == (1, 2)
    assert {"INV102", "TST125"} <= codes(verslag)


@pytest.mark.parametrize("naam", ["Sam", "Sam Voorbeeld", "Karim Verzonnen"])
def test_een_naam_in_een_tekst_voor_iedereen_wordt_geweigerd(tmp_path: Path, naam: str) -> None:
    verslag = _draai(tmp_path, f"nodig om {naam} weer met plezier naar school te laten gaan")
    (melding,) = [m for m in verslag.meldingen if m.code == "RKS143"]
    assert (Path(melding.plek.bestand).name, melding.plek.regel) == ("gedeeld.yaml", 6)
    assert naam not in melding.tekst + melding.hint
    assert verslag.uitgang == Uitgang.MELDINGEN
    assert not list((tmp_path / "uit").glob("*.html"))


def test_een_deel_van_een_woord_is_geen_naam(tmp_path: Path) -> None:
    assert _draai(tmp_path, "Samen bepalen welke hulp de leerling in de klas nodig heeft").gemaakt == 1
