"""Which documents are to be made, and from which input."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docgen.bron import Gelezen
from docgen.catalogus import Documentsoort
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Plek
from docgen.model.geadresseerde import Geadresseerde
from docgen.model.soorten import SOORTEN
from docgen.model.verzoek import Verzoek
from docgen.opdrachten.inlezen import dubbele_kenmerken, lees_zaak, vind_zaken
from docgen.opmaak import Opmaker, SjabloonFout
from docgen.opmaak.namen import namen
from docgen.recht.exemplaren import exemplaren

Zaken = Sequence[tuple[str, Gelezen[Any]]]  # case files that were read, with their kind
ALLES = "alles"
OPDRACHTREGEL = Plek("opdrachtregel")


@dataclass(frozen=True)
class Taak:
    """One document to make from one dossier; `bron` is the text of its case when that has no file of its own.

    A letter for one of more readers has a `nummer`, and a dossier with only what that reader may see; the rules
    look at the whole case (`geheel`). `aan` is who a letter of a series is for.
    """

    soort: Documentsoort
    dossier: Dossier
    bron: bytes | None = None
    heel: Dossier | None = None
    nummer: int | None = None
    aan: Geadresseerde | None = None

    @property
    def geheel(self) -> Dossier:
        """The dossier with the case as it is in its file."""
        return self.heel or self.dossier

    @property
    def kenmerk(self) -> str | None:
        """Reference of the case; never a name."""
        return str(self.dossier.zaak.model.kenmerk) if self.dossier.zaak else None

    @property
    def naam(self) -> str:
        """File name without extension."""
        return "-".join(str(deel) for deel in (self.soort.id, self.kenmerk, self.nummer) if deel)

    @property
    def onderwerpen(self) -> frozenset[str]:
        """The subjects of the rules that matter for this document."""
        register = {"register"} if self.soort.voorwerk.uit_register else set()
        zaak = {self.dossier.soort} if self.dossier.soort else set()
        return frozenset({"organisatie"} | register | zaak)

    @property
    def keuringen(self) -> Iterator[tuple[str, str | None, Dossier]]:
        """What the rules look at: subject, reference of the case if any, and dossier."""
        for onderwerp in self.onderwerpen:
            yield onderwerp, self.kenmerk if onderwerp == self.dossier.soort else None, self.geheel
        for soort, zaken in self.dossier.alle.items():
            yield from ((soort, str(z.model.kenmerk), self.dossier.met(soort, z)) for z in zaken)


def kies(
    document: str,
    gegevens: Path | None,
    dossier: Dossier,
    catalogus: Mapping[str, Documentsoort],
    opmaker: Opmaker,
    meldingen: Meldingen,
    zaken: Zaken | None = None,
) -> list[Taak]:
    """Return the tasks for one document id, or for `alles`; adds a melding for what cannot be made.

    Who has read the organisation's cases already gives them for `alles` as `zaken`.
    """
    if document == ALLES:
        gelezen = _lees_zaken(dossier, gegevens, meldingen) if zaken is None else zaken
        return list(_alles(dossier, gegevens is None, gelezen, catalogus, opmaker, meldingen))
    soort = catalogus.get(document)
    if soort is None:
        meldingen.lijst.append(onbekend_document(document, catalogus))
        return []
    return _een(soort, gegevens, dossier, opmaker, meldingen)


def onbekend_document(document: str, catalogus: Mapping[str, Documentsoort]) -> Melding:
    """The melding for an id that does not exist, with the nearest one that does."""
    beste = difflib.get_close_matches(document, list(catalogus), n=1)
    hint = (
        f"bedoelde u '{beste[0]}'? docgen lijst toont alle documenten"
        if beste
        else "docgen lijst toont alle documenten"
    )
    return Melding("INV121", Ernst.FOUT, OPDRACHTREGEL, f"het document '{document}' ken ik niet", hint)


def _een(
    soort: Documentsoort, gegevens: Path | None, dossier: Dossier, opmaker: Opmaker, meldingen: Meldingen
) -> list[Taak]:
    kind = soort.voorwerk.gegevens
    if not soort.past_bij(dossier.org.sector, dossier.org.school is not None):
        tekst = f"'{soort.id}' past niet bij deze organisatie"
        meldingen.fout(
            "INV123", dossier.organisatie.plek("sector"), tekst, "docgen lijst zegt voor wie een document is"
        )
        return []
    if not kind or (gegevens is None and soort.voorwerk.leeg):
        paden = (pad for naam, pad in vind_zaken(dossier.mappen[0]) if naam == soort.voorwerk.alle)
        alle = (
            (soort.voorwerk.alle or "", lees_zaak(soort.voorwerk.alle or "", p, meldingen)) for p in paden
        )
        return [Taak(soort, _met_alle(soort, dossier, [(k, z) for k, z in alle if z]))]
    if gegevens is None:
        hint = "noem het bestand met -g"
        meldingen.fout("INV122", OPDRACHTREGEL, f"'{soort.id}' vraagt een bestand met een {kind}", hint)
        return []
    zaak = lees_zaak(kind, gegevens, meldingen)
    if zaak is None:
        return []
    taken = [t for t in per_lezer(Taak(soort, dossier.met(kind, zaak))) if _geldt(t, opmaker, meldingen)]
    if not taken:
        tekst = f"'{soort.id}' past niet bij deze gegevens"
        meldingen.fout("BRF102", zaak.plek(), tekst, SOORTEN[kind].past_niet)
        return []
    return taken


def _lees_zaken(dossier: Dossier, gegevens: Path | None, meldingen: Meldingen) -> Zaken:
    gevraagd = [
        (k, p) for k, p in vind_zaken(dossier.mappen[0]) if not gegevens or p.resolve() == gegevens.resolve()
    ]
    return [(kind, zaak) for kind, pad in gevraagd if (zaak := lees_zaak(kind, pad, meldingen))]


def _alles(
    dossier: Dossier,
    heel: bool,
    zaken: Zaken,
    catalogus: Mapping[str, Documentsoort],
    opmaker: Opmaker,
    meldingen: Meldingen,
) -> Iterator[Taak]:
    """All documents of these cases; when it is the `heel` organisation, also those without a case."""
    passend = [
        s for s in catalogus.values() if s.past_bij(dossier.org.sector, dossier.org.school is not None)
    ]
    for soort in passend:
        if heel and (not soort.voorwerk.gegevens or soort.voorwerk.leeg):
            yield Taak(soort, _met_alle(soort, dossier, zaken))
    dubbele_kenmerken(zaken, meldingen)
    per_kind = {
        k: [s for s in passend if s.voorwerk.gegevens == k] for k in dict.fromkeys(k for k, _ in zaken)
    }
    for kind, zaak in zaken:
        for soort in per_kind[kind]:
            for taak in per_lezer(Taak(soort, dossier.met(kind, zaak))):
                if _geldt(taak, opmaker, meldingen):
                    yield taak


def _met_alle(soort: Documentsoort, dossier: Dossier, zaken: Iterable[tuple[str, Gelezen[Any]]]) -> Dossier:
    """The dossier with every case file that a register is about."""
    kind = soort.voorwerk.alle
    return replace(dossier, alle={kind: tuple(z for k, z in zaken if k == kind)}) if kind else dossier


def per_lezer(taak: Taak) -> list[Taak]:
    """One task for every reader of a letter about a request; other documents have one."""
    zaak = taak.dossier.zaak
    if not zaak or not isinstance(zaak.model, Verzoek):
        return [taak]
    delen = exemplaren(zaak.model, taak.soort.voorwerk.per)
    return [
        replace(
            taak,
            dossier=taak.dossier.met("verzoek", replace(zaak, model=deel)),
            heel=taak.dossier,
            nummer=nummer if len(delen) > 1 else None,
        )
        for nummer, deel in enumerate(delen, 1)
    ]


def _geldt(taak: Taak, opmaker: Opmaker, meldingen: Meldingen) -> bool:
    uitdrukking = taak.soort.voorwerk.als
    if not uitdrukking:
        return True
    try:
        return opmaker.geldt(uitdrukking, namen(taak.dossier), taak.soort.sjabloon)
    except SjabloonFout as e:
        meldingen.lijst.append(e.melding)
        return False
