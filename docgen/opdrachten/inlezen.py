"""Stages 1 and 2 for the use cases: which files belong to an organisation, and reading them into a Dossier."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bron import Concept, Gelezen, Kaart, Knoop, Lijst, keur, lees_bestand, lees_lagen, leg_op
from docgen.bron.boom import Waarde
from docgen.bron.lagen import entry_id
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, Plek
from docgen.model.basis import Sector
from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN
from docgen.naslag import Naslag

ORGANISATIES = ("school.yaml", "bestuur.yaml", "swv.yaml")


@dataclass(frozen=True)
class Gelaagd:
    """An organisation before its shape is checked: the merged tree, and what is read with it."""

    boom: Kaart
    naslag: Naslag
    mappen: tuple[Path, ...]


def lees_dossier(pad: Path, peildatum: date, meldingen: Meldingen) -> Dossier | None:
    """Read an organisation file with its layers, registers and docgen's catalogue under it.

    When only the board's name is missing, a dossier is still returned beside the melding, so that the rules can
    tell what else is missing; a caller that writes stops on the melding.
    """
    gelaagd = lees_gelaagd(pad, peildatum, meldingen)
    return keur_dossier(gelaagd, peildatum, meldingen) if gelaagd else None


def lees_gelaagd(
    pad: Path, peildatum: date, meldingen: Meldingen, concept: Concept | None = None
) -> Gelaagd | None:
    """The first half of `lees_dossier`; a text in `concept` is read instead of its file."""
    boom, mappen = lees_lagen(hoofdbestand(pad), meldingen, concept=concept or {})
    if boom is None:
        return None
    naslag = Naslag(tuple(m / "configuratie" for m in mappen if (m / "configuratie").is_dir()))
    if not _kent_de_wet(naslag, peildatum, meldingen):
        return None
    sector = _sector(boom)
    if sector:
        onder = naslag.catalogus(sector)
        gelegd = leg_op(onder, _zonder_onbekende(boom, onder, naslag, mappen, meldingen))
        boom = gelegd if isinstance(gelegd, Kaart) else boom
    else:
        # without a sector there is no catalogue to complete them: their gaps would hide the real fault
        boom = Kaart({s: k for s, k in boom.velden.items() if s != "verwerkingen"}, boom.plek, boom.sleutels)
    return Gelaagd(boom, naslag, mappen)


def keur_dossier(gelaagd: Gelaagd, peildatum: date, meldingen: Meldingen) -> Dossier | None:
    """The second half of `lees_dossier`."""
    boom = gelaagd.boom
    gelezen = keur(boom, Organisatie, meldingen) or keur(_met_noodnaam(boom), Organisatie, Meldingen())
    return Dossier(gelezen, gelaagd.naslag, peildatum, gelaagd.mappen) if gelezen else None


def hoofdbestand(pad: Path) -> Path:
    """The organisation file itself, also when only its folder is named."""
    gevonden = [pad / naam for naam in ORGANISATIES if (pad / naam).is_file()] if pad.is_dir() else []
    return gevonden[0] if gevonden else pad


def _kent_de_wet(naslag: Naslag, peildatum: date, meldingen: Meldingen) -> bool:
    """docgen knows the law as it was read; before that day it cannot say what held."""
    vanaf = naslag.wetboek.norm("beleid-peildatum", date.max).vanaf
    if peildatum < vanaf:
        hint = f"kies een peildatum vanaf {vanaf:%d-%m-%Y}"
        plek = Plek("opdrachtregel")
        meldingen.fout("INV126", plek, "docgen kent de wet niet zoals die op deze peildatum gold", hint)
    return peildatum >= vanaf


def _zonder_onbekende(
    boom: Kaart, onder: Kaart, naslag: Naslag, mappen: Sequence[Path], meldingen: Meldingen
) -> Kaart:
    """Report and leave out an entry that changes a verwerking which is not in the catalogue.

    A board with schools of more kinds also changes what only some of them have: for the others it is no fault.
    """
    lijst, bekend = boom.velden.get("verwerkingen"), onder.velden["verwerkingen"]
    if not isinstance(lijst, Lijst) or not isinstance(bekend, Lijst):
        return boom
    ids = [i for i in map(entry_id, bekend.items) if i]
    goed: list[Knoop] = []
    for item in lijst.items:
        id_ = entry_id(item)
        if id_ and id_ not in ids and isinstance(item, Kaart) and "naam" not in item.velden:
            if _voor_andere_scholen(boom, item, naslag, mappen):
                continue
            beste = difflib.get_close_matches(id_, ids, n=1)
            hint = (
                f"bedoelde u '{beste[0]}'?"
                if beste
                else "een eigen verwerking heeft ook naam, thema en de andere velden"
            )
            meldingen.fout("INV107", item.velden["id"].plek, f"de verwerking '{id_}' ken ik niet", hint)
        else:
            goed.append(item)
    velden = boom.velden | {"verwerkingen": Lijst(tuple(goed), lijst.plek)}
    return Kaart(velden, boom.plek, boom.sleutels)


def _voor_andere_scholen(boom: Kaart, item: Kaart, naslag: Naslag, mappen: Sequence[Path]) -> bool:
    """Whether a board says this about an activity that docgen knows for another kind of education."""
    eigen = Path(item.velden["id"].plek.bestand).resolve().is_relative_to(mappen[0].resolve())
    lijsten = (naslag.catalogus(sector).velden["verwerkingen"] for sector in Sector)
    items = (i for lijst in lijsten if isinstance(lijst, Lijst) for i in lijst.items)
    return ("school" not in boom.velden or not eigen) and entry_id(item) in map(entry_id, items)


def _met_noodnaam(boom: Kaart) -> Kaart:
    bestuur = boom.velden.get("bestuur")
    plek = bestuur.plek if bestuur else boom.plek
    nood = Kaart({"bestuur": Kaart({"naam": Waarde("…", plek)}, plek)}, boom.plek)
    gelegd = leg_op(boom, nood)
    return gelegd if isinstance(gelegd, Kaart) else boom


def lees_zaak(soort: str, pad: Path, meldingen: Meldingen) -> Gelezen[Any] | None:
    """Read one case file of a kind that docgen knows."""
    boom = lees_bestand(pad, meldingen)
    if boom and (anders := _ander_soort(boom, soort)):
        hint = f"kies een document dat bij een {anders} hoort, of een ander bestand"
        meldingen.fout("INV129", boom.plek, f"dit is een {anders}, geen {soort}", hint)
        return None
    return keur(boom, SOORTEN[soort].model, meldingen) if boom else None


def _ander_soort(boom: Kaart, soort: str) -> str | None:
    """The kind that this file really is, when its fields fit that clearly better."""
    past = {naam: len(set(boom.velden) & set(soort.model.model_fields)) for naam, soort in SOORTEN.items()}
    beste = max(past, key=lambda naam: past[naam])
    return beste if past[beste] > past[soort] + 1 else None


def dubbele_kenmerken(zaken: Iterable[tuple[str, Gelezen[Any]]], meldingen: Meldingen) -> None:
    """Two files of one kind with the same kenmerk would overwrite each other's documents."""
    eerste: dict[tuple[str, str], Plek] = {}
    for soort, zaak in zaken:
        plek = zaak.plek("kenmerk")
        eerder = eerste.setdefault((soort, str(zaak.model.kenmerk)), plek)
        if eerder != plek:
            hint = f"geef elk bestand een eigen kenmerk; dit staat ook in {eerder.bestand}"
            meldingen.fout("INV108", plek, "dit kenmerk is al gebruikt", hint)


def vind_zaken(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (kind, path) of all case files in an organisation's folder, in a fixed order."""
    for naam, soort in SOORTEN.items():
        for pad in sorted(folder.glob(soort.plaats)):
            yield naam, pad


def vind_organisaties(folder: Path) -> list[Path]:
    """All organisation files at or below a folder, in a fixed order."""
    return sorted(p for naam in ORGANISATIES for p in folder.rglob(naam))


def _sector(boom: Kaart) -> Sector | None:
    waarde = boom.velden.get("sector")
    tekst = waarde.tekst if isinstance(waarde, Waarde) else None
    return Sector(tekst) if tekst in list(Sector) else None
