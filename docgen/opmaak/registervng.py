"""The activities in the field names of the VNG model for registers; keuzelijsten/vng says which field is which."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.registers import Rij, Tabel

_RUIMTE = uuid.uuid5(uuid.NAMESPACE_DNS, "docgen.example")
_OIN_KVK = "00000003{}0000"  # how an organisation number (OIN) is made from a number of the KvK


def als_vng(tabel: Tabel, dossier: Dossier) -> dict[str, Any]:
    """Return the activities that are in use; a field without a value stays out."""
    velden = dossier.naslag.lijsten["vng"]
    return {
        "verwerkingsactiviteiten": [
            {id_: w for id_, item in velden.items() if (w := _waarde(item, rij, tabel, dossier))}
            for rij in tabel.rijen
            if not rij.waarden["uit"]
        ]
    }


def _waarde(item: Mapping[str, Any], rij: Rij, tabel: Tabel, dossier: Dossier) -> Any:
    bestuur = dossier.org.bestuur
    match item["van"]:
        case "uuid":
            return str(uuid.uuid5(_RUIMTE, f"{dossier.org.naam}/{rij.id}"))
        case "oin":
            return _OIN_KVK.format(bestuur.kvk) if bestuur.kvk else None
        case "bestuur":
            return bestuur.naam
        case "persoonsgegevens":
            wie = ", ".join(_woorden("betrokkenen", rij, tabel))
            return [{"rolBetrokkene": wie, "naam": g} for g in _woorden("gegevens", rij, tabel)]
    woorden = _woorden(item["van"], rij, tabel, item.get("waarden"))
    return woorden if item.get("lijst") else "; ".join(woorden)


def _woorden(naam: str, rij: Rij, tabel: Tabel, eigen: Mapping[str, str] | None = None) -> list[str]:
    """The value of a column as words: a code by its name, a group by its first field."""
    waarde, namen = rij.waarden[naam], eigen or tabel.woorden[naam]
    items = waarde if isinstance(waarde, tuple) else () if waarde is None else (waarde,)
    kaal = (next(iter(i.values())) if isinstance(i, Mapping) else i for i in items)
    return [namen.get(str(i), str(i)) for i in kaal]
