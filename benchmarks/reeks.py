"""How fast a series is, and what it takes of memory, on lists that this script makes up itself.

    python benchmarks/reeks.py formulieren [AANTAL]     picture consent forms from an EDEXML file, end to end
    python benchmarks/reeks.py geheugen [KLEIN GROOT]   the highest use of memory of a small and a large series
    python benchmarks/reeks.py convenanten [AANTAL]     against WeasyPrint itself on the same pages
    python benchmarks/reeks.py werkers [AANTAL RONDES]  convenants with one and two workers, and two runs side by side

Seconds of work (user and system, all processes) are printed beside the clock: on a busy machine only those say
something. Nothing of it is a real person.
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
VOORBEELDEN = WORTEL / "voorbeelden"
_PR_SET_CHILD_SUBREAPER = 36
VOORNAMEN = [
    "Sanne",
    "Noor",
    "Łukasz",
    "Ravi",
    "Émilie",
    "Yusuf",
    "İbrahim",
    "Zoë",
    "Håkon",
    "Ștefan",
    "Mila",
    "Jip",
    "Bram",
    "Ő",
    "Fenna",
    "Nguyễn",
]
ACHTERNAMEN = [
    "Velde",
    "Bakker",
    "Őry",
    "Jansen-Vis",
    "Çelik",
    "Müller",
    "Ivanov",
    "Dijk",
    "O'Brien",
    "Şahin",
    "Visser",
    "Smit",
    "Kovács",
]
VOORVOEGSELS = ("", "", "van", "de", "van der", "van 't", "el")


def edexml(pad: Path, aantal: int) -> None:
    """Write a list of so many invented pupils of 4 to 12 years old."""
    r = random.Random(20180525)
    groepen = [f"{jaar}{letter}" for jaar in range(1, 9) for letter in "AB"]
    with pad.open("w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<EDEX>\n<school><schooljaar>2026-2027</schooljaar>')
        f.write("<xsdversie>2.1</xsdversie></school>\n<groepen>\n")
        f.writelines(
            f'<groep key="{g}"><naam>{g}</naam><jaargroep>{g[0]}</jaargroep></groep>\n' for g in groepen
        )
        f.write("</groepen>\n<leerlingen>\n")
        for n in range(aantal):
            groep = r.choice(groepen)
            geboren = f"{2022 - int(groep[0])}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"
            f.write(
                f'<leerling key="{100000 + n}">\n<achternaam>{r.choice(ACHTERNAMEN)}</achternaam>\n'
                f"<voorvoegsel>{r.choice(VOORVOEGSELS)}</voorvoegsel>\n<roepnaam>{r.choice(VOORNAMEN)}</roepnaam>\n"
                f'<geboortedatum>{geboren}</geboortedatum>\n<groep key="{groep}"/>\n<etniciteit>0</etniciteit>\n'
                "</leerling>\n"
            )
        f.write("</leerlingen>\n</EDEX>\n")


def leden(pad: Path, aantal: int) -> None:
    """Write a list of so many invented school boards."""
    kop = "Bestuursnummer;Bestuur;Korte naam;Rechtsvorm;KvK;Straat;Huisnummer;Postcode;Plaats;Tekenaar;Functie;FG email"
    rijen = (
        f"{90000 + n};Stichting Onderwijs Streek {n};bestuur Streek {n};stichting;{90000300 + n};Laan;{n + 1};"
        f"1234 AB;Rietdam;A. Bedacht;bestuurder;fg@streek{n}.example"
        for n in range(aantal)
    )
    pad.write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")


def draai(*woorden: object) -> tuple[float, float, int]:
    """Run docgen; return seconds on the clock, seconds of work and the most memory of one process in kB."""
    return samen([woorden])


def samen(reeksen: list[tuple[object, ...]]) -> tuple[float, float, int]:
    """The same for more than one run of docgen side by side."""
    voor, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    vast = [sys.executable, "-m", "docgen", "reeks"]
    opdrachten = [[*vast, *map(str, woorden), "--peildatum", "2026-11-22"] for woorden in reeksen]
    weg = subprocess.DEVNULL
    lopend = [subprocess.Popen(o, stdout=weg, stderr=weg, cwd=WORTEL) for o in opdrachten]
    for proces in lopend:
        proces.wait()
    klok = time.perf_counter() - begin
    _wacht_op_wezen()
    na = resource.getrusage(resource.RUSAGE_CHILDREN)
    return klok, na.ru_utime + na.ru_stime - voor.ru_utime - voor.ru_stime, na.ru_maxrss


def _word_voogd() -> None:
    """Become the parent of what docgen leaves (its workers have a parent of their own), so that it is counted."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _wacht_op_wezen() -> None:
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


@contextmanager
def map_() -> Iterator[Path]:
    """A folder that goes afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="docgen-meting-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def formulieren(aantal: int = 10_000) -> None:
    """Read, check, make, write, read back and note so many forms."""
    with map_() as folder:
        edexml(folder / "e.xml", aantal)
        school = VOORBEELDEN / "basisschool" / "school.yaml"
        woorden = (
            "toestemming-beeldmateriaal",
            "-c",
            school,
            "--leerlingen",
            folder / "e.xml",
            "-o",
            folder / "uit",
        )
        klok, werk, geheugen = draai(*woorden, "--werkers", 2)
        gemaakt = len(list((folder / "uit").glob("*.pdf")))
        kernen = os.cpu_count() or 1
        print(
            f"{gemaakt} formulieren: {klok:.1f} s op de klok, {werk:.1f} s werk ({werk / 2:.1f} s per kern op 2)"
        )
        print(f"    {gemaakt / klok:.0f} per seconde; hoogste geheugen van een proces {geheugen // 1024} MB")
        print(f"    {kernen} kernen, belasting {os.getloadavg()[0]:.1f}")


def geheugen(klein: int = 500, groot: int = 10_000) -> None:
    """The highest use of memory of one process, in a process of its own for each size."""
    maten = []
    for aantal in (klein, groot):
        met = [sys.executable, __file__, "formulieren", str(aantal)]
        tekst = subprocess.run(met, capture_output=True, text=True, check=True).stdout
        maten.append(int(tekst.split("een proces ")[1].split(" ")[0]))
    print(f"{klein}: {maten[0]} MB, {groot}: {maten[1]} MB, verhouding {maten[1] / maten[0]:.2f}")


def convenanten(aantal: int = 8) -> None:
    """Convenants against WeasyPrint on the same HTML and style sheets, in one process."""
    with map_() as folder:
        leden(folder / "leden.csv", aantal)
        een = draai(*_convenanten(folder, aantal), "-o", folder / "een", "--werkers", 1)
        start = draai(*_convenanten(folder, 1), "-o", folder / "start", "--werkers", 1)
        per_stuk = (een[1] - start[1]) / (aantal - 1)
        kaal = _weasyprint(folder / "leden.csv", aantal)
        print(
            f"convenant: {per_stuk:.2f} s werk per stuk; WeasyPrint zelf {kaal:.2f} s ({per_stuk / kaal:.2f} keer)"
        )


def werkers(aantal: int = 20, rondes: int = 3) -> None:
    """One worker, two workers, and (what this machine can do at most) two runs with one worker side by side."""
    een, twee, naast = [], [], []
    with map_() as folder:
        leden(folder / "leden.csv", aantal)
        vast = (*_convenanten(folder), "--werkers")
        for _ in range(rondes):
            een.append(draai(*vast, 1, "-o", folder / "een"))
            twee.append(draai(*vast, 2, "-o", folder / "twee"))
            naast.append(samen([(*vast, 1, "-o", folder / naam) for naam in ("links", "rechts")]))
            klok = f"{een[-1][0]:.1f} s met een werker, {twee[-1][0]:.1f} s met twee, {naast[-1][0]:.1f} s twee reeksen"
            print(f"    {klok} (werk {een[-1][1]:.1f}, {twee[-1][1]:.1f}, {naast[-1][1]:.1f} s)", flush=True)
    for naam, kies in (("beste", min), ("middelste", statistics.median)):
        e, t, n = (kies(klok for klok, _, _ in lijst) for lijst in (een, twee, naast))
        print(f"{aantal} besturen, {naam}: {e / t:.2f} keer met twee werkers; {2 * e / n:.2f} kan hier")


def _convenanten(folder: Path, proef: int | None = None) -> tuple[object, ...]:
    swv = VOORBEELDEN / "samenwerkingsverband" / "swv.yaml"
    deel = ("--proef", proef) if proef else ()
    return ("convenant", "-c", swv, "--leden", folder / "leden.csv", "--overschrijf", *deel)


def _weasyprint(lijst: Path, aantal: int) -> float:
    """Seconds of work of WeasyPrint alone for the papers of one board: HTML in, PDF out, with our style sheets."""
    alle, een = _documenten(lijst, aantal), _documenten(lijst, 1)
    _kaal(alle[0])

    def werk(documenten: list) -> float:  # type: ignore[type-arg]
        begin = time.process_time()
        for document in documenten:
            _kaal(document)
        return time.process_time() - begin

    # what is made once for all boards together is in both
    return (werk(alle) - werk(een)) / (aantal - 1)


def _documenten(lijst: Path, aantal: int) -> list:  # type: ignore[type-arg]
    """The same pages as the series makes."""
    from docgen.opdrachten.maak import Schrijfwerk

    gevangen: list = []  # type: ignore[type-arg]
    echt: Callable[[Schrijfwerk], bytes] = Schrijfwerk.schrijf

    def schrijf(self: Schrijfwerk) -> bytes:
        gevangen.append(self.document)
        return echt(self)  # every paper is read back, so it must be real

    Schrijfwerk.schrijf = schrijf  # type: ignore[method-assign]
    from datetime import date

    from docgen.opdrachten.reeks import Reeksvraag, Stil, reeks

    with map_() as uit:
        swv = VOORBEELDEN / "samenwerkingsverband" / "swv.yaml"
        reeks(
            Reeksvraag(
                "convenant", swv, uit, date(2026, 11, 22), rol="partij", bron=lijst, werkers=1, proef=aantal
            ),
            Stil(),
        )
    Schrijfwerk.schrijf = echt  # type: ignore[method-assign]
    return gevangen


def _kaal(document) -> None:  # type: ignore[no-untyped-def]
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    from docgen.schrijvers.bronnen import maak_ophaler
    from docgen.schrijvers.lettertype import font_face, lettermap
    from docgen.schrijvers.pdf import _BLADEN, HUISSTIJL
    from docgen.schrijvers.stijlblad import css

    fonts, ophaler = FontConfiguration(), maak_ophaler((*document.mappen, HUISSTIJL, lettermap()))
    tekst = font_face() + "\n" + css(document, _BLADEN)
    blad = weasyprint.CSS(
        string=tekst, base_url=HUISSTIJL.as_uri() + "/", font_config=fonts, url_fetcher=ophaler
    )
    pagina = weasyprint.HTML(
        string=document.html, base_url=document.mappen[0].as_uri() + "/", url_fetcher=ophaler
    )
    pagina.render(font_config=fonts, stylesheets=[blad], pdf_variant="pdf/a-3a").write_pdf(
        pdf_variant="pdf/a-3a"
    )


if __name__ == "__main__":
    _word_voogd()
    soorten = {
        "formulieren": formulieren,
        "geheugen": geheugen,
        "convenanten": convenanten,
        "werkers": werkers,
    }
    if len(sys.argv) < 2 or sys.argv[1] not in soorten:
        sys.exit(__doc__)
    soorten[sys.argv[1]](*map(int, sys.argv[2:]))
