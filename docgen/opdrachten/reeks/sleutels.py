"""The name under which a recipient's files stand: the fixed number of the source, never a name.

Without a number, or with one that tells who someone is, a keyed hash of what a person is known by: the same in every
run in this folder, however the rows are ordered, and nobody can guess it without the secret of the folder.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from typing import Any

from docgen.bron.nummers import heeft_bsn
from docgen.bronnen.kolommen import SLEUTEL, Koppeling
from docgen.bronnen.tabel import Rij, Tabel
from docgen.meldingen import Meldingen, Plek
from docgen.opdrachten.maak import INVULBAAR
from docgen.opdrachten.reeks.rijen import als_datum

_VORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_BEZET = f"-{INVULBAAR}"  # docgen ends a file name with it: 1 and 1-invulbaar would be one file
_WOORD = re.compile(r"[^\W\d_]{3,}")
_DATUM = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_LENGTE = 12
_LETTERS = str.maketrans(
    "0123456789abcdef", "bcdfghjkmnpqrstv"
)  # digits could look like a BSN, vowels make words


def sleutel_van(rij: Rij, tabel: Tabel, koppeling: Koppeling, geheim: bytes, meldingen: Meldingen) -> str:
    """Return the fixed number of a row, or a hash in its place."""
    nummer = koppeling.waarde(rij, SLEUTEL)
    if not nummer:
        return _eigen(rij, koppeling, geheim)
    if _past(nummer) and not heeft_bsn(nummer) and not _verraadt(nummer, rij, koppeling):
        return nummer
    plek = tabel.plek(rij, koppeling.kolom(SLEUTEL))
    tekst = "dit nummer past niet in een bestandsnaam; ik geef deze regel een eigen nummer"
    hint = "gebruik een kort nummer, zonder naam, geboortedatum of BSN"
    meldingen.waarschuw("RKS121", plek, tekst, hint)
    return _eigen(rij, koppeling, geheim)


def _past(nummer: str) -> bool:
    """Whether a number can stand in a file name."""
    return bool(_VORM.fullmatch(nummer)) and not nummer.casefold().endswith(_BEZET)


def _verraadt(nummer: str, rij: Rij, koppeling: Koppeling) -> bool:
    """Whether a word of the name, or the birth date, is in the number."""
    bekend = " ".join(koppeling.waarde(rij, pad) for pad in sorted(koppeling.wie)).casefold()
    datums = (als_datum(koppeling.waarde(rij, pad)) for pad in koppeling.wie if "datum" in pad)
    return any(w in nummer.casefold() for w in _WOORD.findall(bekend)) or any(
        _heeft_datum(nummer, *(int(d) for d in datum.split("-")))
        for datum in datums
        if _DATUM.fullmatch(datum)
    )


def _heeft_datum(nummer: str, jaar: int, maand: int, dag: int) -> bool:
    """Whether the digits of a number spell this date, in any usual order, with or without signs or century."""
    groepen = re.findall(r"\d+", nummer)
    getallen = [int(g) for g in groepen]
    aaneen = "".join(groepen)
    for j in (f"{jaar}", f"{jaar % 100:02}"):
        for delen in ((j, maand, dag), (dag, maand, j), (maand, dag, j)):
            heel = "".join(f"{int(d):02}" for d in delen)
            los = [int(d) for d in delen]
            if heel in (aaneen if len(heel) == 8 else groepen) or los in _drietallen(getallen):
                return True
    return False


def _drietallen(getallen: list[int]) -> list[list[int]]:
    return [getallen[i : i + 3] for i in range(len(getallen) - 2)]


def _eigen(rij: Rij, koppeling: Koppeling, geheim: bytes) -> str:
    paden = sorted(koppeling.wie or koppeling.velden)
    wie = [" ".join(koppeling.waarde(rij, pad).casefold().split()) for pad in paden]
    return "x" + afdruk(wie, geheim)[:_LENGTE].translate(_LETTERS)


def afdruk(waarde: Any, geheim: bytes) -> str:
    """A keyed hash of plain values, in hexadecimal digits."""
    tekst = json.dumps(waarde, ensure_ascii=False, sort_keys=True)
    return hmac.new(geheim, tekst.encode(), hashlib.sha256).hexdigest()


class Botsingen:
    """Refuses a second row with the same number, also when only capitals differ: some disks see no difference."""

    def __init__(self) -> None:
        self._eerste: dict[str, Plek] = {}
        self._personen: dict[tuple[str, str], Plek] = {}

    def vrij(self, id_: str, plek: Plek, meldingen: Meldingen) -> bool:
        """Whether this number is new; else a melding at the second row."""
        eerder = self._eerste.setdefault(id_.casefold(), plek)
        if eerder == plek:
            return True
        hint = (
            f"dit staat ook op regel {eerder.regel}; zijn het er echt twee, zoals ouders op twee adressen, "
            "geef elke regel dan een eigen nummer: 8001-1 en 8001-2"
        )
        meldingen.fout("RKS120", plek, "dit nummer, of deze persoon, staat er twee keer", hint)
        return False

    def meld_persoon(self, naam: str, geboren: str, plek: Plek, meldingen: Meldingen) -> None:
        """A warning at the second row with this name and birth date: perhaps one pupil with two numbers."""
        wie = (" ".join(naam.casefold().split()), geboren)
        eerder = self._personen.setdefault(wie, plek) if all(wie) else plek
        if eerder != plek:
            tekst = f"een leerling met deze naam en geboortedatum staat ook op regel {eerder.regel}"
            hint = "is het dezelfde leerling, haal dan een van beide regels weg; anders is het goed"
            meldingen.waarschuw("RKS124", plek, tekst, hint)
