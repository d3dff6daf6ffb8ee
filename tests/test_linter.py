"""controleer as a linter: annotations for GitHub, SARIF, and comments that ignore a warning with a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from docgen.bron import lees_tekst
from docgen.meldingen import Ernst, Melding, Meldingen, Negeer, Plek, als_tekst, telling
from docgen.opdrachten.controleer import keur_organisatie
from docgen.opdrachten.negeren import negeer
from docgen.opdrachten.vormen import als_github, als_sarif

from .conftest import PEILDATUM, Draai

ZONDER_DPIA = "    dpia: {nodig: ja}"
TEKST = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
POSITIEF = {"type": "integer", "minimum": 1}
FYSIEK = {
    "type": "object",
    "required": ["artifactLocation"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "uri": {"type": "string", "pattern": r"^(?!/)(?!\.\./)[\x21-\x7e]+$"},
                "uriBaseId": {"const": "%SRCROOT%"},
            },
        },
        "region": {"type": "object", "properties": {"startLine": POSITIEF, "startColumn": POSITIEF}},
    },
}
SARIF = {  # what the schema of SARIF 2.1.0 asks of the parts that docgen writes
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription", "help"],
                                            "properties": {
                                                "shortDescription": TEKST,
                                                "fullDescription": TEKST,
                                                "help": TEKST,
                                                "defaultConfiguration": {
                                                    "properties": {
                                                        "level": {
                                                            "enum": ["none", "note", "warning", "error"]
                                                        }
                                                    }
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "partialFingerprints"],
                            "properties": {
                                "message": TEKST,
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {"properties": {"physicalLocation": FYSIEK}},
                                },
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                                "suppressions": {
                                    "items": {
                                        "required": ["kind"],
                                        "properties": {"kind": {"enum": ["inSource", "external"]}},
                                    }
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def _verander(school: Path, oud: str, nieuw: str) -> None:
    tekst = school.read_text()
    assert oud in tekst
    school.write_text(tekst.replace(oud, nieuw, 1))


def _keur(school: Path) -> list[Melding]:
    """What controleer finds, without reading the pages."""
    meldingen = Meldingen()
    keur_organisatie(school, PEILDATUM, meldingen)
    negeer(meldingen, lambda _: True)
    return meldingen.lijst


def _gevonden(school: Path) -> tuple[list[Melding], list[Melding]]:
    """The meldingen that stay, and those that are ignored."""
    meldingen = _keur(school)
    return [m for m in meldingen if not m.genegeerd], [m for m in meldingen if m.genegeerd]


def _log(meldingen: list[Melding], wortel: Path) -> Any:
    log = json.loads(als_sarif(meldingen, wortel))
    assert [f.message for f in Draft7Validator(SARIF).iter_errors(log)] == []
    return log["runs"][0]


# --- github and sarif -------------------------------------------------------------------------------------


def test_github_ontsnapt_alles(tmp_path: Path) -> None:
    (tmp_path / "a,b:c%.yaml").touch()
    plek = Plek(str(tmp_path / "a,b:c%.yaml"), 3, 7)
    m = Melding("VRW104", Ernst.FOUT, plek, "100% fout:\r\nregel twee", "doe, iets")
    assert als_github([m], tmp_path) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=7,title=VRW104 (fout)"
        "::100%25 fout:%0D%0Aregel twee%0Ahint: doe, iets%0Auitleg: docgen regel VRW104"
    )


def test_github_zonder_bestand_noemt_de_plek_in_de_tekst(tmp_path: Path) -> None:
    m = Melding("BRF201", Ernst.WAARSCHUWING, Plek("sjablonen/brieven/x.html", 4, 1), "te lang")
    regel = als_github([m], tmp_path)
    assert regel.startswith("::warning title=BRF201 (waarschuwing)::sjablonen/brieven/x.html:4:1: te lang")


def test_uitgang_is_die_van_de_tekst(school: Path, docgen: Draai) -> None:
    _verander(school, "bewaartermijn: BT12", "bewaartermijn: onbepaald")
    klaar = docgen("controleer", ".", "--formaat", "sarif", "--peildatum", "2026-11-22")
    assert klaar.returncode == 1
    assert "VRW104" in {r["ruleId"] for r in json.loads(klaar.stdout)["runs"][0]["results"]}
    assert klaar.stderr == ""


def test_sarif_heeft_regels_plekken_en_uitleg(school: Path) -> None:
    _verander(school, "bewaartermijn: BT12", "bewaartermijn: onbepaald")
    run = _log(_keur(school), school.parent)
    resultaat = next(r for r in run["results"] if r["ruleId"] == "VRW104")
    regel = run["tool"]["driver"]["rules"][resultaat["ruleIndex"]]
    assert regel["id"] == "VRW104"
    assert all(kop in regel["help"]["text"] for kop in ("Wat:", "Waarom:", "Fout:", "Goed:"))
    plek = resultaat["locations"][0]["physicalLocation"]
    assert plek["artifactLocation"] == {"uri": "school.yaml", "uriBaseId": "%SRCROOT%"}
    assert plek["region"]["startLine"] == school.read_text().split("onbepaald")[0].count("\n") + 1


def test_vingerafdruk_blijft_als_de_regel_schuift(school: Path) -> None:
    _verander(school, "bewaartermijn: BT12", "bewaartermijn: onbepaald")
    eerst = _log(_keur(school), school.parent)["results"]
    _verander(school, "sector: po", "# een regel erbij\nsector: po")
    daarna = _log(_keur(school), school.parent)["results"]
    afdrukken = [[r["partialFingerprints"]["docgen/v1"] for r in lijst] for lijst in (eerst, daarna)]
    assert afdrukken[0] == afdrukken[1]
    assert len(set(afdrukken[0])) == len(afdrukken[0])


# --- ignoring ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "regels",
    [
        ZONDER_DPIA + "  # docgen: negeer VRW119 - de FG doet haar in maart",
        "    # docgen: negeer VRW119 - de FG doet haar in maart\n\n    # nog iets\n" + ZONDER_DPIA,
        ZONDER_DPIA + "  #docgen:negeer vrw119 de FG doet haar in maart",
    ],
)
def test_een_waarschuwing_negeren_met_reden(regels: str, school: Path) -> None:
    _verander(school, "    dpia: {nodig: nee, toelichting: weinig gegevens}", regels)
    over, stil = _gevonden(school)
    assert [(m.code, m.genegeerd) for m in stil] == [("VRW119", "de FG doet haar in maart")]
    assert {m.code for m in over} & {"INV401", "INV402", "INV403"} == set()
    assert "1 genegeerd:" in telling(stil)
    assert "de FG doet haar in maart" in telling(stil)
    assert als_tekst(stil) == ""
    run = _log(stil, school.parent)
    assert run["results"][0]["suppressions"] == [
        {"kind": "inSource", "justification": "de FG doet haar in maart"}
    ]


def test_een_verwerking_van_docgen_negeren_bij_de_eigen_regel(school: Path) -> None:
    """A melding about docgen's own entry stands where the user named that entry, so that it alone is ignored."""
    regel = "  - {id: cameratoezicht}  # docgen: negeer VRW119 - de camera's komen pas in mei\n"
    school.write_text(f"{school.read_text()}{regel}")
    over, stil = _gevonden(school)
    assert [(m.code, m.plek.regel) for m in stil] == [("VRW119", school.read_text().count("\n"))]
    assert "'Cameratoezicht'" in stil[0].tekst
    assert "VRW119" in {m.code for m in over}


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        (
            "    dpia: {nodig: nee, toelichting: weinig gegevens}",
            ZONDER_DPIA + " # docgen: negeer VRW119",
            "INV401",
        ),
        ("    dpia: {nodig: nee, toelichting: weinig gegevens}", ZONDER_DPIA + " # docgen: negeer", "INV401"),
        ("sector: po", "sector: po  # docgen: negeer VRW119 - zomaar", "INV402"),
        (
            "    bewaartermijn: BT12",
            "    bewaartermijn: onbepaald  # docgen: negeer VRW104 - later",
            "INV403",
        ),
        (
            "register_gecontroleerd_op: 2026-09-01",
            "# docgen: negeer VRW124 - wij weten het wel\nregister_gecontroleerd_op:",
            "INV403",
        ),
    ],
)
def test_wat_niet_te_negeren_is_blijft_staan(oud: str, nieuw: str, code: str, school: Path) -> None:
    _verander(school, oud, nieuw)
    over, stil = _gevonden(school)
    assert stil == []
    [bezwaar] = [m for m in over if m.code in ("INV401", "INV402", "INV403")]
    assert bezwaar.code == code
    doel = re.search(r"negeer (\w+)", nieuw)
    if doel and code != "INV402":
        assert doel[1] in {m.code for m in over}


def test_negeren_in_een_tekst_is_geen_opmerking() -> None:
    tekst = (
        'a: "x # docgen: negeer VRW119 - nee"\n'
        "b: 'x\n  # docgen: negeer VRW119 - nee\n  y'\n"
        "c: |\n  # docgen: negeer VRW119 - nee\n  z\n"
        "# docgen: negeer VRW120 - ja\n"
        "e: [1,  # docgen: negeer VRW121 - ook\r\n   2]\n"
    )
    meldingen = Meldingen()
    assert lees_tekst(tekst, meldingen, "x.yaml")
    assert meldingen.lijst == []
    assert [(n.regel, n.code, n.reden) for n in meldingen.negeringen] == [
        (9, "VRW120", "ja"),
        (9, "VRW121", "ook"),
    ]
    assert isinstance(meldingen.negeringen[0], Negeer)


def test_maak_telt_ze_ook(school: Path, docgen: Draai) -> None:
    _verander(
        school,
        "    dpia: {nodig: nee, toelichting: weinig gegevens}",
        ZONDER_DPIA + "  # docgen: negeer VRW119 - maart",
    )
    klaar = docgen("maak", "privacyverklaring", "-f", "html", "--peildatum", "2026-11-22")
    assert "1 genegeerd:" in klaar.stderr
    assert (school.parent / "uit" / "privacyverklaring.html").is_file()
