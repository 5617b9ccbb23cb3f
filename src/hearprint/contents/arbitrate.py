"""What the body says about an entry whose list left open where its title ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.entries import authors_of, partings
from hearprint.contents.people import people
from hearprint.contents.titles import without_number
from hearprint.model.contents import Entry, Match
from hearprint.model.document import Block, Document, Person, Role

#: How many blocks behind a heading may name its author.
_NEAR = 2
#: A title may have caught this many words that stood over the list.
_CAUGHT = 4
#: What divides a title from the names behind it.
_TAIL = re.compile(r"(?:\s*[:,/|]|\s+[-\u2013\u2014])(?:\s+by)?\s*$|\s+by$")
#: A longer paragraph names no author.
_BYLINE = 30


def as_printed(
    document: Document, entries: Sequence[Entry], matches: Sequence[Match]
) -> tuple[Entry, ...]:
    """Entries with title and authors parted as their headings and bylines part them."""
    done = [
        entry
        if match.block is None or entry.id
        else _parted(entry, document.blocks[max(0, match.block - 1) :], match, first=not at)
        for at, (entry, match) in enumerate(zip(entries, matches, strict=True))
    ]
    named = [_names_first(entry) for entry in entries]
    undone = sum(first and not after.authors for first, after in zip(named, done, strict=True))
    if undone * 3 >= sum(named):  # what stands in front of the colon is no name in this list
        done = [_whole(one) if first else one for first, one in zip(named, done, strict=True)]
    heads = [_heading(document, match) for match in matches]
    return tuple(_as_others(entries, done, heads))


def _heading(document: Document, match: Match) -> str:
    """The first block of an entry's heading, bare and without its number."""
    if match.block is None:
        return ""
    return bare(without_number(document.blocks[match.block].text)[1])


def _as_others(
    entries: Sequence[Entry], done: Sequence[Entry], heads: Sequence[str]
) -> Iterator[Entry]:
    """Part the titles that no byline parted where the bylines of the others part theirs."""
    ways = [{} if entry.authors else partings(_unnumbered(entry)) for entry in entries]
    votes: Counter[str] = Counter()
    for split, after, head in zip(ways, done, heads, strict=True):
        for way, (title, _) in split.items():
            if after.authors:
                votes[way] += bare(title) == bare(after.title)
            else:
                votes[way] -= head == bare(after.title)
    for split, one, head in zip(ways, done, heads, strict=True):
        agreed = [
            way for way, (title, _) in split.items() if votes[way] > 0 and bare(title) == head
        ]
        if agreed and not one.authors:
            title, names = split[max(agreed, key=votes.__getitem__)]
            yield replace(one, title=title, authors=people(names))
        else:
            yield one


def _names_first(entry: Entry) -> bool:
    """Whether the list was read as ``Name: Title``."""
    raw = without_number(entry.raw)[1]
    return bool(entry.authors) and raw.startswith(entry.authors[0].name)


def _whole(entry: Entry) -> Entry:
    return replace(entry, title=_unnumbered(entry), authors=())


def _parted(entry: Entry, around: Sequence[Block], match: Match, *, first: bool) -> Entry:
    """``around`` begins with the block before the heading, where there is one."""
    start = min(1, match.block or 0)
    blocks = around[start : start + match.span + _NEAR]
    above = around[:start]
    printed = " ".join(one.text for one in blocks[: match.span] if one.role is not Role.BYLINE)
    heading = bare(without_number(printed)[1])
    title = bare(entry.title)
    if not heading:
        return entry
    whole = _unnumbered(entry)
    if heading != title and (
        bare(whole) == heading or bare(" ".join(a.name for a in entry.authors)) == heading
    ):
        return _whole(entry)
    caught = len(title.split()) - len(heading.split())
    if title.endswith(f" {heading}") and (first or caught <= _CAUGHT):
        return _suffix(entry, heading)
    if not entry.authors:
        return _with_byline(entry, blocks, match.span, above)
    return entry


def _unnumbered(entry: Entry) -> str:
    return without_number(_without_label(entry))[1]


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


def _with_byline(entry: Entry, blocks: Sequence[Block], span: int, above: Sequence[Block]) -> Entry:
    """The list says more than the heading, and the byline says the rest: those are authors."""
    heads = [
        bare(without_number(" ".join(block.text for block in blocks[:end]))[1])
        for end in range(1, span + 1)
    ]
    for block in (*blocks[1:], *above):
        told = _names(authors_of(block.text)) if block.words <= _BYLINE else frozenset()
        title, rest = _divided(entry.title, told) if told else ("", "")
        if title and (bare(title) in heads or all(" " in name for name in told)):
            return replace(entry, title=title, authors=_with_towns(rest, block))
    return entry


def _divided(title: str, names: frozenset[str]) -> tuple[str, str]:
    """What stands before ``names`` in a title that ends with them, and they; else nothing."""
    words = title.split()
    for start in range(1, len(words)):
        rest = " ".join(words[start:])
        if bare(words[start]) and _names(authors_of(rest)) == names:
            return _TAIL.sub("", " ".join(words[:start])), rest
    return "", ""


def _names(named: Sequence[Person]) -> frozenset[str]:
    return frozenset(bare(person.name) for person in named)


def _with_towns(rest: str, byline: Block) -> tuple[Person, ...]:
    """The list's authors; with the byline's towns where the list tells none."""
    listed = authors_of(rest)
    towns = {bare(one.name): one for one in authors_of(byline.text)}
    return tuple(one if one.branch else towns.get(bare(one.name), one) for one in listed)
