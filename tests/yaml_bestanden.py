"""Random YAML files as people keep them: comments, blank lines, odd quoting, block and flow, CRLF, BOM."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import strategies as st

from docgen.bewerken import Data

SLEUTELS = ["naam", "op", "recht", "a b", "é", "1", "null", "x-y"]
TEKST = st.one_of(
    st.sampled_from(
        [
            "ja",
            "2026-11-30",
            "12:30",
            "a, b",
            "# geen",
            "x: y",
            " rand ",
            "it's",
            '"q"',
            "é€",
            "",
            "null",
            "~",
            "- x",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029\ufeff\x7f"), max_size=12),
)
PROZA = st.sampled_from(["een gewone zin", "Wij zochten, en vonden.", "groep 6a (2026)"])
COMMENTAREN = ("# let op: 'x", "#", "# - a: {b", "#: é", "# over wat volgt", "# links", "# einde")
COMMENTAAR = st.sampled_from(COMMENTAREN[:4])


@dataclass(frozen=True)
class Opmaak:
    """How one file looks."""

    regeleinde: str
    laag: int
    streep: int
    bom: bool
    laatste: bool


OPMAKEN = st.builds(
    Opmaak,
    regeleinde=st.sampled_from(["\n", "\r\n"]),
    laag=st.integers(1, 4),
    streep=st.integers(0, 3),
    bom=st.booleans(),
    laatste=st.booleans(),
)


def gegevens() -> st.SearchStrategy[dict[str, Data]]:
    """A mapping with lists and mappings in it."""
    blad: st.SearchStrategy[Data] = st.one_of(TEKST, PROZA, st.none())
    diep = st.recursive(
        blad,
        lambda kind: st.one_of(
            st.lists(kind, max_size=4), st.dictionaries(st.sampled_from(SLEUTELS), kind, max_size=4)
        ),
        max_leaves=12,
    )
    return st.dictionaries(st.sampled_from(SLEUTELS), diep, min_size=1, max_size=6)


def _dubbel(tekst: str) -> str:
    aangehaald = json.dumps(tekst, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in aangehaald)


def _gewoon(tekst: str) -> bool:
    """Whether the text can stand without quotes."""
    woorden = tekst.replace("-", "").replace(" ", "").replace(":", "").replace("é", "e")
    vrij = woorden.isascii() and woorden.isalnum() and tekst.strip() == tekst and tekst[0] != "-"
    return vrij and tekst not in ("null", "Null", "NULL") and ": " not in tekst and tekst[-1] != ":"


class Schrijver:
    """Writes data with a choice at every turn."""

    def __init__(self, draw: st.DrawFn, opmaak: Opmaak) -> None:
        self.draw = draw
        self.opmaak = opmaak

    def bestand(self, data: dict[str, Data]) -> bytes:
        """The bytes of the file."""
        kop = self.draw(st.sampled_from([[], ["# een zaak"], ["---"], ["%YAML 1.2", "---  # begin"], [""]]))
        regels = [
            *kop,
            *self.kaart(data, 0),
            *self.draw(st.sampled_from([[], ["# einde"], ["", "# einde"], ["..."]])),
        ]
        tekst = self.opmaak.regeleinde.join(regels) + self.opmaak.regeleinde * self.opmaak.laatste
        return b"\xef\xbb\xbf" * self.opmaak.bom + tekst.encode()

    def kaart(self, data: dict[str, Data], kolom: int) -> list[str]:
        regels: list[str] = []
        for sleutel, waarde in data.items():
            regels += self.witruimte(kolom)
            kop = " " * kolom + self.scalar(sleutel, vloeiend=False) + ":"
            regels += self.achter(kop, waarde, kolom)
        return regels

    def achter(self, kop: str, waarde: Data, kolom: int) -> list[str]:
        """A value behind its key, or on the lines below."""
        if isinstance(waarde, dict) and waarde and self.draw(st.booleans()):
            return [kop + self.rand(), *self.kaart(waarde, kolom + self.opmaak.laag)]
        if isinstance(waarde, list) and waarde and self.draw(st.booleans()):
            return [kop + self.rand(), *self.lijst(waarde, kolom + self.opmaak.streep)]
        if isinstance(waarde, str) and "\n" not in waarde and self.blok(waarde):
            inspringen = " " * (kolom + self.opmaak.laag)
            return [
                f"{kop} {self.draw(st.sampled_from(['|-', '>-']))}{self.rand()}",
                inspringen + waarde,
                *self.leeg(),
            ]
        ruimte = " " * self.draw(st.integers(1, 3))
        return [(kop + ruimte + self.vloei(waarde)).rstrip() + self.rand()]

    def lijst(self, items: list[Data], kolom: int) -> list[str]:
        regels: list[str] = []
        for item in items:
            regels += self.witruimte(kolom)
            if isinstance(item, dict) and item and self.draw(st.booleans()):
                eerste, *rest = self.kaart_kaal(item, kolom + 2)
                regels += [" " * kolom + "- " + eerste.lstrip(), *rest]
            elif isinstance(item, list) and item and self.draw(st.booleans()):
                regels += [" " * kolom + "-" + self.rand(), *self.lijst(item, kolom + 2)]
            else:
                regels.append((" " * kolom + "- " + self.vloei(item)).rstrip() + self.rand())
        return regels

    def kaart_kaal(self, data: dict[str, Data], kolom: int) -> list[str]:
        """A mapping whose first key stands right behind a dash."""
        (sleutel, waarde), *rest = data.items()
        kop = " " * kolom + self.scalar(sleutel, vloeiend=False) + ":"
        return [*self.achter(kop, waarde, kolom), *self.kaart(dict(rest), kolom)]

    def vloei(self, waarde: Data) -> str:
        """A value on one line."""
        match waarde:
            case None:
                return self.draw(st.sampled_from(["", "~", "null"]))
            case str():
                return self.scalar(waarde, vloeiend=False)
            case _:
                return self.tussen_haken(waarde)

    def tussen_haken(self, waarde: Data) -> str:
        ruim = self.draw(st.sampled_from(["", " "]))
        match waarde:
            case list():
                komma = "," * (bool(waarde) and self.draw(st.booleans()))
                return "[" + ruim + ", ".join(self.tussen_haken(w) for w in waarde) + komma + ruim + "]"
            case dict():
                paren = (
                    f"{self.scalar(s, vloeiend=True)}: {self.tussen_haken(w)}" for s, w in waarde.items()
                )
                return "{" + ruim + ", ".join(paren) + ruim + "}"
            case None:
                return "~"
            case str():
                return self.scalar(waarde, vloeiend=True)

    def scalar(self, tekst: str, *, vloeiend: bool) -> str:
        kan = [_dubbel(tekst)]
        if tekst.isprintable():
            kan.append("'" + tekst.replace("'", "''") + "'")
        if _gewoon(tekst) and not (vloeiend and ":" in tekst):
            kan.append(tekst)
        return self.draw(st.sampled_from(kan))

    def blok(self, tekst: str) -> bool:
        netjes = tekst.isprintable() and tekst.strip() == tekst != "" and tekst[0] != "#"
        return netjes and self.draw(st.booleans())

    def rand(self) -> str:
        """Perhaps a comment behind the line."""
        return self.draw(st.one_of(st.just(""), st.just(""), COMMENTAAR.map(lambda c: "  " + c)))

    def witruimte(self, kolom: int) -> list[str]:
        """Perhaps a blank line or a comment line."""
        return self.draw(
            st.sampled_from([[], [], [], [""], [" " * kolom + "# over wat volgt"], ["# links", ""]])
        )

    def leeg(self) -> list[str]:
        return self.draw(st.sampled_from([[], [""]]))


@st.composite
def bestanden(draw: st.DrawFn) -> tuple[dict[str, Data], bytes]:
    """Data and a file that holds it."""
    data = draw(gegevens())
    return data, Schrijver(draw, draw(OPMAKEN)).bestand(data)
