"""The styles of a docgen document as data: what each paragraph, character and table style looks like.

They follow sjablonen/huisstijl/*.css, so that PDF and DOCX are of one family. Sizes are half points, distances twips
(1/20 point); {accent}, {inkt} and so on are the colour roles of the page. Only `docDefaults` names a font, so that the
same styles take the font of a school's own letterhead. h1 is Heading 1 and not Title: a screen reader counts headings,
and Title is none.
"""

from __future__ import annotations

from typing import NamedTuple


class Stijl(NamedTuple):
    """One style; `alinea` and `teken` are the insides of pPr and rPr, `extra` of a table style."""

    id: str
    naam: str
    alinea: str = ""
    teken: str = ""
    op: str = "Normal"
    volgende: str = ""
    soort: str = "paragraph"
    extra: str = ""


_KOP = (
    '<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="{b}" w:after="{a}" w:line="240" '
    'w:lineRule="auto"/><w:outlineLvl w:val="{n}"/>'
)
_VET = "<w:b/><w:bCs/>"
KADER_LINKS, KADER_RECHTS = 227, "113"
_KADERLIJN = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{tint}"/><w:left w:val="single" w:sz="24" w:space="8" w:color="{accent}"/><w:bottom w:val="single" w:sz="4" w:space="5" w:color="{tint}"/></w:pBdr>'
KADER = _KADERLIJN + '<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>'
_STREEP = '<w:{0} w:val="single" w:sz="4" w:space="{1}" w:color="{{veld}}"/>'
_VAK = "".join(_STREEP.format(kant, 4) for kant in ("top", "left", "bottom", "right"))
_VLAK = (
    "<w:pBdr>"
    + "".join(
        f'<w:{k} w:val="single" w:sz="4" w:space="20" w:color="{{accent}}"/>'
        for k in ("top", "left", "bottom", "right")
    )
    + '</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{accent}"/>'
)
_WIT = '<w:color w:val="FFFFFF"/>'
# heading level -> space before, space after, size, colour; per kind of document where it differs
_KOPPEN = {
    1: (0, 300, 48, "accent"), 2: (420, 140, 32, "accent"), 3: (300, 75, 25, "inkt"), 4: (150, 20, 22, "grijs"),
}  # fmt: skip
_ANDERE_KOPPEN = {
    "brief": {1: (300, 260, 28, "accent"), 2: (300, 75, 24, "accent"), 3: (150, 40, 22, "inkt")},
    "formulier": {1: (0, 150, 40, "accent"), 2: (300, 110, 28, "accent")},
}


def _kleur(rol: str) -> str:
    return f'<w:color w:val="{{{rol}}}"/>'


def _maat(halve_punten: int) -> str:
    return f'<w:sz w:val="{halve_punten}"/><w:szCs w:val="{halve_punten}"/>'


def _lucht(voor: int, na: int, regel: str = "") -> str:
    return f'<w:spacing w:before="{voor}" w:after="{na}"{regel}/>'


def _kop(niveau: int, voor: int, na: int, maat: int, rol: str) -> Stijl:
    alinea = _KOP.format(b=voor, a=na, n=niveau - 1)
    teken = _VET + _kleur(rol) + _maat(maat)
    return Stijl(f"Heading{niveau}", f"heading {niveau}", alinea, teken, volgende="Normal")


def koppen(soort: str) -> list[Stijl]:
    """Return the heading styles for a kind of document; the h1 of a letter is its subject line."""
    maten = _KOPPEN | _ANDERE_KOPPEN.get(soort, {})
    return [_kop(niveau, *maat) for niveau, maat in maten.items()]


_DICHT = ' w:line="252" w:lineRule="auto"'
ALINEAS = [
    Stijl("Artikel", "Artikel", op="Heading2", volgende="Lid"),
    Stijl("Bijlagekop", "Bijlagekop", _lucht(0, 200), op="Heading2", volgende="Normal"),
    Stijl("Lid", "Lid"),
    Stijl("Omslagtitel", "Omslagtitel", _VLAK + _lucht(3000, 0), _WIT + _maat(68), "Heading1", "Ondertitel"),
    Stijl("Ondertitel", "Ondertitel", _VLAK + _lucht(0, 900) + "<w:suppressAutoHyphens/>", _WIT + _maat(32)),
    Stijl("Inleiding", "Inleiding", _lucht(0, 260), _maat(25)),
    Stijl("Retouradres", "Retouradres", _lucht(0, 0, ' w:line="227" w:lineRule="exact"') + "<w:suppressAutoHyphens/>",
          _kleur("grijs") + _maat(15)),
    Stijl("Adres", "Adres", "<w:keepLines/><w:suppressAutoHyphens/>" + _lucht(0, 480, ' w:line="300" w:lineRule="exact"')),
    Stijl("Ondertekenaar", "Ondertekenaar", "<w:keepLines/>" + _lucht(1020, 240)),
    Stijl("Klein", "Klein", _lucht(0, 80), _kleur("grijs") + _maat(18)),
    Stijl("ListBullet", "List Bullet", _lucht(0, 50)),
    Stijl("ListNumber", "List Number", _lucht(0, 50)),
    Stijl("ListContinue", "List Continue", _lucht(0, 50)),
    Stijl("Caption", "caption", "<w:keepNext/><w:keepLines/>" + _lucht(200, 75), _VET + _kleur("grijs") + _maat(20)),
    Stijl("Kader", "Kader", KADER + _lucht(0, 110) + '<w:ind w:left="227" w:right="113"/>'),
    Stijl("Tabeltekst", "Tabeltekst", _lucht(0, 0, _DICHT), _maat(20)),
    Stijl("Tabelkop", "Tabelkop", "", _VET + _kleur("accent"), "Tabeltekst"),
    Stijl("Tabelrijkop", "Tabelrijkop", teken=_VET, op="Tabeltekst"),
    Stijl("Kenmerktekst", "Kenmerktekst", _lucht(0, 0, _DICHT)),
    Stijl("Kenmerkkop", "Kenmerkkop", "<w:suppressAutoHyphens/>", _kleur("grijs"), "Kenmerktekst"),
    Stijl("Kenmerktekstklein", "Kenmerktekst klein", teken=_maat(19), op="Kenmerktekst"),
    Stijl("Kenmerkkopklein", "Kenmerkkop klein", teken=_maat(19), op="Kenmerkkop"),
    Stijl("Tabeltekstklein", "Tabeltekst klein", teken=_maat(17), op="Tabeltekst"),
    Stijl("Tabelkopklein", "Tabelkop klein", teken=_maat(17), op="Tabelkop"),
    Stijl("Tabelrijkopklein", "Tabelrijkop klein", teken=_maat(17), op="Tabelrijkop"),
    Stijl("Tabelslot", "Tabelslot", _lucht(0, 0, ' w:line="20" w:lineRule="exact"'), _maat(2)),
    Stijl("Veld", "Veld", "<w:keepLines/><w:suppressAutoHyphens/><w:pBdr>" + _STREEP.format("bottom", 2)
          + _STREEP.format("between", 2) + '</w:pBdr><w:tabs><w:tab w:val="left" w:pos="3119"/></w:tabs>'
          + _lucht(200, 60) + '<w:ind w:left="3119" w:hanging="3119"/>'),
    Stijl("Handtekening", "Handtekening", _lucht(760, 160), op="Veld"),
    Stijl("Veldrij", "Veldrij", '<w:tabs><w:tab w:val="clear" w:pos="3119"/></w:tabs><w:ind w:left="0" w:firstLine="0"/>',
          op="Veld"),
    Stijl("Handtekeningrij", "Handtekeningrij", _lucht(640, 120), op="Veldrij"),
    Stijl("Keuze", "Keuze", '<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="482"/></w:tabs>' + _lucht(0, 110)
          + '<w:ind w:left="482" w:hanging="482"/>'),
    Stijl("Veldvraag", "Veldvraag", "<w:keepNext/><w:keepLines/>" + _lucht(150, 100)),
    Stijl("Invulruimte", "Invulruimte", f"<w:keepLines/><w:pBdr>{_VAK}</w:pBdr>"
          + _lucht(80, 220, ' w:line="360" w:lineRule="auto"') + '<w:ind w:left="113" w:right="113"/>'),
    Stijl("Header", "header", _lucht(0, 0), _maat(17)),
    Stijl("Woordmerk", "Woordmerk", "<w:suppressAutoHyphens/>" + _lucht(0, 0, ' w:line="240" w:lineRule="auto"'),
          _VET + _kleur("accent") + _maat(32)),
    Stijl("Afzender", "Afzender", "<w:suppressAutoHyphens/>" + _lucht(0, 0, ' w:line="240" w:lineRule="exact"'),
          _kleur("grijs") + _maat(18)),
    Stijl("Concept", "Concept", _lucht(0, 0) + '<w:jc w:val="center"/>', _VET + '<w:color w:val="9B1C1C"/>', "Header"),
    Stijl("Footer", "footer", '<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{lijn}"/></w:pBdr>'
          "<w:suppressAutoHyphens/>" + _lucht(0, 0), _kleur("grijs") + _maat(17)),
]  # fmt: skip


def _teken(stijl_id: str, naam: str, teken: str) -> Stijl:
    return Stijl(stijl_id, naam, teken=teken, op="", soort="character")


TEKENS = [
    _teken("Hyperlink", "Hyperlink", _kleur("accent") + '<w:u w:val="single"/>'),
    _teken("PlaceholderText", "Placeholder Text", _kleur("grijs")),
    _teken("Veldnaam", "Veldnaam", _kleur("grijs") + _maat(20)),
    _teken("Bron", "Bron", _kleur("grijs") + _maat(18)),
    _teken("Gat", "Gat", '<w:color w:val="4D3600"/><w:shd w:val="clear" w:color="auto" w:fill="FFF1B8"/>'),
]

_LIJN = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{{{2}}}"/>'


def _lijnen(rol: str, dikte: int, onder: int) -> str:
    boven, tussen = _LIJN.format("top", dikte, rol), _LIJN.format("insideH", 4, "lijn")
    return f"<w:tblBorders>{boven}{_LIJN.format('bottom', onder, rol)}{tussen}</w:tblBorders>"


def _ruimte(v: int, links: int, rechts: int) -> str:
    kanten = (("top", v), ("left", links), ("bottom", v), ("right", rechts))
    return (
        "<w:tblCellMar>" + "".join(f'<w:{k} w:w="{m}" w:type="dxa"/>' for k, m in kanten) + "</w:tblCellMar>"
    )


_EERSTE_RIJ = (
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    + _LIJN.format("bottom", 8, "accent")
    + '</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{tint}"/></w:tcPr></w:tblStylePr>'
)


def _tabel(naam: str, binnen: str, extra: str = "") -> Stijl:
    return Stijl(naam, naam, extra=f"<w:tblPr>{binnen}</w:tblPr>{extra}", op="TableNormal", soort="table")


TABELLEN = [
    _tabel("Kenmerk", _ruimte(35, 0, 150)),
    _tabel("Kenmerk lijnen", _lijnen("accent", 8, 4) + _ruimte(70, 0, 150)),
    _tabel("Kenmerk dicht", _lijnen("accent", 8, 4) + _ruimte(28, 0, 150)),
    _tabel("Raster", _lijnen("accent", 8, 8) + _ruimte(75, 100, 100), _EERSTE_RIJ),
    _tabel("Breed", _lijnen("accent", 8, 8) + _ruimte(60, 75, 75), _EERSTE_RIJ),
]
