"""Which register and which entry a user means, and in which files of the organisation that entry stands.

Registers follow from the models: each list of entries with an `id` in the organisation file, and each kind of case
file by the name of its folder. A new field, list or kind needs no line here.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from docgen.bewerken import Bestand, lees_of_begin
from docgen.bron import Kaart, Lijst, Waarde, lees_bestand, lees_tekst
from docgen.bron.lagen import MAX_LAGEN, REGISTERS, Concept, entry_id, registerbestanden
from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Plek, Uitgang
from docgen.model.basis import Gegevens
from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.inlezen import hoofdbestand

OPDRACHTREGEL = Plek("opdrachtregel")


@dataclass(frozen=True)
class Deel:
    """One register: a list of the organisation's files, or the case files of one kind (then `lijst` is empty)."""

    naam: str
    model: type[Gegevens]
    lijst: str = ""
    soort: str = ""

    def bestand(self, config: Path, id_: str) -> Path:
        """The file for an entry: its own, or the file of the list beside the organisation file."""
        if self.lijst:
            return config.parent / REGISTERS / f"{self.lijst}.yaml"
        return config.parent / SOORTEN[self.soort].plaats.replace("*", id_)

    def velden(self) -> Iterator[tuple[str, Any]]:
        """The fields of an entry with their types."""
        for naam, veld in self.model.model_fields.items():
            yield naam, zonder_none(veld.annotation)


@dataclass(frozen=True)
class Doel:
    """One entry of a register of an organisation."""

    config: Path
    deel: Deel
    id: str

    def __str__(self) -> str:
        return f"{self.deel.naam}/{self.id}"


@cache
def delen() -> Mapping[str, Deel]:
    """All registers by the name that a user types."""
    lijsten = {
        veld: kern
        for veld, info in Organisatie.model_fields.items()
        for kern in get_args(info.annotation)[:1]
        if isinstance(kern, type) and issubclass(kern, Gegevens) and "id" in kern.model_fields
    }
    uit = {
        veld.replace("_", "-"): Deel(veld.replace("_", "-"), kern, lijst=veld)
        for veld, kern in lijsten.items()
    }
    for soort, wat in SOORTEN.items():
        naam = wat.plaats.split("/")[0]
        uit[naam] = Deel(naam, wat.model, soort=soort)
    return uit


def deel(naam: str) -> Deel:
    """The register with this name. Raises Onleesbaar."""
    gevonden = delen().get(naam.replace("_", "-"))
    if gevonden:
        return gevonden
    raise geweigerd(
        "INV321", OPDRACHTREGEL, f"het register '{naam}' ken ik niet", bedoelde(naam, list(delen()))
    )


def laag(config: Path, naam: Path) -> Path:
    """The file of this name among the organisation and what it inherits from. Raises Onleesbaar."""
    bestand, keten = hoofdbestand(config), [hoofdbestand(config)]
    while len(keten) <= MAX_LAGEN and (basis := _basis(bestand)):
        bestand = Path(os.path.normpath(bestand.parent / basis))
        keten.append(bestand)
    for pad in keten:
        if naam.name == pad.name and (naam == Path(naam.name) or naam.resolve() == pad.resolve()):
            return pad
    hint = f"kies uit: {', '.join(map(str, keten))}"
    raise geweigerd("INV356", OPDRACHTREGEL, f"'{naam}' hoort niet bij deze organisatie", hint)


def _basis(bestand: Path) -> str | None:
    boom = lees_bestand(bestand, Meldingen())
    waarde = boom.velden.get("basis") if boom else None
    return waarde.tekst if isinstance(waarde, Waarde) else None


def doel(config: Path, tekst: str) -> Doel:
    """What `verwerkingen/verzuim` means. Raises Onleesbaar."""
    naam, _, id_ = tekst.partition("/")
    gevonden = deel(naam)
    if not id_:
        hint = f"schrijf het register, een streep en het id: {gevonden.naam}/ID"
        raise geweigerd("INV352", OPDRACHTREGEL, "ik weet niet welk deel van het register u bedoelt", hint)
    return Doel(hoofdbestand(config), gevonden, id_)


@dataclass(frozen=True)
class Eigen:
    """The entry in one file of the organisation itself; `kaart` is None when it does not stand there."""

    bestand: Bestand
    kaart: Kaart | None
    lijst: bool

    @property
    def pad(self) -> Path:
        """The file."""
        return self.bestand.pad


def eigen(doel: Doel, concept: Concept) -> list[Eigen]:
    """The entry in each of the organisation's own files, the one that wins first. Raises Onleesbaar."""
    thuis = doel.deel.bestand(doel.config, doel.id)
    if doel.deel.soort:
        bestand = _lees(thuis, concept, "")
        return [Eigen(bestand, ontleed(bestand) if bestand.tekst else None, lijst=False)]
    paden = [doel.config, *reversed(registerbestanden(doel.config, concept))]
    if thuis not in paden:
        paden.append(thuis)
    begin = f"# Wat hier anders is dan hoger in de organisatie, of dan in de lijst van docgen.\n{doel.deel.lijst}: []\n"
    return [_in_lijst(_lees(pad, concept, begin), doel) for pad in paden]


def _lees(pad: Path, concept: Concept, begin: str) -> Bestand:
    bestand = lees_of_begin(pad, begin)
    tekst = concept.get(pad.resolve())
    return bestand if tekst is None else Bestand(pad, tekst, bestand.sha256, bestand.bom)


def _in_lijst(bestand: Bestand, doel: Doel) -> Eigen:
    lijst = ontleed(bestand).velden.get(doel.deel.lijst)
    items = lijst.items if isinstance(lijst, Lijst) else ()
    kaart = next((k for k in items if entry_id(k) == doel.id and isinstance(k, Kaart)), None)
    return Eigen(bestand, kaart, lijst=lijst is not None)


def zonder_none(annotatie: Any) -> Any:
    """The type inside `X | None`; an Annotated type stays whole."""
    delen = get_args(annotatie)
    return next(d for d in delen if d is not type(None)) if type(None) in delen else annotatie


@lru_cache(maxsize=8)
def ontleed(bestand: Bestand) -> Kaart:
    """The tree of a file, read once for all its entries. Raises Onleesbaar."""
    meldingen = Meldingen()
    boom = lees_tekst(bestand.tekst, meldingen, str(bestand.pad))
    if boom is None:
        raise Onleesbaar(meldingen.lijst)
    return boom


def geweigerd(
    code: str, plek: Plek, tekst: str, hint: str, uitgang: Uitgang = Uitgang.MELDINGEN
) -> Onleesbaar:
    """The refusal of a command, with its reason."""
    return Onleesbaar([Melding(code, Ernst.FOUT, plek, tekst, hint)], uitgang)


def bedoelde(naam: str, opties: list[str]) -> str:
    """A hint with the nearest of the names, or with all of them."""
    beste = difflib.get_close_matches(naam, opties, n=1, cutoff=0.5)
    return f"bedoelde u '{beste[0]}'?" if beste else f"kies uit: {', '.join(opties)}"
