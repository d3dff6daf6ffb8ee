"""The fixed words of the law and the school that several models share (juridisch § 3.2, § 0.5)."""

from __future__ import annotations

from enum import StrEnum


class Rechtsvorm(StrEnum):
    """Legal form of the controller; decides the remedy (juridisch § 3.2)."""

    GEMEENTE = "gemeente"
    OPENBARE_RECHTSPERSOON = "openbare_rechtspersoon"
    STICHTING_OPENBAAR = "stichting_openbaar"
    STICHTING_BIJZONDER = "stichting_bijzonder"
    VERENIGING_BIJZONDER = "vereniging_bijzonder"
    SAMENWERKINGSBESTUUR = "samenwerkingsbestuur"
    SAMENWERKINGSSCHOOL = "samenwerkingsschool"
    SWV = "swv"
    MBO_BIJZONDER = "mbo_bijzonder"
    PARTICULIER = "particulier"


class Rechtsgang(StrEnum):
    """Which road to a judge is open; `auto` derives it from the legal form."""

    AUTO = "auto"
    AWB = "awb"
    CIVIEL = "civiel"
    BEIDE = "beide"


class Karakter(StrEnum):
    """Public or denominational school."""

    OPENBAAR = "openbaar"
    BIJZONDER = "bijzonder"


class Recht(StrEnum):
    """The rights of AVG 15-21 that docgen answers."""

    INZAGE = "inzage"
    RECTIFICATIE = "rectificatie"
    VERWIJDERING = "verwijdering"
    BEPERKING = "beperking"
    OVERDRAAGBAARHEID = "overdraagbaarheid"
    BEZWAAR = "bezwaar"


class Uitkomst(StrEnum):
    """What the controller decided (juridisch § 2.1 B4)."""

    TOEGEWEZEN = "toegewezen"
    GEDEELTELIJK = "gedeeltelijk"
    AFGEWEZEN = "afgewezen"
    NIET_VAN_TOEPASSING = "niet-van-toepassing"


class Rolverdeling(StrEnum):
    """Joint (AVG 26) or separate controllers in a convenant (juridisch § 12.4)."""

    GEZAMENLIJK = "gezamenlijk"
    AFZONDERLIJK = "afzonderlijk"
