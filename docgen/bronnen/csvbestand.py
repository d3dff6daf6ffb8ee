"""CSV as spreadsheets and administrations write it: encoding, delimiter and line ends are found, not asked."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from docgen.bronnen.tabel import Rij, Schrijfwijze, Tabel, begint_met_titel
from docgen.meldingen import Meldingen, Plek

_SCHEIDINGEN = ";,\t|"
_KIJK = 10
_MERKEN = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ONLEESBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
_MAX_VAK = 1_000_000
_HINT_TEKENS = "open het bestand in uw programma en sla het op als CSV UTF-8"


class _TeLang(Exception):
    """A cell that no list has; the row with it begins on line `regel`."""

    def __init__(self, regel: int) -> None:
        super().__init__()
        self.regel = regel


def lees_csv(ruw: bytes, naam: str, meldingen: Meldingen) -> Tabel | None:
    """Read a CSV file; adds a melding for each row that cannot be read and leaves that row out."""
    codering = vind_codering(ruw)
    tekst = ruw.decode(codering, errors="replace")
    eerste, _, rest = tekst.partition("\n")
    overslaan = eerste.lower().startswith("sep=")  # a line with which Excel names its delimiter
    inhoud = rest if overslaan else tekst
    schrijfwijze = Schrijfwijze(codering, _scheiding(inhoud), "\r\n" if "\r\n" in tekst else "\n")
    try:
        rijen = list(_rijen(inhoud, schrijfwijze.scheiding, int(overslaan)))
    except _TeLang as e:
        tekst_ = f"in deze regel staat een vak met meer dan {_MAX_VAK} tekens"
        hint = "kijk of een aanhalingsteken niet is gesloten, of maak de tekst korter"
        meldingen.fout("RKS101", Plek(naam, e.regel, 1), tekst_, hint)
        return None
    if regel := _open_aanhaling(inhoud, schrijfwijze.scheiding):
        tekst_ = "vanaf deze regel is een aanhalingsteken niet gesloten"
        hint = "sluit het aanhalingsteken, of haal het weg"
        meldingen.fout("RKS103", Plek(naam, regel + int(overslaan), 1), tekst_, hint)
        return None
    if not rijen:
        meldingen.fout("INV005", Plek(naam), "het bestand is leeg", "kies een bestand met kolommen en regels")
        return None
    if begint_met_titel(rijen, naam, meldingen):
        return None
    kop, *gevuld = rijen
    if any(map(_ONLEESBAAR.search, kop.cellen)):
        tekst_ = "in de kop staan onleesbare tekens"
        meldingen.fout("RKS101", Plek(naam, kop.regel, 1), tekst_, _HINT_TEKENS)
        return None
    paren = [(rij, _passend(rij, len(kop.cellen), naam, meldingen)) for rij in gevuld]
    goed = tuple(passend for _, passend in paren if passend)
    return Tabel(
        naam, kop.cellen, goed, kop.regel, schrijfwijze, tuple(rij for rij, passend in paren if not passend)
    )


def schrijf_csv(kop: Iterable[str], rijen: Iterable[Iterable[str]], schrijfwijze: Schrijfwijze) -> bytes:
    """Write rows in the form of the file that they came from; what it cannot hold becomes a question mark."""
    buffer = io.StringIO(newline="")
    schrijver = csv.writer(buffer, delimiter=schrijfwijze.scheiding, lineterminator=schrijfwijze.einde)
    schrijver.writerow(list(kop))
    schrijver.writerows([list(rij) for rij in rijen])
    return buffer.getvalue().encode(schrijfwijze.codering, errors="replace")


def vind_codering(ruw: bytes) -> str:
    """The encoding: by its byte order mark, else UTF-8 when it is, else that of Windows."""
    for merk, codering in _MERKEN:
        if ruw.startswith(merk):
            return codering
    try:
        ruw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _scheiding(tekst: str) -> str:
    """The character that splits the first line most often, outside quotes; under a title, that of the table."""
    regels = [
        "".join(r.split('"')[::2]) for r in islice(filter(None, map(str.strip, io.StringIO(tekst))), _KIJK)
    ]
    eerste, *rest = regels or [""]
    if not any(teken in eerste for teken in _SCHEIDINGEN):
        for teken in _SCHEIDINGEN:
            vakken = [n for r in rest if (n := r.count(teken))][:2]
            if len(vakken) == 2 and vakken[0] == vakken[1] > 1:
                return teken
    return max(_SCHEIDINGEN, key=eerste.count)


def _rijen(tekst: str, scheiding: str, overgeslagen: int) -> Iterator[Rij]:
    """Yield the rows that are not empty, with the line on which each begins."""
    csv.field_size_limit(_MAX_VAK)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    begin = 1 + overgeslagen
    try:
        for cellen in lezer:
            if any(cel.strip() for cel in cellen):
                yield Rij(begin, tuple(cel.strip() for cel in cellen))
            begin = lezer.line_num + 1 + overgeslagen
    except csv.Error as e:
        raise _TeLang(begin) from e


def _open_aanhaling(tekst: str, scheiding: str) -> int:
    """The line on which a quote opens that is never closed, or 0."""
    begin = 1
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    try:
        for _ in lezer:
            begin = lezer.line_num + 1
    except csv.Error as e:
        return begin if "unexpected end" in str(e) else 0
    return 0


def _passend(rij: Rij, breedte: int, naam: str, meldingen: Meldingen) -> Rij | None:
    """The row with as many cells as there are columns; one with more text than columns is refused."""
    if any(rij.cellen[breedte:]):
        tekst = f"deze regel heeft {len(rij.cellen)} vakken, de kop {breedte}"
        hint = "staat er een scheidingsteken in een tekst? Zet die tekst tussen aanhalingstekens"
        meldingen.fout("RKS102", Plek(naam, rij.regel, breedte + 1), tekst, hint)
        return None
    kapot = next((i for i, cel in enumerate(rij.cellen) if _ONLEESBAAR.search(cel)), None)
    if kapot is not None:
        tekst = "hier staat een onleesbaar teken"
        meldingen.fout("RKS102", Plek(naam, rij.regel, kapot + 1), tekst, _HINT_TEKENS)
        return None
    return Rij(rij.regel, (rij.cellen + ("",) * breedte)[:breedte])
