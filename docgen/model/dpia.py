"""The summary of a data protection impact assessment (AVG 35 lid 7; juridisch § 14 DOC-DPIA).

What the processing is comes from the register; this file holds what people found and decided. docgen never decides
how high a risk is: `kans`, `ernst` and `rest` are judgements, `advies_fg` and `besluit` say whose.
"""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import Datum, Gegevens, Id, JaNee, Persoon, Tekst


class Hoogte(StrEnum):
    """How likely or how bad, as a person judged it."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


class Keuze(StrEnum):
    """What the board decided."""

    DOORGAAN = "doorgaan"
    AANPASSEN = "aanpassen"
    STOPPEN = "stoppen"


class Risico(Gegevens):
    """One risk for the people concerned, what is done about it and what remains (`rest`)."""

    wat: Tekst
    voor_wie: Tekst
    kans: Hoogte
    ernst: Hoogte
    maatregelen: tuple[Tekst, ...] = ()
    rest: Hoogte | None = None


class Advies(Gegevens):
    """The advice of the FG (AVG 35 lid 2) and what the board did with it; `reden` when it was not followed."""

    op: Datum
    tekst: Tekst
    gevolgd: JaNee | None = None
    reden: Tekst | None = None


class Raadpleging(Gegevens):
    """What people concerned or their representatives think (AVG 35 lid 9); `reden_niet` when nobody was asked."""

    wie: Tekst | None = None
    mening: Tekst | None = None
    reden_niet: Tekst | None = None


class Dpiabesluit(Gegevens):
    """Who decided what, when and why."""

    keuze: Keuze
    door: Persoon
    op: Datum
    toelichting: Tekst | None = None


class Voorafgaand(Gegevens):
    """The prior consultation of the AP when the risk stays high (AVG 36)."""

    gevraagd_op: Datum
    antwoord_op: Datum | None = None
    antwoord: Tekst | None = None


class Dpia(Gegevens):
    """One assessment of one or more activities of the register, named by id in `verwerkingen`.

    `noodzaak` and `evenredigheid` are sentences: why it cannot do without, and why it is not too much.
    """

    kenmerk: Id
    titel: Tekst
    verwerkingen: tuple[Id, ...]
    aanleiding: Tekst | None = None
    uitgevoerd_op: Datum | None = None
    uitvoerders: tuple[Tekst, ...] = ()
    noodzaak: Tekst | None = None
    evenredigheid: Tekst | None = None
    risicos: tuple[Risico, ...] = ()
    raadpleging: Raadpleging | None = None
    advies_fg: Advies | None = None
    voorafgaand: Voorafgaand | None = None
    besluit: Dpiabesluit | None = None
    herzien_voor: Datum | None = None

    @property
    def rest(self) -> Hoogte | None:
        """The highest risk that remains; None when one was not judged yet, or when there are none."""
        hoogtes = list(Hoogte)
        resten = [r.rest for r in self.risicos]
        return max(resten, key=hoogtes.index) if resten and all(resten) else None  # type: ignore[arg-type]
