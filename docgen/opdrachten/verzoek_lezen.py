"""Finding and reading requests, also those that are not filled in yet: the clock runs from the first day."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bewerken import Bestand, lees
from docgen.bron import Gelezen, Kaart, keur, lees_tekst, leg_op
from docgen.bron.boom import Waarde, als_data
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Plek, Uitgang
from docgen.model.verzoek import Rol, Verzoek
from docgen.opdrachten.inlezen import lees_dossier, vind_zaken

MAP = "verzoeken"
BESTAND = "zaak.yaml"
OPDRACHTREGEL = Plek("opdrachtregel")
NOOD = {"naam": "…", "rol": Rol.ANDER.value}


@dataclass(frozen=True)
class Zaak:
    """A case file as it was read, with the organisation around it."""

    bestand: Bestand
    dossier: Dossier

    @property
    def verzoek(self) -> Verzoek:
        """The request; fields that are still empty have a stand-in that is never printed."""
        return self.dossier.verzoek


def lees_organisatie(config: Path, peildatum: date) -> Dossier:
    """Read the organisation. Raises Onleesbaar with all its faults."""
    meldingen = Meldingen()
    dossier = lees_dossier(config, peildatum, meldingen)
    if dossier is None:
        ergst = any(m.code.startswith("INV0") for m in meldingen.lijst)
        raise Onleesbaar(meldingen.lijst, Uitgang.ONLEESBAAR if ergst else Uitgang.MELDINGEN)
    return dossier


def zaken(config: Path, dossier: Dossier, meldingen: Meldingen) -> Iterator[Zaak]:
    """All requests of an organisation that can be read; adds a melding for what cannot."""
    for soort, pad in vind_zaken(config.parent):
        if soort == "verzoek":
            try:
                yield lees_zaak(pad, dossier)
            except Onleesbaar as e:
                meldingen.lijst += e.meldingen


def vind_zaak(naam: str, config: Path) -> Path:
    """The file of a case by its reference, folder or file. Raises Onleesbaar when there is none."""
    bekend = {p.parent.name: p for soort, p in vind_zaken(config.parent) if soort == "verzoek"}
    if naam in bekend:
        return bekend[naam]
    for pad in (Path(naam), Path(naam) / BESTAND):
        if pad.is_file():
            return pad
    beste = difflib.get_close_matches(naam, bekend, n=1)
    hint = f"bedoelde u '{beste[0]}'?" if beste else "docgen verzoek status toont alle open zaken"
    melding = Melding("INV128", Ernst.FOUT, OPDRACHTREGEL, f"de zaak '{naam}' staat niet in {MAP}/", hint)
    raise Onleesbaar([melding], Uitgang.MELDINGEN)


def lees_zaak(pad: Path, dossier: Dossier) -> Zaak:
    """Read one request. Raises Onleesbaar."""
    bestand = lees(pad)
    return Zaak(bestand, dossier.met("verzoek", ontleed(bestand)))


def ontleed(bestand: Bestand) -> Gelezen[Verzoek]:
    """Read the request from the text of its file. Raises Onleesbaar."""
    meldingen = Meldingen()
    boom = lees_tekst(bestand.tekst, meldingen, str(bestand.pad))
    gelezen = keur(_aangevuld(boom), Verzoek, meldingen) if boom else None
    if boom is None or gelezen is None or meldingen:
        onleesbaar = boom is None
        raise Onleesbaar(meldingen.lijst, Uitgang.ONLEESBAAR if onleesbaar else Uitgang.MELDINGEN)
    return replace(gelezen, boom=boom)


def _aangevuld(boom: Kaart) -> Kaart:
    """Put something in the place of names that are not filled in yet; no date and no step rests on them."""
    gegevens: dict[str, Any] = als_data(boom)
    verzoeker, leerling = gegevens.get("verzoeker") or {}, gegevens.get("leerling") or {}
    velden = dict(boom.velden)
    if isinstance(leerling, dict) and not {"naam", "geboortedatum"} <= set(leerling):
        velden.pop("leerling", None)
    kaart = replace(boom, velden=velden)
    nood = {s: Waarde(w, boom.plek) for s, w in NOOD.items() if s not in verzoeker}
    if not nood or not isinstance(verzoeker, dict):
        return kaart
    gelegd = leg_op(kaart, Kaart({"verzoeker": Kaart({**nood}, boom.plek)}, boom.plek))
    return gelegd if isinstance(gelegd, Kaart) else kaart
