"""Rows of a column to paragraphs, items and entries: where one block ends and the next starts."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from hearprint.model.document import Role
from hearprint.model.words import BULLETS
from hearprint.readers.pdf.folios import page_number
from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN, Row

#: Gaps and indents in type sizes.
_INDENT = 0.7
_SAME_LEFT = 0.4
_GAP = 1.27  #: times the usual distance of lines
_LARGE_GAP = 1.75  #: for headings, whose lines stand further apart
_FULL = 1.6
_NUMBER = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)]|\([0-9]{1,3}\)|\(?[a-z]\)|\(?[ivx]{1,5}\)|[A-Z]\))"
)
_LETTERS_MARKER = 6  #: signs of the longest marker that opens with a letter
_MARKER = re.compile(rf"({_NUMBER}|[{BULLETS}]|[–-])(?=\s)\s+")
_LEADERS = re.compile(
    r"(?:[.…·_]\s?){4,}\s*[0-9ivxlcIVXLC]{0,6}(?:\s?[–-]\s?[0-9ivxlcIVXLC]{1,6})?\s*$"
)
_LEADERS_END = frozenset("0123456789ivxlcIVXLC.…·_")
_ENDS = tuple(".!?:;…")
_CLOSING = ")]”’\"'»"
_NOTE_START = re.compile(
    rf"(?:{MARK_OPEN}([^{MARK_CLOSE}]+){MARK_CLOSE}"
    r"|([0-9]{1,3})(?:[.)]?(?= )|(?=[^\W\d_a-z]|[“‘\"'(]))"
    r"|([*†‡§]{1,3}))\s*"
)
_ENTRIES = 3
_CAP_LINES = 5
_ALIKE = 0.6  #: points by which sizes of one type may differ
_FEW = 6  #: rows that say little about their column
_LOOSE = 0.14  #: white at the right of most lines, as part of the column


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block in the making."""

    role: Role
    rows: tuple[Row, ...]
    marker: str = ""
    level: int = 0
    listing: bool = False  #: an entry of a list of contents
    gap: float = 0.0  #: white above, in points; large at the top of a column
    leaf: int = -1  #: of the structure tree, which knows where the block starts and ends
    told: bool = False  #: the tree knows the role and level too
    cells: tuple[tuple[tuple[str, ...], ...], ...] = ()  #: printed lines of a told table's cells
    heads: int = 0  #: rows of ``cells`` that are column headings

    @property
    def first(self) -> Row:
        """Its first line."""
        return self.rows[0]

    @property
    def size(self) -> float:
        """Type size of its first line."""
        return self.rows[0].lead.size

    @property
    def bold(self) -> bool:
        """Whether all its lines are bold."""
        return all(row.lead.bold for row in self.rows)

    @property
    def text(self) -> str:
        """Its lines with single spaces; good enough to judge by."""
        return " ".join(row.text for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is usual in a document."""

    size: float  #: body type
    lead: float  #: distance of baselines in the body
    widths: tuple[float, ...]  #: of columns, widest first
    indented: bool  #: paragraphs open with an indent rather than after a gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is usual in one column."""

    left: float
    right: float
    lead: float
    listing: bool


def measure(rows: Sequence[Row]) -> Measure:
    """Body type, leading and column widths."""
    letters: defaultdict[float, int] = defaultdict(int)
    for row in rows:
        for atom in row.atoms:
            letters[atom.size] += len(atom.text)
    sizes = Counter(letters)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    leads: Counter[float] = Counter()
    indents, flush = 0, 0
    widths: Counter[int] = Counter()
    alike = [abs(row.lead.size - size) <= _ALIKE for row in rows]
    for at, (one, two) in enumerate(pairwise(rows), start=1):
        if not (alike[at - 1] and alike[at] and one.zone == two.zone):
            continue
        step = two.base - one.base
        if 0.9 * size < step < 2.2 * size:
            leads[round(step * 2) / 2] += 1
            indents += _INDENT * size < two.left - one.left < 4 * size
            flush += 1
        widths[round((one.right - one.left_edge) / 2)] += 1
    lead = leads.most_common(1)[0][0] if leads else 1.25 * size
    common = sum(widths.values()) * 0.04
    return Measure(
        size=size,
        lead=lead,
        widths=tuple(
            sorted((width * 2.0 for width, n in widths.items() if n > common), reverse=True)
        ),
        indented=indents > 0.04 * max(flush, 1),
    )


def frame_of(rows: Sequence[Row], usual: Measure) -> Frame:
    """Edges and leading of one column, helped by what is usual where it holds few lines."""
    left = min([row.left for row in rows])
    rights = [row.right for row in rows]
    right = max(rights)
    rooms = sorted([right - one for one in rights])
    if len(rows) < _FEW or rooms[len(rows) // 2] > _LOOSE * (right - left):
        # Short lines only: the column is as wide as others are, if such a one would fit.
        wider = [w for w in usual.widths if right - left - 2 < w < 3 * (right - left)]
        right = left + min(wider, default=right - left)
    steps = [
        two.base - one.base
        for one, two in pairwise(rows)
        if abs(two.lead.size - one.lead.size) < _ALIKE
        and 0 < two.base - one.base < 2.2 * one.lead.size
    ]
    lead = median(steps) if len(steps) > 3 else usual.lead  # noqa: PLR2004
    entries = sum([is_entry(row) for row in rows])
    return Frame(left=left, right=right, lead=lead, listing=entries >= _ENTRIES)


def is_entry(row: Row) -> bool:
    """A line of a contents list: it ends in leaders or in a page number far to the right."""
    text = row.text
    led = text.rstrip()[-1:] in _LEADERS_END and _LEADERS.search(text)  # the first is quicker
    if led and len(text.strip(" ._…·")) > 3:  # noqa: PLR2004
        return True
    if len(row.atoms) < 2:  # noqa: PLR2004
        return False
    last, before = row.atoms[-1], row.atoms[-2]
    wide = last.left - before.right > 1.5 * row.lead.size
    return wide and page_number(last.text) is not None and any(c.isalpha() for c in before.text)


def split_marker(text: str) -> tuple[str, str]:
    """The bullet or number at the start of ``text``, and what follows it."""
    if text[:1].isalpha() and ")" not in text[:_LETTERS_MARKER]:
        return "", text  # most lines: told at once
    match = _MARKER.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def note_mark(text: str) -> tuple[str, str] | None:
    """Mark and text of a line that may open a note."""
    match = _NOTE_START.match(text)
    if not match or match.end() >= len(text):
        return None
    return (match[1] or match[2] or match[3]).strip("()[],. "), text[match.end() :]


def ended(text: str) -> bool:
    """Whether ``text`` stops like a sentence."""
    if text[-1:].isalpha() and text[-2:-1] != MARK_CLOSE:
        return False  # most lines: told at once
    bare = text
    if MARK_CLOSE in text[-2:]:
        bare = text[: text.rfind(MARK_OPEN)]
    elif MARK_OPEN in text:
        bare = text.replace(MARK_OPEN, " ").replace(MARK_CLOSE, " ")
    return bare.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def group(
    rows: Sequence[Row], frame: Frame, usual: Measure, *, parted: bool = False
) -> Iterator[tuple[Row, ...]]:
    """Cut the rows of one column where a new block starts.

    ``parted`` says that they are of one piece of ``by_gaps``.
    """
    block: list[Row] = []
    breaks = _breaks_within if parted else _breaks
    for row in rows:
        if block and breaks(block, row, frame, usual):
            yield tuple(block)
            block = []
        block.append(row)
    if block:
        yield tuple(block)


def by_gaps(rows: Sequence[Row], frame: Frame, usual: Measure) -> Iterator[list[Row]]:
    """Cut the rows of one column where white or a change of type parts them."""
    chunk: list[Row] = []
    for row in rows:
        if chunk and (_gap(chunk[-1], row, frame, usual) or _type_changes(chunk, row, frame)):
            yield chunk
            chunk = []
        chunk.append(row)
    if chunk:
        yield chunk


def _breaks(block: Sequence[Row], row: Row, frame: Frame, usual: Measure) -> bool:
    last = block[-1]
    if _gap(last, row, frame, usual):
        return True
    if frame.listing and _same_entry(block, row):
        return False
    if _broken(last, row):
        return False
    if _type_changes(block, row, frame):
        return True
    if frame.listing and any(is_entry(one) for one in block):
        return True
    return _opens(block, row, frame, usual)


def _breaks_within(block: Sequence[Row], row: Row, frame: Frame, usual: Measure) -> bool:
    """The same where no list stands, and neither white nor a change of type parts the rows."""
    return not _broken(block[-1], row) and _opens(block, row, frame, usual)


def _opens(block: Sequence[Row], row: Row, frame: Frame, usual: Measure) -> bool:
    if _opens_item(block, row, frame):
        return True
    if row.lead.size > 1.08 * usual.size:
        return False  # lines of one heading: only size, weight and gaps part them
    return _indents(block, row, frame) or _stops_short(block, row, frame)


def _broken(last: Row, row: Row) -> bool:
    """Whether a word runs from ``last`` into ``row``."""
    text, size = last.text, row.lead.size
    hyphen = text[-1:] in ("-", "\u2010", SOFT_HYPHEN) and text[-2:-1].isalpha()
    return hyphen and row.text[:1].islower() and abs(last.lead.size - size) < 0.1 * size


def _same_entry(block: Sequence[Row], row: Row) -> bool:
    """Whether ``row`` belongs to the contents entry that ``block`` holds so far.

    An entry ends with its page number; names may follow it, set in from the title.
    """
    first, size = block[0], row.lead.size
    if abs(first.lead.size - size) > 0.2 * size or (first.lead.bold and not row.lead.bold):
        return False
    done = any(is_entry(one) for one in block)
    set_in = row.left > first.left + 0.3 * size
    return (set_in and not is_entry(row)) if done else (set_in or _alike(block[-1], row))


def _alike(one: Row, two: Row) -> bool:
    a, b = one.lead, two.lead
    same = a.bold == b.bold and a.italic == b.italic and abs(a.size - b.size) < 0.4  # noqa: PLR2004
    return same and not split_marker(two.text)[0]


def _type_changes(block: Sequence[Row], row: Row, frame: Frame) -> bool:
    last, one, two = block[-1], block[-1].lead, row.lead
    if one.size != two.size and abs(one.size - two.size) > max(
        0.45, 0.05 * max(one.size, two.size)
    ):
        return True
    if one.bold == two.bold:
        return one.italic != two.italic and not _runs_on(last, row, frame)
    if two.bold:  # a bold line after plain ones
        return ended(last.text) or not _is_full(last, row, frame)
    return not _runs_on(last, row, frame)


def _runs_on(last: Row, row: Row, frame: Frame) -> bool:
    """Whether a sentence plainly runs from ``last`` into ``row``, whatever their type."""
    if row.text[:1].islower() and not ended(last.text):
        return True
    return _is_full(last, row, frame) and not ended(last.text) and row.lead.size == last.lead.size


def _gap(last: Row, row: Row, frame: Frame, usual: Measure) -> bool:
    step = row.base - last.base
    size = row.lead.size
    if step < -0.5 * size:
        return True
    if size > 1.08 * usual.size:
        return step > _LARGE_GAP * size
    lead = max(frame.lead, 1.05 * size) if size > 0.9 * usual.size else min(frame.lead, 1.4 * size)
    return step > _GAP * max(lead, 1.1 * size)


def _first_word(row: Row) -> float:
    text = row.atoms[0].text
    return row.atoms[0].width * len(text.split(" ", 1)[0]) / max(1, len(text))


def _is_full(last: Row, row: Row, frame: Frame) -> bool:
    """Whether the next word would not have found room on ``last``."""
    room = frame.right - last.right
    return room < _first_word(row) + 0.45 * last.lead.size


def _opens_item(block: Sequence[Row], row: Row, frame: Frame) -> bool:
    marker, rest = split_marker(row.text)
    if not marker or not rest:
        return False
    if marker in BULLETS:
        return True
    last, first = block[-1], block[0]
    if split_marker(first.text)[0]:
        return row.left <= first.left + _INDENT * row.lead.size or ended(last.text)
    if marker in "–-":
        return ended(last.text) and row.left > frame.left + _SAME_LEFT * row.lead.size
    return ended(last.text) or not _is_full(last, row, frame)


def _indents(block: Sequence[Row], row: Row, frame: Frame) -> bool:
    size = row.lead.size
    last, first = block[-1], block[0]
    shift = row.left - last.left
    marked = split_marker(first.text)[0] or MARK_OPEN in first.text[:1]
    if not marked and abs(shift) < _SAME_LEFT * size:
        return False  # most lines: told at once
    capped = first.atoms[0].cap and len(block) <= _CAP_LINES  # they count as starting at its left
    if capped or (_is_centred(last, frame) and _is_centred(row, frame)):
        return False
    if marked:
        return row.left < first.left - _SAME_LEFT * size or (
            row.left <= first.left + _SAME_LEFT * size and len(block) > 1
            and block[1].left > first.left + _SAME_LEFT * size
        )  # fmt: skip
    if len(block) == 1 and shift < -4 * size:
        return True  # a name set to the right, and then text
    if shift > _INDENT * size:
        hanging = len(block) == 1 and not ended(last.text) and _is_full(last, row, frame)
        return not hanging
    # Back from a hanging indent or a quotation:
    return len(block) > 1 and row.left < last.left - _INDENT * size


def _is_centred(row: Row, frame: Frame) -> bool:
    size = row.lead.size
    before, after = row.left - frame.left, frame.right - row.right
    return before > size and after > size and abs(before - after) < size


def _stops_short(block: Sequence[Row], row: Row, frame: Frame) -> bool:
    """A line that ends a sentence with room for the next word ends its paragraph."""
    last = block[-1]
    return (
        frame.right - last.right > _FULL * last.lead.size
        and ended(last.text)
        and not _is_full(last, row, frame)
    )
