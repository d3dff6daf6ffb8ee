"""The choice about photos and videos: one file per pupil, or one without a pupil for a form with a kenmerk.

A choice holds per purpose and channel and for one school year (juridisch § 5.1, § 5.3); it never carries a BSN.
"""

from __future__ import annotations

from docgen.model.basis import Datum, Gegevens, Id, JaNee, Schooljaar, Tekst
from docgen.model.besluit import Weging
from docgen.model.leerling import Gezaghebber, Leerling
from docgen.model.overleg import Ondertekend


class Keuze(Gegevens):
    """The answer for one channel, after the form came back; code of keuzelijsten/beeldkanalen."""

    kanaal: Id
    mag: JaNee


class Beeld(Gegevens):
    """The facts of one form about pictures and of the yearly letter after it.

    `kanalen` limits the form to these channels; empty means all that the organisation uses. `opgesteld_op` is the
    day of the form, `herinnerd_op` that of the letter. `keuzes` and `ondertekend` are the proof (AVG 7 lid 1).
    """

    kenmerk: Id
    schooljaar: Schooljaar
    leerling: Leerling | None = None
    gezag: tuple[Gezaghebber, ...] = ()
    ouders_samen: JaNee | None = None
    gemeenschappelijk_adres: JaNee | None = None
    opgesteld_op: Datum | None = None
    kanalen: tuple[Id, ...] = ()
    nagegaan: Weging | None = None
    keuzes: tuple[Keuze, ...] = ()
    ondertekend: tuple[Ondertekend, ...] = ()
    herinnerd_op: Datum | None = None
    versie: Tekst = "1"
