"""Sharing data about a pupil outside the meeting with consent: the weighing, the letters and the report.

One file per occasion (juridisch § 10, § 14.1, § 14.2). docgen never decides whether sharing is right: `oordeel`
records who judged, when and why.
"""

from __future__ import annotations

from enum import StrEnum

from docgen.model.basis import Adres, Datum, Email, Gegevens, Id, JaNee, NormId, Persoon, Tekst
from docgen.model.besluit import Handeling, Weging
from docgen.model.leerling import Gezaghebber, Leerling
from docgen.model.verwerking import Belang, Bijzonder, Grondslag


class Instantie(Gegevens):
    """The organisation that gets the data, as it stands above a letter."""

    naam: Tekst
    contact: Tekst | None = None
    adres: Adres | None = None
    email: Email | None = None


class Vordering(Gegevens):
    """A question or demand from the recipient; `artikel` is the article that it names itself."""

    ontvangen_op: Datum
    schriftelijk: JaNee | None = None
    artikel: Tekst | None = None
    kenmerk: Tekst | None = None
    onderwerp: Tekst | None = None


class Antwoord(Gegevens):
    """One question of the recipient with the school's answer; `niet` says why there is no answer."""

    vraag: Tekst
    antwoord: Tekst | None = None
    niet: Tekst | None = None


class Doelen(Gegevens):
    """The four questions on purpose (§ 14 DOC-DOELB).

    Three fields end the sentence "om ...": why the school has the data, why the recipient has its own, and what
    they want together. `verenigbaar` is the judgement of a person.
    """

    school: Tekst | None = None
    ontvanger: Tekst | None = None
    samen: Tekst | None = None
    verenigbaar: JaNee | None = None
    uitleg: Tekst | None = None


class Alternatieven(Gegevens):
    """Why no lighter way will do (subsidiarity); each a sentence."""

    zelf_vragen: Tekst | None = None
    zonder_naam: Tekst | None = None
    minder_mensen: Tekst | None = None


class Conflict(Gegevens):
    """The five questions before professional secrecy may be broken (S000 7.5); all must be answered yes."""

    toestemming_geprobeerd: JaNee | None = None
    gewetensnood: JaNee | None = None
    geen_andere_weg: JaNee | None = None
    ernstige_schade: JaNee | None = None
    helpt_vrijwel_zeker: JaNee | None = None
    uitleg: Tekst | None = None

    @property
    def antwoorden(self) -> tuple[bool | None, ...]:
        """The five answers in the order of the questions."""
        return (
            self.toestemming_geprobeerd,
            self.gewetensnood,
            self.geen_andere_weg,
            self.ernstige_schade,
            self.helpt_vrijwel_zeker,
        )


class Uitkomst(StrEnum):
    """What a person decided after the weighing."""

    DELEN = "delen"
    NIET_DELEN = "niet-delen"


class Oordeel(Gegevens):
    """The judgement: outcome, reason, who judged and when, and with whom it was discussed."""

    uitkomst: Uitkomst
    toelichting: Tekst
    door: Persoon
    op: Datum
    besproken_met: tuple[Tekst, ...] = ()
    fg_gevraagd_op: Datum | None = None


class Uitstel(Gegevens):
    """Why the family is not told yet (UAVG 41), who judged that, and when the school looks again.

    `reden` stands on the form and in a report, never in a letter to the family: it may be what a child confided.
    """

    reden: Tekst
    normen: tuple[NormId, ...] = ("uavg-41-1-i",)
    herbeoordeling_op: Datum | None = None
    weging: Weging | None = None


class Informeren(Gegevens):
    """How the family is told: `brief_op` is the date of the letter; with `uitstel` there is no letter yet.

    `gesproken_op` and `reactie` tell of a talk beforehand, and what the family said.
    """

    brief_op: Datum | None = None
    gesproken_op: Datum | None = None
    reactie: Tekst | None = None
    uitstel: Uitstel | None = None


class Waarneming(Gegevens):
    """A fact: what happened, when, and who saw it or where it is written."""

    op: Datum
    wat: Tekst
    bron: Tekst


class Uitspraak(Gegevens):
    """An opinion or suspicion, with whose it is; `omdat` names the facts under it."""

    van: Tekst
    wat: Tekst
    omdat: Tekst | None = None


class Meldtekst(Gegevens):
    """The content of a report: facts, opinions and suspicions apart (juridisch X1)."""

    aanleiding: Tekst
    feiten: tuple[Waarneming, ...] = ()
    meningen: tuple[Uitspraak, ...] = ()
    vermoedens: tuple[Uitspraak, ...] = ()
    gedaan: tuple[Handeling, ...] = ()
    vraag: Tekst | None = None


class Delen(Gegevens):
    """One occasion of sharing. `ontvanger` is a code or other name of keuzelijsten/ontvangers.

    `nodig` says why the recipient needs this; `gegevens` and `niet` are the kinds that are shared and those that
    stay at school. `zonder_toestemming` says why consent is not the ground; `geheimhouding` whether the person
    who shares has professional secrecy. `delen_op` is the day of sharing, planned or done.
    """

    kenmerk: Id
    ontvanger: Id
    instantie: Instantie | None = None
    leerling: Leerling
    gezag: tuple[Gezaghebber, ...] = ()
    opgesteld_op: Datum | None = None
    vraag: Vordering | None = None
    antwoorden: tuple[Antwoord, ...] = ()
    grondslag: Grondslag | None = None
    normen: tuple[NormId, ...] = ()
    belang: Belang | None = None
    zonder_toestemming: Tekst | None = None
    toestemming_geweigerd: JaNee = False
    bijzonder: tuple[Bijzonder, ...] = ()
    strafrechtelijk: Tekst | None = None
    strafrechtelijk_normen: tuple[NormId, ...] = ()
    geheimhouding: JaNee | None = None
    conflict: Conflict | None = None
    doelen: Doelen = Doelen()
    nodig: Tekst | None = None
    gegevens: tuple[Tekst, ...] = ()
    niet: tuple[Tekst, ...] = ()
    alternatieven: Alternatieven = Alternatieven()
    oordeel: Oordeel | None = None
    delen_op: Datum | None = None
    spoed: Tekst | None = None
    wijze: Tekst | None = None
    informeren: Informeren = Informeren()
    melding: Meldtekst | None = None
