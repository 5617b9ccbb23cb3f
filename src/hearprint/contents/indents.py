"""Levels of a contents list as its indentation and its dotted numbers show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hearprint.model.contents import Entry

#: Left edges this close, in points, are one edge; numbers set flush right differ by less.
_SAME = 7.0
#: A step to the right beyond this, in points, begins another column and no deeper level.
_COLUMN = 110.0


def indented(entries: Sequence[Entry], lefts: Sequence[float | None]) -> tuple[Entry, ...]:
    """Entries with levels from their left edges; numbers with dots ("2.1") know better.

    Where numbers and edges agree, the edges speak for the entries without numbers.
    """
    known = [left for left in lefts if left is not None]
    if len(known) < len(entries):
        return tuple(entries)
    edges = _edges(known)
    taught = _taught(entries, known, edges)
    levels = [
        entry.level if entry.level > 1 else taught.get(_edge(left, edges), _level(left, edges))
        for entry, left in zip(entries, known, strict=True)
    ]
    if levels[0] != 1 or levels.count(1) < 2:  # noqa: PLR2004 - one top entry is no list
        return tuple(entries)
    return tuple(replace(entry, level=level) for entry, level in zip(entries, levels, strict=True))


def _taught(
    entries: Sequence[Entry], lefts: Sequence[float], edges: Sequence[float]
) -> dict[float, int]:
    """What the numbered entries at an edge say of its level, when dotted numbers are in use."""
    if not any(entry.number and "." in entry.number for entry in entries):
        return {}
    votes: dict[float, Counter[int]] = defaultdict(Counter)
    for entry, left in zip(entries, lefts, strict=True):
        if entry.number:
            votes[_edge(left, edges)][entry.level] += 1
    return {edge: counts.most_common(1)[0][0] for edge, counts in votes.items()}


def _edges(lefts: Sequence[float]) -> list[float]:
    """The distinct left edges, from the left; one that few lines have is a slip."""
    edges: list[float] = []
    for left in sorted(lefts):
        if not edges or left - edges[-1] > _SAME:
            edges.append(left)
    counts = Counter(_edge(left, edges) for left in lefts)
    return [edge for edge in edges if counts[edge] > 1 or len(lefts) < 2 * len(edges)]


def _edge(left: float, edges: Sequence[float]) -> float:
    return min(edges, key=lambda edge: abs(edge - left)) if edges else left


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
