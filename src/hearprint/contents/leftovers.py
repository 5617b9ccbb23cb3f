"""Headings like those of the list that stand outside it: an appendix that it forgot, or the story
on the front page beside a list of what is inside.
"""

from __future__ import annotations

from collections import Counter

from hearprint.contents.titles import without_number
from hearprint.model.contents import Contents, Entry, ListKind, Match
from hearprint.model.document import Block, Document, Role

#: Lists that people wrote and may have left incomplete.
_WRITTEN = (ListKind.CATALOGUE, ListKind.LINKS, ListKind.PRINTED)
#: The entries' headings must look alike by this share before others are compared with them.
_ALIKE = 0.8
#: A heading with less text behind it names no section.
_FEWEST_WORDS = 25
#: Type sizes within this many points are the same.
_SAME_SIZE = 0.3


def forgotten(document: Document, contents: Contents) -> tuple[tuple[Entry, Match], ...]:
    """Entries for headings before the first one found, or behind the last, that look just like
    those of the list; in order.
    """
    found = sorted(match.block for match in contents.matches if match.block is not None)
    if contents.kind not in _WRITTEN or len(found) <= 1 or _by_program(document, contents):
        return ()
    spans = {
        match.block + step
        for match in contents.matches
        if match.block is not None
        for step in range(match.span)
    }
    top = min(entry.level for entry in contents.entries)
    tops = [
        match.block
        for entry, match in zip(contents.entries, contents.matches, strict=True)
        if match.block is not None and entry.level == top
    ]
    looks = Counter(_look(document.blocks[at]) for at in tops)
    (look, count), *_ = looks.most_common(1) or ((None, 0),)
    last = max(found)
    inside = range(min(found), last)
    shared = any(_look(document.blocks[at]) == look for at in inside if at not in spans)
    if look is None or count < _ALIKE * len(tops) or shared:
        return ()  # where sub-headings look the same, looks say nothing
    hidden = frozenset(contents.blocks)
    span = max(match.span for match in contents.matches if match.block == last)
    outside = (
        *range(max(1, _list_page(document, hidden)), min(found)),  # block 0 is the masthead
        *range(last + span, len(document.blocks)),
    )
    spots = [
        at
        for at in outside
        if document.blocks[at].id not in hidden
        and _look(document.blocks[at]) == look
        and _text_behind(document, at, hidden)
    ]
    return tuple(_entry(document.blocks[at], at) for at in spots)


def _list_page(document: Document, hidden: frozenset[str]) -> int:
    """The first block of the page on which the list stands; what is before it is a foreword."""
    at = next((n for n, block in enumerate(document.blocks) if block.id in hidden), None)
    if at is None:
        return len(document.blocks)
    page = document.blocks[at].page
    while page is not None and at and document.blocks[at - 1].page == page:
        at -= 1
    return at


def with_forgotten(document: Document, contents: Contents) -> list[tuple[Entry, Match]]:
    """The list's entries, and those that it forgot in their places."""
    listed = list(zip(contents.entries, contents.matches, strict=True))
    more = forgotten(document, contents)
    first = min((match.block for _, match in listed if match.block is not None), default=0)
    front = [one for one in more if one[1].block is not None and one[1].block < first]
    return [*front, *listed, *more[len(front) :]]


def _by_program(document: Document, contents: Contents) -> bool:
    """Whether a program gathered the list: printed with pages and several levels, it is whole."""
    labelled = any(entry.label for entry in contents.entries)
    levels = {entry.level for entry in contents.entries}
    return bool(document.pages) and labelled and len(levels) > 1


def _look(block: Block) -> tuple[float, bool, int] | None:
    """What makes two headings look alike; None for what is no heading."""
    if block.role is not Role.HEADING:
        return None
    return (round(block.size / _SAME_SIZE) * _SAME_SIZE, block.bold, block.level)


def _text_behind(document: Document, at: int, hidden: frozenset[str]) -> bool:
    words = 0
    for block in document.blocks[at + 1 :]:
        if block.role is Role.HEADING and block.level <= document.blocks[at].level:
            break
        words += 0 if block.id in hidden else block.words
    return words >= _FEWEST_WORDS


def _entry(block: Block, at: int) -> tuple[Entry, Match]:
    number, title = without_number(block.text)
    where = f", page {block.page}" if block.page is not None else ""
    why = f"a heading like the others, in no list{where}"
    return (
        Entry(title=title, number=number, raw=block.text),
        Match(block=at, confidence=0.6, why=why),
    )
