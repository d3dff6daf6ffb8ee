"""What changed between two states of a register, for whom: from plain values, as `registergegevens` makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from docgen.opmaak.filters import datum
from docgen.registers import REGISTERS, Kolom, als_cel
from docgen.registers import Soort as KolomSoort

Item = Mapping[str, Any]
Woorden = Mapping[str, Mapping[str, str]]
ORGANISATIE = "organisatie"
_REGISTERS = {"verwerkingen": "verwerkingen", "verwerkers": "verwerkers", "verwerkt_voor": "verwerkt-voor"}
_NIET = frozenset({"id", "sectoren", "uit"})
_ZELF = {"bestuur": "het bestuur", "school": "de school", "fg": "de functionaris gegevensbescherming"}
_LEEG = "niets"


class Soort(StrEnum):
    """What happened to an entry."""

    NIEUW = "nieuw"
    WEG = "weg"
    UITGEZET = "uitgezet"
    AANGEZET = "weer aangezet"
    VERANDERD = "veranderd"


@dataclass(frozen=True)
class Veld:
    """One field that changed. A list says what came and what went, another field what it was and becomes."""

    naam: str
    titel: str
    was: tuple[str, ...]
    wordt: tuple[str, ...]
    lijst: bool
    openbaar: bool

    @property
    def tekst(self) -> str:
        """From what to what, in words."""
        if not self.lijst:
            return f"was {_som(self.was)}, wordt {_som(self.wordt)}"
        erbij = [t for t in self.wordt if t not in self.was]
        eraf = [t for t in self.was if t not in self.wordt]
        delen = [*([f"erbij: {_som(erbij)}"] if erbij else []), *([f"weg: {_som(eraf)}"] if eraf else [])]
        return "; ".join(delen) or "andere volgorde"


@dataclass(frozen=True)
class Wijziging:
    """One entry that changed; `over` are the people that it is about, now or before."""

    register: str
    id: str
    naam: str
    soort: Soort
    reden: str | None = None
    velden: tuple[Veld, ...] = ()
    over: frozenset[str] = frozenset()

    @property
    def kort(self) -> str:
        """What happened, on one line."""
        if self.soort is Soort.VERANDERD:
            return f"veranderd: {', '.join(v.titel for v in self.velden)}"
        return f"{self.soort}{f': {self.reden}' if self.reden else ''}"

    @property
    def is_weg(self) -> bool:
        """Whether the new register no longer has it."""
        return self.soort in (Soort.WEG, Soort.UITGEZET)

    def merkt(self, merker: Item) -> bool:
        """Whether these readers notice it: by the people that it is about and the fields that they see."""
        if merker["id"] == "verwerkers" and self.register == "verwerkers":
            return True
        if self.register == ORGANISATIE:
            return bool(merker.get("betrokkenen")) and not merker.get("velden")
        mensen = merker.get("betrokkenen")
        if self.register != "verwerkingen" or (mensen is not None and not self.over & set(mensen)):
            return False
        eigen = set(merker.get("velden", ()))
        if mensen is None and not eigen:
            return False
        if self.soort is not Soort.VERANDERD and mensen is not None:
            return True
        niet = merker.get("niet", ())
        return any((v.naam in eigen) if eigen else (v.openbaar and v.naam not in niet) for v in self.velden)


@dataclass(frozen=True)
class Groep:
    """Readers with the changes that they notice."""

    merker: Item
    wijzigingen: tuple[Wijziging, ...]


def groepen(wijzigingen: Sequence[Wijziging], merkers: Sequence[Item]) -> tuple[Groep, ...]:
    """The changes by who notices them; the last kind of reader gets those that nobody else notices."""
    *anderen, zelf = merkers
    uit = [Groep(m, tuple(w for w in wijzigingen if w.merkt(m))) for m in anderen]
    gezien = {w for g in uit for w in g.wijzigingen}
    uit.append(Groep(zelf, tuple(w for w in wijzigingen if w not in gezien)))
    return tuple(g for g in uit if g.wijzigingen)


def vergelijk(oud: Item, nieuw: Item, woorden: Woorden) -> tuple[Wijziging, ...]:
    """All changes: the organisation first, then each register in the order of the new one, what went last."""
    return (
        *_organisatie(oud, nieuw),
        *(w for naam in _REGISTERS for w in _register(naam, oud, nieuw, woorden)),
    )


def _organisatie(oud: Item, nieuw: Item) -> Iterator[Wijziging]:
    for deel, naam in _ZELF.items():
        was, wordt = _vlak(oud.get(deel)), _vlak(nieuw.get(deel))
        velden = tuple(
            Veld(veld, veld, _teksten(was.get(veld)), _teksten(wordt.get(veld)), lijst=False, openbaar=True)
            for veld in dict.fromkeys((*was, *wordt))
            if was.get(veld) != wordt.get(veld)
        )
        if velden:
            yield Wijziging(ORGANISATIE, deel, naam, Soort.VERANDERD, velden=velden)


def _register(naam: str, oud: Item, nieuw: Item, woorden: Woorden) -> Iterator[Wijziging]:
    was, wordt = ({str(i["id"]): i for i in kant.get(naam) or ()} for kant in (oud, nieuw))
    uit_toen, uit_nu = ({str(i["id"]): i for i in kant.get("uitgezet") or ()} for kant in (oud, nieuw))
    kolommen = [k for k in REGISTERS[_REGISTERS[naam]].kolommen if not k.afgeleid and k.naam not in _NIET]
    for id_, item in wordt.items():
        velden = tuple(_velden(kolommen, was.get(id_, {}), item, woorden))
        if id_ not in was:
            soort = Soort.AANGEZET if naam == "verwerkingen" and id_ in uit_toen else Soort.NIEUW
            yield Wijziging(naam, id_, _naam(item), soort, velden=velden, over=_over(item))
        elif velden:
            over = _over(was[id_]) | _over(item)
            yield Wijziging(naam, id_, _naam(item), Soort.VERANDERD, velden=velden, over=over)
    for id_, item in was.items():
        if id_ not in wordt:
            uit = uit_nu.get(id_) if naam == "verwerkingen" else None
            soort, reden = (Soort.UITGEZET, str(uit.get("reden"))) if uit else (Soort.WEG, None)
            velden = tuple(_velden(kolommen, item, {}, woorden))
            yield Wijziging(naam, id_, _naam(item), soort, reden, velden, _over(item))


def _velden(kolommen: Sequence[Kolom], was: Item, wordt: Item, woorden: Woorden) -> Iterator[Veld]:
    for k in kolommen:
        oud, nieuw = _op(was, k.pad), _op(wordt, k.pad)
        if (oud or None) != (nieuw or None):
            titel = k.titel.split(":")[0] if k.delen else k.titel
            was_nu, wordt_nu = (_cel(k, w, woorden.get(k.naam, {})) for w in (oud, nieuw))
            yield Veld(k.pad[0], titel, was_nu, wordt_nu, isinstance(oud or nieuw, list), k.openbaar)


def _cel(kolom: Kolom, waarde: Any, woorden: Mapping[str, str]) -> tuple[str, ...]:
    """Codes as their words, groups on one line."""
    if waarde in (None, [], ""):
        return ()
    if kolom.delen and isinstance(waarde, list):
        return tuple(_groep(kolom, i, woorden) for i in waarde if isinstance(i, Mapping))
    if kolom.soort is KolomSoort.DATUM:
        with suppress(ValueError):
            return (str(datum(date.fromisoformat(str(waarde))).striptags()),)
    if isinstance(waarde, list):
        return tuple(woorden.get(str(i), str(i)) for i in waarde)
    return (woorden.get(waarde, waarde),) if isinstance(waarde, str) else (als_cel(kolom, waarde, {}),)


def _groep(kolom: Kolom, item: Item, woorden: Mapping[str, str]) -> str:
    delen = [woorden.get(w, w) if d == kolom.codedeel else w for d in kolom.delen if (w := item.get(d))]
    return ", ".join(map(str, delen))


def _op(item: Any, pad: tuple[str, ...]) -> Any:
    for stap in pad:
        item = item.get(stap) if isinstance(item, Mapping) else None
    return item


def _vlak(deel: Any, voor: str = "") -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, waarde in deel.items() if isinstance(deel, Mapping) else ():
        uit |= _vlak(waarde, f"{naam} ") if isinstance(waarde, Mapping) else {f"{voor}{naam}": waarde}
    return {n: w for n, w in uit.items() if w is not None}


def _teksten(waarde: Any) -> tuple[str, ...]:
    return () if waarde is None else (str(waarde),)


def _over(item: Item) -> frozenset[str]:
    return frozenset(map(str, item.get("betrokkenen") or ()))


def _naam(item: Item) -> str:
    return str(item.get("naam") or item.get("voor") or item["id"])


def _som(teksten: Sequence[str]) -> str:
    return "; ".join(f"‘{t}’" for t in teksten) or _LEEG
