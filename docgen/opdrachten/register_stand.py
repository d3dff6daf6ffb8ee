"""An entry as it counts, all layers together, and what shape and rules say of the organisation around it.

It can be read with texts that are not on the disk yet: that is how a change is judged before it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bron import Concept, Kaart, Knoop, Lijst, keur, lees_bestand, lees_lagen, lees_tekst, leg_op
from docgen.bron.boom import Waarde, als_data
from docgen.bron.lagen import entry_id
from docgen.dossier import Dossier
from docgen.meldingen import Melding, Meldingen
from docgen.model.basis import Sector
from docgen.model.soorten import SOORTEN
from docgen.naslag import Naslag
from docgen.opdrachten.inlezen import keur_dossier, lees_dossier, lees_gelaagd
from docgen.opdrachten.register_plaats import Doel
from docgen.regels import controleer

_GETAL = re.compile(r"^bij (\d+) |^(\d+) van de ")  # how a melding about many entries begins
ORGANISATIE = frozenset({"organisatie", "register"})


@dataclass(frozen=True)
class Stand:
    """One entry with the meldingen about its organisation (or about its own file, for a record)."""

    knoop: Kaart | None
    dossier: Dossier | None
    meldingen: tuple[Melding, ...]

    @property
    def data(self) -> dict[str, Any]:
        """The entry in plain values; empty when it is not there."""
        return als_data(self.knoop) if self.knoop else {}


def lees_stand(doel: Doel, peildatum: date, concept: Concept) -> Stand:
    """Read the entry with these texts in the place of files."""
    return _van_lijst(doel, peildatum, concept) if doel.deel.lijst else _van_zaak(doel, peildatum, concept)


def _van_lijst(doel: Doel, peildatum: date, concept: Concept) -> Stand:
    meldingen = Meldingen()
    gelaagd = lees_gelaagd(doel.config, peildatum, meldingen, concept)
    if gelaagd is None:
        return Stand(None, None, tuple(meldingen.lijst))
    dossier = keur_dossier(gelaagd, peildatum, meldingen)
    if dossier:
        meldingen.lijst += controleer(dossier, ORGANISATIE)
    return Stand(_entry(gelaagd.boom, doel), dossier, tuple(meldingen.lijst))


def _van_zaak(doel: Doel, peildatum: date, concept: Concept) -> Stand:
    meldingen = Meldingen()
    dossier = lees_dossier(doel.config, peildatum, meldingen)
    if dossier is None:
        return Stand(None, None, tuple(meldingen.lijst))
    meldingen = Meldingen()
    pad = doel.deel.bestand(doel.config, doel.id)
    tekst = concept.get(pad.resolve())
    if tekst is None and not pad.exists():
        return Stand(None, dossier, ())
    boom = lees_bestand(pad, meldingen) if tekst is None else lees_tekst(tekst, meldingen, str(pad))
    gelezen = keur(boom, doel.deel.model, meldingen) if boom else None
    if gelezen:
        dossier = dossier.met(doel.deel.soort, gelezen)
        meldingen.lijst += controleer(dossier, frozenset({doel.deel.soort}))
    return Stand(boom, dossier, tuple(meldingen.lijst))


def geerfd(doel: Doel) -> dict[str, Any]:
    """What this entry would be without the organisation's own files; empty when nothing is inherited."""
    return geerfd_uit(geerfde_lagen(doel.config), doel) if doel.deel.lijst else {}


def geerfd_uit(lagen: Kaart | None, doel: Doel) -> dict[str, Any]:
    """The same for someone who has the layers below already."""
    entry = _entry(lagen, doel) if lagen and doel.deel.lijst else None
    return als_data(entry) if entry else {}


def geerfde_lagen(config: Path) -> Kaart | None:
    """What is under the organisation's own files: docgen's catalogue and the boards above it."""
    boom = lees_bestand(config, Meldingen())
    if boom is None:
        return None
    basis = _tekst(boom, "basis")
    onder = lees_lagen(config.parent / basis, Meldingen())[0] if basis else None
    sector = _tekst(boom, "sector") or (_tekst(onder, "sector") if onder else None)
    lagen: list[Knoop] = [_catalogus(config, sector)] if sector and sector in list(Sector) else []
    lagen += [onder] if onder else []
    gelegd = leg_op(lagen[0], lagen[-1]) if len(lagen) > 1 else lagen[0] if lagen else None
    return gelegd if isinstance(gelegd, Kaart) else None


def _catalogus(config: Path, sector: str) -> Kaart:
    map_ = config.parent / "configuratie"
    return Naslag((map_,) if map_.is_dir() else ()).catalogus(Sector(sector))


def _tekst(boom: Kaart, veld: str) -> str | None:
    waarde = boom.velden.get(veld)
    return waarde.tekst if isinstance(waarde, Waarde) else None


def _entry(boom: Kaart, doel: Doel) -> Kaart | None:
    lijst = boom.velden.get(doel.deel.lijst)
    items = lijst.items if isinstance(lijst, Lijst) else ()
    return next((k for k in items if isinstance(k, Kaart) and entry_id(k) == doel.id), None)


def bekende_ids(doel: Doel, dossier: Dossier | None) -> list[str]:
    """The ids of the register, for a suggestion."""
    if doel.deel.lijst:
        return [str(item.id) for item in getattr(dossier.org, doel.deel.lijst)] if dossier else []
    patroon = SOORTEN[doel.deel.soort].plaats
    return [_uit_pad(p, patroon) for p in sorted(doel.config.parent.glob(patroon))]


def _uit_pad(pad: Path, patroon: str) -> str:
    """What stands for the star in the pattern."""
    delen = patroon.split("/")
    nummer = next(n for n, deel in enumerate(delen) if "*" in deel)
    return pad.parts[len(pad.parts) - len(delen) + nummer].removesuffix(".yaml")


def erbij(oud: Stand, nieuw: Stand) -> list[Melding]:
    """What is said now and was not said before; that fewer entries have a known fault is no news."""
    eerder: dict[tuple[str, str], int] = {}
    for m in oud.meldingen:
        eerder[_soort(m)] = max(eerder.get(_soort(m), -1), _aantal(m))
    return [m for m in nieuw.meldingen if eerder.get(_soort(m), -1) < _aantal(m)]


def _soort(melding: Melding) -> tuple[str, str]:
    """What can be compared with another moment: no line, and not how many entries and which."""
    veel = _GETAL.match(melding.tekst)
    return melding.code, melding.tekst[veel.end() :].partition(":")[0] if veel else melding.tekst


def _aantal(melding: Melding) -> int:
    """How many entries a melding is about, when it is about many at once."""
    treffer = _GETAL.match(melding.tekst)
    return int(treffer.group(1) or treffer.group(2)) if treffer else 0
