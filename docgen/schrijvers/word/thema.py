"""The theme of a document of our own: whoever edits it in Word finds the school's colour and font in the menus."""

from __future__ import annotations

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_VLAK = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LIJN = f'<a:ln w="6350">{_VLAK}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_VORM = (
    f'<a:fmtScheme name="docgen"><a:fillStyleLst>{_VLAK * 3}</a:fillStyleLst><a:lnStyleLst>{_LIJN * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_VLAK * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
_LETTER = '<a:latin typeface="{0}"/><a:ea typeface=""/><a:cs typeface=""/>'


def thema(rollen: dict[str, str], letter: str) -> str:
    """Return the theme part for these colour roles (hex digits without #) and this font."""
    wit, inkt, accent, grijs, lijn = (
        "FFFFFF",
        rollen["inkt"],
        rollen["accent"],
        rollen["grijs"],
        rollen["veld"],
    )
    kleuren = [("dk1", "000000"), ("lt1", wit), ("dk2", inkt), ("lt2", rollen["tint"])]
    kleuren += [("accent1", accent), ("accent2", grijs), ("accent3", lijn), ("accent4", rollen["tint-sterk"])]
    kleuren += [("accent5", rollen["lijn"]), ("accent6", inkt), ("hlink", accent), ("folHlink", grijs)]
    schema = "".join(f'<a:{naam}><a:srgbClr val="{waarde}"/></a:{naam}>' for naam, waarde in kleuren)
    soort = _LETTER.format(letter)
    return (
        f'<a:theme xmlns:a="{_A}" name="docgen"><a:themeElements><a:clrScheme name="docgen">{schema}</a:clrScheme>'
        f'<a:fontScheme name="docgen"><a:majorFont>{soort}</a:majorFont><a:minorFont>{soort}</a:minorFont>'
        f"</a:fontScheme>{_VORM}</a:themeElements></a:theme>"
    )
