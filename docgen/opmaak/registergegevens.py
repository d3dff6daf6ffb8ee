"""The register as data: what the pages say, for a program. Travels inside the PDF of the register."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.model.basis import Gegevens, Sector
from docgen.opmaak.boek import Activiteit, Boek

UITGAVE = 1  # raise when a field gets another meaning
_NIET = {"uit", "beoordeeld"}  # who judged an entry is for the organisation itself
_BESTUUR = {"naam", "adres", "postadres", "kvk", "telefoon", "email", "website"}


def als_json(dossier: Dossier) -> bytes:
    """Return the register as JSON: the same bytes for the same input and peildatum."""
    return (json.dumps(als_data(dossier), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def als_data(dossier: Dossier) -> dict[str, Any]:
    """Return the register in plain values; what its pages do not show of the organisation stays out."""
    org, boek = dossier.org, Boek(dossier)
    return {
        "soort": "verwerkingsregister",
        "uitgave": UITGAVE,
        "peildatum": dossier.peildatum.isoformat(),
        "gecontroleerd_op": org.register_gecontroleerd_op and org.register_gecontroleerd_op.isoformat(),
        "sector": org.sector.value,
        "bestuur": org.bestuur.model_dump(mode="json", include=_BESTUUR),
        "school": org.school and org.school.model_dump(mode="json", include=_BESTUUR | {"brin"}),
        "fg": org.fg and org.fg.model_dump(mode="json"),
        "verwerkingen": sorted((_verwerking(a) for a in boek.activiteiten), key=lambda v: v["id"]),
        "uitgezet": sorted(
            ({"id": v.id, "naam": v.naam, "reden": v.uit} for v in boek.uitgezet), key=lambda v: str(v["id"])
        ),
        "verwerkers": _lijst(v for v in org.verwerkers if not v.uit),
        "verwerkt_voor": _lijst(org.verwerkt_voor),
        "begrippen": _begrippen(dossier, boek),
    }


def _lijst(items: Iterable[Gegevens]) -> list[dict[str, Any]]:
    return sorted((i.model_dump(mode="json", exclude=_NIET) for i in items), key=lambda i: str(i["id"]))


def _verwerking(a: Activiteit) -> dict[str, Any]:
    """All fields of one activity: norms and recipients of the sector, the retention period also in words."""
    return a.verwerking.model_dump(mode="json", exclude=_NIET) | {
        "nummer": a.nummer,
        "ontvangers": [o["id"] for o in a.ontvangers],
        "normen": [n.id for n in a.normen],
        "bewaartermijn_in_woorden": a.bewaartermijn,
        "laatste_controle": a.gecontroleerd and a.gecontroleerd.isoformat(),
    }


def _begrippen(dossier: Dossier, boek: Boek) -> dict[str, dict[str, str]]:
    """What the codes in the activities stand for, by field; only those that occur."""
    lijsten, mbo = dossier.naslag.lijsten, dossier.org.sector is Sector.MBO
    per_veld = {
        "betrokkenen": lijsten["betrokkenen"],
        "grondslagen": lijsten["grondslagen"],
        "maatregelen": lijsten["maatregelen"],
        "ontvangers": dossier.ontvangers(),
    }
    return {
        veld: {
            str(code): _naam(lijst[str(code)], mbo)
            for a in boek.activiteiten
            for code in _verwerking(a)[veld]
            if str(code) in lijst
        }
        for veld, lijst in per_veld.items()
    }


def _naam(item: Mapping[str, Any], mbo: bool) -> str:
    return str(item.get("wettelijke_naam") or (mbo and item.get("naam_mbo")) or item["naam"])
