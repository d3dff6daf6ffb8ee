"""Codes and dates of a meeting file that cannot be right; docgen makes nothing until they are (INV)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from docgen.dossier import Dossier
from docgen.recht.toestemming import datum_formulier
from docgen.regels.kern import Bevinding, Pad, regel


@regel("INV131", "overleg")
def partner_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van een partner staat in de keuzelijst.

    Wat: Bij partner staat een code uit configuratie/keuzelijsten/partners.yaml.
    Waarom: Met een onbekende code weet docgen niet wie er meedoet en wat daarbij hoort.
    Fout:
        partners: [{partner: jeugdartsen, organisatie: GGD Voorbeeldstreek}]
    Goed:
        partners: [{partner: jeugdarts, organisatie: GGD Voorbeeldstreek}]
    """
    codes = dossier.naslag.lijsten["partners"]
    for i, deelnemer in enumerate(dossier.overleg.partners):
        if deelnemer.partner not in codes:
            yield _onbekend(("partners", i, "partner"), "deze partner ken ik niet", deelnemer.partner, codes)


@regel("INV132", "overleg")
def soort_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van een soort gegevens staat in de keuzelijst en op het formulier.

    Wat: Bij gegevens staat een code uit configuratie/keuzelijsten/soorten-gegevens.yaml. Bij een partner staan
        alleen soorten die ook op het formulier staan.
    Waarom: Toestemming geldt per soort gegevens; een onbekende soort kan niemand goedvinden.
    Fout:
        gegevens: [{soort: schoolprestatie}]
    Goed:
        gegevens: [{soort: schoolprestaties}]
    """
    lijst = dossier.naslag.lijsten["soorten-gegevens"]
    codes = [id_ for id_, soort in lijst.items() if "overleg" in soort["gebruik"]]
    for i, gegeven in enumerate(dossier.overleg.gegevens):
        if gegeven.soort not in codes:
            yield _onbekend(("gegevens", i, "soort"), "dit soort gegevens ken ik niet", gegeven.soort, codes)
    op_formulier = [g.soort for g in dossier.overleg.gegevens]
    for i, deelnemer in enumerate(dossier.overleg.partners):
        for j, code in enumerate(deelnemer.gegevens):
            if code not in op_formulier:
                pad = ("partners", i, "gegevens", j)
                yield _onbekend(
                    pad, "dit soort staat niet bij de gegevens van dit overleg", code, op_formulier
                )


def _onbekend(pad: Pad, tekst: str, code: str, codes: Iterable[str]) -> Bevinding:
    beste = difflib.get_close_matches(code, list(codes), n=1, cutoff=0.5)
    hint = f"bedoelde u '{beste[0]}'?" if beste else f"kies uit: {', '.join(codes)}"
    return Bevinding(pad, tekst, hint)


@regel("INV134", "overleg")
def einde_na_begin(dossier: Dossier) -> Iterator[Bevinding]:
    """De toestemming eindigt niet vóór zij begint.

    Wat: De datum bij geldig_tot ligt niet vóór de dag van het formulier of van het overleg.
    Waarom: Anders is er tijdens het overleg geen toestemming.
    Fout:
        geldig_tot: 2025-07-09
    Goed:
        geldig_tot: 2027-07-09
    """
    overleg = dossier.overleg
    begin = max(filter(None, [datum_formulier(overleg, dossier.peildatum), overleg.datum]))
    if overleg.geldig_tot and overleg.geldig_tot < begin:
        hint = "kies een datum na het overleg, tot uiterlijk een schooljaar later"
        yield Bevinding(("geldig_tot",), "het einde ligt vóór het begin", hint)


@regel("INV135", "overleg")
def bewaartermijn_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van de bewaartermijn staat in de keuzelijst.

    Wat: Bij bewaartermijn staat een code uit configuratie/keuzelijsten/bewaartermijnen.yaml, of een eigen termijn
        in woorden.
    Waarom: Het formulier vertelt hoelang de school het verslag bewaart (AVG 13 lid 2 a).
    Fout:
        bewaartermijn: BT99
    Goed:
        bewaartermijn: tot uiterlijk 2 jaar na vertrek van de leerling
    """
    keuze = dossier.overleg.bewaartermijn
    codes = dossier.naslag.lijsten["bewaartermijnen"]
    if re.fullmatch(r"\S+", keuze) and keuze not in codes:
        yield _onbekend(("bewaartermijn",), "deze bewaartermijn ken ik niet", keuze, codes)
