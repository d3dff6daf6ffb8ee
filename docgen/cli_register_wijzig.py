"""docgen register wijzig, voeg-toe, sluit, heropen, beoordeel: change one entry of a register."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli_opties import Peildatum, config_optie, peildatum_optie, toon
from docgen.cli_taal import Opdracht
from docgen.meldingen import Uitgang

if TYPE_CHECKING:
    from docgen.opdrachten.register_plaats import Doel
    from docgen.opdrachten.register_velden import Toekenning
    from docgen.opdrachten.register_wijzig import Gedaan

_VRIJ = {"ignore_unknown_options": True}  # `veld-=item` and `--naam ...` are for the model to read


def _opties(functie: Callable[..., Any]) -> Callable[..., Any]:
    functie = click.option(
        "--toch",
        is_flag=True,
        help="Schrijf het op, ook als er een fout in zit. docgen controleer noemt die.",
    )(functie)
    functie = click.option(
        "--in",
        "laag",
        metavar="BESTAND",
        type=click.Path(path_type=Path),
        help="Verander het hoger, bijvoorbeeld in bestuur.yaml.",
    )(functie)
    return peildatum_optie(config_optie(functie))


@click.command(cls=Opdracht, context_settings=_VRIJ)
@click.argument("waar", metavar="REGISTER/ID")
@click.argument("velden", metavar="VELD=WAARDE...", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--erf", metavar="VELD", multiple=True, help="Haal uw eigen waarde weg: het bestuur geldt weer."
)
@_opties
def wijzig(waar: str, velden: tuple[str, ...], erf: tuple[str, ...], **opties: Any) -> int:
    """Verander velden in uw eigen bestand. Wat u erft, blijft staan waar het staat.

    veld=waarde zet een veld, veld= maakt het leeg. Bij een lijst: veld+=item en veld-=item. Een veld in een groep
    schrijft u met een punt: dpia.uitgevoerd_op=2026-11-30.
    """
    from docgen.opdrachten.register_velden import ERF, Toekenning, lees_toekenning, veld_van

    if not velden and not erf:
        raise click.UsageError("noem een veld, zoals systeem=Voorbeeldsoft")
    doel = _doel(opties, waar)
    model = doel.deel.model
    terug = (Toekenning(veld_van(model, v)[0], ERF, None) for v in erf)
    return _doe(doel, (*(lees_toekenning(v, model) for v in velden), *terug), opties)


@click.command("voeg-toe", cls=Opdracht, context_settings=_VRIJ)
@click.argument("waar", metavar="REGISTER/ID")
@click.argument("velden", metavar="--VELD WAARDE...", nargs=-1, type=click.UNPROCESSED)
@click.option(
    "--uit-catalogus", "voorbeeld", metavar="ID", help="Begin met een verwerking uit de lijst van docgen."
)
@_opties
def voeg_toe(waar: str, velden: tuple[str, ...], voorbeeld: str | None, **opties: Any) -> int:
    """Voeg iets toe aan een register:  --naam Schooltuin --grondslag e

    Elk veld van het register is een optie; doelen en gegevens mogen vaker. Wat nodig is en ontbreekt, vraagt docgen.
    """
    from docgen.opdrachten.register_nieuw import uit_catalogus, verplicht
    from docgen.opdrachten.register_velden import lees_toekenning

    doel = _doel(opties, waar)
    model = doel.deel.model
    gegeven = tuple(lees_toekenning(v, model) for v in _als_toekenning(velden, doel))
    begin = uit_catalogus(doel, voorbeeld) if voorbeeld else ()
    if sys.stdin.isatty():
        staat = {t.pad[0] for t in (*begin, *gegeven)}
        vragen = [v for v in verplicht(doel) if v not in staat]
        gegeven += tuple(lees_toekenning(f"{v}={click.prompt(v)}", model) for v in vragen)
    return _doe(doel, (*begin, *gegeven), opties, nieuw=True)


@click.command(cls=Opdracht)
@click.argument("waar", metavar="REGISTER/ID")
@click.option("--reden", metavar="TEKST", required=True, help="Waarom; dit komt in het register.")
@_opties
def sluit(waar: str, reden: str, **opties: Any) -> int:
    """Zet iets uit dat u niet (meer) doet, met de reden."""
    return _zet_uit(waar, reden, opties)


@click.command(cls=Opdracht)
@click.argument("waar", metavar="REGISTER/ID")
@_opties
def heropen(waar: str, **opties: Any) -> int:
    """Zet weer aan wat uit stond."""
    return _zet_uit(waar, None, opties)


@click.command(cls=Opdracht)
@click.argument("waar", metavar="REGISTER/ID")
@click.option("--door", metavar="TEKST", required=True, help="Wie het bekeek: een functie of een naam.")
@click.option("--op", type=Peildatum(), show_default="de peildatum", help="De dag waarop dat was.")
@click.option(
    "--alles",
    is_flag=True,
    help="Alles in het REGISTER zonder geldige beoordeling van het laatste jaar; noem dan geen ID.",
)
@click.option("--ja", is_flag=True, help="Vraag niet nog eens of u alles bekeek.")
@config_optie
@peildatum_optie
def beoordeel(
    waar: str, door: str, op: date | None, alles: bool, ja: bool, config: Path, peildatum: date
) -> int:
    """Leg vast dat iemand een verwerking of verwerker bekeek en dat het klopt.

    Verandert er daarna iets, bij u of hoger, dan vervalt de beoordeling vanzelf.
    """
    from docgen.opdrachten.inlezen import hoofdbestand
    from docgen.opdrachten.register_beoordeel import Oordeel
    from docgen.opdrachten.register_beoordeel import beoordeel as opdracht

    register, _, id_ = waar.partition("/")
    if bool(id_) == alles:
        raise click.UsageError("noem één ID, zoals verwerkingen/verzuim, of geef --alles")
    if op and op > peildatum:
        raise click.UsageError("--op ligt na vandaag; iemand heeft dan nog niet gekeken")
    bestand = hoofdbestand(config)
    ids = (id_,) if id_ else _alles(bestand, register, peildatum, ja=ja)
    if ids:
        gedaan = opdracht(Oordeel(bestand, register, ids, door, op or peildatum, peildatum))
        for gekozen, plek in gedaan:
            click.echo(f"{plek}: {gekozen} beoordeeld")
    return Uitgang.SCHOON


def _alles(config: Path, register: str, peildatum: date, *, ja: bool) -> tuple[str, ...]:
    from docgen.opdrachten.register_beoordeel import nog_te_beoordelen

    ids = tuple(nog_te_beoordelen(config, register, peildatum))
    if not ids:
        click.echo("alles is al beoordeeld")
        return ()
    click.echo(f"nog te beoordelen ({len(ids)}): {', '.join(ids)}")
    if not ja and not sys.stdin.isatty():
        raise click.UsageError("geef --ja als iemand dit allemaal bekeek")
    if not ja:
        click.confirm("Bekeek u dit allemaal, en klopt het?", abort=True)
    return ids


def _zet_uit(waar: str, reden: str | None, opties: dict[str, Any]) -> int:
    from docgen.opdrachten.register_nieuw import schakelaar

    doel = _doel(opties, waar)
    return _doe(doel, (schakelaar(doel, reden),), opties)


def _doel(opties: dict[str, Any], waar: str) -> Doel:
    from docgen.opdrachten.register_plaats import doel, laag

    hoger: Path | None = opties["laag"]
    return doel(laag(opties["config"], hoger) if hoger else opties["config"], waar)


def _doe(
    doel: Doel, toekenningen: tuple[Toekenning, ...], opties: dict[str, Any], *, nieuw: bool = False
) -> int:
    from docgen.opdrachten.register_wijzig import Vraag
    from docgen.opdrachten.register_wijzig import wijzig as opdracht

    dag: date = opties["peildatum"]
    gedaan = opdracht(Vraag(doel, toekenningen, dag, nieuw, opties["toch"]))
    toon(gedaan.meldingen, "tekst", naar_fouten=True)
    for regel in _regels(gedaan):
        click.echo(regel)
    return Uitgang.SCHOON


def _regels(gedaan: Gedaan) -> Iterator[str]:
    from docgen.opdrachten.register_tekst import kort

    if not gedaan.veranderd:
        yield "er is niets veranderd; het stond er al zo"
    for v in gedaan.veranderd:
        was = "" if v.was is None else f"  (was: {kort(v.was)})"
        yield f"{v.plek}: {v.veld}: {kort(v.wordt)}{was}"


def _als_toekenning(woorden: tuple[str, ...], doel: Doel) -> Iterator[str]:
    """Read `--veld waarde` and `--veld=waarde` as `veld=waarde`; a list takes more of them."""
    from docgen.opdrachten.register_velden import losse_items, veld_van

    rest = iter(woorden)
    for woord in rest:
        if not woord.startswith("--"):
            yield woord
            continue
        naam, teken, waarde = woord[2:].partition("=")
        waarde = waarde if teken else next(rest, "")
        erbij = losse_items(veld_van(doel.deel.model, naam)[1], waarde)
        yield f"{naam}{'+=' if erbij else '='}{waarde}"
