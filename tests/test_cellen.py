"""No text leaves its cell: long words, addresses and rows in narrow columns, on paper and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from docgen.document import Document
from docgen.schrijvers import html, pdf
from docgen.toetsen import bladeraar
from docgen.toetsen.kern import Bestand
from tests.huisstijl_proef import los

_WOORD = "Meervoudigehandicaptenonderwijsondersteuningsprofielverantwoordelijkheidsverklaring"
_ADRES = f"https://www.een-lang-adres.example/{'pad_zonder_streepjes' * 4}.html?vraag={'abcdefgh' * 5}"
_POST = "voornaam.achternaam.afdeling.administratie@een-heel-lange-naam-van-een-school.example"
_INHOUD = (
    _WOORD,
    f'<a href="{_ADRES}">{_ADRES}</a>',
    "ABCDEFGHIJ0123456789" * 5,
    f'<a href="mailto:{_POST}">{_POST}</a>',
    f'<span class="vast">{_POST}</span>',
    f'<span class="gat">{_WOORD}</span>',
    f"<strong>{_WOORD}</strong>",
    f"<ul><li>{_WOORD}</li></ul>",
)


def _tabel(klasse: str, kolommen: int) -> str:
    koppen = "".join(f'<th scope="col">Gegevensverwerkingsovereenkomst{i}</th>' for i in range(kolommen))
    cellen = "".join(f"<td>{_INHOUD[i % len(_INHOUD)]}</td>" for i in range(1, kolommen))
    rij = f'<tr><th scope="row">{_WOORD}</th>{cellen}</tr>'
    return (
        f'<table class="{klasse}"><caption>Proef {klasse}</caption><thead><tr>{koppen}</tr></thead>'
        f"<tbody>{rij}{rij}</tbody></table>"
    )


@cache
def _document(soort: str) -> Document:
    kenmerk = "".join(f'<tr><th scope="row">{_WOORD}</th><td>{i}</td></tr>' for i in _INHOUD if "@" not in i)
    inhoud = (
        f"<main><h1>{_WOORD}</h1><p>{_INHOUD[1]} {_INHOUD[2]}</p>"
        f'<table class="kenmerk"><caption>Kenmerken</caption><tbody>{kenmerk}</tbody></table>'
        f"{_tabel('raster', 5)}{_tabel('raster breed', 8)}"
        f'<section class="liggend"><h2>Liggend</h2>{_tabel("raster breed", 12)}</section></main>'
    )
    bladzijde = los(inhoud)
    return replace(bladzijde, html=bladzijde.html.replace('class="brief"', f'class="{soort}"'))


def _buiten(box: Any, rand: float) -> Iterator[str]:
    """Yield each text that goes on to the right of its cell, or of the text area."""
    soort = type(box).__name__
    if soort == "TableCellBox":
        rand = box.position_x + box.border_width()
    if soort == "TextBox" and box.position_x + box.width > rand + 0.5:
        yield str(box.text)
    for kind in getattr(box, "children", ()):
        yield from _buiten(kind, rand)


@pytest.mark.parametrize("soort", ["register", "verklaring", "formulier", "convenant", "brief"])
def test_geen_tekst_loopt_uit_zijn_cel(soort: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint.document

    gezien: list[str] = []
    schrijf = weasyprint.document.Document.write_pdf

    def kijk(self: Any, *args: Any, **extra: Any) -> Any:
        for bladzijde in self.pages:
            blad = bladzijde._page_box
            gezien.extend(_buiten(blad, blad.content_box_x() + blad.width))
        return schrijf(self, *args, **extra)

    monkeypatch.setattr(weasyprint.document.Document, "write_pdf", kijk)
    pdf.schrijf(_document(soort))
    assert gezien == []


@pytest.mark.skipif(bool(bladeraar.zonder()), reason="geen Chromium")
def test_op_een_telefoon_past_alles_in_de_breedte() -> None:
    bestand = Bestand("proef.html", html.schrijf(_document("register")))
    assert [m.code for m in bladeraar.axe([bestand]) if m.code == "UIT226"] == []
