"""What decides the files of a recipient, as one keyed hash: when it is the same, nothing has to be made again."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from docgen import __version__
from docgen.bron import Kaart
from docgen.bron.boom import als_data, uitpakken
from docgen.dossier import Dossier
from docgen.opdrachten.beeldmerk import Beeldmerk
from docgen.opdrachten.reeks.sleutels import afdruk
from docgen.opdrachten.reeks.vraag import Ontvanger
from docgen.plaatsen import CONFIGURATIE, SJABLONEN


class Recepten:
    """Hashes for one series: the row on top of what all share (`vast`)."""

    def __init__(self, vast: str, geheim: bytes) -> None:
        self._vast, self._geheim = vast, geheim

    def van(self, o: Ontvanger) -> str:
        """The hash of one recipient."""
        return afdruk([self._vast, o.id, _kaal(o.zaak), _kaal(o.aan), o.per], self._geheim)[:32]


def vast(dossier: Dossier, basis: Kaart, beeldmerk: Beeldmerk, keuzes: str) -> str:
    """A hash of what all share: choices, organisation, templates, law and looks; the same in every process."""
    som = hashlib.sha256()
    eigen = [m / naam for m in dossier.mappen for naam in ("sjablonen", "configuratie")]
    for folder in (SJABLONEN, CONFIGURATIE, *eigen):
        for pad in sorted(p for p in folder.rglob("*") if p.is_file()):
            som.update(pad.name.encode() + pad.read_bytes())
    for beeld in (beeldmerk.huisstijl.logo, beeldmerk.huisstijl.word):
        som.update(beeld.read_bytes() if beeld else b"-")
    delen = [__version__, als_data(dossier.organisatie.boom), als_data(basis), keuzes]
    som.update(json.dumps(delen).encode())
    return som.hexdigest()


def _kaal(pak: Any) -> Any:
    """The values of a packed tree without their places: a row that moves is no other row."""
    if not pak:
        return None
    if isinstance(pak[0], int):  # what one source says of a party
        return _kaal(pak[1])
    return [_kaal(p) for p in pak] if isinstance(pak[0], list) else als_data(uitpakken(pak, ""))
