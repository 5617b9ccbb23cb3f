"""A web page's own list of its parts: links to anchors, or to the files of one publication."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearprint.contents.compare import alike, bare
from hearprint.contents.entries import read_entries
from hearprint.contents.titles import without_number
from hearprint.model.contents import ContentsList, Entry, ListKind
from hearprint.model.document import Block, Document, Jump, Role

_FEWEST = 2
#: A list that begins so far into the text, by its words, is a list of something else.
_LATEST = 0.5
_SAME = 0.85
#: Words behind a title that say what is in the section; fewer are a subtitle.
_BLURB = 5
_DIVIDERS = tuple(":,;(\u2013\u2014-")
#: Entries that name no section to listen to.
_FURNITURE = frozenset(
    {"contents", "table of contents", "list of contents", "top", "title page", "cover", "home"}
    | {"short contents", "short table of contents", "sommaire", "inhalt", "inhaltsverzeichnis"}
)


def from_anchors(document: Document) -> ContentsList | None:
    """The list with each entry at the block it leads to; None when it does not span the text."""
    places: dict[str, int] = {}
    for number, block in enumerate(document.blocks):
        for name in block.anchors:
            places.setdefault(name, number)  # of two with one name, links reach the first
    jumps = [jump for jump in document.jumps if bare(jump.text) not in _FURNITURE]
    jumps = _rising(_once(jumps, places), places)
    if len(jumps) < _FEWEST or not _spans(document, jumps, places):
        return None
    jumps = _ranked(document.blocks, jumps, places)
    read = _read(jumps)
    entries = tuple(
        _aimed(document.blocks, entry, jump, places.get(jump.anchor))
        for entry, jump in zip(read, jumps, strict=True)
    )
    listed = any(jump.listed for jump in jumps)
    return ContentsList(kind=ListKind.LINKS if listed else ListKind.HEADINGS, entries=entries)


def _once(jumps: Sequence[Jump], places: Mapping[str, int]) -> list[Jump]:
    """Only the first of several entries that lead to one block: a chapter before its section."""
    kept: dict[int | str, Jump] = {}
    for jump in jumps:
        kept.setdefault(places.get(jump.anchor, jump.anchor), jump)
    return list(kept.values())


def _rising(jumps: Sequence[Jump], places: Mapping[str, int]) -> list[Jump]:
    """Without what steps out of the text's order, as a list of tables behind the chapters does."""
    tops: list[int] = []
    at_top: list[int] = []
    before: dict[int, int] = {}
    for number, jump in enumerate(jumps):
        place = places.get(jump.anchor)
        if place is None:
            continue
        at = bisect_right(tops, place)
        before[number] = at_top[at - 1] if at else -1
        tops[at : at + 1] = [place]
        at_top[at : at + 1] = [number]
    kept: set[int] = set()
    step = at_top[-1] if at_top else -1
    while step >= 0:
        kept.add(step)
        step = before[step]
    last = max(kept, default=-1)
    # An entry that leads nowhere is told as not found, unless it follows those that are found.
    return [
        jump
        for number, jump in enumerate(jumps)
        if number in kept or (jump.anchor not in places and number < last)
    ]


def _spans(document: Document, jumps: Sequence[Jump], places: Mapping[str, int]) -> bool:
    found = [places[jump.anchor] for jump in jumps if jump.anchor in places]
    if not found:
        return False
    before = sum(block.words for block in document.blocks[: min(found)])
    return before <= _LATEST * sum(block.words for block in document.blocks)


def _ranked(
    blocks: Sequence[Block], jumps: Sequence[Jump], places: Mapping[str, int]
) -> list[Jump]:
    """A list without nesting takes its levels from the headings it leads to.

    Not where it begins below its top: then the headings' ranks are of another order.
    """
    if len({jump.level for jump in jumps}) > 1:
        return list(jumps)
    levels = [
        blocks[places[jump.anchor]].level
        if jump.anchor in places and blocks[places[jump.anchor]].role is Role.HEADING
        else 0
        for jump in jumps
    ]
    told = [level for level in levels if level]
    ranks = {level: rank for rank, level in enumerate(sorted(set(told)), start=1)}
    usual = ranks[Counter(told).most_common(1)[0][0]] if told else 1
    if ranks.get(levels[0], usual) > 1:
        return list(jumps)
    return [
        replace(jump, level=ranks.get(level, usual))
        for jump, level in zip(jumps, levels, strict=True)
    ]


def _read(jumps: Sequence[Jump]) -> list[Entry]:
    """Numbers, titles and authors, asked of each list of brothers: each may count from 1."""
    read: list[Entry | None] = [None] * len(jumps)
    open_: list[list[int]] = []
    for place, jump in enumerate((*jumps, Jump(text="", anchor="", level=0))):
        while len(open_) > jump.level:
            _read_brothers(jumps, open_.pop(), read)
        while len(open_) < jump.level:
            open_.append([])
        if open_:
            open_[-1].append(place)
    return [entry for entry in read if entry is not None]


def _read_brothers(
    jumps: Sequence[Jump], brothers: Sequence[int], read: list[Entry | None]
) -> None:
    texts = [jumps[place].text for place in brothers]
    entries = read_entries(texts) if texts else ()
    if len(entries) != len(brothers):
        entries = tuple(Entry(title=text, raw=text) for text in texts)
    for place, entry in zip(brothers, entries, strict=True):
        read[place] = entry


def _aimed(blocks: Sequence[Block], entry: Entry, jump: Jump, place: int | None) -> Entry:
    """The entry at its level and block; an anchor beside its heading means that heading."""
    entry = replace(
        entry, level=jump.level, label=None, authors=jump.authors or entry.authors, raw=jump.text
    )
    if place is None:
        return entry
    if blocks[place].role is not Role.HEADING:
        near = [n for n in (place - 1, place + 1) if 0 <= n < len(blocks)]
        place = next((n for n in near if _names(blocks[n], entry)), place)
    return replace(entry, block=blocks[place].id, title=_without_blurb(entry.title, blocks[place]))


def _without_blurb(title: str, block: Block) -> str:
    """Without what the list goes on to say: "Sand: where to find it and how to dig for it"."""
    heading = without_number(block.text)[1]
    rest = title[len(heading) :].lstrip()
    said = block.role is Role.HEADING and title.casefold().startswith(heading.casefold())
    return heading if said and rest[:1] in _DIVIDERS and len(rest.split()) >= _BLURB else title


def _names(block: Block, entry: Entry) -> bool:
    title = without_number(block.text)[1]
    return block.role is Role.HEADING and alike(entry.title, title) >= _SAME
