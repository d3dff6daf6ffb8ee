"""Running `docgen verzoek` in a test, and looking at what it did."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from docgen.bron import lees_tekst
from docgen.bron.boom import als_data
from docgen.cli import main
from docgen.meldingen import Meldingen

NAAM, KIND = "Quirine Zonderling", "Zebedeus"


@dataclass(frozen=True)
class Klaar:
    """What a command gave."""

    uitgang: int
    uit: str
    fout: str

    @property
    def codes(self) -> list[str]:
        return re.findall(r"\b(?:fout|oordeel|waarschuwing) ([A-Z]{3}\d{3})\b", self.fout)


Verzoek = Callable[..., Klaar]


def maak_verzoek(school: Path) -> Verzoek:
    """Run `docgen verzoek ...` for the sound example school, in this process."""

    def draai(*woorden: str | Path, op: object = "2026-11-22") -> Klaar:
        peildatum = ["--peildatum", str(op)] if op else []
        alle = ["verzoek", *map(str, woorden), "-c", str(school), *peildatum]
        klaar = CliRunner().invoke(main, alle)
        assert klaar.exit_code != 70, klaar.stderr
        return Klaar(klaar.exit_code, klaar.stdout, klaar.stderr)

    return draai


def begin(verzoek: Verzoek, ontvangen: object = "2026-11-23", recht: str = "inzage", *meer: str) -> Path:
    klaar = verzoek("nieuw", "--recht", recht, "--ontvangen", str(ontvangen), *meer, op=ontvangen)
    assert klaar.uitgang == 0, klaar.fout
    return Path(klaar.uit.splitlines()[0])


def geschiedenis(zaak: Path) -> list[dict[str, str]]:
    boom = lees_tekst(zaak.read_text(), Meldingen(), "x")
    assert boom
    lijst: list[dict[str, str]] = als_data(boom)["geschiedenis"]
    return lijst


def status(verzoek: Verzoek, op: object = "2026-11-22") -> list[dict[str, Any]]:
    klaar = verzoek("status", "--formaat", "json", op=op)
    lijst: list[dict[str, Any]] = json.loads(klaar.uit)
    return lijst


def stap(verzoek: Verzoek, zaak: Path, stap: str) -> Klaar:
    woorden = shlex.split(stap)
    dag = next(w for w in woorden if re.fullmatch(r"\d{4}-\d\d-\d\d", w))
    return verzoek("stap", zaak.parent.name, *woorden, op=dag)
