"""docgen toets: examine finished files, and say of each what was done and what came of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.meldingen import Ernst, Melding, Plek, Uitgang, gesorteerd
from docgen.toetsen import SOORTEN, Bestand, Uitslag
from docgen.toetsen import toets as onderzoek

ONLEESBAAR = "UIT201"


@dataclass(frozen=True)
class Antwoord:
    """The outcome per file, and the meldingen about paths that hold no file to examine."""

    uitslagen: tuple[Uitslag, ...]
    zonder_bestand: tuple[Melding, ...] = ()

    @property
    def meldingen(self) -> list[Melding]:
        """All meldingen, by place."""
        return gesorteerd([*self.zonder_bestand, *(m for u in self.uitslagen for m in u.meldingen)])

    @property
    def uitgang(self) -> Uitgang:
        """The exit code: a file that cannot be read weighs heavier than a fault in one."""
        if any(m.code == ONLEESBAAR for m in self.meldingen):
            return Uitgang.ONLEESBAAR
        return Uitgang.MELDINGEN if self.meldingen else Uitgang.SCHOON


def toets(paden: Iterable[Path]) -> Antwoord:
    """Examine files, and all PDF, DOCX, XLSX and HTML files in folders."""
    bestanden: dict[Path, Bestand] = {}
    zonder: list[Melding] = []
    for pad in paden:
        gevonden = _in_map(pad) if pad.is_dir() else [pad]
        if not gevonden:
            zonder.append(_geen(pad, "in deze map staat geen bestand dat docgen kan toetsen"))
        for een in gevonden:
            try:
                bestanden[een] = Bestand(str(een), een.read_bytes())
            except OSError as e:
                zonder.append(
                    _geen(een, f"dit bestand is niet te lezen ({e.strerror or 'onbekende oorzaak'})")
                )
    return Antwoord(tuple(onderzoek(bestanden.values())), tuple(zonder))


def _in_map(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix.lower().lstrip(".") in SOORTEN and p.is_file())


def _geen(pad: Path, tekst: str) -> Melding:
    return Melding(
        ONLEESBAAR, Ernst.FOUT, Plek(str(pad)), tekst, "noem een bestand of map die docgen heeft gemaakt"
    )


def overgeslagen(uitslagen: Sequence[Uitslag]) -> list[str]:
    """One line per check that could not run, with the reason and for how many files."""
    telling = Counter(reden for u in uitslagen for reden in u.overgeslagen)
    return [
        f"overgeslagen: {reden} ({'1 bestand' if n == 1 else f'{n} bestanden'})"
        for reden, n in telling.items()
    ]


def als_tekst(antwoord: Antwoord) -> str:
    """A table: file, kind, number of checks done, outcome."""
    rijen = [(u.bestand.naam, u.bestand.soort, *_uitkomst(u)) for u in antwoord.uitslagen]
    breedten = [max((len(rij[k]) for rij in rijen), default=0) for k in range(3)]
    return "\n".join(
        "  ".join([*(deel.ljust(n) for deel, n in zip(rij, breedten, strict=False)), rij[3]]) for rij in rijen
    )


def _uitkomst(uitslag: Uitslag) -> tuple[str, str]:
    if any(m.code == ONLEESBAAR for m in uitslag.meldingen):
        return "geen toets", "niet te lezen"
    aantal, fouten = len(uitslag.gedaan), len(uitslag.meldingen)
    gedaan = "1 toets" if aantal == 1 else f"{aantal} toetsen"
    return gedaan, "in orde" if not fouten else "1 fout" if fouten == 1 else f"{fouten} fouten"


def als_json(antwoord: Antwoord) -> str:
    """All outcomes as one JSON object."""
    inhoud = {
        "bestanden": [u.als_dict() for u in antwoord.uitslagen],
        "meldingen": [m.als_dict() for m in antwoord.zonder_bestand],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2)
