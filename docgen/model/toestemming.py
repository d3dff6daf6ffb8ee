"""One consent in the register of consents (AVG 7 lid 1; juridisch § 5.3): one file per record.

The record is the proof: who said what, when, and about which text. It knows a pupil by number only. What has no
answer is no consent.
"""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import Datum, Gegevens, Id, JaNee, Tekst
from docgen.model.verzoek import Rol


class Wijze(StrEnum):
    """How the answer came in; of a spoken answer there is a note."""

    PAPIER = "papier"
    MAIL = "mail"
    PORTAAL = "portaal"
    MONDELING = "mondeling"


class Antwoord(StrEnum):
    """What the answer comes to; with `deels` the record holds only what was agreed to."""

    JA = "ja"
    NEE = "nee"
    DEELS = "deels"


class Intrekker(StrEnum):
    """Who withdrew (UAVG 5 lid 3)."""

    VERTEGENWOORDIGER = "vertegenwoordiger"
    LEERLING = "leerling"
    CURATOR = "curator"
    MENTOR = "mentor"
    BEWINDVOERDER = "bewindvoerder"


class Gever(Gegevens):
    """Someone who was asked: with authority or not, and the own answer; no `antwoord` means that it never came.

    A pupil who answers needs no name here: `leerling_ref` says who it is.
    """

    naam: Tekst | None = None
    rol: Rol
    gezag: JaNee | None = None
    antwoord: JaNee | None = None
    op: Datum | None = None


class Verteld(Gegevens):
    """A recipient that was told to stop; `wie` as in `ontvangers`."""

    wie: Tekst
    op: Datum


class Toestemming(Gegevens):
    """One consent, for one purpose.

    `leerling_ref` is a number that the school gave, never a BSN or a name. `beslist_zelf_vanaf` is the birthday on
    which the pupil starts to decide: filled in only when it may fall within the validity, instead of a birth date
    for everyone. `soort` is a code of keuzelijsten/toestemmingsoorten, `kanaal` one of beeldkanalen, `zaak` the
    kenmerk of the overleg or the form in another folder. `ontvangers` and `gegevenssoorten` are codes of
    keuzelijsten/ontvangers and soorten-gegevens, or own words. `verstrekte_info_versie` says which text they read:
    the sha256 of the form in docgen's manifest, or the school's own version. It holds until `geldig_tot` or until
    `gebeurtenis_einde`, whichever comes first; `geldig_reden` says why so long. `gevolg_intrekking` is who was
    told. `uit` says why the record is kept as proof only.
    """

    kenmerk: Id
    leerling_ref: Id
    beslist_zelf_vanaf: Datum | None = None
    soort: Id
    kanaal: Id | None = None
    zaak: Id | None = None
    doel: Tekst
    ontvangers: tuple[Tekst, ...] = ()
    gegevenssoorten: tuple[Tekst, ...] = ()
    bijzonder: JaNee = False
    uitdrukkelijk: JaNee = False
    gevraagd_op: Datum
    wijze: Wijze | None = None
    verstrekte_info_versie: Tekst | None = None
    antwoord: Antwoord | None = None
    gegeven_door: tuple[Gever, ...] = ()
    mening_leerling: Tekst | None = None
    gegeven_op: Datum | None = None
    geldig_tot: Datum | None = None
    gebeurtenis_einde: Tekst | None = None
    geldig_reden: Tekst | None = None
    ingetrokken_op: Datum | None = None
    ingetrokken_door: Intrekker | None = None
    gevolg_intrekking: tuple[Verteld, ...] = ()
    bewijs_locatie: Tekst | None = None
    bewaren_tot: Datum | None = None
    uit: Tekst | None = None
