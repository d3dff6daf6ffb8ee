"""Which recipients share a layout, and whether that layout is worth preparing and proves itself."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field

from docgen.opdrachten.reeks.vormen import bereid, geraamte
from docgen.opdrachten.reeks.vraag import Bevonden, Volger
from docgen.opdrachten.reeks.werkplaats import Werkplaats, lees_rol
from docgen.werkers import Werkers

_GENOEG = 10  # below this a layout with its proofs costs more than it saves
_PROEVEN = 10
_ZAAD = 20180525


@dataclass
class _Groep:
    leden: list[tuple[Bevonden, int]] = field(default_factory=list)

    def proeven(self) -> tuple[int, ...]:
        """The shortest, the longest and some at random: their places in the roll."""
        orde = sorted(self.leden, key=lambda p: (p[0].lengte, p[0].id))
        rest = random.Random(_ZAAD).sample(orde[1:-1], min(_PROEVEN, len(orde) - 2))
        return tuple(plaats for _, plaats in (orde[0], orde[-1], *rest))

    def tekens(self) -> str:
        """All characters of all texts."""
        return "".join(sorted(set().union(*(b.tekens for b, _ in self.leden))))


def kies_vormen(
    w: Werkplaats, ploeg: Werkers, rol: str, bestek: str, doen: list[tuple[Bevonden, int]], volger: Volger
) -> dict[str, str]:
    """Return the layout for each recipient who can be filled in; the others are laid out in full."""
    per_sleutel: dict[tuple[str, bool], _Groep] = defaultdict(_Groep)
    for bevonden, plaats in doen:
        if bevonden.groep:
            per_sleutel[bevonden.groep, bevonden.bezwaar].leden.append((bevonden, plaats))
    groepen: dict[tuple[str, bool], _Groep] = defaultdict(_Groep)
    for (_, bezwaar), groep in per_sleutel.items():
        eerste = next(lees_rol(w.map / "rol", [groep.leden[0][1]]))
        groepen[geraamte(w, eerste, bezwaar=bezwaar), bezwaar].leden += groep.leden
    groot = {sleutel: groep for sleutel, groep in groepen.items() if len(groep.leden) >= _GENOEG}
    volger.fase("opmaak voorbereiden", len(groot))
    stukken = [(rol, bestek, s, g.proeven(), bezwaar, g.tekens()) for (s, bezwaar), g in groot.items()]
    gekozen: dict[str, str] = {}
    for sleutel, reden in ploeg.doe(bereid, stukken):
        volger.vooruit(1)
        leden = [b.id for (s, _), g in groot.items() if s == sleutel for b, _ in g.leden]
        gekozen |= dict.fromkeys(leden, sleutel) if not reden else {}
    return gekozen
