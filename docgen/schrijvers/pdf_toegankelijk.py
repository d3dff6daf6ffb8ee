"""What WeasyPrint leaves to do before one PDF is both PDF/UA-1 and PDF/A-3a; runs as its `finisher`.

Repaired here, because WeasyPrint 70 does not: what continues on a next page becomes one element again (a
paragraph, a section, above all a table), repeated table heads and what stands in the margins become artifacts,
heads of tables get a scope, ids get an index, the metadata says PDF/UA-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.document import Document
from docgen.schrijvers import pdf_bijlagen, pdf_velden
from docgen.schrijvers.pdf_stromen import vul, zonder_regeleinde

_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def onthoud_elementen() -> None:
    """Make WeasyPrint note on each structure element which HTML element it stands for (once per process)."""
    from weasyprint.pdf import tags

    bouw = tags._build_box_tree
    if getattr(bouw, "onthoudt", False):
        return

    def bouw_en_onthoud(box: Any, *rest: Any) -> Iterator[Any]:
        for element in bouw(box, *rest):
            if not hasattr(element, "html"):  # a page or body hands on what its children made
                element.html = getattr(getattr(box, "_box", box), "element", None)
            yield element

    bouw_en_onthoud.onthoudt = True  # type: ignore[attr-defined]
    tags._build_box_tree = bouw_en_onthoud


def _is(obj: Any, soort: str) -> bool:
    return isinstance(obj, dict) and obj.get("Type") == soort


class _Boom:
    """The structure tree of one PDF in the making."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.wortel = self.haal(pdf.catalog["StructTreeRoot"])
        self.nummers = self.haal(self.wortel["ParentTree"])["Nums"]
        self.opvolger: dict[
            bytes, bytes
        ] = {}  # element that was merged -> the one that holds its content now
        self.nieuw_id: dict[bytes, Any] = {}  # id of a repeated table head -> id of the first one

    def haal(self, verwijzing: bytes) -> Any:
        return self.pdf.objects[int(verwijzing.split()[0])]

    def kinderen(self, element: Any) -> list[Any]:
        """Return the structure elements directly below this one."""
        objecten = [self.haal(k) for k in element.get("K", ()) if isinstance(k, bytes)]
        return [o for o in objecten if o.get("Type") == "/StructElem"]

    def alle(self, element: Any) -> Iterator[Any]:
        yield element
        for kind in self.kinderen(element):
            yield from self.alle(kind)

    # -- what continues on a next page

    def voeg_samen(self, element: Any) -> None:
        """Join, from here down, the pieces of elements that a page break has cut."""
        eerste: Any = None
        for kind in self.kinderen(element):
            bekend = self._eerder(element, eerste, kind)
            if bekend is None:
                eerste = kind
            else:
                self._schuif(bekend, kind, element)
        if element.get("S") == "/Table":
            self._een_kop(element)
        for kind in self.kinderen(element):
            self.voeg_samen(kind)

    def _eerder(self, ouder: Any, vorige: Any, stuk: Any) -> Any:
        """Return the earlier piece of the same HTML element; cells are sought in the whole row."""
        if ouder.get("S") in ("/TR", "/Table"):
            kandidaten = self.kinderen(ouder)
            eerdere = kandidaten[: next(i for i, k in enumerate(kandidaten) if k is stuk)]
        else:
            eerdere = [vorige] if vorige is not None else []
        return next((e for e in eerdere if self._zelfde(e, stuk)), None)

    @staticmethod
    def _zelfde(een: Any, ander: Any) -> bool:
        html = getattr(een, "html", None)
        gelijk = html is not None and html is getattr(ander, "html", None) and een["S"] == ander["S"]
        return gelijk and een["S"] != "/THead" and een["Pg"] != ander["Pg"]

    def _schuif(self, doel: Any, stuk: Any, ouder: Any) -> None:
        for kind in stuk["K"]:
            if isinstance(kind, int):
                kind = self._gemerkt(kind, stuk["Pg"])
            elif self.haal(kind).get("Type") == "/StructElem":
                self.haal(kind)["P"] = doel.reference
            doel["K"].append(kind)
        ouder["K"].remove(stuk.reference)
        self.opvolger[stuk.reference] = doel.reference
        if "ID" in stuk and "ID" in doel:
            self.nieuw_id[stuk["ID"].data] = doel["ID"]
        stuk.clear()

    def _gemerkt(self, mcid: int, pagina: bytes) -> Any:
        import pydyf

        return pydyf.Dictionary({"Type": "/MCR", "Pg": pagina, "MCID": mcid})

    def _een_kop(self, tabel: Any) -> None:
        """Take the repeated heads out of a table; cells that pointed at them point at the first head."""
        koppen = [k for k in self.kinderen(tabel) if k["S"] == "/THead"]
        ids = {id(c.html): c["ID"] for k in koppen[:1] for c in self.alle(k) if "ID" in c}
        for kop in koppen[1:]:
            for cel in self.alle(kop):
                if "ID" in cel and id(cel.html) in ids:
                    self.nieuw_id[cel["ID"].data] = ids[id(cel.html)]
            tabel["K"].remove(kop.reference)

    # -- what is no content

    def maak_artefacten(self) -> None:
        """Mark all that is not in the tree (margins, repeated heads) as artifact, and forget its elements."""
        levend = {e.reference for e in self.alle(self.wortel)}
        self.nummers[:] = [self.opvolger.get(n, n) if isinstance(n, bytes) else n for n in self.nummers]
        for pagina in (o for o in self.pdf.objects if _is(o, "/Page")):
            self._pagina(pagina, levend)
        for element in (o for o in self.pdf.objects if _is(o, "/StructElem")):
            if element.reference not in levend:
                element.clear()

    def _pagina(self, pagina: Any, levend: set[bytes]) -> None:
        import pydyf

        plaats = self.nummers.index(pagina["StructParents"]) + 1
        rij = self.nummers[plaats]
        stroom = self.haal(pagina["Contents"]).stream
        waar = {s["MCID"]: i for i, s in enumerate(stroom) if isinstance(s, dict) and "MCID" in s}
        for mcid, verwijzing in enumerate(rij):
            rij[mcid] = self.opvolger.get(verwijzing, verwijzing)
            if rij[mcid] not in levend:
                rij[mcid] = "null"
                stroom[waar[mcid] - 1] = "/Artifact"
                stroom[waar[mcid]] = pydyf.Dictionary({"Type": "/Pagination"})

    # -- tables

    def koppen(self) -> None:
        """Give heads a scope, cells the ids of heads that still exist, and the ids an index."""
        import pydyf

        ids: dict[bytes, tuple[Any, bytes]] = {}
        for element in self.alle(self.wortel):
            if element.get("S") == "/TH":
                rij = element.html is not None and element.html.get("scope") == "row"
                element["A"]["Scope"] = "/Row" if rij else "/Column"
            if "ID" in element:
                ids[element["ID"].data] = (element["ID"], element.reference)
            self._verwijs(element)
        if ids:
            namen = pydyf.Array(deel for _, paar in sorted(ids.items()) for deel in paar)
            boom = pydyf.Dictionary({"Names": namen})
            self.pdf.add_object(boom)
            self.wortel["IDTree"] = boom.reference

    def _verwijs(self, element: Any) -> None:
        import pydyf

        oud = element.get("A", {}).get("Headers")
        if oud is not None:
            nieuw = {n.data: n for n in (self.nieuw_id.get(h.data, h) for h in oud)}
            element["A"]["Headers"] = pydyf.Array(nieuw.values())
            if not nieuw:
                del element["A"]["Headers"]


def _metadata(pdf: Any) -> None:
    stroom = next(o for o in pdf.objects if getattr(o, "extra", {}).get("Type") == "/Metadata")
    stroom.stream = [deel.replace(b"</rdf:RDF>", _XMP) for deel in stroom.stream]
    stroom.compress = False


def maak_af(
    document: Document, opgemaakt: Any, pdf: Any, vulling: int = 0, *, invulbaar: bool = False
) -> None:
    """Finish the PDF (WeasyPrint calls this right before it writes the bytes), with so many empty objects added."""
    vul(pdf, vulling)
    boom = _Boom(pdf)
    boom.voeg_samen(boom.wortel)
    boom.maak_artefacten()
    boom.koppen()
    if invulbaar:
        pdf_velden.zet_velden(pdf, boom, opgemaakt)
    pdf_bijlagen.herstel(pdf, document)
    _metadata(pdf)
    zonder_regeleinde(pdf)
