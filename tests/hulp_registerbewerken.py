"""A board with a school below it, random register files for both, and random changes to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from docgen.dossier import Dossier
from docgen.meldingen import Meldingen, als_tekst
from docgen.opdrachten.inlezen import lees_dossier

from .conftest import PEILDATUM
from .yaml_bestanden import OPMAKEN, Schrijver

BESTUUR = """\
sector: po
bestuur: {naam: Stichting Proef}
"""
SCHOOL = """\
# de school zelf
basis: ../../bestuur.yaml
sector: po
school: {naam: De Proef, brin: 99ZZ00}
"""
LASTIG = [
    "ja",
    "2026-11-30",
    "12:30",
    "a, b",
    "# geen",
    "x: y",
    "it's",
    '"q"',
    "é€",
    "null",
    "~",
    "- x",
    "gewoon",
]
TEKST = st.sampled_from(LASTIG)
ONTVANGERS = st.lists(st.sampled_from(["X1", "X7", "X14", "X22"]), unique=True, max_size=3)
CATALOGUS = ["verzuim", "website"]
VAN_HET_BESTUUR = ["bestuurlijk"]
VAN_DE_SCHOOL = ["schooltuin", "kookles"]


def school(tmp: Path) -> Path:
    """The files of the two organisations; returns the school's."""
    pad = tmp / "scholen" / "een" / "school.yaml"
    pad.parent.mkdir(parents=True, exist_ok=True)
    (tmp / "bestuur.yaml").write_text(BESTUUR)
    pad.write_text(SCHOOL)
    return pad


def lees(pad: Path) -> Dossier:
    """The school with all its layers."""
    meldingen = Meldingen()
    dossier = lees_dossier(pad, PEILDATUM, meldingen)
    assert dossier, als_tekst(meldingen.lijst)
    return dossier


def register(pad: Path) -> dict[str, dict[str, Any]]:
    """Every activity of the school as plain values, by id."""
    return {v.id: v.model_dump(mode="json") for v in lees(pad).org.verwerkingen}


@st.composite
def _entry(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    velden: dict[str, Any] = {"id": id_}
    if id_ not in CATALOGUS:
        velden |= {"naam": draw(TEKST), "thema": "onderwijs"}
    kan = {
        "systeem": TEKST,
        "doelen": st.lists(TEKST, unique=True, max_size=3),
        "ontvangers": ONTVANGERS,
        "dpia": st.fixed_dictionaries(
            {"nodig": st.sampled_from(["ja", "nee"])}, optional={"toelichting": TEKST}
        ),
        "bijzonder": st.lists(st.fixed_dictionaries({"gegeven": TEKST}), max_size=2),
        "uit": TEKST,
    }
    gekozen = draw(st.lists(st.sampled_from(sorted(kan)), unique=True, max_size=5))
    return velden | {veld: draw(kan[veld]) for veld in gekozen}


@st.composite
def _bestand(draw: st.DrawFn, ids: list[str]) -> bytes:
    gekozen = draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=4))
    data: dict[str, Any] = {"verwerkingen": [draw(_entry(id_)) for id_ in gekozen]}
    if draw(st.booleans()):
        data = {"register_gecontroleerd_op": "2026-09-01", **data}
    return Schrijver(draw, draw(OPMAKEN)).bestand(data)


@dataclass(frozen=True)
class Lagen:
    """The register files of the board and of the school; None when there is none."""

    bestuur: bytes | None
    school: bytes | None


LAGEN = st.builds(
    Lagen,
    bestuur=st.none() | _bestand([*CATALOGUS, *VAN_HET_BESTUUR]),
    school=st.none() | _bestand([*CATALOGUS, *VAN_DE_SCHOOL]),
)


def leg_neer(tmp: Path, lagen: Lagen) -> Path:
    """Write the files; returns the school's."""
    pad = school(tmp)
    for map_, ruw in ((tmp, lagen.bestuur), (pad.parent, lagen.school)):
        doel = map_ / "registers" / "verwerkingen.yaml"
        doel.unlink(missing_ok=True)
        if ruw is not None:
            doel.parent.mkdir(exist_ok=True)
            doel.write_bytes(ruw)
    return pad


@dataclass(frozen=True)
class Wens:
    """A change as a user types it, and what the entry must be afterwards, written down apart from docgen."""

    woorden: tuple[str, ...]
    wordt: dict[str, Any]


@st.composite
def wensen(draw: st.DrawFn, entry: dict[str, Any]) -> Wens:
    """One change that this entry allows."""
    soort = draw(st.sampled_from(["zet", "leeg", "erbij", "eraf", "codes", "groep", "uit", "twee"]))
    tekst: str = draw(TEKST)
    match soort:
        case "leeg":
            return Wens(("systeem=",), entry | {"systeem": None})
        case "erbij":
            erbij = [] if tekst in entry["doelen"] else [tekst]
            return Wens((f"doelen+={tekst}",), entry | {"doelen": [*entry["doelen"], *erbij]})
        case "eraf" if entry["ontvangers"]:
            weg = draw(st.sampled_from(entry["ontvangers"]))
            return Wens(
                (f"ontvanger-={weg}",), entry | {"ontvangers": [o for o in entry["ontvangers"] if o != weg]}
            )
        case "codes":
            codes = draw(ONTVANGERS.filter(bool))
            return Wens((f"ontvangers={','.join(codes)}",), entry | {"ontvangers": codes})
        case "groep":
            dpia = {"nodig": True, "uitgevoerd_op": None, "toelichting": None} | (entry["dpia"] or {})
            dpia |= {"nodig": False, "toelichting": tekst}
            return Wens(("dpia.nodig=nee", f"dpia.toelichting={tekst}"), entry | {"dpia": dpia})
        case "uit":
            return Wens(("uit=",), entry | {"uit": None})
        case "twee":
            wordt = entry | {"systeem": tekst, "uit": "doen wij niet"}
            return Wens((f"systeem={tekst}", "uit=doen wij niet"), wordt)
    return Wens((f"systeem={tekst}",), entry | {"systeem": tekst})
