"""How wide each column of a table is: what the page asks, and the rest by what the cells hold."""

from __future__ import annotations

from lxml.etree import _Element

from docgen.schrijvers.word.tekst import platte_tekst

_GEMIDDELD_HOOGSTENS = 70  # characters; longer text may wrap
_MONSTER = 60  # rows that are looked at
_LANG_WOORD = 22  # letters; a longer word is cut
_LETTER = 110  # twips


def breedtes(rijen: list[_Element], totaal: int, *, kenmerk: bool) -> list[int]:
    """Return the width of each column in twips; together they are `totaal`."""
    aantal = max(sum(int(c.get("colspan", "1")) for c in rij) for rij in rijen)
    gevraagd = _gevraagd(rijen, aantal)
    gewichten, woorden = _gewichten(rijen[:_MONSTER], aantal)
    if kenmerk and aantal == 2 and not any(gevraagd):
        gevraagd[0] = min(max(_langste(rijen) * 1.4 + 5, 14), 30)
    rest = max(100 - sum(g for g in gevraagd if g), 0)
    vrij = sum(w for w, g in zip(gewichten, gevraagd, strict=True) if not g) or 1.0
    delen = [g or w / vrij * rest for w, g in zip(gewichten, gevraagd, strict=True)]
    minst = [0 if g else w * _LETTER / totaal * 100 for w, g in zip(woorden, gevraagd, strict=True)]
    delen = _genoeg(delen, [min(m, rest / aantal) for m in minst])
    kolommen = [int(d / sum(delen) * totaal) for d in delen]
    kolommen[-1] += totaal - sum(kolommen)
    return kolommen


def _genoeg(delen: list[float], minst: list[float]) -> list[float]:
    """Return the shares with none below what its longest word needs; the columns with room to spare give it."""
    tekort = sum(max(m - d, 0) for d, m in zip(delen, minst, strict=True))
    ruim = sum(max(d - m, 0) for d, m in zip(delen, minst, strict=True) if m) or 1.0
    geef = min(tekort / ruim, 1.0)
    return [d if not m else m if d < m else d - (d - m) * geef for d, m in zip(delen, minst, strict=True)]


def _gevraagd(rijen: list[_Element], aantal: int) -> list[float]:
    """Return the percentage that `data-breedte` asks for each column, 0 where nothing is asked."""
    gevraagd = [0.0] * aantal
    for rij in rijen:
        kolom = 0
        for cel in rij:
            breed = int(cel.get("colspan", "1"))
            if breed == 1 and kolom < aantal and cel.get("data-breedte"):
                gevraagd[kolom] = float(cel.get("data-breedte", "0").rstrip("%"))
            kolom += breed
        if any(gevraagd):
            break
    return gevraagd


def _gewichten(rijen: list[_Element], aantal: int) -> tuple[list[float], list[int]]:
    """Return two figures per column: its weight (the mean length of its text) and the letters of its longest word."""
    lengtes: list[list[int]] = [[] for _ in range(aantal)]
    woorden = [6] * aantal
    for rij in rijen:
        kolom = 0
        for cel in rij:
            breed = int(cel.get("colspan", "1"))
            if breed == 1 and kolom < aantal:
                tekst = platte_tekst(cel)
                lengtes[kolom].append(len(tekst))
                woorden[kolom] = max(woorden[kolom], *(len(w) + 3 for w in tekst.split() or [""]))
            kolom += breed
    gemiddeld = [sum(le) / max(len(le), 1) for le in lengtes]
    woorden = [min(w, _LANG_WOORD) for w in woorden]
    return [max(min(g, _GEMIDDELD_HOOGSTENS), w) for g, w in zip(gemiddeld, woorden, strict=True)], woorden


def _langste(rijen: list[_Element]) -> int:
    return max((len(platte_tekst(rij[0])) for rij in rijen if len(rij)), default=0)
