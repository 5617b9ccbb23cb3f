"""What the body says about an entry whose list left open where its title ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.entries import authors_of
from hearprint.contents.titles import without_number
from hearprint.model.contents import Entry, Match
from hearprint.model.document import Block, Document, Role

#: How many blocks behind a heading may name its author.
_NEAR = 2
#: A title may have caught this many words that stood over the list.
_CAUGHT = 4


def as_printed(
    document: Document, entries: Sequence[Entry], matches: Sequence[Match]
) -> tuple[Entry, ...]:
    """Entries with title and authors parted as their headings and bylines part them."""
    done = [
        entry
        if match.block is None or entry.id
        else _parted(entry, document.blocks[match.block :][: match.span + _NEAR], match.span)
        for entry, match in zip(entries, matches, strict=True)
    ]
    named = [_names_first(entry) for entry in entries]
    undone = sum(first and not after.authors for first, after in zip(named, done, strict=True))
    if undone * 3 >= sum(named):  # what stands in front of the colon is no name in this list
        done = [_whole(one) if first else one for first, one in zip(named, done, strict=True)]
    return tuple(done)


def _names_first(entry: Entry) -> bool:
    """Whether the list was read as ``Name: Title``."""
    raw = without_number(entry.raw)[1]
    return bool(entry.authors) and raw.startswith(entry.authors[0].name)


def _whole(entry: Entry) -> Entry:
    return replace(entry, title=without_number(_without_label(entry))[1], authors=())


def _parted(entry: Entry, blocks: Sequence[Block], span: int) -> Entry:
    printed = " ".join(block.text for block in blocks[:span] if block.role is not Role.BYLINE)
    heading = bare(without_number(printed)[1])
    title = bare(entry.title)
    if heading == title or not heading:
        return entry
    whole = without_number(_without_label(entry))[1]
    if bare(whole) == heading or bare(" ".join(a.name for a in entry.authors)) == heading:
        return _whole(entry)
    if title.endswith(f" {heading}") and len(title.split()) - len(heading.split()) <= _CAUGHT:
        return _suffix(entry, heading)
    if not entry.authors and title.startswith(f"{heading} "):
        return _with_byline(entry, heading, blocks[span:])
    return entry


def _without_label(entry: Entry) -> str:
    """The line as found, without its page label and leaders."""
    if entry.label is None:
        return entry.raw
    return re.sub(rf"[\s.\u2026]*{re.escape(entry.label)}\s*$", "", entry.raw)


def _suffix(entry: Entry, heading: str) -> Entry:
    """Words that stood over the list were taken for the beginning of its first entry."""
    words = entry.title.split()
    while len(words) > 1 and bare(" ".join(words)) != heading:
        words.pop(0)
    return replace(entry, title=" ".join(words)) if bare(" ".join(words)) == heading else entry


def _with_byline(entry: Entry, heading: str, after: Sequence[Block]) -> Entry:
    """The list says more than the heading, and the byline says the rest: those are authors."""
    rest = bare(entry.title)[len(heading) :].strip()
    for block in after:
        if rest and bare(block.text).removeprefix("by ") == rest.removeprefix("by "):
            words = entry.title.split()
            while words and bare(" ".join(words)) != heading:
                words.pop()
            title = " ".join(words).rstrip(" :,-\u2013\u2014") or entry.title
            return replace(entry, title=title, authors=authors_of(block.text))
    return entry
