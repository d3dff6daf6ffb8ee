"""What all pupils of a series share: the case of one of them (--sjabloon) without what is about that pupil.

A row that leaves something open would otherwise get the parents, the birthday or the name of another child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.bron import Kaart, Knoop, Lijst, Waarde
from docgen.bron.boom import vind
from docgen.meldingen import Meldingen

_WOORD = re.compile(r"[^\W\d_]{3,}")


def keur_namen(basis: Kaart, van_een: tuple[str, ...], meldingen: Meldingen) -> None:
    """Refuse texts that name the pupil or parent whose case this is: every recipient would read them."""
    namen = {naam for blok in van_een for naam in _namen(basis, blok)}
    if not namen:
        return
    genoemd = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(namen, key=len, reverse=True)))})(?!\w)"
    )
    for tekst in _teksten(basis.zonder(*van_een)):
        if tekst.tekst and genoemd.search(tekst.tekst):
            hint = (
                "schrijf 'de leerling'; bedoelt u iets anders, haal dan het blok met de naam uit dit bestand"
            )
            meldingen.fout(
                "RKS143",
                tekst.plek,
                "hier staat een naam uit dit bestand, en iedereen krijgt deze tekst",
                hint,
            )


def _namen(basis: Kaart, blok: str) -> Iterator[str]:
    """The names in a block: the first name by itself too, for that is how a text speaks of a child."""
    knoop = basis.velden.get(blok)
    for persoon in knoop.items if isinstance(knoop, Lijst) else (knoop,):
        naam = (
            vind(persoon, ("naam",))[0] if isinstance(persoon, Kaart) and "naam" in persoon.velden else None
        )
        if isinstance(naam, Waarde) and naam.tekst:
            yield naam.tekst
            yield from _WOORD.findall(naam.tekst)[:1]


def _teksten(knoop: Knoop) -> Iterator[Waarde]:
    if isinstance(knoop, Waarde):
        yield knoop
    for kind in (
        knoop.items if isinstance(knoop, Lijst) else knoop.velden.values() if isinstance(knoop, Kaart) else ()
    ):
        yield from _teksten(kind)
