"""Headings whose own numbers count through a document: 1, 2, 3 to the last.

Where they do, and the headings below them say "2.1", the numbers know the sections better than
the ranks that type or markup give: a manual page's name or a motto may be as large as a chapter.
"""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.contents.numbers import depth, numeral
from hearprint.model.document import Block, Role

_FEWEST = 4  #: chapters that show a count
_BELOW = 2  #: headings that show the chapters to have numbered parts
_PROSE = 20  #: words below a heading before the first chapter that make it a section


def counted_through(blocks: Sequence[Block], headings: Sequence[Block]) -> list[Block]:
    """The chapters among ``headings``, with what precedes and follows them; empty for no count."""
    numbers = [_number(block) for block in headings]
    for level in sorted({block.level for block in headings}):
        chapters = [
            at
            for at, block in enumerate(headings)
            if block.level <= level and depth(numbers[at]) == 1 and numbers[at].isdigit()
        ]
        if _count(chapters, numbers) and _above_all(chapters, headings):
            if not _subdivided(chapters, numbers):
                return []
            return _with_ends(blocks, headings, chapters, level)
    return []


def _number(block: Block) -> str:
    found = numeral(block.text)
    return found.number if found else ""


def _count(chapters: Sequence[int], numbers: Sequence[str]) -> bool:
    values = [int(numbers[at]) for at in chapters]
    return len(values) >= _FEWEST and values == list(range(1, len(values) + 1))


def _above_all(chapters: Sequence[int], headings: Sequence[Block]) -> bool:
    """Whether nothing between the chapters ranks above them."""
    top = min(headings[at].level for at in chapters)
    return all(block.level >= top for block in headings[chapters[0] : chapters[-1] + 1])


def _subdivided(chapters: Sequence[int], numbers: Sequence[str]) -> bool:
    """Whether headings of the next depth repeat the number of the chapter that they stand in."""
    seen = 0
    ends = [*chapters[1:], len(numbers)]
    for at, end in zip(chapters, ends, strict=True):
        seen += any(one.startswith(f"{numbers[at]}.") for one in numbers[at + 1 : end])
    return seen >= _BELOW


def _with_ends(
    blocks: Sequence[Block], headings: Sequence[Block], chapters: Sequence[int], level: int
) -> list[Block]:
    """The chapters; a preface before them; and what follows, where their rank tells sections."""
    first, last = chapters[0], chapters[-1]
    inner = [
        block
        for at, block in enumerate(headings[first:last], first)
        if at not in chapters and block.level <= level and not _number(block)
    ]
    after = [] if inner else headings[last + 1 :]
    places = {block.id: at for at, block in enumerate(blocks)}
    return [
        *(one for one in headings[:first] if one.level <= level and _opens(blocks, places[one.id])),
        *(headings[at] for at in chapters),
        *(one for one in after if one.level <= level and depth(_number(one)) == 1),
    ]


def _opens(blocks: Sequence[Block], place: int) -> bool:
    """Whether text follows a heading, and not another line of a title page."""
    words = 0
    for block in blocks[place + 1 :]:
        if block.role is Role.HEADING or words >= _PROSE:
            break
        words += block.words
    return words >= _PROSE
