"""The kinds of case files: for each its model, where it stands in an organisation's folder and what to check first.

A new kind is one line here; a rule, a template (`gegevens:`) and the schema then know it by this name.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.basis import Gegevens
from docgen.model.beeld import Beeld
from docgen.model.convenant import Convenant
from docgen.model.datalek import Datalek
from docgen.model.delen import Delen
from docgen.model.dpia import Dpia
from docgen.model.incident import Incident
from docgen.model.overleg import Overleg
from docgen.model.toestemming import Toestemming
from docgen.model.verzoek import Verzoek


@dataclass(frozen=True)
class Soort:
    """One kind: its model, the files that hold it (a pattern in the organisation's folder), and a hint in Dutch
    for when no document fits such a file. Every model has a `kenmerk`. What `blijft` stays in force after it was
    made, so a change makes its document out of date; a letter that was sent does not change. What is `van_een` is
    about one pupil: a series never takes it from the case of another."""

    model: type[Gegevens]
    plaats: str
    past_niet: str
    blijft: bool = False
    van_een: tuple[str, ...] = ()


_VAN_EEN = (
    "leerling",
    "gezag",
    "naasten",
    "ouders_samen",
    "gemeenschappelijk_adres",
    "mening_leerling",
    "nagegaan",
    "keuzes",
    "ondertekend",
    "intrekking",
)

SOORTEN: dict[str, Soort] = {
    "overleg": Soort(
        Overleg,
        "overleggen/*.yaml",
        "vul agenda, afspraken of intrekking in; elk hoort bij een eigen brief",
        van_een=_VAN_EEN,
    ),
    "verzoek": Soort(
        Verzoek,
        "verzoeken/*/zaak.yaml",
        "kijk welk recht is gevraagd; een besluitbrief vraagt een ingevuld besluit, "
        "een ontvangstbevestiging juist niet",
    ),
    "convenant": Soort(
        Convenant,
        "convenanten/*.yaml",
        "een volmacht vraagt volmacht, de begeleidende brief toezending en een addendum wijzigingen; "
        "bij een addendum hoort geen tekenblad",
        blijft=True,
    ),
    "delen": Soort(
        Delen,
        "delen/*.yaml",
        "een meldbrief vraagt melding, een antwoordbrief vraag en een informeringsbrief grondslag; "
        "voorbeelden staan in de map delen",
        van_een=_VAN_EEN,
    ),
    "beeld": Soort(Beeld, "beeld/*.yaml", "kijk of er een leerling in dit bestand staat", van_een=_VAN_EEN),
    "datalek": Soort(
        Datalek,
        "datalekken/*.yaml",
        "een brief vraagt risico.uitkomst: hoog, zonder uitstel of betrokkenen_niet, en bij brief_aan wie hem krijgt; "
        "niet elk datalek vraagt een melding of brief",
    ),
    "dpia": Soort(Dpia, "dpia/*.yaml", "kijk of het kenmerk en de verwerkingen er staan", blijft=True),
    "toestemming": Soort(
        Toestemming,
        "toestemmingen/*.yaml",
        "een toestemming staat in het toestemmingenregister; een brief of formulier hoort bij een overleg of beeld",
    ),
    "incident": Soort(Incident, "incidenten/*.yaml", "kijk aan wie de brief gaat"),
}
