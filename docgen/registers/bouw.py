"""From an organisation and its cases to tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from functools import partial
from typing import Any

from docgen.bron import Gelezen
from docgen.dossier import Dossier
from docgen.model.basis import Gegevens
from docgen.model.verwerking import Verwerking
from docgen.recht.delen import past
from docgen.registers.kern import Kolom, Rij, Tabel, Waarde
from docgen.registers.lijst import Register

Woorden = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Bronnen:
    """What tables are made of: the organisation, and its cases by kind."""

    dossier: Dossier
    zaken: Mapping[str, tuple[Gelezen[Any], ...]] = field(default_factory=dict)


def tabel(register: Register, bronnen: Bronnen, *, openbaar: bool = False) -> Tabel:
    """Return one register as it is on the peildatum; `openbaar` leaves out what a public register does not show."""
    kolommen = tuple(k for k in register.kolommen if k.openbaar or not openbaar)
    rijen = _uit_lijst(register, bronnen) if register.lijst else _uit_zaken(register, bronnen)
    zichtbaar = tuple(r for r in rijen if not openbaar or not r.waarden.get("uit"))
    return Tabel(register.id, register.titel, kolommen, zichtbaar, woorden(kolommen, bronnen.dossier))


def woorden(kolommen: tuple[Kolom, ...], dossier: Dossier) -> Woorden:
    """What the codes of each column stand for."""
    return {k.naam: _namen(k.codes, dossier) if k.codes else {} for k in kolommen}


def _namen(codes: str, dossier: Dossier) -> Mapping[str, str]:
    match codes:
        case "verwerkers":
            return {v.id: v.naam for v in dossier.org.verwerkers if not v.uit}
        case "ontvangers":
            return {id_: str(item["naam"]) for id_, item in dossier.ontvangers().items()}
        case "normen":
            wetboek, op = dossier.naslag.wetboek, dossier.peildatum
            gebruikt = dict.fromkeys(n for v in dossier.org.verwerkingen for n in v.normen)
            return {id_: wetboek.norm(id_, op).kort for id_ in wetboek.van_kracht(gebruikt, op)}
        case "bewaartermijnen":
            return {id_: _termijn(item, dossier) for id_, item in dossier.naslag.lijsten[codes].items()}
    namen = dossier.naslag.lijsten[codes].items()
    return {id_: str(item.get("wettelijke_naam") or item["naam"]) for id_, item in namen}


def _termijn(item: Mapping[str, Any], dossier: Dossier) -> str:
    """The phrase for this sector."""
    per_sector = item.get("per_sector", {})
    deel = next((d for d in sorted(dossier.org.sector.delen) if d in per_sector), None)
    return str(per_sector[deel] if deel else item["termijn"])


def _uit_lijst(register: Register, bronnen: Bronnen) -> Iterator[Rij]:
    gelezen = bronnen.dossier.organisatie
    for nummer, item in enumerate(getattr(gelezen.model, register.lijst)):
        plek = partial(gelezen.plek, register.lijst, nummer)
        waarden = _waarden(register, bronnen.dossier, item)
        elders = _elders(item, bronnen.dossier) if isinstance(item, Verwerking) else {}
        for naam, codes in elders.items():
            waarden[naam] = tuple(c for c in getattr(item, naam) if c not in codes)
        yield Rij(str(item.id), waarden, plek, elders)


def _elders(v: Verwerking, dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The norms and recipients that docgen's own entry names for another kind of education, when there are any."""
    standaard = dossier.standaarden.get(v.id)
    if standaard is None:
        return {}
    wetboek, op, sector = dossier.naslag.wetboek, dossier.peildatum, dossier.org.sector
    normen = (n for n in wetboek.van_kracht(v.normen, op) if n in standaard.get("normen", ()))
    ontvangers = (o for o in v.ontvangers if o in standaard.get("ontvangers", ()))
    alle = dossier.ontvangers()
    uit = {
        "normen": tuple(n for n in normen if not wetboek.norm(n, op).geldt_voor(sector.delen)),
        "ontvangers": tuple(o for o in ontvangers if o in alle and not past(alle[o], sector)),
    }
    return {naam: codes for naam, codes in uit.items() if codes}


def _uit_zaken(register: Register, bronnen: Bronnen) -> Iterator[Rij]:
    for zaak in bronnen.zaken.get(register.soort, ()):
        waarden = _waarden(register, bronnen.dossier, zaak.model)
        yield Rij(str(waarden[register.sleutel]), waarden, zaak.plek)


def _waarden(register: Register, dossier: Dossier, item: Gegevens) -> dict[str, Waarde]:
    return {
        k.naam: _plat(k.bereken(dossier, item) if k.bereken else _op(item, k.pad)) for k in register.kolommen
    }


def _op(item: Any, pad: tuple[str, ...]) -> Any:
    for stap in pad:
        item = getattr(item, stap) if item is not None else None
    return item


def _plat(waarde: Any) -> Any:
    """Plain values: enums and times as their text, groups as mappings."""
    if isinstance(waarde, tuple):
        return tuple(i.model_dump(mode="json") if isinstance(i, Gegevens) else _plat(i) for i in waarde)
    if isinstance(waarde, time):
        return f"{waarde:%H:%M}"
    return waarde.value if isinstance(waarde, Enum) else waarde
