"""EDEXML 1.03-2.1, the list of pupils that school administrations give out: only name, group and birth date.

The file also holds a BSN, the education number, origin and more. A form needs none of that, so nothing of it is kept:
the parser reports what it meets and only the text inside the wanted elements is remembered. No tree is built, no
entity is expanded, no schema or other file is opened. lxml's `iterparse` would build each pupil whole first, and loses
count of the lines after 65,535.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Meldingen, Plek

KOP = ("sleutel", "roepnaam", "voorvoegsel", "achternaam", "geboortedatum", "groep")
_VERSIES = ("1.03", "2.0", "2.1")
_VELDEN = frozenset({"roepnaam", "voornamen", "voorletters-1", "voorvoegsel", "achternaam", "geboortedatum"})
_GEWENST = _VELDEN | {"jaargroep"}
_STUK = 1 << 16


class _Verboden(Exception):
    pass


def is_edexml(ruw: bytes) -> bool:
    """Whether this looks like an EDEXML file."""
    return b"<EDEX" in ruw[:20_000]


def lees_edexml(ruw: bytes, naam: str, meldingen: Meldingen) -> Tabel | None:
    """Read the pupils; adds a melding when the file is broken or holds declarations that do not belong there."""
    lezer = _Lezer(expat.ParserCreate())
    try:
        for begin in range(0, len(ruw), _STUK):
            lezer.parser.Parse(ruw[begin : begin + _STUK], begin + _STUK >= len(ruw))
    except expat.ExpatError as e:
        plek, hint = Plek(naam, e.lineno, e.offset + 1), "haal het bestand opnieuw uit uw administratie"
        meldingen.fout("RKS101", plek, "vanaf hier is dit EDEXML-bestand niet te lezen", hint)
        return None
    except _Verboden:
        plek = Plek(naam, lezer.parser.CurrentLineNumber, 1)
        hint = "haal het bestand opnieuw uit uw administratie"
        meldingen.fout("RKS101", plek, "een EDEXML-bestand heeft hier geen eigen definities (DOCTYPE)", hint)
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
        self.parser.StartDoctypeDeclHandler = self.verboden

    def verboden(self, *wat: object) -> None:
        """Entities can fill the memory, and a good file has none."""
        del wat
        raise _Verboden

    def begin(self, naam: str, attributen: dict[str, str]) -> None:
        """An element opens."""
        self.pad.append(naam)
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
        tekst = " ".join("".join(self.tekst or ()).split())
        match self.pad[1:]:
            case ["leerlingen", "leerling", veld] if veld in _GEWENST:
                self.velden[veld] = tekst
            case ["groepen", "groep", "naam"]:
                self.groepen[self.sleutel] = tekst
            case ["school", "xsdversie"]:
                self.versie = tekst
            case ["leerlingen", "leerling"]:
                self.rijen.append(self._rij())
        self.tekst = None
        self.pad.pop()

    def _rij(self) -> Rij:
        v = self.velden
        voornaam = v.get("roepnaam") or v.get("voornamen") or v.get("voorletters-1", "")
        jaar = v.get("jaargroep", "")
        groep = self.groepen.get(v.get("groep", "")) or (f"groep {jaar}" if jaar.isdigit() else "")
        cellen = (self.sleutel, voornaam, v.get("voorvoegsel", ""), v.get("achternaam", ""))
        return Rij(self.regel, (*cellen, v.get("geboortedatum", ""), groep))
