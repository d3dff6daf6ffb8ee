"""Reading the semantic HTML: which elements exist, their classes, their text and children in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html
from lxml.etree import _Element

_NAMEN = {
    "blok": "header main footer section article h1 h2 h3 h4 p ul ol table hr",
    "lopend": "strong em br a abbr small span img time data label input textarea",
    "binnen": "li caption thead tbody tr th td",
    "blad": "html head meta title style body",
}
BLOKKEN = frozenset(_NAMEN["blok"].split())
_TOEGESTAAN = frozenset(" ".join(_NAMEN.values()).split())


def lees(bron: str) -> _Element:
    """Return the body of a page; an element outside the contract raises ValueError with its name and line."""
    pagina: _Element = html.document_fromstring(bron)
    etree.strip_tags(pagina, etree.Comment)
    for element in pagina.iter():
        if isinstance(element.tag, str) and element.tag not in _TOEGESTAAN:
            raise ValueError(
                f"Het element <{element.tag}> op regel {element.sourceline} hoort niet in een document."
            )
    body = pagina.find("body")
    if body is None:
        raise ValueError("De pagina heeft geen <body>.")
    return body


def heeft_klasse(element: _Element, *namen: str) -> bool:
    """Return whether the element has one of these classes."""
    return not set(namen).isdisjoint(element.get("class", "").split())


def knopen(element: _Element) -> Iterator[str | _Element]:
    """Yield text and child elements in reading order."""
    if element.text:
        yield element.text
    for kind in element:
        if isinstance(kind.tag, str):
            yield kind
        if kind.tail:
            yield kind.tail


def platte_tekst(element: _Element) -> str:
    """Return the text of an element with white space collapsed."""
    return " ".join("".join(str(t) for t in element.itertext()).split())


def eerste(element: _Element, *namen: str) -> _Element | None:
    """Return the first descendant with one of these names."""
    return next((e for e in element.iter(*namen) if e is not element), None)
