"""Which column holds what: names of columns matched with the fields that a document knows.

The names are data (keuzelijsten/reekskolommen). A column may also carry the path of a field itself: leerling.groep.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

from docgen.bron.nummers import tel_bsn
from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Meldingen, Plek

SLEUTEL = "sleutel"
GEMEENTE = "gemeente"
GROEP = "groep"
LOS = frozenset({SLEUTEL, GEMEENTE, GROEP})
"""Columns that choose and name; nothing of them is printed as it stands."""
Item = Mapping[str, Any]
_MEESTE = 2 / 3
_GENOEG = 3


class _Trede(IntEnum):
    """Why a column fills a field; only those on the first step that there is count."""

    EIGEN = 0  # the user says so
    ALLEEN = 1  # it means this in just this part, or spells the field
    GEWOON = 2
    NOOD = 3  # it is about someone else: better than nothing


class _Kandidaat(NamedTuple):
    """A column that can fill a field: as which part of the text, and how sure that is."""

    trede: _Trede
    deel: int
    rang: int
    kolom: int
    tussen: str = ""


@dataclass(frozen=True)
class Koppeling:
    """For each field the columns that fill it, in order; `weg` are the columns that nobody reads.

    `wie` are the fields by which a person is known, for a file without fixed numbers. `tussen` is the word between
    the columns of a field, as in a letter for two parents.
    """

    velden: Mapping[str, tuple[int, ...]]
    weg: frozenset[int]
    wie: frozenset[str]
    tussen: Mapping[str, str] = field(default_factory=dict)

    def waarde(self, rij: Rij, pad: str) -> str:
        """The text for a field in this row; empty when the file has no such column."""
        woord = self.tussen.get(pad)
        tussen = f" {woord} " if woord else " "
        return tussen.join(cel for k in self.velden.get(pad, ()) if (cel := rij.cellen[k]))

    def kolom(self, pad: str) -> int:
        """The first column of a field, for pointing at it."""
        return self.velden.get(pad, (0,))[0]

    def samen(self, kolom: int) -> tuple[int, ...]:
        """All columns of the field that begins with this one."""
        return next((kolommen for kolommen in self.velden.values() if kolommen[0] == kolom), ())

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
    each as VELD=KOLOM. `rol` is the part that the rows play (aan, leerling, partij), which goes first; pupils are
    the readers of a letter that is about no pupil."""
    if _zonder_kop(tabel, meldingen):
        return Koppeling({}, frozenset(), frozenset())
    rol = "aan" if rol == "leerling" and not kent("leerling.naam") else rol
    geldig = sorted((i for i in items if i.get("alleen", rol) == rol), key=lambda i: "alleen" in i)
    namen = {normaal(n): (i, nr) for i in geldig for nr, n in enumerate(i["namen"])}
    gekozen = _eigen(tabel, eigen, kent, meldingen)
    per_veld: dict[str, list[_Kandidaat]] = {}
    weg, wie = set(_bsn_kolommen(tabel, meldingen)), set[str]()
    for k, naam in enumerate(tabel.kop):
        item, rang = namen.get(normaal(naam), (None, 0))
        if k in weg or not normaal(naam):
            continue
        if item and item.get("weg") == "ja":
            weg.add(k)
            hint = "laat deze kolom volgende keer weg uit het bestand"
            meldingen.waarschuw("RKS110", tabel.kopplek(k), f"de kolom '{naam}' lees ik niet", hint)
        elif k in gekozen:
            per_veld.setdefault(gekozen[k], []).append(_Kandidaat(_Trede.EIGEN, [*gekozen].index(k), rang, k))
        elif pad := _pad(naam, item, kent, rol):
            per_veld.setdefault(pad, []).append(_kandidaat(pad, item, rang, k))
        if item and item.get("wie") == "ja":
            wie |= {pad for pad in (gekozen.get(k), _pad(naam, item, kent, rol)) if pad}
    keuze = {pad: _volgorde(pad, kandidaten, tabel, meldingen) for pad, kandidaten in per_veld.items()}
    velden = {pad: tuple(c.kolom for c in gekozen_) for pad, gekozen_ in keuze.items()}
    tussen = {pad: gekozen_[0].tussen for pad, gekozen_ in keuze.items() if gekozen_[0].tussen}
    return Koppeling(velden, frozenset(weg), frozenset(wie & set(velden)), tussen)


def _kandidaat(pad: str, item: Item | None, rang: int, kolom: int) -> _Kandidaat:
    """What a column is for the field that it goes to."""
    if item is None:
        return _Kandidaat(_Trede.ALLEEN, 0, rang, kolom)
    van_ander = item.get("van", pad.split(".")[0]) != pad.split(".")[0]
    trede = _Trede.NOOD if van_ander else _Trede.ALLEEN if item.get("alleen") else _Trede.GEWOON
    return _Kandidaat(trede, int(item.get("deel", 0)), rang, kolom, item.get("tussen", ""))


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
    if item and "van" not in item:
        paden.sort(key=lambda p: p.split(".")[0] != rol)
    if paden:
        return str(paden[0])
    los = naam.strip().lower()
    return los if "." in los and kent(los) else None


def _volgorde(
    pad: str, kandidaten: Iterable[_Kandidaat], tabel: Tabel, meldingen: Meldingen
) -> list[_Kandidaat]:
    """The columns of a field in order: the parts, or the whole. A surname may be called just 'naam'."""
    trede = min(c.trede for c in kandidaten)
    delen: dict[int, list[_Kandidaat]] = {}
    for c in kandidaten:
        if c.trede is trede:
            delen.setdefault(c.deel, []).append(c)
    beste = {deel: _beste(kolommen, tabel, meldingen) for deel, kolommen in delen.items()}
    if trede is _Trede.ALLEEN and 0 in beste:
        return [beste[0]]
    if trede is _Trede.GEWOON and 0 in beste and len(beste) > 1 and pad.endswith("naam"):
        heel = beste.pop(0)
        beste.setdefault(3, heel)
    return [c for _, c in sorted(beste.items())]


def _beste(kolommen: list[_Kandidaat], tabel: Tabel, meldingen: Meldingen) -> _Kandidaat:
    """Of columns for the same thing the one whose name is first in the list; twice the same name is a fault."""
    eerste, *rest = sorted(kolommen)
    if rest and rest[0].rang == eerste.rang:
        naam = tabel.kop[eerste.kolom]
        hint = "geef een van beide in uw bestand een andere naam"
        meldingen.fout("RKS106", tabel.kopplek(rest[0].kolom), f"de kolom '{naam}' staat er twee keer", hint)
    return eerste


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
            van_leerling = f"leerling.{GROEP}"
            gekozen[per_naam[normaal(naam)]] = van_leerling if pad == GROEP and kent(van_leerling) else pad
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
