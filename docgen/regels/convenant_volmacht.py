"""The power to sign a convenant, and the letter that goes round with it: version, end, return date."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.dossier import Dossier
from docgen.meldingen import Ernst
from docgen.regels.convenant_feiten import gemachtigde, in_ondertekening
from docgen.regels.kern import Bevinding, regel


@regel("CNV201", "convenant")
def volmacht_heeft_einde(dossier: Dossier) -> Iterator[Bevinding]:
    """Een volmacht heeft een einddatum.

    Wat: Bij volmacht staat geldig_tot.
    Waarom: Zonder einde kan iemand jaren later nog voor een bestuur tekenen (BW 3:60).
    Fout:
        volmacht: {versie: "1.0"}
    Goed:
        volmacht: {versie: "1.0", geldig_tot: 2027-03-31}
    """
    volmacht = dossier.convenant.volmacht
    if volmacht and not volmacht.geldig_tot:
        hint = "vul de laatste dag in bij geldig_tot, kort na de ondertekening"
        yield Bevinding(("volmacht", "geldig_tot"), "deze volmacht heeft geen einde", hint)


@regel("CNV202", "convenant")
def volmacht_noemt_deze_versie(dossier: Dossier) -> Iterator[Bevinding]:
    """Een volmacht is voor één versie van het convenant.

    Wat: Bij volmacht staat dezelfde versie als bij het convenant zelf.
    Waarom: Een bestuur geeft een volmacht voor de tekst die het kent. Komt er een nieuwe versie, dan moet het
        bestuur die zelf weer goedvinden.
    Fout:
        volmacht: {versie: "0.9", geldig_tot: 2027-03-31}
    Goed:
        volmacht: {versie: "1.0", geldig_tot: 2027-03-31}
    """
    c = dossier.convenant
    if c.volmacht and not c.volmacht.versie:
        hint = f'zet bij volmacht: versie: "{c.versie}"'
        yield Bevinding(("volmacht", "versie"), "deze volmacht noemt geen versie van het convenant", hint)
    elif c.volmacht and c.volmacht.versie != c.versie:
        tekst = f"de volmacht is voor versie {c.volmacht.versie}, het convenant is versie {c.versie}"
        hint = "kijk welke versie de besturen krijgen; een oude volmacht geldt niet voor een nieuwe tekst"
        yield Bevinding(("volmacht", "versie"), tekst, hint)


@regel("CNV203", "convenant")
def volmacht_loopt_lang_genoeg(dossier: Dossier) -> Iterator[Bevinding]:
    """Een volmacht geldt als de stukken terug zijn.

    Wat: De einddatum van de volmacht ligt niet in het verleden en niet vóór de uiterste datum van de brief.
    Waarom: Met een volmacht die voorbij is, kan niemand meer tekenen.
    Fout:
        volmacht: {versie: "1.0", geldig_tot: 2026-11-01}
    Goed:
        volmacht: {versie: "1.0", geldig_tot: 2027-03-31}
    """
    c = dossier.convenant
    eind = c.volmacht.geldig_tot if c.volmacht else None
    nodig = max(dossier.peildatum, c.toezending.uiterlijk) if c.toezending else dossier.peildatum
    if eind and eind < nodig and in_ondertekening(dossier):
        hint = "kies een dag na de uiterste datum, met tijd om te tekenen"
        yield Bevinding(("volmacht", "geldig_tot"), "deze volmacht is voorbij als u wilt tekenen", hint)


@regel("CNV204", "convenant")
def volmacht_is_voor_een_partij(dossier: Dossier) -> Iterator[Bevinding]:
    """Een volmacht noemt wie mag tekenen.

    Wat: De volmacht is voor een partij van het convenant: die bij aan staat, en anders het samenwerkingsverband.
        Die partij heeft een vertegenwoordiger.
    Waarom: Zonder naam weet een bestuur niet wie voor hem tekent (BW 3:60).
    Fout:
        volmacht: {versie: "1.0", geldig_tot: 2027-03-31, aan: verbond}
    Goed:
        volmacht: {versie: "1.0", geldig_tot: 2027-03-31, aan: verband}
    """
    if not dossier.convenant.volmacht:
        return
    wie = gemachtigde(dossier)
    if wie is None:
        ids = ", ".join(p.id for p in dossier.convenant.partijen)
        tekst = "deze volmacht is niet voor een partij van dit convenant"
        yield Bevinding(("volmacht", "aan"), tekst, f"noem bij aan een id uit partijen: {ids}")
    elif not wie.vertegenwoordiger:
        hint = f"vul bij partij '{wie.id}' de vertegenwoordiger in"
        yield Bevinding(("volmacht",), "er staat niet wie de volmacht gebruikt", hint)


@regel("CNV209", "convenant")
def terug_voor_een_dag_die_komt(dossier: Dossier) -> Iterator[Bevinding]:
    """De uiterste datum in de brief ligt in de toekomst.

    Wat: De datum bij toezending, uiterlijk, is nog niet voorbij zolang partijen tekenen.
    Waarom: Een bestuur kan niets terugsturen vóór een dag die al voorbij is.
    Fout:
        toezending: {uiterlijk: 2026-11-01}
    Goed:
        toezending: {uiterlijk: 2026-12-18}
    """
    brief = dossier.convenant.toezending
    if brief and brief.uiterlijk < dossier.peildatum and in_ondertekening(dossier):
        hint = "kies een nieuwe datum, of vul bij ondertekend in wanneer alle partijen tekenden"
        yield Bevinding(("toezending", "uiterlijk"), "deze datum is al voorbij", hint)


@regel("CNV210", "convenant", Ernst.WAARSCHUWING)
def terug_voor_het_begin(dossier: Dossier) -> Iterator[Bevinding]:
    """De stukken zijn terug voordat het convenant begint.

    Wat: De uiterste datum van de brief ligt niet na het begin van de looptijd.
    Waarom: Het convenant gaat pas in als alle partijen hebben getekend. Anders begint het later dan er staat.
    Fout:
        toezending: {uiterlijk: 2027-02-01}
    Goed:
        toezending: {uiterlijk: 2026-12-18}
    """
    c = dossier.convenant
    nieuw = not c.wijzigingen and in_ondertekening(dossier)
    if c.toezending and c.looptijd and nieuw and c.toezending.uiterlijk > c.looptijd.van:
        hint = "kies een eerdere datum, of laat het convenant later beginnen"
        yield Bevinding(("toezending", "uiterlijk"), "deze datum ligt na het begin van het convenant", hint)
