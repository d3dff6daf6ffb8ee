"""Whether the birth date of a pupil can be right, on each form that asks consent: the age decides who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.basis import Sector
from docgen.model.beeld import Beeld
from docgen.model.leerling import Leerling
from docgen.model.overleg import Overleg
from docgen.recht.leeftijd import leeftijd
from docgen.recht.toestemming import datum_formulier
from docgen.regels.kern import Bevinding, regel

# wide on purpose: outside it is nearly always a slip in the year; at an mbo anyone can be older
_JONGST, _OUDST = 2, 24


def _leerling_en_dag(dossier: Dossier) -> tuple[Leerling | None, date]:
    """The pupil, if the case names one, and the day of the form."""
    vraag: Beeld | Overleg = dossier.beeld if dossier.soort == "beeld" else dossier.overleg
    return vraag.leerling, datum_formulier(vraag, dossier.peildatum)


@regel("INV192", "beeld")
@regel("INV133", "overleg")
def geboren_voor_formulier(dossier: Dossier) -> Iterator[Bevinding]:
    """De leerling is geboren vóór de datum van het formulier.

    Wat: De geboortedatum ligt niet na de dag waarop het formulier is opgesteld.
    Waarom: Wie tekent, hangt af van de leeftijd op die dag.
    Fout:
        leerling: {geboortedatum: 2029-05-03}
    Goed:
        leerling: {geboortedatum: 2017-05-03}
    """
    leerling, op = _leerling_en_dag(dossier)
    if leerling and leerling.geboortedatum > op:
        hint = "kijk de geboortedatum en opgesteld_op na"
        yield Bevinding(("leerling", "geboortedatum"), "deze datum ligt na die van het formulier", hint)


@regel("TST136", "beeld", Ernst.WAARSCHUWING)
@regel("TST137", "overleg", Ernst.WAARSCHUWING)
def leeftijd_past(dossier: Dossier) -> Iterator[Bevinding]:
    """De leeftijd van de leerling past bij de school.

    Wat: Op de dag van het formulier heeft de leerling een leeftijd die bij deze soort school kan voorkomen.
    Waarom: Wie tekent, hangt af van de leeftijd. Een tikfout in het jaar maakt van een kleuter een volwassene.
    Fout:
        leerling: {geboortedatum: 1918-05-03}
    Goed:
        leerling: {geboortedatum: 2018-05-03}
    """
    leerling, op = _leerling_en_dag(dossier)
    if leerling is None or leerling.geboortedatum > op:
        return
    jaren = leeftijd(leerling.geboortedatum, op)
    if jaren < _JONGST or (jaren > _OUDST and dossier.org.sector is not Sector.MBO):
        hint = "kijk het jaar van de geboortedatum na"
        tekst = f"de leerling is dan {jaren} jaar; past dat bij deze school?"
        yield Bevinding(("leerling", "geboortedatum"), tekst, hint)
