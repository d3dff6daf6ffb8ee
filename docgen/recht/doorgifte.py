"""Transfers outside the European Economic Area (AVG 30 lid 1 e, 44-46): told or following from a processor.

Pure. The countries of the EEA are data (configuratie/keuzelijsten/eer.yaml).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from docgen.model.verwerking import Verwerker, Verwerking


@dataclass(frozen=True)
class Overdracht:
    """One transfer of one activity; `door` is the processor that brings it about, if any."""

    land: str
    waarborg: str | None
    door: Verwerker | None = None


def buiten_eer(land: str | None, eer: Collection[str]) -> bool:
    """Whether a country is outside the EEA; `eer` holds names in small letters. Unknown is not outside."""
    return land is not None and land.strip().casefold() not in eer


def overdrachten(
    verwerking: Verwerking, verwerkers: Iterable[Verwerker], eer: Collection[str]
) -> tuple[Overdracht, ...]:
    """All transfers of an activity: its own and those of the processors that it uses."""
    eigen = (Overdracht(d.land, d.waarborg) for d in verwerking.doorgifte)
    via = (
        Overdracht(v.land, v.waarborg, v)
        for v in verwerkers
        if v.id in verwerking.verwerkers and v.land and buiten_eer(v.land, eer)
    )
    return (*eigen, *via)
