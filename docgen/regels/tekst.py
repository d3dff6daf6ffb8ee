"""Checks on the finished page, whoever wrote its template: what the law never wants to see printed.

Each check is a rule with a code and a manual page (kern.paginaregel); this module holds those for every document.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from docgen.bron.nummers import tel_bsn
from docgen.document import Document
from docgen.dossier import Dossier
from docgen.meldingen import Melding
from docgen.regels.kern import Bevinding, Pagina, controleer_pagina, paginaregel

# what may split a number without ending it
_IN_DE_REGEL = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "i", "kbd", "mark", "q", "s"}
)
_IN_DE_REGEL |= {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}


def controleer_tekst(document: Document, dossier: Dossier, sjabloon: str) -> list[Melding]:
    """Return the meldingen about the rendered page; a BSN stops the document."""
    boom: lxml_html.HtmlElement = lxml_html.document_fromstring(document.html)
    return controleer_pagina(Pagina(document.id, sjabloon, boom, dossier))


@paginaregel("BRF103")
def geen_bsn(pagina: Pagina) -> Iterator[Bevinding]:
    """In een document staat nooit een burgerservicenummer.

    Wat: Geen getal in de tekst is een geldig burgerservicenummer (BSN).
    Waarom: Een BSN mag alleen worden gebruikt waar een wet dat zegt (UAVG 46). In een brief of formulier hoeft
        het nooit.
    Fout:
        <p>Nummer van de leerling: 111222333</p>
    Goed:
        <p>Nummer van de leerling: 20417</p>
    """
    for _ in range(tel_bsn("\n".join(_blokken(pagina.boom)))):
        hint = "haal het nummer uit het sjabloon of uit de gegevens"
        yield Bevinding((), "in dit document staat een burgerservicenummer (BSN)", hint)


def _blokken(boom: lxml_html.HtmlElement) -> Iterator[str]:
    """The text of a page in pieces that a reader sees as one: the numbers in two cells never make one number."""
    stuk: list[str] = []
    for gebeurtenis, el in etree.iterwalk(boom, events=("start", "end", "comment", "pi")):
        if gebeurtenis in ("start", "end") and el.tag not in _IN_DE_REGEL:
            yield "".join(stuk)
            stuk.clear()
        stuk.append((el.text if gebeurtenis == "start" else el.tail) or "")
    yield "".join(stuk)
