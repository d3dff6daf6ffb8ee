"""Stages 1 and 2 for the use cases: which files belong to an organisation, and reading them into a Dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bron import Gelezen, Kaart, keur, lees_bestand, lees_lagen, leg_op
from docgen.bron.boom import Waarde
from docgen.dossier import SOORTEN, Dossier
from docgen.meldingen import Meldingen
from docgen.model.basis import Sector
from docgen.model.organisatie import Organisatie
from docgen.naslag import Naslag

ZAKEN = {
    "overleg": "overleggen/*.yaml",
    "verzoek": "verzoeken/*/zaak.yaml",
    "convenant": "convenanten/*.yaml",
    "delen": "delen/*.yaml",
}
ORGANISATIES = ("school.yaml", "bestuur.yaml", "swv.yaml")


def lees_dossier(pad: Path, peildatum: date, meldingen: Meldingen) -> Dossier | None:
    """Read an organisation file with its layers, registers and docgen's catalogue under it.

    When only the board's name is missing, a dossier is still returned beside the melding, so that the rules can
    tell what else is missing; a caller that writes stops on the melding.
    """
    boom, mappen = lees_lagen(pad, meldingen)
    if boom is None:
        return None
    naslag = Naslag(tuple(m / "configuratie" for m in mappen if (m / "configuratie").is_dir()))
    sector = _sector(boom)
    if sector:
        onder = naslag.catalogus(sector)
        gelegd = leg_op(onder, boom)
        boom = gelegd if isinstance(gelegd, Kaart) else boom
    gelezen = keur(boom, Organisatie, meldingen) or keur(_met_noodnaam(boom), Organisatie, Meldingen())
    if gelezen is None:
        return None
    return Dossier(gelezen, naslag, peildatum, mappen)


def _met_noodnaam(boom: Kaart) -> Kaart:
    bestuur = boom.velden.get("bestuur")
    plek = bestuur.plek if bestuur else boom.plek
    nood = Kaart({"bestuur": Kaart({"naam": Waarde("…", plek)}, plek)}, boom.plek)
    gelegd = leg_op(boom, nood)
    return gelegd if isinstance(gelegd, Kaart) else boom


def lees_zaak(soort: str, pad: Path, meldingen: Meldingen) -> Gelezen[Any] | None:
    """Read one case file of the kind overleg, verzoek, convenant or delen."""
    boom = lees_bestand(pad, meldingen)
    return keur(boom, SOORTEN[soort], meldingen) if boom else None


def vind_zaken(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (kind, path) of all case files in an organisation's folder, in a fixed order."""
    for soort, patroon in ZAKEN.items():
        for pad in sorted(folder.glob(patroon)):
            yield soort, pad


def vind_organisaties(folder: Path) -> list[Path]:
    """All organisation files at or below a folder, in a fixed order."""
    return sorted(p for naam in ORGANISATIES for p in folder.rglob(naam))


def _sector(boom: Kaart) -> Sector | None:
    waarde = boom.velden.get("sector")
    tekst = waarde.tekst if isinstance(waarde, Waarde) else None
    return Sector(tekst) if tekst in list(Sector) else None
