"""The Jinja environment: sandboxed, escaped, strict; template faults become meldingen on their line."""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.catalogus import toon, zonder_voorwerk
from docgen.meldingen import Ernst, Melding, Plek
from docgen.opmaak.filters import FILTERS, gat
from docgen.opmaak.gebruik import Gebruik
from docgen.opmaak.keuring import vreemde_elementen
from docgen.plaatsen import SJABLONEN
from docgen.recht.wetboek import NietVanKracht


class SjabloonFout(Exception):
    """A template cannot be rendered; carries the melding with its line."""

    def __init__(self, melding: Melding) -> None:
        self.melding = melding
        super().__init__(melding.tekst)


class _Lader(BaseLoader):
    """Finds templates in the user's folders first, then in docgen's own; never outside them."""

    def __init__(self, mappen: Sequence[Path]) -> None:
        self.mappen = [*mappen, SJABLONEN]
        self.afdrukken: dict[str, str] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        del environment
        for wortel in self.mappen:
            pad = (wortel / template).resolve()
            if pad.is_relative_to(wortel.resolve()) and pad.is_file():
                tekst = zonder_voorwerk(pad.read_text(encoding="utf-8"))
                naam = toon(pad, wortel.resolve())
                if vreemd := next(vreemde_elementen(tekst), None):
                    regel, element = vreemd
                    raise SjabloonFout(
                        _melding(
                            "SJB104",
                            Plek(naam, regel, 1),
                            f"het element <{element}> mag hier niet",
                            "gebruik alleen de elementen uit CONTRIBUTING.md",
                        )
                    )
                self.afdrukken[template] = hashlib.sha256(tekst.encode()).hexdigest()[:16]
                return tekst, naam, lambda: True
        raise TemplateNotFound(template)


class _Omgeving(ImmutableSandboxedEnvironment):
    """Reports what a template reads, while someone wants to know."""

    gebruik: Gebruik | None = None

    def getattr(self, obj: Any, attribute: str) -> Any:
        if self.gebruik:
            self.gebruik.zie(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if self.gebruik:
            self.gebruik.zie(obj, argument)
        return super().getitem(obj, argument)

    def get_template(self, *woorden: Any, **opties: Any) -> Template:
        sjabloon = super().get_template(*woorden, **opties)
        if self.gebruik and isinstance(self.loader, _Lader) and sjabloon.name:
            self.gebruik.zie_sjabloon(sjabloon.name, self.loader.afdrukken[sjabloon.name])
        return sjabloon


class Opmaker:
    """Renders templates of one organisation; make it once and use it for all documents."""

    def __init__(self, eigen: Sequence[Path] = ()) -> None:
        self.omgeving = _Omgeving(
            loader=_Lader([m for m in eigen if m.is_dir()]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=lambda waarde: gat("gegeven") if waarde is None else waarde,
        )
        self.omgeving.filters.update(FILTERS)

    def vul(self, sjabloon: str, namen: Mapping[str, Any], gebruik: Gebruik | None = None) -> str:
        """Render one template; `gebruik` learns what it reads. Raises SjabloonFout."""
        self.omgeving.gebruik = gebruik
        try:
            return self.omgeving.get_template(sjabloon).render(**namen)
        except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError) as e:
            raise SjabloonFout(_vertaal(e, sjabloon)) from e
        finally:
            self.omgeving.gebruik = None

    def geldt(self, uitdrukking: str, namen: Mapping[str, Any], sjabloon: str) -> bool:
        """Evaluate the `als:` expression of a front matter."""
        try:
            return bool(self.omgeving.compile_expression(uitdrukking, undefined_to_none=False)(**namen))
        except (TemplateError, TypeError) as e:
            raise SjabloonFout(_vertaal(e, sjabloon)) from e


def _melding(code: str, plek: Plek, tekst: str, hint: str) -> Melding:
    return Melding(code, Ernst.FOUT, plek, tekst, hint)


def _vertaal(e: Exception, sjabloon: str) -> Melding:
    """Turn a Jinja error into a melding; the text never holds values, only names of the template."""
    if isinstance(e, TemplateSyntaxError):
        plek = Plek(e.filename or f"sjablonen/{e.name or sjabloon}", e.lineno, 1)
        return _melding("SJB102", plek, "het sjabloon heeft een schrijffout", f"Jinja zegt: {e.message}")
    plek = _plek(e, sjabloon)
    if isinstance(e, NietVanKracht):
        hint = f"kies een peildatum vanaf {e.vanaf:%d-%m-%Y}; docgen kent de wet niet zoals die daarvoor was"
        return _melding("INV126", plek, f"op deze peildatum geldt {e.id} nog niet", hint)
    if isinstance(e, UndefinedError):
        naam = re.search(r"'([^']*)' is undefined|no attribute '([^']*)'", str(e))
        wat = f" '{naam.group(1) or naam.group(2)}'" if naam else ""
        return _melding(
            "SJB103", plek, f"de naam{wat} bestaat niet", "kijk de spelling na; zie CONTRIBUTING.md"
        )
    if isinstance(e, TemplateNotFound):
        return _melding("SJB105", plek, f"het sjabloon '{e.name}' bestaat niet", "kijk de naam na")
    if isinstance(e, SecurityError):
        return _melding("SJB106", plek, "dit mag een sjabloon niet", "een sjabloon mag alleen gegevens tonen")
    return _melding(
        "SJB107", plek, f"hier gaat iets mis ({type(e).__name__})", "kijk deze regel van het sjabloon na"
    )


def _plek(e: Exception, sjabloon: str) -> Plek:
    """The innermost template line of a traceback."""
    for stap in reversed(traceback.extract_tb(e.__traceback__)):
        if stap.filename.startswith("sjablonen/"):
            return Plek(stap.filename, stap.lineno or 0, 1)
    return Plek(f"sjablonen/{sjabloon}")
