"""From what was drawn to what must change per recipient: texts to set again, and texts after them to move.

Here the fixed layout is proven: a slot may stand only where another value of the same line moves nothing else.
Whatever breaks that is Onvulbaar, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from docgen.vullen.fouten import Onvulbaar
from docgen.vullen.merken import Merken, Sjabloon
from docgen.vullen.waarnemen import Getekend, Waarneming
from docgen.vullen.zetten import EENHEDEN, Schrift

_RAND = 0.01  # CSS pixels that a line keeps free: a text that fits exactly may wrap


@dataclass(frozen=True)
class Tekst:
    """A drawn text with slots, and the whole text as it was drawn with their markers."""

    plek: Getekend
    stap: int
    sjabloon: Sjabloon
    merktekst: str
    schrift: Schrift
    regel: int


@dataclass(frozen=True)
class Begin:
    """Where a drawn text begins; `x` in CSS pixels moves with the texts with slots that stand before it."""

    plek: Getekend
    stap: int
    x: float
    regel: int


class Regels(NamedTuple):
    """All that changes: the steps in the order of drawing, and the room left per line in Pango units."""

    stappen: list[Tekst | Begin]
    ruimte: list[int]


def zoek(gezien: Waarneming, merken: Merken) -> Regels:
    """Return what changes. Raises Onvulbaar when a slot stands in a place that cannot be filled afterwards."""
    uit = Regels([], [])
    gedaan: set[int] = set()
    for blok in gezien.blokken:
        if id(blok) not in gedaan:
            gedaan.add(id(blok))
            for nummer, regel in enumerate(blok.children):
                if any(merken.in_(doos.text) for doos in _teksten(regel)):
                    _keur_regel(blok, nummer, merken)
                    _stappen(gezien, merken, blok, regel, uit)
    return uit


def _teksten(doos: Any) -> Iterator[Any]:
    """Yield the texts of a line, in order."""
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    if isinstance(doos, TextBox):
        yield doos
    elif isinstance(doos, InlineBox | LineBox):
        for kind in doos.children:
            yield from _teksten(kind)


def _los(doos: Any) -> Iterator[Any]:
    """Yield the boxes inside a line that are more than text: pictures, fields, frames, coloured pieces."""
    from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox

    if isinstance(doos, InlineBox | LineBox):
        if isinstance(doos, InlineBox) and _zichtbaar(doos):
            yield doos
        for kind in doos.children:
            yield from _los(kind)
    elif not isinstance(doos, TextBox):
        yield doos


def _zichtbaar(doos: Any) -> bool:
    randen = any(getattr(doos, f"border_{zijde}_width", 0) for zijde in ("top", "right", "bottom", "left"))
    return bool(randen or doos.background or doos.link)


def _keur_regel(blok: Any, nummer: int, merken: Merken) -> None:
    """Raise Onvulbaar unless the line begins and ends where it does whatever its slots hold."""
    regels = blok.children
    stijl = blok.style
    if stijl["direction"] != "ltr" or _uitlijning(stijl) not in ("start", "left"):
        raise Onvulbaar("een gegeven van de ontvanger staat in tekst die niet links begint")
    if stijl["width"] == "auto" and (stijl["float"] != "none" or "inline" in stijl["display"][0]):
        raise Onvulbaar("een gegeven van de ontvanger staat in een vak dat met zijn inhoud meegroeit")
    if nummer + 1 < len(regels) and not _eindigt_hard(regels[nummer]):
        raise Onvulbaar(
            "een gegeven van de ontvanger staat in een alinea van meer regels, en niet op de laatste"
        )
    vast = merken.ontleed(next(doos.text for doos in _teksten(regels[nummer])))[0]
    if nummer and not _eindigt_hard(regels[nummer - 1]) and " " not in vast:
        raise Onvulbaar(
            "een gegeven van de ontvanger staat in een alinea van meer regels, vooraan op een regel"
        )


def _uitlijning(stijl: Any) -> str:
    """Return how the last line of a block is aligned."""
    alle, laatste = stijl["text_align_all"], stijl["text_align_last"]
    wijze = alle if laatste == "auto" else laatste
    return "start" if wijze == "justify" else str(wijze)


def _eindigt_hard(regel: Any) -> bool:
    """Whether the line ends because the page says so (<br>), not because it is full."""
    doos = regel
    while getattr(doos, "children", None):
        doos = doos.children[-1]
        if str(doos.element_tag).startswith("br"):
            return True
    return str(doos.element_tag).startswith("br")


def _stappen(gezien: Waarneming, merken: Merken, blok: Any, regel: Any, uit: Regels) -> None:
    dozen = list(_teksten(regel))
    eerste = next(i for i, doos in enumerate(dozen) if merken.in_(doos.text))
    grens = dozen[eerste].position_x
    if any(los.position_x + los.margin_width() > grens for los in _los(regel)):
        raise Onvulbaar(
            "naast een gegeven van de ontvanger staat op dezelfde regel een beeld, vak, rand of link"
        )
    nummer = len(uit.ruimte)
    einde = max(doos.position_x + doos.width for doos in dozen)
    vrij = blok.content_box_x() + blok.width - einde
    if abs(vrij) < _RAND:  # as wide as its text: the width comes from the text
        raise Onvulbaar("een gegeven van de ontvanger staat in een vak dat met zijn inhoud meegroeit")
    uit.ruimte.append(int((vrij - _RAND) * EENHEDEN))
    for i, doos in enumerate(dozen[eerste:]):
        if not doos.text.strip():
            continue  # WeasyPrint draws no white space
        _keur_tekst(doos)
        for plek in gezien.getekend.get(id(doos), ()):
            if i:
                uit.stappen.append(Begin(plek, _stap(plek, b" Tm"), doos.position_x, nummer))
            if merken.in_(doos.text):
                uit.stappen.append(_tekst(plek, merken, nummer))


def _keur_tekst(doos: Any) -> None:
    stijl = doos.style
    if stijl["text_decoration_line"] != "none":
        raise Onvulbaar("bij een gegeven van de ontvanger op de regel staat een streep onder de tekst")
    if stijl["letter_spacing"] not in ("normal", 0) or stijl["word_spacing"]:
        raise Onvulbaar(
            "een gegeven van de ontvanger staat in tekst met extra ruimte tussen letters of woorden"
        )


def _tekst(plek: Getekend, merken: Merken, regel: int) -> Tekst:
    tekst = plek.doos.text
    return Tekst(plek, _stap(plek, b"] TJ"), merken.ontleed(tekst), tekst, _schrift(plek), regel)


def _stap(plek: Getekend, einde: bytes) -> int:
    """Return the number of the one step of this text that ends so."""
    stappen = plek.stroom.stream
    gevonden = [i for i in range(plek.begin, plek.einde) if _is_bytes(stappen[i], einde)]
    if len(gevonden) != 1:
        raise Onvulbaar(
            "een tekst met een gegeven van de ontvanger staat niet in één lettertype op de bladzijde"
        )
    return gevonden[0]


def _is_bytes(stap: Any, einde: bytes) -> bool:
    return isinstance(stap, bytes) and stap.endswith(einde)


def _schrift(plek: Getekend) -> Schrift:
    from weasyprint.text.fonts import font_features

    stijl = plek.doos.style
    stappen: Sequence[Any] = plek.stroom.stream
    zet = next(s for s in reversed(stappen[: plek.einde]) if _is_bytes(s, b" Tf"))
    naam = zet[1:].split(b" ")[0].decode()
    soorten = ("position", "caps", "numeric", "alternates", "east_asian")
    kenmerken = font_features(
        stijl["font_kerning"],
        stijl["font_variant_ligatures"],
        *(stijl[f"font_variant_{s}"] for s in soorten),
        stijl["font_feature_settings"],
    )
    grootte = int(stijl["font_size"] * EENHEDEN) / EENHEDEN
    return Schrift(naam, grootte, tuple(sorted(kenmerken.items())), str(stijl["lang"] or "und"))
