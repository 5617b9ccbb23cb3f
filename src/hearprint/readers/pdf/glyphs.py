"""What a page holds: words with their type and place, in the order of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hearprint.readers.pdf.parts import Word
from hearprint.readers.pdf.stretches import Stretch, stretches_of
from hearprint.readers.pdf.tags.marks import NO_FORMS, FormMark


class Glyphs(NamedTuple):
    """What a page holds in the order of its file."""

    words: tuple[Word, ...]
    tilted: tuple[Word, ...]  #: words in another direction, each with its own place
    outside: tuple[str, ...]  #: text that lies beyond the visible page
    width: float
    height: float
    unknown: int  #: signs without a known letter
    #: from the file's coordinates to these
    place: Callable[[float, float], tuple[float, float]] = lambda x, y: (x, y)
    #: language and expansion of marked content, by mark
    tongues: Mapping[int, tuple[str, str]] = MappingProxyType({})
    hidden: int = 0  #: letters that are not painted: a layer of text behind a picture


def read_glyphs(page: Any, forms: Mapping[int, FormMark] = NO_FORMS) -> Glyphs:  # noqa: ANN401
    """Words of a ``pypdfium2.PdfPage``, in coordinates of its visible part turned upright.

    ``forms``: what the page's forms lend to the marked content in them. Raises PageTooLargeError.
    """
    left, bottom, right, top = visible_box(page)
    turns = pdfium.FPDFPage_GetRotation(page.raw) % 4
    raws, unknown, tongues = stretches_of(page, forms)
    letters: Counter[int] = Counter()
    for raw in raws:
        letters[raw.kind.turn] += len(raw.text)
    upright = [(count, turn) for turn, count in letters.items() if turn >= 0]
    # Text that reads upright on the turned page has its own turn undone by the page's.
    main = turns if not upright or letters[turns] * 2 >= sum(letters.values()) else max(upright)[1]
    place = _placer((left, bottom, right, top), main)
    words: list[Word] = []
    tilted: list[Word] = []
    outside: list[str] = []
    for raw in raws:
        text, (x0, y0, x1, y1), kind, glued = raw
        if not (left - 1 <= (x0 + x1) / 2 <= right + 1 and bottom - 1 <= (y0 + y1) / 2 <= top + 1):
            outside.append(text)
        elif kind.turn != main:
            tilted.append(_placed(raw, place, main))
        elif main or x0 > x1:
            words.append(_placed(raw, place, main))
        else:  # the same, for nearly all words
            size, bold, italic, _, _, base, mark, _, pale = kind
            edges = (x0 - left, x1 - left, top - base)
            words.append(Word(text, *edges, size, bold, italic, glued, False, mark, pale))  # noqa: FBT003 - not raised
    flat = main % 2 == 0
    return Glyphs(
        words=tuple(words),
        tilted=tuple(tilted),
        outside=tuple(outside),
        width=right - left if flat else top - bottom,
        height=top - bottom if flat else right - left,
        unknown=unknown,
        place=place,
        tongues=tongues,
        hidden=sum(len(raw.text) for raw in raws if raw.kind.hidden),
    )


def visible_box(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Left, bottom, right and top of what is seen of a page, in the file's coordinates."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, box)
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    if right - left < 1 or top - bottom < 1:
        return 0.0, 0.0, 612.0, 792.0
    return left, bottom, right, top


def _placer(
    box: tuple[float, float, float, float], turn: int
) -> Callable[[float, float], tuple[float, float]]:
    left, bottom, right, top = box
    return (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )[turn]


def _placed(raw: Stretch, place: Callable[[float, float], tuple[float, float]], main: int) -> Word:
    x0, y0 = place(raw.box[0], raw.box[1])
    x1, y1 = place(raw.box[2], raw.box[3])
    left, right, low = min(x0, x1), max(x0, x1), max(y0, y1)
    base = place(raw.kind.x, raw.kind.y)[1] if raw.kind.turn == main else low
    kind = raw.kind
    return Word(
        *(raw.text, left, right, base, kind.size, kind.bold, kind.italic, raw.glued),
        mark=kind.mark,
        pale=kind.pale,
    )
