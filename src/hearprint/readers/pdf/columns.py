"""The order in which a person reads a page: columns, and what spans them.

A gutter is an upright strip of white with prose on both sides. The region of a page is cut at its
tallest gutter: what stands above the strip comes first, then the left side, the right side, and
what stands below; each part is cut again until no gutter is left. Columns may so change within a
page, and a heading over two of three columns is read in its place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from hearprint.readers.pdf.bulletlists import parted_at_list
from hearprint.readers.pdf.folios import page_number
from hearprint.readers.pdf.gutters import Doubts, Gutter, bridged, elsewhere, gutter_at, lines_of
from hearprint.readers.pdf.margins import side_notes
from hearprint.readers.pdf.numerals import with_numerals
from hearprint.readers.pdf.parts import Atom, Row, Rule, Sheet, row_of

_MAX_PARTS = 120  #: regions of one page
_MAX_TRIES = 14  #: left edges that are tried as columns' edges in one region
_EDGE = 3.0  #: points by which lines of one column may differ at the left
_OUTDENT = 16.0  #: points by which the title of a box may stand left of its lines
_OVER = 1.2  #: points by which a line may stick out into a gutter
_OVERFULL = 24  #: letters of a line that no hyphen could keep from touching the next column
_STICKS = 0.25  #: type sizes by which it may do so
_MIN_ROWS = 3
_LARGER = 1.15  #: times the type of the text, of headings that stand side by side
_MAX_OPENING = 3  #: lines of a title over the text of a box
_AS_WHITE = 0.9
_WHITE_HEAD = 2.5  #: white beside a heading over all columns, in its type sizes
_WHITE_BYLINE = 0.8  #: over a byline, in its type sizes
_REACH = 6.0  #: type sizes of a drawn line on both sides of the gutter that it ends
_NEVER = float("inf")
_BASE, _TOP = attrgetter("base"), attrgetter("top")


def reading_order(sheets: Iterable[Sheet]) -> list[Row]:
    """Rows of all pages as they are read; each column is a zone of its own."""
    pages = list(sheets)
    usual: Counter[int] = Counter()
    alone: list[tuple[list[list[Atom]], Doubts]] = []
    for sheet in pages:
        doubts = Doubts()
        found, gutters = _cut(sheet, frozenset(), doubts)
        alone.append((found, doubts))
        for gutter in gutters:
            usual[round(gutter.x)] += gutter.prose
    known = frozenset(x + near for x, times in usual.items() if times > 1 for near in (-1, 0, 1))
    rows: list[Row] = []
    zone = 0
    for sheet, (parts, doubts) in zip(pages, alone, strict=True):
        main, aside = side_notes(sheet.atoms)
        if aside or doubts.matter(known):
            parts = _cut(sheet._replace(atoms=tuple(main)), known, Doubts())[0]  # noqa: PLW2901 - seen anew
        middle = sheet.width / 2
        for left in (True, False):
            parts.append([atom for atom in aside if (atom.left < middle) == left])
        for part in filter(None, parts):
            zone += 1
            rows.extend(rows_of(part, sheet.number, zone))
        for atom in sheet.atoms:
            if atom.tilted:
                zone += 1
                rows.append(row_of(sheet.number, (atom,), zone, (atom.left, atom.right)))
    return rows


def _cut(
    sheet: Sheet, known: frozenset[int], doubts: Doubts
) -> tuple[list[list[Atom]], list[Gutter]]:
    """Parts of a page in reading order, and the gutters that made them."""
    start = [atom for atom in sheet.atoms if not atom.tilted]
    stack = [part for part in reversed(parted_at_list(start)) if part]
    dividers = _dividers(start, known)
    rules = sorted((rule for rule in sheet.rules if not rule.upright), key=_TOP)
    parts: list[list[Atom]] = []
    gutters: list[Gutter] = []
    while stack:
        region = stack.pop()
        room = len(parts) + len(stack) < _MAX_PARTS
        gutter = _tallest(region, known, dividers, rules, doubts) if room else None
        if gutter is None:
            if region:
                parts.append(region)
            continue
        gutters.append(gutter)
        stack.extend(reversed([part for part in _sides(region, gutter) if part]))
    return parts, gutters


def _sides(region: Sequence[Atom], gutter: Gutter) -> tuple[list[Atom], ...]:
    above: list[Atom] = []
    left: list[Atom] = []
    right: list[Atom] = []
    below: list[Atom] = []
    for atom in region:
        if atom.base < gutter.top:
            above.append(atom)
        elif atom.base > gutter.bottom:
            below.append(atom)
        elif atom.left >= gutter.x - _OVER:
            right.append(atom)
        else:
            left.append(atom)
    return above, left, right, below


def _dividers(page: Sequence[Atom], known: frozenset[int]) -> frozenset[int]:
    """Headings over all columns of the page, however few of these their words span.

    Seen on the whole page, since a part that ends in such a heading no longer shows it.
    """
    ordered = sorted(page, key=_BASE)
    if len(ordered) < _MIN_ROWS:
        return frozenset()
    heads = _lone_heads(ordered, _em(ordered))
    edges = _edges(ordered, known) if heads else []
    found: set[int] = set()
    for at, atom in enumerate(ordered):
        if id(atom) in heads and any(_divides(ordered, at, x) for x in edges):
            found.add(id(atom))
        if id(atom) in found or (id(atom) in heads and any(_crosses(atom, x) for x in edges)):
            found.update(_in_its_train(ordered, at))
    return frozenset(found)


def _crosses(atom: Atom, x: float) -> bool:
    return atom.left < x - _OVER < atom.right


def _in_its_train(ordered: Sequence[Atom], at: int) -> Iterable[int]:
    """Lines alone under a heading at the right margin that end where it ends: its byline."""
    last = head = ordered[at]
    for one, after in pairwise((*ordered[at + 1 : at + 4], None)):
        if (
            one is None
            or abs(one.right - head.right) > _EDGE
            or one.top - last.base > _WHITE_BYLINE * one.size
            or (after is not None and after.top < one.base)
        ):
            return
        yield id(one)
        last = one


def _tallest(
    region: Sequence[Atom],
    known: frozenset[int],
    dividers: frozenset[int],
    rules: Sequence[Rule],
    doubts: Doubts,
) -> Gutter | None:
    if len(region) < 2:  # noqa: PLR2004 - two sides
        return None
    edges = _edges(region, known, doubts)
    left, right = min([atom.left for atom in region]), max([atom.right for atom in region])
    doubts.regions.append((left, right, edges))
    tried = (*edges, *elsewhere(known, left, right, edges)[:_MAX_TRIES])
    if not tried:
        return None
    em = _em(region)
    ordered = sorted(region, key=_BASE)
    ruled = [rule for rule in rules if ordered[0].base < rule.top < ordered[-1].base]
    ends = _Ends(_lone_heads(ordered, em), dividers, bridged(ordered), ruled, _REACH * em)
    best: tuple[float, Gutter] | None = None
    for x in tried:
        sure = x in edges and round(x) in known
        for span in _spans(ordered, x, ends):
            found = gutter_at(span, x, em, doubts, known=sure)
            if found and (best is None or found[0] > best[0] + em):
                best = found
    if best and not best[1].prose:  # a box, whose title may stand further left than its lines
        for x in _outdents(region, best[1].x):
            for span in _spans(ordered, x, ends):
                found = gutter_at(span, x, em, doubts, known=False)
                if found and not found[1].prose and found[0] > best[0]:
                    best = found
    return best[1] if best else None


def _em(atoms: Sequence[Atom]) -> float:
    weights: defaultdict[float, int] = defaultdict(int)
    for atom in atoms:
        weights[atom.size] += len(atom.text)
    return max(1.0, max(weights, key=weights.__getitem__))


def _edges(
    region: Sequence[Atom], known: frozenset[int], doubts: Doubts | None = None
) -> list[float]:
    """Left edges that several lines share, from the left; the page's own left edge is none."""
    lefts = sorted([atom.left for atom in region])
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= _EDGE:
            groups[-1].append(left)
        else:
            groups.append([left])
    able: list[list[float]] = []
    for group in groups[1:]:
        if len(group) >= _MIN_ROWS or round(group[0]) in known:
            able.append(group)
        elif doubts is not None:
            doubts.places.add(round(group[0]))
    able.sort(key=len, reverse=True)
    return sorted(group[0] for group in able[:_MAX_TRIES])


def _outdents(region: Sequence[Atom], edge: float) -> list[float]:
    """Left edges a little left of ``edge``."""
    lefts = {atom.left for atom in region if _EDGE < edge - atom.left <= _OUTDENT}
    return sorted(lefts)[:_MAX_TRIES]


def _lone_heads(ordered: Sequence[Atom], em: float) -> frozenset[int]:
    """Larger lines with nothing beside them: they may divide what stands above from below."""
    found = set()
    least = _LARGER * em
    for at, atom in enumerate(ordered):
        if atom.size < least:
            continue
        top, bottom = atom.top - 0.2 * em, atom.bottom + 0.2 * em
        near = [*ordered[max(0, at - 12) : at], *ordered[at + 1 : at + 13]]
        if not any(other.bottom > top and other.top < bottom for other in near):
            found.add(id(atom))
    return frozenset(found)


def _spans(
    ordered: Sequence[Atom], x: float, ends: _Ends
) -> Iterable[tuple[list[Atom], list[Atom]]]:
    """Stretches of the region in which no line crosses ``x``: their left and right atoms."""
    left: list[Atom] = []
    right: list[Atom] = []
    rules = iter(ends.over(x))
    rule = next(rules, _NEVER)
    edge = x - _OVER
    plain = ends.plain
    for at, atom in enumerate(ordered):
        ruled = atom.base > rule
        if ruled:
            rule = next((y for y in rules if y >= atom.base), _NEVER)
        larger = (
            left
            and right
            and atom.size > _LARGER * left[-1].size
            and atom.size > _LARGER * right[-1].size
        )
        if ruled or (larger and _opens_both(ordered, at, x, left[-1], right[-1])):
            if left and right:
                yield left, right
            left, right = [], []
        begin = atom.left
        if (not plain or begin < edge < atom.right) and ends.crosses(ordered, at, x):
            _give_back(left, right, atom)
            if left and right:
                yield left, right
            left, right = [], []
        elif begin >= edge:
            right.append(atom)
        else:
            left.append(atom)
    if left and right:
        yield left, right


class _Ends(NamedTuple):
    """What may end the columns of a region: lines over their gutter, headings, drawn lines."""

    heads: frozenset[int]
    dividers: frozenset[int]
    spanned: dict[int, tuple[float, float]]
    rules: Sequence[Rule]  #: downwards
    reach: float  #: points of a drawn line on both sides of the gutter that it ends

    @property
    def plain(self) -> bool:
        """Whether nothing but lines over their gutter can end the columns."""
        return not (self.heads or self.dividers or self.spanned)

    def over(self, x: float) -> list[float]:
        """Where lines are drawn over ``x``, downwards."""
        left, right = x - self.reach, x + self.reach
        return [rule.top for rule in self.rules if rule.left < left and rule.right > right]

    def crosses(self, ordered: Sequence[Atom], at: int, x: float) -> bool:
        """Whether the line at ``at`` stands over ``x``, or divides what is above from below."""
        atom = ordered[at]
        begin, end = atom.left, atom.right
        if self.spanned:
            begin, end = self.spanned.get(id(atom), (begin, end))
        out = x + _STICKS * atom.size if len(atom.text) > _OVERFULL else x - _OVER + 0.2
        if begin < x - _OVER and end > out:
            return True
        own = id(atom)
        return own in self.dividers or (own in self.heads and _divides(ordered, at, x))


def _opens_both(ordered: Sequence[Atom], at: int, x: float, *last: Atom) -> bool:
    """Whether two larger lines side by side, with white over both, open another row of articles."""
    one, two = ordered[at], ordered[at + 1] if at + 1 < len(ordered) else ordered[at]
    if abs(one.base - two.base) > 1 or (one.left < x - _OVER) == (two.left < x - _OVER):
        return False
    if all(page_number(atom.text) for atom in last):
        return False  # entries of a list
    alike = one.bold == two.bold and abs(one.size - two.size) < 0.3  # noqa: PLR2004 - points
    white = all(one.top - atom.bottom > one.size for atom in last)
    return alike and white


def _give_back(left: list[Atom], right: list[Atom], below: Atom) -> None:
    """Take short lines off the columns' end that open what spans them (the title of a box)."""
    for _ in range(_MAX_OPENING):
        side = max((one for one in (left, right) if one), key=lambda one: one[-1].base, default=[])
        if len(side) < 2:  # noqa: PLR2004 - a column keeps a line
            return
        last = side[-1]
        others = [atom.base for one in (left, right) for atom in one[-3:] if atom is not last]
        white, step = last.base - max(others), below.base - last.base
        if not (white > 1.6 * step and step < 2.4 * max(last.size, below.size)):
            return
        side.pop()
        below = last


def _divides(ordered: Sequence[Atom], at: int, x: float) -> bool:
    """Whether columns on both sides end just above the line at ``at`` and start just below it.

    White in the other column by chance (a paragraph's end) is smaller than around the heading.
    """
    head = ordered[at]
    right = head.left >= x - _OVER
    after = at + 1 + (len(list(_in_its_train(ordered, at))) if right else 0)
    above = [atom for atom in ordered[max(0, at - 8) : at] if head.top - atom.base < 5 * head.size]
    below = [atom for atom in ordered[after : after + 8] if atom.top - head.base < 5 * head.size]
    sides = (True, False)
    if right:
        if not _at_right_margin(head, x, (*above, *below)):
            return False
        sides = (False, True)
    ends = [_around(above, below, head, x, left=left) for left in sides]
    white = [start - end for end, start in ends]
    if white[0] <= 0:
        return False
    # Columns of one length, or two that begin anew on one line below white taller than a heading.
    level = abs(ends[0][1] - ends[1][1]) < 1 and white[1] > _WHITE_HEAD * head.size
    return white[1] > _AS_WHITE * white[0] or (level and ends[1][0] < head.top)


def _at_right_margin(head: Atom, x: float, near: Sequence[Atom]) -> bool:
    """Whether a heading right of ``x`` is set to the right, not to the left of its column."""
    rights = [atom.right for atom in near if atom.left >= x - _OVER]
    return head.left > x + head.size and bool(rights) and max(rights) - head.right < _EDGE


def _around(
    above: Sequence[Atom], below: Sequence[Atom], head: Atom, x: float, *, left: bool
) -> tuple[float, float]:
    """Baselines of the last line above and of the first below ``head`` on one side of ``x``."""
    sides = [
        [atom.base for atom in part if (atom.left < x - _OVER) == left] for part in (above, below)
    ]
    return max(sides[0], default=head.base), min(sides[1], default=-1.0)


def rows_of(part: Sequence[Atom], page: int, zone: int) -> list[Row]:
    """Atoms of one column as printed lines."""
    left = min([atom.left for atom in part])
    right = max([atom.right for atom in part])
    return [
        row_of(page, piece, zone, (left, right))
        for line in lines_of(with_numerals(part))
        for piece in _untangled(line)
    ]


def _untangled(line: list[Atom]) -> list[list[Atom]]:
    """A line whose atoms lie upon one another is several lines printed over each other.

    The row of a ruled table is a line of its own.
    """
    if len(line) == 1:
        return [line]
    if any(atom.cells for atom in line):
        # Rows of one table may stand so close that they seem to be one line.
        places = (id(atom) if atom.cells else atom.table for atom in line)
        parts = groupby(zip(places, line, strict=True), key=lambda one: one[0])
        return [[atom for _, atom in some] for _, some in parts]
    if all(two.left > one.right - one.size for one, two in pairwise(line)):
        return [line]
    return [[atom] for atom in line]
