"""Bars of links to go to a chapter by its number alone: "Top 1 2 3"."""

from __future__ import annotations

import re

from hearprint.model.words import plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.visible import visible_text

_FEWEST = 3
#: An entry without a title.
_BARE = re.compile(r"\W*(?:\d+(?:\.\d+)*|[IVXLC]+|\w)\W*", re.IGNORECASE)


def is_bare(text: str) -> bool:
    """A number or a letter, and no title."""
    return bool(_BARE.fullmatch(text))


def is_bar(chunk: Chunk) -> bool:
    """A line of links, most of which say no more than a number or a letter."""
    if len(chunk.links) < _FEWEST:
        return False
    bare = sum(is_bare(plain(visible_text(link))) for link in chunk.links)
    return 2 * bare > len(chunk.links)
