"""How a list may be laid out: pages over their titles, or beside the first line of a long one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from hearprint.contents.entries import LAST_PAGE, PAGE_WORD, authors_of
from hearprint.model.document import Block, Box

_WORDED = re.compile(rf"\b{PAGE_WORD}\s?\d{{1,4}}{LAST_PAGE}\)?$", re.IGNORECASE)
_NUMBER = re.compile(r"\(?\d{1,4}\)?")
_FEWEST = 3
_TILE = 3  #: rows of a grid for each entry: its page, its title and who wrote it
#: Left edges that differ by no more, in points, are one.
_FLUSH = 3.0
#: White below the last line of an entry beyond that within it, in type sizes.
_WIDER = 0.2
_SINGLE = 0.8  #: share of the left edges that one line has alone
#: Of the longest line's letters, what certainly finds room on one.
_ROOM = 0.92
_MOST_HANG = 0.8  #: of the lines without pages
_STRAY = 0.1  #: share of the lines that may stand elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One printed line, perhaps of a contents list."""

    block: Block
    text: str  #: without its page label
    box: Box | None
    number: int | None = None  #: "3." in front of the title
    page: str | None = None  #: the label as printed
    leads: bool = False  #: the label stands in front
    goes_on: bool = False  #: it goes on from the line above, beside which its label stands

    @property
    def left(self) -> float | None:
        """The left edge, in points."""
        return self.box.left if self.box else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one entry of a list."""

    lines: tuple[ListLine, ...]
    level: int = 1
    named: bool = False  #: the labelled line holds the names, those before it the title
    told: bool = False  #: the first line is the title, the others say something of it

    @property
    def label(self) -> str | None:
        """The page label of its lines."""
        return next((line.page for line in self.lines if line.page is not None), None)

    @property
    def closed(self) -> bool:
        """Nothing but names may follow: the page label has been read."""
        return self.label is not None and not self.lines[0].leads


def unaligned(lines: Sequence[ListLine]) -> bool:
    """Whether left edges say nothing: lines of several lengths are centred, or set to the right,
    where hardly two begin below one another.
    """
    boxes = [line.box for line in lines if line.box]
    if len(boxes) < _FEWEST:
        return False
    lefts = [box.left for box in boxes]
    usual = max(sum(abs(left - other) <= _FLUSH for left in lefts) for other in set(lefts))
    if max(lefts) - min(lefts) <= 2 * _FLUSH or 2 * usual > len(lefts):
        return False
    if _at_one_place([(box.left + box.right) / 2 for box in boxes]):
        return True
    single = len({round(left / _FLUSH) for left in lefts}) >= _SINGLE * len(lefts)
    return single and len(boxes) > _FEWEST and _at_one_place([box.right for box in boxes])


def _at_one_place(edges: Sequence[float]) -> bool:
    usual = median(edges)
    return sum(abs(edge - usual) > _FLUSH for edge in edges) <= _STRAY * len(edges)


def worded(text: str) -> bool:
    """Whether a line ends in its page with the word for it: "page 3"."""
    return bool(_WORDED.search(text.strip()))


def under_numbers(rows: Sequence[Sequence[str]]) -> list[str]:
    """The entries of a grid in which each title stands under (or over) its page, page last.

    A row of names may stand between them.
    """
    places = [at for at, row in enumerate(rows) if _are_numbers(row)]
    step = len(rows) // len(places) if places else 0
    first, last = (
        list(range(0, len(rows), max(step, 1))),
        list(range(step - 1, len(rows), step or 1)),
    )
    if not 2 <= step <= _TILE or len(rows) % step or places not in (first, last):  # noqa: PLR2004 - a page and a title
        return []
    found: list[str] = []
    for start in range(0, len(rows), step):
        tile = rows[start : start + step]
        titles = tile[1:] if places == first else tile[:-1]
        numbers = tile[0] if places == first else tile[-1]
        if len({len(row) for row in tile}) > 1:
            return []
        columns = zip(zip(*titles, strict=True), numbers, strict=True)
        found += [" ".join((*map(str.strip, told), page)) for told, page in columns if page.strip()]
    return found if len(found) >= _FEWEST else []


def _are_numbers(cells: Sequence[str]) -> bool:
    told = [cell.strip() for cell in cells if cell.strip()]
    return bool(told) and all(map(_NUMBER.fullmatch, told))


def unhung(lines: Sequence[ListLine]) -> list[ListLine]:
    """Pages that stand beside the first line of a title that runs over: behind its last instead.

    Told by the white between lines: each line without a page is set close below one that has it;
    or by their lengths, where all lines are set alike.
    """
    placed = [at for at, line in enumerate(lines) if line.page is not None]
    loose = [
        at
        for at in range(placed[0], placed[-1] + 2 if placed[-1] + 1 < len(lines) else len(lines))
        if lines[at].page is None
    ] if len(placed) >= _FEWEST else []  # fmt: skip
    inner = [at for at in loose if at < placed[-1]]
    room = _ROOM * max((len(lines[at].text) for at in (*placed, *inner)), default=0)
    hanging = [at for at in inner if _hangs(lines, at, room)]
    if not inner or len(hanging) < _MOST_HANG * len(inner):
        return list(lines)
    if 2 * sum(_names(lines, at, room) for at in inner) > len(inner):
        return list(lines)
    done = list(lines)
    for at in loose:
        if _hangs(lines, at, room):
            done[at] = replace(done[at], page=done[at - 1].page, goes_on=True)
            done[at - 1] = replace(done[at - 1], page=None)
    return done


def _names(lines: Sequence[ListLine], at: int, room: float) -> bool:
    """Whether a line is names, and not the surname that found no room beside the first name."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    broken = below is not None and _broken(lines[at - 1], lines[at], below, room)
    surname = broken and " " not in lines[at].text
    return bool(authors_of(lines[at].text)) and not surname


def _hangs(lines: Sequence[ListLine], at: int, room: float) -> bool:
    above, line = lines[at - 1], lines[at]
    if above.leads or above.page is None or not _alike(above, line):
        return False
    if above.box is None or line.box is None or abs(line.box.left - above.box.left) > _FLUSH:
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.box is None or below.block.page != line.block.page:
        return True
    white = below.box.top - line.box.bottom - (line.box.top - above.box.bottom)
    return white > _WIDER * line.block.size or _broken(above, line, below, room)


def _broken(above: ListLine, line: ListLine, below: ListLine, room: float) -> bool:
    """Whether the line above had no room for the first word of ``line``, which had room for that
    of the line below.
    """
    goes_on, opens = (one.text.partition(" ")[0] for one in (line, below))
    full = len(above.text) + 1 + len(goes_on) > room
    return full and len(line.text) + 1 + len(opens) < room


def opens_next(lines: Sequence[ListLine], at: int) -> bool:
    """Whether a line stands closer to the one below than to the one above, or begins a column."""
    if not 0 < at < len(lines) - 1:
        return False
    boxes = [one.box for one in lines[at - 1 : at + 2] if one.box]
    if len(boxes) < _FEWEST or len({one.block.page for one in lines[at - 1 : at + 2]}) > 1:
        return False
    above, own, below = boxes
    closer = own.top - above.bottom - (below.top - own.bottom) > _WIDER * lines[at].block.size
    return below.top > own.top and (closer or own.bottom < above.top)


def _alike(one: ListLine, other: ListLine) -> bool:
    a, b = one.block, other.block
    return (a.page, a.size) == (b.page, b.size) and b.bold <= a.bold
