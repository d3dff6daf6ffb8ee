"""Long sentences, and sentences in sentences (juridisch § 15)."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.regels.taal.blokken import Soort
from docgen.regels.taal.kern import Vondst, taalregel
from docgen.regels.taal.leestekst import Leestekst

_WEINIG = 5


@taalregel("BRF201")
def zin_te_lang(tekst: Leestekst) -> Iterator[Vondst]:
    """Een zin heeft niet meer dan 25 woorden.

    Wat: Geen zin is langer dan 25 woorden; in een convenant of register 30. Een wetsartikel, een telefoonnummer en
        de naam van een organisatie tellen als één woord. Een puntkomma telt als rustpunt.
    Waarom: Bij een lange zin weet de lezer aan het eind niet meer hoe hij begon. De AVG vraagt begrijpelijke taal
        (AVG 12 lid 1).
    Fout:
        <p>Wij bewaren de gegevens over uw kind zo lang als dat nodig is voor de begeleiding op school en daarna nog
        een tijd omdat de wet dat van ons vraagt.</p>
    Goed:
        <p>Wij bewaren de gegevens over uw kind zo lang als dat nodig is voor de begeleiding. Daarna bewaren wij ze
        nog een tijd. Dat vraagt de wet van ons.</p>
    """
    for zin in tekst.zinnen:
        if not zin.heel and zin.blok.soort is not Soort.TEKST:
            continue  # a cell or a heading with many nouns is a list, not a sentence
        lengte = tekst.langste_deel(zin.tekst)
        if lengte > tekst.profiel.zin:
            hint = "maak er twee zinnen van, of een lijst met punten"
            wat = f"een zin van {lengte} woorden (hooguit {tekst.profiel.zin})"
            yield Vondst(wat, hint, zin.tekst)


@taalregel("BRF202")
def gemiddeld_te_lang(tekst: Leestekst) -> Iterator[Vondst]:
    """De zinnen hebben gemiddeld niet meer dan 15 woorden.

    Wat: Het gemiddelde over alle hele zinnen van een document is hooguit 15 woorden; in een convenant of register
        18. Koppen, losse woorden in een tabel en invulvelden tellen niet mee.
    Waarom: Korte zinnen zijn voor bijna iedereen te lezen (taalniveau B1). De AVG vraagt begrijpelijke taal
        (AVG 12 lid 1).
    Fout:
        <p>Wij vragen u om toestemming voor het overleg over uw kind omdat wij samen willen bepalen welke hulp past.</p>
        <p>U kunt de toestemming op elk moment intrekken en u hoeft ons daarbij niet te vertellen waarom u dat wilt.</p>
        <p>Na het overleg vertellen wij u wat wij hebben afgesproken en u krijgt van ons ook het verslag daarvan.</p>
        <p>Wij bewaren dat verslag tot twee jaar nadat uw kind van school gaat en wij vernietigen het daarna voorgoed.</p>
        <p>Als u vragen hebt over het overleg of over uw rechten kunt u bellen of mailen met onze privacy-adviseur.</p>
    Goed:
        <p>Wij willen overleggen over uw kind. Daarvoor vragen wij uw toestemming. Nee zeggen mag.</p>
        <p>U kunt de toestemming altijd intrekken. U hoeft niet te vertellen waarom.</p>
    """
    if len(tekst.lopend) >= _WEINIG and tekst.gemiddeld > tekst.profiel.gemiddeld:
        cijfer = f"{tekst.gemiddeld:.1f}".replace(".", ",")
        wat = f"de zinnen hebben gemiddeld {cijfer} woorden (hooguit {tekst.profiel.gemiddeld})"
        yield Vondst(wat, "maak van lange zinnen twee korte; begin met de langste")


@taalregel("BRF208")
def haakjes_in_haakjes(tekst: Leestekst) -> Iterator[Vondst]:
    """Tussen haakjes staan geen nieuwe haakjes.

    Wat: Binnen haakjes beginnen geen nieuwe haakjes.
    Waarom: De lezer moet dan twee gedachten tegelijk vasthouden.
    Fout:
        <p>Wij delen dit met de jeugdarts (van de dienst voor gezondheid (GGD)) van uw gemeente.</p>
    Goed:
        <p>Wij delen dit met de jeugdarts van uw gemeente. De jeugdarts werkt bij de dienst voor gezondheid (GGD).</p>
    """
    for zin in tekst.zinnen:
        diepte = 0
        for teken in zin.tekst:
            diepte = max(0, diepte + {"(": 1, ")": -1}.get(teken, 0))
            if diepte > 1:
                yield Vondst("haakjes binnen haakjes", "maak van een van de twee een eigen zin", zin.tekst)
                break
