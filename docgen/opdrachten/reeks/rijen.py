"""From a row to a piece of a case: a small tree that is laid over what is the same for everybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel

from docgen.bron import Kaart, Knoop, Lijst, Waarde
from docgen.bron.keuren import velden_op
from docgen.bronnen.kolommen import LOS, Koppeling
from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Melding, Plek

Modellen = Mapping[str, type[BaseModel]]
_JAAR_VOOR = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?")
_JAAR_ACHTER = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: .*)?")
_JAAR_AANEEN = re.compile(r"(\d{8})(?:[T ].*)?")


def kent(modellen: Modellen, pad: str) -> bool:
    """Whether a path leads to a single value; its first word may name another model than that of the case ('')."""
    model, delen = _waar(modellen, pad)
    if model is None:
        return False
    if delen[-1].isdigit():  # an entry of a list of texts
        delen = delen[:-1]
    return bool(delen) and delen[-1] in velden_op(model, _stappen(delen[:-1]))


def boom_van(tabel: Tabel, rij: Rij, koppeling: Koppeling, modellen: Modellen, wortel: str) -> Kaart | None:
    """The tree of one root ('' is the case): what this row says, each value on its place; None when nothing.

    A field that the list has and this row leaves empty is a key without a value, so that it can be pointed at. A
    reader of whom nothing is filled in is still there: that one has no name.
    """
    data: dict[str, Any] = {}
    for pad in koppeling.velden:
        model, delen = _waar(modellen, pad)
        if pad in LOS or model is not modellen.get(wortel) or not model:
            continue
        waarde = koppeling.waarde(rij, pad)
        if _is_datum(model, delen):
            waarde = als_datum(waarde)
        _zet(data, delen, Waarde(waarde or None, tabel.plek(rij, koppeling.kolom(pad))))
    plek = tabel.plek(rij)
    boom = _als_knoop(data, plek)
    if isinstance(boom, Kaart) or not data or wortel == "partij":
        return boom if isinstance(boom, Kaart) else None
    return Kaart({}, plek, _sleutels(data, {}, plek))


def met_kolom(melding: Melding, tabel: Tabel, koppeling: Koppeling) -> Melding:
    """The melding with the names of the columns that fill the field it points at, as the user knows them."""
    plek = melding.plek
    kolommen = koppeling.samen(plek.kolom - 1) if plek.bestand == tabel.bestand and plek.regel else ()
    if not kolommen:
        return melding
    woord, namen = "kolom" if len(kolommen) == 1 else "kolommen", ", ".join(tabel.kop[k] for k in kolommen)
    return replace(melding, tekst=f"{melding.tekst} ({woord} {namen})")


def als_datum(tekst: str) -> str:
    """A date as docgen reads it; signs and order may differ, the time of day goes. Anything else stays as it is.

    Without signs only eight digits are a date: of seven, nobody knows which zero is gone.
    """
    if treffer := _JAAR_VOOR.fullmatch(tekst):
        return "{}-{}-{}".format(*treffer.groups())
    if treffer := _JAAR_ACHTER.fullmatch(tekst):
        return "{2}-{1}-{0}".format(*treffer.groups())
    if treffer := _JAAR_AANEEN.fullmatch(tekst):
        c = treffer[1]
        kan = [d for delen in ((c[:4], c[4:6], c[6:]), (c[4:], c[2:4], c[:2])) if (d := _echt(*delen))]
        return kan[0].isoformat() if len(kan) == 1 else tekst
    return tekst


def _echt(jaar: str, maand: str, dag: str) -> date | None:
    """The date with these parts, if it exists and people who live know it."""
    try:
        return date(int(jaar), int(maand), int(dag)) if 1900 <= int(jaar) <= 2100 else None
    except ValueError:
        return None


def _waar(modellen: Modellen, pad: str) -> tuple[type[BaseModel] | None, list[str]]:
    wortel, _, rest = pad.partition(".")
    if wortel in modellen:
        return modellen[wortel], rest.split(".")
    return modellen.get(""), pad.split(".")


def _stappen(delen: list[str]) -> tuple[str | int, ...]:
    return tuple(int(d) if d.isdigit() else d for d in delen if d)


def _is_datum(model: type[BaseModel], delen: list[str]) -> bool:
    soort: Any = model
    for deel in delen:
        if not deel.isdigit():
            soort = _kern(soort.model_fields[deel].annotation)
    return soort is date


def _kern(annotatie: Any) -> Any:
    delen = [d for d in get_args(annotatie) if d not in (type(None), Ellipsis)]
    return _kern(delen[0]) if delen else annotatie


def _zet(data: dict[str, Any], delen: list[str], waarde: Waarde) -> None:
    for deel in delen[:-1]:
        data = data.setdefault(deel, {})
    data[delen[-1]] = waarde


def _als_knoop(data: Any, plek: Plek) -> Knoop | None:
    """The tree of what is filled in; None when nothing is."""
    if isinstance(data, Waarde):
        return data if data.tekst else None
    velden = {s: knoop for s, deel in data.items() if (knoop := _als_knoop(deel, plek))}
    if not velden:
        return None
    if all(str(s).isdigit() for s in velden):
        return Lijst(tuple(knoop for _, knoop in sorted(velden.items())), plek)
    return Kaart(velden, plek, _sleutels(data, velden, plek))


def _sleutels(data: Mapping[str, Any], velden: Mapping[str, Knoop], plek: Plek) -> dict[str, Plek]:
    """Where each key stands: one that is filled on its row, an empty one in its column."""
    return {s: plek if s in velden else _eerste(deel) for s, deel in data.items()}


def _eerste(data: Any) -> Plek:
    """The place of the first column of a group."""
    while not isinstance(data, Waarde):
        data = next(iter(data.values()))
    return data.plek
