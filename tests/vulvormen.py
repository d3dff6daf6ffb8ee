"""A form of fixed layout for the tests of `vullen`, and invented names with every letter that names here have."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from functools import cache
from io import BytesIO

import pikepdf

from docgen.document import Document
from docgen.vullen import PdfVorm, merk

from .huisstijl_proef import los

SLEUVEN = {naam: merk(i) for i, naam in enumerate(("naam", "geboren", "groep", "plaats", "kenmerk"))}
FORMULIER = """<footer class="voet"><p>Kenmerk {kenmerk} · toestemming</p></footer>
<main><h1>Toestemming voor beeldmateriaal</h1>
<p class="adres">Aan de ouders van {naam}<br>Proefplein 7<br>1234 AB {plaats}</p>
<p>Beste ouders van {naam},</p>
<p>Deze alinea is met opzet zo lang dat zij meer dan een regel nodig heeft. Zij is voor iedereen gelijk.
Pas op de laatste regel, dus na al deze woorden, staat iets eigens. Het gaat hier om groep {groep}.</p>
<p>Het gaat om <strong>{naam}</strong>, geboren op <em>{geboren}</em>, uit {plaats}.</p>
<table class="kenmerk"><caption>Over wie</caption><tbody>
<tr><th scope="row">Naam</th><td>{naam}</td></tr>
<tr><th scope="row">Geboren</th><td>{geboren}</td></tr>
<tr><th scope="row">{kenmerk}</th><td><strong>Groep:</strong> {groep}</td></tr>
</tbody></table>
<p class="velden"><label>Naam <input type="text" name="n" title="Naam" value="{naam}"></label></p>
<h2>Wat wij vragen</h2>
<p><label class="vinkje"><input type="checkbox" name="ja" title="Ja"> Ja, dat mag.</label></p>
<hr class="bladzijde">
<h2>Tweede bladzijde</h2>
<p>Handtekening van de ouders van {naam}</p></main>"""

_LETTERS = "aáàâäãåbcçćdđeéèêëęfgğhiíìîïıjklłmnñńňoóòôöõøőpqrřsśşșštţťuúùûüűůvwxyýzžźż"
_VOOR = [
    "Łucja",
    "İbrahim",
    "Zoë",
    "Ákos",
    "Şeyma",
    "Øystein",
    "IJsbrand",
    "Ijf",
    "Đorđe",
    "Ñuño",
    "Æthel",
    "Ævar",
    "Çiğdem",
    "Václav",
    "Fflur",
    "Wojciech",
]
_TUSSEN = ("", "", "van der ", "'t ", "’s-", "de la ", "el-", "van 't ")


@cache
def namen(aantal: int) -> tuple[str, ...]:
    """Random names, always the same ones: double names, prefixes, both apostrophes, hyphens, digits."""
    kans = random.Random(7)

    def woord() -> str:
        letters = "".join(kans.choice(_LETTERS) for _ in range(kans.randint(1, 9)))
        return (
            (kans.choice(_LETTERS).upper()[:1] + letters)
            if kans.random() < 0.9
            else kans.choice(("Ván", "AV", "To"))
        )

    def naam() -> str:
        achter = (
            kans.choice(_TUSSEN)
            + woord()
            + (kans.choice(("-", "- ", " ", "/", ", ")) + woord()) * kans.randint(0, 1)
        )
        return f"{kans.choice(_VOOR) if kans.random() < 0.3 else woord()} {achter}".replace("  ", " ").strip()

    return tuple(naam() for _ in range(aantal))


@cache
def leerlingen(aantal: int) -> tuple[dict[str, str], ...]:
    """Invented pupils, as values for the slots of the form."""
    plaatsen = ("Rotterdam", "Łódź", "’s-Gravenmade", "Den Haag")
    return tuple(
        {
            "naam": naam,
            "geboren": f"{i % 28 + 1} maart {2010 + i % 12}",
            "groep": f"{i % 8 + 1}{'abc'[i % 3]}",
            "plaats": plaatsen[i % 4],
            "kenmerk": f"L-{i + 1}",
        }
        for i, naam in enumerate(namen(aantal))
    )


def formulier(waarden: Mapping[str, str]) -> Document:
    """The form with these values, or with markers."""
    from html import escape

    return los(FORMULIER.format(**{n: escape(w) for n, w in waarden.items()}))


def tekens(batch: Iterable[Mapping[str, str]]) -> set[str]:
    """All characters of a batch."""
    return {t for waarden in batch for waarde in waarden.values() for t in waarde}


@cache
def vorm(aantal: int = 60) -> PdfVorm:
    """The form, ready for so many pupils."""
    return PdfVorm(formulier(SLEUVEN), SLEUVEN, tekens(leerlingen(aantal)))


def inhoud(pdf: bytes) -> list[bytes]:
    """What is drawn on each page."""
    with pikepdf.open(BytesIO(pdf)) as bestand:
        return [p.obj.Contents.read_bytes() for p in bestand.pages]
