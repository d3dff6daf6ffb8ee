"""Signing and changing a convenant: what was signed stays as it is until an addendum changes it (juridisch § 12.1 K16)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.regels.convenant_feiten import artikel
from docgen.regels.kern import Bevinding, regel


@regel("CNV205", "convenant")
def nieuwe_versie_vraagt_addendum(dossier: Dossier) -> Iterator[Bevinding]:
    """Een getekend convenant verandert alleen met een addendum.

    Wat: Is de versie anders dan die bij ondertekend, dan staan bij wijzigingen de veranderingen.
    Waarom: Partijen tekenden een tekst. Wat later anders is, geldt pas als zij ook dat goedkeuren.
    Fout:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
    Goed:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen:
          - {artikel: "17.1", was: drie maanden, wordt: zes maanden, reden: meer tijd, vanaf: 2027-01-01}
    """
    c = dossier.convenant
    if c.ondertekend and c.ondertekend.versie != c.versie and not c.wijzigingen:
        tekst = f"versie {c.versie} is niet getekend, versie {c.ondertekend.versie} wel"
        hint = "zet elke verandering bij wijzigingen; tekent iedereen opnieuw, haal dan ondertekend weg"
        yield Bevinding(("versie",), tekst, hint)


@regel("CNV206", "convenant")
def addendum_geeft_nieuwe_versie(dossier: Dossier) -> Iterator[Bevinding]:
    """Een addendum hoort bij een getekend convenant en geeft een nieuwe versie.

    Wat: Staan er wijzigingen, dan staat ook bij ondertekend wat is getekend. De versie van het convenant is hoger.
    Waarom: Zonder handtekeningen is er niets te wijzigen: dan past u de tekst zelf aan. Met hetzelfde
        versienummer weet niemand welke tekst geldt.
    Fout:
        wijzigingen:
          - {artikel: "17.1", was: drie maanden, wordt: zes maanden, reden: meer tijd, vanaf: 2027-01-01}
    Goed:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen:
          - {artikel: "17.1", was: drie maanden, wordt: zes maanden, reden: meer tijd, vanaf: 2027-01-01}
    """
    c = dossier.convenant
    if c.wijzigingen and not c.ondertekend:
        hint = "vul bij ondertekend de dag en de versie in, of pas het convenant zelf aan"
        yield Bevinding(("wijzigingen",), "een addendum hoort bij een convenant dat is getekend", hint)
    elif c.wijzigingen and c.ondertekend and c.ondertekend.versie == c.versie:
        hint = "geef het convenant een nieuw versienummer en een nieuwe datum"
        yield Bevinding(("versie",), "de gewijzigde tekst heeft hetzelfde nummer als de getekende", hint)


@regel("CNV207", "convenant")
def gewijzigd_artikel_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Een wijziging gaat over een artikel dat er is.

    Wat: Het nummer bij artikel komt voor in het convenant, of in het deel dat u noemt: reglement of bijlage.
    Waarom: Een wijziging van een artikel dat niet bestaat, verandert niets.
    Fout:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen: [{artikel: "99", wordt: Iets nieuws., reden: een proef, vanaf: 2027-01-01}]
    Goed:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen: [{artikel: "2", deel: bijlage, wordt: Iets nieuws., reden: een proef, vanaf: 2027-01-01}]
    """
    for i, wijziging in enumerate(dossier.convenant.wijzigingen):
        if artikel(dossier, wijziging) is None:
            deel = wijziging.deel.value
            lijst = dossier.naslag.lijsten["convenantartikelen"].values()
            aantal = sum(item["deel"] == deel for item in lijst)
            tekst = f"nummer {wijziging.nummer} staat niet in het deel '{deel}'"
            hint = f"dat deel loopt van 1 tot en met {aantal}; noem zo nodig deel: reglement of deel: bijlage"
            yield Bevinding(("wijzigingen", i, "artikel"), tekst, hint)


@regel("CNV208", "convenant")
def wijziging_verandert_iets(dossier: Dossier) -> Iterator[Bevinding]:
    """Een wijziging zegt wat er anders wordt.

    Wat: Bij een wijziging staat was of wordt, en die twee zijn niet gelijk. Alleen wordt is nieuwe tekst, alleen
        was is tekst die vervalt.
    Waarom: Partijen moeten kunnen lezen waar zij voor tekenen.
    Fout:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen: [{artikel: "17.1", reden: een proef, vanaf: 2027-01-01}]
    Goed:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen: [{artikel: "17.1", was: Oude tekst., reden: niet meer nodig, vanaf: 2027-01-01}]
    """
    for i, wijziging in enumerate(dossier.convenant.wijzigingen):
        if wijziging.was == wijziging.wordt:
            hint = "vul bij was de oude en bij wordt de nieuwe tekst in"
            yield Bevinding(("wijzigingen", i), "hier verandert niets", hint)


@regel("CNV211", "convenant")
def getekend_op_een_echte_dag(dossier: Dossier) -> Iterator[Bevinding]:
    """De dag van ondertekening kan kloppen.

    Wat: De datum bij ondertekend ligt niet in de toekomst. Is deze versie getekend, dan ligt hij niet vóór de
        datum van het convenant.
    Waarom: Niemand tekent een tekst die er nog niet is.
    Fout:
        ondertekend: {op: 2026-10-01, versie: "1.0"}
    Goed:
        ondertekend: {op: 2026-11-10, versie: "1.0"}
    """
    c = dossier.convenant
    if not c.ondertekend:
        return
    te_vroeg = c.ondertekend.versie == c.versie and c.ondertekend.op < c.datum
    if te_vroeg or c.ondertekend.op > dossier.peildatum:
        tekst = "op deze dag kan dit convenant niet zijn getekend"
        yield Bevinding(("ondertekend", "op"), tekst, "vul de dag van de laatste handtekening in")


@regel("CNV212", "convenant")
def wijziging_na_ondertekening(dossier: Dossier) -> Iterator[Bevinding]:
    """Een wijziging gaat niet in vóór het convenant is getekend.

    Wat: De datum bij vanaf ligt niet vóór de dag van ondertekening.
    Waarom: Een addendum verandert afspraken die er al zijn.
    Fout:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen: [{artikel: "17.1", was: Oude tekst., reden: niet nodig, vanaf: 2026-01-01}]
    Goed:
        versie: "1.1"
        ondertekend: {op: 2026-11-10, versie: "1.0"}
        wijzigingen: [{artikel: "17.1", was: Oude tekst., reden: niet nodig, vanaf: 2027-01-01}]
    """
    c = dossier.convenant
    for i, wijziging in enumerate(c.wijzigingen):
        if c.ondertekend and wijziging.vanaf < c.ondertekend.op:
            hint = "kies een dag na de ondertekening"
            tekst = "deze wijziging gaat in vóór het convenant is getekend"
            yield Bevinding(("wijzigingen", i, "vanaf"), tekst, hint)
