"""Markers that a page may print but not look at: what it asks of the value, every recipient answers otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn

from docgen.opmaak.gebruik import AlleenTeTonen
from docgen.vullen.fouten import Onvulbaar

_PRINTEN = {
    "__new__",
    "__getattribute__",
    "__getnewargs__",
    "__doc__",
    "__str__",
    "__format__",
    "__add__",
    "__radd__",
}
_VOOR_ALLEN_GELIJK = {"__bool__", "__eq__", "__ne__"}
_GETALLEN = {"__int__", "__float__", "__index__"}
_VAN_DE_DAG = {
    "weekday",
    "isoweekday",
    "isocalendar",
    "strftime",
    "timetuple",
    "toordinal",
    "ctime",
    "__format__",
}


class Merkteken(str):
    """Prints as its marker. That it is a text and not empty holds for all; anything else asked of it raises Onvulbaar.

    So does a text made of it with `+`. One made with `~`, `join` or a format string is plain again: what a page asks
    of that, only the samples can show.
    """

    def __bool__(self) -> bool:
        return True

    def __eq__(self, ander: object) -> bool:
        if not isinstance(ander, str) or not ander:
            return False
        return self is ander or _geen_antwoord()

    def __ne__(self, ander: object) -> bool:
        return not self == ander

    def __format__(self, vorm: str) -> str:
        return _geen_antwoord() if vorm else str(self)

    def __add__(self, ander: str) -> Any:
        return NotImplemented if hasattr(ander, "__html__") else Merkteken(f"{self}{ander}")

    def __radd__(self, ander: str) -> Any:
        return Merkteken(f"{ander}{self}")


class Merkdatum(date, AlleenTeTonen):
    """A date of birth that is its own marker: the law may work out an age with it, and a page may print it.

    A template that reads its month or year raises Onvulbaar.
    """

    def gelezen(self) -> NoReturn:
        """Raise Onvulbaar."""
        _geen_antwoord()


def _geen_antwoord(*_: object, **__: object) -> NoReturn:
    raise Onvulbaar("het sjabloon kijkt naar de inhoud van een gegeven van de ontvanger")


for _naam in (vars(str).keys() | _GETALLEN) - _PRINTEN - _VOOR_ALLEN_GELIJK:
    setattr(Merkteken, _naam, _geen_antwoord)

for _naam in _VAN_DE_DAG:
    setattr(Merkdatum, _naam, _geen_antwoord)
