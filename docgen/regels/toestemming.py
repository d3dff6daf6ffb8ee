"""A consent in the register: the proof, who may say yes, and until when (juridisch § 4.1, § 4.5, § 5.1-5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.toestemming import Antwoord, Gever, Toestemming, Wijze
from docgen.model.verzoek import Rol
from docgen.recht.kalender import plus_maanden
from docgen.recht.toestemmingstand import ZONDER_GEZAG, Stand, gaat_zelf_beslissen, gezegd, loopt, stand
from docgen.regels.kern import Bevinding, regel

JA = (Antwoord.JA, Antwoord.DEELS)
OUDERS = (Rol.OUDER, Rol.VOOGD, Rol.GI_VOOGD)


@regel("TST140", "toestemming")
def antwoord_met_bewijs(dossier: Dossier) -> Iterator[Bevinding]:
    """Bij een antwoord staat wie het gaf, wanneer, hoe en waar het bewijs is.

    Wat: Is antwoord ingevuld, dan ook gegeven_op, gegeven_door, wijze en bewijs_locatie. Bij een ouder of andere
        volwassene staat een naam. Van een mondeling antwoord is er een notitie; bewijs_locatie zegt waar.
    Waarom: De school moet kunnen laten zien dat iemand toestemming gaf (AVG 7 lid 1).
    Fout:
        bewijs_locatie: null
    Goed:
        bewijs_locatie: map toestemmingen, vak 3
    """
    t = dossier.toestemming
    if t.antwoord is None:
        return
    if t.gegeven_op is None:
        yield Bevinding(("antwoord",), "er staat niet wanneer dit antwoord kwam", "vul gegeven_op in")
    if t.wijze is None:
        hint = f"kies bij wijze uit: {', '.join(Wijze)}"
        yield Bevinding(("antwoord",), "er staat niet hoe dit antwoord kwam", hint)
    if not t.gegeven_door:
        hint = "vul gegeven_door in, met naam, rol, gezag en antwoord"
        yield Bevinding(("antwoord",), "er staat niet wie dit antwoord gaf", hint)
    if t.bewijs_locatie is None:
        hint = "vul bij bewijs_locatie in waar het formulier, de e-mail of de notitie is"
        yield Bevinding(("antwoord",), "er staat niet waar het bewijs is", hint)
    for i, g in enumerate(t.gegeven_door):
        if g.naam is None and g.rol is not Rol.LEERLING:
            hint = "vul naam in; alleen een leerling kan zonder, door leerling_ref"
            yield Bevinding(("gegeven_door", i), "er staat niet wie dit is", hint)


@regel("TST141", "toestemming")
def tekst_is_bekend(dossier: Dossier) -> Iterator[Bevinding]:
    """Er staat welke tekst de ouder of leerling las.

    Wat: Is antwoord ingevuld, dan ook verstrekte_info_versie. Maakte docgen het formulier? Neem dan de sha256 uit
        manifest.json, in de map met de documenten. Anders schrijft u de versie die op het formulier staat.
    Waarom: Toestemming geldt alleen voor wat iemand wist (AVG 4 lid 11 en 7 lid 1). Zonder de tekst is er geen bewijs.
    Fout:
        verstrekte_info_versie: null
    Goed:
        verstrekte_info_versie: formulier 2026, versie 2
    """
    t = dossier.toestemming
    if t.antwoord and t.verstrekte_info_versie is None:
        hint = "vul verstrekte_info_versie in: de sha256 uit manifest.json, of uw eigen versie"
        yield Bevinding(("antwoord",), "er staat niet welke tekst is gelezen", hint)


@regel("TST142", "toestemming")
def een_nee_is_nee(dossier: Dossier) -> Iterator[Bevinding]:
    """Zegt één ouder met gezag nee, dan is er geen toestemming.

    Wat: Bij antwoord ja of deels zegt niemand met gezag nee. Zijn ouders het oneens, dan is antwoord nee.
    Waarom: Blijkt dat ouders het oneens zijn, dan stopt de school (BW 1:253i). De school kiest geen partij.
    Fout:
        gegeven_door:
          - {naam: K. Voorbeeld, rol: ouder, gezag: ja, antwoord: ja}
          - {naam: E. Proef, rol: ouder, gezag: ja, antwoord: nee}
    Goed:
        antwoord: nee
        gegeven_door:
          - {naam: K. Voorbeeld, rol: ouder, gezag: ja, antwoord: ja}
          - {naam: E. Proef, rol: ouder, gezag: ja, antwoord: nee}
    """
    t = dossier.toestemming
    if t.antwoord in JA and False in gezegd(t) and not t.ingetrokken_op:
        hint = "zet antwoord op nee en gebruik de gegevens niet"
        yield Bevinding(("antwoord",), "iemand met gezag zei nee: dit is geen toestemming", hint)


@regel("TST143", "toestemming")
def zwijgen_is_geen_ja(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie niet antwoordde, zei geen ja.

    Wat: Bij antwoord ja of deels staat bij ieder met gezag in gegeven_door ook een antwoord. Vroeg de school maar
        één ouder, dan staat alleen die ouder erbij. Zolang een antwoord ontbreekt, laat u antwoord leeg.
    Waarom: Toestemming vraagt een actieve handeling; zwijgen telt niet (AVG 4 lid 11).
    Fout:
        gegeven_door:
          - {naam: K. Voorbeeld, rol: ouder, gezag: ja, antwoord: ja}
          - {naam: E. Proef, rol: ouder, gezag: ja}
    Goed:
        gegeven_door:
          - {naam: K. Voorbeeld, rol: ouder, gezag: ja, antwoord: ja}
    """
    t = dossier.toestemming
    if t.antwoord in JA and None in gezegd(t) and False not in gezegd(t) and not t.ingetrokken_op:
        hint = "vraag het antwoord; laat antwoord leeg tot het er is"
        yield Bevinding(("antwoord",), "iemand met gezag antwoordde niet: dit is nog geen toestemming", hint)


@regel("TST144", "toestemming")
def gever_is_bevoegd(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie ja zei, mocht dat op die dag ook.

    Wat: Ja komt van iemand met gezag, van een vertegenwoordiger of van de leerling die zelf beslist. Is
        beslist_zelf_vanaf bereikt, dan zegt de leerling zelf ja en niet meer de ouder.
    Waarom: Tot de leeftijd van norm uavg-5-1 beslist wie het gezag heeft, daarna de leerling zelf (UAVG 5 lid 1).
    Fout:
        gegeven_door: [{naam: R. Buurman, rol: ouder-zonder-gezag, antwoord: ja}]
    Goed:
        gegeven_door: [{naam: K. Voorbeeld, rol: voogd, gezag: ja, antwoord: ja}]
    """
    t = dossier.toestemming
    for i, g in enumerate(t.gegeven_door):
        op = g.op or t.gegeven_op
        if g.antwoord and (reden := _onbevoegd(t, g, op)):
            yield Bevinding(
                ("gegeven_door", i), reden, "vraag wie wel mag beslissen, en schrijf dat antwoord op"
            )


def _onbevoegd(t: Toestemming, g: Gever, op: date | None) -> str:
    """Why this yes does not count; empty when it does."""
    if g.rol in ZONDER_GEZAG or (g.gezag is False and g.rol is not Rol.LEERLING):
        return "deze persoon heeft geen gezag en kan geen ja zeggen"
    zelf = bool(op and t.beslist_zelf_vanaf and op >= t.beslist_zelf_vanaf)
    if zelf and g.rol in OUDERS:
        return "de leerling besliste op die dag zelf"
    if op and t.beslist_zelf_vanaf and not zelf and g.rol is Rol.LEERLING:
        return "de leerling was op die dag te jong om zelf te beslissen"
    return ""


@regel("TST145", "toestemming")
def geldigheid_begrensd(dossier: Dossier) -> Iterator[Bevinding]:
    """De toestemming heeft een einde, hooguit een schooljaar later.

    Wat: Bij ja of deels staat geldig_tot of gebeurtenis_einde. Duurt het langer dan norm
        beleid-geldigheid-toestemming, of is er alleen een gebeurtenis, dan staat bij geldig_reden waarom.
    Waarom: Toestemming geldt niet voor altijd. Bij een nieuw doel of een nieuwe ontvanger vraagt de school opnieuw
        (AVG 5 lid 1 e).
    Fout:
        geldig_tot: null
    Goed:
        geldig_tot: null
        gebeurtenis_einde: de leerling gaat van school
        geldig_reden: De foto van de groep blijft in het besloten archief tot het vertrek.
    """
    t = dossier.toestemming
    if t.antwoord not in JA:
        return
    if t.geldig_tot is None and t.gebeurtenis_einde is None:
        hint = "vul geldig_tot in, of bij gebeurtenis_einde waardoor de toestemming eindigt"
        yield Bevinding(("antwoord",), "deze toestemming heeft geen einde", hint)
    elif not t.geldig_reden and _langer(dossier, t):
        waar = "geldig_tot" if t.geldig_tot else "gebeurtenis_einde"
        hint = "kies een eerdere dag, of schrijf bij geldig_reden waarom het langer moet"
        tekst = "de toestemming duurt langer dan een schooljaar, of hoelang staat niet vast"
        yield Bevinding((waar,), tekst, hint, Ernst.WAARSCHUWING)


def _langer(dossier: Dossier, t: Toestemming) -> bool:
    van = t.gegeven_op or t.gevraagd_op
    maanden = dossier.naslag.wetboek.getal("beleid-geldigheid-toestemming", "maanden", van)
    return t.geldig_tot is None or t.geldig_tot > plus_maanden(van, maanden)


@regel("TST146", "toestemming", Ernst.WAARSCHUWING)
def niet_verlopen(dossier: Dossier) -> Iterator[Bevinding]:
    """Een toestemming die voorbij is, gebruikt de school niet meer.

    Wat: Ligt geldig_tot vóór de peildatum, dan staat bij uit waarom u haar alleen nog als bewijs bewaart, zoals:
        er is opnieuw gevraagd.
    Waarom: Na het einde is er geen grondslag meer (AVG 6 lid 1 a).
    Fout:
        geldig_tot: 2026-10-30
    Goed:
        geldig_tot: 2026-10-30
        uit: het overleg is afgerond
    """
    t = dossier.toestemming
    if not t.uit and stand(t, dossier.peildatum) is Stand.VERLOPEN:
        hint = f"stop met delen of vraag opnieuw; daarna: docgen register sluit toestemmingen/{t.kenmerk} --reden ..."
        yield Bevinding(("geldig_tot",), "deze toestemming is voorbij", hint)


@regel("TST147", "toestemming", Ernst.WAARSCHUWING)
def leerling_gaat_zelf_beslissen(dossier: Dossier) -> Iterator[Bevinding]:
    """De leerling gaat niet zelf beslissen zolang de toestemming van een ander geldt.

    Wat: Loopt de toestemming van een ouder of voogd nog, dan ligt beslist_zelf_vanaf niet vóór het einde ervan. Zijn
        er meer? docgen register toon toestemmingen --waar "beslist_zelf_vanaf<2027-01-01" geeft de lijst.
    Waarom: Een ja van ouders vervalt niet vanzelf, maar de leerling beslist vanaf die verjaardag zelf (UAVG 5 lid 1).
        Leg dan een nieuw formulier voor.
    Fout:
        beslist_zelf_vanaf: 2027-03-15
    Goed:
        beslist_zelf_vanaf: 2027-08-15
    """
    t = dossier.toestemming
    if loopt(t, dossier.peildatum) and gaat_zelf_beslissen(t):
        al = t.beslist_zelf_vanaf and t.beslist_zelf_vanaf <= dossier.peildatum
        tekst = "beslist nu zelf" if al else "gaat zelf beslissen voordat deze toestemming eindigt"
        hint = "leg een nieuw formulier voor" if al else "leg op die verjaardag een nieuw formulier voor"
        yield Bevinding(("beslist_zelf_vanaf",), f"de {dossier.org.leerling} {tekst}", hint)
