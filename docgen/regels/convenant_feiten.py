"""Facts about the parties of a convenant that several rules and the documents need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docgen.dossier import Dossier
from docgen.model.basis import Sector
from docgen.model.convenant import Grondslagregel, Partij
from docgen.model.convenantstukken import Wijziging
from docgen.recht.norm import Norm

Item = Mapping[str, Any]
SCHOLEN = frozenset({"school", "schoolbestuur"})
_PUBLIEK = ("gemeente", "openbaar", "gemeenschappelijke regeling", "publiekrechtelijk")
_ALLE_SECTOREN = frozenset(s.value for s in (Sector.PO, Sector.SO, Sector.VSO, Sector.VO))


def partijsoort(dossier: Dossier, partij: Partij) -> Item:
    """Return the kind of a party; empty when its code is unknown (INV141 reports that)."""
    return dossier.naslag.lijsten["partijsoorten"].get(partij.soort, {})


def groep(dossier: Dossier, partij: Partij) -> str:
    """Return onderwijs, zorg, gemeente or veiligheid; empty when unknown."""
    return str(partijsoort(dossier, partij).get("groep", ""))


def is_overheid(dossier: Dossier, partij: Partij) -> bool:
    """Whether a party is a public body, which may not use ground f for its tasks (AVG 6 lid 1, last sentence)."""
    vorm = (partij.rechtsvorm or "").lower()
    return (
        groep(dossier, partij) in ("gemeente", "veiligheid")
        or partij.soort == "ggd"
        or any(woord in vorm for woord in _PUBLIEK)
    )


def fg_verplicht(dossier: Dossier, partij: Partij) -> bool:
    """Whether a party certainly has a data protection officer: schools and public bodies (AVG 37 lid 1)."""
    return groep(dossier, partij) == "onderwijs" or is_overheid(dossier, partij)


def mag_uitzondering(dossier: Dossier, partij: Partij, wie: str) -> bool:
    """Whether an exception meant for `wie` (keuzelijsten/uitzonderingen) is open to this party."""
    match wie:
        case "allen":
            return True
        case "school":
            return partij.soort in SCHOLEN
        case "hulpverlener":
            return partij.soort == "wijkteam" or (groep(dossier, partij) == "zorg" and partij.soort != "gi")
        case _:
            return partij.soort == wie


def sectoren(dossier: Dossier) -> frozenset[str]:
    """Return the kinds of education in a convenant; a samenwerkingsverband that names none has all but mbo."""
    genoemd = {deel for p in dossier.convenant.partijen for s in p.sectoren for deel in s.delen}
    eigen = dossier.org.sector.delen
    echt = (genoemd | eigen) - {Sector.SWV.value}
    return frozenset(echt or _ALLE_SECTOREN | eigen)


def normen(dossier: Dossier, ids: Iterable[str]) -> list[Norm]:
    """Return the norms with these ids that apply to the education in this convenant."""
    gevonden = [dossier.naslag.wetboek.norm(id_, dossier.peildatum) for id_ in ids]
    return [n for n in gevonden if n.geldt_voor(sectoren(dossier))]


def regels_met_partij(dossier: Dossier) -> Iterator[tuple[int, Grondslagregel, Partij]]:
    """Yield the rows of the basis table whose party exists, with their number."""
    per_id = {p.id: p for p in dossier.convenant.partijen}
    for i, rij in enumerate(dossier.convenant.grondslagen):
        if rij.partij in per_id:
            yield i, rij, per_id[rij.partij]


def soorten(dossier: Dossier, ids: Iterable[str]) -> list[Item]:
    """Return the kinds of data with these codes that exist."""
    lijst = dossier.naslag.lijsten["soorten-gegevens"]
    return [lijst[id_] for id_ in ids if id_ in lijst]


def is_bijzonder(dossier: Dossier, rij: Grondslagregel) -> bool:
    """Whether a row holds data that may be of a special category (AVG 9)."""
    return any(s.get("bijzonder") == "ja" for s in soorten(dossier, rij.gegevens))


def gemachtigde(dossier: Dossier) -> Partij | None:
    """Return the party that may sign for others: the one that is named, else the samenwerkingsverband."""
    c = dossier.convenant
    wie = c.volmacht.aan if c.volmacht else None
    return next((p for p in c.partijen if (p.id == wie if wie else p.soort == "swv")), None)


def in_ondertekening(dossier: Dossier) -> bool:
    """Whether this version still goes round to be signed."""
    c = dossier.convenant
    return not c.ondertekend or c.ondertekend.versie != c.versie


def artikel(dossier: Dossier, wijziging: Wijziging) -> Item | None:
    """Return the article or annex that a change is about; None when the convenant has no such number."""
    lijst = dossier.naslag.lijsten["convenantartikelen"].values()
    deel = [item for item in lijst if item["deel"] == wijziging.deel.value]
    return deel[wijziging.nummer - 1] if wijziging.nummer <= len(deel) else None
