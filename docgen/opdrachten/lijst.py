"""docgen lijst: what can be made, what it is for and which input it takes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.meldingen import Melding, Meldingen


def documenten(config: Path | None = None) -> tuple[list[Documentsoort], list[Melding]]:
    """All documents; with an organisation file also those of the templates beside it."""
    meldingen = Meldingen()
    eigen = [config.parent / "sjablonen"] if config else []
    return list(lees_catalogus(eigen, meldingen).values()), meldingen.lijst


def als_json(soorten: Sequence[Documentsoort]) -> str:
    """The list for scripts."""
    rijen = [
        {
            "id": s.id,
            "titel": s.voorwerk.titel,
            "groep": s.voorwerk.groep,
            "gegevens": s.voorwerk.gegevens,
            "formaten": list(s.voorwerk.formaten),
            "normen": list(s.voorwerk.normen),
        }
        for s in soorten
    ]
    return json.dumps(rijen, ensure_ascii=False, indent=2)


def als_tekst(soorten: Sequence[Documentsoort]) -> str:
    """The list for people, by group."""
    regels: list[str] = []
    for groep in dict.fromkeys(s.voorwerk.groep for s in soorten):
        regels += ["", groep.upper()] if regels else [groep.upper()]
        for s in soorten:
            if s.voorwerk.groep == groep:
                regels += [f"  {s.id}", f"      {s.voorwerk.doel}", f"      nodig: {_nodig(s)}"]
    return "\n".join(regels)


def _nodig(soort: Documentsoort) -> str:
    kind = soort.voorwerk.gegevens
    if not kind:
        return "alleen het bestand van de school"
    return (
        f"een {kind} (-g), of leeg om met de hand in te vullen" if soort.voorwerk.leeg else f"een {kind} (-g)"
    )
