"""Open Word and Excel files in LibreOffice and see that the text comes out whole; one start for all files."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.meldingen import Melding
from docgen.toetsen.kern import Bestand, fout
from docgen.toetsen.keurders import HINT
from docgen.toetsen.ooxml import NS, Pakket, W

_SECONDEN, _PER_BESTAND = 120, 10
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def zonder_writer() -> str:
    """Say that LibreOffice for Word files is missing, when it is."""
    return _zonder("libswlo.so", "libreoffice-writer-nogui")


def zonder_calc() -> str:
    """Say that LibreOffice for Excel files is missing, when it is."""
    return _zonder("libsclo.so", "libreoffice-calc-nogui")


def _zonder(bibliotheek: str, pakket: str) -> str:
    kantoor = shutil.which("soffice")
    if not kantoor:
        return f"LibreOffice ontbreekt; apt-get install {pakket}"
    # on another system the parts are elsewhere: then trust that an office is whole
    elders = not Path("/usr/lib/libreoffice/program/libmergedlo.so").exists()
    aanwezig = elders or Path("/usr/lib/libreoffice/program", bibliotheek).exists()
    return "" if aanwezig else f"dit deel van LibreOffice ontbreekt; apt-get install {pakket}"


def in_writer(bestanden: Sequence[Bestand]) -> Iterator[Melding]:
    """Convert Word files to text and compare the words."""
    yield from _heropen(bestanden, "txt:Text (encoded):UTF8")


def in_calc(bestanden: Sequence[Bestand]) -> Iterator[Melding]:
    """Convert Excel files to CSV, every sheet, and compare the words."""
    yield from _heropen(bestanden, _CSV)


def _heropen(bestanden: Sequence[Bestand], doel: str) -> Iterator[Melding]:
    with TemporaryDirectory(prefix="docgen-") as tijdelijk:
        folder = Path(tijdelijk)
        namen = [f"{i:05}.{b.soort}" for i, b in enumerate(bestanden)]
        for naam, bestand in zip(namen, bestanden, strict=True):
            (folder / naam).write_bytes(bestand.inhoud)
        _zet_om(folder, namen, doel)
        for naam, bestand in zip(namen, bestanden, strict=True):
            uit = sorted((folder / "uit").glob(f"{Path(naam).stem}*"))
            if not uit:
                yield fout("UIT207", bestand, "LibreOffice kan dit bestand niet openen", HINT)
                continue
            yield from _vergelijk(bestand, " ".join(_gelezen(p) for p in uit))


def _gelezen(pad: Path) -> str:
    tekst = pad.read_text(encoding="utf-8-sig", errors="replace").replace("\u00ad", "")
    if pad.suffix != ".csv":
        return tekst
    return " ".join(cel for rij in csv.reader(io.StringIO(tekst, newline="")) for cel in rij)


def _zet_om(folder: Path, namen: list[str], doel: str) -> None:
    """Run LibreOffice with a profile of its own, so that an open office does not matter."""
    opdracht = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profiel').as_uri()}",
        "--headless",
        "--convert-to",
        doel,
    ]
    duur = _SECONDEN + _PER_BESTAND * len(namen)
    try:
        subprocess.run(
            [*opdracht, "--outdir", str(folder / "uit"), *namen],
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=duur,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return  # what did not come out is reported per file


def _vergelijk(bestand: Bestand, gelezen: str) -> Iterator[Melding]:
    kwijt = sum((Counter(_tekst(bestand).split()) - Counter(gelezen.split())).values())
    if kwijt:
        yield fout("UIT236", bestand, f"in LibreOffice ontbreken {kwijt} woorden", HINT)


def _tekst(bestand: Bestand) -> str:
    """The words that a reader sees in the body of the file."""
    pakket = Pakket(bestand)
    if bestand.soort == "xlsx":
        naam = "xl/sharedStrings.xml"
        return " ".join(pakket.deel(naam).itertext()) if naam in pakket.namen else ""
    return "\n".join(_alinea(p) for p in pakket.deel("word/document.xml").iterfind(".//w:p", NS))


def _alinea(alinea: object) -> str:
    los = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "\u2011"}
    delen = alinea.iter(f"{W}t", *los)  # type: ignore[attr-defined]
    return "".join(los.get(e.tag) or e.text or "" for e in delen)
