"""DUO's open data in the shapes that it really comes in; the rows are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.bron.duo import lees_duo, plaatsnaam, zoek
from docgen.meldingen import Meldingen

from .conftest import Draai

KOP_2021 = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;"
    "POSTCODE;PLAATSNAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;STRAATNAAM CORRESPONDENTIEADRES;"
    "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;POSTCODE CORRESPONDENTIEADRES;PLAATSNAAM CORRESPONDENTIEADRES"
)
KOP_NIEUW = KOP_2021.replace("BRIN NUMMER", "INSTELLINGSCODE").replace("VESTIGINGSNUMMER", "VESTIGINGSCODE ")
KOP_STREEP = KOP_NIEUW.replace(" ", "_").replace("-", "_")
RIJ = (
    'Utrecht;10001;99ZZ;99ZZ00;De Regenboog ’t Hof "Zuid" & Co;Kade;1-A-5;1234 AB;\'S-GRAVENHAGE;Openbaar;'
    "0850000001;www.regenboog.example;Postbus;12;1235 AB;IJSSELSTEIN UT"
)
LEEG = "Utrecht;10001;99ZZ;99ZZ01;De Regenboog;Kade;2;1234 AB;EMMEN; ; ;0850000001;;;;"


@pytest.mark.parametrize("kop", [KOP_2021, KOP_NIEUW, KOP_STREEP])
@pytest.mark.parametrize("codering", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_elke_jaargang_en_codering(kop: str, codering: str, einde: str, tmp_path: Path) -> None:
    rij = (
        RIJ.replace('"Zuid"', '""Zuid""')
        .replace("De Regenboog ’t", '"De Regenboog ’t')
        .replace("& Co", '& Co"')
    )
    (tmp_path / "duo.csv").write_bytes(einde.join([kop, rij, LEEG, ""]).encode(codering))
    meldingen = Meldingen()
    gevonden = lees_duo(tmp_path / "duo.csv", meldingen)
    assert not meldingen
    assert len(gevonden) == 2
    school = zoek(gevonden, "99zz", tmp_path / "duo.csv", meldingen)
    assert school
    assert school.naam == 'De Regenboog ’t Hof "Zuid" & Co'
    assert (school.plaats, school.postplaats) == ("'s-Gravenhage", "IJsselstein UT")
    assert (school.huisnummer, school.openbaar, school.sector) == ("1-A-5", True, "po")
    assert (gevonden[1].denominatie, gevonden[1].telefoon, gevonden[1].website) == ("", "", "")


@pytest.mark.parametrize(
    ("groot", "klein"),
    [
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("'T HARDE", "'t Harde"),
        ("DEN HAAG", "Den Haag"),
        ("HENDRIK-IDO-AMBACHT", "Hendrik-Ido-Ambacht"),
        ("", ""),
    ],
)
def test_plaatsnamen(groot: str, klein: str) -> None:
    assert plaatsnaam(groot) == klein


@pytest.mark.parametrize(
    ("inhoud", "vestiging", "code"),
    [
        ("naam;groep\nSam;3\n", "99ZZ00", "INV017"),
        (f"{KOP_2021}\n{RIJ}\n", "99ZX00", "INV018"),
        ("", "99ZZ00", "INV017"),
    ],
)
def test_verkeerd_bestand_of_nummer(inhoud: str, vestiging: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(inhoud)
    meldingen = Meldingen()
    zoek(
        lees_duo(tmp_path / "x.csv", meldingen) or [], vestiging, tmp_path / "x.csv", meldingen
    ) if not meldingen else None
    assert meldingen.lijst[0].code == code


def test_nieuw_met_duo_en_invullen_tot_alles_klopt(tmp_path: Path, docgen: Draai) -> None:
    (tmp_path / "duo.csv").write_bytes(f"{KOP_2021}\n{RIJ.replace(chr(34), '')}\n".encode("cp1252"))
    klaar = docgen("nieuw", "mijnschool", "--duo", "duo.csv", "--vestiging", "99ZZ00")
    assert klaar.returncode == 0, klaar.stderr
    bestand = tmp_path / "mijnschool" / "school.yaml"
    tekst = bestand.read_text()
    assert "De Regenboog ’t Hof" in tekst
    fout = docgen("controleer", "mijnschool", "--formaat", "json")
    codes = {m["code"] for m in json.loads(fout.stdout) if m["ernst"] == "fout"}
    assert codes == {"INV102", "ORG101", "ORG103", "ORG104", "ORG105", "ORG106"}
    for oud, nieuw in {
        "  naam: \n": "  naam: Stichting Voorbeeld\n",
        "  rechtsvorm: \n": "  rechtsvorm: stichting_openbaar\n",
        "  adres:\n  #  straat": "  adres: {straat: Kade, huisnummer: 2, postcode: 1234 AB, plaats: Stad}\n  #  straat",
        "  ondertekenaar:\n": "  ondertekenaar: {naam: S. Voorbeeld, functie: directeur}\n",
        "fg:\n  email:": "fg:\n  email: fg@school.example",
        "  functie: directeur\n  email:": "  functie: directeur\n  email: privacy@school.example",
        "  bezwaar_adres:": "  bezwaar_adres: Postbus 12, 1234 AB Stad",
        '  versie: "1.0"\n  datum:': '  versie: "1.0"\n  datum: 2026-09-01',
        "  vindplaats:": "  vindplaats: www.regenboog.example/privacy",
    }.items():
        assert oud in tekst, oud
        tekst = tekst.replace(oud, nieuw, 1)
    bestand.write_text(tekst)
    register = tmp_path / "mijnschool" / "registers" / "verwerkingen.yaml"
    register.write_text(register.read_text().replace("gecontroleerd_op:", "gecontroleerd_op: 2026-11-20"))
    klaar = docgen("maak", "alles", "-c", bestand, "-o", "uit", "-f", "html", "--peildatum", "2026-11-22")
    assert klaar.returncode == 0, klaar.stderr
    assert "CONCEPT" not in klaar.stdout
    assert (tmp_path / "uit" / "toestemmingsformulier-o-001.html").is_file()


@pytest.mark.parametrize("sector", ["po", "so", "vso", "so-vso", "vo", "mbo", "swv"])
def test_startmap_voor_elke_sector(sector: str, tmp_path: Path, docgen: Draai) -> None:
    klaar = docgen(
        "nieuw", "m", "--sector", sector, "--naam", "De Proef: school", "--bestuur", "Stichting 'X'"
    )
    assert klaar.returncode == 0, klaar.stderr
    codes = {
        m["code"]
        for m in json.loads(docgen("controleer", "m", "--formaat", "json").stdout)
        if m["ernst"] == "fout"
    }
    assert codes <= {"ORG101", "ORG102", "ORG103", "ORG104", "ORG105", "ORG106", "VRW123"}
    assert docgen("nieuw", "m", "--sector", sector).returncode == 1
    assert docgen("nieuw", "leeg").returncode == 1
    assert not (tmp_path / "leeg").exists()
