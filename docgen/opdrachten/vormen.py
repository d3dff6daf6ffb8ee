"""Meldingen for the machines of others: annotations for GitHub, and SARIF 2.1.0 for any code scanner."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docgen import __version__
from docgen.meldingen import Ernst, Melding, Plek, gesorteerd, telling
from docgen.opdrachten.regel import Bladzijde, bladzijden

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NIVEAU = {Ernst.FOUT: "error", Ernst.OORDEEL: "warning", Ernst.WAARSCHUWING: "warning"}
_NIET_IN_BESTAND = "docgen"  # where a melding stands that is about no file of the user


def als_github(meldingen: Iterable[Melding], wortel: Path) -> str:
    """Workflow commands, one a line; `wortel` is the root of the repository, that file names are relative to."""
    alle = gesorteerd(meldingen)
    regels = [_opdracht(m, wortel) for m in alle if not m.genegeerd]
    stil = [m for m in alle if m.genegeerd]
    if stil:
        regels.append(f"::notice title={_eigenschap('docgen: genegeerd')}::{_tekst(telling(stil))}")
    return "\n".join(regels)


def _opdracht(m: Melding, wortel: Path) -> str:
    plek = {}
    if naam := _relatief(m.plek, wortel):
        plek = {"file": naam} | ({"line": m.plek.regel, "col": m.plek.kolom} if m.plek.regel else {})
    waar = "" if plek else f"{m.plek}: "
    eigenschappen = {**plek, "title": f"{m.code} ({m.ernst.value})"}
    kop = ",".join(f"{naam}={_eigenschap(str(waarde))}" for naam, waarde in eigenschappen.items())
    hint = f"\nhint: {m.hint}" if m.hint else ""
    tekst = f"{waar}{m.tekst}{hint}\nuitleg: docgen regel {m.code}"
    return f"::{_NIVEAU[m.ernst]} {kop}::{_tekst(tekst)}"


def _tekst(waarde: str) -> str:
    return waarde.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _eigenschap(waarde: str) -> str:
    return _tekst(waarde).replace(":", "%3A").replace(",", "%2C")


def als_sarif(meldingen: Iterable[Melding], wortel: Path) -> str:
    """One SARIF log with one run; file names are relative to `wortel`, so that two machines give the same bytes."""
    alle = gesorteerd(meldingen)
    codes = sorted({m.code for m in alle})
    teller: Counter[str] = Counter()
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "docgen",
                        "semanticVersion": __version__,
                        "language": "nl-NL",
                        "rules": [_regel(code) for code in codes],
                    }
                },
                "language": "nl-NL",
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "%SRCROOT%": {"description": {"text": "de map van waaruit docgen keek"}}
                },
                "results": [_resultaat(m, codes, teller, wortel) for m in alle],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _regel(code: str) -> dict[str, Any]:
    b = bladzijden().get(code) or Bladzijde(code, code, "", "", "", "")
    delen = (("Wat", b.wat), ("Waarom", b.waarom), ("Fout", b.fout), ("Goed", b.goed))
    proza = "\n\n".join(f"{kop}: {tekst}" for kop, tekst in delen if tekst)
    mark = f"**Wat** {b.wat}\n\n**Waarom** {b.waarom}\n\n**Fout**\n```yaml\n{b.fout}\n```\n\n**Goed**\n```yaml\n{b.goed}\n```"
    return {
        "id": code,
        "shortDescription": {"text": b.titel},
        "fullDescription": {"text": b.wat or b.titel},
        "help": {"text": proza or b.titel, "markdown": mark},
        "defaultConfiguration": {"level": _NIVEAU[Ernst(b.ernst)]},
        "properties": {"tags": [code[:3], b.ernst]},
    }


def _resultaat(m: Melding, codes: list[str], teller: Counter[str], wortel: Path) -> dict[str, Any]:
    naam = _relatief(m.plek, wortel)
    afdruk = hashlib.sha256("\0".join((m.code, naam or m.plek.bestand, m.tekst)).encode()).hexdigest()[:32]
    teller[afdruk] += 1
    uit: dict[str, Any] = {
        "ruleId": m.code,
        "ruleIndex": codes.index(m.code),
        "level": _NIVEAU[m.ernst],
        "message": {"text": f"{m.tekst}. Hint: {m.hint}" if m.hint else m.tekst},
        "locations": [_locatie(m.plek, naam)],
        # not the line: a comment added above must not make every melding a new one
        "partialFingerprints": {"docgen/v1": f"{afdruk}:{teller[afdruk]}"},
    }
    if m.genegeerd:
        uit["suppressions"] = [{"kind": "inSource", "justification": m.genegeerd}]
    return uit


def _locatie(plek: Plek, naam: str | None) -> dict[str, Any]:
    if naam is None:
        return {"logicalLocations": [{"fullyQualifiedName": plek.bestand or _NIET_IN_BESTAND}]}
    bestand = {"artifactLocation": {"uri": quote(naam), "uriBaseId": "%SRCROOT%"}}
    gebied = {"region": {"startLine": plek.regel, "startColumn": plek.kolom}} if plek.regel else {}
    return {"physicalLocation": bestand | gebied}


def _relatief(plek: Plek, wortel: Path) -> str | None:
    """The file's name from the root, or None when it is no file below it (docgen's own template, the command line)."""
    pad = (wortel / plek.bestand).resolve()
    inside = pad.is_relative_to(wortel.resolve()) and pad.exists()
    return pad.relative_to(wortel.resolve()).as_posix() if inside else None
