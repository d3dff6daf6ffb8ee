"""Who a letter of a series is for, when the case itself is about no one in particular (a data breach, an event)."""

from __future__ import annotations

from docgen.model.basis import Adres, Gegevens, Tekst


class Geadresseerde(Gegevens):
    """A name with or without an address, as on the envelope."""

    naam: Tekst
    adres: Adres | None = None

    @property
    def adresregels(self) -> list[str]:
        """The lines of the address block."""
        a = self.adres
        return [self.naam, *([f"{a.straat} {a.huisnummer}", f"{a.postcode} {a.plaats}"] if a else [])]
