"""The picture of which data flow to whom: it says what the matrix says, in every form."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html
from PIL import Image

from docgen.catalogus import lees_catalogus
from docgen.document import Huisstijl
from docgen.meldingen import Meldingen
from docgen.opdrachten.register_stroom import als_svg, stroom
from docgen.opmaak import Opmaker, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.opmaak.stroom import MEESTE, Stroom
from docgen.opmaak.stroombeeld import svg
from docgen.schrijvers.stijlblad import AA_TEKST, contrast
from docgen.schrijvers.word.tekening import als_png, breedte_mm

from .conftest import PEILDATUM, VOORBEELDEN, Draai

_SVG = "{http://www.w3.org/2000/svg}"
ORGANISATIES = ["basisschool/school.yaml", "samenwerkingsverband/swv.yaml", "mbo/school.yaml"]


@cache
def _stroom(naam: str, thema: str | None = None) -> Stroom:
    gemaakt, meldingen = stroom(VOORBEELDEN / naam, PEILDATUM, thema)
    assert gemaakt
    assert not meldingen
    return gemaakt


def _boom(s: Stroom) -> etree._Element:
    return etree.fromstring(svg(s).encode())


@pytest.mark.parametrize("naam", ORGANISATIES)
def test_elke_lijn_telt_de_verwerkingen_van_de_matrix(naam: str) -> None:
    s = _stroom(naam)
    kolommen = {n: k for k, (_, n) in enumerate(s.matrix.kolommen)}
    for lijn in s.lijnen:
        groep = s.matrix.groepen[lijn.naar]
        kolom = kolommen[s.links[lijn.van].naam]
        assert lijn.aantal == len({a.verwerking.id for p in groep.partijen for a in p.cellen[kolom]})
    assert len(_boom(s).findall(f"{_SVG}path")) == 2 * len(s.lijnen)  # each with its white edge


def test_een_thema_toont_partijen_bij_naam_en_alleen_dat_thema() -> None:
    s = _stroom("basisschool/school.yaml", "ondersteuning")
    in_thema = [a for a in s.matrix.boek.activiteiten if a.verwerking.thema == "ondersteuning"]
    namen = {o["naam"] for a in in_thema for o in a.ontvangers} | {
        v.naam for a in in_thema for v in a.verwerkers
    }
    assert {k.naam for k in s.rechts} == namen
    assert "Extra ondersteuning" in s.titel


def test_te_veel_partijen_gaan_samen_en_niets_valt_weg(monkeypatch: pytest.MonkeyPatch) -> None:
    heel = Stroom(_stroom("basisschool/school.yaml").matrix, "onderwijs")
    assert 4 < len(heel.rechts) <= MEESTE
    monkeypatch.setattr("docgen.opmaak.stroom.MEESTE", 4)
    kort = Stroom(heel.matrix, "onderwijs")
    assert len(kort.rechts) == 4
    assert kort.rechts[-1].naam == f"{len(heel.rechts) - 3} andere partijen"
    assert kort.links == heel.links


@pytest.mark.parametrize("naam", ORGANISATIES)
def test_alles_past_op_het_blad_en_is_te_lezen(naam: str) -> None:
    boom = _boom(_stroom(naam))
    hoog = float(boom.get("viewBox", "").split()[3])
    for vak in boom.findall(f"{_SVG}rect")[1:]:
        assert 0 <= float(vak.get("y", "")) <= hoog - float(vak.get("height", ""))
    teksten = boom.findall(f"{_SVG}text")
    assert all(0 < float(t.get("y", "")) < hoog for t in teksten)
    kleuren = {v.get(n) for v in boom.iter() for n in ("fill", "stroke")} - {None, "none", "#ffffff"}
    assert all(contrast(str(k), "#ffffff") >= AA_TEKST for k in kleuren)
    for kant in ("end", "start"):  # names under each other never touch
        ys = sorted(float(t.get("y", "")) for t in teksten if t.get("text-anchor") == kant)
        assert all(b - a >= 15 for a, b in pairwise(ys))


def test_de_tekst_zegt_wat_de_tekening_toont() -> None:
    s = _stroom("basisschool/school.yaml")
    boom = _boom(s)
    assert boom.findtext(f"{_SVG}title") == s.titel
    assert boom.findtext(f"{_SVG}desc") == s.alt
    assert all(k.naam in s.alt for k in (*s.links, *s.rechts))


def test_los_bestand_heeft_zijn_letters_bij_zich_en_is_elke_keer_gelijk() -> None:
    s = _stroom("basisschool/school.yaml")
    los = als_svg(s)
    assert los == als_svg(s)
    assert "data:font/woff;base64," in los
    assert not re.search(r"(href|src)=|url\((?!data:)", los)


def test_word_krijgt_dezelfde_vormen_als_beeld() -> None:
    s = _stroom("basisschool/school.yaml")
    bron = svg(s).encode()
    with Image.open(io.BytesIO(als_png(bron))) as beeld:
        kleur = beeld.convert("RGB")
    schaal = kleur.width / 1000
    assert kleur.width / breedte_mm(bron) > 7  # sharp enough for print
    for vak in etree.fromstring(bron).findall(f"{_SVG}rect"):
        x, y, b, h = (float(vak.get(n, "")) for n in ("x", "y", "width", "height"))
        plek = (int((x + b / 2) * schaal), int((y + min(h / 2, 3)) * schaal))
        gezien, bedoeld = kleur.getpixel(plek), bytes.fromhex(vak.get("fill", "")[1:])
        assert isinstance(gezien, tuple)
        assert all(abs(a - c) < 20 for a, c in zip(gezien, bedoeld, strict=True)), (plek, gezien, bedoeld)


def test_een_vreemde_vorm_valt_niet_stil_weg() -> None:
    bron = svg(_stroom("mbo/school.yaml")).replace("<rect", '<circle r="3"/><rect', 1).encode()
    with pytest.raises(ValueError, match="circle"):
        als_png(bron)


def test_de_opdracht(docgen: Draai, school: Path) -> None:
    klaar = docgen("register", "stroom", "-c", school, "-o", "nieuw/beeld.svg")
    assert klaar.returncode == 0, klaar.stderr
    assert (school.parent / "nieuw" / "beeld.svg").read_text().startswith("<svg")
    fout = docgen("register", "stroom", "-c", school, "--thema", "sport")
    assert fout.returncode == 3
    assert "INV331" in fout.stderr


def test_het_register_toont_de_tekening_met_dezelfde_getallen_als_tabel() -> None:
    s = _stroom("basisschool/school.yaml")
    dossier = s.matrix.boek.dossier
    soort = lees_catalogus((), Meldingen())["verwerkingsregister"]
    context = namen(dossier) | {"document_titel": soort.voorwerk.titel}
    opdracht = Opdracht(PEILDATUM, dossier.org.naam, Huisstijl(), dossier.mappen, concept=False)
    document = maak_document(Opmaker(), soort, context, opdracht)
    boom = lxml_html.document_fromstring(document.html)
    (beeld,) = (i for i in boom.iter("img") if i.get("class") == "tekening")
    assert beeld.get("alt") == s.alt
    tabel = next(t for t in boom.iter("table") if "soort partij kan gaan" in str(t.findtext("caption")))
    gelezen = {
        (van, naar): int(cel.text or "")
        for van, rij in enumerate(tabel.findall("tbody/tr"))
        for naar, cel in enumerate(rij.findall("td"))
        if cel.text != "–"
    }
    assert gelezen == {(lijn.van, lijn.naar): lijn.aantal for lijn in s.lijnen}
