"""The extra names for the letters around a meeting: one name, `mdo`, and the words for u or je.

They are also given to a blank withdrawal form; nothing is worked out before a template asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from docgen.dossier import Dossier
from docgen.model.overleg import Intrekking, Overleg
from docgen.model.verzoek import Rol
from docgen.opmaak.lezer import Lezer, woorden
from docgen.opmaak.namen_overleg import Formulier, Kolom, Rij
from docgen.recht.delen import normen_van
from docgen.recht.leeftijd import zelf_beslissen, zelf_intrekken
from docgen.recht.norm import Norm


@dataclass(frozen=True)
class Mdo:
    """One meeting with what its letters need; blank when the dossier has no meeting."""

    dossier: Dossier

    @property
    def leeg(self) -> bool:
        """Whether this is a blank form."""
        return self.dossier.soort != "overleg"

    @property
    def overleg(self) -> Overleg:
        """The meeting; LookupError on a blank form."""
        return self.dossier.overleg

    @property
    def grenzen(self) -> dict[str, int]:
        """The ages that the texts name."""
        wet, op = self.dossier.naslag.wetboek, self.dossier.peildatum
        return {"beslissen": zelf_beslissen(wet, op), "intrekken": zelf_intrekken(wet, op)}

    @property
    def uitnodiging_op(self) -> date:
        """Date of the invitation."""
        return self.overleg.uitgenodigd_op or self.overleg.opgesteld_op or self.dossier.peildatum

    @property
    def terugkoppeling_op(self) -> date:
        """Date of the letter after the meeting."""
        return self.overleg.teruggekoppeld_op or self.dossier.peildatum

    @property
    def reactie_tot(self) -> date:
        """The last day for a reaction: the school's own date, else its own term after the letter."""
        dagen = self.dossier.org.termijnen.reactietermijn_uitwisseling
        return self.overleg.reactie_tot or self.terugkoppeling_op + timedelta(days=dagen)

    def lezer(self, op: date | None = None) -> Lezer:
        """Who reads a letter of this date."""
        o = self.overleg
        return Lezer(o.leerling, o.gezag, op or self.dossier.peildatum, self.dossier.naslag.wetboek)

    @cached_property
    def deelnemers(self) -> tuple[Rij, ...]:
        """Who takes part, as on the consent form."""
        return Formulier(self.dossier).partners

    @property
    def partners(self) -> tuple[Rij, ...]:
        """Those outside the school for whom the form asked consent for something."""
        return tuple(rij for rij in self.deelnemers if not rij.eigen and rij.met_keuze("vraag"))

    @property
    def soorten(self) -> tuple[Kolom, ...]:
        """The kinds for which the form asked consent for someone."""
        gevraagd = {s.id for rij in self.partners for s in rij.met_keuze("vraag")}
        return tuple(s for s in Formulier(self.dossier).soorten if s.id in gevraagd)

    @property
    def van_de_wet(self) -> tuple[Rij, ...]:
        """Those who get something because a law allows it, with or without consent."""
        return tuple(rij for rij in self.deelnemers if rij.met_keuze("wet"))

    @property
    def hulpverlener(self) -> bool:
        """Whether someone with a treatment relation takes part."""
        return any(rij.hulpverlener for rij in self.deelnemers)

    # withdrawal

    @property
    def intrekking(self) -> Intrekking:
        """The withdrawal; LookupError when there is none."""
        if self.overleg.intrekking is None:
            raise LookupError("er is geen intrekking")
        return self.overleg.intrekking

    @property
    def zelf(self) -> bool:
        """Whether the pupil withdrew the consent."""
        return self.intrekking.rol is Rol.LEERLING

    @property
    def bevestigd_op(self) -> date:
        """Date of the confirmation."""
        return self.intrekking.bevestigd_op or self.dossier.peildatum

    @property
    def geraakt(self) -> tuple[Rij, ...]:
        """The partners with whom the school no longer shares (part of) the data."""
        wie, wat = self.intrekking.partners, self.intrekking.gegevens
        return tuple(
            rij
            for rij in self.partners
            if (not wie or rij.id in wie) and (not wat or any(s.id in wat for s in rij.met_keuze("vraag")))
        )

    @property
    def soorten_weg(self) -> tuple[str, ...]:
        """Names of the kinds that are withdrawn; empty means all."""
        lijst = self.dossier.naslag.lijsten["soorten-gegevens"]
        return tuple(lijst[s]["naam"] for s in self.intrekking.gegevens)

    @property
    def blijft_normen(self) -> tuple[Norm, ...]:
        """The law on which the school still shares something."""
        d = self.dossier
        return normen_van(self.intrekking.blijft_normen, d.org.sector, d.naslag.wetboek, d.peildatum)

    @property
    def adres_intrekker(self) -> list[str]:
        """Above the confirmation: who withdrew, with address or mail address when known."""
        i, o = self.intrekking, self.overleg
        bekend = [g for g in o.gezag if g.naam == i.door]
        lezer = Lezer(o.leerling, tuple(bekend), i.op, self.dossier.naslag.wetboek)
        return lezer.adresregels if bekend and not self.zelf else [i.door]

    @property
    def aanhef(self) -> str:
        """How the confirmation begins; an institution has no first name."""
        i = self.intrekking
        return "Geachte heer of mevrouw," if i.rol is Rol.GI_VOOGD else f"Beste {i.door},"

    @property
    def kind(self) -> str:
        """The pupil, in the words of who withdrew."""
        return "uw kind" if self.intrekking.rol is Rol.OUDER else self.overleg.leerling.naam


def namen_mdo(dossier: Dossier) -> dict[str, Any]:
    """Return `mdo` and the words for the reader, by the age of the pupil on the peildatum."""
    mdo = Mdo(dossier)
    return {"mdo": mdo, **woorden(not mdo.leeg and mdo.lezer().je)}
