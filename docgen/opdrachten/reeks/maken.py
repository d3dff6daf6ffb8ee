"""Making the files of one recipient: laid out in full, or filled in a prepared layout; checked, then put in place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from docgen.bestanden import NietSchrijfbaar, leg_neer, naar_schijf
from docgen.meldingen import Ernst, Meldingen
from docgen.opdrachten.maak import schrijfwerk
from docgen.opdrachten.reeks.bekijken import past, vastgelopen
from docgen.opdrachten.reeks.sleuven import waarden_van
from docgen.opdrachten.reeks.vormen import Vormen, vormen
from docgen.opdrachten.reeks.vraag import Gemaakt, Ontvanger, Opdracht
from docgen.opdrachten.reeks.werkplaats import Werkplaats, lees_ids, lees_rol, voor_manifest, werkplaats
from docgen.opdrachten.schrijffout import schrijffout
from docgen.opdrachten.taken import Taak
from docgen.opmaak import SjabloonFout
from docgen.schrijvers import SCHRIJFFOUTEN
from docgen.schrijvers.fouten import OnafdrukbaarTeken
from docgen.vullen import PastNiet
from docgen.vullen.controle import ids_in, tekst_van
from docgen.vullen.fouten import Verwisseld

_TAG = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.S)
_AFGEBROKEN = re.compile(r"([\w.-]+)\n(?=([\w.-]+))")

Bestanden = dict[str, tuple[bytes, Mapping[str, Any]]]


class _Document(NamedTuple):
    """The files of one document, and how many were filled in; `heel` means that all that was asked for is there."""

    bestanden: Bestanden
    gevuld: int
    heel: bool


def maak_stuk(rol: str, bestek: str, opdrachten: tuple[Opdracht, ...]) -> list[Gemaakt]:
    """Make a number of recipients; a task for a worker. Raises NietSchrijfbaar."""
    w, ids = werkplaats(bestek), lees_ids(str(Path(bestek).with_name("ids.json")))
    ontvangers = lees_rol(Path(rol), (o.plaats for o in opdrachten))
    klaar = [maak_een(w, o, opdracht, ids) for o, opdracht in zip(ontvangers, opdrachten, strict=True)]
    naar_schijf(Path(w.bestek.uit))
    return klaar


def maak_een(w: Werkplaats, o: Ontvanger, opdracht: Opdracht, ids: frozenset[str]) -> Gemaakt:
    """Make all files of one recipient and put them in place; nothing when one of them fails."""
    meldingen = Meldingen()
    bestanden: Bestanden = {}
    gevuld = 0
    try:
        delen = [_document(w, o, t, opdracht, ids, meldingen) for t in w.taken(o, meldingen) if past(w, t)]
        if all(d.heel for d in delen):
            alle = {naam: bestand for d in delen for naam, bestand in d.bestanden.items()}
            leg_neer(Path(w.bestek.uit), {n: inhoud for n, (inhoud, _) in alle.items()}, meteen=False)
            bestanden, gevuld = alle, sum(d.gevuld for d in delen)
    except NietSchrijfbaar:
        raise
    except SjabloonFout as e:
        meldingen.lijst.append(e.melding)
    except Verwisseld:
        tekst = "in een bestand voor deze regel staat een ander kenmerk; ik heb het niet bewaard"
        meldingen.fout("RKS133", w.plek(o), tekst, "meld dit aan de makers, zonder gegevens van leerlingen")
    except Exception as e:
        meldingen.lijst.append(vastgelopen(e, w.plek(o)))
    if not bestanden and all(m.ernst is Ernst.WAARSCHUWING for m in meldingen.lijst):
        hint = "kijk of de soort bestand en de gegevens bij dit document passen"
        meldingen.fout("RKS135", w.plek(o), "hier kwam geen document uit", hint)
    regels = {naam: {"sha256": _som(inhoud), **gegevens} for naam, (inhoud, gegevens) in bestanden.items()}
    return Gemaakt(o.id, regels, tuple(map(w.getoond, meldingen.lijst)), gevuld)


def _document(
    w: Werkplaats, o: Ontvanger, taak: Taak, opdracht: Opdracht, ids: frozenset[str], meldingen: Meldingen
) -> _Document:
    """Make one document, filled in when it fits. Raises Verwisseld."""
    gereed = vormen(w, opdracht.vorm)
    ingevuld = _vul(gereed, o, taak) if gereed else {}
    bestanden = ingevuld or _opgemaakt(w, o, taak, opdracht, ids, meldingen)
    return _Document(bestanden, len(ingevuld), heel=len(bestanden) == len(w.formaten(taak.soort)))


def _opgemaakt(
    w: Werkplaats, o: Ontvanger, taak: Taak, opdracht: Opdracht, ids: frozenset[str], meldingen: Meldingen
) -> Bestanden:
    """The files of one document, laid out in full; one that fails gives a melding instead. Raises Verwisseld."""
    klaar: Bestanden = {}
    for werk in schrijfwerk(w.vraag, taak, opdracht.bezwaar, w.opmaker, w.beeldmerk, meldingen):
        if werk.formaat not in w.bestek.formaten:
            continue
        try:
            inhoud = werk.schrijf()
        except SCHRIJFFOUTEN as e:
            melding = schrijffout(e, taak)
            if isinstance(e, OnafdrukbaarTeken):  # it comes from the row
                melding = replace(melding, plek=w.plek(o))
            meldingen.lijst.append(melding)
            continue
        keur_id(werk.formaat, inhoud, str(taak.kenmerk), ids)
        klaar[werk.naam] = (inhoud, voor_manifest(werk.gegevens))
    return klaar


def _vul(gereed: Vormen, o: Ontvanger, taak: Taak) -> Bestanden:
    """Fill the texts of one recipient in; nothing when they do not fit. Raises Verwisseld."""
    waarden = waarden_van(o, taak)
    try:
        return {naam: (inhoud, gegevens) for naam, inhoud, gegevens in gereed.vul(taak, waarden)}
    except PastNiet:
        return {}


def keur_id(formaat: str, inhoud: bytes, eigen: str, ids: frozenset[str]) -> None:
    """Raise Verwisseld unless the file holds its own reference and none of another recipient."""
    tekst = lees_tekst(formaat, inhoud)
    woorden = "\n".join([tekst, *_over_de_regel(tekst)])
    kaal = eigen.rstrip(".-")  # a word does not end in these
    if ids_in(woorden, ids) - {eigen, kaal} or not ids_in(woorden, frozenset({kaal})):
        raise Verwisseld


def _over_de_regel(tekst: str) -> Iterator[str]:
    """The words that may run on from the end of one line to the next, in one piece."""
    return (eind + begin for eind, begin in _AFGEBROKEN.findall(tekst))


def lees_tekst(formaat: str, inhoud: bytes) -> str:
    """All text of a file, read back from its bytes."""
    if formaat == "html":
        return unescape(_TAG.sub("\n", inhoud.decode()))
    return tekst_van("docx" if formaat == "docx" else "pdf", inhoud)


def _som(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
