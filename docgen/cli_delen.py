"""docgen delen: what a school asks before it shares data with someone outside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from docgen.cli_opties import config_optie, formaat_optie, peildatum_optie, toon
from docgen.cli_taal import Groep


@click.group(cls=Groep)
def delen() -> None:
    """Hulp bij het delen van gegevens buiten de school."""


@delen.command()
@config_optie
@click.option("--ontvanger", required=True, help="Met wie: veilig-thuis, leerplicht, politie, swv, ...")
@peildatum_optie
@formaat_optie
def advies(config: Path, ontvanger: str, peildatum: date, formaat: str) -> int:
    """Mag dit, waarom, met welk document, wie moet het weten en wat deelt u niet?

    Moet een mens dit afwegen, dan zegt docgen dat en geeft het geen antwoord.
    """
    from docgen.opdrachten.delen import als_json, als_tekst, deel_advies

    antwoord = deel_advies(config, ontvanger, peildatum)
    if formaat == "json":
        click.echo(als_json(antwoord, ontvanger, peildatum))
        return antwoord.uitgang
    toon(antwoord.meldingen, "tekst", naar_fouten=True)
    if antwoord.adviezen:
        click.echo(als_tekst(antwoord))
    return antwoord.uitgang
