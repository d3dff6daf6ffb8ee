"""docgen verzoek status: all open requests, the late ones first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from typing import Any

from docgen.meldingen import Ernst, Melding, Meldingen, Uitgang
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.verzoek_lezen import lees_organisatie, zaken
from docgen.opdrachten.verzoek_stand import Stand, Stap, stand
from docgen.recht.wetboek import Wetboek


@dataclass(frozen=True)
class Overzicht:
    """The open requests of one organisation; never a name."""

    standen: tuple[Stand, ...]
    namen: dict[str, str]
    wetboek: Wetboek
    meldingen: list[Melding]

    @property
    def uitgang(self) -> Uitgang:
        """Exit code: a file that cannot be read is a fault, a late request is not."""
        return uitgang(self.meldingen)


def status(config: Path, peildatum: date) -> Overzicht:
    """Look at all requests on one day. Raises Onleesbaar when the organisation cannot be read."""
    dossier = lees_organisatie(config, peildatum)
    meldingen = Meldingen()
    standen = [s for z in zaken(config, dossier, meldingen) if (s := stand(z.dossier)) and s.stap.open]
    volgorde = sorted(standen, key=lambda s: (_dringend(s), s.zaak))
    namen = {id_: str(stap["naam"]) for id_, stap in dossier.naslag.lijsten["verzoekstappen"].items()}
    return Overzicht(tuple(volgorde), namen, dossier.naslag.wetboek, meldingen.lijst)


def _dringend(s: Stand) -> float:
    """Days that are left; what follows an answer is due today, data that only stand still can wait."""
    if s.dagen_over is not None:
        return s.dagen_over
    return inf if s.stap is Stap.BEPERKING_LOOPT else 0


def als_json(overzicht: Overzicht, *, uitleg: bool = False) -> str:
    """The requests for a program; with `uitleg` also the steps of the count."""
    lijst = [_json(s) | (_json_uitleg(s, overzicht.wetboek) if uitleg else {}) for s in overzicht.standen]
    return json.dumps(lijst, ensure_ascii=False, indent=2)


def als_tekst(overzicht: Overzicht, *, uitleg: bool = False) -> str:
    """The requests for a person: a table, and below it what to do now."""
    if not overzicht.standen:
        fout = any(m.ernst is Ernst.FOUT for m in overzicht.meldingen)
        return (
            "geen open verzoeken om te tonen; los eerst de fouten op"
            if fout
            else "er zijn geen open verzoeken"
        )
    kop = ("zaak", "recht", "stap", "uiterlijk", "dagen over")
    rijen = [kop, *(_rij(s, overzicht.namen) for s in overzicht.standen)]
    breed = [max(len(rij[k]) for rij in rijen) for k in range(len(kop))]
    regels = ["  ".join(cel.ljust(b) for cel, b in zip(rij, breed, strict=True)).rstrip() for rij in rijen]
    for nummer, s in reversed(list(enumerate(overzicht.standen, 1))):
        onder = [f"    {s.volgende}", *(_uitleg(s, overzicht.wetboek) if uitleg else ())]
        regels[nummer + 1 : nummer + 1] = onder
    return "\n".join(regels)


def _rij(s: Stand, namen: dict[str, str]) -> tuple[str, ...]:
    stap = namen[s.stap.value] + (" (verlengd)" if s.verlengd else "")
    if s.dagen_over is None:
        return s.zaak, s.recht.value, stap, "beantwoord", "–"
    over = f"{-s.dagen_over} te laat" if s.dagen_over < 0 else str(s.dagen_over)
    return s.zaak, s.recht.value, stap, f"{s.laatste_dag:%d-%m-%Y}", over


def _json(s: Stand) -> dict[str, Any]:
    return {
        "zaak": s.zaak,
        "recht": s.recht.value,
        "stap": s.stap.value,
        "ontvangen": s.ontvangen.isoformat(),
        "begin_termijn": s.begin_termijn.isoformat(),
        "uiterste_datum": s.termijn.een.datum.isoformat(),
        "verlengd_tot": s.laatste_dag.isoformat() if s.verlengd else None,
        "dagen_over": s.dagen_over,
        "volgende": s.volgende,
    }


def _json_uitleg(s: Stand, wetboek: Wetboek) -> dict[str, Any]:
    return {
        "uitleg": [
            {
                "datum": stap.datum.isoformat(),
                "waarom": stap.waarom,
                "norm": stap.norm,
                "bron": wetboek.norm(stap.norm, s.ontvangen).kort,
            }
            for stap in s.telling.stappen
        ]
    }


def _uitleg(s: Stand, wetboek: Wetboek) -> Iterator[str]:
    if s.stap.beantwoord:
        return
    for stap in s.telling.stappen:
        norm = wetboek.norm(stap.norm, s.ontvangen).kort
        yield f"      {stap.datum:%d-%m-%Y}  {stap.waarom}  ({norm})"
    if s.zonder_stilstand:
        yield f"      Antwoord liefst uiterlijk op {s.zonder_stilstand:%d-%m-%Y}: dat is de dag zonder stilstand."
    if s.verlengd:
        return
    if s.termijn.een.datum < s.peildatum:
        yield "      Verlengen kan niet meer."
        return
    yield f"      Verlengen kan tot en met {s.termijn.een.datum:%d-%m-%Y}."
    yield f"      Streefdatum: {s.termijn.streef.datum:%d-%m-%Y}."
