"""The text of a finished page as a reader meets it: blocks, and the sentences in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import count

from lxml.html import HtmlElement

from docgen.regels.taal.zinnen import is_zin, zinnen, zonder_aanhaling

_BLOKKEN = frozenset(["p", "li", "td", "th", "h1", "h2", "h3", "h4", "caption", "label"])
_WEG = frozenset(["style", "script", "title", "textarea", "input", "img"])
_KOPPEN = frozenset(["h1", "h2", "h3", "h4", "caption", "th"])
# letterhead, footer, addresses and signature lines are no running text
_GEEN_TEKST = frozenset(
    ["hoofd", "voet", "adres", "retouradres", "afzender", "ondertekenaar", "woordmerk", "bron"]
)
_APART = frozenset(["kader", "ondertekening", "bijlage"])


class Soort(Enum):
    """What kind of text a block holds."""

    TEKST = "tekst"
    KOP = "kop"
    CEL = "cel"
    LABEL = "label"


@dataclass(frozen=True)
class Blok:
    """One block; `deel` tells which part of the page it is in, a part of its own may address another reader."""

    soort: Soort
    tekst: str
    deel: int


_AANHAAL = re.compile(r"„[^”\n]*”|“[^”\n]*”|‘[^’\n]*’(?!\w)|\"[^\"\n]*\"")


@dataclass(frozen=True)
class Zin:
    """One sentence, or a loose piece of text when `heel` is false."""

    tekst: str
    blok: Blok
    heel: bool

    @cached_property
    def eigen(self) -> str:
        """Without what stands between quotation marks: those are someone else's words."""
        return zonder_citaat(self.tekst)

    @cached_property
    def zonder_wet(self) -> str:
        """With each citation of the law as one word."""
        return zonder_aanhaling(self.tekst)


def zonder_citaat(tekst: str) -> str:
    """Replace each quotation by an ellipsis."""
    return _AANHAAL.sub(" … ", tekst)


def blokken(boom: HtmlElement) -> Iterator[Blok]:
    """Yield the blocks of a page in reading order."""
    body = boom.find(".//body")
    yield from _loop(body if body is not None else boom, 0, count(1))


def _loop(el: HtmlElement, deel: int, teller: Iterator[int]) -> Iterator[Blok]:
    klassen = (el.get("class") or "").split()
    if _GEEN_TEKST & set(klassen):
        return
    if el.tag == "section" and _APART & set(klassen):
        deel = next(teller)
    if el.tag in _BLOKKEN and (tekst := _eigen_tekst(el)):
        yield Blok(_soort(el), tekst, deel)
    for kind in el:
        if isinstance(kind.tag, str) and kind.tag not in _WEG:
            yield from _loop(kind, deel, teller)


def _soort(el: HtmlElement) -> Soort:
    if el.tag in _KOPPEN:
        return Soort.KOP
    if el.tag == "label":
        return Soort.LABEL
    return Soort.CEL if el.tag == "td" or any(True for _ in el.iterancestors("td")) else Soort.TEKST


def _eigen_tekst(el: HtmlElement) -> str:
    """The text of a block without that of the blocks in it; `<br>` becomes a line break."""
    ruw = "".join(_stukken(el))
    return "\n".join(r for r in (" ".join(regel.split()) for regel in ruw.split("\x00")) if r)


def _stukken(el: HtmlElement) -> Iterator[str]:
    yield el.text or ""
    for kind in el:
        if kind.tag == "br":
            yield "\x00"
        elif isinstance(kind.tag, str) and kind.tag not in _WEG and not _los(kind):
            yield from _stukken(kind)
        elif isinstance(kind.tag, str) and kind.tag in _BLOKKEN | {"ul", "ol", "table"}:
            yield "\x00"
        yield kind.tail or ""


def _los(el: HtmlElement) -> bool:
    """Blocks of their own, and what is no running text (a source note, the number of an article)."""
    klassen = set((el.get("class") or "").split())
    return el.tag in _BLOKKEN | {"ul", "ol", "table", "section"} or bool(klassen & {"bron", "nummer"})


def lees_zinnen(alle: list[Blok]) -> list[Zin]:
    """All sentences of these blocks."""
    return [Zin(z, blok, is_zin(z)) for blok in alle for z in zinnen(blok.tekst)]
