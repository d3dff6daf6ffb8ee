"""Filling Word files: the text as the writer would have written it, in a package that is the same every time."""

from __future__ import annotations

import pickle
import re
import zipfile
from collections.abc import Mapping
from functools import cache, partial
from html import escape
from io import BytesIO

import pytest

from docgen.document import Document
from docgen.schrijvers.docx import schrijf
from docgen.toetsen import Bestand
from docgen.toetsen.keurders import openxml
from docgen.vullen import Controle, DocxVorm, Onvulbaar, PastNiet, afwijkend, merk, steekproef
from docgen.vullen.gelijk import zelfde

from .huisstijl_proef import los
from .vulvormen import SLEUVEN, formulier, leerlingen

SMAL = """<h1>Proef</h1><table class="raster"><caption>Lijst</caption><thead><tr>
<th scope="col" data-breedte="14">Naam</th><th scope="col">Rest</th></tr></thead>
<tbody><tr><td>{a}</td><td>–</td></tr></tbody></table>"""


@cache
def vorm() -> DocxVorm:
    return DocxVorm(formulier(SLEUVEN), SLEUVEN)


def delen(inhoud: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
        assert pakket.testzip() is None
        return {n: pakket.read(n).decode("utf-8", "replace") for n in pakket.namelist()}


def blad(html: str, waarden: Mapping[str, str]) -> Document:
    return los(html.format(**{n: escape(w) for n, w in waarden.items()}))


def test_zelfde_delen_als_volledig_geschreven() -> None:
    for waarden in leerlingen(60)[:12]:
        eigen, heel = delen(vorm().vul(waarden)), delen(schrijf(formulier(waarden)))
        assert eigen["word/document.xml"].count(escape(waarden["naam"], quote=False)) == 6
        assert {n for n in heel if eigen[n] != heel[n]} <= {"word/document.xml"}  # widths of columns
        assert zelfde("docx", vorm().vul(waarden), schrijf(formulier(waarden)))


def test_steekproef_van_een_reeks() -> None:
    rij = leerlingen(60)
    proef = [rij[i] for i in steekproef([sum(map(len, w.values())) for w in rij])]
    assert afwijkend(vorm(), [(w, partial(schrijf, formulier(w))) for w in proef]) == []
    ander = formulier(rij[5] | {"groep": "8c"})
    assert afwijkend(vorm(), [(w, partial(schrijf, ander)) for w in proef]) == list(range(len(proef)))


def test_tekens_van_xml() -> None:
    waarden = leerlingen(60)[0] | {"naam": "A & B <c> \"d\" 'e'"}
    assert zelfde("docx", vorm().vul(waarden), schrijf(formulier(waarden)))


def test_deugt_en_is_elke_keer_gelijk() -> None:
    waarden = leerlingen(60)[4]
    inhoud = vorm().vul(waarden)
    assert list(openxml([Bestand("a.docx", inhoud)])) == []
    assert pickle.loads(pickle.dumps(vorm())).vul(waarden) == inhoud
    with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
        assert {(i.date_time, i.external_attr >> 16) for i in pakket.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o600)
        }
        assert pakket.namelist()[0] == "[Content_Types].xml"


def test_niets_van_een_persoon_in_de_gegevens_over_het_bestand() -> None:
    waarden = leerlingen(60)[4]
    gevuld, heel = delen(vorm().vul(waarden)), delen(schrijf(formulier(waarden)))
    assert gevuld["docProps/core.xml"] == heel["docProps/core.xml"]
    assert not any(m in xml for m in SLEUVEN.values() for xml in gevuld.values())


def test_naam_die_bij_elkaar_blijft() -> None:
    html = '<h1>Proef</h1><p>Van <span class="vast">{a}</span> dus.</p>'
    klaar = DocxVorm(blad(html, {"a": merk(0)}), {"a": merk(0)})
    waarden = {"a": "Van Dijk-Bos Jan"}
    assert zelfde("docx", klaar.vul(waarden), schrijf(blad(html, waarden)))
    assert "noBreakHyphen" in delen(klaar.vul(waarden))["word/document.xml"]


@pytest.mark.parametrize(
    "html", ['{a} en <span class="vast">{a}</span>', '<span class="vast">op {a}.</span>', "({a})"]
)
def test_waarde_die_haar_eigen_merkteken_is(html: str) -> None:
    """A date cannot be any marker text: a real date stands there. Where it stays on one line it has fixed spaces."""
    pagina = f"<h1>Proef</h1><p>{html}</p>"
    datums = [{"a": d} for d in ("2 maart 2014", "31 december 2015", "1 mei 2010")]
    klaar = DocxVorm(blad(pagina, datums[0]), datums[0])
    for waarden in datums[1:]:
        inhoud = klaar.vul(waarden)
        assert zelfde("docx", inhoud, schrijf(blad(pagina, waarden)))
        assert "2014" not in delen(inhoud)["word/document.xml"]
        assert Controle(klaar).klopt(inhoud, waarden)


def test_sleuf_die_word_weglaat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "docgen.vullen.docx.schrijf", lambda _: schrijf(los(f"<h1>Proef</h1><p>{merk(0)}</p>"))
    )
    with pytest.raises(Onvulbaar, match="weggelaten"):
        DocxVorm(los(f"<h1>Proef</h1><p>{merk(0)}</p><p>{merk(0)}</p>"), {"a": merk(0)})


def test_merkteken_met_een_vaste_spatie() -> None:
    with pytest.raises(Onvulbaar, match="vaste spaties"):
        DocxVorm(los("<h1>Proef</h1><p>1\u00a0mei</p>"), {"a": "1 mei"})


def test_naam_die_hier_wel_en_daar_niet_bij_elkaar_blijft() -> None:
    html = '<h1>Proef</h1><p>Van <span class="vast">{a}</span> en {a}.</p>'
    klaar = DocxVorm(blad(html, {"a": merk(0)}), {"a": merk(0)})
    assert zelfde("docx", klaar.vul({"a": "Jan"}), schrijf(blad(html, {"a": "Jan"})))
    with pytest.raises(PastNiet, match="eigen manier"):
        klaar.vul({"a": "Jan-Bos"})


@pytest.mark.parametrize("waarde", ["", "a\u00adb", "a\u2011b", "a\x0bb", "a  b"])
def test_wat_word_anders_schrijft_gaat_de_lange_weg(waarde: str) -> None:
    with pytest.raises(PastNiet):
        vorm().vul(leerlingen(60)[0] | {"naam": waarde})


def test_lang_woord_in_een_smalle_kolom() -> None:
    """The writer shows Word where such a word may be cut; that depends on the word."""
    klaar = DocxVorm(blad(SMAL, {"a": merk(0)}), {"a": merk(0)})
    lang, kort = {"a": "Toestemmingsformulieren"}, {"a": "Jan Bos"}
    assert "softHyphen" in delen(schrijf(blad(SMAL, lang)))["word/document.xml"]
    with pytest.raises(PastNiet, match="afgebroken"):
        klaar.vul(lang)
    assert zelfde("docx", klaar.vul(kort), schrijf(blad(SMAL, kort)))


def test_schrift_van_rechts_naar_links_kan_in_word_wel() -> None:
    waarden = leerlingen(60)[0] | {"naam": "محمد", "plaats": "Zoe\u0308"}
    assert zelfde("docx", vorm().vul(waarden), schrijf(formulier(waarden)))


def test_sleuf_in_de_titel() -> None:
    document = los(f"<h1>Proef</h1><p>{merk(0)}</p>")
    met_titel = Document(**{**document.__dict__, "titel": f"Brief aan {merk(0)}"})
    with pytest.raises(Onvulbaar, match="titel"):
        DocxVorm(met_titel, {"a": merk(0)})


def test_sleuf_in_een_omschrijving() -> None:
    """A file is read back by its texts; a value that stands elsewhere would not be compared."""
    pagina = (
        '<h1>Proef</h1><p>{a}</p><p class="velden"><label>Ja <input type="text" title="Van {a}"></label></p>'
    )
    with pytest.raises(Onvulbaar, match="omschrijving"):
        DocxVorm(blad(pagina, {"a": merk(0)}), {"a": merk(0)})


def test_merkteken_in_stukken() -> None:
    half = re.sub("Qz", "Q<strong>z", merk(0)) + "</strong>"
    with pytest.raises(Onvulbaar, match="stukken"):
        DocxVorm(los(f"<h1>Proef</h1><p>{half}</p>"), {"a": merk(0)})
