"""Real form fields on the places where the page draws boxes; for the version of a form that is meant for the screen.

Every field shows itself by an appearance of its own, so that no reader has to guess one, and hangs in the structure
tree, so that it is read out in its place. A signature stays a box for the pen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.schrijvers.pdf_veldletter import NAAM, veldletter, zet_letter

_PUNT = 0.75  # points in a CSS pixel
_GROOTTE, _REGEL, _RAND = 11.0, 14.3, 4.0  # letter, line and space beside the text, in points
_INKT = "0.11 0.129 0.153"
_MEER_REGELS, _AFDRUKKEN = 1 << 12, 1 << 2
AAN = "Ja"


@dataclass(frozen=True)
class Veld:
    """One box of the page: its HTML element, page (from 0) and place in points (left, bottom, right, top)."""

    element: Any
    bladzijde: int
    vak: tuple[float, float, float, float]

    @property
    def is_vinkje(self) -> bool:
        """Whether it is a check box."""
        return bool(self.element.get("type") == "checkbox")

    @property
    def meer_regels(self) -> bool:
        """Whether a text may take more lines: a textarea, and any other box with room for two, but no date."""
        hoog = self.maat[1] > 2 * (_REGEL + 1) and self.element.get("class") != "datum"
        return bool(hoog or self.element.tag == "textarea")

    @property
    def maat(self) -> tuple[float, float]:
        """Width and height."""
        return self.vak[2] - self.vak[0], self.vak[3] - self.vak[1]


def haal_waarden_weg(boom: Any) -> None:
    """Keep what is filled in beforehand for the fields: on the page it would stand under the field.

    A text that the font of the fields cannot write stays on the page as it is; there comes no field.
    """
    for element in (e for e in boom.iter() if e.tag in ("input", "textarea")):
        waarde = _op_de_bladzijde(element)
        if waarde and _wordt_veld(element) and veldletter().kan(waarde):
            element.attrib.pop("value", None)
            element.text = None
            element.set("data-waarde", waarde)


def _op_de_bladzijde(element: Any) -> str:
    return str(element.get("value") or element.text or "").strip()


def _wordt_veld(element: Any) -> bool:
    return bool(element.get("class") != "handtekening")


def zoek_velden(opgemaakt: Any) -> Iterator[Veld]:
    """Yield the boxes of all fields, as WeasyPrint laid them out."""
    gezien: set[Any] = set()
    for nummer, pagina in enumerate(opgemaakt.pages):
        for box in pagina._page_box.descendants():
            element = box.element
            if box.element_tag not in ("input", "textarea") or element in gezien:
                continue
            gezien.add(element)
            if _wordt_veld(element) and not _op_de_bladzijde(element):
                yield Veld(element, nummer, _vak(box, pagina.height))


def _vak(box: Any, hoogte: float) -> tuple[float, float, float, float]:
    """The place inside the border, from the bottom left of the page."""
    links, boven = box.padding_box_x(), box.padding_box_y()
    rechts, onder = links + box.padding_width(), boven + box.padding_height()
    return _rond(links), _rond(hoogte - onder), _rond(rechts), _rond(hoogte - boven)


def _rond(pixels: float) -> float:
    return round(pixels * _PUNT, 2)


def zet_velden(pdf: Any, boom: Any, opgemaakt: Any) -> None:
    """Add the fields to a PDF in the making; `boom` is its structure tree."""
    _Formulier(pdf, boom).zet({v.element: v for v in zoek_velden(opgemaakt)})


class _Formulier:
    def __init__(self, pdf: Any, boom: Any) -> None:
        self.pdf, self.boom = pdf, boom
        self.paginas: list[Any] = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Page"]
        self.letter = self.boek({"Font": self.los({NAAM: zet_letter(pdf, self.boek)})})

    def los(self, inhoud: dict[str, Any]) -> Any:
        import pydyf

        return pydyf.Dictionary(inhoud)

    def boek(self, inhoud: dict[str, Any]) -> Any:
        self.pdf.add_object(gemaakt := self.los(inhoud))
        return gemaakt

    def zet(self, velden: dict[Any, Veld]) -> None:
        """Add the fields in reading order."""
        import pydyf

        plaatsen: dict[Any, Any] = {}
        for element in self.boom.alle(self.boom.wortel):
            html = getattr(element, "html", None)
            if html is not None and html in velden:
                plaatsen.setdefault(html, element)
        rij = [self._veld(velden[html], plaats).reference for html, plaats in plaatsen.items()]
        formulier = {"Fields": pydyf.Array(rij), "DR": self.letter.reference, "DA": self._schrift()}
        self.pdf.catalog["AcroForm"] = self.boek(formulier).reference

    def _schrift(self) -> Any:
        import pydyf

        return pydyf.String(f"/{NAAM} {_GROOTTE:g} Tf {_INKT} rg")

    def _veld(self, veld: Veld, plaats: Any) -> Any:
        import pydyf

        pagina = self.paginas[veld.bladzijde]
        widget = self.boek(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": pydyf.Array(veld.vak),
                "P": pagina.reference,
                "F": _AFDRUKKEN,
                "T": pydyf.String(veld.element.get("name").replace(".", "_")),
                "TU": pydyf.String(veld.element.get("title")),
                **(self._vinkje(veld) if veld.is_vinkje else self._tekst(veld)),
            }
        )
        pagina.setdefault("Annots", pydyf.Array()).append(widget.reference)
        self._in_de_boom(widget, pagina, plaats)
        return widget

    def _in_de_boom(self, widget: Any, pagina: Any, plaats: Any) -> None:
        import pydyf

        wijzer = self.los({"Type": "/OBJR", "Obj": widget.reference, "Pg": pagina.reference})
        element = self.boek(
            {
                "Type": "/StructElem",
                "S": "/Form",
                "P": plaats.reference,
                "Pg": pagina.reference,
                "K": pydyf.Array([wijzer]),
            }
        )
        plaats["K"].append(element.reference)
        widget["StructParent"] = self.boom.nummers[-2] + 1
        self.boom.nummers += [widget["StructParent"], element.reference]

    # -- how a field shows itself

    def _vorm(self, veld: Veld, *stappen: str | bytes) -> bytes:
        import pydyf

        vorm = pydyf.Stream(
            [b" ".join(s if isinstance(s, bytes) else s.encode() for s in stappen)],
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pydyf.Array((0, 0, *veld.maat)),
                "Resources": self.letter.reference,
            },
            compress=True,
        )
        self.pdf.add_object(vorm)
        return bytes(vorm.reference)

    def _vinkje(self, veld: Veld) -> dict[str, Any]:
        b, h = veld.maat
        haken = [f"{b * x:.2f} {h * y:.2f}" for x, y in ((0.18, 0.5), (0.42, 0.22), (0.84, 0.82))]
        streep = f"{haken[0]} m {haken[1]} l {haken[2]} l S"
        beelden = {AAN: self._vorm(veld, f"q {_INKT} RG {b * 0.14:.2f} w 1 J 1 j", streep, "Q")}
        beelden["Off"] = self._vorm(veld, "")
        return {"FT": "/Btn", "V": "/Off", "AS": "/Off", "AP": self.los({"N": self.los(beelden)})}

    def _tekst(self, veld: Veld) -> dict[str, Any]:
        import pydyf

        waarde = veld.element.get("data-waarde", "")
        beeld = self._vorm(veld, "/Tx BMC", *(_schrijf(veld, waarde) if waarde else ()), "EMC")
        soort = {"FT": "/Tx", "V": pydyf.String(waarde), "DA": self._schrift(), "AP": self.los({"N": beeld})}
        return soort | ({"Ff": _MEER_REGELS} if veld.meer_regels else {})


def _schrijf(veld: Veld, waarde: str) -> Iterator[str | bytes]:
    """Yield the steps that draw a text in a field."""
    (breed, hoog), meer = veld.maat, veld.meer_regels
    regels = list(_breek(waarde, breed - 2 * _RAND)) if meer else [waarde]
    begin = hoog - _RAND - _GROOTTE if meer else (hoog - _GROOTTE * 0.66) / 2
    yield f"q 1 1 {breed - 2:.2f} {hoog - 2:.2f} re W n BT /{NAAM} {_GROOTTE:g} Tf {_INKT} rg"
    yield f"{_REGEL:g} TL {_RAND:g} {begin:.2f} Td"
    for nummer, regel in enumerate(regels):
        yield ("T* " if nummer else "") + f"<{veldletter().codeer(regel).hex()}> Tj"
    yield "ET Q"


def _breek(waarde: str, breed: float) -> Iterator[str]:
    """Yield lines that fit in the width; a word alone may be wider."""
    for alinea in waarde.splitlines():
        regel = ""
        for woord in alinea.split():
            langer = f"{regel} {woord}".strip()
            if regel and veldletter().breedte(langer, _GROOTTE) > breed:
                yield regel
                langer = woord
            regel = langer
        yield regel
