"""docgen reeks: everyone is read and checked first, then made and put in place one by one, noted as it goes."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from docgen import __version__
from docgen.bestanden import NietSchrijfbaar, ruim_op, werk_manifest_bij
from docgen.meldingen import Ernst, Melding, Meldingen, Plek, Uitgang, gesorteerd
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.reeks.bekijken import bekijk_stuk
from docgen.opdrachten.reeks.journaal import Bezet, Journaal, Regel
from docgen.opdrachten.reeks.lezen import Lezing
from docgen.opdrachten.reeks.maken import maak_stuk
from docgen.opdrachten.reeks.recepten import Recepten
from docgen.opdrachten.reeks.samenvoegen import voeg_samen
from docgen.opdrachten.reeks.verslag import redenen_per_regel, schrijf_mislukt
from docgen.opdrachten.reeks.verzamelen import verzamel
from docgen.opdrachten.reeks.voorbereiden import bereid_voor
from docgen.opdrachten.reeks.vormen_kiezen import kies_vormen
from docgen.opdrachten.reeks.vraag import Bevonden, Gemaakt, Opdracht, Reeksvraag, Verslag, Volger
from docgen.opdrachten.reeks.werkplaats import RolSchrijver, Werkplaats
from docgen.werkers import GeenCluster, Werkers, werkers

_STUK_BEKIJKEN, _STUK_MAKEN, _STUK_VULLEN = 200, 8, 200


def reeks(vraag: Reeksvraag, volger: Volger) -> Verslag:
    """Make one series; the report says what came of it."""
    meldingen = Meldingen()
    verslag = Verslag(meldingen.lijst)
    try:
        with _journaal(vraag.uit) as journaal, _loopmap(journaal.map) as loop:
            _reeks(vraag, volger, journaal, loop, verslag, meldingen)
    except Bezet:
        hint = "wacht tot die klaar is, of kies met -o een andere map"
        meldingen.fout("RKS150", Plek(str(vraag.uit)), "in deze map is al een reeks bezig", hint)
    except GeenCluster as e:
        meldingen.fout("RKS151", Plek("opdrachtregel"), "het cluster is niet te bereiken", str(e))
    except BrokenExecutor:
        hint = "ga verder met --hervat; gebeurt het weer, kies dan minder --werkers"
        tekst = "een werkproces viel weg, vaak omdat het geheugen vol is"
        meldingen.fout("RKS136", Plek(str(vraag.uit)), tekst, hint)
    except (NietSchrijfbaar, OSError) as e:
        oorzaak = str(e) if isinstance(e, NietSchrijfbaar) else "de computer weigert het"
        hint = "maak ruimte vrij of kies een andere map; ga daarna verder met --hervat"
        meldingen.fout("UIT101", Plek(str(vraag.uit)), f"hier kan ik niet schrijven ({oorzaak})", hint)
        verslag.uitgang = Uitgang.NIET_SCHRIJFBAAR
        return verslag
    verslag.uitgang = uitgang(meldingen.lijst)
    return verslag


@contextmanager
def _journaal(uit: Path) -> Iterator[Journaal]:
    uit.mkdir(mode=0o700, parents=True, exist_ok=True)
    journaal = Journaal.open(uit)
    try:
        yield journaal
    finally:
        journaal.sluit()


@contextmanager
def _loopmap(folder: Path) -> Iterator[Path]:
    """A folder for this run; what an earlier run left when it was stopped goes too."""
    for oud in folder.glob("loop-*"):
        shutil.rmtree(oud, ignore_errors=True)
    ruim_op(folder.parent)
    loop = folder.resolve() / f"loop-{secrets.token_hex(4)}"
    loop.mkdir(mode=0o700)
    try:
        yield loop
    finally:
        shutil.rmtree(loop, ignore_errors=True)


class _Bekend(NamedTuple):
    """What a run remembers of a recipient: the place in the roll, the line in the list, the hash, the reference."""

    plaats: int
    regel: int
    recept: str
    kenmerk: str


@dataclass
class _Loop:
    """One run."""

    vraag: Reeksvraag
    volger: Volger
    journaal: Journaal
    verslag: Verslag
    meldingen: Meldingen
    w: Werkplaats
    lezing: Lezing
    rol: str
    bestek: str
    bekend: dict[str, _Bekend] = field(default_factory=dict)
    mislukt: dict[str, str] = field(default_factory=dict)


def _reeks(
    vraag: Reeksvraag,
    volger: Volger,
    journaal: Journaal,
    loop: Path,
    verslag: Verslag,
    meldingen: Meldingen,
) -> None:
    eerder = journaal.kop.get("peildatum") if vraag.hervat else None
    peildatum = vraag.peildatum or (date.fromisoformat(eerder) if eerder else vraag.vandaag)
    klaar = bereid_voor(vraag, peildatum, loop, meldingen)
    verzameld = verzamel(klaar, vraag, journaal.geheim, volger, meldingen) if klaar else None
    if klaar is None or verzameld is None:
        return
    lezing, ontvangers = verzameld
    w = klaar.werkplaats
    w.bestek.voor_elders().bewaar(loop / "bestek.json")
    recepten = Recepten(w, journaal.geheim)
    r = _Loop(
        vraag, volger, journaal, verslag, meldingen, w, lezing, str(loop / "rol"), str(loop / "bestek.json")
    )
    with RolSchrijver(loop / "rol") as rol:
        for o in (o for o in ontvangers if w.stukken(o)):
            bekend = _Bekend(rol.schrijf(o), o.regel, recepten.van(o), w.kenmerk(o))
            r.bekend[o.id] = bekend
    if not r.bekend:
        hint = "kijk het bestand na, en wat u kiest met --groep of --gemeente"
        plek = Plek(lezing.tabel.bestand)
        meldingen.fout("RKS114", plek, "er blijft niemand over om iets voor te maken", hint)
        return
    ids = [
        b.kenmerk for b in r.bekend.values() if b.kenmerk != w.bestek.voorvoegsel
    ]  # of the whole set anyone may speak
    (loop / "ids.json").write_text(json.dumps(ids), encoding="utf-8")
    verslag.gelezen = len(lezing.tabel.rijen) + len(lezing.tabel.geweigerd)
    _meld_verdwenen(r)
    with werkers(vraag.werkers, vraag.cluster, len(r.bekend)) as ploeg:
        bevonden = _bekijk(r, ploeg)
        _maak(r, ploeg, bevonden)
    _rond_af(r, peildatum)


def _bekijk(r: _Loop, ploeg: Werkers) -> dict[str, Bevonden]:
    """Check everyone before the first file is made."""
    plaatsen = [b.plaats for b in r.bekend.values()]
    r.volger.fase("controleren", len(plaatsen))
    stukken = [(r.rol, r.bestek, tuple(s)) for s in _in_stukken(plaatsen, _STUK_BEKIJKEN, ploeg.aantal)]
    bevonden: dict[str, Bevonden] = {}
    for deel in ploeg.doe(bekijk_stuk, stukken):
        for b in deel:
            r.meldingen.lijst += b.meldingen
            if b.weg:
                r.mislukt[b.id] = _reden(b.meldingen)
            bevonden[b.id] = replace(b, meldingen=())
        r.volger.vooruit(len(deel))
    return bevonden


def _maak(r: _Loop, ploeg: Werkers, bevonden: dict[str, Bevonden]) -> None:
    plaats_van = {i: b.plaats for i, b in r.bekend.items()}
    goed = [i for i in r.bekend if not bevonden[i].weg]
    goed = goed if r.vraag.proef is None else goed[: r.vraag.proef]
    doen = [i for i in goed if not _al_klaar(r, i)]
    r.verslag.al_klaar = len(goed) - len(doen)
    doen = [i for i in doen if _vrij(r, i)]
    kop = {"docgen": __version__, "peildatum": r.w.bestek.peildatum}
    r.journaal.begin(kop, doen, schoon=False)
    gekozen = kies_vormen(r.w, ploeg, r.rol, r.bestek, [(bevonden[i], plaats_van[i]) for i in doen], r.volger)
    r.volger.fase("maken", len(doen))
    los = [Opdracht(plaats_van[i], bevonden[i].bezwaar) for i in doen if i not in gekozen]
    vullen = [Opdracht(plaats_van[i], bevonden[i].bezwaar, gekozen[i]) for i in doen if i in gekozen]
    vullen.sort(key=lambda o: o.vorm)
    # from the end: the set for all parties together is the last and takes longest, so it begins first
    stukken = [(r.rol, r.bestek, tuple(s)) for s in _in_stukken(los[::-1], _STUK_MAKEN, ploeg.aantal)]
    stukken += [(r.rol, r.bestek, tuple(s)) for s in _in_stukken(vullen, _STUK_VULLEN, ploeg.aantal)]
    for deel in ploeg.doe(maak_stuk, stukken):
        _noteer(r, deel)
        r.volger.vooruit(len(deel))


def _noteer(r: _Loop, deel: list[Gemaakt]) -> None:
    gelukt = [g for g in deel if g.bestanden]
    r.journaal.noteer((g.id, Regel(r.bekend[g.id].recept, g.bestanden)) for g in gelukt)
    for g in deel:
        r.meldingen.lijst += g.meldingen
        if not g.bestanden:
            r.mislukt[g.id] = _reden(g.meldingen)
    r.verslag.gemaakt += len(gelukt)
    r.verslag.gevuld += sum(g.gevuld for g in gelukt)
    r.verslag.bestanden += sum(len(g.bestanden) for g in gelukt)
    r.verslag.concepten += sum(bool(d["concept"]) for g in gelukt for d in g.bestanden.values())


def _rond_af(r: _Loop, peildatum: date) -> None:
    """The manifest, the print file, the rows that were not made, and the counts."""
    uit = r.vraag.uit
    regels = {n: {"bestand": n, **d} for e in r.journaal.klaar.values() for n, d in e.bestanden.items()}
    kop = {"docgen": __version__, "peildatum": peildatum.isoformat()}
    if r.vraag.samen:
        per_id = [sorted(r.journaal.klaar[i].bestanden) for i in r.bekend if i in r.journaal.klaar]
        r.verslag.samen = voeg_samen(uit, per_id)
        regels |= {
            p.name: {"bestand": p.name, "id": "samen", "om_af_te_drukken": True} for p in r.verslag.samen
        }
    werk_manifest_bij(uit, regels, kop)
    tabel = r.lezing.tabel
    redenen = redenen_per_regel(r.meldingen.lijst, tabel.bestand)
    bekend = {r.bekend[i].regel: reden for i, reden in r.mislukt.items()}
    lijnen = {b.regel for b in r.bekend.values()}
    buiten = {regel: reden for regel, reden in redenen.items() if regel not in lijnen}
    alle = {**bekend, **buiten}
    r.verslag.mislukt_bestand = schrijf_mislukt(uit, tabel, r.lezing.koppeling.weg, alle)
    r.verslag.mislukt = len(alle)
    r.verslag.redenen.update(
        m.code for m in gesorteerd(r.meldingen.lijst) if m.ernst is not Ernst.WAARSCHUWING
    )


def _al_klaar(r: _Loop, id_: str) -> bool:
    eerder = r.journaal.klaar.get(id_) if r.vraag.hervat else None
    if not eerder or eerder.recept != r.bekend[id_].recept:
        return False
    return all(_heel(r.vraag.uit / naam) for naam in eerder.bestanden)


def _heel(pad: Path) -> bool:
    """Whether a file is there; an empty one is what a power cut can leave."""
    return pad.is_file() and pad.stat().st_size > 0


def _vrij(r: _Loop, id_: str) -> bool:
    """Whether the files of a recipient may be written: what someone else made or changed stays."""
    if r.vraag.overschrijf:
        return True
    eerder = r.journaal.klaar.get(id_)
    for naam in r.w.bestandsnamen(r.bekend[id_].kenmerk) if id_ not in r.journaal.begonnen else ():
        pad = r.vraag.uit / naam
        bekend = eerder.bestanden.get(naam, {}).get("sha256") if eerder else None
        if pad.is_file() and bekend != hashlib.sha256(pad.read_bytes()).hexdigest():
            hint = "geef uw bestand een andere naam, of gebruik --overschrijf"
            tekst = "dit bestand hebt u veranderd; het blijft staan, de rest is gemaakt"
            r.meldingen.fout("UIT103", Plek(str(pad)), tekst, hint)
            r.mislukt[id_] = f"UIT103: {tekst}"
            return False
    return True


def _meld_verdwenen(r: _Loop) -> None:
    """Recipients of an earlier run who are no longer in the list; their files stay, a person decides."""
    if r.vraag.groepen or r.vraag.gemeenten:
        return
    weg = sorted(set(r.journaal.klaar) - set(r.bekend))
    r.verslag.verdwenen = weg
    for id_ in weg:
        bestanden = ", ".join(sorted(r.journaal.klaar[id_].bestanden))
        hint = f"kijk of deze bestanden nog nodig zijn: {bestanden}"
        plek = Plek(r.lezing.tabel.bestand)
        r.meldingen.waarschuw("RKS131", plek, f"'{id_}' staat niet meer in de lijst", hint)


def _reden(meldingen: tuple[Melding, ...]) -> str:
    orde = sorted(meldingen, key=lambda m: m.ernst is not Ernst.FOUT)
    return f"{orde[0].code}: {orde[0].tekst}" if orde else "RKS135: hier kwam geen document uit"


def _in_stukken(lijst: list[Any], hoogstens: int, aantal: int) -> list[list[Any]]:
    """Pieces that get smaller towards the end, so that all workers are done at about the same time."""
    stukken, begin = [], 0
    while begin < len(lijst):
        maat = max(1, min(hoogstens, (len(lijst) - begin) // (aantal * 4)))
        stukken.append(lijst[begin : begin + maat])
        begin += maat
    return stukken
