"""From a catalogue entry and names to a finished Document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from docgen.catalogus import Documentsoort
from docgen.document import Document, Huisstijl
from docgen.meldingen import Ernst, Melding, Plek
from docgen.opmaak.gebruik import Gebruik
from docgen.opmaak.nummering import nummer
from docgen.opmaak.omgeving import Opmaker, SjabloonFout


@dataclass(frozen=True)
class Opdracht:
    """What a document needs besides its template and names."""

    datum: date
    auteur: str
    huisstijl: Huisstijl
    mappen: tuple[Path, ...]
    concept: bool


def maak_document(
    opmaker: Opmaker,
    soort: Documentsoort,
    namen: Mapping[str, Any],
    opdracht: Opdracht,
    gebruik: Gebruik | None = None,
) -> Document:
    """Render, number and close one document; a visible gap makes it a CONCEPT. `gebruik` learns what it is made from.

    Raises SjabloonFout when the template is at fault or a required element is missing.
    """
    boom: HtmlElement = lxml_html.document_fromstring(opmaker.vul(soort.sjabloon, namen, gebruik))
    if gebruik:
        for id_ in soort.voorwerk.normen:
            gebruik.zie_norm(id_)
    if onbekend := nummer(boom):
        raise _fout(
            soort, "SJB108", f"er is geen '{onbekend[0]}' om naar te verwijzen", "geef het artikel dat id"
        )
    if ontbreekt := [e for e in soort.voorwerk.nooit_zonder if e not in eisen(boom)]:
        tekst = f"dit document mag niet bestaan zonder: {'; '.join(_woorden(ontbreekt, soort, namen))}"
        raise _fout(
            soort, "BRF101", tekst, "zet het onderdeel terug in het sjabloon, of vul aan wat ontbreekt"
        )
    concept = opdracht.concept or bool(boom.xpath("//span[@class='gat']"))
    if concept:
        boom.body.set("data-concept", "CONCEPT")
    return Document(
        id=soort.id,
        titel=(boom.findtext(".//title") or soort.voorwerk.titel).strip(),
        html=etree.tostring(boom, encoding="unicode", method="html", doctype="<!DOCTYPE html>"),
        datum=opdracht.datum,
        auteur=opdracht.auteur,
        concept=concept,
        huisstijl=opdracht.huisstijl,
        mappen=opdracht.mappen,
        gebruikt=gebruik.afdrukken() if gebruik else {},
    )


def _woorden(ids: Iterable[str], soort: Documentsoort, namen: Mapping[str, Any]) -> Iterator[str]:
    """What the codes stand for (keuzelijsten/onderdelen); a code of a school's own template is shown as it is."""
    onderdelen = namen["lijst"]("onderdelen")
    for id_ in ids:
        item = onderdelen.get(f"{soort.id}/{id_}") or onderdelen.get(id_)
        yield f"{item['naam']} ({id_})" if item else id_


def eisen(boom: HtmlElement) -> set[str]:
    """The codes in data-eis of all elements that have content."""
    return {
        code
        for el in boom.xpath("//*[@data-eis]")
        if el.text_content().strip()
        or el.xpath(".//input|.//textarea|.//img")
        or el.tag in ("input", "textarea")
        for code in el.get("data-eis").split()
    }


def _fout(soort: Documentsoort, code: str, tekst: str, hint: str) -> SjabloonFout:
    return SjabloonFout(Melding(code, Ernst.FOUT, Plek(f"sjablonen/{soort.sjabloon}"), tekst, hint))


def gaten(document: Document) -> list[str]:
    """The labels of the visible gaps, each once; labels come from templates and hold no personal data."""
    boom: HtmlElement = lxml_html.document_fromstring(document.html)
    labels = (
        el.text_content().strip("[] ").removeprefix("nog invullen: ")
        for el in boom.xpath("//span[@class='gat']")
    )
    return list(dict.fromkeys(labels))
