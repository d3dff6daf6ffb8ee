"""Who may make a request and who may withdraw consent (juridisch § 4.1, § 4.3, § 4.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from docgen.model.verzoek import Rol
from docgen.recht.leeftijd import leeftijd, meerderjarig, zelf_beslissen, zelf_intrekken, zelf_rechten
from docgen.recht.wetboek import Wetboek


class Nagaan(StrEnum):
    """What a person must check before the answer stands."""

    MAATREGEL = "reikwijdte-maatregel"
    VOLMACHTGEVER = "bevoegdheid-volmachtgever"
    WILSBEKWAAMHEID = "wilsbekwaamheid"


@dataclass(frozen=True)
class Bevoegdheid:
    """Whether someone may do this, why (Dutch, own words) and on what norms.

    `oordeel` names what a person must still check; docgen never decides that.
    """

    mag: bool
    reden: str
    normen: tuple[str, ...]
    oordeel: Nagaan | None = None


@dataclass(frozen=True)
class Persoon:
    """Who acts. `namens` and `machtiging_gezien` only for a gemachtigde, `binnen_maatregel` for a measure.

    `eigen_gegevens`: it only concerns data of this person, such as a parent's own data.
    """

    rol: Rol
    machtiging_gezien: bool = False
    namens: Rol | None = None
    eigen_gegevens: bool = False
    binnen_maatregel: bool | None = None


MET_GEZAG = frozenset({Rol.OUDER, Rol.VOOGD, Rol.GI_VOOGD})
MET_MAATREGEL = frozenset({Rol.CURATOR, Rol.MENTOR, Rol.BEWINDVOERDER})


def mag_verzoek_doen(
    persoon: Persoon, geboortedatum: date, op: date, wetboek: Wetboek, *, wilsonbekwaam: bool = False
) -> Bevoegdheid:
    """Whether this person may use the rights of AVG 15-22 for the pupil (UAVG 5 lid 4)."""
    if persoon.eigen_gegevens:
        return Bevoegdheid(True, "het gaat om eigen gegevens", ("avg-12-2",))
    if persoon.rol is Rol.GEMACHTIGDE:
        return _gemachtigde(
            persoon,
            lambda namens: mag_verzoek_doen(namens, geboortedatum, op, wetboek, wilsonbekwaam=wilsonbekwaam),
        )
    jaren = leeftijd(geboortedatum, op)
    normen = _rechten(persoon.rol, jaren, op, wetboek)
    if persoon.rol is Rol.LEERLING:
        return _leerling(jaren, zelf_rechten(wetboek, op), "gebruikt de rechten zelf", normen)
    return _ander(persoon, jaren, op, wetboek, normen, wilsonbekwaam)


def mag_intrekken(
    persoon: Persoon, geboortedatum: date, op: date, wetboek: Wetboek, *, wilsonbekwaam: bool = False
) -> Bevoegdheid:
    """Whether this person may withdraw consent for the pupil (UAVG 5 lid 3, AVG 7 lid 3)."""
    if persoon.rol is Rol.GEMACHTIGDE:
        return _gemachtigde(
            persoon,
            lambda namens: mag_intrekken(namens, geboortedatum, op, wetboek, wilsonbekwaam=wilsonbekwaam),
        )
    jaren = leeftijd(geboortedatum, op)
    if persoon.rol is Rol.LEERLING:
        normen = wetboek.van_kracht(("avg-7-3", "uavg-5-3", "uavg-5-3-b"), op)
        return _leerling(jaren, zelf_intrekken(wetboek, op), "trekt de toestemming zelf in", normen)
    lid = "uavg-5-3-c" if persoon.rol in MET_MAATREGEL else "uavg-5-3-a"
    normen = wetboek.van_kracht(("avg-7-3", "uavg-5-3", lid), op)
    return _ander(persoon, jaren, op, wetboek, normen, wilsonbekwaam)


def _rechten(rol: Rol, jaren: int, op: date, wetboek: Wetboek) -> tuple[str, ...]:
    """The part of UAVG 5 lid 4 that decides; from 16 on only the reverse of the article."""
    if rol in MET_MAATREGEL:
        delen = ["uavg-5-4-c"]
    elif jaren < zelf_rechten(wetboek, op):
        delen = ["uavg-5-4-a"]
    else:
        delen = ["uavg-5-4-b"] if jaren < zelf_beslissen(wetboek, op) else []
    return wetboek.van_kracht(("uavg-5-4", *delen), op)


def _gemachtigde(persoon: Persoon, vraag_na: Callable[[Persoon], Bevoegdheid]) -> Bevoegdheid:
    """Someone with a written mandate may do what the person behind it may do (BW 3:60)."""
    normen = ("bw-3:60", "awb-2:1")
    if not persoon.machtiging_gezien:
        return Bevoegdheid(False, "er is nog geen schriftelijke machtiging", normen)
    if persoon.namens is None or persoon.namens is Rol.GEMACHTIGDE:
        return Bevoegdheid(True, "er is een machtiging", normen, Nagaan.VOLMACHTGEVER)
    achter = vraag_na(Persoon(persoon.namens, binnen_maatregel=persoon.binnen_maatregel))
    return Bevoegdheid(achter.mag, achter.reden, (*normen, *achter.normen), achter.oordeel)


def _leerling(jaren: int, grens: int, doet: str, normen: tuple[str, ...]) -> Bevoegdheid:
    """The pupil; from the age limit on no ripeness and no parent's signature may be asked."""
    if jaren >= grens:
        return Bevoegdheid(True, f"een leerling vanaf {grens} jaar {doet}", normen)
    return Bevoegdheid(False, f"onder {grens} jaar doet de ouder met gezag of de voogd dit", normen)


def _ander(
    persoon: Persoon, jaren: int, op: date, wetboek: Wetboek, normen: tuple[str, ...], wilsonbekwaam: bool
) -> Bevoegdheid:
    if persoon.rol in MET_GEZAG:
        return _gezag(jaren, op, wetboek, normen, wilsonbekwaam)
    if persoon.rol in MET_MAATREGEL:
        return _maatregel(persoon, jaren, op, wetboek, normen)
    if persoon.rol is Rol.OUDER_ZONDER_GEZAG:
        return Bevoegdheid(
            False, "zonder gezag is er alleen recht op belangrijke feiten", (*normen, "bw-1:377c")
        )
    return Bevoegdheid(False, "deze persoon vertegenwoordigt de leerling niet", normen)


def _gezag(
    jaren: int, op: date, wetboek: Wetboek, normen: tuple[str, ...], wilsonbekwaam: bool
) -> Bevoegdheid:
    grens = zelf_beslissen(wetboek, op)
    if jaren < grens:
        return Bevoegdheid(True, f"de leerling is jonger dan {grens} jaar", normen)
    if wilsonbekwaam and jaren < meerderjarig(wetboek, op):
        reden = "de leerling kan dit niet overzien"
        return Bevoegdheid(True, reden, (*normen, "beleid-onbekwaam"), Nagaan.WILSBEKWAAMHEID)
    return Bevoegdheid(False, f"vanaf {grens} jaar doet de leerling dit zelf", normen)


def _maatregel(
    persoon: Persoon, jaren: int, op: date, wetboek: Wetboek, normen: tuple[str, ...]
) -> Bevoegdheid:
    """A curator, mentor or bewindvoerder, within the measure (UAVG 5 lid 2, lid 3 c, lid 4 c)."""
    alle = (*normen, "uavg-5-2")
    if jaren < zelf_beslissen(wetboek, op) or persoon.binnen_maatregel is False:
        return Bevoegdheid(False, "dit valt buiten de maatregel", alle)
    oordeel = Nagaan.MAATREGEL if persoon.binnen_maatregel is None else None
    return Bevoegdheid(True, "dit valt binnen de maatregel", alle, oordeel)
