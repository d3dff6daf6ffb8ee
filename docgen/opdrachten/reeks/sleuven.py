"""What differs between recipients: the texts that a row brings, and everything else that decides the layout.

Two recipients share a layout when the same fields are filled, all values that are more than a text are equal, and
their age in years is the same on every day that the case names. A text is a slot: it is put in afterwards.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from docgen.bron import Gelezen
from docgen.dossier import Dossier
from docgen.opdrachten.reeks.vraag import Ontvanger
from docgen.opdrachten.taken import Taak
from docgen.opmaak.filters import datum
from docgen.recht.beeld import laatste_dag
from docgen.recht.leeftijd import leeftijd
from docgen.vullen.merken import merk
from docgen.vullen.merkteken import Merkdatum, Merkteken

Pad = tuple[str | int, ...]
_GEBOREN = "geboortedatum"


@dataclass(frozen=True)
class Sleuf:
    """A text of a row: where it stands (`aan` first for who the letter is for), and whether it is a date."""

    pad: Pad
    datum: bool

    @property
    def naam(self) -> str:
        """The name of the slot."""
        return ".".join(map(str, self.pad))


@dataclass(frozen=True)
class Indeling:
    """The slots of one recipient with their texts, and the key of the layout."""

    waarden: Mapping[str, str]
    sleuven: tuple[Sleuf, ...]
    sleutel: str


def deel_in(o: Ontvanger, taak: Taak, bezwaar: bool) -> Indeling:
    """Split what a row says in slots and what decides the layout."""
    sleuven, vast = _splits(o, taak)
    dagen = _dagen(taak.dossier)
    eigen = [
        (s.pad, [leeftijd(d, dag) for dag in dagen if dag >= d]) for s in sleuven if (d := _dag(taak, s))
    ]
    ruw = json.dumps([o.per, bezwaar, [s.pad for s in sleuven], vast, eigen], default=str)
    return Indeling(_waarden(taak, sleuven), sleuven, hashlib.sha256(ruw.encode()).hexdigest()[:16])


def waarden_van(o: Ontvanger, taak: Taak) -> dict[str, str]:
    """The texts of one recipient by slot."""
    return _waarden(taak, _splits(o, taak)[0])


def _splits(o: Ontvanger, taak: Taak) -> tuple[tuple[Sleuf, ...], list[tuple[Pad, str]]]:
    """The slots, and the values that are more than a text."""
    sleuven, vast = [Sleuf(("kenmerk",), datum=False)], []
    for pad in (*_paden(o.zaak, ()), *_paden(o.aan, ("aan",))):
        waarde = _op(taak, pad)
        geboren = isinstance(waarde, date) and pad[-1] == _GEBOREN
        if geboren or (isinstance(waarde, str) and not isinstance(waarde, Enum)):
            sleuven.append(Sleuf(pad, datum=geboren))
        else:
            vast.append((pad, str(waarde)))
    return tuple(sleuven), vast


def _dag(taak: Taak, sleuf: Sleuf) -> date | None:
    waarde = _op(taak, sleuf.pad) if sleuf.datum else None
    return waarde if isinstance(waarde, date) else None


def _waarden(taak: Taak, sleuven: tuple[Sleuf, ...]) -> dict[str, str]:
    return {s.naam: _als_tekst(_op(taak, s.pad)) for s in sleuven}


def gemerkt(taak: Taak, sleuven: tuple[Sleuf, ...]) -> tuple[Taak, dict[str, str]]:
    """The same task with a marker in every slot, and their texts; a date is its own marker."""
    merken: dict[str, str] = {}
    assert taak.dossier.zaak
    model, aan = taak.dossier.zaak.model, taak.aan
    for nummer, s in enumerate(sleuven):
        dag = _dag(taak, s)
        merken[s.naam] = _als_tekst(dag) if dag else merk(nummer)
        teken = Merkdatum(dag.year, dag.month, dag.day) if dag else Merkteken(merken[s.naam])
        if s.pad[0] == "aan":
            aan = _gezet(aan, s.pad[1:], teken)
        else:
            model = _gezet(model, s.pad, teken)
    zaak = Gelezen(model, taak.dossier.zaak.boom)
    return replace(taak, dossier=taak.dossier.met(str(taak.dossier.soort), zaak), aan=aan), merken


def _paden(pak: Any, begin: Pad) -> Iterator[Pad]:
    """The places of all values in a packed tree (docgen/bron/boom.py)."""
    if not pak or not isinstance(pak[0], str):
        return
    soort, inhoud = pak[0], pak[1]
    if soort == "w":
        yield begin
    else:
        for stap, kind in inhoud.items() if soort == "k" else enumerate(inhoud):
            yield from _paden(kind, (*begin, stap))


def _op(taak: Taak, pad: Pad) -> Any:
    if pad[0] == "aan":
        ding: Any = taak.aan
        pad = pad[1:]
    else:
        assert taak.dossier.zaak
        ding = taak.dossier.zaak.model
    for stap in pad:
        ding = ding[stap] if isinstance(stap, int) else getattr(ding, stap)
    return ding


def _gezet(ding: Any, pad: Pad, teken: object) -> Any:
    """A copy of a frozen model with one value replaced; a marker need not look like what it stands for."""
    if not pad:
        return teken
    stap, rest = pad[0], pad[1:]
    if isinstance(stap, int):
        return tuple(_gezet(d, rest, teken) if i == stap else d for i, d in enumerate(ding))
    return ding.model_copy(update={stap: _gezet(getattr(ding, stap), rest, teken)})


def _als_tekst(waarde: Any) -> str:
    return datum(waarde).striptags() if isinstance(waarde, date) else str(waarde)


def _dagen(dossier: Dossier) -> list[date]:
    """The days on which an age can matter: the day of the run and every day that the case names."""
    assert dossier.zaak
    dagen = {dossier.peildatum, *(d for d in _datums(dossier.zaak.model))}
    if jaar := getattr(dossier.zaak.model, "schooljaar", None):
        dagen.add(laatste_dag(jaar, dossier.naslag.wetboek, dossier.peildatum))
    return sorted(dagen)


def _datums(ding: Any) -> Iterator[date]:
    if isinstance(ding, date):
        yield ding
    elif isinstance(ding, tuple):
        for d in ding:
            yield from _datums(d)
    elif isinstance(ding, BaseModel):
        for naam in type(ding).model_fields:
            if naam != _GEBOREN:
                yield from _datums(getattr(ding, naam))
