"""How long large registers take: listing, checking and exporting, and how that grows. Beside each a known peer.

    .venv/bin/python benchmarks/registers.py            40, 400 and 4,000 activities; 2,500, 5,000 and 10,000 consents
    .venv/bin/python benchmarks/registers.py --klein    a tenth of that

Processor time of one process, without the start of Python. `groei` is the factor for twice as many entries: 2 is
linear. The peers read the same files into plain values (ruamel, PyYAML's loader in C) or write the same cells
(openpyxl), and do nothing else: no places, no model, no rules, no styles.
"""

from __future__ import annotations

import gc
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from ruamel.yaml import YAML

from docgen.meldingen import Meldingen
from docgen.opdrachten.controleer import controleer
from docgen.opdrachten.register_boeken import lees_bronnen
from docgen.opdrachten.register_exporteer import Exportvraag, exporteer
from docgen.opdrachten.register_tabel import als_tekst
from docgen.opdrachten.register_toon import Toonvraag, toon
from docgen.registers import REGISTERS, als_cel, tabel

OP = date(2026, 11, 22)
WORTEL = Path(__file__).parents[1]
ACTIVITEIT = """\
  - id: eigen-{n:05}
    naam: Activiteit {n}
    thema: onderwijs
    doelen: [leerlingen te begeleiden bij project {n}]
    betrokkenen: [leerling]
    gegevens: [naam, groep, voortgang]
    grondslagen: [e]
    normen: [wpo-11]
    bron: van de leerling
    ontvangers: []
    bewaartermijn: 2 jaar na uitschrijving
    bewaartermijn_reden: dit past bij het leerlingdossier
    maatregelen: [M1, M2]
    proceseigenaar: directeur
    systeem: leerlingvolgsysteem
    toegang: leraren van de groep
    informatie_via: privacyverklaring
    uitleg_leerling: Wij schrijven op hoe het project gaat.
    laatste_controle: 2026-09-16
"""
TOESTEMMING = """\
# Toestemming {n}
kenmerk: t-{n:05}
leerling_ref: "{leerling}"
soort: uitwisseling
doel: samen met de sportclub een rooster te maken
ontvangers: [Roeivereniging De Proefhaven]
gegevenssoorten: [lesrooster, verzuim]
gevraagd_op: 2026-09-03
wijze: papier
verstrekte_info_versie: formulier 2026, versie 2
antwoord: ja
gegeven_door:
  - {{naam: A. Voorbeeld, rol: ouder, gezag: ja, antwoord: ja, op: 2026-09-07}}
  - {{naam: B. Proef, rol: ouder, gezag: ja, antwoord: {tweede}, op: 2026-09-09}}
gegeven_op: 2026-09-09
geldig_tot: 2027-07-09
bewijs_locatie: map toestemmingen, vak 3
"""


def organisatie(folder: Path) -> Path:
    """The school of the example without its cases."""
    folder.mkdir()
    bron = WORTEL / "voorbeelden" / "basisschool" / "school.yaml"
    regels = bron.read_text(encoding="utf-8").replace("  logo: logo.png\n", "")
    (folder / "school.yaml").write_text(regels, encoding="utf-8")
    return folder


def met_activiteiten(folder: Path, aantal: int) -> list[Path]:
    """Activities in one file."""
    (organisatie(folder) / "registers").mkdir()
    pad = folder / "registers" / "verwerkingen.yaml"
    pad.write_text(
        "verwerkingen:\n" + "".join(ACTIVITEIT.format(n=n) for n in range(aantal)), encoding="utf-8"
    )
    return [pad]


def met_toestemmingen(folder: Path, aantal: int) -> list[Path]:
    """Consents in a file each; one in fifty has parents who differ, so that there is something to find."""
    (organisatie(folder) / "toestemmingen").mkdir()
    for n in range(aantal):
        tekst = TOESTEMMING.format(n=n, leerling=20000 + n, tweede="nee" if n % 50 == 0 else "ja")
        (folder / "toestemmingen" / f"t-{n:05}.yaml").write_text(tekst, encoding="utf-8")
    return sorted((folder / "toestemmingen").glob("*.yaml"))


def duur(werk: Callable[[], Any]) -> float:
    """Processor seconds of one run; what an earlier run left behind is cleared first."""
    gc.collect()
    begin = time.process_time()
    werk()
    return time.process_time() - begin


def taken(folder: Path, register: str, paden: Iterable[Path]) -> dict[str, Callable[[], Any]]:
    """What is measured, by name."""

    def uit(vorm: str) -> Callable[[], Any]:
        return lambda: exporteer(
            Exportvraag(folder, folder / "uit", OP, (vorm,), (register,), overschrijf=True)
        )

    def kaal() -> None:
        boek = Workbook(write_only=True)
        blad = boek.create_sheet()
        for rij in cellen:
            blad.append(rij)
        boek.save(folder / "kaal.xlsx")

    def ruamel() -> None:
        for p in paden:
            YAML(typ="safe", pure=True).load(p.read_text(encoding="utf-8"))

    def pyyaml() -> None:
        for p in paden:
            yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

    bronnen = lees_bronnen(folder, OP, Meldingen())
    assert bronnen
    gevuld = tabel(REGISTERS[register], bronnen)
    cellen = [[als_cel(k, r.waarden[k.naam], {}) for k in gevuld.kolommen] for r in gevuld.rijen]
    return {
        "toon": lambda: als_tekst(toon(Toonvraag(folder, register, OP)), herkomst=False),
        "controleer": lambda: controleer(folder, OP),
        "xlsx": uit("xlsx"),
        "csv": uit("csv"),
        "json": uit("json"),
        "(openpyxl, kaal)": kaal,
        "(ruamel, lezen)": ruamel,
        "(PyYAML in C, lezen)": pyyaml,
    }


def meet(
    titel: str, register: str, maak: Callable[[Path, int], list[Path]], aantallen: Iterable[int], map_: Path
) -> None:
    """Print a table: seconds per size and the growth per doubling over the last step."""
    tijden: dict[str, list[float]] = {}
    for n in aantallen:
        folder = map_ / f"{register}-{n}"
        for naam, werk in taken(folder, register, maak(folder, n)).items():
            tijden.setdefault(naam, []).append(duur(werk))
    maten = list(aantallen)
    print(f"\n{titel:22}" + "".join(f"{n:>10,}" for n in maten) + f"{'per stuk':>11}{'groei':>8}")
    for naam, rij in tijden.items():
        stap = math.log2(maten[-1] / maten[-2])
        groei = (rij[-1] / rij[-2]) ** (1 / stap)
        per = f"{rij[-1] / maten[-1] * 1000:.2f} ms"
        print(f"{naam:22}" + "".join(f"{t:>8.2f} s" for t in rij) + f"{per:>11}{groei:>8.2f}", flush=True)


def main() -> None:
    """Measure both registers."""
    gc.set_threshold(200_000, 30)  # as the command line does
    deel = 10 if "--klein" in sys.argv else 1
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        controleer(organisatie(map_ / "warm"), OP)
        meet("verwerkingen", "verwerkingen", met_activiteiten, [n // deel for n in (40, 400, 4000)], map_)
        meet(
            "toestemmingen",
            "toestemmingen",
            met_toestemmingen,
            [n // deel for n in (2500, 5000, 10000)],
            map_,
        )


if __name__ == "__main__":
    main()
