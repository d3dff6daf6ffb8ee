"""What an earlier run left in the folder: what is still good, what the user changed, and who is gone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from docgen.bronnen.kolommen import SLEUTEL
from docgen.meldingen import Meldingen, Plek
from docgen.opdrachten.reeks.ronde import Ronde
from docgen.opdrachten.reeks.sleutels import sleutel_van
from docgen.opdrachten.reeks.verslag import redenen_per_regel


def al_klaar(r: Ronde, id_: str) -> bool:
    """Whether the files of a recipient are in place, and a new run would make the same."""
    eerder = r.journaal.klaar.get(id_) if r.vraag.hervat else None
    if not eerder or eerder.recept != r.bekend[id_].recept:
        return False
    return all(_heel(r.vraag.uit / naam) for naam in eerder.bestanden)


def _heel(pad: Path) -> bool:
    """Whether a file is there; an empty one is what a power cut can leave."""
    return pad.is_file() and pad.stat().st_size > 0


def vrij(r: Ronde, id_: str) -> bool:
    """Whether the files of a recipient may be written: what someone else made or changed stays."""
    if r.vraag.overschrijf:
        return True
    for naam in r.w.bestandsnamen(r.bekend[id_].kenmerk) if id_ not in r.journaal.begonnen else ():
        pad = r.vraag.uit / naam
        if pad.is_file() and r.journaal.sommen.get(naam) != hashlib.sha256(pad.read_bytes()).hexdigest():
            hint = "geef uw bestand een andere naam, of gebruik --overschrijf"
            tekst = "dit bestand hebt u veranderd; het blijft staan, de rest is gemaakt"
            r.meldingen.fout("UIT103", Plek(str(pad)), tekst, hint)
            r.mislukt[id_] = f"UIT103: {tekst}"
            return False
    return True


def meld_verdwenen(r: Ronde) -> None:
    """Recipients of an earlier run who are no longer in the list; their files stay, a person decides.

    Nothing to say when the list is a choice: of a group or a municipality, or of the rows that failed before.
    """
    if r.vraag.groepen or r.vraag.gemeenten or any(lijst.herkansing for lijst in r.lezingen):
        return
    documenten = {s.id for s in r.w.soorten}
    klaar = {
        i for i, e in r.journaal.klaar.items() if any(d["id"] in documenten for d in e.bestanden.values())
    }
    weg = klaar - set(r.bekend)
    if not weg or (geweigerd := _geweigerd(r)) is None:
        return
    r.verslag.verdwenen = sorted(weg - geweigerd)
    for id_ in r.verslag.verdwenen:
        bestanden = ", ".join(sorted(r.journaal.klaar[id_].bestanden))
        hint = f"kijk of deze bestanden nog nodig zijn: {bestanden}"
        plek = Plek(r.lezingen[0].tabel.bestand)
        r.meldingen.waarschuw("RKS131", plek, f"'{id_}' staat niet meer in de lijst", hint)


def _geweigerd(r: Ronde) -> set[str] | None:
    """The numbers of the rows with a fault, who are in the list all the same; None when one has no sure number."""
    uit: set[str] = set()
    for tabel, koppeling in ((lijst.tabel, lijst.koppeling) for lijst in r.lezingen):
        fout = redenen_per_regel(r.meldingen.lijst, tabel.bestand)
        rijen = [rij for rij in tabel.rijen if rij.regel in fout]
        if tabel.geweigerd or not all(koppeling.waarde(rij, SLEUTEL) for rij in rijen):
            return None
        uit |= {sleutel_van(rij, tabel, koppeling, r.journaal.geheim, Meldingen()) for rij in rijen}
    return uit
