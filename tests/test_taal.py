"""Plain Dutch, checked: the splitter, each finding with what must stay silent, the places, and our own templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html

from docgen.bron import keur, lees_bestand
from docgen.catalogus import lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Meldingen, Uitgang, als_tekst
from docgen.model.organisatie import Organisatie
from docgen.naslag import Naslag
from docgen.opdrachten.beeldmerk import lees_beeldmerk
from docgen.opdrachten.bladzijden import bladzijden
from docgen.opdrachten.controleer import controleer
from docgen.opdrachten.inlezen import lees_dossier, vind_organisaties
from docgen.regels.kern import Pagina
from docgen.regels.taal import TAALREGELS, Leestekst, cijfers, controleer_taal
from docgen.regels.taal.aanspreken import is_lijdend
from docgen.regels.taal.blokken import Soort, blokken
from docgen.regels.taal.zinnen import is_zin, woorden, zinnen, zonder_aanhaling, zonder_telefoon

from .conftest import GOED, PEILDATUM, VOORBEELDEN


@cache
def _dossier() -> Dossier:
    meldingen = Meldingen()
    boom = lees_bestand(GOED / "organisatie.yaml", meldingen)
    assert boom, als_tekst(meldingen.lijst)
    gelezen = keur(boom, Organisatie, meldingen)
    assert gelezen, als_tekst(meldingen.lijst)
    return Dossier(gelezen, Naslag(), PEILDATUM, ())


def _pagina(inhoud: str, soort: str = "brief") -> Pagina:
    pagina = f'<html lang="nl"><body class="{soort}"><main>{inhoud}</main></body></html>'
    return Pagina("proef", "brieven/proef.html", lxml_html.document_fromstring(pagina), _dossier())


def _codes(inhoud: str, soort: str = "brief") -> list[str]:
    return [m.code for m in controleer_taal(_pagina(inhoud, soort))]


# sentences


@pytest.mark.parametrize(
    "tekst",
    [
        "Eén zin. | En nog een!",
        "Mag dat? | Ja, dat mag.",
        "Zie art. 6 van de wet. | Daarna beslist de school.",
        "Mevr. S. Voorbeeld en dhr. A.B. de Vries tekenen. | Zij zijn de ouders.",
        "Dit rust op artikel 6 lid 1 onder a AVG. | Meer leest u hieronder.",
        "Dit rust op artikel 6 lid 1 onder a. | Meer leest u hieronder.",
        "Dat is op 28 december 2026. | Bel ons dan.",
        "Uw kind zit in groep 7. | Daar helpen wij.",
        "Uw kind zit in groep B. | Daar helpen wij.",
        "Neem mee: papier, pen, enz. | Wij zorgen voor de rest.",
        "Neem mee: papier, pen enz. en een jas.",
        "Bel 085-000 00 12. | Of mail fg@school.example. | Wij antwoorden snel.",
        "Het staat op www.school.example/privacy. | Daar vindt u ook het formulier.",
        "Wij zeggen: ‘Dat mag.’ | Daarna tekent u.",
        "‘Mag dat?’ vraagt u misschien.",
        "Het kost € 10.50 of 1.000 punten. | Meer niet.",
        "1. Eerst kiest u. | Daarna tekent u.",
        "Wij wachten... | 's Avonds bellen wij.",
        "Een zin zonder punt\n | Een nieuwe regel.",
        "Dit gaat o.a. over de BV Voorbeeld b.v. en over St. Jozef.",
    ],
)
def test_zinnen(tekst: str) -> None:
    assert list(zinnen(tekst.replace(" | ", " ").replace("\n ", "\n"))) == [
        deel.strip() for deel in tekst.split("|")
    ]


def test_een_losse_cel_is_geen_zin() -> None:
    assert is_zin("Dat mag.")
    assert is_zin("Hij zei: ‘ja, dat mag.’")
    assert not is_zin("naam en adres")
    assert not is_zin("Nee.")


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("artikel 6 lid 1 onder a AVG", 1),
        ("Dat staat in artikel 6, lid 1, onder a en f AVG.", 4),
        ("Dat staat in de wet (AVG 12 lid 3).", 6),
        ("Dat mag (UAVG 41 lid 1 onder i; BW 1:377c).", 4),
        ("Dat regelt artikel 8.17 lid 5 WVO 2020 voor ons.", 5),
        ("De GGD 2 keer per jaar", 6),
        ("Op 28 december 2026 – om 15.00 uur", 7),
        ("Artikel 5 van de Jeugdwet geldt.", 2),
    ],
)
def test_een_wetsartikel_is_een_woord(tekst: str, aantal: int) -> None:
    assert len(woorden(zonder_aanhaling(tekst))) == aantal, zonder_aanhaling(tekst)


def test_een_telefoonnummer_is_een_woord() -> None:
    assert woorden(zonder_telefoon("Bel 085 000 04 05 voor 12.30 uur")) == [
        "Bel", "telefoonnummer", "voor", "12.30", "uur",
    ]  # fmt: skip


def test_blokken_van_een_bladzijde() -> None:
    pagina = _pagina(
        '<p class="adres">Postbus 1<br>1234 AB Stad</p><h1>Kop</h1><p>Een <strong>zin</strong>.<br>Twee.'
        ' <small class="bron">[AVG 6]</small></p><ul><li>punt<ul><li>onderpunt</li></ul></li></ul>'
        "<table><caption>Tabel</caption><tr><th>Kop</th><td>Cel</td></tr></table>"
        '<label>Naam <input name="n"></label><textarea>ingevuld</textarea>'
    )
    assert [(b.soort, b.tekst) for b in blokken(pagina.boom)] == [
        (Soort.KOP, "Kop"),
        (Soort.TEKST, "Een zin.\nTwee."),
        (Soort.TEKST, "punt"),
        (Soort.TEKST, "onderpunt"),
        (Soort.KOP, "Tabel"),
        (Soort.KOP, "Kop"),
        (Soort.CEL, "Cel"),
        (Soort.LABEL, "Naam"),
    ]


# findings


@pytest.mark.parametrize("code", sorted(TAALREGELS))
def test_voorbeelden_van_de_handleiding(code: str) -> None:
    regel = TAALREGELS[code]
    assert set(_codes(regel.fout)) == {code}
    assert _codes(regel.goed) == []
    assert regel.ernst is Ernst.WAARSCHUWING


WOORDEN_27 = "Wij " + "en wij " * 12 + "gaan dan."


def test_een_convenant_mag_iets_langere_zinnen_hebben() -> None:
    assert _codes(f"<p>{WOORDEN_27}</p>") == ["BRF201"]
    assert _codes(f"<p>{WOORDEN_27}</p>", "convenant") == []
    assert _codes(f"<p>{WOORDEN_27[:-1]} {WOORDEN_27}</p>", "register") == ["BRF201"]


@pytest.mark.parametrize(
    "inhoud",
    [
        f"<table><tr><td>{'naam, ' * 40}</td></tr></table>",  # nouns in a cell are a list
        f"<p>{WOORDEN_27[:60]}; {WOORDEN_27[:60]}.</p>",  # a semicolon is a rest
        "<p>Wij doen dit volgens artikel 6 lid 1 onder a AVG, artikel 9 lid 2 onder a AVG, artikel 22 lid 2 onder a"
        " UAVG en artikel 30 lid 2 UAVG.</p>",
    ],
)
def test_dit_is_niet_te_lang(inhoud: str) -> None:
    assert _codes(inhoud) == []


@pytest.mark.parametrize(
    "zin",
    [
        "U geeft een verklaring omtrent het gedrag (VOG).",
        "Dat staat in de Wet inzake het toezicht.",
        "Hij zei: “dat is conform de regels”.",
        "Wij hebben het u conformiteit noch doch-achtig gevraagd".replace("noch ", ""),
        "U dient een klacht in bij ons.",
    ],
)
def test_dit_is_geen_stijf_woord(zin: str) -> None:
    assert "BRF203" not in _codes(f"<p>{zin}</p>")


@pytest.mark.parametrize(
    ("zin", "woord"),
    [
        ("De onderhavige brief gaat over u.", "onderhavige"),
        ("De gegevens dienen juist te zijn.", "dient te"),
        ("Ten Aanzien Van uw kind geldt dit.", "ten aanzien van"),
        ("U kunt om rectificatie vragen.", "rectificatie"),
    ],
)
def test_stijve_woorden_met_een_beter_woord(zin: str, woord: str) -> None:
    (melding,) = controleer_taal(_pagina(f"<p>{zin}</p>"))
    assert (melding.code, melding.tekst.split("'")[1]) == ("BRF203", woord)
    assert melding.hint.startswith("schrijf liever: ")


def test_vakterm_mag_in_een_convenant() -> None:
    assert _codes("<p>De partij is verwerkingsverantwoordelijke.</p>", "convenant") == []


@pytest.mark.parametrize(
    ("zin", "lijdend"),
    [
        ("Uw gegevens worden bewaard.", True),
        ("De gegevens die wij nodig hebben, worden gedeeld met de arts.", True),
        ("Het verslag wordt door ons naar u opgestuurd.", True),
        ("Het besluit werd genomen.", True),
        ("Uw verzoek kan worden afgewezen.", True),
        ("Dit formulier is door de ouder ingevuld.", True),
        ("Uw kind wordt binnenkort zestien jaar.", False),
        ("Als het gesprek lang wordt, nemen wij pauze.", False),
        ("Dat wordt bekend op 1 mei.", False),
        ("Het wordt tijd, zodat u gegevens kunt geven.", False),
        ("Wie 18 wordt, mag zelf beslissen.", False),
        ("Wij hebben de gegevens gedeeld.", False),
        ("Het formulier is ingevuld.", False),
        ("Hij schrijft: ‘uw gegevens worden bewaard’.", False),
    ],
)
def test_lijdende_vorm(zin: str, lijdend: bool) -> None:
    assert is_lijdend(zin) is lijdend


def test_een_enkele_lijdende_zin_mag() -> None:
    actief = "<p>Wij bewaren uw gegevens.</p>" * 9
    lijdend = "<p>Uw gegevens worden bewaard.</p>"
    assert _codes(actief + lijdend * 3) == []
    assert set(_codes(actief + lijdend * 4)) == {"BRF204"}
    assert _codes(actief * 2 + lijdend * 4, "convenant") == []
    assert _codes(actief + "<p>Er wordt niets bewaard.</p>") == ["BRF204"]


@pytest.mark.parametrize(
    "inhoud",
    [
        "<h1>Uitnodiging multidisciplinair overleg (MDO)</h1><p>Het MDO is op school.</p>",
        "<p>Een MDO (multidisciplinair overleg) is een gesprek.</p>",
        "<p>Dit mag volgens artikel 6 lid 1 AVG en volgens UAVG 5.</p>",
        "<table><tr><td>MDO</td></tr></table>",
        "<p>De dap en de FGH zijn geen afkorting van ons.</p>",
    ],
)
def test_een_afkorting_die_duidelijk_is(inhoud: str) -> None:
    assert "BRF205" not in _codes(inhoud)


def test_een_afkorting_telt_een_keer_en_alleen_voor_de_uitleg() -> None:
    assert _codes("<p>De FG helpt u. De FG is er ook morgen.</p>") == ["BRF205"]
    assert _codes("<p>De FG helpt u. Dat is onze functionaris voor gegevensbescherming.</p>") == ["BRF205"]


@pytest.mark.parametrize(
    "inhoud",
    [
        "<p>Wij vragen uw toestemming.</p><p>Uw kind zei: ‘Ik wil dat je het vertelt.’</p>",
        '<p>Wij vragen u iets.</p><label>Wat vind jij? <input name="x"></label>',
        '<p>Wij vragen u iets.</p><section class="kader"><p>Wat vind jij?</p></section>',
        "<p>Neem contact op met dhr. U. Bos, je.</p>",
        "<p>De bijeenkomst duurt een uur voor u.</p>",
    ],
)
def test_u_en_je_zonder_verwarring(inhoud: str) -> None:
    assert _codes(inhoud) == []


def test_de_minste_vorm_is_de_fout() -> None:
    (melding,) = controleer_taal(_pagina("<p>Je mag kiezen. Jij beslist. U krijgt een kopie.</p>"))
    assert (melding.code, melding.hint) == ("BRF206", "de rest van de tekst zegt je")


@pytest.mark.parametrize(
    ("zin", "dubbel"),
    [
        ("Wij geven nooit geen gegevens door.", True),
        ("Het is niet onmogelijk.", True),
        ("Dat doen wij niet zonder reden.", True),
        ("Wij delen dit niet en vragen niets.", False),
        ("U hoeft niet te komen, want het is niet nodig.", False),
        ("Nee zeggen mag niet, of niet helemaal.", False),
        ("Niet meedoen heeft geen gevolgen.", False),
        ("Wij weten niet of u geen kopie kreeg.", False),
        ("Dat kan niet onder schooltijd en niet ondertussen.", False),
    ],
)
def test_dubbele_ontkenning(zin: str, dubbel: bool) -> None:
    assert ("BRF207" in _codes(f"<p>{zin}</p>")) is dubbel


@pytest.mark.parametrize("zin", ["Eén (twee) en (drie).", "Een smiley :) en (een) ding)."])
def test_haakjes_naast_elkaar_mogen(zin: str) -> None:
    assert _codes(f"<p>{zin}</p>") == []


# places


def test_plek_is_de_regel_van_het_sjabloon_en_persoonsgegevens_blijven_weg(tmp_path: Path) -> None:
    (tmp_path / "sjablonen" / "delen").mkdir(parents=True)
    hoofd = "---\ntitel: x\n---\n{# Wij delen dit middels een brief. #}\n<p>Dag</p>\n{% include 'delen/zin.html' %}\n"
    (tmp_path / "sjablonen" / "proef.html").write_text(hoofd, encoding="utf-8")
    deel = (
        "<p>Een andere zin van ons.</p>\n<p>Wij praten met {{ naam }} middels\n een gesprek op school.</p>\n"
    )
    (tmp_path / "sjablonen" / "delen" / "zin.html").write_text(deel, encoding="utf-8")
    dossier = Dossier(_dossier().organisatie, Naslag(), PEILDATUM, (tmp_path,))
    inhoud = "<p>Een andere zin van ons.</p><p>Wij praten met Fatma Yildiz middels een gesprek op school.</p>"
    pagina = Pagina("proef", "proef.html", _pagina(inhoud).boom, dossier)
    (melding,) = controleer_taal(pagina)
    assert melding.plek.bestand == "sjablonen/delen/zin.html"
    assert melding.plek.regel in (2, 3)
    assert "Fatma" not in melding.tekst + melding.hint
    assert "‘Wij praten met … middels een gesprek op …’" in melding.tekst


def test_plek_van_een_zin_uit_de_gegevens(school: Path) -> None:
    tekst = school.read_text(encoding="utf-8")
    eigen = "verwerkingen:\n  - id: rapporten\n    bron: conform de afspraak van Fatma Yildiz\n"
    school.write_text(tekst.replace("verwerkingen:\n", eigen), encoding="utf-8")
    meldingen = [m for m in controleer(school, PEILDATUM)[0] if m.code == "BRF203"]
    regel = tekst.splitlines().index("verwerkingen:") + 3
    assert {(m.plek.bestand, m.plek.regel) for m in meldingen} == {(str(school), regel)}
    assert all("Fatma" not in m.tekst and "afspraak" not in m.tekst for m in meldingen)


def test_controleer_leest_ook_de_tekst(school: Path) -> None:
    eigen = school.parent / "sjablonen" / "brieven"
    eigen.mkdir(parents=True)
    kop = "---\ntitel: Proef\ngroep: brieven\ndoel: proef\n---\n"
    brief = '{% extends "huisstijl/brief.html" %}\n{% block brief %}\n<p>Wij melden u middels een brief nieuwigheden.</p>\n'
    (eigen / "proefbrief.html").write_text(kop + brief + "{% endblock %}\n", encoding="utf-8")
    eigen_lijst = school.parent / "configuratie" / "keuzelijsten"
    eigen_lijst.mkdir(parents=True)
    (eigen_lijst / "woorden.yaml").write_text("items:\n  - {id: nieuws, naam: nieuwigheden, beter: nieuws}\n")
    meldingen, uitgang = controleer(school, PEILDATUM)
    gevonden = {(m.tekst.split("'")[1], str(m.plek)) for m in meldingen if m.code == "BRF203"}
    plek = "sjablonen/brieven/proefbrief.html:8:1"
    assert gevonden == {("middels", plek), ("nieuwigheden", plek)}
    assert uitgang is Uitgang.SCHOON
    assert sorted(p.name for p in school.parent.iterdir()) == ["configuratie", "school.yaml", "sjablonen"]


# our own words


@cache
def _onze_paginas() -> list[tuple[str, Pagina]]:
    uit, meldingen = [], Meldingen()
    for organisatie in vind_organisaties(VOORBEELDEN):
        dossier = lees_dossier(organisatie, PEILDATUM, meldingen)
        assert dossier
        catalogus = lees_catalogus((), meldingen)
        uit += list(bladzijden(dossier, catalogus, lees_beeldmerk(dossier, meldingen), meldingen))
    assert not meldingen, als_tekst(meldingen.lijst)
    return uit


def test_onze_sjablonen_zijn_in_gewoon_nederlands() -> None:
    gevonden = [m for _, pagina in _onze_paginas() for m in controleer_taal(pagina)]
    assert not gevonden, "\n" + als_tekst(gevonden)


def test_brieven_en_formulieren_hebben_korte_zinnen() -> None:
    """Letters to parents average at most 15 words; the figures are those of benchmarks/leesbaarheid.py."""
    assert len(_onze_paginas()) > 10
    for naam, pagina in _onze_paginas():
        cijfer = cijfers(Leestekst(pagina))
        assert cijfer.zinnen > 2, naam
        assert cijfer.gemiddeld <= 15, naam
