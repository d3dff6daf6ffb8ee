"""Checks on the finished page, whoever wrote its template: what the law never wants to see printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from stdnum.nl import bsn

from docgen.document import Document
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Plek

_NEGEN = re.compile(r"(?<![\d.,-])(\d{4}[. ]?\d{2}[. ]?\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\d-]|[.,]\d)")


def controleer_tekst(document: Document, dossier: Dossier, sjabloon: str) -> Iterator[Melding]:
    """Yield meldingen about the rendered text; a BSN stops the document."""
    del dossier
    boom: lxml_html.HtmlElement = lxml_html.document_fromstring(document.html)
    plek = Plek(f"sjablonen/{sjabloon}")
    for treffer in _NEGEN.finditer(boom.text_content()):
        if bsn.is_valid(re.sub(r"\D", "", treffer.group())):
            hint = "haal het nummer uit het sjabloon of uit de gegevens"
            yield Melding(
                "BRF103", Ernst.FOUT, plek, "in dit document staat een burgerservicenummer (BSN)", hint
            )
