"""What goes wrong while a page becomes a file, in words for the user."""

from __future__ import annotations

from docgen.meldingen import Ernst, Melding, Plek
from docgen.opdrachten.taken import Taak
from docgen.schrijvers.fouten import OnafdrukbaarTeken, OpmaakFout, PangoOntbreekt, VerbodenBron


def schrijffout(e: Exception, taak: Taak) -> Melding:
    """What went wrong in a writer, as a melding."""
    plek = Plek(f"sjablonen/{taak.soort.sjabloon}")
    match e:
        case PangoOntbreekt():
            return Melding(
                "UIT104", Ernst.FOUT, Plek("docgen"), "PDF maken lukt niet: Pango ontbreekt", str(e)
            )
        case OnafdrukbaarTeken():
            hint = "kies bij huisstijl een ander lettertype, of schrijf het anders"
            return Melding("UIT105", Ernst.FOUT, plek, str(e), hint)
        case VerbodenBron():
            hint = "gebruik alleen bestanden uit de map van de school; docgen haalt niets van internet"
            return Melding(
                "SJB109",
                Ernst.FOUT,
                plek,
                "het sjabloon vraagt een bestand dat niet mag",
                f"{hint} ({e.url})",
            )
        case OpmaakFout():
            return Melding("SJB110", Ernst.FOUT, plek, "de opmaak van dit sjabloon klopt niet", str(e))
        case _:
            plek = taak.dossier.organisatie.plek("huisstijl", "word")
            return Melding(
                "INV303",
                Ernst.FOUT,
                plek,
                f"het briefpapier is niet bruikbaar: {e}",
                "sla het opnieuw op als .docx",
            )
