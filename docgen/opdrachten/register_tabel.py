"""What `register toon` found as text, JSON or CSV; the text is the same on every computer, wide or narrow."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from docgen.meldingen import Plek
from docgen.opdrachten.register_tekst import kort
from docgen.opdrachten.register_toon import Deelboek, Getoond
from docgen.registers import Kolom, Rij, als_cel
from docgen.schrijvers.csv_tabel import SCHEIDING, onschadelijk

SCHOOL = "school"
BEREKEND = "docgen rekent dit uit"


def rooster(getoond: Getoond, *, herkomst: bool) -> Iterator[tuple[str, ...]]:
    """The head and a row per entry, as texts of one line."""
    yield (*([SCHOOL] if getoond.meer else []), *(k.naam for k in getoond.kolommen))
    for boek, rij in _rijen(getoond):
        cellen = (_cel(k, rij, herkomst=herkomst) for k in getoond.kolommen)
        yield (*([boek.school] if getoond.meer else []), *cellen)


def telling(getoond: Getoond) -> str:
    """How many entries were found, of how many."""
    gevonden = sum(len(b.rijen) for b in getoond.boeken)
    alle = sum(len(b.tabel.rijen) for b in getoond.boeken)
    scholen = f" bij {len(getoond.boeken)} organisaties" if getoond.meer else ""
    return (
        f"{gevonden} van {alle} in {getoond.naam}{scholen}"
        if gevonden != alle
        else f"{alle} in {getoond.naam}{scholen}"
    )


def als_tekst(getoond: Getoond, *, herkomst: bool) -> str:
    """A table in columns; one entry in full."""
    if getoond.heel:
        return "\n\n".join("\n".join(_blad(b, r, getoond, herkomst=herkomst)) for b, r in _rijen(getoond))
    rijen = list(rooster(getoond, herkomst=herkomst))
    breed = [max(len(rij[n]) for rij in rijen) for n in range(len(rijen[0]))]
    regels = ["  ".join(c.ljust(b) for c, b in zip(rij, breed, strict=True)).rstrip() for rij in rijen]
    return "\n".join([*regels, "", telling(getoond)])


def blad(boek: Deelboek, rij: Rij, getoond: Getoond) -> Iterator[tuple[str, str, str]]:
    """One entry: per field its name, its value with the words of its codes, and where it stands."""
    for k in getoond.kolommen:
        if rij.waarden[k.naam] not in (None, (), ""):
            yield k.naam, als_cel(k, rij.waarden[k.naam], boek.tabel.woorden[k.naam]), plek_van(k, rij)


def rijen(getoond: Getoond) -> list[tuple[Deelboek, Rij]]:
    """All entries with the organisation that they are of."""
    return list(_rijen(getoond))


def _blad(boek: Deelboek, rij: Rij, getoond: Getoond, *, herkomst: bool) -> Iterator[str]:
    if getoond.meer:
        yield boek.school
    velden = list(blad(boek, rij, getoond))
    breed = max(len(naam) for naam, _, _ in velden)
    for naam, waarde, plek in velden:
        eerste, *rest = waarde.split("\n")
        yield f"{naam.ljust(breed)}  {eerste}"
        yield from (f"{' ' * breed}  {regel}" for regel in rest)
        if herkomst:
            yield f"{' ' * breed}    {plek if plek == BEREKEND else f'uit {plek}'}"


def als_json(getoond: Getoond, *, herkomst: bool) -> str:
    """A list of entries by field name; with `herkomst` the file and line of each value."""
    lijst = []
    for boek, rij in _rijen(getoond):
        item: dict[str, Any] = {SCHOOL: boek.school, "id": rij.id}
        item |= {k.naam: _plat(rij.waarden[k.naam]) for k in getoond.kolommen}
        if herkomst:
            item["herkomst"] = {k.naam: plek_van(k, rij) for k in getoond.kolommen}
        lijst.append(item)
    return json.dumps(lijst, ensure_ascii=False, indent=2)


def als_csv(getoond: Getoond, *, herkomst: bool) -> str:
    """The table for a spreadsheet; no cell runs as a formula."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDING, lineterminator="\n")
    for rij in rooster(getoond, herkomst=herkomst):
        schrijver.writerow([onschadelijk(cel) for cel in rij])
    return uit.getvalue().rstrip("\n")


def plek_van(kolom: Kolom, rij: Rij) -> str:
    """The file and line of a value; docgen's own list and what docgen works out have no line of the user."""
    plek: Plek = rij.plek_van(kolom.naam)
    if kolom.afgeleid and plek == rij.plek():
        return BEREKEND
    return f"de lijst van docgen ({plek})" if plek.bestand.startswith("configuratie/") else str(plek)


def _rijen(getoond: Getoond) -> Iterator[tuple[Deelboek, Rij]]:
    for boek in getoond.boeken:
        for rij in boek.rijen:
            yield boek, rij


def _cel(kolom: Kolom, rij: Rij, *, herkomst: bool) -> str:
    waarde = rij.waarden[kolom.naam]
    tekst = kort(waarde) if waarde not in (None, (), "") else ""
    return f"{tekst} [{plek_van(kolom, rij)}]" if herkomst and tekst else tekst


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, tuple):
        return [dict(i) if isinstance(i, Mapping) else i for i in waarde]
    return waarde.isoformat() if isinstance(waarde, date) else waarde
