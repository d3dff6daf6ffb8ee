"""What an entry begins with: required fields, docgen's catalogue, and the switch that puts it off and on."""

from __future__ import annotations

from docgen.bewerken import Data
from docgen.bron.boom import als_data
from docgen.model.basis import Sector
from docgen.naslag import Naslag
from docgen.opdrachten.register_plaats import OPDRACHTREGEL, Doel, bedoelde, geweigerd
from docgen.opdrachten.register_velden import ZET, Toekenning

UIT = "uit"
_NIET = ("id", "sectoren", UIT)  # an own entry is of the own sector


def verplicht(doel: Doel) -> list[str]:
    """The fields that an entry cannot do without."""
    return [
        naam for naam, veld in doel.deel.model.model_fields.items() if veld.is_required() and naam != "id"
    ]


def uit_catalogus(doel: Doel, id_: str) -> tuple[Toekenning, ...]:
    """All fields of an entry of docgen's catalogue, of any sector. Raises Onleesbaar."""
    map_ = doel.config.parent / "configuratie"
    naslag = Naslag((map_,) if map_.is_dir() else ())
    if doel.deel.lijst != "verwerkingen":
        hint = "de lijst van docgen heeft alleen verwerkingen"
        raise geweigerd("INV353", OPDRACHTREGEL, f"{doel.deel.naam} staan niet in de lijst van docgen", hint)
    alle: dict[str, dict[str, Data]] = {}
    for sector in Sector:
        alle |= {item["id"]: item for item in als_data(naslag.catalogus(sector))["verwerkingen"]}
    if id_ not in alle:
        tekst = f"de verwerking '{id_}' staat niet in de lijst van docgen"
        raise geweigerd("INV352", OPDRACHTREGEL, tekst, bedoelde(id_, sorted(alle)))
    return tuple(Toekenning((veld,), ZET, w) for veld, w in alle[id_].items() if veld not in _NIET)


def schakelaar(doel: Doel, reden: str | None) -> Toekenning:
    """The change that switches an entry off with a reason, or on again. Raises Onleesbaar when it has no switch."""
    if UIT not in doel.deel.model.model_fields:
        hint = f"verander het met: docgen register wijzig {doel} veld=waarde"
        raise geweigerd("INV353", OPDRACHTREGEL, f"in {doel.deel.naam} kunt u niets uitzetten", hint)
    return Toekenning((UIT,), ZET, reden)
