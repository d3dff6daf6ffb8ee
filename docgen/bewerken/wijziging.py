"""What a change means for the data; where it lands in the text is for snede.py.

A path names keys, numbers in a list, or the `id` of an entry in a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from docgen.bewerken.gegevens import Data

Pad: TypeAlias = tuple[str | int, ...]


class GeenPlek(Exception):
    """The path does not lead to a place where this change can be made."""


@dataclass(frozen=True)
class Zet:
    """Give the field at this path a value; a field that is not there yet is added, with what is above it.

    `na` are the keys after which a new field goes, the last one present counts; default: at the end.
    """

    pad: Pad
    waarde: Data
    na: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Voeg:
    """Add an item at the end of the list at this path; makes the list when it is not there yet."""

    pad: Pad
    waarde: Data


@dataclass(frozen=True)
class Weg:
    """Remove the field or the item at this path."""

    pad: Pad


Wijziging: TypeAlias = Zet | Voeg | Weg


def uitgeschreven(gegevens: Data, wijziging: Wijziging) -> Wijziging:
    """Return the same change with numbers for ids, and as the addition of one field when more is missing."""
    pad, ouder = _bestaand(gegevens, wijziging.pad)
    rest = wijziging.pad[len(pad) :]
    match wijziging:
        case Weg() if not rest and pad:
            return Weg(pad)
        case Voeg(waarde=waarde) if not rest and isinstance(ouder, list):
            return Voeg(pad, waarde)
        case Zet(waarde=waarde, na=na) if not rest and pad:
            return Zet(pad, waarde, na)
        case Voeg(waarde=waarde) if (rest and isinstance(ouder, dict)) or ouder is None:
            return _met_wat_erboven_hoort(pad, rest, [waarde], ouder)
        case Zet(waarde=waarde, na=na) if rest and (isinstance(ouder, dict) or ouder is None):
            return _met_wat_erboven_hoort(pad, rest, waarde, ouder, na)
    raise GeenPlek(wijziging.pad)


def toegepast(gegevens: Data, wijziging: Wijziging) -> Data:
    """Return what the data must be after a change that was `uitgeschreven`; the data itself stays as it is."""
    return _vernieuwd(gegevens, wijziging.pad, wijziging)


def _vernieuwd(gegevens: Data, pad: Pad, wijziging: Wijziging) -> Data:
    if not pad and isinstance(gegevens, list) and isinstance(wijziging, Voeg):
        return [*gegevens, wijziging.waarde]
    if not pad or not isinstance(gegevens, dict | list):
        raise GeenPlek(wijziging.pad)
    stap, rest = pad[0], pad[1:]
    paren = gegevens.items() if isinstance(gegevens, dict) else enumerate(gegevens)
    velden: dict[str | int, Data] = {s: w for s, w in paren}  # noqa: C416 - dict() would keep the narrow key
    if rest or isinstance(wijziging, Voeg):
        velden[stap] = _vernieuwd(velden[stap], rest, wijziging)
    elif isinstance(wijziging, Zet):
        velden[stap] = wijziging.waarde
    else:
        del velden[stap]
    return list(velden.values()) if isinstance(gegevens, list) else {str(s): w for s, w in velden.items()}


def _bestaand(gegevens: Data, pad: Pad) -> tuple[Pad, Data]:
    """Follow the path as far as it exists; returns that part, ids made numbers, and what stands there."""
    gegaan: list[str | int] = []
    for stap in pad:
        if isinstance(gegevens, dict) and isinstance(stap, str) and stap in gegevens:
            gegaan.append(stap)
            gegevens = gegevens[stap]
        elif isinstance(gegevens, list) and (nummer := _nummer(gegevens, stap)) is not None:
            gegaan.append(nummer)
            gegevens = gegevens[nummer]
        else:
            break
    return tuple(gegaan), gegevens


def _nummer(lijst: list[Data], stap: str | int) -> int | None:
    if isinstance(stap, int):
        return stap if 0 <= stap < len(lijst) else None
    return next(
        (i for i, item in enumerate(lijst) if isinstance(item, dict) and item.get("id") == stap), None
    )


def _met_wat_erboven_hoort(
    pad: Pad, rest: Pad, waarde: Data, ouder: Data, na: tuple[str, ...] | None = None
) -> Zet:
    if not all(isinstance(stap, str) for stap in rest):
        raise GeenPlek((*pad, *rest))
    nieuw = rest if ouder is None else rest[1:]
    for stap in reversed(nieuw):
        waarde = {str(stap): waarde}
    heel = pad if ouder is None else (*pad, rest[0])
    if not heel:
        raise GeenPlek(rest)
    return Zet(heel, waarde, na)
