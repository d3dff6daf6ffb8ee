"""docgen reeks: everyone is read and checked first, then made and put in place one by one, noted as it goes."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from docgen import __version__
from docgen.bestanden import NietSchrijfbaar, ruim_op
from docgen.meldingen import Meldingen, Plek, Uitgang
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.reeks.afronden import meld_zonder_geheel, reden, rond_af
from docgen.opdrachten.reeks.bekijken import bekijk_stuk
from docgen.opdrachten.reeks.eerder import al_klaar, meld_verdwenen, vrij
from docgen.opdrachten.reeks.journaal import Bezet, Journaal, Regel
from docgen.opdrachten.reeks.lezen import gekozen, wie_er_zijn
from docgen.opdrachten.reeks.maken import maak_stuk
from docgen.opdrachten.reeks.recepten import Recepten
from docgen.opdrachten.reeks.rijen import met_kolom
from docgen.opdrachten.reeks.ronde import Bekend, Ronde
from docgen.opdrachten.reeks.verzamelen import verzamel
from docgen.opdrachten.reeks.voorbereiden import bereid_voor
from docgen.opdrachten.reeks.vormen_kiezen import kies_vormen
from docgen.opdrachten.reeks.vraag import Bevonden, Gemaakt, Opdracht, Reeksvraag, Verslag, Volger
from docgen.opdrachten.reeks.werkplaats import InvoerVeranderd, RolSchrijver, richt_weer_in
from docgen.werkers import GeenCluster, Werkers, werkers

U = TypeVar("U", Bevonden, Gemaakt)
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
    except InvoerVeranderd:
        hint = "ga verder met --hervat: docgen maakt dan opnieuw wat niet meer klopt"
        tekst = "de gegevens of sjablonen zijn veranderd terwijl de reeks bezig was"
        meldingen.fout("RKS137", Plek(str(vraag.config)), tekst, hint)
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
    lezingen, ontvangers = verzameld
    w = klaar.werkplaats
    w.bestek.voor_elders().bewaar(loop / "bestek.json")
    recepten = Recepten(w.bestek.vast, journaal.geheim)
    r = Ronde(
        vraag, volger, journaal, verslag, meldingen, w, lezingen, str(loop / "rol"), str(loop / "bestek.json")
    )
    with RolSchrijver(loop / "rol") as rol:
        for o in (o for o in ontvangers if w.stukken(o)):
            bekend = Bekend(rol.schrijf(o), o.bron, o.regel, tuple(o.ook), recepten.van(o), w.kenmerk(o))
            r.bekend[o.id] = bekend
    if not r.bekend:
        hint = "kijk het bestand na, en wat u kiest met --gemeente"
        hint = wie_er_zijn(lezingen[0]) if vraag.groepen else hint
        plek = Plek(lezingen[0].tabel.bestand)
        meldingen.fout("RKS114", plek, "er blijft niemand over om iets voor te maken", hint)
        return
    ids = [
        b.kenmerk for b in r.bekend.values() if b.kenmerk != w.bestek.voorvoegsel
    ]  # of the whole set anyone may speak
    (loop / "ids.json").write_text(json.dumps(ids), encoding="utf-8")
    verslag.gelezen = len(lezingen[0].tabel.rijen) + len(lezingen[0].tabel.geweigerd)
    verslag.gekozen = sum(1 for _ in gekozen(lezingen[0], vraag)) if vraag.groepen else None
    with werkers(vraag.werkers, vraag.cluster, len(r.bekend)) as ploeg:
        bevonden = _bekijk(r, ploeg)
        _maak(r, ploeg, bevonden)
    meld_verdwenen(r)
    rond_af(r, peildatum)
    richt_weer_in(w.bestek)


def _bekijk(r: Ronde, ploeg: Werkers) -> dict[str, Bevonden]:
    """Check everyone before the first file is made."""
    plaatsen = [b.plaats for b in r.bekend.values()]
    r.volger.fase("controleren", len(plaatsen))
    stukken = [(r.rol, r.bestek, tuple(s)) for s in _in_stukken(plaatsen, _STUK_BEKIJKEN, ploeg.aantal)]
    bevonden: dict[str, Bevonden] = {}
    for deel in ploeg.doe(bekijk_stuk, stukken):
        for b in (_met_kolommen(r, b) for b in deel):
            r.meldingen.lijst += b.meldingen
            if b.weg:
                r.mislukt[b.id] = reden(b.meldingen)
            bevonden[b.id] = replace(b, meldingen=())
        r.volger.vooruit(len(deel))
    meld_zonder_geheel(r)
    return bevonden


def _maak(r: Ronde, ploeg: Werkers, bevonden: dict[str, Bevonden]) -> None:
    plaats_van = {i: b.plaats for i, b in r.bekend.items()}
    goed = [i for i in r.bekend if i not in r.mislukt]
    goed = goed if r.vraag.proef is None else goed[: r.vraag.proef]
    r.al_klaar = {i for i in goed if al_klaar(r, i)}
    r.klaar = set(r.al_klaar)
    r.verslag.al_klaar = sum(not r.is_geheel(i) for i in r.al_klaar)
    doen = [i for i in goed if i not in r.klaar and vrij(r, i)]
    kop = {"docgen": __version__, "peildatum": r.w.bestek.peildatum}
    r.journaal.begin(kop, doen)
    wie = [(bevonden[i], plaats_van[i]) for i in doen]
    gekozen, r.verslag.waarom_niet_gevuld = kies_vormen(r.w, ploeg, r.rol, r.bestek, wie, r.volger)
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
    r.journaal.eindig()


def _met_kolommen(r: Ronde, uitkomst: U) -> U:
    """The same with the names of the columns in its meldingen: a worker knows only their numbers."""
    meldingen = uitkomst.meldingen
    for lezing in r.lezingen:
        meldingen = tuple(met_kolom(m, lezing.tabel, lezing.koppeling) for m in meldingen)
    return replace(uitkomst, meldingen=meldingen)


def _noteer(r: Ronde, deel: list[Gemaakt]) -> None:
    deel = [_met_kolommen(r, g) for g in deel]
    gelukt = [g for g in deel if g.bestanden]
    r.journaal.noteer((g.id, Regel(r.bekend[g.id].recept, g.bestanden)) for g in gelukt)
    r.klaar |= {g.id for g in gelukt}
    for g in deel:
        r.meldingen.lijst += g.meldingen
        if not g.bestanden:
            r.mislukt[g.id] = reden(g.meldingen)
    r.verslag.gemaakt += sum(not r.is_geheel(g.id) for g in gelukt)
    r.verslag.gevuld += sum(g.gevuld for g in gelukt)
    r.verslag.bestanden += sum(len(g.bestanden) for g in gelukt)
    r.verslag.concepten += sum(bool(d["concept"]) for g in gelukt for d in g.bestanden.values())


def _in_stukken(lijst: list[Any], hoogstens: int, aantal: int) -> list[list[Any]]:
    """Pieces that get smaller towards the end, so that all workers are done at about the same time."""
    stukken, begin = [], 0
    while begin < len(lijst):
        maat = max(1, min(hoogstens, (len(lijst) - begin) // (aantal * 4)))
        stukken.append(lijst[begin : begin + maat])
        begin += maat
    return stukken
