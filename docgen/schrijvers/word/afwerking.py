"""The last hand: metadata that says what the document is, and a package that is the same every time."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docgen.document import Document

_STEMPEL = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
_WEG = ("/metadata/thumbnail", "/stylesWithEffects")
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>docgen</Application></Properties>"
)


def metadata(word: Any, document: Document) -> None:
    """Write title, author and dates; what a template or letterhead said there disappears."""
    kern = word.core_properties
    for oud in list(kern._element):
        kern._element.remove(oud)
    moment = datetime.combine(document.datum, time())
    kern.title, kern.author, kern.last_modified_by = document.titel, document.auteur, document.auteur
    kern.created = kern.modified = moment
    kern.language, kern.revision = document.taal, 1
    if document.concept:
        kern.category = kern.content_status = "CONCEPT"


def opruimen(word: Any) -> None:
    """Drop what is stale: thumbnail, the double style sheet, and the statistics of another program."""
    for deel in (word.part, word.part.package):
        for sleutel, relatie in list(deel.rels.items()):
            if relatie.reltype.endswith(_WEG):
                del deel.rels[sleutel]
            elif relatie.reltype.endswith("/extended-properties"):
                relatie.target_part._blob = _APP.encode()


def inpakken(word: Any) -> bytes:
    """Return the document as bytes: parts in fixed order, with fixed stamps."""
    ruw, klaar = BytesIO(), BytesIO()
    word.save(ruw)
    with zipfile.ZipFile(ruw) as bron, zipfile.ZipFile(klaar, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in sorted(bron.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            plek = zipfile.ZipInfo(naam, _STEMPEL)
            plek.compress_type, plek.create_system, plek.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            doel.writestr(plek, bron.read(naam))
    return klaar.getvalue()
