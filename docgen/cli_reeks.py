"""docgen reeks: one document for many recipients, with a look at the columns first and a bar while it works."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from docgen.cli_opties import formaat_optie, overschrijf_optie, peildatum_optie
from docgen.cli_taal import Opdracht
from docgen.cli_voortgang import Scherm
from docgen.meldingen import Melding, Meldingen, Uitgang, als_tekst, gesorteerd, telling

_PAD = click.Path(path_type=Path)
_VOORBEELDEN_PER_FOUT = 3


@click.command(cls=Opdracht)
@click.argument("document")
@click.option(
    "-c",
    "--config",
    type=_PAD,
    default=Path("school.yaml"),
    show_default=True,
    help="Het bestand van de school, het bestuur of het samenwerkingsverband.",
)
@click.option("--leerlingen", type=_PAD, help="Lijst van leerlingen: EDEXML, Excel of CSV.")
@click.option("--ontvangers", type=_PAD, help="Lijst van wie de brief krijgt: Excel of CSV.")
@click.option("--leden", type=_PAD, help="Lijst van besturen voor een convenant: Excel of CSV.")
@click.option(
    "--duo", type=_PAD, help="Vestigingenbestand van DUO, voor een convenant; mag samen met --leden."
)
@click.option(
    "--gemeente",
    "gemeenten",
    multiple=True,
    help="Alleen de scholen in deze gemeente, met hun besturen (volgens DUO als u --duo geeft); mag vaker.",
)
@click.option(
    "-s", "--sjabloon", type=_PAD, help="Het bestand met wat voor iedereen gelijk is, zoals een overleg."
)
@click.option(
    "--groep", "groepen", multiple=True, help="Alleen leerlingen van deze groep of klas; mag vaker."
)
@click.option(
    "--kolom",
    "kolommen",
    multiple=True,
    metavar="VELD=KOLOM",
    help="Kies zelf welke kolom bij een veld hoort, zoals 'gezag.0.naam=Naam verzorger 1'; mag vaker.",
)
@click.option("--vul", multiple=True, metavar="VELD=WAARDE", help="Vul een veld voor iedereen in.")
@click.option(
    "-o", "--uit", type=_PAD, default=Path("uit"), show_default=True, help="De map voor de documenten."
)
@click.option(
    "-f",
    "--soort",
    "formaten",
    type=click.Choice(["pdf", "invulbaar", "docx", "html"]),
    multiple=True,
    default=("pdf",),
    show_default="pdf",
    help="Soort bestand; mag vaker.",
)
@click.option("--proef", type=click.IntRange(1), help="Maak alleen de eerste zoveel, om te bekijken.")
@click.option("--samen", is_flag=True, help="Maak ook PDF-bestanden om alles achter elkaar af te drukken.")
@click.option("--hervat", is_flag=True, help="Ga verder na een stop; maak alleen wat nieuw of veranderd is.")
@click.option(
    "--werkers", type=click.IntRange(1), help="Zoveel processen tegelijk; zonder deze keus alle kernen."
)
@click.option(
    "--cluster", metavar="ADRES", help="Laat een cluster van dask het werk doen, zoals tcp://10.0.0.5:8786."
)
@click.option(
    "--streng", is_flag=True, help="Maak niets voor wie nog iets ontbreekt (in plaats van CONCEPT)."
)
@click.option("--verantwoording", is_flag=True, help="Zet de wetsartikelen en bronnen in het document.")
@overschrijf_optie
@click.option(
    "--volledig", "gewoon", is_flag=True, help="Maak elk document helemaal op, ook als invullen sneller kan."
)
@click.option("--ja", is_flag=True, help="Vraag niet of de kolommen kloppen.")
@peildatum_optie
@formaat_optie
@click.pass_context
def reeks(
    ctx: click.Context,
    /,
    document: str,
    leerlingen: Path | None,
    ontvangers: Path | None,
    leden: Path | None,
    duo: Path | None,
    peildatum: date,
    formaat: str,
    ja: bool,
    **opties: Any,
) -> int:
    """Maak een DOCUMENT voor iedereen in een lijst, elk in een eigen bestand.

    docgen kijkt eerst iedereen na. Wat niet lukt, staat in mislukt.csv; de rest gaat door. Na een stop gaat
    --hervat verder. DOCUMENT is een document waar docgen lijst '(-g)' bij zet, behalve bij een verzoek; of
    convenant voor alle stukken daarvan.
    """
    from docgen.werkers import begin_alvast

    begin_alvast(opties["werkers"], opties["cluster"], ["docgen.opdrachten.reeks.warm"])
    from docgen.opdrachten.reeks import Reeksvraag
    from docgen.opdrachten.reeks import reeks as opdracht
    from docgen.opdrachten.reeks.verslag import als_data
    from docgen.opdrachten.reeks.verslag import als_tekst as verslag_tekst

    rol, bron = _bron({"leerling": leerlingen, "aan": ontvangers, "partij": leden or duo})
    gekozen = ctx.get_parameter_source("peildatum") is not ParameterSource.DEFAULT
    vraag = Reeksvraag(
        wat=document,
        bron=leden if rol == "partij" else bron,
        duo=duo,
        rol=rol,
        vandaag=peildatum,
        peildatum=peildatum if gekozen else None,
        **opties,
    )
    try:
        with Scherm(vragen=not ja and is_scherm()) as scherm:
            verslag = opdracht(vraag, scherm)
        if scherm.afgewezen:
            return Uitgang.MELDINGEN
        if formaat == "json":
            click.echo(json.dumps(als_data(verslag), ensure_ascii=False, indent=2))
            return verslag.uitgang
        if verslag.meldingen:
            click.echo(f"{_kort(verslag.meldingen)}\n{telling(verslag.meldingen)}", err=True)
        click.echo(verslag_tekst(verslag))
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would say that nothing was made
        click.echo("gestopt; wat klaar is, is heel. Ga verder met --hervat", err=True)
        return Uitgang.MELDINGEN
    return verslag.uitgang


def is_scherm() -> bool:
    """Whether there is someone to answer a question."""
    return sys.stdin.isatty()


def _bron(bronnen: dict[str, Path | None]) -> tuple[str, Path]:
    """The one list that is named, with the part that its rows play."""
    genoemd = [(rol, pad) for rol, pad in bronnen.items() if pad]
    if len(genoemd) != 1:
        raise click.UsageError(
            "geef één lijst: --leerlingen, --ontvangers of --leden; --duo mag samen met --leden"
        )
    return genoemd[0]


def _kort(meldingen: Iterable[Melding]) -> str:
    """Ten thousand rows can have the same fault: of each the first few, and how many there are."""
    per_soort: dict[tuple[str, str, str], list[Melding]] = {}
    for m in gesorteerd(meldingen):
        per_soort.setdefault((m.plek.bestand, m.code, m.tekst), []).append(m)
    getoond = Meldingen()
    staart = []
    for lijst in per_soort.values():
        getoond.lijst += lijst[:_VOORBEELDEN_PER_FOUT]
        if len(lijst) > _VOORBEELDEN_PER_FOUT:
            staart.append(f"{lijst[0].code} nog {len(lijst) - _VOORBEELDEN_PER_FOUT} keer: {lijst[0].tekst}")
    return "\n".join([als_tekst(getoond.lijst), *staart])
