"""Stage 6: a Document becomes bytes, one writer per format.

Each writer imports its heavy library only when it runs, so that `docgen lijst` is quick and everything but PDF
works on a machine without Pango.
"""

from __future__ import annotations

from collections.abc import Callable

from docgen.document import Document
from docgen.schrijvers.fouten import OnafdrukbaarTeken, OpmaakFout, PangoOntbreekt, VerbodenBron


def _html(document: Document) -> bytes:
    from docgen.schrijvers.html import schrijf

    return schrijf(document)


def _pdf(document: Document) -> bytes:
    from docgen.schrijvers.pdf import schrijf

    return schrijf(document)


def _docx(document: Document) -> bytes:
    from docgen.schrijvers.docx import schrijf

    return schrijf(document)


def schrijf_invulbaar(document: Document) -> bytes:
    """Return the PDF with real form fields, for a document that says so in its front matter (`invulbaar`)."""
    from docgen.schrijvers.pdf import schrijf

    return schrijf(document, invulbaar=True)


SCHRIJVERS: dict[str, Callable[[Document], bytes]] = {"html": _html, "pdf": _pdf, "docx": _docx}
SCHRIJFFOUTEN = (PangoOntbreekt, OnafdrukbaarTeken, VerbodenBron, OpmaakFout, ValueError)
