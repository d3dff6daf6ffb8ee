"""The register in words: the names from which the register and the privacy statements are both made.

One source for both documents, so that they cannot disagree: templates never resolve a code themselves.
Everything is worked out when a template asks for it; a letter that needs one activity pays for one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.verwerking import Beoordeling, Gezamenlijk, Verwerker, Verwerking, geldige_beoordeling
from docgen.recht.delen import past
from docgen.recht.doorgifte import Overdracht, overdrachten
from docgen.recht.norm import Norm

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Gevoelig:
    """A special category with the exception that allows it; None when there is none."""

    gegeven: str
    toelichting: str | None
    uitzondering: Item | None
    normen: tuple[Norm, ...]


@dataclass(frozen=True)
class Activiteit:
    """One activity with every code replaced by its words; `verwerking` is the entry itself."""

    nummer: int
    verwerking: Verwerking
    betrokkenen: tuple[str, ...]
    ontvangers: tuple[Item, ...]
    grondslagen: tuple[Item, ...]
    normen: tuple[Norm, ...]
    bewaartermijn: str | None
    maatregelen: tuple[Item, ...]
    verwerkers: tuple[Verwerker, ...]
    bijzonder: tuple[Gevoelig, ...]
    overdrachten: tuple[Overdracht, ...]
    gecontroleerd: date | None

    @property
    def beoordeling(self) -> Beoordeling | None:
        """Who judged this entry as it is now."""
        return geldige_beoordeling(self.verwerking)

    @property
    def anker(self) -> str:
        """Id of its heading, to link to."""
        return f"v-{self.verwerking.id}"

    @property
    def beslist_zelf(self) -> bool:
        """Whether a system decides without a person (AVG 22); a text that begins with 'nee' says no."""
        tekst = self.verwerking.automatisch_besluit
        return bool(tekst) and not str(tekst).casefold().startswith(("nee", "geen"))


@dataclass(frozen=True)
class Thema:
    """A group of activities under one heading."""

    id: str
    naam: str
    naam_leerling: str
    inleiding: str
    activiteiten: tuple[Activiteit, ...]


@dataclass(frozen=True)
class Regel:
    """A row of an annex: an item and the activities that use it."""

    item: Any
    activiteiten: tuple[Activiteit, ...]


@dataclass(frozen=True)
class Boek:
    """The register of one organisation on one date."""

    dossier: Dossier

    def lijst(self, naam: str) -> Mapping[str, Item]:
        """Return a list of codes by id."""
        return self.dossier.naslag.lijsten[naam]

    @cached_property
    def _ontvangers(self) -> Mapping[str, Item]:
        return self.dossier.ontvangers()

    @cached_property
    def _verwerkers(self) -> Mapping[str, Verwerker]:
        return {v.id: v for v in self.dossier.org.verwerkers if not v.uit}

    @cached_property
    def _eer(self) -> frozenset[str]:
        return frozenset(str(land["naam"]).casefold() for land in self.lijst("eer").values())

    @cached_property
    def activiteiten(self) -> tuple[Activiteit, ...]:
        """All activities, by theme and numbered; those that are switched off are not in it."""
        volgorde = {id_: nr for nr, id_ in enumerate(self.lijst("themas"))}
        op_thema = sorted(self.dossier.register, key=lambda v: volgorde.get(v.thema, len(volgorde)))
        return tuple(self._activiteit(nr, v) for nr, v in enumerate(op_thema, start=1))

    def activiteit(self, id_: str) -> Activiteit:
        """Return one activity; KeyError when the organisation does not have it."""
        return {a.verwerking.id: a for a in self.activiteiten}[id_]

    def _activiteit(self, nummer: int, v: Verwerking) -> Activiteit:
        verwerkers = tuple(self._verwerkers[id_] for id_ in v.verwerkers)
        return Activiteit(
            nummer=nummer,
            verwerking=v,
            betrokkenen=tuple(self.betrokkene(id_) for id_ in v.betrokkenen),
            ontvangers=tuple(self._ontvangers_van(v)),
            grondslagen=tuple(self.lijst("grondslagen")[g.value] for g in v.grondslagen),
            normen=self.normen(v.normen),
            bewaartermijn=self.bewaartermijn(v.bewaartermijn),
            maatregelen=tuple(self.lijst("maatregelen")[id_] for id_ in v.maatregelen),
            verwerkers=verwerkers,
            bijzonder=tuple(self._gevoelig(v)),
            overdrachten=overdrachten(v, verwerkers, self._eer),
            gecontroleerd=self.gecontroleerd(v),
        )

    def _ontvangers_van(self, v: Verwerking) -> Iterator[Item]:
        """Its recipients; one that docgen's own entry names for another kind of education is left out."""
        for item in (self._ontvangers[id_] for id_ in v.ontvangers):
            standaard = self.dossier.standaarden.get(v.id, {}).get("ontvangers", ())
            if past(item, self.dossier.org.sector) or item["id"] not in standaard:
                yield item

    def gecontroleerd(self, v: Verwerking) -> date | None:
        """The last day on which this entry, or the register as a whole, was checked."""
        dagen = [d for d in (v.nagekeken_op, self.dossier.org.register_gecontroleerd_op) if d]
        return max(dagen, default=None)

    def betrokkene(self, id_: str) -> str:
        """The word for a kind of people, in the plural and as this sector says it."""
        return self._woorden(self.lijst("betrokkenen")[id_], "meervoud")

    def normen(self, ids: Iterable[str]) -> tuple[Norm, ...]:
        """The norms in force on the peildatum, of acts that apply to this sector."""
        wetboek, op = self.dossier.naslag.wetboek, self.dossier.peildatum
        normen = (wetboek.norm(id_, op) for id_ in wetboek.van_kracht(ids, op))
        return tuple(n for n in normen if n.geldt_voor(self.dossier.org.sector.delen))

    def bewaartermijn(self, tekst: str | None) -> str | None:
        """The phrase of a retention code for this sector; free text stays as it is."""
        item = self.lijst("bewaartermijnen").get(tekst or "")
        if item is None:
            return tekst
        per_sector = item.get("per_sector", {})
        deel = next((d for d in sorted(self.dossier.org.sector.delen) if d in per_sector), None)
        return str(per_sector[deel] if deel else item["termijn"])

    def _gevoelig(self, v: Verwerking) -> Iterator[Gevoelig]:
        for b in v.bijzonder:
            item = self.lijst("uitzonderingen")[b.uitzondering] if b.uitzondering else None
            yield Gevoelig(b.gegeven, b.toelichting, item, self.normen(item["normen"]) if item else ())

    @cached_property
    def themas(self) -> tuple[Thema, ...]:
        """The themes that have activities, in the order of the list."""
        return tuple(self._themas(self.activiteiten))

    @cached_property
    def themas_leerling(self) -> tuple[Thema, ...]:
        """The same for activities about pupils."""
        return tuple(self._themas(a for a in self.activiteiten if self._over(a, "leerling", "aangemelde")))

    @cached_property
    def themas_gezin(self) -> tuple[Thema, ...]:
        """The same for activities about pupils, their parents or other family."""
        return tuple(self._themas(self._gezin))

    @cached_property
    def _gezin(self) -> tuple[Activiteit, ...]:
        return tuple(
            a for a in self.activiteiten if self._over(a, "leerling", "aangemelde", "ouder", "gezinslid")
        )

    @staticmethod
    def _over(a: Activiteit, *soorten: str) -> bool:
        return bool(set(soorten) & set(a.verwerking.betrokkenen))

    def _themas(self, activiteiten: Iterable[Activiteit]) -> Iterator[Thema]:
        groepen: dict[str, list[Activiteit]] = {}
        for a in activiteiten:
            groepen.setdefault(a.verwerking.thema, []).append(a)
        for id_, leden in groepen.items():
            item = self.lijst("themas").get(id_, {"naam": id_})
            naam = self._woorden(item, "naam")
            yield Thema(
                id_, naam, item.get("naam_leerling", naam), self._woorden(item, "inleiding"), tuple(leden)
            )

    def _woorden(self, item: Item, veld: str) -> str:
        """A text of a list, as this sector says it: `naam_swv` goes before `naam`."""
        return str(item.get(f"{veld}_{self.dossier.org.sector.value}") or item.get(veld, ""))

    def met_grondslag(self, letter: str) -> tuple[Activiteit, ...]:
        """The activities that rest on this ground, alone or beside another."""
        return tuple(a for a in self.activiteiten if letter in [g["id"] for g in a.grondslagen])

    def over(self, *woorden: str) -> tuple[Activiteit, ...]:
        """The activities whose name or data hold one of these words (camera, foto)."""
        return tuple(
            a
            for a in self.activiteiten
            if any(w in f"{a.verwerking.naam} {' '.join(a.verwerking.gegevens)}".casefold() for w in woorden)
        )

    @property
    def uitgezet(self) -> tuple[Verwerking, ...]:
        """The entries that the organisation switched off; `uit` says why."""
        return tuple(v for v in self.dossier.org.verwerkingen if v.uit)

    @property
    def gezamenlijk(self) -> tuple[Gezamenlijk, ...]:
        """All joint controllers, each once."""
        return tuple(dict.fromkeys(g for a in self.activiteiten for g in a.verwerking.gezamenlijk_met))

    @property
    def verwerkers(self) -> tuple[Regel, ...]:
        """The processors with the activities that use them."""
        return self._tabel(self._verwerkers.values(), lambda a: a.verwerking.verwerkers, lambda v: v.id)

    @property
    def ontvangers(self) -> tuple[Regel, ...]:
        """The recipients that are used, with the activities."""
        return self._gebruikt(self._ontvangers, lambda a: tuple(o["id"] for o in a.ontvangers))

    @property
    def maatregelen(self) -> tuple[Regel, ...]:
        """The measures that are used, with the activities."""
        return self._gebruikt(self.lijst("maatregelen"), lambda a: a.verwerking.maatregelen)

    @property
    def bewaartermijnen(self) -> tuple[Regel, ...]:
        """The retention periods as printed, most used first, with the activities; one row per phrase."""
        teller = Counter(a.bewaartermijn for a in self.activiteiten if a.bewaartermijn)
        return tuple(
            Regel(tekst, tuple(a for a in self.activiteiten if a.bewaartermijn == tekst))
            for tekst, _ in teller.most_common()
        )

    def _gebruikt(
        self, items: Mapping[str, Item], van: Callable[[Activiteit], tuple[str, ...]]
    ) -> tuple[Regel, ...]:
        regels = self._tabel(items.values(), van, lambda item: item["id"])
        return tuple(r for r in regels if r.activiteiten)

    def _tabel(
        self, items: Iterable[Any], van: Callable[[Activiteit], tuple[str, ...]], id_: Callable[[Any], str]
    ) -> tuple[Regel, ...]:
        return tuple(Regel(i, tuple(a for a in self.activiteiten if id_(i) in van(a))) for i in items)
