"""From the fields that a user changes to the changes in the text: in which file, and as small as can be.

An inherited list is never edited where it stands: the whole list, with the change, becomes the school's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docgen.bewerken import Voeg, Weg, Wijziging, Zet, als_gegevens
from docgen.model.basis import Gegevens
from docgen.opdrachten.register_plaats import OPDRACHTREGEL, Doel, Eigen, geweigerd
from docgen.opdrachten.register_velden import ERAF, ERBIJ, ERF, ZET, Pad, Toekenning

Gevuld = dict[str, Any]


def uitgevouwen(toekenningen: Sequence[Toekenning]) -> Iterator[Toekenning]:
    """Split `dpia={nodig: ja}` into its fields: what the group had besides stays."""
    for t in toekenningen:
        if isinstance(t.waarde, dict) and t.daad != ERBIJ and t.daad != ERAF and t.pad == tak(t.pad):
            yield from uitgevouwen([Toekenning((*t.pad, s), t.daad, w) for s, w in t.waarde.items()])
        else:
            yield t


def tak(pad: Pad) -> Pad:
    """The part of a path before the first number: the field or the list that is written."""
    return pad[: next((n for n, stap in enumerate(pad) if isinstance(stap, int)), len(pad))]


def gewenst(data: Gevuld, toekenningen: Sequence[Toekenning], geerfd: Gevuld) -> Gevuld:
    """What the entry must be after the change. Raises Onleesbaar when an item is not there."""
    uit = deepcopy(data)
    for t in toekenningen:
        _pas_toe(uit, replace(t, daad=ZET, waarde=waarde_op(geerfd, t.pad)) if t.daad == ERF else t)
    return uit


def _pas_toe(data: Gevuld, t: Toekenning) -> None:
    ouder: Any = data
    for stap in t.pad[:-1]:
        ouder = ouder.setdefault(stap, {}) if isinstance(ouder, dict) else _op(ouder, stap, t)
    laatste = t.pad[-1]
    match t.daad:
        case "+=":
            lijst = ouder.setdefault(laatste, []) if isinstance(ouder, dict) else _op(ouder, laatste, t)
            lijst += [t.waarde] if t.waarde not in lijst else []
        case "-=":
            lijst = ouder.get(laatste, []) if isinstance(ouder, dict) else _op(ouder, laatste, t)
            del lijst[_nummer(lijst, t)]
        case _ if isinstance(ouder, list):
            _op(ouder, laatste, t)
            ouder[int(laatste)] = t.waarde
        case _ if t.waarde is None:
            ouder.pop(laatste, None)  # the group above stays, be it empty: that is what is left in the file
        case _:
            ouder[laatste] = t.waarde


def _op(lijst: Any, stap: str | int, t: Toekenning) -> Any:
    if isinstance(lijst, list) and isinstance(stap, int) and stap < len(lijst):
        return lijst[stap]
    raise geweigerd(
        "INV354",
        OPDRACHTREGEL,
        f"'{t.veld}' bestaat hier niet",
        "een lijst telt vanaf 1; kijk met docgen register toon",
    )


def _nummer(lijst: list[Any], t: Toekenning) -> int:
    """Which item is meant: the text itself, or a group with that text in one of its fields."""
    for nummer, item in enumerate(lijst):
        if item == t.waarde or (isinstance(item, dict) and t.waarde in item.values()):
            return nummer
    staat = ", ".join(i for i in lijst if isinstance(i, str))
    hint = f"er staat: {staat}" if staat else "de lijst is leeg, of schrijf het hele item"
    raise geweigerd("INV354", OPDRACHTREGEL, f"dit staat niet in '{t.veld}'", hint)


def plan(
    doel: Doel,
    plekken: Sequence[Eigen],
    toekenningen: Sequence[Toekenning],
    oud: Gevuld,
    wens: Gevuld,
    geerfd: Gevuld,
) -> dict[int, list[Wijziging]]:
    """The changes for each of the files, by the number of the file in `plekken`; what is so already is left alone."""
    thuis = _thuis(doel, plekken)
    per_tak: dict[Pad, list[Toekenning]] = {}
    for t in toekenningen:
        per_tak.setdefault(tak(t.pad), []).append(t)
    uit: dict[int, list[Wijziging]] = {}
    nieuw: Gevuld = {}
    for pad, groep in per_tak.items():
        if waarde_op(oud, pad) == waarde_op(wens, pad):
            continue
        nummer = next((n for n, e in enumerate(plekken) if staat(e, pad)), thuis)
        if plekken[nummer].kaart is None:
            _zet(nieuw, pad, waarde_op(wens, pad))
        else:
            uit.setdefault(nummer, []).extend(_in_entry(doel, plekken[nummer], pad, groep, wens, geerfd))
    if nieuw and doel.deel.lijst:
        entry = {"id": doel.id, **_op_volgorde(nieuw, doel.deel.model)}
        uit.setdefault(thuis, []).append(Voeg((doel.deel.lijst,), entry))
    elif nieuw:
        uit[thuis] = [Zet((s,), w) for s, w in _op_volgorde(nieuw, doel.deel.model).items()]
    return {n: w for n, w in uit.items() if w}


def _thuis(doel: Doel, plekken: Sequence[Eigen]) -> int:
    """The file that a new field goes in: where the entry stands, else where the list is, else the list's own file."""
    vast = doel.deel.bestand(doel.config, doel.id)
    volgorde = sorted(range(len(plekken)), key=lambda n: plekken[n].pad != vast)
    for past in (lambda e: e.kaart is not None, lambda e: e.lijst):
        for nummer in volgorde:
            if past(plekken[nummer]):
                return nummer
    return volgorde[0]


def _in_entry(
    doel: Doel, plek: Eigen, pad: Pad, groep: Sequence[Toekenning], wens: Gevuld, geerfd: Gevuld
) -> Iterator[Wijziging]:
    heel = ((doel.deel.lijst, doel.id) if doel.deel.lijst else ()) + pad
    eigen, waarde = waarde_op(_kaart(plek), pad), waarde_op(wens, pad)
    if groep[-1].daad == ERF or (waarde is None and waarde_op(geerfd, pad) is None):
        yield from [Weg(heel)] if staat(plek, pad) else []
    elif isinstance(eigen, list) and all(t.daad == ERBIJ and t.pad == pad for t in groep):
        yield from (Voeg(heel, t.waarde) for t in groep if t.waarde not in eigen)
    elif isinstance(eigen, list) and len(groep) == 1 and groep[0].daad == ERAF and groep[0].pad == pad:
        yield Weg((*heel, _echt_nummer(eigen, _nummer([i for i in eigen if i is not None], groep[0]))))
    elif (
        isinstance(eigen, list) and len(groep) == 1 and len(groep[0].pad) > len(pad) and groep[0].daad == "="
    ):
        nummer = _echt_nummer(eigen, int(groep[0].pad[len(pad)]))
        yield from [Zet((*heel, nummer, *groep[0].pad[len(pad) + 1 :]), groep[0].waarde)]
    else:
        volgorde = list(doel.deel.model.model_fields)
        na = ("id", *volgorde[: volgorde.index(str(pad[0]))]) if len(pad) == 1 else None
        yield Zet(heel, waarde, na)


def _echt_nummer(lijst: list[Any], nummer: int) -> int:
    """The place in the file of an item that was counted without the empty ones."""
    return [n for n, item in enumerate(lijst) if item is not None][nummer]


def _kaart(plek: Eigen) -> Gevuld:
    gegevens = als_gegevens(plek.kaart) if plek.kaart else {}
    return gegevens if isinstance(gegevens, dict) else {}


def staat(plek: Eigen, pad: Pad) -> bool:
    """Whether this file itself says something at this path, be it empty."""
    data: Any = _kaart(plek)
    for stap in pad:
        if not isinstance(data, dict) or stap not in data:
            return False
        data = data[stap]
    return bool(pad)


def waarde_op(data: Any, pad: Pad) -> Any:
    """The value at a path of fields, or None."""
    for stap in pad:
        data = data.get(stap) if isinstance(data, Mapping) else None
    return data


def _zet(data: Gevuld, pad: Pad, waarde: Any) -> None:
    for stap in pad[:-1]:
        data = data.setdefault(str(stap), {})
    data[str(pad[-1])] = waarde


def _op_volgorde(data: Gevuld, model: type[Gegevens]) -> Gevuld:
    return {s: data[s] for s in model.model_fields if s in data}
