"""docgen maak: everything is read, checked and rendered first, then written in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen import __version__
from docgen.bestanden import NietSchrijfbaar, Uitvoer, gewijzigd, schrijf
from docgen.catalogus import lees_catalogus
from docgen.document import Document
from docgen.meldingen import Ernst, Melding, Meldingen, Plek, Uitgang, heeft_fout
from docgen.opdrachten.aanhang import bijlagen
from docgen.opdrachten.beeldmerk import Beeldmerk, lees_beeldmerk
from docgen.opdrachten.inlezen import lees_dossier, lees_zaak
from docgen.opdrachten.negeren import negeer
from docgen.opdrachten.schrijffout import schrijffout
from docgen.opdrachten.taken import Taak, kies
from docgen.opdrachten.verouderd import van
from docgen.opmaak import Opmaker, SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht, gaten
from docgen.opmaak.gebruik import Gebruik
from docgen.opmaak.namen import namen
from docgen.regels import controleer, controleer_tekst
from docgen.schrijvers import SCHRIJFFOUTEN, SCHRIJVERS, schrijf_invulbaar

INVULBAAR = "invulbaar"


@dataclass(frozen=True)
class Vraag:
    """What the user asked: which document from which files, in which formats, where to.

    Without `scherm` a form comes without its second PDF, the one to fill in on a screen.
    """

    document: str
    config: Path
    uit: Path
    peildatum: date
    gegevens: Path | None = None
    formaten: tuple[str, ...] = ()
    streng: bool = False
    verantwoording: bool = False
    overschrijf: bool = False
    toets: bool = False
    scherm: bool = True


@dataclass
class Antwoord:
    """What came of it; `concepten` are the names of the files that carry the CONCEPT mark.

    `overgeslagen` are the checks of the self-test that could not run here, with the reason.
    """

    meldingen: list[Melding] = field(default_factory=list)
    bestanden: list[Path] = field(default_factory=list)
    concepten: list[str] = field(default_factory=list)
    overgeslagen: list[str] = field(default_factory=list)
    uitgang: Uitgang = Uitgang.SCHOON


def maak(vraag: Vraag) -> Antwoord:
    """Make one document, or all for which the folder holds input."""
    meldingen = Meldingen()
    uitvoer = bereid(vraag, meldingen)
    negeer(meldingen)
    antwoord = Antwoord(meldingen.lijst, concepten=[u.naam for u in uitvoer or () if u.gegevens["concept"]])
    if uitvoer is None or (vraag.toets and _zakt(uitvoer, antwoord)):
        antwoord.uitgang = uitgang(meldingen.lijst)
    else:
        lever(vraag, uitvoer, antwoord)
    return antwoord


def uitgang(meldingen: list[Melding]) -> Uitgang:
    """Exit code for meldingen: unreadable input weighs heavier than faults in it."""
    if any(m.code.startswith("INV0") for m in meldingen):
        return Uitgang.ONLEESBAAR
    return Uitgang.MELDINGEN if heeft_fout(meldingen) else Uitgang.SCHOON


def bereid(vraag: Vraag, meldingen: Meldingen) -> list[Uitvoer] | None:
    """Return the files to deliver, or None when a fault stops everything."""
    dossier = lees_dossier(vraag.config, vraag.peildatum, meldingen)
    eigen = tuple(m / "sjablonen" for m in dossier.mappen) if dossier else ()
    catalogus = lees_catalogus(eigen, meldingen)
    if dossier is None:
        _kijk_verder(vraag, meldingen)
        return None
    opmaker = Opmaker(eigen)
    beeldmerk = lees_beeldmerk(dossier, meldingen)
    taken = kies(vraag.document, vraag.gegevens, dossier, catalogus, opmaker, meldingen)
    if heeft_fout(meldingen.lijst):
        return None
    bevonden = _controleer(taken, meldingen)
    if houdt_tegen(meldingen.lijst):
        return None
    uitvoer: list[Uitvoer] = []
    for taak in taken:
        bezwaar = any(m.ernst is not Ernst.WAARSCHUWING for m in bevonden[taak.naam])
        if not (mag_niet(bevonden[taak.naam]) or (bezwaar and vraag.streng)):
            uitvoer += render(vraag, taak, bezwaar, opmaker, beeldmerk, meldingen)
    return None if houdt_tegen(meldingen.lijst) or not uitvoer else uitvoer


def _kijk_verder(vraag: Vraag, meldingen: Meldingen) -> None:
    """The organisation is unusable; still report what is wrong with the case file, so that all is told at once."""
    soort = lees_catalogus((), Meldingen()).get(vraag.document)
    if soort and soort.voorwerk.gegevens and vraag.gegevens:
        lees_zaak(soort.voorwerk.gegevens, vraag.gegevens, meldingen)


def _controleer(taken: list[Taak], meldingen: Meldingen) -> dict[str, list[Melding]]:
    """Run the rules once per subject; returns per document what was found about its subjects."""
    gezien: dict[tuple[str, str | None], list[Melding]] = {}
    bevonden: dict[str, list[Melding]] = {}
    for taak in taken:
        eigen = bevonden.setdefault(taak.naam, [])
        for onderwerp, kenmerk, dossier in taak.keuringen:
            sleutel = (onderwerp, kenmerk)
            if sleutel not in gezien:
                gezien[sleutel] = controleer(dossier, frozenset({onderwerp}))
            eigen += gezien[sleutel]
    meldingen.lijst += [m for lijst in gezien.values() for m in lijst]
    return bevonden


def houdt_tegen(meldingen: list[Melding]) -> bool:
    """Faults of shape or template stop everything; legal gaps and a missing Pango do not."""
    return any(m.ernst is Ernst.FOUT and m.code[:3] in ("INV", "SJB") for m in meldingen)


def mag_niet(meldingen: list[Melding]) -> bool:
    """A BRF fault means: this document may never exist like this, not even as a CONCEPT; others may."""
    return any(m.ernst is Ernst.FOUT and m.code.startswith("BRF") for m in meldingen)


@dataclass(frozen=True)
class Schrijfwerk:
    """One file still to write: its name, which writer, the page, and its line of the manifest."""

    naam: str
    formaat: str
    document: Document
    gegevens: Mapping[str, Any]

    def schrijf(self) -> bytes:
        """Return the bytes. Raises one of SCHRIJFFOUTEN."""
        return (schrijf_invulbaar if self.formaat == INVULBAAR else SCHRIJVERS[self.formaat])(self.document)


def render(
    vraag: Vraag, taak: Taak, bezwaar: bool, opmaker: Opmaker, beeldmerk: Beeldmerk, meldingen: Meldingen
) -> Iterator[Uitvoer]:
    """Make the files of one document; a file that cannot be written gives a melding instead."""
    for werk in schrijfwerk(vraag, taak, bezwaar, opmaker, beeldmerk, meldingen):
        try:
            yield Uitvoer(werk.naam, werk.schrijf(), werk.gegevens)
        except SCHRIJFFOUTEN as e:
            meldingen.lijst.append(schrijffout(e, taak))


def schrijfwerk(
    vraag: Vraag, taak: Taak, bezwaar: bool, opmaker: Opmaker, beeldmerk: Beeldmerk, meldingen: Meldingen
) -> list[Schrijfwerk]:
    """The pages of one document with the files they become; none when it may not exist."""
    document = bladzijde(vraag, taak, bezwaar, opmaker, beeldmerk, meldingen)
    if document is None:
        return []
    formaten = [f for f in taak.soort.voorwerk.formaten if not vraag.formaten or f in vraag.formaten]
    gegevens = {
        "id": taak.soort.id,
        "kenmerk": taak.kenmerk,
        "concept": document.concept,
        "normen": list(taak.soort.voorwerk.normen),
        "van": van(taak.dossier.org),
        "peildatum": vraag.peildatum.isoformat(),
        "gebruikt": document.gebruikt,
    }
    werk = [Schrijfwerk(f"{taak.naam}.{f}", f, document, gegevens) for f in formaten]
    if vraag.scherm and taak.soort.voorwerk.invulbaar and {"pdf", INVULBAAR} & {*formaten, *vraag.formaten}:
        try:
            scherm = _voor_scherm(vraag, taak, document, opmaker, beeldmerk)
        except SjabloonFout as e:
            meldingen.lijst.append(e.melding)
            return []
        werk.append(Schrijfwerk(f"{taak.naam}-{INVULBAAR}.pdf", INVULBAAR, scherm, gegevens))
    return werk


def _voor_scherm(
    vraag: Vraag, taak: Taak, document: Document, opmaker: Opmaker, beeldmerk: Beeldmerk
) -> Document:
    """The same page for someone who fills it in on a screen; what is wrong with it has been said already."""
    opdracht = _opdracht(vraag, taak, document.concept, beeldmerk)
    return maak_document(
        opmaker, taak.soort, _context(vraag, taak, beeldmerk) | {"invulbaar": True}, opdracht
    )


def _opdracht(vraag: Vraag, taak: Taak, concept: bool, beeldmerk: Beeldmerk) -> Opdracht:
    dossier = taak.dossier
    return Opdracht(vraag.peildatum, dossier.org.naam, beeldmerk.huisstijl, dossier.mappen, concept)


def _context(vraag: Vraag, taak: Taak, beeldmerk: Beeldmerk) -> dict[str, Any]:
    return namen(taak.dossier, verantwoording=vraag.verantwoording) | {
        "geadresseerde": taak.aan,
        "logo": beeldmerk.logo,
        "document_titel": taak.soort.voorwerk.titel,
    }


def bladzijde(
    vraag: Vraag, taak: Taak, bezwaar: bool, opmaker: Opmaker, beeldmerk: Beeldmerk, meldingen: Meldingen
) -> Document | None:
    """The finished page of one document, or None when it has a fault that stops it."""
    opdracht = _opdracht(vraag, taak, bezwaar, beeldmerk)
    gebruik = Gebruik(taak.dossier)
    context = gebruik.namen(_context(vraag, taak, beeldmerk))
    try:
        document = maak_document(opmaker, taak.soort, context, opdracht, gebruik)
        gezien = controleer_tekst(document, taak.dossier, taak.soort.sjabloon)
        if not document.concept and any(m.ernst is not Ernst.WAARSCHUWING for m in gezien):
            document = maak_document(opmaker, taak.soort, context, replace(opdracht, concept=True), gebruik)
    except SjabloonFout as e:
        meldingen.lijst.append(e.melding)
        return None
    if document.concept and not bezwaar and not gezien:
        gezien = [_gat(taak, document)]
    meldingen.lijst += gezien
    if mag_niet(gezien) or (vraag.streng and document.concept):
        return None
    return replace(document, bijlagen=bijlagen(taak))


def _gat(taak: Taak, document: Document) -> Melding:
    """No rule had an objection, and still the page has a gap: say which, or nobody knows why it is a CONCEPT."""
    plek = taak.dossier.zaak.plek() if taak.dossier.zaak else taak.dossier.organisatie.plek()
    wat = ", ".join(gaten(document))
    return Melding(
        "UIT106", Ernst.FOUT, plek, f"in '{taak.soort.id}' ontbreekt: {wat}", "vul dit in bij de gegevens"
    )


def lever(vraag: Vraag, uitvoer: list[Uitvoer], antwoord: Antwoord) -> None:
    """Write the files; those that the user changed stay."""
    anders = [] if vraag.overschrijf else gewijzigd(vraag.uit, [u.naam for u in uitvoer])
    antwoord.meldingen += [_gewijzigd(vraag.uit / naam) for naam in anders]
    uitvoer = [u for u in uitvoer if u.naam not in anders]
    kop = {"docgen": __version__, "peildatum": vraag.peildatum.isoformat()}
    try:
        antwoord.bestanden = schrijf(vraag.uit, uitvoer, kop)
        antwoord.uitgang = Uitgang.NIET_SCHRIJFBAAR if anders else uitgang(antwoord.meldingen)
    except NietSchrijfbaar as e:
        tekst = f"hier kan ik niet schrijven ({e}); er is niets veranderd"
        hint = "kies met -o een andere map, of maak ruimte vrij"
        antwoord.meldingen.append(Melding("UIT101", Ernst.FOUT, Plek(str(vraag.uit)), tekst, hint))
        antwoord.uitgang = Uitgang.NIET_SCHRIJFBAAR


def _zakt(uitvoer: list[Uitvoer], antwoord: Antwoord) -> bool:
    """Examine the bytes before they are written; a fault stops all of them."""
    from docgen.opdrachten.toets import overgeslagen
    from docgen.toetsen import Bestand, toets

    uitslagen = toets(Bestand(u.naam, u.inhoud) for u in uitvoer)
    gevonden = [m for u in uitslagen for m in u.meldingen]
    antwoord.meldingen += gevonden
    antwoord.overgeslagen = overgeslagen(uitslagen)
    return bool(gevonden)


def _gewijzigd(pad: Path) -> Melding:
    hint = "een nieuwe versie nodig? geef uw bestand een andere naam, of gebruik --overschrijf"
    return Melding(
        "UIT103",
        Ernst.FOUT,
        Plek(str(pad)),
        "dit bestand hebt u veranderd; het blijft staan, de rest is gemaakt",
        hint,
    )
