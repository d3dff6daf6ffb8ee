"""What must be known before the first recipient is read: the documents of the series, and the case that all share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from docgen.bron import Kaart, Waarde
from docgen.bron.boom import vind
from docgen.catalogus import Documentsoort, lees_catalogus
from docgen.dossier import Dossier
from docgen.meldingen import Ernst, Meldingen, Plek
from docgen.model.soorten import SOORTEN
from docgen.opdrachten.inlezen import hoofdbestand, lees_dossier
from docgen.opdrachten.reeks.leden import eigen_gegevens, heeft_modellid
from docgen.opdrachten.reeks.lezen import modellen_van
from docgen.opdrachten.reeks.rijen import kent
from docgen.opdrachten.reeks.vraag import Reeksvraag
from docgen.opdrachten.reeks.werkplaats import Bestek, Werkplaats, richt_in
from docgen.opdrachten.taken import OPDRACHTREGEL, onbekend_document
from docgen.regels import controleer


@dataclass(frozen=True)
class Voorbereid:
    """The workshop of this process; `convenant` means that the rows are members."""

    werkplaats: Werkplaats
    convenant: bool


def bereid_voor(vraag: Reeksvraag, peildatum: date, loop: Path, meldingen: Meldingen) -> Voorbereid | None:
    """Choose the documents, read what all share and check the organisation; None when something stops it."""
    soorten = _soorten(vraag, peildatum, meldingen)
    if not soorten:
        return None
    werkmap = Path.cwd()
    bestek = Bestek(
        werkmap=str(werkmap),
        config=str(hoofdbestand(vraag.config)),
        uit=str((werkmap / vraag.uit).resolve()),
        loop=str(loop),
        peildatum=peildatum.isoformat(),
        documenten=tuple(s.id for s in soorten),
        bron=str(vraag.bron or vraag.duo),
        duo=str(vraag.duo) if vraag.bron and vraag.duo else "",
        basis=_basis(vraag, soorten[0], meldingen),
        vul=tuple((pad, waarde) for pad, _, waarde in (v.partition("=") for v in vraag.vul)),
        formaten=vraag.formaten,
        verantwoording=vraag.verantwoording,
        streng=vraag.streng,
        gewoon=vraag.gewoon,
        van_een=SOORTEN[str(soorten[0].voorwerk.gegevens)].van_een if vraag.rol == "leerling" else (),
    )
    w = richt_in(bestek, meldingen)
    if w is None or any(m.ernst is Ernst.FOUT for m in meldingen.lijst):
        return None
    convenant = w.soort == "convenant"
    _keur_vul(w, vraag, meldingen)
    if convenant and not heeft_modellid(w.basis):
        hint = "geef bij partijen één partij het id 'lid', in het bestand achter --sjabloon; dat is de plaats van elk bestuur"
        plek = vind(w.basis, ("partijen",))[1]
        meldingen.fout("RKS140", plek, "dit convenant heeft geen partij die voor elk bestuur staat", hint)
    for veld, plek in eigen_gegevens(w.basis) if convenant else ():
        hint = "haal dit weg bij lid en zet het per bestuur in de lijst achter --leden"
        meldingen.fout("RKS142", plek, f"'{veld}' is voor elk bestuur anders", hint)
    if any(m.ernst is Ernst.FOUT for m in meldingen.lijst):
        return None
    gezien = controleer(w.dossier, frozenset({"organisatie"}))
    meldingen.lijst += gezien
    bestek = replace(
        w.bestek,
        bezwaar=any(m.ernst is not Ernst.WAARSCHUWING for m in gezien),
        voorvoegsel=_voorvoegsel(w.basis, w.soort),
    )
    return Voorbereid(replace(w, bestek=bestek), convenant)


def _soorten(vraag: Reeksvraag, peildatum: date, meldingen: Meldingen) -> list[Documentsoort]:
    """The documents: all of the series with this name, else the one with this id."""
    dossier = lees_dossier(vraag.config, peildatum, meldingen)
    catalogus = lees_catalogus(tuple(m / "sjablonen" for m in dossier.mappen) if dossier else (), meldingen)
    if dossier is None:
        return []
    reeks = [s for s in catalogus.values() if s.voorwerk.reeks == vraag.wat]
    soorten = reeks or [s for s in (catalogus.get(vraag.wat),) if s]
    if not soorten:
        meldingen.lijst.append(onbekend_document(vraag.wat, catalogus))
    for soort in soorten:
        _keur(soort, dossier, catalogus, vraag, meldingen)
    if soorten:
        _keur_lijst(soorten[0], vraag, meldingen)
    return [] if any(m.ernst is Ernst.FOUT for m in meldingen.lijst) else soorten


def _keur(
    soort: Documentsoort,
    dossier: Dossier,
    catalogus: Mapping[str, Documentsoort],
    vraag: Reeksvraag,
    meldingen: Meldingen,
) -> None:
    if not _past_bij(soort, dossier):
        plek, hint = dossier.organisatie.plek("sector"), "docgen lijst zegt voor wie een document is"
        meldingen.fout("INV123", plek, f"'{soort.id}' past niet bij deze organisatie", hint)
    if not _per_ontvanger(soort):
        kan = [s for s in catalogus.values() if _per_ontvanger(s) and _past_bij(s, dossier)]
        past = [s.id for s in kan if _voor_besturen(s) == (vraag.rol == "partij")]
        hint = f"dit kan wel: {', '.join(past)}"
        meldingen.fout("RKS112", OPDRACHTREGEL, f"'{soort.id}' is niet per ontvanger te maken", hint)
    if mist := [f for f in vraag.formaten if f not in (*soort.voorwerk.formaten, "invulbaar")]:
        hint = f"kies uit: {', '.join(soort.voorwerk.formaten)}"
        meldingen.fout("RKS113", OPDRACHTREGEL, f"'{soort.id}' bestaat niet als {mist[0]}", hint)


def _past_bij(soort: Documentsoort, dossier: Dossier) -> bool:
    return soort.past_bij(dossier.org.sector, dossier.org.school is not None)


def _per_ontvanger(soort: Documentsoort) -> bool:
    """Whether a document says something else for each recipient; a request is one case with its own steps."""
    return soort.voorwerk.gegevens not in (None, "verzoek")


def _voor_besturen(soort: Documentsoort) -> bool:
    return soort.voorwerk.gegevens == "convenant"


def _keur_lijst(soort: Documentsoort, vraag: Reeksvraag, meldingen: Meldingen) -> None:
    """A list of boards is for a convenant and for nothing else; --gemeente chooses boards and --groep pupils."""
    voor_besturen, besturen = _voor_besturen(soort), vraag.rol == "partij"
    if voor_besturen and not besturen:
        tekst, hint = f"'{vraag.wat}' is voor besturen", "geef een lijst van besturen: --leden of --duo"
    elif besturen and not voor_besturen:
        tekst = f"'{vraag.wat}' is niet voor besturen"
        hint = "geef een lijst van leerlingen of van ontvangers: --leerlingen of --ontvangers"
    elif vraag.gemeenten and not besturen:
        tekst, hint = (
            "--gemeente kiest besturen, en die staan niet in deze lijst",
            "kies met --groep, of laat --gemeente weg",
        )
    elif vraag.groepen and besturen:
        tekst, hint = (
            "--groep kiest leerlingen, en die staan niet in deze lijst",
            "kies met --gemeente, of laat --groep weg",
        )
    else:
        return
    meldingen.fout("RKS115", OPDRACHTREGEL, tekst, hint)


def _basis(vraag: Reeksvraag, soort: Documentsoort, meldingen: Meldingen) -> str | None:
    """The file with what all share: the one that is named, or for members the only convenant of the folder."""
    if vraag.sjabloon or soort.voorwerk.gegevens != "convenant":
        return str(vraag.sjabloon) if vraag.sjabloon else None
    folder = hoofdbestand(vraag.config).parent / "reeksen"
    gevonden = sorted(folder.glob("*.yaml"))
    if len(gevonden) == 1:
        return str(gevonden[0])
    namen = ", ".join(pad.name for pad in gevonden)
    tekst = f"hier staan meer bestanden: {namen}" if gevonden else "hier staat geen convenant voor de reeks"
    hint = "kies met --sjabloon het bestand met de partij 'lid'"
    meldingen.fout("RKS146", Plek(str(folder)), tekst, hint)
    return None


def _voorvoegsel(basis: Kaart, soort: str) -> str:
    kenmerk = basis.velden.get("kenmerk")
    return kenmerk.tekst if isinstance(kenmerk, Waarde) and kenmerk.tekst else soort


def _keur_vul(w: Werkplaats, vraag: Reeksvraag, meldingen: Meldingen) -> None:
    modellen = modellen_van(w.soort, "leerling")
    for keuze in vraag.vul:
        pad, is_, _ = keuze.partition("=")
        if not is_ or not kent({"": modellen[""]}, pad):
            hint = f"docgen schema {w.soort} toont de velden"
            meldingen.fout("RKS107", Plek("opdrachtregel"), f"het veld '{pad}' heeft dit document niet", hint)
