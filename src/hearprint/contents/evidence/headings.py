"""The document's own headings, and the document as one whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hearprint.contents.evidence.counted import counted_through
from hearprint.contents.evidence.printed import is_ambiguous, is_contents_word
from hearprint.contents.numbers import depth
from hearprint.contents.titles import without_number
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Block, Document, Role
from hearprint.model.words import file_title

#: Pieces shorter than this on average are better heard as chapters of one section ...
_FEWEST_WORDS = 150
#: ... unless print holds so many of them that nobody would hear all at once.
_FEWEST_PRINTED = 40
_LONG = 900
#: Headings of a title page, before that of a list.
_TITLES = 2


def from_headings(document: Document, hidden: frozenset[str] = frozenset()) -> ContentsList | None:
    """The highest level of headings that divides the document into pieces worth hearing.

    The ``hidden`` blocks are those of a list of contents.
    """
    shown = [
        block for block in document.blocks if block.role is Role.HEADING and block.id not in hidden
    ]
    headings = [block for at, block in enumerate(shown) if not _announces(block, at)]
    chosen = counted_through(document.blocks, headings) or _highest(document, headings)
    words = sum(block.words for block in document.blocks)
    fewest = _FEWEST_PRINTED if document.pages and words >= _LONG else _FEWEST_WORDS
    if len(chosen) <= 1 or words < fewest * len(chosen):
        return None
    lower = [] if document.pages else _below(document, headings, chosen)
    listed = {block.id: 1 for block in chosen} | {block.id: 2 for block in lower}
    entries = []
    for block in headings:
        if block.id in listed:
            number, title = without_number(block.text)
            entries.append(
                Entry(
                    title=title,
                    number=number,
                    block=block.id,
                    raw=block.text,
                    level=listed[block.id],
                )
            )
    return ContentsList(kind=ListKind.HEADINGS, entries=tuple(entries))


def _announces(block: Block, at: int) -> bool:
    """Whether a heading announces a list; "Agenda" does only before all others, behind them it
    is a calendar.
    """
    return is_contents_word(block.text) and (at <= _TITLES or not is_ambiguous(block.text))


def _highest(document: Document, headings: Sequence[Block]) -> list[Block]:
    """Those of the highest rank that more than one has, and above."""
    counts = Counter(block.level for block in headings)
    level = next((level for level in sorted(counts) if counts[level] > 1), 0)
    return _with_text(document, [block for block in headings if block.level <= level])


def _below(document: Document, headings: Sequence[Block], chosen: Sequence[Block]) -> list[Block]:
    """Headings one rank lower, for pieces too long to listen to at once.

    Only where the markup names the ranks: those of a printed page are read from its type.
    """
    lowest = max(block.level for block in chosen)
    taken = {block.id for block in chosen}
    beside = [one for one in headings if one.level <= lowest and one.id not in taken]
    numbered = [one for one in beside if depth(without_number(one.text)[0] or "") > 1]
    deeper = sorted({block.level for block in headings if block.level > lowest})
    lower = numbered or [one for one in headings if one.level in deeper[:1]]
    return _with_text(document, lower)


def _with_text(document: Document, headings: Sequence[Block]) -> list[Block]:
    """Those with text of their own: a title straight over another heading names no section."""
    chosen = {block.id for block in headings}
    kept = []
    for block, after in pairwise((*document.blocks, None)):
        if block is not None and block.id in chosen and after and after.id not in chosen:
            kept.append(block)
    return kept


def from_whole(document: Document) -> ContentsList:
    """One section for everything, named by the document or by its first heading."""
    headings = (block.text for block in document.blocks if block.role is Role.HEADING)
    title = document.title or next(headings, "") or file_title(document.source)
    first = document.blocks[0].id if document.blocks else None
    entry = Entry(title=title, authors=document.authors, block=first, raw=title)
    return ContentsList(kind=ListKind.WHOLE, entries=(entry,))
