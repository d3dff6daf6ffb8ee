"""Stage 5: catalogue entry + facts + law -> one semantic HTML document. The only place where words meet data."""

from docgen.opmaak.document import maak_document
from docgen.opmaak.omgeving import Opmaker, SjabloonFout

__all__ = ["Opmaker", "SjabloonFout", "maak_document"]
