"""What a PDF says of itself: title, language, bookmarks, headings, table heads, alternative texts, fields."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout, koppenfouten
from docgen.toetsen.pdf_boom import Element, lees_boom

_KOP = re.compile(r"H([1-6])$")
_GENOEG_VOOR_BLADWIJZERS = 2


def opbouw(bestand: Bestand) -> Iterator[Melding]:
    """Check the properties and the tags of a PDF; whether the tags hold all text is for `lezing`."""
    import pikepdf

    with pikepdf.open(io.BytesIO(bestand.inhoud)) as pdf:
        yield from _eigenschappen(bestand, pdf)
        wortel = lees_boom(pdf)
        if wortel is None or not _staat_aan(pdf, "/MarkInfo", "/Marked"):
            yield fout("UIT231", bestand, "dit PDF heeft geen tags", "maak het opnieuw met docgen maak")
            return
        elementen = list(wortel.alle())
        yield from _koppen(bestand, pdf, elementen)
        yield from _tabellen(bestand, elementen)
        yield from _beelden(bestand, elementen)
        yield from _velden(bestand, pdf, elementen)


def _eigenschappen(bestand: Bestand, pdf: Any) -> Iterator[Melding]:
    titel = str(pdf.open_metadata().get("dc:title") or "").strip()
    if not titel:
        yield fout("UIT211", bestand, "dit PDF heeft geen titel", "geef het sjabloon een titel")
    elif not _staat_aan(pdf, "/ViewerPreferences", "/DisplayDocTitle"):
        hint = "zet DisplayDocTitle aan; maak het opnieuw met docgen maak"
        yield fout("UIT211", bestand, "het venster toont de bestandsnaam en niet de titel", hint)
    taal = str(pdf.Root.get("/Lang", ""))
    if not taal.startswith("nl"):
        tekst = f"de taal van dit PDF is '{taal}'" if taal else "dit PDF zegt niet in welke taal het is"
        yield fout("UIT212", bestand, tekst, 'zet lang="nl" op het element html van het sjabloon')


def _staat_aan(pdf: Any, groep: str, naam: str) -> bool:
    return groep in pdf.Root and bool(pdf.Root[groep].get(naam))


def _koppen(bestand: Bestand, pdf: Any, elementen: list[Element]) -> Iterator[Melding]:
    niveaus = [int(m[1]) for e in elementen if (m := _KOP.match(e.soort))]
    for tekst in koppenfouten(niveaus):
        yield fout("UIT213", bestand, tekst, "gebruik h1, h2, h3 in volgorde en sla er geen over")
    with pdf.open_outline() as overzicht:
        aantal = _tel(overzicht.root)
    if len(niveaus) >= _GENOEG_VOOR_BLADWIJZERS and aantal < len(niveaus):
        tekst = f"er zijn {len(niveaus)} koppen en {aantal} bladwijzers"
        yield fout("UIT217", bestand, tekst, "elke kop hoort een bladwijzer te zijn; kijk in druk.css")


def _tel(lijst: Any) -> int:
    return sum(1 + _tel(item.children) for item in lijst)


def _tabellen(bestand: Bestand, elementen: list[Element]) -> Iterator[Melding]:
    for nummer, tabel in enumerate((e for e in elementen if e.soort == "Table"), start=1):
        koppen = [e for e in tabel.alle() if e.soort == "TH"]
        hint = "gebruik th met scope=col boven een kolom en scope=row voor een rij"
        if not koppen:
            yield fout("UIT214", bestand, f"tabel {nummer} heeft geen koppen", hint)
        zonder = sum(1 for k in koppen if str(k.kenmerk("/Scope")) not in ("/Row", "/Column", "/Both"))
        if zonder:
            yield fout(
                "UIT214",
                bestand,
                f"tabel {nummer}: {zonder} koppen zeggen niet of ze bij een rij of kolom horen",
                hint,
            )


def _beelden(bestand: Bestand, elementen: list[Element]) -> Iterator[Melding]:
    for nummer, beeld in enumerate((e for e in elementen if e.soort in ("Figure", "Formula")), start=1):
        if not str(beeld.obj.get("/Alt", "")).strip():
            tekst = f"beeld {nummer} heeft geen tekst voor wie het niet ziet"
            yield fout("UIT215", bestand, tekst, "geef het element img een alt")
    for nummer, link in enumerate((e for e in elementen if e.soort == "Link"), start=1):
        if not any(True for _ in link.merken()):
            yield fout("UIT224", bestand, f"link {nummer} heeft geen tekst", "zet tekst tussen <a> en </a>")


def _velden(bestand: Bestand, pdf: Any, elementen: list[Element]) -> Iterator[Melding]:
    bereikt = {o.objgen for e in elementen for o in e.objecten}
    namen: Counter[str] = Counter()
    for nummer, pagina in enumerate(pdf.pages, start=1):
        velden = [a for a in pagina.obj.get("/Annots", []) if str(a.get("/Subtype")) == "/Widget"]
        hint = "geef elk invulveld een name en een title"
        for veld in velden:
            namen.update([str(veld["/T"])] if "/T" in veld else [])
            if not _van(veld, "/TU").strip():
                yield fout("UIT216", bestand, f"bladzijde {nummer}: een invulveld heeft geen uitleg", hint)
            if not _van(veld, "/T").strip():
                yield fout("UIT216", bestand, f"bladzijde {nummer}: een invulveld heeft geen naam", hint)
            if veld.objgen not in bereikt:
                yield fout("UIT216", bestand, f"bladzijde {nummer}: een invulveld staat buiten de tags", hint)
        if velden and str(pagina.obj.get("/Tabs")) != "/S":
            tekst = f"bladzijde {nummer}: de tabtoets volgt de leesvolgorde niet"
            yield fout("UIT216", bestand, tekst, "zet /Tabs op /S")
    for naam in (n for n, aantal in namen.items() if aantal > 1 and n):
        tekst = f"meer dan één invulveld heet {naam}: wie het ene vult, vult ook het andere"
        yield fout("UIT216", bestand, tekst, "geef elk invulveld een eigen name")


def _van(veld: Any, naam: str) -> str:
    """Return a value of a field, from itself or from the field that it is a part of."""
    for _ in range(10):
        if naam in veld:
            return str(veld[naam])
        if "/Parent" not in veld:
            break
        veld = veld["/Parent"]
    return ""
