"""Set up a checkout with nothing but python3: packages, fonts' libraries, and then one command.

    python3 -m docgen.opzet voorbeeld     make all documents of the example school
    python3 -m docgen.opzet toets         run the tests

Only the standard library is used here, because nothing else is there yet. Missing system packages are
installed when that is allowed (root, or sudo without a password); else this says exactly what to run.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
OMGEVING = WORTEL / ".venv"
PYTHON = OMGEVING / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SLOT = WORTEL / "requirements.lock"
MINSTENS = (3, 11)

BIBLIOTHEKEN = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
TOETSPROGRAMMAS = {"pdftotext": "poppler-utils", "qpdf": "qpdf", "soffice": "libreoffice-writer-nogui"}
TOETSBESTANDEN = {
    "/usr/lib/libreoffice/program/libsclo.so": "libreoffice-calc-nogui"
}  # has no program of its own
BLADERAARS = ("chromium", "chromium-browser", "google-chrome")  # one of them, for axe-core; Debian: chromium

VOORBEELD = ["-m", "docgen", "maak", "alles", "-c", "voorbeelden/basisschool/school.yaml", "-o", "uit"]
TOETS = ["-m", "pytest", "-n", "auto"]


class Gestopt(Exception):
    """Set-up cannot go on; the text says what the user can do."""


def main() -> int:
    """Set up and run `voorbeeld` or `toets`; further words go to that command."""
    woorden = sys.argv[1:]
    if not woorden or woorden[0] not in ("voorbeeld", "toets"):
        print(
            "gebruik: python3 -m docgen.opzet voorbeeld   of   python3 -m docgen.opzet toets", file=sys.stderr
        )
        return 2
    toets = woorden[0] == "toets"
    try:
        _python_nieuw_genoeg()
        _systeem(toets)
        _omgeving()
        _pakketten("dev" if toets else "")
    except Gestopt as e:
        print(e, file=sys.stderr)
        return 1
    opdracht = TOETS if toets else VOORBEELD
    return subprocess.run([str(PYTHON), *opdracht, *woorden[1:]], cwd=WORTEL, check=False).returncode


def _python_nieuw_genoeg() -> None:
    if sys.version_info < MINSTENS:
        raise Gestopt(
            f"docgen heeft Python {MINSTENS[0]}.{MINSTENS[1]} of nieuwer nodig, dit is {sys.version.split()[0]}"
        )


def _systeem(toets: bool) -> None:
    """The libraries that PDF needs, and for the tests the programs that look at the output."""
    if sys.platform != "linux":
        return
    nodig = [pakket for bestand, pakket in BIBLIOTHEKEN.items() if not _laadt(bestand)]
    if toets:
        nodig += [pakket for naam, pakket in TOETSPROGRAMMAS.items() if not shutil.which(naam)]
        nodig += [pakket for bestand, pakket in TOETSBESTANDEN.items() if not Path(bestand).exists()]
    if nodig:
        _apt(nodig)
    if toets and not any(shutil.which(naam) for naam in BLADERAARS):
        _bladeraar()


def _bladeraar() -> None:
    """A browser for axe-core. Ubuntu has none as a package: then that one check is skipped, and says so."""
    try:
        _apt(["chromium"])
    except Gestopt:
        print("zonder Chromium slaan de tests axe-core over", flush=True)


def _laadt(bestand: str) -> bool:
    try:
        ctypes.CDLL(bestand)
    except OSError:
        return False
    return True


def _apt(pakketten: list[str]) -> None:
    commando = ["apt-get", "install", "-y", "--no-install-recommends", *pakketten]
    voor = _als_root()
    if not shutil.which("apt-get") or voor is None:
        raise Gestopt(
            f"er ontbreken systeempakketten. Voer dit uit en probeer het opnieuw:\n  sudo {' '.join(commando)}"
        )
    print(f"systeempakketten installeren: {' '.join(pakketten)}", flush=True)
    stil = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run([*voor, "apt-get", "update"], check=False, **stil)  # type: ignore[call-overload]
    if subprocess.run([*voor, *commando], check=False, **stil).returncode:  # type: ignore[call-overload]
        raise Gestopt(
            f"installeren lukte niet. Voer dit uit en probeer het opnieuw:\n  sudo {' '.join(commando)}"
        )


def _als_root() -> list[str] | None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    mag = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if mag else None


def _omgeving() -> None:
    """A virtual environment in .venv; Debian's python3 needs python3-venv for that."""
    if (
        PYTHON.exists()
        and subprocess.run([str(PYTHON), "-m", "pip", "-V"], capture_output=True, check=False).returncode == 0
    ):
        return
    maak = [sys.executable, "-m", "venv", "--clear", str(OMGEVING)]
    if subprocess.run(maak, capture_output=True, check=False).returncode:
        _apt([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        subprocess.run(maak, check=True)


def _pakketten(extra: str) -> None:
    """Install docgen with the locked versions, once per lock file."""
    doel = f".[{extra}]" if extra else "."
    stempel = OMGEVING / f".docgen-{extra or 'basis'}"
    vingerafdruk = hashlib.sha256(SLOT.read_bytes() + (WORTEL / "pyproject.toml").read_bytes()).hexdigest()
    if stempel.exists() and stempel.read_text() == vingerafdruk:
        return
    print("docgen installeren in .venv (de eerste keer duurt dat een paar minuten)", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if subprocess.run([*pip, "-c", str(SLOT), "-e", doel], cwd=WORTEL, check=False).returncode:
        raise Gestopt("installeren lukte niet; kijk of deze computer internet heeft en probeer het opnieuw")
    _vertaal()
    stempel.write_text(vingerafdruk)


def _vertaal() -> None:
    """Compile all once: where Python may not keep what it compiles, every start would take twice as long."""
    waar = [str(OMGEVING), str(WORTEL / "docgen")]
    subprocess.run([str(PYTHON), "-m", "compileall", "-q", "-j", "0", *waar], check=False)


if __name__ == "__main__":
    sys.exit(main())
