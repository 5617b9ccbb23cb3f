"""What each block is: heading, byline, note, caption, quotation, verse, item or paragraph."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from hearprint.model.document import Role
from hearprint.model.words import BULLETS, count_words
from hearprint.readers.pdf.blocks import (
    Draft,
    Frame,
    Measure,
    ended,
    frame_of,
    is_entry,
    split_marker,
)
from hearprint.readers.pdf.footnotes import is_side_bar, notes_in, notes_start
from hearprint.readers.pdf.parts import Row
from hearprint.readers.pdf.ranks import as_tagged, caps, levelled, style_of
from hearprint.readers.pdf.tables import find_tables, grid
from hearprint.readers.pdf.verse import HEADING_SIZE, stanzas

_LONG_HEADING = 32  #: words
_BOLD_HEADING = 22
_HEADING_LINES = 6
_LEFT = 4.0  #: points by which items of one list may differ at the left
_NAMES = 8  #: words of a byline that says neither "by" nor a place
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|photo(?:graph)?s?|illustration|map|chart|image|picture|plate)"
    r"\s*(?:[0-9]+(?:\.[0-9]+)*|[:.])[:. ]"
    r"|(?:photo(?:graph)?s?|image|picture|illustration)\b.{0,12}:",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|text by|words by|von|par|por|interview by)\s+[A-Z\W]", re.IGNORECASE)
_PLACE = re.compile(r"\([^()]{2,40}\)\s*$")
_SMALL_WORDS = frozenset(
    [
        "and",
        "&",
        "of",
        "de",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "del",
        "y",
        "und",
        "et",
        "e",
        "with",
        "for",
        "the",
        "dr",
        "mr",
        "ms",
    ]
)
_OPENING = "“‘\"'«„"
_CLOSING = "”’\"'»“"


def draft_columns(rows: Sequence[Row], usual: Measure) -> list[Draft]:
    """All rows of a document, in order, as blocks with a first guess at their roles."""
    drafts: list[Draft] = []
    for _, zone in groupby(rows, key=lambda row: row.zone):
        drafts.extend(column_drafts(list(zone), usual))
    return settled(drafts, usual)


def column_drafts(rows: Sequence[Row], usual: Measure, page: Sequence[Row] = ()) -> Iterator[Draft]:
    """Blocks of one column, in order; ``page`` is all rows of its page."""
    text = [row for row in rows if not row.lead.cells] or rows
    frame = frame_of(text, usual)
    start = len(rows) if is_side_bar(rows, page, usual) else notes_start(rows, usual)
    for table, some in groupby(_each_whole(rows[:start]), key=lambda row: row.lead.table):
        part = list(some)
        if table >= 0:
            cells = tuple(row.lead.cells for row in part)
            heads = sum(row.lead.head for row in part)
            yield Draft(role=Role.TABLE, rows=tuple(part), cells=cells, heads=heads)
            continue
        at = 0
        for begin, end in find_tables(part):
            yield from _prose(part[at:begin], frame, usual)
            yield Draft(role=Role.TABLE, rows=tuple(part[begin:end]))
            at = end
        yield from _prose(part[at:], frame, usual)
    yield from notes_in(rows[start:])


def _each_whole(rows: Sequence[Row]) -> Sequence[Row]:
    """Rows with those of each ruled table together, where two tables stand side by side."""
    tables: dict[int, list[Row]] = {}
    for row in rows:
        if row.lead.cells:
            tables.setdefault(row.lead.table, []).append(row)
    if not tables:
        return rows
    found: list[Row] = []
    for row in rows:
        if not row.lead.cells:
            found.append(row)
        elif row.lead.table in tables:
            found.extend(tables.pop(row.lead.table))
    return found


def _prose(rows: Sequence[Row], frame: Frame, usual: Measure) -> Iterator[Draft]:
    above: Row | None = None
    for block, verse in stanzas(rows, frame, usual):
        gap = block[0].base - above.base if above else 1000.0
        marker, _ = split_marker(block[0].text)
        entry = frame.listing and any(is_entry(row) for row in block)
        role = Role.ITEM if marker or entry else shape_of(block, frame, usual)
        if verse:
            role, marker = Role.VERSE, ""
        yield Draft(role=role, rows=block, marker=marker, listing=entry, gap=gap)
        above = block[-1]


def shape_of(block: Sequence[Row], frame: Frame, usual: Measure) -> Role:
    """A quotation by its indents, else a paragraph."""
    size = block[0].lead.size
    if size > HEADING_SIZE * usual.size:
        return Role.PARAGRAPH
    width = frame.right - frame.left
    left = min(row.left for row in block) - frame.left
    right = frame.right - max(row.right for row in block)
    both = left > 0.9 * size and right > 0.9 * size and max(left, right) < 0.3 * width
    even = abs(left - right) < 2.5 * size
    if both and even and len(block) > 1:
        return Role.QUOTE
    return Role.PARAGRAPH


# Roles that need the whole document -----------------------------------------------------------


def settled(drafts: Sequence[Draft], usual: Measure) -> list[Draft]:
    """Drafts with roles that their neighbours and the whole document tell."""
    found = list(drafts)
    for at, draft in enumerate(found):
        if draft.told or draft.role in (Role.TABLE, Role.NOTE):
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        role = _role(draft, before, after, usual)
        if role is draft.role and at > 1 and _below_subtitle(draft, found[at - 1], found[at - 2]):
            role = Role.BYLINE
            found[at - 1] = replace(found[at - 1], role=Role.HEADING)
        if role is not draft.role:
            marker = draft.marker if role is Role.ITEM else ""
            found[at] = replace(draft, role=role, marker=marker)
    return levelled(as_tagged(_with_bold_bylines(_merged(found))))


def _role(draft: Draft, before: Draft | None, after: Draft | None, usual: Measure) -> Role:
    text = draft.text
    if draft.listing:
        return draft.role
    if before is not None and before.role is Role.HEADING and _is_byline(draft, before, usual):
        return Role.BYLINE
    if _CAPTION.match(text) and _captioned(draft, before, after, usual):
        return Role.CAPTION
    if _is_heading(draft, before, after, usual):
        return Role.HEADING
    if draft.size > HEADING_SIZE * usual.size and _quoted(text) and len(draft.rows) > 1:
        return Role.QUOTE  # a pull quotation
    return draft.role


def _captioned(draft: Draft, before: Draft | None, after: Draft | None, usual: Measure) -> bool:
    beside = any(one is not None and one.role is Role.TABLE for one in (before, after))
    other = draft.size < 0.97 * usual.size or draft.first.lead.italic or draft.first.lead.bold
    return (beside or other) and count_words(draft.text) < 80  # noqa: PLR2004


def _quoted(text: str) -> bool:
    return text[:1] in _OPENING and text.rstrip(" .,")[-1:] in _CLOSING


def _is_heading(  # noqa: PLR0911 - one rule after the other, in order of weight
    draft: Draft, before: Draft | None, after: Draft | None, usual: Measure
) -> bool:
    if len(draft.rows) > _HEADING_LINES:
        return False
    text, words = draft.text.rstrip(), count_words(draft.text)
    if not words or not any(sign.isalpha() for sign in text):
        return False
    if draft.first.atoms[0].tilted or (draft.marker in BULLETS and draft.marker):
        return False
    large = draft.size >= HEADING_SIZE * usual.size
    if large:
        quoted = _quoted(text) and words > 7 and len(draft.rows) > 1  # noqa: PLR2004
        sentence = text.endswith((".", ",", ";")) and words > 12  # noqa: PLR2004
        return words <= _LONG_HEADING and not quoted and not sentence
    if (
        draft.size < (0.88 if draft.bold else 0.93) * usual.size
        or words > _BOLD_HEADING
        or text.endswith((",", ";", ":"))
    ):
        return False
    apart = (
        before is None
        or before.role is not Role.PARAGRAPH
        or ended(before.text)
        or draft.gap > 1.3 * usual.lead
    )
    if not apart or (text.endswith(".") and words > 4):  # noqa: PLR2004
        return False
    if draft.role is Role.ITEM and _in_list(draft, before, after):
        return False
    if draft.bold:
        return True
    if caps(text):
        return words <= 12 and len(draft.rows) <= 2  # noqa: PLR2004
    return _italic_heading(draft, before, after, usual)


def _in_list(draft: Draft, before: Draft | None, after: Draft | None) -> bool:
    """Whether a neighbour is an item in the same type, at the same edge, marked alike."""
    return any(
        one is not None
        and one.role is Role.ITEM
        and one.bold == draft.bold
        and abs(one.size - draft.size) < 0.3  # noqa: PLR2004
        and abs(one.first.left - draft.first.left) < _LEFT
        and (one.marker in BULLETS) == (draft.marker in BULLETS)
        for one in (before, after)
    )


def _italic_heading(
    draft: Draft, before: Draft | None, after: Draft | None, usual: Measure
) -> bool:
    if not all(row.lead.italic for row in draft.rows) or len(draft.rows) > 1 or after is None:
        return False
    plain = after.role is Role.PARAGRAPH and not after.first.lead.italic
    alone = before is not None and before.role is Role.PARAGRAPH and draft.gap > 1.4 * usual.lead
    close = after.gap < draft.gap + 0.5
    return (
        plain
        and alone
        and close
        and not ended(draft.text)
        and draft.first.left < after.first.left + 1
    )


def _is_byline(  # noqa: PLR0911 - one rule after the other, in order of weight
    draft: Draft, heading: Draft, usual: Measure
) -> bool:
    text, words = draft.text.strip(), count_words(draft.text)
    if len(draft.rows) > 3 or not 0 < words <= 24 or draft.marker:  # noqa: PLR2004
        return False
    same = abs(draft.size - heading.size) < 0.4 and draft.bold == heading.bold  # noqa: PLR2004
    if same and draft.first.lead.italic == heading.first.lead.italic:
        return False
    if draft.size > heading.size + 0.4:
        return False
    if _BY.match(text) and not ended(text):
        return True
    if text.endswith((".", "!", "?", ":")) or not _names_only(text):
        return False
    if _PLACE.search(text):
        return True
    return (
        not draft.bold
        and words <= _NAMES
        and (draft.first.lead.italic or draft.size < heading.size)
        and (draft.size <= 1.3 * usual.size)
    )


def _below_subtitle(draft: Draft, before: Draft, heading: Draft) -> bool:
    """Whether "by ..." stands below a line that stands below a heading, each in smaller type."""
    short = before.role is Role.PARAGRAPH and count_words(before.text) <= 2 * _NAMES
    falling = heading.size > before.size > draft.size
    text = draft.text.strip()
    named = bool(_BY.match(text)) and count_words(text) <= 2 * _NAMES and not ended(text)
    return heading.role is Role.HEADING and short and falling and named


def _with_bold_bylines(drafts: Sequence[Draft]) -> list[Draft]:
    """Bylines in bold: names in one type that, throughout the document, follow a larger heading."""
    under: Counter[tuple[float, bool, bool]] = Counter()
    apart: Counter[tuple[float, bool, bool]] = Counter()
    places: list[int] = []
    listed = _said_larger(drafts)
    for at, draft in enumerate(drafts):
        if draft.role is not Role.HEADING or at in listed:
            continue
        before = drafts[at - 1] if at else None
        named = _names_only(draft.text) and 1 < count_words(draft.text) <= 2 * _NAMES
        if named and before is not None and _larger(before, draft):
            under[style_of(draft)] += 1
            places.append(at)
        elif named:
            apart[style_of(draft)] += 1
        elif before is not None and _larger(before, draft):
            under[style_of(draft)] -= 1  # a sub-heading stands where names would
    found = list(drafts)
    for at in places:
        style = style_of(drafts[at])
        if under[style] > 2 * apart[style] and not drafts[at].marker:
            found[at] = replace(drafts[at], role=Role.BYLINE)
    return found


def _said_larger(drafts: Sequence[Draft]) -> set[int]:
    """Headings whose words a larger heading says too: titles in a list of contents."""
    sizes: dict[str, float] = {}
    for draft in drafts:
        if draft.role is Role.HEADING:
            sizes[draft.text] = max(draft.size, sizes.get(draft.text, 0.0))
    return {
        at
        for at, draft in enumerate(drafts)
        if draft.role is Role.HEADING and draft.size < sizes[draft.text]
    }


def _larger(before: Draft, draft: Draft) -> bool:
    return before.role is Role.HEADING and before.size > 1.15 * draft.size


def _names_only(text: str) -> bool:
    """Whether every word of ``text`` starts with a capital, as in names and towns."""
    bare = [word.strip("(),.;:“”‘’\"'[]") for word in text.split()]
    bare = [word for word in bare if word and word.lower() not in _SMALL_WORDS]
    return bool(bare) and all(word[0].isupper() and not _caps_word(word) for word in bare)


def _caps_word(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Lines of one heading that were parted (a number above its title, say) as one block."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        if last is not None and _one_heading(last, draft):
            found[-1] = replace(last, rows=(*last.rows, *draft.rows))
        else:
            found.append(draft)
    return found


def _one_heading(last: Draft, draft: Draft) -> bool:
    if last.role is not Role.HEADING or draft.role is not Role.HEADING:
        return False
    if last.first.zone != draft.first.zone or last.bold != draft.bold:
        return False
    close = draft.first.base - last.rows[-1].base < 1.5 * max(draft.size, last.size)
    alike = abs(last.size - draft.size) < 0.4 and last.first.lead.italic == draft.first.lead.italic  # noqa: PLR2004
    return close and alike and not split_marker(draft.text)[0]


def table_cells(draft: Draft) -> list[list[list[str]]]:
    """The printed lines of every cell of a table."""
    return grid(draft.rows)
