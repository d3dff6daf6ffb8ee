"""docgen register toon: look at a register in the terminal."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli_opties import config_optie, peildatum_optie
from docgen.cli_opties import toon as toon_meldingen
from docgen.cli_taal import Opdracht

if TYPE_CHECKING:
    from docgen.opdrachten.register_toon import Getoond


@click.command(cls=Opdracht)
@click.argument("register", metavar="REGISTER[/ID]", default="verwerkingen")
@config_optie
@click.option(
    "--waar",
    metavar="VELD=WAARDE",
    multiple=True,
    help="Alleen wat past: = is, != is niet, ~ bevat, < en > bij een datum; mag vaker.",
)
@click.option(
    "--school", "scholen", metavar="TEKST", multiple=True, help="BRIN, map of naam van een school, of: alle."
)
@click.option("--kolommen", metavar="VELDEN", help="Welke velden, met komma's ertussen.")
@click.option(
    "--herkomst", is_flag=True, help="Zeg bij elke waarde uit welk bestand en van welke regel zij komt."
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json", "csv"]), default="tekst", help="Hoe de lijst eruitziet."
)
@peildatum_optie
def toon(
    register: str,
    config: Path,
    waar: tuple[str, ...],
    scholen: tuple[str, ...],
    kolommen: str | None,
    herkomst: bool,
    formaat: str,
    peildatum: date,
) -> int:
    """Toon een REGISTER, of alles over één ID:  docgen register toon verwerkingen --waar grondslag=f

    Wijst -c een map met meer scholen aan, dan ziet u ze samen.
    """
    from docgen.opdrachten.register_tabel import als_csv, als_json, als_tekst
    from docgen.opdrachten.register_toon import Toonvraag
    from docgen.opdrachten.register_toon import toon as opdracht

    gekozen = tuple(k.strip() for k in (kolommen or "").split(",") if k.strip())
    getoond = opdracht(Toonvraag(config, register, peildatum, waar, scholen, gekozen))
    toon_meldingen(getoond.meldingen, "tekst", naar_fouten=True)
    if formaat == "tekst" and sys.stdout.isatty():
        _in_kleur(getoond, herkomst=herkomst or getoond.heel)
    elif formaat == "tekst":
        click.echo(als_tekst(getoond, herkomst=herkomst or getoond.heel))
    else:
        click.echo((als_json if formaat == "json" else als_csv)(getoond, herkomst=herkomst))
    return getoond.uitgang


def _in_kleur(getoond: Getoond, *, herkomst: bool) -> None:
    """A table that fits the width of the screen."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    from docgen.opdrachten.register_tabel import blad, rijen, rooster, telling

    def kolom(naam: str) -> Column:
        return Column(naam, overflow="fold")  # a place or a name is never cut off

    console = Console(highlight=False)
    if getoond.heel:
        for boek, rij in rijen(getoond):
            tabel = Table(
                *map(kolom, ("veld", "waarde", "uit")),
                box=SIMPLE,
                title=boek.school if getoond.meer else None,
            )
            for naam, waarde, plek in blad(boek, rij, getoond):
                tabel.add_row(naam, Text(waarde), Text(plek, style="dim"))
            console.print(tabel)
        return
    kop, *rest = rooster(getoond, herkomst=herkomst)
    tabel = Table(*map(kolom, kop), box=SIMPLE, row_styles=["", "dim"])
    for cellen in rest:
        tabel.add_row(*map(Text, cellen))
    console.print(tabel)
    console.print(telling(getoond))
