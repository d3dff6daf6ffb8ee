"""docgen register vergelijk: what changed between two states of a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from docgen.cli_opties import overschrijf_optie, peildatum_optie, soort_optie, toon
from docgen.cli_taal import Opdracht
from docgen.meldingen import Uitgang

FORMATEN = ["pdf", "docx", "html"]


@click.command(cls=Opdracht)
@click.argument("oud", type=click.Path(path_type=Path))
@click.argument("nieuw", type=click.Path(path_type=Path), required=False)
@click.option("--git", "revisie", metavar="VERSIE", help="Lees OUD zoals het in deze versie van git stond.")
@click.option(
    "-o",
    "--uit",
    type=click.Path(path_type=Path),
    help="Maak in deze map ook een bladzijde voor de FG, de medezeggenschap en het bestuur.",
)
@soort_optie(*FORMATEN)
@overschrijf_optie
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", help="Hoe de uitvoer eruitziet."
)
@peildatum_optie
def vergelijk(
    oud: Path,
    nieuw: Path | None,
    revisie: str | None,
    uit: Path | None,
    formaten: tuple[str, ...],
    overschrijf: bool,
    formaat: str,
    peildatum: date,
) -> int:
    """Toon wat er in het register veranderde, wie dat merkt en welk document verouderd is.

    OUD en NIEUW zijn een bestand van een school, of verwerkingsregister.json van docgen register exporteer.
    Met --git is OUD genoeg: docgen vergelijkt het dan met zoals het nu is.
    """
    from docgen.opdrachten import register_verslag as verslag
    from docgen.opdrachten.register_vergelijk import vergelijking

    if nieuw is None and revisie is None:
        raise click.UsageError("noem ook NIEUW, of zeg met --git welke versie de oude is")
    gevonden, meldingen = vergelijking(oud, nieuw, peildatum, revisie)
    toon(meldingen, "tekst", naar_fouten=True)
    if gevonden is None:
        return Uitgang.ONLEESBAAR
    click.echo((verslag.als_json if formaat == "json" else verslag.als_tekst)(gevonden))
    if uit is None:
        return Uitgang.SCHOON
    antwoord = verslag.schrijf(gevonden, uit, formaten, overschrijf=overschrijf)
    toon(antwoord.meldingen, "tekst", naar_fouten=True)
    for pad in antwoord.bestanden:
        click.echo(pad, err=formaat == "json")
    return antwoord.uitgang
