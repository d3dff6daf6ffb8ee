"""The agreements of a convenant: contact, term, risks, councils, breaches (juridisch § 12.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.regels.convenant_feiten import groep
from docgen.regels.kern import Bevinding, regel


@regel("CNV106", "convenant")
def contactpunt_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Er is één contactpunt voor betrokkenen.

    Wat: Bij contactpunt staat een naam of functie met een e-mailadres of telefoonnummer.
    Waarom: Wie vragen heeft, moet niet van loket naar loket gaan (AVG 26 lid 1 en 12 lid 2).
    Fout:
        contactpunt:
    Goed:
        contactpunt: {naam: privacycoördinator, email: privacy@voorbeeld.example}
    """
    punt = dossier.convenant.contactpunt
    if not punt or not (punt.email or punt.telefoon):
        hint = "vul bij contactpunt een naam en een e-mailadres of telefoonnummer in"
        yield Bevinding(("contactpunt",), "er is geen contactpunt dat te bereiken is", hint)


@regel("CNV107", "convenant")
def looptijd_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """De looptijd staat vast.

    Wat: Bij looptijd staat een begindatum.
    Waarom: Zonder begin weet niemand vanaf wanneer de afspraken gelden.
    Fout:
        looptijd:
    Goed:
        looptijd: {van: 2027-01-01, tot: 2028-12-31}
    """
    if not dossier.convenant.looptijd:
        yield Bevinding(
            ("looptijd",),
            "de looptijd ontbreekt",
            "bijvoorbeeld: looptijd: {van: 2027-01-01, tot: 2028-12-31}",
        )


@regel("CNV108", "convenant", Ernst.WAARSCHUWING)
def looptijd_niet_te_lang(dossier: Dossier) -> Iterator[Bevinding]:
    """De looptijd heeft een einde en is niet te lang.

    Wat: De looptijd heeft een einddatum en duurt niet langer dan de eigen grens (norm beleid-convenant-looptijd).
    Waarom: Wetten en werkwijzen veranderen. Met een einddatum kijken de partijen op tijd opnieuw.
    Fout:
        looptijd: {van: 2027-01-01, tot: 2039-12-31}
    Goed:
        looptijd: {van: 2027-01-01, tot: 2028-12-31}
    """
    tijd = dossier.convenant.looptijd
    if not tijd:
        return
    jaren = dossier.naslag.wetboek.getal("beleid-convenant-looptijd", "jaren", dossier.peildatum)
    if tijd.tot is None or tijd.tot >= _jaren_later(tijd.van, jaren):
        hint = f"kies een einddatum binnen {jaren} jaar, of leg vast waarom het langer moet"
        yield Bevinding(("looptijd", "tot"), "de looptijd is lang of heeft geen einde", hint)


def _jaren_later(dag: date, jaren: int) -> date:
    """The same day years later; for 29 February the first of March."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)


@regel("CNV109", "convenant", Ernst.OORDEEL)
def dpia_gedaan(dossier: Dossier) -> Iterator[Bevinding]:
    """Iemand heeft beoordeeld of een DPIA nodig is.

    Wat: Bij dpia staat een datum en de uitkomst, of nodig: nee met de reden. Werken onderwijs, zorg en gemeente
        samen, dan is nodig: nee een waarschuwing.
    Waarom: Bij samenwerking tussen school, zorg en gemeente is dit onderzoek bijna altijd verplicht (AVG 35).
    Fout:
        dpia:
    Goed:
        dpia: {uitgevoerd_op: 2026-09-01, uitkomst: Het risico is laag.}
    """
    dpia = dossier.convenant.dpia
    groepen = {groep(dossier, p) for p in dossier.convenant.partijen}
    if not dpia or (dpia.nodig and not dpia.uitgevoerd_op):
        hint = "vul bij dpia uitgevoerd_op en uitkomst in, of nodig: nee met de reden bij uitkomst"
        yield Bevinding(("dpia",), "er is geen DPIA gedaan", hint)
    elif not dpia.nodig and groepen >= {"onderwijs", "zorg", "gemeente"}:
        tekst = "onderwijs, zorg en gemeente werken samen zonder DPIA"
        yield Bevinding(("dpia", "nodig"), tekst, "vraag de FG’s om advies", Ernst.WAARSCHUWING)


@regel("CNV110", "convenant", Ernst.WAARSCHUWING)
def raad_gevraagd(dossier: Dossier) -> Iterator[Bevinding]:
    """De medezeggenschap heeft zich uitgesproken.

    Wat: Bij medezeggenschap staat elke raad, met het recht en de datum.
    Waarom: Over privacyregels stemmen raden van school en instelling mee (WMS 13 en 14; WEB 8a.2.2; WOR 27).
    Fout:
        medezeggenschap: [{orgaan: medezeggenschapsraad, recht: instemming}]
    Goed:
        medezeggenschap: [{orgaan: medezeggenschapsraad, recht: instemming, op: 2026-10-01}]
    """
    raden = dossier.convenant.medezeggenschap
    if not raden:
        yield Bevinding(
            ("medezeggenschap",), "er staat geen medezeggenschapsraad", "noem de raad, het recht en de datum"
        )
    for i, raad in enumerate(raden):
        if not raad.op:
            yield Bevinding(
                ("medezeggenschap", i), "deze raad heeft nog niet beslist", "vul bij op de datum in"
            )


@regel("CNV114", "convenant", Ernst.WAARSCHUWING)
def overstap_met_toestemming(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij de overstap naar het mbo is toestemming de veilige keuze.

    Wat: vo_mbo_wettelijk staat op nee, of de partijen weten dat zij alleen de wettelijke lijst mogen delen.
    Waarom: De wet noemt het delen, maar de lijst met gegevens is oud en niet zeker (WVO 2020 8.17; WEB 2.5.5a).
    Fout:
        vo_mbo_wettelijk: ja
    Goed:
        vo_mbo_wettelijk: nee
    """
    if dossier.convenant.vo_mbo_wettelijk:
        hint = "laat een jurist de lijst (Stb. 2012, 234) nakijken, of kies toestemming met vo_mbo_wettelijk: nee"
        yield Bevinding(("vo_mbo_wettelijk",), "delen zonder toestemming bij de overstap is niet zeker", hint)


@regel("CNV118", "convenant")
def partners_op_tijd_gewaarschuwd(dossier: Dossier) -> Iterator[Bevinding]:
    """Partijen horen van een datalek vóór de toezichthouder het moet weten.

    Wat: datalek_partners_uren is korter dan de termijn voor de melding aan de toezichthouder.
    Waarom: Elke partij moet zelf op tijd kunnen melden (AVG 33 lid 1).
    Fout:
        datalek_partners_uren: 96
    Goed:
        datalek_partners_uren: 24
    """
    uren = dossier.naslag.wetboek.getal("avg-33-1", "melden_uren", dossier.peildatum)
    if not 0 < dossier.convenant.datalek_partners_uren < uren:
        hint = f"kies een aantal uren tussen 0 en {uren}, bijvoorbeeld 24"
        yield Bevinding(("datalek_partners_uren",), "zo horen partijen te laat van een datalek", hint)
