"""All pages of one organisation, rendered and not written: what checks and figures about text look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import html as lxml_html

from docgen.catalogus import Documentsoort
from docgen.dossier import Dossier
from docgen.meldingen import Meldingen
from docgen.opdrachten.beeldmerk import Beeldmerk
from docgen.opdrachten.taken import ALLES, Zaken, kies
from docgen.opmaak import Opmaker, SjabloonFout, maak_document
from docgen.opmaak.document import Opdracht
from docgen.opmaak.namen import namen
from docgen.regels.kern import Pagina


def bladzijden(
    dossier: Dossier,
    catalogus: Mapping[str, Documentsoort],
    beeldmerk: Beeldmerk,
    meldingen: Meldingen,
    zaken: Zaken | None = None,
) -> Iterator[tuple[str, Pagina]]:
    """Yield (file name without extension, page) for all that can be made; a template fault becomes a melding.

    Who has read the cases already gives them as `zaken`.
    """
    opmaker = Opmaker([m / "sjablonen" for m in dossier.mappen])
    for taak in kies(ALLES, None, dossier, catalogus, opmaker, meldingen, zaken):
        context = namen(taak.dossier) | {"logo": beeldmerk.logo, "document_titel": taak.soort.voorwerk.titel}
        opdracht = Opdracht(
            dossier.peildatum, dossier.org.naam, beeldmerk.huisstijl, dossier.mappen, concept=False
        )
        try:
            document = maak_document(opmaker, taak.soort, context, opdracht)
        except SjabloonFout as e:
            meldingen.lijst.append(e.melding)
            continue
        boom: lxml_html.HtmlElement = lxml_html.document_fromstring(document.html)
        yield taak.naam, Pagina(taak.soort.id, taak.soort.sjabloon, boom, taak.dossier)
