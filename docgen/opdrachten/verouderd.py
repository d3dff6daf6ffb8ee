"""Which documents that were made before are out of date, and why: the manifest's fingerprints against those of now.

Only documents that stay in force are looked at: statements, the register, blank forms, a convenant. A letter in one
case is what it was on the day that it left the school.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bestanden import lees_manifest
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Plek
from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.inlezen import lees_zaak, vind_zaken
from docgen.opdrachten.register_afdruk import afdrukken
from docgen.opdrachten.taken import kies
from docgen.opmaak import Opmaker, SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.gebruik import Gebruik
from docgen.opmaak.namen import namen

UITMAP = "uit"  # beside the organisation file
MEESTE = 4  # more reasons than this become a number
_Afdrukken = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Verouderd:
    """One document that would come out differently today; `bestand` is the first of its files."""

    bestand: Path
    documenten: tuple[str, ...]
    gemaakt: date
    redenen: tuple[str, ...]
    naam: str = ""  # of an export, whose files have names of their own

    @property
    def tekst(self) -> str:
        """Which document, since when and why."""
        meer = len(self.redenen) - MEESTE
        redenen = [*self.redenen[:MEESTE], *([f"en nog {meer} veranderingen"] if meer > 0 else [])]
        soorten = ", ".join(dict.fromkeys(Path(d).suffix.lstrip(".") for d in self.documenten))
        return f"{self.naam or Path(self.documenten[0]).stem} ({soorten}) van {self.gemaakt:%d-%m-%Y} is verouderd: {'; '.join(redenen)}"

    def melding(self) -> Melding:
        """The same as a melding."""
        hint = "kijk de veranderingen na, maak het document opnieuw en vervang wat u publiceerde"
        return Melding("BRF104", Ernst.WAARSCHUWING, Plek(str(self.bestand)), self.tekst, hint)


def van(org: Organisatie) -> str:
    """What tells the organisation of a document from another one in the same folder; no person's data."""
    return (org.school.brin if org.school else None) or org.naam


def verouderd(dossier: Dossier, uit: Sequence[Path] = ()) -> list[Verouderd]:
    """Compare the documents in `uit/` beside the organisation file, and in other folders, with the data of now."""
    thuis = Path(dossier.organisatie.plek().bestand).parent
    mappen = dict.fromkeys((thuis / UITMAP, *uit))
    groepen = [(folder, groep) for folder in mappen for groep in _groepen(folder, van(dossier.org))]
    if not groepen:
        return []
    eigen = [m / "sjablonen" for m in dossier.mappen]
    catalogus, opmaker = lees_catalogus(eigen, Meldingen()), Opmaker(eigen)
    gevonden = []
    for folder, groep in groepen:
        nu = _nu(dossier, groep[0], catalogus, opmaker)
        if nu is not None and (redenen := tuple(_redenen(groep[0]["gebruikt"], nu, dossier))):
            namen_ = tuple(str(d["bestand"]) for d in groep)
            dag = date.fromisoformat(groep[0]["peildatum"])
            naam = str(groep[0]["id"]) if "export" in groep[0] else ""
            gevonden.append(Verouderd(folder / namen_[0], namen_, dag, redenen, naam))
    return gevonden


def _groepen(folder: Path, wie: str) -> Iterator[list[dict[str, Any]]]:
    """The documents of this organisation that are still there, the files of one rendering together."""
    groepen: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for naam, d in lees_manifest(folder).items():
        if d.get("van") == wie and "gebruikt" in d and (folder / naam).is_file():
            groepen.setdefault((str(d["id"]), f"{d['kenmerk']} {d['peildatum']} {d['gebruikt']}"), []).append(
                d
            )
    yield from groepen.values()


def _nu(
    dossier: Dossier,
    document: Mapping[str, Any],
    catalogus: Mapping[str, Documentsoort],
    opmaker: Opmaker,
) -> _Afdrukken | None:
    """The fingerprints if it were made now; None when it cannot or need not be made again."""
    if export := document.get("export"):
        return afdrukken(dossier, export["registers"], openbaar=export["openbaar"])
    soort = catalogus.get(str(document["id"]))
    pad = _bestand(dossier, soort, document["kenmerk"]) if soort else None
    if soort is None or (pad is None and document["kenmerk"] is not None):
        return None
    taken = kies(soort.id, pad, dossier, catalogus, opmaker, Meldingen())
    if not taken:
        return None
    gebruik = Gebruik(taken[0].dossier)
    context = namen(taken[0].dossier) | {"logo": None, "document_titel": soort.voorwerk.titel}
    opdracht = Opdracht(dossier.peildatum, dossier.org.naam, Huisstijl(), dossier.mappen, concept=False)
    try:
        return maak_document(opmaker, soort, gebruik.namen(context), opdracht, gebruik).gebruikt
    except SjabloonFout:
        return None  # controleer and maak say what is wrong with it


def _bestand(dossier: Dossier, soort: Documentsoort, kenmerk: object) -> Path | None:
    """The file of the case that a document which stays in force was made from."""
    kind = soort.voorwerk.gegevens or ""
    if kenmerk is None or kind not in SOORTEN or not SOORTEN[kind].blijft:
        return None
    paden = (pad for naam, pad in vind_zaken(dossier.mappen[0]) if naam == kind)
    gelezen = ((pad, lees_zaak(kind, pad, Meldingen())) for pad in paden)
    return next((pad for pad, zaak in gelezen if zaak and str(zaak.model.kenmerk) == kenmerk), None)


def _redenen(toen: _Afdrukken, nu: _Afdrukken, dossier: Dossier) -> Iterator[str]:
    org = dossier.org
    yield from _verschil("de verwerking", "verwerkingen", toen, nu, {v.id: v.naam for v in org.verwerkingen})
    yield from _verschil("de verwerker", "verwerkers", toen, nu, {v.id: v.naam for v in org.verwerkers})
    yield from (f"norm {id_} is veranderd" for id_ in _anders(toen, nu, "normen"))
    yield from (f"wat er bij '{id_}' staat, is veranderd" for id_ in _anders(toen, nu, "organisatie"))
    if _anders(toen, nu, "toezichthouder"):
        yield "de gegevens van de toezichthouder zijn veranderd"
    yield from _verschil("de ontvanger", "ontvangers", toen, nu, {o.id: o.naam for o in org.ontvangers})
    yield from _verschil(
        "het werk voor", "verwerkt-voor", toen, nu, {v.id: v.voor for v in org.verwerkt_voor}
    )
    yield from _verschil("zaak", "zaken", toen, nu, {})
    yield from (f"het bestand van het {id_} is veranderd" for id_ in _anders(toen, nu, "zaak"))
    if _anders(toen, nu, "sjablonen"):
        yield "de tekst van het sjabloon is veranderd"


def _verschil(
    wat: str, soort: str, toen: _Afdrukken, nu: _Afdrukken, namen_: Mapping[str, str]
) -> Iterator[str]:
    oud, nieuw = toen.get(soort, {}), nu.get(soort, {})
    for ids, wat_dan in (
        (_anders(toen, nu, soort), "is veranderd"),
        (nieuw.keys() - oud.keys(), "is erbij gekomen"),
        (oud.keys() - nieuw.keys(), "staat er niet meer in"),
    ):
        yield from (f"{wat} '{namen_.get(id_, id_)}' {wat_dan}" for id_ in sorted(ids))


def _anders(toen: _Afdrukken, nu: _Afdrukken, soort: str) -> list[str]:
    oud, nieuw = toen.get(soort, {}), nu.get(soort, {})
    return sorted(id_ for id_ in oud.keys() & nieuw.keys() if oud[id_] != nieuw[id_])
