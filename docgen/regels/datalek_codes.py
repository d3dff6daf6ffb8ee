"""Codes and dates of a data breach that cannot be right; docgen makes nothing until they are (INV)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.regels.delen_codes import bedoelde
from docgen.regels.kern import Bevinding, regel


@regel("INV181", "datalek")
def codes_bestaan(dossier: Dossier) -> Iterator[Bevinding]:
    """De codes bij een datalek staan in de keuzelijsten.

    Wat: Bij personen staat een code uit configuratie/keuzelijsten/betrokkenen.yaml. Bij betrokkenen_niet staat een
        reden uit datalekuitzonderingen.yaml. Bij uitstel staan wetsartikelen die docgen kent.
    Waarom: De woorden van het register, de melding en de brief komen uit deze lijsten.
    Fout:
        personen: [{wie: kinderen, aantal: 24}]
    Goed:
        personen: [{wie: leerling, aantal: 24}]
    """
    lek, lijsten = dossier.datalek, dossier.naslag.lijsten
    for i, groep in enumerate(lek.personen):
        if groep.wie not in lijsten["betrokkenen"]:
            hint = bedoelde(groep.wie, lijsten["betrokkenen"])
            yield Bevinding(("personen", i, "wie"), "deze groep mensen ken ik niet", hint)
    niet, redenen = lek.betrokkenen_niet, lijsten["datalekuitzonderingen"]
    if niet and niet.reden not in redenen:
        hint = f"kies uit: {', '.join(redenen)}"
        yield Bevinding(("betrokkenen_niet", "reden"), "deze reden ken ik niet", hint)
    for i, id_ in enumerate(lek.uitstel.normen if lek.uitstel else ()):
        if id_ not in dossier.naslag.wetboek:
            hint = bedoelde(id_, [n.id for n in dossier.naslag.wetboek.normen()])
            yield Bevinding(("uitstel", "normen", i), "dit wetsartikel ken ik niet", hint)


@regel("INV182", "datalek")
def datums_kloppen(dossier: Dossier) -> Iterator[Bevinding]:
    """De datums van een datalek volgen elkaar op.

    Wat: Eerst gebeurt het lek, dan ontdekt de school het, daarna volgen melding, bericht en afsluiting. De dagen
        van ontdekking, melding en afsluiting liggen niet na de peildatum.
    Waarom: Uit de datums blijkt of de school op tijd was (AVG 33 lid 1 en 5). Een typefout maakt dat bewijs stuk.
    Fout:
        gemeld_ap_op: 2026-11-08
    Goed:
        gemeld_ap_op: 2026-11-18
    """
    lek = dossier.datalek
    for veld in ("ontdekt_op", "gemeld_ap_op", "afgesloten_op"):
        dag = getattr(lek, veld)
        if dag and dag > dossier.peildatum:
            yield Bevinding((veld,), "deze dag moet nog komen", f"kijk {veld} en de peildatum na")
    if lek.opgetreden_van and lek.opgetreden_tot and lek.opgetreden_tot < lek.opgetreden_van:
        yield Bevinding(("opgetreden_tot",), "het einde ligt vóór het begin", "kijk beide datums na")
    if lek.opgetreden_van and lek.opgetreden_van > lek.ontdekt_op:
        hint = "kijk opgetreden_van en ontdekt_op na"
        yield Bevinding(("opgetreden_van",), "het lek begon na de ontdekking", hint)
    for veld in ("gemeld_ap_op", "betrokkenen_geinformeerd_op", "afgesloten_op"):
        dag = getattr(lek, veld)
        if dag and dag < lek.ontdekt_op:
            yield Bevinding((veld,), "deze dag ligt vóór de ontdekking", f"kijk {veld} en ontdekt_op na")
