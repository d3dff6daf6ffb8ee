"""What the rules about the register share: walking over entries, suggestions, articles and retention in days."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.model.verwerking import Verwerker, Verwerking
from docgen.recht.norm import Norm
from docgen.regels.kern import Bevinding, Pad

Item = Mapping[str, Any]
LEERLING = frozenset({"leerling", "aangemelde"})
VEEL = 3  # more than this many findings of one kind become one
_GETALLEN = [
    "een",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "twaalf",
    "vijftien",
    "twintig",
]
_WAARDEN = dict(zip(_GETALLEN, (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20), strict=True))
_DAGEN = {  # by the first three letters, singular and plural
    **dict.fromkeys(("uur", "ure"), 1 / 24),
    "dag": 1.0,
    **dict.fromkeys(("wee", "wek"), 7.0),
    "maa": 30.44,
    **dict.fromkeys(("jaa", "jar"), 365.25),
}
_DUUR = re.compile(
    rf"\b(\d+|{'|'.join(_GETALLEN)})\s+(?:hele\s+|kalender|school)?"
    r"(uur|uren|dag|dagen|week|weken|maand|maanden|(?:kalender|school)?(?:jaar|jaren))\b",
    re.I,
)


def actief(dossier: Dossier) -> Iterator[tuple[Pad, Verwerking]]:
    """Yield each activity that is not switched off, with its path in the organisation file."""
    for nr, v in enumerate(dossier.org.verwerkingen):
        if not v.uit:
            yield ("verwerkingen", nr), v


def verwerkers(dossier: Dossier) -> Iterator[tuple[Pad, Verwerker]]:
    """Yield each processor that is not switched off, with its path."""
    for nr, v in enumerate(dossier.org.verwerkers):
        if not v.uit:
            yield ("verwerkers", nr), v


def van_docgen(dossier: Dossier, pad: Pad) -> bool:
    """Whether this value comes from docgen's own catalogue and not from a file of the organisation."""
    return dossier.organisatie.plek(*pad).bestand.startswith("configuratie/")


def gebundeld(bevindingen: list[Bevinding], pad: Pad, tekst: str, hint: str) -> Iterator[Bevinding]:
    """Yield the findings, or one for all of them when they are many: a list of forty warnings helps nobody."""
    if len(bevindingen) > VEEL:
        yield Bevinding(pad, tekst, hint)
    else:
        yield from bevindingen


def bedoelde(code: str, items: Mapping[str, Item]) -> str:
    """A hint with the nearest code; it also looks at the names, for who writes 'DUO' instead of X14."""
    zoek = code.casefold()
    op_naam = [id_ for id_, item in items.items() if zoek in str(item.get("naam", "")).casefold()]
    klein = {id_.casefold(): id_ for id_ in items}
    beste = op_naam or [klein[k] for k in difflib.get_close_matches(zoek, klein, n=1, cutoff=0.5)]
    if not beste:
        return f"kies uit: {', '.join(items)}"
    naam = items[beste[0]].get("naam")
    return f"bedoelde u '{beste[0]}'" + (f" ({naam})?" if naam else "?")


def artikelen(dossier: Dossier, v: Verwerking) -> list[Norm]:
    """The norms of an entry that are in force and apply to this sector; unknown ids are left to INV157."""
    wetboek, op = dossier.naslag.wetboek, dossier.peildatum
    bekend = wetboek.van_kracht((n for n in v.normen if n in wetboek), op)
    normen = (wetboek.norm(id_, op) for id_ in bekend)
    return [n for n in normen if n.geldt_voor(dossier.org.sector.delen)]


def dagen(tekst: str) -> list[float]:
    """All durations in a text, in days."""
    return [_aantal(g) * _eenheid(e) for g, e in _DUUR.findall(tekst)]


def grens(item: Item, veld: str) -> float | None:
    """`minimum` or `maximum` of a retention code in days; None when the list gives none."""
    duur = item.get(veld)
    return float(duur["aantal"]) * _eenheid(duur["eenheid"]) if duur else None


def _aantal(tekst: str) -> float:
    return float(tekst) if tekst.isdigit() else float(_WAARDEN[tekst.casefold()])


def _eenheid(woord: str) -> float:
    return _DAGEN[re.sub(r"^(kalender|school)", "", woord.casefold())[:3]]
