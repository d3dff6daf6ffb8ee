"""What an HTML page must have: headings, language, texts for images and fields, nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout, koppenfouten

_ZONDER_LABEL = ("hidden", "submit", "button", "reset")
_LAADT = "//@src | //link/@href | //@srcset | //@poster | //object/@data | //form/@action | //@background"


def lees(bestand: Bestand) -> Any:
    """Return the tree of a page. Raises ValueError or etree.ParserError when it is no HTML."""
    return lxml_html.document_fromstring(bestand.inhoud, parser=lxml_html.HTMLParser(encoding="utf-8"))


def opbouw(bestand: Bestand) -> Iterator[Melding]:
    """Check one page."""
    boom = lees(bestand)
    titel = (boom.findtext(".//title") or "").strip()
    if not titel:
        yield fout("UIT211", bestand, "deze pagina heeft geen titel", "zet <title> in het sjabloon")
    taal = boom.get("lang") or ""
    if not taal.startswith("nl"):
        tekst = (
            f"de taal van deze pagina is '{taal}'" if taal else "deze pagina zegt niet in welke taal zij is"
        )
        yield fout("UIT212", bestand, tekst, 'zet lang="nl" op het element html van het sjabloon')
    for klacht in koppenfouten([int(k.tag[1]) for k in boom.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]):
        yield fout("UIT213", bestand, klacht, "gebruik h1, h2, h3 in volgorde en sla er geen over")
    yield from _tabellen(bestand, boom)
    yield from _namen(bestand, boom)
    yield from _verwijzingen(bestand, boom)
    yield from _van_buiten(bestand, boom)


def _tabellen(bestand: Bestand, boom: Any) -> Iterator[Melding]:
    for nummer, tabel in enumerate(boom.iter("table"), start=1):
        hint = "gebruik th met scope=col boven een kolom en scope=row voor een rij"
        koppen = tabel.findall(".//th")
        if not koppen:
            yield fout("UIT214", bestand, f"tabel {nummer} heeft geen koppen", hint)
        zonder = sum(1 for k in koppen if k.get("scope") not in ("col", "row", "colgroup", "rowgroup"))
        if zonder:
            tekst = f"tabel {nummer}: {zonder} koppen zeggen niet of ze bij een rij of kolom horen"
            yield fout("UIT214", bestand, tekst, hint)
        if not "".join(tabel.xpath("caption//text()")).strip():
            yield fout("UIT218", bestand, f"tabel {nummer} heeft geen naam", "geef de tabel een caption")


def _namen(bestand: Bestand, boom: Any) -> Iterator[Melding]:
    for nummer, beeld in enumerate(boom.iter("img"), start=1):
        if not (beeld.get("alt") or "").strip():
            tekst = f"beeld {nummer} heeft geen tekst voor wie het niet ziet"
            yield fout("UIT215", bestand, tekst, "geef het element img een alt")
    velden = [v for v in boom.iter("input", "textarea", "select") if v.get("type") not in _ZONDER_LABEL]
    for nummer, veld in enumerate(velden, start=1):
        if not _naam(boom, veld):
            tekst = f"invulveld {nummer} heeft geen naam"
            yield fout("UIT216", bestand, tekst, "zet het veld in een label, of geef het een title")


def _naam(boom: Any, veld: Any) -> str:
    labels = list(veld.iterancestors("label"))
    labels += boom.xpath("//label[@for=$id]", id=veld.get("id")) if veld.get("id") else []
    gezegd = [label.text_content() for label in labels] + [veld.get("aria-label"), veld.get("title")]
    return "".join(g or "" for g in gezegd).strip()


def _verwijzingen(bestand: Bestand, boom: Any) -> Iterator[Melding]:
    ids = Counter(boom.xpath("//@id"))
    dubbel = sum(1 for aantal in ids.values() if aantal > 1)
    if dubbel:
        yield fout(
            "UIT221", bestand, f"{dubbel} id's komen vaker dan één keer voor", "geef elk element een eigen id"
        )
    for nummer, link in enumerate(boom.xpath("//a[@href]"), start=1):
        if not (link.text_content().strip() or link.get("aria-label")):
            yield fout("UIT224", bestand, f"link {nummer} heeft geen tekst", "zet tekst tussen <a> en </a>")
        doel = link.get("href")
        if doel.startswith("#") and doel[1:] not in ids:
            yield fout(
                "UIT224",
                bestand,
                f"link {nummer} wijst naar een plek die er niet is",
                "herstel de verwijzing",
            )


def _van_buiten(bestand: Bestand, boom: Any) -> Iterator[Melding]:
    hint = "zet beelden en opmaak in het bestand zelf; docgen doet dat vanzelf"
    geladen = [str(a) for a in boom.xpath(_LAADT) if not str(a).startswith(("data:", "#"))]
    stijlen = [*boom.xpath("//style/text()"), *boom.xpath("//@style")]
    geladen += [u for s in stijlen for u in _urls(str(s)) if not u.startswith(("data:", "#"))]
    if geladen:
        yield fout("UIT222", bestand, f"deze pagina haalt {len(geladen)} keer iets van buiten", hint)
    if any(not _toegelaten(s, boom) for s in boom.iter("script")) or boom.xpath(
        "//meta[translate(@http-equiv,'R','r')='refresh']"
    ):
        yield fout("UIT222", bestand, "deze pagina voert een script uit of springt vanzelf verder", hint)


def _toegelaten(script: Any, boom: Any) -> bool:
    """A script inside the page of which its own policy, that refuses all else, names the fingerprint."""
    afdruk = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode("ascii")
    beleid = boom.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return "src" not in script.attrib and any(
        "default-src 'none'" in b and f"'sha256-{afdruk}'" in b for b in beleid
    )


def _urls(css: str) -> Iterator[str]:
    import tinycss2

    def loop(delen: Any) -> Iterator[str]:
        for deel in delen:
            if deel.type == "url":
                yield deel.value
            elif deel.type == "function" and deel.lower_name == "url":
                yield "".join(a.value for a in deel.arguments if a.type == "string")
            elif deel.type == "at-keyword" and deel.lower_value == "import":
                yield "@import"
            else:
                yield from loop(getattr(deel, "content", None) or getattr(deel, "arguments", None) or ())

    yield from loop(tinycss2.parse_component_value_list(css, skip_comments=True))
