"""docgen schema: the JSON Schema of an input file, so that editors complete and check keys."""

from __future__ import annotations

import json
from typing import Any

from docgen.model.basis import Gegevens
from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN as ZAKEN

SOORTEN: dict[str, type[Gegevens]] = {"school": Organisatie} | {naam: s.model for naam, s in ZAKEN.items()}


def schema(soort: str) -> str:
    """Return the JSON Schema (draft 2020-12) of the organisation file ('school') or a case file."""
    kaal = SOORTEN[soort].model_json_schema()
    kaal["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(_soepel(kaal), ensure_ascii=False, indent=2)


def _soepel(deel: Any) -> Any:
    """Drop English model texts, and let text fields hold what an editor takes for a number (a KvK-nummer)."""
    if isinstance(deel, list):
        return [_soepel(d) for d in deel]
    if not isinstance(deel, dict):
        return deel
    uit = {
        sleutel: _soepel(w)
        for sleutel, w in deel.items()
        if sleutel not in ("description", "title") or isinstance(w, dict)
    }
    if uit.get("type") == "string" and "enum" not in uit and "pattern" not in uit:
        uit["type"] = ["string", "number"]
    return uit
