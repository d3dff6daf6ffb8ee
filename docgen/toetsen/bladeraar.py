"""axe-core in a headless Chromium, as wide as a phone; one start for all pages and no network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, NietTeDoen, fout

_NAMEN = ("chromium", "chromium-browser", "google-chrome", "chrome")
TELEFOON = {"width": 375, "height": 740}
# Contrast takes most of the time: it is measured once per kind of element, by the names and classes above it.
_VRAAG = """async () => {
    const gezien = new Set(), soort = new Map();
    for (const e of document.body.querySelectorAll('*')) {
        const naam = (soort.get(e.parentElement) || '') + '>' + e.tagName + '.' + e.className;
        soort.set(e, naam);
        if (!gezien.has(naam)) { gezien.add(naam); e.setAttribute('data-docgen-soort', ''); }
    }
    axe.configure({rules: [{id: 'color-contrast', selector: '[data-docgen-soort]'}]});
    return {
    breed: document.documentElement.scrollWidth,
    fouten: (await axe.run(document, {resultTypes: ['violations']})).violations.map(
        v => ({id: v.id, uitleg: v.help, aantal: v.nodes.length, waar: String(v.nodes[0].target[0])}))
    };
}"""


def zonder() -> str:
    """Say what is missing: the packages of Playwright and axe-core, or a browser."""
    if not (find_spec("playwright") and find_spec("axe_playwright_python")):
        return "het pakket axe-playwright-python ontbreekt; pip install docgen[toets]"
    return "" if _pad() else "Chromium ontbreekt; apt-get install chromium"


def _pad() -> str | None:
    return next((gevonden for naam in _NAMEN if (gevonden := shutil.which(naam))), None)


def axe(bestanden: Sequence[Bestand]) -> Iterator[Melding]:
    """Show each page to the browser and let axe-core examine it. Raises NietTeDoen when the browser fails."""
    from playwright.sync_api import Error, sync_playwright

    maten: Any = {"viewport": TELEFOON, "offline": True, "bypass_csp": True}
    try:
        with sync_playwright() as speler:
            # Chromium refuses its sandbox to root; the pages are our own and get no network
            zandbak = not (hasattr(os, "geteuid") and os.geteuid() == 0)
            with speler.chromium.launch(executable_path=_pad(), chromium_sandbox=zandbak) as bladeraar:
                pagina = bladeraar.new_context(**maten).new_page()
                for bestand in bestanden:
                    yield from _bekijk(pagina, bestand)
    except Error as e:
        raise NietTeDoen(f"Chromium werkt hier niet: {str(e).splitlines()[0]}") from e


def _bekijk(pagina: Any, bestand: Bestand) -> Iterator[Melding]:
    pagina.set_content(bestand.inhoud.decode("utf-8", errors="replace"))
    pagina.evaluate(_axe_core())
    gezien = pagina.evaluate(_VRAAG)
    for f in gezien["fouten"]:
        keer = f" ({f['aantal']} keer)" if f["aantal"] > 1 else ""
        yield fout(
            "UIT206", bestand, f"axe {f['id']}{keer}: {f['uitleg']}", f"het eerste element is {f['waar']}"
        )
    if gezien["breed"] > TELEFOON["width"]:
        tekst = f"de pagina is {gezien['breed']} punten breed; een telefoon toont er {TELEFOON['width']}"
        yield fout("UIT226", bestand, tekst, "laat brede tabellen in hun eigen vak schuiven")


def _axe_core() -> str:
    from importlib.resources import files

    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
