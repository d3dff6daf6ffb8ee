"""The files that a document carries inside its PDF: what it was made from, for programs."""

from __future__ import annotations

from pathlib import Path

from docgen.document import Bijlage
from docgen.opdrachten.taken import Taak
from docgen.opmaak.registergegevens import als_json


def bijlagen(taak: Taak) -> tuple[Bijlage, ...]:
    """Return what the front matter of the document asks for; empty for most documents."""
    match taak.soort.voorwerk.bijlage:
        case "register":
            return (_register(taak),)
        case "zaak" if taak.dossier.zaak:
            return (_zaak(taak, Path(taak.dossier.zaak.boom.plek.bestand)),)
        case _:
            return ()


def _register(taak: Taak) -> Bijlage:
    omschrijving = "De gegevens van dit register, voor een computerprogramma"
    return Bijlage(f"{taak.naam}.json", "application/json", omschrijving, als_json(taak.dossier))


def _zaak(taak: Taak, pad: Path) -> Bijlage:
    naam = f"{taak.dossier.soort}-{taak.kenmerk}.yaml"
    omschrijving = "Het bestand waaruit docgen dit document heeft gemaakt"
    inhoud = pad.read_bytes() if taak.bron is None else taak.bron
    return Bijlage(naam, "application/yaml", omschrijving, inhoud, "Source")
