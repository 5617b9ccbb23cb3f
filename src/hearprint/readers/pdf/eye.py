"""Looks at the pages that are pictures and says what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hearprint.errors import NoTextError
from hearprint.model.findings import Finding, note, warning
from hearprint.ports import Progress
from hearprint.readers.pdf.glyphs import Glyphs
from hearprint.readers.pdf.layers import is_layer, settled_layers
from hearprint.readers.pdf.scans import Look, UnseenError, is_picture, look
from hearprint.readers.pdf.seen import settled
from hearprint.readers.scan.page import Seen
from hearprint.readers.scan.recogniser import EXTRA, Recogniser

_DOUBTFUL = 0.8  #: of 1, for a line
_SHOWN = 3  #: doubtful lines that a finding quotes
_LONGEST = 60  #: signs of one
_INSTALL = f'python -m pip install "{EXTRA}"'


class Glance(NamedTuple):
    """What became of a page's picture."""

    findings: tuple[Finding, ...] = ()
    waits: bool = False  #: its words come from ``Eye.settled``, when all pages are known
    unread: bool = False  #: print may stand on it that nobody read


class Eye:
    """Looks at the pages of one document. Without a recogniser it only tells what is missing."""

    def __init__(self, recogniser: Recogniser | None, progress: Progress | None = None) -> None:
        self._recogniser = recogniser
        self._progress = progress
        self._looks: dict[int, Look] = {}
        self._texts: dict[int, Glyphs] = {}
        self._layers: dict[int, Glyphs] = {}
        self._trouble = ""

    def glance(self, number: int, count: int, page: Any, glyphs: Glyphs) -> Glance:  # noqa: ANN401
        """Look at page ``number`` of ``count`` if it is a picture."""
        if is_picture(page, glyphs):
            glance = self._looked(number, count, page, glyphs)
        elif glyphs.words or glyphs.tilted:
            glance = Glance()
        else:
            glance = Glance((warning("R-001", "This page holds no text.", f"page {number}"),))
        if not glance.waits and is_layer(glyphs):
            self._layers[number] = glyphs
            return glance._replace(waits=True)
        return glance

    def _looked(self, number: int, count: int, page: Any, glyphs: Glyphs) -> Glance:  # noqa: ANN401
        where = f"page {number}"
        bare = not (glyphs.words or glyphs.tilted)
        if self._recogniser is None:
            return Glance((_unread(where, bare=bare),), unread=True)
        if self._progress is not None:
            self._progress(number, count)
        try:
            found = look(page, glyphs, self._recogniser)
        except UnseenError as error:
            self._trouble = str(error)
            told = f"This page is a picture and could not be read: {error}."
            return Glance((warning("R-006", told, where),), unread=True)
        if found is None:
            told = "This page holds no text, and no letters were recognised in its picture."
            return Glance((warning("R-001", told, where),) if bare else ())
        self._looks[number], self._texts[number] = found, glyphs
        return Glance(tuple(_seen(found.seen, where)), waits=True)

    def settled(self, printed: Mapping[float, int]) -> Iterator[tuple[int, Glyphs]]:
        """The words of all pages that waited, by page number from 1.

        ``printed`` are the letters of each size of type on the document's other pages.
        """
        yield from settled_layers(self._layers)
        yield from settled(self._looks, self._texts, printed)

    def no_text(self, name: str) -> NoTextError:
        """What to tell when the whole document holds no words that can be read."""
        if self._recogniser is None:
            return NoTextError(
                "This PDF holds no text, only pictures of pages.",
                where=name,
                hint=f"Install what recognises letters in pictures (OCR): {_INSTALL} "
                "- or add a text layer yourself: ocrmypdf in.pdf out.pdf",
            )
        if self._trouble:
            return NoTextError(
                f"This PDF holds only pictures of pages, which could not be read: {self._trouble}.",
                where=name,
                hint=f"Install OCR again: {_INSTALL} - or add a text layer with ocrmypdf.",
            )
        return NoTextError(
            "This PDF holds no text, and OCR recognised no letters in the pictures of its pages.",
            where=name,
            hint="Scan it again, upright and sharp (300 dots to the inch), or type its text.",
        )


def _unread(where: str, *, bare: bool) -> Finding:
    if bare:
        told = f"This page holds no text. If its picture shows any: {_INSTALL}"
        return warning("R-001", told, where)
    told = f"Most of this page is a picture. If that shows text: {_INSTALL}"
    return note("R-006", told, where)


def _seen(seen: Seen, where: str) -> Iterator[Finding]:
    told = "This page is a picture: its letters were recognised and may be wrong."
    yield note("R-005", told, where)
    doubtful = [line for line in seen.lines if line.sure < _DOUBTFUL and line.counted]
    if doubtful:
        doubtful.sort(key=lambda line: line.sure)
        texts = (" ".join(word.text for word in line.words) for line in doubtful[:_SHOWN])
        shown = ", ".join(f'"{text[:_LONGEST]}"' for text in texts)
        yield note("R-005", f"Least sure of its lines: {shown}.", where)
    if seen.cut:
        lines = f"{seen.cut} lines of this page's picture were not read: there are too many."
        yield warning("R-006", lines, where)
