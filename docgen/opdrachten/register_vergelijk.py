"""docgen register vergelijk: what changed for whom between two states of a register, and what must be made again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen.dossier import Dossier
from docgen.meldingen import Melding, Meldingen, Plek, heeft_fout
from docgen.opdrachten.inlezen import hoofdbestand, lees_dossier
from docgen.opdrachten.register_geraakt import geraakt
from docgen.opdrachten.register_git import GeenRevisie, uit_git
from docgen.opmaak.registergegevens import UITGAVE, als_data
from docgen.opmaak.wijzigingen import Groep, Wijziging, Woorden, groepen, vergelijk
from docgen.registers import REGISTERS
from docgen.registers.bouw import woorden


@dataclass(frozen=True)
class Kant:
    """One state of a register: its plain values, their day and where they come from; a JSON has no dossier."""

    gegevens: Mapping[str, Any]
    datum: date
    naam: str
    dossier: Dossier | None = None


@dataclass(frozen=True)
class Vergelijking:
    """Two states, and what differs by who notices it."""

    oud: Kant
    nieuw: Kant
    wijzigingen: tuple[Wijziging, ...]
    groepen: tuple[Groep, ...]

    @cached_property
    def documenten(self) -> tuple[tuple[str, str], ...] | None:
        """(id, title) of the documents that are out of date by it; None when the files of now are not known."""
        return geraakt(self.oud.dossier, self.nieuw.dossier, self.wijzigingen) if self.nieuw.dossier else None


def vergelijking(
    oud: Path, nieuw: Path | None, peildatum: date, revisie: str | None = None
) -> tuple[Vergelijking | None, list[Melding]]:
    """Compare two states; with `revisie` the old one is read at that commit, by default of the same file."""
    meldingen = Meldingen()
    with ExitStack() as stapel:
        dag, toen = peildatum, oud
        if revisie is not None:
            try:
                toen, dag = stapel.enter_context(uit_git(oud, revisie))
            except GeenRevisie as e:
                hint = "kijk met git log welke versies er zijn"
                meldingen.fout(
                    "INV333", Plek(str(oud)), f"de versie '{revisie}' kan ik niet lezen: {e}", hint
                )
                return None, meldingen.lijst
        een = _kant(toen, peildatum, meldingen)
        if revisie is not None:
            meldingen.lijst = [_zonder_tijdelijk(m, toen, oud) for m in meldingen.lijst]
            een = een and replace(een, datum=dag, naam=f"{_naam(oud)}, versie {revisie}")
        ander = _kant(nieuw or oud, peildatum, meldingen)
        if een is None or ander is None:
            return None, meldingen.lijst
        gevonden = _vergelijk(een, ander)
        if revisie is not None:
            _ = gevonden.documenten  # while the files of then are still there
        return gevonden, meldingen.lijst


def _zonder_tijdelijk(melding: Melding, toen: Path, oud: Path) -> Melding:
    """A place in the folder of the old version, as the user knows that file."""
    bestand = melding.plek.bestand.replace(str(toen.parent), str(oud.parent))
    return replace(melding, plek=replace(melding.plek, bestand=bestand))


def _vergelijk(oud: Kant, nieuw: Kant) -> Vergelijking:
    wijzigingen = vergelijk(oud.gegevens, nieuw.gegevens, _woorden(oud, nieuw))
    dossier = nieuw.dossier or oud.dossier
    lijst = dossier.naslag.lijsten["merkers"] if dossier else _merkers()
    return Vergelijking(oud, nieuw, wijzigingen, groepen(wijzigingen, tuple(lijst.values())))


def _merkers() -> Mapping[str, Mapping[str, Any]]:
    from docgen.naslag import Naslag

    return Naslag().lijsten["merkers"]


def _kant(pad: Path, peildatum: date, meldingen: Meldingen) -> Kant | None:
    if pad.suffix.lower() == ".json":
        return _uit_json(pad, meldingen)
    eigen = Meldingen()
    dossier = lees_dossier(pad, peildatum, eigen)
    meldingen.lijst += eigen.lijst
    if dossier is None or heeft_fout(eigen.lijst):
        return None
    return Kant(als_data(dossier), peildatum, _naam(pad), dossier)


def _naam(pad: Path) -> str:
    """The file with its folder, to tell one school from another."""
    bestand = hoofdbestand(pad.resolve())
    return f"{bestand.parent.name}/{bestand.name}"


def _uit_json(pad: Path, meldingen: Meldingen) -> Kant | None:
    try:
        ruw = pad.read_bytes()
    except OSError:
        meldingen.fout("INV001", Plek(str(pad)), "dit bestand kan ik niet lezen", "kijk de naam en de map na")
        return None
    try:
        gegevens = json.loads(ruw)
        goed = gegevens["soort"] == "verwerkingsregister" and gegevens["uitgave"] == UITGAVE
        goed = goed and all(isinstance(i, dict) and "id" in i for i in _alle(gegevens))
        dag = date.fromisoformat(gegevens["peildatum"])
    except (ValueError, KeyError, TypeError, RecursionError):
        goed = False
    if not goed:
        hint = "gebruik verwerkingsregister.json van docgen register exporteer"
        meldingen.fout("INV332", Plek(str(pad)), "dit is geen verwerkingsregister van docgen", hint)
        return None
    return Kant(gegevens, dag, pad.name)


def _alle(gegevens: Mapping[str, Any]) -> Iterator[Any]:
    for naam in ("verwerkingen", "verwerkers", "verwerkt_voor", "uitgezet"):
        yield from gegevens[naam]


def _woorden(oud: Kant, nieuw: Kant) -> Woorden:
    """What codes stand for: as the files say it, else as the exports themselves say it."""
    uit: dict[str, dict[str, str]] = {}
    for kant in (oud, nieuw):
        for veld, begrippen in (kant.gegevens.get("begrippen") or {}).items():
            uit.setdefault(veld, {}).update(begrippen)
        namen_ = {str(v["id"]): str(v.get("naam") or v["id"]) for v in kant.gegevens["verwerkers"]}
        uit.setdefault("verwerkers", {}).update(namen_)
        if kant.dossier:
            for veld, codes in woorden(REGISTERS["verwerkingen"].kolommen, kant.dossier).items():
                uit.setdefault(veld, {}).update(codes)
    return uit
