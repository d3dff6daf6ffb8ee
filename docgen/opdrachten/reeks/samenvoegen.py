"""All recipients in a few PDFs to print: stacks that a printer and a memory can hold."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from docgen.vullen.samen import samen

STAPEL = 500


def voeg_samen(uit: Path, per_ontvanger: Iterable[list[str]]) -> list[Path]:
    """Write samen-001.pdf and on, each with so many recipients at most; a recipient begins on a new sheet."""
    for oud in uit.glob("samen-*.pdf"):
        oud.unlink()
    namen = iter([n for n in bestanden if n.endswith(".pdf")] for bestanden in per_ontvanger)
    uitkomst: list[Path] = []
    while stapel := list(islice(namen, STAPEL)):
        pad = uit / f"samen-{len(uitkomst) + 1:03d}.pdf"
        samen((uit / n for bestanden in stapel for n in bestanden), pad)
        uitkomst.append(pad)
    return uitkomst
