"""What a rule about language is: a small function over a Leestekst; its docstring is its manual page and its test.

These rules only run in `docgen controleer`. Their findings are warnings, so they never make a CONCEPT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.meldingen import Ernst, Melding
from docgen.regels.kern import Handleiding, Pagina, lees_uitleg, voeg_toe
from docgen.regels.taal.leestekst import Leestekst
from docgen.regels.taal.plaats import Vindplaatsen


@dataclass(frozen=True)
class Vondst:
    """What a rule found: the fault, its cure and the sentence, by which the place in the template is found.

    `toon` says that the melding quotes the sentence, as far as its words stand in a template or in docgen's data.
    """

    tekst: str
    hint: str
    zin: str = ""
    toon: bool = True


Taalcontrole = Callable[[Leestekst], Iterator[Vondst]]


@dataclass(frozen=True)
class Taalregel(Handleiding):
    """A rule about the language of finished pages."""

    controle: Taalcontrole

    def pas_toe(self, tekst: Leestekst, plaatsen: Vindplaatsen) -> Iterator[Melding]:
        """Run the rule; the places are those of the words in the templates or the data."""
        for v in self.controle(tekst):
            plek, geciteerd = plaatsen.vind(v.zin)
            citaat = f": ‘{geciteerd}’" if v.toon and geciteerd else ""
            yield Melding(self.code, self.ernst, plek, v.tekst + citaat, v.hint)


TAALREGELS: dict[str, Taalregel] = {}


def taalregel(code: str) -> Callable[[Taalcontrole], Taalcontrole]:
    """Register a rule about language; Fout and Goed hold HTML."""

    def registreer(controle: Taalcontrole) -> Taalcontrole:
        titel, delen = lees_uitleg(controle.__doc__ or "")
        regel = Taalregel(code, Ernst.WAARSCHUWING, "taal", titel, *delen, controle)
        voeg_toe(regel)
        TAALREGELS[code] = regel
        return controle

    return registreer


def controleer_taal(pagina: Pagina) -> list[Melding]:
    """Run all rules about language over one finished page."""
    tekst, plaatsen = Leestekst(pagina), Vindplaatsen(pagina)
    return [m for regel in TAALREGELS.values() for m in regel.pas_toe(tekst, plaatsen)]
