"""Form fields as content controls: each has a title that Word shows and a screen reader speaks."""

from __future__ import annotations

from lxml.etree import _Element

from docgen.schrijvers.word.alinea import Alinea
from docgen.schrijvers.word.bouw import el, fragment, orden, zuiver
from docgen.schrijvers.word.tekst import heeft_klasse, platte_tekst
from docgen.schrijvers.word.werk import Werk

VELDEN = frozenset({"input", "textarea"})
_EN = "\u2002"  # empty fields hold en spaces, as Word's own form fields do: nothing grey is printed where a pen must write
_STIP = "…"  # in running text a line of dots
BREEDTE = 24
_DATUM = (
    '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="nl-NL"/><w:storeMappedDataAs w:val="dateTime"/>'
    '<w:calendar w:val="gregorian"/></w:date>'
)
# MS Gothic is the font Word itself uses for check boxes; it has both signs on Windows and macOS.
_VAKJE = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
_VAKJE_LETTER = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/><w:sz w:val="26"/>'


def is_vakje(element: _Element) -> bool:
    """Return whether this is a check box."""
    return element.tag == "input" and element.get("type") == "checkbox"


def is_handtekening(element: _Element) -> bool:
    """Return whether someone signs here with a pen."""
    return heeft_klasse(element, "handtekening")


def veld(
    werk: Werk, alinea: Alinea, element: _Element, *, gelijnd: bool = True, breed: int = BREEDTE
) -> None:
    """Put a field in the paragraph, `breed` en spaces wide; `gelijnd`: it shows itself where to write."""
    if is_vakje(element):
        alinea.voeg_toe(_sdt(werk, element, fragment(_VAKJE), [_run("\u2610", *fragment(_VAKJE_LETTER))]))
    elif is_handtekening(element):
        alinea.voeg_toe(_run((_STIP if gelijnd else _EN) * breed))
    else:
        alinea.voeg_toe(_tekstveld(werk, element, gelijnd, breed))


def _tekstveld(werk: Werk, element: _Element, gelijnd: bool, breed: int) -> _Element:
    waarde = zuiver(element.get("value") or element.text or "").strip()
    if heeft_klasse(element, "datum"):
        soort = fragment(_DATUM)
    else:
        soort = [el("w:text", **({"multiLine": "1"} if element.tag == "textarea" else {}))]
    if waarde:
        return _sdt(werk, element, soort, [_regels(waarde.splitlines())])
    stijl = el("w:rPr", el("w:rStyle", val=werk.blad.id("Placeholder Text", "character")))
    run = _regels(_leeg(element, gelijnd, breed))
    run.insert(0, stijl)
    return _sdt(werk, element, [el("w:showingPlcHdr"), *soort], [run])


def _leeg(element: _Element, gelijnd: bool, breed: int) -> list[str]:
    """Return the lines of an empty field: dotted, or only the room that a box around it needs."""
    regels = max(int(element.get("rows", "3")), 1) if element.tag == "textarea" else 1
    return [_STIP * breed * regels] if gelijnd else [_EN * breed] + [""] * (regels - 1)


def _sdt(werk: Werk, element: _Element, soort: list[_Element], inhoud: list[_Element]) -> _Element:
    """Return a content control with title, tag and number."""
    naam = element.get("name", "")
    eigenschappen = el("w:sdtPr", el("w:alias", val=_titel(element) or naam))
    if naam:
        eigenschappen.append(el("w:tag", val=naam[:64]))  # Word allows no longer tag
    eigenschappen.append(el("w:id", val=werk.id()))
    eigenschappen.extend(soort)
    return el("w:sdt", eigenschappen, el("w:sdtContent", *inhoud))


def _titel(element: _Element) -> str:
    """Return what the field asks: its title, else the text of its label."""
    if element.get("title"):
        return element.get("title", "")
    label = next(element.iterancestors("label"), None)
    return platte_tekst(label) if label is not None else ""


def _run(tekst: str, *eigenschappen: _Element) -> _Element:
    run = _regels([tekst])
    if eigenschappen:
        run.insert(0, orden(el("w:rPr", *eigenschappen)))
    return run


def _regels(regels: list[str]) -> _Element:
    run = el("w:r")
    for nummer, regel in enumerate(regels):
        if nummer:
            run.append(el("w:br"))
        t = el("w:t")
        t.text = regel
        t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(t)
    return run
