"""One request, more letters: what each reader of a letter may know of the case (juridisch § 2.4, § 4.3; AVG 19).

A letter is made from such a copy and never from the whole case, so that no template can print what its reader
may not see: the address of the other parent, or who else got a notice.
"""

from __future__ import annotations

from typing import Literal

from docgen.model.begrippen import Uitkomst
from docgen.model.besluit import Besluit, Kennisgeving, Onderdeel, Ouder, Stuk
from docgen.model.verzoek import Rol, Verzoek
from docgen.model.verzoekbrief import AndereOuder

Per = Literal["lezer", "ontvanger", "zaak"]
_ANDERE = {Ouder.VERZOEKER: Ouder.ANDERE_OUDER, Ouder.ANDERE_OUDER: Ouder.VERZOEKER}


def exemplaren(verzoek: Verzoek, per: Per = "lezer") -> tuple[Verzoek, ...]:
    """The request as each reader may see it: the requester and the other parent, or each recipient to tell.

    In a copy for a parent `verzoeker` is that parent; in a copy for a recipient it is the only one that is named.
    """
    match per:
        case "zaak":
            return (verzoek,)
        case "ontvanger":
            return tuple(_voor_ontvanger(verzoek, k) for k in te_informeren(verzoek.besluit))
        case "lezer" if verzoek.andere_ouder:
            return _voor_ouder(verzoek), _voor_ouder(_omgedraaid(verzoek, verzoek.andere_ouder))
        case "lezer":
            return (_zonder_adres_leerling(verzoek),)


def te_informeren(besluit: Besluit | None) -> tuple[Kennisgeving, ...]:
    """The recipients that get a notice: all but those of whom the school wrote down why not (AVG 19)."""
    return tuple(k for k in besluit.ontvangers if not k.reden_niet) if besluit else ()


def _voor_ontvanger(verzoek: Verzoek, ontvanger: Kennisgeving) -> Verzoek:
    besluit = verzoek.besluit and verzoek.besluit.model_copy(update={"ontvangers": (ontvanger,)})
    weg = {"adres": None, "email": None}
    verzoeker = verzoek.verzoeker.model_copy(update=weg)
    return verzoek.model_copy(
        update={
            "besluit": besluit,
            "verzoeker": verzoeker,
            "leerling": verzoek.leerling and verzoek.leerling.model_copy(update=weg),
            "andere_ouder": None,
            "omschrijving": None,
            "inzage": None,
        }
    )


def _zonder_adres_leerling(verzoek: Verzoek) -> Verzoek:
    """A parent without authority does not learn where the child lives."""
    if not verzoek.leerling or verzoek.verzoeker.rol is not Rol.OUDER_ZONDER_GEZAG:
        return verzoek
    leerling = verzoek.leerling.model_copy(update={"adres": None, "email": None})
    return verzoek.model_copy(update={"leerling": leerling})


def _omgedraaid(verzoek: Verzoek, ander: AndereOuder) -> Verzoek:
    """The same request with the two parents in each other's place; when this one got the answer is not known."""
    velden = ("naam", "aanhef", "adres", "email")
    eerste, tweede = verzoek.verzoeker, {v: getattr(ander, v) for v in velden}
    besluit = verzoek.besluit
    if besluit:
        delen = tuple(d.model_copy(update={"voor": d.voor and _ANDERE[d.voor]}) for d in besluit.onderdelen)
        besluit = besluit.model_copy(update={"onderdelen": delen, "ontvangen_op": None})
    inzage = verzoek.inzage
    if inzage:
        stukken = (
            s.model_copy(update={"over_ouder": s.over_ouder and _ANDERE[s.over_ouder]})
            for s in inzage.stukken
        )
        inzage = inzage.model_copy(update={"stukken": tuple(stukken)})
    return verzoek.model_copy(
        update={
            "verzoeker": eerste.model_copy(update=tweede),
            "andere_ouder": AndereOuder(**{v: getattr(eerste, v) for v in velden}),
            "besluit": besluit,
            "inzage": inzage,
        }
    )


def _voor_ouder(verzoek: Verzoek) -> Verzoek:
    """What the parent in `verzoeker` may see: of the other parent only the name."""
    ander, kind, inzage = verzoek.andere_ouder, verzoek.leerling, verzoek.inzage
    stukken = tuple(map(_gelakt, inzage.stukken)) if inzage else ()
    return verzoek.model_copy(
        update={
            "andere_ouder": ander and AndereOuder(naam=ander.naam),
            "leerling": kind and kind.model_copy(update={"adres": None, "email": None}),
            "inzage": inzage and inzage.model_copy(update={"stukken": stukken}),
            "besluit": verzoek.besluit and _eigen_besluit(verzoek.besluit),
        }
    )


def _gelakt(stuk: Stuk) -> Stuk:
    if stuk.over_ouder is Ouder.ANDERE_OUDER and stuk.verstrekt is Uitkomst.TOEGEWEZEN:
        return stuk.model_copy(update={"verstrekt": Uitkomst.GEDEELTELIJK})
    return stuk


def _eigen_besluit(besluit: Besluit) -> Besluit:
    """The parts for this parent; when all that was refused is for the other one, this decision grants."""
    delen = tuple(d for d in besluit.onderdelen if d.voor in (None, Ouder.VERZOEKER))
    gesplitst = len(delen) != len(besluit.onderdelen)
    alles = gesplitst and besluit.uitkomst is Uitkomst.GEDEELTELIJK and not any(map(_geweigerd, delen))
    uitkomst = Uitkomst.TOEGEWEZEN if alles else besluit.uitkomst
    return besluit.model_copy(update={"onderdelen": delen, "uitkomst": uitkomst})


def _geweigerd(deel: Onderdeel) -> bool:
    return deel.uitkomst is not Uitkomst.TOEGEWEZEN
