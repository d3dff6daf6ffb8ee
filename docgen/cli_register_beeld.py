"""docgen register matrix and stroom: what follows from the register, to look at."""

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


@click.command(cls=Opdracht)
@config_optie
@click.option(
    "--thema", metavar="THEMA", help="Alleen dit thema, met elke partij bij naam. Anders: alle thema's."
)
@click.option(
    "-o",
    "--uit",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("uit/stroom.svg"),
    show_default=True,
    help="Het bestand voor de tekening.",
)
@peildatum_optie
def stroom(config: Path, thema: str | None, uit: Path, peildatum: date) -> int:
    """Teken welke gegevens naar wie gaan (SVG). De tekening staat ook in het register."""
    from docgen.opdrachten import register_stroom as opdracht

    beeld, meldingen = opdracht.stroom(config, peildatum, thema)
    toon(meldingen, "tekst", naar_fouten=True)
    if beeld is None:
        return Uitgang.ONLEESBAAR
    if not beeld.lijnen:
        click.echo("er is niets te tekenen: volgens het register krijgt geen andere partij gegevens")
        return Uitgang.SCHOON
    bezwaar = opdracht.schrijf(uit, beeld)
    toon(bezwaar, "tekst", naar_fouten=True)
    if bezwaar:
        return Uitgang.NIET_SCHRIJFBAAR
    click.echo(uit)
    click.echo(beeld.alt)
    return Uitgang.SCHOON
