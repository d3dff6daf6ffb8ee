"""Small lists in the shapes of the real ones, with invented names, and a series run in this process."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from docgen.opdrachten.reeks import Reeksvraag, Stil, Verslag, reeks

from .conftest import PEILDATUM, VOORBEELDEN

LEERLINGEN = """Leerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Groep
20417;Sanne;van der;Velde;14-03-2019;3A
20418;Łukasz;;Őry;2/9/2017;5B
20419;Noor;;Bakker;2015-01-05;6A
20420;Ravi;;'t Hof;05.01.2013;8A
"""
EDEX = """<?xml version="1.0" encoding="UTF-8"?>
<EDEX>
  <school><schooljaar>2026-2027</schooljaar><brincode>99ZZ</brincode><xsdversie>{versie}</xsdversie></school>
  <groepen><groep key="g6a"><naam>6A</naam><jaargroep>6</jaargroep></groep></groepen>
  <leerlingen>
    <leerling key="0001">
      <achternaam>Voorbeeld</achternaam>
      <voorvoegsel>van &apos;t</voorvoegsel>
      <roepnaam>İlse</roepnaam>
      <geboortedatum>2016-06-21</geboortedatum>
      <groep key="g6a"/>
      <etniciteit>9</etniciteit>
      <bsn>111222333</bsn>
    </leerling>
    <leerling key="0002">
      <achternaam>Zonderdag</achternaam>
      <voorletters-1>Q</voorletters-1>
      <jaargroep>4</jaargroep>
      <onderwijsnummer>101222331</onderwijsnummer>
    </leerling>
  </leerlingen>
  <leerkrachten><leerkracht key="L1"><achternaam>Leraar</achternaam></leerkracht></leerkrachten>
</EDEX>
"""


def leerlingen(aantal: int, *, eerste: int = 1) -> str:
    """A list of so many pupils of eight years old, all with their own number."""
    namen = ["Sanne de Boer", "Łukasz Őry", "Noor O'Brien", "Émilie Jansen-Çelik", "Håkon van 't Hof"]
    rijen = (
        f"{1000 + n};{namen[n % 5]};2018-0{n % 9 + 1}-1{n % 9};5B" for n in range(eerste, eerste + aantal)
    )
    return "\n".join(["leerlingnummer;naam;geboortedatum;groep", *rijen]) + "\n"


def werkmap(folder: Path, soort: str = "basisschool") -> Path:
    """A copy of an example organisation; returns its file."""
    shutil.copytree(VOORBEELDEN / soort, folder / "org")
    return next(p for naam in ("school.yaml", "swv.yaml") if (p := folder / "org" / naam).is_file())


def schrijf_lijst(config: Path, tekst: str, naam: str = "lijst.csv") -> Path:
    """Put a list beside the file of the organisation."""
    pad = config.parent / naam
    pad.write_text(tekst, encoding="utf-8")
    return pad


def draai(config: Path, bron: Path | None, **anders: Any) -> Verslag:
    """Make a series of picture forms in this process, as HTML unless asked otherwise."""
    vraag: dict[str, Any] = {
        "wat": "toestemming-beeldmateriaal",
        "config": config,
        "uit": config.parent.parent / "uit",
        "vandaag": PEILDATUM,
        "bron": bron,
        "formaten": ("html",),
        "werkers": 1,
    }
    return reeks(Reeksvraag(**vraag | anders), Stil())


def codes(verslag: Verslag) -> set[str]:
    """The codes of all meldingen."""
    return {m.code for m in verslag.meldingen}
