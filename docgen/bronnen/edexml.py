"""EDEXML 1.03-2.1, the list of pupils that school administrations give out: only name, group and birth date.

The file also holds a BSN, the education number, origin and more. A form needs none of that, so nothing of it is kept:
the parser reports what it meets and only the text inside the wanted elements is remembered. No tree is built, no
entity is expanded, no schema or other file is opened. lxml's `iterparse` would build each pupil whole first, and loses
count of the lines after 65,535.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from xml.parsers import expat

from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Meldingen, Plek

GEEN_LIJST = (
    "dit is geen lijst die docgen kan lezen",
    "geef een CSV-bestand, een Excel-bestand (.xlsx) of een EDEXML-bestand",
)
"""Text and hint for a file that is no list at all."""
KOP = ("sleutel", "roepnaam", "voorvoegsel", "achternaam", "geboortedatum", "groep")
_WORTEL = "EDEX"
_VERSIES = ("1.03", "2.0", "2.1")
_VELDEN = frozenset({"roepnaam", "voornamen", "voorletters-1", "voorvoegsel", "achternaam", "geboortedatum"})
_GEWENST = _VELDEN | {"jaargroep"}
_STUK = 1 << 16
_MAX_DIEPTE = 50
_KAPOT = "vanaf hier is dit EDEXML-bestand niet te lezen"
_OPNIEUW = "haal het bestand opnieuw uit uw administratie"


class _Geweigerd(Exception):
    """Why a file is not read further: text and hint, in Dutch."""


def is_xml(ruw: bytes) -> bool:
    """Whether this looks like XML, also in two bytes for each character."""
    return ruw[:1000].lstrip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n").startswith(b"<")


def lees_edexml(ruw: bytes, naam: str, meldingen: Meldingen) -> Tabel | None:
    """Read the pupils; adds a melding when the file is broken, is no EDEXML or holds what does not belong there."""
    utf_16 = ruw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))  # true, whatever the first line says
    lezer = _Lezer(expat.ParserCreate("UTF-16" if utf_16 else None))
    try:
        for begin in range(0, len(ruw), _STUK):
            lezer.parser.Parse(ruw[begin : begin + _STUK], begin + _STUK >= len(ruw))
    except expat.ExpatError as e:
        tekst, hint = GEEN_LIJST if not lezer.wortel else (_KAPOT, _OPNIEUW)
        meldingen.fout("RKS101", Plek(naam, e.lineno, e.offset + 1), tekst, hint)
        return None
    except _Geweigerd as e:
        meldingen.fout("RKS101", Plek(naam, lezer.parser.CurrentLineNumber, 1), *e.args)
        return None
    except (LookupError, ValueError):  # what Python says of an encoding that it, or the parser, does not have
        tekst = "de tekenset die dit bestand noemt, ken ik niet"
        meldingen.fout("RKS101", Plek(naam, 1, 1), tekst, "sla het bestand op als UTF-8")
        return None
    if lezer.versie and not lezer.versie.startswith(_VERSIES):
        hint = "docgen kent de versies 1.03 tot en met 2.1; kijk naam, groep en geboortedatum na"
        meldingen.waarschuw("RKS104", Plek(naam), "deze versie van EDEXML ken ik niet", hint)
    if not lezer.rijen:
        hint = "kies bij het uitgeven ook de leerlingen"
        meldingen.fout("INV005", Plek(naam), "in het bestand staan geen leerlingen", hint)
        return None
    return Tabel(naam, KOP, tuple(lezer.rijen))


@dataclass
class _Lezer:
    """Follows the path of elements; `tekst` gathers only inside an element that is wanted."""

    parser: expat.XMLParserType
    wortel: str = ""
    pad: list[str] = field(default_factory=list)
    tekst: list[str] | None = None
    groepen: dict[str, str] = field(default_factory=dict)
    sleutel: str = ""
    regel: int = 0
    velden: dict[str, str] = field(default_factory=dict)
    rijen: list[Rij] = field(default_factory=list)
    versie: str = ""

    def __post_init__(self) -> None:
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.einde
        self.parser.CharacterDataHandler = self.letters
        self.parser.StartDoctypeDeclHandler = self.definities

    def definities(self, naam: str, *rest: object) -> None:
        """Entities can fill the memory, and a good file has none."""
        del rest
        self._keur_wortel(naam)
        raise _Geweigerd("een EDEXML-bestand heeft hier geen eigen definities (DOCTYPE)", _OPNIEUW)

    def begin(self, naam: str, attributen: dict[str, str]) -> None:
        """An element opens."""
        if not self.pad:
            self._keur_wortel(naam)
            self.wortel = naam
        if len(self.pad) == _MAX_DIEPTE:
            raise _Geweigerd("de onderdelen van dit bestand zitten te diep in elkaar", _OPNIEUW)
        self.pad.append(naam.removeprefix(self.wortel.removesuffix(_WORTEL)))
        match self.pad[1:]:
            case ["leerlingen", "leerling"]:
                self.sleutel, self.regel = attributen.get("key", ""), self.parser.CurrentLineNumber
                self.velden = {}
            case ["groepen", "groep"]:
                self.sleutel = attributen.get("key", "")
            case ["leerlingen", "leerling", "groep"]:
                self.velden["groep"] = attributen.get("key", "")
            case ["leerlingen", "leerling", veld] if veld in _GEWENST:
                self.tekst = []
            case ["groepen", "groep", "naam"] | ["school", "xsdversie"]:
                self.tekst = []

    def letters(self, tekst: str) -> None:
        """Text; what is not wanted is let go at once."""
        if self.tekst is not None:
            self.tekst.append(tekst)

    def einde(self, naam: str) -> None:
        """An element closes."""
        del naam
        match self.pad[1:]:
            case ["leerlingen", "leerling", veld] if veld in _GEWENST:
                self.velden[veld] = self._gelezen()
            case ["groepen", "groep", "naam"]:
                self.groepen[self.sleutel] = self._gelezen()
            case ["school", "xsdversie"]:
                self.versie = self._gelezen()
            case ["leerlingen", "leerling"]:
                self.rijen.append(self._rij())
        self.pad.pop()

    def _gelezen(self) -> str:
        """All text in the element that closes, also that in elements within it."""
        tekst, self.tekst = " ".join("".join(self.tekst or ()).split()), None
        return tekst

    def _keur_wortel(self, naam: str) -> None:
        if naam.rpartition(":")[2] != _WORTEL:
            raise _Geweigerd(*GEEN_LIJST)

    def _rij(self) -> Rij:
        v = self.velden
        voornaam = v.get("roepnaam") or v.get("voornamen") or v.get("voorletters-1", "")
        jaar = v.get("jaargroep", "")
        groep = self.groepen.get(v.get("groep", "")) or (f"groep {jaar}" if jaar.isdigit() else "")
        cellen = (self.sleutel, voornaam, v.get("voorvoegsel", ""), v.get("achternaam", ""))
        return Rij(self.regel, (*cellen, v.get("geboortedatum", ""), groep))
