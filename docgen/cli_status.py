"""docgen status: how all schools of a board stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from docgen.cli_opties import formaat_optie, peildatum_optie, toon, uit_optie
from docgen.cli_taal import Opdracht


@click.command(cls=Opdracht)
@click.option(
    "-c",
    "--config",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="het bestand in deze map",
    help="Het bestand of de map van het bestuur, het samenwerkingsverband of één school.",
)
@click.option("--uitleg", is_flag=True, help="Toon per school alles wat er te doen is.")
@uit_optie
@peildatum_optie
@formaat_optie
def status(config: Path, uitleg: bool, uit: tuple[Path, ...], peildatum: date, formaat: str) -> int:
    """Toon per school hoe het ervoor staat en wat u nu doet; de slechtste staat bovenaan.

    docgen kijkt naar dit bestand en naar elke school eronder die het als basis noemt. Is het register volledig, zijn er
    meldingen, wat moet iemand nakijken? Welke overeenkomst loopt af, welk verzoek of datalek staat open en welk
    document is verouderd?
    """
    from docgen.opdrachten.status import status as opdracht
    from docgen.opdrachten.status_beeld import als_json, als_tekst

    overzicht = opdracht(config, peildatum, uit)
    toon(list(overzicht.onleesbaar), "tekst", naar_fouten=True)
    click.echo(als_json(overzicht) if formaat == "json" else als_tekst(overzicht, uitleg=uitleg))
    return overzicht.uitgang
