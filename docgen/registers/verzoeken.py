"""The columns of the register of requests (juridisch § 14, DOC-REG-V); what follows from facts is worked out."""

from __future__ import annotations

from datetime import date

from docgen.dossier import Dossier
from docgen.model.verzoek import Verzoek
from docgen.recht.verzoekrecht import termijn_van, uiterste_datum
from docgen.registers.kern import Kolom, Soort

T, D, J, L, C = Soort.TEKST, Soort.DATUM, Soort.JANEE, Soort.LIJST, Soort.CODE


def _identiteit_ok(_: Dossier, v: Verzoek) -> bool:
    """Nobody doubted, or the doubt is gone."""
    return v.identiteit is None or v.identiteit.ontvangen_op is not None


def _uiterste(d: Dossier, v: Verzoek) -> date | None:
    termijn = termijn_van(v, d.org, d.naslag.wetboek)
    return termijn.een.datum if termijn else None


def _verlengd_tot(d: Dossier, v: Verzoek) -> date | None:
    termijn = termijn_van(v, d.org, d.naslag.wetboek)
    laatste = uiterste_datum(v, termijn) if termijn else None
    return laatste if termijn and laatste != termijn.een.datum else None


def _gronden(_: Dossier, v: Verzoek) -> tuple[str, ...]:
    onderdelen = v.besluit.onderdelen if v.besluit else ()
    return tuple(dict.fromkeys(o.grond for o in onderdelen if o.grond))


def _geinformeerd(_: Dossier, v: Verzoek) -> date | None:
    """The last day on which a recipient was told (AVG 19)."""
    ontvangers = v.besluit.ontvangers if v.besluit else ()
    return max((o.op for o in ontvangers if o.op), default=None)


VERZOEKEN = (
    Kolom("kenmerk", "Zaak", breedte=12),
    Kolom("recht", "Recht", kies=True, breedte=20),
    Kolom("ontvangen_op", "Ontvangen op", D, breedte=14),
    Kolom("kanaal", "Kanaal", breedte=12),
    Kolom("verzoeker.naam", "Verzoeker", breedte=26),
    Kolom("verzoeker.rol", "Rol"),
    Kolom("leerling.naam", "Gaat over", breedte=26),
    Kolom("omschrijving", "Wat gevraagd is", breedte=44),
    Kolom("behandelaar", "Behandelaar", breedte=24),
    Kolom("bevestigd_op", "Ontvangst bevestigd op", D, breedte=14),
    Kolom("identiteit_ok", "Identiteit duidelijk", J, bereken=_identiteit_ok, breedte=12),
    Kolom("identiteit.gevraagd_op", "Identiteit gevraagd op", D, breedte=14),
    Kolom("identiteit.ontvangen_op", "Identiteit ontvangen op", D, breedte=14),
    Kolom("verduidelijking.gevraagd_op", "Verduidelijking gevraagd op", D, breedte=16),
    Kolom("verduidelijking.ontvangen_op", "Verduidelijking ontvangen op", D, breedte=16),
    Kolom("uiterste_1", "Uiterste datum", D, bereken=_uiterste, breedte=14),
    Kolom("verlenging.op", "Verlengd op", D, breedte=14),
    Kolom("verlengd_tot", "Verlengd tot", D, bereken=_verlengd_tot, breedte=14),
    Kolom("verlenging.redenen", "Reden van verlenging", L, codes="verlengingsredenen", breedte=34),
    Kolom("besluit.uitkomst", "Besluit"),
    Kolom("gronden", "Gronden", L, codes="weigeringsgronden", bereken=_gronden, breedte=34),
    Kolom("besluit.op", "Besloten op", D, breedte=14),
    Kolom("besluit.verzonden_op", "Verstuurd op", D, breedte=14),
    Kolom("ontvangers_geinformeerd_op", "Ontvangers geïnformeerd op", D, bereken=_geinformeerd, breedte=16),
    Kolom("ingetrokken_op", "Ingetrokken op", D, breedte=14),
)
