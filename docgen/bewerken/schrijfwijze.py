"""How a value is written as YAML, so that it reads back as exactly this text and looks like the rest of the file."""

from __future__ import annotations

import json
import re

from docgen.bewerken.gegevens import Data

BREEDTE = 110
_KAAL = re.compile(r"[^\W_](?:[\w .,;()/+*%€&?!'’“”–…=@-]|:(?! |$)|(?<! )#)*", re.ASCII)
_KAAL_VLOEIEND = re.compile(r"[^\W_][\w .;()/+*%€&?!'’“”–…=@-]*", re.ASCII)
_LEEG = {"null", "Null", "NULL"}


def regel(waarde: Data, stijl: str = "", *, vloeiend: bool = True) -> str:
    """Write a value on one line; `stijl` is the quotation mark that a text had before, if any."""
    match waarde:
        case None:
            return "~"
        case str():
            return _tekst(waarde, stijl, vloeiend)
        case list():
            return "[" + ", ".join(regel(item) for item in waarde) + "]"
        case dict():
            return "{" + ", ".join(f"{_tekst(s, '', True)}: {regel(w)}" for s, w in waarde.items()) + "}"


def veld(sleutel: str, waarde: Data, kolom: int, laag: int, streep: int) -> list[str]:
    """Write `sleutel: waarde` on lines that begin in this column; `laag` and `streep` are the steps inward."""
    kop = " " * kolom + _tekst(sleutel, "", vloeiend=False) + ":"
    if isinstance(waarde, dict) and waarde:
        return [kop, *(r for s, w in waarde.items() for r in veld(s, w, kolom + laag, laag, streep))]
    if isinstance(waarde, list) and any(isinstance(i, list | dict) for i in waarde):
        return [kop, *(r for i in waarde for r in item(i, kolom + streep, laag, streep))]
    return [kop if waarde is None else f"{kop} {regel(waarde, vloeiend=False)}"]


def item(waarde: Data, kolom: int, laag: int, streep: int) -> list[str]:
    """Write `- waarde`; a small mapping stays on one line, a larger one and an entry (`id`) get a line for each field."""
    kort = " " * kolom + "- " + regel(waarde, vloeiend=isinstance(waarde, list | dict))
    plat = not isinstance(waarde, dict) or not any(
        w is None or isinstance(w, list | dict) or s == "id" for s, w in waarde.items()
    )
    if not isinstance(waarde, dict) or not waarde or (plat and len(kort) <= BREEDTE):
        return [kort]
    regels = [r for s, w in waarde.items() for r in veld(s, w, kolom + 2, laag, streep)]
    return [" " * kolom + "- " + regels[0].lstrip(), *regels[1:]]


def _tekst(tekst: str, stijl: str, vloeiend: bool) -> str:
    vorm = _KAAL_VLOEIEND if vloeiend else _KAAL
    if stijl == "'" and tekst.isprintable():
        return "'" + tekst.replace("'", "''") + "'"
    if stijl != '"' and vorm.fullmatch(_zonder_accent(tekst)) and tekst[-1] != " " and tekst not in _LEEG:
        return tekst
    aangehaald = json.dumps(tekst, ensure_ascii=False)
    return "".join(c if c.isprintable() else _ontsnapt(c) for c in aangehaald)


def _zonder_accent(tekst: str) -> str:
    """Letters of any alphabet count as letters; what else is not ASCII keeps the text out of the plain form."""
    return "".join("x" if c.isalpha() and c.isprintable() else c for c in tekst)


def _ontsnapt(teken: str) -> str:
    return f"\\u{ord(teken):04x}" if ord(teken) < 0x10000 else f"\\U{ord(teken):08x}"
