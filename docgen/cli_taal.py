"""Dutch words where click speaks English by itself: headings of the help and faults in the use."""

from __future__ import annotations

import re

import click


class _Nederlands(click.Command):
    """The headings of a help page in Dutch."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        delen = " ".join(self.collect_usage_pieces(ctx)).replace("COMMAND [ARGS]...", "OPDRACHT ...")
        formatter.write_usage(ctx.command_path, delen.replace("[OPTIONS]", "[OPTIES]"), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and for a group the commands under it."""
        rijen = [rij for p in self.get_params(ctx) if (rij := p.get_help_record(ctx)) and rij[1]]
        if rijen:
            with formatter.section("Opties"):
                formatter.write_dl([(a, _nederlands(b)) for a, b in rijen])
        if isinstance(self, click.Group):
            namen = self.list_commands(ctx)
            opdrachten = [(n, c.get_short_help_str(90)) for n in namen if (c := self.get_command(ctx, n))]
            with formatter.section("Opdrachten"):
                formatter.write_dl(opdrachten)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option itself."""
        optie = super().get_help_option(ctx)
        if optie:
            optie.help = "Toon deze hulp."
        return optie


class Opdracht(_Nederlands):
    """A command with Dutch help."""


class Groep(_Nederlands, click.Group):
    """A group with Dutch help; its commands have it too."""

    command_class = Opdracht


Groep.group_class = Groep


def gebruiksfout(e: click.UsageError) -> str:
    """Say in Dutch what is wrong with the use of a command."""
    match e:
        case click.NoSuchOption():
            return f"de optie {e.option_name} ken ik niet"
        case click.MissingParameter():
            return f"er ontbreekt iets: {e.param.get_error_hint(e.ctx) if e.param and e.ctx else 'een woord'}"
        case click.BadParameter() if e.param:
            naam = e.param.get_error_hint(e.ctx) if e.ctx else e.param.name
            keuzes = e.param.type.choices if isinstance(e.param.type, click.Choice) else ()
            return f"{naam}: kies uit {', '.join(map(str, keuzes))}" if keuzes else f"{naam}: {e.message}"
    if onbekend := re.search(r"No such command '([^']*)'", e.format_message()):
        return f"de opdracht '{onbekend.group(1)}' ken ik niet"
    if teveel := re.search(r"unexpected extra arguments? \((.*)\)", e.format_message()):
        return f"dit is te veel: {teveel.group(1)}"
    return e.format_message()


def _nederlands(hulp: str) -> str:
    return hulp.replace("[default: ", "[standaard: ").replace("[required]", "[nodig]")
