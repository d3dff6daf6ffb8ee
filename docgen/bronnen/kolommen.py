"""Which column holds what: names of columns matched with the fields that a document knows.

The names are data (keuzelijsten/reekskolommen). A column may also carry the path of a field itself: leerling.groep.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.bron.nummers import tel_bsn
from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Meldingen, Plek

SLEUTEL = "sleutel"
GEMEENTE = "gemeente"
LOS = frozenset({SLEUTEL, GEMEENTE})
"""Columns that choose and name; nothing of them is printed as it stands."""
Item = Mapping[str, Any]
_MEESTE = 2 / 3
_GENOEG = 3


@dataclass(frozen=True)
class Koppeling:
    """For each field the columns that fill it, in order; `weg` are the columns that nobody reads.

    `wie` are the fields by which a person is known, for a file without fixed numbers.
    """

    velden: Mapping[str, tuple[int, ...]]
    weg: frozenset[int]
    wie: frozenset[str]

    def waarde(self, rij: Rij, pad: str) -> str:
        """The text for a field in this row; empty when the file has no such column."""
        return " ".join(cel for k in self.velden.get(pad, ()) if (cel := rij.cellen[k]))

    def kolom(self, pad: str) -> int:
        """The first column of a field, for pointing at it."""
        return self.velden.get(pad, (0,))[0]

    def ongebruikt(self, tabel: Tabel) -> list[str]:
        """The names of the columns that this document does not need."""
        gebruikt = {k for kolommen in self.velden.values() for k in kolommen} | self.weg
        return [naam for k, naam in enumerate(tabel.kop) if naam and k not in gebruikt]


def koppel(
    tabel: Tabel,
    items: Iterable[Item],
    kent: Callable[[str], bool],
    eigen: Sequence[str],
    meldingen: Meldingen,
    rol: str = "",
) -> Koppeling:
    """Match the columns of a table. `kent` says which paths the document has; `eigen` are the user's own choices,
    each as VELD=KOLOM. `rol` is the part that the rows play (aan, leerling, partij), which goes first."""
    if _zonder_kop(tabel, meldingen):
        return Koppeling({}, frozenset(), frozenset())
    namen = {
        normaal(n): (i, nr) for i in items if i.get("alleen", rol) == rol for nr, n in enumerate(i["namen"])
    }
    gekozen = _eigen(tabel, eigen, kent, meldingen)
    delen: dict[str, dict[int, list[tuple[int, int]]]] = {}
    weg, wie = set(_bsn_kolommen(tabel, meldingen)), set[str]()
    for k, naam in enumerate(tabel.kop):
        item, rang = namen.get(normaal(naam), (None, 0))
        if k in weg or not normaal(naam):
            continue
        if item and item.get("weg") == "ja":
            weg.add(k)
            hint = "laat deze kolom volgende keer weg uit het bestand"
            meldingen.waarschuw("RKS110", tabel.kopplek(k), f"de kolom '{naam}' lees ik niet", hint)
        elif pad := gekozen.get(k) or _pad(naam, item, kent, rol):
            deel = int(item.get("deel", 0)) if item and k not in gekozen else 0
            voorrang = -1 if k in gekozen else rang - (1000 if item and item.get("alleen") else 0)
            delen.setdefault(pad, {}).setdefault(deel, []).append((voorrang, k))
            wie |= {pad} if item and item.get("wie") == "ja" else set()
    velden = {pad: _volgorde(pad, d, tabel, meldingen) for pad, d in delen.items()}
    return Koppeling(velden, frozenset(weg), frozenset(wie))


def _zonder_kop(tabel: Tabel, meldingen: Meldingen) -> bool:
    """Whether the first row holds data: then its cells are no names, and may not be shown."""
    for k, naam in enumerate(tabel.kop):
        if tel_bsn(naam) or re.fullmatch(
            r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4,}|\d{4} ?[A-Z]{2}", naam.strip()
        ):
            hint = "zet boven elke kolom een naam, zoals leerlingnummer, naam en geboortedatum"
            meldingen.fout("RKS105", tabel.kopplek(k), "de eerste regel heeft geen namen van kolommen", hint)
            return True
    return False


def normaal(naam: str) -> str:
    """A column name without capitals, signs and double spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", naam).casefold().split())


def _pad(naam: str, item: Item | None, kent: Callable[[str], bool], rol: str) -> str | None:
    """The field for a column: that of its alias which fits the document, else the path that it spells."""
    paden = [p for p in (item["paden"] if item else ()) if p in LOS or kent(p)]
    paden.sort(key=lambda p: p.split(".")[0] != rol)
    if paden:
        return str(paden[0])
    los = naam.strip().lower()
    return los if "." in los and kent(los) else None


def _volgorde(
    pad: str, delen: Mapping[int, list[tuple[int, int]]], tabel: Tabel, meldingen: Meldingen
) -> tuple[int, ...]:
    """The columns of a field in order; parts go before a whole, and a surname may be called just 'naam'."""
    beste = {deel: _beste(kolommen, tabel, meldingen) for deel, kolommen in delen.items()}
    if 0 in beste and len(beste) > 1 and pad.endswith("naam"):
        heel = beste.pop(0)
        beste.setdefault(3, heel)
    return tuple(k for _, k in sorted(beste.items()))


def _beste(kolommen: list[tuple[int, int]], tabel: Tabel, meldingen: Meldingen) -> int:
    """Of columns for the same thing the one whose name is first in the list; twice the same name is a fault."""
    eerste, *rest = sorted(kolommen)
    if rest and rest[0][0] == eerste[0]:
        naam = tabel.kop[eerste[1]]
        hint = "geef een van beide in uw bestand een andere naam"
        meldingen.fout("RKS106", tabel.kopplek(rest[0][1]), f"de kolom '{naam}' staat er twee keer", hint)
    return eerste[1]


def _eigen(
    tabel: Tabel, eigen: Sequence[str], kent: Callable[[str], bool], meldingen: Meldingen
) -> dict[int, str]:
    """The choices of the user: column number -> field."""
    plek, per_naam = Plek("opdrachtregel"), {normaal(n): k for k, n in reversed(list(enumerate(tabel.kop)))}
    gekozen: dict[int, str] = {}
    for keuze in eigen:
        pad, _, naam = keuze.partition("=")
        if normaal(naam) not in per_naam:
            beste = difflib.get_close_matches(normaal(naam), list(per_naam), n=1)
            hint = f"bedoelde u '{beste[0]}'?" if beste else "kijk de kop van het bestand na"
            meldingen.fout("RKS107", plek, f"de kolom '{naam}' staat niet in het bestand", hint)
        elif pad not in LOS and not kent(pad):
            meldingen.fout(
                "RKS107", plek, f"het veld '{pad}' heeft dit document niet", "docgen schema toont de velden"
            )
        else:
            gekozen[per_naam[normaal(naam)]] = pad
    return gekozen


def _bsn_kolommen(tabel: Tabel, meldingen: Meldingen) -> Iterable[int]:
    """Columns that hold a BSN in most rows, whatever they are called."""
    for k, naam in enumerate(tabel.kop):
        gevuld = [r.cellen[k] for r in tabel.rijen if r.cellen[k]]
        if len(gevuld) >= _GENOEG and sum(tel_bsn(cel) > 0 for cel in gevuld) > len(gevuld) * _MEESTE:
            hint = "laat deze kolom weg uit het bestand; docgen heeft nooit een BSN nodig"
            tekst = f"in de kolom '{naam}' staan burgerservicenummers (BSN); ik lees die niet"
            meldingen.waarschuw("RKS110", tabel.kopplek(k), tekst, hint)
            yield k
