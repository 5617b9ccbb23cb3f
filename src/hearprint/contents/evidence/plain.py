"""Lists that nothing announces and nothing numbers: lines that are the headings of what follows.

A front page often names its articles without a page number and under any words at all ("Read
on for ..."). Only the body can tell such lines from others: they return, in order, as headings.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearprint.contents.compare import alike, bare
from hearprint.contents.entries import partings
from hearprint.contents.evidence.laidout import Group, ListLine
from hearprint.contents.evidence.listlines import list_lines
from hearprint.contents.evidence.printed import list_of
from hearprint.contents.titles import without_number
from hearprint.model.contents import ContentsList
from hearprint.model.document import Block, Document, Role

#: Such a list stands on one of the first pages, or among the first blocks of what has no pages.
_PAGES = 4
_BLOCKS = 60
#: Fewer lines that return as headings may be chance.
_FEWEST = 3
#: So many of a list's lines, from its first to its last, return as headings.
_MOST = 0.75
_SAME = 0.9
_LONGEST = 16  #: words of a line
#: What stands over a list is no longer than this, in words.
_LABEL = 8


def from_plain(document: Document) -> tuple[ContentsList, ...]:
    """Runs of short lines on the first pages that are headings of what follows."""
    heads = _Heads(document.blocks)
    found = []
    for start, stop in _runs(document):
        end = _first_return(document.blocks, start, stop)
        lines = list_lines(document.blocks[start:end])
        groups = _entries(lines, heads, end)
        made = list_of(groups, document.links) if groups else None
        if made is not None:
            first = groups[0].lines[0].block
            label = _label(document.blocks, document.blocks.index(first))
            found.append(replace(made, page=first.page, blocks=(*label, *made.blocks)))
    return tuple(found)


def _runs(document: Document) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbouring blocks of short lines on one page."""
    start: int | None = None
    for at, block in enumerate((*document.blocks, None)):
        early = block is not None and (
            block.page <= _PAGES if block.page is not None else at < _BLOCKS
        )
        if block is not None and early and _short(block):
            if start is None or document.blocks[start].page != block.page:
                if start is not None and at - start:
                    yield start, at
                start = at
            continue
        if start is not None:
            yield start, at
        start = None
        if not early:
            return


def _first_return(blocks: Sequence[Block], start: int, stop: int) -> int:
    """Where the list must have ended: at the first block that says one of its lines again."""
    texts: dict[str, set[str]] = defaultdict(set)
    for line in list_lines(blocks[start:stop]):
        texts[line.block.id].add(bare(without_number(line.text)[1]))
    said: set[str] = set()
    for at in range(start, stop):
        if bare(without_number(blocks[at].text)[1]) in said:
            return at
        said |= texts[blocks[at].id]
    return stop


def _short(block: Block) -> bool:
    if block.role in (Role.NOTE, Role.CAPTION, Role.QUOTE):
        return False
    texts = [line.text for line in block.lines] or [block.text]
    return all(len(text.split()) <= _LONGEST for text in texts) and not _is_sentences(block)


def _is_sentences(block: Block) -> bool:
    return (
        block.role is Role.PARAGRAPH and block.words > 2 * _LONGEST and len(block.lines) < _FEWEST
    )


class _Heads:
    """What blocks begin with, bare, by their first words."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._places: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, block in enumerate(blocks):
            # A verse that comes again is no heading, and its first time is no list.
            if block.role in (Role.NOTE, Role.TABLE, Role.CAPTION, Role.VERSE):
                continue
            for text in {block.text if block.role is Role.HEADING else "", _first_line(block)}:
                told = bare(without_number(text)[1])
                if told and len(told.split()) <= 2 * _LONGEST:
                    self._places[told.split()[0]].append((at, told))

    def returns(self, text: str, end: int, *, named: bool = False) -> list[int]:
        """Blocks from ``end`` on that begin with ``text``, where ``named`` without its authors."""
        whole = without_number(text)[1]
        ways = partings(whole).values() if named else ()
        said = {bare(one) for one in (whole, *(title for title, _ in ways))}
        return sorted(
            {
                at
                for told in filter(None, said)
                for at, head in self._places.get(told.split()[0], ())
                if at >= end and alike(told, head) >= _SAME
            }
        )


def _first_line(block: Block) -> str:
    return block.lines[0].text if block.lines else block.text


def _entries(lines: Sequence[ListLine], heads: _Heads, end: int) -> list[Group]:
    """The longest rising chain of lines that return as headings, if most of its lines do."""
    found: list[tuple[int, int, int]] = []  # first line, how many lines, block
    at = 0
    while at < len(lines):
        for count in (3, 2, 1):
            whole = " ".join(line.text for line in lines[at : at + count])
            places = heads.returns(whole, end, named=count == 1) if at + count <= len(lines) else []
            if places:
                found += [(at, count, place) for place in places]
                at += count - 1
                break
        at += 1
    chain = _rising(found)
    if len(chain) < _FEWEST:
        return []
    first, (last, length, _) = chain[0][0], chain[-1]
    if sum(count for _, count, _ in chain) < _MOST * (last + length - first):
        return []
    return _grouped(lines, chain)


def _rising(found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """One place a line, lines and places both rising, as many as can be."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    # Of one line the later places come first, so that no two of them can stand in one chain.
    ordered = sorted(range(len(found)), key=lambda one: (found[one][0], -found[one][2]))
    for one in ordered:
        place = found[one][2]
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [one]
        before.append(ends[at - 1] if at else -1)
    back = dict(zip(ordered, before, strict=True))
    chain: list[tuple[int, int, int]] = []
    step = ends[-1] if ends else -1
    while step >= 0:
        chain.append(found[step])
        step = back[step]
    return chain[::-1]


def _grouped(lines: Sequence[ListLine], chain: Sequence[tuple[int, int, int]]) -> list[Group]:
    """Each entry's lines; a line between two that no heading repeats is an entry of its own."""
    starts = {at: count for at, count, _ in chain}
    groups: list[Group] = []
    at, end = chain[0][0], chain[-1][0] + chain[-1][1]
    while at < end:
        count = starts.get(at, 1)
        groups.append(Group(lines=tuple(lines[at : at + count])))
        at += count
    return groups


def _label(blocks: Sequence[Block], first: int) -> tuple[str, ...]:
    """The id of the short line over the list, which is no heading of a section."""
    if not first or blocks[first - 1].page != blocks[first].page:
        return ()
    above = blocks[first - 1]
    told = above.role is Role.HEADING or above.bold or above.text.endswith(":")
    return (above.id,) if told and above.words <= _LABEL and len(above.lines) <= 1 else ()
