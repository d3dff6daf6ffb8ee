"""docgen register importeer: an export that someone changed, back into the organisation's own YAML.

First everything is worked out and proved in memory: the cells against the model, the texts by splicing, the register
that would be read then against the cells. Only after that, and after the user agreed, the files are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.bestanden import NietSchrijfbaar, vervang
from docgen.bewerken import Bestand, Wijziging, lees, slot
from docgen.bron import Kaart, Lijst
from docgen.bron.boom import als_data
from docgen.bron.lagen import entry_id
from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Plek, Uitgang, gesorteerd, heeft_fout
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.inlezen import hoofdbestand, vind_organisaties
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.register_boeken import lees_bronnen
from docgen.opdrachten.register_keuring import keur_cellen
from docgen.opdrachten.register_lezing import Cel, Onderdeel, lees_export, verschillen
from docgen.opdrachten.register_plaats import Doel, Eigen, deel, eigen, ontleed
from docgen.opdrachten.register_plan import gewenst, plan
from docgen.opdrachten.register_stand import geerfd_uit, geerfde_lagen
from docgen.opdrachten.register_velden import ZET, Toekenning
from docgen.opdrachten.register_wijzig import bewerkt, niet_te_bewerken, schrijf_alle
from docgen.opdrachten.verzoek_nieuw import niet_te_schrijven
from docgen.regels import controleer
from docgen.registers import Bronnen, Rij, Tabel, als_cel, tabel, uit_cel

_LEEG: Mapping[Path, str] = {}


@dataclass(frozen=True)
class Verandering:
    """One field that changes: where its value stands now, what it was and becomes, in which file that comes."""

    onderdeel: str
    veld: str
    was: str
    wordt: str
    plek: Plek
    bestand: Path


@dataclass(frozen=True)
class Voorstel:
    """All that an import would do; with a fault among the meldingen there are no files to write."""

    meldingen: list[Melding]
    veranderingen: tuple[Verandering, ...] = ()
    bestanden: tuple[tuple[Bestand, str], ...] = ()

    @property
    def uitgang(self) -> Uitgang:
        """The exit code."""
        return uitgang(self.meldingen)


@dataclass
class _Werk:
    """What is known while a proposal is made; changes are gathered per file."""

    config: Path
    bronnen: Bronnen
    lagen: Kaart | None
    meldingen: Meldingen
    plannen: dict[Path, tuple[Bestand, list[Wijziging]]] = field(default_factory=dict)
    veranderingen: list[Verandering] = field(default_factory=list)


def stel_voor(config: Path, bestand: Path, peildatum: date, *, toch: bool = False) -> Voorstel:
    """Work out what the file changes. Raises Onleesbaar when a text cannot be changed without touching more."""
    meldingen = Meldingen()
    bronnen = lees_bronnen(config, peildatum, meldingen)
    gelezen = lees_export(bestand, meldingen)
    if bronnen is None or not gelezen:
        return Voorstel(meldingen.lijst)
    pad = hoofdbestand(config)
    werk = _Werk(pad, bronnen, geerfde_lagen(pad), meldingen)
    onderdelen: list[Onderdeel] = []
    for een in gelezen:
        nu = tabel(een.register, bronnen)
        for onderdeel in verschillen(een, nu, meldingen):
            eigenlijk = tuple(c for c in onderdeel.cellen if not c.kolom.afgeleid)
            if eigenlijk and _plan(werk, replace(onderdeel, cellen=eigenlijk), nu):
                onderdelen.append(replace(onderdeel, cellen=eigenlijk))
    if heeft_fout(meldingen.lijst) or not werk.plannen:
        return Voorstel(meldingen.lijst, tuple(werk.veranderingen))
    bestanden = tuple((b, bewerkt(b, w)) for b, w in werk.plannen.values())
    meldingen.lijst += _bewezen(werk, onderdelen, {b.pad.resolve(): t for b, t in bestanden})
    stop = any(m.ernst is Ernst.FOUT and (not toch or m.code.startswith("INV")) for m in meldingen.lijst)
    return Voorstel(meldingen.lijst, tuple(werk.veranderingen), () if stop else bestanden)


def _plan(werk: _Werk, onderdeel: Onderdeel, nu: Tabel) -> bool:
    """Add the changes of one entry; False when its cells say what is so already."""
    oud = _data(werk.bronnen, onderdeel)
    doel, plekken = _waar(werk.config, onderdeel)
    wensen = list(_toekenningen(onderdeel))
    onder = geerfd_uit(werk.lagen, doel)
    wens = gewenst(oud or {onderdeel.register.sleutel: onderdeel.id}, wensen, onder)
    if wens == oud:
        return False
    keur_cellen(onderdeel, wens, nu, werk.meldingen)
    gemaakt = plan(doel, plekken, wensen, oud, wens, onder)
    for nummer, wijzigingen in gemaakt.items():
        bestand = plekken[nummer].bestand
        werk.plannen.setdefault(bestand.pad, (bestand, []))[1].extend(wijzigingen)
    doelbestand = plekken[next(iter(gemaakt), 0)].pad
    werk.veranderingen += [_verandering(doel, c, onderdeel, doelbestand) for c in onderdeel.cellen]
    return True


def _verandering(doel: Doel, cel: Cel, onderdeel: Onderdeel, bestand: Path) -> Verandering:
    plek = onderdeel.rij.plek_van(cel.kolom.naam) if onderdeel.rij else Plek(str(bestand))
    return Verandering(str(doel), cel.kolom.titel, cel.was, cel.wordt, plek, bestand)


def _data(bronnen: Bronnen, onderdeel: Onderdeel) -> dict[str, Any]:
    """The entry as it counts now, in plain values; empty for a new one."""
    register = onderdeel.register
    if onderdeel.rij is None:
        return {}
    if register.lijst:
        lijst = bronnen.dossier.organisatie.boom.velden[register.lijst]
        items = lijst.items if isinstance(lijst, Lijst) else ()
        return next(als_data(k) for k in items if entry_id(k) == onderdeel.id)
    zaken = bronnen.zaken[register.soort]
    return next(als_data(z.boom) for z in zaken if z.model.kenmerk == onderdeel.id)


def _waar(config: Path, onderdeel: Onderdeel) -> tuple[Doel, list[Eigen]]:
    """The entry and the files of the organisation that it may stand in."""
    register = onderdeel.register
    if register.lijst or onderdeel.rij is None:
        doel = Doel(config, deel(register.id), onderdeel.id)
        return doel, eigen(doel, _LEEG)
    pad = Path(onderdeel.rij.plek().bestand)
    naam = pad.stem if SOORTEN[register.soort].plaats.endswith("*.yaml") else pad.parent.name
    bestand = lees(pad)
    return Doel(config, deel(register.id), naam), [Eigen(bestand, ontleed(bestand), lijst=False)]


def _toekenningen(onderdeel: Onderdeel) -> Iterator[Toekenning]:
    """What the cells say; a group of which every cell is empty now goes as a whole."""
    leeg = _lege_groepen(onderdeel)
    yield from (Toekenning((groep,), ZET, None) for groep in leeg)
    for cel in onderdeel.cellen:
        if cel.kolom.pad[0] not in leeg or len(cel.kolom.pad) == 1:
            yield Toekenning(cel.kolom.pad, ZET, _met_elders(onderdeel, cel))


def _met_elders(onderdeel: Onderdeel, cel: Cel) -> Any:
    """What the cell says, with the codes for another kind of education that the export did not show."""
    elders = onderdeel.rij.elders.get(cel.kolom.naam, ()) if onderdeel.rij else ()
    return list(dict.fromkeys((*(cel.waarde or ()), *elders))) if elders else cel.waarde


def _lege_groepen(onderdeel: Onderdeel) -> list[str]:
    nieuw = dict(onderdeel.rij.waarden) if onderdeel.rij else {}
    nieuw |= {c.kolom.naam: c.waarde for c in onderdeel.cellen}
    groepen = dict.fromkeys(c.kolom.pad[0] for c in onderdeel.cellen if len(c.kolom.pad) > 1)
    leden = {g: [k for k in onderdeel.register.kolommen if k.pad[0] == g and not k.afgeleid] for g in groepen}
    return [g for g, kolommen in leden.items() if all(nieuw.get(k.naam) is None for k in kolommen)]


def _bewezen(werk: _Werk, onderdelen: Sequence[Onderdeel], concept: Mapping[Path, str]) -> list[Melding]:
    """Read the register as it would be. Raises Onleesbaar when a cell is not what was meant; returns new meldingen."""
    meldingen, dag = Meldingen(), werk.bronnen.dossier.peildatum
    daarna = lees_bronnen(werk.config, dag, meldingen, concept)
    if daarna is None or meldingen:
        return meldingen.lijst or [*niet_te_bewerken(werk.config, "het register").meldingen]
    tabellen: dict[str, Tabel] = {}
    for onderdeel in onderdelen:
        register = onderdeel.register
        na = tabellen.setdefault(register.id, tabel(register, daarna))
        for cel in onderdeel.cellen:
            if not _klopt(cel, na.rij(onderdeel.id), na):
                raise niet_te_bewerken(werk.config, f"{onderdeel.id}.{cel.kolom.naam}")
    erbij = _erbij(werk.bronnen, daarna)
    return [*(_in_de_cel(m, onderdelen, tabellen) for m in erbij), *_bij_de_scholen(werk, concept)]


def _in_de_cel(melding: Melding, onderdelen: Sequence[Onderdeel], tabellen: Mapping[str, Tabel]) -> Melding:
    """A line of a file that is not written yet says nothing: point at the cell, or else at the row."""
    waar = melding.plek
    begin = [
        (r.plek(), t.id, r.id) for t in tabellen.values() for r in t.rijen if r.plek().bestand == waar.bestand
    ]
    boven = max((b for b in begin if b[0] <= waar), default=None)
    for o in onderdelen:
        if boven and (o.register.id, o.id) == boven[1:]:
            rij = tabellen[o.register.id].rij(o.id)
            cellen = [(rij.plek_van(c.kolom.naam), c.plek) for c in o.cellen]
            past = [(plek, cel) for plek, cel in cellen if boven[0] < plek <= waar]
            return replace(melding, plek=max(past)[1] if past else o.plek)
    return melding


def _bij_de_scholen(werk: _Werk, concept: Mapping[Path, str]) -> list[Melding]:
    """The faults that a change at a board gives at the schools that inherit from it."""
    uit: list[Melding] = []
    for pad in vind_organisaties(werk.config.parent):
        if pad.resolve() != werk.config.resolve():
            dag, stil, nieuw = werk.bronnen.dossier.peildatum, Meldingen(), Meldingen()
            voor, na = lees_bronnen(pad, dag, stil), lees_bronnen(pad, dag, nieuw, concept)
            gevonden = _erbij(voor, na) if voor and na else [m for m in nieuw.lijst if m not in stil.lijst]
            uit += [m for m in gevonden if m.ernst is Ernst.FOUT]
    return gesorteerd(uit)


def _erbij(voor: Bronnen, na: Bronnen) -> list[Melding]:
    """What the rules say now and did not say before."""
    eerder = {(m.code, m.tekst) for m in _regels(voor)}
    return [m for m in _regels(na) if (m.code, m.tekst) not in eerder]


def _klopt(cel: Cel, rij: Rij, na: Tabel) -> bool:
    nu = uit_cel(cel.kolom, als_cel(cel.kolom, rij.waarden[cel.kolom.naam], na.woorden[cel.kolom.naam]))
    elders = rij.elders.get(cel.kolom.naam, ())
    waarde = [c for c in cel.waarde if c not in elders] or None if elders and cel.waarde else cel.waarde
    return bool(nu == waarde)


def _regels(bronnen: Bronnen) -> list[Melding]:
    uit = controleer(bronnen.dossier, frozenset({"organisatie", "register"}))
    for soort, zaken in bronnen.zaken.items():
        for zaak in zaken:
            uit += controleer(bronnen.dossier.met(soort, zaak), frozenset({soort}))
    return uit


def schrijf(config: Path, voorstel: Voorstel) -> None:
    """Write all files or none. Raises Onleesbaar when one was changed meanwhile or the disk refuses."""
    folder = hoofdbestand(config).parent
    gedaan: list[Bestand] = []
    try:
        with slot(folder):
            for was, wordt in voorstel.bestanden:
                schrijf_alle([(was, wordt)])
                gedaan.append(was)
    except (NietSchrijfbaar, Onleesbaar) as e:
        _draai_terug(gedaan)
        if isinstance(e, NietSchrijfbaar):
            raise niet_te_schrijven(folder, e) from e
        raise


def _draai_terug(bestanden: Sequence[Bestand]) -> None:
    for b in bestanden:
        with suppress(NietSchrijfbaar, OSError):
            if b.sha256:
                vervang(b.pad, b.bom + b.tekst.encode())
            else:
                b.pad.unlink()
