"""Small invented pages in the house style, for the tests of the PDF and HTML writers."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup

from docgen.document import Document, Huisstijl
from docgen.model.organisatie import Organisatie
from docgen.opmaak import Opmaker
from docgen.opmaak.nummering import nummer

MAP = Path(__file__).parent / "gevallen" / "huisstijl"
SOORTEN = ("proefbrief", "proefformulier", "proefverklaring", "proefregister", "proefconvenant")
TITELS = {
    "proefbrief": "Besluit op uw verzoek om inzage",
    "proefformulier": "Toestemming voor overleg met deskundigen",
    "proefverklaring": "Privacyverklaring",
    "proefregister": "Register van verwerkingen",
    "proefconvenant": "Convenant gegevensuitwisseling",
}
_ADRES = {"straat": "Proefplein", "huisnummer": "7", "postcode": "1234 AB", "plaats": "Voorbeeldstad"}
ORGANISATIE = Organisatie.model_validate(
    {
        "sector": "po",
        "bestuur": {
            "naam": "Stichting Openbaar Onderwijs Het Voorbeeld",
            "adres": _ADRES,
            "kvk": "00000000",
            "email": "bestuur@hetvoorbeeld.example",
            "website": "www.hetvoorbeeld.example",
            "ondertekenaar": {"naam": "A. Proefpersoon", "functie": "directeur-bestuurder"},
        },
        "school": {
            "naam": "Basisschool De Proeftuin",
            "brin": "12AB",
            "adres": _ADRES,
            "telefoon": "085 000 01 23",
        },
        "fg": {"email": "fg@hetvoorbeeld.example", "telefoon": "085 000 04 56"},
        "privacycontact": {"functie": "intern begeleider", "email": "ib@deproeftuin.example"},
    }
)
TOEZICHTHOUDER = SimpleNamespace(
    naam="Toezichthouder Proef", postadres="Postbus 1, 1234 AB Voorbeeldstad", telefoon="085 000 07 89",
    website="https://toezicht.example",
)  # fmt: skip
LOGO = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 220 60'%3E"
    "%3Ccircle cx='30' cy='30' r='28' fill='%231f5a7a'/%3E%3Cpath d='M16 40 30 14 44 40z' fill='%23fff'/%3E"
    "%3Crect x='74' y='16' width='140' height='10' fill='%231f5a7a'/%3E"
    "%3Crect x='74' y='34' width='96' height='10' fill='%238fb3c6'/%3E%3C/svg%3E"
)


def namen(soort: str, concept: bool) -> dict[str, object]:
    """The names that a template gets."""
    return {
        "org": ORGANISATIE,
        "document_titel": TITELS[soort],
        "invulbaar": False,
        "geadresseerde": None,
        "kenmerk": "2026-014" if soort == "proefbrief" else None,
        "versie": None if soort == "proefbrief" else "1.2",
        "peildatum": date(2026, 11, 22),
        "concept": concept,
        "verantwoording": False,
        "toezichthouder": TOEZICHTHOUDER,
        "norm": lambda naam: f"artikel 1 Proefwet ({naam})",
        "bron": lambda *_: Markup(""),
        "waarde": lambda *_: 1,
        "logo": LOGO if soort != "proefformulier" else None,
    }


@cache
def pagina(soort: str, concept: bool = False) -> str:
    """The semantic HTML of one sample."""
    boom = lxml_html.document_fromstring(Opmaker([MAP]).vul(f"{soort}.html", namen(soort, concept)))
    assert nummer(boom) == []
    return str(etree.tostring(boom, encoding="unicode", method="html", doctype="<!DOCTYPE html>"))


def document(soort: str, concept: bool = False, kleur: str = "#1f5a7a") -> Document:
    """One sample, ready for a writer."""
    return Document(
        id=soort,
        titel=TITELS[soort],
        html=pagina(soort, concept),
        datum=date(2026, 11, 22),
        auteur=ORGANISATIE.bestuur.naam,
        concept=concept,
        huisstijl=Huisstijl(kleur=kleur),
    )


def los(inhoud: str, map_: Path | None = None) -> Document:
    """A bare page with this body, whose files may come from one folder."""
    html = f'<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body class="brief">{inhoud}</body></html>'
    mappen = (map_,) if map_ else ()
    return Document(
        id="los", titel="Proef", html=html, datum=date(2026, 11, 22), auteur="Proef", mappen=mappen
    )


def lees(html: str | bytes) -> Any:
    """A page as a tree; Any, because what an XPath gives depends on the path."""
    return lxml_html.document_fromstring(html if isinstance(html, str) else html.decode("utf-8"))
