"""What the tests of sharing and of letters around a meeting share: a sound case and its finished page."""

from __future__ import annotations

from lxml import html as lxml_html

from docgen.bron import Kaart, keur, lees_bestand, lees_tekst, leg_op
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, als_tekst
from docgen.model.organisatie import Organisatie
from docgen.model.soorten import SOORTEN
from docgen.naslag import Naslag
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen

from .conftest import GOED, PEILDATUM

NASLAG = Naslag()
SOORTEN_BRIEF = lees_catalogus((), Meldingen())
OPMAKER = Opmaker()


def _boom(naam: str, erop: str = "") -> Kaart:
    meldingen = Meldingen()
    boom = lees_bestand(GOED / f"{naam}.yaml", meldingen)
    laag = lees_tekst(erop, meldingen, "laag") if erop else None
    assert boom, als_tekst(meldingen.lijst)
    gelegd = leg_op(boom, laag) if laag else boom
    assert isinstance(gelegd, Kaart)
    return gelegd


def dossier(soort: str | None = None, erop: str = "", sector: str = "po") -> Dossier:
    """The sound organisation, in another sector if asked, with the sound case and `erop` laid over it."""
    meldingen = Meldingen()
    org = keur(_boom("organisatie", f"sector: {sector}"), Organisatie, meldingen)
    assert org, als_tekst(meldingen.lijst)
    uit = Dossier(org, NASLAG, PEILDATUM, ())
    if soort:
        zaak = keur(_boom(soort, erop), SOORTEN[soort].model, meldingen)
        assert zaak, als_tekst(meldingen.lijst)
        uit = uit.met(soort, zaak)
    return uit


def pagina(id_: str, d: Dossier) -> lxml_html.HtmlElement:
    """The finished page."""
    soort: Documentsoort = SOORTEN_BRIEF[id_]
    context = namen(d) | {"document_titel": soort.voorwerk.titel}
    document = maak_document(
        OPMAKER, soort, context, Opdracht(PEILDATUM, d.org.naam, Huisstijl(), (), concept=False)
    )
    boom: lxml_html.HtmlElement = lxml_html.document_fromstring(document.html)
    return boom


def tekst(id_: str, d: Dossier) -> str:
    """All words of the page."""
    return " ".join(pagina(id_, d).find(".//main").text_content().split())


def geldt(id_: str, d: Dossier) -> bool:
    """Whether the document applies to this case."""
    soort = SOORTEN_BRIEF[id_]
    return OPMAKER.geldt(soort.voorwerk.als or "true", namen(d), soort.sjabloon)
