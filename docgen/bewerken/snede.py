"""Where a change lands in the text: one slice and what comes in its place.

Everything is worked out from the slices of the nodes (docgen/bron) and the text between them. A layout that this
module does not foresee gives a wrong slice at worst; tekst.py sees that and refuses the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.bewerken.gegevens import Data
from docgen.bewerken.schrijfwijze import item, regel, veld
from docgen.bewerken.wijziging import GeenPlek, Pad, Voeg, Weg, Wijziging, Zet
from docgen.bron.boom import Bereik, Kaart, Knoop, Lijst, Waarde

_REGELEINDE = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True)
class Snede:
    """Replace the characters from `van` up to `tot` by `tekst`."""

    van: int
    tot: int
    tekst: str


@dataclass(frozen=True)
class Blad:
    """The text of a file with its tree; answers where lines and nodes begin and end."""

    tekst: str
    boom: Kaart

    @cached_property
    def regeleinde(self) -> str:
        """The line ending that this file uses."""
        treffer = _REGELEINDE.search(self.tekst)
        return treffer.group() if treffer else "\n"

    @cached_property
    def laag(self) -> int:
        """How far this file indents a mapping in a mapping."""
        stappen = (s for o, k in _paren(self.boom) if isinstance(k, Kaart) and (s := self._stap(o, k)) > 0)
        return next(stappen, 2)

    @cached_property
    def streep(self) -> int:
        """How far this file indents the dash of a list in a mapping."""
        stappen = (s for o, k in _paren(self.boom) if isinstance(k, Lijst) and (s := self._stap(o, k)) >= 0)
        return next(stappen, self.laag)

    def begin(self, plek: int) -> int:
        """The first character of the line."""
        treffers = list(_REGELEINDE.finditer(self.tekst, max(0, self.tekst.rfind("\n", 0, plek)), plek))
        return treffers[-1].end() if treffers else 0

    def einde(self, plek: int) -> int:
        """The first character of the next line; `plek` itself when it is the first of its line."""
        if plek and plek == self.begin(plek):
            return plek
        treffer = _REGELEINDE.search(self.tekst, plek)
        return treffer.end() if treffer else len(self.tekst)

    def kolom(self, plek: int) -> int:
        """How many characters stand before this one on its line."""
        return plek - self.begin(plek)

    def op(self, pad: Pad) -> Knoop:
        """The node at a path of keys and numbers that exists."""
        knoop: Knoop = self.boom
        for stap in pad:
            knoop = knoop.velden[str(stap)] if isinstance(knoop, Kaart) else knoop.items[int(stap)]  # type: ignore[union-attr]
        return knoop

    def kinderen(self, ouder: Knoop) -> list[tuple[int, Knoop]]:
        """The children of a collection, each with the place where its key or dash begins."""
        if isinstance(ouder, Kaart):
            return [(ouder.sleutelbereik[s].van, k) for s, k in ouder.velden.items()]
        if not isinstance(ouder, Lijst) or ouder.bereik.vloeiend:
            return [(k.bereik.van, k) for k in getattr(ouder, "items", ())]
        return list(self._met_streep(ouder))

    def regels(self, regels: list[str], plek: int) -> Snede:
        """Insert whole lines before the line that begins here, or at the end of the file."""
        tekst = self.regeleinde.join(regels)
        if plek == len(self.tekst) and plek != self.begin(plek):
            return Snede(plek, plek, self.regeleinde + tekst)
        return Snede(plek, plek, tekst + self.regeleinde)

    def _met_streep(self, lijst: Lijst) -> Iterator[tuple[int, Knoop]]:
        kolom = self.kolom(lijst.bereik.van)
        streep = re.compile(rf"^ {{{kolom}}}-(?=\s|$)", re.M)
        van = lijst.bereik.van
        tekst = self.tekst.replace("\r", "\n")
        for nummer, kind in enumerate(lijst.items):
            if nummer:
                treffer = streep.search(tekst, van)
                van = treffer.end() - 1 if treffer else van
            yield van, kind
            van = kind.bereik.tot

    def _stap(self, ouder: Kaart, kind: Knoop) -> int:
        if kind.bereik.vloeiend or ouder.bereik.vloeiend:
            return -1
        return self.kolom(kind.bereik.van) - self.kolom(ouder.bereik.van)


def snede(blad: Blad, wijziging: Wijziging) -> Snede:
    """Return the slice for a change that was `uitgeschreven`."""
    match wijziging:
        case Voeg(pad, waarde):
            return _voeg(blad, pad, waarde)
        case Weg(pad):
            return _weg(blad, pad)
        case Zet(pad, waarde, na):
            ouder = blad.op(pad[:-1])
            if isinstance(ouder, Kaart) and pad[-1] not in ouder.velden:
                return _nieuw(blad, ouder, str(pad[-1]), waarde, na)
            return _vervang(blad, pad, waarde)


def _nieuw(blad: Blad, ouder: Kaart, sleutel: str, waarde: Data, na: tuple[str, ...] | None) -> Snede:
    if ouder.bereik.vloeiend:
        return _erbij_vloeiend(ouder, f"{regel(sleutel)}: {regel(waarde)}")
    buren = [ouder.velden[s] for s in na or () if s in ouder.velden] or list(ouder.velden.values())
    kolom = blad.kolom(ouder.bereik.van)
    plek = _met_diep_commentaar(blad, blad.einde(max(k.bereik.tot for k in buren)), kolom)
    return blad.regels(veld(sleutel, waarde, kolom, blad.laag, blad.streep), plek)


def _voeg(blad: Blad, pad: Pad, waarde: Data) -> Snede:
    lijst = blad.op(pad)
    if lijst.bereik.vloeiend:
        return _eerste_regel(blad, pad, waarde) or _erbij_vloeiend(lijst, regel(waarde))
    kolom = blad.kolom(lijst.bereik.van)
    plek = _met_diep_commentaar(blad, blad.einde(lijst.bereik.tot), kolom)
    return blad.regels(item(waarde, kolom, blad.laag, blad.streep), plek)


def _eerste_regel(blad: Blad, pad: Pad, waarde: Data) -> Snede | None:
    """The first entry of `naam: []` goes on lines of its own, below what else stands on that line."""
    lijst, ouder = blad.op(pad), blad.op(pad[:-1])
    van, tot = lijst.bereik.van, lijst.bereik.tot
    buiten = any(blad.op(pad[:n]).bereik.vloeiend for n in range(len(pad)))
    if buiten or not isinstance(ouder, Kaart) or not isinstance(waarde, dict):
        return None
    if not isinstance(lijst, Lijst) or lijst.items:
        return None
    if blad.begin(tot) != blad.begin(ouder.sleutelbereik[str(pad[-1])].van):
        return None
    rest = blad.tekst[tot : blad.einde(tot)]
    regels = item(waarde, blad.kolom(ouder.bereik.van) + blad.streep, blad.laag, blad.streep)
    einde = "" if rest.strip("\r\n") == rest else blad.regeleinde
    achter = len(blad.tekst[:van].rstrip(" "))
    return Snede(achter, blad.einde(tot), blad.regeleinde.join([rest.rstrip(), *regels]) + einde)


def _erbij_vloeiend(ouder: Knoop, tekst: str) -> Snede:
    kinderen = list(ouder.velden.values()) if isinstance(ouder, Kaart) else list(getattr(ouder, "items", ()))
    if not kinderen:
        return Snede(ouder.bereik.van + 1, ouder.bereik.van + 1, tekst)
    tot = kinderen[-1].bereik.tot
    return Snede(tot, tot, f", {tekst}")


def _vervang(blad: Blad, pad: Pad, waarde: Data) -> Snede:
    """Replace what stands at the path; an empty value gets one, below it when there is room for lines."""
    knoop, ouder = blad.op(pad), blad.op(pad[:-1])
    van, tot = knoop.bereik.van, knoop.bereik.tot
    vloeiend = any(blad.op(pad[:n]).bereik.vloeiend for n in range(len(pad)))
    stijl = blad.tekst[van : van + 1] if isinstance(knoop, Waarde) and tot > van else ""
    tekst = regel(
        waarde, stijl if stijl in ("'", '"') else "", vloeiend=vloeiend or not isinstance(waarde, str)
    )
    if van == tot:
        return _vul(blad, pad, waarde, tekst, vloeiend)
    if isinstance(knoop, Waarde) or vloeiend or isinstance(ouder, Lijst):
        return Snede(van, tot, tekst)
    return _op_de_regel(blad, ouder.sleutelbereik[str(pad[-1])], knoop, tekst)  # type: ignore[union-attr]


def _vul(blad: Blad, pad: Pad, waarde: Data, tekst: str, vloeiend: bool) -> Snede:
    van, ouder = blad.op(pad).bereik.van, blad.op(pad[:-1])
    if isinstance(ouder, Lijst):
        return Snede(van, van, f" {tekst}")
    if not vloeiend and isinstance(waarde, dict | list) and waarde and isinstance(ouder, Kaart):
        regels = veld(str(pad[-1]), waarde, blad.kolom(ouder.bereik.van), blad.laag, blad.streep)
        if len(regels) > 1:
            return blad.regels(regels[1:], blad.einde(van))
    sleutel = ouder.sleutelbereik[str(pad[-1])].tot if isinstance(ouder, Kaart) else van
    return Snede(van, van, f" {tekst}" if ":" in blad.tekst[sleutel:van] else f": {tekst}")


def _op_de_regel(blad: Blad, sleutel: Bereik, knoop: Knoop, tekst: str) -> Snede:
    """Put a value in the place of a block: behind its key, or below the comment that stands there."""
    van, tot = knoop.bereik.van, knoop.bereik.tot
    tussen = blad.tekst[sleutel.tot : van]
    if tussen.strip() == ":":
        return Snede(sleutel.tot + tussen.index(":") + 1, tot, f" {tekst}")
    inspringen = blad.kolom(sleutel.van) + blad.laag - blad.kolom(van)
    return Snede(van, tot, " " * max(0, inspringen) + tekst)


def _weg(blad: Blad, pad: Pad) -> Snede:
    ouder = blad.op(pad[:-1])
    kinderen = blad.kinderen(ouder)
    nummer = list(ouder.velden).index(str(pad[-1])) if isinstance(ouder, Kaart) else int(pad[-1])
    if len(kinderen) == 1:
        return _leeg(blad, pad[:-1], ouder)
    van, kind = kinderen[nummer]
    volgende = kinderen[nummer + 1][0] if nummer + 1 < len(kinderen) else None
    if ouder.bereik.vloeiend:
        return (
            Snede(van, volgende, "") if volgende else Snede(kinderen[-2][1].bereik.tot, kind.bereik.tot, "")
        )
    begin = blad.begin(van)
    if blad.tekst[begin:van].strip():
        if volgende is None:
            raise GeenPlek(pad)
        return Snede(van, volgende, "")
    return Snede(begin, _met_diep_commentaar(blad, blad.einde(kind.bereik.tot), van - begin), "")


def _leeg(blad: Blad, pad: Pad, ouder: Knoop) -> Snede:
    if pad:
        return _vervang(blad, pad, {} if isinstance(ouder, Kaart) else [])
    return Snede(ouder.bereik.van, ouder.bereik.tot, "{}")


def _met_diep_commentaar(blad: Blad, tot: int, kolom: int) -> int:
    """Where a field ends with the comment lines below it: those that are indented deeper belong to it."""
    dieper = re.compile(rf"(?:[ \t]*(?:\r\n|\n|\r))*? {{{kolom + 1},}}#[^\n\r]*(?:\r\n|\n|\r|\Z)")
    while treffer := dieper.match(blad.tekst, tot):
        tot = treffer.end()
    return tot


def _paren(knoop: Knoop) -> Iterator[tuple[Kaart, Knoop]]:
    """Each mapping with each of its fields, from the outside in."""
    for kind in knoop.items if isinstance(knoop, Lijst) else getattr(knoop, "velden", {}).values():
        if isinstance(knoop, Kaart):
            yield knoop, kind
        yield from _paren(kind)
