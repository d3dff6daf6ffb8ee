"""The members of a convenant in the place of its model member: the party with the id `lid`.

What the model member has and a member does not say itself, such as its kind, stays; every row of the basis table
about the model member comes back for each member.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.bron import Kaart, Knoop, Lijst, Waarde, leg_op
from docgen.bron.boom import als_data, vind
from docgen.bron.lagen import entry_id
from docgen.meldingen import Plek

LID = "lid"
EIGEN = (("kort",), ("kvk",), ("adres",), ("vertegenwoordiger", "naam"), ("scholen",))


def heeft_modellid(basis: Kaart) -> bool:
    """Whether the convenant has a party that stands for every member."""
    partijen = basis.velden.get("partijen")
    return isinstance(partijen, Lijst) and any(entry_id(p) == LID for p in partijen.items)


def eigen_gegevens(basis: Kaart) -> Iterator[tuple[str, Plek]]:
    """What the model member says that differs for each member: a board would sign with the number of another."""
    partijen = basis.velden.get("partijen")
    for partij in partijen.items if isinstance(partijen, Lijst) else ():
        if entry_id(partij) == LID:
            for pad in EIGEN:
                knoop, plek = vind(partij, pad)
                if _staat_er(partij, pad) and als_data(knoop):
                    yield ".".join(pad), plek


def _staat_er(knoop: Knoop, pad: Sequence[str]) -> bool:
    for stap in pad:
        if not isinstance(knoop, Kaart) or stap not in knoop.velden:
            return False
        knoop = knoop.velden[stap]
    return True


def plaats_leden(basis: Kaart, leden: Sequence[Kaart], *, enige: bool) -> Kaart:
    """Return the convenant with these members; `enige` makes it the copy for that one member."""
    ids = [str(entry_id(lid)) for lid in leden]
    velden = dict(basis.velden)
    for naam, knoop in basis.velden.items():
        is_partijen = isinstance(knoop, Lijst) and naam == "partijen"
        velden[naam] = _partijen(knoop, leden) if is_partijen else _elk(knoop, ids)
    if enige:
        velden["lid"] = Waarde(ids[0], leden[0].plek)
    return replace(basis, velden=velden, plek=leden[0].plek if enige else basis.plek)


def voeg_scholen_samen(een: Kaart, ander: Kaart) -> Kaart:
    """Two pieces about one board: the first says what it is, each adds its schools."""
    gelegd = leg_op(ander, een)
    scholen = [k.items for b in (een, ander) if isinstance(k := b.velden.get("scholen"), Lijst)]
    assert isinstance(gelegd, Kaart)
    if not scholen:
        return gelegd
    items = tuple({k.tekst: k for rij in scholen for k in rij if isinstance(k, Waarde)}.values())
    velden = gelegd.velden | {"scholen": Lijst(items, een.plek)}
    return Kaart(velden, gelegd.plek, gelegd.sleutels)


def _partijen(lijst: Knoop, leden: Sequence[Kaart]) -> Knoop:
    assert isinstance(lijst, Lijst)
    items: list[Knoop] = []
    for partij in lijst.items:
        items += [leg_op(partij, lid) for lid in leden] if entry_id(partij) == LID else [partij]
    return Lijst(tuple(items), lijst.plek)


def _elk(knoop: Knoop, ids: Sequence[str]) -> Knoop:
    """The same with every mention of the model member in a list once for each member."""
    if isinstance(knoop, Kaart):
        return replace(knoop, velden={naam: _elk(kind, ids) for naam, kind in knoop.velden.items()})
    if isinstance(knoop, Lijst):
        return replace(knoop, items=tuple(deel for kind in knoop.items for deel in _delen(kind, ids)))
    return knoop


def _delen(knoop: Knoop, ids: Sequence[str]) -> list[Knoop]:
    """An entry of a list: the id of the model member, or a row about it, comes back for each member."""
    if isinstance(knoop, Waarde):
        return [replace(knoop, tekst=id_) for id_ in ids] if knoop.tekst == LID else [knoop]
    rij = _elk(knoop, ids)
    partij = rij.velden.get("partij") if isinstance(rij, Kaart) else None
    if not isinstance(rij, Kaart) or not isinstance(partij, Waarde) or partij.tekst != LID:
        return [rij]
    return [replace(rij, velden=rij.velden | {"partij": replace(partij, tekst=id_)}) for id_ in ids]
