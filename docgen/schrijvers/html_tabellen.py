"""Tables on a phone: each row becomes a card, so each cell carries the head of its column.

The roles keep a table a table for a screen reader, also where CSS shows its rows as blocks.
"""

from __future__ import annotations

from lxml.html import HtmlElement

_ROLLEN = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def _zet_rollen(tabel: HtmlElement) -> None:
    for element in tabel.iter(*_ROLLEN, "th"):
        if element.tag == "th":
            element.set("role", "rowheader" if element.get("scope") == "row" else "columnheader")
        else:
            element.set("role", _ROLLEN[element.tag])


def _cellen(rij: HtmlElement) -> list[HtmlElement]:
    """Return the cells of a row by column; a cell that spans columns stands in each of them."""
    return [c for c in rij.iterchildren("th", "td") for _ in range(int(c.get("colspan", "1")))]


def _zet_koppen(tabel: HtmlElement) -> None:
    koppen = [" ".join(c.text_content().split()) for c in _cellen(tabel.find("thead/tr"))]
    for rij in tabel.iterfind("tbody/tr"):
        cellen = _cellen(rij)
        if len(cellen) == len(koppen):  # with a rowspan above, the columns of this row are not known
            for cel, kop in zip(cellen, koppen, strict=True):
                if cel.tag == "td" and not cel.get("colspan") and not cel.get("data-kop"):
                    cel.set("data-kop", kop)


def voor_telefoon(boom: HtmlElement) -> None:
    """Prepare, in place, all tables that the style sheet stacks on a narrow screen."""
    for tabel in boom.iter("table"):
        klassen = (tabel.get("class") or "").split()
        if "raster" in klassen or "kenmerk" in klassen:
            _zet_rollen(tabel)
        if "raster" in klassen and len(tabel.findall("thead/tr")) == 1:
            _zet_koppen(tabel)
