"""What `veld=waarde` on the command line means for an entry: which field, and which data goes in the file.

Only the model decides. A list of codes takes commas, a list of texts takes one text at a time, brackets take YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from docgen.bewerken import Data, als_gegevens
from docgen.bron import lees_tekst
from docgen.bron.nummers import tel_bsn
from docgen.meldingen import Meldingen, Onleesbaar
from docgen.model.basis import Gegevens, Tekst
from docgen.opdrachten.register_plaats import OPDRACHTREGEL, bedoelde, geweigerd, zonder_none
from docgen.registers import REGISTERS

Pad = tuple[str | int, ...]
_VORM = re.compile(r"(\w(?:[\w.-]*\w)?)\s*(\+=|-=|=)(.*)", re.S)
_MEERVOUD = ("en", "n", "s")
_BEREKEND = frozenset(k.naam for r in REGISTERS.values() for k in r.kolommen if k.afgeleid)
ZET, ERBIJ, ERAF, ERF = "=", "+=", "-=", "erf"


@dataclass(frozen=True)
class Toekenning:
    """One change of one field; an empty `waarde` makes the field empty, ERF takes the own value away."""

    pad: Pad
    daad: str
    waarde: Data

    @property
    def veld(self) -> str:
        """The field as the user writes it; numbers in a list count from one."""
        return ".".join(str(s + 1) if isinstance(s, int) else s for s in self.pad)


def lees_toekenning(tekst: str, model: type[Gegevens]) -> Toekenning:
    """Read `veld=waarde`, `veld+=item` or `veld-=item`. Raises Onleesbaar."""
    treffer = _VORM.fullmatch(tekst)
    if not treffer:
        hint = "bijvoorbeeld: systeem=Voorbeeldsoft, of ontvangers+=X14"
        raise geweigerd("INV353", OPDRACHTREGEL, "dit is geen verandering van een veld", hint)
    naam, daad, waarde = treffer.groups()
    pad, soort = veld_van(model, naam)
    if pad == ("id",):
        hint = "voeg een nieuwe toe en sluit de oude; dan blijft te zien wat er was"
        raise geweigerd("INV353", OPDRACHTREGEL, "een id verandert niet", hint)
    if tel_bsn(waarde):
        hint = "haal het weg; docgen heeft nooit een BSN nodig"
        raise geweigerd("INV110", OPDRACHTREGEL, "hier staat een burgerservicenummer (BSN)", hint)
    data = _data(waarde.strip(), soort, los=daad != ZET)
    if daad != ZET and not is_lijst(soort):
        hint = f"schrijf: {naam}=..."
        raise geweigerd("INV353", OPDRACHTREGEL, f"'{naam}' is geen lijst; daar kan niets bij of af", hint)
    return Toekenning(pad, daad, data)


def veld_van(model: type[Gegevens], naam: str) -> tuple[Pad, Any]:
    """The path of a field and its type; a singular also finds its plural. Raises Onleesbaar with a suggestion."""
    pad: list[str | int] = []
    soort: Any = model
    for stap in naam.split("."):
        velden = list(kern(soort).model_fields) if is_groep(kern(soort)) else []
        if is_lijst(soort) and stap.isdigit() and pad and int(stap):
            pad.append(int(stap) - 1)
            soort = kern(soort)
            continue
        veld = veldnaam(stap, velden)
        if veld is None or is_lijst(soort):
            if naam in _BEREKEND:
                hint = "verander waar het uit volgt"
                raise geweigerd("INV353", OPDRACHTREGEL, f"'{naam}' rekent docgen zelf uit", hint)
            hint = bedoelde(stap.replace("-", "_"), velden) if velden else f"'{pad[-1]}' heeft geen velden"
            hint = hint if not is_lijst(soort) else f"noem het nummer: {pad[-1]}.1.{stap}"
            raise geweigerd("INV101", OPDRACHTREGEL, f"het veld '{naam}' ken ik hier niet", hint)
        pad.append(veld)
        soort = zonder_none(kern(soort).model_fields[veld].annotation)
    return tuple(pad), soort


def veldnaam(woord: str, velden: Iterable[str]) -> str | None:
    """The field that someone means by a word: with - or _, and `grondslag` for `grondslagen`."""
    net = woord.replace("-", "_")
    namen = (net, *(net + eind for eind in _MEERVOUD))
    return next((naam for naam in namen if naam in velden), None)


def is_lijst(soort: Any) -> bool:
    """Whether a field of this type is a list."""
    return get_origin(soort) is tuple


def losse_items(soort: Any, tekst: str) -> bool:
    """Whether this text is one item of a list, and not a list of codes or YAML of its own."""
    return is_lijst(soort) and tekst[:1] not in ("[", "{") and (kern(soort) == Tekst or "," not in tekst)


def is_groep(soort: Any) -> bool:
    """Whether a field of this type has fields of its own."""
    return isinstance(soort, type) and issubclass(soort, Gegevens)


def kern(soort: Any) -> Any:
    """The type of one item."""
    return get_args(soort)[0] if is_lijst(soort) else soort


def _data(tekst: str, soort: Any, *, los: bool) -> Data:
    if not tekst:
        return None
    if (is_lijst(soort) and tekst[0] in "[{") or (is_groep(soort) and tekst[0] == "{"):
        gelezen = _yaml(tekst)
        return [gelezen] if is_lijst(soort) and not los and not isinstance(gelezen, list) else gelezen
    if los or not is_lijst(soort):
        return tekst
    codes = kern(soort) != Tekst
    return [deel.strip() for deel in tekst.split(",") if deel.strip()] if codes else [tekst]


def _yaml(tekst: str) -> Data:
    meldingen = Meldingen()
    boom = lees_tekst(f"waarde: {tekst}\n", meldingen, str(OPDRACHTREGEL))
    if boom is None or meldingen:
        raise Onleesbaar(meldingen.lijst)
    return als_gegevens(boom.velden["waarde"])
