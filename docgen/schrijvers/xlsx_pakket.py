"""The workbook as bytes that are the same every time; and which texts a spreadsheet might run as a formula.

openpyxl writes texts inside their cells and the parts of a font in an order of its own. Excel would silently
rewrite the first, and the rules of the format refuse the second: both are put right here.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from typing import Any

from lxml import etree

# Excel, LibreOffice and Google Sheets begin a formula at these, also at their wide forms; \t and \r lead to one
GEVAARLIJK = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
_STEMPEL = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold
_STAND = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>docgen</Application></Properties>"
)
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RUIMTE = "{http://www.w3.org/XML/1998/namespace}space"
_GEDEELD, _BLADEN = "xl/sharedStrings.xml", "xl/worksheets/"
_RELATIES, _SOORTEN = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_RELATIE = (
    b'<Relationship Id="rIdTeksten" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/sharedStrings"/></Relationships>'
)
_SOORT = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
_LETTER = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")


def inpakken(werk: Any, datum: date) -> bytes:
    """Return the workbook with its parts in fixed order and fixed stamps; openpyxl writes the hour of saving."""
    ruw, klaar = BytesIO(), BytesIO()
    werk.save(ruw)
    with zipfile.ZipFile(ruw) as bron:
        delen = {naam: bron.read(naam) for naam in sorted(bron.namelist())}
    delen = _met_gedeelde_teksten(delen)
    delen["docProps/core.xml"] = _STAND.sub(
        rb"\g<1>" + f"{datum.isoformat()}T00:00:00Z".encode(), delen["docProps/core.xml"]
    )
    delen["docProps/app.xml"] = _APP
    delen["xl/styles.xml"] = _letters_op_volgorde(delen["xl/styles.xml"])
    with zipfile.ZipFile(klaar, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in sorted(delen, key=lambda n: (n != "[Content_Types].xml", n)):
            plek = zipfile.ZipInfo(naam, _STEMPEL)
            plek.compress_type, plek.create_system, plek.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            doel.writestr(plek, delen[naam])
    return klaar.getvalue()


def _met_gedeelde_teksten(delen: dict[str, bytes]) -> dict[str, bytes]:
    """Move every text to the table of shared texts, each once."""
    nummers: dict[str, int] = {}
    uit, aantal = dict(delen), 0
    for naam in delen:
        if not naam.startswith(_BLADEN) or not naam.endswith(".xml"):
            continue
        blad = etree.fromstring(delen[naam])
        for cel in blad.iter(f"{_X}c"):
            if cel.get("t") == "inlineStr":
                tekst = "".join(str(deel) for deel in cel[0].itertext())
                del cel[0]
                cel.set("t", "s")
                etree.SubElement(cel, f"{_X}v").text = str(nummers.setdefault(tekst, len(nummers)))
                aantal += 1
        uit[naam] = _xml(blad)
    tabel = etree.Element(
        f"{_X}sst",
        {"count": str(aantal), "uniqueCount": str(len(nummers))},
        nsmap={None: _X[1:-1]},  # type: ignore[dict-item]
    )
    for tekst in nummers:
        t = etree.SubElement(etree.SubElement(tabel, f"{_X}si"), f"{_X}t")
        t.text = tekst
        if tekst != tekst.strip() or "\n" in tekst:
            t.set(_RUIMTE, "preserve")
    uit[_GEDEELD] = _xml(tabel)
    if _GEDEELD not in delen:  # newer versions of openpyxl leave the table out
        uit[_RELATIES] = uit[_RELATIES].replace(b"</Relationships>", _RELATIE)
        uit[_SOORTEN] = uit[_SOORTEN].replace(b"</Types>", _SOORT)
    return uit


def _letters_op_volgorde(stijlen: bytes) -> bytes:
    boom = etree.fromstring(stijlen)
    for letter in boom.iter(f"{_X}font"):
        letter[:] = sorted(letter, key=lambda deel: _LETTER.index(etree.QName(deel).localname))
    return _xml(boom)


def _xml(boom: Any) -> bytes:
    return bytes(etree.tostring(boom, xml_declaration=True, encoding="UTF-8", standalone=True))
