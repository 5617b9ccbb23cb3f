"""The marks of notes: printed over a note as a heading, or before its first word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hearprint.model.document import NoteRef, Role
from hearprint.model.words import plain
from hearprint.readers.markup.chunks import Chunk, tidy
from hearprint.readers.markup.furniture import NOTE_MARK
from hearprint.readers.markup.visible import visible_text

_MARK = re.compile(r"[\[(]?\s*(\d{1,4}|[*\u2020\u2021\u00a7]+)\s*[\])]?\.?")
_BEFORE = re.compile(
    r"(?P<open>[\[(])?(?P<mark>\d{1,4}|[*\u2020\u2021\u00a7]+)[\])]?[.:]?\s+(?=\S)"
)


def mark_notes(chunks: list[Chunk]) -> None:
    """Every note's mark becomes its marker and leaves its text."""
    for chunk, after in pairwise(chunks):
        match = _MARK.fullmatch(chunk.text)
        below = after.role is Role.NOTE and not after.reason
        if match and below and chunk.role is Role.HEADING and not chunk.reason:
            chunk.reason = NOTE_MARK
            after.marker = after.marker or match[1]
            after.anchors = (*chunk.anchors, *after.anchors)
            chunk.anchors = ()
    for place in range(len(chunks) - 1, -1, -1):
        if chunks[place].role is Role.NOTE and not chunks[place].reason:
            chunks[place : place + 1] = _parted(chunks[place])


def signs(texts: Sequence[str]) -> int:
    """How many signs of ``texts`` stay when they are tidied, white space aside."""
    return sum(not sign.isspace() for text in texts for sign in tidy(text))


def note_refs(text: str, before: int, notes: Sequence[tuple[int, NoteRef]]) -> tuple[NoteRef, ...]:
    """Those of ``notes`` whose marks stood in ``text``, each with its place there.

    ``before`` signs stand before ``text``; a number with each mark says how many stand before it.
    """
    ends = [at for at, sign in enumerate(text, 1) if not sign.isspace()]
    return tuple(
        replace(ref, at=ends[place - before - 1])
        for place, ref in notes
        if before < place <= before + len(ends)
    )


def _parted(note: Chunk) -> list[Chunk]:
    """The mark before a note's first word, in brackets or as a link back, stands apart."""
    match = _BEFORE.match(note.text)
    if not match or note.lines:
        return [note]
    first = plain(visible_text(note.links[0])).strip("[]() .") if note.links else ""
    if not match["open"] and first != match["mark"]:
        return [note]
    text = note.text[match.end() :]
    gone = replace(note, text=match[0].strip(), reason=NOTE_MARK, anchors=(), marker="")
    return [gone, replace(note, text=text, marker=match["mark"])]
