"""A multidisciplinary meeting for which consent is asked (bijlage 1 of S000; juridisch § 5, § 13)."""

from __future__ import annotations

from docgen.model.basis import Datum, Gegevens, Id, JaNee, NormId, Tekst
from docgen.model.besluit import Weging
from docgen.model.leerling import Gezaghebber, Leerling, Naaste
from docgen.model.verzoek import Rol


class Deelnemer(Gegevens):
    """A partner in the meeting: code of keuzelijsten/partners, with organisation and function or name.

    `gegevens` limits which kinds are shared with this partner; empty means all kinds of the form.
    `verzuimmelding` tells that a report to leerplicht exists (juridisch § 10.1 X9).
    """

    partner: Id
    organisatie: Tekst | None = None
    functie: Tekst | None = None
    naam: Tekst | None = None
    omschrijving: Tekst | None = None
    gegevens: tuple[Id, ...] = ()
    behandelrelatie: JaNee | None = None
    aanwezig: JaNee | None = None
    verzuimmelding: JaNee = False


class SoortGegeven(Gegevens):
    """A kind of data to share: code of keuzelijsten/soorten-gegevens, with a description."""

    soort: Id
    omschrijving: Tekst | None = None
    volledig_verslag: JaNee = False


class Ondertekend(Gegevens):
    """Who signed and when, noted after the form came back (proof, AVG 7 lid 1)."""

    naam: Tekst
    op: Datum


class Bespreekstuk(Gegevens):
    """A document on the table of the meeting; `met` says who gets it, `op` when it was or will be sent."""

    wat: Tekst
    met: Tekst
    op: Datum | None = None


class Afspraak(Gegevens):
    """What was agreed: who does what, when it is done, and who knows about it."""

    wat: Tekst
    wie: Tekst
    klaar_op: Datum | None = None
    weten: tuple[Tekst, ...] = ()


class Intrekking(Gegevens):
    """Consent is withdrawn (AVG 7 lid 3, UAVG 5 lid 3); without partners and gegevens it is all of it.

    `partners_verteld_op` is when the school told the partners to stop; `blijft` names what the school still
    shares because of a law (`blijft_normen`), so that the letter does not promise too much.
    """

    op: Datum
    door: Tekst
    rol: Rol
    binnen_maatregel: JaNee | None = None
    partners: tuple[Id, ...] = ()
    gegevens: tuple[Id, ...] = ()
    bevestigd_op: Datum | None = None
    partners_verteld_op: Datum | None = None
    blijft: Tekst | None = None
    blijft_normen: tuple[NormId, ...] = ()


class Overleg(Gegevens):
    """The facts of one consent form and the letters around it.

    `datum` is the day of the meeting, `opgesteld_op` that of the form.
    `doel` ends the sentence "samen bepalen wat er nodig is om ...". `geldig_reden` says why the consent lasts
    longer than a school year. `nagegaan` records who judged who signs, where the law leaves that to a person.
    From `uitgenodigd_op` on: the invitation, what was agreed, and the withdrawal of consent.
    """

    kenmerk: Id
    leerling: Leerling
    gezag: tuple[Gezaghebber, ...] = ()
    naasten: tuple[Naaste, ...] = ()
    ouders_samen: JaNee | None = None
    gemeenschappelijk_adres: JaNee | None = None
    opgesteld_op: Datum | None = None
    datum: Datum | None = None
    tijd: Tekst | None = None
    plaats: Tekst | None = None
    doel: Tekst | None = None
    partners: tuple[Deelnemer, ...] = ()
    gegevens: tuple[SoortGegeven, ...] = ()
    geldig_tot: Datum | None = None
    geldig_reden: Tekst | None = None
    bewaartermijn: Tekst = "BT3"
    mening_leerling: Tekst | None = None
    nagegaan: Weging | None = None
    ondertekend: tuple[Ondertekend, ...] = ()
    versie: Tekst = "1"
    uitgenodigd_op: Datum | None = None
    agenda: tuple[Tekst, ...] = ()
    stukken: tuple[Bespreekstuk, ...] = ()
    voorbereiden: tuple[Tekst, ...] = ()
    teruggekoppeld_op: Datum | None = None
    besproken: tuple[Tekst, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    reactie_tot: Datum | None = None
    vervolg: Tekst | None = None
    intrekking: Intrekking | None = None
