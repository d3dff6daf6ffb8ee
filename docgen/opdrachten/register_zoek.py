"""What --waar means: which entries of a register someone wants to see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docgen.opdrachten.register_plaats import OPDRACHTREGEL, bedoelde, geweigerd
from docgen.opdrachten.register_tekst import kort
from docgen.opdrachten.register_velden import veldnaam
from docgen.registers import Kolom, Rij, Tabel

_VORM = re.compile(r"([^=!~<>]+?)\s*(!=|=|~|<|>)\s*(.*)", re.S)
_GETAL = re.compile(r"-?\d+(\.\d+)?")
_NL_DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


@dataclass(frozen=True)
class Voorwaarde:
    """One condition on one column. With a list it holds when one item fits; `!=` holds when none does."""

    kolom: Kolom
    teken: str
    waarde: str

    def past(self, rij: Rij, woorden: Mapping[str, Mapping[str, str]]) -> bool:
        """Whether an entry meets it; a code may also be meant by its name."""
        staat = list(_teksten(rij.waarden[self.kolom.naam], woorden[self.kolom.naam]))
        if not self.waarde:
            return bool(staat) == (self.teken == "!=")
        past = any(_TEKENS[self.teken](tekst.casefold(), self.waarde) for tekst in staat)
        return not past if self.teken == "!=" else past


def lees_voorwaarde(tekst: str, kolommen: tuple[Kolom, ...]) -> Voorwaarde:
    """Read `veld=waarde`; also != ~ (holds) < and >. Raises Onleesbaar."""
    treffer = _VORM.fullmatch(tekst)
    if not treffer:
        hint = "bijvoorbeeld: grondslag=f, naam~verzuim, loopt_tot<2027-01-01"
        raise geweigerd("INV353", OPDRACHTREGEL, "dit is geen voorwaarde", hint)
    naam, teken, waarde = treffer.groups()
    return Voorwaarde(vind_kolom(naam, kolommen), teken, _net(waarde))


def vind_kolom(naam: str, kolommen: tuple[Kolom, ...]) -> Kolom:
    """The column that someone means: by its name, in the singular, or by its heading. Raises Onleesbaar."""
    per_naam = {k.naam: k for k in kolommen}
    op_kop = next((k.naam for k in kolommen if k.titel.casefold() == naam.strip().casefold()), None)
    gevonden = veldnaam(naam.strip(), per_naam) or op_kop
    if gevonden is None:
        raise geweigerd(
            "INV101", OPDRACHTREGEL, f"het veld '{naam}' ken ik hier niet", bedoelde(naam, list(per_naam))
        )
    return per_naam[gevonden]


def gezocht(tabel: Tabel, voorwaarden: list[Voorwaarde]) -> tuple[Rij, ...]:
    """The entries that meet all conditions."""
    return tuple(r for r in tabel.rijen if all(v.past(r, tabel.woorden) for v in voorwaarden))


def _net(waarde: str) -> str:
    datum = _NL_DATUM.fullmatch(waarde)
    if datum:
        dag, maand, jaar = datum.groups()
        return f"{jaar}-{int(maand):02}-{int(dag):02}"
    return waarde.casefold()


def _teksten(waarde: Any, woorden: Mapping[str, str]) -> Iterator[str]:
    """Every text that a value can be found by."""
    for item in waarde if isinstance(waarde, tuple) else (waarde,):
        if isinstance(item, Mapping):
            yield from (kort(w) for w in item.values() if w is not None)
        elif item is not None and item != "":
            yield kort(item)
            yield from [woorden[item]] if item in woorden else []


def _kleiner(een: str, ander: str) -> bool:
    if _GETAL.fullmatch(een) and _GETAL.fullmatch(ander):
        return float(een) < float(ander)
    return een < ander


_TEKENS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda staat, waarde: staat == waarde,
    "!=": lambda staat, waarde: staat == waarde,
    "~": lambda staat, waarde: waarde in staat,
    "<": _kleiner,
    ">": lambda staat, waarde: _kleiner(waarde, staat),
}
