"""The checks of one recipient: the shape of the case, the rules of stage 3, and whether the document applies."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path

from docgen.meldingen import Ernst, Melding, Meldingen, Plek
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.maak import houdt_tegen, mag_niet
from docgen.opdrachten.reeks.sleuven import deel_in
from docgen.opdrachten.reeks.vraag import Bevonden, Ontvanger
from docgen.opdrachten.reeks.werkplaats import Werkplaats, lees_rol, werkplaats
from docgen.opdrachten.taken import Taak
from docgen.opmaak import SjabloonFout
from docgen.opmaak.namen import namen
from docgen.regels import controleer


def bekijk_stuk(rol: str, bestek: str, plaatsen: tuple[int, ...]) -> list[Bevonden]:
    """Check a number of recipients; a task for a worker."""
    w = werkplaats(bestek)
    return [_veilig(w, o) for o in lees_rol(Path(rol), plaatsen)]


def _veilig(w: Werkplaats, o: Ontvanger) -> Bevonden:
    """Check one recipient; a bug that one row brings to light does not stop the others."""
    try:
        return bekijk(w, o)
    except Exception as e:
        return Bevonden(o.id, (vastgelopen(e, w.plek(o)),), weg=True, bezwaar=True)


def vastgelopen(e: Exception, plek: Plek) -> Melding:
    """A bug as a melding: kind and place only, the text of an error may hold personal data."""
    stap = traceback.extract_tb(e.__traceback__)[-1]
    waar = f"{type(e).__name__} in {Path(stap.filename).name}:{stap.lineno}"
    hint = "meld dit aan de makers, zonder gegevens van leerlingen"
    return Melding("RKS134", Ernst.FOUT, plek, f"hier ging docgen zelf fout ({waar})", hint)


def bekijk(w: Werkplaats, o: Ontvanger) -> Bevonden:
    """Check one recipient."""
    meldingen = Meldingen()
    taken = w.taken(o, meldingen)
    if not taken:
        return Bevonden(o.id, tuple(map(w.getoond, meldingen.lijst)), weg=True, bezwaar=True)
    meldingen.lijst += controleer(taken[0].dossier, frozenset({w.soort}))
    try:
        passend = [t for t in taken if past(w, t)]
    except SjabloonFout as e:
        meldingen.lijst.append(e.melding)
        passend = []
    if not passend and not meldingen:
        hint = SOORTEN[w.soort].past_niet
        # what a document asks for is in what all share: said once, on that file
        plek = Plek(w.bestek.basis) if w.bestek.basis else w.plek(o)
        meldingen.fout("BRF102", plek, "dit document past niet bij deze gegevens", hint)
    bezwaar = w.bestek.bezwaar or o.bezwaar or any(m.ernst is not Ernst.WAARSCHUWING for m in meldingen.lijst)
    nooit = houdt_tegen(meldingen.lijst) or mag_niet(meldingen.lijst)
    weg = not passend or nooit or (bezwaar and w.bestek.streng)
    gevonden = Bevonden(o.id, tuple(map(w.getoond, meldingen.lijst)), weg, bezwaar)
    return gevonden if weg or not w.vulbaar else _met_groep(gevonden, o, passend[0])


def past(w: Werkplaats, taak: Taak) -> bool:
    """Whether the document applies to this case (`als` in its front matter). Raises SjabloonFout."""
    als = taak.soort.voorwerk.als
    return not als or w.opmaker.geldt(als, namen(taak.dossier), taak.soort.sjabloon)


def _met_groep(b: Bevonden, o: Ontvanger, taak: Taak) -> Bevonden:
    deling = deel_in(o, taak, b.bezwaar)
    tekst = "".join(deling.waarden.values())
    return replace(b, groep=deling.sleutel, tekens="".join(sorted(set(tekst))), lengte=len(tekst))
