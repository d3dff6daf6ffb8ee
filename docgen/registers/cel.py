"""A value as the text of a cell, and back.

A list has a line per item. A code stands with its name behind a dash; only the code counts when it is read back.
A group stands on one line with its fields between bars.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from docgen.registers.kern import Kolom, Rij, Soort, Waarde
from docgen.registers.lijst import REGISTERS

STREEP = " – "
BALK = " | "
_JANEE = {True: "ja", False: "nee"}
_CODE = re.compile(r"(\S+)\s+[–—-]\s.*", re.S)
_NL_DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_ISO_DATUM = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00:00)?")


def als_cel(kolom: Kolom, waarde: Waarde, woorden: Mapping[str, str]) -> str:
    """Return the value as text; a date as jaar-maand-dag, an empty value as nothing."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return _JANEE[waarde]
    if isinstance(waarde, tuple):
        return "\n".join(_item(kolom, i, woorden) for i in waarde)
    if kolom.soort is Soort.CODE:
        return _code(str(waarde), woorden)
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _item(kolom: Kolom, item: str | Mapping[str, Any], woorden: Mapping[str, str]) -> str:
    if isinstance(item, str):
        return _code(item, woorden) if kolom.codes else item
    velden = [_los(item.get(d)) for d in kolom.delen]
    while velden and not velden[-1]:
        velden.pop()
    return BALK.join(velden)


def _los(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return _JANEE[waarde]
    return "" if waarde is None else str(waarde)


def _code(code: str, woorden: Mapping[str, str]) -> str:
    naam = woorden.get(code)
    return f"{code}{STREEP}{naam}" if naam and naam.casefold() != code.casefold() else code


def uit_cel(kolom: Kolom, tekst: str) -> Any:
    """Return what a YAML file holds for this text: text, a list, groups, or None when the cell is empty.

    Nothing is judged here: a word that is no date stays that word, and the model says what is wrong with it.
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not tekst:
        return None
    if kolom.delen:
        return [_groep(kolom, regel) for regel in _regels(tekst)]
    if kolom.soort is Soort.LIJST:
        return [_kaal(r) if kolom.codes else r for r in _regels(tekst)]
    if kolom.soort is Soort.CODE:
        return _kaal(tekst)
    if kolom.soort is Soort.JANEE:
        return tekst.lower()
    return _iso(tekst) if kolom.soort is Soort.DATUM else tekst


def _regels(tekst: str) -> list[str]:
    return [regel.strip() for regel in tekst.split("\n") if regel.strip()]


def _kaal(tekst: str) -> str:
    """The code before its name."""
    treffer = _CODE.fullmatch(tekst)
    return treffer.group(1) if treffer else tekst


def _groep(kolom: Kolom, regel: str) -> dict[str, str]:
    """What is too much goes with the last field."""
    velden = [deel.strip() for deel in regel.split(BALK.strip(), len(kolom.delen) - 1)]
    return {naam: deel for naam, deel in zip(kolom.delen, velden, strict=False) if deel}


def _iso(tekst: str) -> str:
    """A date as Excel writes it in text becomes jaar-maand-dag; what is no date stays as it is."""
    if nl := _NL_DATUM.fullmatch(tekst):
        dag, maand, jaar = nl.groups()
    elif iso := _ISO_DATUM.fullmatch(tekst):
        jaar, maand, dag = iso.groups()
    else:
        return tekst
    return f"{jaar}-{int(maand):02}-{int(dag):02}"


def vingerafdruk(register: str, rij: Rij) -> str:
    """A short hash of what stands in an entry: tells an import whether someone changed it after the export."""
    kolommen = (k for k in REGISTERS[register].kolommen if not k.afgeleid)
    invoer = "\x1f".join(als_cel(k, rij.waarden[k.naam], {}) for k in kolommen)
    return hashlib.sha256(invoer.encode()).hexdigest()[:12]
