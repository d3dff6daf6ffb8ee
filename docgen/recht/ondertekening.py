"""Who signs a consent form, and why (juridisch § 4.1-4.6).

The school asks consent for its own part only; a care provider with a treatment relation asks its own.
Two signatures of parents who live apart are the school's own careful standard, never a legal duty.
"""

from __future__ import annotations

from dataclasses import replace

from docgen.model.leerling import Gezagsoort
from docgen.recht.handtekening import Blok, Gezag, Ondertekening, Oordeel, Situatie, Vak, Waarvoor, Wie
from docgen.recht.leeftijd import leeftijd, meerderjarig, zelf_beslissen, zelf_intrekken
from docgen.recht.wetboek import Wetboek

__all__ = [
    "Blok",
    "Gezag",
    "Ondertekening",
    "Oordeel",
    "Situatie",
    "Vak",
    "Waarvoor",
    "Wie",
    "ondertekening",
]


OUDERLIJK = (Gezagsoort.OUDER, Gezagsoort.VOOGD, Gezagsoort.GI_VOOGD, Gezagsoort.PLEEGOUDERVOOGD)
_NORM = {
    Gezagsoort.OUDER: "bw-1:245",
    Gezagsoort.VOOGD: "bw-1:280",
    Gezagsoort.GI_VOOGD: "bw-1:302",
    Gezagsoort.PLEEGOUDERVOOGD: "bw-1:299a",
    Gezagsoort.GI_DEELGEZAG: "bw-1:265e",
    Gezagsoort.CURATOR: "bw-1:378",
    Gezagsoort.MENTOR: "bw-1:453",
    Gezagsoort.BEWINDVOERDER: "bw-1:431",
}


def ondertekening(situatie: Situatie, wetboek: Wetboek) -> Ondertekening:
    """Decide who signs; raises ValueError when the form is dated before the birth."""
    if situatie.geboortedatum is None:
        return _blanco(situatie, wetboek)
    jaren = leeftijd(situatie.geboortedatum, situatie.op)
    if jaren >= meerderjarig(wetboek, situatie.op):
        return _meerderjarig(situatie, jaren)
    if jaren >= zelf_beslissen(wetboek, situatie.op) and not situatie.wilsonbekwaam:
        return _zelf(situatie, jaren)
    return _door_gezag(situatie, jaren, wetboek)


def _meerderjarig(s: Situatie, jaren: int) -> Ondertekening:
    """18+: the pupil, or the representative as far as a measure goes (UAVG 5 lid 2)."""
    maatregelen = [g for g in s.gezag if _werkt(g)]
    if maatregelen:
        onbeslist = any(g.soort is Gezagsoort.MENTOR and g.dekt is None for g in maatregelen)
        blokken = tuple(_blok(g, "vertegenwoordigt de leerling", ("uavg-5-2",)) for g in maatregelen)
        if not onbeslist:
            return Ondertekening(jaren, blokken, (Vak.MENING,))
        return Ondertekening(jaren, (*blokken, _leerling(s)), (Vak.MENING,), (Oordeel.REIKWIJDTE_MENTOR,))
    if s.wilsonbekwaam:
        reden = "de leerling kan dit niet overzien; ga na wie de leerling vertegenwoordigt"
        blok = Blok(Wie.VERTEGENWOORDIGER, None, Waarvoor.TOESTEMMING, True, reden, ("uavg-5-2",))
        return Ondertekening(jaren, (blok,), (Vak.MENING,), (Oordeel.WIE_VERTEGENWOORDIGT,))
    return Ondertekening(jaren, (_leerling(s),))


def _werkt(gezag: Gezag) -> bool:
    """Whether a measure for an adult may reach this consent; a bewindvoerder only decides on money."""
    match gezag.soort:
        case Gezagsoort.CURATOR | Gezagsoort.MENTOR:
            return gezag.dekt is not False
        case Gezagsoort.BEWINDVOERDER:
            return gezag.dekt is True
        case _:
            return False


def _zelf(s: Situatie, jaren: int) -> Ondertekening:
    """16 and 17: the pupil decides; parents may show that they read it, if the pupil wants that."""
    reden = "alleen als de leerling dat wil"
    normen = ("uavg-5-1",)
    lezers = tuple(
        Blok(Wie(g.soort.value), g.naam, Waarvoor.GELEZEN, False, reden, normen)
        for g in s.gezag
        if g.soort in OUDERLIJK
    )
    return Ondertekening(jaren, (_leerling(s), *lezers))


def _leerling(s: Situatie) -> Blok:
    reden = "de leerling is oud genoeg en beslist zelf"
    return Blok(Wie.LEERLING, s.naam, Waarvoor.TOESTEMMING, True, reden, ("uavg-5-1",))


def _door_gezag(s: Situatie, jaren: int, wetboek: Wetboek) -> Ondertekening:
    """Under 16, or 16-17 who cannot oversee it: every person with authority (UAVG 5 lid 1)."""
    onbekwaam = jaren >= zelf_beslissen(wetboek, s.op)
    blokken, oordelen = _gezagblokken(s)
    een_van = (
        len(blokken) > 1
        and not s.apart
        and all(b.wie.value in OUDERLIJK for b in blokken)
        and not _neemt_over(s)
    )
    vakken = _kindvakken(s, jaren, wetboek) + _oudervakken(s, blokken)
    if s.hulpverlener and not s.wilsonbekwaam and jaren >= wetboek.getal("bw-7:450-2", "leeftijd", s.op):
        blokken += (_hulpverlener(s),)
    if onbekwaam:
        blokken = tuple(replace(blok, normen=(*blok.normen, "beleid-onbekwaam")) for blok in blokken)
        oordelen += (Oordeel.WILSBEKWAAMHEID,)
    return Ondertekening(jaren, blokken, vakken, oordelen, een_van)


def _gezagblokken(s: Situatie) -> tuple[tuple[Blok, ...], tuple[Oordeel, ...]]:
    """Blocks of parents and guardians, and of an institution that exercises part of the authority."""
    ouderlijk = [g for g in s.gezag if g.soort in OUDERLIJK]
    deel = [g for g in s.gezag if g.soort is Gezagsoort.GI_DEELGEZAG and g.dekt is not False]
    overgenomen = _neemt_over(s)
    if not ouderlijk and not overgenomen:
        blok = _open_gezag(verplicht=True, reden="wie het gezag heeft, is nog niet genoemd")
        ander = _open_gezag(verplicht=False, reden="als er nog iemand gezag heeft en ook tekent")
        gi = tuple(_blok(g, "mogelijk voor dit onderdeel", ("uavg-5-1",)) for g in deel)
        return (blok, ander, *gi), (Oordeel.GEEN_GEZAG_BEKEND, *_deel_oordeel(deel))
    blokken = [_blok(g, "oefent dit deel van het gezag uit", ("uavg-5-1",)) for g in deel]
    for nummer, gezag in enumerate(ouderlijk):
        blokken.append(_gezagblok(gezag, eerste=nummer == 0, overgenomen=overgenomen, apart=s.apart))
    return tuple(blokken), _deel_oordeel(deel)


def _neemt_over(s: Situatie) -> bool:
    return any(g.soort is Gezagsoort.GI_DEELGEZAG and g.dekt is True for g in s.gezag)


def _deel_oordeel(deel: list[Gezag]) -> tuple[Oordeel, ...]:
    return (Oordeel.REIKWIJDTE_DEELGEZAG,) if any(g.dekt is None for g in deel) else ()


def _gezagblok(gezag: Gezag, *, eerste: bool, overgenomen: bool, apart: bool) -> Blok:
    if overgenomen:
        normen = ("bw-1:265e",)
        reden = "de instelling beslist; de ouder kan laten zien dat hij dit las"
        return Blok(Wie(gezag.soort.value), gezag.naam, Waarvoor.GELEZEN, False, reden, normen)
    if apart:
        return _blok(
            gezag,
            "heeft gezag; de school vraagt ieder te tekenen",
            ("uavg-5-1", "beleid-twee-handtekeningen"),
        )
    reden = (
        "heeft gezag"
        if eerste
        else "heeft ook gezag; één handtekening volstaat zolang de ander geen bezwaar heeft"
    )
    return _blok(gezag, reden, ("uavg-5-1", "bw-1:253i"), verplicht=eerste)


def _blok(gezag: Gezag, reden: str, normen: tuple[str, ...], *, verplicht: bool = True) -> Blok:
    alle = (*normen, _NORM[gezag.soort])
    return Blok(Wie(gezag.soort.value), gezag.naam, Waarvoor.TOESTEMMING, verplicht, reden, alle)


def _open_gezag(*, verplicht: bool, reden: str) -> Blok:
    return Blok(Wie.PERSOON_MET_GEZAG, None, Waarvoor.TOESTEMMING, verplicht, reden, ("uavg-5-1", "bw-1:245"))


def _hulpverlener(s: Situatie) -> Blok:
    reden = "alleen voor de hulpverlener, die zelf toestemming vraagt aan kind en ouders"
    normen = ("bw-7:450-2", "jeugdwet-7.3.4-2")
    return Blok(Wie.LEERLING, s.naam, Waarvoor.HULPVERLENER, True, reden, normen)


def _kindvakken(s: Situatie, jaren: int, wetboek: Wetboek) -> tuple[Vak, ...]:
    mening = jaren >= wetboek.getal("beleid-mening-leerling", "leeftijd", s.op)
    intrekken = jaren >= zelf_intrekken(wetboek, s.op)
    return (Vak.MENING,) * mening + (Vak.ZELF_INTREKKEN,) * intrekken


def _oudervakken(s: Situatie, blokken: tuple[Blok, ...]) -> tuple[Vak, ...]:
    ouders = [b for b in blokken if b.wie is Wie.OUDER and b.waarvoor is Waarvoor.TOESTEMMING]
    if len(ouders) == 1 and len(blokken) == 1:
        return (Vak.EEN_GEZAG,)
    return (Vak.TWEE_HANDTEKENINGEN,) if s.apart and len(ouders) > 1 else ()


def _blanco(s: Situatie, wetboek: Wetboek) -> Ondertekening:
    """A form without a pupil shows every block; the reason says for whom it is."""
    grens = zelf_beslissen(wetboek, s.op)
    jong = f"als de leerling jonger is dan {grens} jaar"
    oud = Blok(
        Wie.LEERLING,
        None,
        Waarvoor.TOESTEMMING,
        False,
        f"als de leerling {grens} jaar of ouder is",
        ("uavg-5-1",),
    )
    ouder = _open_gezag(verplicht=False, reden=jong)
    return Ondertekening(None, (ouder, ouder, oud, _hulpverlener(s)), tuple(Vak))
