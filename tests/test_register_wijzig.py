"""docgen register wijzig, voeg-toe, sluit, heropen, beoordeel: what a user types, sees and finds in the file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.bewerken import NietTeBewerken
from docgen.cli import main
from docgen.model.verwerking import geldige_beoordeling
from docgen.opdrachten import register_wijzig
from docgen.regels import controleer

from .conftest import VOORBEELDEN
from .hulp_registerbewerken import lees, register
from .hulp_verzoek import Klaar

Docgen = Callable[..., Klaar]
REGISTER = Path("registers") / "verwerkingen.yaml"


@pytest.fixture
def groep(tmp_path: Path) -> Path:
    """A copy of the shipped board with three schools."""
    return Path(shutil.copytree(VOORBEELDEN / "vo-scholengroep", tmp_path / "groep"))


@pytest.fixture
def vmbo(groep: Path) -> Path:
    return groep / "scholen" / "vmbo" / "school.yaml"


@pytest.fixture
def docgen(vmbo: Path) -> Docgen:
    """Run `docgen register ...` for one school of the board."""

    def draai(*woorden: str, config: Path = vmbo, invoer: str | None = None) -> Klaar:
        alle = ["register", *woorden, "-c", str(config), "--peildatum", "2026-11-22"]
        klaar = CliRunner().invoke(main, alle, input=invoer)
        assert klaar.exit_code != 70, klaar.stderr
        return Klaar(klaar.exit_code, klaar.stdout, klaar.stderr)

    return draai


def _inhoud(folder: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _regel(pad: Path, tekst: str) -> int:
    """The number of the line that holds this text."""
    return next(n for n, regel in enumerate(pad.read_text().splitlines(), 1) if tekst in regel)


def test_een_geerfde_waarde_wordt_een_eigen_waarde(docgen: Docgen, vmbo: Path, groep: Path) -> None:
    voor = _inhoud(groep)
    klaar = docgen("wijzig", "verwerkingen/verzuim", "systeem=Proefsoft", "ontvanger-=X14")
    eigen = vmbo.parent / REGISTER
    assert klaar.uitgang == 0, klaar.fout
    assert klaar.uit.splitlines()[0] == f"{eigen}:5:14: systeem: Proefsoft  (was: Roosterwerk)"
    kop, *regels = eigen.read_text().splitlines()
    assert kop.startswith("# ")
    assert regels == [
        "verwerkingen:",
        "  - id: verzuim",
        "    ontvangers: [X7, X8, X10]",
        "    systeem: Proefsoft",
    ]
    assert {p for p, b in _inhoud(groep).items() if voor.get(p) != b} == {eigen}
    assert register(vmbo)["verzuim"]["systeem"] == "Proefsoft"


def test_een_eigen_lijst_groeit_en_krimpt_op_zijn_plek(docgen: Docgen, vmbo: Path) -> None:
    eigen = vmbo.parent / REGISTER
    eigen.parent.mkdir()
    tekst = "verwerkingen:\n  - id: verzuim\n    ontvangers:\n      - X14  # DUO\n      - X7\n    systeem: 'A'  # oud\n"
    eigen.write_text(tekst)
    docgen("wijzig", "verwerkingen/verzuim", "ontvangers+=X8")
    assert eigen.read_text() == tekst.replace("      - X7\n", "      - X7\n      - X8\n")
    docgen("wijzig", "verwerkingen/verzuim", "ontvangers-=X7")
    assert eigen.read_text() == tekst.replace("      - X7\n", "      - X8\n")
    docgen("wijzig", "verwerkingen/verzuim", "systeem=B")
    assert "    systeem: 'B'  # oud\n" in eigen.read_text()


def test_het_bestand_van_de_school_wint_dus_daar_verandert_het(docgen: Docgen, vmbo: Path) -> None:
    (vmbo.parent / "registers").mkdir()
    (vmbo.parent / REGISTER).write_text("verwerkingen:\n  - {id: verzuim, systeem: Onder}\n")
    vmbo.write_text(vmbo.read_text() + "\nverwerkingen:\n  - {id: verzuim, systeem: Boven}\n")
    docgen("wijzig", "verwerkingen/verzuim", "systeem=Nieuw", "toegang=de mentor")
    assert "systeem: Nieuw" in vmbo.read_text()
    assert "systeem: Onder" in (vmbo.parent / REGISTER).read_text()
    assert register(vmbo)["verzuim"]["toegang"] == "de mentor"


def test_in_verandert_het_hoger(docgen: Docgen, groep: Path) -> None:
    voor = _inhoud(groep)
    klaar = docgen("wijzig", "verwerkers/roosterwerk", "loopt_tot=2030-08-01", "--in", "bestuur.yaml")
    assert klaar.uitgang == 0, klaar.fout
    veranderd = {p for p, b in _inhoud(groep).items() if voor.get(p) != b}
    assert veranderd == {groep / "registers" / "verwerkers.yaml"}
    assert docgen("wijzig", "verwerkers/roosterwerk", "land=X", "--in", "ander.yaml").codes == ["INV356"]


@pytest.mark.parametrize(
    ("woorden", "codes", "hint"),
    [
        (["wijzig", "verwerkingen/verzuim", "bewaartermijn=onbepaald"], ["VRW104"], "noem een duur"),
        (["wijzig", "verwerkingen/verzuim", "verwerkers+=nergens"], ["INV158"], "kies uit"),
        (["wijzig", "verwerkingen/verzuim", "grondslag=q"], ["INV104"], "kies uit: a"),
        (["wijzig", "verwerkingen/verzuim", "sisteem=X"], ["INV101"], "bedoelde u 'systeem'?"),
        (["wijzig", "verwerkingen/verzuim", "dpia.nodg=ja"], ["INV101"], "bedoelde u 'nodig'?"),
        (["wijzig", "verwerkingen/verzuimm", "systeem=X"], ["INV352"], "bedoelde u 'verzuim'?"),
        (["wijzig", "verwerkinge/verzuim", "systeem=X"], ["INV321"], "bedoelde u 'verwerkingen'?"),
        (["wijzig", "verwerkingen/verzuim", "systeem"], ["INV353"], "systeem=Voorbeeldsoft"),
        (["wijzig", "verwerkingen/verzuim", "id=verzuim2"], ["INV353"], "sluit de oude"),
        (["wijzig", "verwerkingen/verzuim", "bezwaar=nee"], ["INV353"], "waar het uit volgt"),
        (["wijzig", "verwerkingen/verzuim", "systeem+=X"], ["INV353"], "systeem=..."),
        (["wijzig", "verwerkingen/verzuim", "ontvangers-=X99"], ["INV354"], "er staat: X14"),
        (["wijzig", "verwerkingen/verzuim", "bijzonder.9.gegeven=x"], ["INV354"], "telt vanaf 1"),
        (["wijzig", "verwerkingen/verzuim", "systeem=111222333"], ["INV110"], "nooit een BSN"),
        (["wijzig", "verwerkers/roosterwerk", "loopt_tot=2027-02-30"], ["INV206"], "kijk de dag"),
        (["voeg-toe", "verwerkingen/verzuim", "--naam", "Dubbel"], ["INV355"], "register wijzig"),
        (["voeg-toe", "verwerkingen/nieuw", "--naam", "Nieuw"], ["INV102"], "thema"),
        (["voeg-toe", "verwerkingen/nieuw", "--uit-catalogus", "schoolrei"], ["INV352"], "schoolreis"),
        (["sluit", "verwerkers/roosterwerk", "--reden", "gestopt"], ["VWK104"] * 3, "haal hem hier weg"),
        (["sluit", "verzoeken/2026-007", "--reden", "x"], ["INV353"], "register wijzig"),
        (["beoordeel", "verwerkingen/verzuimm", "--door", "de FG"], ["INV352"], "bedoelde u 'verzuim'?"),
        (["beoordeel", "verzoeken/2026-007", "--door", "de FG"], ["INV353"], "verwerkers"),
    ],
)
def test_wat_niet_mag_verandert_niets(
    docgen: Docgen, groep: Path, woorden: list[str], codes: list[str], hint: str
) -> None:
    voor = _inhoud(groep)
    klaar = docgen(*woorden)
    assert klaar.uitgang == 1
    assert klaar.codes == codes
    assert hint in klaar.fout
    assert _inhoud(groep) == voor


def test_een_fout_bij_een_school_houdt_het_bestuur_tegen(docgen: Docgen, groep: Path) -> None:
    docgen(
        "voeg-toe",
        "verwerkers/proef",
        "--naam",
        "Proef",
        "--dienst",
        "x",
        "--overeenkomst-op=2026-01-15",
        config=groep / "bestuur.yaml",
    )
    docgen("wijzig", "verwerkingen/verzuim", "verwerkers+=proef")
    voor = _inhoud(groep)
    klaar = docgen("sluit", "verwerkers/proef", "--reden", "gestopt", config=groep / "bestuur.yaml")
    assert (klaar.uitgang, klaar.codes) == (1, ["VWK104"])
    assert "scholen/vmbo/registers/verwerkingen.yaml:4" in klaar.fout
    assert _inhoud(groep) == voor
    assert (
        docgen(
            "sluit", "verwerkers/proef", "--reden", "gestopt", "--toch", config=groep / "bestuur.yaml"
        ).uitgang
        == 0
    )


def test_toch_schrijft_een_fout_maar_nooit_wat_docgen_niet_kan_lezen(docgen: Docgen, vmbo: Path) -> None:
    klaar = docgen("wijzig", "verwerkingen/verzuim", "bewaartermijn=onbepaald", "--toch")
    assert klaar.uitgang == 0
    assert klaar.codes == ["VRW104"]
    assert f"{vmbo.parent / REGISTER}:4:20: fout VRW104" in klaar.fout
    assert docgen("wijzig", "verwerkingen/verzuim", "grondslag=q", "--toch").uitgang == 1
    assert docgen("wijzig", "verwerkingen/verzuim", "systeem=X").uitgang == 0, (
        "een oude fout houdt niets tegen"
    )


def test_minder_van_dezelfde_fout_houdt_niets_tegen(docgen: Docgen, vmbo: Path) -> None:
    (vmbo.parent / "registers").mkdir()
    regels = "".join(
        f"  - {{id: eigen-{n}, naam: Eigen {n}, thema: onderwijs, ontvangers: [X22]}}\n" for n in range(9)
    )
    (vmbo.parent / REGISTER).write_text(f"verwerkingen:\n{regels}")
    klaar = docgen("wijzig", "verwerkingen/eigen-3", "ontvangers=ouders", "doelen=te leren")
    assert (klaar.uitgang, klaar.codes) == (0, []), "een melding over negen geldt nu voor acht"


def test_wat_zo_al_is_blijft_zo(docgen: Docgen, groep: Path) -> None:
    voor = _inhoud(groep)
    klaar = docgen("wijzig", "verwerkingen/verzuim", "systeem=Roosterwerk", "ontvangers+=X14")
    assert klaar.uit == "er is niets veranderd; het stond er al zo\n"
    assert _inhoud(groep) == voor


def test_leeg_en_weer_geerfd(docgen: Docgen, vmbo: Path) -> None:
    erfde = register(vmbo)["verzuim"]
    docgen("wijzig", "verwerkingen/verzuim", "systeem=")
    assert register(vmbo)["verzuim"]["systeem"] is None, "ook wat u erft, kunt u leeg maken"
    docgen(
        "wijzig",
        "verwerkingen/verzuim",
        "dpia.nodig=ja",
        "dpia.toelichting=wij weten het niet",
        "ontvangers-=X14",
    )
    assert (
        docgen(
            "wijzig", "verwerkingen/verzuim", "--erf", "systeem", "--erf", "dpia", "--erf", "ontvanger"
        ).uitgang
        == 0
    )
    assert register(vmbo)["verzuim"] == erfde
    assert docgen("wijzig", "verwerkingen/verzuim").uitgang == 2
    docgen("wijzig", "verwerkingen/verzuim", "toegang=de mentor", "proceseigenaar=de teamleider")
    docgen("wijzig", "verwerkingen/verzuim", "proceseigenaar=")
    assert "proceseigenaar" not in (vmbo.parent / REGISTER).read_text()


def test_sluit_en_heropen(docgen: Docgen, vmbo: Path) -> None:
    docgen("sluit", "verwerkingen/verzuim", "--reden", "doet het bestuur: voor ons")
    assert register(vmbo)["verzuim"]["uit"] == "doet het bestuur: voor ons"
    assert "verzuim" not in {v.id for v in lees(vmbo).register}
    docgen("heropen", "verwerkingen/verzuim")
    assert register(vmbo)["verzuim"]["uit"] is None
    assert register(vmbo)["verwijsindex"]["uit"], "het bestuur zette dit uit"
    docgen("heropen", "verwerkingen/verwijsindex")
    assert register(vmbo)["verwijsindex"]["uit"] is None


def test_voeg_toe_met_opties(docgen: Docgen, vmbo: Path) -> None:
    klaar = docgen(
        *["voeg-toe", "verwerkingen/schooltuin", "--naam", "Schooltuin", "--thema=activiteiten"],
        *["--doelen", "de beurten te verdelen, eerlijk", "--doelen", "te oogsten", "--grondslag", "e"],
        *["--betrokkene", "leerling", "--gegevens", "naam", "--maatregelen", "M1,M5", "--normen", "wvo-1.4"],
        *["--bewaartermijn", "tot het einde van het schooljaar", "--dpia", "{nodig: nee}"],
    )
    assert klaar.uitgang == 0, klaar.fout
    tuin = register(vmbo)["schooltuin"]
    assert tuin["doelen"] == ["de beurten te verdelen, eerlijk", "te oogsten"]
    assert tuin["maatregelen"] == ["M1", "M5"]
    assert tuin["dpia"]["nodig"] is False
    docgen(
        "voeg-toe",
        "verwerkers/tuinwerk",
        "--naam",
        "Tuinwerk",
        "--dienst",
        "rooster",
        "--overeenkomst-op",
        "2026-01-15",
    )
    assert [v.naam for v in lees(vmbo).org.verwerkers if v.id == "tuinwerk"] == ["Tuinwerk"]


def test_voeg_toe_uit_de_lijst_van_docgen(docgen: Docgen, vmbo: Path) -> None:
    klaar = docgen("voeg-toe", "verwerkingen/kamp", "--uit-catalogus", "schoolreis", "--naam", "Kamp")
    assert klaar.uitgang == 0, klaar.fout
    nu = register(vmbo)
    anders = {veld for veld, waarde in nu["kamp"].items() if nu["schoolreis"][veld] != waarde}
    assert anders == {"id", "naam", "sectoren"}


def test_een_zaak_is_ook_een_register(docgen: Docgen, groep: Path) -> None:
    zaak = groep / "scholen" / "vmbo" / "overleggen" / "o-2026-055.yaml"
    voor = zaak.read_text()
    klaar = docgen("wijzig", "overleggen/o-2026-055", "plaats=in lokaal 3")
    assert klaar.uitgang == 0, klaar.fout
    oud, nieuw = voor.splitlines(), zaak.read_text().splitlines()
    assert [n for o, n in zip(oud, nieuw, strict=True) if o != n] == ["plaats: in lokaal 3"]


def test_andere_opmaak_dan_docgen_aankan_wordt_geweigerd(
    docgen: Docgen, groep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kan_niet(*_: object) -> str:
        raise NietTeBewerken

    monkeypatch.setattr(register_wijzig, "bewerk_samen", kan_niet)
    voor = _inhoud(groep)
    assert docgen("wijzig", "verwerkingen/verzuim", "systeem=X").codes == ["UIT108"]
    assert _inhoud(groep) == voor


def test_een_organisatie_die_niet_te_lezen_is(docgen: Docgen, vmbo: Path, groep: Path) -> None:
    for woorden in (
        ["wijzig", "verwerkingen/verzuim", "systeem=X"],
        ["wijzig", "overleggen/o-2026-055", "plaats=X"],
    ):
        klaar = docgen(*woorden, config=groep / "nergens.yaml")
        assert (klaar.uitgang, klaar.codes) == (3, ["INV001"])
    vmbo.write_text(vmbo.read_text().replace("sector: vo", "sector: xx"))
    voor = _inhoud(groep)
    assert docgen("wijzig", "verwerkingen/verzuim", "systeem=X").codes == ["INV104"]
    assert _inhoud(groep) == voor


# the review


def _geldig(pad: Path) -> set[str]:
    return {v.id for v in lees(pad).org.verwerkingen if geldige_beoordeling(v)}


def test_een_beoordeling_vervalt_door_elke_verandering(docgen: Docgen, vmbo: Path, groep: Path) -> None:
    bestuur = groep / "bestuur.yaml"
    docgen("beoordeel", "verwerkingen/verzuim", "--door", "de FG", "--op", "2026-10-01", config=bestuur)
    assert _geldig(vmbo) == {"verzuim"}, (
        "wat het bestuur beoordeelde, geldt ook voor de school die het zo erft"
    )
    docgen("wijzig", "verwerkingen/verzuim", "systeem=Proefsoft")
    assert _geldig(vmbo) == set()
    assert _geldig(bestuur) == {"verzuim"}
    assert "VRW151" in {m.code for m in controleer(lees(vmbo), frozenset({"register"}))}
    docgen("beoordeel", "verwerkingen/verzuim", "--door", "de FG")
    assert _geldig(vmbo) == {"verzuim"}
    docgen("wijzig", "verwerkingen/verzuim", "laatste_controle=2026-11-01")
    assert _geldig(vmbo) == {"verzuim"}, "wanneer iemand keek, verandert niet wat er staat"
    docgen("wijzig", "verwerkingen/verzuim", "maatregelen+=M2", config=bestuur)
    assert _geldig(bestuur) == set()
    assert _geldig(vmbo) == set(), "ook een laag lager telt mee"


def test_alles_beoordelen_na_een_ja(docgen: Docgen, groep: Path) -> None:
    bestuur = groep / "bestuur.yaml"
    voor = (groep / REGISTER).read_text()
    assert docgen("beoordeel", "verwerkingen", "--alles", "--door", "de FG", config=bestuur).uitgang == 2
    assert (groep / REGISTER).read_text() == voor, "zonder ja gebeurt er niets"
    klaar = docgen("beoordeel", "verwerkingen", "--alles", "--ja", "--door", "de FG", config=bestuur)
    assert klaar.uitgang == 0, klaar.fout
    actief = {v.id for v in lees(bestuur).register}
    assert _geldig(bestuur) == actief
    assert len(klaar.uit.splitlines()) == len(actief) + 1
    assert set(voor.splitlines()) <= set((groep / REGISTER).read_text().splitlines())
    assert (
        docgen("beoordeel", "verwerkingen", "--alles", "--door", "de FG", config=bestuur).uit
        == "alles is al beoordeeld\n"
    )


def test_alles_beoordelen_neemt_mee_wat_verviel_of_oud_is(docgen: Docgen, groep: Path) -> None:
    bestuur = groep / "bestuur.yaml"
    alles = ("beoordeel", "verwerkingen", "--alles", "--ja", "--door", "de FG")
    docgen(*alles, config=bestuur)
    docgen("wijzig", "verwerkingen/verzuim", "systeem=Proefsoft", config=bestuur)
    docgen("beoordeel", "verwerkingen/verlof", "--door", "de FG", "--op", "2025-11-21", config=bestuur)
    klaar = docgen(*alles, config=bestuur)
    assert klaar.uit.splitlines()[0] == "nog te beoordelen (2): verzuim, verlof"
    assert not {m.code for m in controleer(lees(bestuur), frozenset({"register"}))} & {"VRW151", "VRW152"}


def test_een_beoordeling_telt_als_nagekeken_en_staat_in_het_register(docgen: Docgen, vmbo: Path) -> None:
    docgen("beoordeel", "verwerkingen/verzuim", "--door", "de FG", "--op", "2026-11-20")
    verzuim = next(v for v in lees(vmbo).org.verwerkingen if v.id == "verzuim")
    assert str(verzuim.nagekeken_op) == "2026-11-20"
    uit = vmbo.parent / "uit"
    woorden = [
        "maak",
        "verwerkingsregister",
        "-c",
        str(vmbo),
        "-o",
        str(uit),
        "-f",
        "html",
        "--peildatum",
        "2026-11-22",
    ]
    assert CliRunner().invoke(main, woorden).exit_code in (0, 1)
    pagina = next(uit.glob("*.html")).read_text()
    assert "Beoordeeld op 20 november 2026 door de FG." in re.sub(
        r"<time[^>]*>|</time>|\s+", " ", pagina
    ).replace("  ", " ")
    assert docgen("beoordeel", "verwerkingen/verzuim", "--door", "de FG", "--op", "2026-11-23").uitgang == 2


# looking


def test_toon_zoekt(docgen: Docgen) -> None:
    def ids(*waar: str) -> list[str]:
        woorden = [w for voorwaarde in waar for w in ("--waar", voorwaarde)]
        return [
            i["id"] for i in json.loads(docgen("toon", "verwerkingen", *woorden, "--formaat", "json").uit)
        ]

    alle = ids()
    assert set(ids("grondslag=f")) == set(ids("grondslagen=f")) > {"website"}
    assert set(ids("grondslag!=f")) == set(alle) - set(ids("grondslag=f"))
    assert ids("uit!=") == ["verwijsindex"]
    assert ids("verwerker=roosterwerk") == ids("verwerkers=Roosterwerk Voorbeeld BV")
    assert ids("naam~VERZUIM") == ["verzuim"]
    assert ids("grondslag=f", "ontvangers=X22") == ["website"]
    assert "cameratoezicht" in ids("dpia.uitgevoerd_op<1-1-2026")
    assert docgen("toon", "verwerkingen", "--waar", "grondslg=f").codes == ["INV101"]


def test_toon_is_een_tabel_met_een_telling(docgen: Docgen, groep: Path) -> None:
    klaar = docgen("toon", "verwerkers", "--kolommen", "id,loopt-tot", "--herkomst")
    kop, eerste, *_, leeg, telling = klaar.uit.splitlines()
    plek = groep / "registers" / "verwerkers.yaml"
    assert kop.split() == ["id", "loopt_tot"]
    assert eerste.split("  ")[0] == f"roosterwerk [{plek}:{_regel(plek, 'id: roosterwerk')}:9]"
    assert (leeg, telling) == ("", "4 in verwerkers")
    assert docgen("toon", "verwerkers", "--waar", "land=Ierland").uit.endswith("1 van 4 in verwerkers\n")


def test_toon_een_geheel_met_de_herkomst_van_elk_veld(docgen: Docgen, vmbo: Path) -> None:
    docgen("wijzig", "verwerkingen/verzuim", "toegang=de mentor")
    uit = docgen("toon", "verwerkingen/verzuim").uit
    regels = [r.strip() for r in uit.splitlines()]
    assert regels[regels.index("toegang           de mentor") + 1] == f"uit {vmbo.parent / REGISTER}:4:14"
    systeem = regels[regels.index("systeem           Roosterwerk") + 1]
    hoger = vmbo.parents[2] / REGISTER
    assert systeem == f"uit {hoger}:{_regel(hoger, 'id: verzuim') + 1}:14"
    assert regels[regels.index("naam              Aanwezigheid en verzuim") + 1].startswith(
        "uit de lijst van docgen ("
    )


def test_toon_scholen(docgen: Docgen, groep: Path) -> None:
    def scholen(config: Path, *woorden: str) -> list[str]:
        klaar = docgen(
            "toon", "verwerkingen", "--waar", "id=verzuim", "--formaat", "json", *woorden, config=config
        )
        return [i["school"] for i in json.loads(klaar.uit)]

    bestuur = groep / "bestuur.yaml"
    assert scholen(bestuur) == ["Stichting Scholengroep De Drie Bruggen"]
    assert (
        scholen(bestuur, "--school", "99VA01")
        == scholen(bestuur, "--school", "vmbo")
        == ["Vakcollege De Werkbrug"]
    )
    assert scholen(bestuur, "--school", "vmbo", "--school", "lyceum de hoge brug") == [
        "Lyceum De Hoge Brug",
        "Vakcollege De Werkbrug",
    ]
    assert len(scholen(bestuur, "--school", "alle")) == 3
    assert len(scholen(groep / "scholen")) == 3
    assert docgen("toon", "--school", "16AH", config=bestuur).codes == ["INV357"]


def test_toon_zaken_zonder_namen_van_mensen(docgen: Docgen, groep: Path) -> None:
    tekst = docgen("toon", "verzoeken").uit
    zaken = list((groep / "scholen" / "vmbo" / "verzoeken").glob("*/zaak.yaml"))
    assert f"{len(zaken)} in verzoeken" in tekst
    for zaak in zaken:
        naam = re.search(r"^ *naam: (.+)$", zaak.read_text(), re.M)
        assert zaak.parent.name in tekst
        assert naam
        assert naam.group(1) not in tekst
    assert docgen("toon", "verzoeken", "--formaat", "csv").uit.splitlines()[0].startswith("kenmerk;recht;")
