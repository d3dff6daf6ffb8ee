"""The Word writer: what each part of the page becomes in Word."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree, html

from docgen.document import Huisstijl
from docgen.schrijvers.docx import schrijf
from docgen.schrijvers.word.tekst import platte_tekst

from .docx_pagina import (
    SOORTEN,
    W,
    alinea,
    alineatekst,
    delen,
    document,
    gemaakt,
    hoofdtekst,
    kaal,
    stijl,
    xp,
)


@pytest.fixture
def klaar() -> dict[str, bytes]:
    """Every sample, written once for all tests."""
    return {soort: gemaakt(soort) for soort in SOORTEN}


# --- text ---------------------------------------------------------------------------------------------------------


def _zichtbaar(bron: str) -> str:
    """The text of the main part that a reader of the page sees, without what Word makes itself."""
    hoofd = html.document_fromstring(bron).find("body/main")
    assert hoofd is not None
    weg = [e for e in hoofd.iter("caption", "span") if e.get("class") in ("verborgen", "nummer")]
    for element in weg:
        element.drop_tree()  # type: ignore[attr-defined]  # lxml.html adds it
    for vak in hoofd.iter("input"):
        vak.tail = vak.get("value", "") + ("☐" if vak.get("type") == "checkbox" else "") + (vak.tail or "")
    return kaal(platte_tekst(hoofd))


@pytest.mark.parametrize("soort", SOORTEN)
def test_word_zegt_hetzelfde_als_de_pagina_in_dezelfde_volgorde(soort: str, klaar: dict[str, bytes]) -> None:
    tekst = "".join(alineatekst(p) for p in hoofdtekst(klaar[soort]).iter(f"{W}p"))
    assert kaal(tekst) == _zichtbaar(document(soort).html)


def test_wit_in_de_pagina_is_geen_wit_in_word() -> None:
    klaar = schrijf(
        document(inhoud="<h1>Kop</h1>\n<p>\n Een <strong> twee</strong>\n  drie <br> vier\u00a0vijf </p>")
    )
    assert alineatekst(alinea(klaar, "Een")) == "Een twee drie\nvier\u00a0vijf"


def test_onbekend_element_is_een_fout_met_naam_en_regel() -> None:
    with pytest.raises(ValueError, match="<blink> op regel 9"):
        schrijf(document(inhoud="<p>goed</p>\n<blink>fout</blink>"))


def test_verwijzing_naar_niets_is_een_fout() -> None:
    with pytest.raises(ValueError, match="'#weg'"):
        schrijf(document(inhoud='<p><a href="#weg">hier</a></p>'))


def test_gat_is_geel_en_bron_klein(klaar: dict[str, bytes]) -> None:
    tekst = hoofdtekst(klaar["brief"])
    (gat,) = xp(tekst, "//w:r[w:rPr/w:highlight/@w:val='yellow']")
    assert alineatekst(gat) == "[nog invullen: functie]"
    (bron,) = xp(tekst, "//w:r[w:rPr/w:rStyle/@w:val='Bron']/w:t[starts-with(., 'artikel')]")
    assert bron.text == "artikel 15 lid 1 AVG"


def test_koppelingen_zijn_echt(klaar: dict[str, bytes]) -> None:
    relaties = delen(klaar["brief"])["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://www.zilverlinde.example/privacy" TargetMode="External"' in relaties
    assert [alineatekst(a) for a in xp(hoofdtekst(klaar["brief"]), "//w:hyperlink")] == ["onze website"]


def test_vaste_woorden_breken_niet_af() -> None:
    klaar = schrijf(document(inhoud='<p>Bel <span class="vast">085-0000 123</span> nu</p>'))
    assert len(xp(hoofdtekst(klaar), "//w:noBreakHyphen")) == 1
    assert alineatekst(alinea(klaar, "Bel")) == "Bel 085-0000\u00a0123 nu"


# --- styles and headings ------------------------------------------------------------------------------------------


def test_koppen_hebben_niveaus_zonder_gat(klaar: dict[str, bytes]) -> None:
    for soort, bestand in klaar.items():
        niveaus = [int(n) for p in hoofdtekst(bestand).iter(f"{W}p") for n in _niveau(bestand, stijl(p))]
        assert niveaus[0] == 0, soort
        assert all(nu <= vorig + 1 for vorig, nu in pairwise(niveaus)), soort


def _niveau(bestand: bytes, stijl: str) -> list[str]:
    """The outline level of a style, its own or that of the style below it."""
    stijlen = etree.fromstring(delen(bestand)["word/styles.xml"])
    while stijl:
        (element,) = xp(stijlen, f"w:style[@w:styleId='{stijl}']")
        if niveau := xp(element, "w:pPr/w:outlineLvl/@w:val"):
            return [str(niveau[0])]
        stijl = "".join(xp(element, "w:basedOn/@w:val"))
    return []


def test_elke_gebruikte_stijl_bestaat_en_de_taal_is_nederlands(klaar: dict[str, bytes]) -> None:
    for bestand in klaar.values():
        stijlen = etree.fromstring(delen(bestand)["word/styles.xml"])
        bekend = set(xp(stijlen, "w:style/@w:styleId"))
        gebruikt = set(xp(hoofdtekst(bestand), "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
        assert gebruikt <= bekend
        assert set(xp(stijlen, "w:style/w:basedOn/@w:val")) <= bekend
        assert xp(stijlen, "w:docDefaults//w:lang/@w:val") == ["nl-NL"]


@pytest.mark.parametrize(("gevraagd", "in_word"), [("Source Sans 3", "Calibri"), ("Verdana", "Verdana")])
def test_lettertype_en_kleur_van_de_school(gevraagd: str, in_word: str) -> None:
    klaar = schrijf(document(huisstijl=Huisstijl(kleur="#7a1f1f", lettertype=gevraagd)))
    stijlen = etree.fromstring(delen(klaar)["word/styles.xml"])
    assert xp(stijlen, "w:docDefaults//w:rFonts/@w:ascii") == [in_word]
    assert xp(stijlen, "w:style[@w:styleId='Heading1']/w:rPr/w:color/@w:val") == ["7A1F1F"]


def test_geen_lege_alineas_en_titel_bij_hun_tekst(klaar: dict[str, bytes]) -> None:
    stijlen = etree.fromstring(delen(klaar["brief"])["word/styles.xml"])
    for kop in ("Heading1", "Heading2", "Heading3", "Caption"):
        assert xp(stijlen, f"w:style[@w:styleId='{kop}']/w:pPr/w:keepNext"), kop
    for bestand in klaar.values():
        leeg = [p for p in xp(hoofdtekst(bestand), "w:body/w:p") if not alineatekst(p)]
        assert all(stijl(p) == "Tabelslot" for p in leeg)


# --- numbering ----------------------------------------------------------------------------------------------------


def _nummers(bestand: bytes) -> list[str]:
    """Count as Word does: the number of every paragraph that belongs to an article."""
    nummering = etree.fromstring(delen(bestand)["word/numbering.xml"])
    stand: dict[str, list[int]] = {}
    gezien: set[str] = set()
    uit = []
    for p in hoofdtekst(bestand).iter(f"{W}p"):
        num, niveau = "".join(xp(p, "w:pPr/w:numPr/w:numId/@w:val")), xp(p, "w:pPr/w:numPr/w:ilvl/@w:val")
        if not num:
            continue
        (abstract,) = xp(nummering, f"w:num[@w:numId='{num}']/w:abstractNumId/@w:val")
        n, tel = int(niveau[0]), stand.setdefault(str(abstract), [0] * 9)
        if num not in gezien and (start := xp(nummering, f"w:num[@w:numId='{num}']//w:startOverride/@w:val")):
            tel[0] = int(start[0]) - 1
        gezien.add(num)
        tel[n] += 1
        tel[n + 1 :] = [0] * (8 - n)
        (vorm,) = xp(
            nummering, f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{n}']/w:lvlText/@w:val"
        )
        for plaats, stand_daar in enumerate(tel, start=1):
            vorm = str(vorm).replace(f"%{plaats}", str(stand_daar))
        uit.append(str(vorm))
    return [nummer for nummer in uit if re.match(r"(Artikel |Bijlage )?\d+(\.\d+)?$", nummer)]


def test_word_telt_de_artikelen_zoals_de_pagina(klaar: dict[str, bytes]) -> None:
    pagina = html.document_fromstring(document("convenant").html)
    in_pagina = [platte_tekst(n) for n in pagina.iter("span") if n.get("class") == "nummer"]
    assert _nummers(klaar["convenant"]) == in_pagina
    assert "Artikel 1" not in "".join(alineatekst(p) for p in hoofdtekst(klaar["convenant"]).iter(f"{W}p"))


def test_nummers_horen_bij_de_stijlen(klaar: dict[str, bytes]) -> None:
    nummering = etree.fromstring(delen(klaar["convenant"])["word/numbering.xml"])
    stijlen = etree.fromstring(delen(klaar["convenant"])["word/styles.xml"])
    for naam, niveau in (("Artikel", "0"), ("Lid", "1"), ("Bijlagekop", "0")):
        assert xp(nummering, f"//w:lvl[@w:ilvl='{niveau}'][w:pStyle/@w:val='{naam}']"), naam
        assert xp(stijlen, f"w:style[@w:styleId='{naam}']/w:pPr/w:numPr/w:numId"), naam


def test_nummer_dat_word_niet_kan_maken_blijft_tekst() -> None:
    klaar = schrijf(document("convenant", '<h2><span class="nummer">Deel A</span> Begin</h2>'))
    assert alineatekst(alinea(klaar, "Deel A")) == "Deel A Begin"


def test_verwijzing_is_een_veld_met_de_tekst_erin(klaar: dict[str, bytes]) -> None:
    velden = xp(hoofdtekst(klaar["convenant"]), "//w:fldSimple")
    namen = {str(n) for n in xp(hoofdtekst(klaar["convenant"]), "//w:bookmarkStart/@w:name")}
    assert [alineatekst(v) for v in velden] == ["1.1", "artikel 1", "bijlage 1", "1.1"]
    assert [("Lower" in v.get(f"{W}instr", "")) for v in velden] == [False, True, True, False]
    assert all(v.get(f"{W}instr", "").split()[1] in namen for v in velden)
    assert alineatekst(alinea(klaar["convenant"], "Wij delen")).endswith("Zie artikel\u00a01.1 en artikel 1.")


def test_elke_lijst_begint_opnieuw_en_nest() -> None:
    lijst = "<ol><li>een<ol><li>a</li></ol></li><li><p>twee</p><p>vervolg</p></li></ol>"
    klaar = schrijf(document(inhoud=lijst + lijst.replace("een", "uno")))
    assert _nums(klaar, "een") != _nums(klaar, "uno")
    assert [xp(p, "w:pPr/w:numPr/w:ilvl/@w:val") for p in hoofdtekst(klaar).iter(f"{W}p")][:4] == [
        ["0"],
        ["1"],
        ["0"],
        [],
    ]
    nummering = etree.fromstring(delen(klaar)["word/numbering.xml"])
    assert xp(nummering, f"w:num[@w:numId='{_nums(klaar, 'uno')}']//w:startOverride/@w:val") == ["1"]


def _nums(bestand: bytes, begin: str) -> str:
    return "".join(xp(alinea(bestand, begin), "w:pPr/w:numPr/w:numId/@w:val"))


# --- package ------------------------------------------------------------------------------------------------------


def test_zelfde_document_zelfde_bytes(klaar: dict[str, bytes]) -> None:
    for soort, bestand in klaar.items():
        assert schrijf(document(soort)) == bestand, soort


def test_metadata_komt_uit_het_document_en_van_niemand_anders(klaar: dict[str, bytes]) -> None:
    stukken = delen(klaar["brief"])
    kern = {etree.QName(e).localname: e.text for e in etree.fromstring(stukken["docProps/core.xml"])}
    assert kern == {
        "title": "Proefdocument", "creator": "Lindeloof", "lastModifiedBy": "Lindeloof", "language": "nl-NL",
        "created": "2026-11-22T00:00:00Z", "modified": "2026-11-22T00:00:00Z", "revision": "1",
    }  # fmt: skip
    assert not any(b"python-docx" in x or b"Macintosh" in x for x in stukken.values())
    assert not [n for n in stukken if "Effects" in n or "thumbnail" in n]
    assert b"<w:autoHyphenation/>" in stukken["word/settings.xml"]
