"""What a worker uses, loaded before it is split off from the process that has this module (`docgen.werkers`)."""

from __future__ import annotations

from contextlib import suppress

import docgen.opdrachten.reeks.bekijken
import docgen.opdrachten.reeks.maken  # noqa: F401
from docgen.schrijvers.fouten import PangoOntbreekt
from docgen.schrijvers.pdf import laad_weasyprint

with suppress(PangoOntbreekt):  # without it only PDF is refused, at the first recipient
    laad_weasyprint()
