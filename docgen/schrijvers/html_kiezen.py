"""Choosing in a long page: docgen's own script, only on a page that has something to choose.

The page names the script's fingerprint in its policy: the browser runs this script and no other.
"""

from __future__ import annotations

import base64
import hashlib

from lxml.html import HtmlElement

from docgen.schrijvers.stijlblad import HUISSTIJL


def script(boom: HtmlElement) -> str:
    """Return the script that the page needs, or nothing."""
    if not boom.xpath("//article[@data-kies]"):
        return ""
    tekst = (HUISSTIJL / "kiezen.js").read_text(encoding="utf-8")
    if "</" in tekst or "<!--" in tekst:
        raise ValueError("in kiezen.js staat iets dat het script in de pagina zou afbreken")
    return tekst


def vingerafdruk(tekst: str) -> str:
    """The source expression of a content security policy that allows exactly this script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode('ascii')}'"
