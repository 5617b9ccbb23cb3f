"""Levels of a contents list as its indentation shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hearprint.model.contents import Entry

#: Left edges this close, in points, are one edge; numbers set flush right differ by less.
_SAME = 7.0
#: A step to the right beyond this, in points, begins another column and no deeper level.
_COLUMN = 110.0


def indented(entries: Sequence[Entry], lefts: Sequence[float | None]) -> tuple[Entry, ...]:
    """Entries with levels from their left edges; numbers with dots ("2.1") know better.

    Edges that only one entry in many has are taken for a slip of the typesetter.
    """
    known = [left for left in lefts if left is not None]
    if len(known) < len(entries) or any(entry.level > 1 for entry in entries):
        return tuple(entries)
    edges = _edges(known)
    levels = [_level(left, edges) for left in known]
    if levels[0] != 1 or levels.count(1) < 2:  # noqa: PLR2004 - one top entry is no list
        return tuple(entries)
    return tuple(replace(entry, level=level) for entry, level in zip(entries, levels, strict=True))


def _edges(lefts: Sequence[float]) -> list[float]:
    """The distinct left edges, from the left."""
    edges: list[float] = []
    for left in sorted(lefts):
        if not edges or left - edges[-1] > _SAME:
            edges.append(left)
    counts = Counter(min(edges, key=lambda edge: abs(edge - left)) for left in lefts)
    return [edge for edge in edges if counts[edge] > 1 or len(lefts) < 2 * len(edges)]


def _level(left: float, edges: Sequence[float]) -> int:
    """1 at the left edge of a column, one more for each step to the right within it."""
    level = 1
    base = edges[0] if edges else left
    for edge in edges:
        if edge - base > _COLUMN:
            level, base = 1, edge
        elif edge > base:
            level += 1
        if left <= edge + _SAME:
            break
    return level
