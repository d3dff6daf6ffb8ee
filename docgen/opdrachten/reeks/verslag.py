"""What came of a series: the rows that were not made, in the form of the input, and the report as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.bestanden import leg_neer
from docgen.bron.nummers import heeft_bsn, tel_bsn
from docgen.bronnen import Rij, Tabel, schrijf_csv
from docgen.meldingen import Ernst, Melding, als_json, gesorteerd
from docgen.opdrachten.reeks.vraag import Geheel, Verslag

MISLUKT = ("mislukt.csv", "mislukt-duo.csv")  # of the list, and of DUO's file beside it
WAAROM = "waarom niet"


def schrijf_mislukt(pad: Path, tabel: Tabel, weg: frozenset[int], regels: Mapping[int, str]) -> bool:
    """Write the rows that were not made, with why, so that they can be mended and given again, if there are any.

    `regels` are line numbers with the reason. Columns in `weg` and any BSN are left out. Raises NietSchrijfbaar.
    """
    rijen = [r for r in (*tabel.rijen, *tabel.geweigerd) if r.regel in regels]
    if not rijen:
        return False
    blijft = [k for k, naam in enumerate(tabel.kop) if k not in weg and naam != WAAROM]
    inhoud = schrijf_csv(
        [*(tabel.kop[k] for k in blijft), WAAROM],
        ([*_cellen(r, blijft), regels[r.regel]] for r in sorted(rijen, key=lambda r: r.regel)),
        tabel.schrijfwijze,
    )
    leg_neer(pad.parent, {pad.name: inhoud})
    return True


def _cellen(rij: Rij, kolommen: list[int]) -> list[str]:
    cellen = [rij.cellen[k] if k < len(rij.cellen) else "" for k in kolommen]
    return ["" if tel_bsn(cel) or heeft_bsn(cel) else cel for cel in cellen]


def redenen_per_regel(meldingen: list[Melding], bestand: str) -> dict[int, str]:
    """For each line of the input the first fault that stands there."""
    uit: dict[int, str] = {}
    for m in gesorteerd(meldingen):
        if m.ernst is Ernst.FOUT and m.plek.bestand == bestand and m.plek.regel:
            uit.setdefault(m.plek.regel, f"{m.code}: {m.tekst}")
    return uit


def als_data(verslag: Verslag) -> dict[str, Any]:
    """The report as plain values; never a name or another value of a row."""
    return {
        "gelezen": verslag.gelezen,
        "gekozen": verslag.gekozen,
        "gemaakt": verslag.gemaakt,
        "al_klaar": verslag.al_klaar,
        "geheel": verslag.geheel,
        "mislukt": verslag.mislukt,
        "bestanden": verslag.bestanden,
        "concepten": verslag.concepten,
        "ingevuld": verslag.gevuld,
        "waarom_niet_ingevuld": dict(sorted(verslag.waarom_niet_gevuld.items())),
        "redenen": dict(sorted(verslag.redenen.items())),
        "verdwenen": verslag.verdwenen,
        "samen": [str(p) for p in verslag.samen],
        "mislukt_bestanden": [str(p) for p in verslag.mislukt_bestanden],
        "meldingen": json.loads(als_json(verslag.meldingen)),
    }


def als_tekst(verslag: Verslag) -> str:
    """The report for a person."""
    delen = [f"{_wie(verslag, verslag.gemaakt, 'gemaakt')} gemaakt"]
    if verslag.al_klaar or verslag.geheel == "al klaar":
        delen.append(f"{_wie(verslag, verslag.al_klaar, 'al klaar')} waren al klaar")
    delen.append(f"{_wie(verslag, verslag.mislukt, 'niet gemaakt')} niet gemaakt")
    rijen = f"{verslag.gelezen} regels" if verslag.besturen else f"{verslag.gelezen}"
    begin = f"{rijen} gelezen" if verslag.gekozen is None else f"{verslag.gekozen} van {rijen} gekozen"
    regels = [f"{begin}: {', '.join(delen)}"]
    if verslag.concepten:
        regels.append(f"{verslag.concepten} bestanden zijn een CONCEPT: er ontbreekt nog iets")
    regels += [f"    {code}: {aantal} keer" for code, aantal in verslag.redenen.most_common()]
    regels += [
        f"{aantal} keer helemaal opgemaakt, en dat duurt langer dan invullen: {reden}"
        for reden, aantal in verslag.waarom_niet_gevuld.most_common()
    ]
    if verslag.verdwenen:
        regels.append(
            f"{len(verslag.verdwenen)} eerder gemaakt, nu niet meer in de lijst: {_kort(verslag.verdwenen)}"
        )
    regels += [f"om af te drukken: {pad}" for pad in verslag.samen]
    regels += [f"wat niet is gemaakt en waarom: {pad}" for pad in verslag.mislukt_bestanden]
    return "\n".join(regels)


def _wie(verslag: Verslag, aantal: int, uitkomst: Geheel) -> str:
    """How many came to this end, for a convenant with a word for the set with all parties if that did too."""
    if not verslag.besturen:
        return str(aantal)
    besturen = "1 bestuur" if aantal == 1 else f"{aantal} besturen"
    return f"{besturen} en het geheel" if verslag.geheel == uitkomst else besturen


def _kort(ids: list[str]) -> str:
    return ", ".join(ids[:10]) + (" ..." if len(ids) > 10 else "")
