"""docgen register exporteer and importeer: whole registers out, for Excel and others, and back in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from docgen.cli_opties import peildatum_optie, toon
from docgen.cli_taal import Opdracht

FORMATEN = ["xlsx", "csv", "json", "docx", "pdf", "html"]


def config_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add -c to a command."""
    return click.option(
        "-c",
        "--config",
        type=click.Path(path_type=Path),
        default=Path("school.yaml"),
        show_default=True,
        help="Het bestand van de school of het bestuur.",
    )(functie)


@click.command(cls=Opdracht)
@click.argument("namen", nargs=-1, metavar="[NAAM]...")
@config_optie
@click.option(
    "-o",
    "--uit",
    type=click.Path(path_type=Path),
    default=Path("uit"),
    show_default=True,
    help="De map voor de bestanden.",
)
@click.option(
    "-f",
    "--soort",
    "formaten",
    type=click.Choice(FORMATEN),
    multiple=True,
    help="Soort bestand; mag vaker. Zonder -f: alle soorten.",
)
@click.option(
    "--openbaar",
    is_flag=True,
    help="Laat weg wat niet voor iedereen is, zoals de beveiliging. Verzoeken vallen weg.",
)
@click.option("--overschrijf", is_flag=True, help="Vervang ook bestanden die u zelf hebt veranderd.")
@peildatum_optie
def exporteer(**wat: Any) -> int:
    """Schrijf hele registers weg, bijvoorbeeld voor Excel. Zonder NAAM: alle registers.

    NAAM is verwerkingen, verwerkers, ontvangers, verwerkt-voor of verzoeken.
    """
    from docgen.opdrachten.register_exporteer import Exportvraag
    from docgen.opdrachten.register_exporteer import exporteer as opdracht

    antwoord = opdracht(Exportvraag(**wat))
    toon(antwoord.meldingen, "tekst", naar_fouten=True)
    for pad in antwoord.bestanden:
        click.echo(f"{pad}{'  (CONCEPT)' if pad.name in antwoord.concepten else ''}")
    return antwoord.uitgang
