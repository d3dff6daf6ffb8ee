"""A zip with prepared parts: the same bytes every time, as `schrijvers/word/afwerking.py` packs a Word file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence

_LOKAAL, _INHOUD, _EINDE = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_DAG, _RECHTEN, _DEFLATE = 0x21, 0o600 << 16, 8  # 1 January 1980; the user alone


def pak_in(naam: bytes, som: int, lang: int, blokken: bytes, waar: int) -> tuple[bytes, bytes]:
    """Return a part of the package as it stands in the file, and its line in the list at the end."""
    gemeen = struct.pack("<5H3L2H", 20, 0, _DEFLATE, 0, _DAG, som, len(blokken), lang, len(naam), 0)
    regel = b"".join((_INHOUD, b"\x14\x03", gemeen, struct.pack("<3H2L", 0, 0, 0, _RECHTEN, waar), naam))
    return b"".join((_LOKAAL, gemeen, naam, blokken)), regel


def vaste_delen(delen: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """Return the front of the package and its lines in the list at the end."""
    uit, lijst, waar = [], [], 0
    for naam, inhoud in delen.items():
        pers = zlib.compressobj(9, zlib.DEFLATED, -15)
        blokken = pers.compress(inhoud) + pers.flush()
        stuk, regel = pak_in(naam.encode(), zlib.crc32(inhoud), len(inhoud), blokken, waar)
        uit.append(stuk)
        lijst.append(regel)
        waar += len(stuk)
    return b"".join(uit), b"".join(lijst)


def slot(lijst: Sequence[bytes], aantal: int, waar: int) -> bytes:
    """Return the list of parts and the end of the file; `waar` is where the list begins."""
    inhoud = b"".join(lijst)
    return inhoud + struct.pack("<4s4H2LH", _EINDE, 0, 0, aantal, aantal, len(inhoud), waar, 0)
