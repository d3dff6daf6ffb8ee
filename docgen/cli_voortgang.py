"""How far a long piece of work is: a bar with the time that remains on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import click

_DELEN = 10  # plain lines per part of the work
_JA, _NEE = ("", "j", "ja", "y", "yes"), ("n", "nee", "no")


class Scherm:
    """Shows columns and progress on standard error; asks only when there is someone to answer.

    `afgewezen` means that the user said no.
    """

    def __init__(self, *, vragen: bool) -> None:
        self._vragen = vragen
        self.afgewezen = False
        self._balk: Any = None
        self._taak: Any = None
        self._wat, self._totaal, self._klaar = "", 0, 0

    def __enter__(self) -> Scherm:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        if self._balk:
            self._balk.stop()

    def bevestig(self, kolommen: Iterable[tuple[str, str]], ongebruikt: Iterable[str]) -> bool:
        """Show which column holds what, and ask whether that is right."""
        paren, over = list(kolommen), list(ongebruikt)
        breed = max((len(kolom) for kolom, _ in paren), default=0)
        for kolom, veld in paren:
            click.echo(f"    {kolom:{breed}} -> {veld}", err=True)
        if over:
            click.echo(f"    niet nodig: {', '.join(over)}", err=True)
        self.afgewezen = self._vragen and not _zegt_ja("Kloppen deze kolommen?")
        if self.afgewezen:
            kolom, veld = next((p for p in paren if "." in p[1]), paren[0])
            voorbeeld = f"{veld}={over[0] if over else kolom}"
            click.echo("er is niets gemaakt", err=True)
            click.echo(f"    hint: kies zelf met --kolom VELD=KOLOM, zoals --kolom '{voorbeeld}'", err=True)
        return not self.afgewezen

    def fase(self, wat: str, totaal: int) -> None:
        """A part of the work begins."""
        self._wat, self._totaal, self._klaar = wat, totaal, 0
        if totaal and sys.stderr.isatty():
            self._begin_balk()
            self._taak = self._balk.add_task(wat, total=totaal)
        elif totaal:
            click.echo(f"{wat}: 0 van {totaal}", err=True)

    def vooruit(self, aantal: int) -> None:
        """So many more are done."""
        eerder, self._klaar = self._klaar, self._klaar + aantal
        if self._balk:
            self._balk.advance(self._taak, aantal)
        elif self._totaal and eerder * _DELEN // self._totaal < self._klaar * _DELEN // self._totaal:
            click.echo(f"{self._wat}: {self._klaar} van {self._totaal}", err=True)

    def _begin_balk(self) -> None:
        if self._balk:
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        tekst, rest = TextColumn("{task.description}"), TimeRemainingColumn()
        self._balk = Progress(tekst, BarColumn(), MofNCompleteColumn(), rest, console=Console(stderr=True))
        self._balk.start()


def _zegt_ja(vraag: str) -> bool:
    """Ask until the answer is yes or no; just Enter is yes. click's own question speaks English."""
    while True:
        antwoord = click.prompt(f"{vraag} [J/n]", default="", show_default=False, err=True).strip().lower()
        if antwoord in (*_JA, *_NEE):
            return antwoord in _JA
        click.echo("antwoord met j (ja) of n (nee)", err=True)
