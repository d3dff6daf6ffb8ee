"""docgen verzoek: a request from first mail to closed file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from docgen.cli_opties import Peildatum, config_optie, peildatum_optie, soort_optie, toon
from docgen.cli_taal import Groep
from docgen.meldingen import Uitgang
from docgen.model.begrippen import Recht, Uitkomst

# the words of the model, written out: reading it takes half a second, also for --help
KANALEN = ["e-mail", "portaal", "brief", "mondeling"]
ROLLEN = [
    "leerling",
    "ouder",
    "voogd",
    "gi-voogd",
    "ouder-zonder-gezag",
    "curator",
    "mentor",
    "bewindvoerder",
    "gemachtigde",
    "medewerker",
    "ander",
]
RECHTEN = [recht.value for recht in Recht]
UITKOMSTEN = [uitkomst.value for uitkomst in Uitkomst]


@click.group(cls=Groep)
def verzoek() -> None:
    """Behandel een verzoek over persoonsgegevens: op tijd en aantoonbaar."""


@verzoek.command()
@config_optie
@click.option("--recht", type=click.Choice(RECHTEN), help="Wat iemand vraagt.")
@click.option(
    "--ontvangen", type=Peildatum(), help="De dag waarop het verzoek binnenkwam, ook in het weekend."
)
@click.option("--kanaal", type=click.Choice(KANALEN), default="e-mail", help="Hoe het binnenkwam.")
@click.option("--naam", metavar="TEKST", help="Naam van de verzoeker.")
@click.option("--rol", type=click.Choice(ROLLEN), help="Wie de verzoeker is.")
@click.option("--email", metavar="TEKST", help="E-mailadres van de verzoeker.")
@click.option("--omschrijving", metavar="TEKST", help="Het slot van de zin: U vroeg ons ...")
@click.option("--behandelaar", metavar="TEKST", help="Wie het verzoek behandelt.")
@click.option("--leerling", metavar="TEKST", help="Naam van de leerling.")
@click.option("--geboortedatum", type=Peildatum(), help="Geboortedatum van de leerling.")
@peildatum_optie
def nieuw(config: Path, peildatum: date, **wat: Any) -> int:
    """Begin een zaak: een map met een nummer en een bestand met uitleg.

    Alleen --recht en --ontvangen zijn nodig. De rest vult u later in; aan het toetsenbord vraagt docgen ernaar.
    """
    from docgen.model.verzoek import Kanaal, Rol
    from docgen.opdrachten.verzoek_nieuw import Binnengekomen
    from docgen.opdrachten.verzoek_nieuw import nieuw as opdracht

    if sys.stdin.isatty():
        _vraag_de_rest(wat, peildatum)
    for nodig in ("recht", "ontvangen"):
        if wat[nodig] is None:
            raise click.UsageError(f"voeg toe: --{nodig}")
    wat |= {
        "recht": Recht(wat["recht"]),
        "kanaal": Kanaal(wat["kanaal"]),
        "rol": wat["rol"] and Rol(wat["rol"]),
    }
    begonnen = opdracht(config, Binnengekomen(**wat), peildatum)
    click.echo(begonnen.pad)
    click.echo(f"antwoord uiterlijk op {begonnen.stand.laatste_dag:%d-%m-%Y}")
    click.echo(f"nu: docgen verzoek brief {begonnen.stand.zaak} -c {config}")
    return Uitgang.SCHOON


def _vraag_de_rest(wat: dict[str, Any], peildatum: date) -> None:
    """Ask a person at the keyboard; Enter skips what is not needed yet."""
    wat["recht"] = wat["recht"] or click.prompt("Wat vraagt iemand", type=click.Choice(RECHTEN))
    wat["ontvangen"] = wat["ontvangen"] or click.prompt(
        "Binnengekomen op", type=Peildatum(), default=peildatum
    )
    wat["naam"] = wat["naam"] or _mag_leeg("Naam van de verzoeker")
    wat["rol"] = wat["rol"] or _mag_leeg(f"Rol ({', '.join(ROLLEN)})", _keuze_of_leeg)
    wat["email"] = wat["email"] or _mag_leeg("E-mailadres")
    wat["omschrijving"] = wat["omschrijving"] or _mag_leeg("U vroeg ons ...")
    wat["leerling"] = wat["leerling"] or _mag_leeg("Naam van de leerling")
    if wat["leerling"] and not wat["geboortedatum"]:
        wat["geboortedatum"] = _mag_leeg("Geboortedatum van de leerling", _datum_of_leeg)


def _mag_leeg(vraag: str, lees: Callable[[str], Any] = str) -> Any:
    return click.prompt(vraag, default="", show_default=False, value_proc=lees) or None


def _keuze_of_leeg(tekst: str) -> str:
    return click.Choice(ROLLEN).convert(tekst, None, None) if tekst else ""


def _datum_of_leeg(tekst: str) -> date | None:
    return Peildatum().convert(tekst, None, None) if tekst else None


@verzoek.command()
@config_optie
@click.option("--uitleg", is_flag=True, help="Toon hoe de termijn is berekend, met de wetsartikelen.")
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", help="Hoe de lijst eruitziet."
)
@peildatum_optie
def status(config: Path, uitleg: bool, formaat: str, peildatum: date) -> int:
    """Toon alle open zaken: de stap, de uiterste dag en wat u nu doet. Wat te laat is, staat bovenaan."""
    from docgen.opdrachten.verzoek_status import als_json, als_tekst
    from docgen.opdrachten.verzoek_status import status as opdracht

    overzicht = opdracht(config, peildatum)
    toon(overzicht.meldingen, "tekst", naar_fouten=True)
    tekst = als_json(overzicht, uitleg=uitleg) if formaat == "json" else als_tekst(overzicht, uitleg=uitleg)
    click.echo(tekst)
    return overzicht.uitgang


_DAGEN = {
    "bevestigd": "De dag waarop u de ontvangstbevestiging stuurde.",
    "identiteit_gevraagd": "De dag waarop u vroeg wie de verzoeker is. U vraagt nooit een kopie van een ID.",
    "identiteit_ontvangen": "De dag waarop u dat wist.",
    "verduidelijking_gevraagd": "De dag waarop u vroeg wat de verzoeker precies zoekt.",
    "verduidelijking_ontvangen": "De dag van het antwoord daarop.",
    "kosten_gemeld": "De dag waarop u schreef wat het kost; maak die kosten pas na het antwoord.",
    "verzonden": "De dag waarop u het besluit stuurde.",
    "instemming": "De dag waarop de verzoeker het goedvond dat u het verzoek doorstuurt.",
    "doorgestuurd": "De dag waarop u het verzoek doorstuurde naar de andere organisatie.",
    "ontvangers_bericht": "De dag waarop u iedereen bericht stuurde die de gegevens eerder kreeg.",
    "opheffing_bericht": "De dag waarop u schreef dat u de gegevens weer gaat gebruiken.",
    "intrekken": "De dag waarop de verzoeker het verzoek introk; de zaak is dan klaar.",
}


def _dagopties(functie: Callable[..., Any]) -> Callable[..., Any]:
    for naam, uitleg in reversed(_DAGEN.items()):
        functie = click.option(f"--{naam.replace('_', '-')}", type=Peildatum(), help=uitleg)(functie)
    return functie


@verzoek.command()
@click.argument("zaak")
@config_optie
@_dagopties
@click.option(
    "--verlengen", is_flag=True, help="U stuurt een bericht dat het langer duurt; alleen in de eerste maand."
)
@click.option(
    "--besluit", type=click.Choice(UITKOMSTEN), help="De uitkomst; de redenen schrijft u daarna in zaak.yaml."
)
@click.option(
    "--op", type=Peildatum(), show_default="de peildatum", help="De dag van het besluit of de verlenging."
)
@click.option(
    "--reden",
    "redenen",
    metavar="CODE",
    multiple=True,
    help="Reden van de verlenging, zoals grote-hoeveelheid; mag vaker.",
)
@click.option(
    "--toelichting",
    metavar="TEKST",
    help="Waarom u dit vraagt, of waarom u meer tijd nodig hebt. Dit komt in de brief.",
)
@peildatum_optie
def stap(zaak: str, config: Path, peildatum: date, **wat: Any) -> int:
    """Leg vast wat er in een ZAAK gebeurde: één stap per keer.

    Wat de wet niet toelaat, schrijft docgen niet op.
    """
    from docgen.opdrachten.verzoek_daden import Daad
    from docgen.opdrachten.verzoek_stap import zet_stap

    soort, dag = _soort_en_dag(wat, peildatum)
    uitkomst = Uitkomst(wat["besluit"]) if wat["besluit"] else None
    daad = Daad(soort, dag, tuple(wat["redenen"]), wat["toelichting"], uitkomst)
    gezet = zet_stap(config, zaak, daad, peildatum)
    toon(gezet.meldingen, "tekst", naar_fouten=True)
    if gezet.stand and not gezet.stand.stap.beantwoord:
        click.echo(f"antwoord uiterlijk op {gezet.stand.laatste_dag:%d-%m-%Y}")
    if gezet.stand:
        click.echo(gezet.stand.volgende)
    return Uitgang.SCHOON


def _soort_en_dag(wat: dict[str, Any], peildatum: date) -> tuple[str, date]:
    """Which one step was asked; a usage error when it is none, more, or comes with an option that is not its own."""
    gevraagd = [naam for naam in (*_DAGEN, "verlengen", "besluit") if wat[naam]]
    if len(gevraagd) != 1:
        raise click.UsageError("noem één stap, bijvoorbeeld --bevestigd 2026-11-30")
    naam = gevraagd[0]
    mag = {"verlengen": {"op", "redenen", "toelichting"}, "besluit": {"op"}}.get(naam, set())
    mag |= {"toelichting"} if naam.endswith("_gevraagd") or naam == "opheffing_bericht" else set()
    for optie in {"op", "redenen", "toelichting"} - mag:
        if wat[optie]:
            los = {"redenen": "reden"}.get(optie, optie)
            raise click.UsageError(f"--{los} hoort niet bij --{naam.replace('_', '-')}")
    soort = {"verlengen": "verlengd", "intrekken": "ingetrokken"}.get(naam, naam.replace("_", "-"))
    return soort, wat[naam] if naam in _DAGEN else wat["op"] or peildatum


@verzoek.command()
@click.argument("zaak")
@config_optie
@click.option("--document", metavar="ID", help="Welke brief, als er meer passen.")
@click.option(
    "-o", "--uit", type=click.Path(path_type=Path), help="De map voor de brief; anders de map van de zaak."
)
@soort_optie("pdf", "docx", "html")
@click.option("--streng", is_flag=True, help="Maak niets als er nog iets ontbreekt (in plaats van CONCEPT).")
@click.option("--verantwoording", is_flag=True, help="Zet de wetsartikelen en bronnen in de brief.")
@click.option("--overschrijf", is_flag=True, help="Vervang ook een brief die u zelf hebt veranderd.")
@peildatum_optie
def brief(**wat: Any) -> int:
    """Maak de brief die nu bij een ZAAK past. Passen er meer, dan staat er welke."""
    from docgen.opdrachten.verzoek_brief import Briefvraag
    from docgen.opdrachten.verzoek_brief import brief as opdracht

    brieven = opdracht(Briefvraag(**wat))
    toon(brieven.antwoord.meldingen, "tekst", naar_fouten=True)
    for pad in brieven.antwoord.bestanden:
        click.echo(f"{pad}{'  (CONCEPT)' if pad.name in brieven.antwoord.concepten else ''}")
    for id_, titel in brieven.keuzes:
        click.echo(f"docgen verzoek brief {wat['zaak']} -c {wat['config']} --document {id_}    {titel}")
    return brieven.antwoord.uitgang


@verzoek.command()
@config_optie
@peildatum_optie
def agenda(config: Path, peildatum: date) -> int:
    """Geef de termijnen als agenda (ICS), zonder namen:  docgen verzoek agenda > termijnen.ics"""
    from docgen.opdrachten.maak import uitgang
    from docgen.opdrachten.verzoek_agenda import agenda as opdracht

    inhoud, meldingen = opdracht(config, peildatum)
    toon(meldingen, "tekst", naar_fouten=True)
    click.echo(inhoud, nl=False)
    return uitgang(meldingen)
