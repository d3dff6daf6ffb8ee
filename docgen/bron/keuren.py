"""Stage 2: tree -> frozen typed model, every fault of shape as a melding on its own line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from docgen.bron.boom import Kaart, Knoop, Lijst, Waarde, als_data, vind
from docgen.meldingen import Meldingen, Plek

M = TypeVar("M", bound=BaseModel)
Pad = tuple[str | int, ...]


@dataclass(frozen=True)
class Gelezen(Generic[M]):
    """A model with the tree that it came from, so that every value can still be pointed at."""

    model: M
    boom: Kaart

    def plek(self, *pad: str | int) -> Plek:
        """Return the place of the value at this path, or of the nearest thing above it."""
        return vind(self.boom, pad)[1]


def keur(boom: Kaart, soort: type[M], meldingen: Meldingen) -> Gelezen[M] | None:
    """Turn a tree into a model; on faults add all meldingen and return None."""
    gemeld = {(m.plek.bestand, m.plek.regel) for m in meldingen.lijst}
    los = [s for s in _losse_sleutels(boom, soort, ()) if (s[1].bestand, s[1].regel) not in gemeld]
    for naam, plek in los:
        hint = 'staat er een komma in uw tekst? Zet de hele tekst dan tussen aanhalingstekens: "..."'
        meldingen.fout("INV101", plek, f"het veld '{naam}' ken ik hier niet", hint)
    try:
        model = soort.model_validate(als_data(boom))
        return None if los else Gelezen(model, boom)
    except ValidationError as e:
        for fout in e.errors(include_url=False):
            _meld(fout, boom, soort, meldingen)
        return None


def _losse_sleutels(knoop: Knoop, soort: type[BaseModel], pad: Pad) -> Iterator[tuple[str, Plek]]:
    """Yield unknown keys without a value: in `{wat: brood, melk}` a comma makes 'melk' a key, and words get lost."""
    if isinstance(knoop, Lijst):
        for nummer, item in enumerate(knoop.items):
            yield from _losse_sleutels(item, soort, (*pad, nummer))
    elif isinstance(knoop, Kaart):
        bekend = velden_op(soort, pad)
        for sleutel, waarde in knoop.velden.items():
            if bekend and sleutel not in bekend and isinstance(waarde, Waarde) and waarde.tekst is None:
                yield sleutel, knoop.sleutels.get(sleutel, knoop.plek)
            yield from _losse_sleutels(waarde, soort, (*pad, sleutel))


def _meld(fout: ErrorDetails, boom: Kaart, soort: type[BaseModel], meldingen: Meldingen) -> None:
    pad: Pad = fout["loc"]
    plek = vind(boom, pad)[1]
    naam = str(pad[-1]) if pad else ""
    match fout["type"]:
        case "docgen":
            ctx = fout["ctx"]
            meldingen.fout(ctx["code"], plek, f"{_veld(pad)}: {ctx['tekst']}", ctx["hint"])
        case "missing":
            meldingen.fout("INV102", plek, *_ontbreekt(boom, pad, naam, plek))
        case "extra_forbidden":
            plek = _sleutelplek(boom, pad)
            meldingen.fout(
                "INV101",
                plek,
                f"het veld '{naam}' ken ik hier niet",
                _bedoelde(naam, velden_op(soort, pad[:-1])),
            )
        case "enum":
            opties = _opties(soort, pad)
            meldingen.fout(
                "INV104",
                plek,
                f"{_veld(pad)}: deze keuze ken ik niet",
                _keuzehint(str(fout["input"]), opties),
            )
        case "string_too_short":
            meldingen.fout("INV102", plek, f"het veld '{naam}' is leeg", "vul het in of haal de regel weg")
        case _:
            meldingen.fout(
                "INV103", plek, f"{_veld(pad)}: hier hoort {_verwacht(fout['type'])}", _vormhint(fout["type"])
            )


def _ontbreekt(boom: Kaart, pad: Pad, naam: str, plek: Plek) -> tuple[str, str]:
    """Text and hint for a field without a value: not there, there but empty, or a cell of a list."""
    if plek.bestand.lower().endswith((".csv", ".tsv", ".txt", ".xlsx", ".xml")):
        kolom = "zet een kolom daarvoor in de lijst, of kies er een: --kolom VELD=KOLOM"
        return (
            f"het veld '{naam}' ontbreekt",
            "vul het in op deze regel van de lijst" if plek.kolom else kolom,
        )
    ouder = vind(boom, pad[:-1])[0]
    if isinstance(ouder, Kaart) and naam in ouder.velden:
        return f"het veld '{naam}' is leeg", f"vul het in achter {naam}:"
    return f"het veld '{naam}' ontbreekt", f"voeg toe: {naam}: ..."


def _veld(pad: Pad) -> str:
    namen = [str(p) for p in pad if isinstance(p, str)]
    return f"'{namen[-1]}'" if namen else "het bestand"


def _verwacht(soort: str) -> str:
    if soort in ("model_type", "model_attributes_type", "dict_type"):
        return "een groep velden"
    return "een lijst" if soort in ("tuple_type", "list_type") else "één waarde"


def _vormhint(soort: str) -> str:
    if soort in ("model_type", "model_attributes_type", "dict_type"):
        return "zet op de regels eronder, ingesprongen:  naam: waarde"
    return (
        "begin elke regel eronder met een streepje"
        if soort in ("tuple_type", "list_type")
        else "zet er één waarde achter"
    )


def _sleutelplek(boom: Kaart, pad: Pad) -> Plek:
    ouder, plek = vind(boom, pad[:-1])
    return ouder.sleutels.get(str(pad[-1]), plek) if isinstance(ouder, Kaart) else plek


def velden_op(soort: type[BaseModel], pad: Pad) -> list[str]:
    """Return the field names that are known at this path of the model."""
    gevonden = _soort_op(soort, pad)
    return (
        list(gevonden.model_fields) if isinstance(gevonden, type) and issubclass(gevonden, BaseModel) else []
    )


def _soort_op(soort: Any, pad: Pad) -> Any:
    for stap in pad:
        if isinstance(stap, int):
            continue
        if not (isinstance(soort, type) and issubclass(soort, BaseModel)) or stap not in soort.model_fields:
            return None
        soort = _kern(soort.model_fields[stap].annotation)
    return soort


def _kern(annotatie: Any) -> Any:
    """The class inside `X | None`, `tuple[X, ...]` and Annotated."""
    delen = [d for d in get_args(annotatie) if d not in (type(None), Ellipsis)]
    return _kern(delen[0]) if delen else annotatie


def _opties(soort: type[BaseModel], pad: Pad) -> list[str]:
    gevonden = _soort_op(soort, pad)
    return (
        [str(lid.value) for lid in gevonden]
        if isinstance(gevonden, type) and issubclass(gevonden, Enum)
        else []
    )


def _bedoelde(naam: str, opties: list[str]) -> str:
    beste = difflib.get_close_matches(naam, opties, n=1, cutoff=0.5)
    return f"bedoelde u '{beste[0]}'?" if beste else f"hier kunnen: {', '.join(sorted(opties))}"


def _keuzehint(waarde: str, opties: list[str]) -> str:
    beste = difflib.get_close_matches(waarde.lower(), opties, n=1, cutoff=0.6)
    keuzes = f"kies uit: {', '.join(opties)}"
    return f"bedoelde u '{beste[0]}'? {keuzes}" if beste else keuzes
