"""What a Word file must have for a reader with a screen reader, and for the secretary who edits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout, koppenfouten
from docgen.toetsen.ooxml import NS, Pakket, W

_INHOUD = "|".join(
    f"w:{n}" for n in ("t", "drawing", "pict", "object", "sym", "fldSimple", "instrText", "br", "ptab")
)
_GETYPT = re.compile(r"\s*[•▪◦‣·*-]\s")


def opbouw(bestand: Bestand) -> Iterator[Melding]:
    """Check properties, headings, tables, images, content controls, paragraphs and page numbers."""
    pakket = Pakket(bestand)
    tekst = pakket.deel("word/document.xml")
    delen = [tekst, *(d for naam in ("word/header", "word/footer") for _, d in pakket.delen(naam))]
    yield from _eigenschappen(bestand, pakket)
    yield from _koppen(bestand, pakket, tekst)
    for nummer, tabel in enumerate(tekst.iter(f"{W}tbl"), start=1):
        yield from _tabel(bestand, tabel, nummer)
    yield from _beelden(bestand, delen)
    yield from _velden(bestand, delen)
    yield from _alineas(bestand, tekst)
    yield from _nummers(bestand, delen[1:])


def _eigenschappen(bestand: Bestand, pakket: Pakket) -> Iterator[Melding]:
    if not pakket.eigenschappen.get("title"):
        yield fout("UIT211", bestand, "dit Word-bestand heeft geen titel", "geef het sjabloon een titel")
    stijlen = pakket.deel("word/styles.xml")
    talen = stijlen.xpath(
        "w:docDefaults//w:lang/@w:val | w:style[@w:default='1']//w:lang/@w:val", namespaces=NS
    )
    if not talen or any(not t.startswith("nl") for t in talen):
        gezegd = (
            f"de taal van dit Word-bestand is '{talen[-1]}'" if talen else "dit Word-bestand noemt geen taal"
        )
        yield fout("UIT212", bestand, gezegd, "zet de standaardtaal in de stijlen op Nederlands")


def _niveaus(pakket: Pakket) -> dict[str, int]:
    """Heading level by style id, through the styles that a style is based on."""
    stijlen = {s.get(f"{W}styleId"): s for s in pakket.deel("word/styles.xml").iterfind("w:style", NS)}

    def niveau(naam: str | None, diepte: int = 0) -> int:
        stijl = stijlen.get(naam)
        if stijl is None or diepte > 10:
            return 0
        eigen = stijl.find("w:pPr/w:outlineLvl", NS)
        if eigen is not None:
            return int(eigen.get(f"{W}val")) % 9 + 1 if int(eigen.get(f"{W}val")) < 9 else 0
        basis = stijl.find("w:basedOn", NS)
        return niveau(basis.get(f"{W}val"), diepte + 1) if basis is not None else 0

    return {naam: niveau(naam) for naam in stijlen if naam}


def _koppen(bestand: Bestand, pakket: Pakket, tekst: Any) -> Iterator[Melding]:
    per_stijl = _niveaus(pakket)
    gebruikt = [per_stijl.get(s, 0) for s in tekst.xpath("//w:p/w:pPr/w:pStyle/@w:val", namespaces=NS)]
    for klacht in koppenfouten([n for n in gebruikt if n]):
        yield fout("UIT213", bestand, klacht, "gebruik Kop 1, Kop 2, Kop 3 in volgorde en sla er geen over")


def _tabel(bestand: Bestand, tabel: Any, nummer: int) -> Iterator[Melding]:
    kop = tabel.find("w:tr", NS)
    herhaalt = kop is not None and kop.find("w:trPr/w:tblHeader", NS) is not None
    uiterlijk = tabel.find("w:tblPr/w:tblLook", NS)
    eerste_kolom = uiterlijk is not None and uiterlijk.get(f"{W}firstColumn") in ("1", "true", "on")
    if not herhaalt and not eerste_kolom:
        hint = "laat de eerste rij herhalen als koprij, of noem de eerste kolom kop"
        yield fout("UIT214", bestand, f"tabel {nummer} heeft geen koprij en geen kopkolom", hint)
    namen = tabel.xpath("w:tblPr/w:tblCaption/@w:val | w:tblPr/w:tblDescription/@w:val", namespaces=NS)
    if not any(n.strip() for n in namen):
        yield fout(
            "UIT218", bestand, f"tabel {nummer} heeft geen naam", "geef de tabel in het sjabloon een caption"
        )


def _beelden(bestand: Bestand, delen: list[Any]) -> Iterator[Melding]:
    beelden = [b for deel in delen for b in deel.iter(f"{{{NS['wp']}}}docPr")]
    for nummer, beeld in enumerate(beelden, start=1):
        versiering = any(
            e.tag.endswith("}decorative") and e.get("val") in ("1", "true") for e in beeld.iter()
        )
        if not (beeld.get("descr") or "").strip() and not versiering:
            tekst = f"beeld {nummer} heeft geen tekst voor wie het niet ziet"
            yield fout("UIT215", bestand, tekst, "geef het element img een alt")


def _velden(bestand: Bestand, delen: list[Any]) -> Iterator[Melding]:
    for nummer, veld in enumerate((v for deel in delen for v in deel.iter(f"{W}sdt")), start=1):
        naam = veld.find("w:sdtPr/w:alias", NS)
        if naam is None or not (naam.get(f"{W}val") or "").strip():
            yield fout(
                "UIT216", bestand, f"invulveld {nummer} heeft geen titel", "geef elk invulveld een title"
            )


def _alineas(bestand: Bestand, tekst: Any) -> Iterator[Melding]:
    leeg = sum(1 for p in tekst.iter(f"{W}p") if _is_leeg(p) and not _moet(p))
    if leeg:
        hint = "maak ruimte met de stijl, niet met lege regels"
        yield fout("UIT219", bestand, f"er zijn {leeg} lege alinea's", hint)
    getypt = sum(1 for p in tekst.iter(f"{W}p") if _GETYPT.match("".join(p.itertext(f"{W}t"))))
    if getypt:
        yield fout(
            "UIT225", bestand, f"{getypt} alinea's beginnen met een getypt streepje of bolletje", "gebruik ul"
        )


def _is_leeg(alinea: Any) -> bool:
    gevuld = alinea.xpath(f".//*[self::{_INHOUD.replace('|', ' or self::')}]", namespaces=NS)
    return not any(e.tag != f"{W}t" or (e.text or "").strip() for e in gevuld)


def _moet(alinea: Any) -> bool:
    """Word itself needs this paragraph: it ends a section, fills a cell, or parts or follows a table."""
    if alinea.find("w:pPr/w:sectPr", NS) is not None:
        return True
    voor, na = alinea.getprevious(), alinea.getnext()
    na_tabel = (
        voor is not None and voor.tag == f"{W}tbl" and (na is None or na.tag in (f"{W}tbl", f"{W}sectPr"))
    )
    enige = alinea.getparent().tag == f"{W}tc" and na is None and (voor is None or voor.tag == f"{W}tcPr")
    return na_tabel or enige


def _nummers(bestand: Bestand, delen: list[Any]) -> Iterator[Melding]:
    velden = {
        woord
        for deel in delen
        for tekst in deel.xpath("//w:instrText/text() | //w:fldSimple/@w:instr", namespaces=NS)
        for woord in str(tekst).split()[:1]
    }
    if not {"PAGE", "NUMPAGES"} & velden:
        yield fout(
            "UIT220",
            bestand,
            "er staan geen paginanummers onder of boven de bladzijden",
            "gebruik footer class=voet",
        )
