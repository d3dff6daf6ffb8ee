"""From a list to recipients: columns matched, rows read, everyone a fixed number; faulty rows left out with a melding."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from docgen.bron import Kaart, Lijst, Waarde, leg_op
from docgen.bron.boom import inpakken
from docgen.bron.nummers import tel_bsn
from docgen.bronnen import Rij, Tabel
from docgen.bronnen.kolommen import GEMEENTE, LOS, SLEUTEL, Koppeling, koppel, normaal
from docgen.meldingen import Meldingen, heeft_fout
from docgen.model.convenant import Partij
from docgen.model.geadresseerde import Geadresseerde
from docgen.model.soorten import SOORTEN
from docgen.naslag import Naslag
from docgen.opdrachten.reeks.rijen import Modellen, boom_van, kent
from docgen.opdrachten.reeks.sleutels import Botsingen, sleutel_van
from docgen.opdrachten.reeks.vraag import Ontvanger, Reeksvraag, Volger

_KOLOMMEN = "reekskolommen"
_ADRES = "partij.adres"  # in DUO's file an address is that of a school, and the party is its board


@dataclass
class Lezing:
    """A list that is read: its table, and which column holds what."""

    tabel: Tabel
    koppeling: Koppeling


def lees_lijst(
    tabel: Tabel, vraag: Reeksvraag, soort: str, naslag: Naslag, volger: Volger, meldingen: Meldingen
) -> Lezing | None:
    """Match the columns of a list; None when that cannot be, or when the user says no."""
    modellen, van_duo = modellen_van(soort, vraag.rol), tabel.bestand == str(vraag.duo)

    def past(veld: str) -> bool:
        return kent(modellen, veld) and not (van_duo and veld.startswith(_ADRES))

    items = list(naslag.lijsten[_KOLOMMEN].values())
    begin = len(meldingen.lijst)
    koppeling = koppel(tabel, items, past, vraag.kolommen, meldingen, vraag.rol)
    if heeft_fout(meldingen.lijst[begin:]):
        return None
    if not koppeling.velden:
        tekst = "in dit bestand staat geen kolom die dit document nodig heeft"
        hint = "noem de kolom zelf, bijvoorbeeld: --kolom leerling.naam='Kind'"
        meldingen.fout("RKS108", tabel.kopplek(), tekst, hint)
        return None
    if vraag.gemeenten and (van_duo or not vraag.duo) and GEMEENTE not in koppeling.velden:
        hint = "noem de kolom zelf: --kolom gemeente='Gemeente school', of geef een bestand van DUO met gemeenten"
        tekst = "in dit bestand staat geen kolom met de gemeente; --gemeente kan dan niet kiezen"
        meldingen.fout("RKS116", tabel.kopplek(), tekst, hint)
        return None
    paren = [(tabel.kop[k], pad) for pad, kolommen in koppeling.velden.items() for k in kolommen]
    return Lezing(tabel, koppeling) if volger.bevestig(paren, koppeling.ongebruikt(tabel)) else None


def modellen_van(soort: str, rol: str) -> Modellen:
    """The models that a path may lead into: of the case, of who a letter is for, of a member."""
    if rol == "partij":
        return {"partij": Partij}
    return {"": SOORTEN[soort].model, "aan": Geadresseerde}


def ontvangers(
    lijst: Lezing, vraag: Reeksvraag, soort: str, geheim: bytes, meldingen: Meldingen
) -> Iterator[Ontvanger]:
    """Yield one recipient for each good row."""
    tabel, koppeling = lijst.tabel, lijst.koppeling
    modellen, botsingen = modellen_van(soort, vraag.rol), Botsingen()
    groepen = {_groep(g) for g in vraag.groepen}
    for rij in tabel.rijen:
        if groepen and _groep(koppeling.waarde(rij, "leerling.groep")) not in groepen:
            continue
        if not _schoon(rij, lijst, meldingen):
            continue
        id_ = sleutel_van(rij, tabel, koppeling, geheim, meldingen)
        if botsingen.vrij(id_, tabel.plek(rij), meldingen):
            zaak = boom_van(tabel, rij, koppeling, modellen, "")
            aan = boom_van(tabel, rij, koppeling, modellen, "aan")
            yield Ontvanger(id_, rij.regel, _pak(zaak), _pak(aan))


def besturen(lijst: Lezing, gemeenten: Container[str] | None) -> dict[str, Rij]:
    """How a list names its boards, each with its first row; with `gemeenten` only those with a school there."""
    uit: dict[str, Rij] = {}
    for rij in lijst.tabel.rijen:
        if (naam := _bestuur(rij, lijst)) and not _elders(rij, lijst, gemeenten):
            uit.setdefault(naam, rij)
    return uit


def leden(
    lijst: Lezing,
    vraag: Reeksvraag,
    gemeenten: Container[str] | None,
    gekozen: Container[str],
    geheim: bytes,
    meldingen: Meldingen,
) -> Iterator[tuple[str, Rij, Kaart]]:
    """Yield the number, the row and the party of each board that is `gekozen`.

    Rows with the same number are its schools. Of a school outside `gemeenten` the row still tells who signs.
    """
    tabel, koppeling = lijst.tabel, lijst.koppeling
    modellen = modellen_van("convenant", vraag.rol)
    uit: dict[str, tuple[Rij, Kaart]] = {}
    for rij in tabel.rijen:
        naam, elders = _bestuur(rij, lijst), _elders(rij, lijst, gemeenten)
        if naam not in gekozen if naam else elders:
            continue
        boom = boom_van(tabel, rij, koppeling, modellen, "partij") if _schoon(rij, lijst, meldingen) else None
        if boom is None:
            continue
        if not naam:
            hint = "vul in deze regel het nummer of de naam van het bestuur in"
            meldingen.fout("RKS109", tabel.plek(rij), "bij deze regel staat geen bestuur", hint)
            continue
        id_ = sleutel_van(rij, tabel, koppeling, geheim, meldingen)
        plek = tabel.plek(rij)
        velden = {veld: k for veld, k in boom.velden.items() if not (elders and veld == "scholen")}
        boom = Kaart({"id": Waarde(f"bestuur-{id_}", plek)} | velden, plek, boom.sleutels)
        uit[id_] = (uit[id_][0], voeg_scholen_samen(uit[id_][1], boom)) if id_ in uit else (rij, boom)
    yield from ((id_, rij, boom) for id_, (rij, boom) in uit.items())


def voeg_scholen_samen(een: Kaart, ander: Kaart) -> Kaart:
    """Two pieces about one board: the first says what it is, each adds its schools."""
    gelegd = leg_op(ander, een)
    scholen = [k.items for b in (een, ander) if isinstance(k := b.velden.get("scholen"), Lijst)]
    assert isinstance(gelegd, Kaart)
    if not scholen:
        return gelegd
    items = tuple({k.tekst: k for rij in scholen for k in rij if isinstance(k, Waarde)}.values())
    velden = gelegd.velden | {"scholen": Lijst(items, een.plek)}
    return Kaart(velden, gelegd.plek, gelegd.sleutels)


def _bestuur(rij: Rij, lijst: Lezing) -> str:
    """How a row names its board: the number, else the name."""
    return lijst.koppeling.waarde(rij, SLEUTEL) or lijst.koppeling.waarde(rij, "partij.naam")


def _elders(rij: Rij, lijst: Lezing, gemeenten: Container[str] | None) -> bool:
    """Whether the school of this row is in another municipality than those asked for."""
    if gemeenten is None or GEMEENTE not in lijst.koppeling.velden:
        return False
    return normaal(lijst.koppeling.waarde(rij, GEMEENTE)) not in gemeenten


def _schoon(rij: Rij, lijst: Lezing, meldingen: Meldingen) -> bool:
    """Whether no value that would be printed is a BSN; the melding never shows it."""
    for pad, kolommen in lijst.koppeling.velden.items():
        for k in kolommen if pad not in LOS else ():
            if tel_bsn(rij.cellen[k]):
                tekst = f"in de kolom '{lijst.tabel.kop[k]}' staat een burgerservicenummer (BSN)"
                hint = "haal het weg; docgen heeft nooit een BSN nodig"
                meldingen.fout("RKS111", lijst.tabel.plek(rij, k), tekst, hint)
                return False
    return True


def _groep(naam: str) -> str:
    """A group without the word groep or klas: 'Groep 6A' and '6a' are the same."""
    return " ".join(w for w in normaal(naam).split() if w not in ("groep", "klas"))


def _pak(boom: Kaart | None) -> Any:
    return inpakken(boom) if boom else None
