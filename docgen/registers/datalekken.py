"""The columns of the register of data breaches (AVG 33 lid 5; juridisch § 11)."""

from __future__ import annotations

from docgen.registers.kern import Kolom, Soort

D, G, L, C = Soort.DATUM, Soort.GETAL, Soort.LIJST, Soort.CODE

DATALEKKEN = (
    Kolom("kenmerk", "Datalek", breedte=12),
    Kolom("ontdekt_op", "Ontdekt op", D, breedte=14),
    Kolom("ontdekt_om", "Ontdekt om", breedte=11),
    Kolom("opgetreden_van", "Gebeurd vanaf", D, breedte=14),
    Kolom("opgetreden_tot", "Gebeurd tot en met", D, breedte=14),
    Kolom("melder", "Gemeld door", breedte=22),
    Kolom("aard", "Aard", C, codes="datalekaarden", breedte=26),
    Kolom("systeem", "Systeem", breedte=22),
    Kolom("feiten", "Wat er gebeurde", breedte=50),
    Kolom(
        "personen",
        "Wie het raakt: groep | aantal | ongeveer",
        L,
        codes="betrokkenen",
        delen=("wie", "aantal", "ongeveer"),
        codedeel="wie",
        breedte=30,
    ),
    Kolom("records", "Aantal gegevens", G, breedte=12),
    Kolom("gegevens", "Soorten gegevens", L, breedte=34),
    Kolom("bijzonder", "Gevoelige gegevens", L, breedte=28),
    Kolom("gevolgen", "Gevolgen", L, breedte=40),
    Kolom("risico.uitkomst", "Risico", C, codes="datalekrisicos", breedte=22),
    Kolom("risico.toelichting", "Waarom dit risico", breedte=40),
    Kolom("risico.op", "Risico beoordeeld op", D, breedte=14),
    Kolom("risico.door.functie", "Risico beoordeeld door", breedte=24),
    Kolom("maatregelen", "Maatregelen: wat | op", L, delen=("wat", "op"), breedte=44),
    Kolom("verwerker.wie", "Verwerker", breedte=22),
    Kolom("verwerker.gemeld_op", "Gemeld door de verwerker op", D, breedte=16),
    Kolom("gemeld_ap_op", "Gemeld bij de AP op", D, breedte=14),
    Kolom("gemeld_ap_om", "Gemeld bij de AP om", breedte=11),
    Kolom("ap_kenmerk", "Nummer bij de AP", breedte=18),
    Kolom("ap_niet_reden", "Niet gemeld bij de AP, omdat", breedte=40),
    Kolom("te_laat_reden", "Te laat gemeld, omdat", breedte=34),
    Kolom("betrokkenen_geinformeerd_op", "Betrokkenen geïnformeerd op", D, breedte=16),
    Kolom(
        "betrokkenen_niet.reden",
        "Betrokkenen niet geïnformeerd, omdat",
        C,
        codes="datalekuitzonderingen",
        breedte=34,
    ),
    Kolom("betrokkenen_niet.toelichting", "Toelichting daarbij", breedte=34),
    Kolom("convenant", "Convenant", breedte=18),
    Kolom(
        "doorgegeven_aan_partners",
        "Doorgegeven aan partners: partij | op",
        L,
        delen=("partij", "op"),
        breedte=34,
    ),
    Kolom("afgesloten_op", "Afgesloten op", D, breedte=14),
)
