"""All recipients of a series: pupils and readers from a list, or the members of a convenant with one set for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from docgen.bron import Kaart, Waarde
from docgen.bron.boom import inpakken
from docgen.bronnen import Rij, Tabel, lees_tabel
from docgen.bronnen.kolommen import normaal
from docgen.meldingen import Meldingen, Plek, heeft_fout
from docgen.opdrachten.reeks.besturen import (
    besturen,
    leden,
    meld_dubbel,
    meld_scholen_elders,
)
from docgen.opdrachten.reeks.leden import voeg_scholen_samen
from docgen.opdrachten.reeks.lezen import Lezing, lees_lijst, ontvangers
from docgen.opdrachten.reeks.verslag import WAAROM
from docgen.opdrachten.reeks.voorbereiden import Voorbereid
from docgen.opdrachten.reeks.vraag import Ontvanger, Reeksvraag, Volger

_SAMEN = "samen"
_Leden = dict[
    str, list[tuple[int, Rij, Kaart]]
]  # for each source that knows the member: its number, row and tree


def verzamel(
    klaar: Voorbereid, vraag: Reeksvraag, geheim: bytes, volger: Volger, meldingen: Meldingen
) -> tuple[list[Lezing], Iterator[Ontvanger]] | None:
    """Read the sources; None when nothing of them can be used. The place of a source is its number."""
    w, begin = klaar.werkplaats, len(meldingen.lijst)
    tabellen: list[Tabel] = []
    for pad in (vraag.bron, vraag.duo):
        if pad and not (tabel := lees_tabel(pad, meldingen)):
            return None
        tabellen += [tabel] if pad and tabel else []
    lezingen: list[Lezing] = []
    for tabel, eigen in zip(tabellen, _kolommen_per_tabel(tabellen, vraag.kolommen), strict=True):
        deel = replace(vraag, kolommen=eigen)
        if not (lezing := lees_lijst(tabel, deel, w.soort, w.dossier.naslag, volger, meldingen)):
            return None
        lezingen.append(lezing)
    if not klaar.convenant:
        return lezingen, ontvangers(lezingen[0], vraag, w.soort, geheim, meldingen)
    eerste, herkansing = lezingen[0], any(lezing.herkansing for lezing in lezingen)
    alle = _leden(lezingen, vraag, geheim, meldingen)
    eerste.onvolledig = heeft_fout(meldingen.lijst[begin:])
    meld_dubbel([reduce(voeg_scholen_samen, (boom for *_, boom in d)) for d in alle.values()], meldingen)
    if herkansing and w.stukken(Ontvanger(_SAMEN, 0, None, per="samen")):
        tekst = "deze lijst heeft niet alle besturen; het convenant met alle partijen maak ik hier niet van"
        hint = (
            f"zet de verbeterde regels in uw hele lijst, zonder de kolom '{WAAROM}', en geef die met --hervat"
        )
        meldingen.waarschuw("RKS145", Plek(eerste.tabel.bestand), tekst, hint)
    return lezingen, _uit_leden(alle, meldingen, geheel=not herkansing)


def _kolommen_per_tabel(tabellen: list[Tabel], keuzes: Iterable[str]) -> list[tuple[str, ...]]:
    """For each table the user's choices (VELD=KOLOM) of a column that it has; the first also gets what none has."""
    koppen = [{normaal(naam) for naam in tabel.kop} for tabel in tabellen]
    uit: list[tuple[str, ...]] = [() for _ in tabellen]
    for keuze in keuzes:
        kolom = normaal(keuze.partition("=")[2])
        for nr in [nr for nr, kop in enumerate(koppen) if kolom in kop] or [0]:
            uit[nr] += (keuze,)
    return uit


def _leden(lezingen: list[Lezing], vraag: Reeksvraag, geheim: bytes, meldingen: Meldingen) -> _Leden:
    """The members of all sources: what the list of the user says goes before DUO's file.

    With --gemeente the last source, which is DUO's file if there is one, decides who takes part; rows that failed
    before are about their own boards alone.
    """
    gemeenten = {normaal(g) for g in vraag.gemeenten} or None
    *aanvulling, beslist = lezingen
    gekozen = besturen(beslist, gemeenten)
    for lezing in aanvulling:
        buiten = {naam: rij for naam, rij in besturen(lezing, None).items() if naam not in gekozen}
        if not beslist.herkansing:
            _meld_buiten_duo(lezing, buiten.values(), gemeenten is not None, meldingen)
        if gemeenten is None:
            gekozen |= buiten
    for lezing in (lezing for lezing in lezingen if lezing.herkansing):
        eigen = besturen(lezing, None)
        gekozen = {naam: rij for naam, rij in gekozen.items() if naam in eigen}
    uit: _Leden = {}
    weg: set[str] = set()
    for nr, lezing in enumerate(lezingen):
        meld_scholen_elders(lezing, gemeenten, gekozen, meldingen)
        for id_, rij, boom in leden(lezing, gemeenten, gekozen, geheim, meldingen):
            if boom:
                uit.setdefault(id_, []).append((nr, rij, boom))
            else:
                weg.add(id_)
    return {id_: delen for id_, delen in uit.items() if id_ not in weg}


def _meld_buiten_duo(lezing: Lezing, rijen: Iterable[Rij], weg: bool, meldingen: Meldingen) -> None:
    """Tell of each board in the list of the user that DUO's file does not have; `weg` when it is left out."""
    if weg:
        tekst = "dit bestuur heeft volgens DUO geen school in de gemeente die u koos; het doet niet mee"
        hint = (
            "klopt dat niet? Kijk het bestuursnummer na; zonder --gemeente doet elk bestuur van uw lijst mee"
        )
    else:
        tekst = "dit bestuur staat niet in het bestand van DUO; het doet mee, met de scholen van uw lijst"
        hint = "klopt dat niet? Kijk het bestuursnummer na, of haal het bestuur uit uw lijst"
    for rij in rijen:
        meldingen.waarschuw("RKS117", lezing.tabel.plek(rij), tekst, hint)


def _uit_leden(alle: _Leden, meldingen: Meldingen, *, geheel: bool) -> Iterator[Ontvanger]:
    """One recipient for each member, and for `geheel` one with all of them together."""
    pakken = []
    zonder = False
    for id_, delen in alle.items():
        (bron, rij, eerste), *ook = delen
        naamloos = not any("naam" in boom.velden for _, _, boom in delen)
        zonder |= naamloos
        bomen = [(nr, boom) for nr, _, boom in delen]
        bomen += [(bron, _naam(id_, eerste.plek, meldingen))] if naamloos else []
        pakken.append([[nr, inpakken(boom)] for nr, boom in bomen])
        elders = [(nr, r.regel) for nr, r, _ in ook]
        yield Ontvanger(id_, rij.regel, [pakken[-1]], bezwaar=naamloos, bron=bron, ook=elders)
    if pakken and geheel:
        yield Ontvanger(_SAMEN, 0, pakken, per="samen", bezwaar=zonder)


def _naam(id_: str, plek: Plek, meldingen: Meldingen) -> Kaart:
    hint = "geef met --leden een lijst met het nummer en de naam van elk bestuur"
    meldingen.fout("RKS141", plek, "de naam van dit bestuur staat niet in het bestand", hint)
    return Kaart({"naam": Waarde(f"[naam van het bestuur met nummer {id_}]", plek)}, plek)
