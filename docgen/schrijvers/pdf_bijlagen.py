"""Files inside a PDF, as PDF/A-3 wants them: kind, date, description and their tie to the document."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from docgen.document import Document


def als_bijlagen(document: Document) -> list[Any]:
    """Return the attachments for WeasyPrint, which reads each only once; dated with the peildatum."""
    from weasyprint import Attachment

    stempel = datetime.combine(document.datum, time(), UTC)
    return [
        Attachment(
            string=b.inhoud, name=b.naam, description=b.omschrijving, created=stempel, modified=stempel,
            relationship=b.verband,
        )
        for b in document.bijlagen
    ]  # fmt: skip


def herstel(pdf: Any, document: Document) -> None:
    """Repair what WeasyPrint 70 writes: a kind guessed from the file name, and every file twice in /AF."""
    import pydyf

    soorten = {b.naam: b.mime for b in document.bijlagen}
    for verwijzing in (o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Filespec"):
        stroom = pdf.objects[int(verwijzing["EF"]["F"].split()[0])]
        stroom.extra["Subtype"] = pydyf.name(soorten[verwijzing["UF"].string])
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
