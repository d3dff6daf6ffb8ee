"""Are the bytes the same in two fresh clones? Makes every document of every example twice and compares.

Each clone stands in its own folder and runs with its own hash seed, time zone and language; docgen is imported from
the clone itself. With `--eigen-omgeving` each clone also sets up its own .venv, as on a new machine.

    python benchmarks/reproduceerbaar.py [--eigen-omgeving]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
ORGANISATIES = ("school.yaml", "bestuur.yaml", "swv.yaml")
OMGEVINGEN = (
    {"PYTHONHASHSEED": "1", "TZ": "Europe/Amsterdam", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
)
PEILDATUM = "2026-11-22"


def main() -> int:
    """Print the counts per format; exit code 1 when one file differs."""
    eigen = "--eigen-omgeving" in sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        klonen = [Path(folder) / f"kloon-{nr}" for nr in range(len(OMGEVINGEN))]
        with ThreadPoolExecutor() as samen:
            een, twee = samen.map(_maak, klonen, OMGEVINGEN, [eigen] * len(klonen))
    anders = sorted(n for n in een.keys() | twee.keys() if een.get(n) != twee.get(n))
    for soort, aantal in sorted(Counter(Path(n).suffix for n in een).items()):
        print(f"{soort[1:]:5} {aantal:4} bestanden, {sum(n.endswith(soort) for n in anders)} anders")
    print("\n".join(f"anders: {n}" for n in anders))
    return 1 if anders or not een else 0


def _maak(kloon: Path, omgeving: dict[str, str], eigen: bool) -> dict[str, str]:
    """The sha256 of every file that this clone makes, by organisation and name, as its manifests tell."""
    subprocess.run(["git", "clone", "-q", str(WORTEL), str(kloon)], check=True)
    python = _omgeving(kloon) if eigen else Path(sys.executable)
    hashes: dict[str, str] = {}
    for pad in sorted(p for naam in ORGANISATIES for p in (kloon / "voorbeelden").rglob(naam)):
        uit = kloon / "uit" / str(len(hashes))
        opdracht = ["maak", "alles", "-c", pad.name, "-o", str(uit), "--peildatum", PEILDATUM]
        subprocess.run(
            [str(python), "-m", "docgen", *opdracht],
            cwd=pad.parent,
            env={**os.environ, **omgeving, "PYTHONPATH": str(kloon)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        manifest = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))
        deel = pad.parent.relative_to(kloon / "voorbeelden").as_posix()
        hashes |= {f"{deel}/{d['bestand']}": d["sha256"] for d in manifest["documenten"]}
    return hashes


def _omgeving(kloon: Path) -> Path:
    subprocess.run([sys.executable, "-m", "docgen.opzet", "toets", "--version"], cwd=kloon, check=True)
    return kloon / ".venv" / "bin" / "python"


if __name__ == "__main__":
    sys.exit(main())
