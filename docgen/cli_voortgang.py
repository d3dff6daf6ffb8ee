"""How far a long piece of work is: a bar with the time that remains on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import click

_DELEN = 10  # plain lines per part of the work


class Scherm:
    """Shows columns and progress on standard error; asks only when there is someone to answer."""

    def __init__(self, *, vragen: bool) -> None:
        self._vragen = vragen
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
        paren = list(kolommen)
        breed = max((len(kolom) for kolom, _ in paren), default=0)
        for kolom, veld in paren:
            click.echo(f"    {kolom:{breed}} -> {veld}", err=True)
        if rest := ", ".join(ongebruikt):
            click.echo(f"    niet nodig: {rest}", err=True)
        return not self._vragen or click.confirm("Kloppen deze kolommen?", default=True, err=True)

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
