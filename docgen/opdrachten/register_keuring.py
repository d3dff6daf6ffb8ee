"""Whether changed cells can be: known codes, and the entry as a whole against its model. Faults point at the cell."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.bron import Kaart, Lijst, keur
from docgen.bron.boom import Knoop, Waarde
from docgen.bron.nummers import tel_bsn
from docgen.meldingen import Meldingen, Plek
from docgen.opdrachten.register_lezing import Cel, Onderdeel
from docgen.opdrachten.register_plaats import deel
from docgen.registers import Tabel

_ELDERS = frozenset({"normen"})  # not every norm is in the table: the rules know them all


def keur_cellen(onderdeel: Onderdeel, wens: Mapping[str, Any], tabel: Tabel, meldingen: Meldingen) -> None:
    """Add a melding on its cell for each fault of shape; `wens` is the whole entry as it would be."""
    for cel in onderdeel.cellen:
        _keur_codes(cel, tabel, meldingen)
        if tel_bsn(cel.wordt):
            hint = "haal het weg; docgen heeft nooit een BSN nodig"
            meldingen.fout("INV110", cel.plek, "hier staat een burgerservicenummer (BSN)", hint)
    plekken = {c.kolom.pad: c.plek for c in onderdeel.cellen}
    boom = _boom(wens, (), plekken, onderdeel.plek)
    if isinstance(boom, Kaart):
        keur(boom, deel(onderdeel.register.id).model, meldingen)


def _keur_codes(cel: Cel, tabel: Tabel, meldingen: Meldingen) -> None:
    bekend = tabel.woorden.get(cel.kolom.naam, {})
    if not cel.kolom.codes or cel.kolom.vrij or cel.kolom.codes in _ELDERS or cel.waarde is None:
        return
    for item in cel.waarde if isinstance(cel.waarde, list) else [cel.waarde]:
        code = item.get(cel.kolom.codedeel) if isinstance(item, dict) else item
        if code and code not in bekend:
            beste = difflib.get_close_matches(code, list(bekend), n=1)
            hint = f"bedoelde u '{beste[0]}'?" if beste else "alle codes staan op het blad Codes"
            meldingen.fout("INV325", cel.plek, f"de code '{code}' ken ik niet", hint)


def _boom(data: Any, pad: tuple[str, ...], plekken: Mapping[tuple[str, ...], Plek], plek: Plek) -> Knoop:
    """The entry as a tree in which everything that comes from a cell knows that cell."""
    plek = plekken.get(pad, plek)
    if isinstance(data, Mapping):
        velden = {s: _boom(w, (*pad, s), plekken, plek) for s, w in data.items()}
        return Kaart(velden, plek, {s: plekken.get((*pad, s), plek) for s in data})
    if isinstance(data, Sequence) and not isinstance(data, str):
        return Lijst(tuple(_boom(i, (), {}, plek) for i in data), plek)
    return Waarde(None if data is None else str(data), plek)
