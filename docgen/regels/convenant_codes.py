"""Codes in a convenant that must exist, else nothing can be made (INV14x, INV150)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from docgen.dossier import Dossier
from docgen.recht.wetboek import NormOnbekend
from docgen.regels.kern import Bevinding, Pad, regel

Codes = Iterable[tuple[Pad, str]]
_BT = re.compile(r"BT\d+")


def _onbekend(codes: Codes, bekend: Iterable[str], wat: str, anders: str) -> Iterator[Bevinding]:
    keuzes = list(bekend)
    for pad, code in codes:
        if code not in keuzes:
            lijkt_op = get_close_matches(code, keuzes, n=1, cutoff=0.5)
            hint = f"bedoelde u '{lijkt_op[0]}'?" if lijkt_op else anders
            yield Bevinding(pad, f"{wat} '{code}' ken ik niet", hint)


@regel("INV141", "convenant")
def partijsoort_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De soort van een partij staat in de lijst.

    Wat: Bij elke partij staat een soort uit de lijst partijsoorten.
    Waarom: De soort bepaalt welke wettelijke taak en welke eigen wetten een partij heeft.
    Fout:
        partijen: [{id: hulp, soort: jeugdhullp}]
    Goed:
        partijen: [{id: hulp, soort: jeugdhulp}]
    """
    soorten = dossier.naslag.lijsten["partijsoorten"]
    codes = [(("partijen", i, "soort"), p.soort) for i, p in enumerate(dossier.convenant.partijen)]
    yield from _onbekend(codes, soorten, "de soort partij", f"kies uit: {', '.join(soorten)}")


@regel("INV142", "convenant")
def gegeven_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De soort gegevens staat in de lijst.

    Wat: Elke soort gegevens bij grondslagen en bewaartermijnen komt uit de lijst soorten-gegevens.
    Waarom: De partijen delen niets buiten die lijst (AVG 5 lid 1 c).
    Fout:
        bewaartermijnen: [{soort: personaliaa, termijn: BT3}]
    Goed:
        bewaartermijnen: [{soort: personalia, termijn: BT3}]
    """
    c, lijst = dossier.convenant, dossier.naslag.lijsten["soorten-gegevens"]
    soorten = [id_ for id_, item in lijst.items() if "convenant" in item["gebruik"]]
    codes: list[tuple[Pad, str]] = [
        (("grondslagen", i, "gegevens", j), g)
        for i, rij in enumerate(c.grondslagen)
        for j, g in enumerate(rij.gegevens)
    ]
    codes += [(("bewaartermijnen", i, "soort"), b.soort) for i, b in enumerate(c.bewaartermijnen)]
    yield from _onbekend(codes, soorten, "de soort gegevens", f"kies uit: {', '.join(soorten)}")


@regel("INV143", "convenant")
def norm_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Het wetsartikel bestaat en geldt.

    Wat: Elk artikel bij normen staat in het wetboek van docgen en geldt op de peildatum.
    Waarom: Een verkeerd artikel geeft geen grondslag (AVG 6 lid 3).
    Fout:
        partijen: [{id: hulp, normen: [jeugdwet-2.3-9]}]
    Goed:
        partijen: [{id: hulp, normen: [jeugdwet-2.3-1]}]
    """
    c = dossier.convenant
    codes: list[tuple[Pad, str]] = [
        (("partijen", i, "normen", j), n) for i, p in enumerate(c.partijen) for j, n in enumerate(p.normen)
    ]
    codes += [
        (("grondslagen", i, "normen", j), n)
        for i, rij in enumerate(c.grondslagen)
        for j, n in enumerate(rij.normen)
    ]
    for pad, code in codes:
        try:
            dossier.naslag.wetboek.norm(code, dossier.peildatum)
        except NormOnbekend as e:
            yield Bevinding(pad, str(e), "schrijf wet-artikel-lid, bijvoorbeeld lpw-18-3")


@regel("INV144", "convenant")
def uitzonderingsgeval_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Het uitzonderingsgeval staat in de lijst met ontvangers.

    Wat: Elke code bij uitzonderingsgevallen komt uit de lijst ontvangers, zoals X1 voor Veilig Thuis.
    Waarom: Delen zonder toestemming kan alleen als een wet het zegt; de lijst noemt die wet.
    Fout:
        uitzonderingsgevallen: [X99]
    Goed:
        uitzonderingsgevallen: [X1]
    """
    codes = [(("uitzonderingsgevallen", i), x) for i, x in enumerate(dossier.convenant.uitzonderingsgevallen)]
    hint = "kies een code uit de lijst ontvangers, zoals X1, X2, X3 of X8"
    yield from _onbekend(codes, dossier.naslag.lijsten["ontvangers"], "het uitzonderingsgeval", hint)


@regel("INV145", "convenant")
def uitzondering_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De uitzondering voor bijzondere gegevens staat in de lijst.

    Wat: Bij een grondslagregel komt de uitzondering uit de lijst uitzonderingen.
    Waarom: Bijzondere gegevens delen is verboden, tenzij de wet een uitzondering geeft (AVG 9).
    Fout:
        grondslagen:
          - {partij: hulp, gegevens: [voortgang], doel: hulp afstemmen op school, grondslag: a, uitzondering: A9_2B}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [voortgang], doel: hulp afstemmen op school, grondslag: a, uitzondering: A9_2A}
    """
    lijst = dossier.naslag.lijsten["uitzonderingen"]
    codes = [
        (("grondslagen", i, "uitzondering"), rij.uitzondering)
        for i, rij in enumerate(dossier.convenant.grondslagen)
        if rij.uitzondering
    ]
    yield from _onbekend(codes, lijst, "de uitzondering", f"kies uit: {', '.join(lijst)}")


@regel("INV146", "convenant")
def partij_van_regel_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie in een grondslagregel staat, is partij.

    Wat: De partij en de ontvangers van een grondslagregel zijn ids van partijen in dit convenant.
    Waarom: Met wie geen partij is, delen de partijen in het overleg niets.
    Fout:
        grondslagen:
          - {partij: hulpp, gegevens: [personalia], doel: hulp afstemmen op school, grondslag: a}
    Goed:
        grondslagen:
          - {partij: hulp, gegevens: [personalia], doel: hulp afstemmen op school, grondslag: a}
    """
    c = dossier.convenant
    ids = [p.id for p in c.partijen]
    codes: list[tuple[Pad, str]] = []
    for i, rij in enumerate(c.grondslagen):
        codes.append((("grondslagen", i, "partij"), rij.partij))
        codes += [(("grondslagen", i, "ontvangers", j), o) for j, o in enumerate(rij.ontvangers)]
    yield from _onbekend(codes, ids, "de partij", f"noem een id uit partijen: {', '.join(ids)}")


@regel("INV147", "convenant")
def bewaarcode_bestaat(dossier: Dossier) -> Iterator[Bevinding]:
    """De code van de bewaartermijn staat in de lijst.

    Wat: Een bewaartermijn is een code uit de lijst bewaartermijnen, of een termijn in woorden.
    Waarom: Anders staat er straks alleen een code in het reglement (AVG 13 lid 2 a).
    Fout:
        bewaartermijnen: [{soort: personalia, termijn: BT99}]
    Goed:
        bewaartermijnen: [{soort: personalia, termijn: tot uiterlijk 1 jaar na het overleg}]
    """
    lijst = dossier.naslag.lijsten["bewaartermijnen"]
    codes = [
        (("bewaartermijnen", i, "termijn"), b.termijn)
        for i, b in enumerate(dossier.convenant.bewaartermijnen)
        if _BT.fullmatch(b.termijn)
    ]
    yield from _onbekend(
        codes, lijst, "de bewaartermijn", "kies een code uit de lijst of schrijf de termijn uit"
    )


@regel("INV148", "convenant")
def partij_staat_er_een_keer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke partij heeft een eigen id.

    Wat: Geen twee partijen hebben hetzelfde id.
    Waarom: Een grondslagregel wijst met dat id naar precies één partij.
    Fout:
        partijen:
          - {id: a, naam: Stichting A, soort: school}
          - {id: a, naam: Stichting B, soort: ggd}
    Goed:
        partijen: [{id: hulp, naam: Stichting Jeugdhulp Proefstad}]
    """
    gezien: set[str] = set()
    for i, partij in enumerate(dossier.convenant.partijen):
        if partij.id in gezien:
            yield Bevinding(
                ("partijen", i, "id"), f"het id '{partij.id}' is al gebruikt", "kies een ander id"
            )
        gezien.add(partij.id)


@regel("INV150", "convenant")
def lid_is_partij(dossier: Dossier) -> Iterator[Bevinding]:
    """Het lid waarvoor een exemplaar is, is partij.

    Wat: Het id bij lid staat bij partijen.
    Waarom: Anders weet docgen niet voor wie de volmacht, het tekenblad en de brief zijn.
    Fout:
        lid: bestuurr
    Goed:
        lid: bestuur
    """
    lid = dossier.convenant.lid
    ids = [p.id for p in dossier.convenant.partijen]
    codes: list[tuple[Pad, str]] = [(("lid",), lid)] if lid else []
    yield from _onbekend(codes, ids, "de partij", f"noem een id uit partijen: {', '.join(ids)}")
