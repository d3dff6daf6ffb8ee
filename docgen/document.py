"""What stage 5 hands to stage 6: one semantic HTML page with all that a writer may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Huisstijl:
    """The resolved looks of an organisation; paths are absolute and checked."""

    kleur: str = "#1f5a7a"
    lettertype: str = "Source Sans 3"
    logo: Path | None = None
    word: Path | None = None


@dataclass(frozen=True)
class Bijlage:
    """A file that travels inside the PDF. `verband` is its tie to the page: Data (in figures) or Source (made from)."""

    naam: str
    mime: str
    omschrijving: str
    inhoud: bytes = field(repr=False)
    verband: Literal["Data", "Source"] = "Data"


@dataclass(frozen=True)
class Document:
    """A full semantic HTML page (no CSS) and what the writers need besides it.

    `datum` is the peildatum: writers use it for every date in metadata, so that output is reproducible.
    `mappen` are the only folders from which a writer may read files. Only the PDF can carry `bijlagen`.
    `gebruikt` are the fingerprints of what the page was made from, by kind and id.
    """

    id: str
    titel: str
    html: str
    datum: date
    auteur: str
    concept: bool = False
    huisstijl: Huisstijl = field(default_factory=Huisstijl)
    mappen: tuple[Path, ...] = ()
    taal: str = "nl-NL"
    bijlagen: tuple[Bijlage, ...] = ()
    gebruikt: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
