"""Why something cannot be filled in afterwards. The texts are Dutch and hold no value of a slot."""

from __future__ import annotations


class Onvulbaar(Exception):
    """No recipient of this layout can be filled in; every one of them must be rendered in full."""


class PastNiet(Exception):
    """The values of this one recipient do not fit in the prepared layout; it must be rendered in full."""


class Verwisseld(Exception):
    """A finished file does not hold its own reference or values, or holds those of someone else."""
