"""Where filling in stops: values and layouts that need a full rendering, and batches that differ by more than values."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from markupsafe import Markup, escape
from pypdf import PdfReader

from docgen.document import Bijlage
from docgen.schrijvers.pdf import schrijf
from docgen.vullen import (
    Merkteken,
    Onvulbaar,
    PastNiet,
    PdfVorm,
    Waarden,
    afwijkend,
    merk,
    steekproef,
    tekst_van,
)
from docgen.vullen.gelijk import zelfde

from .huisstijl_proef import los
from .vulvormen import SLEUVEN, formulier, inhoud, leerlingen, tekens, vorm


@pytest.mark.parametrize(
    ("waarde", "reden"),
    [
        ("", "leeg"),
        (" Noor", "witruimte"),
        ("Noor  Bos", "witruimte"),
        ("Noor\nBos", "witruimte"),
        ("محمد", "volledige opmaak"),
        ("נועה", "volledige opmaak"),
        ("Zoe\u0308", "volledige opmaak"),
        ("Noor\u00adBos", "volledige opmaak"),
        ("Жанна", "volledige opmaak"),
        ("\U000130b8", "volledige opmaak"),
        ("Ωmega", "volledige opmaak"),
        ("Jan\u2011Bos", "volledige opmaak"),
        ("Noor " * 30 + "Bos", "te lang"),
    ],
)
def test_wat_niet_past_gaat_de_lange_weg(waarde: str, reden: str) -> None:
    waarden = leerlingen(60)[0] | {"naam": waarde}
    klaar = PdfVorm(formulier(SLEUVEN), SLEUVEN, tekens([waarden])) if waarde == "Zoe\u0308" else vorm()
    with pytest.raises(PastNiet, match=reden) as fout:
        klaar.vul(waarden)
    assert not any(w in str(fout.value) for w in waarden.values() if len(w) > 3)


def test_teken_dat_als_een_ander_zou_worden_gelezen() -> None:
    """Fonts draw some characters with the same glyph; a reader of the file would get the wrong one."""
    klaar = PdfVorm(los(f"<h1>Proef – een</h1><p>{merk(0)}</p>"), {"a": merk(0)}, "Aa-\u2010\u00a0 ")
    for waarde in ("A-a", "A a", "A\u00a0a", "A\u2010a"):
        try:
            pdf = klaar.vul({"a": waarde})
        except PastNiet:
            continue
        tekst = PdfReader(BytesIO(pdf)).pages[0].extract_text()
        assert waarde.replace("\u00a0", " ") in tekst


def test_streepje_in_een_naam_na_een_woord_dat_is_afgebroken() -> None:
    """The hyphen of a word cut at the end of a line has the same glyph, and came first."""
    lang = "<p>" + "onderwijsondersteuningsarrangementen " * 6 + "</p>"
    html = f"<h1>Proef</h1>{lang}<p>{{a}}</p>"
    klaar = PdfVorm(los(html.format(a=merk(0))), {"a": merk(0)}, "Jan-Wilem\u00a0 ")
    waarden = {"a": "Jan-Willem\u00a0Jan"}
    pdf, heel = klaar.vul(waarden), schrijf(los(html.format(**waarden)))
    assert inhoud(pdf) == inhoud(heel)
    assert (
        "Jan\u2010Willem" in PdfReader(BytesIO(heel)).pages[0].extract_text()
    )  # so it is with one rendering
    assert "Jan-Willem Jan" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Jan-Willem Jan" in tekst_van("pdf", heel)


@pytest.mark.parametrize(
    ("html", "reden"),
    [
        ("<h1>Voor {}</h1>", "kop, titel"),
        ("<h1>Proef</h1><p><a href='https://x.example/'>{}</a></p>", "link"),
        ("<h1>Proef</h1><p>Zie <a href='https://x.example/'>{}</a> of niet</p>", "link"),
        ("<h1>Proef</h1><p>" + "woord " * 14 + "{} " + "woord " * 14 + "</p>", "meer regels"),
        ("<h1>Proef</h1><p>" + "woord " * 40 + "<br>" + "{}" * 1 + " woord" * 30 + "</p>", "meer regels"),
        ("<style>p {{ text-align: right }}</style><h1>Proef</h1><p>{}</p>", "niet links"),
        ("<style>p {{ letter-spacing: 1pt }}</style><h1>Proef</h1><p>{}</p>", "extra ruimte"),
        ("<style>p {{ opacity: 0.5 }}</style><h1>Proef</h1><p>{}</p>", "doorzichtig"),
        ("<style>p {{ text-transform: uppercase }}</style><h1>Proef</h1><p>{}</p>", "vervormd"),
        ("<style>p {{ text-decoration: underline }}</style><h1>Proef</h1><p>{}</p>", "streep"),
        ("<style>p {{ width: 8mm }}</style><h1>Proef</h1><p>{}</p>", "vervormd"),
        ("<style>em {{ display: inline-block }}</style><h1>Proef</h1><p><em>{}</em></p>", "meegroeit"),
        (
            "<style>section {{ display: flex }}</style><h1>Proef</h1><section><p>{}</p><p>rest</p></section>",
            "meegroeit",
        ),
        ("<style>em {{ background: #eee }}</style><h1>Proef</h1><p><em>{}</em></p>", "rand"),
    ],
)
def test_vorm_die_niet_vastligt(html: str, reden: str) -> None:
    with pytest.raises(Onvulbaar, match=reden):
        PdfVorm(los(html.format(merk(0))), {"naam": merk(0)}, "abc")


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"titel": f"Brief aan {merk(0)}"}, "titel"),
        ({"auteur": f"Ouder van {merk(0)}"}, "titel"),
        ({"bijlagen": (Bijlage("a.json", "application/json", "Gegevens", b"{}"),)}, "bijlage"),
    ],
)
def test_sleuf_buiten_de_bladzijde(anders: dict[str, Any], reden: str) -> None:
    document = replace(los(f"<h1>Proef</h1><p>{merk(0)}</p>"), **anders)
    with pytest.raises(Onvulbaar, match=reden):
        PdfVorm(document, {"naam": merk(0)}, "abc")


def test_datum_is_haar_eigen_merkteken() -> None:
    html = "<h1>Proef</h1><p>Geboren op {a}.</p><p>{a}</p>"
    klaar = PdfVorm(los(html.format(a="2 maart 2014")), {"a": "2 maart 2014"}, "31 december 2015")
    waarden = {"a": "31 december 2015"}
    assert inhoud(klaar.vul(waarden)) == inhoud(schrijf(los(html.format(**waarden))))
    with pytest.raises(Onvulbaar, match="vaste spaties"):  # it would be left standing, for everybody
        PdfVorm(los(html.format(a="2\u00a0maart 2014")), {"a": "2 maart 2014"}, "31 december 2015")


def test_merktekens_die_op_elkaar_lijken() -> None:
    with pytest.raises(Onvulbaar, match="uit elkaar"):
        PdfVorm(los("<h1>Proef</h1>"), {"a": "Noor", "b": "Noortje"}, "abc")


# -- a batch


def test_steekproef_neemt_de_kortste_de_langste_en_een_willekeurige() -> None:
    lengten = [5, 9, 1, 7, 6, 4]
    gekozen = steekproef(lengten, 2)
    assert gekozen[:2] == [2, 1]
    assert len(set(gekozen)) == 4
    assert steekproef(lengten, 2) == gekozen
    assert sorted(steekproef(lengten, 9)) == [0, 1, 2, 3, 4, 5]
    assert [steekproef(lengten[:n]) for n in (0, 1, 2)] == [[], [0], [0, 1]]


def test_batch_die_meer_dan_waarden_verschilt_wordt_gezien() -> None:
    """A template that says something else for one recipient must not be filled in."""
    een, ander = leerlingen(60)[:2]

    def met(waarden: Waarden, extra: str) -> Callable[[], bytes]:
        html = formulier(waarden).html.partition('<body class="brief">')[2]
        return lambda: schrijf(los(html.replace("<h2>Wat", f"{extra}<h2>Wat")))

    te_lang = een | {"naam": "Noor " * 40 + "Bos"}
    past_niet = (te_lang, met(te_lang, ""))
    assert afwijkend(vorm(), [past_niet, (een, met(een, ""))]) == []
    assert afwijkend(vorm(), [past_niet, past_niet]) == [0, 1]  # nothing was proven
    assert afwijkend(vorm(), [(een, met(een, "")), (ander, met(ander, "<p>En nog iets.</p>"))]) == [1]
    assert not zelfde("pdf", vorm().vul(een), vorm().vul(leerlingen(60)[7]))


# -- a marker text that a page may print only


@pytest.mark.parametrize(
    "kijk",
    [
        lambda m: "8A" in [m],
        lambda m: m != "8A",
        lambda m: m in ("", "8A"),
        lambda m: m == Merkteken("Qz001Wx"),
        lambda m: m < "b",
        lambda m: m[0],
        lambda m: "8" in m,
        len,
        list,
        hash,
        repr,
        float,
        lambda m: {"8A": 1}.get(m),
        lambda m: m.upper(),
        lambda m: m.replace("a", "b"),
        lambda m: m.split(),
        lambda m: f"{m:.1}",
        lambda m: (m + " ") == "8A ",
        lambda m: ("groep " + m) == "groep 8A",
    ],
)
def test_naar_een_merkteken_kijken_kan_niet(kijk: Callable[[Any], object]) -> None:
    with pytest.raises(Onvulbaar, match="kijkt naar de inhoud"):
        kijk(Merkteken("Qz000Wx"))


def test_een_merkteken_staat_er_en_is_niet_leeg() -> None:
    m = Merkteken("Qz000Wx")
    assert bool(m)
    assert m != ""
    assert m not in ("", ())
    assert m != 8
    assert [m] == [m]  # the same slot
    assert [f"{m}!", "".join(["a", m]), str(m + "!"), str("a" + m)] == [
        "Qz000Wx!",
        "aQz000Wx",
        "Qz000Wx!",
        "aQz000Wx",
    ]
    assert (escape(m), Markup("<b>") + m, m + Markup("<b>")) == ("Qz000Wx", "<b>Qz000Wx", "Qz000Wx<b>")
    assert type(pickle.loads(pickle.dumps(m))) is Merkteken
