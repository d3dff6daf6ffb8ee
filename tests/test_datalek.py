"""Data breaches from discovery to closed: the clock, whom to tell, the letters, the sheet and the register."""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from docgen.catalogus import lees_catalogus
from docgen.meldingen import Ernst, Meldingen, als_tekst
from docgen.model.datalek import Datalek
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.inlezen import lees_dossier, lees_zaak, vind_zaken
from docgen.opdrachten.maak import Vraag, maak
from docgen.opdrachten.nieuw import Start, nieuw
from docgen.opdrachten.taken import kies
from docgen.opmaak import Opmaker
from docgen.recht.datalek import Plichten
from docgen.regels import controleer

from .conftest import GOED, PEILDATUM, VOORBEELDEN
from .hulp_delen import NASLAG, dossier, geldt, pagina, tekst

GEVALLEN = Path(__file__).parent / "gevallen" / "datalek"
KLOK = YAML(typ="safe", pure=True).load((GEVALLEN / "klok.yaml").read_text(encoding="utf-8"))
OORDEEL = {"toelichting": "T", "door": {"naam": "S. Proef", "functie": "FG"}, "op": "2026-11-17"}


def codes(erop: str, soort: str = "datalek") -> dict[str, Ernst]:
    return {m.code: m.ernst for m in controleer(dossier(soort, erop), frozenset({soort}))}


@cache
def lek(erop: str = "") -> Plichten:
    d = dossier("datalek", erop)
    return Plichten(d.datalek, NASLAG.wetboek, PEILDATUM)


# the clock


@pytest.mark.parametrize("geval", KLOK, ids=lambda g: g["naam"])
def test_klok(geval: dict[str, Any]) -> None:
    uitkomst = geval.get("risico", "risico")
    risico = {"uitkomst": uitkomst, **OORDEEL} if uitkomst else None
    feiten = {"kenmerk": "x", "aard": "hack", "risico": risico, **geval["lek"]}
    p = Plichten(Datalek.model_validate(feiten), NASLAG.wetboek, geval["peildatum"])
    assert f"{p.uiterlijk:%Y-%m-%d %H:%M}" == str(geval["uiterlijk"])[:16]
    assert p.klok.value == geval["klok"]


NIET_GEMELD = "gemeld_ap_op: null\ngemeld_ap_om: null\n"


@pytest.mark.parametrize(
    ("erop", "ernst"),
    [
        (NIET_GEMELD, Ernst.FOUT),
        (NIET_GEMELD + "te_laat_reden: De FG was ziek.", Ernst.WAARSCHUWING),
        (NIET_GEMELD + "ontdekt_op: 2026-11-19", Ernst.WAARSCHUWING),
        (NIET_GEMELD + "ontdekt_op: 2026-11-20\nbetrokkenen_geinformeerd_op: 2026-11-21", None),
        (NIET_GEMELD + "risico: null", Ernst.FOUT),
        (NIET_GEMELD + "risico: {uitkomst: geen}", None),
    ],
)
def test_melding_te_laat_is_fout_op_de_laatste_dag_een_waarschuwing(erop: str, ernst: Ernst | None) -> None:
    erop = erop if "betrokkenen_" in erop else erop + "\nbetrokkenen_geinformeerd_op: 2026-11-20"
    assert codes(erop).get("DLK101") == ernst


# what follows from the risk that a person judged


@pytest.mark.parametrize(
    ("erop", "melden", "vertellen", "brief", "openbaar"),
    [
        ("betrokkenen_geinformeerd_op: null", True, True, True, False),
        ("", True, True, True, False),
        ("betrokkenen_geinformeerd_op: null\nrisico: null", None, None, False, False),
        ("betrokkenen_geinformeerd_op: null\nrisico: {uitkomst: risico}", True, False, False, False),
        ("betrokkenen_geinformeerd_op: null\nrisico: {uitkomst: geen}", False, False, False, False),
        ("risico: {uitkomst: risico}", True, False, True, False),
        (
            "betrokkenen_geinformeerd_op: null\nbetrokkenen_niet: {reden: onleesbaar}",
            True,
            False,
            False,
            False,
        ),
        (
            "betrokkenen_geinformeerd_op: null\nbetrokkenen_niet: {reden: onevenredig}",
            True,
            False,
            False,
            True,
        ),
        ("betrokkenen_geinformeerd_op: null\nuitstel: {reden: onderzoek}", True, True, False, False),
    ],
)
def test_wie_het_moet_weten(
    erop: str, melden: bool | None, vertellen: bool | None, brief: bool, openbaar: bool
) -> None:
    p = lek(erop)
    assert (p.melden, p.vertellen, p.brief, p.openbaar) == (melden, vertellen, brief, openbaar)
    d = dossier("datalek", erop)
    assert geldt("datalekbrief", d) == brief
    assert geldt("datalek-mededeling", d) == openbaar
    assert geldt("ap-meldingsblad", d) == (melden is not False)


def test_geen_risico_en_bijzondere_gegevens_vraagt_een_tweede_oordeel() -> None:
    assert codes("risico: {uitkomst: geen}")["DLK109"] is Ernst.OORDEEL
    assert "DLK109" not in codes("risico: {uitkomst: geen}\nbijzonder: []")


@pytest.mark.parametrize("melder", ["Jan de Vries", "een leerkracht", "B.V. en een docent", "de directeur"])
def test_namen_zonder_teken_ziet_docgen_niet(melder: str) -> None:
    assert "DLK128" not in codes(f"melder: {melder}")


@pytest.mark.parametrize("tekst", ["Juf Noor zag het.", "P.J. van Proef las het.", "De heer de Proef belde."])
def test_namen_met_een_teken_wel(tekst: str) -> None:
    assert "DLK128" in codes(f"feiten: {tekst}")


# the letter


def test_brief_heeft_alles_van_artikel_34() -> None:
    boom = pagina("datalekbrief", dossier("datalek"))
    eisen = {c for el in boom.xpath("//*[@data-eis]") for c in el.get("data-eis").split()}
    assert {f"DB-{n}" for n in range(1, 9)} <= eisen
    woorden = tekst("datalekbrief", dossier("datalek"))
    assert "Wij meldden het datalek op 18 november 2026 bij de Autoriteit Persoonsgegevens (AP)." in woorden
    assert "Andere ouders weten nu" in woorden


@pytest.mark.parametrize("plek", ["adres", "naam"])
def test_vak_voor_de_naam_is_een_eigen_stukje(plek: str, tmp_path: Path) -> None:
    (vak,) = pagina("datalekbrief", dossier("datalek")).xpath(f"//data[@value='{plek}']")
    assert vak.text_content() == {"adres": "Aan de ouder of verzorger", "naam": "ouder of verzorger"}[plek]
    org, zaak = GOED / "organisatie.yaml", GOED / "datalek.yaml"
    antwoord = maak(Vraag("datalekbrief", org, tmp_path, PEILDATUM, zaak, ("docx",)))
    (docx,) = antwoord.bestanden[:1]
    xml = zipfile.ZipFile(docx).read("word/document.xml").decode()
    assert f">{vak.text_content()}</w:t>" in xml


def test_leerling_leest_je_en_ouder_leest_u() -> None:
    d = dossier("datalek", "brief_aan: [ouders, leerlingen]")
    ouder, leerling = tekst("datalekbrief", d), tekst("datalekbrief-leerling", d)
    assert geldt("datalekbrief-leerling", d)
    assert not geldt("datalekbrief-leerling", dossier("datalek"))
    assert "Beste ouder of verzorger," in ouder
    assert "gegevens van uw kind" in ouder
    assert "Beste leerling," in leerling
    assert " u " not in leerling
    assert " uw " not in leerling
    assert " je " not in ouder


@pytest.mark.parametrize(
    ("erop", "van"),
    [
        ("personen: [{wie: leerling}, {wie: ouder}]", "u en uw kind"),
        ("brief_aan: [medewerkers]\npersonen: [{wie: medewerker, aantal: 3}]", "van u."),
    ],
)
def test_brief_zegt_om_wie_het_gaat(erop: str, van: str) -> None:
    assert van in tekst("datalekbrief", dossier("datalek", erop))


def test_brief_kent_alleen_wat_toen_was_gedaan() -> None:
    erop = """maatregelen:
  - {wat: Wij deden iets., op: 2026-11-17}
  - {wat: Later deden wij meer., op: 2026-11-20}
  - {wat: Straks doen wij nog iets., op: 2026-12-01}
gemeld_ap_op: 2026-11-19
gemeld_ap_om: 10:00
"""
    woorden = tekst("datalekbrief", dossier("datalek", erop))
    assert "Wij deden iets. Dat deden wij op 17 november 2026." in woorden
    assert "Later deden wij meer" not in woorden
    assert "Straks doen wij nog iets. Dat doen wij op 1 december 2026." in woorden
    assert "Wij melden het datalek ook bij de" in woorden


def test_reden_van_uitstel_staat_nooit_in_de_brief() -> None:
    erop = "uitstel: {reden: een kind vertelde iets geheims, normen: [uavg-41-1-i]}"
    woorden = tekst("datalekbrief", dossier("datalek", erop))
    assert "Eerder kon dat niet, omdat wij eerst iemand wilden beschermen." in woorden
    assert "geheims" not in woorden


# the sheet for the authority


def test_meldingsblad_toont_wat_nog_ontbreekt() -> None:
    leeg = (
        "feiten: null\ngegevens: []\npersonen: []\nrecords: null\ngevolgen: []\nmaatregelen: []\ngeraakt: []"
    )
    gaten = [
        el.text_content()
        for el in pagina("ap-meldingsblad", dossier("datalek", leeg)).xpath("//*[@class='gat']")
    ]
    assert len(gaten) == 7
    assert pagina("ap-meldingsblad", dossier("datalek")).xpath("//*[@class='gat']") == []


def test_meldingsblad_noemt_het_laatste_uur_en_de_eerste_melding() -> None:
    open_ = NIET_GEMELD + "nog_uitzoeken: [wie het las]\nrecords: null"
    woorden = tekst("ap-meldingsblad", dossier("datalek", open_))
    assert (
        "Meld uiterlijk op vrijdag 20 november 2026 om 10.15 uur. Dat is 72 uur na de ontdekking." in woorden
    )
    assert "eerste melding, aanvulling volgt" in woorden
    assert "nog niet bekend" in woorden
    assert "[nog invullen: waarom de melding te laat is]" in woorden


# the register


def register(organisatie: Path) -> tuple[str, int]:
    meldingen = Meldingen()
    d = lees_dossier(organisatie, PEILDATUM, meldingen)
    assert d
    (taak,) = kies("datalekkenregister", None, d, lees_catalogus((), meldingen), Opmaker(), meldingen)
    assert not meldingen
    return tekst("datalekkenregister", taak.dossier), len(taak.dossier.alle["datalek"])


def test_register_heeft_elk_datalek_van_de_map() -> None:
    woorden, aantal = register(VOORBEELDEN / "basisschool" / "school.yaml")
    assert aantal == len(list((VOORBEELDEN / "basisschool" / "datalekken").glob("*.yaml")))
    assert woorden.index("dl-2026-001") < woorden.index("dl-2026-002")
    assert "Ilse" not in woorden, "wie oordeelde, staat er met een functie"


def test_incidentbrief_mag_zeggen_wie_namens_de_school_iets_doet() -> None:
    assert codes("school_doet: [De directeur staat elke ochtend bij de deur.]", "incident") == {}


def test_register_bestaat_ook_zonder_datalekken(school: Path) -> None:
    assert register(school) == (register(school)[0], 0)
    assert "Er zijn nog geen datalekken." in register(school)[0]


def test_fout_in_een_datalek_maakt_het_register_concept(school: Path) -> None:
    folder = school.parent / "datalekken"
    folder.mkdir()
    zaak = (GOED / "datalek.yaml").read_text(encoding="utf-8")
    (folder / "dl-1.yaml").write_text(zaak.replace("gemeld_ap_op: 2026-11-18\ngemeld_ap_om: 09:00\n", ""))
    antwoord = maak(Vraag("datalekkenregister", school, school.parent / "uit", PEILDATUM, formaten=("html",)))
    (melding,) = (m for m in antwoord.meldingen if m.ernst is Ernst.FOUT)
    assert (melding.code, Path(melding.plek.bestand).name, melding.plek.regel) == ("DLK101", "dl-1.yaml", 3)
    assert antwoord.concepten == ["datalekkenregister.html"]


@pytest.mark.parametrize("sector", ["po", "mbo", "swv"])
def test_startmap_heeft_een_voorbeeld_dat_niet_meetelt(tmp_path: Path, sector: str) -> None:
    assert nieuw(Start(tmp_path / "s", sector)).meldingen == []
    soorten = ["datalek"] if sector == "swv" else ["datalek", "incident"]
    assert {soort for soort, _ in vind_zaken(tmp_path / "s")} & {"datalek", "incident"} == set()
    for soort in soorten:
        (pad,) = (tmp_path / "s").glob(SOORTEN[soort].plaats.replace("/", "/voorbeeld/"))
        meldingen = Meldingen()
        zaak = lees_zaak(soort, pad, meldingen)
        assert zaak, als_tekst(meldingen.lijst)
        assert controleer(dossier().met(soort, zaak), frozenset({soort})) == []


# the letter about an event


@pytest.mark.parametrize(
    "veld", ["naam: P. Proef", "klas: 3b", "functie: gymleraar", "terecht: [{waar: x, naam: P. Proef}]"]
)
def test_incidentbrief_weigert_velden_die_iemand_aanwijzen(tmp_path: Path, veld: str) -> None:
    zaak = tmp_path / "i.yaml"
    zaak.write_text(f"kenmerk: i-1\naan: ouders\n{veld}\n", encoding="utf-8")
    antwoord = maak(Vraag("incidentbrief", GOED / "organisatie.yaml", tmp_path / "uit", PEILDATUM, zaak))
    (melding,) = antwoord.meldingen
    assert (melding.code, melding.plek.regel) == ("INV232", 3)
    assert "de brief wijst nooit iemand aan" in melding.hint
    assert "Proef" not in melding.tekst + melding.hint
    assert antwoord.bestanden == []


def test_incidentbrief_met_een_strafwoord_bestaat_niet(tmp_path: Path) -> None:
    zaak = tmp_path / "i.yaml"
    goed = (GOED / "incident.yaml").read_text(encoding="utf-8")
    zaak.write_text(goed.replace("Wij werken samen met deskundigen.", "De dader komt niet terug."), "utf-8")
    antwoord = maak(Vraag("incidentbrief", GOED / "organisatie.yaml", tmp_path / "uit", PEILDATUM, zaak))
    assert "BRF131" in {m.code for m in antwoord.meldingen}
    assert antwoord.bestanden == []


@pytest.mark.parametrize(
    ("erop", "code"),
    [
        ("wat: Het gaat om de gymleraar.", "BRF132"),
        ("niet_nu: wie er uit groep 7 bij was", "BRF132"),
        ("kring: {wie: het kamp, aantal: 12}", "BRF133"),
    ],
)
def test_incidentbrief_waarschuwt_voor_herkenbare_mensen(erop: str, code: str) -> None:
    assert codes(erop, "incident") == {code: Ernst.WAARSCHUWING}


@pytest.mark.parametrize(
    ("aan", "aanhef", "zin"),
    [
        ("ouders", "Beste ouders en verzorgers,", "U wilt misschien meer weten."),
        ("leerlingen", "Beste leerlingen,", "Je wilt misschien meer weten."),
        ("medewerkers", "Beste collega’s,", "U wilt misschien meer weten."),
    ],
)
def test_incidentbrief_spreekt_de_lezer_aan(aan: str, aanhef: str, zin: str) -> None:
    woorden = tekst("incidentbrief", dossier("incident", f"aan: {aan}"))
    assert aanhef in woorden
    assert zin in woorden
    assert "Toch vertellen wij niet wat er precies is gebeurd" in woorden
