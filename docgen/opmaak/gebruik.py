"""What a page was made from, as fingerprints: so that docgen can say later that a document is out of date, and why.

The environment reports every attribute that a template reads. Of each entry of the register, norm and part of the
organisation only the fields that were read count: a change that the page does not show makes no page old.
A fingerprint tells that something changed, never what it said; no value of a person ends up in a manifest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any, NoReturn

from docgen.dossier import Dossier
from docgen.model.basis import Gegevens
from docgen.model.organisatie import Organisatie
from docgen.model.verwerking import Verwerker, Verwerking
from docgen.opmaak.boek import Activiteit
from docgen.opmaak.kort_register import Kort
from docgen.recht.laden import Toezichthouder
from docgen.recht.norm import Norm

Gebruikt = dict[str, dict[str, str]]
_LENGTE = 16  # hexadecimal digits: enough to see a difference
_NIET = frozenset({"verwerking", "nummer", "anker", "id"})  # ways to reach content, no content
_REGISTERS = frozenset({"verwerkingen", "verwerkers", "ontvangers"})
_ALTIJD = ("sector", "bestuur", "school")  # every page has a sender
_SAMENVATTING = ("grondslagen", "gegevens", "bijzonder", "ontvangers", "bewaartermijn", "doorgifte")


class AlleenTeTonen:
    """A value that a template may print, and of which it may read nothing."""

    def gelezen(self) -> NoReturn:
        """Say so to who made the page."""
        raise NotImplementedError


@dataclass
class Gebruik:
    """Collects what one rendering of one dossier reads, by kind and id; ask for the fingerprints at the end."""

    dossier: Dossier
    gelezen: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    sjablonen: dict[str, str] = field(default_factory=dict)

    def namen(self, namen: Mapping[str, Any]) -> dict[str, Any]:
        """The same names for a template, with those that print a norm by its id keeping count."""
        uit = dict(namen)
        for naam in ("norm", "waarde", "bron"):
            uit[naam] = self._geteld(namen[naam], waarde=naam == "waarde")
        return uit

    def _geteld(self, functie: Callable[..., Any], *, waarde: bool) -> Callable[..., Any]:
        def tel(*woorden: str) -> Any:
            for id_ in woorden[:1] if waarde else woorden:
                self.zie_norm(id_)
            return functie(*woorden)

        return tel

    def zie(self, ding: object, veld: object) -> None:
        """A template reads this field of this thing."""
        if isinstance(ding, AlleenTeTonen):
            ding.gelezen()
        if isinstance(veld, str) and (wat := _WAT.get(type(ding))):
            wat(self, ding, veld)

    def zie_sjabloon(self, naam: str, afdruk: str) -> None:
        """The page uses this template."""
        self.sjablonen[naam] = afdruk

    def _verwerking(self, ding: Activiteit | Verwerking, veld: str) -> None:
        v = ding.verwerking if isinstance(ding, Activiteit) else ding
        self._lees("verwerkingen", v.id, ding, veld)

    def _verwerker(self, ding: Verwerker, veld: str) -> None:
        self._lees("verwerkers", ding.id, ding, veld)

    def zie_norm(self, id_: str) -> None:
        """The page rests on this norm, printed or not: its words count, and the values that hold now."""
        wetboek, op = self.dossier.naslag.wetboek, self.dossier.peildatum
        if ("normen", id_) not in self.gelezen and id_ in wetboek and wetboek.van_kracht([id_], op):
            self.gelezen["normen", id_] = {"norm": norm_inhoud(wetboek.norm(id_, op), self.dossier)}

    def _norm(self, ding: Norm, veld: str) -> None:
        del veld
        self.zie_norm(ding.id)

    def _organisatie(self, ding: Organisatie, veld: str) -> None:
        if veld in Organisatie.model_fields and veld not in _REGISTERS:
            self._lees("organisatie", veld, ding, veld)

    def _toezichthouder(self, ding: Toezichthouder, veld: str) -> None:
        self._lees("toezichthouder", "toezichthouder", ding, veld)

    def _kort(self, ding: Kort, veld: str) -> None:
        """The summary goes over all activities about pupils and family, out of sight of the template."""
        del veld
        for a in (a for thema in ding.boek.themas_gezin for a in thema.activiteiten):
            for naam in _SAMENVATTING:
                self._lees("verwerkingen", a.verwerking.id, a.verwerking, naam)

    def _lees(self, soort: str, id_: str, ding: object, veld: str) -> None:
        if veld not in _NIET:
            waarde = getattr(ding, veld, None)
            if not callable(waarde):
                self.gelezen.setdefault((soort, id_), {}).setdefault(f"{type(ding).__name__}.{veld}", waarde)

    def afdrukken(self) -> Gebruikt:
        """Return the fingerprints by kind and id, in a fixed order."""
        for veld in _ALTIJD:
            self._organisatie(self.dossier.org, veld)
        uit: Gebruikt = {"sjablonen": dict(sorted(self.sjablonen.items()))}
        if self.dossier.zaak and self.dossier.soort:
            uit["zaak"] = {self.dossier.soort: vingerafdruk(self.dossier.zaak.model)}
        if self.dossier.alle:
            zaken = (zaak.model for lijst in self.dossier.alle.values() for zaak in lijst)
            uit["zaken"] = {str(m.kenmerk): vingerafdruk(m) for m in zaken}
        for (soort, id_), velden in sorted(self.gelezen.items(), key=lambda p: p[0]):
            uit.setdefault(soort, {})[id_] = vingerafdruk(velden)
        return uit


def norm_inhoud(norm: Norm, dossier: Dossier) -> dict[str, Any]:
    """What a norm says on the peildatum: how it is cited, its own words, and the values in force."""
    op = dossier.peildatum
    waarden = {naam: [w.waarde for w in reeks if w.vanaf <= op][-1:] for naam, reeks in norm.waarden.items()}
    return {"verwijzing": norm.verwijzing, "kern": norm.kern, "waarden": waarden}


def vingerafdruk(inhoud: object) -> str:
    """Return a short hash of plain data, models and lists; the same content gives the same digits anywhere."""
    tekst = json.dumps(inhoud, default=_plat, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()[:_LENGTE]


def _plat(ding: object) -> object:
    match ding:
        case Gegevens():
            return ding.model_dump(mode="json")
        case Norm():
            return ding.id
        case Mapping():
            return dict(ding)
        case frozenset() | set():
            return sorted(map(str, ding))
    return asdict(ding) if is_dataclass(ding) and not isinstance(ding, type) else str(ding)


_WAT: dict[type, Callable[[Gebruik, Any, str], None]] = {
    Activiteit: Gebruik._verwerking,
    Verwerking: Gebruik._verwerking,
    Verwerker: Gebruik._verwerker,
    Norm: Gebruik._norm,
    Organisatie: Gebruik._organisatie,
    Toezichthouder: Gebruik._toezichthouder,
    Kort: Gebruik._kort,
}
