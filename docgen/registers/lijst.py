"""The registers that docgen knows, one line each."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.registers.datalekken import DATALEKKEN
from docgen.registers.kern import Kolom
from docgen.registers.toestemmingen import TOESTEMMINGEN
from docgen.registers.verwerkingen import ONTVANGERS, VERWERKERS, VERWERKINGEN, VERWERKT_VOOR
from docgen.registers.verzoeken import VERZOEKEN


@dataclass(frozen=True)
class Register:
    """One register.

    It holds a list of the organisation's files (`lijst`) or the case files of one kind (`soort`). `boek` is the
    file that it is exported in: registers with the same name are sheets of one workbook. Of a register that is
    not `invoer` the entries change by their own commands only.
    """

    id: str
    titel: str
    boek: str
    kolommen: tuple[Kolom, ...]
    lijst: str = ""
    soort: str = ""
    invoer: bool = True
    openbaar: bool = True

    @property
    def sleutel(self) -> str:
        """The column that holds the id of an entry: the first one."""
        return self.kolommen[0].naam


_BOEK = "verwerkingsregister"
BOEKEN = {  # the title of each file
    _BOEK: "Register van verwerkingsactiviteiten",
    "verzoekenregister": "Register van verzoeken",
    "datalekkenregister": "Register van datalekken",
    "toestemmingenregister": "Register van toestemmingen",
}
REGISTERS: dict[str, Register] = {
    r.id: r
    for r in (
        Register("verwerkingen", "Verwerkingen", _BOEK, VERWERKINGEN, lijst="verwerkingen"),
        Register("verwerkers", "Verwerkers", _BOEK, VERWERKERS, lijst="verwerkers"),
        Register("ontvangers", "Eigen ontvangers", _BOEK, ONTVANGERS, lijst="ontvangers"),
        Register("verwerkt-voor", "Wij werken voor anderen", _BOEK, VERWERKT_VOOR, lijst="verwerkt_voor"),
        Register(
            "verzoeken",
            "Verzoeken",
            "verzoekenregister",
            VERZOEKEN,
            soort="verzoek",
            invoer=False,
            openbaar=False,
        ),
        Register(
            "datalekken",
            "Datalekken",
            "datalekkenregister",
            DATALEKKEN,
            soort="datalek",
            openbaar=False,
        ),
        Register(
            "toestemmingen",
            "Toestemmingen",
            "toestemmingenregister",
            TOESTEMMINGEN,
            soort="toestemming",
            openbaar=False,
        ),
    )
}
