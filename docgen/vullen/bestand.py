"""A PDF in prepared pieces: all objects that never change, then the pages that do, then a short table of contents.

The file is written anew as one revision: what does not change stands in front, at fixed places. So a recipient
costs only the own pages, the entries of those in the cross-reference stream, and the file's identifier.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from docgen.vullen.stromen import Stroom

_KOP = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_W = (1, 4, 2)  # bytes per field of an entry: kind, place (or number of the object stream), order


class Mal:
    """The prepared pieces of one layout; `paginas` are the pages that change, with their content."""

    def __init__(self, inhoud: bytes, paginas: Mapping[int, Stroom]) -> None:
        import pikepdf

        with pikepdf.open(BytesIO(inhoud)) as pdf:
            nummers = [pdf.pages[p].obj.Contents.objgen[0] for p in paginas]
            delen = list(_delen(pdf, set(nummers)))
            wortel, info = (pdf.trailer[n].objgen[0] for n in ("/Root", "/Info"))
        self._stromen = list(paginas.values())
        bundel = max([*nummers, *(n for n, _, _ in delen)]) + 1
        verwijzingen = bundel + 1
        self.kop, plaatsen = _schrijf_vast(delen, bundel)
        plaatsen[verwijzingen] = (1, 0, 0)
        self._koppen = [f"{n} 0 obj\n<</Filter/FlateDecode/Length ".encode() for n in nummers]
        self._tabelkop = _tabelkop(verwijzingen, wortel, info)
        self._tabel = _tabel(plaatsen, (*nummers, verwijzingen))
        self._volgorde = [sorted((*nummers, verwijzingen)).index(n) for n in (*nummers, verwijzingen)]
        self._zaad = hashlib.blake2b(self.kop).digest()

    def giet(self, eigen: Sequence[Sequence[bytes]]) -> bytes:
        """Return the file; `eigen` are, per page that changes, the pieces for the holes of its content."""
        zaad = hashlib.blake2b(self._zaad, digest_size=16)
        uit, waar, plaatsen = [self.kop], len(self.kop), []
        for kop, stroom, stukken in zip(self._koppen, self._stromen, eigen, strict=True):
            inhoud, geperst = stroom.zlib(stukken)
            zaad.update(inhoud)
            deel = b"%b%d>>\nstream\n%b\nendstream\nendobj\n" % (kop, len(geperst), geperst)
            plaatsen.append(waar)
            uit.append(deel)
            waar += len(deel)
        plaatsen.append(waar)
        uit.append(self._slot(plaatsen, zaad.hexdigest().encode()))
        return b"".join(uit)

    def _slot(self, plaatsen: list[int], merk: bytes) -> bytes:
        regels = [b""] * len(plaatsen)
        for plaats, i in zip(plaatsen, self._volgorde, strict=True):
            regels[i] = b"\x01" + plaats.to_bytes(4, "big") + b"\0\0"
        tabel = b"".join([deel for paar in zip(self._tabel, (*regels, b""), strict=True) for deel in paar])
        return b"%b/ID[<%b><%b>]/Length %d>>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
            self._tabelkop, merk, merk, len(tabel), tabel, plaatsen[-1],
        )  # fmt: skip


def _delen(pdf: Any, overslaan: set[int]) -> Iterator[tuple[int, bytes, bytes | None]]:
    """Yield number, text and (of a stream) content of every object that never changes."""
    import pikepdf

    for obj in pdf.objects:
        nummer = obj.objgen[0]
        if nummer in overslaan or (
            isinstance(obj, pikepdf.Stream) and obj.get("/Type") in ("/ObjStm", "/XRef")
        ):
            continue
        if isinstance(obj, pikepdf.Stream):
            yield nummer, obj.stream_dict.unparse(), obj.read_raw_bytes()
        elif obj is not None:
            yield nummer, obj.unparse(resolved=True), None


def _schrijf_vast(
    delen: list[tuple[int, bytes, bytes | None]], bundel: int
) -> tuple[bytes, dict[int, tuple[int, int, int]]]:
    """Return the front of the file, and per object its entry (kind, place, order); `bundel` is a free number."""
    uit, plaatsen = [_KOP], {0: (0, 0, 0xFFFF)}
    los = [(n, tekst) for n, tekst, stroom in delen if stroom is None]
    waar = len(_KOP)
    for nummer, tekst, inhoud in [(n, t, s) for n, t, s in delen if s is not None] + [_bundel(bundel, los)]:
        deel = b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (nummer, tekst, inhoud)
        plaatsen[nummer] = (1, waar, 0)
        uit.append(deel)
        waar += len(deel)
    plaatsen |= {n: (2, bundel, i) for i, (n, _) in enumerate(los)}
    return b"".join(uit), plaatsen


def _bundel(nummer: int, los: list[tuple[int, bytes]]) -> tuple[int, bytes, bytes]:
    """Return the object stream that holds all objects that are no stream themselves."""
    from docgen.vullen.stromen import Stroom

    wijzers, waar = [], 0
    for n, tekst in los:
        wijzers.append(b"%d %d" % (n, waar))
        waar += len(tekst) + 1
    eerste = b" ".join(wijzers) + b"\n"
    _, geperst = Stroom([eerste + b"\n".join(tekst for _, tekst in los)]).zlib([])
    kop = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (
        len(los),
        len(eerste),
        len(geperst),
    )
    return nummer, kop, geperst


def _tabelkop(nummer: int, wortel: int, info: int) -> bytes:
    maten = b"%d %d %d" % _W
    return b"%d 0 obj\n<</Type/XRef/Size %d/W[%b]/Root %d 0 R/Info %d 0 R" % (
        nummer, nummer + 1, maten, wortel, info,
    )  # fmt: skip


def _tabel(plaatsen: dict[int, tuple[int, int, int]], eigen: Sequence[int]) -> list[bytes]:
    """Return the table of contents, cut where the entries of the changing objects must come."""
    stukken: list[list[bytes]] = [[]]
    for nummer in range(max(eigen) + 1):
        if nummer in eigen:
            stukken.append([])
        else:
            velden = plaatsen.get(nummer, (0, 0, 0))
            stukken[-1].append(b"".join(v.to_bytes(b, "big") for v, b in zip(velden, _W, strict=True)))
    return [b"".join(s) for s in stukken]
