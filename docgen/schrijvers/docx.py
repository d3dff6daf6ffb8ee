"""Stage 6, Word: the semantic HTML of a document as a real Word document.

The elements become Word's own: heading styles, multilevel numbering, content controls, repeated header rows, fields
for references and page numbers. The writer adds no words of its own but 'pagina x van y' and the CONCEPT mark.
"""

from __future__ import annotations

from typing import Any

from lxml.etree import _Element

from docgen.document import Document
from docgen.schrijvers.word import afwerking, basis, blokken, hoofdvoet, secties
from docgen.schrijvers.word.bouw import q
from docgen.schrijvers.word.nummering import Nummering, Nummerplan
from docgen.schrijvers.word.stijlblad import Stijlblad, grondslag, letter_in_word, rollen, zorg_voor_grond
from docgen.schrijvers.word.tekst import heeft_klasse, lees
from docgen.schrijvers.word.werk import Plaats, Werk, ankers


def schrijf(document: Document) -> bytes:
    """Return the document as DOCX.

    With `huisstijl.word` the text goes into a copy of that letterhead. ValueError (in Dutch) when the letterhead or
    the logo cannot be used, or when the page holds an element that the contract does not know.
    """
    body = lees(document.html)
    soort = body.get("class", "").partition(" ")[0]
    word = _grond(document, soort)
    werk = _werk(word, document, body, soort)
    _tekst(word, werk, body)
    _randen(word, werk, document, body)
    afwerking.metadata(word, document)
    afwerking.opruimen(word)
    return afwerking.inpakken(word)


def _grond(document: Document, soort: str) -> Any:
    if document.huisstijl.word:
        word = basis.briefpapier(document.huisstijl.word)
        zorg_voor_grond(word.styles.element, document.taal)
        return word
    stijl = document.huisstijl
    word = basis.leeg(rollen(stijl.kleur), letter_in_word(stijl.lettertype), soort)
    grondslag(word.styles.element, document.huisstijl.lettertype, document.taal)
    basis.stel_in(word.settings.element, document.taal)
    return word


def _werk(word: Any, document: Document, body: _Element, soort: str) -> Werk:
    stijl = document.huisstijl
    blad = Stijlblad(word.styles.element, stijl.kleur, soort, eigen_papier=stijl.word is None)
    nummering = Nummering(basis.nummering(word), blad)
    plan = Nummerplan(body, nummering)
    for naam, telling, niveau in (
        ("Artikel", "artikel", 0),
        ("Lid", "artikel", 1),
        ("Bijlagekop", "bijlage", 0),
    ):
        blad.koppel(naam, plan.eerste[telling], niveau)
        nummering.koppel(telling, niveau, blad.id(naam))
    sectie = basis.sectie(word.element.body)
    return Werk(word.part, blad, plan, ankers(body), document.mappen, sectie)


def _tekst(word: Any, werk: Werk, body: _Element) -> None:
    """Put the text in the document, where the letterhead wants it."""
    doel = word.element.body
    plek = basis.maak_plaats(doel)
    for kind in body:
        if not heeft_klasse(kind, "hoofd", "voet"):
            blokken.blok(werk, Plaats(secties.tekstbreedte(werk.sectie)), kind)
    doel[plek:plek] = werk.uit
    secties.rond_af(werk, doel)


def _randen(word: Any, werk: Werk, document: Document, body: _Element) -> None:
    """Write headers and footers; a school's own letterhead keeps its own, and gets our footer only when it has none."""
    eigen = document.huisstijl.word is None
    hoofd, onder = (next((e for e in body if heeft_klasse(e, k)), None) for k in ("hoofd", "voet"))
    eerste = word.sections[0]
    omslag = any(heeft_klasse(s, "omslag") for s in body.iter("section"))
    if eigen and hoofd is not None:
        hoofdvoet.briefhoofd(werk, eerste, hoofd)
    if eigen or werk.sectie.find(q("w:footerReference")) is None:
        hoofdvoet.voeten(werk, list(word.sections), onder, omslag=omslag)
    if document.concept or "data-concept" in body.attrib:
        hoofdvoet.concept(werk, eerste)
