"""No stream of a PDF ends in a carriage return."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pydyf

from docgen.schrijvers.pdf_stromen import zonder_regeleinde


def _met_regeleinde() -> bytes:
    """Content that, compressed, ends in a carriage return."""
    kandidaten = (b"q Q %" + b"a" * n for n in range(256))
    return next(k for k in kandidaten if zlib.compress(k, 9).endswith(b"\r"))


def test_samengeperste_stroom_eindigt_anders() -> None:
    pdf = pydyf.PDF()
    inhoud, letter = pydyf.Stream([_met_regeleinde()], compress=True), _met_regeleinde()
    pdf.add_object(inhoud)
    pdf.add_object(pydyf.Stream([letter], {"Length1": len(letter)}, compress=True))
    pdf.add_page(
        pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference, "Contents": inhoud.reference})
    )
    assert inhoud.data.endswith(b"\r\nendstream")
    zonder_regeleinde(pdf)
    uit = io.BytesIO()
    pdf.write(uit)
    assert b"\r\nendstream" not in uit.getvalue()
    with pikepdf.open(uit) as gelezen:
        assert gelezen.pages[0].Contents.read_bytes() == _met_regeleinde() + b"\n"
        stromen = [o for o in gelezen.objects if isinstance(o, pikepdf.Stream)]
        assert [len(s.read_bytes()) - int(s.Length1) for s in stromen if "/Length1" in s] == [0]
