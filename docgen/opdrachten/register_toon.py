"""docgen register toon: the entries of a register, of one organisation or of all scholen together; read only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bron import Gelezen, Kaart, Waarde, lees_lagen
from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Uitgang
from docgen.opdrachten.inlezen import hoofdbestand, lees_dossier, lees_zaak, vind_organisaties, vind_zaken
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.register_plaats import OPDRACHTREGEL, Deel, bedoelde, deel, geweigerd
from docgen.opdrachten.register_velden import is_groep, is_lijst, kern
from docgen.opdrachten.register_zoek import gezocht, lees_voorwaarde, vind_kolom
from docgen.registers import REGISTERS, Bronnen, Kolom, Register, Rij, Soort, Tabel, tabel

ALLE = "alle"
# what fits on a screen and names nobody; a column that is empty everywhere is not shown
_KORT = {
    "verwerkingen": (
        "id",
        "naam",
        "grondslagen",
        "ontvangers",
        "bewaartermijn",
        "verwerkers",
        "systeem",
        "uit",
    ),
    "verwerkers": ("id", "naam", "dienst", "overeenkomst_op", "loopt_tot", "land", "uit"),
    "datalekken": (
        "kenmerk",
        "ontdekt_op",
        "aard",
        "risico.uitkomst",
        "gemeld_ap_op",
        "betrokkenen_geinformeerd_op",
        "afgesloten_op",
    ),
    "toestemmingen": (
        "kenmerk",
        "leerling_ref",
        "stand",
        "soort",
        "kanaal",
        "geldig_tot",
        "beslist_zelf_vanaf",
        "ingetrokken_op",
    ),
    "verzoeken": (
        "kenmerk",
        "recht",
        "ontvangen_op",
        "uiterste_1",
        "besluit.uitkomst",
        "besluit.verzonden_op",
    ),
}
_EERSTE = 6


@dataclass(frozen=True)
class Toonvraag:
    """What someone wants to see. `scholen` are BRIN numbers, folders or names; `alle` is every school."""

    config: Path
    register: str
    peildatum: date
    waar: tuple[str, ...] = ()
    scholen: tuple[str, ...] = ()
    kolommen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deelboek:
    """The entries of one organisation."""

    school: str
    tabel: Tabel
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Getoond:
    """What was found. `heel` says that one entry was asked for, which is shown in full."""

    naam: str
    kolommen: tuple[Kolom, ...]
    boeken: tuple[Deelboek, ...]
    heel: bool
    meldingen: list[Melding]

    @property
    def meer(self) -> bool:
        """Whether a column must say which school an entry is of."""
        return len(self.boeken) > 1

    @property
    def uitgang(self) -> Uitgang:
        """Exit code: only what cannot be read is a fault."""
        return uitgang(self.meldingen)


def toon(vraag: Toonvraag) -> Getoond:
    """Look up the entries. Raises Onleesbaar when a name is unknown or nothing can be read."""
    naam, _, id_ = vraag.register.partition("/")
    wat = deel(naam)
    register = REGISTERS.get(wat.naam) or _uit_model(wat)
    voorwaarden = [lees_voorwaarde(w, register.kolommen) for w in vraag.waar]
    gekozen = tuple(vind_kolom(k, register.kolommen) for k in vraag.kolommen)
    meldingen = Meldingen()
    boeken = []
    for bestand in organisaties(vraag):
        if bronnen := _bronnen(bestand, wat, vraag.peildatum, meldingen):
            gevuld = tabel(register, bronnen)
            rijen = tuple(r for r in gezocht(gevuld, voorwaarden) if not id_ or r.id == id_)
            boeken.append(Deelboek(bronnen.dossier.org.naam, gevuld, rijen))
    if not boeken:
        raise Onleesbaar(meldingen.lijst)
    if id_ and not any(b.rijen for b in boeken):
        ids = [r.id for b in boeken for r in b.tabel.rijen]
        raise geweigerd("INV352", OPDRACHTREGEL, f"'{id_}' staat niet in {naam}", bedoelde(id_, ids))
    kolommen = gekozen or (register.kolommen if id_ else _kort(register))
    gevonden = [r for b in boeken for r in b.rijen]
    zichtbaar = tuple(k for k in kolommen if k in gekozen or _gevuld(k, gevonden))
    fouten = [m for m in meldingen.lijst if m.ernst is Ernst.FOUT]
    return Getoond(wat.naam, zichtbaar, tuple(boeken), bool(id_), fouten)


def organisaties(vraag: Toonvraag) -> list[Path]:
    """The files to look in: the one that is named, the scholen that are asked for, or all in a folder."""
    bestand = hoofdbestand(vraag.config)
    folder = bestand if bestand.is_dir() else bestand.parent
    if not vraag.scholen and not bestand.is_dir():
        return [bestand]
    alle = [p for p in vind_organisaties(folder) if p.resolve() != bestand.resolve()] or [bestand]
    if not vraag.scholen or ALLE in vraag.scholen:
        return alle
    gekozen = [p for p in alle if any(_heet(p, school) for school in vraag.scholen)]
    if not gekozen:
        hint = f"kies uit: {', '.join(p.parent.name for p in alle)}, of {ALLE}"
        raise geweigerd("INV357", OPDRACHTREGEL, f"de school '{vraag.scholen[0]}' vind ik niet", hint)
    return gekozen


def _heet(bestand: Path, school: str) -> bool:
    """Whether a school is meant by its folder, BRIN or name; 16AH also means its vestiging 16AH00."""
    zoek = school.casefold()
    if bestand.parent.name.casefold() == zoek:
        return True
    boom, _ = lees_lagen(bestand, Meldingen())
    velden = boom.velden.get("school") if boom else None
    namen = [velden.velden.get(v) for v in ("brin", "naam")] if isinstance(velden, Kaart) else []
    brin, naam = [str(n.tekst).casefold() if isinstance(n, Waarde) else "" for n in namen] or ["", ""]
    return bool(zoek) and (brin.startswith(zoek) or naam == zoek)


def _bronnen(bestand: Path, wat: Deel, peildatum: date, meldingen: Meldingen) -> Bronnen | None:
    dossier = lees_dossier(bestand, peildatum, meldingen)
    if dossier is None or not wat.soort:
        return Bronnen(dossier) if dossier else None
    gelezen = (lees_zaak(s, p, meldingen) for s, p in vind_zaken(bestand.parent) if s == wat.soort)
    zaken: tuple[Gelezen[Any], ...] = tuple(z for z in gelezen if z)
    return Bronnen(dossier, {wat.soort: zaken})


def _uit_model(wat: Deel) -> Register:
    """A register that has no columns of its own shows the plain fields of its model."""
    return Register(wat.naam, wat.naam, wat.naam, tuple(_kolommen(wat)), wat.lijst, wat.soort, invoer=False)


def _kolommen(wat: Deel) -> Iterator[Kolom]:
    sleutel = "id" if wat.lijst else "kenmerk"
    yield Kolom(sleutel, sleutel)
    for naam, veld in wat.velden():
        if naam != sleutel and not is_groep(kern(veld)):
            yield Kolom(naam, naam, Soort.LIJST if is_lijst(veld) else Soort.TEKST)


def _kort(register: Register) -> tuple[Kolom, ...]:
    namen = _KORT.get(register.id)
    return tuple(k for k in register.kolommen if k.naam in namen) if namen else register.kolommen[:_EERSTE]


def _gevuld(kolom: Kolom, rijen: list[Rij]) -> bool:
    return any(r.waarden[kolom.naam] not in (None, (), "") for r in rijen)
