"""The looks of a workbook: the school's colours with enough contrast, and its font, also in the theme."""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from docgen.document import Huisstijl
from docgen.schrijvers.stijlblad import kleurrollen
from docgen.schrijvers.word.stijlblad import letter_in_word

_PUNTEN = 10
_THEMAKLEUREN = {"dk2": "accent", "lt2": "tint", "accent1": "accent", "accent2": "veld", "hlink": "accent"}


class Stijl:
    """Makes each style once; openpyxl shares them between cells."""

    def __init__(self, huisstijl: Huisstijl) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        rollen = {rol: f"FF{kleur[1:].upper()}" for rol, kleur in kleurrollen(huisstijl.kleur).items()}
        naam = letter_in_word(huisstijl.lettertype)
        lijn = Side(style="thin", color=rollen["lijn"])
        self._rand = Border(bottom=lijn)
        self._boven = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self._midden = Alignment(vertical="center", wrap_text=True)
        self._gewoon = Font(name=naam, size=_PUNTEN, color=rollen["inkt"])
        self._vet = Font(name=naam, size=_PUNTEN, color=rollen["inkt"], bold=True)
        self._grijs = Font(name=naam, size=_PUNTEN, color=rollen["grijs"])
        self._kop = Font(name=naam, size=_PUNTEN, color="FFFFFFFF", bold=True)
        self._kopvlak = PatternFill("solid", fgColor=rollen["accent"])
        self._tint = PatternFill("solid", fgColor=rollen["tint"])

        self._gemaakt: dict[tuple[bool, bool], Any] = {}

    def kop(self, cel: Any) -> None:
        """A heading of a column."""
        cel.font, cel.fill, cel.alignment = self._kop, self._kopvlak, self._midden

    def cel(self, cel: Any, *, vet: bool = False, afgeleid: bool = False) -> None:
        """A cell of the body, before its value; what docgen works out is tinted."""
        if (soort := (vet, afgeleid)) not in self._gemaakt:
            cel.font = self._grijs if afgeleid else self._vet if vet else self._gewoon
            cel.alignment, cel.border = self._boven, self._rand
            if afgeleid:
                cel.fill = self._tint
            self._gemaakt[soort] = cel._style
        # openpyxl looks each style up again for every cell; a copy of the numbers is twenty times as quick
        cel._style = copy(self._gemaakt[soort])


def pas_thema_toe(werk: Any, huisstijl: Huisstijl) -> None:
    """Give the workbook a theme of the school, so that what someone adds later looks the same."""
    from openpyxl.styles import Font
    from openpyxl.writer.theme import theme_xml

    rollen, naam = kleurrollen(huisstijl.kleur), re.sub(r"[^\w .-]", "", letter_in_word(huisstijl.lettertype))
    thema = re.sub(r'(<a:latin typeface=)"[^"]*"', rf'\1"{naam}"', theme_xml)
    for vak, rol in _THEMAKLEUREN.items():
        thema = re.sub(
            rf'(<a:{vak}>\s*<a:srgbClr val=)"[^"]*"', rf'\1"{rollen[rol][1:].upper()}"', thema, count=1
        )
    werk.loaded_theme = thema
    werk._named_styles["Normal"].font = Font(name=naam, size=_PUNTEN, family=2, scheme="minor")
