"""What decides the files of a recipient, as one keyed hash: when it is the same, nothing has to be made again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from docgen import __version__
from docgen.bron.boom import als_data, uitpakken
from docgen.opdrachten.reeks.sleutels import afdruk
from docgen.opdrachten.reeks.vraag import Ontvanger
from docgen.opdrachten.reeks.werkplaats import Werkplaats
from docgen.plaatsen import CONFIGURATIE, SJABLONEN


class Recepten:
    """Hashes for one series: the row, what all share, the templates, the law and the looks."""

    def __init__(self, w: Werkplaats, geheim: bytes) -> None:
        self._geheim = geheim
        self._vast = _vast(w)

    def van(self, o: Ontvanger) -> str:
        """The hash of one recipient."""
        return afdruk([self._vast, o.id, _kaal(o.zaak), _kaal(o.aan), o.per], self._geheim)[:32]


def _vast(w: Werkplaats) -> str:
    som = hashlib.sha256()
    eigen = [m / naam for m in w.dossier.mappen for naam in ("sjablonen", "configuratie")]
    for folder in (SJABLONEN, CONFIGURATIE, *eigen):
        for pad in sorted(p for p in folder.rglob("*") if p.is_file()):
            som.update(pad.name.encode() + pad.read_bytes())
    for beeld in (w.beeldmerk.huisstijl.logo, w.beeldmerk.huisstijl.word):
        som.update(beeld.read_bytes() if beeld else b"-")
    b = replace(w.bestek, loop="", uit="", werkmap="", bron="", config="", basis=None)
    delen = [__version__, als_data(w.dossier.organisatie.boom), als_data(w.basis), str(b)]
    som.update(json.dumps(delen).encode())
    return som.hexdigest()


def _kaal(pak: Any) -> Any:
    """The values of a packed tree without their places: a row that moves is no other row."""
    if not pak:
        return None
    return [_kaal(p) for p in pak] if isinstance(pak[0], list) else als_data(uitpakken(pak, ""))
