"""All recipients in a few PDFs to print: stacks that a printer and a memory can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import count, islice
from pathlib import Path
from typing import Any

from docgen.bestanden import lees_manifest, werk_manifest_bij
from docgen.opdrachten.maak import INVULBAAR
from docgen.vullen.samen import samen

STAPEL = 500
_NAAM = re.compile(r"samen-\d{3,}\.pdf")


def voeg_samen(
    uit: Path, werkmap: Path, per_ontvanger: Iterable[list[str]], kop: Mapping[str, Any]
) -> list[Path]:
    """Write samen-001.pdf and on, each with so many recipients at most; a recipient begins on a new sheet.

    Of a form on paper and the same one to fill in on a screen only the first is printed.
    What an earlier run wrote goes first, known by its line in the manifest; a file of the user keeps its name.
    The new lines stand in the manifest before the files come out of `werkmap`, so that a stop in the middle never
    leaves one that no later run knows. Raises NietSchrijfbaar and OSError.
    """
    for naam, regel in lees_manifest(uit).items():
        if regel.get("id") == "samen" and _NAAM.fullmatch(naam):
            (uit / naam).unlink(missing_ok=True)
    alle = (f"samen-{n:03d}.pdf" for n in count(1))
    vrij = (naam for naam in alle if not (uit / naam).exists())
    per_stapel = iter(_op_papier(bestanden) for bestanden in per_ontvanger)
    namen: list[str] = []
    while stapel := list(islice(per_stapel, STAPEL)):
        naam = next(vrij)
        samen((uit / n for bestanden in stapel for n in bestanden), werkmap / naam)
        namen.append(naam)
    regels = {naam: {"bestand": naam, "id": "samen", "om_af_te_drukken": True} for naam in namen}
    werk_manifest_bij(uit, regels, kop)
    return [(werkmap / naam).replace(uit / naam) for naam in namen]


def _op_papier(bestanden: Iterable[str]) -> list[str]:
    pdfs = {naam: naam.removesuffix(f"-{INVULBAAR}.pdf") for naam in bestanden if naam.endswith(".pdf")}
    return [naam for naam, stam in pdfs.items() if f"{stam}.pdf" not in pdfs]
