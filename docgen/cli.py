"""The command line: parse, call one opdracht, show meldingen, exit. Groups of commands are in cli_*.py."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from docgen import __version__
from docgen.cli_delen import delen
from docgen.cli_opties import (
    config_optie,
    formaat_optie,
    map_optie,
    meldingvorm_optie,
    overschrijf_optie,
    peildatum_optie,
    soort_optie,
    toon,
    uit_optie,
)
from docgen.cli_reeks import reeks
from docgen.cli_register import register
from docgen.cli_status import status
from docgen.cli_taal import Groep, gebruiksfout
from docgen.cli_verzoek import verzoek
from docgen.geheugen import zoek_zelden
from docgen.meldingen import Onleesbaar, Uitgang, als_tekst

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

SECTOREN = ["po", "so", "vso", "so-vso", "vo", "mbo", "swv"]


class Nederlands(Groep):
    """A group whose own words are Dutch too."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; an interrupt or a bug never shows a traceback."""
        kwargs["standalone_mode"] = False
        zoek_zelden()
        try:
            return sys.exit(super().main(*args, **kwargs) or 0)
        except click.exceptions.NoArgsIsHelpError as e:
            click.echo(e.ctx.get_help() if e.ctx else "")
            sys.exit(Uitgang.GEBRUIK)
        except click.UsageError as e:
            hulp = f"{e.ctx.command_path} --help" if e.ctx else "docgen --help"
            click.echo(f"fout: {gebruiksfout(e)}\n    hint: {hulp} laat zien wat kan", err=True)
            sys.exit(Uitgang.GEBRUIK)
        except (click.Abort, KeyboardInterrupt):
            click.echo("afgebroken; er is niets veranderd", err=True)
            sys.exit(Uitgang.MELDINGEN)
        except Onleesbaar as e:
            click.echo(als_tekst(e.meldingen), err=True)
            sys.exit(e.uitgang)
        except Exception as e:
            _meld_bug(e)
            sys.exit(Uitgang.BUG)


def _meld_bug(e: Exception) -> None:
    """Name only the kind and the place: the text of an error may hold personal data."""
    import os
    import traceback

    if os.environ.get("DOCGEN_TRACEBACK"):
        traceback.print_exception(e)
    stap = traceback.extract_tb(e.__traceback__)[-1]
    plek = f"{Path(stap.filename).name}:{stap.lineno}"
    click.echo(
        f"fout: dit is een fout in docgen zelf ({type(e).__name__} in {plek}, docgen {__version__})", err=True
    )
    click.echo(
        "    hint: er is niets geschreven; meld dit aan de makers, zonder gegevens van leerlingen", err=True
    )


@click.group(cls=Nederlands, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="docgen", message="%(prog)s %(version)s", help="Toon de versie.")
def main() -> None:
    """Maakt alle privacydocumenten van een school uit één YAML-bestand.

    Begin met:  docgen nieuw mijnschool --sector po
    """


@main.command()
@click.argument("document")
@config_optie
@click.option(
    "-g",
    "--gegevens",
    type=click.Path(path_type=Path),
    help="Het bestand van het overleg, verzoek, convenant of delen.",
)
@map_optie
@soort_optie("pdf", "docx", "html")
@click.option("--streng", is_flag=True, help="Maak niets als er nog iets ontbreekt (in plaats van CONCEPT).")
@click.option("--verantwoording", is_flag=True, help="Zet de wetsartikelen en bronnen in het document.")
@overschrijf_optie
@click.option(
    "--toets", is_flag=True, help="Toets de bestanden eerst; zit er een fout in, schrijf dan niets."
)
@peildatum_optie
@meldingvorm_optie
def maak(document: str, formaat: str, **opties: Any) -> int:
    """Maak een DOCUMENT, of 'alles' waarvoor gegevens in de map staan.

    De namen van de documenten staan in:  docgen lijst
    """
    from docgen.opdrachten.maak import Vraag
    from docgen.opdrachten.maak import maak as opdracht

    antwoord = opdracht(Vraag(document=document, **opties))
    for reden in antwoord.overgeslagen:
        click.echo(reden, err=True)
    toon(antwoord.meldingen, formaat, naar_fouten=True)
    if formaat == "tekst":
        for pad in antwoord.bestanden:
            click.echo(f"{pad}{'  (CONCEPT)' if pad.name in antwoord.concepten else ''}")
    return antwoord.uitgang


@main.command()
@click.argument("pad", type=click.Path(path_type=Path), default=Path())
@uit_optie
@peildatum_optie
@meldingvorm_optie
def controleer(pad: Path, uit: tuple[Path, ...], peildatum: date, formaat: str) -> int:
    """Toon alle meldingen over een map of bestand; er wordt niets geschreven.

    De uitgang is 0 zonder fouten, 1 met een fout, 2 als de opdracht niet klopt en 3 als een bestand niet te lezen is.
    Waarschuwingen en oordelen veranderen de uitgang niet.
    """
    from docgen.opdrachten.controleer import controleer as opdracht

    meldingen, uitgang = opdracht(pad, peildatum, uit)
    toon(meldingen, formaat, naar_fouten=False)
    if formaat == "tekst" and not meldingen:
        click.echo("alles in orde")
    return uitgang


@main.command()
@click.argument("bestanden", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="BESTAND...")
@formaat_optie
def toets(bestanden: tuple[Path, ...], formaat: str) -> int:
    """Toets PDF, Word, Excel en HTML: bestanden of een hele map.

    Zijn ze toegankelijk, te bewaren in een archief en te openen? Staat elke zin ook voor voorleessoftware klaar?
    """
    from docgen.opdrachten.toets import als_json as uitslagen_json
    from docgen.opdrachten.toets import als_tekst as uitslagen_tekst
    from docgen.opdrachten.toets import overgeslagen
    from docgen.opdrachten.toets import toets as opdracht

    antwoord = opdracht(bestanden)
    for reden in overgeslagen(antwoord.uitslagen):
        click.echo(reden, err=True)
    if formaat == "json":
        click.echo(uitslagen_json(antwoord))
    else:
        toon(antwoord.meldingen, "tekst", naar_fouten=False)
        click.echo(uitslagen_tekst(antwoord), nl=bool(antwoord.uitslagen))
    return antwoord.uitgang


@main.command()
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", help="Hoe de lijst eruitziet."
)
@click.option(
    "-c", "--config", type=click.Path(path_type=Path), help="Toon ook de sjablonen van deze school."
)
def lijst(formaat: str, config: Path | None) -> int:
    """Toon alle documenten: waarvoor ze zijn en welke gegevens ze vragen."""
    from docgen.opdrachten.lijst import als_json as documenten_json
    from docgen.opdrachten.lijst import als_tekst as documenten_tekst
    from docgen.opdrachten.lijst import documenten

    gevonden, meldingen = documenten(config)
    toon(meldingen, "tekst", naar_fouten=True)
    click.echo(documenten_json(gevonden) if formaat == "json" else documenten_tekst(gevonden))
    return Uitgang.MELDINGEN if meldingen else Uitgang.SCHOON


@main.command()
@click.argument("code", required=False)
def regel(code: str | None) -> int:
    """Leg een melding uit: wat de regel is, waarom, een fout en een goed voorbeeld."""
    from docgen.opdrachten.regel import overzicht, uitleg

    if code is None:
        click.echo(overzicht())
        return Uitgang.SCHOON
    tekst = uitleg(code)
    if tekst is None:
        raise click.UsageError(f"de code '{code}' bestaat niet; docgen regel zonder code toont ze alle")
    click.echo(tekst)
    return Uitgang.SCHOON


@main.command()
@click.argument("soort", default="school")
def schema(soort: str) -> int:
    """Toon het JSON Schema van een bestand, zodat een editor meedenkt.

    SOORT is school, of een soort gegevens zoals overleg of verzoek.
    """
    from docgen.opdrachten.schema import SOORTEN
    from docgen.opdrachten.schema import schema as opdracht

    if soort not in SOORTEN:
        raise click.UsageError(f"'{soort}' ken ik niet; kies uit: {', '.join(SOORTEN)}")
    click.echo(opdracht(soort))
    return Uitgang.SCHOON


@main.command()
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--sector", type=click.Choice(SECTOREN), help="Soort onderwijs.")
@click.option("--duo", type=click.Path(path_type=Path), help="Vestigingenbestand van DUO (CSV).")
@click.option("--vestiging", help="Vestigingsnummer in dat bestand, bijvoorbeeld 16AH00.")
@click.option("--naam", help="Naam van de school.")
@click.option("--bestuur", help="Naam van het schoolbestuur.")
def nieuw(
    folder: Path,
    sector: str | None,
    duo: Path | None,
    vestiging: str | None,
    naam: str | None,
    bestuur: str | None,
) -> int:
    """Maak een startmap met uitleg voor een school, bestuur of samenwerkingsverband."""
    from docgen.opdrachten.nieuw import Start
    from docgen.opdrachten.nieuw import nieuw as opdracht

    if sys.stdin.isatty() and not duo:
        sector = sector or click.prompt("Soort onderwijs", type=click.Choice(SECTOREN))
        naam = naam or click.prompt(
            "Naam van de school of het samenwerkingsverband", default="", show_default=False
        )
        bestuur = bestuur or click.prompt("Naam van het schoolbestuur", default="", show_default=False)
    antwoord = opdracht(Start(folder, sector, duo, vestiging, naam, bestuur))
    toon(antwoord.meldingen, "tekst", naar_fouten=True)
    for tekst in antwoord.regels:
        click.echo(tekst)
    return antwoord.uitgang


main.add_command(delen)
main.add_command(reeks)
main.add_command(register)
main.add_command(status)
main.add_command(verzoek)
