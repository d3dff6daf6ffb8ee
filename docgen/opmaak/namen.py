"""The names that a template may use: facts, law and reference works of one dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from docgen.dossier import Dossier
from docgen.model.soorten import SOORTEN
from docgen.model.verwerking import Verwerking
from docgen.opmaak.namen_beeld import namen_beeld
from docgen.opmaak.namen_convenant import namen_convenant
from docgen.opmaak.namen_datalek import namen_datalek, namen_incident, namen_lekken
from docgen.opmaak.namen_delen import namen_delen
from docgen.opmaak.namen_dpia import namen_dpia
from docgen.opmaak.namen_mdo import namen_mdo
from docgen.opmaak.namen_overleg import namen_overleg
from docgen.opmaak.namen_register import namen_register
from docgen.opmaak.namen_toestemming import namen_toestemmingen
from docgen.opmaak.namen_verzoek import namen_verzoek
from docgen.recht.norm import Norm

PER_SOORT: dict[str, Callable[[Dossier], dict[str, Any]]] = {
    "overleg": lambda dossier: namen_overleg(dossier) | namen_mdo(dossier),
    "verzoek": namen_verzoek,
    "convenant": namen_convenant,
    "delen": namen_delen,
    "dpia": namen_dpia,
    "datalek": namen_datalek,
    "incident": namen_incident,
    "beeld": namen_beeld,
}
BLANCO = ("overleg", "delen", "beeld")


def namen(dossier: Dossier, *, verantwoording: bool = False) -> dict[str, Any]:
    """Return all names for one document. Without a case, the names of the kinds are None."""
    recht = Recht(dossier, verantwoording)
    org = dossier.org
    uit: dict[str, Any] = {
        "org": org,
        "leerling_woord": org.leerling,
        "leerlingen_woord": org.leerlingen,
        "peildatum": dossier.peildatum,
        "kenmerk": None,
        "versie": None,
        "register": dossier.register,
        "toezichthouder": dossier.naslag.toezichthouder,
        "lijst": dossier.naslag.lijsten.__getitem__,
        "ontvanger": dossier.ontvangers().__getitem__,
        "verwerker": {v.id: v for v in org.verwerkers if not v.uit}.__getitem__,
        "norm": recht.norm,
        "bron": recht.bron,
        "waarde": recht.waarde,
        "normen_van": recht.normen_van,
        "verantwoording": verantwoording,
        "logo": None,
        "concept": False,
        "invulbaar": False,
        "geadresseerde": None,
        **namen_register(dossier),
        **dict.fromkeys(SOORTEN),
    }
    if dossier.soort and dossier.zaak:
        zaak = dossier.zaak.model
        uit |= {dossier.soort: zaak, "kenmerk": zaak.kenmerk, "versie": getattr(zaak, "versie", None)}
    if "datalek" in dossier.alle:
        uit |= namen_lekken(dossier)
    if "toestemming" in dossier.alle:
        uit |= namen_toestemmingen(dossier)
    for soort, maak in PER_SOORT.items():
        if dossier.soort == soort or (soort in BLANCO and not dossier.soort):
            uit |= maak(dossier)
    return uit


@dataclass(frozen=True)
class Recht:
    """The law as templates see it: norms by id, in force on the peildatum."""

    dossier: Dossier
    verantwoording: bool

    def _norm(self, id_: str) -> Norm:
        return self.dossier.naslag.wetboek.norm(id_, self.dossier.peildatum)

    def norm(self, id_: str) -> str:
        """Print a norm: 'artikel 12 lid 3 AVG'."""
        return self._norm(id_).verwijzing

    def bron(self, *ids: str) -> Markup:
        """Print a small note with the sources, only when the reader asked for them."""
        if not self.verantwoording:
            return Markup("")
        kort = "; ".join(self._norm(id_).kort for id_ in ids)
        return Markup(' <small class="bron">[{}]</small>').format(kort)

    def waarde(self, id_: str, naam: str) -> Any:
        """Print a value of a norm, such as an age."""
        return self.dossier.naslag.wetboek.waarde(id_, naam, self.dossier.peildatum)

    def normen_van(self, bron: Verwerking | Mapping[str, Any]) -> list[Norm]:
        """The norms of a register entry or list item that apply to this sector."""
        ids = bron.normen if isinstance(bron, Verwerking) else bron.get("normen", ())
        return [n for n in map(self._norm, ids) if n.geldt_voor(self.dossier.org.sector.delen)]
