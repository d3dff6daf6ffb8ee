"""The shipped lists and the catalogue of processing activities: whole, consistent, and in plain Dutch."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from docgen.bron.boom import als_data
from docgen.catalogus import lees_catalogus
from docgen.meldingen import Meldingen
from docgen.model.basis import Sector
from docgen.model.begrippen import Recht
from docgen.model.verwerking import Grondslag, Verwerking
from docgen.naslag import Item, Naslag
from docgen.plaatsen import CONFIGURATIE

OP = date(2026, 11, 22)
ENKEL = [sector for sector in Sector if sector is not Sector.SO_VSO]
NASLAG = Naslag()
LIJSTEN = sorted(NASLAG.lijsten)


def woorden(tekst: str) -> list[str]:
    return tekst.split()


# juridisch 7.5, in the order of its table
DE_46 = woorden("""aanmelding leerlingadministratie levering-duo leerlingvolgsysteem rapporten verzuim verlof
passend-onderwijs opp tlv mdo okr schooladvies overstap-vo-mbo digitale-leermiddelen accounts examens schorsing
incidenten meldcode verwijsindex jeugdgezondheid medicijnen ouderportaal beeldmateriaal cameratoezicht ouderbijdrage
schoolreis tso stage personeel salaris ziekteverzuim sollicitanten website nieuwsbrief bezoekers alumni klachten
rechtenverzoeken datalekken toestemmingen medezeggenschap leveranciers onderzoek leerlingenvervoer""")
# juridisch 2.5
WEIGERINGSGRONDEN = woorden("""ANDEREN VEILIGHEID OPSPORING TOEZICHT RECHTSVORDERING ONGEGROND BUITENSPORIG IDENTITEIT
NIET_BEVOEGD GEEN_MACHTIGING GEEN_VERWERKING ANDERE_VV WERKAANT GEHEIM_HULPV NIET_ONJUIST PROF_OORDEEL BEWAARPLICHT
TAAK_ALG_BELANG MENINGSUITING VOLKSGEZONDHEID ARCHIEF_ONDERZOEK RECHTSVORD_17 NOG_NODIG GEEN_GROND_18
NIET_GEAUTOMATISEERD ANDERE_GRONDSLAG NIET_VERSTREKT GRONDSLAG_21 DWINGEND RECHTSVORD_21""")
UITZONDERINGEN = woorden("""UAVG30_2A UAVG30_1 UAVG30_2B UAVG30_3A SWV_GEZ A9_2A A9_2C A9_2E A9_2F UAVG25A UAVG25B UAVG27
UAVG29""")
ROOD = re.compile(
    r"\b(middels|betreffende|teneinde|onderhavige?|conform|dient|dienen te|derhalve|indien|alsmede)\b"
)
MAX_WOORDEN = 25


@cache
def catalogus() -> dict[str, Verwerking]:
    """Every shipped activity by id, as the model reads it."""
    alle = [v for sector in ENKEL for v in als_data(NASLAG.catalogus(sector))["verwerkingen"]]
    return {v["id"]: Verwerking.model_validate(v) for v in alle}


def teksten(waarde: Any) -> Iterator[str]:
    """All text below a piece of data."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, Mapping):
        for sleutel, deel in waarde.items():
            if sleutel not in {"id", "normen", "norm", "sectoren"}:
                yield from teksten(deel)
    elif isinstance(waarde, list | tuple):
        for deel in waarde:
            yield from teksten(deel)


def normen(item: Item) -> list[str]:
    return [*item.get("normen", ()), *([item["norm"]] if "norm" in item else [])]


verwerking = pytest.mark.parametrize("v", catalogus().values(), ids=lambda v: v.id)
lijst = pytest.mark.parametrize("naam", LIJSTEN)


# the lists


@lijst
def test_every_item_has_a_unique_id_and_a_name(naam: str) -> None:
    ruw = (CONFIGURATIE / "keuzelijsten" / f"{naam}.yaml").read_text(encoding="utf-8")
    ids = re.findall(r"^  - (?:\{)?id: ([\w./-]+)", ruw, flags=re.M)
    assert [i for i, keer in Counter(ids).items() if keer > 1] == []
    assert set(ids) == set(NASLAG.lijsten[naam])
    assert all(item["naam"] for item in NASLAG.lijsten[naam].values())


@lijst
def test_every_norm_of_a_list_exists(naam: str) -> None:
    gebruikt = {n for item in NASLAG.lijsten[naam].values() for n in normen(item)}
    assert [n for n in gebruikt if n not in NASLAG.wetboek] == []


@pytest.mark.parametrize("naam", [naam for naam in LIJSTEN if naam != "woorden"])  # those are the stiff ones
def test_lists_are_in_plain_dutch(naam: str) -> None:
    for item in NASLAG.lijsten[naam].values():
        gewoon_nederlands(item["id"], teksten(item))


def test_the_fixed_codes_are_complete() -> None:
    lijsten = NASLAG.lijsten
    assert list(lijsten["bewaartermijnen"]) == [f"BT{n}" for n in range(1, 28)]
    assert list(lijsten["maatregelen"]) == [f"M{n}" for n in range(1, 13)]
    assert list(lijsten["grondslagen"]) == [g.value for g in Grondslag]
    assert list(lijsten["weigeringsgronden"]) == WEIGERINGSGRONDEN
    assert set(UITZONDERINGEN) < set(lijsten["uitzonderingen"])
    assert [i for i in lijsten["ontvangers"] if re.fullmatch(r"X\d+", i)] == [f"X{n}" for n in range(1, 25)]
    assert len(lijsten["partijsoorten"]) == 15
    assert len(lijsten["verlengingsredenen"]) == 5


def test_partners_and_kinds_cover_the_elements_of_the_consent_form() -> None:
    partners = [p["eis"] for p in NASLAG.lijsten["partners"].values()]
    soorten = [s["eis"] for s in NASLAG.lijsten["soorten-gegevens"].values()]
    assert partners == [f"TF-F{n}" for n in range(10, 20)]
    assert soorten == [f"TF-F{n}" for n in range(20, 25)] + [f"PR-12.1{letter}" for letter in "abcdefghi"]


def test_grounds_know_objection_and_portability_as_the_model_does() -> None:
    for g in Grondslag:
        item = NASLAG.lijsten["grondslagen"][g.value]
        v = Verwerking(id="x", naam="x", thema="x", grondslagen=(g,))
        assert (item["bezwaar"] == "ja", item["overdraagbaar"] == "ja") == (
            v.bezwaar_mogelijk,
            v.overdraagbaar,
        )


def test_refusal_grounds_name_known_rights_and_know_what_a_person_must_weigh() -> None:
    gronden = NASLAG.lijsten["weigeringsgronden"]
    for grond in gronden.values():
        assert set(grond["rechten"]) <= {r.value for r in Recht}
        assert {grond[k] for k in ("weging", "kiesbaar", "weigering", "tijdelijk")} <= {"ja", "nee"}
    assert [g for g, item in gronden.items() if item["kiesbaar"] == "nee"] == ["WERKAANT"]
    assert [g for g, item in gronden.items() if item["weigering"] == "nee"] == ["GEEN_VERWERKING"]
    assert all(gronden[g]["weging"] == "ja" for g in ("ANDEREN", "VEILIGHEID", "DWINGEND", "BUITENSPORIG"))


def test_a_minimum_period_is_never_printed_as_a_maximum() -> None:
    for item in NASLAG.lijsten["bewaartermijnen"].values():
        if "minimum" in item and "maximum" not in item:
            assert "uiterlijk" not in item["termijn"], item["id"]
    assert NASLAG.lijsten["bewaartermijnen"]["BT1"]["termijn"].startswith("ten minste")


def test_no_party_may_share_a_bsn() -> None:
    assert {p["mag_bsn"] for p in NASLAG.lijsten["partijsoorten"].values()} == {"nee"}


def test_recipients_say_whether_sharing_is_a_right_or_a_duty() -> None:
    for item in NASLAG.lijsten["ontvangers"].values():
        assert item["plicht"] in {"recht", "plicht", "overeenkomst", "toestemming"}
        assert (item["zonder_toestemming"] == "nee") == (item["plicht"] == "toestemming"), item["id"]


# the catalogue


def test_the_46_activities_are_there_and_no_id_twice() -> None:
    assert len(DE_46) == 46
    assert [i for i in DE_46 if i not in catalogus()] == []
    bestanden = (CONFIGURATIE / "verwerkingen").glob("*.yaml")
    ids = [i for f in bestanden for i in re.findall(r"^  - id: ([\w-]+)", f.read_text("utf-8"), flags=re.M)]
    assert Counter(ids) == Counter(catalogus().keys())


@verwerking
def test_every_code_of_an_activity_exists(v: Verwerking) -> None:
    lijsten = NASLAG.lijsten
    assert v.thema in lijsten["themas"]
    assert v.sectoren
    assert set(v.sectoren) <= set(ENKEL)
    assert set(v.betrokkenen) <= set(lijsten["betrokkenen"])
    assert set(v.ontvangers) <= set(lijsten["ontvangers"])
    assert set(v.maatregelen) <= set(lijsten["maatregelen"])
    assert v.bewaartermijn
    assert v.bewaartermijn in lijsten["bewaartermijnen"] or " na" in v.bewaartermijn
    assert [n for n in v.normen if n not in NASLAG.wetboek] == []


@verwerking
def test_every_activity_is_complete(v: Verwerking) -> None:
    ingevuld = (
        v.doelen,
        v.betrokkenen,
        v.gegevens,
        v.grondslagen,
        v.maatregelen,
        v.bron,
        v.toegang,
        v.informatie_via,
    )
    assert all(ingevuld)
    assert v.verplicht
    assert v.verplicht.gevolg
    assert v.dpia
    assert v.dpia.toelichting
    assert v.laatste_controle is None
    assert v.verwerkers == ()


@verwerking
def test_purposes_follow_the_word_om(v: Verwerking) -> None:
    for doel in v.doelen:
        assert re.search(r"\bte\b", doel), doel
        assert not doel.startswith("om ")
        assert not doel.endswith(".")
        assert len(doel) >= 20


@verwerking
def test_special_data_have_an_exception_that_this_organisation_may_use(v: Verwerking) -> None:
    mag = {"allen", "werkgever"} | ({"swv"} if set(v.sectoren) == {Sector.SWV} else {"school"})
    for bijzonder in v.bijzonder:
        assert bijzonder.uitzondering
        uitzondering = NASLAG.lijsten["uitzonderingen"][bijzonder.uitzondering]
        assert uitzondering["wie"] in mag, bijzonder.uitzondering
        assert not (uitzondering["wie"] == "school" and Sector.SWV in v.sectoren)


@verwerking
def test_ground_f_is_weighed(v: Verwerking) -> None:
    assert Grondslag.F not in v.grondslagen or v.belang
    assert not {Grondslag.E, Grondslag.F} <= set(v.grondslagen)


@verwerking
def test_a_duty_or_task_cites_a_law_of_every_sector(v: Verwerking) -> None:
    if {Grondslag.C, Grondslag.E} & set(v.grondslagen):
        for sector in v.sectoren:
            zichtbaar = [n for n in v.normen if NASLAG.wetboek.norm(n, OP).geldt_voor(sector.delen)]
            assert zichtbaar, sector


@verwerking
def test_a_samenwerkingsverband_never_uses_the_bsn_of_pupils(v: Verwerking) -> None:
    if v.bsn and Sector.SWV in v.sectoren:
        assert v.betrokkenen == ("medewerker",)  # payroll: Wet LB 28
        assert "wet-lb-28" in v.normen
    if v.bsn:
        assert "X6" not in v.ontvangers
        assert not {"X9", "X17", "X18", "uitgevers"} & set(v.ontvangers)


@verwerking
def test_explanation_for_pupils_only_where_pupils_are_concerned(v: Verwerking) -> None:
    if v.uitleg_leerling:
        assert {"leerling", "aangemelde", "raadslid", "bezoeker", "websitebezoeker", "verzoeker"} & set(
            v.betrokkenen
        )
        assert re.search(r"\b(je|jij|jou|jouw|jullie|[Ww]ij)\b", v.uitleg_leerling)
        assert len(re.findall(r"[.!?](?:\s|$)", v.uitleg_leerling)) <= 3


@verwerking
def test_activities_are_in_plain_dutch(v: Verwerking) -> None:
    gewoon_nederlands(v.id, teksten(v.model_dump(mode="json", exclude={"normen", "grondslagen"})))


@verwerking
def test_mbo_and_swv_texts_do_not_call_people_leerling(v: Verwerking) -> None:
    gedeeld = Sector.MBO in v.sectoren or (Sector.SWV in v.sectoren and len(v.sectoren) > 1)
    if gedeeld and v.id != "alumni":
        zichtbaar = v.model_dump(
            mode="json", exclude={"id", "betrokkenen", "thema", "uitleg_leerling", "ontvangers"}
        )
        assert [t for t in teksten(zichtbaar) if re.search(r"\bleerling", t)] == []


def gewoon_nederlands(id_: str, stukken: Iterator[str]) -> None:
    """Sentences of at most 25 words, none of the stiff words of juridisch 15, no BSN-like digits."""
    for stuk in stukken:
        for zin in re.split(r"(?<=[.!?;])\s+", stuk):
            assert len(zin.split()) <= MAX_WOORDEN, (id_, zin)
        assert not ROOD.search(stuk.lower()), (id_, stuk)
        assert not re.search(r"\d{8,9}", stuk), id_


def test_elk_verplicht_onderdeel_heeft_woorden() -> None:
    onderdelen = NASLAG.lijsten["onderdelen"]
    for soort in lees_catalogus((), Meldingen()).values():
        zonder = [i for i in soort.voorwerk.nooit_zonder if i not in onderdelen]
        assert zonder == [], f"{soort.id}: zet deze in configuratie/keuzelijsten/onderdelen.yaml"
