"""Who acts, and how the reader is addressed: passive voice, u and je (juridisch § 15)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from docgen.regels.taal.blokken import Soort, Zin, zonder_citaat
from docgen.regels.taal.kern import Vondst, taalregel
from docgen.regels.taal.leestekst import Leestekst
from docgen.regels.taal.zinnen import woordvormen

_WORDEN = re.compile(r"^(?:word|wordt|worden|werd|werden)$", re.I)
_ZIJN = re.compile(r"^(?:is|zijn|was|waren)$", re.I)
_KAN = re.compile(r"\b(?:word|werd)|\bdoor\b", re.I)
_SCHEIDING = re.compile(r"[,;:.!?()–—…]")
_ZWAK = re.compile(r"^(?:\w{2,6})?(?:ge)\w{2,}(?:d|t|en)$|^(?:be|ver|ont|her)\w{2,}(?:d|t)$", re.I)
_MINSTENS = 4
_NABIJ = 8


@taalregel("BRF204")
def lijdende_vorm(tekst: Leestekst) -> Iterator[Vondst]:
    """De zinnen zeggen wie iets doet.

    Wat: Hooguit 10 van de 100 zinnen staan in de lijdende vorm (wordt gedeeld, worden bewaard); in een convenant of
        register 25. De vorm 'er wordt' met een voltooid deelwoord noemt docgen altijd.
    Waarom: In een lijdende zin is onduidelijk wie iets doet. 'Wij bewaren uw gegevens' is korter en duidelijker dan
        'uw gegevens worden bewaard'.
    Fout:
        <p>Er wordt aan u toestemming gevraagd.</p>
    Goed:
        <p>Wij vragen u om toestemming. Uw kind wordt volgende week zes jaar. Het gesprek wordt kort.</p>
    """
    lijdend = [zin for zin in tekst.lopend if is_lijdend(zin.eigen)]
    hint = "zeg wie het doet: 'wij bewaren' in plaats van 'er wordt bewaard'"
    for zin in lijdend:
        if re.search(
            r"\ber\s+(?:wordt|worden|werd|werden)\b|\b(?:wordt|worden|werd|werden)\s+er\b", zin.tekst, re.I
        ):
            yield Vondst("een zin met 'er wordt' zegt niet wie iets doet", hint, zin.tekst)
    deel = len(lijdend) / len(tekst.lopend) if tekst.lopend else 0.0
    if len(lijdend) >= _MINSTENS and deel > tekst.profiel.lijdend:
        meest = f"{round(100 * deel)} van de 100 zinnen zijn lijdend (hooguit {round(100 * tekst.profiel.lijdend)})"
        for zin in lijdend:
            yield Vondst(meest, hint, zin.tekst)


def is_lijdend(zin: str) -> bool:
    """Whether a sentence has a passive: worden with a participle, or zijn with a participle and 'door'."""
    if not _KAN.search(zin):
        return False
    for deel in _SCHEIDING.split(zonder_citaat(zin)):
        woorden = re.findall(r"[\w'’-]+", deel)
        for i, woord in enumerate(woorden):
            buurt = woorden[max(0, i - _NABIJ) : i] + woorden[i + 1 : i + 1 + _NABIJ]
            if _WORDEN.match(woord) and any(map(_is_deelwoord, buurt)):
                return True
            if _ZIJN.match(woord) and "door" in buurt and any(map(_is_deelwoord, buurt)):
                return True
    return False


def _is_deelwoord(woord: str) -> bool:
    laag = woord.lower()
    if laag in woordvormen("sterk-deelwoord"):
        return True
    return (
        laag not in woordvormen("geen-deelwoord")
        and not laag.endswith(("heid", "schap", "ment"))
        and bool(_ZWAK.match(laag))
    )


_U = re.compile(r"(?<![\w.'’-])(?:u|uw|uzelf)(?![\w.'’-]|\.\w)", re.I)
_JE = re.compile(r"(?<![\w'’-])(?:je|jij|jou|jouw|jezelf)(?![\w'’-])", re.I)


@taalregel("BRF206")
def u_en_je(tekst: Leestekst) -> Iterator[Vondst]:
    """Een document zegt u of je, niet allebei.

    Wat: In één document spreken de zinnen de lezer aan met u of met je. Een kader, een bijlage en een blok om te tekenen
        mogen een eigen lezer hebben. Citaten en invulvelden tellen niet mee.
    Waarom: Ouders en medewerkers lezen u, leerlingen je. Door elkaar weet de lezer niet voor wie de tekst is.
    Fout:
        <p>Wij vragen uw toestemming. Je mag ook nee zeggen.</p>
    Goed:
        <p>Wij vragen uw toestemming. U mag ook nee zeggen.</p>
        <section class="kader"><h2>Voor de leerling</h2><p>Wij willen weten wat jij ervan vindt.</p></section>
    """
    per_deel: dict[int, tuple[list[Zin], list[Zin]]] = defaultdict(lambda: ([], []))
    for zin in tekst.zinnen:
        if zin.blok.soort is not Soort.LABEL:
            for lijst, vorm in zip(per_deel[zin.blok.deel], (_U, _JE), strict=True):
                lijst.extend([zin] if vorm.search(zin.eigen) else [])
    for met_u, met_je in per_deel.values():
        if met_u and met_je:
            minst, meest = (met_je, "u") if len(met_je) <= len(met_u) else (met_u, "je")
            for zin in minst:
                yield Vondst("u en je staan door elkaar", f"de rest van de tekst zegt {meest}", zin.tekst)
