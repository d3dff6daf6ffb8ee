"""docgen verzoek stap: write down what happened in a request, unless the law or the case forbids it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from docgen.bestanden import NietSchrijfbaar
from docgen.bewerken import Bestand, GeenPlek, Gewijzigd, NietTeBewerken, Wijziging, bewerk, schrijf, slot
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Onleesbaar, Plek, Uitgang
from docgen.opdrachten.verzoek_daden import ELK, GEMAAKT, SOORTEN, Daad, bezwaar, wijzigingen
from docgen.opdrachten.verzoek_lezen import (
    OPDRACHTREGEL,
    Zaak,
    lees_organisatie,
    lees_zaak,
    ontleed,
    vind_zaak,
)
from docgen.opdrachten.verzoek_nieuw import niet_te_schrijven
from docgen.opdrachten.verzoek_stand import Stand, Stap, stand
from docgen.regels import controleer

VERZONDEN = "verzonden"


@dataclass(frozen=True)
class Gezet:
    """The case after the step, and what the rules say about it now."""

    stand: Stand | None
    meldingen: list[Melding]


def zet_stap(config: Path, naam: str, daad: Daad, peildatum: date) -> Gezet:
    """Record one act in a case. Raises Onleesbaar with the reason when it is refused; then nothing changed."""
    dossier = lees_organisatie(config, peildatum)
    pad = vind_zaak(naam, config)
    try:
        with slot(pad.parent):
            oud = lees_zaak(pad, dossier)
            if fout := bezwaar(daad, oud.verzoek):
                raise _geweigerd("VRZ150", oud.dossier.plek("verzoek", _plek(daad)), *fout)
            nieuw = bewerkt(oud, wijzigingen(daad, oud.verzoek, peildatum))
            meldingen = _meldingen(daad, oud.dossier, nieuw.dossier)
            _houd_tegen(daad, meldingen)
            schrijf_zaak(oud.bestand, nieuw.bestand)
    except NietSchrijfbaar as e:
        raise niet_te_schrijven(pad, e) from e
    return Gezet(
        stand(nieuw.dossier),
        [*meldingen, *_zonder_brief(daad, nieuw), *_in_de_toekomst(daad, nieuw, peildatum)],
    )


def bewerkt(zaak: Zaak, wijzigingen: Iterable[Wijziging]) -> Zaak:
    """The case with these changes in its text; nothing is written. Raises Onleesbaar."""
    tekst, plek = zaak.bestand.tekst, Plek(str(zaak.bestand.pad))
    for wijziging in wijzigingen:
        try:
            tekst = bewerk(tekst, wijziging, plek.bestand)
        except (GeenPlek, NietTeBewerken) as e:
            waar = ".".join(str(stap) for stap in wijziging.pad)
            hint = f"zet het zelf bij '{waar}', of maak de opmaak van dat deel eenvoudiger"
            raise _geweigerd(
                "UIT108", plek, "dit kan ik niet veranderen zonder iets anders te raken", hint
            ) from e
    bestand = replace(zaak.bestand, tekst=tekst)
    return Zaak(bestand, zaak.dossier.met("verzoek", ontleed(bestand)))


def schrijf_zaak(oud: Bestand, nieuw: Bestand) -> None:
    """Replace the case file. Raises Onleesbaar when someone else changed it after it was read."""
    try:
        schrijf(oud, nieuw.tekst)
    except Gewijzigd as e:
        tekst, hint = (
            "dit bestand is intussen veranderd; er is niets geschreven",
            "geef de opdracht nog een keer",
        )
        raise _geweigerd("UIT107", Plek(str(oud.pad)), tekst, hint, Uitgang.NIET_SCHRIJFBAAR) from e


def _meldingen(daad: Daad, oud: Dossier, nieuw: Dossier) -> list[Melding]:
    """What the rules say now and did not say before the step; all of it when the answer goes out."""
    nu = controleer(nieuw, frozenset({"verzoek"}))
    if daad.soort == VERZONDEN:
        return nu
    eerder = {(m.code, m.tekst) for m in controleer(oud, frozenset({"verzoek"}))}
    return [m for m in nu if (m.code, m.tekst) not in eerder]


def _houd_tegen(daad: Daad, meldingen: list[Melding]) -> None:
    """Refuse what may not exist: impossible facts, an act that the law forbids, a refusal without its reasons sent."""
    nooit = ("INV", "BRF") if daad.soort == VERZONDEN else ("INV",)
    volledig = SOORTEN[daad.soort].volledig
    weigert = [m for m in meldingen if m.ernst is Ernst.FOUT and (volledig or m.code.startswith(nooit))]
    if weigert:
        raise Onleesbaar([_uit_de_opdracht(m, daad) for m in weigert], Uitgang.MELDINGEN)


def _uit_de_opdracht(melding: Melding, daad: Daad) -> Melding:
    """What the user typed has no line in the file; what was missing there before does."""
    return melding if daad.soort == VERZONDEN else replace(melding, plek=OPDRACHTREGEL)


def _in_de_toekomst(daad: Daad, zaak: Zaak, peildatum: date) -> list[Melding]:
    if daad.op <= peildatum:
        return []
    plek = zaak.dossier.plek("verzoek", _plek(daad))
    return [Melding("VRZ151", Ernst.WAARSCHUWING, plek, "deze dag is nog niet geweest", "kijk de datum na")]


def _zonder_brief(daad: Daad, zaak: Zaak) -> list[Melding]:
    """A decision that went out without a letter of docgen: the history then proves less (AVG 5 lid 2)."""
    brieven = zaak.dossier.naslag.lijsten["verzoekstappen"][Stap.BESLUIT_VERSTUREN.value]["brieven"]
    if daad.soort != VERZONDEN or any(
        g.wat == GEMAAKT and g.document in brieven for g in zaak.verzoek.geschiedenis
    ):
        return []
    plek = zaak.dossier.plek("verzoek", ("geschiedenis",))
    tekst, hint = (
        "de brief met dit besluit staat niet in de geschiedenis",
        "maak hem met docgen verzoek brief, of bewaar uw eigen brief bij de zaak",
    )
    return [Melding("VRZ153", Ernst.WAARSCHUWING, plek, tekst, hint)]


def _plek(daad: Daad) -> tuple[str, ...]:
    """Where in the file this act belongs; for a whole list, that list."""
    dag = SOORTEN[daad.soort].dag
    return dag[: dag.index(ELK)] if ELK in dag else dag


def _geweigerd(
    code: str, plek: Plek, tekst: str, hint: str, uitgang: Uitgang = Uitgang.MELDINGEN
) -> Onleesbaar:
    return Onleesbaar([Melding(code, Ernst.FOUT, plek, tekst, hint)], uitgang)
