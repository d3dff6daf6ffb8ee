"""Small organisations and rendered pages for the tests of register and statements."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import html as lxml_html
from lxml.html import HtmlElement

from docgen.bron import keur, lees_bestand, lees_tekst, leg_op
from docgen.bron.boom import Kaart
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.document import Document, Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, als_tekst
from docgen.model.basis import Sector
from docgen.model.organisatie import Organisatie
from docgen.naslag import Naslag
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht, eisen
from docgen.opmaak.namen import namen

from .conftest import GOED, PEILDATUM

VERKLARINGEN = ("privacyverklaring", "privacyverklaring-schoolgids", "privacyverklaring-leerlingen")
REGISTER = "verwerkingsregister"
_RECHTSVORM = {"mbo": "mbo_bijzonder", "swv": "swv"}
_NASLAG = Naslag()


@cache
def _onder(sector: str) -> Kaart:
    """The sound organisation of the rule tests over docgen's catalogue, as one of this sector."""
    meldingen = Meldingen()
    boven = lees_bestand(GOED / "organisatie.yaml", meldingen)
    assert boven, als_tekst(meldingen.lijst)
    vorm = _RECHTSVORM.get(sector, "stichting_bijzonder")
    anders = f"sector: {sector}\nbestuur: {{rechtsvorm: {vorm}}}\nsteunpunt: www.steunpunt.example\n"
    gelegd = leg_op(leg_op(_NASLAG.catalogus(Sector(sector)), boven), _boom(anders))
    assert isinstance(gelegd, Kaart)
    # the sound example has a school activity of its own, resting on an act and an exception for schools
    return gelegd if sector == "po" else _zonder_eigen(gelegd)


def _zonder_eigen(boom: Kaart) -> Kaart:
    gelegd = leg_op(boom, _boom("verwerkingen: [{id: muziekles, uit: alleen in het voorbeeld voor po}]\n"))
    assert isinstance(gelegd, Kaart)
    return gelegd


def _boom(tekst: str) -> Kaart:
    meldingen = Meldingen()
    boom = lees_tekst(tekst, meldingen, "eigen")
    assert boom, als_tekst(meldingen.lijst)
    return boom


def dossier(sector: str = "po", eigen: str = "", school: bool = True) -> Dossier:
    """An organisation of this sector with docgen's catalogue; `eigen` is YAML of its own on top."""
    boom = leg_op(_onder(sector), _boom(eigen)) if eigen else _onder(sector)
    assert isinstance(boom, Kaart)
    if not school:
        boom = Kaart({k: v for k, v in boom.velden.items() if k != "school"}, boom.plek, boom.sleutels)
    meldingen = Meldingen()
    gelezen = keur(boom, Organisatie, meldingen)
    assert gelezen, als_tekst(meldingen.lijst)
    return Dossier(gelezen, _NASLAG, PEILDATUM, ())


@cache
def soort(id_: str) -> Documentsoort:
    """A catalogue entry of docgen itself."""
    return lees_catalogus((), Meldingen())[id_]


def document(id_: str, d: Dossier) -> Document:
    """The finished document, ready for a writer."""
    context = namen(d) | {"document_titel": soort(id_).voorwerk.titel}
    opdracht = Opdracht(d.peildatum, d.org.naam, Huisstijl(), (), concept=False)
    return maak_document(Opmaker(), soort(id_), context, opdracht)


def pagina(id_: str, d: Dossier) -> HtmlElement:
    """The page as a tree."""
    boom: HtmlElement = lxml_html.document_fromstring(document(id_, d).html)
    return boom


def gevonden(boom: HtmlElement) -> set[str]:
    """The codes of the required elements on a page."""
    return eisen(boom)


def tekst(el: HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(el.text_content().split())


def met_eis(boom: HtmlElement, eis: str) -> str:
    """The text of all elements that carry this code."""
    return " ".join(tekst(el) for el in boom.xpath("//*[@data-eis]") if eis in el.get("data-eis").split())


def rijen(boom: HtmlElement) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (name, row by row head) of each table about one activity."""
    for artikel in boom.xpath("//article"):
        koppen = {tekst(tr.find("th")): tekst(tr.find("td")) for tr in artikel.xpath(".//tr")}
        yield tekst(artikel.find("h3")), koppen


def voorbeelden(wortel: Path) -> list[Path]:
    """The organisation files of the shipped examples."""
    return sorted(p for p in wortel.rglob("*.yaml") if p.name in ("school.yaml", "bestuur.yaml", "swv.yaml"))
