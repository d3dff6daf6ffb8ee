"""The only door to files for the HTML and PDF writers: a file inside an allowed folder, or inline data.

Why: a template, style sheet or logo must never pull a page from a network or a secret file into a document.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from docgen.schrijvers.fouten import VerbodenBron


def toegestaan(url: str, mappen: Iterable[Path]) -> Path:
    """Return the file behind a `file:` address, when it really lies inside one of the folders.

    Links and `..` are resolved before the comparison. Raises VerbodenBron for anything else.
    """
    delen = urlsplit(url)
    if delen.scheme.lower() != "file" or delen.netloc not in ("", "localhost"):
        raise VerbodenBron(url)
    return binnen(Path(url2pathname(unquote(delen.path))), mappen, url)


def binnen(pad: Path, mappen: Iterable[Path], url: str) -> Path:
    """Return the resolved path when it is a file inside one of the folders; else VerbodenBron(url)."""
    try:
        echt = pad.resolve(strict=True)
    except (OSError, ValueError):
        raise VerbodenBron(url) from None
    if not echt.is_file() or not any(echt.is_relative_to(m.resolve()) for m in mappen):
        raise VerbodenBron(url)
    return echt


def als_data_uri(src: str, mappen: tuple[Path, ...]) -> str:
    """Return an image source as a data URI; a relative one is sought in the folders, in their order."""
    if src.lower().startswith("data:"):
        return src
    if urlsplit(src).scheme:
        pad = toegestaan(src, mappen)
    else:
        relatief = unquote(src)
        pad = binnen(next((m / relatief for m in mappen if (m / relatief).is_file()), Path()), mappen, src)
    soort = mimetypes.guess_type(pad.name)[0] or "application/octet-stream"
    return f"data:{soort};base64,{base64.b64encode(pad.read_bytes()).decode('ascii')}"


def maak_ophaler(mappen: Iterable[Path]) -> Any:
    """Return a WeasyPrint URLFetcher that knows only inline data and files inside the folders.

    A refusal is fatal for the rendering; `geweigerd` on the fetcher then holds the address.
    """
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    toegelaten = tuple(mappen)

    class Ophaler(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
        geweigerd: str | None = None

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not url.lower().startswith("data:"):
                try:
                    url = toegestaan(url, toegelaten).as_uri()
                except VerbodenBron as fout:
                    self.geweigerd = fout.url
                    raise FatalURLFetchingError(str(fout)) from fout
            return super().fetch(url, headers)

    return Ophaler(allowed_protocols=("file", "data"), allow_redirects=False)
