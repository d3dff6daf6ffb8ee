"""docgen register matrix: which kinds of data go to which party, as a table for a person or a program."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

from docgen.meldingen import Melding, Meldingen
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opmaak.boek import Boek
from docgen.opmaak.matrix import Matrix
from docgen.schrijvers.csv_tabel import onschadelijk


def matrix(config: Path, peildatum: date) -> tuple[Matrix | None, list[Melding]]:
    """Derive the matrix of one organisation; None when its file cannot be read."""
    meldingen = Meldingen()
    dossier = lees_dossier(config, peildatum, meldingen)
    return (Matrix(Boek(dossier)) if dossier and not meldingen else None), meldingen.lijst


def rijen(m: Matrix) -> list[list[str]]:
    """A heading and one row per party: its kind, its name and per column the names (id) of the activities."""
    kop = ["soort partij", "partij", *(naam for _, naam in m.kolommen)]
    return [kop] + [
        [groep.naam, partij.naam, *(" ".join(a.verwerking.id for a in cel) for cel in partij.cellen)]
        for groep in m.groepen
        for partij in groep.partijen
    ]


def als_csv(m: Matrix) -> str:
    """For a spreadsheet: semicolons, one row per party."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerows(map(onschadelijk, rij) for rij in rijen(m))
    return uit.getvalue()


def als_json(m: Matrix) -> str:
    """[{soort, partij, gegevens: {group of data: [activities]}}]."""
    uit = [
        {
            "soort": groep.naam,
            "partij": partij.naam,
            "gegevens": {
                id_: [a.verwerking.id for a in cel]
                for (id_, _), cel in zip(m.kolommen, partij.cellen, strict=True)
                if cel
            },
        }
        for groep in m.groepen
        for partij in groep.partijen
    ]
    return json.dumps(uit, ensure_ascii=False, indent=2)


def als_tekst(m: Matrix) -> str:
    """For a person: per party the kinds of data, with the number of activities between brackets."""
    regels: list[str] = []
    for groep in m.groepen:
        regels += [f"{groep.naam[:1].upper()}{groep.naam[1:]}"]
        for partij in groep.partijen:
            wat = [f"{n} ({len(c)})" for (_, n), c in zip(m.kolommen, partij.cellen, strict=True) if c]
            regels += [f"  {partij.naam}", f"      {', '.join(wat)}"]
    uitleg = "Tussen haakjes: in hoeveel verwerkingen. Het overzicht om te delen: docgen maak gegevensmatrix"
    return "\n".join([*regels, "", uitleg])
