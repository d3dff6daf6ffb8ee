"""Streams whose length no reader can misjudge."""

from __future__ import annotations

from typing import Any

_EINDE = b"\nendstream"


def zonder_regeleinde(pdf: Any) -> None:
    """Let no stream end in a carriage return: with the newline after it, strict readers count a byte less.

    One compressed stream in 256 ends so by chance. A newline more at the end of its content changes the checksum
    with which it closes; content, fonts and images allow that.
    """
    import pydyf

    for stroom in pdf.objects:
        if not isinstance(stroom, pydyf.Stream):
            continue
        for _ in range(3):
            if not stroom.data.removesuffix(_EINDE).endswith(b"\r"):
                break
            stroom.stream.append(b"")  # pydyf joins the parts with newlines
            if "Length1" in stroom.extra:
                stroom.extra["Length1"] += 1
