"""docgen verzoek nieuw: a case folder with the next number of the year, and a commented case file in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.bestanden import NietSchrijfbaar, schrijf_map
from docgen.bewerken import Bestand, slot
from docgen.bewerken.schrijfwijze import regel
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Onleesbaar, Plek, Uitgang
from docgen.model.begrippen import Recht
from docgen.model.verzoek import Kanaal, Rol
from docgen.opdrachten.verzoek_lezen import BESTAND, MAP, OPDRACHTREGEL, lees_organisatie, ontleed
from docgen.opdrachten.verzoek_stand import Stand, stand
from docgen.plaatsen import CONFIGURATIE

SJABLOON = CONFIGURATIE / "starter" / "zaak.sjabloon"
_NUMMER = re.compile(r"(\d{4})-(\d+)")


@dataclass(frozen=True)
class Binnengekomen:
    """What is known of a request on the day it comes in; only the right and the day are needed."""

    recht: Recht
    ontvangen: date
    kanaal: Kanaal = Kanaal.EMAIL
    naam: str | None = None
    rol: Rol | None = None
    email: str | None = None
    omschrijving: str | None = None
    behandelaar: str | None = None
    leerling: str | None = None
    geboortedatum: date | None = None


@dataclass(frozen=True)
class Begonnen:
    """The new case."""

    pad: Path
    stand: Stand


def nieuw(config: Path, verzoek: Binnengekomen, peildatum: date) -> Begonnen:
    """Make the folder of a new case, for its owner's eyes only. Raises Onleesbaar and NietSchrijfbaar."""
    dossier = lees_organisatie(config, peildatum)
    folder = config.parent / MAP
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as e:
        raise NietSchrijfbaar(e.strerror or "onbekende oorzaak") from e
    with slot(folder):
        kenmerk = _volgende(folder, verzoek.ontvangen.year)
        pad = folder / kenmerk / BESTAND
        tekst = _tekst(kenmerk, verzoek, peildatum)
        begin = _nagekeken(Bestand(pad, tekst, ""), dossier)
        schrijf_map(pad.parent, {BESTAND: tekst.encode()})
    return Begonnen(pad, begin)


def _volgende(folder: Path, jaar: int) -> str:
    """The reference after the highest of that year; a number is never used twice."""
    treffers = (_NUMMER.fullmatch(p.name) for p in folder.iterdir())
    nummers = [int(t.group(2)) for t in treffers if t and int(t.group(1)) == jaar]
    return f"{jaar}-{max(nummers, default=0) + 1:03}"


def _tekst(kenmerk: str, verzoek: Binnengekomen, peildatum: date) -> str:
    omgeving = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    omgeving.filters["achter"] = _achter
    later = peildatum if peildatum != verzoek.ontvangen else None
    return omgeving.from_string(SJABLOON.read_text(encoding="utf-8")).render(
        kenmerk=kenmerk,
        recht=verzoek.recht.value,
        ontvangen_op=verzoek.ontvangen.isoformat(),
        kanaal=verzoek.kanaal.value,
        omschrijving=verzoek.omschrijving,
        behandelaar=verzoek.behandelaar,
        naam=verzoek.naam,
        rol=verzoek.rol.value if verzoek.rol else None,
        email=verzoek.email,
        leerling=verzoek.leerling,
        geboortedatum=verzoek.geboortedatum.isoformat() if verzoek.geboortedatum else None,
        vastgelegd_op=later.isoformat() if later else None,
    )


def _achter(waarde: str | None) -> str:
    """Write a value behind the colon of its field; nothing for an unknown value."""
    return f" {regel(waarde, vloeiend=False)}" if waarde else ""


def _nagekeken(bestand: Bestand, dossier: Dossier) -> Stand:
    """Read the text back before it is written: a wrong mail address or a BSN never reaches the disk."""
    gevonden = stand(dossier.met("verzoek", ontleed(bestand)))
    if gevonden is None:
        tekst, hint = "dit verzoek is ouder dan de AVG", "kijk het jaar na"
        raise Onleesbaar([Melding("INV222", Ernst.FOUT, OPDRACHTREGEL, tekst, hint)], Uitgang.MELDINGEN)
    return gevonden


def niet_te_schrijven(pad: Path, e: NietSchrijfbaar) -> Onleesbaar:
    """The melding for a folder or disk that refuses."""
    tekst = f"hier kan ik niet schrijven ({e}); er is niets veranderd"
    melding = Melding("UIT101", Ernst.FOUT, Plek(str(pad)), tekst, "maak ruimte vrij, of vraag schrijfrecht")
    return Onleesbaar([melding], Uitgang.NIET_SCHRIJFBAAR)
