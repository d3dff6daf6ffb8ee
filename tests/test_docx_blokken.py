"""The Word writer: tables, form fields, pages and frames."""

from __future__ import annotations

import time
from typing import Any

import pytest
from lxml import etree, html

from docgen.schrijvers.docx import schrijf
from docgen.schrijvers.word.kolommen import breedtes

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
    register,
    stijl,
    xp,
)


@pytest.fixture
def klaar() -> dict[str, bytes]:
    """Every sample, written once for all tests."""
    return {soort: gemaakt(soort) for soort in SOORTEN}


# --- tables -------------------------------------------------------------------------------------------------------


def test_tabel_heeft_naam_koprij_en_hele_rijen(klaar: dict[str, bytes]) -> None:
    tekst = hoofdtekst(klaar["register"])
    klein, groot = xp(tekst, "//w:tbl")
    assert xp(groot, "w:tblPr/w:tblCaption/@w:val") == ["Alle verwerkingen"]
    assert xp(groot, "w:tr[1]/w:trPr/w:tblHeader")
    assert not xp(groot, "w:tr[position() > 1]/w:trPr/w:tblHeader")
    assert len(xp(groot, "w:tr/w:trPr/w:cantSplit")) == 13
    assert xp(groot, "w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    assert stijl(klein.getprevious()) == "Caption"
    assert xp(hoofdtekst(klaar["brief"]), "//w:tbl[1]/w:tblPr/w:tblCaption/@w:val") == [
        "Kenmerken van deze brief"
    ]


def test_samengevoegde_cellen_houden_elke_rij_even_breed(klaar: dict[str, bytes]) -> None:
    (tabel,) = [
        t for t in xp(hoofdtekst(klaar["convenant"]), "//w:tbl") if "Partij, " in "".join(xp(t, "*/*/@w:val"))
    ]
    breed = {sum(int(b) for b in xp(rij, "w:tc/w:tcPr/w:tcW/@w:w")) for rij in xp(tabel, "w:tr")}
    assert breed == {sum(int(b) for b in xp(tabel, "w:tblGrid/w:gridCol/@w:w"))}
    assert xp(tabel, "w:tr[2]/w:tc[1]/w:tcPr/w:vMerge/@w:val") == ["restart"]
    assert xp(tabel, "w:tr[4]/w:tc[2]/w:tcPr/w:gridSpan/@w:val") == ["2"]


def _rijen(bron: str) -> list[Any]:
    return list(html.fragment_fromstring(f"<table>{bron}</table>").iter("tr"))


def test_kolommen_naar_wens_en_naar_inhoud() -> None:
    wens = _rijen('<tr><th data-breedte="20">a</th><th data-breedte="80">b</th></tr>')
    assert breedtes(wens, 1000, kenmerk=False) == [200, 800]
    smal, breed = breedtes(_rijen("<tr><td>nr</td><td>" + "woord " * 12 + "</td></tr>"), 9000, kenmerk=False)
    assert smal + breed == 9000
    assert smal < breed / 4


def test_smalle_kolom_is_breed_genoeg_voor_haar_langste_woord() -> None:
    zinnen = "".join(f"<td>{'woord ' * 30}</td>" for _ in range(5))
    *lang, smal = breedtes(_rijen(f"<tr>{zinnen}<td>Bewaartermijn</td></tr>"), 9000, kenmerk=False)
    assert smal >= len("Bewaartermijn") * 100
    assert sum(lang) + smal == 9000
    assert max(lang) - min(lang) <= 2


def test_twee_tabellen_na_elkaar_blijven_twee() -> None:
    tabel = "<table><caption class='verborgen'>T</caption><tr><th scope='col'>k</th></tr><tr><td>c</td></tr></table>"
    soorten = [str(e.tag) for e in hoofdtekst(schrijf(document(inhoud=tabel * 2)))[0]]
    assert soorten == [f"{W}tbl", f"{W}p", f"{W}tbl", f"{W}p", f"{W}sectPr"]


def test_lang_woord_in_smalle_cel_kan_afbreken() -> None:
    tabel = (
        "<table class='raster'><caption>T</caption><tr><th scope='col' data-breedte='10'>Schoolprestaties</th>"
        "<th scope='col'>Schoolprestaties</th></tr><tr><td>a</td><td>b</td></tr></table>"
    )
    smal, breed = xp(hoofdtekst(schrijf(document(inhoud=tabel))), "//w:tr[1]/w:tc")
    assert xp(smal, ".//w:softHyphen")
    assert not xp(breed, ".//w:softHyphen")
    assert alineatekst(smal) == "Schoolprestaties"


def test_vierhonderd_rijen_in_een_tel() -> None:
    bron = document("register", register(400))
    begin = time.process_time()
    schrijf(bron)
    assert time.process_time() - begin < 3  # 0.4 s on an idle machine; python-docx's cells would take minutes


# --- fields -------------------------------------------------------------------------------------------------------


def test_velden_zijn_inhoudsbesturing_met_titel_en_soort(klaar: dict[str, bytes]) -> None:
    tekst = hoofdtekst(klaar["formulier"])
    velden = {str(xp(v, "w:sdtPr/w:tag/@w:val")[0]): v for v in xp(tekst, "//w:sdt")}
    assert xp(velden["o1_naam"], "w:sdtPr/w:alias/@w:val") == ["Naam van ouder 1"]
    assert alineatekst(velden["o1_naam"]) == "N. van der Proef"
    assert not xp(velden["o1_naam"], "w:sdtPr/w:showingPlcHdr")
    assert xp(velden["o2_naam"], "w:sdtPr/w:showingPlcHdr")
    assert xp(velden["o1_datum"], "w:sdtPr/w:date/w:lid/@w:val") == ["nl-NL"]
    assert xp(velden["opm"], "w:sdtPr/w:text/@w:multiLine") == ["1"]
    assert xp(velden["t1"], "w:sdtPr/w14:checkbox/w14:checked/@w14:val") == ["0"]
    assert xp(velden["t1"], ".//w:rFonts/@w:ascii") == ["MS Gothic"]
    assert "o1_h" not in velden  # who signs, signs with a pen
    assert len(set(xp(tekst, "//w:sdt/w:sdtPr/w:id/@w:val"))) == len(xp(tekst, "//w:sdt"))


def test_handtekening_is_een_lijn_en_blijft_bij_de_naam(klaar: dict[str, bytes]) -> None:
    rij = alinea(klaar["convenant"], "Handtekening")
    assert stijl(rij) == "Handtekening"
    assert not xp(rij, "w:pPr/w:keepNext")
    voor = rij.getprevious()
    assert voor is not None
    assert xp(voor, "w:pPr/w:keepNext")
    kop = alinea(klaar["formulier"], "Ouder of verzorger 2")
    assert xp(kop, "w:pPr/w:keepNext")


def test_korte_velden_naast_elkaar_en_lange_onder_elkaar(klaar: dict[str, bytes]) -> None:
    assert kaal(alineatekst(alinea(klaar["formulier"], "Naam N. van"))) == "NaamN.vanderProefPlaats"
    assert "Naam" not in alineatekst(alinea(klaar["formulier"], "Hoe kunnen wij"))


# --- pages --------------------------------------------------------------------------------------------------------


def test_liggende_bladzijden_zijn_een_eigen_sectie(klaar: dict[str, bytes]) -> None:
    tekst = hoofdtekst(klaar["register"])
    assert [s.get(f"{W}orient") for s in xp(tekst, "//w:sectPr/w:pgSz")] == [None, "landscape", None]
    assert len(xp(tekst, "//w:sectPr[w:titlePg]")) == 1


def test_document_dat_liggend_eindigt_heeft_geen_lege_bladzijde() -> None:
    klaar = schrijf(
        document(inhoud='<h1>Kop</h1><section class="liggend"><h2>Overzicht</h2><p>Slot</p></section>')
    )
    assert [s.get(f"{W}orient") for s in xp(hoofdtekst(klaar), "//w:sectPr/w:pgSz")] == [None, "landscape"]
    assert alineatekst(xp(hoofdtekst(klaar), "w:body/w:p")[-1]) == "Slot"


def test_twee_keer_liggend_heeft_geen_lege_bladzijde_ertussen() -> None:
    blad = '<section class="liggend"><h2>Overzicht</h2><p>Slot</p></section>'
    klaar = schrijf(document(inhoud=f"<h1>Kop</h1>{blad}{blad}<p>Verder</p>"))
    gedraaid = [s.get(f"{W}orient") for s in xp(hoofdtekst(klaar), "//w:sectPr/w:pgSz")]
    assert gedraaid == [None, "landscape", "landscape", None]


def test_bijlage_en_omslag_beginnen_een_bladzijde(klaar: dict[str, bytes]) -> None:
    for begin in ("Partijen", "Privacyreglement"):
        assert xp(alinea(klaar["convenant"], begin), "w:pPr/w:pageBreakBefore"), begin
    los = schrijf(document(inhoud='<h1>Een</h1><hr class="bladzijde"><p>Twee</p>'))
    assert xp(alinea(los, "Twee"), "w:pPr/w:pageBreakBefore")


def test_briefhoofd_op_de_eerste_en_voet_op_elke_bladzijde(klaar: dict[str, bytes]) -> None:
    stukken = delen(klaar["brief"])
    koppen = [etree.fromstring(x) for n, x in stukken.items() if n.startswith("word/header")]
    voeten = [etree.fromstring(x) for n, x in stukken.items() if n.startswith("word/footer")]
    assert len(koppen) == 1
    assert "info@zilverlinde.example" in "".join(str(t) for t in koppen[0].itertext())
    assert 'descr="Logo van De Zilverlinde"' in etree.tostring(koppen[0]).decode()
    for voet in voeten:
        assert [alineatekst(p) for p in voet] == [
            "Proefdocument · Basisschool De Zilverlinde · 22 november 2026\tpagina 1 van 1"
        ]
        assert [f.get(f"{W}instr", "").strip() for f in voet.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert len(voeten) == 2


def test_adres_vult_het_venster(klaar: dict[str, bytes]) -> None:
    lucht = xp(alinea(klaar["brief"], "Mevrouw"), "w:pPr/w:spacing")[0]
    assert 3 * int(lucht.get(f"{W}line")) + int(lucht.get(f"{W}after")) == 2381


def test_concept_staat_op_elke_bladzijde() -> None:
    stukken = delen(schrijf(document("convenant", concept=True)))
    koppen = [x.decode() for n, x in stukken.items() if n.startswith("word/header")]
    assert len(koppen) == 2
    assert all("CONCEPT – nog niet volledig" in k and 'string="CONCEPT"' in k for k in koppen)
    assert "<cp:category>CONCEPT</cp:category>" in stukken["docProps/core.xml"].decode()
    assert not [n for n, x in delen(schrijf(document("convenant"))).items() if b"CONCEPT" in x]


def test_kader_is_een_vlak_dat_heel_blijft(klaar: dict[str, bytes]) -> None:
    binnen = [
        alinea(klaar["brief"], b) for b in ("Bent u het niet", "Dan kunt u", "Noem de datum", "U kunt ook")
    ]
    links = {etree.tostring(xp(p, "w:pPr/w:pBdr/w:left")[0]) for p in binnen if xp(p, "w:pPr/w:pBdr")}
    assert len(links) == 1
    assert stijl(binnen[1]) == "Kader"
    assert all(xp(p, "w:pPr/w:keepNext") for p in binnen[:-1])
    assert not xp(binnen[-1], "w:pPr/w:keepNext")


def test_verwerking_in_het_register_heeft_een_eigen_dicht_blad() -> None:
    tabel = (
        "<table class='kenmerk'><caption class='verborgen'>Gegevens</caption>"
        "<tr><th scope='row'>Doelen</th><td><ul><li>lesgeven</li></ul></td></tr></table>"
    )
    inhoud = f"<h1>Register</h1>{tabel}<article><h2>Verzuim</h2>{tabel}</article>"
    klaar = schrijf(document("register", inhoud))
    assert xp(alinea(klaar, "Verzuim"), "w:pPr/w:pageBreakBefore")
    assert xp(hoofdtekst(klaar), "//w:tblStyle/@w:val") == ["Kenmerk lijnen", "Kenmerk dicht"]
    ruim, dicht = [p for p in hoofdtekst(klaar).iter(f"{W}p") if alineatekst(p) == "lesgeven"]
    assert (stijl(ruim), stijl(dicht)) == ("Kenmerktekst", "Kenmerktekstklein")
    assert xp(dicht, "w:pPr/w:numPr")
