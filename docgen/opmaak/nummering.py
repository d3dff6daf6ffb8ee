"""Numbers and cross-references: articles, their members and annexes, in document order.

The template marks what is numbered (`h2[data-artikel]`, `ol.leden`, `h2[data-bijlage]`) and where it is
referred to (`a.verwijzing[href="#id"]`); nobody types a number.
"""

from __future__ import annotations

from lxml import html as lxml_html
from lxml.html import HtmlElement


def nummer(boom: HtmlElement) -> list[str]:
    """Number a page in place; returns the ids that are referred to but do not exist."""
    namen: dict[str, str] = {}
    _artikelen(boom, namen)
    for volg, kop in enumerate(boom.xpath("//*[@data-bijlage]"), start=1):
        _zet(kop, f"Bijlage {volg}", namen, f"bijlage {volg}")
    return _verwijzingen(boom, namen)


def _artikelen(boom: HtmlElement, namen: dict[str, str]) -> None:
    teller, huidig = 0, None
    for el in boom.iter("h2", "ol", "section"):
        if el.tag == "section" and "reglement" in (el.get("class") or "").split():
            teller = 0
        elif el.tag == "h2" and el.get("data-artikel") is not None:
            teller += 1
            huidig = teller
            _zet(el, f"Artikel {teller}", namen, f"artikel {teller}")
        elif el.tag == "ol" and "leden" in (el.get("class") or "").split() and huidig:
            for lid, li in enumerate(el.findall("li"), start=1):
                _zet(li, f"{huidig}.{lid}", namen, f"artikel {huidig}.{lid}")


def _zet(el: HtmlElement, nummer_tekst: str, namen: dict[str, str], naam: str) -> None:
    span = lxml_html.Element("span", {"class": "nummer"})
    span.text = nummer_tekst
    span.tail = f" {(el.text or '').lstrip()}"
    el.text = None
    el.insert(0, span)
    if el.get("id"):
        namen[el.get("id")] = naam


def _verwijzingen(boom: HtmlElement, namen: dict[str, str]) -> list[str]:
    onbekend = []
    for a in boom.xpath("//a[contains(concat(' ', @class, ' '), ' verwijzing ')]"):
        doel = (a.get("href") or "").lstrip("#")
        if doel in namen:
            a.text = namen[doel] if a.get("data-hoofdletter") is None else namen[doel].capitalize()
        else:
            onbekend.append(doel)
    return onbekend
