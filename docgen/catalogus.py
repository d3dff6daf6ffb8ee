"""The catalogue: every template with front matter is a document (stage 5 begins here).

A school's own sjablonen/ folder replaces a shipped template with the same id and may add new ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.bron import keur, lees_tekst
from docgen.meldingen import Meldingen, Plek
from docgen.model.basis import Gegevens, Geheel, Id, JaNee, NormId, Sector, Tekst
from docgen.plaatsen import SJABLONEN

_VOORWERK = re.compile(r"\A---[ \t]*\r?\n(.*?\n)---[ \t]*\r?\n", re.S)


class Voorwerk(Gegevens):
    """The front matter of a template.

    `gegevens` is the kind of input file (overleg, verzoek, convenant); without it the organisation is enough.
    `als` is a Jinja expression over that input: when the document applies. `leeg` says that it can also be made
    blank. `uit_register` says that it is made from the register. `nooit_zonder` lists the elements (data-eis)
    without which the document is never written. `invulbaar` adds a second PDF with form fields, for the screen.
    `bijlage` is what its PDF carries inside: the register as JSON, or the file of the case (zaak) as it is.
    `reeks` names the series that makes this document too (`docgen reeks convenant`), `reeks_per` whether for
    every recipient (`lid`), once for all of them together (`samen`), or both (`beide`).
    `per` is for letters about a request: one for every reader (two parents who ask together), one for every
    recipient that must be told, or one for the whole case; each is made from what that reader may see.
    `alle` is for registers: the kind of case file of which the document gets every one in the folder, or none.
    """

    titel: Tekst
    groep: Id
    doel: Tekst
    gegevens: Id | None = None
    leeg: JaNee = False
    alle: Id | None = None
    als: Tekst | None = None
    uit_register: JaNee = False
    sectoren: tuple[Sector, ...] = ()
    school_nodig: JaNee = False
    normen: tuple[NormId, ...] = ()
    formaten: tuple[Id, ...] = ("pdf", "docx", "html")
    nooit_zonder: tuple[Id, ...] = ()
    invulbaar: JaNee = False
    bijlage: Literal["register", "zaak"] | None = None
    reeks: Id | None = None
    reeks_per: Literal["lid", "samen", "beide"] = "lid"
    per: Literal["lezer", "ontvanger", "zaak"] = "lezer"
    volgorde: Geheel = 100


@dataclass(frozen=True)
class Documentsoort:
    """One document that docgen can make; the id is the file name of its template."""

    id: str
    voorwerk: Voorwerk
    sjabloon: str
    pad: Path

    def past_bij(self, sector: Sector, heeft_school: bool) -> bool:
        """Whether an organisation of this sector can use the document."""
        sectoren = {deel for s in self.voorwerk.sectoren for deel in s.delen}
        return (not sectoren or bool(sectoren & sector.delen)) and (
            heeft_school or not self.voorwerk.school_nodig
        )


def lees_catalogus(eigen: Sequence[Path], meldingen: Meldingen) -> dict[str, Documentsoort]:
    """Find all documents: those of docgen, overridden by those in the folders `eigen` (nearest first)."""
    gevonden: dict[str, Documentsoort] = {}
    for wortel in (SJABLONEN, *reversed(eigen)):
        for pad in sorted(wortel.rglob("*.html")):
            soort = _lees(pad, wortel, meldingen)
            if soort:
                gevonden[soort.id] = soort
    return dict(sorted(gevonden.items(), key=lambda p: (p[1].voorwerk.volgorde, p[0])))


def zonder_voorwerk(tekst: str) -> str:
    """Return a template's text with blank lines for its front matter, so that line numbers stay true."""
    treffer = _VOORWERK.match(tekst)
    return "\n" * treffer.group().count("\n") + tekst[treffer.end() :] if treffer else tekst


def _lees(pad: Path, wortel: Path, meldingen: Meldingen) -> Documentsoort | None:
    naam = toon(pad, wortel)
    try:
        tekst = pad.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        meldingen.fout("SJB101", Plek(naam), "dit sjabloon kan ik niet lezen", "sla het op als UTF-8")
        return None
    treffer = _VOORWERK.match(tekst)
    if not treffer:
        return None
    # the blank first line stands for the opening dashes: line numbers stay those of the file
    boom = lees_tekst("\n" + treffer.group(1), meldingen, naam)
    gelezen = keur(boom, Voorwerk, meldingen) if boom else None
    if not gelezen:
        return None
    return Documentsoort(pad.stem, gelezen.model, pad.relative_to(wortel).as_posix(), pad)


def toon(pad: Path, wortel: Path) -> str:
    """Name of a template as shown to the user: its place under sjablonen/."""
    return f"sjablonen/{pad.relative_to(wortel).as_posix()}"
