"""Notes whose mark stands over them as a heading, as Texinfo prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hearprint.model.document import Role
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.furniture import NOTE_MARK

_MARK = re.compile(r"[\[(]?\s*(\d{1,4}|[*\u2020\u2021\u00a7]+)\s*[\])]?\.?")


def mark_notes(chunks: Sequence[Chunk]) -> None:
    """A heading that is nothing but a note's mark becomes the mark of the note below it."""
    for chunk, after in pairwise(chunks):
        match = _MARK.fullmatch(chunk.text)
        below = after.role is Role.NOTE and not after.reason
        if match and below and chunk.role is Role.HEADING and not chunk.reason:
            chunk.reason = NOTE_MARK
            after.marker = after.marker or match[1]
            after.anchors = (*chunk.anchors, *after.anchors)
            chunk.anchors = ()
