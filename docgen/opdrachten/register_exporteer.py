"""docgen register exporteer: the whole register in every form, all files or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from docgen.bestanden import Uitvoer
from docgen.catalogus import Documentsoort, Voorwerk, lees_catalogus
from docgen.document import Document
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Meldingen, Plek
from docgen.opdrachten.beeldmerk import Beeldmerk, lees_beeldmerk
from docgen.opdrachten.maak import Antwoord, Vraag, bereid, houdt_tegen, lever, uitgang
from docgen.opdrachten.register_afdruk import afdrukken
from docgen.opdrachten.register_boeken import Boek, boeken, kies_registers, lees_bronnen, voorblad
from docgen.opdrachten.verouderd import van
from docgen.opmaak import Opmaker, SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.opmaak.registergegevens import als_json as register_json
from docgen.opmaak.registertabel import als_data, als_json, bladen
from docgen.opmaak.registervng import als_vng
from docgen.plaatsen import SJABLONEN
from docgen.regels import controleer
from docgen.registers import BOEKEN, Bronnen, Tabel
from docgen.schrijvers import SCHRIJFFOUTEN, SCHRIJVERS

FORMATEN = ("xlsx", "csv", "json", "docx", "pdf", "html")
OPENBAAR = "openbaar"
_SJABLOON = "registers/tabel/register.html"
_PAGINA = frozenset(SCHRIJVERS)


@dataclass(frozen=True)
class Exportvraag:
    """What the user asked: which registers of which organisation, in which forms, where to."""

    config: Path
    uit: Path
    peildatum: date
    formaten: tuple[str, ...] = ()
    namen: tuple[str, ...] = ()
    openbaar: bool = False
    overschrijf: bool = False


@dataclass(frozen=True)
class _Werk:
    """One file of registers with all that a form may need."""

    vraag: Exportvraag
    boek: Boek
    bronnen: Bronnen
    tabellen: tuple[Tabel, ...]
    beeldmerk: Beeldmerk
    concept: bool

    @property
    def naam(self) -> str:
        """File name without its ending; the public register has another one."""
        return f"{self.boek.naam}-{OPENBAAR}" if self.vraag.openbaar else self.boek.naam

    @property
    def titel(self) -> str:
        """The title of the file."""
        titels = ", ".join(t.titel for t in self.tabellen)
        titel = BOEKEN[self.boek.naam] if self.boek.heel else f"Register: {titels.lower()}"
        return f"{titel} (openbaar)" if self.vraag.openbaar else titel


def exporteer(vraag: Exportvraag) -> Antwoord:
    """Make all files first, then write them; what the rules say about the registers comes along."""
    meldingen = Meldingen()
    uitvoer = list(_uitvoer(vraag, meldingen))
    antwoord = Antwoord(meldingen.lijst, concepten=[u.naam for u in uitvoer if u.gegevens["concept"]])
    if _houdt_tegen(meldingen) or not uitvoer:
        antwoord.uitgang = uitgang(meldingen.lijst)
    else:
        lever(_als_maak(vraag, ""), uitvoer, antwoord)
    return antwoord


def _uitvoer(vraag: Exportvraag, meldingen: Meldingen) -> Iterator[Uitvoer]:
    bronnen = lees_bronnen(vraag.config, vraag.peildatum, meldingen)
    registers = kies_registers(vraag.namen, openbaar=vraag.openbaar, meldingen=meldingen)
    if bronnen is None or _houdt_tegen(meldingen):
        return
    beeldmerk = lees_beeldmerk(bronnen.dossier, meldingen)
    bevonden = controleer(bronnen.dossier, frozenset({"organisatie", "register"}))
    meldingen.lijst += bevonden
    bezwaar = any(m.ernst is not Ernst.WAARSCHUWING for m in bevonden)
    for boek in boeken(registers, bronnen, alles=not vraag.namen):
        tabellen = boek.tabellen(bronnen, openbaar=vraag.openbaar)
        concept = bezwaar and any(r.lijst for r in boek.registers)
        yield from _van_boek(_Werk(vraag, boek, bronnen, tabellen, beeldmerk, concept), meldingen)


def _van_boek(werk: _Werk, meldingen: Meldingen) -> Iterator[Uitvoer]:
    gevraagd = [f for f in FORMATEN if not werk.vraag.formaten or f in werk.vraag.formaten]
    gegevens: dict[str, Any] = {"id": werk.naam, "kenmerk": None, "concept": werk.concept, "normen": []}
    gegevens |= _gebruikt(werk)
    for formaat in gevraagd:
        if formaat not in _PAGINA:
            for naam, maak in _GEGEVENS[formaat](werk):
                yield from _geschreven(naam, maak, gegevens, meldingen)
    paginas = tuple(f for f in gevraagd if f in _PAGINA)
    if paginas and _is_document(werk):
        yield from bereid(replace(_als_maak(werk.vraag, werk.boek.naam), formaten=paginas), meldingen) or ()
    elif paginas:
        yield from _paginas(werk, paginas, gegevens, meldingen)


def _gebruikt(werk: _Werk) -> dict[str, Any]:
    """What lets `status` say that this export is out of date; a register of cases has its own commands for that."""
    dossier, openbaar = werk.bronnen.dossier, werk.vraag.openbaar
    registers = [r.id for r in werk.boek.registers if r.lijst]
    if len(registers) < len(werk.boek.registers):
        return {}
    return {
        "van": van(dossier.org),
        "peildatum": dossier.peildatum.isoformat(),
        "export": {"registers": registers, "openbaar": openbaar},
        "gebruikt": afdrukken(dossier, registers, openbaar=openbaar),
    }


def _geschreven(
    naam: str, maak: Callable[[], bytes], gegevens: dict[str, Any], meldingen: Meldingen
) -> Iterator[Uitvoer]:
    try:
        yield Uitvoer(naam, maak(), gegevens)
    except ValueError as e:
        meldingen.fout(
            "UIT109", Plek(naam), f"dit bestand kan ik niet maken: {e}", "maak die tekst korter of gewoner"
        )


def _xlsx(werk: _Werk) -> Iterator[tuple[str, Callable[[], bytes]]]:
    from docgen.schrijvers.xlsx import Werkboek, schrijf

    dossier = werk.bronnen.dossier
    boek = Werkboek(
        titel=f"{werk.titel} – {dossier.org.naam}",
        auteur=dossier.org.bestuur.naam,
        datum=dossier.peildatum,
        voorblad=voorblad(dossier, openbaar=werk.vraag.openbaar),
        bladen=werk.tabellen,
        huisstijl=werk.beeldmerk.huisstijl,
    )
    yield f"{werk.naam}.xlsx", lambda: schrijf(boek)


def _csv(werk: _Werk) -> Iterator[tuple[str, Callable[[], bytes]]]:
    from docgen.schrijvers.csv_tabel import schrijf

    achter = f"-{OPENBAAR}" if werk.vraag.openbaar else ""
    for tabel in werk.tabellen:
        yield f"{tabel.id}{achter}.csv", partial(schrijf, tabel)


def _json(werk: _Werk) -> Iterator[tuple[str, Callable[[], bytes]]]:
    dossier = werk.bronnen.dossier
    if werk.boek.heel and not werk.vraag.openbaar and _is_document(werk):
        yield f"{werk.naam}.json", lambda: register_json(dossier)
    else:
        yield f"{werk.naam}.json", lambda: als_json(als_data(werk.naam, werk.tabellen, dossier))
    for tabel in werk.tabellen:
        if tabel.id == "verwerkingen":
            yield f"{werk.naam}-vng.json", partial(_vng, tabel, dossier)


def _vng(tabel: Tabel, dossier: Dossier) -> bytes:
    return als_json(als_vng(tabel, dossier))


_GEGEVENS: dict[str, Callable[[_Werk], Iterator[tuple[str, Callable[[], bytes]]]]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "json": _json,
}


def _is_document(werk: _Werk) -> bool:
    """Whether docgen has a document of its own for exactly these registers."""
    eigen = tuple(m / "sjablonen" for m in werk.bronnen.dossier.mappen)
    return werk.boek.heel and not werk.vraag.openbaar and werk.boek.naam in lees_catalogus(eigen, Meldingen())


def _als_maak(vraag: Exportvraag, document: str) -> Vraag:
    return Vraag(document, vraag.config, vraag.uit, vraag.peildatum, overschrijf=vraag.overschrijf)


def _paginas(
    werk: _Werk, formaten: tuple[str, ...], gegevens: dict[str, Any], meldingen: Meldingen
) -> Iterator[Uitvoer]:
    try:
        document = _document(werk)
    except SjabloonFout as e:
        meldingen.lijst.append(e.melding)
        return
    for formaat in formaten:
        try:
            yield Uitvoer(f"{werk.naam}.{formaat}", SCHRIJVERS[formaat](document), gegevens)
        except SCHRIJFFOUTEN as e:
            meldingen.fout("UIT109", Plek(f"{werk.naam}.{formaat}"), f"dit bestand kan ik niet maken: {e}")


def _document(werk: _Werk) -> Document:
    dossier = werk.bronnen.dossier
    voorwerk = Voorwerk(titel=werk.titel, groep="registers", doel="een register als bladzijde")
    soort = Documentsoort(werk.naam, voorwerk, _SJABLOON, SJABLONEN / _SJABLOON)
    context = namen(dossier) | {
        "logo": werk.beeldmerk.logo,
        "document_titel": werk.titel,
        "openbaar": werk.vraag.openbaar,
        "voorblad": voorblad(dossier, openbaar=True),
        "tabellen": [{"id": t.id, "titel": t.titel, "bladen": tuple(bladen(t))} for t in werk.tabellen],
    }
    opdracht = Opdracht(
        dossier.peildatum, dossier.org.naam, werk.beeldmerk.huisstijl, dossier.mappen, werk.concept
    )
    return maak_document(Opmaker([m / "sjablonen" for m in dossier.mappen]), soort, context, opdracht)


def _houdt_tegen(meldingen: Meldingen) -> bool:
    """Faults of shape or template, and a file that could not be made, stop everything; legal gaps do not."""
    return houdt_tegen(meldingen.lijst) or any(
        m.ernst is Ernst.FOUT and m.code == "UIT109" for m in meldingen.lijst
    )
