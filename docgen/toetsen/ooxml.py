"""Reading the parts of a Word or Excel file: a zip of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree

from docgen.toetsen.kern import Bestand

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
W = f"{{{NS['w']}}}"
_GROOTST = 100_000_000  # bytes of one part after unpacking


class Kapot(Exception):
    """The file is no zip, or a part of it is no XML."""


class Pakket:
    """The parts of a DOCX or XLSX. Raises Kapot."""

    def __init__(self, bestand: Bestand) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(bestand.inhoud))
            self.namen = self._zip.namelist()
            self.deel("[Content_Types].xml")
        except (zipfile.BadZipFile, KeyError) as e:
            raise Kapot(str(e)) from e

    def deel(self, naam: str) -> Any:
        """Return the root of one part."""
        lezer = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            if self._zip.getinfo(naam).file_size > _GROOTST:
                raise Kapot(f"{naam} is te groot")
            return etree.fromstring(self._zip.read(naam), lezer)
        except (etree.XMLSyntaxError, zipfile.BadZipFile) as e:
            raise Kapot(f"{naam}: {e}") from e

    def delen(self, begin: str) -> Iterator[tuple[str, Any]]:
        """Yield all XML parts whose name begins so, by name."""
        for naam in sorted(self.namen):
            if naam.startswith(begin) and naam.endswith(".xml"):
                yield naam, self.deel(naam)

    @cached_property
    def eigenschappen(self) -> dict[str, str]:
        """Title and language from docProps/core.xml."""
        if "docProps/core.xml" not in self.namen:
            return {}
        kern = self.deel("docProps/core.xml")
        return {n: (kern.findtext(f"dc:{n}", "", NS) or "").strip() for n in ("title", "language")}
