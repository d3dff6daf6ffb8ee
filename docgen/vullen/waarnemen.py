"""Watching WeasyPrint while it draws: which lines hold a marker, and which drawing step shows which text.

WeasyPrint has no hook for this. Three of its functions get a wrapper, once per process, that does nothing unless
somebody watches; as `pdf_toegankelijk.onthoud_elementen` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_KIJKER: ContextVar[Waarneming | None] = ContextVar("kijker", default=None)


class Getekend(NamedTuple):
    """A text on a page: its box, the stream, and the numbers of its first step and of the step after its last."""

    doos: Any
    stroom: Any
    begin: int
    einde: int


@dataclass
class Waarneming:
    """What was seen of the last drawing: the blocks with lines, the texts, the fonts and the PDF in the making."""

    bij_letters: Callable[[Waarneming], None]
    blokken: list[Any] = field(default_factory=list)
    getekend: dict[int, list[Getekend]] = field(default_factory=dict)
    letters: dict[Any, Any] = field(default_factory=dict)
    pdf: Any = None
    _vers: bool = True

    def begin(self) -> None:
        """Forget an earlier attempt when a new one starts to draw."""
        if not self._vers:
            self.blokken, self.getekend, self._vers = [], {}, True

    def letters_bekend(self, pdf: Any, letters: dict[Any, Any]) -> None:
        """Take note of the fonts, right before they are embedded."""
        self.pdf, self.letters, self._vers = pdf, letters, False
        self.bij_letters(self)


@contextmanager
def kijk(bij_letters: Callable[[Waarneming], None]) -> Iterator[Waarneming]:
    """Watch what WeasyPrint draws inside the `with`; `bij_letters` may widen the fonts before they are embedded."""
    _omwikkel()
    waarneming = Waarneming(bij_letters)
    merk = _KIJKER.set(waarneming)
    try:
        yield waarneming
    finally:
        _KIJKER.reset(merk)


def _omwikkel() -> None:
    from weasyprint import draw, pdf

    if getattr(draw.draw_text, "kijkt", False):
        return
    teken: Any = draw.draw_text
    blok: Any = draw.draw_block_level
    letters: Any = pdf.build_fonts_dictionary

    def draw_text(stream: Any, textbox: Any, *rest: Any) -> None:
        begin = max(len(stream.stream) - 1, 0)  # drawing may take back an ET
        teken(stream, textbox, *rest)
        if kijker := _KIJKER.get():
            kijker.begin()
            plek = Getekend(textbox, stream, begin, len(stream.stream))
            kijker.getekend.setdefault(id(textbox), []).append(plek)

    def draw_block_level(page: Any, stream: Any, blocks_and_cells: Any) -> None:
        if kijker := _KIJKER.get():
            kijker.begin()
            kijker.blokken += [b for b in blocks_and_cells if _heeft_regels(b)]
        blok(page, stream, blocks_and_cells)

    def build_fonts_dictionary(pdf_: Any, fonts: Any, *rest: Any) -> Any:
        if kijker := _KIJKER.get():
            kijker.letters_bekend(pdf_, fonts)
        return letters(pdf_, fonts, *rest)

    draw_text.kijkt = True  # type: ignore[attr-defined]
    draw.draw_text = draw_text
    draw.draw_block_level = draw_block_level
    pdf.build_fonts_dictionary = build_fonts_dictionary


def _heeft_regels(blok: Any) -> bool:
    from weasyprint.formatting_structure.boxes import LineBox

    kinderen: Any = getattr(blok, "children", ())
    return bool(kinderen) and isinstance(kinderen[-1], LineBox)
