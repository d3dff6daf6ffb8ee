"""How often Python looks for objects that only hold each other: seldom, for every process of docgen."""

from __future__ import annotations

import gc


def zoek_zelden() -> None:
    """Thousands of records and boxes stay alive; going through them all each time costs a fifth to a third."""
    gc.set_threshold(200_000, 30)
