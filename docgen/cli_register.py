"""docgen register: the registers that an FG keeps. Each command stands in a module of its own."""

from __future__ import annotations

import click

from docgen.cli_register_beeld import matrix, stroom
from docgen.cli_register_boek import exporteer, importeer
from docgen.cli_register_toon import toon
from docgen.cli_register_vergelijk import vergelijk
from docgen.cli_register_wijzig import beoordeel, heropen, sluit, voeg_toe, wijzig
from docgen.cli_taal import Groep


@click.group(cls=Groep)
def register() -> None:
    """Houd de registers bij: verwerkingen, verwerkers, verzoeken en meer."""


for opdracht in (
    toon,
    wijzig,
    voeg_toe,
    sluit,
    heropen,
    beoordeel,
    exporteer,
    importeer,
    matrix,
    stroom,
    vergelijk,
):
    register.add_command(opdracht)
