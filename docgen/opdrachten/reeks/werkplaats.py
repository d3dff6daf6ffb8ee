"""What every worker has ready before the first recipient: organisation, templates, and what is the same for all.

A worker is told where the `Bestek` stands, and the numbers of recipients; it reads the rest itself. So no name
travels through queues or ends up in the log of a cluster.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any

from docgen.bron import Gelezen, Kaart, Waarde, keur, lees_bestand, leg_op
from docgen.bron.boom import als_data, uitpakken
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Melding, Meldingen, Plek
from docgen.model.geadresseerde import Geadresseerde
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.beeldmerk import Beeldmerk, lees_beeldmerk
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opdrachten.maak import INVULBAAR, Vraag
from docgen.opdrachten.reeks.gedeeld import keur_namen
from docgen.opdrachten.reeks.leden import plaats_leden, voeg_scholen_samen
from docgen.opdrachten.reeks.recepten import vast
from docgen.opdrachten.reeks.vraag import Ontvanger
from docgen.opdrachten.taken import Taak
from docgen.opmaak import Opmaker
from docgen.recht.beeld import schooljaar_van


class InvoerVeranderd(Exception):
    """What all share is not what it was when the series began."""


@dataclass(frozen=True)
class Bestek:
    """All that a worker needs to know; paths as text, nothing about a person.

    `bezwaar` means that the organisation itself has an open fault: then every document is a CONCEPT. `van_een` are
    the blocks of the shared case that are about one pupil. `vast` is the hash of what all share, as it was when the
    user was asked. `duo` is DUO's file beside a list in `bron`. `namen` are the files with a full path, and how the
    user named them.
    """

    werkmap: str
    config: str
    uit: str
    loop: str
    peildatum: str
    documenten: tuple[str, ...]
    bron: str
    basis: str | None = None
    vul: tuple[tuple[str, str], ...] = ()
    formaten: tuple[str, ...] = ("pdf",)
    verantwoording: bool = False
    streng: bool = False
    bezwaar: bool = False
    voorvoegsel: str = ""
    gewoon: bool = False
    vast: str = ""
    namen: tuple[tuple[str, str], ...] = ()
    van_een: tuple[str, ...] = ()
    duo: str = ""

    @property
    def bronnen(self) -> tuple[str, str]:
        """The files with recipients, by the number of their source."""
        return self.bron, self.duo

    @property
    def keuzes(self) -> str:
        """What was asked, without where things stand and what follows from the files: the same in every process."""
        waar = replace(self, werkmap="", config="", uit="", loop="", bron="", duo="", basis=None, namen=())
        return str(replace(waar, vast="", bezwaar=False, voorvoegsel=""))

    def voor_elders(self) -> Bestek:
        """The same with full paths, for a worker that stands in another folder."""
        waar = Path(self.werkmap)
        basis = str(waar / self.basis) if self.basis else None
        duo = str(waar / self.duo) if self.duo else ""
        namen = tuple((str(waar / b), b) for b in (self.config, self.bron, self.duo, self.basis) if b)
        config, bron = str(waar / self.config), str(waar / self.bron)
        return replace(self, config=config, bron=bron, duo=duo, basis=basis, namen=namen)

    def naam(self, bestand: str) -> str:
        """A file as the user knows it; those around the organisation are named as that is."""
        namen = dict(self.namen)
        if bestand in namen:
            return namen[bestand]
        if namen and Path(bestand).is_absolute() and not Path(namen[self.config]).is_absolute():
            with suppress(ValueError):  # on another drive
                return os.path.relpath(bestand, self.werkmap)
        return bestand

    def bewaar(self, pad: Path) -> None:
        """Write it where the workers look."""
        pad.write_text(json.dumps(asdict(self)), encoding="utf-8")


@dataclass(frozen=True)
class Werkplaats:
    """One organisation and the documents of one series; made once per process."""

    bestek: Bestek
    dossier: Dossier
    soorten: tuple[Documentsoort, ...]
    opmaker: Opmaker
    beeldmerk: Beeldmerk
    basis: Kaart

    @property
    def soort(self) -> str:
        """The kind of case of this series."""
        return str(self.soorten[0].voorwerk.gegevens)

    @property
    def vraag(self) -> Vraag:
        """The same question as `docgen maak` would have."""
        b = self.bestek
        return Vraag(
            document=self.soorten[0].id,
            config=Path(b.config),
            uit=Path(b.uit),
            peildatum=self.dossier.peildatum,
            streng=b.streng,
            verantwoording=b.verantwoording,
            formaten=b.formaten,
            scherm=INVULBAAR in b.formaten,
        )

    @property
    def map(self) -> Path:
        """The folder of this run, which goes when it is done."""
        return Path(self.bestek.loop)

    @property
    def vulbaar(self) -> bool:
        """Whether texts may be put in afterwards: not when each file carries its own case inside, or a web page."""
        los = not any(s.voorwerk.bijlage for s in self.soorten)
        return los and not self.bestek.gewoon and set(self.bestek.formaten) <= {"pdf", "docx"}

    def plek(self, o: Ontvanger) -> Plek:
        """Where a recipient stands, as the user named the file."""
        return Plek(self.bestek.naam(self.bestek.bronnen[o.bron]), o.regel)

    def getoond(self, melding: Melding) -> Melding:
        """The melding with file names as the user knows them; workers have full paths."""
        plek = replace(melding.plek, bestand=self.bestek.naam(melding.plek.bestand))
        return replace(melding, plek=plek)

    def boom(self, o: Ontvanger) -> Kaart:
        """The case of one recipient: what is the same for all with what the row says on top."""
        bron = self.bestek.bronnen[o.bron]
        if o.zaak and isinstance(o.zaak[0], list):
            leden = [self._lid(delen) for delen in o.zaak]
            boom: Any = plaats_leden(self.basis, leden, enige=o.per == "lid")
        else:
            boom = leg_op(self.basis, uitpakken(o.zaak, bron)) if o.zaak else self.basis
        assert isinstance(boom, Kaart)
        plek = Plek(bron, o.regel) if o.per == "lid" else boom.plek
        velden = boom.velden | {"kenmerk": Waarde(self.kenmerk(o), plek)}
        if o.per == "lid" and "lid" in velden:
            velden["geheel"] = Waarde(self.bestek.voorvoegsel, plek)
        return replace(boom, velden=velden, plek=plek)

    def _lid(self, delen: list[Any]) -> Kaart:
        """One party of what the sources say of it; every value knows its own file."""
        bomen = (uitpakken(pak, self.bestek.bronnen[bron]) for bron, pak in delen)
        return reduce(voeg_scholen_samen, (boom for boom in bomen if isinstance(boom, Kaart)))

    def kenmerk(self, o: Ontvanger) -> str:
        """The reference of one recipient; the set with everybody has that of the case itself."""
        return f"{self.bestek.voorvoegsel}-{o.id}" if o.per == "lid" else self.bestek.voorvoegsel

    def bestandsnamen(self, kenmerk: str) -> list[str]:
        """The names of the files that can come of the recipient with this reference."""
        paren = [(f"{s.id}-{kenmerk}", f) for s in self.soorten for f in self.formaten(s)]
        return [f"{stam}-{f}.pdf" if f == INVULBAAR else f"{stam}.{f}" for stam, f in paren]

    def formaten(self, soort: Documentsoort) -> list[str]:
        """What is asked for of this document: the formats in which it exists."""
        er_is = {*soort.voorwerk.formaten, *([INVULBAAR] if soort.voorwerk.invulbaar else [])}
        return [f for f in dict.fromkeys(self.bestek.formaten) if f in er_is]

    def stukken(self, o: Ontvanger) -> list[Documentsoort]:
        """The documents that are for this recipient; one that is asked for by itself is for every member."""
        zelf = o.per == "lid" and len(self.soorten) == 1
        return [s for s in self.soorten if zelf or s.voorwerk.reeks_per in (o.per, "beide")]

    def taken(self, o: Ontvanger, meldingen: Meldingen) -> list[Taak]:
        """The documents of one recipient; none, with meldingen, when the case has a fault of shape."""
        boom = self.boom(o)
        zaak = keur(boom, SOORTEN[self.soort].model, meldingen)
        aan = self._aan(o, meldingen)
        if zaak is None or (o.aan and aan is None):
            return []
        dossier = self.dossier.met(self.soort, zaak)
        bron = _als_yaml(boom) if any(s.voorwerk.bijlage == "zaak" for s in self.soorten) else b""
        model = aan.model if aan else None
        return [Taak(s, dossier, bron, aan=model) for s in self.stukken(o)]

    def _aan(self, o: Ontvanger, meldingen: Meldingen) -> Gelezen[Geadresseerde] | None:
        boom = uitpakken(o.aan, self.bestek.bron) if o.aan else None
        return keur(boom, Geadresseerde, meldingen) if isinstance(boom, Kaart) else None


def richt_in(bestek: Bestek, meldingen: Meldingen) -> Werkplaats | None:
    """Read all that is the same for every recipient; None when something of it cannot be used."""
    dossier = lees_dossier(Path(bestek.config), date.fromisoformat(bestek.peildatum), meldingen)
    eigen = tuple(m / "sjablonen" for m in dossier.mappen) if dossier else ()
    catalogus = lees_catalogus(eigen, meldingen)
    soorten = tuple(catalogus[d] for d in bestek.documenten if d in catalogus)
    if dossier is None or not soorten:
        return None
    basis = lees_bestand(Path(bestek.basis), meldingen) if bestek.basis else _leeg(dossier, soorten[0])
    if basis is None:
        return None
    keur_namen(basis, bestek.van_een, meldingen)
    basis = basis.zonder(*bestek.van_een)
    for pad, waarde in bestek.vul:
        basis = _gevuld(basis, pad.split("."), waarde)
    beeldmerk = lees_beeldmerk(dossier, meldingen)
    bestek = replace(bestek, vast=vast(dossier, basis, beeldmerk, bestek.keuzes))
    return Werkplaats(bestek, dossier, soorten, Opmaker(eigen), beeldmerk, basis)


@lru_cache(maxsize=1)
def werkplaats(pad: str) -> Werkplaats:
    """The workshop of this process, set up at the first task. Raises InvoerVeranderd."""
    ruw = json.loads(Path(pad).read_text(encoding="utf-8"))
    return richt_weer_in(Bestek(**{naam: _tupels(waarde) for naam, waarde in ruw.items()}))


def richt_weer_in(bestek: Bestek) -> Werkplaats:
    """The same workshop once more. Raises InvoerVeranderd when it would be another."""
    w = richt_in(bestek, Meldingen())
    if w is None or w.bestek.vast != bestek.vast:
        raise InvoerVeranderd
    return w


def voor_manifest(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the manifest without the fingerprint of the case: one of a name and a birth date can be guessed.

    The journal has a keyed hash instead.
    """
    gebruikt = {soort: wat for soort, wat in gegevens["gebruikt"].items() if soort != "zaak"}
    return {**gegevens, "gebruikt": gebruikt}


class RolSchrijver:
    """Writes the recipients for the workers, one line each, readable by their owner alone."""

    def __init__(self, pad: Path) -> None:
        self._bestand = pad.open("wb")
        pad.chmod(0o600)

    def __enter__(self) -> RolSchrijver:
        return self

    def __exit__(self, *wat: object) -> None:
        self._bestand.close()

    def schrijf(self, o: Ontvanger) -> int:
        """Add one recipient; returns where it begins."""
        waar = self._bestand.tell()
        velden = [o.id, o.regel, o.zaak, o.aan, o.per, o.bezwaar, o.bron, o.ook]
        self._bestand.write(json.dumps(velden, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        return waar


def lees_rol(pad: Path, plaatsen: Iterable[int]) -> Iterator[Ontvanger]:
    """Yield the recipients that begin at these places."""
    with pad.open("rb") as f:
        for plaats in plaatsen:
            f.seek(plaats)
            yield Ontvanger(*json.loads(f.readline()))


@lru_cache(maxsize=1)
def lees_ids(pad: str) -> frozenset[str]:
    """The references of all recipients of this run."""
    return frozenset(json.loads(Path(pad).read_text(encoding="utf-8")))


def _tupels(waarde: Any) -> Any:
    return tuple(_tupels(w) for w in waarde) if isinstance(waarde, list) else waarde


def _leeg(dossier: Dossier, soort: Documentsoort) -> Kaart:
    """What a case without a file of its own begins with."""
    plek = Plek("opdrachtregel")
    velden: dict[str, Any] = {}
    if soort.voorwerk.gegevens == "beeld":
        jaar = schooljaar_van(dossier.peildatum, dossier.naslag.wetboek)
        velden = {"schooljaar": Waarde(jaar, plek)}
    return Kaart(velden, plek, dict.fromkeys(velden, plek))


def _gevuld(boom: Kaart, delen: list[str], waarde: str) -> Kaart:
    plek = Plek("opdrachtregel")
    blad: Any = Waarde(waarde, plek)
    for deel in reversed(delen):
        blad = Kaart({deel: blad}, plek, {deel: plek})
    gelegd = leg_op(boom, blad)
    return gelegd if isinstance(gelegd, Kaart) else boom


def _als_yaml(boom: Kaart) -> bytes:
    """The case as a file of its own, for the PDF that carries it. Only this recipient is in it."""
    from io import BytesIO

    from ruamel.yaml import YAML

    yaml, uit = YAML(), BytesIO()
    yaml.width = 4096
    yaml.dump(als_data(boom), uit)
    return uit.getvalue()
