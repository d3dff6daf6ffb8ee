"""What no checker sees: what is read aloud is what stands on the page, all of it, once, and in its order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout
from docgen.toetsen.pdf_boom import Element, lees_boom
from docgen.toetsen.pdf_tekst import Merk, Stuk, per_merk, zichtbaar

_SPELING = 2.0  # points that two pieces on one line may differ in height
_RAND = 25 / 25.4 * 72  # points from the edge in which running heads and feet stand
_PER_CM = 72 / 2.54
HINT_MAKERS = "dit is een fout in docgen of in uw eigen sjabloon; meld het aan de makers"


def lezing(bestand: Bestand) -> Iterator[Melding]:
    """Compare the structure tree with the page, for every page of a PDF."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(bestand.inhoud)) as pdf:
        wortel = lees_boom(pdf)
        if wortel is None:
            yield fout("UIT231", bestand, "dit PDF heeft geen tags", "maak het opnieuw met docgen maak")
            return
        paren = zip(pdf.pages, zichtbaar(pdf), strict=True)
        bladen = [_Blad(n, stukken, float(p.mediabox[3])) for n, (p, stukken) in enumerate(paren, start=1)]
        gelezen = Counter(wortel.merken())
        for blad in bladen:
            yield from _buiten_tags(bestand, blad)
            yield from _bereik(bestand, blad, gelezen)
        yield from _versiering(bestand, bladen, wortel)
        yield from _volgorde(bestand, bladen, wortel)
        yield from _vervangen(bestand, bladen, wortel)


class _Blad:
    """One page: its pieces of text and the height of the paper."""

    def __init__(self, nummer: int, stukken: list[Stuk], hoogte: float) -> None:
        self.nummer, self.stukken, self.hoogte = nummer, stukken, hoogte

    def plek(self, stuk: Stuk) -> str:
        """Where a piece stands: enough to find it, without the text itself."""
        return f"bladzijde {self.nummer}, {(self.hoogte - stuk.y) / _PER_CM:.0f} cm van boven"


def _buiten_tags(bestand: Bestand, blad: _Blad) -> Iterator[Melding]:
    los = [s for s in blad.stukken if s.merk is None and not s.versiering]
    if los:
        tekst = f"{blad.plek(los[0])}: {_stukken(len(los))} tekst buiten de tags"
        yield fout("UIT232", bestand, tekst, HINT_MAKERS)


def _bereik(bestand: Bestand, blad: _Blad, gelezen: Counter[Merk]) -> Iterator[Melding]:
    doof = [s for s in blad.stukken if s.merk and not gelezen[s.merk]]
    if doof:
        tekst = f"{blad.plek(doof[0])}: {_stukken(len(doof))} tekst die de voorleessoftware niet bereikt"
        yield fout("UIT233", bestand, tekst, HINT_MAKERS)
    dubbel = [s for s in blad.stukken if s.merk and gelezen[s.merk] > 1]
    if dubbel:
        tekst = f"{blad.plek(dubbel[0])}: {_stukken(len(dubbel))} tekst die twee keer wordt voorgelezen"
        yield fout("UIT233", bestand, tekst, HINT_MAKERS)


def _stukken(aantal: int) -> str:
    return "1 stuk" if aantal == 1 else f"{aantal} stukken"


def _kaal(tekst: str) -> str:
    """Text without what differs between pages (numbers) and between lines (spaces, hyphens)."""
    return re.sub(r"\d+", "0", re.sub(r"[\s\u00ad-]+", "", tekst))


def _versiering(bestand: Bestand, bladen: list[_Blad], wortel: Element) -> Iterator[Melding]:
    """Text that is marked as decoration may only repeat: in the margin, a table head, a mark on every page."""
    teksten = per_merk(s for b in bladen for s in b.stukken)
    koppen = {
        _kaal(teksten.get(m, "")) for e in wortel.alle() if e.soort in ("TH", "Caption") for m in e.merken()
    }
    overal = set.intersection(
        *({(_kaal(s.tekst), round(s.y)) for s in b.stukken if s.versiering} for b in bladen)
    )
    for blad in bladen:
        vreemd = [
            s
            for s in blad.stukken
            if s.versiering
            and _RAND < s.y < blad.hoogte - _RAND
            and _kaal(s.tekst) not in koppen
            and (_kaal(s.tekst), round(s.y)) not in overal
        ]
        if vreemd:
            tekst = f"{blad.plek(vreemd[0])}: {_stukken(len(vreemd))} tekst staat als versiering gemerkt"
            yield fout("UIT235", bestand, tekst, HINT_MAKERS)


def _volgorde(bestand: Bestand, bladen: list[_Blad], wortel: Element) -> Iterator[Melding]:
    """What is read next starts lower on the page, or to the right; and never on an earlier page."""
    begin: dict[Merk, Stuk] = {}
    for stuk in (s for b in bladen for s in b.stukken):
        if stuk.merk is not None:
            begin.setdefault(stuk.merk, stuk)
    gemeld: set[int] = set()
    for element in wortel.alle():
        for vorige, deze in _paren(element, begin):
            assert vorige.merk
            assert deze.merk
            blad = bladen[deze.merk.bladzijde - 1]
            if not _na(vorige, deze) and blad.nummer not in gemeld:
                gemeld.add(blad.nummer)
                tekst = f"{blad.plek(deze)}: deze tekst wordt pas voorgelezen na tekst die eronder staat"
                yield fout("UIT234", bestand, tekst, HINT_MAKERS)


def _paren(element: Element, begin: dict[Merk, Stuk]) -> Iterator[tuple[Stuk, Stuk]]:
    """Yield, per page, the starts of two parts of an element that are read one after the other."""
    vorige: dict[int, Stuk] = {}
    laatste = 0
    for deel in element.inhoud:
        merken = [deel] if isinstance(deel, Merk) else list(deel.merken())
        starts: dict[int, Stuk] = {}
        for merk in merken:
            if merk in begin:
                starts.setdefault(merk.bladzijde, begin[merk])
        for nummer, start in starts.items():
            if nummer in vorige:
                yield vorige[nummer], start
            elif nummer < laatste:
                yield vorige[laatste], start
            vorige[nummer] = start
        laatste = max([laatste, *starts])


def _na(vorige: Stuk, deze: Stuk) -> bool:
    assert vorige.merk
    assert deze.merk
    if deze.merk.bladzijde < vorige.merk.bladzijde:
        return False
    if abs(deze.y - vorige.y) <= _SPELING:
        return deze.x >= vorige.x - _SPELING
    return deze.y < vorige.y or deze.x > vorige.x + _SPELING


def _vervangen(bestand: Bestand, bladen: list[_Blad], wortel: Element) -> Iterator[Melding]:
    """A text that a tag puts in the place of what stands there says the same."""
    teksten = per_merk(s for b in bladen for s in b.stukken)
    for element in wortel.alle():
        anders = element.obj.get("/ActualText")
        if anders is None:
            continue
        echt = "".join(teksten.get(m, "") for m in element.merken())
        if _kaal(echt) and _kaal(str(anders)) != _kaal(echt):
            nummer = next(element.merken()).bladzijde
            tekst = f"bladzijde {nummer}: de tags zeggen iets anders dan er staat"
            yield fout("UIT233", bestand, tekst, HINT_MAKERS)
