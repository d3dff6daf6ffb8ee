"""Who may ask: the requester by role, authority and age (juridisch § 4.1, § 4.3, § 4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.model.begrippen import Uitkomst
from docgen.model.verzoek import Rol
from docgen.recht.bevoegdheid import MET_GEZAG
from docgen.recht.leeftijd import zelf_beslissen
from docgen.recht.verzoekrecht import bevoegd, leeftijd_van
from docgen.regels.kern import Bevinding, regel

NIET_BEVOEGD, GEEN_MACHTIGING = "NIET_BEVOEGD", "GEEN_MACHTIGING"


def _behandeld_zonder_recht(dossier: Dossier) -> bool:
    """Whether the school decided on the contents although the requester may not ask this."""
    besluit = dossier.verzoek.besluit
    oordeel = bevoegd(dossier.verzoek, dossier.naslag.wetboek)
    if not besluit or not oordeel or oordeel.mag:
        return False
    gronden = {deel.grond for deel in besluit.onderdelen}
    return besluit.uitkomst is not Uitkomst.AFGEWEZEN or not gronden & {NIET_BEVOEGD, GEEN_MACHTIGING}


def _jaren(dossier: Dossier) -> int | None:
    return leeftijd_van(dossier.verzoek, dossier.verzoek.ontvangen_op)


def _oud_genoeg(dossier: Dossier) -> bool:
    jaren = _jaren(dossier)
    return jaren is not None and jaren >= zelf_beslissen(dossier.naslag.wetboek, dossier.peildatum)


@regel("VRZ110", "verzoek")
def verzoeker_vertegenwoordigt(dossier: Dossier) -> Iterator[Bevinding]:
    """Alleen wie de leerling vertegenwoordigt, krijgt een besluit over de inhoud.

    Wat: Een ouder zonder gezag, een mentor buiten zijn maatregel of een ander krijgt geen gegevens. De school
        wijst zo'n verzoek af met de grond NIET_BEVOEGD en schrijft wie het wel kan doen.
    Waarom: De rechten zijn van de leerling; alleen een vertegenwoordiger gebruikt ze namens hem (UAVG 5 lid 4).
    Fout:
        verzoeker: {rol: ouder-zonder-gezag}
    Goed:
        verzoeker: {rol: voogd}
    """
    rol = dossier.verzoek.verzoeker.rol
    if rol in (Rol.LEERLING, Rol.GEMACHTIGDE) or (rol in MET_GEZAG and _oud_genoeg(dossier)):
        return
    if _behandeld_zonder_recht(dossier):
        hint = "wijs het verzoek af met grond NIET_BEVOEGD; de brief noemt dan wie het wel kan vragen"
        yield Bevinding(("verzoeker", "rol"), "deze persoon mag dit niet voor de leerling vragen", hint)


@regel("VRZ111", "verzoek")
def bevoegde_niet_geweigerd(dossier: Dossier) -> Iterator[Bevinding]:
    """Wie het verzoek mag doen, krijgt geen weigering omdat hij het niet mag doen.

    Wat: De grond NIET_BEVOEGD staat er niet bij iemand die dit wel mag vragen. Een leerling van 12 tot en met
        15 jaar mag dit zelf, zonder de ouders.
    Waarom: Vanaf 12 jaar gebruikt een leerling zijn rechten zelf; de wet vraagt geen rijpheid (UAVG 5 lid 4 b).
    Fout:
        verzoeker: {rol: leerling}
        leerling: {geboortedatum: 2012-05-14}
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: NIET_BEVOEGD, motivering: Te jong.}]}
    Goed:
        verzoeker: {rol: leerling}
        leerling: {geboortedatum: 2017-05-14}
        besluit: {uitkomst: afgewezen, onderdelen: [{wat: alles, uitkomst: afgewezen, grond: NIET_BEVOEGD, motivering: Te jong.}]}
    """
    besluit, oordeel = dossier.verzoek.besluit, bevoegd(dossier.verzoek, dossier.naslag.wetboek)
    for i, deel in enumerate(besluit.onderdelen if besluit else ()):
        if deel.grond == NIET_BEVOEGD and oordeel and oordeel.mag:
            tekst = f"deze verzoeker mag dit wel vragen: {oordeel.reden}"
            yield Bevinding(
                ("besluit", "onderdelen", i, "grond"), tekst, "behandel het verzoek, of kies een andere grond"
            )


@regel("VRZ112", "verzoek")
def machtiging_gezien(dossier: Dossier) -> Iterator[Bevinding]:
    """Een gemachtigde krijgt pas gegevens met een machtiging.

    Wat: Bij een gemachtigde is de machtiging gezien en mag degene die hem machtigde dit vragen, of de school
        weigert met de grond GEEN_MACHTIGING of NIET_BEVOEGD.
    Waarom: Zonder volmacht krijgt een vreemde de gegevens van een kind (BW 3:60, AVG 32).
    Fout:
        verzoeker: {rol: gemachtigde, gemachtigd_door: A. Voorbeeld, gemachtigd_rol: ouder}
    Goed:
        verzoeker: {rol: gemachtigde, gemachtigd_door: A. Voorbeeld, gemachtigd_rol: ouder, machtiging_gezien: ja}
    """
    if dossier.verzoek.verzoeker.rol is Rol.GEMACHTIGDE and _behandeld_zonder_recht(dossier):
        hint = "vraag een machtiging van iemand die dit mag vragen, of weiger met grond GEEN_MACHTIGING"
        yield Bevinding(("verzoeker",), "deze gemachtigde mag dit nog niet vragen", hint)


@regel("VRZ113", "verzoek")
def jonge_leerling_vraagt_zelf(dossier: Dossier) -> Iterator[Bevinding]:
    """Vraagt een leerling onder de 12 zelf, dan verwijst de school naar de ouder of voogd.

    Wat: Bij een leerling onder de leeftijd van UAVG 5 lid 4 staat de grond NIET_BEVOEGD.
    Waarom: Onder die leeftijd gebruikt alleen de vertegenwoordiger de rechten (UAVG 5 lid 4 a).
    Fout:
        verzoeker: {rol: leerling}
        leerling: {geboortedatum: 2017-05-14}
    Goed:
        verzoeker: {rol: leerling}
        leerling: {geboortedatum: 2013-05-14}
    """
    if dossier.verzoek.verzoeker.rol is Rol.LEERLING and _behandeld_zonder_recht(dossier):
        hint = "wijs af met grond NIET_BEVOEGD; de brief verwijst vriendelijk naar de ouder of voogd"
        yield Bevinding(("verzoeker", "rol"), "deze leerling is te jong om dit zelf te vragen", hint)


@regel("VRZ114", "verzoek")
def ouder_van_oudere_leerling(dossier: Dossier) -> Iterator[Bevinding]:
    """Vanaf 16 jaar vraagt de leerling zelf, niet de ouder.

    Wat: Vraagt een ouder of voogd iets over een leerling van 16 jaar of ouder, dan staat de grond NIET_BEVOEGD
        er, of de leerling kan het niet overzien en dat is nagegaan.
    Waarom: Vanaf 16 jaar zijn de rechten alleen van de leerling (UAVG 5 lid 4).
    Fout:
        leerling: {geboortedatum: 2010-05-14}
    Goed:
        leerling: {geboortedatum: 2011-05-14}
    """
    in_gezag = dossier.verzoek.verzoeker.rol in MET_GEZAG
    if in_gezag and _oud_genoeg(dossier) and _behandeld_zonder_recht(dossier):
        hint = "wijs af met grond NIET_BEVOEGD; de leerling kan het zelf vragen of de ouder machtigen"
        yield Bevinding(("verzoeker", "rol"), "deze leerling vraagt dit zelf, niet de ouder", hint)


@regel("VRZ115", "verzoek", Ernst.OORDEEL)
def bevoegdheid_nagegaan(dossier: Dossier) -> Iterator[Bevinding]:
    """Waar de wet dat aan een mens laat, is de bevoegdheid nagegaan.

    Wat: Bij een maatregel voor een volwassene, een machtiging zonder naam erachter, of een jongere die het niet
        overziet, staat bij nagegaan wie dat beoordeelde, wanneer en waarom.
    Waarom: docgen kan niet weten hoe ver een maatregel gaat (UAVG 5 lid 2 en lid 4 c).
    Fout:
        verzoeker: {rol: mentor}
        leerling: {geboortedatum: 2006-05-14}
    Goed:
        verzoeker: {rol: mentor, binnen_maatregel: ja}
        leerling: {geboortedatum: 2006-05-14}
    """
    wie, oordeel = dossier.verzoek.verzoeker, bevoegd(dossier.verzoek, dossier.naslag.wetboek)
    if dossier.verzoek.besluit and oordeel and oordeel.oordeel and not wie.nagegaan:
        hint = "zet bij nagegaan de tekst, door wie en op welke dag"
        yield Bevinding(
            ("verzoeker",), f"ga na of deze persoon dit mag vragen ({oordeel.oordeel.value})", hint
        )
