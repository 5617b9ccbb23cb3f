"""How far in the entries of a list of parts stand, and their levels."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.model.document import Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import ancestors, names

_NESTS = names("ul ol dl menu dir")
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
