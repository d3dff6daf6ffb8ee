"""Golden pictures: the first pages of a PDF side by side, small and grey, compared with a tolerance.

The tolerance lets another version of poppler draw a letter a little differently; a line that moves does not pass.
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

BLADZIJDEN, DPI = 4, 24
GEMIDDELD, AFWIJKEND = 3.0, 0.01  # mean difference in grey values; share of pixels that differ clearly


def plaat(pdf: Path) -> Image.Image:
    """Return the first pages of a PDF next to each other."""
    opdracht = ["pdftoppm", "-r", str(DPI), "-gray", "-l", str(BLADZIJDEN), str(pdf)]
    ruw = subprocess.run(opdracht, capture_output=True, check=True).stdout
    paginas = [Image.open(BytesIO(deel)).convert("L") for deel in _delen(ruw)]
    blad = Image.new("L", (sum(p.width for p in paginas), max(p.height for p in paginas)), 200)
    links = 0
    for pagina in paginas:
        blad.paste(pagina, (links, 0))
        links += pagina.width
    return blad


def _delen(ruw: bytes) -> list[bytes]:
    """Split pdftoppm's stream of PGM pictures: a header of three lines, then width times height bytes."""
    delen = []
    while ruw:
        _, maten, _, _ = ruw.split(b"\n", 3)
        breed, hoog = map(int, maten.split())
        kop = len(b"\n".join(ruw.split(b"\n", 3)[:3])) + 1
        delen.append(ruw[: kop + breed * hoog])
        ruw = ruw[kop + breed * hoog :]
    return delen


def verschil(een: Image.Image, ander: Image.Image) -> str:
    """Say how two pictures differ; empty when they are alike enough."""
    if een.size != ander.size:
        return f"andere maat: {een.size} en {ander.size}"
    afstand = ImageChops.difference(een, ander)
    gemiddeld = ImageStat.Stat(afstand).mean[0]
    duidelijk = sum(afstand.histogram()[96:]) / (een.width * een.height)
    return (
        ""
        if gemiddeld <= GEMIDDELD and duidelijk <= AFWIJKEND
        else f"gemiddeld {gemiddeld:.2f}, afwijkend {duidelijk:.4f}"
    )


def vergelijk(pdf: Path, golden: Path, *, vernieuw: bool) -> str:
    """Compare a PDF with its golden picture, or write that anew; returns what differs."""
    nu = plaat(pdf)
    if vernieuw:
        golden.parent.mkdir(parents=True, exist_ok=True)
        nu.quantize(8).save(golden, optimize=True)
    if not golden.is_file():
        return "nog geen plaatje: pytest tests/test_toets_voorbeelden.py --vernieuw"
    return verschil(nu, Image.open(golden).convert("L"))
