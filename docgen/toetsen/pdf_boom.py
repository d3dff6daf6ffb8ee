"""The structure tree of a PDF, as a reader with a screen reader gets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.toetsen.pdf_tekst import Merk


@dataclass
class Element:
    """One structure element; `objecten` are the links and form fields that hang under it."""

    soort: str
    obj: Any
    inhoud: list[Element | Merk] = field(default_factory=list)
    objecten: list[Any] = field(default_factory=list)

    @property
    def kinderen(self) -> list[Element]:
        """The elements directly below this one."""
        return [k for k in self.inhoud if isinstance(k, Element)]

    def alle(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kind in self.kinderen:
            yield from kind.alle()

    def merken(self) -> Iterator[Merk]:
        """The marked content of this element, in reading order."""
        for deel in self.inhoud:
            if isinstance(deel, Merk):
                yield deel
            else:
                yield from deel.merken()

    def kenmerk(self, naam: str) -> Any:
        """Return an attribute such as /Scope, or None."""
        lijst = self.obj.get("/A")
        for deel in lijst if _is_rij(lijst) else [lijst]:
            if is_boek(deel) and naam in deel:
                return deel[naam]
        return None


def is_boek(obj: Any) -> bool:
    """Whether this is a dictionary (pikepdf gives every object the methods of one)."""
    import pikepdf

    return isinstance(obj, pikepdf.Dictionary)


def _is_rij(obj: Any) -> bool:
    import pikepdf

    return isinstance(obj, pikepdf.Array)


class _Bouw:
    def __init__(self, pdf: Any) -> None:
        self.bladzijden = {p.obj.objgen: n for n, p in enumerate(pdf.pages, start=1)}
        self.rollen = pdf.Root.StructTreeRoot.get("/RoleMap", {})
        self.gezien: set[tuple[int, int]] = set()

    def bouw(self, obj: Any, pagina: Any) -> Element:
        pagina = obj.get("/Pg", pagina)
        element = Element(self._rol(obj), obj)
        kinderen = obj.get("/K")
        for kind in kinderen if _is_rij(kinderen) else [kinderen]:
            self._voeg_toe(element, kind, pagina)
        return element

    def _rol(self, obj: Any) -> str:
        naam = str(obj.get("/S", "/StructTreeRoot"))
        for _ in range(10):
            if naam not in self.rollen:
                break
            naam = str(self.rollen[naam])
        return naam.lstrip("/")

    def _voeg_toe(self, element: Element, kind: Any, pagina: Any) -> None:
        if isinstance(kind, int):
            self._merk(element, pagina, kind, None)
        elif not is_boek(kind):
            return
        elif str(kind.get("/Type")) == "/MCR":
            self._merk(element, kind.get("/Pg", pagina), int(kind["/MCID"]), kind.get("/Stm"))
        elif str(kind.get("/Type")) == "/OBJR":
            element.objecten.append(kind["/Obj"])
        elif not kind.is_indirect or kind.objgen not in self.gezien:
            self.gezien.add(kind.objgen)
            element.inhoud.append(self.bouw(kind, pagina))

    def _merk(self, element: Element, pagina: Any, mcid: int, stroom: Any) -> None:
        nummer = self.bladzijden.get(pagina.objgen if pagina is not None else None, 0)
        element.inhoud.append(Merk(nummer, stroom.objgen[0] if stroom is not None else 0, mcid))


def lees_boom(pdf: Any) -> Element | None:
    """Return the root of the structure tree, or None when the file has no tags."""
    if "/StructTreeRoot" not in pdf.Root:
        return None
    return _Bouw(pdf).bouw(pdf.Root.StructTreeRoot, None)
