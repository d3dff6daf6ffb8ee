"""Whether the age of a pupil fits the school: a slip in the year of birth changes who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.basis import Sector
from docgen.recht.beeld import datum_formulier as datum_beeld
from docgen.recht.leeftijd import leeftijd
from docgen.recht.toestemming import datum_formulier as datum_overleg
from docgen.regels.kern import Bevinding, regel

# wide on purpose: outside it is nearly always a slip in the year; at an mbo anyone can be older
_JONGST, _OUDST = 2, 24


@regel("TST136", "beeld", Ernst.WAARSCHUWING)
def leeftijd_past_bij_beeld(dossier: Dossier) -> Iterator[Bevinding]:
    """De leeftijd van de leerling past bij de school.

    Wat: Op de dag van het formulier heeft de leerling een leeftijd die bij deze soort school kan voorkomen.
    Waarom: Wie tekent, hangt af van de leeftijd. Een tikfout in het jaar maakt van een kleuter een volwassene.
    Fout:
        leerling: {geboortedatum: 1918-05-03}
    Goed:
        leerling: {geboortedatum: 2018-05-03}
    """
    leerling = dossier.beeld.leerling
    if leerling:
        yield from _keur(dossier, leerling.geboortedatum, datum_beeld(dossier.beeld, dossier.peildatum))


@regel("TST137", "overleg", Ernst.WAARSCHUWING)
def leeftijd_past_bij_overleg(dossier: Dossier) -> Iterator[Bevinding]:
    """De leeftijd van de leerling past bij de school.

    Wat: Op de dag van het formulier heeft de leerling een leeftijd die bij deze soort school kan voorkomen.
    Waarom: Wie tekent, hangt af van de leeftijd. Een tikfout in het jaar maakt van een kleuter een volwassene.
    Fout:
        leerling: {geboortedatum: 1918-05-03}
    Goed:
        leerling: {geboortedatum: 2018-05-03}
    """
    geboren = dossier.overleg.leerling.geboortedatum
    yield from _keur(dossier, geboren, datum_overleg(dossier.overleg, dossier.peildatum))


def _keur(dossier: Dossier, geboren: date, op: date) -> Iterator[Bevinding]:
    if geboren > op:
        return
    jaren = leeftijd(geboren, op)
    if jaren < _JONGST or (jaren > _OUDST and dossier.org.sector is not Sector.MBO):
        hint = "kijk het jaar van de geboortedatum na"
        tekst = f"de leerling is dan {jaren} jaar; past dat bij deze school?"
        yield Bevinding(("leerling", "geboortedatum"), tekst, hint)
