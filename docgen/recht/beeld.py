"""Consent for photos and videos: the school year for which it holds, the channels and who signs (juridisch § 5).

Pure: the list of channels comes in as already read data. An organisation switches a channel off with `uit` and a
reason in its own configuratie/keuzelijsten/beeldkanalen.yaml, or adds one there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.model.beeld import Beeld
from docgen.recht.handtekening import Situatie
from docgen.recht.toestemming import van_leerling
from docgen.recht.wetboek import Wetboek

Lijst = Mapping[str, Mapping[str, Any]]
NORM = "beleid-schooljaar"


def schooljaar_van(op: date, wetboek: Wetboek) -> str:
    """The school year in which a day falls: '2026-2027'."""
    eerste = op.year if op >= _dag(wetboek, "begin", op.year, op) else op.year - 1
    return f"{eerste}-{eerste + 1}"


def laatste_dag(schooljaar: str, wetboek: Wetboek, op: date) -> date:
    """The last day on which a choice for this school year holds."""
    return _dag(wetboek, "einde", int(schooljaar[-4:]), op)


def _dag(wetboek: Wetboek, naam: str, jaar: int, op: date) -> date:
    return date.fromisoformat(f"{jaar}-{wetboek.waarde(NORM, naam, op)}")


def in_gebruik(kanalen: Lijst) -> Lijst:
    """The channels that the organisation uses."""
    return {id_: kanaal for id_, kanaal in kanalen.items() if not kanaal.get("uit")}


def situatie(beeld: Beeld | None, op: date) -> Situatie:
    """The facts from which follows who signs (§ 4.6); without a pupil those of a blank form."""
    if beeld is None or beeld.leerling is None:
        return Situatie(op)
    return van_leerling(beeld, beeld.leerling, op)
