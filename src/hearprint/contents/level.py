"""At which level of its list a document is cut."""

from __future__ import annotations

from collections.abc import Sequence

from hearprint.model.contents import Contents
from hearprint.model.document import Document
from hearprint.settings import SplitSettings

#: Longer pieces are cut one level further down when the list can do it...
_LONGEST_MINUTES = 45
#: ... if most are longer, or if most of the text stands in pieces so long.
_FAR_TOO_LONG_MINUTES = 90


def cut_level(
    document: Document, contents: Contents, settings: SplitSettings, depth: int | None = None
) -> int:
    """The level to cut at: entries at it and above name sections, those below it chapters.

    ``depth`` counts the list's levels from 1 and decides. Else it is the list's top level; one
    deeper for a lone title, or pieces far too long to listen to. A few long chapters among many
    short ones stay whole: cutting all would leave only crumbs, and a long section has chapters.
    """
    levels = levels_of(contents)
    if depth and levels:
        return levels[min(depth, len(levels)) - 1]
    level, *deeper = levels or (1,)
    if deeper and sum(entry.level == level for entry in contents.entries) == 1:
        return deeper[0]
    pieces = _piece_words(document, contents, level)
    return deeper[0] if deeper and _too_long(pieces, settings) else level


def levels_of(contents: Contents) -> Sequence[int]:
    """The levels of a list, its top first; an opening has none."""
    return sorted({entry.level for entry in contents.entries if entry.level > 0})


def _too_long(pieces: Sequence[int], settings: SplitSettings) -> bool:
    long, far_too_long = (
        minutes * settings.words_per_minute for minutes in (_LONGEST_MINUTES, _FAR_TOO_LONG_MINUTES)
    )
    most = 2 * sum(words > long for words in pieces) > len(pieces)
    return most or 2 * sum(words for words in pieces if words > far_too_long) > sum(pieces)


def _piece_words(document: Document, contents: Contents, level: int) -> list[int]:
    """Words of every piece of a cut at ``level``."""
    pairs = zip(contents.entries, contents.matches, strict=True)
    edges = sorted(
        match.block for entry, match in pairs if match.block is not None and entry.level <= level
    )
    ends = [*edges[1:], len(document.blocks)] if edges else []
    return [
        sum(block.words for block in document.blocks[start:end])
        for start, end in zip(edges, ends, strict=False)  # no edges, no pieces
    ]
