"""docgen register exporteer and importeer: whole registers out, for Excel and others, and back in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli_opties import config_optie, map_optie, overschrijf_optie, peildatum_optie, soort_optie, toon
from docgen.cli_taal import Opdracht
from docgen.meldingen import Uitgang

if TYPE_CHECKING:
    from docgen.opdrachten.register_importeer import Verandering, Voorstel

_BREED = 70  # so much of a value is shown on a line
_VRAAG = "Deze veranderingen opschrijven, ja of nee"
# the forms of the opdracht, written out: reading it takes half a second, also for --help
FORMATEN = ["xlsx", "csv", "json", "docx", "pdf", "html"]


@click.command(cls=Opdracht)
@click.argument("namen", nargs=-1, metavar="[NAAM]...")
@config_optie
@map_optie
@soort_optie(*FORMATEN)
@click.option(
    "--openbaar",
    is_flag=True,
    help="Laat weg wat niet voor iedereen is, zoals de beveiliging. Verzoeken vallen weg.",
)
@overschrijf_optie
@peildatum_optie
def exporteer(**wat: Any) -> int:
    """Schrijf hele registers weg, bijvoorbeeld voor Excel. Zonder NAAM: alle registers.

    NAAM is verwerkingen, verwerkers, ontvangers, verwerkt-voor, verzoeken, datalekken
    of toestemmingen.
    """
    from docgen.opdrachten.register_exporteer import Exportvraag
    from docgen.opdrachten.register_exporteer import exporteer as opdracht

    antwoord = opdracht(Exportvraag(**wat))
    toon(antwoord.meldingen, "tekst", naar_fouten=True)
    for pad in antwoord.bestanden:
        click.echo(f"{pad}{'  (CONCEPT)' if pad.name in antwoord.concepten else ''}")
    return antwoord.uitgang


@click.command(cls=Opdracht)
@click.argument("bestand", type=click.Path(path_type=Path))
@config_optie
@click.option("--ja", is_flag=True, help="Vraag niets; schrijf de veranderingen meteen.")
@click.option(
    "--toch",
    is_flag=True,
    help="Schrijf het op, ook als er een fout in zit. docgen controleer noemt die.",
)
@peildatum_optie
def importeer(bestand: Path, config: Path, ja: bool, toch: bool, peildatum: date) -> int:
    """Lees een register terug dat u in Excel hebt veranderd: een .xlsx of .csv van docgen.

    docgen toont eerst elke verandering en vraagt of het klopt. Wat u erft, blijft staan waar het staat.
    """
    from docgen.opdrachten.register_importeer import schrijf, stel_voor

    voorstel = stel_voor(config, bestand, peildatum, toch=toch)
    toon(voorstel.meldingen, "tekst", naar_fouten=True)
    for v in voorstel.veranderingen:
        click.echo(_regel(v))
    if not voorstel.bestanden:
        click.echo(_waarom_niet(voorstel))
        return voorstel.uitgang
    if not ja and click.prompt(_VRAAG, default="nee", show_default=False).strip().lower() not in ("ja", "j"):
        raise click.Abort
    schrijf(config, voorstel)
    for was, _ in voorstel.bestanden:
        click.echo(was.pad)
    return voorstel.uitgang if not toch else Uitgang.SCHOON


def _waarom_niet(voorstel: Voorstel) -> str:
    if not voorstel.uitgang:
        return "er is niets veranderd"
    vorm = any(m.code.startswith("INV") for m in voorstel.meldingen)
    return (
        "er is niets geschreven" if vorm else "er is niets geschreven; met --toch schrijft docgen het toch op"
    )


def _regel(v: Verandering) -> str:
    was, wordt = (_kort(tekst) for tekst in (v.was, v.wordt))
    eigen = "" if Path(v.plek.bestand) == v.bestand else f"  (komt in {v.bestand})"
    return f"{v.plek}: {v.onderdeel}: {v.veld}: {was} -> {wordt}{eigen}"


def _kort(tekst: str) -> str:
    regel = "; ".join(tekst.split("\n"))
    return f"{regel[:_BREED]}…" if len(regel) > _BREED else regel or "(leeg)"
