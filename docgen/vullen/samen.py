"""One PDF to print all recipients at once. It is for the printer only: a screen reader cannot use it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TITEL = "Alle ontvangers achter elkaar (om af te drukken, niet om te laten voorlezen)"


def samen(paden: Iterable[Path], uit: Path, *, titel: str = TITEL, wit_na_oneven: bool = True) -> int:
    """Write all pages of these PDFs to one file in their order; returns the number of pages.

    With `wit_na_oneven` an odd number of pages gets a blank one after it, so that on a printer that prints on both
    sides each recipient begins on a new sheet. The tags are lost: the result is to print, not to read out, and is no
    PDF/UA. Fonts and pictures that files share come in once. The file is 0600, and complete or absent.
    """
    import pikepdf

    with pikepdf.new() as pdf:
        delen = _Delen(pdf)
        for pad in paden:
            with pikepdf.open(pad) as bron:
                for blad in bron.pages:
                    delen.voeg_toe(blad.obj)
                if wit_na_oneven and len(bron.pages) % 2:
                    pdf.add_blank_page(page_size=_maat(bron.pages[-1]))
        pdf.docinfo["/Title"] = titel
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = pikepdf.String("nl-NL")
        tijdelijk = uit.with_name(f".{uit.name}.deel")
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as bestand:
            pdf.save(bestand, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        tijdelijk.replace(uit)
        return len(pdf.pages)


def _maat(blad: Any) -> tuple[float, float]:
    links, onder, rechts, boven = (float(m) for m in blad.mediabox)
    return rechts - links, boven - onder


class _Delen:
    """Copies pages to one PDF; what files have in common (fonts, pictures, colours) is copied once."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self._gekopieerd: dict[bytes, Any] = {}

    def voeg_toe(self, blad: Any) -> None:
        """Add one page: its content and what that needs, without links and tags."""
        import pikepdf

        nieuw = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=blad.MediaBox, Resources=self._gedeeld(blad.Resources)
        )
        nieuw.Contents = self.pdf.make_stream(blad.Contents.read_raw_bytes())
        nieuw.Contents.Filter = blad.Contents.Filter
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(nieuw)))

    def _gedeeld(self, middelen: Any) -> Any:
        sleutel = _vingerafdruk(middelen)
        if sleutel not in self._gekopieerd:
            self._gekopieerd[sleutel] = self.pdf.copy_foreign(_los(middelen))
        return self._gekopieerd[sleutel]


def _los(middelen: Any) -> Any:
    return middelen if middelen.is_indirect else middelen.with_same_owner_as(middelen)


def _vingerafdruk(wortel: Any) -> bytes:
    """Return a fingerprint of an object with all that it points at."""
    import pikepdf

    som = hashlib.blake2b(digest_size=20)
    gezien: dict[tuple[int, int], int] = {}
    stapel = [wortel]
    while stapel:
        obj = stapel.pop()
        if isinstance(obj, pikepdf.Object) and obj.is_indirect:
            nummer = gezien.setdefault(obj.objgen, len(gezien))
            som.update(b"R%d" % nummer)
            if nummer < len(gezien) - 1:
                continue
        if isinstance(obj, pikepdf.Stream):
            som.update(obj.read_raw_bytes())
        if isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
            for naam, waarde in sorted(obj.items()):
                som.update(naam.encode())
                stapel.append(waarde)
        elif isinstance(obj, pikepdf.Array):
            som.update(b"[%d" % len(obj))
            stapel += list(obj)
        else:
            som.update(repr(obj).encode())
    return som.digest()
