"""How docgen status looks: a table with one line to do per school, or JSON."""

from __future__ import annotations

import json
from typing import Any

from docgen.opdrachten.status import Overzicht, Schoolstand

KOP = (
    "school",
    "volledig",
    "fouten",
    "oordelen",
    "waarsch.",
    "nakijken",
    "verwerkers",
    "verzoeken",
    "datalekken",
    "verouderd",
)
_NAAM = 38  # a longer name is cut in the table, never in JSON


def als_tekst(overzicht: Overzicht, *, uitleg: bool = False) -> str:
    """The table for a person, the worst school first; with `uitleg` everything that is to be done."""
    rijen = [KOP, *(_rij(s) for s in overzicht.scholen)]
    breed = [max(len(rij[k]) for rij in rijen) for k in range(len(KOP))]
    regels = ["  ".join(cel.ljust(b) for cel, b in zip(KOP, breed, strict=True)).rstrip()]
    for school, rij in zip(overzicht.scholen, rijen[1:], strict=True):
        regels.append("  ".join(cel.ljust(b) for cel, b in zip(rij, breed, strict=True)).rstrip())
        daden = [tekst for _, tekst in school.daden] if uitleg else []
        regels += [f"    {tekst}" for tekst in daden or [school.nu]]
    return "\n".join(regels)


def _rij(s: Schoolstand) -> tuple[str, ...]:
    naam = s.naam if len(s.naam) <= _NAAM else f"{s.naam[: _NAAM - 1]}…"
    tel = s.aantallen
    eerste = next((v for v in s.verzoeken if v.dagen_over is not None), None)
    verzoeken = f"{len(s.verzoeken)} ({eerste.laatste_dag:%d-%m})" if eerste else str(len(s.verzoeken))
    voorbij = sum(o.voorbij for o in s.overeenkomsten)
    return (
        naam,
        f"{s.register.procent}%",
        str(tel["fout"]),
        str(tel["oordeel"]),
        str(tel["waarschuwing"]),
        str(len(s.nakijken)),
        f"{len(s.overeenkomsten)} ({voorbij} voorbij)" if voorbij else str(len(s.overeenkomsten)),
        verzoeken,
        str(len(s.datalekken) + s.onleesbare_lekken),
        str(len(s.verouderd)),
    )


def als_json(overzicht: Overzicht) -> str:
    """The same for a program, with the names of what is missing."""
    return json.dumps([_json(s) for s in overzicht.scholen], ensure_ascii=False, indent=2)


def _json(s: Schoolstand) -> dict[str, Any]:
    return {
        "bestand": str(s.bestand),
        "naam": s.naam,
        "peildatum": s.peildatum.isoformat(),
        "register": {
            "procent": s.register.procent,
            "ontbreekt": {deel: list(namen) for deel, namen in s.register.ontbreekt.items()},
        },
        "meldingen": {e: s.aantallen[e] for e in ("fout", "oordeel", "waarschuwing", "genegeerd")},
        "nakijken": list(s.nakijken),
        "overeenkomsten": [
            {"verwerker": o.naam, "loopt_tot": o.loopt_tot and o.loopt_tot.isoformat(), "voorbij": o.voorbij}
            for o in s.overeenkomsten
        ],
        "verzoeken": [
            {
                "zaak": v.zaak,
                "stap": v.stap.value,
                "uiterlijk": v.laatste_dag.isoformat(),
                "dagen_over": v.dagen_over,
            }
            for v in s.verzoeken
        ],
        "datalekken": [
            {"kenmerk": d.kenmerk, "uiterlijk": d.uiterlijk.isoformat(), "melden": d.melden}
            for d in s.datalekken
        ],
        "zelf_beslissen": list(s.zelf_beslissen),
        "verouderd": [
            {
                "bestanden": [str(v.bestand.parent / d) for d in v.documenten],
                "gemaakt": v.gemaakt.isoformat(),
                "redenen": list(v.redenen),
            }
            for v in s.verouderd
        ],
        "nu": s.nu,
        "daden": [tekst for _, tekst in s.daden],
    }
