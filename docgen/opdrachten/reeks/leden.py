"""The members of a convenant in the place of its model member: the party with the id `lid`.

What the model member has and a member does not say itself, such as its kind, stays; every row of the basis table
about the model member comes back for each member.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.bron import Kaart, Knoop, Lijst, Waarde, leg_op
from docgen.bron.lagen import entry_id

LID = "lid"


def heeft_modellid(basis: Kaart) -> bool:
    """Whether the convenant has a party that stands for every member."""
    partijen = basis.velden.get("partijen")
    return isinstance(partijen, Lijst) and any(entry_id(p) == LID for p in partijen.items)


def plaats_leden(basis: Kaart, leden: Sequence[Kaart], *, enige: bool) -> Kaart:
    """Return the convenant with these members; `enige` makes it the copy for that one member."""
    ids = [str(entry_id(lid)) for lid in leden]
    velden = dict(basis.velden)
    for naam, knoop in basis.velden.items():
        if isinstance(knoop, Lijst) and naam == "partijen":
            velden[naam] = _partijen(knoop, leden)
        elif isinstance(knoop, Lijst):
            velden[naam] = Lijst(tuple(rij for k in knoop.items for rij in _rijen(k, ids)), knoop.plek)
    if enige:
        velden["lid"] = Waarde(ids[0], leden[0].plek)
    return replace(basis, velden=velden, plek=leden[0].plek if enige else basis.plek)


def _partijen(lijst: Lijst, leden: Sequence[Kaart]) -> Lijst:
    items: list[Knoop] = []
    for partij in lijst.items:
        items += [leg_op(partij, lid) for lid in leden] if entry_id(partij) == LID else [partij]
    return Lijst(tuple(items), lijst.plek)


def _rijen(knoop: Knoop, ids: Sequence[str]) -> list[Knoop]:
    """A row about the model member once for each member; a list of parties that names it names them all."""
    if not isinstance(knoop, Kaart):
        return [knoop]
    velden = {naam: _verdeeld(k, ids) if isinstance(k, Lijst) else k for naam, k in knoop.velden.items()}
    rij = replace(knoop, velden=velden)
    partij = knoop.velden.get("partij")
    if not isinstance(partij, Waarde) or partij.tekst != LID:
        return [rij]
    return [replace(rij, velden=velden | {"partij": replace(partij, tekst=id_)}) for id_ in ids]


def _verdeeld(lijst: Lijst, ids: Sequence[str]) -> Lijst:
    items: list[Knoop] = []
    for k in lijst.items:
        is_lid = isinstance(k, Waarde) and k.tekst == LID
        items += [Waarde(id_, k.plek) for id_ in ids] if is_lid else [k]
    return Lijst(tuple(items), lijst.plek)
