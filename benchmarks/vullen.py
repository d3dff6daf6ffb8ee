"""Filling forms against its peers, on the same text, in the same run: `python benchmarks/vullen.py`.

Figures are files per second of processor time on one core, the median of some rounds in which everybody takes a turn:
so other work on the machine touches all of them. Peers: typst with one compiler that stays, weasymerge (give a Python
of 3.12 or newer that has it with --weasymerge; without it WeasyPrint is driven by the same calls), docxtpl.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from html import escape
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WORTEL))

from docgen.document import Document  # noqa: E402  (the checkout may not be installed)
from docgen.schrijvers import SCHRIJVERS  # noqa: E402
from docgen.schrijvers.lettertype import font_face, lettermap  # noqa: E402
from docgen.schrijvers.stijlblad import HUISSTIJL, css  # noqa: E402
from docgen.vullen import Controle, DocxVorm, PdfVorm, Waarden, afwijkend, merk, steekproef  # noqa: E402

SLEUVEN = {n: merk(i) for i, n in enumerate(("naam", "geboren", "groep", "kenmerk"))}
TITEL = "Toestemming voor foto’s en video’s"
INLEIDING = (
    "Op school maken wij soms foto’s en video’s. Ook uw kind kan daarop staan. Wij gebruiken zo’n beeld alleen als u "
    "dat goedvindt. U kiest per plek.",
    "Nee zeggen mag. U kiest vrij. Een nee heeft geen gevolgen voor uw kind of voor u. Maken wij een opname alleen "
    "voor een les of voor begeleiding? Dan vragen wij geen toestemming, maar vertellen wij het u wel.",
)
WIE = (("Leerling", "naam"), ("Geboortedatum", "geboren"), ("Groep of klas", "groep"), ("Kenmerk", "kenmerk"))
PLEKKEN = (
    ("De schoolgids", "om te laten zien wat wij doen", "Ouders en nieuwe ouders"),
    ("De website", "om te laten zien wat wij doen", "Iedereen"),
    ("De nieuwsbrief", "om ouders te vertellen over de groep", "Ouders van de school"),
    ("De ouderapp", "om ouders te vertellen over de groep", "Ouders van de groep"),
    ("De klassenfoto", "als herinnering", "Ouders en leerlingen van de groep"),
)
WETEN = (
    "U kunt uw keuze altijd veranderen of helemaal intrekken. Een bericht aan de directeur is genoeg. U hoeft niet te "
    "zeggen waarom. Wordt een ja een nee? Dan gebruiken wij het beeld niet meer.",
    "U kunt ons vragen om beelden van uw kind te zien, te verbeteren of te verwijderen. Met een klacht kunt u naar de "
    "toezichthouder.",
)
HANDTEKENING = "Handtekening van de ouder van"


def html(waarden: Waarden) -> str:
    """The form as docgen's page."""
    w = {n: escape(t) for n, t in waarden.items()}
    wie = "".join(f'<tr><th scope="row">{kop}</th><td>{w[naam]}</td></tr>' for kop, naam in WIE)
    rijen = "".join(
        f'<tr><th scope="row">{a}</th><td>{b}</td><td>{c}</td><td></td></tr>' for a, b, c in PLEKKEN
    )
    koppen = "".join(f'<th scope="col">{k}</th>' for k in ("Waar", "Waarvoor", "Wie ziet het", "Ja of nee"))
    alineas = ["".join(f"<p>{t}</p>" for t in teksten) for teksten in (INLEIDING, WETEN)]
    return (
        f'<!DOCTYPE html><html lang="nl"><head><title>{TITEL}</title></head><body class="formulier"><main>'
        f'<h1>{TITEL}</h1>{alineas[0]}<table class="kenmerk"><caption>Over wie</caption><tbody>{wie}</tbody></table>'
        f'<h2>Wat vindt u goed?</h2><table class="raster"><caption>Uw keuze</caption><thead><tr>{koppen}</tr></thead>'
        f"<tbody>{rijen}</tbody></table><h2>Wat is goed om te weten?</h2>{alineas[1]}<h2>Ondertekenen</h2>"
        f"<p>{HANDTEKENING} {w['naam']}</p></main></body></html>"
    )


def typst_bron() -> str:
    """The same text for typst; values come in as `sys.inputs`."""
    alineas = ["\n\n".join(teksten) for teksten in (INLEIDING, WETEN)]
    wie = "".join(f'[*{kop}*], [#sys.inputs.at("{naam}")],' for kop, naam in WIE)
    rijen = "".join(f"[*{a}*], [{b}], [{c}], []," for a, b, c in PLEKKEN)
    kop = "table.header([*Waar*], [*Waarvoor*], [*Wie ziet het*], [*Ja of nee*]),"
    return (
        f'#set document(title: "{TITEL}")\n#set page(paper: "a4", margin: 21mm)\n'
        f'#set text(font: "Source Sans 3", size: 11pt, lang: "nl")\n= {TITEL}\n{alineas[0]}\n'
        f"#table(columns: (21%, 1fr), {wie})\n== Wat vindt u goed?\n#table(columns: (1fr, 1fr, 1fr, 1fr), {kop} {rijen})\n"
        f"== Wat is goed om te weten?\n{alineas[1]}\n== Ondertekenen\n"
        f'{HANDTEKENING} #sys.inputs.at("naam")\n'
    )


def document(waarden: Waarden) -> Document:
    """The form for docgen's writers."""
    return Document("proef", TITEL, html(waarden), date(2026, 11, 22), "Basisschool De Proeftuin")


def leerlingen(aantal: int) -> list[dict[str, str]]:
    """Invented pupils, nearly all with a name of their own."""
    kans = random.Random(3)
    klanken = [
        "ba",
        "de",
        "fi",
        "go",
        "lu",
        "ma",
        "ně",
        "ör",
        "ša",
        "tė",
        "yı",
        "wé",
        "ło",
        "ñu",
        "ha",
        "ij",
        "oe",
        "ssa",
        "nne",
        "rt",
    ]

    def naam() -> str:
        return "".join(kans.choice(klanken) for _ in range(kans.randint(2, 4))).capitalize()

    tussen = ("", "", "van ", "de ", "van der ", "el-", "’t ")
    return [
        {
            "naam": f"{naam()} {kans.choice(tussen)}{naam()}",
            "geboren": f"{kans.randint(1, 28)} maart {kans.randint(2010, 2022)}",
            "groep": f"{kans.randint(1, 8)}{kans.choice('abc')}",
            "kenmerk": f"L-{i:06d}",
        }
        for i in range(aantal)
    ]


Beurt = Callable[[Sequence[Waarden]], float]


def gemeten(maak: Callable[[Waarden], object]) -> Beurt:
    """Seconds of processor time per file of a function that makes one."""

    def beurt(rijen: Sequence[Waarden]) -> float:
        begin = time.process_time()
        for rij in rijen:
            maak(rij)
        return (time.process_time() - begin) / len(rijen)

    return beurt


def docgen_pdf(rijen: Sequence[Waarden]) -> tuple[Beurt, Beurt]:
    """Filling, and filling with reading back who is in it. The samples are rendered in full first."""
    tekens = {t for r in rijen for w in r.values() for t in w}
    vorm = PdfVorm(document(SLEUVEN), SLEUVEN, tekens)
    gekozen = [rijen[i] for i in steekproef([sum(map(len, r.values())) for r in rijen])]
    if afwijkend(vorm, [(w, partial(SCHRIJVERS["pdf"], document(w))) for w in gekozen]):
        raise SystemExit("de steekproef wijkt af van de volledige opmaak")
    controle = Controle(vorm)

    def met(waarden: Waarden) -> None:
        if not controle.klopt(vorm.vul(waarden), waarden):
            raise SystemExit("een bestand heeft de waarden van een ander")

    return gemeten(vorm.vul), gemeten(met)


def docgen_docx() -> Beurt:
    """Filling Word files."""
    return gemeten(DocxVorm(document(SLEUVEN), SLEUVEN).vul)


def typst_pdf(map_: Path) -> Beurt:
    """One compiler for all; tagged PDF, as it makes by itself."""
    import typst

    (map_ / "vorm.typ").write_text(typst_bron(), encoding="utf-8")
    maker = typst.Compiler(str(map_ / "vorm.typ"), font_paths=[str(lettermap())], ignore_system_fonts=True)
    return gemeten(lambda waarden: maker.compile(format="pdf", sys_inputs=dict(waarden)))


def docxtpl_docx() -> Beurt:
    """A template with its own marks, loaded again for each file as its manual says."""
    from docxtpl import DocxTemplate

    sjabloon = SCHRIJVERS["docx"](document({n: "{{ " + n + " }}" for n in SLEUVEN}))

    def maak(waarden: Waarden) -> None:
        word = DocxTemplate(io.BytesIO(sjabloon))
        word.render(dict(waarden), autoescape=True)
        word.save(io.BytesIO())

    return gemeten(maak)


_KIND = """
import json, sys, time
try:
    from weasymerge import generate_pdf, load_template, merge
    wie = "weasymerge"
except (ImportError, TypeError):  # it needs Python 3.12: the same calls as its three functions make
    import jinja2, os, weasyprint
    def load_template(pad):
        lader = jinja2.FileSystemLoader(os.path.dirname(pad))
        return jinja2.Environment(loader=lader, autoescape=True).get_template(os.path.basename(pad))
    def merge(sjabloon, rij, nummer):
        return sjabloon.render(row=rij, row_number=nummer)
    def generate_pdf(html, pad):
        weasyprint.HTML(string=html).write_pdf(pad)
    wie = "WeasyPrint zoals weasymerge"
sjabloon = load_template(sys.argv[1])
generate_pdf(merge(sjabloon, json.loads(sys.argv[3])[0], 0), sys.argv[2])
print(wie, flush=True)
for regel in sys.stdin:
    rijen = json.loads(regel)
    begin = time.process_time()
    for nummer, rij in enumerate(rijen, 1):
        generate_pdf(merge(sjabloon, rij, nummer), sys.argv[2])
    print((time.process_time() - begin) / len(rijen), flush=True)
"""


def weasymerge_pdf(map_: Path, python: str, rij: Waarden) -> tuple[str, Beurt]:
    """A process that stays warm; the page carries the same style sheets as docgen's."""
    bladen = ("basis.css", "onderdelen.css", "velden.css", "druk.css")
    pagina = html({n: "{{ row." + n + " }}" for n in SLEUVEN})
    stijl = (font_face() + css(document(SLEUVEN), bladen)).replace('url("', f'url("{HUISSTIJL.as_uri()}/')
    stijl = stijl.replace(f"{HUISSTIJL.as_uri()}/file:", "file:")
    sjabloon = pagina.replace("</head>", "<style>{% raw %}" + stijl + "{% endraw %}</style></head>")
    (map_ / "vorm.html").write_text(sjabloon, encoding="utf-8")
    opdracht = [python, "-c", _KIND, str(map_ / "vorm.html"), str(map_ / "uit.pdf"), json.dumps([rij])]
    kind = subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert kind.stdin
    assert kind.stdout
    invoer, uitvoer = kind.stdin, kind.stdout
    naam = uitvoer.readline().strip()

    def beurt(rijen: Sequence[Waarden]) -> float:
        invoer.write(json.dumps(list(rijen)) + "\n")
        invoer.flush()
        return float(uitvoer.readline())

    return naam, beurt


def main() -> None:
    """Print the table."""
    opties = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    opties.add_argument("--rondes", type=int, default=5)
    opties.add_argument("--weasymerge", default=sys.executable, metavar="PYTHON")
    gekozen = opties.parse_args()
    rijen = leerlingen(1000 * gekozen.rondes)
    with tempfile.TemporaryDirectory(prefix="docgen-") as naam:
        map_ = Path(naam)
        pdf, met_controle = docgen_pdf(rijen)
        merge_naam, merge = weasymerge_pdf(map_, gekozen.weasymerge, rijen[0])
        beurten: dict[str, tuple[Beurt, int]] = {
            "docgen PDF": (pdf, 1000),
            "docgen PDF, teruggelezen": (met_controle, 1000),
            "typst, warme compiler": (typst_pdf(map_), 40),
            merge_naam: (merge, 5),
            "docgen DOCX": (docgen_docx(), 1000),
            "docxtpl": (docxtpl_docx(), 20),
        }
        uit: dict[str, list[float]] = {n: [] for n in beurten}
        for ronde in range(gekozen.rondes):
            for n, (beurt, aantal) in beurten.items():
                uit[n].append(1 / beurt(rijen[1000 * ronde : 1000 * ronde + aantal]))
    toon({n: statistics.median(r) for n, r in uit.items()}, merge_naam)


def toon(snelheid: dict[str, float], merge_naam: str) -> None:
    """Print files per second of processor time, and how many times docgen is faster."""
    paren = {"typst, warme compiler": "docgen PDF", merge_naam: "docgen PDF", "docxtpl": "docgen DOCX"}
    print(f"{'op één kern':38}{'per seconde':>12}{'docgen is':>14}")
    for naam, per_seconde in snelheid.items():
        keer = f"{snelheid[paren[naam]] / per_seconde:.0f}x sneller" if naam in paren else ""
        print(f"{naam:38}{per_seconde:12.1f}{keer:>14}")


if __name__ == "__main__":
    main()
