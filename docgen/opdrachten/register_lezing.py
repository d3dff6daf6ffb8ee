"""An exported register that comes back: which register each sheet is, and which cells differ from what counts now."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.bronnen.csvbestand import lees_csv
from docgen.bronnen.tabel import Rij as Regel
from docgen.bronnen.tabel import Tabel as Blad
from docgen.bronnen.werkmap import celplek, lees_werkmap
from docgen.meldingen import Ernst, Melding, Meldingen, Plek
from docgen.opdrachten.register_plaats import deel
from docgen.registers import REGISTERS, Kolom, Register, Rij, Tabel, als_cel, uit_cel, vingerafdruk
from docgen.schrijvers.csv_tabel import oorspronkelijk
from docgen.schrijvers.xlsx import CODES, VINGERAFDRUK, VOORBLAD


@dataclass(frozen=True)
class Cel:
    """One changed cell: where it is, what stood there and what stands there now, as text and as data."""

    kolom: Kolom
    plek: Plek
    was: str
    wordt: str
    waarde: Any


@dataclass(frozen=True)
class Onderdeel:
    """One entry with changed cells; a new entry has no `rij`."""

    register: Register
    id: str
    plek: Plek
    rij: Rij | None
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Gelezen:
    """One sheet that was recognised as a register."""

    register: Register
    blad: Blad


def lees_export(pad: Path, meldingen: Meldingen) -> list[Gelezen]:
    """Read a workbook or CSV file; adds a melding for what is no register of docgen."""
    naam = str(pad)
    try:
        ruw = pad.read_bytes()
    except OSError:
        meldingen.fout("INV001", Plek(naam), "dit bestand kan ik niet lezen", "kijk de naam en de map na")
        return []
    if pad.suffix.lower() == ".csv":
        blad = lees_csv(ruw, naam, meldingen)
        return _uit_csv(blad, meldingen) if blad else []
    bladen = lees_werkmap(ruw, naam, meldingen)
    per_titel = {r.titel: r for r in REGISTERS.values()}
    uit = [Gelezen(per_titel[titel], blad) for titel, blad in bladen.items() if titel in per_titel]
    if bladen and not uit:
        hint = f"een register heeft een blad met de naam {', '.join(per_titel)}"
        meldingen.fout("INV323", Plek(naam), "in dit bestand vind ik geen register", hint)
    for titel in bladen:
        if titel not in per_titel and titel not in (VOORBLAD, CODES):
            tekst = f"het blad '{titel}' is geen register; ik sla het over"
            meldingen.waarschuw(
                "INV323", Plek(f"{naam}:{titel}"), tekst, "geef het blad zijn oude naam terug"
            )
    return uit


def _plek(blad: Blad, regel: int, kolom: int) -> Plek:
    """Where a cell is: in a CSV file by its line, because a cell may hold more lines; in a workbook by its name."""
    los = blad.bestand.lower().endswith(".csv")
    return Plek(blad.bestand, regel, kolom + 1) if los else celplek(blad, regel, kolom)


def _uit_csv(blad: Blad, meldingen: Meldingen) -> list[Gelezen]:
    """A CSV file holds one register: the one that knows most of its headings."""
    koppen = set(blad.kop)
    beste = max(REGISTERS.values(), key=lambda r: _herkend(r, koppen))
    if beste.kolommen[0].titel not in koppen or _herkend(beste, koppen) < 2 / 3:
        hint = "laat de koppen staan zoals docgen register exporteer ze schreef"
        meldingen.fout("INV323", Plek(blad.bestand), "in dit bestand vind ik geen register", hint)
        return []
    rijen = tuple(Regel(r.regel, tuple(map(oorspronkelijk, r.cellen))) for r in blad.rijen)
    return [Gelezen(beste, Blad(blad.bestand, blad.kop, rijen))]


def _herkend(register: Register, koppen: set[str]) -> float:
    titels = {k.titel for k in register.kolommen} | {VINGERAFDRUK}
    return len(titels & koppen) / len(koppen) if koppen else 0


def verschillen(gelezen: Gelezen, tabel: Tabel, meldingen: Meldingen) -> Iterator[Onderdeel]:
    """Yield each entry with cells that say something else than the table; adds meldingen for what cannot be."""
    kolommen = _kolommen(gelezen, meldingen)
    bekend = {r.id: r for r in tabel.rijen}
    gezien: set[str] = set()
    sleutel = next((n for n, k in kolommen.items() if k.naam == gelezen.register.sleutel), None)
    if sleutel is None:
        plek = _plek(gelezen.blad, 1, 0)
        kop = gelezen.register.kolommen[0].titel
        meldingen.fout(
            "INV323", plek, f"de kolom '{kop}' ontbreekt", "zonder die kolom weet ik niet wat wat is"
        )
        return
    for regel in gelezen.blad.rijen:
        id_ = regel.cellen[sleutel]
        plek = _plek(gelezen.blad, regel.regel, sleutel)
        if not id_ or id_ in gezien:
            tekst = "dit id staat er twee keer" if id_ else "deze rij heeft geen id"
            meldingen.fout("INV323", plek, tekst, "geef elke rij een eigen id, of haal de rij weg")
            continue
        gezien.add(id_)
        onderdeel = _onderdeel(gelezen, tabel, regel, id_, kolommen, bekend.get(id_), plek)
        if onderdeel.cellen and _mag(gelezen, regel, onderdeel, meldingen):
            yield onderdeel
    _ontbrekend(gelezen, [i for i in bekend if i not in gezien], meldingen)


def _kolommen(gelezen: Gelezen, meldingen: Meldingen) -> dict[int, Kolom]:
    """The columns of the sheet by their place; an unknown heading is a melding."""
    titels = {k.titel: k for k in gelezen.register.kolommen}
    uit: dict[int, Kolom] = {}
    for plaats, kop in enumerate(gelezen.blad.kop):
        if kop in titels:
            uit[plaats] = titels[kop]
        elif kop and kop != VINGERAFDRUK:
            beste = difflib.get_close_matches(kop, titels, n=1)
            hint = (
                f"bedoelde u '{beste[0]}'?" if beste else "haal de kolom weg, of geef haar de oude kop terug"
            )
            meldingen.fout("INV323", _plek(gelezen.blad, 1, plaats), f"de kop '{kop}' ken ik niet", hint)
    return uit


def _onderdeel(
    gelezen: Gelezen,
    tabel: Tabel,
    regel: Regel,
    id_: str,
    kolommen: dict[int, Kolom],
    rij: Rij | None,
    plek: Plek,
) -> Onderdeel:
    cellen = []
    for plaats, kolom in kolommen.items():
        was = als_cel(kolom, rij.waarden[kolom.naam], tabel.woorden.get(kolom.naam, {})) if rij else ""
        waarde = uit_cel(kolom, regel.cellen[plaats])
        if waarde is None and rij and _leeg_is_nee(gelezen.register, kolom):
            waarde = "nee"
        if waarde != uit_cel(kolom, was) and kolom.naam != gelezen.register.sleutel:
            celplaats = _plek(gelezen.blad, regel.regel, plaats)
            cellen.append(Cel(kolom, celplaats, was, regel.cellen[plaats], waarde))
    return Onderdeel(gelezen.register, id_, plek, rij, tuple(cellen))


def _leeg_is_nee(register: Register, kolom: Kolom) -> bool:
    """Whether a field that is left out means no."""
    veld = deel(register.id).model.model_fields.get(kolom.naam)
    return veld is not None and veld.default is False


def _mag(gelezen: Gelezen, regel: Regel, onderdeel: Onderdeel, meldingen: Meldingen) -> bool:
    """Whether this entry may change at all; says why not."""
    bezwaren = list(_bezwaren(gelezen, regel, onderdeel))
    meldingen.lijst += bezwaren
    return not any(m.ernst is Ernst.FOUT for m in bezwaren)


def _bezwaren(gelezen: Gelezen, regel: Regel, onderdeel: Onderdeel) -> Iterator[Melding]:
    register, rij = gelezen.register, onderdeel.rij
    for cel in onderdeel.cellen:
        if cel.kolom.afgeleid and rij and cel.wordt:
            tekst = f"'{cel.kolom.titel}' maakt docgen zelf; uw verandering telt niet"
            yield Melding("INV326", Ernst.WAARSCHUWING, cel.plek, tekst, "verander waar het uit volgt")
    if not any(not c.kolom.afgeleid for c in onderdeel.cellen):
        return
    afdruk = _vingerafdruk(gelezen.blad, regel)
    if not register.invoer:
        hint = "gebruik: docgen verzoek stap"
        yield Melding(
            "INV329", Ernst.FOUT, onderdeel.plek, "dit register verandert niet via een bestand", hint
        )
    elif rij is None and (afdruk or register.soort):
        hint = f"wilt u iets nieuws? docgen register voeg-toe {register.id}/ID"
        yield Melding(
            "INV323", Ernst.FOUT, onderdeel.plek, f"'{onderdeel.id}' staat niet in dit register", hint
        )
    elif rij and afdruk and afdruk != vingerafdruk(register.id, rij):
        tekst = f"'{onderdeel.id}' is na de uitvoer in uw eigen bestanden veranderd"
        hint = "maak een nieuwe uitvoer en zet uw verandering daarin"
        yield Melding("INV328", Ernst.FOUT, onderdeel.plek, tekst, hint)


def _vingerafdruk(blad: Blad, regel: Regel) -> str:
    return regel.cellen[blad.kop.index(VINGERAFDRUK)] if VINGERAFDRUK in blad.kop else ""


def _ontbrekend(gelezen: Gelezen, ids: Sequence[str], meldingen: Meldingen) -> None:
    for id_ in ids:
        tekst = f"'{id_}' staat niet meer in dit bestand; docgen haalt niets weg"
        hint = f"doet u dit niet meer? docgen register sluit {gelezen.register.id}/{id_} --reden ..."
        meldingen.waarschuw("INV327", Plek(gelezen.blad.bestand), tekst, hint)
