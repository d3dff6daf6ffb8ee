"""Codes and dates of a consent in the register that cannot be right; docgen makes nothing until they are (INV)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.regels.delen_codes import bedoelde
from docgen.regels.kern import Bevinding, regel


@regel("INV241", "toestemming")
def codes_bestaan(dossier: Dossier) -> Iterator[Bevinding]:
    """De soort en het kanaal van een toestemming staan in de keuzelijsten.

    Wat: Bij soort staat een code uit configuratie/keuzelijsten/toestemmingsoorten.yaml. Bij kanaal staat een code
        uit beeldkanalen.yaml.
    Waarom: Het register telt per soort en per kanaal. Een onbekende code telt nergens mee.
    Fout:
        soort: fotos
    Goed:
        soort: alumni
    """
    t, lijsten = dossier.toestemming, dossier.naslag.lijsten
    soorten, kanalen = lijsten["toestemmingsoorten"], lijsten["beeldkanalen"]
    if t.soort not in soorten:
        yield Bevinding(("soort",), "deze soort toestemming ken ik niet", bedoelde(t.soort, list(soorten)))
    if t.kanaal and t.kanaal not in kanalen:
        yield Bevinding(("kanaal",), "dit kanaal ken ik niet", bedoelde(t.kanaal, list(kanalen)))


@regel("INV242", "toestemming")
def datums_volgen_elkaar(dossier: Dossier) -> Iterator[Bevinding]:
    """De datums van een toestemming volgen elkaar op.

    Wat: Eerst vraagt de school, dan komt het antwoord, daarna een intrekking. Geen van die dagen ligt na de
        peildatum. De laatste dag waarop de toestemming geldt, ligt niet vóór het antwoord.
    Waarom: Toestemming geldt alleen vooraf (AVG 6 lid 1). Een typefout maakt het bewijs stuk.
    Fout:
        gevraagd_op: 2026-10-03
    Goed:
        gevraagd_op: 2026-09-01
    """
    t = dossier.toestemming
    dagen = [
        (("gevraagd_op",), t.gevraagd_op),
        (("gegeven_op",), t.gegeven_op),
        (("ingetrokken_op",), t.ingetrokken_op),
        *((("gegeven_door", i, "op"), g.op) for i, g in enumerate(t.gegeven_door)),
        *((("gevolg_intrekking", i, "op"), v.op) for i, v in enumerate(t.gevolg_intrekking)),
    ]
    for pad, dag in dagen:
        if dag and dag > dossier.peildatum:
            yield Bevinding(pad, "deze dag moet nog komen", "kijk de dag en de peildatum na")
        elif dag and dag < t.gevraagd_op:
            yield Bevinding(pad, "dit was vóór de dag van de vraag", "kijk deze dag en gevraagd_op na")
    if t.ingetrokken_op and t.gegeven_op and t.ingetrokken_op < t.gegeven_op:
        hint = "kijk ingetrokken_op en gegeven_op na"
        yield Bevinding(("ingetrokken_op",), "de intrekking ligt vóór de toestemming", hint)
    if t.geldig_tot and t.geldig_tot < (t.gegeven_op or t.gevraagd_op):
        hint = "kijk geldig_tot, gevraagd_op en gegeven_op na"
        yield Bevinding(("geldig_tot",), "de toestemming eindigt voordat zij begint", hint)
