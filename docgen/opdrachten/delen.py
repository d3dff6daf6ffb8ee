"""docgen delen advies: may we share with this recipient, on what ground, with which document, who must know."""

from __future__ import annotations

import difflib
import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Plek, Uitgang
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opdrachten.maak import uitgang
from docgen.recht.delen import Advies, advies, namen_van, zoek
from docgen.recht.leeftijd import zelf_beslissen, zelf_rechten

VOORAF = (
    "Kan het zonder dat iemand weet over wie het gaat?",
    "Kan de leerling of de ouder het zelf vertellen?",
    "Is het nodig, en niet meer dan nodig?",
)
_BREED = 96


@dataclass
class Antwoord:
    """The advice for each recipient that the word may mean; meldingen when there is none.

    `wie` says who gets the information, by age; `gronden` are the names of the grounds by letter.
    """

    adviezen: list[Advies] = field(default_factory=list)
    wie: str = ""
    gronden: dict[str, str] = field(default_factory=dict)
    meldingen: list[Melding] = field(default_factory=list)
    uitgang: Uitgang = Uitgang.SCHOON


def deel_advies(config: Path, ontvanger: str, peildatum: date) -> Antwoord:
    """Look up the recipient and work out the advice for this organisation."""
    meldingen = Meldingen()
    dossier = lees_dossier(config, peildatum, meldingen)
    if dossier is None:
        return Antwoord(meldingen=meldingen.lijst, uitgang=uitgang(meldingen.lijst))
    adviezen = list(adviezen_voor(dossier, ontvanger))
    if not adviezen:
        meldingen.lijst.append(_onbekend(dossier, ontvanger))
    gronden = {g["id"]: g["wettelijke_naam"] for g in dossier.naslag.lijsten["grondslagen"].values()}
    uit = Uitgang.SCHOON if adviezen else Uitgang.GEBRUIK
    return Antwoord(adviezen, _wie(dossier), gronden, meldingen.lijst, uit)


def _wie(dossier: Dossier) -> str:
    """Who must be told, by age (juridisch § 14.2 point 1)."""
    wet, op, leerling = dossier.naslag.wetboek, dossier.peildatum, dossier.org.leerling
    ook, zelf = zelf_rechten(wet, op), zelf_beslissen(wet, op)
    return (
        f"jonger dan {ook} jaar: de ouders of voogd; {ook} tot en met {zelf - 1} jaar: de ouders of voogd en de "
        f"{leerling}; vanaf {zelf} jaar: de {leerling} zelf"
    )


def adviezen_voor(dossier: Dossier, ontvanger: str) -> Iterator[Advies]:
    """The advice for all recipients with this code or name."""
    antwoorden, wetboek = dossier.naslag.lijsten["deelantwoorden"], dossier.naslag.wetboek
    for gevonden in zoek(ontvanger, dossier.ontvangers(), dossier.org.sector):
        yield advies(gevonden, dossier.org, antwoorden, wetboek, dossier.peildatum)


def _onbekend(dossier: Dossier, ontvanger: str) -> Melding:
    namen = [naam for o in dossier.ontvangers().values() for naam in namen_van(o)]
    beste = difflib.get_close_matches(ontvanger.lower(), dict.fromkeys(namen), n=3)
    vaak = ["veilig-thuis", "raad", "gi", "leerplicht", "politie", "swv", "nieuwe-school", "jeugdhulp"]
    hint = f"bedoelde u {' of '.join(beste)}?" if beste else f"kies bijvoorbeeld uit: {', '.join(vaak)}"
    return Melding("INV127", Ernst.FOUT, Plek("opdrachtregel"), "deze ontvanger ken ik niet", hint)


def als_json(antwoord: Antwoord, ontvanger: str, dossierdatum: date) -> str:
    """The advice for scripts."""
    uit = {
        "ontvanger": ontvanger,
        "peildatum": dossierdatum.isoformat(),
        "vooraf": list(VOORAF),
        "adviezen": [_dict(a, antwoord) for a in antwoord.adviezen],
        "meldingen": [m.als_dict() for m in antwoord.meldingen],
    }
    return json.dumps(uit, ensure_ascii=False, indent=2)


def _dict(a: Advies, antwoord: Antwoord) -> dict[str, Any]:
    return {
        "code": a.code,
        "naam": a.naam,
        "mag": a.soort,
        "kort": a.kort,
        "antwoord": a.antwoord,
        "grondslag": a.grond,
        "grondslag_op_verzoek": a.grond_op_verzoek,
        "bezwaar": a.bezwaar,
        "documenten": list(a.documenten),
        "informeren": a.informeren,
        "wie_weten": (a.wie or antwoord.wie) if _moet_weten(a) else None,
        "wel": a.wel,
        "niet": a.niet,
        "een_mens_beslist": list(a.oordeel),
        "bronnen": [{"id": n.id, "artikel": n.verwijzing, "zekerheid": n.zekerheid.value} for n in a.normen],
        "zekerheid": a.zekerheid,
    }


def als_tekst(antwoord: Antwoord) -> str:
    """The advice for people."""
    regels: list[str] = []
    if len(antwoord.adviezen) > 1:
        regels += [f"Er zijn {len(antwoord.adviezen)} mogelijkheden. Kies wat bij u past.", ""]
    for a in antwoord.adviezen:
        regels += [f"{a.naam[:1].upper()}{a.naam[1:]} ({a.code})", ""]
        for kop, tekst in _rijen(a, antwoord):
            regels += _regel(kop, tekst)
        regels.append("")
    regels += ["Vraag u altijd eerst af:", *(f"  - {vraag}" for vraag in VOORAF)]
    return "\n".join(regels)


def _moet_weten(a: Advies) -> bool:
    """Whether someone must be told: not when the recipient stands in the place of the parents."""
    return bool(a.informeren) and not a.informeren.startswith("niet ")


def _rijen(a: Advies, antwoord: Antwoord) -> Iterator[tuple[str, str]]:
    yield "mag het", f"{a.kort[:1].upper()}{a.kort[1:]}. {a.antwoord}"
    yield "grond", _grond(a, antwoord.gronden)
    for vraag in a.oordeel:
        yield "een mens beslist", vraag
    yield "document", ", ".join(a.documenten) or "geen apart document"
    yield "vertellen", a.informeren or "kijk in de wet hieronder"
    if _moet_weten(a):
        yield "aan wie", a.wie or antwoord.wie
    yield "bezwaar", _bezwaar(a)
    if a.wel:
        yield "wel delen", a.wel
    if a.niet:
        yield "niet delen", a.niet
    for norm in a.normen:
        yield "bron", f"{norm.verwijzing} ({norm.zekerheid.value})"
    yield "hoe zeker", a.zekerheid


def _grond(a: Advies, gronden: dict[str, str]) -> str:
    if a.grond is None and a.grond_op_verzoek is None:
        return "geen vaste grond; een mens kiest"
    zelf = f"{a.grond}, {gronden[a.grond]}" if a.grond else "uit uzelf kiest een mens de grond"
    op_verzoek = a.grond_op_verzoek
    return zelf + (f"; vraagt de ander erom: {op_verzoek}, {gronden[op_verzoek]}" if op_verzoek else "")


def _bezwaar(a: Advies) -> str:
    if a.grond_op_verzoek:
        return "nee, als de ander erom vraagt; uit uzelf alleen bij grond e en f"
    if a.bezwaar:
        return "ja, leerling en ouders mogen bezwaar maken tegen het gebruik"
    if a.grond is None:
        return "dat hangt af van de grond; alleen bij grond e en f"
    return "nee, intrekken kan wel" if a.grond == "a" else "nee, de wet geeft hier geen recht van bezwaar"


def _regel(kop: str, tekst: str) -> list[str]:
    inspring = " " * 22
    return textwrap.wrap(tekst, _BREED, initial_indent=f"  {kop:<20}", subsequent_indent=inspring)
