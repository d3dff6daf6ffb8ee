"""Meldingen that the user has answered in the file itself, with a reason: `# docgen: negeer CODE - reden`.

Only a warning may be ignored. A fault keeps a document from being made or makes it a CONCEPT, and an oordeel asks a
person to decide: neither can be talked away with a comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docgen.meldingen import Ernst, Melding, Meldingen, Negeer, Plek

Sleutel = tuple[str, int, str]


def negeer(meldingen: Meldingen, volledig: Callable[[Plek], bool] | None = None) -> None:
    """Mark what is ignored, and report comments that are not right.

    `volledig` says whether all rules about the file of a place have been run; only then a comment without a melding
    is superfluous. Without it nothing is said of comments, because another command checks them all.
    """
    per_doel: dict[Sleutel, Negeer] = {(n.plek.bestand, n.regel, n.code): n for n in meldingen.negeringen}
    gevonden: set[Sleutel] = set()
    for nr, m in enumerate(meldingen.lijst):
        if (sleutel := _sleutel(m)) in per_doel:
            gevonden.add(sleutel)
            if _mag(m) and per_doel[sleutel].reden:
                meldingen.lijst[nr] = replace(m, genegeerd=per_doel[sleutel].reden)
    if volledig:
        streng = {_sleutel(m) for m in meldingen.lijst if not _mag(m)}
        ongebruikt = {s for s, n in per_doel.items() if s not in gevonden and volledig(n.plek)}
        meldingen.lijst += [m for s, n in per_doel.items() for m in _bezwaar(n, s in streng, s in ongebruikt)]


def _sleutel(m: Melding) -> Sleutel:
    return m.plek.bestand, m.plek.regel, m.code


def _mag(melding: Melding) -> bool:
    return melding.ernst is Ernst.WAARSCHUWING and not melding.code.startswith(("INV", "SJB", "BRF"))


def _bezwaar(n: Negeer, streng: bool, ongebruikt: bool) -> Iterator[Melding]:
    if not n.code or not n.reden:
        hint = "schrijf: # docgen: negeer VRW119 - waarom dit hier goed is"
        yield _melding("INV401", n, "bij dit negeren staat geen code of geen reden", hint)
    elif streng:
        hint = "los de melding op; alleen een waarschuwing mag u negeren"
        yield _melding("INV403", n, f"de melding {n.code} mag u niet negeren", hint)
    elif ongebruikt:
        hint = f"haal de opmerking weg; op regel {n.regel} is er geen melding {n.code}"
        yield _melding("INV402", n, "hier is niets te negeren", hint)


def _melding(code: str, n: Negeer, tekst: str, hint: str) -> Melding:
    return Melding(code, Ernst.WAARSCHUWING, n.plek, tekst, hint)
