"""Making the files of one recipient: laid out in full, or filled in a prepared layout; checked, then put in place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

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
from docgen.schrijvers import SCHRIJFFOUTEN
from docgen.vullen import PastNiet
from docgen.vullen.controle import ids_in, tekst_van

_TAG = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.S)


Bestanden = dict[str, tuple[bytes, Mapping[str, Any]]]


class Verwisseld(Exception):
    """A finished file does not hold its own reference, or holds that of someone else."""


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
        for taak in w.taken(o, meldingen):
            if past(w, taak, meldingen):
                nieuw, aantal = _bestanden(w, o, taak, opdracht, ids, meldingen)
                bestanden |= nieuw
                gevuld += aantal
        if any(m.ernst is Ernst.FOUT and m.code in _STOPT for m in meldingen.lijst) or not bestanden:
            return Gemaakt(o.id, {}, tuple(map(w.getoond, meldingen.lijst)))
        leg_neer(Path(w.bestek.uit), {n: inhoud for n, (inhoud, _) in bestanden.items()}, meteen=False)
    except NietSchrijfbaar:
        raise
    except Verwisseld:
        tekst = "in een bestand voor deze regel staat een ander kenmerk; ik heb het niet bewaard"
        meldingen.fout("RKS133", w.plek(o), tekst, "meld dit aan de makers, zonder gegevens van leerlingen")
        return Gemaakt(o.id, {}, tuple(map(w.getoond, meldingen.lijst)))
    except Exception as e:
        meldingen.lijst.append(vastgelopen(e, w.plek(o)))
        return Gemaakt(o.id, {}, tuple(map(w.getoond, meldingen.lijst)))
    regels = {naam: {"sha256": _som(inhoud), **gegevens} for naam, (inhoud, gegevens) in bestanden.items()}
    return Gemaakt(o.id, regels, tuple(map(w.getoond, meldingen.lijst)), gevuld)


_STOPT = ("UIT104", "UIT105", "SJB109", "SJB110", "INV303")


def _bestanden(
    w: Werkplaats, o: Ontvanger, taak: Taak, opdracht: Opdracht, ids: frozenset[str], meldingen: Meldingen
) -> tuple[Bestanden, int]:
    """The files of one document, and how many of them were filled in. Raises Verwisseld."""
    klaar: Bestanden = {}
    gereed = vormen(w, opdracht.vorm)
    if gereed and (ingevuld := _vul(gereed, o, taak)) is not None:
        return ingevuld, len(ingevuld)
    for werk in schrijfwerk(w.vraag, taak, opdracht.bezwaar, w.opmaker, w.beeldmerk, meldingen):
        if werk.formaat not in w.bestek.formaten:
            continue
        try:
            inhoud = werk.schrijf()
        except SCHRIJFFOUTEN as e:
            meldingen.lijst.append(schrijffout(e, taak))
            continue
        keur_id(werk.formaat, inhoud, str(taak.kenmerk), ids)
        klaar[werk.naam] = (inhoud, voor_manifest(werk.gegevens))
    return klaar, 0


def _vul(gereed: Vormen, o: Ontvanger, taak: Taak) -> Bestanden | None:
    """Fill the texts of one recipient in; None when they do not fit. Raises Verwisseld."""
    waarden = waarden_van(o, taak)
    try:
        return {naam: (inhoud, gegevens) for naam, inhoud, gegevens in gereed.vul(taak, waarden)}
    except PastNiet:
        return None
    except LookupError:
        raise Verwisseld from None


def keur_id(formaat: str, inhoud: bytes, eigen: str, ids: frozenset[str]) -> None:
    """Raise Verwisseld unless the file holds its own reference and none of another recipient."""
    tekst = lees_tekst(formaat, inhoud)
    aaneen = tekst.replace("\n", "")  # a reference that runs on to the next line is in two pieces
    if eigen not in aaneen or ids_in(tekst, ids) - {eigen}:
        raise Verwisseld


def lees_tekst(formaat: str, inhoud: bytes) -> str:
    """All text of a file, read back from its bytes."""
    if formaat == "html":
        return unescape(_TAG.sub("\n", inhoud.decode()))
    return tekst_van("docx" if formaat == "docx" else "pdf", inhoud)


def _som(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
