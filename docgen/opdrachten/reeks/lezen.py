"""From a list to recipients: columns matched, rows read, everyone a fixed number; faulty rows left out with a melding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.bron import Kaart
from docgen.bron.boom import inpakken
from docgen.bron.nummers import tel_bsn
from docgen.bronnen import Rij, Tabel
from docgen.bronnen.kolommen import GEMEENTE, GROEP, LOS, Koppeling, koppel, normaal
from docgen.meldingen import Meldingen, heeft_fout
from docgen.model.convenant import Partij
from docgen.model.geadresseerde import Geadresseerde
from docgen.model.soorten import SOORTEN
from docgen.naslag import Naslag
from docgen.opdrachten.reeks.rijen import Modellen, als_datum, boom_van, kent
from docgen.opdrachten.reeks.sleutels import Botsingen, sleutel_van
from docgen.opdrachten.reeks.verslag import WAAROM
from docgen.opdrachten.reeks.vraag import Ontvanger, Reeksvraag, Volger

_KOLOMMEN = "reekskolommen"
_GROEPEN = ("leerling.groep", GROEP)  # as the document knows it, or only to choose by
_GETOOND = 12
_ADRES = "partij.adres"  # in DUO's file an address is that of a school, and the party is its board


@dataclass
class Lezing:
    """A list that is read: its table, and which column holds what.

    `eerste` has for each row of a board the line of the first one; they come and go together. `onvolledig` means
    that a board fell out, so the list is not everybody.
    """

    tabel: Tabel
    koppeling: Koppeling
    eerste: dict[int, int] = field(default_factory=dict)
    onvolledig: bool = False

    @property
    def herkansing(self) -> bool:
        """Whether these are the rows that an earlier run did not make, and not everybody."""
        return WAAROM in self.tabel.kop

    def met_rest(self, redenen: Mapping[int, str], per_regel: Mapping[int, str]) -> dict[int, str]:
        """The lines that were not made, with the other rows of their boards: given again, a board is whole.

        `redenen` says why, by any line of the board; `per_regel` has the fault of each line itself.
        """
        waarvan: dict[int, int] = {}
        for regel in redenen:
            waarvan.setdefault(self.eerste.get(regel, regel), regel)
        uit = dict(redenen)
        for regel, eerste in self.eerste.items():
            if eerste in waarvan and regel not in uit:
                uit[regel] = per_regel.get(regel, f"hoort bij regel {waarvan[eerste]}")
        return uit


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
        hint = "staan op regel 1 de namen van de kolommen? Noem er dan zelf een, zoals --kolom leerling.naam='Kind'"
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
    for rij in gekozen(lijst, vraag):
        if not schoon(rij, lijst, meldingen):
            continue
        id_ = sleutel_van(rij, tabel, koppeling, geheim, meldingen)
        if botsingen.vrij(id_, tabel.plek(rij), meldingen):
            naam, geboren = (koppeling.waarde(rij, f"leerling.{v}") for v in ("naam", "geboortedatum"))
            botsingen.meld_persoon(naam, als_datum(geboren), tabel.plek(rij), meldingen)
            zaak = boom_van(tabel, rij, koppeling, modellen, "")
            aan = boom_van(tabel, rij, koppeling, modellen, "aan")
            if aan or (zaak and zaak.velden):
                yield Ontvanger(id_, rij.regel, _pak(zaak), _pak(aan))
            else:
                hint = "vul de naam in, of haal de regel weg; een totaal onder een lijst hoort er niet bij"
                meldingen.fout("RKS125", tabel.plek(rij), "in deze regel staat niemand", hint)


def schoon(rij: Rij, lijst: Lezing, meldingen: Meldingen) -> bool:
    """Whether no value that would be printed is a BSN; the melding never shows it."""
    for pad, kolommen in lijst.koppeling.velden.items():
        for k in kolommen if pad not in LOS else ():
            if tel_bsn(rij.cellen[k]):
                tekst = f"in de kolom '{lijst.tabel.kop[k]}' staat een burgerservicenummer (BSN)"
                hint = "haal het weg; docgen heeft nooit een BSN nodig"
                meldingen.fout("RKS111", lijst.tabel.plek(rij, k), tekst, hint)
                return False
    return True


def gekozen(lijst: Lezing, vraag: Reeksvraag) -> Iterator[Rij]:
    """Yield the rows of the groups that were asked for; without a choice all."""
    groepen = {_groep(g) for g in vraag.groepen}
    for rij in lijst.tabel.rijen:
        if not groepen or _groep(_groep_van(rij, lijst)) in groepen:
            yield rij


def wie_er_zijn(lijst: Lezing) -> str:
    """What to choose from, for a user who chose a group that nobody is in."""
    if not any(veld in lijst.koppeling.velden for veld in _GROEPEN):
        return f"deze lijst heeft geen kolom met de groep; noem de kolom zelf: --kolom {GROEP}=KOLOM"
    groepen = sorted({g for rij in lijst.tabel.rijen if (g := _groep_van(rij, lijst))})
    meer = " ..." if len(groepen) > _GETOOND else ""
    return f"kies bij --groep uit: {', '.join(groepen[:_GETOOND])}{meer}"


def _groep_van(rij: Rij, lijst: Lezing) -> str:
    return next((g for veld in _GROEPEN if (g := lijst.koppeling.waarde(rij, veld))), "")


def _groep(naam: str) -> str:
    """A group without the word groep or klas: 'Groep 6A' and '6a' are the same."""
    return " ".join(w for w in normaal(naam).split() if w not in ("groep", "klas"))


def _pak(boom: Kaart | None) -> Any:
    return inpakken(boom) if boom else None
