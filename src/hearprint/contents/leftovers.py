"""Headings like those of the list that stand behind its last entry: an appendix it forgot."""

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
    """Entries for headings behind the last one found that look just like those of the list."""
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
    span = max(match.span for match in contents.matches if match.block == last)
    spots = [
        at
        for at in range(last + span, len(document.blocks))
        if _look(document.blocks[at]) == look and _text_behind(document, at)
    ]
    return tuple(_entry(document.blocks[at], at) for at in spots)


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


def _text_behind(document: Document, at: int) -> bool:
    words = 0
    for block in document.blocks[at + 1 :]:
        if block.role is Role.HEADING and block.level <= document.blocks[at].level:
            break
        words += block.words
    return words >= _FEWEST_WORDS


def _entry(block: Block, at: int) -> tuple[Entry, Match]:
    number, title = without_number(block.text)
    where = f", page {block.page}" if block.page is not None else ""
    why = f"a heading like the others, in no list{where}"
    return (
        Entry(title=title, number=number, raw=block.text),
        Match(block=at, confidence=0.6, why=why),
    )
