"""Sample pages for the tests of the DOCX writer; every name and number in them is invented."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from datetime import date
from functools import cache
from typing import Any

from lxml import etree

from docgen.document import Document
from docgen.schrijvers.docx import schrijf


def png(breed: int = 240, hoog: int = 80) -> bytes:
    """Return a plain picture."""

    def stuk(naam: bytes, inhoud: bytes) -> bytes:
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    rij = b"\x00" + b"\x1f\x5a\x7a" * breed
    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    delen = [stuk(b"IHDR", kop), stuk(b"IDAT", zlib.compress(rij * hoog)), stuk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(delen)


LOGO = "data:image/png;base64," + base64.b64encode(png()).decode()

KOP = f"""<header class="hoofd"><img src="{LOGO}" alt="Logo van De Zilverlinde">
<p class="afzender"><strong>Basisschool De Zilverlinde</strong><br>Stichting Lindeloof<br>
Wilgenlaan 4<br>1234 AB Voorbeeldstad<br>085-0000123<br>info@zilverlinde.example</p></header>"""
VOET = '<footer class="voet"><p>{} · Basisschool De Zilverlinde · 22 november 2026</p></footer>'


def pagina(soort: str, inhoud: str, *, titel: str = "Proefdocument", concept: bool = False) -> str:
    """Return a full page as stage 5 makes it."""
    merk = ' data-concept="CONCEPT"' if concept else ""
    return f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{titel}</title></head>
<body class="{soort}"{merk}>
{KOP}
<main>
{inhoud}
</main>
{VOET.format(titel)}
</body></html>"""


BRIEF = """<p class="retouradres">Retouradres: Wilgenlaan 4, 1234 AB Voorbeeldstad</p>
<p class="adres">Mevrouw N. van der Proef<br>Berkenpad 12<br>1234 CD Voorbeeldstad</p>
<table class="kenmerk"><caption class="verborgen">Kenmerken van deze brief</caption><tbody>
<tr><th scope="row">Datum</th><td><time datetime="2026-11-22">22 november 2026</time></td></tr>
<tr><th scope="row">Ons kenmerk</th><td>2026-014</td></tr></tbody></table>
<h1>Besluit op uw verzoek om inzage</h1>
<p>Geachte mevrouw Van der Proef,</p>
<p>Op <time datetime="2026-11-02">2 november 2026</time> vroeg u om inzage in de gegevens van uw kind. Wij geven u die
inzage <strong>gedeeltelijk</strong>. Hieronder leest u <em>waarom</em>. Meer leest u op
<a href="https://www.zilverlinde.example/privacy">onze website</a>.<small class="bron">artikel 15 lid 1 AVG</small></p>
<h2>Wat u krijgt</h2>
<ul><li>het leerlingdossier over de schooljaren 2024-2025 en 2025-2026;</li>
<li>de verslagen van gesprekken:<ul><li>met de leerkracht;</li><li>met de intern begeleider;</li></ul></li>
<li>een overzicht van de ontvangers.</li></ul>
<h2>Wat u niet krijgt</h2>
<ol><li>de werkaantekeningen van de leerkracht;</li><li><p>de gegevens van andere leerlingen.</p>
<p>Die gegevens beschermen wij ook tegenover u.</p></li></ol>
<section class="kader"><h2>Bent u het niet eens met dit besluit?</h2>
<p>Dan kunt u binnen <data value="6">zes</data> weken bezwaar maken. U stuurt uw brief naar het bestuur van de school.</p>
<ul><li>Noem de datum van dit besluit.</li><li>Schrijf op waarom u het niet eens bent.</li></ul>
<p>U kunt ook een klacht sturen naar de <abbr title="Autoriteit Persoonsgegevens">AP</abbr>.</p></section>
<section class="ondertekening"><p>Met vriendelijke groet,</p><p>namens Stichting Lindeloof</p>
<p class="ondertekenaar">T. de Bedacht<br><span class="gat">[nog invullen: functie]</span></p></section>
<p class="klein">Deze brief is ook te lezen in de ouderportal.</p>"""

FORMULIER = """<h1>Toestemming om gegevens te delen</h1>
<p class="inleiding">U beslist of de school gegevens van uw kind mag delen. U mag uw toestemming altijd intrekken.</p>
<table class="kenmerk"><caption class="verborgen">Over wie gaat het</caption><tbody>
<tr><th scope="row">Leerling</th><td>Sam van der Proef</td></tr>
<tr><th scope="row">Doel</th><td>hulp bij lezen en spellen</td></tr></tbody></table>
<h2>Waarvoor geeft u toestemming?</h2>
<p>Kruis per onderdeel aan wat u goed vindt.</p>
<label class="vinkje"><input type="checkbox" name="t1" title="Toestemming leesonderzoek"> Ik geef toestemming om de
uitslag van het leesonderzoek te delen met de logopedist van Praktijk Voorbeeld in Voorbeeldstad.</label>
<label class="vinkje"><input type="checkbox" name="t2" title="Toestemming verslag"> Ik geef toestemming om het verslag
te delen.</label>
<table class="raster"><caption>Welke gegevens en met wie</caption><thead><tr><th scope="col" data-breedte="44">Gegevens</th>
<th scope="col">Met wie</th><th scope="col" data-breedte="12">Ja</th><th scope="col" data-breedte="12">Nee</th></tr></thead>
<tbody><tr><th scope="row">Toetsuitslagen</th><td>Praktijk Voorbeeld</td>
<td><label class="vinkje kaal"><input type="checkbox" name="j1" title="Ja, toetsuitslagen"></label></td>
<td><label class="vinkje kaal"><input type="checkbox" name="n1" title="Nee, toetsuitslagen"></label></td></tr>
<tr><th scope="row">Gespreksverslagen</th><td>Wijkteam Voorbeeld</td>
<td><label class="vinkje kaal"><input type="checkbox" name="j2" title="Ja, verslagen"></label></td>
<td><label class="vinkje kaal"><input type="checkbox" name="n2" title="Nee, verslagen"></label></td></tr></tbody></table>
<label>Wilt u nog iets zeggen?
<textarea name="opm" title="Opmerking" rows="3"></textarea></label>
<section class="ondertekening"><h3>Ouder of verzorger 1</h3>
<p class="velden"><label>Naam <input type="text" name="o1_naam" title="Naam van ouder 1" value="N. van der Proef"></label>
<label>Plaats <input type="text" name="o1_plaats" title="Plaats waar ouder 1 tekent"></label></p>
<p class="velden"><label>Handtekening <input type="text" class="handtekening" name="o1_h" title="Handtekening"></label>
<label>Datum <input type="text" class="datum" name="o1_datum" title="Datum waarop ouder 1 tekent"></label></p></section>
<section class="ondertekening"><h3>Ouder of verzorger 2</h3>
<p class="velden"><label>Naam <input type="text" name="o2_naam" title="Naam van ouder 2"></label>
<label>Hoe kunnen wij u overdag het beste bereiken? <input type="text" name="o2_tel" title="Bereikbaar"></label></p>
<p class="velden"><label>Handtekening <input type="text" class="handtekening" name="o2_h" title="Handtekening"></label>
<label>Datum <input type="text" class="datum" name="o2_datum" title="Datum waarop ouder 2 tekent"></label></p></section>
<p>U kunt uw toestemming intrekken bij <label>de school, ter attentie van <input type="text" name="ta" title="Naam"></label>.</p>"""

CONVENANT = """<section class="omslag"><h1>Convenant gegevensdeling passend onderwijs</h1>
<p class="ondertitel">Samenwerkingsverband De Vier Windstreken</p>
<table class="kenmerk"><caption class="verborgen">Gegevens van dit document</caption><tbody>
<tr><th scope="row">Versie</th><td>1.0</td></tr><tr><th scope="row">Datum</th><td>22 november 2026</td></tr></tbody></table></section>
<h2>Partijen</h2><p>De partijen hebben de volgende afspraken gemaakt.</p>
<h2 id="begrippen" data-artikel><span class="nummer">Artikel 1</span> Begrippen</h2>
<ol class="leden"><li id="b1"><span class="nummer">1.1</span> Leerling: een kind dat op een school van een partij zit.</li>
<li><span class="nummer">1.2</span> Partij: wie dit convenant tekent, namelijk:<ol><li>een schoolbestuur;</li><li>het
samenwerkingsverband.</li></ol></li></ol>
<h2 id="doel" data-artikel><span class="nummer">Artikel 2</span> Doel</h2>
<ol class="leden"><li><span class="nummer">2.1</span> Wij delen gegevens om een leerling te helpen. Zie
<a class="verwijzing" href="#b1">artikel 1.1</a> en <a class="verwijzing" href="#begrippen">artikel 1</a>.</li>
<li id="d2"><span class="nummer">2.2</span> Meer staat in <a class="verwijzing" href="#regl">bijlage 1</a> en
<a href="#partijtabel">de tabel</a>.</li></ol>
<table class="raster" id="partijtabel"><caption>Partij, gegevens en doel</caption><thead><tr><th scope="col">Partij</th>
<th scope="col">Gegevens</th><th scope="col">Doel</th></tr></thead><tbody>
<tr><th scope="row" rowspan="2">Stichting Lindeloof</th><td>naam, geboortedatum</td><td>plaatsing</td></tr>
<tr><td>onderwijsbehoefte</td><td>advies over ondersteuning</td></tr>
<tr><th scope="row">De Vier Windstreken</th><td colspan="2">alles wat nodig is voor het advies</td></tr></tbody></table>
<section class="ondertekening"><h3>Stichting Lindeloof</h3>
<p class="velden"><label>Naam <input type="text" name="p1" title="Naam"></label>
<label>Functie <input type="text" name="p2" title="Functie"></label></p>
<label>Handtekening <input type="text" class="handtekening" name="p3" title="Handtekening"></label></section>
<section class="bijlage reglement"><h2 id="regl" data-bijlage><span class="nummer">Bijlage 1</span> Privacyreglement</h2>
<p>Dit reglement hoort bij het convenant.</p>
<h2 id="r1" data-artikel><span class="nummer">Artikel 1</span> Reikwijdte</h2>
<ol class="leden"><li id="r11"><span class="nummer">1.1</span> Het reglement geldt voor iedereen die gegevens deelt.</li></ol>
<h2 id="r2" data-artikel><span class="nummer">Artikel 2</span> Rechten</h2>
<ol class="leden"><li><span class="nummer">2.1</span> Zie <a class="verwijzing" href="#r11">artikel 1.1</a>.</li></ol></section>"""


def register(rijen: int) -> str:
    """Return a register with a wide table of so many rows."""
    cellen = "".join(
        f'<tr><th scope="row">V{n:03d}</th><td>Leerlingadministratie {n}</td><td>Inschrijven, volgen en uitschrijven van '
        "leerlingen</td><td>wettelijke plicht</td><td>naam, adres, <br>geboortedatum, vorderingen</td>"
        "<td>ouders, DUO, samenwerkingsverband</td><td>5 jaar na uitschrijving</td></tr>"
        for n in range(1, rijen + 1)
    )
    koppen = ["Nr", "Verwerking", "Doel", "Grondslag", "Gegevens", "Ontvangers", "Bewaartermijn"]
    kop = "".join(f'<th scope="col">{k}</th>' for k in koppen)
    return f"""<h1>Register van verwerkingen</h1><p class="inleiding">Alles wat de school met gegevens doet.</p>
<table class="kenmerk"><caption>Wie verantwoordelijk is</caption><tbody>
<tr><th scope="row">Schoolbestuur</th><td>Stichting Lindeloof</td></tr>
<tr><th scope="row">E-mail</th><td><a href="mailto:info@lindeloof.example">info@lindeloof.example</a></td></tr></tbody></table>
<section class="liggend"><h2>Overzicht</h2><table class="raster breed"><caption>Alle verwerkingen</caption>
<thead><tr>{kop}</tr></thead><tbody>{cellen}</tbody></table></section>
<h2>Toelichting</h2><p>Het bestuur bekijkt het register elk jaar.</p>"""


DATUM = date(2026, 11, 22)
SOORTEN = {"brief": BRIEF, "formulier": FORMULIER, "convenant": CONVENANT, "register": register(12)}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1], "w14": "http://schemas.microsoft.com/office/word/2010/wordml"}


def document(soort: str = "brief", inhoud: str | None = None, **anders: Any) -> Document:
    """Return a document of this kind; `anders` changes its fields."""
    bron = pagina(soort, SOORTEN[soort] if inhoud is None else inhoud, concept=anders.get("concept", False))
    velden: dict[str, Any] = {
        "id": soort,
        "titel": "Proefdocument",
        "html": bron,
        "datum": DATUM,
        "auteur": "Lindeloof",
    }
    return Document(**velden | anders)


def delen(bestand: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(bestand)) as archief:
        return {naam: archief.read(naam) for naam in archief.namelist()}


def hoofdtekst(bestand: bytes) -> etree._Element:
    """Return word/document.xml."""
    return etree.fromstring(delen(bestand)["word/document.xml"])


def xp(element: etree._Element, pad: str) -> list[Any]:
    """Return what an XPath finds, with the prefixes w and w14."""
    gevonden = element.xpath(pad, namespaces=NS)
    assert isinstance(gevonden, list)
    return gevonden


def alineatekst(alinea: etree._Element) -> str:
    """Return the text of a paragraph as a reader sees it."""
    los = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    tekens = [
        e for e in alinea.iter(f"{W}t", *los) if (ouder := e.getparent()) is not None and ouder.tag == f"{W}r"
    ]
    return "".join(los.get(str(e.tag)) or e.text or "" for e in tekens)


def alinea(bestand: bytes, begin: str) -> etree._Element:
    """Return the one paragraph that starts so."""
    (gevonden,) = [p for p in hoofdtekst(bestand).iter(f"{W}p") if alineatekst(p).startswith(begin)]
    return gevonden


def stijl(element: etree._Element) -> str:
    """Return the style id of a paragraph."""
    return "".join(xp(element, "w:pPr/w:pStyle/@w:val"))


def kaal(tekst: str) -> str:
    """Return a text without white space and without the dots of an empty field."""
    return re.sub(r"[\s…]+", "", tekst)


@cache
def gemaakt(soort: str) -> bytes:
    """Return the sample of this kind as DOCX."""
    return schrijf(document(soort))
