"""Where a block's lines stand: its pieces by column and page, as rectangles to draw."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from hearprint.model.document import Block, Box

_SLACK = 3.0  #: points by which a following line may stand higher, as a drop cap's neighbour does


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a block that stands together."""

    page: int
    box: Box


def parts_of(block: Block, empty: Collection[int] = ()) -> tuple[Part, ...]:
    """The pieces of ``block`` in reading order; none when it has no page or no box.

    Lines carry no page, so a piece that begins above the line before it is the next column when
    it stands clear to the right, else the next page. ``empty`` pages hold no text: a
    block that runs on goes past them.
    """
    if block.page is None:
        return ()
    boxes = [line.box for line in block.lines if line.box is not None]
    if not boxes:
        return (Part(page=block.page, box=block.box),) if block.box is not None else ()
    page = block.page
    parts: list[Part] = []
    for run in _runs(boxes):
        if parts and _is_new_page(parts[-1].box, run):
            page = _after(page, empty)
        parts.append(Part(page=page, box=_around(run)))
    return tuple(parts)


def _runs(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Lines that follow one another down the page."""
    run: list[Box] = []
    for box in boxes:
        if run and (box.top < run[-1].top - _SLACK or _is_clear(run, box)):
            yield run
            run = []
        run.append(box)
    yield run


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
