"""The register of processing activities (AVG 30; juridisch § 7)."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from enum import StrEnum

from docgen.model.basis import Datum, Email, Gegevens, Id, JaNee, NormId, Sector, Tekst, Telefoon

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # nine digits in a row could be a BSN


class Grondslag(StrEnum):
    """The six grounds of AVG 6 lid 1, by letter."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"
    F = "f"


class Belang(Gegevens):
    """The weighing that ground f asks for (AVG 6 lid 1 f, 13 lid 1 d): three steps."""

    belang: Tekst
    noodzaak: Tekst
    afweging: Tekst


class Bijzonder(Gegevens):
    """A special category (AVG 9) with the exception that allows it; codes of keuzelijsten/uitzonderingen."""

    gegeven: Tekst
    uitzondering: Id | None = None
    toelichting: Tekst | None = None


class Doorgifte(Gegevens):
    """A transfer outside the EEA with its safeguard (AVG 30 lid 1 e, 46)."""

    land: Tekst
    waarborg: Tekst | None = None


class Dpia(Gegevens):
    """Whether an assessment (AVG 35) is needed and when it was done."""

    nodig: JaNee
    uitgevoerd_op: Datum | None = None
    toelichting: Tekst | None = None


class Verplicht(Gegevens):
    """Whether someone must give the data and what happens without (AVG 13 lid 2 e)."""

    nodig: JaNee
    gevolg: Tekst | None = None


class Beoordeling(Gegevens):
    """Who judged an entry and when; `vingerafdruk` is of the entry as it was then, so a change lapses the review."""

    door: Tekst
    op: Datum
    vingerafdruk: Id


class Verwerker(Gegevens):
    """A processor (AVG 28) of the organisation; activities refer to it by id."""

    id: Id
    naam: Tekst
    dienst: Tekst
    overeenkomst_op: Datum | None = None
    loopt_tot: Datum | None = None
    land: Tekst | None = None
    waarborg: Tekst | None = None
    beoordeeld: Beoordeling | None = None
    uit: Tekst | None = None


class Ontvanger(Gegevens):
    """A recipient of the organisation itself, beside those of keuzelijsten/ontvangers."""

    id: Id
    naam: Tekst
    doel: Tekst
    uit: Tekst | None = None


class Gezamenlijk(Gegevens):
    """A joint controller (AVG 26, 30 lid 1 a)."""

    naam: Tekst
    contact: Tekst


class Verwerking(Gegevens):
    """One activity: the fields of AVG 30 lid 1 and those of juridisch § 7.3.

    `ontvangers`, `maatregelen` and `betrokkenen` hold codes of the lists with those names. `bewaartermijn` is a
    code (BT1) or a duration or criterion in words. `normen` may name articles of every sector: only those of
    acts that apply to the organisation are shown. `uit` switches an inherited entry off and says why.
    """

    id: Id
    naam: Tekst
    thema: Id
    sectoren: tuple[Sector, ...] = ()
    doelen: tuple[Tekst, ...] = ()
    betrokkenen: tuple[Id, ...] = ()
    gegevens: tuple[Tekst, ...] = ()
    ontvangers: tuple[Id, ...] = ()
    grondslagen: tuple[Grondslag, ...] = ()
    normen: tuple[NormId, ...] = ()
    wet: Tekst | None = None
    belang: Belang | None = None
    bijzonder: tuple[Bijzonder, ...] = ()
    strafrechtelijk: Tekst | None = None
    bsn: JaNee = False
    bron: Tekst | None = None
    verplicht: Verplicht | None = None
    doorgifte: tuple[Doorgifte, ...] = ()
    bewaartermijn: Tekst | None = None
    bewaartermijn_reden: Tekst | None = None
    maatregelen: tuple[Id, ...] = ()
    verwerkers: tuple[Id, ...] = ()
    gezamenlijk_met: tuple[Gezamenlijk, ...] = ()
    proceseigenaar: Tekst | None = None
    systeem: Tekst | None = None
    toegang: Tekst | None = None
    dpia: Dpia | None = None
    automatisch_besluit: Tekst | None = None
    informatie_via: Tekst | None = None
    laatste_controle: Datum | None = None
    beoordeeld: Beoordeling | None = None
    uitleg_leerling: Tekst | None = None
    uit: Tekst | None = None

    @property
    def nagekeken_op(self) -> date | None:
        """The last day on which someone looked at this entry; a review that lapsed does not count."""
        beoordeeld = geldige_beoordeling(self)
        return max((d for d in (self.laatste_controle, beoordeeld and beoordeeld.op) if d), default=None)

    @property
    def bezwaar_mogelijk(self) -> bool:
        """AVG 21 lid 1: only on grounds e and f."""
        return bool({Grondslag.E, Grondslag.F} & set(self.grondslagen))

    @property
    def overdraagbaar(self) -> bool:
        """AVG 20 lid 1 a: only on grounds a and b."""
        return bool({Grondslag.A, Grondslag.B} & set(self.grondslagen))


class VerwerkingVoorAnder(Gegevens):
    """What the organisation does as a processor (AVG 30 lid 2)."""

    id: Id
    voor: Tekst
    contact: Tekst
    verwerkingen: tuple[Tekst, ...]
    doorgifte: tuple[Doorgifte, ...] = ()
    maatregelen: tuple[Id, ...] = ()
    fg_email: Email | None = None
    fg_telefoon: Telefoon | None = None


def vingerafdruk(entry: Gegevens) -> str:
    """A short hash of all that an entry says, from whatever layer it comes; who looked at it and when is left out.

    Values that are their default are left out too, so that a new field in docgen lapses nothing.
    """
    inhoud = entry.model_dump(mode="json", exclude={"beoordeeld", "laatste_controle"}, exclude_defaults=True)
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()[:12].translate(_LETTERS)


def geldige_beoordeling(entry: Verwerking | Verwerker) -> Beoordeling | None:
    """The review of an entry, unless the entry has changed since."""
    beoordeeld = entry.beoordeeld
    return beoordeeld if beoordeeld and beoordeeld.vingerafdruk == vingerafdruk(entry) else None
