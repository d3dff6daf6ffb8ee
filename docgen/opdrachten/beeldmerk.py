"""The organisation's own files for its looks: logo and Word letterhead, checked before anything is rendered."""

from __future__ import annotations

import base64
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, Plek

_BEELD = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
MAX_LOGO = 2_000_000


@dataclass(frozen=True)
class Beeldmerk:
    """Resolved looks plus the logo as a data URI for templates."""

    huisstijl: Huisstijl
    logo: str | None


def lees_beeldmerk(dossier: Dossier, meldingen: Meldingen) -> Beeldmerk:
    """Check and resolve `huisstijl`; what is wrong is reported and left out."""
    looks = dossier.org.huisstijl
    logo = _logo(dossier, meldingen)
    standaard = Huisstijl()
    huisstijl = Huisstijl(
        kleur=looks.kleur or standaard.kleur,
        lettertype=looks.lettertype or standaard.lettertype,
        logo=logo[0] if logo else None,
        word=_word(dossier, meldingen),
    )
    return Beeldmerk(huisstijl, logo[1] if logo else None)


def _eigen_bestand(
    dossier: Dossier, veld: str, waarde: str, meldingen: Meldingen
) -> tuple[Path, Plek] | None:
    """Resolve a file named in `huisstijl`; it must lie in the folder of the file that names it."""
    plek = dossier.organisatie.plek("huisstijl", veld)
    thuis = Path(plek.bestand).parent.resolve()
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]+:", waarde) or not (thuis / waarde).resolve().is_relative_to(thuis):
        meldingen.fout(
            "INV301",
            plek,
            f"'{veld}': dit bestand ligt niet in de map van de school",
            "zet het bestand in de map van de school en noem alleen de naam; docgen haalt niets van internet",
        )
        return None
    pad = (thuis / waarde).resolve()
    if not pad.is_file():
        meldingen.fout("INV001", plek, f"'{veld}': dit bestand bestaat niet", "kijk de naam en de map na")
        return None
    return pad, plek


def _logo(dossier: Dossier, meldingen: Meldingen) -> tuple[Path, str] | None:
    waarde = dossier.org.huisstijl.logo
    gevonden = _eigen_bestand(dossier, "logo", waarde, meldingen) if waarde else None
    if not gevonden:
        return None
    pad, plek = gevonden
    ruw = pad.read_bytes()
    soort = next((s for begin, s in _BEELD.items() if ruw.startswith(begin)), None)
    if soort is None and re.search(rb"<svg[\s>]", ruw[:2000]):
        soort = "image/svg+xml"
    if soort is None or len(ruw) > MAX_LOGO:
        hint = "gebruik een PNG, JPEG of SVG van hooguit 2 MB"
        meldingen.fout("INV302", plek, "'logo': dit is geen afbeelding die docgen kan gebruiken", hint)
        return None
    return pad, f"data:{soort};base64,{base64.b64encode(ruw).decode()}"


def _word(dossier: Dossier, meldingen: Meldingen) -> Path | None:
    waarde = dossier.org.huisstijl.word
    gevonden = _eigen_bestand(dossier, "word", waarde, meldingen) if waarde else None
    if not gevonden:
        return None
    pad, plek = gevonden
    try:
        with zipfile.ZipFile(pad) as zip_:
            zip_.getinfo("word/document.xml")
    except (zipfile.BadZipFile, KeyError, OSError):
        meldingen.fout(
            "INV303", plek, "'word': dit is geen Word-bestand (.docx)", "sla het briefpapier op als .docx"
        )
        return None
    return pad
