"""What an exported register shows, as fingerprints: so that an export that someone published can be out of date too.

Only registers of the organisation's own files count; who looked at an entry, and when, makes no export old.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.dossier import Dossier
from docgen.opmaak.gebruik import Gebruikt, vingerafdruk
from docgen.registers import REGISTERS, Bronnen, Rij, Tabel, als_cel, tabel

_TEL_NIET = frozenset({"laatste_controle"})
_KOP = ("bestuur", "school", "fg")  # what stands above the tables


def afdrukken(dossier: Dossier, registers: Iterable[str], *, openbaar: bool) -> Gebruikt:
    """Return the fingerprints of the entries by register and id, and of who is responsible."""
    bronnen = Bronnen(dossier)
    uit: Gebruikt = {"organisatie": {deel: vingerafdruk(getattr(dossier.org, deel)) for deel in _KOP}}
    for naam in registers:
        t = tabel(REGISTERS[naam], bronnen, openbaar=openbaar)
        uit[naam] = {rij.id: vingerafdruk(_cellen(t, rij)) for rij in t.rijen if not rij.waarden.get("uit")}
    return uit


def _cellen(t: Tabel, rij: Rij) -> dict[str, str]:
    kolommen = (k for k in t.kolommen if not k.afgeleid and k.naam not in _TEL_NIET)
    return {k.naam: als_cel(k, rij.waarden[k.naam], t.woorden[k.naam]) for k in kolommen}
