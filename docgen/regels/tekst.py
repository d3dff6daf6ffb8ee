"""Checks on the finished page, whoever wrote its template: what the law never wants to see printed.

Each check is a rule with a code and a manual page (kern.paginaregel); this module holds those for every document.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html

from docgen.bron.lezen import tel_bsn
from docgen.document import Document
from docgen.dossier import Dossier
from docgen.meldingen import Melding
from docgen.regels.kern import Bevinding, Pagina, controleer_pagina, paginaregel


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
    for _ in range(tel_bsn(pagina.boom.text_content())):
        hint = "haal het nummer uit het sjabloon of uit de gegevens"
        yield Bevinding((), "in dit document staat een burgerservicenummer (BSN)", hint)
