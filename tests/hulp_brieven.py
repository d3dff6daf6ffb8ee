"""Making letters about requests in a test, from a sound example with a scenario laid over it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, cast

from lxml import html as lxml_html
from lxml.html import HtmlElement
from ruamel.yaml import YAML

from docgen.bron import Kaart, keur, lees_bestand, lees_tekst, leg_op
from docgen.catalogus import lees_catalogus
from docgen.document import Document, Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Meldingen, als_tekst
from docgen.model.organisatie import Organisatie
from docgen.model.verzoek import Verzoek
from docgen.naslag import Naslag
from docgen.opdrachten.taken import Taak, per_lezer
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht, eisen
from docgen.opmaak.namen import namen
from docgen.regels import controleer

from .conftest import GOED, PEILDATUM

NASLAG, OPMAKER, CATALOGUS = Naslag(), Opmaker(), lees_catalogus((), Meldingen())


def gevallen(naam: str, map_: str = "brieven") -> list[dict[str, Any]]:
    """The scenarios of tests/gevallen/<map>/<naam>.yaml."""
    pad = Path(__file__).parent / "gevallen" / map_ / f"{naam}.yaml"
    lijst: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(pad.read_text(encoding="utf-8"))
    return lijst


def vloeiend(waarde: Any) -> str:
    """YAML of a scenario, with nothing for None."""
    match waarde:
        case None:
            return ""
        case dict():
            return "{" + ", ".join(f"{k}: {vloeiend(v)}" for k, v in waarde.items()) + "}"
        case list():
            return "[" + ", ".join(vloeiend(v) for v in waarde) + "]"
        case _:
            return json.dumps(str(waarde), ensure_ascii=False)


def lees_boom(naam: str, *lagen: dict[str, Any]) -> Kaart:
    """A sound example with layers on it, read by docgen's own reader."""
    meldingen = Meldingen()
    boom = lees_bestand(GOED / f"{naam}.yaml", meldingen)
    assert boom
    for laag in lagen:
        gelezen = lees_tekst(vloeiend(laag), meldingen, "geval")
        samen = leg_op(boom, gelezen) if gelezen else boom
        assert isinstance(samen, Kaart)
        boom = samen
    assert not meldingen, als_tekst(meldingen.lijst)
    return boom


def maak_dossier(zaak: list[dict[str, Any]], organisatie: dict[str, Any]) -> Dossier:
    meldingen = Meldingen()
    org = keur(lees_boom("organisatie", organisatie), Organisatie, meldingen)
    verzoek = keur(lees_boom("verzoek", *zaak), Verzoek, meldingen)
    assert org, als_tekst(meldingen.lijst)
    assert verzoek, als_tekst(meldingen.lijst)
    peildatum = max(PEILDATUM, verzoek.model.ontvangen_op)
    return Dossier(org, NASLAG, peildatum, ()).met("verzoek", verzoek)


def maak_brief(id_: str, dossier: Dossier) -> Document:
    soort = CATALOGUS[id_]
    context = namen(dossier) | {"document_titel": soort.voorwerk.titel}
    assert soort.voorwerk.als
    assert OPMAKER.geldt(soort.voorwerk.als, context, soort.sjabloon)
    opdracht = Opdracht(dossier.peildatum, "x", Huisstijl(), (), concept=False)
    return maak_document(OPMAKER, soort, context, opdracht)


def tekst_van(document: Document) -> str:
    """The visible words of the letter itself, cells and lines apart."""
    boom = lxml_html.document_fromstring(document.html)
    hoofd = cast(HtmlElement, boom.find(".//main"))
    for el in hoofd.iter("td", "th", "p", "li", "h1", "h2", "h3", "br"):
        el.tail = f" {el.tail or ''}"
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(hoofd.text_content().split()))


def eisen_van(document: Document) -> set[str]:
    return {e for e in eisen(lxml_html.document_fromstring(document.html)) if e.startswith("BR-")}


def toets_zinnen(tekst: str, geval: dict[str, Any]) -> None:
    assert [z for z in geval.get("zinnen", ()) if z not in tekst] == [], tekst
    assert [z for z in geval.get("niet", ()) if z in tekst] == [], tekst


def codes_van(dossier: Dossier) -> set[str]:
    return {m.code for m in controleer(dossier, frozenset({"verzoek"})) if m.ernst is not Ernst.WAARSCHUWING}


def maak_brieven(id_: str, dossier: Dossier) -> list[tuple[Document, Dossier]]:
    """The letters of one kind that apply, one for each reader, with what that reader may see."""
    soort = CATALOGUS[id_]
    taken = per_lezer(Taak(soort, dossier))
    assert soort.voorwerk.als
    past = [t for t in taken if OPMAKER.geldt(soort.voorwerk.als, namen(t.dossier), soort.sjabloon)]
    return [(maak_brief(id_, t.dossier), t.dossier) for t in past]
