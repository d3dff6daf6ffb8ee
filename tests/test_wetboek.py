"""The norms themselves: complete, unique, well cited; and the book that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from docgen.meldingen import Onleesbaar
from docgen.model.basis import Sector
from docgen.plaatsen import CONFIGURATIE
from docgen.recht.laden import toezichthouder, wetboek
from docgen.recht.norm import Norm, artikel_uit_id
from docgen.recht.wetboek import NietVanKracht, NormOnbekend, WaardeOnbekend, Wetboek

OP = date(2026, 11, 22)
WET = wetboek()
ALLE = list(WET.normen())
BESTANDEN = sorted((CONFIGURATIE / "recht").glob("*.yaml"))


@pytest.mark.parametrize("norm", ALLE, ids=lambda norm: norm.id)
def test_norm_is_volledig(norm: Norm) -> None:
    assert re.fullmatch(r"[a-z0-9][A-Za-z0-9.:-]*", norm.id)
    assert len(norm.kern.split()) in range(4, 26)
    assert norm.kern.endswith(".")
    assert norm.wet.vindplaats
    assert norm.wet.naam in norm.bron
    assert norm.vanaf <= max(OP, date(2027, 1, 1))
    assert norm.verwijzing.strip()
    assert norm.sectoren <= {sector.value for sector in Sector}
    for reeks in norm.waarden.values():
        assert reeks
        assert len({waarde.vanaf for waarde in reeks}) == len(reeks)


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.stem)
def test_bestand_heet_naar_de_wet(pad: Path) -> None:
    boek = YAML(typ="safe").load(pad)
    assert boek["wet"]["id"] == pad.stem
    assert boek["normen"]
    assert all(norm["id"].startswith(f"{pad.stem}-") for norm in boek["normen"])


def test_ids_zijn_uniek() -> None:
    ids = [norm.id for norm in ALLE]
    assert len(ids) == len(set(ids))


def _gebruikt(gegevens: Any) -> Iterator[str]:
    """Every norm id under a key `norm` or `normen`, at any depth."""
    if isinstance(gegevens, list):
        for deel in gegevens:
            yield from _gebruikt(deel)
    if isinstance(gegevens, dict):
        for sleutel, deel in gegevens.items():
            if sleutel in ("norm", "normen"):
                yield from (
                    [deel] if isinstance(deel, str) else [id_ for id_ in deel or () if isinstance(id_, str)]
                )
            else:
                yield from _gebruikt(deel)


ANDERE = sorted(p for p in CONFIGURATIE.rglob("*.yaml") if not {"recht", "starter"} & set(p.parts))


@pytest.mark.parametrize("pad", ANDERE, ids=lambda pad: pad.stem)
def test_configuratie_noemt_alleen_bestaande_normen(pad: Path) -> None:
    onbekend = sorted({id_ for id_ in _gebruikt(YAML(typ="safe").load(pad)) if id_ not in WET})
    assert not onbekend


def test_gebruikt_vindt_een_norm_op_elke_diepte() -> None:
    assert list(_gebruikt({"items": [{"norm": "avg-5"}, {"x": {"normen": ["avg-6"]}}]})) == ["avg-5", "avg-6"]


@pytest.mark.parametrize(
    ("id_", "verwijzing", "kort"),
    [
        ("avg-12-3", "artikel 12 lid 3 AVG", "AVG 12 lid 3"),
        ("avg-12-5-b", "artikel 12 lid 5 onder b AVG", "AVG 12 lid 5 onder b"),
        ("avg-6-1-slot", "artikel 6 lid 1 laatste alinea AVG", "AVG 6 lid 1 laatste alinea"),
        ("avg-overweging-63", "overweging 63 AVG", "AVG overweging 63"),
        ("uavg-25-a", "artikel 25 onder a UAVG", "UAVG 25 onder a"),
        ("bw-1:377c", "artikel 1:377c BW", "BW 1:377c"),
        ("wvo-8.17-5", "artikel 8.17 lid 5 WVO 2020", "WVO 2020 8.17 lid 5"),
        ("web-8.1.1a", "artikel 8.1.1a WEB", "WEB 8.1.1a"),
        ("wet-lb-28-1-f", "artikel 28 lid 1 onder f Wet LB 1964", "Wet LB 1964 28 lid 1 onder f"),
        (
            "rechtspraak-hr-2023-1216",
            "HR 15 september 2023, ECLI:NL:HR:2023:1216",
            "HR 15 september 2023, ECLI:NL:HR:2023:1216",
        ),
        ("edpb-01-2022-159", "EDPB-richtsnoeren 01/2022, § 159", "EDPB-richtsnoeren 01/2022, § 159"),
    ],
)
def test_verwijzing(id_: str, verwijzing: str, kort: str) -> None:
    norm = WET.norm(id_, OP)
    assert (norm.verwijzing, norm.kort) == (verwijzing, kort)


def test_artikel_uit_id() -> None:
    assert artikel_uit_id("8a.2.2-3-h") == "artikel 8a.2.2 lid 3 onder h"


def test_onbekende_norm_noemt_wat_erop_lijkt() -> None:
    with pytest.raises(NormOnbekend) as fout:
        WET.norm("wvo-8.17-55", OP)
    assert "wvo-8.17-5" in fout.value.lijkt_op
    assert "bedoelde u" in str(fout.value)


def test_norm_geldt_vanaf_een_datum() -> None:
    assert WET.norm("uavg-5-3-b", date(2026, 9, 1)).id == "uavg-5-3-b"
    with pytest.raises(NietVanKracht, match="01-09-2026"):
        WET.norm("uavg-5-3-b", date(2026, 8, 31))
    assert WET.van_kracht(["uavg-5-3", "uavg-5-3-b"], date(2026, 8, 31)) == ("uavg-5-3",)


def test_waarde_op_een_datum() -> None:
    assert WET.waarde("uavg-5-3", "leeftijd_leerling", date(2026, 8, 31)) == 16
    assert WET.waarde("uavg-5-3", "leeftijd_leerling", date(2026, 9, 1)) == 12
    with pytest.raises(NietVanKracht):
        WET.waarde("avg-33-1", "melden_uren", date(2018, 5, 24))
    with pytest.raises(WaardeOnbekend, match="melden_uren"):
        WET.waarde("avg-33-1", "melden_dagen", OP)


def test_soort_van_waarde() -> None:
    assert WET.getal("avg-33-1", "melden_uren", OP) == 72
    assert "Koningsdag" in WET.woorden("atw-3-1", "feestdagen", OP)
    with pytest.raises(TypeError, match="getal"):
        WET.getal("atw-3-1", "feestdagen", OP)
    with pytest.raises(TypeError, match="lijst"):
        WET.woorden("avg-33-1", "melden_uren", OP)


@pytest.mark.parametrize(
    ("id_", "sector", "geldt"),
    [
        ("wpo-40b", Sector.PO, True),
        ("wpo-40b", Sector.VO, False),
        ("wpo-18a-13", Sector.SWV, True),
        ("wec-42a", Sector.SO_VSO, True),
        ("wec-42b", Sector.SO, False),
        ("avg-6-1-e", Sector.MBO, True),
        ("wms-14-3-d", Sector.VO, True),
        ("wms-14-3-d", Sector.PO, False),
    ],
)
def test_sector(id_: str, sector: Sector, geldt: bool) -> None:
    assert WET.norm(id_, OP).geldt_voor(sector.delen) == geldt


def test_dubbele_norm_in_een_wet_kan_niet() -> None:
    norm = {"id": "x-1", "kern": "Een regel die twee keer staat."}
    kop = {"id": "x", "naam": "X", "afkorting": "X", "vindplaats": "X", "vanaf": OP, "zekerheid": "zeker"}
    with pytest.raises(ValueError, match="twee keer"):
        Wetboek.uit_lijst([{"wet": kop, "normen": [norm, norm]}]).norm("x-1", OP)


def test_een_wet_wordt_pas_gelezen_als_het_nodig_is() -> None:
    gelezen: list[str] = []
    kop = {"naam": "X", "afkorting": "X", "vindplaats": "X", "vanaf": OP, "zekerheid": "zeker"}

    class Spion(dict[str, Any]):
        def __getitem__(self, wet: str) -> Any:
            gelezen.append(wet)
            normen = [{"id": f"{wet}-{n}", "kern": "Een regel uit deze wet."} for n in (1, 2)]
            return {"wet": {**kop, "id": wet}, "normen": normen}

    boek = Wetboek(Spion(a=None, b=None))
    boek.norm("b-1", OP)
    boek.norm("b-2", OP)
    assert gelezen == ["b"]


def test_eigen_configuratie_gaat_voor(tmp_path: Path) -> None:
    (tmp_path / "recht").mkdir()
    (tmp_path / "recht" / "beleid.yaml").write_text(
        "wet: {id: beleid}\n"
        "normen:\n"
        "  - id: beleid-reactietermijn\n"
        "    artikel: ons beleid\n"
        "    kern: Wij geven ouders drie weken.\n"
        "    waarden: {dagen: [{vanaf: 2020-01-01, waarde: 21}]}\n",
        encoding="utf-8",
    )
    (tmp_path / "toezichthouder.yaml").write_text(
        "toezichthouder: {telefoon: 085-0000123}\n", encoding="utf-8"
    )
    eigen = wetboek((tmp_path,))
    assert eigen.waarde("beleid-reactietermijn", "dagen", OP) == 21
    assert eigen.waarde("beleid-streefdatum", "werkdagen", OP) == 5
    assert eigen.norm("beleid-reactietermijn", OP).verwijzing == "ons beleid"
    assert toezichthouder((tmp_path,)).telefoon == "085-0000123"
    assert toezichthouder((tmp_path,)).naam == toezichthouder().naam


@pytest.mark.parametrize(
    ("bestand", "inhoud", "code"),
    [
        ("recht/avg.yaml", "normen: [{kern: zonder id}]\n", "INV311"),
        ("recht/avg.yaml", "normen: [{id: avg-99}]\n", "INV311"),
        ("recht/eigen.yaml", "normen: []\n", "INV311"),
        ("recht/avg.yaml", "normen: &x [{id: avg-99}]\n", "INV0"),
        ("toezichthouder.yaml", "toezichthouder: {fax: 085-0000123}\n", "INV312"),
        ("toezichthouder.yaml", "- los\n", "INV"),
    ],
)
def test_eigen_bestand_met_een_fout_is_een_melding(
    tmp_path: Path, bestand: str, inhoud: str, code: str
) -> None:
    (tmp_path / "recht").mkdir()
    (tmp_path / bestand).write_text(inhoud, encoding="utf-8")
    with pytest.raises(Onleesbaar) as fout:
        (toezichthouder((tmp_path,)), list(wetboek((tmp_path,)).normen()))
    assert fout.value.meldingen[0].code.startswith(code)
    assert bestand in fout.value.meldingen[0].plek.bestand
