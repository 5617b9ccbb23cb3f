"""How far in the entries of a list of parts stand, and their levels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearprint.model.document import Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import ancestors, names

_NESTS = names("ul ol dl menu dir")
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*|[A-Z](?:\.\d+)*(?=\.\s)|[A-Z](?:\.\d+)+)\.?\s")
_MOSTLY = 0.8  #: of the entries
_RUBRIC_WORDS = 3  #: of a line such as "Further reading:"


def depths_of(run: Sequence[Chunk]) -> list[float]:
    """How far in each line of a list stands.

    A list under a rubric of its own ("Appendices:") stands where the rubric does: it is nested in
    the list, and in none of its entries.
    """
    found: list[float] = []
    rubric: float | None = None
    lift = 0.0
    for chunk in run:
        depth = _depth(chunk)
        if _is_rubric(chunk):
            rubric, lift = depth, 0.0
        elif rubric is not None and chunk.links:
            if depth <= rubric:
                rubric, lift = None, 0.0
            else:
                lift = lift or depth - rubric
        found.append(max(depth - lift, rubric or 0.0))
    return found


def levels_of(depths: Sequence[float]) -> list[int]:
    """Levels without gaps: an entry is one below the last that stands further out."""
    levels: list[int] = []
    outer: list[float] = []
    for depth in depths:
        while outer and outer[-1] >= depth:
            outer.pop()
        outer.append(depth)
        levels.append(len(outer))
    return levels


def _depth(chunk: Chunk) -> float:
    """Headings by their rank, and further out than any list."""
    if chunk.role is Role.HEADING:
        return chunk.level / 10
    return 1 + sum(parent.tag in _NESTS for parent in ancestors(chunk.owner))


def _is_rubric(chunk: Chunk) -> bool:
    plain = chunk.role is Role.PARAGRAPH and not chunk.links and chunk.text.endswith(":")
    return (
        plain
        and chunk.words <= _RUBRIC_WORDS
        and not any(parent.tag in _NESTS for parent in ancestors(chunk.owner))
    )


def levels_by_numbers(texts: Sequence[str], levels: Sequence[int]) -> list[int]:
    """Levels of entries that only their numbers tell apart ("2" and "2.1"), where most have one."""
    numbers = [_NUMBERED.match(text) for text in texts]
    deep = sum("." in one[1] for one in numbers if one)
    most = sum(map(bool, numbers)) >= _MOSTLY * len(texts)
    if len(set(levels)) > 1 or not most or not 0 < deep < len(texts):
        return list(levels)
    return [
        level + one[1].count(".") if one else level
        for level, one in zip(levels, numbers, strict=True)
    ]
