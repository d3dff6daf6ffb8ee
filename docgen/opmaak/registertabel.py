"""Registers as plain values for programs, and as entries with readable fields for a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.dossier import Dossier
from docgen.registers import Kolom, Rij, Soort, Tabel, als_cel

UITGAVE = 1  # raise when a field gets another meaning


@dataclass(frozen=True)
class Veld:
    """One line of an entry on a page; `teksten` holds more than one text for a list, `datum` a date."""

    titel: str
    teksten: tuple[str, ...]
    datum: date | None = None


@dataclass(frozen=True)
class Blad:
    """One entry on a page; `kies` is what a reader can choose it by, per column."""

    anker: str
    naam: str
    velden: tuple[Veld, ...]
    kies: tuple[tuple[str, tuple[str, ...]], ...] = ()


def als_json(gegevens: Mapping[str, Any]) -> bytes:
    """Return plain values as JSON: the same bytes for the same input."""
    return (json.dumps(gegevens, ensure_ascii=False, indent=2) + "\n").encode()


def als_data(titel: str, tabellen: Iterable[Tabel], dossier: Dossier) -> dict[str, Any]:
    """Return registers under docgen's own field names."""
    return {
        "soort": titel,
        "uitgave": UITGAVE,
        "peildatum": dossier.peildatum.isoformat(),
        "organisatie": dossier.org.naam,
        **{t.id: [_velden(t, r) for r in t.rijen] for t in tabellen},
    }


def _velden(tabel: Tabel, rij: Rij) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for kolom in tabel.kolommen:
        plek = uit
        for stap in kolom.pad[:-1]:
            plek = plek.setdefault(stap, {})
        plek[kolom.pad[-1]] = _plat(rij.waarden[kolom.naam])
    return uit


def _plat(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def bladen(tabel: Tabel) -> Iterator[Blad]:
    """The entries with what is filled in; one that has a name is called by it."""
    for rij in tabel.rijen:
        naam = str(rij.waarden.get("naam") or rij.waarden.get("voor") or _kenmerk(tabel, rij))
        velden = (_veld(k, rij, tabel) for k in tabel.kolommen if k.naam != "naam")
        kies = tuple((_kop(k), tuple(_keuze(k, rij, tabel))) for k in tabel.kolommen if k.kies)
        yield Blad(f"{tabel.id}-{rij.id}", naam, tuple(v for v in velden if v), kies)


def _kenmerk(tabel: Tabel, rij: Rij) -> str:
    """A case by its reference and what it is about, as its second column says."""
    return f"{rij.id}, {als_cel(tabel.kolommen[1], rij.waarden[tabel.kolommen[1].naam], {})}"


def _kop(kolom: Kolom) -> str:
    """The title without what it says about the parts of a group."""
    return kolom.titel.split(":")[0] if kolom.delen else kolom.titel


def _keuze(kolom: Kolom, rij: Rij, tabel: Tabel) -> Iterator[str]:
    """The words to choose by; of a group only whether there is one."""
    waarde = rij.waarden[kolom.naam]
    if kolom.delen or isinstance(waarde, bool):
        yield "Ja" if waarde else "Nee"
        return
    namen = tabel.woorden[kolom.naam]
    for item in (waarde if isinstance(waarde, tuple) else (waarde,)) or (None,):
        tekst = namen.get(str(item), str(item)) if item is not None else "niet ingevuld"
        yield f"{tekst[:1].upper()}{tekst[1:]}"


def _veld(kolom: Kolom, rij: Rij, tabel: Tabel) -> Veld | None:
    waarde = rij.waarden[kolom.naam]
    if waarde in (None, ()):
        return None
    titel = _kop(kolom)
    if kolom.soort is Soort.DATUM and isinstance(waarde, date):
        return Veld(titel, (), waarde)
    namen = tabel.woorden[kolom.naam]
    if kolom.delen and isinstance(waarde, tuple):
        return Veld(titel, tuple(_groep(i, namen) for i in waarde if isinstance(i, Mapping)))
    items = waarde if isinstance(waarde, tuple) else (als_cel(kolom, waarde, {}),)
    return Veld(titel, tuple(namen.get(str(i), str(i)) for i in items))


def _groep(groep: Mapping[str, Any], namen: Mapping[str, str]) -> str:
    delen = {d: "ongeveer" if w is True else str(w) for d, w in groep.items() if w not in (None, False, "")}
    return "; ".join(namen.get(w, w) for w in delen.values())
