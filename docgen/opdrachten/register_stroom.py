"""docgen register stroom: a picture of which data flow to whom, as a file of its own."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

from docgen.bestanden import NietSchrijfbaar, leg_neer
from docgen.meldingen import Melding, Meldingen, Plek
from docgen.opdrachten.inlezen import lees_dossier
from docgen.opmaak.boek import Boek
from docgen.opmaak.matrix import Matrix
from docgen.opmaak.stroom import Stroom
from docgen.opmaak.stroombeeld import svg
from docgen.schrijvers.tekenletters import met_letters


def stroom(config: Path, peildatum: date, thema: str | None = None) -> tuple[Stroom | None, list[Melding]]:
    """Derive the flows of one organisation, or of one theme; None when its file or the theme cannot be read."""
    meldingen = Meldingen()
    dossier = lees_dossier(config, peildatum, meldingen)
    if dossier is None or meldingen:
        return None, meldingen.lijst
    gevonden = Stroom(Matrix(Boek(dossier)), thema)
    themas = [t.id for t in gevonden.matrix.boek.themas]
    if thema and thema not in themas:
        beste = difflib.get_close_matches(thema, themas, n=1)
        hint = f"bedoelde u '{beste[0]}'?" if beste else f"kies uit: {', '.join(themas)}"
        meldingen.fout(
            "INV331", Plek("opdrachtregel"), f"het thema '{thema}' staat niet in dit register", hint
        )
        return None, meldingen.lijst
    return gevonden, meldingen.lijst


def schrijf(uit: Path, beeld: Stroom) -> list[Melding]:
    """Write the picture with its own letters in it, so that it looks the same everywhere."""
    meldingen = Meldingen()
    try:
        uit.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        leg_neer(uit.parent, {uit.name: als_svg(beeld).encode()})
    except (NietSchrijfbaar, OSError) as e:
        hint = "kies met -o een ander bestand, of maak ruimte vrij"
        meldingen.fout("UIT101", Plek(str(uit)), f"hier kan ik niet schrijven ({e})", hint)
    return meldingen.lijst


def als_svg(beeld: Stroom) -> str:
    """The drawing with the letters that it uses inside; the same text for the same register."""
    return met_letters(svg(beeld))
