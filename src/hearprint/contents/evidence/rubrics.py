"""Rubrics in a list: lines without a page that stand over some of its entries ("News")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from hearprint.contents.evidence.laidout import ListLine, unaligned
from hearprint.contents.numbers import has_number
from hearprint.model.contents import Entry
from hearprint.model.document import Box, Role

#: White between entries from which on their list is loosely set, in type sizes; a line that an
#: entry goes on in stands closer.
_LOOSE = 0.5
#: White that differs by no more is the same, in type sizes.
_SAME = 0.15
#: Left edges that differ by more, in points, are on different levels.
_STEP = 7.0
_FEWEST = 3
#: Rubrics of a list that each begin further in front than the last one ends.
_MOST_FALLS = 3


def loose_rubrics(lines: Sequence[ListLine]) -> frozenset[int]:
    """Which lines of a list with its pages in front stand as far apart as its entries do.

    Where such a line begins small, all lines are set so, and it only goes on from the one above.
    """
    places = [at for at, line in enumerate(lines) if line.page is not None]
    white = {at: _white(lines[at - 1], lines[at]) for at in range(1, len(lines))}
    between = [one for at in places if at - 1 in places and (one := white[at]) is not None]
    if len(between) < _FEWEST:  # most entries run over
        between = [one for at in places[1:] if (one := white[at]) is not None]
        closer = [one for at, one in white.items() if at not in places and one is not None]
        if not between or min(closer, default=0.0) > median(between) - _SAME:
            return frozenset()
    usual = median(between) if len(between) >= _FEWEST else 0.0
    if usual < _LOOSE:
        return frozenset()
    found = [
        at
        for at, line in enumerate(lines)
        if line.page is None and at > places[0] and (white.get(at) or 0.0) >= usual - _SAME
    ]
    return frozenset() if any(lines[at].text[:1].islower() for at in found) else frozenset(found)


def rubrics_over(lines: Sequence[ListLine]) -> frozenset[int]:
    """Which lines of a list with its pages behind stand apart from the entry below them.

    A title that runs over stands closer to its last line than entries do to one another, and in a
    list without white between them there is none above it. A line further out than every entry
    opens none either; one that has a number does.
    """
    places = {at for at, line in enumerate(lines) if line.page is not None}
    white = {at: _white(lines[at - 1], lines[at]) for at in range(1, len(lines))}
    between = [one for at in places if at - 1 in places and (one := white[at]) is not None]
    usual = median(between) if len(between) >= _FEWEST else None
    lefts = [left for at in places if (left := lines[at].left) is not None]
    edges = [] if unaligned(lines) else lefts
    found = [
        at
        for at in range(len(lines) - 1)
        if at not in places
        and at + 1 in places
        and (at - 1 in places or at < min(places))
        and not has_number(lines[at].text)
        and (_out(lines[at], edges) or _apart(lines[at], lines[at + 1], at, white, usual))
    ]
    found += [
        at
        for at in (min(places, default=0) - 1,)
        if at >= 0 and at not in found and any(_alike(lines[at], lines[one]) for one in found)
    ]
    small = any(lines[at].text[:1].islower() or lines[at + 1].text[:1].islower() for at in found)
    # Over most entries, they are the titles of names that have the pages.
    return frozenset() if small or 2 * len(found) > len(places) else frozenset(found)


def _out(line: ListLine, edges: Sequence[float]) -> bool:
    """Whether a line stands further out than all entries."""
    return (
        len(edges) >= _FEWEST
        and line.left is not None
        and all(line.left < one - _STEP for one in edges)
    )


def _apart(
    line: ListLine,
    entry: ListLine,
    at: int,
    white: Mapping[int, float | None],
    usual: float | None,
) -> bool:
    """Whether white parts a line from the entry below it as entries from one another."""
    over, below = white.get(at), white.get(at + 1)
    if usual is None or over is None or below is None or below < usual - _SAME:
        return False
    # In a list set close, it may run over into a line that hangs.
    hangs = line.left is not None and entry.left is not None and entry.left > line.left + _STEP
    headed = line.block.role is Role.HEADING and over > usual + 2 * _SAME
    return usual >= _LOOSE or (headed and not hangs)


def _alike(one: ListLine, other: ListLine) -> bool:
    """Whether two lines are printed alike, at one left edge."""
    kinds = [(line.block.role, line.block.size, line.block.bold) for line in (one, other)]
    edges = [line.left for line in (one, other) if line.left is not None]
    return kinds[0] == kinds[1] and len(edges) > 1 and abs(edges[0] - edges[1]) <= _STEP


def by_white(lines: Sequence[ListLine]) -> list[tuple[ListLine, ...]]:
    """Lines of a list without pages in groups of one entry: those set closer than most go on."""
    white = [_white(upper, lower) for upper, lower in pairwise(lines)]
    known = [one for one in white if one is not None]
    usual = median(known) if len(known) >= _FEWEST else 0.0
    found: list[tuple[ListLine, ...]] = [(lines[0],)]
    for line, one in zip(lines[1:], white, strict=True):
        if one is not None and one < usual - _SAME:
            found[-1] = (*found[-1], line)
        else:
            found.append((line,))
    return found


def _white(upper: ListLine, lower: ListLine) -> float | None:
    """White between two lines in type sizes; None across pages and columns."""
    if upper.box is None or lower.box is None or upper.block.page != lower.block.page:
        return None
    white = lower.box.top - upper.box.bottom
    return white / lower.block.size if white >= 0 and lower.block.size else None


def under_rubrics(
    firsts: Sequence[ListLine], inside: Sequence[ListLine], lines: Sequence[ListLine]
) -> list[ListLine]:
    """``firsts``, the first lines of entries, those under a rubric moved out to its left edge.

    ``lines`` are all of the list, ``inside`` those of its entries; the others are rubrics. A
    rubric is no section, so what hangs under it is on the rubric's own level. Nothing is moved
    where lines as far in hang under entries.
    """
    entries = {_place(line): at for at, line in enumerate(firsts)}
    rest = {_place(line) for line in inside} - set(entries)
    above: list[tuple[float, bool]] = []  # left edges, from the outermost; whether a rubric's
    moved: dict[int, float] = {}
    hanging: list[float] = []
    height = 0.0
    for line in lines:
        at = entries.get(_place(line))
        if line.left is None or (at is None and _place(line) in rest):
            continue
        if line.box and line.box.top < height:
            above = []  # another column, or page
        height = line.box.top if line.box else height
        while above and above[-1][0] > line.left - _STEP:
            above.pop()
        if above and at is not None:
            edge, rubric = above[-1]
            if rubric:
                moved[at] = edge
            else:
                hanging.append(line.left)
        above.append((line.left, at is None))
    inner = [line.left for at, line in enumerate(firsts) if at in moved and line.left]
    if any(abs(one - other) <= _STEP for one in hanging for other in inner):
        return list(firsts)
    return [
        replace(line, box=replace(line.box, left=moved[at])) if at in moved and line.box else line
        for at, line in enumerate(firsts)
    ]


def in_page_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries of one level in the order of their pages, where the list gives them by rubrics.

    "Features" and "Regulars" each rise, and together they are the document.
    """
    pages = [int(one.label) for one in entries if one.label and one.label.isdigit()]
    falls = [at for at, (one, two) in enumerate(pairwise(pages), 1) if two < one]
    runs = [two - one for one, two in pairwise((0, *falls, len(pages)))]
    flat = len(pages) == len(entries) and len({one.level for one in entries}) == 1
    if not (flat and falls and len(falls) <= _MOST_FALLS and min(runs) > 1):
        return tuple(entries)
    return tuple(one for _, one in sorted(zip(pages, entries, strict=True), key=_first))


def _first(pair: tuple[int, Entry]) -> int:
    return pair[0]


def _place(line: ListLine) -> tuple[str, Box | None]:
    return line.block.id, line.box
