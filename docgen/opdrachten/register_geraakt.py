"""Which documents are out of date by a change in the register: those whose page shows what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.document import Huisstijl
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.opdrachten.taken import kies
from docgen.opmaak import Opmaker, SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.gebruik import Gebruik
from docgen.opmaak.namen import namen
from docgen.opmaak.wijzigingen import ORGANISATIE, Soort, Wijziging

_ALS = {
    "laatste_controle": "gecontroleerd",
    "doorgifte": "overdrachten",
}  # as pages call what follows from it
Gelezen = Mapping[tuple[str, str], Mapping[str, object]]


def geraakt(
    oud: Dossier | None, nieuw: Dossier, wijzigingen: Sequence[Wijziging]
) -> tuple[tuple[str, str], ...]:
    """(id, title) of each document from the organisation alone that shows a change; in the order of the list."""
    if not wijzigingen:
        return ()
    eigen = [m / "sjablonen" for m in nieuw.mappen]
    catalogus = lees_catalogus(eigen, Meldingen())
    opmaker = Opmaker(eigen)
    weg = any(w.is_weg for w in wijzigingen)
    uit = []
    for soort in catalogus.values():
        if soort.voorwerk.gegevens or soort.voorwerk.alle:
            continue  # a letter in a case stays what it was
        nu = _gelezen(soort, nieuw, catalogus, opmaker)
        toen = _gelezen(soort, oud, catalogus, opmaker) if weg and oud else nu
        if any(_toont(toen if w.is_weg else nu, w, gokt=oud is None) for w in wijzigingen):
            uit.append((soort.id, soort.voorwerk.titel))
    return tuple(uit)


def _gelezen(
    soort: Documentsoort, dossier: Dossier, catalogus: Mapping[str, Documentsoort], opmaker: Opmaker
) -> Gelezen:
    """What the page reads; nothing when it cannot be made for this organisation."""
    taken = kies(soort.id, None, dossier, catalogus, opmaker, Meldingen())
    if not taken:
        return {}
    gebruik = Gebruik(dossier)
    context = gebruik.namen(namen(dossier) | {"logo": None, "document_titel": soort.voorwerk.titel})
    opdracht = Opdracht(dossier.peildatum, dossier.org.naam, Huisstijl(), dossier.mappen, concept=False)
    try:
        maak_document(opmaker, soort, context, opdracht, gebruik)
    except SjabloonFout:
        return {}  # maak says what is wrong with it
    return gebruik.gelezen


def _toont(gelezen: Gelezen, w: Wijziging, *, gokt: bool) -> bool:
    """Whether such a page shows the change. Without the files of then, a page with activities showed what went."""
    if w.register == ORGANISATIE:
        return (ORGANISATIE, w.id) in gelezen
    if w.is_weg and gokt:
        return any(register == w.register for register, _ in gelezen)
    velden = set(_namen(gelezen.get((w.register, w.id), {})))
    if w.soort is not Soort.VERANDERD:
        return bool(velden)
    return any(v.naam in velden or _ALS.get(v.naam) in velden for v in w.velden)


def _namen(velden: Mapping[str, object]) -> Iterator[str]:
    """The bare names of what was read: 'Verwerking.gegevens' is gegevens."""
    yield from (veld.rpartition(".")[2] for veld in velden)
