"""Where a block's lines stand: its pieces by column and page, as rectangles to draw."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hearprint.model.document import Block, Box, Line

_SLACK = 3.0  #: points by which a following line may stand higher, as a drop cap's neighbour does


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a block that stands together."""

    page: int
    box: Box
    first: Box  #: its first line
    last: Box  #: its last line


def parts_of(block: Block, empty: Collection[int] = ()) -> tuple[Part, ...]:
    """The pieces of ``block`` in reading order; none when it has no page or no box.

    A piece that begins above the line before it is the next column. Where lines do not say on
    which page they stand, it is the next page when it does not stand clear to the right; ``empty``
    pages hold no text, so a block that runs on goes past them.
    """
    if block.page is None:
        return ()
    lines = [line for line in block.lines if line.box is not None]
    if not lines:
        box = block.box
        return (Part(page=block.page, box=box, first=box, last=box),) if box is not None else ()
    page = block.page
    parts: list[Part] = []
    for run in _runs(lines):
        boxes = [line.box for line in run if line.box is not None]
        told = run[0].page
        if told is None and parts and _is_new_page(parts[-1].box, boxes):
            told = _after(page, empty)
        page = told or page
        parts.append(Part(page=page, box=_around(boxes), first=boxes[0], last=boxes[-1]))
    return tuple(parts)


def share_line(upper: Part, lower: Part) -> bool:
    """Whether ``lower`` begins in the line in which ``upper`` ends."""
    one, other = upper.last, lower.first
    level = abs(one.top - other.top) <= _SLACK
    return upper.page == lower.page and level and one.right <= other.left + 1


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow one another down one column."""
    run: list[Line] = []
    for line in lines:
        if run and _is_apart(run, line):
            yield run
            run = []
        run.append(line)
    yield run


def _is_apart(run: Sequence[Line], line: Line) -> bool:
    boxes = [one.box for one in run if one.box is not None]
    if line.box is None or not boxes:
        return False
    above = line.box.top < boxes[-1].top - _SLACK
    return run[-1].page != line.page or above or _is_clear(boxes, line.box)


def _is_clear(run: Sequence[Box], box: Box) -> bool:
    """Whether ``box`` stands below but in another column."""
    around = _around(run)
    aside = box.left >= around.right or box.right <= around.left
    return aside and box.top > run[-1].bottom


def _is_new_page(before: Box, run: Sequence[Box]) -> bool:
    return run[0].top < before.bottom - _SLACK and _around(run).left < before.right


def _after(page: int, empty: Collection[int]) -> int:
    page += 1
    while page in empty:
        page += 1
    return page


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
