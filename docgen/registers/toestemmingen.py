"""The columns of the register of consents (AVG 7 lid 1; juridisch § 5.3)."""

from __future__ import annotations

from docgen.dossier import Dossier
from docgen.model.toestemming import Toestemming
from docgen.recht.toestemmingstand import stand
from docgen.registers.kern import Kolom, Soort

D, J, L, C = Soort.DATUM, Soort.JANEE, Soort.LIJST, Soort.CODE


def _stand(d: Dossier, t: Toestemming) -> str:
    return stand(t, d.peildatum).value


TOESTEMMINGEN = (
    Kolom("kenmerk", "Toestemming", breedte=14),
    Kolom("leerling_ref", "Leerling (nummer)", breedte=14),
    Kolom("stand", "Stand", bereken=_stand, kies=True, breedte=12),
    Kolom("beslist_zelf_vanaf", "Beslist zelf vanaf", D, breedte=14),
    Kolom("soort", "Soort", C, codes="toestemmingsoorten", breedte=24),
    Kolom("kanaal", "Kanaal", C, codes="beeldkanalen", breedte=20),
    Kolom("zaak", "Formulier", breedte=14),
    Kolom("doel", "Doel (om ...)", breedte=40),
    Kolom("ontvangers", "Ontvangers", L, codes="ontvangers", vrij=True, breedte=30),
    Kolom("gegevenssoorten", "Gegevens", L, codes="soorten-gegevens", vrij=True, breedte=30),
    Kolom("bijzonder", "Bijzondere gegevens", J, breedte=12),
    Kolom("uitdrukkelijk", "Uitdrukkelijk gegeven", J, breedte=12),
    Kolom("gevraagd_op", "Gevraagd op", D, breedte=14),
    Kolom("wijze", "Hoe", breedte=12),
    Kolom("verstrekte_info_versie", "Welke tekst", breedte=24),
    Kolom("antwoord", "Antwoord", breedte=10),
    Kolom(
        "gegeven_door",
        "Wie antwoordde: naam | rol | gezag | antwoord | op",
        L,
        delen=("naam", "rol", "gezag", "antwoord", "op"),
        breedte=44,
    ),
    Kolom("mening_leerling", "Mening van de leerling", breedte=30),
    Kolom("gegeven_op", "Gegeven op", D, breedte=14),
    Kolom("geldig_tot", "Geldig tot en met", D, breedte=14),
    Kolom("gebeurtenis_einde", "Eindigt bij", breedte=24),
    Kolom("geldig_reden", "Waarom zo lang", breedte=24),
    Kolom("ingetrokken_op", "Ingetrokken op", D, breedte=14),
    Kolom("ingetrokken_door", "Ingetrokken door", breedte=18),
    Kolom("gevolg_intrekking", "Wie dat weet: wie | op", L, delen=("wie", "op"), breedte=30),
    Kolom("bewijs_locatie", "Waar het bewijs is", breedte=28),
    Kolom("bewaren_tot", "Bewaren tot", D, breedte=14),
    Kolom("uit", "Niet meer in gebruik, omdat", breedte=28),
)
