"""docgen register wijzig, voeg-toe, sluit, heropen: change one entry in the organisation's own files.

The change is worked out on the data, made in the text, read back with all layers and only written when the entry is
what was meant and no new fault came of it. What is inherited stays where it is; the school gets its own value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from docgen.bestanden import NietSchrijfbaar
from docgen.bewerken import (
    Bestand,
    Data,
    GeenPlek,
    Gewijzigd,
    NietTeBewerken,
    Wijziging,
    Zet,
    bewerk_samen,
    onveranderd,
    schrijf,
    slot,
)
from docgen.bewerken.schrijfwijze import veld
from docgen.bron.boom import vind
from docgen.meldingen import Ernst, Melding, Onleesbaar, Plek, Uitgang, gesorteerd
from docgen.opdrachten.inlezen import vind_organisaties
from docgen.opdrachten.register_plaats import OPDRACHTREGEL, Doel, bedoelde, eigen, geweigerd
from docgen.opdrachten.register_plan import gewenst, plan, staat, tak, uitgevouwen, waarde_op
from docgen.opdrachten.register_stand import Stand, bekende_ids, erbij, geerfd, lees_stand
from docgen.opdrachten.register_velden import Toekenning
from docgen.opdrachten.verzoek_nieuw import niet_te_schrijven


@dataclass(frozen=True)
class Veranderd:
    """A field that has another value now, and where it stands; `was` is None when there was nothing."""

    plek: Plek
    veld: str
    was: Data
    wordt: Data


@dataclass(frozen=True)
class Gedaan:
    """What a command changed, and what the rules say now that they did not say before."""

    veranderd: tuple[Veranderd, ...]
    meldingen: list[Melding] = field(default_factory=list)


@dataclass(frozen=True)
class Vraag:
    """A change as the user asks for it; `nieuw` says whether the entry must be there already or may not be."""

    doel: Doel
    toekenningen: tuple[Toekenning, ...]
    peildatum: date
    nieuw: bool = False
    toch: bool = False


def wijzig(vraag: Vraag) -> Gedaan:
    """Change the entry. Raises Onleesbaar with the reasons when it is refused; then nothing was written."""
    folder = vraag.doel.config.parent
    try:
        with slot(folder):
            oud = lees_stand(vraag.doel, vraag.peildatum, {})
            _houd_tegen_wat_niet_kan(vraag, oud)
            klaar = _voorstel(vraag, oud)
            meldingen = [*erbij(oud, klaar.stand), *_bij_de_scholen(vraag, klaar)]
            _houd_tegen(vraag, klaar, meldingen)
            schrijf_alle((b.was, b.wordt) for b in klaar.bestanden)
    except NietSchrijfbaar as e:
        raise niet_te_schrijven(folder, e) from e
    blijft = [m for m in meldingen if m.ernst is not Ernst.FOUT or vraag.toch]
    return Gedaan(_veranderd(vraag, oud, klaar), blijft)


@dataclass(frozen=True)
class _Bewerkt:
    """One file before and after."""

    was: Bestand
    wordt: str


@dataclass(frozen=True)
class _Voorstel:
    """What will be written, and the entry as it is then."""

    bestanden: tuple[_Bewerkt, ...]
    stand: Stand

    @property
    def concept(self) -> dict[Path, str]:
        return {b.was.pad.resolve(): b.wordt for b in self.bestanden}


def _voorstel(vraag: Vraag, oud: Stand) -> _Voorstel:
    doel, wensen = vraag.doel, list(uitgevouwen(vraag.toekenningen))
    begin = oud.data or ({"id": doel.id} if doel.deel.lijst else {})
    onder = geerfd(doel)
    wens = gewenst(begin, wensen, onder)
    if wens == oud.data:
        return _Voorstel((), oud)
    plekken = eigen(doel, {})
    gemaakt = plan(doel, plekken, wensen, oud.data, wens, onder)
    bestanden = tuple(
        _Bewerkt(plekken[n].bestand, bewerkt(plekken[n].bestand, w)) for n, w in gemaakt.items()
    )
    voorstel = _Voorstel(bestanden, oud)
    voorstel = replace(voorstel, stand=lees_stand(doel, vraag.peildatum, voorstel.concept))
    if voorstel.stand.data != wens and not _ongelezen(voorstel.stand):
        raise niet_te_bewerken(plekken[0].pad, vraag.toekenningen[0].veld)
    return voorstel


def _ongelezen(stand: Stand) -> bool:
    """A new entry that misses its name is left out of the tree, with a melding."""
    return stand.knoop is None and any(m.code.startswith("INV") for m in stand.meldingen)


def bewerkt(bestand: Bestand, wijzigingen: Sequence[Wijziging]) -> str:
    """The text of a file with these changes; nothing is written. Raises Onleesbaar."""
    if not bestand.tekst:
        paren = [(str(w.pad[0]), w.waarde) for w in wijzigingen if isinstance(w, Zet)]
        return "".join(f"{regel}\n" for s, w in paren for regel in veld(s, w, 0, 2, 2))
    try:
        return bewerk_samen(bestand.tekst, wijzigingen, str(bestand.pad))
    except (GeenPlek, NietTeBewerken) as e:
        raise niet_te_bewerken(bestand.pad, ".".join(str(s) for s in wijzigingen[0].pad)) from e


def schrijf_alle(bestanden: Iterable[tuple[Bestand, str]]) -> None:
    """Replace each file by its new text. Raises Onleesbaar when someone else changed one after it was read; then
    none of them is written."""
    lijst = list(bestanden)
    try:
        for was, _ in lijst:
            onveranderd(was)
        for was, wordt in lijst:
            schrijf(was, wordt)
    except Gewijzigd as e:
        tekst = "dit bestand is intussen veranderd; er is niets geschreven"
        hint = "geef de opdracht nog een keer"
        raise geweigerd("UIT107", Plek(str(was.pad)), tekst, hint, Uitgang.NIET_SCHRIJFBAAR) from e


def niet_te_bewerken(pad: Path, waar: str) -> Onleesbaar:
    """The refusal when something else would change too."""
    hint = f"zet het zelf bij '{waar}', of maak de opmaak van dat deel eenvoudiger"
    tekst = "dit kan ik niet veranderen zonder iets anders te raken"
    return geweigerd("UIT108", Plek(str(pad)), tekst, hint)


def _houd_tegen_wat_niet_kan(vraag: Vraag, oud: Stand) -> None:
    doel = vraag.doel
    if oud.knoop is None and oud.dossier is None:
        kapot = any(m.code.startswith("INV0") for m in oud.meldingen)
        raise Onleesbaar(oud.meldingen, Uitgang.ONLEESBAAR if kapot else Uitgang.MELDINGEN)
    if vraag.nieuw and oud.knoop:
        hint = f"verander het met: docgen register wijzig {doel}"
        hint = f"zet het weer aan met: docgen register heropen {doel}" if oud.data.get("uit") else hint
        raise geweigerd("INV355", oud.knoop.plek, f"'{doel.id}' staat al in {doel.deel.naam}", hint)
    if not vraag.nieuw and oud.knoop is None:
        ids = bekende_ids(doel, oud.dossier)
        hint = bedoelde(doel.id, ids) if ids else f"maak het met: docgen register voeg-toe {doel}"
        raise geweigerd("INV352", OPDRACHTREGEL, f"'{doel.id}' staat niet in {doel.deel.naam}", hint)


def _houd_tegen(vraag: Vraag, klaar: _Voorstel, meldingen: Sequence[Melding]) -> None:
    """Refuse new faults; what cannot be read at all is refused even when the user insists."""
    weigert = [m for m in meldingen if m.ernst is Ernst.FOUT and (not vraag.toch or m.code.startswith("INV"))]
    if weigert:
        raise Onleesbaar([_uit_de_opdracht(m, klaar) for m in weigert], Uitgang.MELDINGEN)


def _bij_de_scholen(vraag: Vraag, klaar: _Voorstel) -> list[Melding]:
    """The faults that a change at a board gives at the schools that inherit from it."""
    hier, deel = vraag.doel.config.resolve(), vraag.doel.deel
    scholen = vind_organisaties(vraag.doel.config.parent) if deel.lijst and klaar.bestanden else []
    uit: list[Melding] = []
    for pad in (p for p in scholen if p.resolve() != hier):
        doel = Doel(pad, deel, vraag.doel.id)
        oud, nieuw = (lees_stand(doel, vraag.peildatum, concept) for concept in ({}, klaar.concept))
        uit += [m for m in erbij(oud, nieuw) if m.ernst is Ernst.FOUT]
    return gesorteerd(uit)


def _uit_de_opdracht(melding: Melding, klaar: _Voorstel) -> Melding:
    """What the user typed has no line in a file yet; what stands below it has its old line."""
    for b in klaar.bestanden:
        if Path(melding.plek.bestand).resolve() == b.was.pad.resolve() and melding.plek.regel:
            return replace(melding, plek=_oude_plek(melding.plek, b))
    return melding


def _oude_plek(plek: Plek, b: _Bewerkt) -> Plek:
    oud, nieuw = b.was.tekst.splitlines(), b.wordt.splitlines()
    boven = _gelijk(oud, nieuw)
    onder = min(_gelijk(oud[::-1], nieuw[::-1]), len(oud) - boven, len(nieuw) - boven)
    if plek.regel <= boven:
        return plek
    return (
        replace(plek, regel=plek.regel - len(nieuw) + len(oud))
        if plek.regel > len(nieuw) - onder
        else OPDRACHTREGEL
    )


def _gelijk(een: Sequence[str], ander: Sequence[str]) -> int:
    """How many lines the two begin with together."""
    paren = enumerate(zip(een, ander, strict=False))
    return next((n for n, (a, b) in paren if a != b), min(len(een), len(ander)))


def _veranderd(vraag: Vraag, oud: Stand, klaar: _Voorstel) -> tuple[Veranderd, ...]:
    """Each field with the line where it stands now."""
    if not klaar.bestanden:
        return ()
    plekken = [
        e
        for e in eigen(vraag.doel, klaar.concept)
        if e.kaart and e.pad in [b.was.pad for b in klaar.bestanden]
    ]
    uit: dict[str, Veranderd] = {}
    for t in uitgevouwen(vraag.toekenningen):
        pad = tak(t.pad)
        bron = next((e for e in plekken if e.kaart and staat(e, pad)), plekken[0] if plekken else None)
        plek = vind(bron.kaart, pad)[1] if bron and bron.kaart else Plek(str(klaar.bestanden[0].was.pad))
        veldnaam = ".".join(map(str, pad))
        uit[veldnaam] = Veranderd(plek, veldnaam, waarde_op(oud.data, pad), waarde_op(klaar.stand.data, pad))
    return tuple(v for v in uit.values() if v.was != v.wordt)
