"""All recipients of a series: pupils and readers from a list, or the members of a convenant with one set for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.bron import Kaart, Waarde, leg_op
from docgen.bron.boom import inpakken
from docgen.bronnen import Rij
from docgen.bronnen.kolommen import normaal
from docgen.meldingen import Meldingen
from docgen.opdrachten.reeks.lezen import Lezing, besturen, leden, lees_lijst, ontvangers, voeg_scholen_samen
from docgen.opdrachten.reeks.voorbereiden import Voorbereid
from docgen.opdrachten.reeks.vraag import Ontvanger, Reeksvraag, Volger

_SAMEN = "samen"
_Leden = dict[str, tuple[Rij, Kaart]]


def verzamel(
    klaar: Voorbereid, vraag: Reeksvraag, geheim: bytes, volger: Volger, meldingen: Meldingen
) -> tuple[Lezing, Iterator[Ontvanger]] | None:
    """Read the sources; None when nothing of them can be used."""
    w = klaar.werkplaats
    lezingen: list[Lezing] = []
    for pad in (vraag.bron, vraag.duo):
        lezing = lees_lijst(pad, vraag, w.soort, w.dossier.naslag, volger, meldingen) if pad else None
        if pad and lezing is None:
            return None
        lezingen += [lezing] if lezing else []
    if not klaar.convenant:
        return lezingen[0], ontvangers(lezingen[0], vraag, w.soort, geheim, meldingen)
    return lezingen[0], _uit_leden(_leden(lezingen, vraag, geheim, meldingen), meldingen)


def _leden(lezingen: list[Lezing], vraag: Reeksvraag, geheim: bytes, meldingen: Meldingen) -> _Leden:
    """The members of all sources: what the list of the user says goes before DUO's file.

    With --gemeente the last source, which is DUO's file if there is one, decides who takes part.
    """
    gemeenten = {normaal(g) for g in vraag.gemeenten} or None
    *aanvulling, beslist = lezingen
    gekozen = besturen(beslist, gemeenten)
    for lezing in aanvulling:
        buiten = {naam: rij for naam, rij in besturen(lezing, None).items() if naam not in gekozen}
        _meld_buiten_duo(lezing, buiten.values(), gemeenten is not None, meldingen)
        if gemeenten is None:
            gekozen |= buiten
    uit: _Leden = {}
    for lezing in lezingen:
        for id_, rij, boom in leden(lezing, vraag, gemeenten, gekozen, geheim, meldingen):
            uit[id_] = (uit[id_][0], voeg_scholen_samen(uit[id_][1], boom)) if id_ in uit else (rij, boom)
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


def _uit_leden(alle: _Leden, meldingen: Meldingen) -> Iterator[Ontvanger]:
    """One recipient for each member, and one with all of them together."""
    bomen = []
    zonder = False
    for id_, (rij, boom) in alle.items():
        naamloos = "naam" not in boom.velden
        zonder |= naamloos
        bomen.append(inpakken(_met_naam(boom, id_, meldingen) if naamloos else boom))
        yield Ontvanger(id_, rij.regel, [bomen[-1]], bezwaar=naamloos)
    if bomen:
        yield Ontvanger(_SAMEN, 0, bomen, per="samen", bezwaar=zonder)


def _met_naam(boom: Kaart, id_: str, meldingen: Meldingen) -> Kaart:
    hint = "geef met --leden een lijst met het nummer en de naam van elk bestuur"
    meldingen.fout("RKS141", boom.plek, "de naam van dit bestuur staat niet in het bestand", hint)
    naam = Kaart({"naam": Waarde(f"[naam van het bestuur met nummer {id_}]", boom.plek)}, boom.plek)
    gelegd = leg_op(naam, boom)
    assert isinstance(gelegd, Kaart)
    return gelegd
