"""Words to atoms: stretches of one baseline, at most a line of one column each."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN, Atom, Rule, Word
from hearprint.readers.pdf.signs import with_accents

#: Gaps in type sizes. A word space is about a quarter; a gutter is at least one.
_SPACE = 0.16
_TIGHT = 0.3  #: a space that the file does not hold must be this wide when letters are glued
_TOUCH = 0.04  #: letters so near are one word, whatever the file does between them
_CLOSE = 0.1  #: no space stands between a word and a sign that closes it
_KERNED = 0.25  #: a lowered capital may reach under its neighbours: the E of TeX
_WIDE = 0.85
_HALF_POINT = 0.5
_CELL_GAP = 0.55  #: white between cells where there are two words, or only figures
_FIGURE = re.compile(r"[(+−–-]?[£$€]?[0-9][0-9.,:]*[%)]?")
_NARROW = 0.5  #: a gap of a narrow gutter, where other lines show that there is one
_EDGE_LINES = 4
_COLUMN = 6.0  #: least width of a column, in type sizes
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_APART = 0.3  #: LibreOffice sets its own hyphens so far from the word
_SAME_LINE = 0.2  #: difference of baselines, in type sizes
_SMALL = 0.87  #: a note mark is smaller than this part of its neighbour
_CAPITALS = 0.62  #: small capitals are at least this part of the capitals' size
_MIXED = re.compile(r"[^\W\d_A-Z][A-Z]|[A-Z]{2}[a-z]")
_SHORT = 3  #: signs of what is raised or lowered in the size of the text
_MARK = re.compile(r"[0-9]{1,3}(?:[,–-][0-9]{1,3})*,?|[*†‡§¶]{1,3}|\([0-9]{1,3}\)|\[[0-9]{1,3}\]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TRAILING_MARK = re.compile(
    "(?:(?<=[^\\W\\d_]{3})|(?<=[.,;:!?)”’\"'»]))([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\\W*$)"
)
_SPACED_LETTERS = 4
_SET_APART = 0.05  #: type sizes between letters, from which on a line is set with spaces between
_CAP = re.compile("[“‘\"'«„]?[^\\W\\d_]{1,2}")
_MAX_CAPS = 40  #: initials on one page
_CAP_SIZE = 1.8  #: an initial is at least so many times the size of what follows
_ASCENT, _DESCENT = 0.78, 0.22  #: of the type size; near enough for any roman face


def atoms_of(
    words: Sequence[Word], tilted: Sequence[Word] = (), walls: Sequence[Rule] = ()
) -> tuple[Atom, ...]:
    """All words of a page as atoms, from top to bottom, then from left to right.

    No atom runs through ``walls``, the upright rules of the page.
    """
    lines = _baselines(_settle(words))
    groups = [part for line in lines for group in _groups(line) for part in _cells(group)]
    if walls:
        groups = [part for group in groups for part in _at_walls(group, walls)]
    edges = _shared_edges(groups)
    found = [_atom(part) for group in groups for part in _at_edges(group, edges)]
    found.extend(_atom(group)._replace(tilted=True) for group in _slanted(tilted))
    found.sort(key=lambda atom: (atom.base, atom.left))
    return tuple(_with_caps(found))


def _with_caps(atoms: list[Atom]) -> list[Atom]:
    """Initials over several lines, put before the line they open.

    The lines beside an initial then count as starting at its left, like the lines below it.
    """
    caps = [atom for atom in atoms if _CAP.fullmatch(atom.text) and not atom.tilted]
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
    for word in words:
        before = settled[-1] if settled else None
        if before is not None and _beside(before, word):
            settled.append(_lifted(word, before))
            continue
        settled.append(word)
        if pending and _follows(settled[pending[-1]], word):
            for index in pending:
                settled[index] = _lifted(settled[index], word)
        if pending and word.size * _SMALL > settled[pending[-1]].size:
            pending = []
        pending = [len(settled) - 1] if len(word.text) <= 3 else []  # noqa: PLR2004 - signs
    return settled


def _beside(big: Word, small: Word) -> bool:
    """Whether ``small`` is a raised or lowered sign directly after ``big``."""
    if small.raised or (big.raised and abs(small.base - big.base) < _HALF_POINT):
        return False
    if not big.size:
        return False  # a broken file may set type of no size
    gap = (small.left - big.right) / big.size
    if small.size * _CAP_SIZE < big.size and not _MARK.fullmatch(small.text):
        return False  # an initial, and the line it opens
    # Some producers raise figures and endings in the type of the text, and lower a logo's letter.
    least = -_KERNED if small.glued and small.text.isupper() else -_CLOSE
    attached = len(small.text) <= _SHORT and least < gap < _CLOSE and small.size <= big.size
    smaller = small.size < big.size * _SMALL
    return (attached or (smaller and -0.5 < gap < 0.4)) and _offset(big, small)  # noqa: PLR2004


def _offset(big: Word, small: Word) -> bool:
    shift = big.base - small.base
    return 0.12 * big.size < abs(shift) < 0.62 * big.size


def _follows(small: Word, big: Word) -> bool:
    near = -0.2 * big.size < big.left - small.right < 0.8 * big.size
    return near and small.size < big.size * _SMALL and _offset(big, small)


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
    for word in sorted(words, key=lambda one: (one.base, one.left)):
        reach = _SAME_LINE * min(word.size, lines[-1][-1].size) if lines else 0.0
        if lines and word.base - start <= reach:
            lines[-1].append(word)
        else:
            lines.append([word])
            start = word.base
    for line in lines:
        line.sort(key=lambda one: (one.left, one.right))
    return lines


def _groups(line: Sequence[Word]) -> list[list[Word]]:
    """Cut a baseline at its wide gaps, and where the size of type jumps."""
    groups: list[list[Word]] = []
    for word in line:
        last = groups[-1][-1] if groups else None
        if last is not None and _belongs(groups[-1], last, word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _cells(group: list[Word]) -> list[list[Word]]:
    """A group parted where white that a line of text may have stands between cells of a table.

    That is between figures, and between two words that may head columns.
    """
    if len(group) < 2:  # noqa: PLR2004 - to part
        return [group]
    heads = len(group) == 2 and all(word.text[0].isupper() for word in group)  # noqa: PLR2004
    parts: list[list[Word]] = [group[:1]]
    for last, word in pairwise(group):
        wide = word.left - last.right > _CELL_GAP * max(last.size, word.size)
        if wide and not word.raised and (heads or (_is_figure(last, -1) and _is_figure(word, 0))):
            parts.append([])
        parts[-1].append(word)
    return parts


def _is_figure(word: Word, at: int) -> bool:
    """Whether the first or the last run of a word is a number or a sum."""
    return bool(_FIGURE.fullmatch(word.text.split(" ")[at]))


def _at_walls(group: list[Word], walls: Sequence[Rule]) -> Iterator[list[Word]]:
    """A group parted where an upright rule stands between its words."""
    base, size = group[0].base, group[0].size
    near = [
        wall.left for wall in walls if wall.top < base - 0.2 * size and wall.bottom > base - size
    ]
    part = group[:1]
    for last, word in pairwise(group):
        if any(last.right - 1 < x < word.left + 1 for x in near):
            yield part
            part = []
        part.append(word)
    yield part


def _shared_edges(groups: Sequence[Sequence[Word]]) -> frozenset[int]:
    """Whole points at which several lines start: where a line has a gap, it is two columns' lines.

    Justified lines of narrow columns come so near to the next column that no gap alone tells.
    """
    starts = Counter(round(word.left) for group in groups for word in _starting(group))
    return frozenset(x for x in starts if starts[x - 1] + starts[x] + starts[x + 1] >= _EDGE_LINES)


def _starting(group: Sequence[Word]) -> Iterator[Word]:
    """Words of a group that may begin another column's line: the first, and those set apart.

    A figure set apart is a page number or a sum; a title is set apart from its own number.
    """
    gaps = [two.left - one.right for one, two in pairwise(group)]
    for at, word in enumerate(group):
        wide = word.left - group[0].left > _COLUMN * word.size
        if not at or (wide and _apart(gaps, at - 1, word) and any(map(str.isalpha, word.text))):
            yield word


def _apart(gaps: Sequence[float], at: int, word: Word) -> bool:
    """Whether the gap before a word is wider than the spaces between the others."""
    others = max((*gaps[:at], *gaps[at + 1 :]), default=0.0)
    return gaps[at] > max(_NARROW * word.size, 1.2 * others)


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
    size = max(min(last.size, word.size), 0.6 * max(last.size, word.size))
    if max(last.size, word.size) > _CAP_SIZE * min(last.size, word.size) and not word.raised:
        return False
    gap = word.left - max(one.right for one in group[-3:])
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


def _in_lower_case(group: Sequence[Word]) -> Sequence[Word]:
    """Small capitals as the lower case that they stand for.

    Some producers write capitals in smaller type for them, or mix both, since one glyph of a font
    can stand for one letter only ("NatioNal UNioN").
    """
    sizes = [word.size for word in group if not word.raised]
    if not sizes or min(sizes) > _SMALL * max(sizes):
        return group
    most, made = max(sizes), list(group)
    for at, word in enumerate(group):
        if word.raised or not _CAPITALS * most < word.size < _SMALL * most:
            continue
        last = group[at - 1] if at else None
        touches = last is not None and abs(word.left - last.right) < _CLOSE * word.size
        opened = touches and last is not None and last.size > word.size and last.text[-1:].isalpha()
        if (opened and any(map(str.isupper, word.text))) or _MIXED.search(word.text):
            made[at] = word._replace(text=word.text.lower())
        if (
            opened
            and last is not None
            and word.text[:1].isalpha()
            and _MIXED.search(last.text + word.text)
        ):
            made[at - 1] = last._replace(text=f"{last.text[:-1]}{last.text[-1].upper()}")
    return made


def _atom(group: Sequence[Word]) -> Atom:
    plain = [word for word in group if not word.raised] or list(group)
    lead = max(plain, key=lambda word: len(word.text))
    letters = sum(len(word.text) for word in plain)
    size = round(lead.size, 1)  # once, for the many who weigh sizes
    return Atom(
        text=_text(_in_lower_case(group)),
        left=min(word.left for word in group),
        right=max(word.right for word in group),
        top=lead.base - _ASCENT * size,
        bottom=lead.base + _DESCENT * size,
        base=lead.base,
        size=size,
        bold=sum(len(word.text) for word in plain if word.bold) * 2 > letters,
        italic=sum(len(word.text) for word in plain if word.italic) * 2 > letters,
        pale=all(word.pale for word in plain),
    )


def _text(group: Sequence[Word]) -> str:
    spread = _letter_space(group)
    parts: list[str] = []
    for index, word in enumerate(group):
        text = word.text
        if word.raised:
            parts.append(f"{MARK_OPEN}{text}{MARK_CLOSE}")
            continue
        broken = index == len(group) - 1 and _breaks_word(group[index - 1], word)
        if index and not broken and _spaced(group[index - 1], word, spread):
            parts.append(" ")
        parts.append(text)
    joined = "".join(parts)
    if not joined.isascii():
        joined = with_accents(joined)
        joined = " ".join(_TRAILING_MARK.sub(_mark, one) for one in joined.split(" "))
    return joined


def _mark(match: re.Match[str]) -> str:
    return f"{MARK_OPEN}{match[1].translate(_SUPERSCRIPTS)}{MARK_CLOSE}"


def _letter_space(group: Sequence[Word]) -> float:
    """The gap between letters of a line that is set with spaces between its letters, else 0."""
    single = [len(word.text) == 1 for word in group if word.text[0].isalnum()]
    if sum(single) < _SPACED_LETTERS or sum(single) < 0.8 * len(single):
        return 0.0
    gap = median(two.left - one.right for one, two in pairwise(group))
    # Letters that the file merely sets one by one stand close; its own spaces tell their words.
    return gap + 0.01 if gap > _SET_APART * group[0].size else 0.0


def _breaks_word(last: Word, word: Word) -> bool:
    """Whether a hyphen at a line's end, set as a piece of its own, belongs to the word before."""
    near = -word.size < word.left - last.right < _APART * word.size
    return near and word.text in _HYPHENS and last.text[-1].isalnum()


def _spaced(last: Word, word: Word, spread: float) -> bool:
    size = min(last.size, word.size)
    gap = word.left - last.right
    if word.text[0] in ",.;:!?)]" and -size < gap < _CLOSE * size:
        return False
    if word.size < _SMALL * last.size and word.text[0].isalpha() and abs(gap) < _CLOSE * size:
        return False  # the ending of an ordinal, once raised
    if abs(gap) < _TOUCH * size and last.text[-1].isalnum() and word.text[0].isalnum():
        return False  # parted by PDFium only because a sign between them was lowered
    if spread:
        return gap > spread * 1.35 + _SPACE * size / 2
    if word.glued:
        return gap > _TIGHT * size or gap < -2 * size
    return True
