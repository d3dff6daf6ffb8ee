"""Problems as values: where (Plek), what (Melding), how they are shown and which exit code follows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, IntEnum


class Ernst(Enum):
    """How bad a melding is; `oordeel` means: a person must decide."""

    FOUT = "fout"
    OORDEEL = "oordeel"
    WAARSCHUWING = "waarschuwing"


class Uitgang(IntEnum):
    """Exit codes of the command line."""

    SCHOON = 0
    MELDINGEN = 1
    GEBRUIK = 2
    ONLEESBAAR = 3
    NIET_SCHRIJFBAAR = 4
    BUG = 70


@dataclass(frozen=True, order=True, slots=True)
class Plek:
    """A place in a user's file; line and column count from 1, 0 means: the file, or the line, as a whole."""

    bestand: str
    regel: int = 0
    kolom: int = 0

    def __str__(self) -> str:
        return ":".join([self.bestand, *(str(n) for n in (self.regel, self.kolom) if n)])


@dataclass(frozen=True)
class Melding:
    """One problem. The text holds the fault, the hint the cure, the code leads to the reason.

    A melding never repeats the value of a personal field. `genegeerd` is the reason with which the user said, in
    the file itself, that it needs no answer; such a melding is only counted and listed.
    """

    code: str
    ernst: Ernst
    plek: Plek
    tekst: str
    hint: str = ""
    genegeerd: str = ""

    def als_dict(self) -> dict[str, str | int]:
        """Return the melding with plain values, for JSON; one that is ignored has that as its severity."""
        reden = {"reden": self.genegeerd} if self.genegeerd else {}
        return {
            "code": self.code,
            "ernst": "genegeerd" if self.genegeerd else self.ernst.value,
            "bestand": self.plek.bestand,
            "regel": self.plek.regel,
            "kolom": self.plek.kolom,
            "tekst": self.tekst,
            "hint": self.hint,
            **reden,
        }


@dataclass(frozen=True)
class Negeer:
    """A comment `# docgen: negeer CODE - reden`: where it stands, for which line, and what it says."""

    plek: Plek
    regel: int
    code: str
    reden: str


@dataclass
class Meldingen:
    """A collector: problems are gathered and shown all at once.

    `negeringen` are the comments in the user's files that ask to leave some of them out.
    """

    lijst: list[Melding] = field(default_factory=list)
    negeringen: list[Negeer] = field(default_factory=list)

    def fout(self, code: str, plek: Plek, tekst: str, hint: str = "") -> None:
        """Add a fault."""
        self.lijst.append(Melding(code, Ernst.FOUT, plek, tekst, hint))

    def waarschuw(self, code: str, plek: Plek, tekst: str, hint: str = "") -> None:
        """Add a warning."""
        self.lijst.append(Melding(code, Ernst.WAARSCHUWING, plek, tekst, hint))

    def __bool__(self) -> bool:
        return bool(self.lijst)


class Onleesbaar(Exception):
    """Cannot go on with this input; carries all meldingen found so far."""

    def __init__(self, meldingen: Iterable[Melding], uitgang: Uitgang = Uitgang.ONLEESBAAR) -> None:
        self.meldingen = list(meldingen)
        self.uitgang = uitgang
        super().__init__(f"{len(self.meldingen)} meldingen")


def gesorteerd(meldingen: Iterable[Melding]) -> list[Melding]:
    """Return the meldingen by place, each only once."""
    uniek = {(m.code, m.plek, m.tekst): m for m in meldingen}
    return sorted(uniek.values(), key=lambda m: (m.plek, m.code, m.tekst))


def heeft_fout(meldingen: Iterable[Melding]) -> bool:
    """Whether at least one melding is a fault."""
    return any(m.ernst is Ernst.FOUT for m in meldingen)


def als_tekst(meldingen: Iterable[Melding]) -> str:
    """Render for a person: place, severity, code and fault; under it the cure and the way to the reason."""
    regels = []
    for m in gesorteerd(meldingen):
        if m.genegeerd:
            continue
        regels.append(f"{m.plek}: {m.ernst.value} {m.code} {m.tekst}")
        if m.hint:
            regels.append(f"    hint: {m.hint}")
        regels.append(f"    uitleg: docgen regel {m.code}")
    return "\n".join(regels)


def telling(meldingen: Iterable[Melding]) -> str:
    """How many there are of each kind; those that are ignored are listed below it, each with its reason."""
    woorden = {Ernst.FOUT: "fouten", Ernst.OORDEEL: "oordelen", Ernst.WAARSCHUWING: "waarschuwingen"}
    alle = gesorteerd(meldingen)
    stil = [m for m in alle if m.genegeerd]
    aantallen = {ernst: sum(m.ernst is ernst and not m.genegeerd for m in alle) for ernst in woorden}
    delen = [f"{n} {e.value if n == 1 else woorden[e]}" for e, n in aantallen.items() if n]
    regels = [", ".join(delen)] if delen else []
    if stil:
        regels.append(f"{len(stil)} genegeerd:")
        regels += [f"    {m.plek}: {m.code} {m.tekst} (reden: {m.genegeerd})" for m in stil]
    return "\n".join(regels)


def als_json(meldingen: Iterable[Melding]) -> str:
    """Render as a JSON list, sorted by place."""
    return json.dumps([m.als_dict() for m in gesorteerd(meldingen)], ensure_ascii=False, indent=2)
