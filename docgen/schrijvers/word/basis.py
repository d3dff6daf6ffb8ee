"""The document that the text is put into: an empty one of our own, or the school's Word letterhead."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from lxml.etree import _Element

from docgen.schrijvers.word.bouw import NS, el, fragment, q
from docgen.schrijvers.word.secties import a4
from docgen.schrijvers.word.thema import thema

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WML = f"{_OFFICE}.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = " ".join(f'xmlns:{k}="{v}"' for k, v in NS.items()) + ' mc:Ignorable="w14"'
_PLEK = ("{{tekst}}", "[tekst]")
_TEKENING = etree.XPath("descendant::*[self::w:drawing or self::w:pict]", namespaces=NS)
_NUMMERING = f"{_WML}.numbering+xml"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_RELATIE = '<Relationship Id="rId{}" Type="{}" Target="{}"/>'
_LEEG = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WML}.fontTable+xml"/>'
    f'<Override PartName="/word/theme/theme1.xml" ContentType="{_OFFICE}.theme+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WML}.settings+xml"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{_OFFICE}.extended-properties+xml"/></Types>',
    "_rels/.rels": _RELS.format(
        _RELATIE.format(1, f"{_REL}/officeDocument", "word/document.xml")
        + _RELATIE.format(2, f"{_REL}/extended-properties", "docProps/app.xml")
    ),
    "word/_rels/document.xml.rels": _RELS.format(
        _RELATIE.format(1, f"{_REL}/styles", "styles.xml")
        + _RELATIE.format(2, f"{_REL}/settings", "settings.xml")
        + _RELATIE.format(3, f"{_REL}/theme", "theme/theme1.xml")
        + _RELATIE.format(4, f"{_REL}/fontTable", "fontTable.xml")
    ),
    "word/document.xml": f"<w:document {_W}><w:body/></w:document>",
    "word/styles.xml": f"<w:styles {_W}/>",
    "word/settings.xml": f"<w:settings {_W}/>",
    "docProps/app.xml": f'<Properties xmlns="{_REL.replace("relationships", "extended-properties")}"/>',
}


def leeg(rollen: dict[str, str], letter: str, soort: str) -> Any:
    """Return an empty document that holds nothing but what docgen puts in it (python-docx's own has old leftovers)."""
    from docx import Document

    pakket = BytesIO()
    with zipfile.ZipFile(pakket, "w") as archief:
        for naam, xml in {**_LEEG, **_uiterlijk(rollen, escape(letter, {'"': "&quot;"}))}.items():
            archief.writestr(naam, _KOP + xml)
    pakket.seek(0)
    document = Document(pakket)
    document.element.body.append(a4(soort))
    return document


def _uiterlijk(rollen: dict[str, str], letter: str) -> dict[str, str]:
    lettertabel = f'<w:fonts {_W}><w:font w:name="{letter}"/></w:fonts>'
    return {"word/theme/theme1.xml": thema(rollen, letter), "word/fontTable.xml": lettertabel}


def briefpapier(pad: Path) -> Any:
    """Return a copy of the school's Word letterhead; ValueError when it is not a Word document."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        document = Document(BytesIO(pad.read_bytes()))
        if document.element.body is None:
            raise KeyError("body")
        return document
    except (OSError, OpcError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as fout:
        raise ValueError(
            f"Het briefpapier '{pad.name}' is geen Word-document dat docgen kan openen. Sla het in Word op als .docx."
        ) from fout


def maak_plaats(body: _Element) -> int:
    """Take the sample text out of a letterhead; return where in the body our text goes.

    Headers, footers, tables and drawings stay. A paragraph that says {{tekst}} or [tekst] marks the place, and then
    everything else stays as well.
    """
    merk = next((p for p in body.findall(q("w:p")) if _tekst(p) in _PLEK), None)
    if merk is not None:
        plek = body.index(merk)
        body.remove(merk)
        return plek
    for alinea in body.findall(q("w:p")):
        if _TEKENING(alinea):
            _zonder_tekst(alinea)
        else:
            body.remove(alinea)
    return len([e for e in body if e.tag != q("w:sectPr")])


def sectie(body: _Element) -> _Element:
    """Return the section properties that end the body; a body without them gets ours."""
    gevonden = body.find(q("w:sectPr"))
    if gevonden is None:
        gevonden = a4()
        body.append(gevonden)
    if gevonden.find(q("w:pgSz")) is None:
        gevonden.append(a4()[0])
    return gevonden


def nummering(document: Any) -> _Element:
    """Return the numbering part of the document, made when it has none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    deel = document.part
    try:
        wortel: _Element = deel.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        nieuw = XmlPart.load(
            PackURI("/word/numbering.xml"), _NUMMERING, etree.tostring(el("w:numbering")), deel.package
        )
        deel.relate_to(nieuw, RELATIONSHIP_TYPE.NUMBERING)
        wortel = nieuw.element
    return wortel


def stel_in(instellingen: _Element, taal: str) -> None:
    """Write the settings of a document of our own."""
    compat = "".join(
        f'<w:compatSetting w:name="{naam}" w:uri="http://schemas.microsoft.com/office/word" w:val="{waarde}"/>'
        for naam, waarde in (("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"))
    )
    instellingen.extend(
        fragment(
            '<w:zoom w:percent="100"/><w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/>'
            '<w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
            f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{taal}"/>'
            '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        )
    )


def _tekst(alinea: _Element) -> str:
    return "".join(t.text or "" for t in alinea.iter(q("w:t"))).strip()


def _zonder_tekst(alinea: _Element) -> None:
    for run in alinea.findall(q("w:r")):
        if not _TEKENING(run):
            alinea.remove(run)
