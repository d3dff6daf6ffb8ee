"""DUO's open data: one school from a file of vestigingen, in every header vintage and encoding.

Column names differ per year (BRIN NUMMER, INSTELLINGSCODE, underscores, a space at the end); encodings are
cp1252, UTF-8 and UTF-8 with BOM; an empty value is sometimes a single space; the board's name is not in it.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.meldingen import Meldingen, Plek

_KOLOMMEN = {
    "vestiging": ("VESTIGINGSNUMMER", "VESTIGINGSCODE"),
    "naam": ("VESTIGINGSNAAM", "INSTELLINGSNAAM"),
    "straat": ("STRAATNAAM",),
    "huisnummer": ("HUISNUMMER TOEVOEGING", "HUISNUMMER"),
    "postcode": ("POSTCODE",),
    "plaats": ("PLAATSNAAM",),
    "denominatie": ("DENOMINATIE",),
    "telefoon": ("TELEFOONNUMMER",),
    "website": ("INTERNETADRES",),
    "bestuursnummer": ("BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG CODE"),
    "poststraat": ("STRAATNAAM CORRESPONDENTIEADRES",),
    "postnummer": ("HUISNUMMER TOEVOEGING CORRESPONDENTIEADRES", "HUISNUMMER CORRESPONDENTIEADRES"),
    "postpostcode": ("POSTCODE CORRESPONDENTIEADRES",),
    "postplaats": ("PLAATSNAAM CORRESPONDENTIEADRES",),
    "soort": ("SOORT PRIMAIR ONDERWIJS", "SOORT PO", "ONDERWIJSSTRUCTUUR"),
}
_VERPLICHT = ("vestiging", "naam")
_KLEIN = {"AAN", "BIJ", "DE", "DEN", "DER", "EN", "HET", "IN", "OP", "TE", "TEN", "TER", "VAN"}


@dataclass(frozen=True)
class Vestiging:
    """One school as DUO knows it; what is not known is empty."""

    vestiging: str
    naam: str
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    denominatie: str = ""
    telefoon: str = ""
    website: str = ""
    bestuursnummer: str = ""
    poststraat: str = ""
    postnummer: str = ""
    postpostcode: str = ""
    postplaats: str = ""
    soort: str = ""

    @property
    def openbaar(self) -> bool:
        """Whether DUO calls the school public."""
        return self.denominatie.lower().startswith("openbaar")

    @property
    def sector(self) -> str:
        """The sector as far as the file tells: a file without that column is one of primary schools."""
        soort = self.soort.lower()
        if any(deel in soort for deel in ("vwo", "havo", "vmbo", "vbo", "mavo", "pro", "brugjaar", "vo ")):
            return "vo"
        if "vso" in soort and "so/" in soort:
            return "so-vso"
        if "vso" in soort:
            return "vso"
        return "so" if soort.startswith(("so", "speciaal onderwijs")) else "po"


def lees_duo(pad: Path, meldingen: Meldingen) -> list[Vestiging]:
    """Read all rows; adds a melding and returns nothing when this is not such a file."""
    try:
        tekst = _tekst(pad.read_bytes())
    except OSError:
        meldingen.fout("INV001", Plek(str(pad)), "dit bestand kan ik niet lezen", "kijk de naam en de map na")
        return []
    kop, *rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=_scheiding(tekst))) or [[]]
    kolommen = _kolommen(kop)
    ontbreekt = [_KOLOMMEN[k][0] for k in _VERPLICHT if k not in kolommen]
    if ontbreekt:
        hint = "kies het bestand 'alle vestigingen' uit de open data van DUO"
        meldingen.fout("INV017", Plek(str(pad), 1, 1), f"de kolom {ontbreekt[0]} ontbreekt", hint)
        return []
    return [_vestiging(rij, kolommen) for rij in rijen if any(cel.strip() for cel in rij)]


def zoek(vestigingen: Iterable[Vestiging], nummer: str, pad: Path, meldingen: Meldingen) -> Vestiging | None:
    """Find one school by its number; 16AH means its main location."""
    per_nummer = {v.vestiging.upper(): v for v in vestigingen}
    gezocht = nummer.strip().upper()
    gevonden = per_nummer.get(gezocht) or per_nummer.get(f"{gezocht}00")
    if not gevonden:
        beste = difflib.get_close_matches(gezocht, list(per_nummer), n=3)
        hint = f"bedoelde u {', '.join(beste)}?" if beste else "kijk het nummer na"
        meldingen.fout("INV018", Plek(str(pad)), f"de vestiging {gezocht} staat niet in dit bestand", hint)
    return gevonden


def _tekst(ruw: bytes) -> str:
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ruw.decode("cp1252", errors="replace")


def _scheiding(tekst: str) -> str:
    eerste = tekst.split("\n", 1)[0]
    return max(";,\t", key=eerste.count)


def _kolommen(kop: list[str]) -> dict[str, int]:
    namen = [re.sub(r"[\s_-]+", " ", k).strip().upper() for k in kop]
    return {
        veld: namen.index(naam)
        for veld, mogelijk in _KOLOMMEN.items()
        for naam in reversed(mogelijk)
        if naam in namen
    }


def _vestiging(rij: list[str], kolommen: dict[str, int]) -> Vestiging:
    cellen = {veld: rij[i].strip() if i < len(rij) else "" for veld, i in kolommen.items()}
    for veld in ("plaats", "postplaats"):
        cellen[veld] = plaatsnaam(cellen.get(veld, ""))
    if "@" in cellen.get("website", "") or not re.search(r"[a-z]\.[a-z]", cellen.get("website", ""), re.I):
        cellen["website"] = ""
    return Vestiging(**cellen)


def plaatsnaam(hoofdletters: str) -> str:
    """Return a place name as one writes it: 'S-GRAVENHAGE -> 's-Gravenhage, IJSSELSTEIN UT -> IJsselstein UT."""
    stukken = re.split(r"([ \-/])", hoofdletters.strip())
    uit = []
    for i, stuk in enumerate(stukken):
        if i and stuk in _KLEIN:
            uit.append(stuk.lower())
        elif i and len(stuk) == 2 and stukken[i - 1] == " " and i == len(stukken) - 1:
            uit.append(stuk)
        elif stuk.startswith("'"):
            uit.append(stuk.lower())
        elif stuk.startswith("IJ"):
            uit.append("IJ" + stuk[2:].lower())
        else:
            uit.append(stuk.capitalize())
    return "".join(uit)
