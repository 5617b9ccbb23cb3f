"""What the body says about an entry whose list left open where its title ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearprint.contents.compare import bare
from hearprint.contents.entries import LAST_PAGE, authors_of, partings
from hearprint.contents.numbers import numeral
from hearprint.contents.people import looks_like_people, people, surely_people
from hearprint.contents.titles import without_number
from hearprint.model.contents import Entry, Match
from hearprint.model.document import Block, Document, Person, Role

#: How many blocks behind a heading may name its author.
_NEAR = 2
#: A title may have caught this many words that stood over the list.
_CAUGHT = 4
#: What divides a title from the names behind it.
_TAIL = re.compile(r"(?:\s*[:,./|\u00b7\u2022]|\s+[-\u2013\u2014])(?:\s+by)?\s*$|\s+by$")
#: Names in brackets behind a title.
_BRACKETED = re.compile(r"^\(([^()]+)\)$")
#: The same, with the title.
_BEHIND = re.compile(r"^(?P<title>.*\S)\s+\((?P<names>[^()]+)\)$")
_FEWEST = 3  #: entries that show a list's hand
#: What opens a byline.
_BY = re.compile(r"(?:by|von|par|por|gan|door|av|af)\s", re.IGNORECASE)
#: What may stand before a title behind names.
_OPEN = re.compile(r"^(?:[:,./|\u00b7\u2022\u2013\u2014-]\s*)+")
#: What joins names to a title that follows them.
_LINK = re.compile(r"^(?:on|about|\u00fcber|sur|sobre|om|over|ar)\s+(?=\S)", re.IGNORECASE)
#: Words of the shortest sentence.
_SENTENCE = 5
#: A line that says who moves a motion is no longer.
_MOVED = 12
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
    heads = [_headings(document, match) for match in matches]
    bylined = sum(
        bool(two.authors and not one.authors) for one, two in zip(entries, done, strict=True)
    )
    if 2 * bylined > len(done):
        done = [_named_behind(one, head) for one, head in zip(done, heads, strict=True)]
    done = list(_as_others(entries, done, heads))
    return tuple(_in_a_column(_without_branches(entries, done, heads), heads))


def _in_a_column(done: Sequence[Entry], heads: Sequence[frozenset[str]]) -> Sequence[Entry]:
    """Who wrote or sent it, in a column of its own behind most titles, that no sign divides:
    ``Harvest supper   Ann Lee``.
    """
    able = [_column(entry, head) for entry, head in zip(done, heads, strict=True)]
    if sum(map(bool, able)) < max(_FEWEST, len(done) // 2 + 1):
        return done
    return [
        replace(entry, title=one[0], authors=people(one[1])) if one else entry
        for entry, one in zip(done, able, strict=True)
    ]


def _column(entry: Entry, heads: frozenset[str]) -> tuple[str, str] | None:
    """A title that heads its section, and nothing but names behind it."""
    words = entry.title.split()
    if entry.authors or bare(entry.title) in heads:
        return None
    for end in range(1, len(words)):
        title, rest = " ".join(words[:end]), " ".join(words[end:])
        if _heads_it(entry, title, heads) and looks_like_people(rest):
            return title, rest
    return None


def _without_branches(
    entries: Sequence[Entry], done: Sequence[Entry], heads: Sequence[frozenset[str]]
) -> Sequence[Entry]:
    """Who sent it, in brackets behind a title, where most headings leave that out:
    ``Bus fares (Leeds)``.
    """
    found = [_BEHIND.match(_unnumbered(entry)) for entry in entries]
    able = [
        one
        if one and looks_like_people(one["names"]) and _heads_it(entry, one["title"], head)
        else None
        for entry, one, head in zip(entries, found, heads, strict=True)
    ]
    if sum(map(bool, able)) < max(_FEWEST, len(done) // 2 + 1):
        return done
    return [
        replace(entry, title=one["title"], authors=people(one["names"])) if one else entry
        for entry, one in zip(done, able, strict=True)
    ]


def _heads_it(entry: Entry, title: str, heads: frozenset[str]) -> bool:
    return bool({bare(title), bare(f"{entry.number} {title}")} & heads)


def _named_behind(entry: Entry, heads: frozenset[str]) -> Entry:
    """Names behind a title, where those of most other entries are told by their bylines."""
    words = entry.title.split()
    for end in range(1, len(words)) if not entry.authors else ():
        rest = " ".join(words[end:])
        if bare(" ".join(words[:end])) in heads and surely_people(rest):
            return replace(entry, title=" ".join(words[:end]), authors=people(rest))
    return entry


def _headings(document: Document, match: Match) -> frozenset[str]:
    """The blocks of an entry's heading, bare and without their numbers."""
    if match.block is None:
        return frozenset()
    blocks = document.blocks[match.block : match.block + match.span]
    return frozenset(bare(without_number(block.text)[1]) for block in blocks)


def _as_others(
    entries: Sequence[Entry], done: Sequence[Entry], heads: Sequence[frozenset[str]]
) -> Iterator[Entry]:
    """Part the titles that no byline parted where the bylines of the others part theirs."""
    ways = [{} if entry.authors else partings(_unnumbered(entry)) for entry in entries]
    votes: Counter[str] = Counter()
    for split, after, head in zip(ways, done, heads, strict=True):
        for way, (title, _) in split.items():
            if after.authors:
                votes[way] += bare(title) == bare(after.title)
            else:
                votes[way] -= bare(after.title) in head
    for split, one, head in zip(ways, done, heads, strict=True):
        agreed = [
            way for way, (title, _) in split.items() if votes[way] > 0 and bare(title) in head
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
    heads = _heads(entry, [one for one in blocks[: match.span] if one.role is not Role.BYLINE])
    if not heads or heads[-1] == bare(entry.title) or _is_bylined(entry, blocks[0]):
        return entry
    if heads[-1] in (bare(_unnumbered(entry)), bare(" ".join(a.name for a in entry.authors))):
        return _whole(entry)
    if not entry.authors:
        entry = _with_byline(entry, (*blocks[1:], *around[:start]), heads)
    title = bare(entry.title)
    for heading in reversed(heads):
        if title == heading:
            return entry
        if title.endswith(f" {heading}"):
            return _suffix(entry, heading, first=first)
    for heading in reversed(heads):
        if f"{bare(_unnumbered(entry))} ".startswith(f"{heading} "):
            return _prefix(entry, heading, blocks[1:])
    return entry


def _is_bylined(entry: Entry, block: Block) -> bool:
    """Whether title and byline are one block that only its lines part."""
    lines = [line.text for line in block.lines]
    return bool(entry.authors) and any(
        bare(without_number(" ".join(lines[:at]))[1]) == bare(entry.title)
        and _BY.match(lines[at])
        and _names(authors_of(" ".join(lines[at:]))) == _names(entry.authors)
        for at in range(1, len(lines))
    )


def _heads(entry: Entry, blocks: Sequence[Block]) -> list[str]:
    """What a heading says, bare and unnumbered, up to each of its blocks.

    A number with which the title of an entry begins belongs to it: "50 Years of ...".
    """
    found = []
    for end in range(1, len(blocks) + 1):
        text = " ".join(block.text for block in blocks[:end])
        number, rest = without_number(text)
        found.append(bare(text if number and _begins(entry, number) else rest))
    return [heading for heading in found if heading]


def _begins(entry: Entry, number: str) -> bool:
    return entry.number is None and without_number(entry.title)[0] == number


def _unnumbered(entry: Entry) -> str:
    """The line as found without the number, or letter, by which the list counts it."""
    text = _without_label(entry)
    counted = numeral(text)
    if counted and counted.number == entry.number:
        return counted.rest
    number, rest = without_number(text)
    return text if number and _begins(entry, number) else rest


def _without_label(entry: Entry) -> str:
    """The line as found, without its page label and leaders."""
    if entry.label is None:
        return entry.raw
    return re.sub(rf"[\s.\u2026]*{re.escape(entry.label)}{LAST_PAGE}\s*$", "", entry.raw)


def _suffix(entry: Entry, heading: str, *, first: bool) -> Entry:
    """The heading is the end of what was listed: authors stand before it, or words that stood over
    the list and were taken for the beginning of its first entry.
    """
    words = entry.title.split()
    for start in range(1, len(words)):
        if bare(" ".join(words[start:])) == heading:
            title, front = _OPEN.sub("", " ".join(words[start:])), " ".join(words[:start])
            named = () if entry.authors else authors_of(_TAIL.sub("", front))
            if not _TAIL.search(front) or not all(" " in one.name for one in named):
                named = ()  # a name has two words; "Interview:" is none
            rubric = front.endswith(":")  # "Interview: ..." belongs to the title
            if named or ((first or start <= _CAUGHT) and not rubric):
                return replace(entry, title=title, authors=entry.authors or named)
    return entry


def _prefix(entry: Entry, heading: str, below: Sequence[Block]) -> Entry:
    """The heading is the beginning of what was listed, and a sentence about it follows, or names
    that end the line below the heading: "Moved by: Leeds Central".
    """
    words = _unnumbered(entry).split()
    for end in range(1, len(words)):
        if bare(" ".join(words[:end])) == heading:
            title, rest = " ".join(words[:end]), words[end:]
            if _ends_line(rest, below):
                named = _TAIL.sub("", title)
                return replace(
                    entry, title=named, authors=people(_BRACKETED.sub(r"\1", " ".join(rest)))
                )
            told = len(rest) >= _SENTENCE and rest[-1].endswith((".", "!", "?", "\u2026"))
            begun = rest[0].lstrip("\u201c\u2018\"'")[:1].isupper() and not _TAIL.search(title)
            return replace(entry, title=title) if told and begun else entry
    return entry


def _ends_line(rest: Sequence[str], below: Sequence[Block]) -> bool:
    """Whether a short block below the heading ends in the words behind a title."""
    told = f" {bare(' '.join(rest))}"
    return any(one.words <= _MOVED and f" {bare(one.text)}".endswith(told) for one in below)


def _with_byline(entry: Entry, near: Sequence[Block], heads: Sequence[str]) -> Entry:
    """The list says more than the heading, and the byline says the rest: those are authors."""
    for block in near:
        told = _names(authors_of(block.text)) if block.words <= _BYLINE else frozenset()
        title, rest = _divided(entry.title, told) if told else ("", "")
        linked = _LINK.sub("", title)
        if bare(title) not in heads and bare(linked) in heads:
            title = f"{linked[:1].upper()}{linked[1:]}"
        if title and (bare(title) in heads or all(" " in name for name in told)):
            return replace(entry, title=title, authors=_with_towns(rest, block))
    return entry


def _divided(title: str, names: frozenset[str]) -> tuple[str, str]:
    """The rest of a title that begins or ends with ``names``, and they; else nothing."""
    words = title.split()
    for at in range(1, len(words)):
        front, back = " ".join(words[:at]), " ".join(words[at:])
        back = _BRACKETED.sub(r"\1", back)
        if bare(words[at]) and _names(authors_of(back)) == names:
            return _TAIL.sub("", front), back
        if _names(authors_of(_TAIL.sub("", front))) == names:
            return _OPEN.sub("", back), _TAIL.sub("", front)
    return "", ""


def _names(named: Sequence[Person]) -> frozenset[str]:
    return frozenset(bare(person.name) for person in named)


def _with_towns(rest: str, byline: Block) -> tuple[Person, ...]:
    """The list's authors; with the byline's towns where the list tells none."""
    listed = authors_of(rest)
    towns = {bare(one.name): one for one in authors_of(byline.text)}
    return tuple(one if one.branch else towns.get(bare(one.name), one) for one in listed)
