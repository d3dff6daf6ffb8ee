"""Pictures: the logo, from the page itself or from a folder that the document names, and drawings of docgen."""

from __future__ import annotations

import base64
import binascii
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote_to_bytes

from lxml.etree import _Element

from docgen.schrijvers.bronnen import als_data_uri
from docgen.schrijvers.word.alinea import Alinea, Opmaak
from docgen.schrijvers.word.bouw import el, fragment, q
from docgen.schrijvers.word.secties import gedraaid, tekstbreedte
from docgen.schrijvers.word.tekst import heeft_klasse
from docgen.schrijvers.word.werk import Werk

_EMU_MM = 36000
_EMU_TWIP = 635
_HOOGST = 22 * _EMU_MM
_BREEDST = 80 * _EMU_MM
_TEKENING = (
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{b}" cy="{h}"/><wp:docPr id="{id}" name="{naam}"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{id}" name="{naam}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="{b}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline>"
)


def beeld(werk: Werk, alinea: Alinea, element: _Element, opmaak: Opmaak) -> None:
    """Put a PNG or JPEG in the text with its alternative text; a drawing of docgen becomes a PNG.

    Of another SVG (a logo) Word gets the text: it cannot show the picture.
    """
    alt = element.get("alt", "")
    inhoud = lees(element.get("src", ""), werk.mappen)
    getekend = heeft_klasse(element, "tekening")
    if is_svg(inhoud) and not getekend:
        alinea.tekst(alt, opmaak)
        return
    rel, breed, hoog = _tekening(werk, element, inhoud) if getekend else _plaatje(werk, inhoud)
    naam = "Tekening" if getekend else "Logo"
    (tekening,) = fragment(_TEKENING.format(b=breed, h=hoog, id=werk.id(), rel=rel, naam=naam))
    for eigenschappen in (tekening.find(q("wp:docPr")), tekening.find(f".//{q('pic:cNvPr')}")):
        assert eigenschappen is not None
        eigenschappen.set("descr", alt)
    alinea.voeg_toe(el("w:r", el("w:drawing", tekening)))


def is_svg(inhoud: bytes) -> bool:
    """Return whether these bytes are an SVG drawing."""
    return b"<svg" in inhoud[:2000].lower()


def lees(bron: str, mappen: tuple[Path, ...]) -> bytes:
    """Return the bytes behind an image source; VerbodenBron when docgen may not read it, ValueError when damaged."""
    kop, _, inhoud = als_data_uri(bron, mappen).partition(",")
    try:
        return (
            base64.b64decode(inhoud, validate=True) if kop.endswith(";base64") else unquote_to_bytes(inhoud)
        )
    except binascii.Error as fout:
        raise ValueError("De afbeelding in de pagina is beschadigd.") from fout


def _plaatje(werk: Werk, inhoud: bytes) -> tuple[str, int, int]:
    """Store the picture; return its relationship and its size in EMU, scaled to fit a letterhead."""
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )

    try:
        rel, plaatje = werk.deel.get_or_add_image(BytesIO(inhoud))
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as fout:
        raise ValueError("Het logo is geen PNG of JPEG die Word kan tonen.") from fout
    schaal = min(_HOOGST / plaatje.px_height, _BREEDST / plaatje.px_width)
    return rel, int(plaatje.px_width * schaal), int(plaatje.px_height * schaal)


def _tekening(werk: Werk, element: _Element, svg: bytes) -> tuple[str, int, int]:
    """Store a drawing; its size is what it asks for, or the width of the text."""
    from docgen.schrijvers.word.tekening import als_png, breedte_mm

    rel, plaatje = werk.deel.get_or_add_image(BytesIO(als_png(svg)))
    dwars = any(heeft_klasse(s, "liggend") for s in element.iterancestors("section"))
    ruimte = tekstbreedte(gedraaid(werk.sectie) if dwars else werk.sectie) * _EMU_TWIP
    breed = min(int(breedte_mm(svg) * _EMU_MM), ruimte)
    return rel, breed, breed * plaatje.px_height // plaatje.px_width
