"""docgen register beoordeel: write down who judged an entry, with a fingerprint of what it says at that moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.bestanden import NietSchrijfbaar
from docgen.bewerken import Bestand, Data, Wijziging, slot
from docgen.bron import Concept
from docgen.bron.boom import vind
from docgen.bron.nummers import tel_bsn
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, Plek
from docgen.model.verwerking import Verwerker, Verwerking, geldige_beoordeling, vingerafdruk
from docgen.opdrachten.inlezen import keur_dossier, lees_gelaagd
from docgen.opdrachten.register_plaats import OPDRACHTREGEL, Deel, Doel, bedoelde, deel, eigen, geweigerd
from docgen.opdrachten.register_plan import plan
from docgen.opdrachten.register_velden import ZET, Toekenning
from docgen.opdrachten.register_wijzig import bewerkt, niet_te_bewerken, schrijf_alle
from docgen.opdrachten.verzoek_lezen import lees_organisatie
from docgen.opdrachten.verzoek_nieuw import niet_te_schrijven
from docgen.regels.beoordeling import opnieuw_bekijken

Entry = Verwerking | Verwerker
VELD = "beoordeeld"


@dataclass(frozen=True)
class Oordeel:
    """Who judged which entries, and when."""

    config: Path
    register: str
    ids: tuple[str, ...]
    door: str
    op: date
    peildatum: date


def nog_te_beoordelen(config: Path, register: str, peildatum: date) -> list[str]:
    """The ids of the entries that nobody judged as they are now, or too long ago. Raises Onleesbaar."""
    dossier = lees_organisatie(config, peildatum)
    return [
        e.id
        for e in _entries(dossier, _deel(register))
        if not geldige_beoordeling(e) or opnieuw_bekijken(dossier, e)
    ]


def beoordeel(oordeel: Oordeel) -> list[tuple[str, Plek]]:
    """Write the review in the organisation's own files; returns each id with its place. Raises Onleesbaar."""
    if tel_bsn(oordeel.door):
        hint = "noem een functie of een naam"
        raise geweigerd("INV110", OPDRACHTREGEL, "hier staat een burgerservicenummer (BSN)", hint)
    folder = oordeel.config.parent
    try:
        with slot(folder):
            dossier = lees_organisatie(oordeel.config, oordeel.peildatum)
            wat = _deel(oordeel.register)
            gekozen = [_entry(dossier, wat, id_) for id_ in oordeel.ids]
            werk = _Werk(oordeel, wat)
            for entry in gekozen:
                werk.noteer(entry)
            concept = werk.concept()
            _proef(oordeel, wat, concept)
            schrijf_alle(werk.klaar)
    except NietSchrijfbaar as e:
        raise niet_te_schrijven(folder, e) from e
    return [(entry.id, _plek(Doel(oordeel.config, wat, entry.id), concept)) for entry in gekozen]


def _deel(register: str) -> Deel:
    gevonden = deel(register)
    if VELD not in gevonden.model.model_fields:
        hint = "beoordelen kan bij verwerkingen en verwerkers"
        raise geweigerd("INV353", OPDRACHTREGEL, f"in {gevonden.naam} kunt u niets beoordelen", hint)
    return gevonden


def _entries(dossier: Dossier, wat: Deel) -> list[Entry]:
    return [e for e in getattr(dossier.org, wat.lijst) if not e.uit]


def _entry(dossier: Dossier, wat: Deel, id_: str) -> Entry:
    per_id = {e.id: e for e in _entries(dossier, wat)}
    if id_ not in per_id:
        tekst = f"'{id_}' staat niet in {wat.naam}, of staat uit"
        raise geweigerd("INV352", OPDRACHTREGEL, tekst, bedoelde(id_, list(per_id)))
    return per_id[id_]


@dataclass
class _Werk:
    """Collects the changes per file, so that each file is written once."""

    oordeel: Oordeel
    deel: Deel
    bestanden: dict[int, Bestand] = field(default_factory=dict)
    wijzigingen: dict[int, list[Wijziging]] = field(default_factory=dict)
    klaar: list[tuple[Bestand, str]] = field(default_factory=list)

    def noteer(self, entry: Entry) -> None:
        doel = Doel(self.oordeel.config, self.deel, entry.id)
        waarde: dict[str, Data] = {
            "door": self.oordeel.door,
            "op": self.oordeel.op.isoformat(),
            "vingerafdruk": vingerafdruk(entry),
        }
        plekken = eigen(doel, {})
        toekenning = Toekenning((VELD,), ZET, waarde)
        gemaakt = plan(doel, plekken, [toekenning], {}, {VELD: waarde}, {})
        for nummer, wijzigingen in gemaakt.items():
            self.bestanden[nummer] = plekken[nummer].bestand
            self.wijzigingen.setdefault(nummer, []).extend(wijzigingen)

    def concept(self) -> Concept:
        self.klaar = [(self.bestanden[n], bewerkt(self.bestanden[n], w)) for n, w in self.wijzigingen.items()]
        return {bestand.pad.resolve(): tekst for bestand, tekst in self.klaar}


def _proef(oordeel: Oordeel, wat: Deel, concept: Concept) -> None:
    """The reviews must hold when everything is read again, all layers together."""
    meldingen = Meldingen()
    gelaagd = lees_gelaagd(oordeel.config, oordeel.peildatum, meldingen, concept)
    dossier = keur_dossier(gelaagd, oordeel.peildatum, meldingen) if gelaagd else None
    geldig = {e.id for e in _entries(dossier, wat) if geldige_beoordeling(e)} if dossier else set()
    if not set(oordeel.ids) <= geldig:
        raise niet_te_bewerken(oordeel.config, VELD)


def _plek(doel: Doel, concept: Concept) -> Plek:
    kaart = next(e.kaart for e in eigen(doel, concept) if e.kaart and VELD in e.kaart.velden)
    return vind(kaart, (VELD,))[1]
