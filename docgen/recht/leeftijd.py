"""Age on a date and the birthdays that change who decides (UAVG 5, BW 1:233)."""

from __future__ import annotations

from datetime import date

from docgen.recht.wetboek import Wetboek


def leeftijd(geboortedatum: date, op: date) -> int:
    """Age in whole years on `op`; raises ValueError when `op` lies before the birth."""
    if op < geboortedatum:
        raise ValueError("de datum ligt vóór de geboortedatum")
    nog_niet_jarig = (op.month, op.day) < (geboortedatum.month, geboortedatum.day)
    return op.year - geboortedatum.year - nog_niet_jarig


def wordt(geboortedatum: date, jaren: int) -> date:
    """The day on which someone reaches this age; born on 29 February: 1 March in a common year."""
    try:
        return geboortedatum.replace(year=geboortedatum.year + jaren)
    except ValueError:
        return date(geboortedatum.year + jaren, 3, 1)


def wordt_binnen(geboortedatum: date, jaren: int, van: date, tot: date) -> date | None:
    """The birthday on which someone reaches this age, when it lies after `van` and not after `tot`."""
    dag = wordt(geboortedatum, jaren)
    return dag if van < dag <= tot else None


def zelf_beslissen(wetboek: Wetboek, op: date) -> int:
    """Age from which a pupil gives consent without parents (UAVG 5 lid 1)."""
    return wetboek.getal("uavg-5-1", "leeftijd", op)


def zelf_rechten(wetboek: Wetboek, op: date) -> int:
    """Age from which a pupil may use the rights of the AVG, beside the parents (UAVG 5 lid 4 b)."""
    return wetboek.getal("uavg-5-4", "leeftijd_zelf", op)


def zelf_intrekken(wetboek: Wetboek, op: date) -> int:
    """Age from which a pupil may withdraw consent (UAVG 5 lid 3 b)."""
    return wetboek.getal("uavg-5-3", "leeftijd_leerling", op)


def meerderjarig(wetboek: Wetboek, op: date) -> int:
    """Age of majority (BW 1:233)."""
    return wetboek.getal("bw-1:233", "leeftijd", op)


def keerpunten(geboortedatum: date, van: date, tot: date, wetboek: Wetboek) -> tuple[tuple[int, date], ...]:
    """Birthdays in the period that change who gives consent: (age, day), in order (juridisch § 4.1)."""
    grenzen = (zelf_beslissen(wetboek, tot), meerderjarig(wetboek, tot))
    dagen = ((jaren, wordt_binnen(geboortedatum, jaren, van, tot)) for jaren in grenzen)
    return tuple((jaren, dag) for jaren, dag in dagen if dag)
