"""docgen regel: the manual page of a code."""

from __future__ import annotations

import textwrap

from docgen.regels import REGELS


def overzicht() -> str:
    """All codes with their titles."""
    return "\n".join(f"{code}  {r.ernst.value:12} {r.titel}" for code, r in sorted(REGELS.items()))


def uitleg(code: str) -> str | None:
    """The manual page, or None for an unknown code."""
    r = REGELS.get(code.upper())
    if r is None:
        return None
    delen = [f"{r.code}  {r.titel}  ({r.ernst.value})", f"Wat\n{_in(r.wat)}", f"Waarom\n{_in(r.waarom)}"]
    delen += [f"Fout\n{_in(r.fout)}", f"Goed\n{_in(r.goed)}"]
    return "\n\n".join(delen)


def _in(tekst: str) -> str:
    return textwrap.indent(tekst, "    ")
