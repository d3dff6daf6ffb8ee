"""Stiff words, abbreviations that nobody explained, and double negation (juridisch § 15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.naslag import Item
from docgen.regels.taal.blokken import Soort, Zin
from docgen.regels.taal.kern import Vondst, taalregel
from docgen.regels.taal.leestekst import JURIDISCH, Leestekst

_IN_NAAM = r"(?<![Ww]et )(?<!Wet van de )(?<![Vv]erdrag )(?<![Bb]esluit )(?<![Rr]egeling )"


@cache
def _een_van(woorden: tuple[str, ...], hoofdletters: bool = False) -> re.Pattern[str]:
    """Finds one of these as whole words."""
    patroon = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(woorden, key=len, reverse=True))
    return re.compile(rf"{_IN_NAAM}(?<![\w-])(?:{patroon})(?![\w-])", 0 if hoofdletters else re.I)


def _vormen(item: Item) -> tuple[str, ...]:
    return (item["naam"], *item.get("vormen", ()))


@taalregel("BRF203")
def stijf_woord(tekst: Leestekst) -> Iterator[Vondst]:
    """Er staan geen stijve woorden waarvoor een gewoon woord bestaat.

    Wat: De tekst heeft geen woord van de lijst keuzelijsten/woorden, zoals middels, teneinde, conform of derhalve.
        De lijst noemt bij elk woord een beter woord. Sommige vaktermen mogen wel in een convenant of register.
    Waarom: Stijve woorden maken een brief afstandelijk en moeilijk. De AVG vraagt eenvoudige taal (AVG 12 lid 1).
    Fout:
        <p>Wij informeren u middels deze brief over het overleg.</p>
    Goed:
        <p>Met deze brief vertellen wij u over het overleg.</p>
    """
    items = [
        i
        for i in tekst.lijst("woorden").values()
        if tekst.profiel is not JURIDISCH or i.get("juridisch") != "ja"
    ]
    alle = _een_van(tuple(vorm for i in items for vorm in _vormen(i)))
    for zin in tekst.zinnen:
        for item in items if alle.search(zin.eigen) else ():
            uitgezonderd = item.get("behalve")
            kaal = _een_van(tuple(uitgezonderd)).sub("", zin.eigen) if uitgezonderd else zin.eigen
            if _een_van(_vormen(item)).search(kaal):
                hint = f"schrijf liever: {item['beter']}"
                yield Vondst(f"'{item['naam']}' is een stijf woord", hint, zin.tekst)


@taalregel("BRF205")
def afkorting_niet_voluit(tekst: Leestekst) -> Iterator[Vondst]:
    """Een afkorting staat de eerste keer voluit.

    Wat: Een afkorting van de lijst keuzelijsten/afkortingen staat pas in de tekst nadat de woorden zelf er staan.
        Tabellen, koppen, invulvelden en wetsartikelen hoeven dat niet te doen.
    Waarom: Een ouder weet niet wat een MDO of een SWV is.
    Fout:
        <p>Wij nodigen u uit voor een MDO.</p>
    Goed:
        <p>Wij nodigen u uit voor een overleg met deskundigen. Dat heet een multidisciplinair overleg (MDO).</p>
    """
    for item in tekst.lijst("afkortingen").values():
        naam, voluit = item["naam"], item["voluit"]
        if naam in tekst.pagina.tekst and (zin := _eerste_keer(tekst, naam, tuple(voluit))):
            hint = f"schrijf de eerste keer: {voluit[0]} ({naam})"
            yield Vondst(f"de afkorting {naam} staat hier voor het eerst, zonder uitleg", hint, zin.tekst)


def _eerste_keer(tekst: Leestekst, afkorting: str, voluit: tuple[str, ...]) -> Zin | None:
    """The first sentence with the abbreviation, unless the words themselves come before it or in it."""
    kort, lang = _een_van((afkorting,), hoofdletters=True), _een_van(voluit)
    for zin in tekst.zinnen:
        if lang.search(zin.tekst):
            return None
        if zin.blok.soort is Soort.TEKST and afkorting in zin.tekst and kort.search(zin.zonder_wet):
            return zin
    return None


_NIET = r"(?:niet|geen|nooit|niets|niemand|nergens)"
# what follows is no longer the same statement
_DEELZIN = re.compile(
    r"[,;:.!?()–—…]|\b(?:en|of|maar|want|dan|als|omdat|dat|die|wie|wat|waar|terwijl|om|tot|ook|zolang|zodat|toen)\b",
    re.I,
)
_KAN = re.compile(rf"\b{_NIET}\b", re.I)
# 'Niet meedoen heeft geen gevolgen' denies only once: the first one belongs to the doing
_DUBBEL = re.compile(rf"(?<!^)(?<!^\s)\b{_NIET}\b(?:\s+\S+){{0,6}}?\s+{_NIET}\b", re.I)
_ON = re.compile(
    r"\b(?:niet|geen)\s+(?:zonder|on(?:mogelijk|redelijk|juist|gegrond|nodig|belangrijk|terecht|duidelijk|"
    r"voldoende|verenigbaar|bevoegd|rechtmatig|gebruikelijk|bekend)e?)\b",
    re.I,
)


@taalregel("BRF207")
def dubbele_ontkenning(tekst: Leestekst) -> Iterator[Vondst]:
    """Een zin ontkent niet twee keer.

    Wat: In één deel van een zin staan geen twee woorden als niet, geen en nooit. Ook 'niet onmogelijk' en 'niet zonder'
        zijn dubbel.
    Waarom: Twee keer nee is ja. De lezer moet dat uitrekenen en kan zich vergissen.
    Fout:
        <p>Wij delen de gegevens niet zonder uw toestemming.</p>
    Goed:
        <p>Wij delen de gegevens alleen als u dat goedvindt. Het is niet nodig, en u hoeft niets te doen.</p>
    """
    for zin in tekst.zinnen:
        delen = _DEELZIN.split(zin.eigen) if _KAN.search(zin.eigen) else ()
        if any(_DUBBEL.search(deel) or _ON.search(deel) for deel in delen):
            yield Vondst("een dubbele ontkenning", "zeg wat wel zo is, bijvoorbeeld met 'alleen'", zin.tekst)
