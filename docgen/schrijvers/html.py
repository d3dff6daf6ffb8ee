"""Stage 6 for HTML: one file that needs no other file and no network, for a phone, a screen and paper."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from docgen.document import Document
from docgen.schrijvers.bronnen import als_data_uri
from docgen.schrijvers.html_kiezen import script, vingerafdruk
from docgen.schrijvers.html_tabellen import voor_telefoon
from docgen.schrijvers.stijlblad import css
from docgen.schrijvers.tekenletters import bron_met_letters

_BLADEN = ("basis.css", "onderdelen.css", "velden.css", "scherm.css", "scherm-druk.css")
_BELEID = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PLEK = "/*STIJL*/"
_SCRIPTPLEK = "/*SCRIPT*/"


def _kleiner(tekst: str) -> str:
    """Drop comments, indentation and empty lines: a parent opens the file on a phone."""
    zonder = re.sub(r"/\*.*?\*/", "", tekst, flags=re.DOTALL)
    return "\n".join(regel.strip() for regel in zonder.splitlines() if regel.strip())


def _vul_kop(boom: HtmlElement, document: Document, code: str) -> None:
    kop = boom.find("head")
    if kop is None:
        raise ValueError("een volledige bladzijde heeft een <head>")
    for oud in kop.xpath("meta[@charset or @http-equiv='Content-Type']"):
        oud.drop_tree()
    beleid = f"{_BELEID}; script-src {vingerafdruk(code)}; form-action 'none'" if code else _BELEID
    voor: tuple[dict[str, str], ...] = (
        {"charset": "utf-8"},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"http-equiv": "Content-Security-Policy", "content": beleid},
        {"name": "dcterms.created", "content": document.datum.isoformat()},
    )
    for plaats, eigenschappen in enumerate(voor):
        kop.insert(plaats, lxml_html.Element("meta", eigenschappen))
    stijl = etree.SubElement(kop, "style")
    stijl.text = _PLEK
    if code:
        etree.SubElement(boom.body, "script").text = _SCRIPTPLEK


def _geef_naam(boom: HtmlElement) -> None:
    """Give fields without a visible label the name that stands in their title, for screen readers."""
    for label in boom.iter("label"):
        for veld in label.iter("input", "textarea"):
            if not label.text_content().replace(veld.text or "", "").strip() and veld.get("title"):
                veld.set("aria-label", veld.get("title", ""))
    for veld in boom.xpath("//*[self::input or self::textarea][@title][not(ancestor::label)]"):
        veld.set("aria-label", veld.get("title"))  # alone in a cell


def schrijf(document: Document) -> bytes:
    """Return the page with its CSS in `<style>` and its images as data URIs.

    Raises VerbodenBron for an image outside the document's folders. The page itself may load nothing: its
    content security policy says so to the browser. A page with something to choose carries docgen's script for it.
    """
    boom = lxml_html.document_fromstring(document.html)
    code = script(boom)
    _vul_kop(boom, document, code)
    for beeld in boom.iter("img"):
        bron = als_data_uri(beeld.get("src") or "", document.mappen)
        beeld.set("src", bron_met_letters(bron) if beeld.get("class") == "tekening" else bron)
    for veld in boom.iterfind(".//label[@class='vinkje kaal']/input"):
        veld.set("aria-label", veld.get("title") or "")  # a bare box has no text of its own to be named by
    voor_telefoon(boom)
    _geef_naam(boom)
    pagina = str(etree.tostring(boom, encoding="unicode", method="html", doctype="<!DOCTYPE html>"))
    stijl = _kleiner(css(document, _BLADEN)).replace("</", "<\\/")
    return pagina.replace(_PLEK, stijl, 1).replace(_SCRIPTPLEK, code, 1).encode("utf-8")
