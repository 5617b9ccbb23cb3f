"""Verse told from prose: its lines end where the poet ends them, not where the column does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hearprint.readers.pdf.blocks import (
    Frame,
    Measure,
    by_gaps,
    ended,
    group,
    is_entry,
    split_marker,
)
from hearprint.readers.pdf.folios import labels_at_ends
from hearprint.readers.pdf.parts import Row

HEADING_SIZE = 1.09  #: of the body's: type this large is display
_COUPLET = 2
_FLUSH = 0.15  #: type sizes
_SAME_SIZE = 0.3  #: points
_WIDE = 0.6  #: of the column: lines of verse are seldom so wide
_ROOM = 0.8  #: type sizes; words are measured by the usual width of their line's letters
_LISTED = 0.7  #: of the lines of a list of contents end in a page number
_STANZA = 14  #: lines; a longer piece must be verse by its own lines


def stanzas(
    rows: Sequence[Row], frame: Frame, usual: Measure
) -> Iterator[tuple[tuple[Row, ...], bool]]:
    """Blocks of one column; whatever is verse stays whole between its gaps."""
    if frame.listing:
        yield from ((block, False) for block in group(rows, frame, usual))
        return
    chunks = [tuple(chunk) for chunk in by_gaps(rows, frame, usual)]
    verse = [is_verse(chunk, frame, usual) for chunk in chunks]
    for at, chunk in enumerate(chunks):
        near = any(
            verse[side] and 0 <= side < len(chunks) and _same_type(chunks[side], chunk)
            for side in (at - 1, at + 1)
            if 0 <= side < len(chunks)
        )
        if verse[at] or (near and len(chunk) <= _STANZA and _short_lines(chunk, frame)):
            yield chunk, True
        else:
            yield from ((block, False) for block in group(chunk, frame, usual, parted=True))


def _same_type(one: Sequence[Row], two: Sequence[Row]) -> bool:
    a, b = one[0].lead, two[0].lead
    return (
        abs(a.size - b.size) < _SAME_SIZE
        and a.bold == b.bold
        and abs(one[0].left - two[0].left) < 4 * a.size
    )


def _short_lines(chunk: Sequence[Row], frame: Frame) -> bool:
    """Whether no line of a neighbour of verse but its last is as long as the column."""
    white = 0.12 * (frame.right - frame.left)
    if any(split_marker(row.text)[0] for row in chunk) or chunk[-1].text.endswith(":"):
        return False
    if any(row.text.endswith("-") for row in chunk[:-1]):
        return False
    if len(chunk) > _COUPLET and _fills_its_own_column(chunk, frame):
        return False
    if len(chunk) == 1 and chunk[0].left < frame.left + chunk[0].lead.size:
        return False  # a short paragraph
    return all(frame.right - row.right > white for row in chunk[: max(1, len(chunk) - 1)])


def is_verse(chunk: Sequence[Row], frame: Frame, usual: Measure) -> bool:
    """Lines that stop where the next word would have found room, sentence or no sentence."""
    first = chunk[0].lead
    if len(chunk) <= _COUPLET or first.size > HEADING_SIZE * usual.size or first.bold:
        return False
    rights = [row.right for row in chunk[:-1]]
    if max(rights) - min(rights) < _FLUSH * first.size:
        return False  # justified lines
    short = unended = 0
    for one, two in pairwise(chunk):
        room, apart = frame.right - one.right, 1.2 * one.lead.size
        if room > apart and room > _first_word(two) + apart:
            short += 1
            unended += not ended(one.text)
    lines = len(chunk) - 1
    if short < max(2, 0.5 * lines) or unended < 0.4 * lines:
        return False
    if _fills_its_own_column(chunk, frame) or any(row.text.endswith("-") for row in chunk):
        return False
    if labels_at_ends(row.text for row in chunk) > _LISTED * len(chunk):
        return False
    return not any(split_marker(row.text)[0] or is_entry(row) for row in chunk)


def _fills_its_own_column(chunk: Sequence[Row], frame: Frame) -> bool:
    """Whether lines set in from both sides break where their own longest line ends: a quotation."""
    left, right = min(row.left for row in chunk), max(row.right for row in chunk)
    if right - left < _WIDE * (frame.right - frame.left):
        return False
    return all(
        right - one.right < _first_word(two) + _ROOM * one.lead.size for one, two in pairwise(chunk)
    )


def _first_word(row: Row) -> float:
    """How wide the first word of a line is."""
    atom = row.atoms[0]
    return atom.width * len(atom.text.split(" ", 1)[0]) / max(1, len(atom.text))
