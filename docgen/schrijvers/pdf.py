"""Stage 6 for PDF: WeasyPrint lays the page out; every file is PDF/UA-1 and PDF/A-3a at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from docgen.document import Document
from docgen.schrijvers import pdf_bijlagen, pdf_toegankelijk, pdf_velden
from docgen.schrijvers.bronnen import maak_ophaler
from docgen.schrijvers.fouten import OnafdrukbaarTeken, OpmaakFout, PangoOntbreekt, VerbodenBron
from docgen.schrijvers.lettertype import font_face, lettermap
from docgen.schrijvers.pdf_stromen import eerste_goede
from docgen.schrijvers.stijlblad import HUISSTIJL, css

_BLADEN = ("basis.css", "onderdelen.css", "velden.css", "druk.css")
_SLOT = threading.Lock()  # the log of WeasyPrint is one per process


def laad_weasyprint() -> Any:
    """Return the library. Raises PangoOntbreekt."""
    try:
        import weasyprint
    except OSError as fout:  # cffi cannot find the library
        raise PangoOntbreekt from fout
    return weasyprint


class _Vanger(logging.Handler):
    """Keeps what WeasyPrint warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.regels: list[str] = []
        self.tekens = ""

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self.tekens += str(record.args[0])
        else:
            self.regels.append(record.getMessage())


@contextmanager
def _zonder_waarschuwing() -> Iterator[None]:
    """Turn what WeasyPrint only logs into an exception."""
    logboek, vanger = logging.getLogger("weasyprint"), _Vanger()
    with _SLOT:
        oud = logboek.handlers, logboek.propagate
        logboek.handlers, logboek.propagate = [vanger], False
        try:
            yield
        finally:
            logboek.handlers, logboek.propagate = oud
    if vanger.tekens:
        raise OnafdrukbaarTeken(vanger.tekens)
    if vanger.regels:
        raise OpmaakFout(vanger.regels)


def _voet_naar_voren(boom: Any) -> None:
    """Put the footer first in the body: CSS repeats it from the place where it stands."""
    body = boom.find("body")
    voet = None if body is None else body.find("footer")
    if body is not None and voet is not None:
        body.remove(voet)
        body.insert(0, voet)
        for anker in voet.iter("a"):  # what repeats on every page is no content: it cannot hold a link
            anker.attrib.pop("href", None)


def _dateer(metadata: Any, document: Document) -> None:
    stempel = f"{document.datum.isoformat()}T00:00:00Z"
    metadata.created = metadata.modified = stempel
    metadata.title, metadata.authors = document.titel, [document.auteur]
    metadata.generator, metadata.lang = "docgen", document.taal


def _teken(
    weasyprint: Any, document: Document, ophaler: Any, poging: int, *, invulbaar: bool = False
) -> bytes:
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    basis = document.mappen[0].as_uri() + "/" if document.mappen else None
    pagina = weasyprint.HTML(string=document.html, base_url=basis, url_fetcher=ophaler)
    _voet_naar_voren(pagina.etree_element)
    if invulbaar:
        pdf_velden.haal_waarden_weg(pagina.etree_element)
    bladen = (*_BLADEN, "concept.css") if document.concept else _BLADEN
    tekst = font_face() + "\n" + css(document, bladen)
    eigen = HUISSTIJL.as_uri() + "/"
    blad = weasyprint.CSS(string=tekst, base_url=eigen, font_config=fonts, url_fetcher=ophaler)
    pdf_toegankelijk.onthoud_elementen()
    opgemaakt = pagina.render(font_config=fonts, stylesheets=[blad], pdf_variant="pdf/a-3a")
    _dateer(opgemaakt.metadata, document)
    opgemaakt.metadata.attachments = pdf_bijlagen.als_bijlagen(document)
    afwerking = partial(pdf_toegankelijk.maak_af, document, vulling=poging, invulbaar=invulbaar)
    bytes_: bytes = opgemaakt.write_pdf(pdf_variant="pdf/a-3a", finisher=afwerking)
    return bytes_


def schrijf(document: Document, *, invulbaar: bool = False) -> bytes:
    """Return the document as PDF: A4, tagged, PDF/UA-1 and PDF/A-3a, the same bytes for the same input.

    With `invulbaar` its boxes are real form fields, to fill in on a screen; a signature stays a box for the pen.

    Raises PangoOntbreekt (library missing), VerbodenBron (file outside the folders, or a network address),
    OnafdrukbaarTeken (no font has a character) and OpmaakFout (any other warning of the renderer).
    """
    weasyprint = laad_weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    ophaler = maak_ophaler((*document.mappen, HUISSTIJL, lettermap()))
    try:
        with _zonder_waarschuwing():
            return eerste_goede(
                lambda poging: _teken(weasyprint, document, ophaler, poging, invulbaar=invulbaar)
            )
    except (FatalURLFetchingError, OpmaakFout) as fout:
        if ophaler.geweigerd is None:
            raise
        raise VerbodenBron(ophaler.geweigerd) from fout  # inside an SVG the refusal comes back as a warning
