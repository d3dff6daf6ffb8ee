"""The columns of the register of processing activities and of what belongs to it (AVG 30; juridisch § 7)."""

from __future__ import annotations

from datetime import date

from docgen.model.verwerking import Verwerker, Verwerking, geldige_beoordeling
from docgen.registers.kern import Kolom, Soort

T, D, J, L, C = Soort.TEKST, Soort.DATUM, Soort.JANEE, Soort.LIJST, Soort.CODE
_DOORGIFTE = ("land", "waarborg")


def _bezwaar(_: object, v: Verwerking) -> bool:
    return v.bezwaar_mogelijk


def _overdraagbaar(_: object, v: Verwerking) -> bool:
    return v.overdraagbaar


def _beoordeeld_op(_: object, v: Verwerking | Verwerker) -> date | None:
    """A review that lapsed is none; only `docgen register beoordeel` makes one."""
    beoordeeld = geldige_beoordeling(v)
    return beoordeeld.op if beoordeeld else None


def _beoordeeld_door(_: object, v: Verwerking | Verwerker) -> str | None:
    beoordeeld = geldige_beoordeling(v)
    return beoordeeld.door if beoordeeld else None


VERWERKINGEN = (
    Kolom("id", "Id", breedte=20),
    Kolom("naam", "Verwerking", breedte=28),
    Kolom("thema", "Thema", C, codes="themas", kies=True),
    Kolom("doelen", "Doelen", L, breedte=44),
    Kolom("betrokkenen", "Betrokkenen", L, codes="betrokkenen", kies=True, breedte=28),
    Kolom("gegevens", "Persoonsgegevens", L, breedte=36),
    Kolom(
        "bijzonder",
        "Bijzondere gegevens: gegeven | uitzondering | toelichting",
        L,
        codes="uitzonderingen",
        delen=("gegeven", "uitzondering", "toelichting"),
        codedeel="uitzondering",
        kies=True,
        breedte=36,
    ),
    Kolom("strafrechtelijk", "Strafrechtelijke gegevens", breedte=24),
    Kolom("bsn", "BSN of onderwijsnummer", J, kies=True, breedte=14),
    Kolom("grondslagen", "Grondslag", L, codes="grondslagen", kies=True, breedte=30),
    Kolom("normen", "Wetsartikelen", L, codes="normen", breedte=34),
    Kolom("wet", "Wetsartikelen in eigen woorden"),
    Kolom("belang.belang", "Belang (bij grondslag f)", breedte=30),
    Kolom("belang.noodzaak", "Waarom nodig (bij grondslag f)", breedte=30),
    Kolom("belang.afweging", "Afweging (bij grondslag f)", breedte=30),
    Kolom("bron", "Bron van de gegevens", breedte=24),
    Kolom("verplicht.nodig", "Verplicht te geven", J, breedte=12),
    Kolom("verplicht.gevolg", "Gevolg van niet geven", breedte=28),
    Kolom("ontvangers", "Ontvangers", L, codes="ontvangers", breedte=34),
    Kolom("verwerkers", "Verwerkers", L, codes="verwerkers", kies=True, breedte=28),
    Kolom(
        "gezamenlijk_met", "Samen verantwoordelijk: naam | contact", L, delen=("naam", "contact"), breedte=30
    ),
    Kolom("doorgifte", "Doorgifte buiten de EER: land | waarborg", L, delen=_DOORGIFTE, breedte=30),
    Kolom("bewaartermijn", "Bewaartermijn", C, codes="bewaartermijnen", vrij=True, breedte=34),
    Kolom("bewaartermijn_reden", "Waarom deze bewaartermijn", openbaar=False, breedte=26),
    Kolom("maatregelen", "Beveiliging", L, codes="maatregelen", openbaar=False, breedte=40),
    Kolom("proceseigenaar", "Proceseigenaar", openbaar=False),
    Kolom("systeem", "Systeem", openbaar=False),
    Kolom("toegang", "Wie erbij kan", openbaar=False, breedte=26),
    Kolom("dpia.nodig", "DPIA nodig", J, kies=True, breedte=10),
    Kolom("dpia.uitgevoerd_op", "DPIA gedaan op", D, breedte=14),
    Kolom("dpia.toelichting", "Toelichting bij de DPIA", openbaar=False, breedte=30),
    Kolom("automatisch_besluit", "Besluit zonder mens", breedte=24),
    Kolom("informatie_via", "Hoe mensen dit weten", breedte=24),
    Kolom("bezwaar", "Bezwaar mogelijk", J, bereken=_bezwaar, breedte=12),
    Kolom("overdraagbaar", "Gegevens mee te nemen", J, bereken=_overdraagbaar, breedte=14),
    Kolom("uitleg_leerling", "Uitleg voor de leerling", breedte=36),
    Kolom("sectoren", "Soort onderwijs", L, openbaar=False, breedte=14),
    Kolom("laatste_controle", "Laatste controle", D, breedte=14),
    Kolom("beoordeeld.op", "Beoordeeld op", D, bereken=_beoordeeld_op, openbaar=False, breedte=14),
    Kolom("beoordeeld.door", "Beoordeeld door", bereken=_beoordeeld_door, openbaar=False, breedte=20),
    Kolom("uit", "Uitgezet, omdat", openbaar=False, breedte=28),
)

VERWERKERS = (
    Kolom("id", "Id", breedte=20),
    Kolom("naam", "Verwerker", breedte=30),
    Kolom("dienst", "Dienst", breedte=40),
    Kolom("overeenkomst_op", "Overeenkomst van", D, openbaar=False, breedte=16),
    Kolom("loopt_tot", "Loopt tot", D, openbaar=False, breedte=14),
    Kolom("land", "Land"),
    Kolom("waarborg", "Waarborg buiten de EER", breedte=30),
    Kolom("beoordeeld.op", "Beoordeeld op", D, bereken=_beoordeeld_op, openbaar=False, breedte=14),
    Kolom("beoordeeld.door", "Beoordeeld door", bereken=_beoordeeld_door, openbaar=False, breedte=20),
    Kolom("uit", "Uitgezet, omdat", openbaar=False, breedte=28),
)

ONTVANGERS = (
    Kolom("id", "Id", breedte=20),
    Kolom("naam", "Ontvanger", breedte=34),
    Kolom("doel", "Waarom (om ...)", breedte=50),
    Kolom("uit", "Uitgezet, omdat", openbaar=False, breedte=28),
)

VERWERKT_VOOR = (
    Kolom("id", "Id", breedte=20),
    Kolom("voor", "Wij werken voor", breedte=30),
    Kolom("contact", "Contact", openbaar=False, breedte=30),
    Kolom("verwerkingen", "Wat wij doen", L, breedte=44),
    Kolom("doorgifte", "Doorgifte buiten de EER: land | waarborg", L, delen=_DOORGIFTE, breedte=30),
    Kolom("maatregelen", "Beveiliging", L, codes="maatregelen", openbaar=False, breedte=40),
    Kolom("fg_email", "E-mail van de FG", openbaar=False, breedte=26),
    Kolom("fg_telefoon", "Telefoon van de FG", openbaar=False),
)
