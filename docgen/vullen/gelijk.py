"""Whether a file that was filled in shows the same as one that was rendered in full."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_BREEDTE = re.compile(rb'(<w:(?:gridCol|tcW) w:w=")\d+')
_KNIP = b'</w:t><w:softHyphen/><w:t xml:space="preserve">'


def zelfde(formaat: str, een: bytes, ander: bytes) -> bool:
    """Whether two files of one format show the same: byte-equal content of every page, or of every part in Word.

    In Word the widths of the columns of a table may differ, and so where a long word in it may be cut: the writer
    measures the texts, which does not touch what the document says.
    """
    return _pdf(een) == _pdf(ander) if formaat == "pdf" else _docx(een) == _docx(ander)


def _pdf(inhoud: bytes) -> list[tuple[bytes, list[float]]]:
    """Return the content and the size of each page."""
    import pikepdf

    with pikepdf.open(BytesIO(inhoud)) as pdf:
        return [(p.Contents.read_bytes(), [float(m) for m in p.mediabox]) for p in pdf.pages]


def _docx(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
        return {n: _BREEDTE.sub(rb"\g<1>", pakket.read(n)).replace(_KNIP, b"") for n in pakket.namelist()}
