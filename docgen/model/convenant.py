"""A regional agreement on sharing data with its privacy regulation (S003 bijlage 4; juridisch § 12)."""

from __future__ import annotations

from pydantic import ValidationInfo, field_validator

from docgen.model.basis import (
    Adres,
    Datum,
    Email,
    Gegevens,
    Geheel,
    Id,
    JaNee,
    Kvk,
    NormId,
    Persoon,
    Sector,
    Tekst,
    Telefoon,
    fout,
)
from docgen.model.begrippen import Rolverdeling
from docgen.model.convenantstukken import Contactpunt, Ondertekend, Toezending, Volmacht, Wijziging
from docgen.model.verwerking import Grondslag


class PartijFg(Gegevens):
    """The FG of a party."""

    naam: Tekst | None = None
    email: Email | None = None
    telefoon: Telefoon | None = None


class Partij(Gegevens):
    """One party; `soort` is a code of keuzelijsten/partijsoorten, which knows its legal task.

    `kort` is its name in tables, `sectoren` the kinds of education of a school board (they decide which education
    acts are cited), `bevoegdheid` what gives its representative the right to sign (statutes, a mandate) and
    `volmacht` the power of attorney under which another signs for it.
    """

    id: Id
    naam: Tekst
    kort: Tekst | None = None
    soort: Id
    sectoren: tuple[Sector, ...] = ()
    rechtsvorm: Tekst | None = None
    kvk: Kvk | None = None
    adres: Adres | None = None
    vertegenwoordiger: Persoon | None = None
    wettelijke_taak: Tekst | None = None
    normen: tuple[NormId, ...] = ()
    scholen: tuple[Tekst, ...] = ()
    fg: PartijFg | None = None
    bevoegdheid: Tekst | None = None
    volmacht: Tekst | None = None

    @property
    def korte_naam(self) -> str:
        """Name for a narrow column."""
        return self.kort or self.naam


class Grondslagregel(Gegevens):
    """One row of the basis table: who shares which data for what, on which ground, with whom.

    `ontvangers` are ids of parties; without them the parties that are involved with the pupil. `afweging` is what
    ground f asks for: the interest against that of the person (AVG 6 lid 1 f).
    """

    partij: Id
    gegevens: tuple[Id, ...]
    doel: Tekst
    ontvangers: tuple[Id, ...] = ()
    grondslag: Grondslag
    normen: tuple[NormId, ...] = ()
    uitzondering: Id | None = None
    afweging: Tekst | None = None


class Looptijd(Gegevens):
    """From when to when the convenant runs; without `tot` it runs on until it is ended."""

    van: Datum
    tot: Datum | None = None

    @field_validator("tot")
    @classmethod
    def _na_begin(cls, waarde: Datum | None, info: ValidationInfo) -> Datum | None:
        begin = info.data.get("van")
        if waarde and begin and waarde <= begin:
            raise fout("INV220", "het einde ligt vóór het begin", "kijk beide datums na")
        return waarde


class DpiaConvenant(Gegevens):
    """Whether the assessment (AVG 35) is needed, when it was done and what came out, or why it is not needed."""

    nodig: JaNee = True
    uitgevoerd_op: Datum | None = None
    uitkomst: Tekst


class Bewaring(Gegevens):
    """How long a kind of data is kept: code of keuzelijsten/soorten-gegevens and a retention code or words."""

    soort: Id
    termijn: Tekst


class Medezeggenschap(Gegevens):
    """Which council advised or agreed, and when."""

    orgaan: Tekst
    recht: Tekst
    op: Datum | None = None


class Convenant(Gegevens):
    """All facts of one convenant, its privacyreglement and the papers that go with it.

    `lid` is the party for which a series makes this copy, `geheel` the reference of the convenant with all parties.
    """

    kenmerk: Id
    titel: Tekst | None = None
    regio: Tekst
    versie: Tekst
    datum: Datum
    doelgroep: Tekst
    doel: Tekst | None = None
    coordinator: Tekst | None = None
    voorzitter: Tekst | None = None
    beheerder: Tekst | None = None
    registratiesysteem: Tekst | None = None
    partijen: tuple[Partij, ...] = ()
    grondslagen: tuple[Grondslagregel, ...] = ()
    rolverdeling: Rolverdeling = Rolverdeling.AFZONDERLIJK
    rolverdeling_toelichting: Tekst | None = None
    uitzonderingsgevallen: tuple[Id, ...] = ()
    contactpunt: Contactpunt | None = None
    dpia: DpiaConvenant | None = None
    looptijd: Looptijd | None = None
    opzegtermijn_maanden: Geheel = 3
    evaluatie_maanden: Geheel = 12
    datalek_partners_uren: Geheel = 24
    bewaartermijnen: tuple[Bewaring, ...] = ()
    medezeggenschap: tuple[Medezeggenschap, ...] = ()
    aansprakelijkheid: Tekst | None = None
    kosten: Tekst | None = None
    geschillen: Tekst | None = None
    vindplaats: Tekst | None = None
    ondertekenplaats: Tekst | None = None
    tekenblad_per_partij: JaNee = False
    lid: Id | None = None
    geheel: Id | None = None
    volmacht: Volmacht | None = None
    toezending: Toezending | None = None
    ondertekend: Ondertekend | None = None
    wijzigingen: tuple[Wijziging, ...] = ()
    vo_mbo_wettelijk: JaNee = False
