"""The names for the papers around a convenant: who signs, who may sign for others, what changes, what is enclosed."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.dossier import Dossier
from docgen.model.convenant import Convenant, Partij
from docgen.model.convenantstukken import Contactpunt, Deel, Wijziging
from docgen.regels import convenant_feiten as feiten

_DELEN = {
    Deel.CONVENANT: "Artikel {}",
    Deel.REGLEMENT: "Artikel {} van het privacyreglement",
    Deel.BIJLAGE: "Bijlage {}",
}


@dataclass(frozen=True)
class Wijzigingsrij:
    """One change with its place in words and the name of what it changes."""

    wijziging: Wijziging
    plaats: str
    naam: str


@dataclass(frozen=True)
class Tekenen:
    """Who signs what in this copy: that of one member (`lid`), or with all parties."""

    dossier: Dossier

    @property
    def partijen(self) -> tuple[Partij, ...]:
        """Who sign here: the member of this copy, else all parties."""
        c = self._c
        return tuple(p for p in c.partijen if p.id == c.lid) or c.partijen

    @property
    def gemachtigde(self) -> Partij | None:
        """The party that may sign for others."""
        return feiten.gemachtigde(self.dossier)

    @property
    def wie(self) -> str:
        """That party in a sentence."""
        partij = self.gemachtigde
        if partij is None or partij.soort == "swv":
            return "het samenwerkingsverband"
        return partij.korte_naam

    @property
    def gevers(self) -> tuple[Partij | None, ...]:
        """Who give the power to sign: the member of this copy, else each school board; None is a blank sheet."""
        wie = self.gemachtigde
        mag = [p for p in self.partijen if wie is None or p.id != wie.id]
        besturen = [p for p in mag if p.id == self._c.lid or p.soort in feiten.SCHOLEN]
        return tuple(besturen) or (None,)

    @property
    def ontvangt(self) -> bool:
        """Whether this copy goes out to someone else: not to the party that sends it."""
        wie = self.gemachtigde
        return wie is None or self._c.lid != wie.id

    @property
    def kenmerken(self) -> tuple[str, ...]:
        """The references under which the same text goes round: of this copy, and of the one with all parties."""
        return tuple(k for k in (self._c.kenmerk, self._c.geheel) if k)

    @property
    def wijzigingen(self) -> list[Wijzigingsrij]:
        """The changes in the order of the file."""
        return [self._rij(w) for w in self._c.wijzigingen]

    @property
    def vragen(self) -> Contactpunt | None:
        """Who answers questions about the papers, when the convenant names someone."""
        return self._c.toezending.vragen if self._c.toezending else None

    def overheid(self, partij: Partij | None) -> bool:
        """Whether a party may need a mandate: a public body, or a party that is still unknown."""
        return partij is None or feiten.is_overheid(self.dossier, partij)

    @property
    def _c(self) -> Convenant:
        return self.dossier.convenant

    def _rij(self, wijziging: Wijziging) -> Wijzigingsrij:
        item = feiten.artikel(self.dossier, wijziging)
        plaats = _DELEN[wijziging.deel].format(wijziging.artikel)
        return Wijzigingsrij(wijziging, plaats, str(item["naam"]) if item else "")
