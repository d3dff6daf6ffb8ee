"""Layers instead of copies: `basis:` chains and register files, merged as trees so that every value keeps its place.

The nearest layer wins; mappings merge key by key, lists whose entries have an `id` merge by that id.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from docgen.bron.boom import Kaart, Knoop, Lijst, Waarde
from docgen.bron.lezen import lees_bestand, lees_tekst
from docgen.meldingen import Meldingen, Plek

MAX_LAGEN = 8
REGISTERS = "registers"
Concept = Mapping[Path, str]  # texts that are not on the disk yet, by resolved path
GEEN_CONCEPT: Concept = {}


def leg_op(onder: Knoop, boven: Knoop) -> Knoop:
    """Lay one tree on another: what `boven` says wins, what it does not say comes from `onder`."""
    if isinstance(onder, Kaart) and isinstance(boven, Kaart):
        velden = dict(onder.velden)
        for sleutel, waarde in boven.velden.items():
            velden[sleutel] = leg_op(velden[sleutel], waarde) if sleutel in velden else waarde
        return Kaart(velden, boven.plek, onder.sleutels | boven.sleutels)
    if isinstance(onder, Lijst) and isinstance(boven, Lijst) and _heeft_ids(onder) and _heeft_ids(boven):
        return _leg_lijst_op(onder, boven)
    return boven


def _leg_lijst_op(onder: Lijst, boven: Lijst) -> Lijst:
    per_id = {entry_id(k): k for k in onder.items}
    for item in boven.items:
        sleutel = entry_id(item)
        per_id[sleutel] = leg_op(per_id[sleutel], item) if sleutel in per_id else item
    return Lijst(tuple(per_id.values()), boven.plek)


def entry_id(knoop: Knoop) -> str | None:
    """The `id` of a register entry, or None."""
    veld = knoop.velden.get("id") if isinstance(knoop, Kaart) else None
    return veld.tekst if isinstance(veld, Waarde) else None


def _heeft_ids(lijst: Lijst) -> bool:
    ids = [entry_id(k) for k in lijst.items]
    return all(ids) and len(set(ids)) == len(ids)


def lees_lagen(
    pad: Path, meldingen: Meldingen, toon: str | None = None, concept: Concept = GEEN_CONCEPT
) -> tuple[Kaart | None, tuple[Path, ...]]:
    """Read an organisation file with everything under it: its registers/ and the chain of `basis:`.

    Returns the merged tree (None when nothing could be read) and the folders of the chain, nearest first.
    Adds the meldingen of all files together. A text in `concept` is read instead of its file.
    """
    lagen, mappen = _keten(pad, toon or str(pad), meldingen, concept)
    boom: Knoop | None = None
    for laag in reversed(lagen):
        boom = leg_op(boom, laag) if boom else laag
    return boom if isinstance(boom, Kaart) else None, mappen


def _keten(
    pad: Path, toon: str, meldingen: Meldingen, concept: Concept
) -> tuple[list[Kaart], tuple[Path, ...]]:
    lagen: list[Kaart] = []
    gezien: dict[Path, str] = {}
    genoemd: Plek | None = None
    while True:
        echt = pad.resolve()
        if genoemd and (echt in gezien or len(gezien) >= MAX_LAGEN):
            meldingen.fout(
                "INV013",
                genoemd,
                "deze basis verwijst in een kring terug",
                "elke school verwijst naar haar bestuur, nooit terug naar een school",
            )
            break
        if genoemd and not pad.is_file():
            meldingen.fout(
                "INV001",
                genoemd,
                f"het bestand '{Path(toon).name}' dat hier staat, bestaat niet",
                "kijk de naam en de map na",
            )
            break
        gezien[echt] = toon
        boom = _lees(pad, toon, meldingen, concept)
        if boom is None:
            break
        lagen.append(boom)
        if register := _registers(pad, toon, meldingen, concept):
            lagen.append(register)
        basis = boom.velden.get("basis")
        if not isinstance(basis, Waarde) or not basis.tekst:
            break
        genoemd = basis.plek
        toon = os.path.normpath(Path(toon).parent / basis.tekst)
        pad = pad.parent / basis.tekst
    return lagen, tuple(dict.fromkeys(p.parent for p in gezien))


def registerbestanden(pad: Path, concept: Concept = GEEN_CONCEPT) -> list[Path]:
    """The files of registers/ beside an organisation file, also those that are not on the disk yet; a later one wins."""
    folder = pad.parent / REGISTERS
    nieuw = {folder / p.name for p in concept if p.parent == folder.resolve()}
    return sorted({*folder.glob("*.yaml"), *nieuw})


def _registers(pad: Path, toon: str, meldingen: Meldingen, concept: Concept) -> Kaart | None:
    """Merge the files of registers/ beside an organisation file; each holds one list under its own name."""
    boom: Knoop | None = None
    for bestand in registerbestanden(pad, concept):
        naam = os.path.normpath(Path(toon).parent / REGISTERS / bestand.name)
        laag = _lees(bestand, naam, meldingen, concept)
        if laag:
            boom = leg_op(boom, laag) if boom else laag
    return boom if isinstance(boom, Kaart) else None


def _lees(pad: Path, toon: str, meldingen: Meldingen, concept: Concept) -> Kaart | None:
    tekst = concept.get(pad.resolve()) if concept else None
    return lees_bestand(pad, meldingen, toon) if tekst is None else lees_tekst(tekst, meldingen, toon)
