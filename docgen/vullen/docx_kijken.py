"""Watching the Word writer: what it does with a text besides copying it.

In a narrow column it shows Word where a long word may be cut, and a text that stays on one line gets fixed spaces.
Two of its functions get a wrapper, once per process, that does nothing unless somebody watches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docgen.schrijvers.word.afbreken import breek_af
from docgen.vullen.merken import Merken, Sjabloon, vul_in


class Cel(NamedTuple):
    """The text of a cell of a table, the letters of a word that fit in it, and how many cuts it has by itself."""

    sjabloon: Sjabloon
    passend: int
    knippen: int

    def past(self, waarden: Mapping[str, str]) -> bool:
        """Whether the writer would cut no word of the values."""
        tekst = vul_in(self.sjabloon, waarden)
        lang = max(map(len, tekst.split()), default=0)
        return lang <= self.passend or _knippen(tekst, self.passend) == self.knippen


@dataclass
class Kijker:
    """What was seen of the Word writer: cells with slots, and per slot whether it stays on one line."""

    merken: Merken
    cellen: list[Cel] = field(default_factory=list)
    wijzen: dict[str, set[bool]] = field(default_factory=dict)

    def tekst(self, tekst: str, vast: bool) -> None:
        """Take note of a text that the writer puts down; `vast`: it stays on one line."""
        for sleuf in self.merken.ontleed(tekst)[1::2]:
            self.wijzen.setdefault(sleuf, set()).add(vast)

    def cel(self, tekst: str, passend: int) -> None:
        """Take note of a cell of a table and the letters of a word that fit in it."""
        if self.merken.in_(tekst):
            self.cellen.append(Cel(self.merken.ontleed(tekst), passend, _knippen(tekst, passend)))


_KIJKER: ContextVar[Kijker | None] = ContextVar("docx-kijker", default=None)


@contextmanager
def kijk(merken: Merken) -> Iterator[Kijker]:
    """See how the Word writer treats each text with a marker."""
    _omwikkel()
    merk = _KIJKER.set(kijker := Kijker(merken))
    try:
        yield kijker
    finally:
        _KIJKER.reset(merk)


def _knippen(tekst: str, passend: int) -> int:
    return breek_af(tekst, passend).count("\u00ad")


def _omwikkel() -> None:
    from docgen.schrijvers.word import tabellen
    from docgen.schrijvers.word.alinea import GEWOON, Alinea
    from docgen.schrijvers.word.tekst import platte_tekst

    schrijf_tekst: Any = Alinea.tekst
    passend: Any = tabellen._passend
    if getattr(schrijf_tekst, "kijkt", False):
        return

    def tekst(self: Alinea, tekst: str, opmaak: Any = GEWOON) -> None:
        if kijker := _KIJKER.get():
            kijker.tekst(tekst, opmaak.vast)
        schrijf_tekst(self, tekst, opmaak)

    def _passend(cel: Any, breedte: int) -> int:
        if kijker := _KIJKER.get():
            vol = deepcopy(cel)
            vol.text = f"{'x' * 999} {vol.text or ''}"  # a word that never fits: then it says what does
            kijker.cel(platte_tekst(cel), passend(vol, breedte))
        uit: int = passend(cel, breedte)
        return uit

    tekst.kijkt = True  # type: ignore[attr-defined]
    Alinea.tekst = tekst  # type: ignore[method-assign]
    tabellen._passend = _passend
