"""Streams whose length no reader can misjudge.

Why: pydyf writes a line feed after a stream. When the stream itself ends in a carriage return, strict readers take
the two for one end of line and count a byte less. One compressed stream in 256 ends so, by chance.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

_DUBBEL = b"\r\nendstream"


def _laatste_byte(stroom: Any) -> int:
    """Return the last byte that the stream will have in the file; zlib ends with the checksum of its input."""
    from pydyf import _to_bytes

    inhoud = b"\n".join(_to_bytes(deel) for deel in stroom.stream)
    return zlib.adler32(inhoud) & 0xFF if stroom.compress else (inhoud[-1:] or b"\0")[0]


def zonder_regeleinde(pdf: Any) -> None:
    """Let no stream end in a carriage return, by a line feed more at its end: content, fonts and images allow that."""
    import pydyf

    for stroom in pdf.objects:
        if isinstance(stroom, pydyf.Stream) and stroom.extra.get("Type") == "/EmbeddedFile":
            stroom.compress = stroom.compress != (_laatste_byte(stroom) == ord("\r"))  # its content must stay
            continue
        while isinstance(stroom, pydyf.Stream) and _laatste_byte(stroom) == ord("\r"):
            stroom.stream.append(b"")  # pydyf joins the parts with line feeds
            if "Length1" in stroom.extra:
                stroom.extra["Length1"] += 1


def eerste_goede(maak: Callable[[int], bytes]) -> bytes:
    """Return the first PDF in which no stream ends in a carriage return; `maak` gets the number of the attempt.

    For the two streams that pydyf itself adds while it writes, which `zonder_regeleinde` cannot see.
    """
    poging = 0
    while _DUBBEL in (inhoud := maak(poging)) and poging < 8:
        poging += 1
    return inhoud


def vul(pdf: Any, aantal: int) -> None:
    """Add empty objects, which change the streams that pydyf adds."""
    import pydyf

    for _ in range(aantal):
        pdf.add_object(pydyf.Dictionary())
