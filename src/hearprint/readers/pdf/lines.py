"""Words to atoms: stretches of one baseline, at most a line of one column each."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from hearprint.readers.pdf.atoms import CLOSE, SMALL, atom_of, usual_size
from hearprint.readers.pdf.figures import column_starts, is_figure
from hearprint.readers.pdf.parts import Atom, Rule, Word

#: Gaps in type sizes. A word space is about a quarter; a gutter is at least one.
_KERNED = 0.25  #: a lowered capital may reach under its neighbours: the E of TeX
_WIDE = 0.85
_HALF_POINT = 0.5
_CELL_GAP = 0.55  #: white between cells where there are two words, or only figures
_TOUCHING = 0.05  #: letters of one word, through which a rule of something else may pass
_NARROW = 0.5  #: a gap of a narrow gutter, where other lines show that there is one
_EDGE_LINES = 4
_COLUMN = 6.0  #: least width of a column, in type sizes
_SAME_LINE = 0.2  #: difference of baselines, in type sizes
_SHORT = 3  #: signs of what is raised or lowered in the size of the text
_MARK = re.compile(r"[0-9]{1,3}(?:[,–-][0-9]{1,3})*,?|[*†‡§¶]{1,3}|\([0-9]{1,3}\)|\[[0-9]{1,3}\]")
_CAP = re.compile("[“‘\"'«„]?[^\\W\\d_]{1,2}")
_MAX_CAPS = 40  #: initials on one page
_CAP_SIZE = 1.8  #: an initial is at least so many times the size of what follows
_MOST_OF_CAP = 4  #: signs: a quotation mark and two letters, or one more
_DOWNWARDS, _ALONG = attrgetter("base", "left"), attrgetter("left", "right")


def atoms_of(
    words: Sequence[Word], tilted: Sequence[Word] = (), walls: Sequence[Rule] = ()
) -> tuple[Atom, ...]:
    """All words of a page as atoms, from top to bottom, then from left to right.

    No atom runs through ``walls``, the upright rules of the page.
    """
    lines = _baselines(_settle(words))
    starts = column_starts(lines)
    groups = [part for line in lines for group in _groups(line) for part in _cells(group, starts)]
    if walls:
        groups = [part for group in groups for part in _at_walls(group, walls)]
    edges = _shared_edges(groups)
    usual = usual_size(words)
    found = [atom_of(part, usual) for group in groups for part in _at_edges(group, edges)]
    found.extend(atom_of(group)._replace(tilted=True) for group in _slanted(tilted))
    found.sort(key=_DOWNWARDS)
    return tuple(_with_caps(found))


def _with_caps(atoms: list[Atom]) -> list[Atom]:
    """Initials over several lines, put before the line they open.

    The lines beside an initial then count as starting at its left, like the lines below it.
    """
    caps = [
        atom
        for atom in atoms
        if len(atom.text) < _MOST_OF_CAP and _CAP.fullmatch(atom.text) and not atom.tilted
    ]
    for cap in caps[:_MAX_CAPS]:
        beside = [at for at, atom in enumerate(atoms) if _opened_by(cap, atom)]
        beside[:0] = _printed_over(cap, atoms, beside)
        if not beside:
            continue
        for place, at in enumerate(beside):
            atoms[at] = atoms[at]._replace(left=cap.left, cap="" if place else cap.text)
        atoms.remove(cap)
    return atoms


def _printed_over(cap: Atom, atoms: Sequence[Atom], beside: Sequence[int]) -> list[int]:
    """The line just above those beside an initial, when it starts at the initial's own left.

    WeasyPrint sets the first line of a paragraph so when its first letter floats.
    """
    first = beside[0] if beside else 0
    return [
        at
        for at, atom in enumerate(atoms[max(0, first - 2) : first], start=max(0, first - 2))
        if abs(atom.left - cap.left) < 1
        and atom.size * _CAP_SIZE <= cap.size
        and cap.base - 0.75 * cap.size < atom.base < cap.base
        and atom.text[:1].islower()
    ][-1:]


def _opened_by(cap: Atom, atom: Atom) -> bool:
    if atom.size * _CAP_SIZE > cap.size or atom.cap or atom.tilted:
        return False
    near = -0.15 * cap.size < atom.left - cap.right < 0.5 * cap.size
    return (
        near
        and cap.base - 1.05 * cap.size < atom.base - 0.4 * atom.size
        and (atom.base < cap.base + 0.35 * atom.size)
    )


def _settle(words: Sequence[Word]) -> list[Word]:
    """Bring raised and lowered small words to the baseline of the word they stand beside."""
    settled: list[Word] = []
    pending: list[int] = []  # small words that may belong to the next one
    before: Word | None = None
    for word in words:
        if before is not None and before.base != word.base and _beside(before, word):
            before = _lifted(word, before)
            settled.append(before)
            continue
        before = word
        settled.append(word)
        if pending and _follows(settled[pending[-1]], word):
            for index in pending:
                settled[index] = _lifted(settled[index], word)
        if pending and word.size * SMALL > settled[pending[-1]].size:
            pending = []
        pending = [len(settled) - 1] if len(word.text) <= 3 else []  # noqa: PLR2004 - signs
    return settled


def _beside(big: Word, small: Word) -> bool:
    """Whether ``small`` is a raised or lowered sign directly after ``big``."""
    if not _offset(big, small):
        return False  # most words: told at once
    if small.raised or (big.raised and abs(small.base - big.base) < _HALF_POINT):
        return False
    gap = (small.left - big.right) / big.size
    if small.size * _CAP_SIZE < big.size and not _MARK.fullmatch(small.text):
        return False  # an initial, and the line it opens
    # Some producers raise figures and endings in the type of the text, and lower a logo's letter.
    least = -_KERNED if small.glued and small.text.isupper() else -CLOSE
    attached = len(small.text) <= _SHORT and least < gap < CLOSE and small.size <= big.size
    smaller = small.size < big.size * SMALL
    return attached or (smaller and -0.5 < gap < 0.4)  # noqa: PLR2004


def _offset(big: Word, small: Word) -> bool:
    """Whether baselines differ as those of raised signs do; never beside type of no size."""
    return 0.12 * big.size < abs(big.base - small.base) < 0.62 * big.size


def _follows(small: Word, big: Word) -> bool:
    near = -0.2 * big.size < big.left - small.right < 0.8 * big.size
    return near and small.size < big.size * SMALL and _offset(big, small)


def is_mark(text: str) -> bool:
    """Whether a raised text could be the mark of a note, or a power."""
    return bool(_MARK.fullmatch(text))


def _lifted(word: Word, beside: Word) -> Word:
    raised = word.base < beside.base and is_mark(word.text)
    return word._replace(base=beside.base, raised=raised)


def _baselines(words: Iterable[Word]) -> list[list[Word]]:
    """Words on one baseline, in lists from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    start = 0.0
    size = 0.0  # of the last word
    for word in sorted(words, key=_DOWNWARDS):
        if lines and word.base - start <= _SAME_LINE * min(word.size, size):
            lines[-1].append(word)
        else:
            lines.append([word])
            start = word.base
        size = word.size
    for line in lines:
        if len(line) > 1:
            line.sort(key=_ALONG)
    return lines


def _groups(line: Sequence[Word]) -> list[list[Word]]:
    """Cut a baseline at its wide gaps, and where the size of type jumps."""
    groups: list[list[Word]] = [[line[0]]]
    if len(line) == 1:
        return groups
    for last, word in pairwise(line):
        if _belongs(groups[-1], last, word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _cells(group: list[Word], starts: frozenset[int]) -> list[list[Word]]:
    """A group parted where white that a line of text may have stands between cells of a table.

    That is between figures, between two words that may head columns, and before ``starts``.
    """
    if len(group) < 2:  # noqa: PLR2004 - to part
        return [group]
    heads = len(group) == 2 and all(word.text[0].isupper() for word in group)  # noqa: PLR2004
    parts: list[list[Word]] = [group[:1]]
    for last, word in pairwise(group):
        wide = word.left - last.right > _CELL_GAP * max(last.size, word.size)
        cells = wide and (heads or (is_figure(last, -1) and is_figure(word, 0)))
        if (cells and not word.raised) or id(word) in starts:
            parts.append([])
        parts[-1].append(word)
    return parts


def _at_walls(group: list[Word], walls: Sequence[Rule]) -> Iterator[list[Word]]:
    """A group parted where an upright rule stands between its words, and not in one of them."""
    base, size = group[0].base, group[0].size
    near = [
        wall.left for wall in walls if wall.top < base - 0.2 * size and wall.bottom > base - size
    ]
    part = group[:1]
    for last, word in pairwise(group):
        halves = word.glued and abs(word.left - last.right) < _TOUCHING * size
        if not halves and any(last.right - 1 < x < word.left + 1 for x in near):
            yield part
            part = []
        part.append(word)
    yield part


def _shared_edges(groups: Sequence[Sequence[Word]]) -> frozenset[int]:
    """Whole points at which several lines start: where a line has a gap, it is two columns' lines.

    Justified lines of narrow columns come so near to the next column that no gap alone tells.
    """
    starts = Counter([round(group[0].left) for group in groups])
    starts.update([round(word.left) for group in groups for word in _set_apart(group)])
    return frozenset(x for x in starts if starts[x - 1] + starts[x] + starts[x + 1] >= _EDGE_LINES)


def _set_apart(group: Sequence[Word]) -> Sequence[Word]:
    """Words of a group that may begin another column's line, beside the first.

    A figure set apart is a page number or a sum; a title is set apart from its own number.
    """
    if len(group) == 1:
        return ()
    gaps = [two.left - one.right for one, two in pairwise(group)]
    return [
        word
        for at, word in enumerate(group[1:])
        if word.left - group[0].left > _COLUMN * word.size
        and _apart(gaps, at, word)
        and any(map(str.isalpha, word.text))
    ]


def _apart(gaps: Sequence[float], at: int, word: Word) -> bool:
    """Whether the gap before a word is wider than the spaces between the others."""
    if gaps[at] <= _NARROW * word.size:
        return False
    others = max((*gaps[:at], *gaps[at + 1 :]), default=0.0)
    return gaps[at] > 1.2 * others


def _at_edges(group: list[Word], edges: frozenset[int]) -> list[list[Word]]:
    """A group parted where a word stands at an edge that other lines start at."""
    if len(group) < 2:  # noqa: PLR2004 - to part
        return [group]
    gaps = [two.left - one.right for one, two in pairwise(group)]
    parts, start = [], 0
    for at, word in enumerate(group[1:], start=1):
        wide = _apart(gaps, at - 1, word)
        if wide and round(word.left) in edges and not word.raised and not group[at - 1].raised:
            parts.append(group[start:at])
            start = at
    return [*parts, group[start:]]


def _belongs(group: Sequence[Word], last: Word, word: Word) -> bool:
    size = last.size
    if size != word.size:
        less, more = sorted((size, word.size))
        if more > _CAP_SIZE * less and not word.raised:
            return False
        size = max(less, 0.6 * more)
    gap = word.left - max([one.right for one in group[-3:]])
    if gap < -1.5 * size:
        return False  # printed over one another: two lines, not one
    return gap <= _WIDE * size


def _slanted(words: Sequence[Word]) -> list[list[Word]]:
    """Words in another direction: whatever the file writes together."""
    groups: list[list[Word]] = []
    for word in words:
        last = groups[-1][-1] if groups else None
        if last is not None and abs(last.size - word.size) < 1 and _touch(last, word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _touch(one: Word, other: Word) -> bool:
    reach = 1.2 * max(one.size, other.size)
    apart = max(one.left, other.left) - min(one.right, other.right)
    return apart < reach and abs(one.base - other.base) < max(40 * reach, reach)
