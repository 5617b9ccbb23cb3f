"""Pages that are pictures: which they are, how they are drawn for the recogniser, what it saw."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from hearprint.model.words import count_words
from hearprint.readers.pdf.bombs import MOST_LETTERS
from hearprint.readers.pdf.glyphs import Glyphs, visible_box
from hearprint.readers.scan.page import Seen, see
from hearprint.readers.scan.recogniser import Recogniser, RecogniserError

_FEW = 30  #: words beside a picture that may be a stamp, a footer or a caption; more are a text
_COVERED = 0.5  #: of the page: a picture that may be the page itself
_WHOLE = 0.85  #: of the page: hardly anything but a scan
_FEWEST_NEW = 3  #: words that must be seen beyond the page's own in a scan of the whole page
_MANY_NEW = 12  #: and in a picture that leaves margins, as photographs do
_GRID = 24  #: cells to each side by which pictures are laid over the page
_MOST_OBJECTS = 100_000  #: of one page that is drawn
_MOST_PIXELS = 250_000_000  #: of all pictures of a page: an A0 poster at 300 to the inch has 140
_MOST_NESTED = 4
_AREA = 9_000_000  #: pixels of a drawn page: A4 at 300 to the inch
_LONGEST = 6_000  #: pixels
_SCALE = 200 / 72  #: pixels a point, where no picture has its own
_LEAST, _MOST = 1_600, 2_800  #: pixels of the longer side in which lines are looked for
_FIND = 2.3  #: pixels a point in which lines are looked for


class Pictures(NamedTuple):
    """What pictures there are on a page."""

    covered: float  #: part of the page that lies under pictures
    scale: float  #: pixels a point of the finest picture
    pixels: int
    objects: int


class Look(NamedTuple):
    """A page that was looked at."""

    seen: Seen
    scale: float  #: pixels a point


class UnseenError(Exception):
    """A picture was not read; says why."""


def is_picture(page: Any, glyphs: Glyphs) -> bool:  # noqa: ANN401 - pypdfium2 ships no types
    """Whether print may stand on a page in pictures alone.

    A page is one when it holds no text at all but something to see, and also when it holds a few
    words (a stamp, an invisible footer) beside a picture as large as half of it. A scan with an
    invisible layer of recognised text is none: that layer is its text.
    """
    words = _own_words(glyphs, _FEW)
    if words >= _FEW:
        return glyphs.unknown > 2 * _letters(glyphs)
    if not words:
        return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)
    return glyphs.unknown > _letters(glyphs) or pictures_of(page).covered >= _COVERED


def look(page: Any, glyphs: Glyphs, recogniser: Recogniser) -> Look | None:  # noqa: ANN401
    """What a recogniser sees on a page; None when that is no more than the page's own text.

    Raises UnseenError for pictures beyond all bounds and when the recogniser fails.
    """
    pictures = pictures_of(page)
    if pictures.pixels > _MOST_PIXELS or pictures.objects > _MOST_OBJECTS:
        raise UnseenError("its pictures are too large to draw")
    try:
        picture, scale = _drawn(page, pictures)
        wide = max(_LEAST, min(_MOST, round(_FIND * max(picture.size) / scale)))
        seen = see(picture, recogniser, wide=wide)
    except (pypdfium2.PdfiumError, MemoryError, ValueError, OSError) as error:
        raise UnseenError("its picture cannot be drawn") from error
    except RecogniserError as error:
        raise UnseenError(str(error)) from error
    new = seen.words - _own_words(glyphs)
    least = _FEWEST_NEW if pictures.covered >= _WHOLE else _MANY_NEW
    wanted = least if _own_words(glyphs) and not glyphs.unknown else 1
    return Look(seen, scale) if new >= wanted else None


def pictures_of(page: Any) -> Pictures:  # noqa: ANN401
    """Size and place of a page's pictures."""
    left, bottom, right, top = visible_box(page)
    cells: set[int] = set()
    finest, pixels, objects = 0.0, 0, 0
    for thing, box in _things(page):
        objects += 1
        if objects > _MOST_OBJECTS:
            break
        if thing is None:
            continue
        across, down = _pixels(thing)
        pixels += across * down
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide > 1 and high > 1:
            finest = max(finest, min(max(across, down) / max(wide, high), 12.0))
        cells.update(_cells(box, (left, bottom, right, top)))
    return Pictures(len(cells) / _GRID**2, finest, pixels, objects)


def _things(page: Any) -> Iterator[tuple[Any, tuple[float, float, float, float]]]:  # noqa: ANN401
    """All pictures of a page with their places; None for other things."""
    for at in range(max(0, pdfium.FPDFPage_CountObjects(page.raw))):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        box = _bounds(thing)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            for inner in _inside(thing, 0):
                yield inner, box
        else:
            yield (thing if kind == pdfium.FPDF_PAGEOBJ_IMAGE else None), box


def _inside(form: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401
    """Pictures within forms; they count as being where the outermost form is."""
    for at in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        thing = pdfium.FPDFFormObj_GetObject(form, at)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED:
            yield from _inside(thing, depth + 1)
        else:
            yield thing if kind == pdfium.FPDF_PAGEOBJ_IMAGE else None


def _bounds(thing: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(thing, *edges):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _pixels(thing: Any) -> tuple[int, int]:  # noqa: ANN401
    across, down = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(thing, across, down):
        return 0, 0
    return across.value, down.value


def _cells(
    box: tuple[float, float, float, float], page: tuple[float, float, float, float]
) -> Iterator[int]:
    """Which cells of a grid over the page have their middle under ``box``."""
    if not all(math.isfinite(edge) for edge in box):
        return
    wide, high = (page[2] - page[0]) / _GRID, (page[3] - page[1]) / _GRID
    for column in range(_GRID):
        if box[0] <= page[0] + (column + 0.5) * wide <= box[2]:
            for row in range(_GRID):
                if box[1] <= page[1] + (row + 0.5) * high <= box[3]:
                    yield column * _GRID + row


def _drawn(page: Any, pictures: Pictures) -> tuple[Image.Image, float]:  # noqa: ANN401
    """The page as it is seen, and its pixels a point."""
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise ValueError("a page without a size")
    scale = min(
        pictures.scale or _SCALE,
        math.sqrt(_AREA / (width * height)),
        _LONGEST / max(width, height),
    )
    bitmap = page.render(scale=scale)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return image, scale


def _own_words(glyphs: Glyphs, most: int = MOST_LETTERS) -> int:
    """Words of a page; those beyond ``most`` are not counted."""
    found = 0
    for word in chain(glyphs.words, glyphs.tilted):
        found += count_words(word.text)
        if found >= most:
            break
    return found


def _letters(glyphs: Glyphs) -> int:
    return sum(len(word.text) for word in (*glyphs.words, *glyphs.tilted))
