"""Change a text by one slice, and prove that the data changed in exactly the intended field."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.bewerken.gegevens import als_gegevens
from docgen.bewerken.snede import Blad, Snede, snede
from docgen.bewerken.wijziging import GeenPlek, Wijziging, toegepast, uitgeschreven
from docgen.bron import Kaart, lees_tekst
from docgen.meldingen import Meldingen, Onleesbaar, heeft_fout


class NietTeBewerken(Exception):
    """The change cannot be made in this layout without touching something else; the text is as it was."""


def bewerk(tekst: str, wijziging: Wijziging, naam: str) -> str:
    """Return the text with the change in it; outside one slice nothing differs.

    Raises GeenPlek when the path leads nowhere, NietTeBewerken when the result would not read back as meant, and
    Onleesbaar when the text itself has faults. `naam` is the name of the file in meldingen.
    """
    boom = _lees(tekst, naam)
    oud = als_gegevens(boom)
    bedoeld = uitgeschreven(oud, wijziging)
    plaats = snede(Blad(tekst, boom), bedoeld)
    nieuw = tekst[: plaats.van] + plaats.tekst + tekst[plaats.tot :]
    try:
        gelezen = als_gegevens(_lees(nieuw, naam))
    except Onleesbaar as e:
        raise NietTeBewerken(wijziging.pad) from e
    if gelezen != toegepast(oud, bedoeld):
        raise NietTeBewerken(wijziging.pad)
    return nieuw


def bewerk_samen(tekst: str, wijzigingen: Sequence[Wijziging], naam: str) -> str:
    """Return the text with all changes in it, one after the other as `bewerk` would make them; raises the same.

    Reading is what costs. What can be made and proved in one go is; when that proof fails, the first change is
    made on its own and the rest is tried again.
    """
    rest = list(wijzigingen)
    while len(rest) > 1:
        try:
            return _in_een_keer(tekst, rest, naam)
        except (GeenPlek, NietTeBewerken):
            tekst = bewerk(tekst, rest.pop(0), naam)
    return bewerk(tekst, rest[0], naam) if rest else tekst


def _in_een_keer(tekst: str, wijzigingen: Sequence[Wijziging], naam: str) -> str:
    boom = _lees(tekst, naam)
    oud = als_gegevens(boom)
    blad, bedoeld = Blad(tekst, boom), oud
    sneden: list[Snede] = []
    for wijziging in wijzigingen:
        uit = uitgeschreven(oud, wijziging)
        bedoeld = toegepast(bedoeld, uit)
        sneden.append(snede(blad, uit))
    delen, einde = [], 0
    for deel in sorted(sneden, key=lambda s: s.van):
        if deel.van < einde:
            raise NietTeBewerken(naam)
        delen += [tekst[einde : deel.van], deel.tekst]
        einde = deel.tot
    nieuw = "".join([*delen, tekst[einde:]])
    try:
        gelezen = als_gegevens(_lees(nieuw, naam))
    except Onleesbaar as e:
        raise NietTeBewerken(naam) from e
    if gelezen != bedoeld:
        raise NietTeBewerken(naam)
    return nieuw


def _lees(tekst: str, naam: str) -> Kaart:
    meldingen = Meldingen()
    boom = lees_tekst(tekst, meldingen, naam)
    if boom is None or heeft_fout(meldingen.lijst):
        raise Onleesbaar(meldingen.lijst)
    return boom


__all__ = ["GeenPlek", "NietTeBewerken", "bewerk", "bewerk_samen"]
