"""From the rows of a list to boards: rows with one number are one board, and each adds a school.

A board with a faulty row is left out as a whole: without one of its schools its convenant would say too little.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from docgen.bron import Kaart, Knoop, Waarde
from docgen.bron.duo import plaatsnaam
from docgen.bronnen import Rij
from docgen.bronnen.kolommen import GEMEENTE, SLEUTEL, normaal
from docgen.meldingen import Meldingen, Plek
from docgen.model.convenant import Partij
from docgen.opdrachten.reeks.leden import voeg_scholen_samen
from docgen.opdrachten.reeks.lezen import Lezing, schoon
from docgen.opdrachten.reeks.rijen import boom_van
from docgen.opdrachten.reeks.sleutels import sleutel_van

_SCHOLEN = "scholen"
_MODELLEN = {"partij": Partij}


def besturen(lijst: Lezing, gemeenten: Container[str] | None) -> dict[str, Rij]:
    """How a list names its boards, each with its first row; with `gemeenten` only those with a school there."""
    uit: dict[str, Rij] = {}
    for rij in lijst.tabel.rijen:
        if (naam := _bestuur(rij, lijst)) and not _elders(rij, lijst, gemeenten):
            uit.setdefault(naam, rij)
    return uit


def leden(
    lijst: Lezing,
    gemeenten: Container[str] | None,
    gekozen: Container[str],
    geheim: bytes,
    meldingen: Meldingen,
) -> Iterator[tuple[str, Rij, Kaart | None]]:
    """Yield the number, the first row and the party of each board that is `gekozen`; no party when a row is faulty.

    Of a school outside `gemeenten` the row still tells who signs.
    """
    for rijen in _per_bestuur(lijst, gemeenten, gekozen, meldingen).values():
        id_ = sleutel_van(rijen[0], lijst.tabel, lijst.koppeling, geheim, meldingen)
        bomen = [_boom(rij, lijst) for rij in rijen]
        vuil = [rij for rij in rijen if not schoon(rij, lijst, meldingen)]
        if vuil or _geweigerd(rijen, lijst) or _spreken_tegen(bomen, lijst, meldingen):
            yield id_, rijen[0], None
            continue
        bomen = [
            b.zonder(_SCHOLEN) if _elders(r, lijst, gemeenten) else b
            for r, b in zip(rijen, bomen, strict=True)
        ]
        plek = lijst.tabel.plek(rijen[0])
        boom = Kaart({"id": Waarde(f"bestuur-{id_}", plek)}, plek)
        for deel in bomen:
            boom = voeg_scholen_samen(boom, deel)
        yield id_, rijen[0], boom


def meld_scholen_elders(
    lijst: Lezing, gemeenten: Container[str] | None, gekozen: Container[str], meldingen: Meldingen
) -> None:
    """Say once how many schools of the chosen boards stay out of the convenant: they are in another region."""
    weg = [
        lijst.koppeling.waarde(rij, GEMEENTE)
        for rij in lijst.tabel.rijen
        if _bestuur(rij, lijst) in gekozen
        and _elders(rij, lijst, gemeenten)
        and lijst.koppeling.waarde(rij, "partij.scholen.0")
    ]
    if not weg:
        return
    waar = sorted({_gewoon(gemeente) for gemeente in weg if gemeente})
    namen = ", ".join(waar[:5]) + (" ..." if len(waar) > 5 else "") or "(niet ingevuld)"
    tekst = f"{len(weg)} scholen van deze besturen staan niet in een gemeente die u koos; zij doen niet mee"
    if len(weg) == 1:
        tekst = "1 school van deze besturen staat niet in een gemeente die u koos; zij doet niet mee"
    hint = f"moeten zij meedoen? Kies ook hun gemeente: {namen}"
    meldingen.waarschuw("RKS122", Plek(lijst.tabel.bestand), tekst, hint)


def meld_dubbel(alle: Iterable[Kaart], meldingen: Meldingen) -> None:
    """Warn of boards that are hard to tell apart: with the same KvK number, or with one name in all tables."""
    nummers: dict[str, Plek] = {}
    namen: dict[str, Plek] = {}
    for boom in alle:
        waarden = {pad: (tekst, plek) for pad, tekst, plek in _waarden(boom)}
        if kvk := waarden.get(("kvk",)):
            eerder = nummers.setdefault("".join(kvk[0].split()), kvk[1])
            if eerder != kvk[1]:
                tekst = f"dit KvK-nummer staat ook bij een ander bestuur ({_waar(eerder)})"
                hint = "kijk beide nummers na; is het één bestuur, geef het dan één bestuursnummer"
                meldingen.waarschuw("RKS119", kvk[1], tekst, hint)
        if naam := waarden.get(("kort",)) or waarden.get(("naam",)):
            eerder = namen.setdefault(normaal(naam[0]), naam[1])
            if eerder != naam[1]:
                tekst = f"een ander bestuur heet hetzelfde ({_waar(eerder)}); in het convenant zijn zij niet te onderscheiden"
                hint = "geef beide in de kolom 'Korte naam' een eigen naam, zoals met de plaats erbij"
                meldingen.waarschuw("RKS123", naam[1], tekst, hint)


def _per_bestuur(
    lijst: Lezing, gemeenten: Container[str] | None, gekozen: Container[str], meldingen: Meldingen
) -> dict[str, list[Rij]]:
    """The rows of each board that takes part; a row without a board is a fault."""
    uit: dict[str, list[Rij]] = {}
    for rij in lijst.tabel.rijen:
        naam = _bestuur(rij, lijst)
        if naam in gekozen:
            uit.setdefault(naam, []).append(rij)
            lijst.eerste[rij.regel] = uit[naam][0].regel
        elif not naam and not _elders(rij, lijst, gemeenten) and _boom(rij, lijst).velden:
            hint = "vul in deze regel het nummer of de naam van het bestuur in"
            meldingen.fout("RKS109", lijst.tabel.plek(rij), "bij deze regel staat geen bestuur", hint)
    for rij in lijst.tabel.geweigerd:
        if rijen := uit.get(_bestuur(_passend(rij, lijst), lijst)):
            lijst.eerste[rij.regel] = rijen[0].regel
    return uit


def _geweigerd(rijen: list[Rij], lijst: Lezing) -> bool:
    """Whether a row that could not be read seems to be of this board."""
    return any(lijst.eerste.get(rij.regel) == rijen[0].regel for rij in lijst.tabel.geweigerd)


def _passend(rij: Rij, lijst: Lezing) -> Rij:
    """A row that could not be read with as many cells as there are columns."""
    leeg = ("",) * len(lijst.tabel.kop)
    return replace(rij, cellen=(rij.cellen + leeg)[: len(leeg)])


def _boom(rij: Rij, lijst: Lezing) -> Kaart:
    """What a row says about its board."""
    boom = boom_van(lijst.tabel, rij, lijst.koppeling, _MODELLEN, "partij")
    if boom is None:
        return Kaart({}, lijst.tabel.plek(rij))
    adres = boom.velden.get("adres")
    plaats = adres.velden.get("plaats") if isinstance(adres, Kaart) else None
    if not isinstance(adres, Kaart) or not isinstance(plaats, Waarde):
        return boom
    gewoon = replace(plaats, tekst=_gewoon(plaats.tekst or ""))
    return replace(
        boom, velden=boom.velden | {"adres": replace(adres, velden=adres.velden | {"plaats": gewoon})}
    )


def _gewoon(plaats: str) -> str:
    """A place as a contract writes it: DUO has them in capitals."""
    return plaatsnaam(plaats) if plaats.isupper() else plaats


def _spreken_tegen(bomen: list[Kaart], lijst: Lezing, meldingen: Meldingen) -> bool:
    """Whether rows of one board say different things of it; an empty cell says nothing."""
    eerst: dict[tuple[str, ...], tuple[str, Plek]] = {}
    gevonden = False
    for boom in bomen:
        anders: list[tuple[Plek, Plek]] = []
        for pad, tekst, plek in _waarden(boom.zonder(_SCHOLEN)):
            bekend, bij = eerst.setdefault(pad, (tekst, plek))
            anders += [(plek, bij)] if normaal(bekend) != normaal(tekst) else []
        if anders:
            gevonden = True
            plek, bij = min(anders)
            kop = [f"'{lijst.tabel.kop[p.kolom - 1]}'" for p, _ in sorted(anders)]
            waar = (
                f"de kolom {kop[0]}" if len(kop) == 1 else f"de kolommen {', '.join(kop[:-1])} en {kop[-1]}"
            )
            fout = f"in {waar} staat iets anders dan op regel {bij.regel}, bij hetzelfde bestuur"
            hint = "zijn het twee besturen? Geef elk een eigen nummer. Is het er één? Maak de vakken gelijk, of laat ze leeg"
            meldingen.fout("RKS118", plek, fout, hint)
    return gevonden


def _waarden(knoop: Knoop, pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, Plek]]:
    """Every single text of a tree that is not in a list, with its path and its place."""
    if isinstance(knoop, Waarde) and knoop.tekst:
        yield pad, knoop.tekst, knoop.plek
    elif isinstance(knoop, Kaart):
        for veld, kind in knoop.velden.items():
            yield from _waarden(kind, (*pad, veld))


def _bestuur(rij: Rij, lijst: Lezing) -> str:
    """How a row names its board: the number, else the name; some disks see no difference between A7 and a7."""
    naam = lijst.koppeling.waarde(rij, SLEUTEL) or lijst.koppeling.waarde(rij, "partij.naam")
    return " ".join(naam.casefold().split())


def _elders(rij: Rij, lijst: Lezing, gemeenten: Container[str] | None) -> bool:
    """Whether the school of this row is in another municipality than those asked for."""
    if gemeenten is None or GEMEENTE not in lijst.koppeling.velden:
        return False
    return normaal(lijst.koppeling.waarde(rij, GEMEENTE)) not in gemeenten


def _waar(plek: Plek) -> str:
    return f"{plek.bestand}, regel {plek.regel}"
