"""A bulleted list in columns of its own across a page, as newsletters list what is inside.

Its lines are too short to show columns, and where the text below has columns, too, their gutter
would run through the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from hearprint.model.words import BULLETS
from hearprint.readers.pdf.parts import Atom

_EDGE = 3.0  #: points by which the bullets of one column may differ
_FEWEST = 3  #: columns; two are as often those of the text
_FULL = 2  #: bullets of a column
_LEVEL = 1.0  #: points by which the columns' first lines may differ
_STEP = 1.8  #: type sizes from line to line of an item
_OVER = 1.2  #: points by which a line may reach into the next column
_BASE = attrgetter("base")


def parted_at_list(page: list[Atom]) -> list[list[Atom]]:
    """What stands above such a list, its columns, and what stands below, as they are read; the
    whole page where it has none.
    """
    bullets = [atom for atom in page if atom.text[:1] in BULLETS and atom.text]
    columns = _columns(bullets)
    if not columns:
        return [page]
    top = columns[0][0].base - _LEVEL
    bottom = _bottom(page, max(atom.base for column in columns for atom in column))
    inside = [atom for atom in page if top <= atom.base <= bottom]
    edges = [min(atom.left for atom in column) - _OVER for column in columns]
    lists: list[list[Atom]] = [[] for _ in columns]
    for atom in inside:
        at = sum(atom.left >= edge for edge in edges) - 1
        if at < 0 or (at + 1 < len(edges) and atom.right > edges[at + 1] + 2 * _OVER):
            return [page]  # something else stands there
        lists[at].append(atom)
    above = [atom for atom in page if atom.base < top]
    return [above, *lists, [atom for atom in page if atom.base > bottom]]


def _columns(bullets: Sequence[Atom]) -> list[list[Atom]]:
    """Bullets below one another whose first ones stand on one line; none of fewer columns."""
    found: list[list[Atom]] = []
    for atom in sorted(bullets, key=attrgetter("left")):
        if found and atom.left - found[-1][0].left <= _EDGE:
            found[-1].append(atom)
        else:
            found.append([atom])
    columns = [sorted(column, key=_BASE) for column in found]
    full = [column for column in columns if len(column) >= _FULL]
    level = all(abs(one[0].base - two[0].base) <= _LEVEL for one, two in pairwise(columns))
    return columns if len(columns) >= _FEWEST and len(full) >= _FULL and level else []


def _bottom(page: Sequence[Atom], last: float) -> float:
    """The last line of the list, whose last item may run over."""
    for base, size in sorted({(atom.base, atom.size) for atom in page if atom.base > last}):
        if base - last > _STEP * size or any(
            atom.base == base and atom.text[:1] in BULLETS for atom in page
        ):
            break
        last = base
    return last + _LEVEL
