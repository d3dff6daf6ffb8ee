"""All recipients of a series: pupils and readers from a list, or the members of a convenant with one set for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.bron import Kaart, Knoop, Lijst, Waarde, leg_op
from docgen.bron.boom import inpakken
from docgen.bronnen import Rij, Tabel, lees_tabel
from docgen.bronnen.kolommen import normaal
from docgen.meldingen import Meldingen, Plek, heeft_fout
from docgen.opdrachten.reeks.besturen import (
    besturen,
    leden,
    meld_dubbel,
    meld_scholen_elders,
    voeg_scholen_samen,
)
from docgen.opdrachten.reeks.lezen import Lezing, lees_lijst, ontvangers
from docgen.opdrachten.reeks.voorbereiden import Voorbereid
from docgen.opdrachten.reeks.vraag import Ontvanger, Reeksvraag, Volger

_SAMEN = "samen"
_Leden = dict[str, tuple[Plek, Kaart]]


def verzamel(
    klaar: Voorbereid, vraag: Reeksvraag, geheim: bytes, volger: Volger, meldingen: Meldingen
) -> tuple[Lezing, Iterator[Ontvanger]] | None:
    """Read the sources; None when nothing of them can be used."""
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
        return lezingen[0], ontvangers(lezingen[0], vraag, w.soort, geheim, meldingen)
    eerste = lezingen[0]
    alle = _leden(lezingen, vraag, geheim, meldingen)
    eerste.onvolledig = heeft_fout(meldingen.lijst[begin:])
    meld_dubbel([boom for _, boom in alle.values()], meldingen)
    if eerste.herkansing and w.stukken(Ontvanger(_SAMEN, 0, None, per="samen")):
        tekst = "deze lijst heeft niet alle besturen; het convenant met alle partijen maak ik hier niet van"
        hint = "zet de verbeterde regels in uw hele lijst en geef die, met --hervat"
        meldingen.waarschuw("RKS145", Plek(eerste.tabel.bestand), tekst, hint)
    return eerste, _uit_leden(alle, eerste.tabel.bestand, meldingen, geheel=not eerste.herkansing)


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
        eigen = besturen(lezing, None)
        if lezing.herkansing:
            gekozen = {naam: rij for naam, rij in gekozen.items() if naam in eigen}
        buiten = {naam: rij for naam, rij in eigen.items() if naam not in gekozen}
        _meld_buiten_duo(lezing, buiten.values(), gemeenten is not None, meldingen)
        if gemeenten is None:
            gekozen |= buiten
    uit: _Leden = {}
    for lezing in lezingen:
        meld_scholen_elders(lezing, gemeenten, gekozen, meldingen)
        for id_, rij, boom in leden(lezing, gemeenten, gekozen, geheim, meldingen):
            plek = lezing.tabel.plek(rij)
            uit[id_] = (uit[id_][0], voeg_scholen_samen(uit[id_][1], boom)) if id_ in uit else (plek, boom)
    return uit


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


def _uit_leden(alle: _Leden, bestand: str, meldingen: Meldingen, *, geheel: bool) -> Iterator[Ontvanger]:
    """One recipient for each member, and for `geheel` one with all of them; every line is one of `bestand`."""
    bomen = []
    zonder = False
    for id_, (plek, boom) in alle.items():
        naamloos = "naam" not in boom.velden
        zonder |= naamloos
        heel = _met_naam(boom, id_, meldingen) if naamloos else boom
        bomen.append(inpakken(_alleen_regels_van(heel, bestand)))
        yield Ontvanger(id_, _plek_in(plek, bestand).regel, [bomen[-1]], bezwaar=naamloos)
    if bomen and geheel:
        yield Ontvanger(_SAMEN, 0, bomen, per="samen", bezwaar=zonder)


def _alleen_regels_van(knoop: Knoop, bestand: str) -> Knoop:
    """The tree as it may travel: packed it knows no file, so a line of another file would point at another board."""
    plek = _plek_in(knoop.plek, bestand)
    if isinstance(knoop, Waarde):
        return replace(knoop, plek=plek)
    if isinstance(knoop, Lijst):
        return replace(knoop, items=tuple(_alleen_regels_van(k, bestand) for k in knoop.items), plek=plek)
    velden = {veld: _alleen_regels_van(k, bestand) for veld, k in knoop.velden.items()}
    return Kaart(velden, plek, {veld: _plek_in(p, bestand) for veld, p in knoop.sleutels.items()})


def _plek_in(plek: Plek, bestand: str) -> Plek:
    return plek if plek.bestand == bestand else Plek(bestand)


def _met_naam(boom: Kaart, id_: str, meldingen: Meldingen) -> Kaart:
    hint = "geef met --leden een lijst met het nummer en de naam van elk bestuur"
    meldingen.fout("RKS141", boom.plek, "de naam van dit bestuur staat niet in het bestand", hint)
    naam = Kaart({"naam": Waarde(f"[naam van het bestuur met nummer {id_}]", boom.plek)}, boom.plek)
    gelegd = leg_op(naam, boom)
    assert isinstance(gelegd, Kaart)
    return gelegd
