"""docgen nieuw: a commented starter folder, filled from what the user or DUO's open data tells."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.bestanden import NietSchrijfbaar, schrijf_map
from docgen.bron.duo import Vestiging, lees_duo, zoek
from docgen.meldingen import Ernst, Melding, Meldingen, Plek, Uitgang
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.schema import schema
from docgen.plaatsen import CONFIGURATIE

STARTER = CONFIGURATIE / "starter"


@dataclass(frozen=True)
class Start:
    """What the user tells about the new organisation."""

    map: Path
    sector: str | None = None
    duo: Path | None = None
    vestiging: str | None = None
    naam: str | None = None
    bestuur: str | None = None


@dataclass
class Gestart:
    """What was made, and what to do now."""

    meldingen: list[Melding] = field(default_factory=list)
    regels: list[str] = field(default_factory=list)
    uitgang: Uitgang = Uitgang.SCHOON


def nieuw(start: Start) -> Gestart:
    """Make the folder; an existing one with files in it is left alone."""
    meldingen = Meldingen()
    school = _uit_duo(start, meldingen)
    sector = start.sector or (school.sector if school else None)
    if sector is None and not meldingen:
        hint = "voeg toe: --sector po (of so, vso, so-vso, vo, mbo, swv)"
        meldingen.fout("INV124", Plek("opdrachtregel"), "ik weet de sector niet", hint)
    if start.map.exists() and (not start.map.is_dir() or any(start.map.iterdir())):
        hint = "kies een andere naam; docgen verandert uw bestanden niet"
        meldingen.fout("UIT102", Plek(str(start.map)), "deze map bestaat al en is niet leeg", hint)
    if meldingen or sector is None:
        return Gestart(meldingen.lijst, uitgang=Uitgang.MELDINGEN)
    bestanden = _bestanden(sector, _namen(start, sector, school))
    try:
        schrijf_map(start.map, bestanden)
    except NietSchrijfbaar as e:
        tekst = f"hier kan ik niet schrijven ({e})"
        fout = Melding("UIT101", Ernst.FOUT, Plek(str(start.map)), tekst, "kies een andere map")
        return Gestart([fout], uitgang=Uitgang.NIET_SCHRIJFBAAR)
    hoofd = start.map / _hoofdbestand(sector)
    return Gestart(regels=[f"{start.map / naam}" for naam in bestanden] + ["", *_volgende(hoofd)])


def _volgende(hoofd: Path) -> list[str]:
    return [
        "En nu:",
        f"  1. vul {hoofd} in; bij elk veld staat wat het is",
        f"  2. docgen controleer {hoofd.parent}    zegt wat er nog ontbreekt",
        f"  3. docgen maak alles -c {hoofd} -o {hoofd.parent / 'uit'}    maakt de documenten",
    ]


def _uit_duo(start: Start, meldingen: Meldingen) -> Vestiging | None:
    if not start.duo:
        return None
    if not start.vestiging:
        hint = "voeg toe: --vestiging en het nummer van de school, bijvoorbeeld 16AH00"
        meldingen.fout("INV125", Plek("opdrachtregel"), "bij --duo hoort een vestiging", hint)
        return None
    vestigingen = lees_duo(start.duo, meldingen)
    return zoek(vestigingen, start.vestiging, start.duo, meldingen) if vestigingen else None


def _namen(start: Start, sector: str, school: Vestiging | None) -> dict[str, Any]:
    return {
        "sector": sector,
        "naam": start.naam or (school.naam if school else None),
        "bestuur": start.bestuur,
        "duo": school,
        "leerling": "student" if sector == "mbo" else "leerling",
    }


def _hoofdbestand(sector: str) -> str:
    return "swv.yaml" if sector == "swv" else "school.yaml"


def _bestanden(sector: str, namen: dict[str, Any]) -> dict[str, bytes]:
    """The text of every starter file; `# sectoren: ...` on the first line limits a file to those sectors."""
    omgeving = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    omgeving.filters["yaml"] = _yaml
    uit: dict[str, bytes] = {}
    for pad in sorted(STARTER.rglob("*.yaml")):
        kop, _, tekst = pad.read_text(encoding="utf-8").partition("\n")
        sectoren, doel = _kop(kop)
        if not sectoren or sector in sectoren:
            naam = doel or pad.relative_to(STARTER).as_posix()
            uit[naam] = omgeving.from_string(tekst).render(**namen).encode()
    for soort in ("school", *SOORTEN):
        uit[f"schema/{soort}.json"] = schema(soort).encode() + b"\n"
    return uit


def _kop(regel: str) -> tuple[list[str], str | None]:
    """Read the first line of a starter file: '# voor: po vo; naam: swv.yaml'."""
    delen = dict(d.strip().split(": ", 1) for d in regel.removeprefix("#").split(";") if ": " in d)
    return delen.get("voor", "").split(), delen.get("naam")


def _yaml(waarde: str | None) -> str:
    """Write a value so that YAML reads it back as this very text; nothing for an unknown value."""
    if not waarde:
        return ""
    veilig = waarde[0].isalnum() and waarde[-1] not in ": " and not set(waarde) & set(":#{}[]&*!|>%@`\"',\n")
    return waarde if veilig else json.dumps(waarde, ensure_ascii=False)
