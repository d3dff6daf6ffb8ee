"""A series: everyone checked first, files under fixed numbers, nothing twice, nothing half, and who failed and why."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docgen.bestanden import lees_manifest
from docgen.meldingen import Uitgang
from docgen.opdrachten.reeks.vraag import Gemaakt, Opdracht
from docgen.opdrachten.reeks.werkplaats import lees_rol

from .conftest import PEILDATUM, Draai
from .hulp_reeks import EDEX, LEERLINGEN, codes, draai, leerlingen, schrijf_lijst, werkmap

STAM = "toestemming-beeldmateriaal-beeld"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return werkmap(tmp_path)


def _bestanden(uit: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in uit.glob("*") if p.is_file()}


def test_een_formulier_per_leerling_onder_een_vast_nummer(config: Path, tmp_path: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN))
    uit = tmp_path / "uit"
    namen = {f"{STAM}-{n}.html" for n in (20417, 20418, 20419, 20420)}
    assert set(_bestanden(uit)) == namen | {"manifest.json"}
    assert (verslag.uitgang, verslag.gemaakt, verslag.mislukt, verslag.concepten) == (Uitgang.SCHOON, 4, 0, 0)
    tekst = (uit / f"{STAM}-20418.html").read_text()
    assert "Łukasz Őry" in tekst
    assert "2 september 2017" in tekst
    assert "beeld-20418" in tekst
    assert "Sanne" not in tekst
    assert set(lees_manifest(uit)) == namen
    assert all((p.stat().st_mode & 0o777) == 0o600 for p in uit.rglob("*") if p.is_file())
    assert (uit.stat().st_mode & 0o777) == 0o700
    prive = (uit / "manifest.json").read_text() + (uit / ".docgen-reeks" / "journaal.jsonl").read_text()
    assert not any(naam in prive for naam in ("Sanne", "Łukasz", "Őry", "2017", "5B"))


def test_edexml_met_een_fout_gaat_door_met_de_rest(config: Path, tmp_path: Path) -> None:
    bron = schrijf_lijst(config, EDEX.format(versie="2.1"), "edex.xml")
    verslag = draai(config, bron)
    assert (verslag.gemaakt, verslag.mislukt, dict(verslag.redenen)) == (1, 1, {"INV102": 1})
    fout = next(m for m in verslag.meldingen if m.code == "INV102")
    assert (fout.plek.bestand, fout.plek.regel) == (str(bron), 15)
    mislukt = (tmp_path / "uit" / "mislukt.csv").read_text(encoding="utf-8-sig").splitlines()
    assert mislukt[0] == "sleutel;roepnaam;voorvoegsel;achternaam;geboortedatum;groep;waarom niet"
    assert mislukt[1].startswith("0002;Q;;Zonderdag;;groep 4;INV102: ")


def test_mislukt_is_zelf_weer_invoer(config: Path, tmp_path: Path) -> None:
    fout = LEERLINGEN.replace("14-03-2019", "31-02-2019").replace("\n", "\r\n")
    pad = config.parent / "lijst.csv"
    pad.write_bytes(fout.encode("cp1252", errors="replace"))
    draai(config, pad)
    mislukt = tmp_path / "uit" / "mislukt.csv"
    ruw = mislukt.read_bytes()
    assert ruw.count(b"\r\n") == ruw.count(b"\n") == 2
    assert (mislukt.stat().st_mode & 0o777) == 0o600
    beter = schrijf_lijst(config, ruw.decode("cp1252").replace("31-02-2019", "14-03-2019"), "beter.csv")
    verslag = draai(config, beter, hervat=True)
    assert (verslag.gemaakt, verslag.mislukt) == (1, 0)
    assert (tmp_path / "uit" / f"{STAM}-20417.html").is_file()
    assert not mislukt.exists()


def test_iedereen_wordt_eerst_bekeken(config: Path, tmp_path: Path) -> None:
    gezien: list[str] = []

    class Kijker:
        def bevestig(self, *kolommen: object) -> bool:
            return bool(kolommen)

        def fase(self, wat: str, totaal: int) -> None:
            gezien.append(f"{wat} {totaal} {len(list((tmp_path / 'uit').glob('*.html')))}")

        def vooruit(self, aantal: int) -> None:
            pass

    from docgen.opdrachten.reeks import Reeksvraag, reeks

    reeks(
        Reeksvraag(
            "toestemming-beeldmateriaal",
            config,
            tmp_path / "uit",
            PEILDATUM,
            bron=schrijf_lijst(config, LEERLINGEN),
            formaten=("html",),
            werkers=1,
        ),
        Kijker(),
    )
    assert gezien == ["controleren 4 0", "opmaak voorbereiden 0 0", "maken 4 0"]


def test_twee_keer_hetzelfde_nummer_wordt_vooraf_geweigerd(config: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN.replace("20418", "a1").replace("20419", "A1")))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (3, {"RKS120": 1})


@pytest.mark.parametrize("nummer", ["sanne.v", "14032019", "111222333", "nr/1", "x" * 50])
def test_een_nummer_dat_iets_vertelt_komt_niet_in_een_bestandsnaam(
    nummer: str, config: Path, tmp_path: Path
) -> None:
    bron = schrijf_lijst(config, LEERLINGEN.replace("20417", nummer))
    verslag = draai(config, bron)
    assert codes(verslag) & {"RKS121"} == {"RKS121"}
    eigen = [n for n in _bestanden(tmp_path / "uit") if n.startswith(f"{STAM}-x")]
    assert len(eigen) == 1, verslag
    assert nummer not in eigen[0]
    assert draai(config, bron, hervat=True).al_klaar == 4


def test_zonder_nummer_blijft_iemand_dezelfde_ook_in_een_andere_volgorde(
    config: Path, tmp_path: Path
) -> None:
    kop, *rijen = leerlingen(4).splitlines()
    zonder = [r.split(";", 1)[1] for r in (kop, *rijen)]
    draai(config, schrijf_lijst(config, "\n".join(zonder)))
    eerst = set(_bestanden(tmp_path / "uit"))
    verslag = draai(config, schrijf_lijst(config, "\n".join([zonder[0], *reversed(zonder[1:])])), hervat=True)
    assert (verslag.al_klaar, verslag.gemaakt) == (4, 0)
    assert set(_bestanden(tmp_path / "uit")) == eerst
    assert not any("Sanne" in n for n in eerst)


def test_een_bsn_in_een_vak_weigert_die_regel(config: Path, tmp_path: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN.replace("Bakker", "111222333")))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (3, {"RKS111": 1})
    assert not any("111222333" in m.tekst for m in verslag.meldingen)
    assert b"111222333" not in (tmp_path / "uit" / "mislukt.csv").read_bytes()


def test_een_bsn_in_een_nummer_staat_ook_niet_in_de_lijst_van_wat_mislukte(
    config: Path, tmp_path: Path
) -> None:
    tekst = LEERLINGEN.replace("20417", "L-111222333").replace("14-03-2019", "14-33-2019")
    assert draai(config, schrijf_lijst(config, tekst)).gemaakt == 3
    assert b"111222333" not in (tmp_path / "uit" / "mislukt.csv").read_bytes()


def test_groep_en_proef(config: Path) -> None:
    bron = schrijf_lijst(config, LEERLINGEN)
    assert draai(config, bron, groepen=("groep 6a", "8A")).gemaakt == 2
    assert draai(config, bron, proef=1, hervat=True).al_klaar == 0
    assert codes(draai(config, bron, groepen=("9z",))) == {"RKS114"}


def test_hervat_maakt_alleen_wat_nieuw_of_veranderd_is(config: Path, tmp_path: Path) -> None:
    draai(config, schrijf_lijst(config, LEERLINGEN))
    voor = _bestanden(tmp_path / "uit")
    anders = LEERLINGEN.replace("6A", "6B").replace(
        "20420;Ravi;;'t Hof;05.01.2013;8A\n", "20421;Nieuw;;Kind;1-2-2018;3A\n"
    )
    verslag = draai(config, schrijf_lijst(config, anders), hervat=True)
    assert (verslag.gemaakt, verslag.al_klaar, verslag.verdwenen) == (2, 2, ["20420"])
    assert codes(verslag) >= {"RKS131"}
    na = _bestanden(tmp_path / "uit")
    assert {n for n in na if na[n] != voor.get(n)} == {
        f"{STAM}-20419.html",
        f"{STAM}-20421.html",
        "manifest.json",
    }


@pytest.mark.parametrize("met_nummer", [True, False])
def test_een_geweigerde_regel_staat_nog_wel_in_delijst(met_nummer: bool, config: Path) -> None:
    tekst = LEERLINGEN if met_nummer else "\n".join(r.partition(";")[2] for r in LEERLINGEN.splitlines())
    draai(config, schrijf_lijst(config, tekst))
    for oud, fout, code in (
        ("Noor;;Bakker", "Noor;;111222333", "RKS111"),
        ("14-03-2019", "14-33-2019", "INV206"),
        ("8A", "8A;9;9", "RKS102"),
    ):
        verslag = draai(config, schrijf_lijst(config, tekst.replace(oud, fout)), hervat=True)
        assert (dict(verslag.redenen), verslag.verdwenen) == ({code: 1}, [])


def test_wie_weg_is_blijkt_ook_naast_een_geweigerde_regel(config: Path) -> None:
    draai(config, schrijf_lijst(config, LEERLINGEN))
    minder = LEERLINGEN.replace("20417;Sanne;van der;Velde;14-03-2019;3A\n", "").replace(
        "Bakker", "111222333"
    )
    assert draai(config, schrijf_lijst(config, minder), hervat=True).verdwenen == ["20417"]


def test_wie_niet_in_het_verbeterde_mislukt_staat_is_niet_weg(config: Path, tmp_path: Path) -> None:
    draai(config, schrijf_lijst(config, LEERLINGEN.replace("14-03-2019", "31-02-2019")))
    beter = tmp_path / "uit" / "mislukt.csv"
    tekst = beter.read_text(encoding="utf-8-sig").replace("31-02-2019", "14-03-2019")
    verslag = draai(config, schrijf_lijst(config, tekst, "beter.csv"), hervat=True)
    assert (verslag.gemaakt, verslag.verdwenen) == (1, [])


def test_de_reeks_van_een_ander_document_is_niet_weg(config: Path) -> None:
    draai(config, schrijf_lijst(config, LEERLINGEN))
    ander = {"wat": "toestemmingsformulier", "sjabloon": config.parent / "overleggen" / "o-2026-031.yaml"}
    assert draai(config, schrijf_lijst(config, leerlingen(1)), **ander).verdwenen == []


def test_hervat_houdt_de_dag_van_de_eerste_keer(config: Path) -> None:
    from datetime import date

    bron = schrijf_lijst(config, LEERLINGEN)
    draai(config, bron)
    morgen = date(2026, 11, 23)
    assert draai(config, bron, vandaag=morgen, hervat=True).al_klaar == 4
    assert draai(config, bron, peildatum=morgen, hervat=True).gemaakt == 4


@pytest.mark.parametrize("wat", ["config", "sjabloon", "keuzelijst"])
def test_een_andere_school_of_sjabloon_maakt_alles_opnieuw(wat: str, config: Path) -> None:
    bron = schrijf_lijst(config, LEERLINGEN)
    draai(config, bron)
    match wat:
        case "config":
            config.write_text(config.read_text().replace("De Zilverlinde", "De Goudlinde"))
        case "sjabloon":
            eigen = config.parent / "sjablonen" / "delen" / "eigen.html"
            eigen.parent.mkdir(parents=True)
            eigen.write_text("<p>x</p>")
        case _:
            lijst = config.parent / "configuratie" / "keuzelijsten" / "beeldkanalen.yaml"
            lijst.parent.mkdir(parents=True)
            lijst.write_text("items: []\n")
    assert draai(config, bron, hervat=True).gemaakt == 4


def test_wat_de_gebruiker_veranderde_blijft_staan(config: Path, tmp_path: Path) -> None:
    bron = schrijf_lijst(config, LEERLINGEN)
    draai(config, bron)
    eigen = tmp_path / "uit" / f"{STAM}-20419.html"
    eigen.write_text("van mij")
    verslag = draai(config, bron)
    assert (verslag.gemaakt, dict(verslag.redenen)) == (3, {"UIT103": 1})
    assert eigen.read_text() == "van mij"
    assert draai(config, bron, overschrijf=True).gemaakt == 4
    assert eigen.read_text() != "van mij"


def test_wat_de_gebruiker_veranderde_blijft_staan_ook_na_een_mislukte_reeks(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def niets(rol: str, _: str, opdrachten: tuple[Opdracht, ...]) -> list[Gemaakt]:
        return [Gemaakt(o.id, {}) for o in lees_rol(Path(rol), (op.plaats for op in opdrachten))]

    bron = schrijf_lijst(config, LEERLINGEN)
    draai(config, bron)
    with monkeypatch.context() as even:
        even.setattr("docgen.opdrachten.reeks.loop.maak_stuk", niets)
        assert draai(config, bron).mislukt == 4
    eigen = tmp_path / "uit" / f"{STAM}-20419.html"
    eigen.write_text("van mij")
    assert dict(draai(config, bron).redenen) == {"UIT103": 1}
    assert eigen.read_text() == "van mij"


def test_wat_docgen_zelf_maakte_voor_een_stop_is_niet_van_de_gebruiker(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    bron = schrijf_lijst(config, LEERLINGEN)
    with monkeypatch.context() as even:
        even.setattr("docgen.opdrachten.reeks.loop._noteer", stop)
        with pytest.raises(KeyboardInterrupt):
            draai(config, bron)
    assert {p.name for p in (tmp_path / "uit").glob("*.html")} == {f"{STAM}-20420.html"}
    assert draai(config, bron, groepen=("3A",)).gemaakt == 1
    assert (verslag := draai(config, bron)).gemaakt == 4, verslag.meldingen


def test_een_vreemd_bestand_met_dezelfde_naam_blijft_staan(config: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / f"{STAM}-20417.html").write_text("van mij")
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (3, {"UIT103": 1})
    assert (tmp_path / "uit" / f"{STAM}-20417.html").read_text() == "van mij"


@pytest.mark.parametrize("formaat", ["html", "pdf"])
def test_een_geboortedatum_in_de_toekomst_is_een_fout_in_die_regel(
    formaat: str, config: Path, tmp_path: Path
) -> None:
    bron = schrijf_lijst(config, leerlingen(11) + "9;A. Bedacht;2081-01-01;5B\n")
    verslag = draai(config, bron, formaten=(formaat,))
    assert (verslag.gemaakt, verslag.mislukt, codes(verslag) - {"TST134"}) == (11, 1, {"INV192"})
    assert "INV192" in (tmp_path / "uit" / "mislukt.csv").read_text()


def test_een_teken_dat_geen_letter_heeft_staat_in_die_regel(config: Path) -> None:
    bron = schrijf_lijst(config, leerlingen(1) + "9;\U00013080 Bedacht;2018-01-01;5B\n")
    verslag = draai(config, bron, formaten=("pdf",))
    (melding,) = [m for m in verslag.meldingen if m.code == "UIT105"]
    assert (Path(melding.plek.bestand).name, melding.plek.regel) == ("lijst.csv", 3)


def test_een_regel_met_alleen_een_nummer_is_niemand(config: Path, tmp_path: Path) -> None:
    verslag = draai(config, schrijf_lijst(config, leerlingen(1) + "Totaal;;;\n"))
    assert (verslag.gemaakt, verslag.mislukt, codes(verslag) - {"TST134"}) == (1, 1, {"RKS125"})
    assert len(list((tmp_path / "uit").glob("*.html"))) == 1


def test_meer_soorten_in_een_map_zitten_elkaar_niet_in_de_weg(config: Path) -> None:
    bron = schrijf_lijst(config, LEERLINGEN)
    for formaat in ("html", "docx", "html"):
        verslag = draai(config, bron, formaten=(formaat,))
        assert (verslag.gemaakt, codes(verslag) - {"TST134"}) == (4, set())


def test_een_kapotte_regel_in_het_journaal_maakt_de_map_niet_onbruikbaar(
    config: Path, tmp_path: Path
) -> None:
    bron = schrijf_lijst(config, LEERLINGEN)
    draai(config, bron)
    journaal = tmp_path / "uit" / ".docgen-reeks" / "journaal.jsonl"
    journaal.write_bytes(b'{"id": 3}\n[]\nkapot\n' + journaal.read_bytes())
    assert draai(config, bron, hervat=True).al_klaar == 4


def test_twee_reeksen_in_een_map_kan_niet(config: Path, tmp_path: Path) -> None:
    from docgen.opdrachten.reeks.journaal import Journaal

    bezig = Journaal.open(tmp_path / "uit")
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN))
    assert codes(verslag) == {"RKS150"}
    bezig.sluit()
    assert draai(config, schrijf_lijst(config, LEERLINGEN)).gemaakt == 4


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"wat": "privacyverklaring"}, "RKS112"),
        ({"wat": "toestemmingsformulieren"}, "INV121"),
        ({"formaten": ("xlsx",)}, "RKS113"),
        ({"vul": ("schoolaar=2026-2027",)}, "RKS107"),
        ({"cluster": "tcp://127.0.0.1:9"}, "RKS151"),
    ],
)
def test_een_vraag_die_niet_kan(
    anders: dict[str, object], code: str, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "cluster" in anders:
        monkeypatch.setitem(sys.modules, "distributed", None)
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN), **anders)
    assert code in codes(verslag)
    assert set(_bestanden(tmp_path / "uit")) == set()


def test_zelfde_doel_en_partners_voor_meer_leerlingen(config: Path, tmp_path: Path) -> None:
    overleg = config.parent / "overleggen" / "o-2026-031.yaml"
    overleg.write_text(re.sub(r"\bNoor\b(?! van)", "de leerling", overleg.read_text()), encoding="utf-8")
    verslag = draai(
        config,
        schrijf_lijst(config, LEERLINGEN),
        wat="toestemmingsformulier",
        sjabloon=overleg,
    )
    assert verslag.gemaakt == 4
    tekst = (tmp_path / "uit" / "toestemmingsformulier-o-2026-031-20420.html").read_text()
    assert "Ravi &#39;t Hof" in tekst or "Ravi 't Hof" in tekst


def test_een_brief_gaat_naar_wie_in_de_lijst_staat(config: Path, tmp_path: Path) -> None:
    rijen = "naam;straat;huisnummer;toev;postcode;plaats\nA. Verzonnen;Kade;1;b;1234 AB;Rietdam\nB. Bedacht;;;;;\n"
    lek = (config.parent / "datalekken" / "dl-2026-002.yaml").read_text()
    zaak = schrijf_lijst(config, re.sub(r"(?m)^betrokkenen_geinformeerd_op:.*\n", "", lek), "lek.yaml")
    verslag = draai(config, schrijf_lijst(config, rijen), wat="datalekbrief", rol="aan", sjabloon=zaak)
    assert verslag.gemaakt == 2, verslag.meldingen
    teksten = sorted(b.decode() for n, b in _bestanden(tmp_path / "uit").items() if n.endswith(".html"))
    samen = "".join(teksten)
    assert samen.count("A. Verzonnen<br>Kade 1 b<br>1234 AB Rietdam</p>") == 1
    assert samen.count('<p class="adres">B. Bedacht</p>') == 1


def test_om_af_te_drukken_is_alleen_wat_nu_klopt(config: Path, tmp_path: Path) -> None:
    import pikepdf

    uit = tmp_path / "uit"
    draai(config, schrijf_lijst(config, leerlingen(3)), formaten=("pdf",))
    weg, oud = uit / f"{STAM}-1001.pdf", uit / f"{STAM}-1002.pdf"
    goed = len(pikepdf.open(uit / f"{STAM}-1003.pdf").pages)
    weg.unlink()
    kop, een, twee, drie = leerlingen(3).splitlines()
    geweigerd = [re.sub(r"\d{4}-\d\d-\d\d", "2018-02-31", rij) for rij in (een, twee)]
    bron = schrijf_lijst(config, "\n".join([kop, *geweigerd, drie]))
    verslag = draai(config, bron, formaten=("pdf",), samen=True)
    assert (verslag.uitgang, verslag.gemaakt, verslag.mislukt) == (Uitgang.MELDINGEN, 1, 2)
    assert [len(pikepdf.open(p).pages) for p in verslag.samen] == [goed + goed % 2]
    assert set(lees_manifest(uit)) == {"samen-001.pdf", f"{STAM}-1003.pdf", oud.name}
    assert len((uit / "mislukt.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_niet_te_maken_wat_om_af_te_drukken_is_bewaart_de_rest(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object, **__: object) -> None:
        raise OSError(28, "vol")

    monkeypatch.setattr("docgen.opdrachten.reeks.samenvoegen.samen", vol)
    bron = schrijf_lijst(config, LEERLINGEN.replace("14-03-2019", "31-02-2019"))
    verslag = draai(config, bron, formaten=("pdf",), samen=True)
    assert (verslag.uitgang, verslag.mislukt, codes(verslag) >= {"UIT101"}) == (
        Uitgang.NIET_SCHRIJFBAAR,
        1,
        True,
    )
    assert set(_bestanden(tmp_path / "uit")) >= {"manifest.json", "mislukt.csv"}


def test_wat_de_gebruiker_zelf_samen_noemt_blijft_staan(config: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    uit.mkdir()
    for naam in ("samen-vatting.pdf", "samen-001.pdf"):
        (uit / naam).write_text("van mij")
    bron = schrijf_lijst(config, leerlingen(1))
    for _ in range(2):
        verslag = draai(config, bron, formaten=("pdf",), samen=True)
        assert [p.name for p in verslag.samen] == ["samen-002.pdf"]
    assert {n for n, inhoud in _bestanden(uit).items() if inhoud == b"van mij"} == {
        "samen-vatting.pdf",
        "samen-001.pdf",
    }


def test_na_een_harde_stop_is_het_resultaat_hetzelfde(config: Path, tmp_path: Path) -> None:
    bron = schrijf_lijst(config, leerlingen(24))
    draai(config, bron, uit=tmp_path / "rustig")
    verwacht = _bestanden(tmp_path / "rustig")
    woorden = ["reeks", "toestemming-beeldmateriaal", "-c", config, "--leerlingen", bron, "-f", "html"]
    woorden += ["-o", tmp_path / "uit", "--werkers", "2", "--peildatum", "2026-11-22"]
    for moment in (r"maken: 0 ", r"maken: [1-9]"):
        _dood_bij(moment, [str(w) for w in woorden], tmp_path)
        assert not any(p.stat().st_size == 0 for p in (tmp_path / "uit").glob("*.html"))
        woorden = [w for w in woorden if w != "--hervat"] + ["--hervat"]
    half = len(list((tmp_path / "uit").glob("*.html")))
    verslag = draai(config, bron, uit=tmp_path / "uit", hervat=True)
    assert verslag.gemaakt + verslag.al_klaar == 24
    assert half > 0
    assert _bestanden(tmp_path / "uit") == verwacht
    journaal = [
        json.loads(r) for r in (tmp_path / "uit/.docgen-reeks/journaal.jsonl").read_text().splitlines()
    ]
    ids = [r["id"] for r in journaal if "id" in r]
    assert sorted(ids) == sorted(set(ids))
    assert {p.name for p in (tmp_path / "uit/.docgen-reeks").iterdir()} == {
        "journaal.jsonl",
        "sleutel",
        "slot",
    }


def _dood_bij(regel: str, woorden: list[str], folder: Path) -> None:
    """Run the command and kill it without warning when this line of progress comes."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "docgen", *woorden],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert proces.stderr
    for tekst in proces.stderr:
        if re.match(regel, tekst):
            os.kill(proces.pid, signal.SIGKILL)
            break
    assert proces.wait() == -signal.SIGKILL
    proces.stderr.close()


def test_de_opdracht_zegt_wat_er_is_gemaakt(config: Path, docgen: Draai) -> None:
    bron = schrijf_lijst(config, LEERLINGEN.replace("2/9/2017", "2/9/17"))
    vast = [
        "reeks",
        "toestemming-beeldmateriaal",
        "-c",
        config,
        "--leerlingen",
        bron,
        "-f",
        "html",
        "--werkers",
        "1",
    ]
    uitkomst = docgen(*vast, "--peildatum", "2026-11-22")
    assert uitkomst.returncode == Uitgang.MELDINGEN
    assert "4 gelezen: 3 gemaakt, 1 niet gemaakt" in uitkomst.stdout
    assert "Roepnaam       -> leerling.naam" in uitkomst.stderr
    assert "maken: 3 van 3" in uitkomst.stderr
    assert "Sanne" not in uitkomst.stdout + uitkomst.stderr
    verslag = json.loads(docgen(*vast, "--hervat", "--formaat", "json").stdout)
    assert (verslag["al_klaar"], verslag["redenen"]) == (3, {"INV205": 1})
    assert docgen("reeks", "datalekbrief").returncode == Uitgang.GEBRUIK


def test_wie_nee_zegt_tegen_de_kolommen_krijgt_niets(config: Path, tmp_path: Path, capsys: Any) -> None:
    from docgen.cli_voortgang import Scherm
    from docgen.opdrachten.reeks import Reeksvraag, reeks

    class Weigeraar(Scherm):
        def bevestig(self, *kolommen: Any) -> bool:
            super().bevestig(*kolommen)
            return False

    bron = schrijf_lijst(config, LEERLINGEN)
    vraag = Reeksvraag(
        "toestemming-beeldmateriaal", config, tmp_path / "uit", PEILDATUM, bron=bron, werkers=1
    )
    assert reeks(vraag, Weigeraar(vragen=False)).gemaakt == 0
    assert _bestanden(tmp_path / "uit") == {}
    assert "Geboortedatum  -> leerling.geboortedatum" in capsys.readouterr().err


def test_een_balk_met_resterende_tijd_op_een_scherm(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    from docgen.cli_voortgang import Scherm

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Scherm(vragen=False) as scherm:
        scherm.fase("maken", 4)
        scherm.vooruit(4)
    assert "maken" in (tekst := capsys.readouterr().err)
    assert "4/4" in tekst
    assert "0:00:00" in tekst


def test_een_weggevallen_werkproces_is_een_melding(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import BrokenExecutor

    def weg(*_: object) -> None:
        raise BrokenExecutor

    bron = schrijf_lijst(config, LEERLINGEN)
    with monkeypatch.context() as even:
        even.setattr("docgen.opdrachten.reeks.loop.maak_stuk", weg)
        assert codes(draai(config, bron)) >= {"RKS136"}
    assert draai(config, bron, hervat=True).gemaakt == 4


def test_een_fout_bij_het_bekijken_raakt_een_regel(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.opdrachten.reeks import bekijken

    echt = bekijken.bekijk

    def stuk(w: Any, o: Any) -> Any:
        if o.id == "20418":
            raise KeyError("Łukasz Őry")
        return echt(w, o)

    monkeypatch.setattr(bekijken, "bekijk", stuk)
    verslag = draai(config, schrijf_lijst(config, LEERLINGEN))
    assert (verslag.gemaakt, dict(verslag.redenen)) == (3, {"RKS134": 1})
    assert not any("Łukasz" in m.tekst + m.hint for m in verslag.meldingen)
