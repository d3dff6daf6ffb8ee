"""Stage 6 for HTML: one file that needs no other file and no network, for a phone, a screen and paper."""

from __future__ import annotations

import re

from docgen.document import Document
from docgen.schrijvers.bronnen import als_data_uri
from docgen.schrijvers.stijlblad import css

_BLADEN = ("basis.css", "onderdelen.css", "velden.css", "scherm.css", "scherm-druk.css")
_KOP = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
    '<meta name="dcterms.created" content="{datum}">\n'
    "<style>\n{css}\n</style>\n"
)
_BEELD = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')


def _kleiner(tekst: str) -> str:
    """Drop comments, indentation and empty lines: a parent opens the file on a phone."""
    zonder = re.sub(r"/\*.*?\*/", "", tekst, flags=re.DOTALL)
    return "\n".join(regel.strip() for regel in zonder.splitlines() if regel.strip())


def schrijf(document: Document) -> bytes:
    """Return the page with its CSS in `<style>` and its images as data URIs.

    Raises VerbodenBron for an image outside the document's folders. The page itself may load nothing: its
    content security policy says so to the browser.
    """
    voor, einde, na = document.html.partition("</head>")
    if not einde:
        raise ValueError("een volledige bladzijde heeft </head>")
    stijl = _kleiner(css(document, _BLADEN)).replace("</", "<\\/")
    kop = voor + _KOP.format(datum=document.datum.isoformat(), css=stijl)
    pagina = _BEELD.sub(lambda m: m[1] + als_data_uri(m[2], document.mappen) + m[3], kop + einde + na)
    return pagina.encode("utf-8")
