"""Why a writer cannot go on. The caller turns each of these into a melding."""

from __future__ import annotations

import unicodedata

PANGO_REMEDIE = (
    "Voor PDF heeft docgen de bibliotheek Pango nodig. Installeer die met "
    "'apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0' (Debian, Ubuntu) "
    "of met 'brew install pango' (macOS). DOCX en HTML werken ook zonder Pango."
)


class VerbodenBron(Exception):
    """A page asked for a file or address outside the allowed folders; nothing was read.

    `url` is the address as the page asked for it.
    """

    def __init__(self, url: str) -> None:
        self.url = url if len(url) <= 200 else url[:200] + "…"
        super().__init__(f"docgen mag deze bron niet lezen: {self.url}")


class PangoOntbreekt(Exception):
    """The text layout library that PDF needs is not on this machine; the text is the remedy."""

    def __init__(self) -> None:
        super().__init__(PANGO_REMEDIE)


class OnafdrukbaarTeken(Exception):
    """No font on this machine has these characters. Holds characters only, never the text (a name)."""

    def __init__(self, tekens: str) -> None:
        self.tekens = "".join(sorted(set(tekens)))
        namen = ", ".join(f"U+{ord(t):04X} ({unicodedata.name(t, 'onbekend')})" for t in self.tekens)
        super().__init__(f"het lettertype kan deze tekens niet afdrukken: {namen or 'onbekend teken'}")


class OpmaakFout(Exception):
    """The renderer warned: a fault in a style sheet, an unreadable image, a link to nowhere."""

    def __init__(self, waarschuwingen: list[str]) -> None:
        self.waarschuwingen = waarschuwingen
        super().__init__("; ".join(waarschuwingen))
