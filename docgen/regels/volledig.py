"""How complete a register is: which parts of AVG 30 lid 1, and of what docgen asks beside it, are filled in.

A part counts only for an activity that it applies to: a safeguard where data leave the EEA, a weighing at ground f.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docgen.dossier import Dossier
from docgen.model.verwerking import Grondslag, Verwerking
from docgen.regels.kern import Pad
from docgen.regels.register_hulp import actief, artikelen, van_docgen

Deel = Callable[[Dossier, Pad, Verwerking], bool | None]  # filled in, not, or None when it does not apply
_MET_ARTIKEL = {Grondslag.C, Grondslag.E}


@dataclass(frozen=True)
class Volledigheid:
    """What is filled in of all that applies; `ontbreekt` names per part the activities that miss it."""

    gevuld: int
    totaal: int
    ontbreekt: Mapping[str, tuple[str, ...]]

    @property
    def procent(self) -> int:
        """Rounded down, so that 100 means: nothing is missing. An empty register is not complete."""
        return 100 * self.gevuld // self.totaal if self.totaal else 0


def volledigheid(dossier: Dossier) -> Volledigheid:
    """Look at every activity that the organisation has."""
    gevuld = totaal = 0
    ontbreekt: dict[str, list[str]] = {}
    for pad, v in actief(dossier):
        for naam, deel in DELEN.items():
            heeft = deel(dossier, pad, v)
            totaal += heeft is not None
            gevuld += heeft is True
            if heeft is False:
                ontbreekt.setdefault(naam, []).append(v.naam)
    return Volledigheid(gevuld, totaal, {naam: tuple(namen) for naam, namen in ontbreekt.items()})


def _ontvanger(dossier: Dossier, pad: Pad, v: Verwerking) -> bool:
    """That nobody gets the data may be true; docgen knows it of its own entries."""
    return bool(v.ontvangers or v.verwerkers) or van_docgen(dossier, (*pad, "ontvangers"))


def _artikel(dossier: Dossier, pad: Pad, v: Verwerking) -> bool | None:
    del pad
    return bool(v.wet or artikelen(dossier, v)) if _MET_ARTIKEL & set(v.grondslagen) else None


def _gecontroleerd(dossier: Dossier, pad: Pad, v: Verwerking) -> bool:
    del pad
    return bool(v.laatste_controle or dossier.org.register_gecontroleerd_op)


DELEN: dict[str, Deel] = {
    "doelen": lambda _d, _p, v: bool(v.doelen),
    "betrokkenen": lambda _d, _p, v: bool(v.betrokkenen),
    "gegevens": lambda _d, _p, v: bool(v.gegevens),
    "ontvangers": _ontvanger,
    "grondslag": lambda _d, _p, v: bool(v.grondslagen),
    "wetsartikel": _artikel,
    "afweging": lambda _d, _p, v: bool(v.belang) if Grondslag.F in v.grondslagen else None,
    "uitzondering": lambda _d, _p, v: all(b.uitzondering for b in v.bijzonder) if v.bijzonder else None,
    "waarborg": lambda _d, _p, v: all(d.waarborg for d in v.doorgifte) if v.doorgifte else None,
    "bewaartermijn": lambda _d, _p, v: bool(v.bewaartermijn),
    "maatregelen": lambda _d, _p, v: bool(v.maatregelen),
    "bron": lambda _d, _p, v: bool(v.bron),
    "DPIA": lambda _d, _p, v: bool(v.dpia and (not v.dpia.nodig or v.dpia.uitgevoerd_op)),
    "controle": _gecontroleerd,
}
