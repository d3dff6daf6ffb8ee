"""The extra names for templates about a convenant: its tables, ready to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.basis import Sector
from docgen.model.convenant import Grondslagregel, Partij
from docgen.opmaak.namen_tekenen import Tekenen
from docgen.recht.norm import Norm
from docgen.regels import convenant_feiten as feiten
from docgen.regels.convenant_feiten import Item


def namen_convenant(dossier: Dossier) -> dict[str, Any]:
    """Return `c` (the convenant), `lid` (the party of this copy, in a series), `samen` (its tables), `tekenen` (the
    papers around it) and the words for pupils and parents in this sector."""
    org, convenant = dossier.org, dossier.convenant
    return {
        "c": convenant,
        "lid": next((p for p in convenant.partijen if p.id == convenant.lid), None),
        "samen": Samen(dossier),
        "tekenen": Tekenen(dossier),
        "lw": org.leerling,
        "lws": org.leerlingen,
        "ouders": "wettelijk vertegenwoordigers" if org.sector is Sector.MBO else "ouders",
    }


@dataclass(frozen=True)
class Basisregel:
    """One row of the basis table with its codes looked up; no `ontvangers` means those involved."""

    regel: Grondslagregel
    partij: Partij
    gegevens: tuple[str, ...]
    ontvangers: tuple[Partij, ...]
    grondslag: Item
    normen: tuple[Norm, ...]
    uitzondering: Item | None
    uitzondering_normen: tuple[Norm, ...]


@dataclass(frozen=True)
class Soort:
    """A kind of data of the convenant: what it is, how long it is kept and the ids of who share it."""

    item: Item
    termijn: str
    partijen: frozenset[str]


@dataclass(frozen=True)
class Samen:
    """The tables of one convenant, for templates. Codes are right: INV14x stopped the document otherwise."""

    dossier: Dossier

    def soort(self, partij: Partij) -> Item:
        """The kind of a party."""
        return feiten.partijsoort(self.dossier, partij)

    def taak(self, partij: Partij) -> str:
        """The legal task of a party, in its own words or those of its kind."""
        return partij.wettelijke_taak or str(self.soort(partij).get("wettelijke_taak", ""))

    def taaknormen(self, partij: Partij) -> list[Norm]:
        """The articles that give that task: those the party names, else those of its kinds of education.

        A party without kinds of education follows the organisation; when nothing fits, those of the convenant.
        """
        if partij.normen:
            return [self._norm(id_) for id_ in partij.normen]
        delen = frozenset(deel for s in partij.sectoren or (self.dossier.org.sector,) for deel in s.delen)
        alle = self.normen(self.soort(partij).get("normen", ()))
        return [n for n in alle if n.geldt_voor(delen)] or alle

    def normen(self, ids: Iterable[str]) -> list[Norm]:
        """The norms with these ids for the kinds of education in this convenant."""
        return feiten.normen(self.dossier, ids)

    def fg_verplicht(self, partij: Partij) -> bool:
        """Whether a missing FG is a gap."""
        return feiten.fg_verplicht(self.dossier, partij)

    def heeft(self, *soorten: str) -> bool:
        """Whether a party of one of these kinds, or of one of these groups, takes part."""
        partijen = self.dossier.convenant.partijen
        return any(p.soort in soorten or self.soort(p).get("groep") in soorten for p in partijen)

    def sector(self, *sectoren: str) -> bool:
        """Whether one of these kinds of education is in this convenant."""
        return bool(feiten.sectoren(self.dossier) & set(sectoren))

    @property
    def overstap(self) -> bool:
        """Whether pupils can go from vo or vso to mbo inside this convenant."""
        return self.sector("mbo") and self.sector("vo", "vso")

    @property
    def scholen(self) -> list[str]:
        """The schools whose meetings the convenant is about: those named, else all of a board."""
        partijen = [p for p in self.dossier.convenant.partijen if p.soort in feiten.SCHOLEN]
        return [s for p in partijen for s in (p.scholen or (_alle_scholen(p),))]

    @cached_property
    def regels(self) -> list[Basisregel]:
        """The basis table, in the order of the parties."""
        rijen = [self._regel(rij, partij) for _, rij, partij in feiten.regels_met_partij(self.dossier)]
        volgorde = {id_: i for i, id_ in enumerate(self._partijen)}
        return sorted(rijen, key=lambda r: volgorde[r.partij.id])

    @cached_property
    def soorten(self) -> list[Soort]:
        """The kinds of data that a convenant may hold; nothing else may be shared."""
        alle = self.dossier.naslag.lijsten["soorten-gegevens"].values()
        return [self._soort(item) for item in alle if "convenant" in item["gebruik"]]

    def deelt(self, partij: Partij) -> list[str]:
        """The names of the kinds of data that a party brings in."""
        return [s.item["naam"] for s in self.soorten if partij.id in s.partijen]

    def krijgt(self, partij: Partij) -> list[str]:
        """The names of the kinds of data that others share with a party by name or by being involved."""
        rijen = [r for r in self.regels if r.partij.id != partij.id]
        rijen = [r for r in rijen if not r.ontvangers or partij.id in r.regel.ontvangers]
        namen = {g for r in rijen for g in r.gegevens}
        return [s.item["naam"] for s in self.soorten if s.item["naam"] in namen]

    def gevallen(self, *vaste: str) -> list[Item]:
        """The cases in which a law itself allows or orders sharing: `vaste` and those of the convenant."""
        codes = dict.fromkeys((*vaste, *self.dossier.convenant.uitzonderingsgevallen))
        return [item for id_, item in self.dossier.ontvangers().items() if id_ in codes]

    def bijzondere_wetten(self) -> list[tuple[str, str]]:
        """Per kind of party the special laws that hold for it besides the AVG, each kind once."""
        items = {p.soort: self.soort(p) for p in self.dossier.convenant.partijen}
        return [(str(i["naam"]), str(i["bijzondere_wet"])) for i in items.values() if i.get("bijzondere_wet")]

    def termijn(self, code: str) -> str:
        """A retention period in words: of the list, for this sector, or as it was written."""
        item = self.dossier.naslag.lijsten["bewaartermijnen"].get(code)
        if item is None:
            return code
        return str(item.get("per_sector", {}).get(self.dossier.org.sector.value, item["termijn"]))

    @cached_property
    def _partijen(self) -> dict[str, Partij]:
        return {p.id: p for p in self.dossier.convenant.partijen}

    def _regel(self, rij: Grondslagregel, partij: Partij) -> Basisregel:
        lijsten = self.dossier.naslag.lijsten
        uitzondering = lijsten["uitzonderingen"].get(rij.uitzondering or "")
        return Basisregel(
            regel=rij,
            partij=partij,
            gegevens=tuple(str(s["naam"]) for s in feiten.soorten(self.dossier, rij.gegevens)),
            ontvangers=tuple(self._partijen[o] for o in rij.ontvangers if o in self._partijen),
            grondslag=lijsten["grondslagen"][rij.grondslag.value],
            normen=tuple(self._norm(id_) for id_ in rij.normen),
            uitzondering=uitzondering,
            uitzondering_normen=tuple(self.normen(uitzondering["normen"])) if uitzondering else (),
        )

    def _soort(self, item: Item) -> Soort:
        afgesproken = {b.soort: b.termijn for b in self.dossier.convenant.bewaartermijnen}
        partijen = {r.partij for r in self.dossier.convenant.grondslagen if item["id"] in r.gegevens}
        code = str(afgesproken.get(item["id"]) or item.get("bewaartermijn", ""))
        return Soort(item, self.termijn(code), frozenset(partijen))

    def _norm(self, id_: str) -> Norm:
        return self.dossier.naslag.wetboek.norm(id_, self.dossier.peildatum)


def _alle_scholen(partij: Partij) -> str:
    """A board that names none of its schools takes part with all; a school is one itself."""
    return partij.naam if partij.soort == "school" else f"de scholen van {partij.naam}"
