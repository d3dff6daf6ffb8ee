"""The base of all models and the simple types of their fields.

Scalars arrive as text; the type decides here. No unions: one field, one type.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError
from stdnum.nl import brin as stdnum_brin
from stdnum.nl import postcode as stdnum_postcode


class Gegevens(BaseModel):
    """Base of every model: frozen, Dutch field names, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def fout(code: str, tekst: str, hint: str = "") -> PydanticCustomError:
    """Make a validation error that bron.py turns into a melding with this code."""
    return PydanticCustomError("docgen", "{tekst}", {"code": code, "tekst": tekst, "hint": hint})


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NL = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def _datum(waarde: Any) -> Any:
    if not isinstance(waarde, str):
        return waarde
    iso, nl = _ISO.fullmatch(waarde.strip()), _NL.fullmatch(waarde.strip())
    if iso:
        jaar, maand, dag = (int(d) for d in iso.groups())
    elif nl:
        dag, maand, jaar = (int(d) for d in nl.groups())
    else:
        raise fout("INV205", "dit is geen datum", "schrijf jaar-maand-dag, bijvoorbeeld 2026-11-30")
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise fout("INV206", "deze datum bestaat niet", "kijk de dag, de maand en het jaar na") from None


def _janee(waarde: Any) -> Any:
    if isinstance(waarde, bool):
        return waarde
    woorden = {"ja": True, "nee": False, "true": True, "false": False}
    if str(waarde).strip().lower() not in woorden:
        raise fout("INV207", "hier past alleen ja of nee", "schrijf ja of nee")
    return woorden[str(waarde).strip().lower()]


def _geheel(waarde: Any) -> Any:
    if isinstance(waarde, str):
        if not re.fullmatch(r"-?\d+", waarde.strip()):
            raise fout("INV208", "hier past alleen een heel getal", "schrijf een getal zonder punt of komma")
        return int(waarde)
    return waarde


def _schooljaar(waarde: Any) -> Any:
    jaren = re.fullmatch(r"(\d{4})-(\d{4})", waarde.strip()) if isinstance(waarde, str) else None
    if not jaren or int(jaren[2]) != int(jaren[1]) + 1:
        raise fout("INV193", "dit schooljaar kan niet bestaan", "schrijf twee jaren na elkaar: 2026-2027")
    return jaren[0]


def _patroon(code: str, patroon: str, tekst: str, hint: str) -> BeforeValidator:
    vorm = re.compile(patroon)

    def controleer(waarde: Any) -> Any:
        if not isinstance(waarde, str) or not vorm.fullmatch(waarde.strip()):
            raise fout(code, tekst, hint)
        return waarde.strip()

    return BeforeValidator(controleer)


def _postcode(waarde: Any) -> Any:
    if not isinstance(waarde, str) or not stdnum_postcode.is_valid(waarde):
        raise fout("INV212", "deze postcode kan niet bestaan", "vier cijfers en twee letters: 1234 AB")
    return stdnum_postcode.validate(waarde)


def _brin(waarde: Any) -> Any:
    kaal = waarde.strip().upper() if isinstance(waarde, str) else ""
    if not stdnum_brin.is_valid(kaal):
        raise fout(
            "INV213",
            "dit BRIN- of vestigingsnummer kan niet bestaan",
            "twee cijfers, twee letters en soms nog twee cijfers: 12AB of 12AB00",
        )
    return kaal


def _telefoon(waarde: Any) -> Any:
    kaal = re.sub(r"[\s\-().]", "", waarde) if isinstance(waarde, str) else ""
    if not re.fullmatch(r"(\+31|0031|0)\d{9}|0800\d{4,7}|0900\d{4,7}|14\d{2,4}", kaal):
        raise fout("INV215", "dit telefoonnummer kan niet bestaan", "tien cijfers: 085 000 00 00")
    return waarde.strip()


Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Datum = Annotated[
    date,
    BeforeValidator(_datum),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})$"}),
]
JaNee = Annotated[bool, BeforeValidator(_janee), WithJsonSchema({"enum": ["ja", "nee", True, False]})]
Geheel = Annotated[int, BeforeValidator(_geheel)]
Id = Annotated[
    str,
    _patroon(
        "INV209",
        r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}",
        "dit is geen geldig kenmerk",
        "gebruik alleen letters, cijfers, punt en streepje, zonder spaties",
    ),
]
NormId = Annotated[
    str,
    _patroon(
        "INV218",
        r"[a-z0-9]+[a-z0-9.:-]*[A-Za-z0-9.:-]*",
        "dit is geen norm",
        "bijvoorbeeld wpo-40 of avg-12-3",
    ),
]
Email = Annotated[
    str,
    _patroon(
        "INV211",
        r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}",
        "dit e-mailadres kan niet bestaan",
        "bijvoorbeeld privacy@school.example",
    ),
]
Bedrag = Annotated[
    str,
    _patroon(
        "INV219", r"\d{1,4}(,\d{2})?", "dit is geen bedrag", "schrijf euro's zonder teken, bijvoorbeeld 12,50"
    ),
]
Postcode = Annotated[str, BeforeValidator(_postcode)]
Brin = Annotated[str, BeforeValidator(_brin)]
Kvk = Annotated[
    str, _patroon("INV214", r"\d{8}", "dit KvK-nummer kan niet bestaan", "een KvK-nummer heeft acht cijfers")
]
Telefoon = Annotated[str, BeforeValidator(_telefoon)]
Schooljaar = Annotated[
    str,
    BeforeValidator(_schooljaar),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{4}$"}),
]
Webadres = Annotated[
    str,
    _patroon(
        "INV216",
        r"(https?://)?([A-Za-z0-9-]+\.)+[A-Za-z]{2,}(/[^\s<>\"]*)?",
        "dit webadres kan niet bestaan",
        "bijvoorbeeld www.school.example",
    ),
]
Kleur = Annotated[
    str,
    _patroon(
        "INV217",
        r"#[0-9A-Fa-f]{6}",
        "dit is geen kleur",
        'een hekje en zes tekens, tussen aanhalingstekens: "#1f5a7a"',
    ),
]


class Sector(StrEnum):
    """Kind of education; decides which education act applies (juridisch § 0.5)."""

    PO = "po"
    SO = "so"
    VSO = "vso"
    SO_VSO = "so-vso"
    VO = "vo"
    MBO = "mbo"
    SWV = "swv"

    @property
    def delen(self) -> frozenset[str]:
        """The single sectors that this one stands for: so-vso is both."""
        return frozenset({"so", "vso"} if self is Sector.SO_VSO else {self.value})


class Adres(Gegevens):
    """A Dutch address; `straat` may also be 'Postbus'."""

    straat: Tekst
    huisnummer: Tekst
    postcode: Postcode
    plaats: Tekst


class Persoon(Gegevens):
    """Who signs or acts for an organisation."""

    naam: Tekst
    functie: Tekst
