"""Tables of an example, for the tests of the registers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen.meldingen import Meldingen, als_tekst
from docgen.opdrachten.inlezen import lees_dossier, lees_zaak, vind_zaken
from docgen.registers import REGISTERS, Bronnen, Tabel, tabel

from .conftest import PEILDATUM


@cache
def bronnen(config: Path) -> Bronnen:
    """An organisation file with its cases."""
    meldingen = Meldingen()
    dossier = lees_dossier(config, PEILDATUM, meldingen)
    gelezen = [(soort, lees_zaak(soort, pad, meldingen)) for soort, pad in vind_zaken(config.parent)]
    assert dossier, als_tekst(meldingen.lijst)
    soorten = {soort for soort, _ in gelezen}
    return Bronnen(dossier, {s: tuple(z for soort, z in gelezen if z and soort == s) for s in soorten})


def register(naam: str, config: Path, *, openbaar: bool = False) -> Tabel:
    """One register of it."""
    return tabel(REGISTERS[naam], bronnen(config), openbaar=openbaar)
