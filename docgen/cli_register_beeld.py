"""docgen register matrix: what follows from the register, to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from docgen.cli_opties import config_optie, peildatum_optie, toon
from docgen.cli_taal import Opdracht
from docgen.meldingen import Uitgang


@click.command(cls=Opdracht)
@config_optie
@click.option(
    "--formaat",
    type=click.Choice(["tekst", "csv", "json"]),
    default="tekst",
    help="Hoe de uitvoer eruitziet.",
)
@peildatum_optie
def matrix(config: Path, formaat: str, peildatum: date) -> int:
    """Toon wie welke soorten gegevens krijgt; docgen leidt dit af uit het register."""
    from docgen.opdrachten import register_matrix as opdracht

    gemaakt, meldingen = opdracht.matrix(config, peildatum)
    toon(meldingen, "tekst", naar_fouten=True)
    if gemaakt is None:
        return Uitgang.ONLEESBAAR
    vorm = {"tekst": opdracht.als_tekst, "csv": opdracht.als_csv, "json": opdracht.als_json}[formaat]
    click.echo(vorm(gemaakt), nl=formaat != "csv")
    return Uitgang.SCHOON
