"""docgen verzoek brief: the letter that fits the state of a case, with its hash in the history."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.bestanden import NietSchrijfbaar
from docgen.bewerken import Wijziging, slot
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Uitgang
from docgen.model.verzoek import Verzoek
from docgen.opdrachten.inlezen import lees_zaak as lees_volledig
from docgen.opdrachten.maak import Antwoord, Vraag, maak, uitgang
from docgen.opdrachten.taken import ALLES, kies
from docgen.opdrachten.verzoek_daden import CONCEPT, GEMAAKT, gebeurtenis
from docgen.opdrachten.verzoek_lezen import Zaak, lees_organisatie, lees_zaak, vind_zaak
from docgen.opdrachten.verzoek_nieuw import niet_te_schrijven
from docgen.opdrachten.verzoek_stand import Stap, stap_van
from docgen.opdrachten.verzoek_stap import bewerkt, schrijf_zaak
from docgen.opmaak import Opmaker


@dataclass(frozen=True)
class Briefvraag:
    """Which letter of which case; without `document` docgen picks the one that fits."""

    config: Path
    zaak: str
    peildatum: date
    document: str | None = None
    uit: Path | None = None
    formaten: tuple[str, ...] = ()
    streng: bool = False
    verantwoording: bool = False
    overschrijf: bool = False


@dataclass(frozen=True)
class Brieven:
    """What was made, or (when it is not clear which) what can be made: id and title."""

    antwoord: Antwoord
    keuzes: tuple[tuple[str, str], ...] = field(default=())


def brief(vraag: Briefvraag) -> Brieven:
    """Make the letter beside the case file and record it. Raises Onleesbaar."""
    dossier = lees_organisatie(vraag.config, vraag.peildatum)
    pad = vind_zaak(vraag.zaak, vraag.config)
    zaak = _volledig(pad, dossier)
    document = vraag.document
    if document is None:
        passend = _passend(zaak)
        if len(passend) > 1:
            return Brieven(Antwoord(), tuple((s.id, s.voorwerk.titel) for s in passend))
        document = passend[0].id
    antwoord = maak(_maakvraag(vraag, pad, document))
    if antwoord.bestanden:
        _leg_vast(pad, zaak, document, antwoord, vraag.peildatum)
    return Brieven(antwoord)


def _volledig(pad: Path, dossier: Dossier) -> Zaak:
    """Read the case as a letter needs it: with a name to write to. Raises Onleesbaar."""
    meldingen = Meldingen()
    if lees_volledig("verzoek", pad, meldingen) is None:
        raise Onleesbaar(meldingen.lijst, uitgang(meldingen.lijst))
    return lees_zaak(pad, dossier)


def _passend(zaak: Zaak) -> list[Documentsoort]:
    """The letters for this step; else those that apply and were not made yet; else all. Raises Onleesbaar."""
    meldingen = Meldingen()
    passend = _geldend(zaak, meldingen) if stap_van(zaak.verzoek) is not Stap.INGETROKKEN else []
    if not passend:
        tekst, hint = "bij deze zaak past nu geen brief", "docgen verzoek status zegt wat u nu doet"
        geen = [Melding("VRZ152", Ernst.FOUT, zaak.dossier.plek("verzoek", ()), tekst, hint)]
        raise Onleesbaar(meldingen.lijst or geen, Uitgang.MELDINGEN)
    stappen = zaak.dossier.naslag.lijsten["verzoekstappen"]
    eerst = stappen[stap_van(zaak.verzoek).value].get("brieven", ())
    klaar = {g.document for g in zaak.verzoek.geschiedenis if g.wat == GEMAAKT}
    nu = [s for s in passend if s.id in eerst]
    return nu or [s for s in passend if s.id not in klaar] or passend


def _geldend(zaak: Zaak, meldingen: Meldingen) -> list[Documentsoort]:
    """The letters whose front matter says that they apply to this case."""
    eigen = tuple(m / "sjablonen" for m in zaak.dossier.mappen)
    catalogus = lees_catalogus(eigen, meldingen)
    taken = kies(ALLES, zaak.bestand.pad, zaak.dossier, catalogus, Opmaker(eigen), meldingen)
    return list({taak.soort.id: taak.soort for taak in taken}.values())


def _maakvraag(vraag: Briefvraag, pad: Path, document: str) -> Vraag:
    return Vraag(
        document=document,
        config=vraag.config,
        uit=vraag.uit or pad.parent,
        peildatum=vraag.peildatum,
        gegevens=pad,
        formaten=vraag.formaten,
        streng=vraag.streng,
        verantwoording=vraag.verantwoording,
        overschrijf=vraag.overschrijf,
    )


def _leg_vast(pad: Path, zaak: Zaak, document: str, antwoord: Antwoord, peildatum: date) -> None:
    """Add a line to the history for each file; the same file with the same hash is there once."""
    try:
        with slot(pad.parent):
            oud = lees_zaak(pad, zaak.dossier)
            regels = list(_regels(oud.verzoek, document, antwoord, peildatum))
            if regels:
                schrijf_zaak(oud.bestand, bewerkt(oud, regels).bestand)
    except NietSchrijfbaar as e:
        raise niet_te_schrijven(pad, e) from e


def _regels(verzoek: Verzoek, document: str, antwoord: Antwoord, peildatum: date) -> Iterable[Wijziging]:
    bekend = {(g.bestand, g.sha256) for g in verzoek.geschiedenis}
    for pad in antwoord.bestanden:
        sha256 = hashlib.sha256(pad.read_bytes()).hexdigest()
        wat = CONCEPT if pad.name in antwoord.concepten else GEMAAKT
        if (pad.name, sha256) not in bekend:
            yield gebeurtenis(wat, peildatum, peildatum, document=document, bestand=pad.name, sha256=sha256)
