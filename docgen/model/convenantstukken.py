"""What the papers around a convenant need: power of attorney, sending round, signing and changing (juridisch § 12)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from docgen.model.basis import Datum, Email, Gegevens, Id, JaNee, Tekst, Telefoon, fout

_ARTIKEL = re.compile(r"[1-9]\d{0,2}(\.[1-9]\d{0,2})?")


def _artikel(waarde: object) -> object:
    kaal = waarde.strip().casefold().removeprefix("artikel ") if isinstance(waarde, str) else ""
    if not _ARTIKEL.fullmatch(kaal):
        raise fout(
            "INV149", "dit is geen nummer van een artikel", 'schrijf "18" of "18.2", tussen aanhalingstekens'
        )
    return kaal


Artikelnummer = Annotated[str, BeforeValidator(_artikel)]


class Deel(StrEnum):
    """The parts of a convenant that count their articles from one."""

    CONVENANT = "convenant"
    REGLEMENT = "reglement"
    BIJLAGE = "bijlage"


class Contactpunt(Gegevens):
    """One door: a name or function that can be reached (for people concerned: AVG 26 lid 1)."""

    naam: Tekst
    email: Email | None = None
    telefoon: Telefoon | None = None


class Volmacht(Gegevens):
    """The power to sign for a member (BW 3:60): for which version, until when, and whether it may be passed on.

    `aan` is the id of the party that gets it; without it the samenwerkingsverband.
    """

    versie: Tekst | None = None
    geldig_tot: Datum | None = None
    aan: Id | None = None
    doorgeven: JaNee = False


class Toezending(Gegevens):
    """The covering letter: until when and where to the papers come back, and who answers questions."""

    uiterlijk: Datum
    naar: Tekst | None = None
    vragen: Contactpunt | None = None


class Ondertekend(Gegevens):
    """The day on which the last party signed, and the version that was signed."""

    op: Datum
    versie: Tekst


class Wijziging(Gegevens):
    """One change of a signed convenant. Without `was` the text is new, without `wordt` it goes.

    `artikel` is the number in the signed convenant, such as 18 or 18.2; in an annex that of the annex.
    """

    artikel: Artikelnummer
    deel: Deel = Deel.CONVENANT
    was: Tekst | None = None
    wordt: Tekst | None = None
    reden: Tekst
    vanaf: Datum

    @property
    def nummer(self) -> int:
        """The article itself, without its member."""
        return int(self.artikel.partition(".")[0])
