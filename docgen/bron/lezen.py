"""Stage 1: bytes of a YAML file -> tree with places.

A small part of YAML only: no tags, no anchors or aliases, no duplicate keys, limited size and depth.
That is what keeps `NO`, `on`, `012345670` and an alias bomb from surprising anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from docgen.bron.boom import Bereik, Kaart, Knoop, Lijst, Waarde, waarden
from docgen.bron.negeren import negeringen
from docgen.bron.nummers import tel_bsn
from docgen.bron.snel import lees_snel
from docgen.meldingen import Meldingen, Plek

MAX_BYTES = 5_000_000
MAX_DIEPTE = 20
_DUBBELEPUNT = re.compile(r"\s*:")
_LEEG = {"", "~", "null", "Null", "NULL"}


def lees_bestand(pad: Path, meldingen: Meldingen, toon: str | None = None) -> Kaart | None:
    """Read one YAML file; `toon` is the name shown in meldingen.

    Adds a melding for every fault; returns None when nothing of the file can be used.
    """
    naam = toon or str(pad)
    ruw = lees_bytes(pad, naam, meldingen)
    tekst = decodeer(ruw, naam, meldingen) if ruw is not None else None
    return lees_tekst(tekst, meldingen, naam) if tekst is not None else None


def lees_tekst(tekst: str, meldingen: Meldingen, naam: str) -> Kaart | None:
    """Read YAML text; see lees_bestand."""
    boom, gevonden = _ontleed(tekst, naam)
    meldingen.lijst += gevonden.lijst
    meldingen.negeringen += gevonden.negeringen
    return boom


@lru_cache(maxsize=16)  # a change of one entry reads the same texts again and again
def _ontleed(tekst: str, naam: str) -> tuple[Kaart | None, Meldingen]:
    meldingen = Meldingen()
    boom = _Lezer(naam, meldingen).lees(tekst)
    for plek in _bsn_plekken(boom) if boom else ():
        hint = "haal het weg; docgen heeft nooit een BSN nodig"
        meldingen.fout("INV110", plek, "hier staat een burgerservicenummer (BSN)", hint)
    meldingen.negeringen += negeringen(boom, tekst, naam) if boom else ()
    return boom, meldingen


def lees_bytes(pad: Path, naam: str, meldingen: Meldingen) -> bytes | None:
    """Return the bytes of a file that is not too large, or None with a melding."""
    plek = Plek(naam)
    try:
        if pad.stat().st_size <= MAX_BYTES:
            return pad.read_bytes()
        tekst = f"het bestand is groter dan {MAX_BYTES // 1_000_000} MB"
        hint = "splits het bestand, of kijk of dit wel het goede bestand is"
        meldingen.fout("INV003", plek, tekst, hint)
    except FileNotFoundError:
        meldingen.fout("INV001", plek, "dit bestand bestaat niet", "kijk de naam en de map na")
    except OSError:
        hint = "kijk of het een bestand is en of u het mag openen"
        meldingen.fout("INV002", plek, "dit bestand kan ik niet lezen", hint)
    return None


def decodeer(ruw: bytes, naam: str, meldingen: Meldingen) -> str | None:
    """Return the text without byte order mark, or None with a melding when it is no UTF-8 or empty."""
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        regel = ruw.count(b"\n", 0, e.start) + 1
        plek = Plek(naam, regel, e.start - (ruw.rfind(b"\n", 0, e.start) + 1) + 1)
        soort = "UTF-16" if ruw[:2] in (b"\xff\xfe", b"\xfe\xff") else "Windows (cp1252)"
        hint = "kies in uw programma: opslaan als, codering UTF-8"
        meldingen.fout("INV004", plek, f"het bestand is niet opgeslagen als UTF-8 maar als {soort}", hint)
        return None
    if not tekst.strip():
        meldingen.fout("INV005", Plek(naam), "het bestand is leeg", "begin met: docgen nieuw")
        return None
    return tekst


class _TeDiep(Exception):
    pass


class _Lezer:
    """Composes the tree from ruamel's events, so that nothing is built before it is checked."""

    def __init__(self, naam: str, meldingen: Meldingen) -> None:
        self.naam = naam
        self.meldingen = meldingen
        self.gebeurtenissen: Iterator[Event] = iter(())
        self.einde = Event()

    def lees(self, tekst: str) -> Kaart | None:
        return lees_snel(tekst, self.naam, MAX_DIEPTE) or self.lees_zorgvuldig(tekst)

    def lees_zorgvuldig(self, tekst: str) -> Kaart | None:
        """The tree as the events of ruamel give it; every fault becomes a melding."""
        try:
            self.gebeurtenissen = iter(YAML(typ="safe", pure=True).parse(tekst))
            return self._document()
        except _TeDiep:
            return None
        except MarkedYAMLError as e:
            self._syntaxfout(e, tekst)
        except YAMLError:
            self.meldingen.fout(
                "INV007",
                Plek(self.naam),
                "in het bestand staat een teken dat niet mag",
                "zoek naar vreemde tekens en typ die regel opnieuw",
            )
        return None

    def _document(self) -> Kaart | None:
        boom: Knoop | None = None
        for gebeurtenis in self.gebeurtenissen:
            if isinstance(gebeurtenis, DocumentStartEvent) and boom is not None:
                self.meldingen.fout(
                    "INV011",
                    self._plek(gebeurtenis),
                    "er staat meer dan één document in dit bestand",
                    "haal de regel met --- weg, of maak er twee bestanden van",
                )
                return None
            if isinstance(gebeurtenis, NodeEvent):
                boom = self._knoop(gebeurtenis, 1)
        if not isinstance(boom, Kaart):
            plek = Plek(self.naam) if boom is None else boom.plek
            self.meldingen.fout(
                "INV014",
                plek,
                "het bestand begint niet met een veld",
                "begin met een naam en een dubbele punt, zoals  sector: po",
            )
            return None
        return boom

    def _knoop(self, g: NodeEvent, diepte: int) -> Knoop:
        plek = self._plek(g)
        if diepte > MAX_DIEPTE:
            hint = "kijk het inspringen na"
            self.meldingen.fout("INV010", plek, f"dit is dieper genest dan {MAX_DIEPTE} lagen", hint)
            raise _TeDiep
        self._geen_kunsten(g, plek)
        if isinstance(g, ScalarEvent):
            leeg = g.style is None and g.value in _LEEG
            return Waarde(None if leeg else g.value, plek, _bereik(g))
        if isinstance(g, SequenceStartEvent):
            items = tuple(self._kinderen(diepte))
            return Lijst(items, plek, self._tot_einde(g, items))
        if isinstance(g, MappingStartEvent):
            return self._kaart(g, plek, diepte)
        return Waarde(None, plek, Bereik(g.start_mark.index, g.end_mark.index))

    def _geen_kunsten(self, g: NodeEvent, plek: Plek) -> None:
        if isinstance(g, AliasEvent) or g.anchor:
            self.meldingen.fout(
                "INV008",
                plek,
                "verwijzingen met & of * kan docgen niet lezen",
                "schrijf de waarde uit, of zet hem tussen aanhalingstekens",
            )
        tag = getattr(g, "tag", None)
        if tag and str(tag) != "!":
            self.meldingen.fout(
                "INV009",
                plek,
                "een uitroepteken vooraan een waarde heeft hier geen betekenis",
                "zet de waarde tussen aanhalingstekens",
            )

    def _kinderen(self, diepte: int) -> Iterator[Knoop]:
        for g in self.gebeurtenissen:
            if not isinstance(g, NodeEvent):
                self.einde = g
                return
            yield self._knoop(g, diepte + 1)

    def _tot_einde(self, g: CollectionStartEvent, kinderen: Sequence[Knoop]) -> Bereik:
        """The slice of a collection: to its bracket, or to the end of its last child."""
        if g.flow_style:
            return Bereik(g.start_mark.index, self.einde.end_mark.index, vloeiend=True)
        return Bereik(g.start_mark.index, kinderen[-1].bereik.tot if kinderen else g.end_mark.index)

    def _kaart(self, g: MappingStartEvent, plek: Plek, diepte: int) -> Kaart:
        velden: dict[str, Knoop] = {}
        sleutels: dict[str, Plek] = {}
        bereiken: dict[str, Bereik] = {}
        kinderen = self._kinderen(diepte)
        for sleutel in kinderen:
            waarde = next(kinderen)
            if not isinstance(sleutel, Waarde) or sleutel.tekst is None:
                self.meldingen.fout(
                    "INV106",
                    sleutel.plek,
                    "dit is geen naam van een veld",
                    "schrijf een woord en een dubbele punt",
                )
            elif sleutel.tekst in velden:
                eerder = sleutels[sleutel.tekst].regel
                self.meldingen.fout(
                    "INV012",
                    sleutel.plek,
                    f"het veld '{sleutel.tekst}' staat hier voor de tweede keer",
                    f"het staat ook op regel {eerder}; haal er een weg",
                )
            else:
                if isinstance(waarde, Waarde) and waarde.bereik.van == waarde.bereik.tot:
                    waarde = _achter(sleutel, waarde, g.start_mark.buffer)
                velden[sleutel.tekst], sleutels[sleutel.tekst] = waarde, sleutel.plek
                bereiken[sleutel.tekst] = sleutel.bereik
        return Kaart(velden, plek, sleutels, self._tot_einde(g, tuple(velden.values())), bereiken)

    def _plek(self, g: Event) -> Plek:
        return Plek(self.naam, g.start_mark.line + 1, g.start_mark.column + 1)

    def _syntaxfout(self, e: MarkedYAMLError, tekst: str) -> None:
        meldingen = self.meldingen
        merk = e.problem_mark or e.context_mark
        plek = Plek(self.naam, merk.line + 1, merk.column + 1) if merk else Plek(self.naam)
        regels = tekst.splitlines()
        regel = regels[plek.regel - 1] if 0 < plek.regel <= len(regels) else ""
        inspringing = regel[: len(regel) - len(regel.lstrip())]
        if "\t" in inspringing or "'\\t'" in str(e.problem):
            plek = Plek(self.naam, plek.regel, regel.find("\t") + 1)
            meldingen.fout(
                "INV006", plek, "deze regel springt in met een tab", "gebruik spaties, twee per laag"
            )
        else:
            meldingen.fout(
                "INV007",
                plek,
                f"ik kan deze regel niet lezen ({_nederlands(str(e.problem))})",
                "kijk het inspringen na, en zet een waarde met : of # tussen aanhalingstekens",
            )


def _achter(sleutel: Waarde, leeg: Knoop, tekst: str) -> Waarde:
    """An empty value, with its slice right behind the colon; ruamel puts it where the next token begins."""
    dubbelepunt = _DUBBELEPUNT.match(tekst, sleutel.bereik.tot)
    plek = dubbelepunt.end() if dubbelepunt else sleutel.bereik.tot
    return Waarde(None, leeg.plek, Bereik(plek, plek))


def _bereik(g: ScalarEvent) -> Bereik:
    """The slice of a scalar; the blank lines after a block scalar are only part of it when it keeps them."""
    van, tot, kop = g.start_mark.index, g.end_mark.index, g.start_mark.buffer or ""
    if g.style not in ("|", ">") or "+" in kop[van : van + 3]:
        return Bereik(van, tot)
    return Bereik(van, van + len(kop[van:tot].rstrip()))


_PROBLEMEN = {
    "mapping values are not allowed": "een dubbele punt op een plek waar dat niet kan",
    "could not find expected ':'": "er ontbreekt een dubbele punt",
    "expected <block end>": "het inspringen klopt niet",
    "did not find expected": "het inspringen of een haakje klopt niet",
    "while scanning a quoted": "een aanhalingsteken is niet gesloten",
    "found unexpected end of stream": "een aanhalingsteken of haakje is niet gesloten",
    "found character": "een teken dat hier niet mag staan",
}


def _nederlands(probleem: str) -> str:
    return next((nl for en, nl in _PROBLEMEN.items() if en in probleem), "de opbouw klopt niet")


def _bsn_plekken(boom: Knoop) -> Iterator[Plek]:
    for waarde in waarden(boom):
        for _ in range(tel_bsn(waarde.tekst or "")):
            yield waarde.plek
