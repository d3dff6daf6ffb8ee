"""What the commands share: the date, the format and showing meldingen. The only place that knows today's date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from docgen.meldingen import Melding, als_json, als_tekst, gesorteerd, telling


class Peildatum(click.ParamType[date]):
    """A date as the user types it: 2026-11-22 or 22-11-2026."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or a usage error in Dutch."""
        if isinstance(value, date):
            return value
        for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                return datetime.strptime(str(value), vorm).date()  # noqa: DTZ007 - a date has no time zone
            except ValueError:
                continue
        return self.fail("dit is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2026-11-30", param, ctx)


def _vandaag() -> date:
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


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


def map_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add -o to a command that writes documents."""
    return click.option(
        "-o",
        "--uit",
        type=click.Path(path_type=Path),
        default=Path("uit"),
        show_default=True,
        help="De map voor de bestanden.",
    )(functie)


def soort_optie(*soorten: str) -> Callable[..., Any]:
    """Add -f to a command that writes these kinds of files; without -f it writes all."""
    return click.option(
        "-f",
        "--soort",
        "formaten",
        type=click.Choice(soorten),
        multiple=True,
        help="Soort bestand; mag vaker. Zonder -f: alle soorten.",
    )


def overschrijf_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add --overschrijf to a command that writes documents."""
    return click.option(
        "--overschrijf", is_flag=True, help="Vervang ook bestanden die u zelf hebt veranderd."
    )(functie)


def formaat_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add --formaat to a command."""
    return click.option(
        "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", help="Hoe de meldingen eruitzien."
    )(functie)


def meldingvorm_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add --formaat to a command whose result is meldingen, also in the forms of code scanners."""
    return click.option(
        "--formaat",
        type=click.Choice(["tekst", "json", "github", "sarif"]),
        default="tekst",
        help="Hoe de meldingen eruitzien; github en sarif zijn voor een controle in git.",
    )(functie)


def peildatum_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add --peildatum to a command; without it the day is today."""
    return click.option(
        "--peildatum",
        type=Peildatum(),
        default=_vandaag,
        show_default="vandaag",
        help="Reken alsof het deze dag is.",
    )(functie)


def uit_optie(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Add --uit to a command that looks at documents that were made before."""
    return click.option(
        "--uit",
        type=click.Path(path_type=Path),
        multiple=True,
        help="Kijk ook in deze map naar gemaakte documenten; de map uit naast het bestand telt altijd mee.",
    )(functie)


def toon(meldingen: list[Melding], formaat: str, *, naar_fouten: bool) -> None:
    """Print meldingen for people or programs, on standard error when the result goes to standard output."""
    if formaat == "json":
        click.echo(als_json(meldingen))
    elif formaat in ("github", "sarif"):
        from docgen.opdrachten.vormen import als_github, als_sarif

        click.echo((als_github if formaat == "github" else als_sarif)(meldingen, Path.cwd()))
    elif meldingen:
        delen = (als_tekst(gesorteerd(meldingen)), telling(meldingen))
        click.echo("\n".join(d for d in delen if d), err=naar_fouten)
