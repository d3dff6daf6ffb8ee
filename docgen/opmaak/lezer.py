"""Who reads a letter about a pupil: the pupil, or those with authority, by age on the day of the letter.

The same words as in letters about a request: `aan("Wilt u", "Wil je")` picks one of two wordings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.model.basis import Adres
from docgen.model.leerling import Gezaghebber, Gezagsoort, Leerling
from docgen.recht.leeftijd import leeftijd, zelf_beslissen, zelf_rechten
from docgen.recht.wetboek import Wetboek

INSTELLINGEN = (Gezagsoort.GI_VOOGD, Gezagsoort.GI_DEELGEZAG)


@dataclass(frozen=True)
class Lezer:
    """The reader of a letter. `gezag` are those with authority, `op` is the date of the letter.

    `zelf_vanaf` is the age from which the pupil reads alone, where it is not that of consent.
    """

    leerling: Leerling
    gezag: tuple[Gezaghebber, ...]
    op: date
    wetboek: Wetboek
    zelf_vanaf: int | None = None

    @property
    def jaren(self) -> int:
        """Age of the pupil on the day of the letter; a pupil not yet born counts as 0 (a rule reports it)."""
        return leeftijd(self.leerling.geboortedatum, max(self.op, self.leerling.geboortedatum))

    @property
    def je(self) -> bool:
        """Whether the letter goes to the pupil, who decides alone (UAVG 5 lid 1)."""
        vanaf = self.zelf_vanaf or zelf_beslissen(self.wetboek, self.op)
        return self.jaren >= vanaf and not self.leerling.wilsonbekwaam

    @property
    def ook_leerling(self) -> bool:
        """Whether the pupil gets a text too, beside the parents (UAVG 5 lid 4 b)."""
        return not self.je and self.jaren >= zelf_rechten(self.wetboek, self.op)

    @property
    def hem(self) -> str:
        """Over wie: 'jou', 'uw kind' of 'de leerling'."""
        if self.je:
            return "jou"
        ouders = {g.soort for g in self.gezag} <= {Gezagsoort.OUDER}
        return "uw kind" if self.gezag and ouders else self.leerling.naam

    @property
    def samen(self) -> tuple[Gezaghebber, ...]:
        """Those with authority who live at the address of the first one."""
        return tuple(g for g in self.gezag if g.adres == self.gezag[0].adres)

    @property
    def elders(self) -> tuple[str, ...]:
        """Names of those who get the same letter at another address, which this letter never shows."""
        return tuple(g.naam for g in self.gezag if g not in self.samen) if not self.je else ()

    @property
    def namen(self) -> tuple[str, ...]:
        """To whom the letter speaks."""
        return (self.leerling.naam,) if self.je else tuple(g.naam for g in self.samen)

    @property
    def aanhef(self) -> str:
        """How the letter begins; an institution with authority has no first name."""
        if not self.je and any(g.soort in INSTELLINGEN for g in self.samen):
            return "Geachte heer of mevrouw,"
        return f"Beste {' en '.join(self.namen) or 'ouder of voogd'},"

    @property
    def adresregels(self) -> list[str]:
        """Names with address or mail address; only names when the school hands the letter over."""
        wie = self.leerling if self.je or not self.gezag else self.gezag[0]
        namen = list(self.namen) or [f"de ouders of voogd van {self.leerling.naam}"]
        if wie.adres:
            return [" en ".join(namen), *_adres(wie.adres)]
        return [*namen, f"per e-mail: {wie.email}"] if wie.email else namen


def woorden(je: bool) -> dict[str, Any]:
    """The words that differ between a letter in "u" and one in "je"."""
    return {
        "je": je,
        "aan": _kiezer(je),
        "u": "je" if je else "u",
        "uw": "jouw" if je else "uw",
    }


def _kiezer(je: bool) -> Callable[[str, str], str]:
    def aan(voor_u: str, voor_je: str) -> str:
        return voor_je if je else voor_u

    return aan


def _adres(adres: Adres) -> list[str]:
    return [f"{adres.straat} {adres.huisnummer}", f"{adres.postcode} {adres.plaats}"]
