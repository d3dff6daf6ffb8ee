"""Which elements a document may hold: the contract between sjablonen/ and the writers."""

from __future__ import annotations

import re
from collections.abc import Iterator

ELEMENTEN = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "em",
        "br",
        "a",
        "abbr",
        "small",
        "span",
        "img",
        "time",
        "data",
        "label",
        "input",
        "textarea",
        "hr",
    ]
)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_OPMERKING = re.compile(r"\{#.*?#\}|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}", re.S)


def vreemde_elementen(sjabloon: str) -> Iterator[tuple[int, str]]:
    """Yield (line, name) of each element in a template's source that is outside the list."""
    kaal = _OPMERKING.sub(lambda m: "\n" * m.group().count("\n"), sjabloon)
    for treffer in _TAG.finditer(kaal):
        if treffer.group(1).lower() not in ELEMENTEN:
            yield kaal.count("\n", 0, treffer.start()) + 1, treffer.group(1)
