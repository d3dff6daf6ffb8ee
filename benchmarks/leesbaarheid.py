"""Readability per template over the organisations of a folder; run it as `python benchmarks/leesbaarheid.py`.

It counts; it claims no level of reading (juridisch § 15). A template that is made for more organisations or cases
shows the worst page for the longest sentence, and the mean over all its sentences for the rest.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL))

from docgen.catalogus import lees_catalogus  # noqa: E402  (the checkout may not be installed)
from docgen.meldingen import Meldingen, als_tekst  # noqa: E402
from docgen.opdrachten.beeldmerk import lees_beeldmerk  # noqa: E402
from docgen.opdrachten.bladzijden import bladzijden  # noqa: E402
from docgen.opdrachten.inlezen import lees_dossier, vind_organisaties  # noqa: E402
from docgen.regels.kern import Pagina  # noqa: E402
from docgen.regels.taal import Cijfers, Leestekst, cijfers, controleer_taal  # noqa: E402

PEILDATUM = date(2026, 11, 22)
KOP = ("sjabloon", "soort", "bladzijden", "zinnen", "woorden per zin", "langste zin", "lijdend", "meldingen")


def paginas(folder: Path, peildatum: date) -> Iterator[Pagina]:
    """All pages that can be made below a folder."""
    meldingen = Meldingen()
    for organisatie in vind_organisaties(folder):
        dossier = lees_dossier(organisatie, peildatum, meldingen)
        if dossier:
            catalogus = lees_catalogus([m / "sjablonen" for m in dossier.mappen], meldingen)
            for _, pagina in bladzijden(dossier, catalogus, lees_beeldmerk(dossier, meldingen), meldingen):
                yield pagina
    if meldingen:
        print(als_tekst(meldingen.lijst), file=sys.stderr)


def rijen(alle: Iterable[Pagina]) -> Iterator[tuple[str, ...]]:
    """One row per template, by name."""
    per_sjabloon: dict[str, list[tuple[Leestekst, Cijfers, int]]] = defaultdict(list)
    for pagina in alle:
        tekst = Leestekst(pagina)
        per_sjabloon[pagina.id].append((tekst, cijfers(tekst), len(controleer_taal(pagina))))
    for id_, gevallen in sorted(per_sjabloon.items()):
        zinnen = sum(c.zinnen for _, c, _ in gevallen)
        deel = max(zinnen, 1)
        yield (
            id_,
            gevallen[0][0].profiel.naam,
            str(len(gevallen)),
            str(zinnen),
            f"{sum(c.gemiddeld * c.zinnen for _, c, _ in gevallen) / deel:.1f}",
            str(max(c.langste for _, c, _ in gevallen)),
            f"{100 * sum(c.lijdend * c.zinnen for _, c, _ in gevallen) / deel:.0f} %",
            str(sum(n for _, _, n in gevallen)),
        )


def main() -> None:
    """Print the table."""
    opties = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    opties.add_argument("folder", nargs="?", type=Path, default=WORTEL / "voorbeelden")
    opties.add_argument("--peildatum", type=date.fromisoformat, default=PEILDATUM)
    gekozen = opties.parse_args()
    tabel = [KOP, *rijen(paginas(gekozen.folder, gekozen.peildatum))]
    breedtes = [max(map(len, kolom)) for kolom in zip(*tabel, strict=True)]
    for rij in tabel:
        print(
            "  ".join(
                cel.ljust(b) if i < 2 else cel.rjust(b)
                for i, (cel, b) in enumerate(zip(rij, breedtes, strict=True))
            )
        )


if __name__ == "__main__":
    main()
