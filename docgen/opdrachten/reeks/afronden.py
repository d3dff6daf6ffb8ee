"""The end of a run: the manifest, the rows that were not made with why, the counts, and the print file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from docgen import __version__
from docgen.bestanden import werk_manifest_bij
from docgen.meldingen import Ernst, Melding, Plek, gesorteerd
from docgen.opdrachten.reeks.ronde import Ronde
from docgen.opdrachten.reeks.samenvoegen import voeg_samen
from docgen.opdrachten.reeks.verslag import MISLUKT, redenen_per_regel, schrijf_mislukt
from docgen.opdrachten.reeks.vraag import Geheel


def rond_af(r: Ronde, peildatum: date) -> None:
    """The manifest, the rows that were not made, and the counts; then the print file."""
    uit = r.vraag.uit
    regels = {n: {"bestand": n, **d} for e in r.journaal.klaar.values() for n, d in e.bestanden.items()}
    kop = {"docgen": __version__, "peildatum": peildatum.isoformat()}
    werk_manifest_bij(uit, {n: d for n, d in regels.items() if (uit / n).is_file()}, kop)
    r.verslag.mislukt = sum(not r.is_geheel(i) for i in r.mislukt)
    for nr, naam in enumerate(MISLUKT):
        if nr < len(r.lezingen) and _schrijf_mislukt(r, nr, uit / naam):
            r.verslag.mislukt_bestanden.append(uit / naam)
        else:
            (uit / naam).unlink(missing_ok=True)
    r.verslag.besturen = r.w.soort == "convenant"
    r.verslag.geheel = _geheel(r)
    r.verslag.redenen.update(
        m.code for m in gesorteerd(r.meldingen.lijst) if m.ernst is not Ernst.WAARSCHUWING
    )
    if r.vraag.samen:
        per_id = [sorted(r.journaal.klaar[i].bestanden) for i in r.bekend if i in r.klaar]
        r.verslag.samen = voeg_samen(uit, r.w.map, per_id, kop)


def _schrijf_mislukt(r: Ronde, nr: int, pad: Path) -> bool:
    """Count and write the rows of one source that were not made; whoever is in two is written from the first."""
    lezing, bekend = r.lezingen[nr], r.bekend.values()
    redenen = redenen_per_regel(r.meldingen.lijst, lezing.tabel.bestand)
    mislukt = {r.bekend[i].regel: waarom for i, waarom in r.mislukt.items() if r.bekend[i].bron == nr}
    lijnen = {regel for b in bekend for bron, regel in ((b.bron, b.regel), *b.ook) if bron == nr}
    buiten = {n: waarom for n, waarom in redenen.items() if lezing.eerste.get(n, n) not in lijnen}
    r.verslag.mislukt += len({lezing.eerste.get(n, n) for n in buiten})
    alle = lezing.met_rest(mislukt | buiten, redenen)
    return schrijf_mislukt(pad, lezing.tabel, lezing.koppeling.weg, alle)


def meld_zonder_geheel(r: Ronde) -> None:
    """Leave out the set with all parties when a board is missing from it, and say so."""
    for id_ in filter(r.is_geheel, r.bekend):
        if r.lezingen[0].onvolledig or r.mislukt.keys() - {id_}:
            tekst = "het geheel met alle partijen is niet gemaakt, want niet elk bestuur is in orde"
            hint = "verbeter de andere fouten in uw hele lijst, en geef die met --hervat"
            r.meldingen.fout("RKS144", Plek(r.lezingen[0].tabel.bestand), tekst, hint)
            r.mislukt[id_] = f"RKS144: {tekst}"


def _geheel(r: Ronde) -> Geheel:
    for id_ in filter(r.is_geheel, r.bekend):
        if id_ in r.mislukt:
            return "niet gemaakt"
        if id_ in r.klaar:
            return "al klaar" if id_ in r.al_klaar else "gemaakt"
    return ""


def reden(meldingen: tuple[Melding, ...]) -> str:
    """Why nothing was made: the first fault."""
    orde = sorted(meldingen, key=lambda m: m.ernst is not Ernst.FOUT)
    return f"{orde[0].code}: {orde[0].tekst}" if orde else "RKS135: hier kwam geen document uit"
