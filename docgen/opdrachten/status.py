"""docgen status: how every school of a board stands, the worst first; read only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Melding, Meldingen, Onleesbaar, Plek, Uitgang
from docgen.opdrachten.controleer import keur_organisatie
from docgen.opdrachten.inlezen import hoofdbestand, vind_organisaties
from docgen.opdrachten.maak import uitgang
from docgen.opdrachten.negeren import negeer
from docgen.opdrachten.taken import Zaken
from docgen.opdrachten.verouderd import Verouderd, verouderd
from docgen.opdrachten.verzoek_lezen import zaken
from docgen.opdrachten.verzoek_stand import Stand, stand
from docgen.opmaak.boek import Boek
from docgen.recht.datalek import Klok, Plichten
from docgen.recht.kalender import plus_maanden
from docgen.recht.toestemmingstand import beslist_straks, straks
from docgen.regels.beoordeling import opnieuw_bekijken
from docgen.regels.volledig import Volledigheid, volledigheid

STIL = (Klok.OP_TIJD, Klok.TE_LAAT, Klok.NIET_NODIG)


@dataclass(frozen=True)
class Overeenkomst:
    """An agreement with a processor that has ended, ends soon, or was never made (`loopt_tot` is None)."""

    naam: str
    loopt_tot: date | None
    voorbij: bool


@dataclass(frozen=True)
class Lek:
    """A breach that is not closed; `melden` says that the authority may still have to know."""

    kenmerk: str
    uiterlijk: date
    melden: bool


@dataclass(frozen=True)
class Schoolstand:
    """One organisation on one day. Only references and names of activities, never of people."""

    bestand: Path
    naam: str
    register: Volledigheid
    meldingen: tuple[Melding, ...]
    nakijken: tuple[str, ...]
    overeenkomsten: tuple[Overeenkomst, ...]
    verzoeken: tuple[Stand, ...]
    datalekken: tuple[Lek, ...]
    onleesbare_lekken: int
    zelf_beslissen: tuple[str, ...]
    verouderd: tuple[Verouderd, ...]
    peildatum: date

    @property
    def aantallen(self) -> Counter[str]:
        """How many meldingen there are per severity."""
        return Counter("genegeerd" if m.genegeerd else m.ernst.value for m in self.meldingen)

    @property
    def daden(self) -> list[tuple[int, str]]:
        """What is to be done, the most urgent first: a rank and a line."""
        return sorted(_daden(self), key=lambda d: d[0])

    @property
    def nu(self) -> str:
        """The one thing to do now."""
        return next((tekst for _, tekst in self.daden), "er is nu niets te doen")


@dataclass(frozen=True)
class Overzicht:
    """All schools of a board, the worst first; `onleesbaar` are the meldingen about files that could not be read."""

    scholen: tuple[Schoolstand, ...]
    onleesbaar: tuple[Melding, ...]

    @property
    def uitgang(self) -> Uitgang:
        """A file that cannot be read is a fault; that there is work to do is not."""
        return uitgang(list(self.onleesbaar))


def status(config: Path, peildatum: date, uit: Sequence[Path] = ()) -> Overzicht:
    """Look at an organisation and at every one below it that has it as `basis`. Raises Onleesbaar for itself."""
    eigen = hoofdbestand(config)
    if eigen.is_dir():
        hint = "noem met -c het bestand van het bestuur of de school"
        tekst = "hier staat geen school.yaml, bestuur.yaml of swv.yaml"
        raise Onleesbaar([Melding("INV001", Ernst.FOUT, Plek(str(eigen)), tekst, hint)])
    gevonden: list[Schoolstand] = []
    onleesbaar: list[Melding] = []
    for bestand in dict.fromkeys((eigen, *vind_organisaties(eigen.parent))):
        meldingen = Meldingen()
        dossier, zaken_ = keur_organisatie(bestand, peildatum, meldingen)
        if dossier is None and bestand == eigen:
            raise Onleesbaar(meldingen.lijst, uitgang(meldingen.lijst))
        if dossier is None:
            onleesbaar += meldingen.lijst
        elif bestand == eigen or eigen.parent.resolve() in [m.resolve() for m in dossier.mappen]:
            negeer(meldingen)
            gelezen = [(s, z) for s, z in zaken_ if z]
            stil = sum(s == "datalek" and z is None for s, z in zaken_)
            gevonden.append(_stand(bestand, dossier, gelezen, stil, meldingen, uit))
    return Overzicht(tuple(sorted(gevonden, key=_ernst)), tuple(onleesbaar))


def _ernst(school: Schoolstand) -> tuple[int, int, int, str]:
    rang, aantal = (d[0] for d in school.daden), len(school.daden)
    return min(rang, default=99), -school.aantallen[Ernst.FOUT.value], -aantal, school.naam


def _stand(
    bestand: Path, dossier: Dossier, gelezen: Zaken, stil: int, meldingen: Meldingen, uit: Sequence[Path]
) -> Schoolstand:
    verzoeken = (s for z in zaken(bestand, dossier, Meldingen()) if (s := stand(z.dossier)) and s.stap.open)
    return Schoolstand(
        bestand=bestand,
        naam=dossier.org.naam,
        register=volledigheid(dossier),
        meldingen=tuple(meldingen.lijst),
        nakijken=tuple(_nakijken(dossier)),
        overeenkomsten=tuple(_overeenkomsten(dossier)),
        verzoeken=tuple(sorted(verzoeken, key=lambda s: (s.dagen_over or 0, s.zaak))),
        datalekken=tuple(_datalekken(gelezen, dossier)),
        onleesbare_lekken=stil,
        zelf_beslissen=tuple(_zelf_beslissen(gelezen, dossier)),
        verouderd=tuple(verouderd(dossier, uit)),
        peildatum=dossier.peildatum,
    )


def _nakijken(dossier: Dossier) -> Iterator[str]:
    """What nobody looked at for too long, and what changed after it was judged."""
    boek = Boek(dossier)
    maanden = dossier.naslag.wetboek.getal("beleid-registercontrole", "maanden", dossier.peildatum)
    for v in dossier.register:
        dag = boek.gecontroleerd(v)
        if dag is None or plus_maanden(dag, maanden) < dossier.peildatum or opnieuw_bekijken(dossier, v):
            yield v.naam
    yield from (v.naam for v in dossier.org.verwerkers if not v.uit and opnieuw_bekijken(dossier, v))


def _overeenkomsten(dossier: Dossier) -> Iterator[Overeenkomst]:
    op = dossier.peildatum
    maanden = dossier.naslag.wetboek.getal("beleid-overeenkomst-aflopend", "maanden", op)
    for v in dossier.org.verwerkers:
        if not v.uit and not v.overeenkomst_op:
            yield Overeenkomst(v.naam, None, voorbij=True)
        elif not v.uit and v.loopt_tot and v.loopt_tot <= plus_maanden(op, maanden):
            yield Overeenkomst(v.naam, v.loopt_tot, voorbij=v.loopt_tot < op)


def _datalekken(gelezen: Zaken, dossier: Dossier) -> Iterator[Lek]:
    for soort, zaak in gelezen:
        if soort == "datalek" and not zaak.model.afgesloten_op:
            plicht = Plichten(zaak.model, dossier.naslag.wetboek, dossier.peildatum)
            yield Lek(zaak.model.kenmerk, plicht.uiterlijk.date(), plicht.klok not in STIL)


def _zelf_beslissen(gelezen: Zaken, dossier: Dossier) -> Iterator[str]:
    """The consents of someone else, of pupils who decide themselves by now or soon."""
    op = dossier.peildatum
    tot = straks(dossier.naslag.wetboek, op)
    yield from (
        str(z.model.kenmerk) for s, z in gelezen if s == "toestemming" and beslist_straks(z.model, op, tot)
    )


def _daden(s: Schoolstand) -> Iterator[tuple[int, str]]:
    if s.onleesbare_lekken:
        wat = _tel(s.onleesbare_lekken, "datalek", "datalekken")
        yield 0, f"vul {wat} aan, want de tijd om te melden loopt: docgen controleer {s.bestand.parent}"
    for lek in s.datalekken:
        laat = " (te laat)" if lek.uiterlijk < s.peildatum else ""
        if lek.melden:
            yield (
                0,
                f"meld datalek {lek.kenmerk} bij de toezichthouder, uiterlijk {lek.uiterlijk:%d-%m-%Y}{laat}",
            )
        else:
            yield 6, f"rond datalek {lek.kenmerk} af"
    for v in s.verzoeken:
        if v.dagen_over is not None:
            voorbij = v.dagen_over < 0
            te_laat = f"{_tel(-v.dagen_over, 'dag', 'dagen')} te laat"
            wat = te_laat if voorbij else f"uiterlijk {v.laatste_dag:%d-%m-%Y}"
            yield 1 if voorbij else 4, f"beantwoord verzoek {v.zaak}: {wat}"
    if fouten := s.aantallen[Ernst.FOUT.value]:
        yield 2, f"los {_tel(fouten, 'fout', 'fouten')} op: docgen controleer {s.bestand.parent}"
    for o in s.overeenkomsten:
        wat = f"liep af op {o.loopt_tot:%d-%m-%Y}" if o.loopt_tot and o.voorbij else "ontbreekt"
        wat = wat if o.voorbij or not o.loopt_tot else f"loopt tot {o.loopt_tot:%d-%m-%Y}"
        yield 3 if o.voorbij else 7, f"regel de overeenkomst met {o.naam}: zij {wat}"
    if oordelen := s.aantallen[Ernst.OORDEEL.value]:
        yield (
            5,
            f"laat iemand beslissen over {_tel(oordelen, 'oordeel', 'oordelen')}: docgen controleer {s.bestand.parent}",
        )
    if aantal := len(s.zelf_beslissen):
        wat = _tel(aantal, "toestemming", "toestemmingen")
        yield (
            7,
            f"vraag {wat} opnieuw, aan wie nu zelf beslist of dat gaat doen: {', '.join(s.zelf_beslissen[:5])}",
        )
    for oud in s.verouderd:
        yield 8, f"maak opnieuw: {oud.tekst}"
    if s.nakijken:
        yield 9, f"kijk {_tel(len(s.nakijken), 'onderdeel', 'onderdelen')} van het register na"
    for deel, namen in s.register.ontbreekt.items():
        yield 10, f"vul {deel} aan bij {_tel(len(namen), 'verwerking', 'verwerkingen')}"
    if over := s.aantallen[Ernst.WAARSCHUWING.value]:
        yield (
            11,
            f"bekijk {_tel(over, 'waarschuwing', 'waarschuwingen')}: docgen controleer {s.bestand.parent}",
        )


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
