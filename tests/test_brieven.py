"""Letters about requests: contents per right and outcome, grounds, terms, remedies and tone (gevallen/brieven)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement
from ruamel.yaml import YAML

from docgen.document import Huisstijl
from docgen.meldingen import Ernst
from docgen.opdrachten.maak import Vraag, maak
from docgen.opmaak import SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.regels import controleer_tekst

from .conftest import GOED, PEILDATUM, VOORBEELDEN, WORTEL
from .hulp_brieven import (
    CATALOGUS,
    NASLAG,
    OPMAKER,
    codes_van,
    eisen_van,
    gevallen,
    maak_brief,
    maak_dossier,
    tekst_van,
    toets_zinnen,
)

RECHTSVORMEN = {
    "openbaar": {"bestuur": {"rechtsvorm": "stichting_openbaar"}, "school": {"karakter": "openbaar"}},
    "bijzonder": {},
    "beide": {"bestuur": {"rechtsgang": "beide"}},
}
ALTIJD = {"BR-B1", "BR-B2", "BR-B3", "BR-B10", "BR-B12"}
BESLUIT = {"BR-B4", "BR-B6", "BR-B8", "BR-B11"}
UITKOMSTEN = ("toegewezen", "gedeeltelijk", "afgewezen")
LEERLING = {"verzoeker": {"rol": "leerling"}, "leerling": {"geboortedatum": "2012-05-14"}}
LEEG = dict.fromkeys(("inzage", "omschrijving"))


def _besluit(geval: dict[str, Any], uitkomst: str) -> list[dict[str, Any]]:
    """The layers that turn the sound request into a decision on this right with this outcome."""
    delen = {
        "toegewezen": [geval["toewijzing"]],
        "gedeeltelijk": [geval["toewijzing"], geval["weigering"]],
        "afgewezen": [geval["weigering"]],
    }[uitkomst]
    basis: dict[str, Any] = {} if geval["recht"] == "inzage" else dict(LEEG)
    besluit = {"besluit": {"uitkomst": uitkomst, "onderdelen": delen}}
    return [basis | {"recht": geval["recht"]}, geval["gegeven"], besluit]


def _kruis() -> Iterator[Any]:
    for geval in gevallen("uitkomsten"):
        for uitkomst in UITKOMSTEN:
            for vorm in RECHTSVORMEN:
                yield pytest.param(geval, uitkomst, vorm, id=f"{geval['recht']}-{uitkomst}-{vorm}")


@pytest.mark.parametrize(("geval", "uitkomst", "vorm"), list(_kruis()))
def test_besluit_per_recht_uitkomst_en_rechtsvorm(geval: dict[str, Any], uitkomst: str, vorm: str) -> None:
    dossier = maak_dossier(_besluit(geval, uitkomst), RECHTSVORMEN[vorm])
    assert codes_van(dossier) == set()
    document = maak_brief(f"besluit-{geval['recht']}", dossier)
    assert not document.concept
    assert controleer_tekst(document, dossier, "x") == []
    gegeven, geweigerd = uitkomst != "afgewezen", uitkomst != "toegewezen"
    verwacht = ALTIJD | BESLUIT | (set(geval["eisen"]) if gegeven else set())
    verwacht |= {"BR-B5"} if geweigerd else set()
    verwacht |= {"BR-I4"} if geval["recht"] == "inzage" and uitkomst == "gedeeltelijk" else set()
    verwacht |= {"BR-B9"} if geweigerd or vorm != "bijzonder" else set()
    assert eisen_van(document) == verwacht
    tekst = tekst_van(document)
    toets_zinnen(
        tekst, {"zinnen": [z for z in geval["zinnen"] if gegeven or z[0].islower()] if gegeven else []}
    )
    assert ("Wij begrijpen dat" in tekst) == (uitkomst == "afgewezen")
    assert (geval["weigering"]["motivering"] in tekst) == geweigerd
    assert not re.search(r"\b(je|jij|jou|jouw)\b", tekst, re.I), tekst


@pytest.mark.parametrize(("geval", "uitkomst", "vorm"), list(_kruis()))
def test_aan_een_leerling_staat_er_je(geval: dict[str, Any], uitkomst: str, vorm: str) -> None:
    dossier = maak_dossier([*_besluit(geval, uitkomst), LEERLING], RECHTSVORMEN[vorm])
    tekst = tekst_van(maak_brief(f"besluit-{geval['recht']}", dossier))
    assert not re.search(r"\b(u|uw|uzelf)\b", tekst, re.I), tekst
    assert re.search(r"\b(je|jij|jou|jouw)\b", tekst)


@pytest.mark.parametrize("aan", ["ouder", "leerling"])
@pytest.mark.parametrize("brief", ["ontvangstbevestiging", "verlengingsbericht"])
@pytest.mark.parametrize("recht", ["inzage", "bezwaar"])
def test_andere_brieven_mengen_u_en_je_niet(brief: str, aan: str, recht: str) -> None:
    open_: dict[str, Any] = {
        "besluit": None,
        "recht": recht,
        "omschrijving": None,
        "identiteit": {"gevraagd_op": "2026-11-03", "reden": "Het e-mailadres is nieuw."},
        "verduidelijking": {"gevraagd_op": "2026-11-03"},
        "verlenging": {"op": "2026-11-16", "redenen": ["aantal-verzoeken"], "toelichting": "Drie verzoeken."},
    }
    document = maak_brief(brief, maak_dossier([open_, *([LEERLING] if aan == "leerling" else [])], {}))
    assert not document.concept
    assert eisen_van(document) == ALTIJD
    fout = r"\b(u|uw)\b" if aan == "leerling" else r"\b(je|jij|jou|jouw)\b"
    assert not re.search(fout, tekst_van(document), re.I), tekst_van(document)


WEGING = {
    "tekst": "Afgewogen.",
    "door": {"naam": "S. Voorbeeld", "functie": "bestuurder"},
    "op": "2026-11-18",
}


@pytest.mark.parametrize("geval", gevallen("gronden"), ids=lambda g: f"{g['grond']}-{g['recht']}")
def test_elke_weigeringsgrond_noemt_wat_moet(geval: dict[str, Any]) -> None:
    uitkomst = geval.get("uitkomst", "afgewezen")
    eigen = "Dit schrijft de school zelf."
    deel = {"wat": "dit deel", "uitkomst": uitkomst, "grond": geval["grond"], "motivering": eigen}
    deel |= {"weging": WEGING} | geval.get("deel", {})
    zaak = {"recht": geval["recht"], **LEEG, "besluit": {"uitkomst": uitkomst, "onderdelen": [deel]}}
    dossier = maak_dossier([zaak, geval.get("gegeven", {})], {})
    assert codes_van(dossier) == set()
    document = maak_brief(geval.get("document", f"besluit-{geval['recht']}"), dossier)
    assert not document.concept
    toets_zinnen(tekst_van(document), geval | {"zinnen": [*geval["zinnen"], eigen]})
    assert "Afgewogen." not in document.html


def test_alle_gronden_hebben_een_geval_en_zonder_hun_velden_een_melding() -> None:
    gronden = NASLAG.lijsten["weigeringsgronden"]
    assert {g["grond"] for g in gevallen("gronden")} == {
        id_ for id_, g in gronden.items() if g["kiesbaar"] == "ja"
    }
    for id_, grond in gronden.items():
        deel = {"wat": "dit deel", "uitkomst": "afgewezen", "grond": id_, "motivering": "Nee."}
        zaak = {
            "recht": grond["rechten"][0],
            **LEEG,
            "besluit": {"uitkomst": "afgewezen", "onderdelen": [deel]},
        }
        codes = codes_van(maak_dossier([zaak], {}))
        assert ("VRZ123" in codes) == bool(grond["vraagt"]), id_
        assert ("VRZ122" in codes) == (grond["weging"] == "ja"), id_
        vormen = {"uitleg"} if "leerling" in grond.get("niet_voor", ()) else {"uitleg", "uitleg_leerling"}
        assert {"uitleg", "uitleg_leerling"} & set(grond) == vormen, id_


def test_geheimhouding_geldt_niet_tegenover_de_leerling_zelf() -> None:
    deel = {"wat": "dit deel", "uitkomst": "afgewezen", "grond": "GEHEIM_HULPV", "motivering": "Nee."}
    deel |= {"verwijzing": {"naam": "jeugdarts C. Proef"}, "weging": WEGING}  # type: ignore[dict-item]
    zaak = {"besluit": {"uitkomst": "afgewezen", "onderdelen": [deel]}, **LEEG}
    gemachtigde = {"verzoeker": {"rol": "gemachtigde", "gemachtigd_rol": "leerling"}}
    assert "VRZ120" not in codes_van(maak_dossier([zaak], {}))
    assert "VRZ120" in codes_van(maak_dossier([zaak, LEERLING], {}))
    assert "VRZ120" in codes_van(maak_dossier([zaak, gemachtigde], {}))


@pytest.mark.parametrize(("grondslag", "is_fout"), [("a", True), ("c", False)])
def test_bezwaar_tegen_gebruik_met_toestemming_wijst_de_school_niet_af(grondslag: str, is_fout: bool) -> None:
    deel = {"wat": "de foto's", "uitkomst": "afgewezen", "grond": "GRONDSLAG_21", "motivering": "Nee."}
    besluit = {"uitkomst": "afgewezen", "onderdelen": [deel | {"grondslag": grondslag}]}
    dossier = maak_dossier([{"recht": "bezwaar", **LEEG, "besluit": besluit}], {})
    assert codes_van(dossier) == ({"VRZ126"} if is_fout else set())


@pytest.mark.parametrize(
    "geval", gevallen("termijnen"), ids=lambda g: f"{g['soort']}-{g['ontvangen']}-{g['zin'][-28:]}"
)
def test_datums_zijn_die_van_de_voorbeelden(geval: dict[str, Any]) -> None:
    ontvangen: date = geval["ontvangen"]
    op = geval.get("op", ontvangen)
    zaak: dict[str, Any] = {"ontvangen_op": ontvangen, "bevestigd_op": op, "besluit": None}
    if geval["soort"] == "verlenging":
        zaak["verlenging"] = {"op": op, "redenen": ["grote-hoeveelheid"], "toelichting": "Veel."}
    if geval["soort"] == "besluit":
        zaak |= {"bevestigd_op": None, "besluit": {"op": op, "gedaan": []}}
    if "vraag" in geval:
        gevraagd, beantwoord = geval["vraag"]
        zaak["identiteit"] = {"gevraagd_op": gevraagd, "ontvangen_op": beantwoord, "reden": "Nieuw adres."}
    brief = {
        "ontvangst": "ontvangstbevestiging",
        "verlenging": "verlengingsbericht",
        "besluit": "besluit-inzage",
    }
    dossier = maak_dossier([zaak], RECHTSVORMEN["openbaar"])
    assert geval["zin"] in tekst_van(maak_brief(brief[geval["soort"]], dossier))


@pytest.mark.parametrize("geval", gevallen("middelen"), ids=lambda g: g["naam"])
def test_rechtsmiddelen_in_de_brief(geval: dict[str, Any]) -> None:
    id_ = geval.get("document", "besluit-inzage")
    toets_zinnen(
        tekst_van(maak_brief(id_, maak_dossier([geval.get("gegeven", {})], geval["organisatie"]))), geval
    )


@pytest.mark.parametrize("geval", gevallen("overig"), ids=lambda g: g["naam"])
def test_andere_takken(geval: dict[str, Any]) -> None:
    dossier = maak_dossier([geval["gegeven"]], geval.get("organisatie", {}))
    toets_zinnen(tekst_van(maak_brief(geval["document"], dossier)), geval)


def test_een_gat_maakt_de_brief_concept() -> None:
    dossier = maak_dossier([{"inzage": {"wijze": None}}], {})
    assert "VRZ130" in codes_van(dossier)
    assert maak_brief("besluit-inzage", dossier).concept


def test_weigering_zonder_redenen_wordt_nooit_gemaakt(school: Path) -> None:
    zaak = school.parent / "verzoeken" / "2026-001" / "zaak.yaml"
    zaak.parent.mkdir(parents=True)
    goed = (GOED / "verzoek.yaml").read_text()
    zaak.write_text(goed.replace("      motivering: Twee alinea's gaan over een ander kind.\n", ""))
    uit = school.parent / "uit"
    antwoord = maak(Vraag("besluit-inzage", school, uit, PEILDATUM, zaak, ("html",)))
    assert "BRF110" in {m.code for m in antwoord.meldingen}
    assert not uit.exists() or not list(uit.iterdir())


@pytest.mark.parametrize("weg", ["rechtsmiddelen", "redenen"])
def test_eigen_sjabloon_zonder_rechtsmiddel_of_redenen_geeft_geen_brief(school: Path, weg: str) -> None:
    eigen = school.parent / "sjablonen" / "brieven" / "onderdelen"
    eigen.mkdir(parents=True)
    (eigen / f"{weg}.html").write_text("<p>Niets.</p>")
    uit = school.parent / "uit"
    antwoord = maak(Vraag("besluit-inzage", school, uit, PEILDATUM, GOED / "verzoek.yaml", ("html",)))
    assert {"BRF101", "BRF111"} & {m.code for m in antwoord.meldingen}
    assert not uit.exists() or not list(uit.iterdir())


def test_nooit_zonder_klacht() -> None:
    dossier = maak_dossier([], {})
    soort = CATALOGUS["besluit-inzage"]
    assert {"BR-B8", "BR-B4", "BR-B1"} <= set(soort.voorwerk.nooit_zonder)
    context = namen(dossier) | {"document_titel": "x", "toezichthouder": None}
    with pytest.raises(SjabloonFout):
        maak_document(OPMAKER, soort, context, Opdracht(PEILDATUM, "x", Huisstijl(), (), concept=False))


VOORBEELDZAKEN = sorted(VOORBEELDEN.glob("**/verzoeken/*/zaak.yaml"))


@pytest.mark.parametrize("zaak", VOORBEELDZAKEN, ids=lambda p: f"{p.parents[2].name}-{p.parent.name}")
def test_voorbeelden_zijn_af(zaak: Path, tmp_path: Path) -> None:
    school = next(p for p in (zaak.parents[2] / "school.yaml", zaak.parents[2] / "swv.yaml") if p.exists())
    antwoord = maak(Vraag("alles", school, tmp_path / "uit", PEILDATUM, zaak, ("html",)))
    assert [m for m in antwoord.meldingen if m.ernst is not Ernst.WAARSCHUWING] == []
    assert antwoord.concepten == []
    assert antwoord.bestanden
    gelezen = YAML(typ="safe").load(zaak)
    for pad in antwoord.bestanden:
        aan_ander = pad.name.startswith(("kennisgeving-ontvanger", "doorzendbrief"))
        if pad.suffix == ".html" and gelezen["verzoeker"]["rol"] == "leerling" and not aan_ander:
            hoofd = cast(HtmlElement, lxml_html.document_fromstring(pad.read_text()).find(".//main"))
            assert not re.search(r"\b(u|uw)\b", hoofd.text_content(), re.I)


def test_voorbeelden_tonen_elk_recht_en_elke_uitkomst() -> None:
    zaken = [YAML(typ="safe").load(p) for p in VOORBEELDZAKEN]
    assert len({z["recht"] for z in zaken}) == 6
    assert {z["besluit"]["uitkomst"] for z in zaken if "besluit" in z} >= set(UITKOMSTEN)
    assert any("verlenging" in z for z in zaken)
    assert any(z["verzoeker"]["rol"] == "leerling" for z in zaken)


def test_geen_artikel_of_termijn_in_de_sjablonen() -> None:
    for pad in (WORTEL / "sjablonen" / "brieven").rglob("*.html"):
        tekst = re.sub(r"\{[{%#].*?[%}#]\}", "", pad.read_text(), flags=re.S)
        kaal = re.sub(r"<[^>]+>|^---.*?^---", "", tekst, flags=re.S | re.M)
        assert not re.search(r"\b\d+ (jaar|weken|maanden|dagen)\b|artikel \d", kaal), pad
