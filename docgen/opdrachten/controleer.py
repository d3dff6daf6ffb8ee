"""docgen controleer: all meldingen about a folder or file, and about the text of its documents; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bron import Gelezen
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Plek, Uitgang
from docgen.opdrachten.beeldmerk import Beeldmerk, lees_beeldmerk
from docgen.opdrachten.bladzijden import bladzijden
from docgen.opdrachten.inlezen import (
    dubbele_kenmerken,
    lees_dossier,
    lees_zaak,
    vind_organisaties,
    vind_zaken,
)
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.negeren import negeer
from docgen.opdrachten.taken import Zaken
from docgen.opdrachten.verouderd import verouderd
from docgen.regels import controleer as pas_regels_toe
from docgen.regels.kern import controleer_pagina
from docgen.regels.taal import controleer_taal


def controleer(pad: Path, peildatum: date, uit: Sequence[Path] = ()) -> tuple[list[Melding], Uitgang]:
    """Check one organisation file, or every organisation at or below a folder, with all its cases.

    `uit` are folders with documents that were made before, beside the folder uit/ of each organisation.
    """
    meldingen = Meldingen()
    bestanden = vind_organisaties(pad) if pad.is_dir() else [pad]
    if not bestanden:
        hint = "geef de map waarin school.yaml staat, of maak er een met: docgen nieuw"
        meldingen.fout(
            "INV001", Plek(str(pad)), "hier staat geen school.yaml, bestuur.yaml of swv.yaml", hint
        )
    gelezen = [bestand for bestand in bestanden if _een(bestand, peildatum, uit, meldingen)]
    hier = (pad if pad.is_dir() else pad.parent).resolve()
    negeer(meldingen, lambda plek: gelezen == bestanden and Path(plek.bestand).resolve().is_relative_to(hier))
    return meldingen.lijst, uitgang(meldingen.lijst)


def _een(bestand: Path, peildatum: date, uit: Sequence[Path], meldingen: Meldingen) -> bool:
    """Check one organisation; returns whether all rules about its files could be run."""
    dossier, zaken = keur_organisatie(bestand, peildatum, meldingen)
    if dossier is None:
        return False
    catalogus = lees_catalogus([m / "sjablonen" for m in dossier.mappen], meldingen)
    beeldmerk = lees_beeldmerk(dossier, meldingen)
    if not _heeft(meldingen, "INV", "SJB"):
        _lees(dossier, [(s, z) for s, z in zaken if z], catalogus, beeldmerk, meldingen)
        meldingen.lijst += [v.melding() for v in verouderd(dossier, uit)]
    return all(zaak for _, zaak in zaken)


def keur_organisatie(
    bestand: Path, peildatum: date, meldingen: Meldingen
) -> tuple[Dossier | None, list[tuple[str, Gelezen[Any] | None]]]:
    """Read an organisation with all its cases and run the rules about them; its pages are not looked at."""
    dossier = lees_dossier(bestand, peildatum, meldingen)
    zaken = [(soort, lees_zaak(soort, pad, meldingen)) for soort, pad in vind_zaken(bestand.parent)]
    dubbele_kenmerken(((soort, zaak) for soort, zaak in zaken if zaak), meldingen)
    if dossier:
        meldingen.lijst += pas_regels_toe(dossier, frozenset({"organisatie", "register"}))
        for soort, zaak in zaken:
            if zaak:
                meldingen.lijst += pas_regels_toe(dossier.met(soort, zaak), frozenset({soort}))
    return dossier, zaken


def _lees(
    dossier: Dossier,
    zaken: Zaken,
    catalogus: Mapping[str, Documentsoort],
    beeldmerk: Beeldmerk,
    meldingen: Meldingen,
) -> None:
    """Read all that can be made. That a required part is missing is only news when no rule said why."""
    bij_het_maken = Meldingen()
    for _, pagina in bladzijden(dossier, catalogus, beeldmerk, bij_het_maken, zaken):
        meldingen.lijst += controleer_pagina(pagina) + controleer_taal(pagina)
    bekend = _heeft(meldingen, "")
    meldingen.lijst += [m for m in bij_het_maken.lijst if m.code != "BRF101" or not bekend]


def _heeft(meldingen: Meldingen, *begin: str) -> bool:
    """Whether there is a fault with one of these codes."""
    return any(m.ernst is Ernst.FOUT and m.code.startswith(begin) for m in meldingen.lijst)
