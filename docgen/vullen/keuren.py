"""Proving that a marker stands nowhere but in the texts that will be set again: not in a heading, link or title."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docgen.document import Document
from docgen.vullen.fouten import Onvulbaar
from docgen.vullen.merken import Merken, zichtbaar
from docgen.vullen.regels import Regels, Tekst
from docgen.vullen.waarnemen import Waarneming


def keur_alles(document: Document, gezien: Waarneming, merken: Merken, regels: Regels, inhoud: bytes) -> None:
    """Raise Onvulbaar when a marker stands anywhere but in the texts that will be set again."""
    import pikepdf

    if document.bijlagen:
        raise Onvulbaar("het document heeft een bijlage, en die kan van één ontvanger zijn")
    klaar = {id(s.plek.doos) for s in regels.stappen if isinstance(s, Tekst)}
    los = [p.doos for plekken in gezien.getekend.values() for p in plekken if id(p.doos) not in klaar]
    if any(merken.in_(d.text) for d in los):
        raise Onvulbaar("een gegeven van de ontvanger staat in een lijstnummer of een ander los stukje tekst")
    dozen = {id(s.plek.doos): s.plek.doos.text for s in regels.stappen if isinstance(s, Tekst)}
    getekend = merken.tel("\n".join(dozen.values()))
    for sleuf, aantal in merken.tel(zichtbaar(document.html)).items():
        if getekend[sleuf] < aantal:
            raise Onvulbaar(f"het gegeven '{sleuf}' past niet op één regel of is vervormd")
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        if any(merken.in_(tekst) for tekst in _teksten(pdf)):
            raise Onvulbaar("een gegeven van de ontvanger staat ook in een kop, titel, link of omschrijving")


def _teksten(pdf: Any) -> Iterable[str]:
    """Yield every text in the objects of a PDF, and its metadata."""
    import pikepdf

    stapel = list(pdf.objects)
    while stapel:
        obj = stapel.pop()
        if isinstance(obj, pikepdf.String):
            yield str(obj)
        elif isinstance(obj, pikepdf.Array):
            stapel += [o for o in obj if not getattr(o, "is_indirect", False)]
        elif isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
            if obj.get("/Type") == "/Metadata":
                yield obj.read_bytes().decode("utf-8", "replace")
            stapel += [o for o in obj.values() if not getattr(o, "is_indirect", False)]
