"""The letters around a meeting: invitation, what was agreed, withdrawal of consent (juridisch § 4.6, § 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.recht.bevoegdheid import Persoon, mag_intrekken
from docgen.regels.delen_codes import bedoelde
from docgen.regels.kern import Bevinding, regel


@regel("INV175", "overleg")
def ingetrokken_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Wat iemand introk, stond op het formulier.

    Wat: Bij intrekking staan alleen partners en soorten gegevens van dit overleg, en wetsartikelen die bestaan.
    Waarom: De brief noemt met wie de school stopt. Een code die niet bestaat, belooft niets.
    Fout:
        intrekking: {op: 2026-12-10, door: Elise Proef, rol: ouder, partners: [jeugdwerker]}
    Goed:
        intrekking: {op: 2026-12-10, door: Elise Proef, rol: ouder, partners: [jeugdarts]}
    """
    overleg = dossier.overleg
    if (i := overleg.intrekking) is None:
        return
    bekend = {
        "partners": [p.partner for p in overleg.partners],
        "gegevens": [g.soort for g in overleg.gegevens],
    }
    for veld, codes in (("partners", i.partners), ("gegevens", i.gegevens)):
        for nr, code in enumerate(codes):
            if code not in bekend[veld]:
                hint = bedoelde(code, bekend[veld])
                yield Bevinding(("intrekking", veld, nr), "dit stond niet op het formulier", hint)
    for nr, id_ in enumerate(i.blijft_normen):
        if id_ not in dossier.naslag.wetboek:
            hint = bedoelde(id_, [n.id for n in dossier.naslag.wetboek.normen()])
            yield Bevinding(("intrekking", "blijft_normen", nr), "dit wetsartikel ken ik niet", hint)


@regel("DEL131", "overleg")
def intrekker_bevoegd(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie toestemming intrekt, mag dat.

    Wat: Een ouder met gezag of een voogd trekt in, of de leerling vanaf 12 jaar.
    Waarom: De wet zegt wie kan intrekken (UAVG 5 lid 3). Twijfelt u, stop dan eerst met delen en zoek het uit.
    Fout:
        intrekking: {op: 2026-12-10, door: Mila Voorbeeld, rol: leerling}
    Goed:
        intrekking: {op: 2026-12-10, door: Elise Proef, rol: ouder}
    """
    overleg = dossier.overleg
    i, geboren = overleg.intrekking, overleg.leerling.geboortedatum
    if i is None or i.op < geboren:
        return
    wie = Persoon(i.rol, machtiging_gezien=True, binnen_maatregel=i.binnen_maatregel)
    bevoegd = mag_intrekken(
        wie, geboren, i.op, dossier.naslag.wetboek, wilsonbekwaam=overleg.leerling.wilsonbekwaam
    )
    if not bevoegd.mag:
        hint = "stop wel met delen, en vraag wie het gezag heeft om het te bevestigen"
        yield Bevinding(("intrekking", "rol"), "deze persoon kan de toestemming niet intrekken", hint)
    elif bevoegd.oordeel:
        hint = "kijk in de beschikking of de machtiging of dit eronder valt"
        yield Bevinding(("intrekking", "rol"), "mag deze persoon intrekken?", hint, Ernst.OORDEEL)


@regel("DEL132", "overleg", Ernst.WAARSCHUWING)
def partners_weten_van_intrekken(dossier: Dossier) -> Iterator[Bevinding]:
    """De partners horen meteen dat de toestemming is ingetrokken.

    Wat: Bevestigde de school de intrekking, dan staat bij partners_verteld_op wanneer de partners het hoorden.
    Waarom: Anders delen zij verder met gegevens die niet meer mogen (AVG 7 lid 3).
    Fout:
        intrekking: {op: 2026-12-10, door: Elise Proef, rol: ouder, bevestigd_op: 2026-12-11}
    Goed:
        intrekking:
          op: 2026-12-10
          door: Elise Proef
          rol: ouder
          bevestigd_op: 2026-12-11
          partners_verteld_op: 2026-12-10
    """
    i = dossier.overleg.intrekking
    if i and i.bevestigd_op and not i.partners_verteld_op:
        hint = "vertel het de partners en vul partners_verteld_op in"
        yield Bevinding(("intrekking",), "er staat niet dat de partners dit weten", hint)


@regel("DEL133", "overleg")
def data_in_volgorde(dossier: Dossier) -> Iterator[Bevinding]:
    """De uitnodiging komt vóór het overleg, de terugkoppeling erna en de reactie als laatste.

    Wat: uitgenodigd_op ligt niet na datum, teruggekoppeld_op niet ervoor, en reactie_tot na teruggekoppeld_op.
    Waarom: Wie na de laatste dag bericht krijgt, kan niet meer reageren.
    Fout:
        teruggekoppeld_op: 2026-12-10
        reactie_tot: 2026-12-09
    Goed:
        teruggekoppeld_op: 2026-12-10
        reactie_tot: 2026-12-24
    """
    o = dossier.overleg
    hint = "kijk de datums na"
    if o.uitgenodigd_op and o.datum and o.uitgenodigd_op > o.datum:
        yield Bevinding(("uitgenodigd_op",), "de uitnodiging ligt na het overleg", hint)
    if o.teruggekoppeld_op and o.datum and o.teruggekoppeld_op < o.datum:
        yield Bevinding(("teruggekoppeld_op",), "de terugkoppeling ligt vóór het overleg", hint)
    if o.reactie_tot and o.teruggekoppeld_op and o.reactie_tot <= o.teruggekoppeld_op:
        yield Bevinding(("reactie_tot",), "er is geen tijd om te reageren", hint)


@regel("DEL134", "overleg", Ernst.WAARSCHUWING)
def afspraak_heeft_een_doener(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij elke afspraak staat één iemand die hem uitvoert.

    Wat: Bij wie staat een naam of functie, geen iedereen, wij of nog te bepalen.
    Waarom: Een afspraak van iedereen is van niemand. Ouders moeten weten wie zij kunnen vragen.
    Fout:
        afspraken: [{wat: extra leesles, wie: iedereen}]
    Goed:
        afspraken: [{wat: extra leesles, wie: de leerkracht}]
    """
    vaag = re.compile(r"iedereen|allen|allemaal|wij|nog te bepalen|n\.?n\.?b\.?", re.I)
    for i, afspraak in enumerate(dossier.overleg.afspraken):
        if vaag.fullmatch(afspraak.wie.strip()):
            hint = "noem één naam of functie"
            yield Bevinding(("afspraken", i, "wie"), "deze afspraak is van niemand", hint)
