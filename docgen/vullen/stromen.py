"""A compressed stream made of pieces: what is the same for everybody is compressed only once.

A deflate stream is a row of blocks. The fixed pieces are compressed beforehand, each up to a byte boundary and
without looking back; a recipient's own pieces go between them as stored blocks. Any reader sees one stream.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

_STUK = 0xFFFF  # bytes that a stored block can hold
_KOP = b"\x78\xda"
_SLOT = b"\x01\x00\x00\xff\xff"  # an empty stored block that says: the last one
_KORT = 160  # a fixed piece of fewer bytes costs more as a block of its own than it saves


def pers(stuk: bytes) -> bytes:
    """Return whole deflate blocks that hold this piece."""
    pers_ = zlib.compressobj(9, zlib.DEFLATED, -15)
    return pers_.compress(stuk) + pers_.flush(zlib.Z_FULL_FLUSH) if stuk else b""


def los(stuk: bytes) -> bytes:
    """Return stored (not compressed) blocks that hold this piece."""
    if len(stuk) <= _STUK:
        return b"\x00" + struct.pack("<HH", len(stuk), len(stuk) ^ _STUK) + stuk if stuk else b""
    return b"".join(los(stuk[i : i + _STUK]) for i in range(0, len(stuk), _STUK))


class Stroom:
    """A text of bytes with holes: fixed pieces, one more than there are holes."""

    def __init__(self, vast: Sequence[bytes]) -> None:
        self.vast = tuple(vast)
        self._kort = tuple(0 < i < len(vast) - 1 and len(s) < _KORT for i, s in enumerate(vast))
        self._geperst = tuple(b"" if kort else pers(s) for s, kort in zip(vast, self._kort, strict=True))

    def inhoud(self, eigen: Sequence[bytes]) -> bytes:
        """Return the text with the holes filled."""
        uit = [b""] * (2 * len(eigen) + 1)
        uit[::2], uit[1::2] = self.vast, eigen
        return b"".join(uit)

    def blokken(self, eigen: Sequence[bytes]) -> bytes:
        """Return the same as deflate blocks, closed; without the head and checksum of zlib."""
        uit = [self._geperst[0]]
        wacht = b""
        for stuk, kort, vast, geperst in zip(
            eigen, self._kort[1:], self.vast[1:], self._geperst[1:], strict=True
        ):
            wacht += stuk
            if kort:
                wacht += vast
            else:
                uit += los(wacht), geperst
                wacht = b""
        uit.append(_SLOT)
        return b"".join(uit)

    def zlib(self, eigen: Sequence[bytes]) -> tuple[bytes, bytes]:
        """Return the text and its zlib stream, which never ends in a carriage return (see schrijvers/pdf_stromen)."""
        inhoud = self.inhoud(eigen)
        som = zlib.adler32(inhoud)
        blokken = self.blokken(eigen)
        while som & 0xFF == 0x0D:
            inhoud += b"\n"
            blokken = blokken[: -len(_SLOT)] + los(b"\n") + _SLOT
            som = zlib.adler32(inhoud)
        return inhoud, _KOP + blokken + som.to_bytes(4, "big")
