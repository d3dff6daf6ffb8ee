"""One run of a series: what all its parts know, from the choice of who to the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.meldingen import Meldingen
from docgen.opdrachten.reeks.journaal import Journaal
from docgen.opdrachten.reeks.lezen import Lezing
from docgen.opdrachten.reeks.vraag import Reeksvraag, Verslag, Volger
from docgen.opdrachten.reeks.werkplaats import Werkplaats


class Bekend(NamedTuple):
    """What a run remembers of a recipient: the place in the roll, source and line, the hash, the reference.

    `ook` has the source and line of what other sources say.
    """

    plaats: int
    bron: int
    regel: int
    ook: tuple[tuple[int, int], ...]
    recept: str
    kenmerk: str


@dataclass
class Ronde:
    """One run. `klaar` are the recipients whose files this run made or found good (`al_klaar`); the journal knows
    older ones too."""

    vraag: Reeksvraag
    volger: Volger
    journaal: Journaal
    verslag: Verslag
    meldingen: Meldingen
    w: Werkplaats
    lezingen: list[Lezing]
    rol: str
    bestek: str
    bekend: dict[str, Bekend] = field(default_factory=dict)
    klaar: set[str] = field(default_factory=set)
    al_klaar: set[str] = field(default_factory=set)
    mislukt: dict[str, str] = field(default_factory=dict)

    def is_geheel(self, id_: str) -> bool:
        """Whether this is no recipient but the set of a convenant with all parties together."""
        return self.bekend[id_].kenmerk == self.w.bestek.voorvoegsel
