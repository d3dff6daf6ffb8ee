"""Which recipients share a layout, and whether that layout is worth preparing and proves itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.opdrachten.reeks.vormen import bereid, geraamte
from docgen.opdrachten.reeks.vraag import Bevonden, Volger
from docgen.opdrachten.reeks.werkplaats import Werkplaats, lees_rol
from docgen.vullen import Onvulbaar, steekproef
from docgen.werkers import Werkers

_GENOEG = 10  # below this a layout with its proofs costs more than it saves
_PROEVEN = 10  # besides the shortest and the longest


class Keuze(NamedTuple):
    """The layout for each recipient who can be filled in; of the others how many for each reason."""

    vorm: dict[str, str]
    waarom_niet: Counter[str]


@dataclass
class _Groep:
    leden: list[tuple[Bevonden, int]] = field(default_factory=list)

    @property
    def bezwaar(self) -> bool:
        """Whether there is a gap: it is part of the layout, so the same for all."""
        return self.leden[0][0].bezwaar

    def proeven(self) -> tuple[int, ...]:
        """The places in the roll of the members that the layout is proven on."""
        return tuple(self.leden[i][1] for i in steekproef([b.lengte for b, _ in self.leden], _PROEVEN))

    def tekens(self) -> str:
        """All characters of all texts."""
        return "".join(sorted(set().union(*(b.tekens for b, _ in self.leden))))


def kies_vormen(
    w: Werkplaats, ploeg: Werkers, rol: str, bestek: str, doen: list[tuple[Bevonden, int]], volger: Volger
) -> Keuze:
    """Return the layout for each recipient who can be filled in; the others are laid out in full."""
    vorm: dict[str, str] = {}
    waarom_niet: Counter[str] = Counter()
    groepen = _groepen(w, doen, waarom_niet)
    groot = {sleutel: groep for sleutel, groep in groepen.items() if len(groep.leden) >= _GENOEG}
    volger.fase("opmaak voorbereiden", len(groot))
    stukken = [(rol, bestek, s, g.proeven(), g.bezwaar, g.tekens()) for s, g in groot.items()]
    for sleutel, reden in ploeg.doe(bereid, stukken):
        volger.vooruit(1)
        leden = [b.id for b, _ in groot[sleutel].leden]
        if reden:
            waarom_niet[reden] += len(leden)
        else:
            vorm |= dict.fromkeys(leden, sleutel)
    return Keuze(vorm, Counter({reden: n for reden, n in waarom_niet.items() if n >= _GENOEG}))


def _groepen(
    w: Werkplaats, doen: list[tuple[Bevonden, int]], waarom_niet: Counter[str]
) -> Mapping[str, _Groep]:
    """All who share a layout; what differs in the data may be the same on the page."""
    per_sleutel: dict[str, _Groep] = defaultdict(_Groep)
    for bevonden, plaats in doen:
        if bevonden.groep:
            per_sleutel[bevonden.groep].leden.append((bevonden, plaats))
    groepen: dict[str, _Groep] = defaultdict(_Groep)
    for groep in per_sleutel.values():
        eerste = next(lees_rol(w.map / "rol", [groep.leden[0][1]]))
        try:
            groepen[geraamte(w, eerste, bezwaar=groep.bezwaar)].leden += groep.leden
        except Onvulbaar as e:
            waarom_niet[str(e)] += len(groep.leden)
    return groepen
