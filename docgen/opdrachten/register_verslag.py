"""What `docgen register vergelijk` tells: for a person, for a program, and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docgen.bestanden import Uitvoer
from docgen.catalogus import Documentsoort, Voorwerk
from docgen.meldingen import Meldingen, Plek, heeft_fout
from docgen.opdrachten.beeldmerk import lees_beeldmerk
from docgen.opdrachten.maak import Antwoord, Vraag, lever, uitgang
from docgen.opdrachten.register_vergelijk import Vergelijking
from docgen.opmaak import Opmaker, SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.filters import hoofdletter
from docgen.opmaak.namen import namen
from docgen.opmaak.wijzigingen import Soort, Wijziging
from docgen.plaatsen import SJABLONEN
from docgen.schrijvers import SCHRIJFFOUTEN, SCHRIJVERS

NAAM = "wijzigingen-register"
_SJABLOON = "registers/tabel/wijzigingen.html"
_TITEL = "Wat is er veranderd in het register?"


def als_json(v: Vergelijking) -> str:
    """For a program."""
    return json.dumps(
        {
            "van": {"bron": v.oud.naam, "datum": v.oud.datum.isoformat()},
            "naar": {"bron": v.nieuw.naam, "datum": v.nieuw.datum.isoformat()},
            "wijzigingen": [
                {
                    "register": w.register,
                    "id": w.id,
                    "naam": w.naam,
                    "soort": w.soort.value,
                    "reden": w.reden,
                    "merkers": [g.merker["id"] for g in v.groepen if w in g.wijzigingen],
                    "velden": [
                        {"veld": f.naam, "titel": f.titel, "was": list(f.was), "wordt": list(f.wordt)}
                        for f in w.velden
                    ],
                }
                for w in v.wijzigingen
            ],
            "verouderd": None if v.documenten is None else [id_ for id_, _ in v.documenten],
        },
        ensure_ascii=False,
        indent=2,
    )


def als_tekst(v: Vergelijking) -> str:
    """For a person: who notices what, then each change from what to what, then what is out of date."""
    van, naar = (f"{k.naam} ({k.datum:%d-%m-%Y})" for k in (v.oud, v.nieuw))
    regels = [f"Van {van} naar {naar}"]
    if not v.wijzigingen:
        return "\n".join([*regels, "Er is niets veranderd."])
    for groep in v.groepen:
        regels += ["", hoofdletter(groep.merker["naam"]), f"  {groep.merker['doen']}"]
        regels += [f"  - {w.naam}: {w.kort}" for w in groep.wijzigingen]
    regels += ["", "Wat precies"]
    for w in v.wijzigingen:
        regels += [f"  {w.naam} ({w.id}): {w.soort}{f', want {w.reden}' if w.reden else ''}"]
        regels += _precies(w)
    return "\n".join([*regels, "", _verouderd(v)])


def _precies(w: Wijziging) -> list[str]:
    """What went needs no list of all that it was."""
    if w.soort is Soort.VERANDERD:
        return [f"      {veld.titel}: {veld.tekst}" for veld in w.velden]
    return [] if w.is_weg else [f"      {veld.titel}: {'; '.join(veld.wordt)}" for veld in w.velden]


def _verouderd(v: Vergelijking) -> str:
    if v.documenten is None:
        return "Welke documenten verouderd zijn, weet docgen alleen als u de bestanden van nu vergelijkt."
    if not v.documenten:
        return "Geen document van de school is hierdoor verouderd."
    return "\n".join(
        ["Verouderd; maak deze opnieuw:", *(f"  - {id_}: {titel}" for id_, titel in v.documenten)]
    )


def schrijf(
    v: Vergelijking, uit: Path, formaten: tuple[str, ...] = (), *, overschrijf: bool = False
) -> Antwoord:
    """Make the page about it in each form, all files or none."""
    meldingen = Meldingen()
    antwoord = Antwoord(meldingen.lijst)
    uitvoer = list(_uitvoer(v, formaten or tuple(SCHRIJVERS), meldingen))
    if heeft_fout(meldingen.lijst) or not uitvoer:
        antwoord.uitgang = uitgang(meldingen.lijst)
    else:
        vraag = Vraag(NAAM, Path(v.nieuw.naam), uit, v.nieuw.datum, overschrijf=overschrijf)
        lever(vraag, uitvoer, antwoord)
    return antwoord


def _uitvoer(v: Vergelijking, formaten: tuple[str, ...], meldingen: Meldingen) -> Iterator[Uitvoer]:
    dossier = v.nieuw.dossier or v.oud.dossier
    if dossier is None:
        hint = "noem voor OUD of NIEUW het bestand van de school; daar staat van wie de bladzijde is"
        meldingen.fout("INV334", Plek(v.nieuw.naam), "uit twee uitvoerbestanden maak ik geen bladzijde", hint)
        return
    beeldmerk = lees_beeldmerk(dossier, meldingen)
    soort = Documentsoort(
        NAAM,
        Voorwerk(titel=_TITEL, groep="registers", doel="wat er veranderde en voor wie"),
        _SJABLOON,
        SJABLONEN / _SJABLOON,
    )
    context = namen(dossier) | {"logo": beeldmerk.logo, "document_titel": _TITEL, "vergelijking": v}
    opdracht = Opdracht(v.nieuw.datum, dossier.org.naam, beeldmerk.huisstijl, dossier.mappen, concept=False)
    try:
        opmaker = Opmaker([m / "sjablonen" for m in dossier.mappen])
        document = maak_document(opmaker, soort, context, opdracht)
        for formaat in formaten:
            gegevens: dict[str, Any] = {
                "id": NAAM,
                "kenmerk": None,
                "concept": document.concept,
                "normen": [],
            }
            yield Uitvoer(f"{NAAM}.{formaat}", SCHRIJVERS[formaat](document), gegevens)
    except SjabloonFout as e:
        meldingen.lijst.append(e.melding)
    except SCHRIJFFOUTEN as e:
        meldingen.fout("UIT109", Plek(NAAM), f"dit bestand kan ik niet maken: {e}")
