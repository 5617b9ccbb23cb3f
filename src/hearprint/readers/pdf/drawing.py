"""What is drawn on a page beside its letters: rules that part the cells of tables, and bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hearprint.readers.pdf.calls import address_of
from hearprint.readers.pdf.parts import Atom, Rule

_MOST_OBJECTS = 60_000  #: of a page, text included
_MOST_PATHS = 4_000  #: a map or a chart draws more; its lines part no cells
_MOST_SEGMENTS = 400  #: of one path
_FRAME = 12  #: segments of two boxes
_MOST_RULES = 4_000  #: of a page
_THIN = 2.6  #: points: the thickest rule
_SHORTEST = 4.0
_SPOT = (1.4, 8.0)  #: points: how wide and high a drawn bullet is
_SQUARE = 1.5  #: and by how much the one may exceed the other
_HEIGHT = 0.75  #: type sizes from the baseline to the middle of a bullet, at most
_REACH = 2.2  #: type sizes between a bullet and its text
_MOST_SPOTS = 200  #: of a page; more are a pattern
_PATH = pdfium.FPDF_PAGEOBJ_PATH

_void, _int = ctypes.c_void_p, ctypes.c_int
_object_at: Callable[[int, int], int | None] = ctypes.PYFUNCTYPE(_void, _void, _int)(
    address_of(pdfium.FPDFPage_GetObject)
)
_kind_of: Callable[[int], int] = ctypes.PYFUNCTYPE(_int, _void)(
    address_of(pdfium.FPDFPageObj_GetType)
)
_bounds_of: Callable[[int, int, int, int, int], int] = ctypes.PYFUNCTYPE(
    _int, _void, _void, _void, _void, _void
)(address_of(pdfium.FPDFPageObj_GetBounds))

Place = Callable[[float, float], tuple[float, float]]
_Corners = tuple[float, float, float, float]


class Spot(NamedTuple):
    """A small shape, as high as it is wide."""

    left: float
    right: float
    middle: float  #: height of its middle


class Drawing(NamedTuple):
    """Rules and spots of a page, in the coordinates of its words."""

    rules: tuple[Rule, ...] = ()
    spots: tuple[Spot, ...] = ()


def read_drawing(page: Any, place: Place) -> Drawing:  # noqa: ANN401 - pypdfium2 ships no types
    """What is drawn on a ``pypdfium2.PdfPage``; nothing for a page of drawings."""
    found = list(_paths(page))
    if len(found) > _MOST_PATHS:
        return Drawing()
    rules: list[Rule] = []
    spots: list[Spot] = []
    for thing, box in found:
        if len(rules) > _MOST_RULES:
            return Drawing()
        for corners in _parts(thing, box):
            left, top, right, bottom = _placed(corners, place)
            wide, high = right - left, bottom - top
            if min(wide, high) <= _THIN and max(wide, high) >= _SHORTEST:
                rules.append(_rule(left, top, right, bottom))
            elif _is_spot(min(wide, high), max(wide, high)):
                spots.append(Spot(left, right, (top + bottom) / 2))
    return Drawing(tuple(rules), tuple(spots))


def with_bullets(atoms: Sequence[Atom], spots: Sequence[Spot]) -> tuple[Atom, ...]:
    """Lines with their bullets, where these are drawn and not set."""
    if not spots or len(spots) > _MOST_SPOTS:
        return tuple(atoms)
    found = list(atoms)
    for spot in spots:
        at = _beside(found, spot)
        if at is not None:
            atom = found[at]
            found[at] = atom._replace(text=f"• {atom.text}", left=spot.left)
    return tuple(sorted(found, key=lambda atom: (atom.base, atom.left)))


def _beside(atoms: Sequence[Atom], spot: Spot) -> int | None:
    """The line that a spot stands just before, if nothing stands before the spot."""
    level = [
        at
        for at, atom in enumerate(atoms)
        if not atom.tilted and 0.0 < atom.base - spot.middle < _HEIGHT * atom.size
    ]
    nearest = min(
        (at for at in level if atoms[at].left > spot.right),
        key=lambda at: atoms[at].left,
        default=None,
    )
    if nearest is None or atoms[nearest].left - spot.right > _REACH * atoms[nearest].size:
        return None
    crowded = any(
        atoms[at].right > spot.left - _REACH * atoms[at].size and atoms[at].left < spot.left
        for at in level
    )
    return None if crowded else nearest


def _is_spot(less: float, more: float) -> bool:
    return _SPOT[0] <= less and more <= _SPOT[1] and more <= _SQUARE * less


def _paths(page: Any) -> Iterator[tuple[int, _Corners]]:  # noqa: ANN401
    """Addresses and bounds of the paths of a page."""
    address = address_of(page.raw)
    edges = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = edges
    at = [ctypes.addressof(edge) for edge in edges]
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        thing = _object_at(address, index) or 0
        if thing and _kind_of(thing) == _PATH and _bounds_of(thing, *at):
            yield thing, (left.value, bottom.value, right.value, top.value)


def _parts(thing: int, box: _Corners) -> Iterator[_Corners]:
    """A path's boxes: its own, or for an outline or several lines in one those of its lines."""
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) <= _THIN or max(wide, high) <= _SPOT[1]:
        yield box
        return
    held = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
    count = pdfium.FPDFPath_CountSegments(held)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if count > _MOST_SEGMENTS or not pdfium.FPDFPath_GetDrawMode(held, fill, stroke):
        return
    if stroke.value:
        yield from _lines(held, count)
    elif fill.value and count <= _FRAME:
        yield from _frame(list(_lines(held, count)))


def _frame(lines: Sequence[_Corners]) -> Iterator[_Corners]:
    """The edges of a frame that is filled between two boxes, one within the other."""
    sides = [line for line in lines if line[0] != line[2] or line[1] != line[3]]
    if len(sides) != 8 or any(x0 != x1 and y0 != y1 for x0, y0, x1, y1 in sides):  # noqa: PLR2004 - two boxes
        return
    inner, outer = sorted((_around(sides[:4]), _around(sides[4:])), key=_area)
    (x0, y0, x3, y3), (x1, y1, x2, y2) = outer, inner
    if not (x0 <= x1 and y0 <= y1 and x2 <= x3 and y2 <= y3):
        return
    for edge in ((x0, y0, x1, y3), (x2, y0, x3, y3), (x0, y0, x3, y1), (x0, y2, x3, y3)):
        if edge[0] < edge[2] and edge[1] < edge[3]:
            yield edge


def _area(box: _Corners) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _around(sides: Sequence[_Corners]) -> _Corners:
    left, bottom, right, top = zip(*sides, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _lines(held: Any, count: int) -> Iterator[_Corners]:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(held, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(held, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(last, here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(here, start)
        last = here


def _box(one: tuple[float, float], two: tuple[float, float]) -> _Corners:
    return (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def _placed(corners: _Corners, place: Place) -> _Corners:
    """Left, top, right and bottom in the words' coordinates."""
    (x0, y0), (x1, y1) = place(corners[0], corners[1]), place(corners[2], corners[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _rule(left: float, top: float, right: float, bottom: float) -> Rule:
    if bottom - top > right - left:
        middle = (left + right) / 2
        return Rule(middle, top, middle, bottom)
    middle = (top + bottom) / 2
    return Rule(left, middle, right, middle)
