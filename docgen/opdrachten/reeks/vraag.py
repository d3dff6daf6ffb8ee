"""What the user asks of a series, what is known of each recipient, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from docgen.meldingen import Melding, Uitgang

Geheel = Literal["", "gemaakt", "al klaar", "niet gemaakt"]
Rol = str  # leerling, aan or partij: the part that the rows of the source play


@dataclass(frozen=True)
class Reeksvraag:
    """What to make, for whom, where to. `wat` is a document or the name of a series of documents.

    `rol` is the part of the rows in `bron`; `duo` with `gemeenten` gives the members of a convenant. `sjabloon` is
    the case file for what is the same for everybody. `kolommen` and `vul` are VELD=KOLOM and VELD=WAARDE.
    Without `peildatum` the day of the run that is continued holds, or `vandaag`.
    """

    wat: str
    config: Path
    uit: Path
    vandaag: date
    peildatum: date | None = None
    rol: Rol = "leerling"
    bron: Path | None = None
    duo: Path | None = None
    gemeenten: tuple[str, ...] = ()
    sjabloon: Path | None = None
    groepen: tuple[str, ...] = ()
    kolommen: tuple[str, ...] = ()
    vul: tuple[str, ...] = ()
    formaten: tuple[str, ...] = ("pdf",)
    proef: int | None = None
    samen: bool = False
    hervat: bool = False
    werkers: int | None = None
    cluster: str | None = None
    streng: bool = False
    verantwoording: bool = False
    overschrijf: bool = False
    gewoon: bool = False


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """One recipient as it travels to the workers, in plain values.

    `regel` is a line of the source with number `bron`, `ook` has the number and line in other sources. `zaak`
    is what the row says about the case (packed tree), or for a convenant what each source says of each party
    (number and packed tree); `aan` is who the letter is for. `per` is lid, or samen for the one set with
    everybody. `bezwaar` means that the source itself has a gap: then the documents are a CONCEPT.
    """

    id: str
    regel: int
    zaak: Any
    aan: Any = None
    per: str = "lid"
    bezwaar: bool = False
    bron: int = 0
    ook: Any = ()


@dataclass(frozen=True, slots=True)
class Bevonden:
    """What the checks found: `weg` means that nothing is made.

    `groep` is shared by all with the same layout (empty: made in full); `tekens` are the characters of its texts
    and `lengte` how many there are.
    """

    id: str
    meldingen: tuple[Melding, ...]
    weg: bool
    bezwaar: bool
    groep: str = ""
    tekens: str = ""
    lengte: int = 0


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One recipient to make: the place in the roll, whether there is a gap, and the prepared layout to use."""

    plaats: int
    bezwaar: bool
    vorm: str = ""


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """The files of one recipient, by name with their line of the manifest; none when it failed.

    `gevuld` is how many of them were filled in instead of laid out.
    """

    id: str
    bestanden: dict[str, dict[str, Any]]
    meldingen: tuple[Melding, ...] = ()
    gevuld: int = 0


@dataclass
class Verslag:
    """What was made, what not and why. Reasons are codes with how often; the meldingen say where.

    The numbers are recipients, for a convenant boards; `geheel` is what came of the set with all parties (empty: this
    run has none).

    `waarom_niet_gevuld` says of how many recipients the files were laid out in full, and why: that is slow.
    """

    meldingen: list[Melding] = field(default_factory=list)
    uitgang: Uitgang = Uitgang.SCHOON
    gelezen: int = 0
    gekozen: int | None = None
    gemaakt: int = 0
    al_klaar: int = 0
    mislukt: int = 0
    bestanden: int = 0
    concepten: int = 0
    gevuld: int = 0
    waarom_niet_gevuld: Counter[str] = field(default_factory=Counter)
    redenen: Counter[str] = field(default_factory=Counter)
    verdwenen: list[str] = field(default_factory=list)
    samen: list[Path] = field(default_factory=list)
    mislukt_bestanden: list[Path] = field(default_factory=list)
    besturen: bool = False
    geheel: Geheel = ""


class Volger(Protocol):
    """Who watches: the command line shows the columns, asks, and shows how far the work is."""

    def bevestig(self, kolommen: Iterable[tuple[str, str]], ongebruikt: Iterable[str]) -> bool:
        """Show which column holds what; False stops everything."""

    def fase(self, wat: str, totaal: int) -> None:
        """A part of the work begins."""

    def vooruit(self, aantal: int) -> None:
        """So many recipients are done."""


class Stil:
    """A watcher that agrees with everything and says nothing."""

    def bevestig(self, kolommen: Iterable[tuple[str, str]], ongebruikt: Iterable[str]) -> bool:
        """Agree."""
        del kolommen, ongebruikt
        return True

    def fase(self, wat: str, totaal: int) -> None:
        """Say nothing."""

    def vooruit(self, aantal: int) -> None:
        """Say nothing."""
